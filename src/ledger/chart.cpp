// Charts of accounts, and what an account's number says of it.
#include "comptoir/ledger/rules.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/resource.h"

#include <algorithm>
#include <array>

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

using Prefixes = std::span<const std::string_view>;

// First digits of the accounts of one kind.
struct ChartGroups {
    Prefixes suppliers, customers, third_parties, banks, to_cash, cash, purchases, sales;
};

// An array that lives as long as the program, for spans to point to.
template <std::size_t N>
using Digits = std::array<std::string_view, N>;

// PCG art. 944-40, 944-41 (third parties), 945-51 (banks; 511 holds cheques and bills to cash) and
// 945-53 (cash).
namespace pcg {
constexpr Digits<1> k_suppliers{"40"}, k_customers{"41"}, k_banks{"51"}, k_to_cash{"511"};
constexpr Digits<1> k_cash{"53"}, k_sales{"7"};
constexpr Digits<2> k_third_parties{"40", "41"}, k_purchases{"6", "2"};
} // namespace pcg

// Belgian chart (PCMN, royal decree of 2018-10-21): customers 40, suppliers 44, advances received
// 46, credit institutions 55, postal cheques 56 of which 561 are issued cheques, cash 57.
namespace pcmn {
constexpr Digits<1> k_suppliers{"44"}, k_to_cash{"561"}, k_cash{"57"}, k_sales{"7"};
constexpr Digits<2> k_customers{"40", "46"}, k_banks{"55", "56"}, k_purchases{"6", "2"};
constexpr Digits<3> k_third_parties{"40", "44", "46"};
} // namespace pcmn

// Swiss chart for small firms (Kontenrahmen KMU): cash 100, post 101, banks 102, customers 110,
// fixed assets 14 to 18, creditors 200, advances of customers 203, income 3, charges 4 to 6.
namespace kmu {
constexpr Digits<1> k_suppliers{"200"}, k_cash{"100"}, k_sales{"3"};
constexpr Digits<2> k_customers{"110", "203"}, k_banks{"101", "102"};
constexpr Digits<3> k_third_parties{"110", "200", "203"};
constexpr Digits<8> k_purchases{"4", "5", "6", "14", "15", "16", "17", "18"};
} // namespace kmu

ChartGroups groups_of(Chart chart) {
    switch (chart) {
    case Chart::Pcg:
        return {pcg::k_suppliers, pcg::k_customers, pcg::k_third_parties, pcg::k_banks,
                pcg::k_to_cash,   pcg::k_cash,      pcg::k_purchases,     pcg::k_sales};
    case Chart::Pcmn:
        return {pcmn::k_suppliers, pcmn::k_customers, pcmn::k_third_parties, pcmn::k_banks,
                pcmn::k_to_cash,   pcmn::k_cash,      pcmn::k_purchases,     pcmn::k_sales};
    case Chart::Kmu:
        return {kmu::k_suppliers, kmu::k_customers, kmu::k_third_parties, kmu::k_banks, {},
                kmu::k_cash,      kmu::k_purchases, kmu::k_sales};
    }
    return {};
}

bool starts_with_one(std::string_view number, Prefixes prefixes) {
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](std::string_view digits) { return number.starts_with(digits); });
}

} // namespace

std::string padded_account(std::string_view number) {
    std::string padded{number};
    if (padded.size() < k_account_digits)
        padded.append(k_account_digits - padded.size(), '0');
    return padded;
}

bool is_supplier_account(Chart chart, std::string_view number) {
    return starts_with_one(number, groups_of(chart).suppliers);
}

bool is_customer_account(Chart chart, std::string_view number) {
    return starts_with_one(number, groups_of(chart).customers);
}

bool is_third_party_account(Chart chart, std::string_view number) {
    return starts_with_one(number, groups_of(chart).third_parties);
}

bool is_bank_account(Chart chart, std::string_view number) {
    return starts_with_one(number, groups_of(chart).banks);
}

bool has_statements(Chart chart, std::string_view number) {
    return is_bank_account(chart, number) && !starts_with_one(number, groups_of(chart).to_cash);
}

bool is_cash_account(Chart chart, std::string_view number) {
    return starts_with_one(number, groups_of(chart).cash);
}

bool is_purchase_account(Chart chart, std::string_view number) {
    return starts_with_one(number, groups_of(chart).purchases);
}

bool is_sale_account(Chart chart, std::string_view number) {
    return starts_with_one(number, groups_of(chart).sales);
}

std::span<const std::string_view> third_party_prefixes(Chart chart) {
    return groups_of(chart).third_parties;
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
    accounts.erase(
        std::unique(accounts.begin(), accounts.end(),
                    [](const Account& a, const Account& b) { return a.number == b.number; }),
        accounts.end());
    return accounts;
}

} // namespace comptoir::ledger
