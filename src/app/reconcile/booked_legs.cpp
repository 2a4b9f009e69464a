#include "app/reconcile/booked_legs.h"

#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/transfer_rows.h"

#include <algorithm>
#include <map>
#include <set>

namespace comptoir::app {

namespace {

using storage::TransferRow;

// Two rows that cancel each other within a month are one transfer, however late its second half
// was booked; the nearest first, so that a weekly one is not taken for that of another week.
constexpr int k_days_to_clear = 31;

// The halves of a transfer stand in the journals of two banks: one that goes out and another that
// comes in on the same account are two transfers. What is left when all others are cleared may be
// one that the bank gave back, and is nobody's evidence.
bool may_be_halves(const TransferRow& a, const TransferRow& b, bool of_one_bank) {
    return (!a.bank_journal.empty() && a.bank_journal == b.bank_journal) == of_one_bank;
}

std::vector<TransferRow> not_cleared(const std::vector<TransferRow>& rows) {
    std::map<std::pair<std::int64_t, Date>, std::vector<std::size_t>> left; // by amount and day
    for (std::size_t i = 0; i < rows.size(); ++i)
        left[{rows[i].amount_minor, rows[i].day}].push_back(i);
    std::vector<char> is_cleared(rows.size(), 0);
    const auto clear_with = [&](std::size_t row, int days, bool of_one_bank) {
        const auto found = left.find({-rows[row].amount_minor, rows[row].day.plus_days(days)});
        if (is_cleared[row] || found == left.end())
            return;
        std::vector<std::size_t>& others = found->second;
        auto other = others.rbegin();
        while (other != others.rend() && !may_be_halves(rows[row], rows[*other], of_one_bank))
            ++other;
        if (other == others.rend())
            return;
        is_cleared[row] = is_cleared[*other] = 1;
        others.erase(std::next(other).base());
        std::erase(left.at({rows[row].amount_minor, rows[row].day}), row);
    };
    for (const bool of_one_bank : {false, true}) {
        for (int days = 0; days <= k_days_to_clear; ++days) {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                clear_with(i, days, of_one_bank);
                clear_with(i, -days, of_one_bank);
            }
        }
    }
    std::vector<TransferRow> waiting;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!is_cleared[i])
            waiting.push_back(rows[i]);
    }
    return waiting;
}

} // namespace

std::vector<reconcile::LineFacts> load_booked_legs(Reader& reader, std::string_view account,
                                                   const std::vector<reconcile::LineFacts>& lines) {
    std::vector<reconcile::LineFacts> legs;
    if (account.empty() || lines.empty())
        return legs;
    const auto [first, last] = std::minmax_element(
        lines.begin(), lines.end(), [](const reconcile::LineFacts& a, const auto& b) {
            return a.line.booked_on < b.line.booked_on;
        });
    // A row that went out (debit of the transfers) is answered by a line that comes in.
    std::set<std::int64_t> wanted;
    for (const reconcile::LineFacts& line : lines)
        wanted.insert(line.line.amount.minor());
    const std::vector<TransferRow> rows = storage::transfer_rows(
        reader.database(), account, first->line.booked_on.plus_days(-2 * k_days_to_clear),
        last->line.booked_on.plus_days(2 * k_days_to_clear), wanted);
    for (const TransferRow& row : not_cleared(rows)) {
        if (!row.line || !wanted.contains(row.amount_minor))
            continue;
        const auto record = storage::find_line(reader.database(), row.line);
        if (record && record->line.amount.minor() == -row.amount_minor) // booked whole
            legs.push_back(
                {record->id, record->statement, record->journal, record->line, record->doubtful});
    }
    return legs;
}

} // namespace comptoir::app
