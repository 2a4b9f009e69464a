// The answers that the number of an invoice can give: all of it, a part, more, or nearly all.
#pragma once

#include "../outcome.h"
#include "differences.h"
#include "instalment_doubts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace comptoir::reconcile {

// The items a line names by their numbers.
struct Claim {
    std::uint32_t line = 0;
    std::vector<NumberHit> hits; // of other parties' items removed; sorted by item
    bool weak = false;           // proves nothing without a person
    Reason doubt;                // why weak
};
using ForeignHits = std::unordered_map<std::uint32_t, std::vector<NumberHit>>; // by line

class NumberAnswers {
public:
    explicit NumberAnswers(Context& context) : m_context(context) {}

    // Numbers of items whose party the line contradicts, by line.
    ForeignHits foreign;

    const LineReading& reading(std::uint32_t line) const { return m_context.readings[line]; }
    const ItemState& item(const NumberHit& hit) const { return m_context.items[hit.item]; }
    static int sign(std::int64_t value) { return value < 0 ? -1 : 1; }

    ItemAnswer start(const Claim& claim, const NumberHit& hit) const;
    void add_evidence(const Claim& claim, const NumberHit& hit, ItemAnswer& answer) const;

    // The items in full, and the little that the payment lacks on its account. Booked unattended
    // within a limit of the dossier alone.
    bool with_difference(const Claim& claim, const std::vector<ItemPart>& parts);
    // More than is open on the item.
    void above(const Claim& claim, const NumberHit& hit);
    // Less than is open: with a credit note, with others that make it exact, or on account.
    void instalment(const Claim& claim, const NumberHit& hit);

private:
    bool speaks_of_part(std::uint32_t line) const;
    void excess(const Claim& claim, const std::vector<ItemPart>& parts);
    Reason above_open(const Claim& claim, const NumberHit& hit) const;
    std::optional<std::uint32_t> credit_note_beside(const Claim& claim, const NumberHit& hit) const;
    bool keeps_guarantee(std::uint32_t line, std::int64_t left, const NumberHit& hit) const;
    void less_credit_note(const Claim& claim, const NumberHit& hit, std::uint32_t note);
    void exact_sets(const Claim& claim, const NumberHit& hit, ExactSets exact);
    std::optional<std::string> word_of_difference(std::uint32_t line) const;
    const NumberHit* whole_of_another(std::uint32_t line, std::int64_t amount) const;
    void on_account(const Claim& claim, const NumberHit& hit);
    bool says_what_it_is(const Claim& claim, const NumberHit& hit) const;
    void doubt_on_account(const Claim& claim, const NumberHit& hit, ItemAnswer& answer) const;
    void add_exact_others(const Claim& claim, const NumberHit& hit, ItemAnswer& answer) const;

    Context& m_context;
};

} // namespace comptoir::reconcile
