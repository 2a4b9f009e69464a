#include "formats/statements/mt940/mt_reader.h"

#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/mt940_errors.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"

#include <algorithm>
#include <utility>

namespace comptoir::formats::mt940 {

namespace {

constexpr std::int64_t k_fields_per_report = 1'000;
// Of the words of one movement, when :86: is repeated.
constexpr std::size_t k_text_bytes_max = 64 * 1024;
constexpr std::size_t k_shown_characters = 200;

std::string shown(const Field& field) {
    return text::cut_to_characters(clean(unwrap(field.lines, LineBreak::AtWords)),
                                   k_shown_characters);
}

std::size_t size_of(const std::vector<std::string>& lines) {
    std::size_t bytes = 0;
    for (const std::string& line : lines)
        bytes += line.size() + 1;
    return bytes;
}

void append(std::vector<std::string>& to, std::vector<std::string>&& lines) {
    to.insert(to.end(), std::make_move_iterator(lines.begin()),
              std::make_move_iterator(lines.end()));
}

} // namespace

Result<void> MtReader::read() {
    for (std::int64_t count = 0;; ++count) {
        if (count % k_fields_per_report == 0) {
            if (m_work.stopped())
                return fail(comptoir::errors::cancelled);
            m_work.tell(m_fields.bytes_read(), m_source.bytes_total());
        }
        CT_ASSIGN(field, m_fields.next());
        if (const auto guess = m_fields.take_guess(); !guess.empty())
            m_tell({Diagnostic::Severity::Warning,
                    errors::encoding_guessed,
                    {{"encoding", std::string(guess)}},
                    SourcePlace{{}, field ? field->line : 0, {}, "encoding"}});
        if (!field)
            break;
        CT_TRY(take(std::move(*field)));
    }
    CT_TRY(end(true));
    if (m_statements == 0)
        return fail(errors::no_statement);
    return {};
}

Result<void> MtReader::take(Field&& field) {
    switch (field.kind) {
    case Field::Kind::Tag:
        return take_tag(std::move(field));
    case Field::Kind::Header:
        CT_TRY(end(false));
        return take_header(field);
    case Field::Kind::Separator:
        CT_TRY(end(false));
        m_type.clear();
        return {};
    case Field::Kind::Stray:
        tell_text(Diagnostic::Severity::Warning, errors::mt940_text_left_out, field);
    }
    return {};
}

Result<void> MtReader::take_header(const Field& field) {
    m_type = field.tag;
    // MT950 is a statement without :86:.
    if (m_type == "940" || m_type == "942" || m_type == "950")
        return {};
    return fail_at(SourcePlace{{}, field.line, "{2:", "type"}, errors::not_a_statement,
                   {{"format", "MT" + m_type}});
}

Result<void> MtReader::take_tag(Field&& field) {
    const std::string_view tag = field.tag;
    if (tag == "20")
        CT_TRY(end(false));
    if (!m_open)
        begin(field);
    if (tag == "20")
        m_open->header.id = clean(field.first());
    else if (tag.starts_with("25"))
        take_account(field);
    else if (tag.starts_with("28"))
        m_open->header.sequence = clean(field.first());
    else if (tag.starts_with("60") || tag.starts_with("62") || tag == "64")
        return take_balance(field);
    else if (tag == "61")
        return take_movement(std::move(field));
    else if (tag == "86")
        return take_text(std::move(field));
    else if (tag == "NS")
        take_non_swift(std::move(field));
    else if (tag == "34F")
        take_floor(field);
    else if (tag.starts_with("13"))
        take_day(field);
    else if (tag.starts_with("90"))
        return take_totals(field);
    // :21: repeats a reference of the request; :65: is what will be available later.
    return {};
}

void MtReader::begin(const Field& field) {
    m_open = Open{};
    m_open->line = field.line;
}

bool MtReader::is_interim() const {
    return m_type == "942" || (m_open->is_interim && !m_open->header.opening);
}

void MtReader::tell_text(Diagnostic::Severity severity, ErrorSpec spec, const Field& field) {
    std::string text = shown(field);
    if (text.empty())
        return;
    m_tell({severity,
            spec,
            {{"text", std::move(text)}},
            SourcePlace{{}, field.line, field.tag.empty() ? "" : ":" + field.tag + ":", "text"}});
}

// --- Head of a statement ------------------------------------------------------------------------

void MtReader::take_account(const Field& field) {
    // A second account, or one behind movements, stands in a file that lost a piece.
    if (!m_open->account.empty() || m_open->entries > 0 || m_pending) {
        tell_text(Diagnostic::Severity::Warning, errors::mt940_text_left_out, field);
        return;
    }
    m_open->account = clean(field.first());
    m_open->account_line = field.line;
    if (field.lines.size() > 1) // :25P: has the bank's BIC on its second line
        if (const auto bic = Bic::parse(text::trim(field.lines[1])))
            m_open->header.account.bic = bic->text();
}

// An IBAN, "BLZ/number", "BIC/number", a national number; any of them with the currency behind it.
void MtReader::identify_account() {
    bank::AccountIdentity& account = m_open->header.account;
    account.currency = m_open->currency;
    std::string written = m_open->account;
    if (account.currency && written.ends_with(account.currency->code())) {
        const std::string_view rest =
            text::trim(std::string_view(written).substr(0, written.size() - 3));
        // The last letters of an account are no currency; behind a figure or a slash they are one.
        const bool parted =
            !rest.empty() && (rest.ends_with('/') || rest.size() + 3 < written.size() ||
                              (rest.back() >= '0' && rest.back() <= '9'));
        if (parted)
            written = rest.substr(0, rest.find_last_not_of('/') + 1);
    }
    const std::size_t slash = written.find('/');
    if (slash != std::string::npos)
        if (const auto bic = Bic::parse(written.substr(0, slash))) {
            account.bic = bic->text();
            written.erase(0, slash + 1);
        }
    const bool sound = set_account(account, written);
    if (written.empty())
        m_tell({Diagnostic::Severity::Warning,
                errors::account_missing,
                {},
                SourcePlace{{}, m_open->line, ":25:", "account"}});
    else if (!sound)
        m_tell({Diagnostic::Severity::Warning,
                bank::errors::account_check_failed,
                {{"account", masked_number(written)}},
                SourcePlace{{}, m_open->account_line, ":25:", "account"}});
}

Result<void> MtReader::take_balance(const Field& field) {
    const Scribe scribe = scribe_of(field);
    bank::StatementHeader& header = m_open->header;
    const bool is_opening = field.tag.starts_with("60");
    const bool is_closing = field.tag.starts_with("62");
    if (is_closing)
        CT_TRY(flush());
    const bool out_of_place =
        is_opening ? header.opening || header.closing || m_open->announced || m_pending
                   : is_closing && header.closing;
    if (out_of_place)
        return fail_at(scribe.place("record"), errors::mt940_wrong_place,
                       {{"tag", ":" + field.tag + ":"}});
    CT_ASSIGN(balance, parse_balance(field.first(), m_open->currency, scribe));
    if (!is_opening && !is_closing) {
        m_open->available = balance;
        return {};
    }
    if (!m_open->currency)
        m_open->currency = balance.amount.currency();
    if (is_opening) {
        header.opening = balance;
        return {};
    }
    header.closing = balance;
    m_open->closing_line = field.line;
    return {};
}

// "EUR0,00", "EURD0,00": from which amount on movements are listed. It tells the currency.
void MtReader::take_floor(const Field& field) {
    m_open->is_interim = true;
    if (!m_open->currency)
        m_open->currency = Currency::parse(text::trim(field.first()).substr(0, 3));
}

void MtReader::take_day(const Field& field) {
    m_open->is_interim = true;
    if (const auto day = parse_day(std::string_view(field.first()).substr(0, 6)))
        m_open->told_day = day->date;
}

// "12EUR1234,50".
Result<void> MtReader::take_totals(const Field& field) {
    CT_TRY(flush());
    m_open->is_interim = true;
    const std::string_view text = text::trim(field.first());
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto count = text::parse_integer(text.substr(0, digits));
    const auto sum = parse_currency_and_amount(text.substr(digits));
    if (!count || !sum) {
        scribe_of(field).warn(errors::amount_left_out, {{"text", shown(field)}}, "total");
        return {};
    }
    auto& announced = field.tag == "90D" ? m_open->announced_debits : m_open->announced_credits;
    announced = Announced{*count, *sum, field.line};
    return {};
}

// --- Movements ----------------------------------------------------------------------------------

Result<void> MtReader::take_movement(Field&& field) {
    CT_TRY(flush());
    const Scribe scribe = scribe_of(field);
    if (!m_open->currency)
        m_open->currency = m_choices.currency;
    if (!m_open->currency)
        return fail_at(scribe.place("currency"), errors::mt940_currency_missing);
    if (m_open->header.closing)
        scribe.warn(errors::mt940_after_closing, {}, "record");
    CT_ASSIGN(movement, parse_movement(field.first(), scribe));
    PendingMovement& pending = m_pending.emplace();
    pending.movement = std::move(movement);
    pending.scribe = scribe;
    pending.bytes = size_of(field.lines);
    if (field.lines.size() > 1) {
        field.lines.erase(field.lines.begin());
        pending.text.supplementary = std::move(field.lines);
    }
    return {};
}

Result<void> MtReader::take_text(Field&& field) {
    if (!m_pending) {
        // In front of the movements, or behind the closing balance: about the statement.
        tell_text(Diagnostic::Severity::Info, errors::mt940_statement_text, field);
        return {};
    }
    m_pending->bytes += size_of(field.lines);
    if (m_pending->bytes > k_text_bytes_max)
        return fail_at(scribe_of(field).place("text"), errors::mt940_text_too_long,
                       {{"limit", static_cast<std::int64_t>(k_text_bytes_max)}});
    if (m_pending->text.lines.empty())
        m_pending->text.lines = std::move(field.lines);
    else
        append(m_pending->text.lines, std::move(field.lines));
    return {};
}

// Under a movement it belongs to that; in front of them its number 22 is the holder.
void MtReader::take_non_swift(Field&& field) {
    if (m_pending) {
        if (m_pending->bytes + size_of(field.lines) > k_text_bytes_max) {
            tell_text(Diagnostic::Severity::Warning, errors::mt940_text_left_out, field);
            return;
        }
        m_pending->bytes += size_of(field.lines);
        append(m_pending->text.non_swift, std::move(field.lines));
        return;
    }
    for (const std::string& line : field.lines)
        if (line.starts_with("22") && m_open->header.account.holder.empty())
            m_open->header.account.holder = clean(std::string_view(line).substr(2));
}

void MtReader::announce() {
    if (std::exchange(m_open->announced, true))
        return;
    bank::StatementHeader& header = m_open->header;
    header.format = is_interim() ? "mt942" : "mt940";
    if (header.opening)
        header.from = header.opening->date;
    identify_account();
    if (m_open->currency) {
        m_open->booked = Money::zero(*m_open->currency);
        m_open->debits.sum = m_open->credits.sum = m_open->booked;
    }
    m_sink.begin_statement(header);
}

Result<void> MtReader::flush() {
    if (!m_pending)
        return {};
    announce();
    bank::StatementLine line;
    CT_TRY(read_line(m_pending->movement, m_pending->text, *m_open->currency, m_pending->scribe,
                     line));
    m_pending.reset();
    line.entry = ++m_open->entries;
    // The holder's own account, which some banks repeat, is not the other party's.
    const bank::AccountIdentity& own = m_open->header.account;
    if (line.counterparty.iban == (own.iban ? own.iban->text() : own.number)) {
        line.counterparty.iban.clear();
        line.ordering_account.clear();
    }
    count(line);
    if (!m_sink.line(std::move(line)))
        return fail(comptoir::errors::cancelled);
    return {};
}

void MtReader::count(const bank::StatementLine& line) {
    Open& open = *m_open;
    open.first_day = std::min(open.first_day.value_or(line.booked_on), line.booked_on);
    open.last_day = std::max(open.last_day.value_or(line.booked_on), line.booked_on);
    Totals& totals = line.amount.is_negative() ? open.debits : open.credits;
    ++totals.count;
    if (totals.sum)
        totals.sum = checked_add(*totals.sum, line.amount.abs());
    if (line.status == bank::LineStatus::Booked && open.booked)
        open.booked = checked_add(*open.booked, line.amount);
}

// --- End of a statement
// ---------------------------------------------------------------------------

Result<void> MtReader::end(bool file_ends) {
    if (!m_open) {
        if (file_ends && m_fields.inside_block())
            return fail_at(SourcePlace{{}, m_fields.line(), {}, "record"},
                           errors::mt940_not_closed);
        return {};
    }
    CT_TRY(flush());
    bank::StatementHeader& header = m_open->header;
    const Scribe scribe{"62F", m_open->closing_line, &m_tell};
    const bool interim = is_interim();
    // A message cut short may have lost movements. MT942 has no balance; its block is all it has,
    // also where another message was put behind it.
    const bool cut = interim ? m_fields.inside_block() : !header.closing && !m_open->available;
    if (cut)
        return fail_at(SourcePlace{{}, m_open->line, ":20:", "record"}, errors::mt940_not_closed);
    announce();
    if (!interim && !header.closing) {
        header.closing = m_open->available;
        scribe.warn(bank::errors::available_balance_used, {{"balance", m_open->available->amount}},
                    ":64:");
    }
    if (!header.from)
        header.from = m_open->first_day;
    header.to = header.closing && header.closing->date ? header.closing->date : m_open->told_day;
    if (!header.to)
        header.to = m_open->last_day;
    const auto balance_check = check(scribe);
    compare(m_open->announced_debits, m_open->debits, ":90D:");
    compare(m_open->announced_credits, m_open->credits, ":90C:");
    m_sink.end_statement(header, balance_check);
    ++m_statements;
    m_open.reset();
    return {};
}

bank::BalanceCheck MtReader::check(const Scribe& scribe) {
    const bank::StatementHeader& header = m_open->header;
    if (!header.opening || !header.closing || !m_open->booked)
        return bank::BalanceCheck::NotPossible;
    const Money opening = header.opening->amount;
    const Money closing = header.closing->amount;
    if (opening.currency() != closing.currency())
        scribe.warn(bank::errors::mixed_currencies,
                    {{"account", bank::shown_account(header.account)},
                     {"currency", std::string(opening.currency().code())},
                     {"other", std::string(closing.currency().code())}},
                    "currency");
    const auto check = bank::check_balance(header, *m_open->booked);
    if (check == bank::BalanceCheck::Mismatch)
        scribe.warn(bank::errors::balance_mismatch,
                    {{"account", bank::shown_account(header.account)},
                     {"closing", closing},
                     {"computed", opening + *m_open->booked}},
                    "balance");
    return check;
}

void MtReader::compare(const std::optional<Announced>& announced, const Totals& found,
                       std::string_view tag) {
    if (!announced)
        return;
    const SourcePlace place{{}, announced->line, std::string(tag), "total"};
    if (announced->count != found.count)
        m_tell({Diagnostic::Severity::Warning,
                bank::errors::totals_differ,
                {{"announced", announced->count}, {"found", found.count}},
                place});
    const Money sum = found.sum.value_or(Money::zero(announced->sum.currency()));
    if (found.count > 0 && found.sum && sum != announced->sum)
        m_tell({Diagnostic::Severity::Warning,
                bank::errors::totals_differ,
                {{"announced", announced->sum}, {"found", sum}},
                place});
}

} // namespace comptoir::formats::mt940
