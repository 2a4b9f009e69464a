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
std::optional<Money> qualified_amount(const std::string& information) {
    const auto currency = Currency::parse(text::trim(information.substr(0, 3)));
    const std::string decimals = information.substr(3, 1);
    const std::string digits(text::trim(information.substr(4, 14)));
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
    const std::string code = record.trimmed(17, 3);
    if (!code.empty()) {
        unit.currency = Currency::parse(code);
        if (!unit.currency)
            return fail_at(SourcePlace{{}, record.line(), std::string(record.code()), "currency"},
                           comptoir::errors::currency_unknown, {{"text", code}});
    }
    if (const char32_t decimals = record.at(20); decimals >= U'0' && decimals <= U'9')
        unit.decimals = static_cast<int>(decimals - U'0');
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

Result<Movement> Movement::of_record(const Record& record, Money amount, std::int32_t entry,
                                     const Tell& tell) {
    Movement movement;
    bank::StatementLine& line = movement.m_line;
    const auto booked_on = parse_day(record.field(35, 6));
    if (!booked_on)
        return fail_at(SourcePlace{{}, record.line(), "04", "booking date"},
                       comptoir::errors::date_unreadable, {{"text", record.trimmed(35, 6)}});
    line.booked_on = *booked_on;
    const std::string value_day = record.field(43, 6);
    line.valued_on = parse_day(value_day);
    if (!line.valued_on && !is_zero_or_blank(value_day))
        tell(record, errors::value_date_unreadable, {{"text", record.trimmed(43, 6)}},
             "value date");
    if (!line.valued_on)
        line.valued_on = line.booked_on;
    line.amount = amount;
    line.entry = entry;
    // The label has 31 columns; some banks run on into the two reserved ones behind it.
    line.label = record.trimmed(49, 33);
    movement.m_operation = record.trimmed(33, 2);
    line.bank_code = movement.m_operation;
    line.nature = nature_of_cfonb(movement.m_operation);
    line.reversal = line.nature == bank::Nature::Return;
    if (const std::string number = record.trimmed(82, 7); !is_zero_or_blank(number)) {
        line.remittance_reference = number;
        // Of a paid or unpaid cheque; a deposit has the number of its slip there.
        if (movement.m_operation == "01" || movement.m_operation == "03")
            line.cheque_number = number;
    }
    line.bank_reference = record.trimmed(105, 16);
    if (const std::string reason = record.trimmed(41, 2); !is_zero_or_blank(reason))
        line.comment = reason;
    return movement;
}

void Movement::add(const Record& complement, const Tell& tell) {
    const std::string qualifier = complement.trimmed(46, 3);
    const std::string information = complement.field(k_information_column, k_information_width);
    if (qualifier.empty() || qualifier == "LIB") {
        if (m_free_text.size() < k_text_bytes_max)
            m_free_text += information;
        return;
    }
    if (qualifier == "LCC" || qualifier == "LC2") {
        if (m_remittance.size() < k_text_bytes_max)
            m_remittance += information;
        return;
    }
    add_references(qualifier, complement);
    add_names(qualifier, clean(information));
    add_money(qualifier, complement, tell);
    // What has a column of its own there stands in no other column of the manuals.
    const bool has_column = qualifier == "REF" || qualifier == "CPY" || qualifier == "CBE";
    if (!has_column && !provided(clean(information)).empty())
        append_words(m_line.comment, qualifier + " " + clean(information));
}

void Movement::add_references(std::string_view qualifier, const Record& complement) {
    const std::string first = complement.trimmed(k_information_column, k_half_width);
    const std::string second =
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
    for (const Place& place : std::to_array<Place>({{"NPY", &m_debtor},
                                                    {"NBE", &m_creditor},
                                                    {"NPO", &m_ultimate_debtor},
                                                    {"NBU", &m_ultimate_creditor},
                                                    {"CPY", &m_debtor_account},
                                                    {"CBE", &m_creditor_account}}))
        if (place.qualifier == qualifier)
            append_words(*place.text, information);
}

void Movement::add_money(std::string_view qualifier, const Record& complement, const Tell& tell) {
    if (qualifier != "MMO" && qualifier != "FEE")
        return;
    const std::string information = complement.field(k_information_column, k_information_width);
    const auto amount = qualified_amount(information);
    const Currency own = m_line.amount.currency();
    if (!amount)
        tell(complement, errors::amount_left_out, {{"text", clean(information)}}, qualifier);
    else if (qualifier == "MMO")
        m_line.original_amount = amount;
    else if (amount->currency() == own)
        m_line.charges = amount;
}

bank::StatementLine Movement::finish() {
    const bool is_credit = !m_line.amount.is_negative();
    // Parties of a returned operation stay those of the original one.
    const bool other_is_debtor = is_credit != m_line.reversal;
    const auto first_of = [](const std::string& a, const std::string& b) {
        return a.empty() ? b : a;
    };
    const std::string debtor = first_of(m_debtor, m_ultimate_debtor);
    const std::string creditor = first_of(m_creditor, m_ultimate_creditor);
    m_line.counterparty.name = other_is_debtor ? debtor : creditor;
    std::string account = other_is_debtor ? m_debtor_account : m_creditor_account;
    if (m_line.reversal && m_line.counterparty.name.empty())
        m_line.counterparty.name = other_is_debtor ? creditor : debtor;
    if (account.empty())
        account = other_is_debtor ? m_creditor_account : m_debtor_account;
    m_line.counterparty.iban = account_text(account);
    m_line.ordering_account = m_line.counterparty.iban;

    m_line.label_more = clean(m_free_text);
    append_words(m_line.label_more, clean(m_remittance));
    // See bank::joined_label(): this blank is a column of the text, not a margin.
    constexpr std::size_t k_label_width = 31;
    if (m_free_text.starts_with(' ') && !m_line.label_more.empty() &&
        text::length_in_characters(m_line.label) >= k_label_width)
        m_line.label_more.insert(0, " ");
    return std::move(m_line);
}

} // namespace comptoir::formats::cfonb120
