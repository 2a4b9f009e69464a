#include "formats/statements/ofx/ofx_reader.h"

#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/ofx_errors.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/loose_amount.h"

#include <algorithm>
#include <utility>

namespace comptoir::formats::ofx {

namespace {

constexpr std::int64_t k_tokens_per_report = 20'000;

bool is_statement(Tag tag) {
    return tag == Tag::STMTRS || tag == Tag::CCSTMTRS;
}

// What ends a statement that forgot its own end.
bool encloses_statements(Tag tag) {
    return tag == Tag::STMTTRNRS || tag == Tag::CCSTMTTRNRS || tag == Tag::BANKMSGSRSV1 ||
           tag == Tag::CREDITCARDMSGSRSV1 || tag == Tag::OFX;
}

} // namespace

void OfxReader::tell(ErrorSpec spec, Params params, std::string_view field, std::int64_t line) {
    SourcePlace place{{}, line, {}, std::string(field)};
    if (m_transaction)
        place.record = m_transaction->record();
    else if (m_open)
        place.record = name_of(m_open->tag);
    m_sink.diagnostic({Diagnostic::Severity::Warning, spec, std::move(params), std::move(place)});
}

tl::unexpected<Error> OfxReader::refuse(ErrorSpec spec, Tag tag, std::int64_t line) {
    const std::string name(name_of(tag));
    return fail_at(SourcePlace{{}, line, name, {}}, spec, {{"tag", name}});
}

Result<void> OfxReader::read() {
    for (std::int64_t count = 0;; ++count) {
        if (count % k_tokens_per_report == 0) {
            if (m_work.stopped())
                return fail(comptoir::errors::cancelled);
            m_work.tell(m_tokens.bytes_read(), m_source.bytes_total());
        }
        CT_ASSIGN(token, m_tokens.next());
        if (count == 0) {
            const Prolog prolog = read_prolog(m_tokens.prolog());
            m_decoder = TextDecoder(prolog);
            m_format = prolog.is_xml ? "ofx2" : "ofx1";
        }
        if (token.kind == Token::Kind::End)
            return finish();
        if (m_skipped != Tag::Unknown)
            CT_TRY(skip(token));
        else if (token.tag != Tag::Unknown)
            CT_TRY(take(token));
    }
}

// Securities and loans: movements that are none of an account's.
Result<void> OfxReader::skip(const Token& token) {
    if (token.kind == Token::Kind::Open) {
        if (token.tag == Tag::ACCTID && m_skipped_account.empty())
            m_skipped_account = masked_number(m_decoder.text(token.value));
        return {};
    }
    if (token.tag != m_skipped && token.tag != Tag::OFX)
        return {};
    tell(errors::ofx_investment_skipped, {{"account", m_skipped_account}}, name_of(m_skipped),
         m_skipped_line);
    ++m_investments;
    m_skipped = Tag::Unknown;
    return token.tag == Tag::OFX ? close(token.tag) : Result<void>();
}

Result<void> OfxReader::take(const Token& token) {
    if (token.kind == Token::Kind::Close)
        return close(token.tag);
    CT_TRY(open(token.tag));
    if (token.value.empty() || m_skipped != Tag::Unknown)
        return {};
    // Some banks write the currency as a leaf: <CURRENCY>USD.
    const bool is_short = token.tag == Tag::CURRENCY || token.tag == Tag::ORIGCURRENCY;
    return leaf(is_short ? Tag::CURSYM : token.tag,
                Field{m_decoder.text(token.value), m_tokens.line()});
}

Result<void> OfxReader::open(Tag tag) {
    CT_ASSIGN(is_section, open_section(tag));
    if (!is_section)
        open_part(tag);
    return {};
}

Result<bool> OfxReader::open_section(Tag tag) {
    const bool is_transaction = tag == Tag::STMTTRN || tag == Tag::STMTTRNP;
    if (tag == Tag::OFX) {
        m_document_line = m_tokens.line();
    } else if (tag == Tag::INVSTMTRS || tag == Tag::LOANSTMTRS) {
        if (m_open)
            return refuse(errors::ofx_not_closed, m_open->tag, m_open->line);
        m_skipped = tag;
        m_skipped_line = m_tokens.line();
        m_skipped_account.clear();
    } else if (is_statement(tag)) {
        CT_TRY(begin_statement(tag));
    } else if (tag == Tag::BANKTRANLIST || tag == Tag::BANKTRANLISTP) {
        if (m_open)
            m_open->has_list = m_open->has_list || tag == Tag::BANKTRANLIST;
    } else if (is_transaction) {
        CT_TRY(end_transaction()); // one that forgot its own end
        if (!m_open)
            return refuse(errors::ofx_stray, tag, m_tokens.line());
        m_transaction.emplace(++m_open->entries, m_tokens.line(), tag == Tag::STMTTRNP);
    } else {
        return false;
    }
    m_in = In::None;
    m_part = Transaction::Part::Own;
    return true;
}

void OfxReader::open_part(Tag tag) {
    using Part = Transaction::Part;
    switch (tag) { // NOLINT(clang-diagnostic-switch-enum): the other tags are leaves
    case Tag::PAYEE:
        m_part = Part::Payee;
        return;
    case Tag::BANKACCTTO:
    case Tag::CCACCTTO:
        m_part = Part::OtherAccount;
        return;
    case Tag::CURRENCY:
        m_part = Part::Currency;
        return;
    case Tag::ORIGCURRENCY:
        m_part = Part::OriginalCurrency;
        return;
    case Tag::BANKACCTFROM:
    case Tag::CCACCTFROM:
        m_in = In::Account;
        return;
    case Tag::LEDGERBAL:
        m_in = In::Booked;
        return;
    case Tag::AVAILBAL:
        m_in = In::Available;
        return;
    case Tag::BALLIST:
    case Tag::BAL:
        m_in = In::OtherBalance;
        return;
    case Tag::STATUS:
        m_status_code = m_status_severity = m_status_message = {};
        m_in = In::Status;
        return;
    default:
        return;
    }
}

Result<void> OfxReader::close(Tag tag) {
    switch (tag) { // NOLINT(clang-diagnostic-switch-enum): ends of leaves say nothing
    case Tag::PAYEE:
    case Tag::BANKACCTTO:
    case Tag::CCACCTTO:
    case Tag::CURRENCY:
    case Tag::ORIGCURRENCY:
        m_part = Transaction::Part::Own;
        return {};
    case Tag::STATUS:
        if (text::to_upper_ascii(m_status_severity.text) == "ERROR" && !m_bank_refusal)
            m_bank_refusal =
                Params{{"code", m_status_code.text}, {"message", m_status_message.text}};
        m_in = In::None;
        return {};
    case Tag::BANKACCTFROM:
    case Tag::CCACCTFROM:
    case Tag::LEDGERBAL:
    case Tag::AVAILBAL:
    case Tag::BALLIST:
        m_in = In::None;
        return {};
    case Tag::STMTTRN:
    case Tag::STMTTRNP:
    case Tag::BANKTRANLIST:
    case Tag::BANKTRANLISTP:
        return end_transaction();
    default:
        break;
    }
    if (is_statement(tag) || encloses_statements(tag)) {
        CT_TRY(end_transaction());
        CT_TRY(end_statement());
    }
    if (tag == Tag::OFX)
        m_document_line.reset();
    return {};
}

void OfxReader::status_leaf(Tag tag, Field value) {
    if (tag == Tag::CODE)
        m_status_code = std::move(value);
    else if (tag == Tag::SEVERITY)
        m_status_severity = std::move(value);
    else if (tag == Tag::MESSAGE)
        m_status_message = std::move(value);
}

Result<void> OfxReader::leaf(Tag tag, Field value) {
    if (m_in == In::Status) {
        status_leaf(tag, std::move(value));
        return {};
    }
    if (!m_open)
        return {};
    if (m_transaction)
        return m_transaction->set(m_part, tag, std::move(value));
    return statement_leaf(tag, std::move(value));
}

Result<void> OfxReader::statement_leaf(Tag tag, Field value) {
    if (m_in == In::Account)
        return account_leaf(tag, value);
    const bool is_balance = tag == Tag::BALAMT || tag == Tag::DTASOF;
    if (m_in == In::OtherBalance || (is_balance && m_in == In::None))
        return {};
    const auto put = [&](Field& field) {
        if (field.empty())
            field = std::move(value);
        return Result<void>();
    };
    const bool is_available = m_in == In::Available;
    switch (tag) { // NOLINT(clang-diagnostic-switch-enum): the other tags say nothing here
    case Tag::CURDEF:
        if (m_open->is_announced && value.text != m_open->header.account.currency->code())
            return refuse(errors::ofx_stray, tag, value.line);
        return put(m_open->currency);
    case Tag::DTSTART: // of several lists, the first day of all
        if (m_open->from.empty() || value.text < m_open->from.text)
            m_open->from = std::move(value);
        return {};
    case Tag::DTEND:
        if (value.text > m_open->to.text)
            m_open->to = std::move(value);
        return {};
    case Tag::BALAMT:
        return put(is_available ? m_open->available_balance : m_open->booked_balance);
    case Tag::DTASOF:
        return put(is_available ? m_open->available_day : m_open->booked_day);
    case Tag::TRNAMT:
    case Tag::DTPOSTED:
    case Tag::FITID: // of a transaction whose beginning is missing
        return refuse(errors::ofx_stray, tag, value.line);
    default:
        return {};
    }
}

Result<void> OfxReader::account_leaf(Tag tag, const Field& value) {
    AccountParts& account = m_open->account;
    std::string* const part = tag == Tag::BANKID     ? &account.bank
                              : tag == Tag::BRANCHID ? &account.branch
                              : tag == Tag::ACCTID   ? &account.account
                              : tag == Tag::ACCTKEY  ? &account.key
                                                     : nullptr;
    if (!part || *part == value.text)
        return {};
    // Lines were given away under another account, or two accounts share one statement.
    if (m_open->is_announced || !part->empty())
        return refuse(errors::ofx_stray, tag, value.line);
    *part = value.text;
    return {};
}

Result<void> OfxReader::begin_statement(Tag tag) {
    if (m_open)
        return refuse(errors::ofx_not_closed, m_open->tag, m_open->line);
    m_open = Open{};
    m_open->tag = tag;
    m_open->line = m_tokens.line();
    m_open->header.format = m_format;
    return {};
}

Result<void> OfxReader::learn_currency(const std::string& other_currency) {
    const Field& named = m_open->currency;
    std::optional<Currency> currency;
    if (!named.empty()) {
        currency = Currency::parse(text::to_upper_ascii(named.text));
        if (!currency)
            return fail_at(SourcePlace{{}, named.line, std::string(name_of(m_open->tag)), "CURDEF"},
                           comptoir::errors::currency_unknown,
                           {{"text", named.text.substr(0, 20)}});
    }
    if (!currency)
        currency = Currency::parse(text::to_upper_ascii(other_currency));
    if (!currency)
        currency = m_choices.currency;
    if (!currency) {
        currency = Currency::eur();
        tell(errors::currency_assumed, {{"currency", std::string(currency->code())}}, "CURDEF",
             m_open->line);
    }
    m_open->header.account.currency = currency;
    m_open->booked = Money::zero(*currency);
    return {};
}

void OfxReader::learn_account() {
    bank::AccountIdentity& account = m_open->header.account;
    const AccountParts& parts = m_open->account;
    if (parts.account.empty())
        tell(errors::account_missing, {}, "ACCTID", m_open->line);
    switch (identify(account, parts)) {
    case AccountDoubt::None:
        break;
    case AccountDoubt::KeyMismatch:
        tell(errors::ofx_key_mismatch,
             {{"account", masked_number(account.number)}, {"key", parts.key.substr(0, 10)}},
             "ACCTKEY", m_open->line);
        break;
    case AccountDoubt::NoIban:
        tell(bank::errors::account_check_failed, {{"account", masked_number(account.number)}},
             "ACCTID", m_open->line);
        break;
    }
}

Result<void> OfxReader::announce(const std::string& other_currency) {
    if (std::exchange(m_open->is_announced, true))
        return {};
    CT_TRY(learn_currency(other_currency));
    learn_account();
    m_open->header.from = parse_day(m_open->from.text);
    m_sink.begin_statement(m_open->header);
    return {};
}

Result<void> OfxReader::end_transaction() {
    m_in = In::None;
    m_part = Transaction::Part::Own;
    if (!m_transaction)
        return {};
    CT_TRY(announce(m_transaction->currency_code()));
    auto other_day = parse_day(m_open->to.text);
    if (!other_day)
        other_day = parse_day(m_open->from.text);
    bank::StatementLine line;
    CT_TRY(m_transaction->finish(*m_open->header.account.currency, other_day, m_tell, line));
    m_transaction.reset();
    const bank::AccountIdentity& own = m_open->header.account;
    const std::string& other = line.counterparty.iban;
    if (other == own.number || (own.iban && other == own.iban->text())) {
        line.ordering_account.clear(); // the holder is never the other party
        line.counterparty.iban.clear();
        line.counterparty.bic.clear();
    }
    if (line.status == bank::LineStatus::Booked) {
        if (m_open->booked)
            m_open->booked = checked_add(*m_open->booked, line.amount);
        m_open->last_day = std::max(m_open->last_day.value_or(line.booked_on), line.booked_on);
    }
    if (!m_sink.line(std::move(line)))
        return fail(comptoir::errors::cancelled);
    return {};
}

std::optional<bank::DatedBalance> OfxReader::balance(const Field& amount, const Field& day,
                                                     std::string_view name) {
    if (amount.empty())
        return std::nullopt;
    const auto money =
        read_loose_amount(amount.text, *m_open->header.account.currency, LoneMark::Decimal);
    if (!money) {
        tell(errors::amount_left_out, {{"text", amount.text.substr(0, 60)}}, name, amount.line);
        return std::nullopt;
    }
    return bank::DatedBalance{parse_day(day.text), *money};
}

// OFX has no opening balance. It follows from the closing one where that is not older than the
// last line; nothing can be checked with it.
void OfxReader::choose_balances() {
    bank::StatementHeader& header = m_open->header;
    header.closing = balance(m_open->booked_balance, m_open->booked_day, "LEDGERBAL");
    if (!header.closing) {
        header.closing = balance(m_open->available_balance, m_open->available_day, "AVAILBAL");
        if (header.closing)
            tell(bank::errors::available_balance_used, {{"balance", header.closing->amount}},
                 "AVAILBAL", m_open->available_balance.line);
        return;
    }
    const auto last = std::max(header.to, m_open->last_day);
    if (!m_open->has_list || !header.closing->date || !last || *last > *header.closing->date ||
        !m_open->booked)
        return;
    if (const auto opening = checked_add(header.closing->amount, -*m_open->booked))
        header.opening = bank::DatedBalance{header.from, *opening};
}

Result<void> OfxReader::end_statement() {
    m_in = In::None;
    if (!m_open)
        return {};
    CT_TRY(announce({}));
    m_open->header.from = parse_day(m_open->from.text);
    m_open->header.to = parse_day(m_open->to.text);
    choose_balances();
    m_sink.end_statement(m_open->header, bank::BalanceCheck::NotPossible);
    m_open.reset();
    ++m_statements;
    return {};
}

// The end of the file: whatever is open then was cut off.
Result<void> OfxReader::finish() {
    if (m_transaction)
        return refuse(errors::ofx_not_closed, Tag::STMTTRN, m_transaction->line());
    if (m_open)
        return refuse(errors::ofx_not_closed, m_open->tag, m_open->line);
    if (m_skipped != Tag::Unknown)
        return refuse(errors::ofx_not_closed, m_skipped, m_skipped_line);
    if (m_document_line)
        return refuse(errors::ofx_not_closed, Tag::OFX, *m_document_line);
    if (m_decoder.guessed())
        m_sink.diagnostic({Diagnostic::Severity::Warning,
                           errors::encoding_guessed,
                           {{"encoding", std::string("Windows-1252")}},
                           std::nullopt});
    if (m_statements > 0) {
        if (m_bank_refusal)
            m_sink.diagnostic({Diagnostic::Severity::Warning, errors::ofx_bank_refused,
                               std::move(*m_bank_refusal), std::nullopt});
        return {};
    }
    if (m_bank_refusal)
        return fail_at(SourcePlace{{}, m_status_code.line, "STATUS", {}}, errors::ofx_bank_refused,
                       std::move(*m_bank_refusal));
    if (m_investments > 0)
        return fail(errors::ofx_only_investments, {{"account", m_skipped_account}});
    return fail(errors::no_statement);
}

} // namespace comptoir::formats::ofx
