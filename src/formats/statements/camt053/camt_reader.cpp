#include "formats/statements/camt053/camt_reader.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"

#include <utility>

namespace comptoir::formats::camt053 {

namespace {

// "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08" -> "camt.053.001.08"
std::string message_name(std::string_view uri) {
    const std::size_t colon = uri.find_last_of(":/$");
    return std::string(colon == std::string_view::npos ? uri : uri.substr(colon + 1));
}

// Without a namespace the element tells the message, and in version .01 its version.
std::string format_of_element(std::string_view local_name) {
    const std::string_view family = local_name.starts_with("BkToCstmrAcctRpt")  ? "camt.052"
                                    : local_name.starts_with("BkToCstmrDbtCdt") ? "camt.054"
                                                                                : "camt.053";
    return std::string(family) + (local_name.ends_with("V01") ? ".001.01" : "");
}

bool is_false(std::string_view text) {
    text = text::trim(text);
    return text == "false" || text == "0";
}

} // namespace

Result<void> CamtReader::read(ByteSource& source, const Work& work) {
    CT_TRY(m_stream.read(source, work));
    if (m_stream.encoding_guessed())
        m_sink.diagnostic({Diagnostic::Severity::Warning,
                           errors::encoding_guessed,
                           {{"encoding", std::string("Windows-1252")}},
                           std::nullopt});
    if (m_statements > 0)
        return {};
    if (m_format.empty() && m_namespace.empty() && !m_other_root.empty())
        return fail(errors::not_a_statement, {{"format", m_other_root}});
    return fail(errors::no_statement);
}

void CamtReader::on_outside(std::string_view local_name, const XmlAttributes& attributes) {
    if (m_in_message)
        return;
    if (const auto uri = attributes.namespace_with("camt.05"); !uri.empty())
        m_namespace = message_name(uri);
    for (const std::string_view family : {"pain.", "pacs.", "camt."})
        if (const auto uri = attributes.namespace_with(family); !uri.empty())
            m_other_root = message_name(uri);
    if (m_other_root.empty())
        m_other_root = local_name.substr(0, 40);
}

void CamtReader::on_begin(std::uint16_t number, std::string_view local_name,
                          const XmlAttributes& attributes) {
    switch (const auto field = static_cast<Field>(number)) {
    case Field::Message:
        if (const auto uri = attributes.namespace_with("camt.05"); !uri.empty())
            m_namespace = message_name(uri);
        return begin_message(local_name);
    case Field::Statement:
        return begin_statement();
    case Field::Balance:
        m_balance = {};
        return;
    case Field::Entry:
        return begin_entry();
    case Field::Details:
        m_details_begin = m_entry.transactions.size();
        return;
    case Field::Transaction:
        return begin_transaction();
    case Field::Return:
        m_transaction.is_return = true;
        return;
    case Field::EntryCharge:
    case Field::Charge:
        m_charge.reset();
        m_charge_is_credit = false;
        return;
    default: // an amount
        m_amount_currency = attributes.find("Ccy");
        if (field == Field::BalanceAmount) {
            m_balance.currency = m_amount_currency;
            m_balance.line = m_stream.line();
        }
        return;
    }
}

void CamtReader::on_text(std::uint16_t number, std::string_view text) {
    const auto field = static_cast<Field>(number);
    if (field >= Field::Transaction)
        transaction_text(field, text);
    else if (field >= Field::Entry)
        entry_text(field, text);
    else if (field >= Field::TotalCount)
        totals_text(field, text);
    else
        statement_text(field, text);
}

void CamtReader::on_end(std::uint16_t number) {
    switch (static_cast<Field>(number)) {
    case Field::Message:
        m_in_message = false;
        return;
    case Field::Statement:
        return end_statement();
    case Field::Balance:
        if (auto added = m_statement->add_balance(m_balance); !added)
            refuse(std::move(added).error(), "Bal/Amt");
        return;
    case Field::Entry:
        return end_entry();
    case Field::Details:
        return end_details();
    case Field::Transaction:
        return end_transaction();
    case Field::EntryCharge:
        return end_charge(m_entry.charges);
    case Field::Charge:
        return end_charge(m_transaction.charges);
    default:
        return;
    }
}

void CamtReader::begin_message(std::string_view local_name) {
    m_in_message = true;
    const std::string by_element = format_of_element(local_name);
    // The element is what it is; a namespace of another message is a mistake of the bank.
    m_format = m_namespace.starts_with(by_element.substr(0, 8)) ? m_namespace : by_element;
}

void CamtReader::begin_statement() {
    m_statement.emplace(m_format, [this](Diagnostic&& diagnostic) {
        if (diagnostic.place && diagnostic.place->line == 0)
            diagnostic.place->line = m_stream.line();
        m_sink.diagnostic(std::move(diagnostic));
    });
    m_statement->created = m_group_created;
    m_statement->one_page = m_group_one_page;
    m_announced = false;
    m_own_account.clear();
    m_entries = 0;
    m_direction_missing = false;
    ++m_statements;
}

void CamtReader::announce() {
    if (std::exchange(m_announced, true))
        return;
    const auto& account = m_statement->header.account;
    m_own_account = account.iban ? account.iban->text() : account.number;
    m_sink.begin_statement(m_statement->header);
}

void CamtReader::end_statement() {
    announce();
    const bank::BalanceCheck check = m_statement->finish();
    if (m_direction_missing && check == bank::BalanceCheck::NotPossible)
        refuse(Error{errors::direction_missing, errors::direction_missing.kind}, "CdtDbtInd");
    m_sink.end_statement(m_statement->header, check);
    m_statement.reset();
}

bool CamtReader::group_text(Field field, std::string_view text) {
    if (field == Field::MessageDefinition) {
        // The business application header names the message; a namespace of its own says it again.
        const std::string_view name = text::trim(text);
        constexpr std::size_t k_name_length = 15; // "camt.053.001.08"
        if (m_namespace.empty() && name.starts_with("camt.05") && name.size() == k_name_length)
            m_namespace = name;
        return true;
    }
    if (field == Field::GroupCreated) {
        m_group_created = written_day(text);
        return true;
    }
    if (field != Field::PageNumber && field != Field::LastPage)
        return false;
    const bool first = field == Field::LastPage || text::trim(text) == "1";
    if (!first || is_false(text))
        m_group_one_page = false;
    return true;
}

void CamtReader::statement_text(Field field, std::string_view text) {
    if (group_text(field, text))
        return;
    CamtStatement& statement = *m_statement;
    bank::AccountIdentity& account = statement.header.account;
    switch (field) {
    case Field::StatementId:
        statement.header.id = clean(text);
        break;
    case Field::StatementPageNumber:
        statement.one_page = statement.one_page && text::trim(text) == "1";
        break;
    case Field::StatementLastPage:
        statement.one_page = statement.one_page && !is_false(text);
        break;
    case Field::ElectronicNumber:
        statement.electronic_number = clean(text);
        break;
    case Field::LegalNumber:
        statement.legal_number = clean(text);
        break;
    case Field::StatementCreated:
        if (const auto day = written_day(text))
            statement.created = day;
        break;
    case Field::From:
        statement.header.from = written_day(text);
        break;
    case Field::To:
        statement.header.to = written_day(text);
        break;
    case Field::AccountIban:
        statement.set_account(text, true);
        break;
    case Field::AccountNumber:
        statement.set_account(text, false);
        break;
    case Field::AccountCurrency:
        account.currency = Currency::parse(text::trim(text));
        break;
    case Field::AccountName:
        statement.account_name = clean(text);
        break;
    case Field::AccountOwner:
        account.holder = clean(text);
        break;
    case Field::AccountBic:
        account.bic = clean(text);
        break;
    case Field::BalanceType:
        m_balance.type = clean(text);
        break;
    case Field::BalanceAmount:
        m_balance.amount = clean(text);
        break;
    case Field::BalanceSign:
        m_balance.direction = direction_of(text);
        break;
    case Field::BalanceDate:
        m_balance.date = written_day(text);
        break;
    default:
        break;
    }
}

void CamtReader::totals_text(Field field, std::string_view text) {
    switch (field) {
    case Field::TotalCount:
        m_statement->all.count = clean(text);
        break;
    case Field::TotalSum:
        m_statement->all.sum = clean(text);
        break;
    case Field::CreditCount:
        m_statement->credits.count = clean(text);
        break;
    case Field::CreditSum:
        m_statement->credits.sum = clean(text);
        break;
    case Field::DebitCount:
        m_statement->debits.count = clean(text);
        break;
    case Field::DebitSum:
        m_statement->debits.sum = clean(text);
        break;
    default:
        break;
    }
}

std::string CamtReader::record() const {
    if (m_entries > 0)
        return "Ntry " + text::number(m_entries);
    return m_statement ? m_statement->header.id : std::string();
}

void CamtReader::tell(ErrorSpec spec, Params params, std::string_view field) {
    m_sink.diagnostic({Diagnostic::Severity::Warning, spec, std::move(params),
                       SourcePlace{{}, m_stream.line(), record(), std::string(field)}});
}

void CamtReader::refuse(Error error, std::string_view field) {
    error.place = SourcePlace{{}, m_stream.line(), record(), std::string(field)};
    m_stream.stop(std::move(error));
}

} // namespace comptoir::formats::camt053
