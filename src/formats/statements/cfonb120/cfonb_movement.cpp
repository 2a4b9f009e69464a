#include "formats/statements/cfonb120/cfonb_movement.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/cfonb120/cfonb_amount.h"

#include <array>

namespace comptoir::formats::cfonb120 {

namespace {

constexpr int k_century_pivot = 60;
constexpr std::size_t k_information_column = 49;
constexpr std::size_t k_information_width = 70;
constexpr std::size_t k_half_width = 35; // of information made of two references
// A movement with more text than this has lost its 04: the rest of its complements is cut.
constexpr std::size_t k_text_bytes_max = 64 * 1024;

bool is_zero_or_blank(std::string_view text) {
    return text.find_first_not_of("0 ") == std::string_view::npos;
}

// Currency, number of decimals and unsigned amount of MMO and FEE: 3 + 1 + 14 characters.
std::optional<Money> qualified_amount(std::string_view information) {
    const auto currency = Currency::parse(text::trim(information.substr(0, 3)));
    const std::string_view decimals = information.substr(3, 1);
    const std::string_view digits = text::trim(information.substr(4, 14));
    if (!currency || !text::all_digits(decimals))
        return std::nullopt;
    std::optional<std::int64_t> value;
    if (const auto plain = text::parse_integer(digits); plain && text::all_digits(digits))
        value = *plain;
    else if (const auto signed_value = parse_overpunched(information.substr(4, 14)))
        value = signed_value->digits < 0 ? -signed_value->digits : signed_value->digits;
    if (!value)
        return std::nullopt;
    const auto money = scaled(*value, decimals[0] - '0', *currency);
    return money ? std::optional(*money) : std::nullopt;
}

// Two texts of one operation, in the order met.
void append_words(std::string& text, std::string_view words) {
    if (text.size() < k_text_bytes_max)
        join(text, words);
}

} // namespace

Result<Unit> unit_of(const Record& record) {
    Unit unit;
    const std::string_view code = record.trimmed(17, 3);
    if (!code.empty()) {
        unit.currency = Currency::parse(code);
        if (!unit.currency)
            return fail_at(SourcePlace{{}, record.line(), std::string(record.code()), "currency"},
                           comptoir::errors::currency_unknown, {{"text", std::string(code)}});
    }
    if (const char decimals = record.field(20, 1).front(); decimals >= '0' && decimals <= '9')
        unit.decimals = decimals - '0';
    return unit;
}

std::optional<Date> parse_day(std::string_view text) {
    if (text.size() != 6 || !text::all_digits(text))
        return std::nullopt;
    const auto number = [&](std::size_t at) {
        return (text[at] - '0') * 10 + (text[at + 1] - '0');
    };
    const int year = number(4);
    return Date::from_ymd(year > k_century_pivot ? 1900 + year : 2000 + year,
                          static_cast<unsigned>(number(2)), static_cast<unsigned>(number(0)));
}

Result<void> Movement::begin(const Record& record, Money amount, std::int32_t entry,
                             const Tell& tell) {
    bank::StatementLine& line = m_line;
    const auto booked_on = parse_day(record.field(35, 6));
    if (!booked_on)
        return fail_at(
            SourcePlace{{}, record.line(), "04", "booking date"}, comptoir::errors::date_unreadable,
            {{"text", std::string(record.trimmed(35, 6))}, {"form", std::string("ddmmyy")}});
    line.booked_on = *booked_on;
    const std::string_view value_day = record.field(43, 6);
    line.valued_on = parse_day(value_day);
    if (!line.valued_on && !is_zero_or_blank(value_day))
        tell(record, errors::value_date_unreadable, {{"text", std::string(text::trim(value_day))}},
             "value date");
    if (!line.valued_on)
        line.valued_on = line.booked_on;
    line.amount = amount;
    line.entry = entry;
    // The label has 31 columns; some banks run on into the two reserved ones behind it.
    line.label = record.trimmed(49, 33);
    line.bank_code = record.trimmed(33, 2);
    line.nature = nature_of_cfonb(line.bank_code);
    line.reversal = line.nature == bank::Nature::Return;
    if (const std::string_view number = record.trimmed(82, 7); !is_zero_or_blank(number)) {
        line.remittance_reference = number;
        // Of a paid or unpaid cheque; a deposit has the number of its slip there.
        if (line.bank_code == "01" || line.bank_code == "03")
            line.cheque_number = number;
    }
    line.bank_reference = record.trimmed(105, 16);
    if (const std::string_view reason = record.trimmed(41, 2); !is_zero_or_blank(reason))
        line.comment = reason;
    return {};
}

void Movement::add(const Record& complement, const Tell& tell) {
    const std::string_view qualifier = complement.trimmed(46, 3);
    const std::string_view information =
        complement.field(k_information_column, k_information_width);
    if (!m_complements)
        m_complements.emplace();
    if (qualifier.empty() || qualifier == "LIB") {
        if (m_complements->free_text.size() < k_text_bytes_max)
            m_complements->free_text += information;
        return;
    }
    if (qualifier == "LCC" || qualifier == "LC2") {
        if (m_complements->remittance.size() < k_text_bytes_max)
            m_complements->remittance += information;
        return;
    }
    add_references(qualifier, complement);
    add_names(qualifier, clean(information));
    add_money(qualifier, complement, tell);
    // What has a column of its own there stands in no other column of the manuals.
    const bool has_column = qualifier == "REF" || qualifier == "CPY" || qualifier == "CBE";
    if (!has_column && !provided(clean(information)).empty())
        append_words(m_line.comment, std::string(qualifier) + " " + clean(information));
}

void Movement::add_references(std::string_view qualifier, const Record& complement) {
    const std::string_view first = complement.trimmed(k_information_column, k_half_width);
    const std::string_view second =
        complement.trimmed(k_information_column + k_half_width, k_half_width);
    if (qualifier == "REF") {
        append_words(m_line.remittance_reference, provided(first));
        append_words(m_line.remittance_reference, provided(second));
    } else if (qualifier == "RCN") {
        append_words(m_line.end_to_end_id, provided(first));
    } else if (qualifier == "LCS") {
        append_words(m_line.structured_reference, first);
    } else if (qualifier == "RUM") {
        append_words(m_line.mandate_id, provided(first));
    }
}

void Movement::add_names(std::string_view qualifier, const std::string& information) {
    struct Place {
        std::string_view qualifier;
        std::string* text;
    };
    for (const Place& place : std::to_array<Place>({{"NPY", &m_complements->debtor},
                                                    {"NBE", &m_complements->creditor},
                                                    {"NPO", &m_complements->ultimate_debtor},
                                                    {"NBU", &m_complements->ultimate_creditor},
                                                    {"CPY", &m_complements->debtor_account},
                                                    {"CBE", &m_complements->creditor_account}}))
        if (place.qualifier == qualifier)
            append_words(*place.text, information);
}

void Movement::add_money(std::string_view qualifier, const Record& complement, const Tell& tell) {
    if (qualifier != "MMO" && qualifier != "FEE")
        return;
    const std::string_view information =
        complement.field(k_information_column, k_information_width);
    const auto amount = qualified_amount(information);
    const Currency own = m_line.amount.currency();
    if (!amount)
        tell(complement, errors::amount_left_out, {{"text", clean(information)}}, qualifier);
    else if (qualifier == "MMO")
        m_line.original_amount = amount;
    else if (amount->currency() == own)
        m_line.charges = amount;
}

void Movement::put_parties(const Complements& complements) {
    const bool is_credit = !m_line.amount.is_negative();
    // Parties of a returned operation stay those of the original one.
    const bool other_is_debtor = is_credit != m_line.reversal;
    const auto first_of = [](const std::string& a, const std::string& b) -> const std::string& {
        return a.empty() ? b : a;
    };
    const std::string& debtor = first_of(complements.debtor, complements.ultimate_debtor);
    const std::string& creditor = first_of(complements.creditor, complements.ultimate_creditor);
    m_line.counterparty.name = other_is_debtor ? debtor : creditor;
    if (m_line.reversal && m_line.counterparty.name.empty())
        m_line.counterparty.name = other_is_debtor ? creditor : debtor;
    m_line.counterparty.iban = account_text(
        other_is_debtor ? first_of(complements.debtor_account, complements.creditor_account)
                        : first_of(complements.creditor_account, complements.debtor_account));
    m_line.ordering_account = m_line.counterparty.iban;
}

void Movement::put_more_label(const Complements& complements) {
    m_line.label_more = clean(complements.free_text);
    append_words(m_line.label_more, clean(complements.remittance));
    // See bank::joined_label(): this blank is a column of the text, not a margin. Only the free
    // label (LIB, or no qualifier) goes on where the label ends; a remittance text is one of its
    // own.
    constexpr std::size_t k_label_width = 31;
    const bool begins_apart =
        complements.free_text.starts_with(' ') || clean(complements.free_text).empty();
    if (begins_apart && !m_line.label_more.empty() &&
        text::length_in_characters(m_line.label) >= k_label_width)
        m_line.label_more.insert(0, " ");
}

bank::StatementLine&& Movement::finish() {
    if (m_complements) {
        put_parties(*m_complements);
        put_more_label(*m_complements);
    }
    return std::move(m_line);
}

} // namespace comptoir::formats::cfonb120
