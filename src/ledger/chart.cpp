// Charts of accounts, and what an account's number says of it.
#include "comptoir/ledger/rules.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/resource.h"

#include <algorithm>

namespace comptoir::ledger {

namespace {

constexpr std::size_t k_account_digits = 6;

std::string_view chart_table(Chart chart) {
    const std::string name = std::string(to_text(chart)) + ".tsv";
    for (const resources::Resource& resource : resources::accounts()) {
        if (resource.name == name)
            return resource.content;
    }
    invariant(false, "every chart has its table");
    return {};
}

std::string_view take_until(std::string_view& rest, char end) {
    const std::size_t length = std::min(rest.find(end), rest.size());
    const std::string_view part = rest.substr(0, length);
    rest.remove_prefix(std::min(length + 1, rest.size()));
    return part;
}

// Rows as the table has them: short numbers, headings too.
std::vector<Account> table_rows(std::string_view table) {
    std::vector<Account> rows;
    bool header_seen = false;
    while (!table.empty()) {
        std::string_view line = take_until(table, '\n');
        if (line.empty() || line.front() == '#')
            continue;
        if (!std::exchange(header_seen, true))
            continue;
        const std::string_view number = take_until(line, '\t');
        const std::string_view label = take_until(line, '\t');
        rows.push_back({std::string(number), std::string(label)});
    }
    return rows;
}

// Classes and groups of one or two digits only head the accounts below them; three digits and
// more are accounts one books on ("401000"), unless a longer number pads to the same one.
bool is_heading(const Account& row, std::span<const Account> sorted, std::size_t index) {
    if (index + 1 >= sorted.size())
        return false;
    const Account& next = sorted[index + 1];
    if (!next.number.starts_with(row.number))
        return false;
    return row.number.size() < 3 || padded_account(next.number) == padded_account(row.number);
}

} // namespace

std::string padded_account(std::string_view number) {
    std::string padded{number};
    if (padded.size() < k_account_digits)
        padded.append(k_account_digits - padded.size(), '0');
    return padded;
}

// PCG art. 944-40 and 944-41: suppliers and customers. These carry auxiliaries.
bool is_third_party_account(std::string_view number) {
    return number.starts_with("40") || number.starts_with("41");
}

// PCG art. 945-51; in the Belgian chart credit institutions are 55 (the French one has no 55).
bool is_bank_account(std::string_view number) {
    return number.starts_with("51") || number.starts_with("55");
}

bool has_statements(std::string_view number) {
    return is_bank_account(number) && !number.starts_with("511");
}

std::vector<Account> chart_accounts(Chart chart) {
    std::vector<Account> rows = table_rows(chart_table(chart));
    std::sort(rows.begin(), rows.end(),
              [](const Account& a, const Account& b) { return a.number < b.number; });
    std::vector<Account> accounts;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!is_heading(rows[i], rows, i))
            accounts.push_back({padded_account(rows[i].number), rows[i].label});
    }
    std::sort(accounts.begin(), accounts.end(),
              [](const Account& a, const Account& b) { return a.number < b.number; });
    accounts.erase(std::unique(accounts.begin(), accounts.end(),
                               [](const Account& a, const Account& b) {
                                   return a.number == b.number;
                               }),
                   accounts.end());
    return accounts;
}

} // namespace comptoir::ledger
