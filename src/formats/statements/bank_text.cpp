#include "formats/statements/bank_text.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <utility>

namespace comptoir::formats {

namespace {

bool is_control(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x20 || byte == 0x7F;
}

// U+0080 to U+009F, two bytes in UTF-8.
bool is_high_control(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]) == 0xC2 && at + 1 < text.size() &&
           static_cast<unsigned char>(text[at + 1]) < 0xA0;
}

} // namespace

bool is_clean(std::string_view text) {
    bool after_blank = !text.empty();
    for (const char c : text) {
        const bool is_blank = c == ' ';
        if (c < 0x20 || c == 0x7F || (is_blank && after_blank))
            return false;
        after_blank = is_blank;
    }
    return !after_blank;
}

std::size_t append_clean(std::string& out, std::string_view text) {
    text = text::trim(text); // columns are filled with blanks
    if (is_clean(text)) {
        out.append(text);
        return text.size();
    }
    const std::size_t before = out.size();
    bool blank = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r') {
            blank = true;
            continue;
        }
        if (is_control(text, at))
            continue;
        if (is_high_control(text, at)) {
            ++at;
            continue;
        }
        if (blank && out.size() > before)
            out += ' ';
        blank = false;
        out += text[at];
    }
    return out.size() - before;
}

std::string clean(std::string_view text) {
    std::string out;
    append_clean(out, text);
    return out;
}

void join(std::string& text, std::string_view part) {
    if (part.empty())
        return;
    if (!text.empty())
        text += ' ';
    text.append(part);
}

void join_taken(std::string& text, std::string&& part) {
    if (text.empty())
        text = std::move(part);
    else
        join(text, part);
}

std::size_t line_end(std::string_view text) {
    // One sign at a time is the fastest, as long as neither is looked for in a whole buffer.
    constexpr std::size_t k_usual_line = 160;
    const std::size_t feed = text.substr(0, k_usual_line).find('\n');
    if (feed != std::string_view::npos)
        return std::min(feed, text.substr(0, feed).find('\r'));
    return static_cast<std::size_t>(
        std::find_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }) -
        text.begin());
}

std::string_view provided(std::string_view reference) {
    if (reference.empty() || (reference.front() != 'N' && reference.front() != 'n'))
        return reference;
    for (const std::string_view nothing : {"NOTPROVIDED", "NOT PROVIDED", "NOT_PROVIDED", "NONREF",
                                           "NOTAVAIL", "notprovided", "NotProvided"})
        if (reference == nothing)
            return {};
    return reference;
}

Result<Money> read_amount(std::string_view text, Currency currency) {
    const MoneyParse parse = parse_money(text::trim(text), currency);
    if (parse.money)
        return *parse.money;
    const std::string shown = clean(text.substr(0, 60));
    switch (parse.error) {
    case MoneyParseError::TooFine:
        return fail(comptoir::errors::amount_too_fine,
                    {{"amount", shown}, {"currency", std::string(currency.code())}});
    case MoneyParseError::TooLarge:
        return fail(comptoir::errors::amount_too_large, {{"text", shown}});
    case MoneyParseError::NotANumber:
        break;
    }
    return fail(comptoir::errors::amount_unreadable,
                {{"text", shown}, {"form", std::string("point")}});
}

std::optional<Date> written_day(std::string_view text) {
    text = text::trim(text);
    constexpr std::size_t k_day_length = 10;
    if (text.size() > k_day_length) {
        const char next = text[k_day_length];
        if (next != 'T' && next != ' ' && next != 'Z' && next != '+' && next != '-')
            return std::nullopt;
    }
    return Date::parse_iso(text.substr(0, k_day_length));
}

std::string account_text(std::string_view account) {
    if (account.empty())
        return {};
    if (const auto iban = Iban::parse(account))
        return iban->text();
    return clean(account);
}

bool set_account(bank::AccountIdentity& identity, std::string_view account) {
    identity.iban = Iban::parse(account);
    if (!identity.iban) {
        identity.number = clean(account);
        return !looks_like_iban(account);
    }
    // French files of other formats hold the national number: both forms name the account.
    if (const auto rib = rib_of_iban(*identity.iban))
        identity.number = rib->bank + ' ' + rib->branch + ' ' + rib->account;
    return true;
}

std::string masked_number(std::string_view account) {
    constexpr std::size_t k_shown = 4;
    const std::string cleaned = clean(account);
    if (cleaned.size() <= 2 * k_shown)
        return cleaned;
    return cleaned.substr(0, k_shown) + " •••• " + cleaned.substr(cleaned.size() - k_shown);
}

} // namespace comptoir::formats
