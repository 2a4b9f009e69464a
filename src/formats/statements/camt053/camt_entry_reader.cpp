// The part of CamtReader that reads Ntry and TxDtls.
#include "comptoir/bank/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/camt053/camt_lines.h"
#include "formats/statements/camt053/camt_reader.h"

#include <utility>

namespace comptoir::formats::camt053 {

namespace {

// Ustrd is Max140Text: a part that fills it is cut, perhaps inside a word.
constexpr std::size_t k_unstructured_length = 140;

// Where a text of the entry goes; null for what is more than a text.
Slice* entry_slot(Entry& entry, Field field) {
    switch (field) {
    case Field::EntryReference:
        return &entry.reference;
    case Field::EntryDomain:
        return &entry.code.domain;
    case Field::EntryFamily:
        return &entry.code.family;
    case Field::EntrySubFamily:
        return &entry.code.sub_family;
    case Field::EntryOwnCode:
        return &entry.code.own;
    case Field::EntryCodeIssuer:
        return &entry.code.issuer;
    case Field::EntryInformation:
        return &entry.information;
    default:
        return nullptr;
    }
}

Slice* transaction_slot(Transaction& transaction, Field field) {
    switch (field) {
    case Field::ServicerReference:
        return &transaction.servicer_reference;
    case Field::TransactionId:
        return &transaction.transaction_id;
    case Field::EndToEndId:
        return &transaction.end_to_end_id;
    case Field::MandateId:
        return &transaction.mandate_id;
    case Field::PaymentId:
        return &transaction.payment_id;
    case Field::ChequeNumber:
        return &transaction.cheque_number;
    case Field::Domain:
        return &transaction.code.domain;
    case Field::Family:
        return &transaction.code.family;
    case Field::SubFamily:
        return &transaction.code.sub_family;
    case Field::OwnCode:
        return &transaction.code.own;
    case Field::CodeIssuer:
        return &transaction.code.issuer;
    case Field::DebtorName:
        return &transaction.debtor.name;
    case Field::DebtorUltimate:
        return &transaction.debtor.ultimate;
    case Field::DebtorBic:
        return &transaction.debtor.bic;
    case Field::CreditorName:
        return &transaction.creditor.name;
    case Field::CreditorUltimate:
        return &transaction.creditor.ultimate;
    case Field::CreditorBic:
        return &transaction.creditor.bic;
    case Field::CreditorReference:
        return &transaction.structured_reference;
    default:
        return nullptr;
    }
}

std::optional<Money>* transaction_amount(Transaction& transaction, Field field) {
    switch (field) {
    case Field::Instructed:
        return &transaction.amounts.instructed;
    case Field::Settled:
        return &transaction.amounts.settled;
    case Field::CounterValue:
        return &transaction.amounts.counter_value;
    case Field::ChargeTotal:
        return &transaction.charges.announced;
    default:
        return nullptr;
    }
}

std::optional<Money>* entry_amount(Entry& entry, Field field) {
    switch (field) {
    case Field::EntryInstructed:
        return &entry.amounts.instructed;
    case Field::EntrySettled:
        return &entry.amounts.settled;
    case Field::EntryCounterValue:
        return &entry.amounts.counter_value;
    case Field::EntryChargeTotal:
        return &entry.charges.announced;
    default:
        return nullptr;
    }
}

} // namespace

Slice CamtReader::keep(std::string_view text) {
    // One transaction is bounded by its fields, many are dropped: what is left is an element that
    // the schema allows once and the file repeats without end.
    if (m_entry.texts.size() > 2 * k_entry_text_bytes_max) {
        refuse(Error{errors::xml_text_too_long,
                     errors::xml_text_too_long.kind,
                     {{"limit", static_cast<std::int64_t>(2 * k_entry_text_bytes_max)}}},
               "Ntry");
        return {};
    }
    const auto at = static_cast<std::uint32_t>(m_entry.texts.size());
    return {at, static_cast<std::uint32_t>(append_clean(m_entry.texts, text))};
}

Direction CamtReader::direction_of(std::string_view text) const {
    text = text::trim(text);
    if (text == "DBIT")
        return Direction::Debit;
    return text == "CRDT" ? Direction::Credit : Direction::Unsaid;
}

// A word that is neither of the two cannot be guessed: half of the guesses would be wrong money.
void CamtReader::read_entry_direction(std::string_view text) {
    m_entry.direction = direction_of(text);
    if (m_entry.direction == Direction::Unsaid && !text::trim(text).empty())
        refuse(Error{errors::direction_unknown,
                     errors::direction_unknown.kind,
                     {{"text", clean(text.substr(0, 40))}}},
               "CdtDbtInd");
}

std::optional<Currency> CamtReader::currency_of(std::string_view code) {
    code = text::trim(code);
    if (code.empty())
        return m_statement->currency();
    if (code != m_known_code) {
        m_known_code = code;
        m_known_currency = Currency::parse(code);
    }
    return m_known_currency;
}

// An amount the line stands on: unreadable means that the file is.
std::optional<Money> CamtReader::main_amount(std::string_view text, std::string_view field) {
    const auto currency = currency_of(m_amount_currency);
    if (!currency) {
        refuse(Error{comptoir::errors::currency_unknown,
                     comptoir::errors::currency_unknown.kind,
                     {{"text", clean(m_amount_currency)}}},
               field);
        return std::nullopt;
    }
    auto amount = read_amount(text, *currency);
    if (!amount) {
        refuse(std::move(amount).error(), field);
        return std::nullopt;
    }
    return *amount;
}

// An amount beside the line's own: a fault is told, the line stays.
std::optional<Money> CamtReader::other_amount(std::string_view text, std::string_view field) {
    const auto currency = currency_of(m_amount_currency);
    const auto amount = currency ? parse_money(text::trim(text), *currency).money : std::nullopt;
    if (!amount && !text::trim(text).empty())
        tell(errors::amount_left_out,
             {{"text", clean(text.substr(0, 40)) + " " + clean(m_amount_currency)}}, field);
    return amount;
}

// Parts may be repeated without end; what is longer than any text of a bank is not kept.
void CamtReader::add_part(std::string& joined, std::string_view part) {
    if (joined.size() + part.size() <= k_joined_text_bytes_max)
        return join(joined, part);
    if (!std::exchange(m_text_cut, true))
        tell(errors::text_cut,
             {{"limit_kb", static_cast<std::int64_t>(k_joined_text_bytes_max / 1024)}}, "TxDtls");
}

void CamtReader::begin_entry() {
    m_entry.clear();
    m_entry.rank = ++m_entries;
    m_details_begin = 0;
    m_batch_reference = {};
    m_keeps_transactions = true;
}

void CamtReader::entry_text(Field field, std::string_view text) {
    if (Slice* slot = entry_slot(m_entry, field)) {
        *slot = keep(text);
        return;
    }
    if (auto* amount = entry_amount(m_entry, field)) {
        *amount = other_amount(text, "Ntry/AmtDtls");
        return;
    }
    switch (field) {
    case Field::EntryAmount:
        m_entry.amount = main_amount(text, "Amt");
        break;
    case Field::EntrySign:
        read_entry_direction(text);
        break;
    case Field::Reversal:
        m_entry.reversal = text::trim(text) == "true" || text::trim(text) == "1";
        break;
    case Field::Status: // the text of Sts itself is blank where Sts/Cd is used
        if (!text::trim(text).empty())
            m_entry.status = keep(text);
        break;
    case Field::BookingDate:
        m_entry.booked_on = written_day(text);
        break;
    case Field::ValueDate:
        m_entry.valued_on = written_day(text);
        if (!m_entry.valued_on && !text::trim(text).empty())
            tell(errors::value_date_unreadable, {{"text", clean(text.substr(0, 40))}}, "ValDt");
        break;
    case Field::ChargeAmount:
        m_charge = other_amount(text, "Chrgs");
        break;
    case Field::ChargeSign:
        m_charge_is_credit = direction_of(text) == Direction::Credit;
        break;
    case Field::BatchReference:
        m_batch_reference = keep(provided(clean(text)));
        break;
    default:
        break;
    }
}

void CamtReader::end_charge(Charges& charges) {
    if (!m_charge)
        return;
    const Money signed_charge = m_charge_is_credit ? -*m_charge : *m_charge;
    charges.records = charges.records ? checked_add(*charges.records, signed_charge)
                                      : std::optional(signed_charge);
    m_charge.reset();
}

void CamtReader::begin_transaction() {
    m_transaction = {};
    for (std::string* part : {&m_remittance, &m_information, &m_return, &m_purpose})
        part->clear();
    m_remittance_full = false;
}

void CamtReader::add_remittance(std::string_view text) {
    const std::string part = clean(text);
    if (part.empty())
        return;
    if (m_transaction.first_text.length == 0)
        m_transaction.first_text = keep(part);
    if (m_remittance_full && m_remittance.size() + part.size() <= k_joined_text_bytes_max)
        m_remittance += part;
    else
        add_part(m_remittance, part);
    m_remittance_full = text::length_in_characters(text) == k_unstructured_length;
}

void CamtReader::transaction_text(Field field, std::string_view text) {
    if (!m_keeps_transactions)
        return;
    if (Slice* slot = transaction_slot(m_transaction, field)) {
        if (slot->length == 0) // the first of several
            *slot = keep(provided(text::trim(text)));
        return;
    }
    if (auto* amount = transaction_amount(m_transaction, field)) {
        *amount = other_amount(text, "TxDtls/AmtDtls");
        return;
    }
    switch (field) {
    case Field::Amount:
        m_transaction.amount = main_amount(text, "TxDtls/Amt");
        break;
    case Field::Sign:
        m_transaction.direction = direction_of(text);
        break;
    case Field::DebtorAccount:
        m_transaction.debtor.account = keep(account_text(provided(text::trim(text))));
        break;
    case Field::CreditorAccount:
        m_transaction.creditor.account = keep(account_text(provided(text::trim(text))));
        break;
    case Field::Unstructured:
        add_remittance(text);
        break;
    case Field::RemittanceMore:
        m_remittance_full = false;
        add_part(m_remittance, clean(text));
        break;
    case Field::Purpose:
        add_part(m_purpose, clean(text));
        break;
    case Field::ReturnReason:
    case Field::ReturnText:
        add_part(m_return, clean(text));
        break;
    case Field::TransactionText:
        add_part(m_information, clean(text));
        break;
    default:
        break;
    }
}

void CamtReader::end_transaction() {
    ++m_entry.transaction_count;
    if (!m_keeps_transactions)
        return;
    m_transaction.text = keep(m_remittance);
    join(m_information, m_return);
    join(m_information, m_purpose);
    m_transaction.comment = keep(m_information);
    m_entry.transactions.push_back(m_transaction);
    if (m_entry.transactions.size() < k_transactions_max &&
        m_entry.texts.size() < k_entry_text_bytes_max)
        return;
    // The entry will stay whole: its details need not be kept, only counted. One is left so that
    // the entry is known to have some.
    m_keeps_transactions = false;
    m_entry.transactions.resize(1);
    m_details_begin = 0;
}

void CamtReader::end_details() {
    // Btch may stand before or after the transactions it is about.
    if (m_batch_reference.length == 0)
        return;
    for (std::size_t at = m_details_begin; at < m_entry.transactions.size(); ++at)
        m_entry.transactions[at].batch_reference = m_batch_reference;
    m_entry.batch_reference = m_batch_reference;
    m_batch_reference = {};
}

// Gives the entry a booking day; false when the file has none to give.
bool CamtReader::date_entry() {
    if (m_entry.booked_on)
        return true;
    m_entry.booked_on = m_entry.valued_on ? m_entry.valued_on : m_statement->fallback_day();
    if (!m_entry.booked_on) {
        refuse(Error{comptoir::errors::date_unreadable,
                     comptoir::errors::date_unreadable.kind,
                     {{"text", std::string()}, {"form", std::string("missing")}}},
               "BookgDt");
        return false;
    }
    tell(errors::booking_date_missing, {{"date", *m_entry.booked_on}}, "BookgDt");
    return true;
}

void CamtReader::end_entry() {
    end_details(); // version .01 has Btch and TxDtls directly in the entry
    if (!m_entry.amount) {
        refuse(Error{comptoir::errors::amount_unreadable,
                     comptoir::errors::amount_unreadable.kind,
                     {{"text", std::string()}, {"form", std::string("missing")}}},
               "Amt");
        return;
    }
    if (!date_entry())
        return;
    if (m_entry.direction == Direction::Unsaid) {
        tell(errors::direction_missing, {}, "CdtDbtInd");
        m_direction_missing = true;
    }
    announce();
    const Split split = split_entry(m_entry);
    const Money amount = signed_amount(m_entry);
    if (!m_keeps_transactions)
        tell(errors::batch_too_long,
             {{"entry", std::int64_t{m_entry.rank}}, {"count", m_entry.transaction_count}},
             "NtryDtls");
    else if (split.differs)
        tell(bank::errors::batch_not_split,
             {{"entry", std::int64_t{m_entry.rank}},
              {"amount", amount},
              {"details", *split.differs}},
             "NtryDtls");
    const LineBuilder lines(m_entry, split, m_own_account);
    for (std::size_t index = 0; index < lines.count(); ++index) {
        bank::StatementLine line = lines.make(index);
        if (index == 0) {
            const std::string_view status = m_entry.text(m_entry.status);
            if (line.status == bank::LineStatus::Info && status != "INFO")
                tell(errors::status_unknown, {{"status", std::string(status.substr(0, 40))}},
                     "Sts");
            m_statement->count(m_entry, amount, line.status);
        }
        if (!m_sink.line(std::move(line))) {
            refuse(Error{comptoir::errors::cancelled, comptoir::errors::cancelled.kind}, "");
            return;
        }
    }
}

} // namespace comptoir::formats::camt053
