#include "formats/statements/mt940/mt_movement.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/mt940_errors.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"

#include <algorithm>
#include <array>

namespace comptoir::formats::mt940 {

namespace {

constexpr std::size_t k_shown_bytes = 60;

struct Mark {
    std::string_view text;
    bool is_credit = false;
    bool is_reversal = false;
    bool is_expected = false;
};
// The reversal of a credit takes the money back, that of a debit gives it back. The longer marks
// stand first; the R of "CR" and "DR" is the third letter of EUR (funds letter), not a reversal.
constexpr auto k_marks = std::to_array<Mark>({
    {"RC", false, true, false},
    {"RD", true, true, false},
    {"EC", true, false, true},
    {"ED", false, false, true},
    {"C", true, false, false},
    {"D", false, false, false},
});

const Mark* mark_at(std::string_view text) {
    for (const Mark& mark : k_marks)
        if (text.starts_with(mark.text))
            return &mark;
    return nullptr;
}

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

void take_day(Movement& movement, std::string_view written, const WrittenDay& day,
              const Scribe& scribe, bool is_entry_day) {
    if (day.moved)
        scribe.warn(errors::mt940_day_moved, {{"text", std::string(written)}, {"date", day.date}},
                    is_entry_day ? "entry date" : "value date");
    if (is_entry_day)
        movement.entry_day = day.date;
    else
        movement.value_day = day.date;
}

// Takes the entry date off the front of `rest`: MMDD, blanks, or nothing.
void take_entry_day(Movement& movement, std::string_view& rest, const Scribe& scribe) {
    const std::string_view written = rest.substr(0, 4);
    if (text::all_digits(written) && written.size() == 4) {
        rest.remove_prefix(4);
        if (const auto day = parse_day_near(written, movement.value_day))
            take_day(movement, written, *day, scribe, true);
        else if (written != "0000")
            scribe.warn(errors::booking_date_missing, {{"date", movement.value_day}}, "entry date");
    }
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
}

// Type, customer reference, "//", bank's reference. The type is a letter and three characters; a
// bank that cuts it writes a letter alone.
void take_references(Movement& movement, std::string_view rest) {
    if (!rest.empty() && is_capital(rest[0])) {
        const std::size_t length = std::min({rest.size(), std::size_t{4}, rest.find('/')});
        movement.type = text::trim(rest.substr(0, length));
        rest.remove_prefix(length);
    }
    const std::size_t slashes = rest.find("//");
    // Blanks inside are columns: one bank has an account of 16 there, and a name behind it.
    movement.customer_reference = text::trim(rest.substr(0, slashes));
    if (slashes != std::string_view::npos)
        movement.bank_reference = clean(rest.substr(slashes + 2));
}

// "25x,50" and "25O,50" are no 25: what follows the digits must be able to be the type.
bool goes_on_with_the_amount(std::string_view rest) {
    const std::string_view type = rest.substr(0, 4);
    if (type.empty() || type[0] == ' ' || type[0] == '/')
        return false;
    return !is_capital(type[0]) || type.substr(0, type.find('/')).find_first_of(",.") != type.npos;
}

} // namespace

Result<Movement> parse_movement(std::string_view text, const Scribe& scribe) {
    const auto refused = [&] {
        return fail_at(scribe.place("record"), errors::mt940_movement,
                       {{"text", clean(text::cut_to_characters(text, k_shown_bytes))}});
    };
    Movement movement;
    std::string_view rest = text;
    const std::string_view value_day = rest.substr(0, 6);
    if (value_day.size() != 6 || !text::all_digits(value_day))
        return refused();
    const auto day = parse_day(value_day);
    if (!day)
        return fail_at(scribe.place("value date"), comptoir::errors::date_unreadable,
                       {{"text", std::string(value_day)}, {"form", std::string("yymmdd")}});
    take_day(movement, value_day, *day, scribe, false);
    rest.remove_prefix(6);
    take_entry_day(movement, rest, scribe);

    const Mark* mark = mark_at(rest);
    if (!mark)
        return refused();
    movement.is_credit = mark->is_credit;
    movement.is_reversal = mark->is_reversal;
    movement.is_expected = mark->is_expected;
    rest.remove_prefix(mark->text.size());
    if (!rest.empty() && is_capital(rest[0]))
        rest.remove_prefix(1); // the funds letter says nothing that the balance does not
    const std::size_t length = amount_length(rest);
    movement.amount = rest.substr(0, length);
    if (movement.amount.find_first_of("0123456789") == std::string::npos ||
        goes_on_with_the_amount(rest.substr(length)))
        return refused();
    take_references(movement, rest.substr(length));
    return movement;
}

} // namespace comptoir::formats::mt940
