#include "formats/statements/mt940/mt_line.h"

#include "comptoir/core/text.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/mt940/mt_codes.h"

#include <algorithm>
#include <utility>

namespace comptoir::formats::mt940 {

namespace {

// "See the text": these stand in :61: when the reference is in :86:.
constexpr std::string_view k_no_references[] = {"NONREF", "KREF+", "EREF", "EREF+",
                                                "MARF",   "PREF",  "KREF", "N"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view reference(std::string_view written) {
    written = provided(text::trim(written));
    if (written.empty())
        return {};
    for (const std::string_view nothing : k_no_references)
        if (written == nothing)
            return {};
    return written;
}

// An old form of Rabobank: an account in 16 columns, and a name in the rest of 35.
void split_reference(std::string& customer_reference, MovementDetails& details) {
    constexpr std::size_t k_account_width = 16;
    if (customer_reference.size() <= k_account_width)
        return;
    const std::string_view account =
        text::trim(std::string_view(customer_reference).substr(0, k_account_width));
    const bool is_padded = customer_reference[k_account_width - 1] == ' ' &&
                           customer_reference[k_account_width - 2] == ' ' &&
                           customer_reference[k_account_width] != ' ' &&
                           account.find(' ') == std::string_view::npos;
    if (!is_padded)
        return;
    if (details.name.empty())
        details.name = customer_reference.substr(k_account_width);
    if (details.account.empty() && !reference(account).empty())
        details.account = account;
    customer_reference.clear();
}

// The value of "/OCMT/EUR12,50/" in the lines under :61:.
std::string_view coded(std::string_view text, std::string_view word) {
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos)
        return {};
    text.remove_prefix(at + word.size());
    return text.substr(0, text.find('/'));
}

bool is_words(std::string_view text) {
    const auto letters =
        std::count_if(text.begin(), text.end(), [](char c) { return !is_digit(c) && c != ' '; });
    return 2 * letters > static_cast<std::ptrdiff_t>(text.size());
}

// The lines under :61:: amounts, an account, the bank's number of the operation, or its name.
void read_supplementary(const MovementText& text, MovementDetails& details) {
    if (text.supplementary.empty())
        return;
    const std::string whole = clean(unwrap(text.supplementary, LineBreak::AtWords));
    if (whole.empty() || whole == clean(details.name))
        return;
    if (const auto amount = coded(whole, "/OCMT/"); details.original_amount.empty())
        details.original_amount = amount;
    if (const auto amount = coded(whole, "/CHGS/"); details.charges.empty())
        details.charges = amount;
    if (const auto code = coded(whole, "/TRCD/"); details.bank_code.empty())
        details.bank_code = code;
    if (looks_like_iban(whole) && details.account.empty())
        details.account = whole;
    else if (text::all_digits(whole) && details.bank_reference.empty())
        details.bank_reference = whole;
    else if (whole[0] != '/' && is_words(whole) && details.posting_text.empty())
        details.posting_text = whole;
    else
        add_named(details.comment, {}, whole);
}

// An amount beside the movement's own. "OAMT+" has no currency where the account's is meant.
std::optional<Money> side_amount(std::string_view written, std::string_view field, Currency usual,
                                 const Scribe& scribe) {
    const std::string_view text = text::trim(written);
    if (text.empty())
        return std::nullopt;
    auto amount = parse_currency_and_amount(text);
    if (!amount && is_digit(text[0]))
        if (const auto plain = parse_amount(text.substr(0, amount_length(text)), usual, scribe))
            amount = *plain;
    if (!amount)
        scribe.warn(errors::amount_left_out, {{"text", clean(text)}}, field);
    return amount;
}

std::string code_text(std::string_view type, std::string_view bank_code) {
    std::string text(type);
    if (!text.empty() && !bank_code.empty())
        text += '/';
    text.append(bank_code);
    return text;
}

bank::Nature nature_of(const Movement& movement, const MovementDetails& details) {
    using bank::Nature;
    if (details.is_returned)
        return Nature::Return;
    Nature nature = details.nature;
    const Nature of_type = nature_of_type(movement.type);
    // Outside Germany the business code is often that of a transfer, whatever was booked.
    const bool says_more = of_type == Nature::Fee || of_type == Nature::Interest ||
                           of_type == Nature::Tax || of_type == Nature::Return;
    if (nature == Nature::Other || (nature == Nature::Transfer && says_more))
        nature = of_type;
    if (nature == Nature::Other)
        nature = nature_of_words(details.posting_text.empty() ? details.first_text
                                                              : details.posting_text);
    return nature == Nature::Other && movement.is_reversal ? Nature::Return : nature;
}

// The bank's words first; a line without any of them shows at least whose it is.
std::string label_of(const MovementDetails& details) {
    for (const std::string* text : {&details.posting_text, &details.first_text, &details.purpose,
                                    &details.name, &details.comment})
        if (!text->empty())
            if (std::string label = clean(*text); !label.empty())
                return label;
    return {};
}

void put_bic(bank::StatementLine& line, std::string_view written) {
    if (written.empty())
        return;
    if (const auto bic = Bic::parse(text::trim(written)))
        line.counterparty.bic = bic->text();
    else
        join(line.comment, clean(written));
}

void put_texts(bank::StatementLine& line, const MovementDetails& details) {
    line.label = label_of(details);
    // What stands first is the label, unless the bank's own words took that place.
    if (!text::trim(details.posting_text).empty())
        line.label_more = clean(details.first_text);
    join(line.label_more, clean(details.purpose));
    line.comment = clean(details.comment);
    line.counterparty.name = clean(details.name);
    line.counterparty.iban = account_text(details.account);
    line.ordering_account = line.counterparty.iban;
    put_bic(line, details.bic);
    line.end_to_end_id = clean(reference(details.end_to_end_id));
    line.mandate_id = clean(reference(details.mandate_id));
    line.structured_reference = clean(details.structured_reference);
}

} // namespace

Result<void> read_line(const Movement& movement, MovementText& text, Currency currency,
                       const Scribe& scribe, bank::StatementLine& line) {
    line.booked_on = movement.entry_day.value_or(movement.value_day);
    line.valued_on = movement.value_day;
    CT_ASSIGN(amount, parse_amount(movement.amount, currency, scribe));
    line.amount = movement.is_credit ? amount : -amount;
    if (movement.is_expected)
        line.status = bank::LineStatus::Pending;
    else if (amount.is_zero()) // a remark of the bank in the form of a movement
        line.status = bank::LineStatus::Info;

    text.customer_reference = movement.customer_reference;
    MovementDetails details;
    read_details(text, details);
    std::string customer_reference = movement.customer_reference;
    split_reference(customer_reference, details);
    read_supplementary(text, details);
    // SNS and ASN put the other party's account where the reference belongs.
    if (details.account.empty() && looks_like_iban(customer_reference) &&
        Iban::parse(customer_reference))
        details.account = customer_reference;
    if (customer_reference == details.account)
        customer_reference.clear();

    put_texts(line, details);
    const std::string_view own = reference(customer_reference);
    line.remittance_reference = clean(own.empty() ? reference(details.customer_reference) : own);
    line.bank_reference = clean(reference(movement.bank_reference));
    if (line.bank_reference.empty())
        line.bank_reference = clean(details.bank_reference);
    else if (const std::string other = clean(details.bank_reference); other != line.bank_reference)
        join(line.comment, other);
    if (movement.type.ends_with("CHK") && text::all_digits(line.remittance_reference))
        line.cheque_number = line.remittance_reference;
    line.bank_code = code_text(movement.type, clean(details.bank_code));
    line.nature = nature_of(movement, details);
    line.reversal = movement.is_reversal || line.nature == bank::Nature::Return;
    line.original_amount = side_amount(details.original_amount, "OCMT", currency, scribe);
    line.charges = side_amount(details.charges, "CHGS", currency, scribe);
    return {};
}

} // namespace comptoir::formats::mt940
