#include "reconcile/causes/reversed_pairs.h"

#include "comptoir/core/text.h"
#include "reconcile/causes/cause_list.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace comptoir::reconcile {

namespace {

constexpr int k_pair_days = 366; // a reversal of the year before opens the next one

constexpr std::array<std::string_view, 7> k_reversal_starts{
    "ANNUL", "CONTREPASS", "EXTOURN", "REVERSAL", "REVERSED", "STORN", "TEGENBOEK"};

bool says_reversal(const BookRow& row) {
    const std::vector<std::string> words = text::fold_words(row.label);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (std::any_of(k_reversal_starts.begin(), k_reversal_starts.end(),
                        [&](std::string_view start) { return word.starts_with(start); }))
            return true;
        if (word == "CONTRE" && i + 1 < words.size() && words[i + 1].starts_with("PASS"))
            return true;
    }
    return false;
}

bool repeats(const BookRow& row, const BookRow& first) {
    return !row.piece.empty() && row.piece == first.piece &&
           text::fold(words_of(row)) == text::fold(words_of(first));
}

// A common piece, party or word, and one of the two says what it is.
bool reverses(const BookRow& row, const BookRow& first) {
    if (row.entry == first.entry || days_apart(row.date, first.date) > k_pair_days ||
        (!row.party.empty() && !first.party.empty() && row.party != first.party))
        return false;
    if (repeats(row, first))
        return true;
    const bool same_piece = !row.piece.empty() && row.piece == first.piece;
    const bool same_party = !row.party.empty() && row.party == first.party;
    return says_reversal(row) && !says_reversal(first) &&
           (same_piece || same_party || share_a_word(words_of(row), words_of(first)));
}

std::vector<const BookRow*> waiting_rows(const std::vector<BookRow>& rows,
                                         std::optional<Date> until) {
    std::vector<const BookRow*> waiting;
    for (const BookRow& row : rows)
        if (!row.pointed && !row.cancelled && !row.ticked && !row.seen_on &&
            (!until || row.date <= *until))
            waiting.push_back(&row);
    std::sort(waiting.begin(), waiting.end(), [](const BookRow* a, const BookRow* b) {
        return a->date != b->date ? a->date < b->date : a->row < b->row;
    });
    return waiting;
}

} // namespace

std::set<ledger::RowId> reversed_pairs(const std::vector<BookRow>& rows,
                                       const std::vector<BankRow>& lines,
                                       std::optional<Date> until) {
    std::unordered_set<std::int64_t> seen; // amounts of lines that wait for an entry
    for (const BankRow& line : lines)
        if (!line.booked)
            seen.insert(line.amount.minor());
    std::set<ledger::RowId> paired;
    RowsByAmount before; // by date, each found behind those before it
    for (const BookRow* row : waiting_rows(rows, until)) {
        const BookRow* first = nullptr;
        auto [from, to] = before.equal_range(-row->amount.minor());
        for (; from != to; ++from)
            if (!paired.contains(from->second->row) && reverses(*row, *from->second) &&
                (!first || first->date < from->second->date))
                first = from->second;
        // What the bank shows is no reversal of the books: the first one was on the wrong side.
        if (first && !seen.contains(row->amount.minor())) {
            paired.insert(row->row);
            paired.insert(first->row);
        } else {
            before.emplace(row->amount.minor(), row);
        }
    }
    return paired;
}

} // namespace comptoir::reconcile
