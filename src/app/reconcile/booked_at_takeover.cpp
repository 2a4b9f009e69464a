// Cheques that the books taken over count as seen, though the bank had not.
#include "app/reconcile/booked_already.h"
#include "comptoir/core/text.h"
#include "comptoir/storage/repositories/bank_repository.h"
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

bool share_a_number(std::string_view words, std::string_view others) {
    const std::vector<std::string_view> numbers = numbers_in(others);
    const std::vector<std::string_view> mine = numbers_in(words);
    return std::any_of(mine.begin(), mine.end(), [&](std::string_view number) {
        return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
    });
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
    const std::string words = line.label + " " + line.label_more + " " + line.remittance_reference +
                              " " + line.cheque_number;
    if (!is_cheque(line, words))
        return days <= tolerance;
    return days <= (share_a_number(words, row.words) ? k_days_of_a_cheque : k_days_of_its_amount);
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

} // namespace comptoir::app
