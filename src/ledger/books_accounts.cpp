#include "comptoir/ledger/books_accounts.h"

#include "comptoir/core/text.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/ledger/vat_rates.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

namespace comptoir::ledger {

namespace {

constexpr std::size_t k_chart_digits = 6; // of the charts here
constexpr std::string_view k_transfers = "58";

std::string_view without_zeros(std::string_view number) {
    return number.substr(0, number.find_last_not_of('0') + 1);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_all_digits(std::string_view number) {
    return std::all_of(number.begin(), number.end(), is_digit);
}

// The charts do not change while the program runs.
using Labels = std::unordered_map<std::string, std::string>;
Labels labels_of(Chart chart) {
    Labels labels;
    for (Account& account : chart_accounts(chart))
        labels.emplace(without_zeros(account.number), std::move(account.label));
    return labels;
}
const Labels& chart_labels(Chart chart) {
    static const Labels pcg = labels_of(Chart::Pcg);
    static const Labels pcmn = labels_of(Chart::Pcmn);
    static const Labels kmu = labels_of(Chart::Kmu);
    switch (chart) {
    case Chart::Pcg:
        return pcg;
    case Chart::Pcmn:
        return pcmn;
    case Chart::Kmu:
        return kmu;
    }
    return pcg;
}

// What sub-accounts of a number the program names begin with. "440000" is 440, not all of 44: an
// account has three digits in France and Belgium, four in Switzerland; 58 alone is whole.
std::string root_of(Chart chart, std::string_view number) {
    std::string root{without_zeros(number)};
    const bool is_transfer = chart != Chart::Kmu && root == k_transfers;
    const std::size_t least = is_transfer ? 2 : chart == Chart::Kmu ? 4 : 3;
    if (root.size() < least)
        root.append(least - root.size(), '0');
    return root;
}

// Accounts of VAT the buyer owes himself lie among the others: "445715", "445662 intracom.".
bool is_self_assessed(const KnownAccount& account) {
    if (is_same_account(account.number, "445715"))
        return true;
    const std::string label = text::fold_compact(account.label);
    for (const std::string_view word : {"AUTOLIQ", "INTRACOM", "IMPORT"})
        if (label.find(word) != std::string::npos)
            return true;
    return false;
}

// "20", "5,5", "2.10": tenths of a percent; empty: more digits than a rate has.
std::optional<int> permille_of(std::string_view digits) {
    const std::size_t point = digits.find_first_of(",.");
    const std::string_view whole = digits.substr(0, point);
    std::string_view tenths =
        point == std::string_view::npos ? std::string_view{} : digits.substr(point + 1);
    tenths = without_zeros(tenths);
    if (whole.empty() || whole.size() > 2 || tenths.size() > 1)
        return std::nullopt;
    int permille = 0;
    for (const char digit : whole)
        permille = permille * 10 + (digit - '0');
    return permille * 10 + (tenths.empty() ? 0 : tenths.front() - '0');
}

} // namespace

bool is_same_account(std::string_view a, std::string_view b) {
    return without_zeros(a) == without_zeros(b);
}

std::optional<int> rate_in_name(Chart chart, std::string_view label) {
    std::set<int> rates;
    for (std::size_t at = 0; at < label.size();) {
        if (!is_digit(label[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < label.size() &&
               (is_digit(label[end]) || ((label[end] == ',' || label[end] == '.') &&
                                         end + 1 < label.size() && is_digit(label[end + 1]))))
            ++end;
        const auto permille = permille_of(label.substr(at, end - at));
        if (permille && is_known_vat_rate(chart, *permille))
            rates.insert(*permille);
        at = end;
    }
    return rates.size() == 1 ? std::optional(*rates.begin()) : std::nullopt;
}

BooksAccounts::BooksAccounts(Chart chart, std::vector<KnownAccount> known,
                             std::map<std::string, std::string> chosen)
    : m_chart(chart), m_known(std::move(known)), m_chosen(std::move(chosen)) {
    std::sort(m_known.begin(), m_known.end(),
              [](const auto& a, const auto& b) { return a.number < b.number; });
    // Accounts of one third party each ("411DUPON") say nothing of the general ones.
    std::map<std::size_t, std::size_t> lengths;
    for (std::size_t i = 0; i < m_known.size(); ++i) {
        const KnownAccount& account = m_known[i];
        m_by_digits.emplace(without_zeros(account.number), i);
        if (account.has_rows && is_all_digits(account.number) &&
            !is_third_party_account(m_chart, account.number))
            ++lengths[account.number.size()];
    }
    std::size_t most = 0;
    for (const auto& [length, count] : lengths) {
        if (count > most || (count == most && m_digits != k_chart_digits)) {
            most = count;
            m_digits = length;
        }
    }
    if (lengths.contains(k_chart_digits) && lengths[k_chart_digits] == most)
        m_digits = k_chart_digits;
}

const KnownAccount* BooksAccounts::find(std::string_view number) const {
    return equal_to(number, [&](const KnownAccount& one) { return one.number == number; });
}

template <class Fits>
const KnownAccount* BooksAccounts::equal_to(std::string_view number, Fits fits) const {
    const KnownAccount* best = nullptr;
    const auto [first, last] = m_by_digits.equal_range(std::string(without_zeros(number)));
    for (auto it = first; it != last; ++it) {
        const KnownAccount& one = m_known[it->second];
        if (!fits(one))
            continue;
        // The one as long as the books' accounts, else the shortest: whatever the order.
        const auto rank = [&](const KnownAccount& account) {
            return std::pair(account.number.size() != m_digits, account.number.size());
        };
        if (!best || rank(one) < rank(*best))
            best = &one;
    }
    return best;
}

const KnownAccount* BooksAccounts::used(std::string_view number) const {
    const auto is_used = [](const KnownAccount& one) {
        return one.has_rows || one.keeps_a_journal;
    };
    if (const KnownAccount* exact = find(number); exact && is_used(*exact))
        return exact;
    if (const KnownAccount* booked =
            equal_to(number, [](const KnownAccount& one) { return one.has_rows; }))
        return booked;
    return equal_to(number, is_used);
}

bool BooksAccounts::is_of_chart(std::string_view number) const {
    return chart_labels(m_chart).contains(std::string(without_zeros(number)));
}

std::string BooksAccounts::unused(std::string_view number, bool may_be_cut) const {
    // The chart's own unused accounts have six digits whatever the books have.
    const auto somebody_made = [&](const KnownAccount& one) {
        return one.number.size() == m_digits || one.number.size() != k_chart_digits ||
               !is_of_chart(one.number);
    };
    if (const KnownAccount* exact = find(number); exact && somebody_made(*exact))
        return exact->number;
    if (const KnownAccount* made = equal_to(number, somebody_made))
        return made->number;
    std::string padded{may_be_cut || is_of_chart(number) ? without_zeros(number) : number};
    if (padded.size() < m_digits)
        padded.append(m_digits - padded.size(), '0');
    return padded;
}

std::string BooksAccounts::typed(std::string_view number) const {
    if (number.empty() || without_zeros(number).empty())
        return std::string(number);
    const KnownAccount* known = used(number);
    return known ? known->number : unused(number, false);
}

bool BooksAccounts::may_stand_for(std::string_view role, const KnownAccount& account) const {
    if (!account.has_rows || !is_all_digits(account.number) ||
        is_same_account(role, account.number))
        return false;
    if (is_third_party_account(m_chart, account.number))
        return account.is_collective;
    const auto label = chart_labels(m_chart).find(std::string(without_zeros(account.number)));
    const bool is_charge_or_income =
        is_sale_account(m_chart, role) ||
        (is_purchase_account(m_chart, role) && !role.starts_with(k_transfers));
    if (is_charge_or_income && label != chart_labels(m_chart).end())
        return text::fold_compact(label->second).starts_with("AUTRES");
    return !is_self_assessed(account);
}

BooksAccounts::Named BooksAccounts::named(std::string_view number,
                                          std::optional<int> vat_permille) const {
    if (number.empty())
        return {};
    if (const auto chosen = m_chosen.find(std::string(number)); chosen != m_chosen.end())
        return {typed(chosen->second), {}};
    if (const KnownAccount* known = used(number))
        return {known->number, {}};
    const std::string root = root_of(m_chart, number);
    std::vector<const KnownAccount*> below, of_rate;
    const auto begin = std::lower_bound(
        m_known.begin(), m_known.end(), root,
        [](const KnownAccount& one, const std::string& digits) { return one.number < digits; });
    for (auto one = begin; one != m_known.end() && one->number.starts_with(root); ++one) {
        if (!may_stand_for(number, *one))
            continue;
        below.push_back(&*one);
        if (vat_permille && rate_in_name(m_chart, one->label) == vat_permille)
            of_rate.push_back(&*one);
    }
    if (of_rate.size() == 1)
        return {of_rate.front()->number, {}};
    if (below.size() == 1 && !rate_in_name(m_chart, below.front()->label))
        return {below.front()->number, {}};
    Named named{unused(number, true), {}};
    for (const KnownAccount* one : below)
        named.undecided.push_back(one->number);
    return named;
}

bool BooksAccounts::exists(std::string_view number) const {
    return find(number) != nullptr;
}

bool BooksAccounts::can_be_booked(std::string_view number) const {
    return equal_to(number, [](const KnownAccount&) { return true; }) != nullptr;
}

std::string BooksAccounts::label_of(std::string_view number) const {
    if (const KnownAccount* exact = find(number))
        return exact->label;
    const KnownAccount* equal = used(number);
    if (!equal)
        equal = equal_to(number, [](const KnownAccount&) { return true; });
    return equal ? equal->label : std::string{};
}

} // namespace comptoir::ledger
