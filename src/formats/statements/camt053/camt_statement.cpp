#include "formats/statements/camt053/camt_statement.h"

#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"

#include <algorithm>
#include <utility>

namespace comptoir::formats::camt053 {

namespace {

constexpr auto k_kinds =
    std::to_array<std::string_view>({"OPBD", "PRCD", "ITBD", "CLBD", "OPAV", "CLAV"});

} // namespace

std::optional<BalanceKind> parse_balance_kind(std::string_view type) {
    const auto found = std::find(k_kinds.begin(), k_kinds.end(), type);
    if (found == k_kinds.end())
        return std::nullopt;
    return static_cast<BalanceKind>(found - k_kinds.begin());
}

CamtStatement::CamtStatement(std::string format, Tell tell) : m_tell(std::move(tell)) {
    header.format = std::move(format);
}

void CamtStatement::tell(ErrorSpec spec, Params params, std::string_view field, std::int64_t line) {
    m_tell({Diagnostic::Severity::Warning, spec, std::move(params),
            SourcePlace{{}, line, header.id, std::string(field)}});
}

void CamtStatement::set_account(std::string_view account, bool is_iban) {
    const std::string written = clean(account);
    if (written.empty() || header.account.iban)
        return;
    const bool sound = formats::set_account(header.account, written);
    if (!sound || (is_iban && !header.account.iban))
        tell(bank::errors::account_check_failed, {{"account", masked_number(written)}}, "Acct/Id");
}

void CamtStatement::remember_currency(Currency currency) {
    if (!header.account.currency)
        header.account.currency = currency;
}

Result<void> CamtStatement::add_balance(const WrittenBalance& written) {
    const auto kind = parse_balance_kind(written.type);
    if (!kind)
        return {};
    auto currency = written.currency.empty() ? this->currency() : Currency::parse(written.currency);
    if (!currency)
        return fail(comptoir::errors::currency_unknown, {{"text", written.currency}});
    CT_ASSIGN(amount, read_amount(written.amount, *currency));
    const bank::DatedBalance balance{written.date,
                                     written.direction == Direction::Debit ? -amount : amount};
    KeptBalance& place = kept(*kind);
    // The same balance in a second currency is for information; the account's own counts.
    const bool foreign = this->currency() && *currency != *this->currency();
    if (place.count > 0 && foreign)
        return {};
    remember_currency(*currency);
    const bool replaces_foreign =
        place.count > 0 && place.first.amount.currency() != *this->currency();
    if (place.count == 0 || replaces_foreign)
        place.first = balance;
    place.last = balance;
    place.last_line = written.line;
    place.count = replaces_foreign ? 1 : place.count + 1;
    return {};
}

void CamtStatement::count(const Entry& entry, Money amount, bank::LineStatus status) {
    const bool booked = status == bank::LineStatus::Booked;
    const std::int64_t size = amount.abs().minor();
    for (Totals* totals : {&all, amount.is_negative() ? &debits : &credits}) {
        ++totals->found_count;
        // Far above any statement; announced sums are bounded in the same way.
        if (totals->found_minor < Money::k_limit_minor)
            totals->found_minor += size;
        if (booked) {
            ++totals->booked_count;
            if (totals->booked_minor < Money::k_limit_minor)
                totals->booked_minor += size;
        }
    }
    m_first_day = m_first_day ? std::min(*m_first_day, *entry.booked_on) : entry.booked_on;
    m_last_day = m_last_day ? std::max(*m_last_day, *entry.booked_on) : entry.booked_on;

    remember_currency(amount.currency());
    if (amount.currency() != *currency()) {
        if (std::exchange(m_one_currency, false))
            tell(bank::errors::mixed_currencies,
                 {{"account", bank::shown_account(header.account)},
                  {"currency", std::string(currency()->code())},
                  {"other", std::string(amount.currency().code())}},
                 "Ntry/Amt");
        return;
    }
    if (!booked)
        return;
    m_booked = m_booked ? checked_add(*m_booked, amount) : amount;
    if (!m_booked)
        m_one_currency = false; // beyond what Money holds: the sum proves nothing
}

std::optional<Date> CamtStatement::fallback_day() const {
    for (const BalanceKind kind : {BalanceKind::Clbd, BalanceKind::Clav}) {
        const KeptBalance& place = m_balances[static_cast<std::size_t>(kind)];
        if (place.count > 0 && place.last.date)
            return place.last.date;
    }
    return header.to ? header.to : created;
}

void CamtStatement::use_available(std::optional<bank::DatedBalance>& balance, BalanceKind kind,
                                  std::string_view name) {
    if (balance || kept(kind).count == 0)
        return;
    if (kind == BalanceKind::Clav)
        close_with(kept(kind), name);
    else
        balance = kept(kind).first;
    tell(bank::errors::available_balance_used, {{"balance", balance->amount}}, name);
}

void CamtStatement::close_with(const KeptBalance& balance, std::string_view name) {
    header.closing = balance.last;
    m_closing_line = balance.last_line;
    m_closing_name = name;
}

void CamtStatement::choose_balances() {
    for (const BalanceKind kind : {BalanceKind::Opbd, BalanceKind::Prcd})
        if (!header.opening && kept(kind).count > 0)
            header.opening = kept(kind).first;
    if (kept(BalanceKind::Clbd).count > 0)
        close_with(kept(BalanceKind::Clbd), "CLBD");
    // Interim balances open and close the pages of a statement; a single one is where it stands.
    const KeptBalance& interim = kept(BalanceKind::Itbd);
    if (!header.opening && interim.count > 1)
        header.opening = interim.first;
    if (!header.closing && interim.count > 0)
        close_with(interim, "ITBD");
    else if (!header.opening && interim.count == 1)
        header.opening = interim.first;
    use_available(header.opening, BalanceKind::Opav, "OPAV");
    use_available(header.closing, BalanceKind::Clav, "CLAV");
}

void CamtStatement::compare(const Totals& totals, std::string_view name) {
    if (!currency())
        return;
    const auto count = text::parse_integer(text::trim(totals.count));
    if (count && *count != totals.found_count && *count != totals.booked_count)
        tell(bank::errors::totals_differ,
             {{"announced", std::int64_t{*count}}, {"found", totals.found_count}},
             std::string(name) + "/NbOfNtries");
    const auto sum = parse_money(text::trim(totals.sum), *currency()).money;
    if (sum && sum->minor() != totals.found_minor && sum->minor() != totals.booked_minor &&
        totals.found_minor < Money::k_limit_minor)
        tell(bank::errors::totals_differ,
             {{"announced", *sum}, {"found", Money(totals.found_minor, *currency())}},
             std::string(name) + "/Sum");
}

bank::BalanceCheck CamtStatement::finish() {
    header.sequence = !electronic_number.empty() ? electronic_number : legal_number;
    if (header.account.holder.empty())
        header.account.holder = account_name;
    if (!header.account.iban && header.account.number.empty())
        tell(errors::account_missing, {}, "Acct/Id");
    choose_balances();
    if (!header.from)
        header.from = header.opening && header.opening->date ? header.opening->date : m_first_day;
    if (!header.to)
        header.to = header.closing && header.closing->date ? header.closing->date : m_last_day;
    if (one_page && m_one_currency) {
        compare(all, "TtlNtries");
        compare(credits, "TtlCdtNtries");
        compare(debits, "TtlDbtNtries");
    }
    if (!m_one_currency)
        return bank::BalanceCheck::NotPossible;
    if (header.opening && header.closing &&
        header.opening->amount.currency() != header.closing->amount.currency())
        tell(bank::errors::mixed_currencies,
             {{"account", bank::shown_account(header.account)},
              {"currency", std::string(header.opening->amount.currency().code())},
              {"other", std::string(header.closing->amount.currency().code())}},
             m_closing_name, m_closing_line);
    const auto check = bank::check_balance(
        header, m_booked.value_or(Money::zero(currency().value_or(Currency::eur()))));
    if (check == bank::BalanceCheck::Mismatch && !one_page) {
        tell(bank::errors::page_of_several, {{"account", bank::shown_account(header.account)}},
             "LastPgInd");
        return bank::BalanceCheck::NotPossible;
    }
    if (check == bank::BalanceCheck::Mismatch) {
        const Money computed = header.opening->amount +
                               m_booked.value_or(Money::zero(header.opening->amount.currency()));
        tell(bank::errors::balance_mismatch,
             {{"account", bank::shown_account(header.account)},
              {"closing", header.closing->amount},
              {"computed", computed}},
             m_closing_name, m_closing_line);
    }
    return check;
}

} // namespace comptoir::formats::camt053
