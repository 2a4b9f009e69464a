#include "fec_oracle.h"

#include "comptoir/core/date.h"
#include "comptoir/core/text.h"

#include <map>
#include <regex>
#include <set>

namespace comptoir::test {

namespace {

const std::vector<std::string> k_names{
    "JournalCode", "JournalLib",  "EcritureNum", "EcritureDate", "CompteNum",     "CompteLib",
    "CompAuxNum",  "CompAuxLib",  "PieceRef",    "PieceDate",    "EcritureLib",   "Debit",
    "Credit",      "EcritureLet", "DateLet",     "ValidDate",    "Montantdevise", "Idevise"};
enum {
    Journal,
    JournalName,
    Number,
    Day,
    Account,
    AccountName,
    Party,
    PartyName,
    Piece,
    PieceDay,
    Label,
    Debit,
    Credit,
    Letter,
    LetterDay,
    ValidDay,
    Foreign,
    ForeignCode
};

std::vector<std::string> cut(std::string_view text, char mark) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    while (true) {
        const std::size_t end = text.find(mark, start);
        parts.emplace_back(text.substr(start, end == text.npos ? text.npos : end - start));
        if (end == text.npos)
            return parts;
        start = end + 1;
    }
}

std::vector<std::vector<std::string>> rows_of(std::string_view bytes) {
    std::vector<std::vector<std::string>> rows;
    for (std::string line : cut(bytes, '\n')) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (!line.empty())
            rows.push_back(cut(line, '\t'));
    }
    return rows;
}

long long cents(const std::string& text) {
    std::string digits;
    for (const char c : text) {
        if (c != ',')
            digits += c;
    }
    return text::parse_integer(digits).value_or(-1);
}

} // namespace

std::vector<std::string> tool_complaints(std::string_view file_name, std::string_view bytes) {
    static const std::regex k_file(R"(.*FEC20\d\d[01]\d[0-3]\d.*)");
    static const std::regex k_number(R"([+-]?\d+(,\d+)?[+-]?)");
    static const std::regex k_day(R"(\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))");
    std::vector<std::string> complaints;
    if (!std::regex_match(std::string(file_name), k_file))
        complaints.push_back("file name");
    if (bytes.find('|') != bytes.npos)
        complaints.push_back("a | in a file of tabs");
    const auto rows = rows_of(bytes);
    if (rows.size() < 2 || rows.front() != k_names)
        return {"header"};
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& row = rows[i];
        const auto complain = [&](const std::string& what) {
            complaints.push_back("line " + text::number(static_cast<long long>(i + 1)) + " " +
                                 what);
        };
        if (row.size() != k_names.size()) {
            complain("fields");
            continue;
        }
        for (const int column : {Journal, JournalName, Number, Day, Account, AccountName, Piece,
                                 PieceDay, Label, ValidDay}) {
            if (row[static_cast<std::size_t>(column)].empty())
                complain("empty " + k_names[static_cast<std::size_t>(column)]);
        }
        for (const int column : {Debit, Credit}) {
            if (!std::regex_match(row[static_cast<std::size_t>(column)], k_number))
                complain("number");
        }
        for (const int column : {Day, PieceDay, LetterDay, ValidDay}) {
            const std::string& day = row[static_cast<std::size_t>(column)];
            if (!day.empty() && !std::regex_match(day, k_day))
                complain("day");
        }
        if (!text::all_digits(row[Account].substr(0, 3)))
            complain("account");
        if ((cents(row[Debit]) == 0) == (cents(row[Credit]) == 0))
            complain("both sides or none");
    }
    return complaints;
}

std::vector<std::string> strict_complaints(std::string_view bytes) {
    std::vector<std::string> complaints;
    std::map<std::pair<std::string, std::string>, long long> balance;
    std::map<std::pair<std::string, std::string>, std::string> day_of;
    std::map<std::string, std::set<long long>> numbers;
    std::map<std::string, std::string> label_of;
    std::pair<std::string, long long> last;
    bool after_opening = false;
    const auto rows = rows_of(bytes);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& row = rows[i];
        const auto complain = [&](const std::string& what) {
            complaints.push_back("line " + text::number(static_cast<long long>(i + 1)) + " " +
                                 what);
        };
        const std::pair entry(row[Journal], row[Number]);
        balance[entry] += cents(row[Debit]) - cents(row[Credit]);
        if (!day_of.emplace(entry, row[Day]).second && day_of[entry] != row[Day])
            complain("another day for one number");
        if (!label_of.emplace(row[Account], row[AccountName]).second &&
            label_of[row[Account]] != row[AccountName])
            complain("another label for one account");
        if (row[Letter].empty() != row[LetterDay].empty())
            complain("letter without day");
        if (row[Foreign].empty() != row[ForeignCode].empty())
            complain("foreign amount without code");
        if (row[Party].empty() != row[PartyName].empty())
            complain("party without name");
        if (row[ValidDay] < row[Day])
            complain("validated before its day");
        for (const int column : {Day, PieceDay, ValidDay}) {
            if (!Date::parse_compact(row[static_cast<std::size_t>(column)]))
                complain("no day of the calendar");
        }
        const long long number = text::parse_integer(row[Number]).value_or(0);
        numbers[row[Journal]].insert(number);
        const bool opening = row[Journal] == "AN";
        if (opening && after_opening)
            complain("opening entry after others");
        const std::pair order(row[ValidDay], number);
        if (!opening && after_opening && order < last)
            complain("not in the order of validation");
        after_opening = after_opening || !opening;
        if (!opening)
            last = order;
    }
    for (const auto& [entry, sum] : balance) {
        if (sum != 0)
            complaints.push_back("entry " + entry.first + " " + entry.second + " does not balance");
    }
    for (const auto& [journal, set] : numbers) {
        if (*set.rbegin() - *set.begin() + 1 != static_cast<long long>(set.size()))
            complaints.push_back("journal " + journal + " has a gap");
    }
    return complaints;
}

} // namespace comptoir::test
