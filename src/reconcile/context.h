// What the matchers of one propose() share: indexes over the books, what was read in each line, and
// what was decided so far.
//
// Matchers run in a fixed order, each over lines sorted by day and id, so the answer does not
// depend on the order of the input. A decision that may be applied unattended consumes its entry
// or a part of its item; a mere proposal consumes nothing.
#pragma once

#include "line_reading.h"
#include "words.h"

#include "comptoir/reconcile/types.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace comptoir::reconcile {

inline constexpr int k_default_days = 5;
// An invoice dated after the payment by more than this was not what the payment was for.
inline constexpr int k_days_before_invoice = 5;
inline constexpr std::size_t k_other_targets_max = 5;

struct ItemState {
    const ledger::OpenItem* item = nullptr;
    std::int64_t remaining = 0; // signed minor units, as booked: same sign as the line that pays it
    std::uint32_t party = k_no_party;
    std::string key;                     // of its piece; empty when it proves nothing
    std::vector<std::string> label_keys; // numbers in the label of its entry
    std::string payload;                 // of a piece that is an RF reference: the number in it
    KeyStrength strength = KeyStrength::Useless;
    bool is_invoice() const { return item->kind == ledger::OpenItemKind::Invoice; }
};

enum class Progress : std::uint8_t {
    Undecided,
    Doubtful, // a proposal stands; a matcher with better evidence may replace it
    Final,
};

class NumberBeginnings;

class Context {
public:
    // The last `booked_legs` of the lines are matched already.
    Context(const std::vector<LineFacts>& lines, const Books& books, const ProposeOptions& options,
            const Work& work, std::size_t booked_legs = 0);

    const std::vector<LineFacts>& lines;
    const Books& books;
    const ProposeOptions& options;
    const Work& work;

    std::vector<std::uint32_t> order; // lines by day, id
    std::vector<LineReading> readings;
    std::vector<Proposal> proposals;
    std::vector<Progress> progress;

    std::vector<ItemState> items; // by row id
    std::vector<char> entry_used;
    PartyIndex parties;
    std::vector<std::string> own_name; // words_spelled_in() our company's name
    // From here on lines are legs of transfers that are booked already (booked_legs.h).
    std::size_t first_booked_leg;

    const bank::StatementLine& line(std::uint32_t index) const { return lines[index].line; }
    // Those of words_of(), kept until those of another line are asked for: what is decided of a
    // line asks for them many times.
    std::shared_ptr<const std::vector<Word>> words(std::uint32_t index) const;
    std::int64_t minor(std::uint32_t index) const { return lines[index].line.amount.minor(); }
    bool undecided(std::uint32_t index) const { return progress[index] == Progress::Undecided; }
    bool is_booked_leg(std::uint32_t index) const { return index >= first_booked_leg; }
    // Lines no matcher has finished with, by day and id.
    std::vector<std::uint32_t> open_lines() const;
    int days_of(const std::string& journal) const;
    bool same_currency(std::uint32_t line_index, std::uint32_t item_index) const {
        return line(line_index).amount.currency() == items[item_index].item->open.currency();
    }
    // Invoices of a party whose remainder is not zero, by row id.
    const std::vector<std::uint32_t>& items_of_party(std::uint32_t party) const;

    // Those among them whose remainder is exactly this, in the order they are settled. The index
    // holds the remainders of the last index_amounts(); callers check them again.
    const std::vector<std::uint32_t>& items_of_amount(std::uint32_t party,
                                                      std::int64_t amount_minor) const;
    void index_amounts();

    // Of all its open invoices, taken or not, and of those of late; of a customer, of all we sent.
    const Series& series_of(std::uint32_t party);

    // The unused entry of the same journal, amount and party nearest before or after the line,
    // at most `days` away (C23).
    const EntryCandidate* unlinked_entry(std::uint32_t line_index, std::uint32_t party,
                                         int days) const;

    // Steps left for searches of sets in this run (requirements C22): many hard lines must not
    // make the whole run endless.
    std::size_t search_budget = 400'000'000;

    // Of the open items, for numbers that a width may have cut; made when first asked for.
    const NumberBeginnings& beginnings() const;

    bool stopped() const { return work.stopped(); }

private:
    void index_items();
    void index_entries();
    void index_series();
    void read_lines();

    std::vector<std::vector<std::uint32_t>> m_items_by_party;
    struct PartyAmount {
        std::uint32_t party = 0;
        std::int64_t minor = 0;
        friend bool operator==(const PartyAmount&, const PartyAmount&) = default;
    };
    struct HashOfPartyAmount {
        std::size_t operator()(const PartyAmount& one) const {
            return std::hash<std::uint64_t>{}(
                static_cast<std::uint64_t>(one.minor) * 0x9e3779b97f4a7c15ull + one.party);
        }
    };
    std::unordered_map<PartyAmount, std::vector<std::uint32_t>, HashOfPartyAmount>
        m_items_by_amount;
    std::map<std::tuple<std::string, std::int64_t, std::uint32_t>, std::vector<std::uint32_t>>
        m_entries_by_party;
    std::unordered_map<std::uint32_t, Series> m_series_by_party;
    Series m_our_series;
    std::unordered_map<std::uint32_t, std::vector<const PastPiece*>> m_past_by_party;
    std::unordered_map<std::string, int> m_days_by_journal;
    mutable std::shared_ptr<const std::vector<Word>> m_words;
    mutable std::uint32_t m_line_of_words = 0;
    mutable std::shared_ptr<const NumberBeginnings> m_beginnings;
};

// Is the invoice old enough to be what this line pays?
bool plausible_day(const bank::StatementLine& line, const ledger::OpenItem& item);

// Which of several equal pieces a payment settles: what is due at its day first, then the oldest
// (art. 1342-10 Code civil), then the row id. The day of payment does not matter: what is due then
// is what fell due earlier.
bool settles_before(const ledger::OpenItem& a, const ledger::OpenItem& b);

} // namespace comptoir::reconcile
