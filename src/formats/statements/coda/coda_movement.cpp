#include "formats/statements/coda/coda_movement.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/coda_errors.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/coda/coda_communication.h"

#include <algorithm>

namespace comptoir::formats::coda {

namespace {

// A movement with more text than this has lost its end: the rest of its records 3 is cut.
constexpr std::size_t k_information_bytes_max = 64 * 1024;
constexpr std::size_t k_full_name = 30; // of 35 columns: the next word may not have fitted

bool is_zero_or_blank(std::string_view text) {
    return text.find_first_not_of("0 ") == std::string_view::npos;
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// "AC04": the ISO reasons of a return. Older files have references of the bank in these columns.
bool is_return_reason(std::string_view text) {
    return text.size() == 4 && is_upper(text[0]) && is_upper(text[1]) && is_digit(text[2]) &&
           is_digit(text[3]);
}

// An ISO purpose, or nothing.
bool is_purpose(std::string_view text) {
    return text.empty() || (text.size() == 4 && std::all_of(text.begin(), text.end(), is_upper));
}

// Columns 110 to 125 of a 2.2: since version 2.3 the return and the purpose, before that free.
void take_tail(Movement& movement, const Line& line) {
    const std::string_view type = line.trimmed(columns::m_return_type);
    const std::string_view reason = line.trimmed(columns::m_return_reason);
    const std::string_view category = line.trimmed(columns::m_category_purpose);
    const std::string_view purpose = line.trimmed(columns::m_purpose);
    const bool has_return = type.size() == 1 && type >= "1" && type <= "5";
    const bool is_modern = ((type.empty() && reason.empty()) ||
                            (has_return && (reason.empty() || is_return_reason(reason)))) &&
                           is_purpose(category) && is_purpose(purpose) &&
                           line.trimmed({110, 3}).empty();
    if (!is_modern) {
        if (const auto tail = line.trimmed(columns::m_tail); !is_zero_or_blank(tail))
            join(movement.rest, clean(tail));
        return;
    }
    movement.is_return = has_return;
    movement.return_reason = std::string(reason);
    for (const std::string_view part : {category, purpose})
        join(movement.rest, part);
}

} // namespace

Result<Money> read_coda_amount(std::string_view digits, char sign, Currency currency) {
    const std::string decimal = decimal_text(digits, 3);
    if (decimal.empty() || (sign != '0' && sign != '1'))
        return fail(errors::coda_amount,
                    {{"text", clean(std::string(1, sign) + " ") + clean(digits)}});
    CT_ASSIGN(amount, read_amount(decimal, currency));
    return sign == '1' ? -amount : amount;
}

Result<void> read_movement(const Line& line, Currency currency, const Tell& tell,
                           Movement& movement) {
    movement.line = line.number();
    movement.sequence = line.field(columns::m_sequence);
    movement.detail = line.field(columns::m_detail);
    movement.code = line.trimmed(columns::m_code);
    movement.is_structured = line.field(columns::m_communication_type) == "1";
    movement.communication = line.field(columns::m_communication1);
    movement.bank_reference = clean(line.field(columns::m_bank_reference));
    const auto refused = [&](Error error, std::string_view field) {
        error.place = SourcePlace{{}, line.number(), "2.1", std::string(field)};
        return fail(std::move(error));
    };

    const std::string_view digits = line.field(columns::m_amount);
    auto amount = read_coda_amount(digits, line.field(columns::m_sign).front(), currency);
    if (amount)
        movement.amount = *amount;
    else if (movement.is_booked())
        return refused(std::move(amount).error(), "amount");
    else
        tell(line.number(), "2.1", "amount", errors::amount_left_out, {{"text", clean(digits)}});

    const std::string_view value_day = line.trimmed(columns::m_value_date);
    movement.valued_on = read_day(value_day);
    if (!movement.valued_on && !is_zero_or_blank(value_day))
        tell(line.number(), "2.1", "value date", errors::value_date_unreadable,
             {{"text", clean(value_day)}});
    const std::string_view entry_day = line.trimmed(columns::m_entry_date);
    movement.booked_on = read_day(entry_day);
    if (movement.booked_on || !movement.is_booked())
        return {};
    if (!is_zero_or_blank(entry_day) || !movement.valued_on)
        return refused(Error{comptoir::errors::date_unreadable,
                             comptoir::errors::date_unreadable.kind,
                             {{"text", clean(entry_day)}, {"form", std::string("ddmmyy")}}},
                       "entry date");
    movement.booked_on = movement.valued_on;
    tell(line.number(), "2.1", "entry date", errors::booking_date_missing,
         {{"date", *movement.booked_on}});
    return {};
}

void add_second(Movement& movement, const Line& line) {
    movement.communication += line.field(columns::m_communication2);
    movement.customer_reference = clean(line.field(columns::m_customer_reference));
    const std::string bic(line.trimmed(columns::m_bic));
    if (Bic::parse(bic))
        movement.bic = bic;
    else if (!is_zero_or_blank(bic))
        join(movement.rest, clean(bic));
    take_tail(movement, line);
}

void add_third(Movement& movement, const Line& line, bool is_version1) {
    if (is_version1) {
        movement.account = line.trimmed(columns::m_account_v1);
        movement.name = clean(line.field(columns::m_name_v1));
        join(movement.rest, clean(line.field(columns::m_address_v1)));
        return;
    }
    const bool has_currency = Currency::parse(line.field(columns::m_account_currency)).has_value();
    movement.account =
        line.trimmed(has_currency ? columns::m_account : columns::m_account_and_currency);
    movement.name = clean(line.field(columns::m_name));
    // 2.2 may be absent: its columns then count as blanks.
    const std::size_t before = columns::m_communication1.width + columns::m_communication2.width;
    const std::size_t length = text::length_in_characters(movement.communication);
    if (length < before)
        movement.communication.append(before - length, ' ');
    movement.communication += line.field(columns::m_communication3);
}

void add_information(Movement& movement, const Line& line) {
    std::string& information = movement.information;
    if (information.size() > k_information_bytes_max)
        return;
    if (line.at(2) == '2') {
        information += line.field(columns::i_text2);
        return;
    }
    if (line.at(2) == '3') {
        information += line.field(columns::i_text3);
        return;
    }
    const std::string_view text = line.field(columns::i_text1);
    if (line.field(columns::i_type) != "1") {
        information += text;
        return;
    }
    // 001: name and address of the other party; 002: a communication of the bank. The numbers of
    // the rest say what they are.
    const std::string_view number = part_of(text, 0, 3);
    const std::string_view words = part_of(text, 3, columns::i_text1.width);
    information += ' ';
    if (number != "001" && number != "002")
        information.append(number).append(1, ' ');
    information += words;
    // 2.3 has 35 columns for a name, this one 70: a name that fills the former may be cut.
    const std::string name = clean(words);
    const bool may_be_cut =
        movement.name.empty() || text::length_in_characters(movement.name) >= k_full_name;
    if (number == "001" && may_be_cut && name.starts_with(movement.name))
        movement.name = name;
}

std::optional<Iban> iban_of_belgian_number(std::string_view digits) {
    if (digits.size() != 12 || !text::all_digits(digits))
        return std::nullopt;
    const auto number = *text::parse_integer(digits.substr(0, 10));
    const auto key = *text::parse_integer(digits.substr(10));
    if ((number % 97 == 0 ? 97 : number % 97) != key)
        return std::nullopt;
    // ISO 13616: 98 minus the remainder of the number followed by "BE00", where B is 11 and E 14.
    const long long remainder = *text::parse_integer(std::string(digits) + "111400") % 97;
    return Iban::parse("BE" + text::pad_left(text::number(98 - remainder), 2, '0') +
                       std::string(digits));
}

} // namespace comptoir::formats::coda
