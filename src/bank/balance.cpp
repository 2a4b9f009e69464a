#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/text.h"

#include <utility>

namespace comptoir::bank {

namespace {

// CFONB 120 record 04, columns 49 to 79.
constexpr std::size_t k_cfonb_label_width = 31;
// CODA record 2.1, columns 63 to 115.
constexpr std::size_t k_coda_label_width = 53;

// How wide the label of a format is that goes on in label_more without a blank; 0: none does.
std::size_t label_width(std::string_view format) {
    if (format == "cfonb120")
        return k_cfonb_label_width;
    return format == "coda" ? k_coda_label_width : 0;
}

} // namespace

BalanceCheck check_balance(const StatementHeader& header, Money booked_sum) {
    if (!header.opening || !header.closing)
        return BalanceCheck::NotPossible;
    const auto computed = checked_add(header.opening->amount, booked_sum);
    if (!computed || computed->currency() != header.closing->amount.currency())
        return BalanceCheck::NotPossible;
    return *computed == header.closing->amount ? BalanceCheck::Ok : BalanceCheck::Mismatch;
}

bool is_account_statement(std::string_view format) {
    return !format.starts_with("camt.052") && !format.starts_with("camt.054") && format != "mt942";
}

bool names_its_account(const StatementHeader& header) {
    return header.account.iban || (header.format != "qif" && !header.account.number.empty());
}

std::string shown_account(const AccountIdentity& account) {
    return account.iban ? account.iban->masked() : account.number;
}

std::optional<Diagnostic> BalanceChain::follow(const StatementHeader& header) {
    if (!header.opening || !header.closing)
        return std::nullopt;
    const std::string key = account_key(header.account);
    const Ends here{*header.opening, *header.closing};
    const auto found = m_last_by_account.find(key);
    if (found == m_last_by_account.end()) {
        if (m_last_by_account.size() < k_accounts_max)
            m_last_by_account.emplace(key, here);
        return std::nullopt;
    }
    const Ends before = std::exchange(found->second, here);
    const bool goes_back =
        here.opening.date && before.opening.date && *here.opening.date < *before.opening.date;
    const DatedBalance& closing = goes_back ? here.closing : before.closing;
    const DatedBalance& opening = goes_back ? before.opening : here.opening;
    if (closing.amount == opening.amount)
        return std::nullopt;
    // Two of one day may stand in either order.
    if (here.opening.date == before.opening.date && here.closing.amount == before.opening.amount)
        return std::nullopt;
    const auto day_of = [](const DatedBalance& balance) {
        return balance.date ? Param::Value(*balance.date) : Param::Value(std::string("?"));
    };
    return Diagnostic{Diagnostic::Severity::Warning,
                      errors::chain_gap,
                      {{"account", shown_account(header.account)},
                       {"closed_on", day_of(closing)},
                       {"closing", closing.amount},
                       {"opened_on", day_of(opening)},
                       {"opening", opening.amount}},
                      SourcePlace{{}, 0, header.id, "opening"}};
}

std::string account_key(const AccountIdentity& account) {
    std::string key = account.iban ? account.iban->text() : account.number;
    if (account.currency)
        key.append(" ").append(account.currency->code());
    return key;
}

std::string joined_label(const StatementLine& line, std::string_view format) {
    if (line.label_more.empty())
        return line.label;
    const std::size_t width = label_width(format);
    const bool runs_on = width > 0 && text::length_in_characters(line.label) >= width;
    const bool blank_between = !runs_on && !line.label.empty() && line.label_more.front() != ' ';
    return line.label + (blank_between ? " " : "") + line.label_more;
}

} // namespace comptoir::bank
