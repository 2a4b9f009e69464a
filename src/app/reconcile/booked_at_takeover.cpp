// Cheques that the books taken over count as seen, though the bank had not.
#include "app/reconcile/booked_already.h"
#include "comptoir/core/text.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/takeover_rows.h"

#include <algorithm>
#include <string_view>

namespace comptoir::app {

namespace {

// A cheque may be presented for a year and eight days (C. mon. fin. art. L131-32, L131-59). Where
// nothing but the amount speaks for it, the rents of a year would all be asked about: two months.
constexpr int k_days_of_a_cheque = 373, k_days_of_its_amount = 62;
constexpr std::size_t k_digits_of_a_number = 4; // fewer are a day or a year's end

// "EXERCICE 2026" is on half of what a bank and the books write.
bool is_year(std::string_view digits) {
    return digits.size() == 4 && digits >= "1990" && digits <= "2099";
}

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

std::vector<std::string_view> numbers_in(std::string_view words) {
    std::vector<std::string_view> numbers;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t end = i;
        while (end < words.size() && is_ascii_digit(words[end]))
            ++end;
        while (i < end && words[i] == '0') // a bank fills the number up to seven digits
            ++i;
        const std::string_view number = words.substr(i, end - i);
        if (number.size() >= k_digits_of_a_number && !is_year(number))
            numbers.push_back(number);
        i = std::max(end, i + 1);
    }
    return numbers;
}

// The number that both say, without the zeros before it; empty: none.
std::string shared_number(std::string_view words, std::string_view others) {
    const std::vector<std::string_view> numbers = numbers_in(others);
    for (const std::string_view number : numbers_in(words))
        if (std::find(numbers.begin(), numbers.end(), number) != numbers.end())
            return std::string(number);
    return {};
}

std::string words_of(const bank::StatementLine& line) {
    return line.label + " " + line.label_more + " " + line.remittance_reference + " " +
           line.cheque_number;
}

// The bank says so by its code, by the number it gives apart, or by its words.
bool is_cheque(const bank::StatementLine& line, std::string_view words) {
    if (line.nature == bank::Nature::Cheque || !line.cheque_number.empty())
        return true;
    const std::string folded = text::fold(words);
    return folded.find("CHQ") != std::string::npos || folded.find("CHEQUE") != std::string::npos;
}

bool may_be(const storage::TakeoverRow& row, const bank::StatementLine& line, int tolerance) {
    const std::int32_t days = line.booked_on.days() - row.day.days();
    if (days < -tolerance)
        return false;
    const std::string words = words_of(line);
    if (!is_cheque(line, words))
        return days <= tolerance;
    return days <=
           (shared_number(words, row.words).empty() ? k_days_of_its_amount : k_days_of_a_cheque);
}

} // namespace

std::optional<ExplainedLine> explained_at_takeover(Reader& reader, const ledger::Journal& journal,
                                                   const storage::BooksFacts& books,
                                                   const MoneyToBook& money, AskedOf asked) {
    storage::Database& database = reader.database();
    for (const MoneyToBook::Line& line : money.lines) {
        std::vector<storage::TakeoverRow> rows =
            storage::rows_seen_at_takeover(database, journal, books, line.amount.minor());
        if (rows.empty())
            continue;
        const auto record = storage::find_line(database, line.id);
        const auto found =
            std::find_if(rows.begin(), rows.end(), [&](const storage::TakeoverRow& row) {
                const bool of_party =
                    money.party.empty() || row.party.empty() || row.party == money.party;
                return (row.alone || asked == AskedOf::All) && record && of_party &&
                       may_be(row, record->line, journal.days_tolerance);
            });
        if (found == rows.end() || storage::takeover_agrees(database, journal, books))
            continue;
        return ExplainedLine{line.id, found->entry, {}, true};
    }
    return std::nullopt;
}

std::optional<AwaitedCheque> cheque_of_takeover(Reader& reader, const ledger::Journal& journal,
                                                const storage::BooksFacts& books,
                                                const reconcile::LineFacts& line) {
    const std::string words = words_of(line.line);
    if (!is_cheque(line.line, words))
        return std::nullopt;
    std::optional<AwaitedCheque> found;
    for (storage::TakeoverRow& row : storage::rows_seen_at_takeover(
             reader.database(), journal, books, line.line.amount.minor())) {
        const bool of_party =
            line.party_by_hand.empty() || row.party.empty() || row.party == line.party_by_hand;
        if (!row.alone || !of_party || !may_be(row, line.line, journal.days_tolerance))
            continue;
        std::string number = shared_number(words, row.words);
        if (!number.empty()) // says more than the day
            return AwaitedCheque{std::move(row), std::move(number)};
        if (!found)
            found = AwaitedCheque{std::move(row), {}};
    }
    return found;
}

std::optional<AwaitedCheque>
waiting_cheque_of_takeover(Reader& reader, const std::vector<reconcile::EntryCandidate>& entries,
                           const reconcile::LineFacts& line) {
    const std::string words = words_of(line.line);
    if (!is_cheque(line.line, words))
        return std::nullopt;
    for (const reconcile::EntryCandidate& entry : entries) {
        const std::int32_t days = line.line.booked_on - entry.date;
        const bool of_party =
            line.party_by_hand.empty() || entry.party.empty() || entry.party == line.party_by_hand;
        if (entry.bank_journal != line.journal || entry.amount != line.line.amount || !of_party ||
            days < 0 || days > k_days_of_a_cheque)
            continue;
        std::string number = shared_number(words, entry.piece + " " + entry.label);
        if (number.empty())
            continue;
        const auto stored = storage::find_entry(reader.database(), entry.entry);
        if (stored && stored->origin == ledger::EntryOrigin::Books)
            return AwaitedCheque{
                {entry.row, entry.entry, entry.date, entry.party, {}}, std::move(number), true};
    }
    return std::nullopt;
}

} // namespace comptoir::app
