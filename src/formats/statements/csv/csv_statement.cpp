#include "formats/statements/csv/csv_statement.h"

#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/formats/csv_errors.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"

#include <algorithm>
#include <utility>

namespace comptoir::formats::csv {

namespace {

constexpr std::size_t k_held_max = 200'000;

std::optional<Money> plus(std::optional<Money> a, std::optional<Money> b) {
    return a && b ? checked_add(*a, *b) : std::nullopt;
}
std::optional<Money> minus(std::optional<Money> a, std::optional<Money> b) {
    return a && b ? checked_add(*a, -*b) : std::nullopt;
}

} // namespace

void BalanceTrack::Steps::see(std::optional<Money> expected, Money found, std::int64_t line) {
    if (expected == found)
        return;
    ++breaks;
    if (first_break == 0)
        first_break = line;
}

void BalanceTrack::see(Date day, Money amount, std::optional<Money> balance, std::int64_t line) {
    if (!m_first_day) {
        m_first_day = day;
        m_before_first = Money::zero(amount.currency());
    }
    m_last_day = day;
    if (!balance) {
        std::optional<Money>& sum = m_first ? m_since_last : m_before_first;
        sum = plus(sum, amount);
        m_overflow = m_overflow || !sum;
        return;
    }
    if (!m_first) {
        m_first = balance;
        m_first_amount = amount;
    } else {
        // Down the file: the last balance, what came since and this line. Up the file: this
        // balance, the line of the last one and what came since.
        m_forwards.see(plus(plus(m_last, m_since_last), amount), *balance, line);
        m_backwards.see(minus(minus(m_last, m_last_amount), m_since_last), *balance, line);
        m_all_equal = m_all_equal && *balance == *m_last;
    }
    ++m_known;
    m_last = balance;
    m_last_amount = amount;
    m_since_last = Money::zero(amount.currency());
}

bool BalanceTrack::newest_first() const {
    if (m_forwards.breaks != m_backwards.breaks)
        return m_backwards.breaks < m_forwards.breaks;
    return *m_first_day > *m_last_day;
}

bool BalanceTrack::is_repeated() const {
    return m_known > 1 && m_all_equal && m_forwards.breaks > 0 && m_backwards.breaks > 0;
}

std::optional<BalanceTrack::Ends> BalanceTrack::ends() const {
    if (!m_first || m_overflow || is_repeated())
        return std::nullopt;
    std::optional<Money> opening, closing;
    if (newest_first()) {
        closing = plus(m_first, m_before_first);
        opening = minus(minus(m_last, m_last_amount), m_since_last);
    } else {
        opening = minus(minus(m_first, m_first_amount), m_before_first);
        closing = plus(m_last, m_since_last);
    }
    if (!opening || !closing)
        return std::nullopt;
    return Ends{*opening, *closing, m_known > 1,
                (newest_first() ? m_backwards : m_forwards).first_break};
}

void StatementWriter::tell(Diagnostic::Severity severity, ErrorSpec spec, Params params,
                           std::int64_t line, std::string field) {
    m_sink.diagnostic(
        {severity, spec, std::move(params), SourcePlace{{}, line, {}, std::move(field)}});
}

bank::AccountIdentity StatementWriter::account_of(const RowReading& reading) const {
    bank::AccountIdentity account = reading.account;
    if (!account.iban && account.number.empty()) {
        account.iban = m_facts.account.iban;
        account.number = m_facts.account.number;
    }
    if (account.holder.empty())
        account.holder = m_facts.account.holder;
    if (!account.iban && account.number.empty() && !m_mapping.account.empty())
        set_account(account, m_mapping.account);
    return account;
}

StatementWriter::Open& StatementWriter::open_for(const RowReading& reading, Currency currency,
                                                 std::int64_t line) {
    const std::string_view account = reading.account.iban
                                         ? std::string_view(reading.account.iban->text())
                                         : reading.account.number;
    for (Open& open : m_open)
        if (open.currency == currency && open.account == account)
            return open;
    Open& open = m_open.emplace_back();
    open.currency = currency;
    open.account = account;
    open.line = line;
    open.booked = Money::zero(currency);
    open.header.format = m_format;
    open.header.account = account_of(reading);
    open.header.account.currency = currency;
    if (reading.account_is_doubtful)
        tell(Diagnostic::Severity::Warning, bank::errors::account_check_failed,
             {{"account", masked_number(reading.account.number)}}, line, "account");
    if (reading.currency_is_assumed)
        tell(Diagnostic::Severity::Warning, errors::currency_assumed,
             {{"currency", std::string(currency.code())}}, line, "currency");
    if (!open.header.account.iban && open.header.account.number.empty())
        tell(Diagnostic::Severity::Warning, errors::account_missing, {}, line, "account");
    if (m_open.size() == 1)
        m_sink.begin_statement(open.header);
    return open;
}

Result<void> StatementWriter::add(std::span<bank::StatementLine> lines, const RowReading& reading,
                                  std::int64_t line) {
    Open& open = open_for(reading, reading.line.amount.currency(), line);
    const bank::StatementLine& whole = reading.line;
    if (whole.status == bank::LineStatus::Booked) {
        open.booked = plus(open.booked, whole.amount);
        open.balances.see(whole.booked_on, whole.amount, reading.balance, line);
        open.first_day = std::min(open.first_day.value_or(whole.booked_on), whole.booked_on);
        open.last_day = std::max(open.last_day.value_or(whole.booked_on), whole.booked_on);
    }
    ++open.entries;
    for (bank::StatementLine& part : lines) {
        part.entry = open.entries;
        part.of_entry = static_cast<std::int32_t>(lines.size());
        if (&open == &m_open.front()) {
            if (!m_sink.line(std::move(part)))
                return fail(comptoir::errors::cancelled);
            continue;
        }
        if (++m_held > k_held_max)
            return fail_at(SourcePlace{{}, line, {}, {}}, errors::csv_too_many_held,
                           {{"limit", static_cast<std::int64_t>(k_held_max)}});
        open.held.push_back(std::move(part));
    }
    return {};
}

// The period that the file announces, when its lines stand inside it.
void StatementWriter::set_period(Open& open) const {
    open.header.from = open.first_day ? open.first_day : m_facts.from;
    open.header.to = open.last_day ? open.last_day : m_facts.to;
    if (m_facts.from && (!open.first_day || *m_facts.from <= *open.first_day))
        open.header.from = m_facts.from;
    if (m_facts.to && (!open.last_day || *m_facts.to >= *open.last_day))
        open.header.to = m_facts.to;
}

std::optional<Money> StatementWriter::said(const std::optional<SaidBalance>& balance,
                                           Currency currency) {
    if (!balance)
        return std::nullopt;
    const auto money = amount_with_mark(
        balance->amount, m_mapping.decimal_mark ? m_mapping.decimal_mark : '.', currency);
    if (money)
        return *money;
    tell(Diagnostic::Severity::Warning, errors::amount_left_out, {{"text", balance->amount.digits}},
         balance->line, "balance");
    return std::nullopt;
}

// What stands above or below the table. A closing balance counts when it is of the day the lines
// end with or later, but not of a later day than the period: that is today's.
void StatementWriter::set_said_balances(Open& open) {
    const Currency currency = *open.header.account.currency;
    const auto closing = said(m_facts.closing, currency);
    const auto opening = said(m_facts.opening, currency);
    if (opening)
        open.header.opening = bank::DatedBalance{
            m_facts.opening->day ? m_facts.opening->day : open.header.from, *opening};
    if (!closing)
        return;
    std::optional<Date> day = m_facts.closing->day;
    if (!day && (opening || m_facts.to))
        day = open.header.to;
    const bool is_of_the_end =
        day && (!open.last_day || *day >= *open.last_day) && (!m_facts.to || *day <= *m_facts.to);
    if (is_of_the_end)
        open.header.closing = bank::DatedBalance{day, *closing};
}

void StatementWriter::set_balances(Open& open) {
    if (m_open.size() == 1) // of several accounts the preamble cannot mean each
        set_said_balances(open);
    if (open.balances.is_repeated())
        tell(Diagnostic::Severity::Info, errors::csv_balance_unused, {}, open.line, "balance");
    const auto ends = open.balances.ends();
    bank::StatementHeader& header = open.header;
    open.is_proof = header.opening && header.closing;
    if (open.is_proof)
        return;
    if (!ends) {
        // What follows from one balance is shown, and proves nothing.
        const auto opening =
            header.closing ? minus(header.closing->amount, open.booked) : std::optional<Money>();
        if (opening && !header.opening)
            header.opening = bank::DatedBalance{header.from, *opening};
        return;
    }
    open.is_proof = ends->is_proof;
    if (header.closing && header.closing->amount != ends->closing)
        tell(Diagnostic::Severity::Warning, bank::errors::totals_differ,
             {{"announced", header.closing->amount}, {"found", ends->closing}}, open.line,
             "balance");
    header.opening = bank::DatedBalance{header.from, ends->opening};
    header.closing = bank::DatedBalance{header.to, ends->closing};
}

Result<void> StatementWriter::emit_held(Open& open) {
    m_sink.begin_statement(open.header);
    for (bank::StatementLine& line : open.held)
        if (!m_sink.line(std::move(line)))
            return fail(comptoir::errors::cancelled);
    m_held -= open.held.size();
    return {};
}

void StatementWriter::close(Open& open) {
    set_period(open);
    set_balances(open);
    auto check = bank::BalanceCheck::NotPossible;
    if (open.booked && open.is_proof)
        check = bank::check_balance(open.header, *open.booked);
    if (check == bank::BalanceCheck::Mismatch) {
        const auto ends = open.balances.ends();
        const auto computed = plus(open.header.opening->amount, open.booked);
        tell(Diagnostic::Severity::Warning, bank::errors::balance_mismatch,
             {{"account", bank::shown_account(open.header.account)},
              {"closing", open.header.closing->amount},
              {"computed", computed.value_or(*open.booked)}},
             ends && ends->first_break > 0 ? ends->first_break : open.line, "balance");
    }
    m_sink.end_statement(open.header, check);
    ++m_statements;
}

Result<void> StatementWriter::end_section(const Facts& footer) {
    m_facts.complete_with(footer);
    // An account without operations is a statement too, when the file says which account it is.
    if (m_open.empty() && m_facts.has_account()) {
        RowReading none;
        open_for(none, m_facts.currency.value_or(m_mapping.currency.value_or(Currency::eur())), 0);
    }
    for (Open& open : m_open) {
        if (&open != &m_open.front())
            CT_TRY(emit_held(open));
        close(open);
    }
    m_open.clear();
    m_facts = {};
    return {};
}

} // namespace comptoir::formats::csv
