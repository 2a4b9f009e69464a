#include "formats/statements/ofx/ofx_transaction.h"

#include "comptoir/bank/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/ofx_errors.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/loose_amount.h"
#include "formats/statements/ofx/ofx_currency.h"

#include <array>
#include <utility>

namespace comptoir::formats::ofx {

namespace {

constexpr std::size_t k_shown_max = 60;

// OFX 1.6, 11.4.3.1.1 "Transaction types". CREDIT, DEBIT, DEP, PAYMENT, DIV and OTHER tell nothing
// of the means; none of them tells the sign.
bank::Nature nature_of(std::string_view type) {
    using bank::Nature;
    static constexpr auto k_natures = std::to_array<std::pair<std::string_view, Nature>>({
        {"ATM", Nature::Cash},
        {"CASH", Nature::Cash},
        {"CHECK", Nature::Cheque},
        {"DIRECTDEBIT", Nature::DirectDebit},
        {"DIRECTDEP", Nature::Transfer},
        {"FEE", Nature::Fee},
        {"INT", Nature::Interest},
        {"POS", Nature::Card},
        {"REPEATPMT", Nature::Transfer},
        {"SRVCHG", Nature::Fee},
        {"XFER", Nature::Transfer},
    });
    const std::string upper = text::to_upper_ascii(type);
    for (const auto& [name, nature] : k_natures)
        if (name == upper)
            return nature;
    return Nature::Other;
}

// "0", "000000": a field the bank had to fill.
std::string_view meaningful(std::string_view reference) {
    reference = provided(reference);
    return reference.find_first_not_of('0') == std::string_view::npos ? std::string_view()
                                                                      : reference;
}

std::string shown(std::string_view text) {
    return clean(text::cut_to_characters(text, k_shown_max));
}

} // namespace

std::optional<Date> parse_day(std::string_view text) {
    constexpr std::size_t k_digits = 8;
    text = text::trim(text);
    if (text::all_digits(text.substr(0, k_digits)))
        return Date::parse_compact(text.substr(0, k_digits));
    return written_day(text);
}

std::string Transaction::record() const {
    return std::string(m_is_pending ? "STMTTRNP " : "STMTTRN ") + text::number(m_entry);
}

SourcePlace Transaction::place(const Field& field, Tag tag) const {
    return SourcePlace{
        {}, field.line > 0 ? field.line : m_line, record(), std::string(name_of(tag))};
}

Field* Transaction::own_field(Tag tag) {
    switch (tag) { // NOLINT(clang-diagnostic-switch-enum): the other tags are not of a transaction
    case Tag::TRNTYPE:
        return &m_type;
    case Tag::DTPOSTED:
    case Tag::DTTRAN:
        return &m_posted;
    case Tag::DTUSER:
        return &m_user_day;
    case Tag::DTAVAIL:
    case Tag::VALUEDATE:
        return &m_available;
    case Tag::TRNAMT:
        return &m_amount;
    case Tag::FITID:
        return &m_id;
    case Tag::CHECKNUM:
        return &m_cheque;
    case Tag::REFNUM:
        return &m_reference;
    case Tag::CORRECTFITID:
        return &m_corrected;
    default:
        return nullptr;
    }
}

std::string* Transaction::joined_text(Tag tag) {
    if (tag == Tag::NAME)
        return m_name.empty() ? &m_name : &m_more_names;
    if (tag == Tag::EXTDNAME)
        return &m_more_names;
    return tag == Tag::MEMO || tag == Tag::MEMO2 ? &m_memo : nullptr;
}

Result<void> Transaction::set(Part part, Tag tag, Field value) {
    if (value.empty())
        return {};
    const auto put = [&](Field& field) {
        if (field.empty())
            field = std::move(value);
    };
    if (part == Part::Payee && tag == Tag::NAME) {
        join_taken(m_payee, std::move(value.text));
        return {};
    }
    if (part == Part::OtherAccount) {
        for (const auto& [name, text] :
             std::to_array<std::pair<Tag, std::string*>>({{Tag::BANKID, &m_other_account.bank},
                                                          {Tag::BRANCHID, &m_other_account.branch},
                                                          {Tag::ACCTID, &m_other_account.account},
                                                          {Tag::ACCTKEY, &m_other_account.key}}))
            if (name == tag && text->empty())
                *text = value.text;
    }
    if (tag == Tag::CURSYM || tag == Tag::CURRATE) {
        const bool original = part == Part::OriginalCurrency;
        if (original || part == Part::Currency)
            put(tag == Tag::CURSYM ? (original ? m_original_currency : m_currency)
                                   : (original ? m_original_rate : m_rate));
        return {};
    }
    if (std::string* text = joined_text(tag)) {
        join_taken(*text, std::move(value.text));
        return {};
    }
    Field* field = own_field(tag);
    if (!field)
        return {};
    // Two transactions that ran into one another: one of them would be lost.
    const bool identifies = tag == Tag::TRNAMT || tag == Tag::DTPOSTED || tag == Tag::FITID;
    if (identifies && !field->empty() && field->text != value.text)
        return fail_at(place(value, tag), errors::ofx_field_twice,
                       {{"tag", std::string(name_of(tag))},
                        {"first", shown(field->text)},
                        {"second", shown(value.text)}});
    put(*field);
    return {};
}

Result<Date> Transaction::booked_on(std::optional<Date> other_day, const Tell& tell) const {
    if (!meaningful(m_posted.text).empty()) {
        const auto day = parse_day(m_posted.text);
        if (!day)
            return fail_at(place(m_posted, Tag::DTPOSTED), comptoir::errors::date_unreadable,
                           {{"text", shown(m_posted.text)}, {"form", std::string("yyyymmdd")}});
        return *day;
    }
    auto day = parse_day(m_user_day.text);
    if (!day)
        day = parse_day(m_available.text);
    if (!day)
        day = other_day;
    if (!day)
        return fail_at(place(m_posted, Tag::DTPOSTED), errors::ofx_field_missing,
                       {{"tag", std::string("DTPOSTED")}});
    tell(errors::booking_date_missing, {{"date", *day}}, "DTPOSTED", m_line);
    return *day;
}

// CURRENCY: the amount is in that currency, not converted; the rate says what it is worth.
Result<Money> Transaction::converted_amount(Money foreign, Currency currency,
                                            const Tell& tell) const {
    const auto rate = parse_rate(m_rate.text);
    const auto own = rate ? times_rate(foreign, *rate, currency) : std::nullopt;
    if (!own)
        return fail_at(place(m_currency, Tag::CURRENCY), bank::errors::mixed_currencies,
                       {{"account", record()},
                        {"currency", std::string(currency.code())},
                        {"other", std::string(foreign.currency().code())}});
    tell(errors::ofx_amount_converted, {{"amount", foreign}, {"rate", m_rate.text}}, "CURRATE",
         m_rate.line);
    return *own;
}

Result<void> Transaction::put_amount(bank::StatementLine& line, Currency currency,
                                     const Tell& tell) const {
    if (m_amount.empty())
        return fail_at(place(m_amount, Tag::TRNAMT), errors::ofx_field_missing,
                       {{"tag", std::string("TRNAMT")}});
    const auto named = Currency::parse(text::to_upper_ascii(m_currency.text));
    const Currency written_in = named.value_or(currency);
    // OFX knows no thousands sign: a lone point or comma is the decimal sign.
    auto amount = read_loose_amount(m_amount.text, written_in, LoneMark::Decimal);
    if (!amount) {
        Error error = std::move(amount).error();
        error.place = place(m_amount, Tag::TRNAMT);
        return fail(std::move(error));
    }
    line.amount = *amount;
    if (written_in != currency) {
        CT_ASSIGN(own, converted_amount(*amount, currency, tell));
        line.amount = own;
        line.original_amount = amount->abs();
    }
    const auto original = Currency::parse(text::to_upper_ascii(m_original_currency.text));
    if (!original || *original == currency || line.original_amount)
        return {};
    const auto rate = parse_rate(m_original_rate.text);
    if (rate)
        line.original_amount = by_rate(line.amount.abs(), *rate, *original);
    if (!line.original_amount)
        tell(errors::amount_left_out,
             {{"text", shown(m_original_currency.text + ' ' + m_original_rate.text)}},
             "ORIGCURRENCY", m_original_currency.line);
    return {};
}

void Transaction::put_texts(bank::StatementLine& line) {
    line.label = m_name.empty() ? m_payee : std::move(m_name);
    line.counterparty.name = std::move(m_payee);
    line.label_more = std::move(m_more_names);
    if (line.label.empty())
        std::swap(line.label, line.label_more);
    if (line.label.empty())
        line.label = std::move(m_memo);
    else if (line.label_more.empty() && m_memo != line.label)
        line.label_more = std::move(m_memo);
    else if (m_memo != line.label) // many banks write the same in both
        join(line.label_more, m_memo);
}

Result<void> Transaction::finish(Currency currency, std::optional<Date> other_day, const Tell& tell,
                                 bank::StatementLine& line) {
    line.entry = m_entry;
    line.status = m_is_pending ? bank::LineStatus::Pending : bank::LineStatus::Booked;
    CT_ASSIGN(day, booked_on(other_day, tell));
    line.booked_on = day;
    CT_TRY(put_amount(line, currency, tell));
    if (!meaningful(m_available.text).empty()) {
        line.valued_on = parse_day(m_available.text);
        if (!line.valued_on)
            tell(errors::value_date_unreadable, {{"text", shown(m_available.text)}}, "DTAVAIL",
                 m_available.line);
    }
    put_texts(line);
    line.bank_reference = provided(m_id.text);
    line.remittance_reference = meaningful(m_cheque.text);
    join(line.remittance_reference, meaningful(m_reference.text));
    line.nature = nature_of(m_type.text);
    if (line.nature == bank::Nature::Cheque)
        line.cheque_number = meaningful(m_cheque.text);
    line.bank_code = m_type.text;
    if (!m_other_account.account.empty()) {
        bank::AccountIdentity other;
        identify(other, m_other_account);
        line.counterparty.iban = other.iban ? other.iban->text() : other.number;
        line.counterparty.bic = other.bic;
        line.ordering_account = line.counterparty.iban;
    }
    if (!m_corrected.empty())
        tell(errors::ofx_correction, {{"reference", shown(m_corrected.text)}}, "CORRECTFITID",
             m_corrected.line);
    return {};
}

} // namespace comptoir::formats::ofx
