#include "formats/statements/coda/coda_communication.h"

#include "comptoir/core/structured_reference.h"
#include "comptoir/core/text.h"
#include "comptoir/core/utf8.h"
#include "formats/statements/bank_text.h"

#include <algorithm>
#include <array>

namespace comptoir::formats::coda {

namespace {

enum class Meaning {
    Words,            // the label
    Kept,             // the comment
    Amount,           // kept, three decimals
    Rate,             // kept, eight decimals
    Day,              // kept, DDMMYY
    CreditorRef,      // ISO 11649
    BelgianRef,       // twelve digits
    Number,           // of a cheque or a card
    OriginalAmount,   // three decimals
    OriginalCurrency, //
    Mandate,          //
    PaidOrReason,     // 0: paid; else why not
    ReturnType,       // 1 to 5
    ReturnReason      // ISO external code
};

struct Part {
    std::string_view type;
    std::size_t width;
    Meaning meaning;
};

// Febelfin, "Coded statement of account" 2.6, structured communications; every layout in the order
// of its parts.
constexpr auto k_parts = std::to_array<Part>({
    {"100", 25, Meaning::CreditorRef},
    {"101", 12, Meaning::BelgianRef},
    {"102", 12, Meaning::BelgianRef},
    {"103", 12, Meaning::Number},
    // 105: amounts before conversion
    {"105", 15, Meaning::Amount}, // gross, in the currency of the account
    {"105", 15, Meaning::OriginalAmount},
    {"105", 12, Meaning::Rate},
    {"105", 3, Meaning::OriginalCurrency},
    {"105", 12, Meaning::BelgianRef},
    {"105", 2, Meaning::Kept},    // country of the principal
    {"105", 15, Meaning::Amount}, // in EUR
    // 106: VAT, withholding tax, commission
    {"106", 15, Meaning::Amount},
    {"106", 15, Meaning::Amount}, // base
    {"106", 12, Meaning::Rate},
    {"106", 1, Meaning::Kept},    // 1: the minimum was taken
    {"106", 15, Meaning::Amount}, // in EUR
    // 107: direct debit before SEPA
    {"107", 12, Meaning::Mandate},
    {"107", 6, Meaning::Day},
    {"107", 15, Meaning::Words},
    {"107", 15, Meaning::Words},
    {"107", 1, Meaning::Kept},
    {"107", 11, Meaning::Kept}, // creditor
    // 108: closing
    {"108", 15, Meaning::Amount},
    {"108", 15, Meaning::Kept},
    {"108", 12, Meaning::Rate},
    {"108", 6, Meaning::Day},
    {"108", 6, Meaning::Day},
    // 111: card receipts, total
    {"111", 1, Meaning::Kept},
    {"111", 6, Meaning::Kept}, // terminal
    {"111", 3, Meaning::Kept}, // period
    {"111", 6, Meaning::Kept}, // first transaction
    {"111", 6, Meaning::Day},
    {"111", 6, Meaning::Kept}, // last transaction
    {"111", 6, Meaning::Day},
    {"111", 1, Meaning::Kept},
    {"111", 16, Meaning::Words}, // shop
    {"111", 10, Meaning::Words}, // town
    // 113: payment or withdrawal by card
    {"113", 16, Meaning::Kept}, // card
    {"113", 1, Meaning::Kept},
    {"113", 6, Meaning::Kept}, // terminal
    {"113", 6, Meaning::Kept}, // transaction
    {"113", 6, Meaning::Day},
    {"113", 4, Meaning::Kept}, // hour
    {"113", 1, Meaning::Kept},
    {"113", 16, Meaning::Words},
    {"113", 10, Meaning::Words},
    {"113", 15, Meaning::OriginalAmount},
    {"113", 12, Meaning::Rate},
    {"113", 3, Meaning::OriginalCurrency},
    {"113", 5, Meaning::Kept}, // volume
    {"113", 2, Meaning::Kept}, // product
    {"113", 5, Meaning::Kept}, // unit price
    // 114: card receipt, one transaction
    {"114", 1, Meaning::Kept},
    {"114", 6, Meaning::Kept},
    {"114", 3, Meaning::Kept},
    {"114", 6, Meaning::Kept},
    {"114", 6, Meaning::Day},
    {"114", 4, Meaning::Kept},
    {"114", 1, Meaning::Kept},
    {"114", 16, Meaning::Words},
    {"114", 10, Meaning::Words},
    {"114", 16, Meaning::Kept}, // reference
    // 115: cash deposit at a terminal
    {"115", 16, Meaning::Kept},
    {"115", 1, Meaning::Kept},
    {"115", 6, Meaning::Kept},
    {"115", 6, Meaning::Kept},
    {"115", 6, Meaning::Day},
    {"115", 4, Meaning::Kept},
    {"115", 6, Meaning::Day}, // validation
    {"115", 6, Meaning::Kept},
    {"115", 15, Meaning::Amount}, // as the customer gave it
    {"115", 1, Meaning::Kept},
    {"115", 16, Meaning::Words},
    {"115", 10, Meaning::Words},
    {"115", 12, Meaning::Kept},
    // 121: commercial bills
    {"121", 15, Meaning::Amount},
    {"121", 6, Meaning::Day},
    {"121", 6, Meaning::Day},
    {"121", 6, Meaning::Day},
    {"121", 11, Meaning::Kept}, // company
    {"121", 3, Meaning::Kept},
    {"121", 3, Meaning::Kept},
    {"121", 13, Meaning::Number},
    {"121", 12, Meaning::Rate},
    // 122: interest of bills
    {"122", 4, Meaning::Kept},
    {"122", 12, Meaning::Rate},
    {"122", 15, Meaning::Amount},
    {"122", 1, Meaning::Kept},
    {"122", 13, Meaning::Number},
    {"122", 6, Meaning::Day},
    // 123: fees and commissions
    {"123", 6, Meaning::Day},
    {"123", 6, Meaning::Day},
    {"123", 15, Meaning::Amount},
    {"123", 12, Meaning::Rate},
    {"123", 4, Meaning::Kept},
    {"123", 1, Meaning::Kept},
    {"123", 13, Meaning::Kept},
    // 124: settlement of a credit card
    {"124", 20, Meaning::Kept},
    {"124", 1, Meaning::Kept},
    {"124", 12, Meaning::Kept},
    {"124", 15, Meaning::Kept},
    {"124", 6, Meaning::Day},
    // 125: credits
    {"125", 12, Meaning::Kept},
    {"125", 15, Meaning::Kept},
    {"125", 15, Meaning::Amount},
    {"125", 15, Meaning::Amount},
    {"125", 15, Meaning::Amount},
    {"125", 3, Meaning::Kept},
    {"125", 6, Meaning::Day},
    {"125", 6, Meaning::Day},
    {"125", 12, Meaning::Rate},
    {"125", 13, Meaning::Kept},
    // 126: term investments
    {"126", 15, Meaning::Kept},
    {"126", 15, Meaning::Amount},
    {"126", 15, Meaning::Amount},
    {"126", 6, Meaning::Day},
    {"126", 6, Meaning::Day},
    {"126", 12, Meaning::Rate},
    {"126", 15, Meaning::Amount},
    {"126", 3, Meaning::Kept},
    {"126", 12, Meaning::Rate},
    // 127: SEPA direct debit
    {"127", 6, Meaning::Day},
    {"127", 1, Meaning::Kept}, // once, recurrent, first, last
    {"127", 1, Meaning::Kept}, // core or B2B
    {"127", 1, Meaning::PaidOrReason},
    {"127", 35, Meaning::Kept}, // creditor
    {"127", 35, Meaning::Mandate},
    {"127", 62, Meaning::Words},
    {"127", 1, Meaning::ReturnType},
    {"127", 4, Meaning::ReturnReason},
});

bool is_zero_or_blank(std::string_view text) {
    return text.find_first_not_of("0 ") == std::string_view::npos;
}

// "1075.000" -> "1075", "0.21000000" -> "0.21": for people.
std::string shortened(std::string decimal) {
    if (decimal.find('.') == std::string::npos)
        return decimal;
    decimal.erase(decimal.find_last_not_of('0') + 1);
    if (decimal.ends_with('.'))
        decimal.pop_back();
    return decimal;
}

void keep(std::string& kept, std::string_view text) {
    if (!is_zero_or_blank(text))
        join(kept, clean(text));
}

void keep_number(std::string& kept, std::string_view digits, std::size_t decimals) {
    const std::string decimal = decimal_text(digits, decimals);
    if (!is_zero_or_blank(digits))
        join(kept, decimal.empty() ? clean(digits) : shortened(decimal));
}

void keep_day(std::string& kept, std::string_view text) {
    const auto day = read_day(text);
    if (day)
        join(kept, day->to_iso());
    else
        keep(kept, text);
}

// A reference whose check digits are wrong is still what the payer wrote.
void take_reference(Communication& out, std::string_view text) {
    const std::string written = clean(text);
    if (is_zero_or_blank(written))
        return;
    const auto reference = StructuredReference::parse(written);
    if (reference)
        out.structured_reference = reference->text;
    const bool is_belgian = text::all_digits(written) && written.size() == 12;
    // As it is printed on Belgian bills.
    join(out.text, is_belgian ? "+++" + written.substr(0, 3) + "/" + written.substr(3, 4) + "/" +
                                    written.substr(7) + "+++"
                              : written);
}

void take(Communication& out, Meaning meaning, std::string_view text) {
    switch (meaning) {
    case Meaning::Words:
        if (!is_zero_or_blank(text))
            join(out.text, clean(text));
        return;
    case Meaning::Kept:
        return keep(out.kept, text);
    case Meaning::Amount:
        return keep_number(out.kept, text, 3);
    case Meaning::Rate:
        return keep_number(out.kept, text, 8);
    case Meaning::Day:
        return keep_day(out.kept, text);
    case Meaning::CreditorRef:
    case Meaning::BelgianRef:
        return take_reference(out, text);
    case Meaning::Number:
        if (!is_zero_or_blank(text))
            out.number = clean(text);
        return;
    case Meaning::OriginalAmount:
        if (!is_zero_or_blank(text))
            out.original_amount = decimal_text(text, 3);
        return;
    case Meaning::OriginalCurrency:
        out.original_currency = clean(text);
        return;
    case Meaning::Mandate:
        if (!is_zero_or_blank(text))
            out.mandate_id = clean(text);
        return;
    case Meaning::PaidOrReason:
    case Meaning::ReturnType:
        out.is_return = out.is_return || !is_zero_or_blank(text);
        return keep(out.kept, text);
    case Meaning::ReturnReason:
        out.return_reason = clean(text);
        return keep(out.kept, text);
    }
}

} // namespace

std::string_view part_of(std::string_view utf8, std::size_t at, std::size_t width) {
    if (text::is_ascii(utf8))
        return at < utf8.size() ? utf8.substr(at, width) : std::string_view();
    const auto skip = [](std::string_view& text, std::size_t characters) {
        std::size_t bytes = 0;
        for (; characters > 0 && bytes < text.size(); --characters)
            do
                ++bytes;
            while (bytes < text.size() &&
                   (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U);
        return bytes;
    };
    utf8.remove_prefix(skip(utf8, at));
    return utf8.substr(0, skip(utf8, width));
}

std::string decimal_text(std::string_view digits, std::size_t decimals) {
    if (!text::all_digits(digits) || digits.size() <= decimals)
        return {};
    std::string whole(digits.substr(0, digits.size() - decimals));
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
    return whole + "." + std::string(digits.substr(digits.size() - decimals));
}

std::optional<Date> read_day(std::string_view text) {
    constexpr int k_century_pivot = 60;
    if (text.size() != 6 || !text::all_digits(text))
        return std::nullopt;
    const auto number = [&](std::size_t at) {
        return (text[at] - '0') * 10 + (text[at + 1] - '0');
    };
    const int year = number(4);
    return Date::from_ymd(year > k_century_pivot ? 1900 + year : 2000 + year,
                          static_cast<unsigned>(number(2)), static_cast<unsigned>(number(0)));
}

Communication read_communication(std::string_view communication) {
    Communication out;
    const std::string_view type = part_of(communication, 0, 3);
    std::size_t at = 3;
    for (const Part& part : k_parts)
        if (part.type == type) {
            take(out, part.meaning, part_of(communication, at, part.width));
            at += part.width;
        }
    // What no layout explains is kept as it is.
    keep(out.kept, part_of(communication, at, communication.size()));
    if (!out.kept.empty())
        out.kept.insert(0, std::string(type) + " ");
    return out;
}

} // namespace comptoir::formats::coda
