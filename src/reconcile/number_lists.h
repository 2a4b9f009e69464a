// Numbers as people shorten them beside a name: "202606-023+026+24", "FACT 423/464", "F 385 ET
// 384".
//
// Of a list each number may be whole, worn, or only its end, which stands for the number before it
// with another end. So few digits prove nothing by themselves. But when every number of a list
// reads as an open piece of the line's own party, and those make its amount to the cent in one way
// alone, the list says what is paid.
#pragma once

#include "context.h"
#include "text_index.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

// The numbers of one party's open pieces, by what may stand for them.
class PartyNumbers {
public:
    PartyNumbers(const Context& context, std::uint32_t party);

    using Items = std::vector<std::uint32_t>;
    bool empty() const { return m_by_key.empty(); }
    const Items& of_key(std::string_view key) const { return found(m_by_key, key); }
    // Groups without zeros, with the letters before the digits or without them.
    const Items& of_groups(std::string_view groups) const { return found(m_by_groups, groups); }
    // The last digits of a number; all its last group, or two digits of it at least.
    const Items& of_end(std::string_view digits) const { return found(m_by_end, digits); }

private:
    using Index = TextIndex<Items>;
    static const Items& found(const Index& index, std::string_view key);

    Index m_by_key, m_by_groups, m_by_end;
};

class NumberLists {
public:
    explicit NumberLists(Context& context) : m_context(context) {}

    // The pieces the line lists, by item; empty when no list makes the amount, or several readings
    // do, or when the run has no steps left for searches.
    std::vector<NumberHit> in(std::uint32_t line);

private:
    Context& m_context;
    std::map<std::uint32_t, std::unique_ptr<PartyNumbers>> m_parties;
};

} // namespace comptoir::reconcile
