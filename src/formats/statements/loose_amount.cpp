#include "formats/statements/loose_amount.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace comptoir::formats {

namespace {

constexpr std::size_t k_amount_text_max = 64;
constexpr std::size_t k_group = 3;

// Blanks, apostrophes and minus signs of every kind as their ASCII cousins.
std::string ascii_marks(std::string_view utf8) {
    constexpr auto k_cousins = std::to_array<std::pair<std::string_view, char>>({
        {"\xC2\xA0", ' '},      // no-break space
        {"\xE2\x80\xAF", ' '},  // narrow no-break space
        {"\xE2\x80\x89", ' '},  // thin space
        {"\xE2\x88\x92", '-'},  // minus sign
        {"\xE2\x80\x99", '\''}, // right single quotation mark
    });
    std::string out;
    while (!utf8.empty()) {
        const auto cousin = std::find_if(k_cousins.begin(), k_cousins.end(), [&](const auto& each) {
            return utf8.starts_with(each.first);
        });
        const bool found = cousin != k_cousins.end();
        out += found ? cousin->second : utf8.front();
        utf8.remove_prefix(found ? cousin->first.size() : 1);
    }
    return std::string(text::trim(out));
}

// Takes the sign away; empty when there are two.
std::optional<bool> take_sign(std::string& text) {
    const auto is_sign = [](char c) { return c == '-' || c == '+'; };
    bool negative = false;
    if (!text.empty() && is_sign(text.front())) {
        negative = text.front() == '-';
        text = text::trim(std::string_view(text).substr(1));
    } else if (!text.empty() && is_sign(text.back())) {
        negative = text.back() == '-';
        text.pop_back();
        text = text::trim(text);
    }
    if (std::any_of(text.begin(), text.end(), is_sign))
        return std::nullopt;
    return negative;
}

// "1 234" or "1234" as "1234"; empty when the groups are not what thousands look like.
std::optional<std::string> joined_groups(std::string_view text) {
    const std::size_t first_mark = text.find_first_not_of("0123456789");
    if (first_mark == std::string_view::npos)
        return std::string(text);
    const char mark = text[first_mark];
    if (first_mark == 0 || first_mark > k_group)
        return std::nullopt;
    std::string digits(text.substr(0, first_mark));
    for (std::string_view rest = text.substr(first_mark); !rest.empty();) {
        const std::string_view group = rest.substr(1, k_group);
        if (rest.front() != mark || group.size() != k_group || !text::all_digits(group))
            return std::nullopt;
        digits += group;
        rest.remove_prefix(1 + k_group);
    }
    return digits;
}

struct DecimalMark {
    std::size_t at = std::string::npos; // npos: there is none
    bool unknown = false;
};

DecimalMark decimal_mark(std::string_view text) {
    const auto count = [&](char c) { return std::count(text.begin(), text.end(), c); };
    const auto points = count('.'), commas = count(',');
    const std::size_t last = text.find_last_of(".,");
    if (last == std::string_view::npos)
        return {};
    if (points > 0 && commas > 0)
        return {last, false};
    if (points + commas > 1)
        return {}; // only thousands come twice
    const std::string_view whole = text.substr(0, last);
    const bool could_be_thousands = text.size() - last - 1 == k_group && !whole.empty() &&
                                    whole.size() <= k_group && whole.front() != '0' &&
                                    text::all_digits(whole);
    return {last, could_be_thousands};
}

// Nearly every amount: digits and at most one mark that can only be the decimal sign.
std::optional<Money> plain_amount(std::string_view text, Currency currency, LoneMark lone_mark) {
    const std::size_t mark = text.find_first_of(".,");
    if (mark == std::string_view::npos)
        return parse_money(text, currency).money;
    if (lone_mark == LoneMark::Unknown && text.size() - mark - 1 == k_group)
        return std::nullopt; // may be thousands
    return parse_money(text, currency, text[mark]).money;
}

} // namespace

Result<Money> read_loose_amount(std::string_view utf8, Currency currency, LoneMark lone_mark) {
    if (const auto plain = plain_amount(utf8, currency, lone_mark))
        return *plain;
    const std::string shown = clean(utf8.substr(0, k_amount_text_max));
    const auto unreadable = [&] {
        return fail(comptoir::errors::amount_unreadable, {{"text", shown}});
    };
    if (utf8.size() > k_amount_text_max)
        return unreadable();
    std::string text = ascii_marks(utf8);
    const auto negative = take_sign(text);
    if (!negative || text.find_first_not_of("0123456789 '.,") != std::string::npos)
        return unreadable();
    const DecimalMark mark = decimal_mark(text);
    if (mark.unknown && lone_mark == LoneMark::Unknown)
        return fail(errors::amount_ambiguous, {{"text", shown}});
    const auto whole = joined_groups(std::string_view(text).substr(0, mark.at));
    const std::string_view fraction = mark.at == std::string::npos
                                          ? std::string_view()
                                          : std::string_view(text).substr(mark.at + 1);
    if (!whole || (!fraction.empty() && !text::all_digits(fraction)) ||
        (whole->empty() && fraction.empty()))
        return unreadable();
    std::string plain = *negative ? "-" : "";
    plain += whole->empty() ? "0" : *whole;
    if (!fraction.empty())
        plain.append(".").append(fraction);
    return read_amount(plain, currency);
}

} // namespace comptoir::formats
