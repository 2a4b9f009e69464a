// :NS:, the field German and Hungarian banks put beside :86: or in its place. Each line
// begins with two digits: 01-14 purpose, 15-16 name, 17 posting text, 33 bank, 34 account, others
// the bank's own numbers.
#include "formats/statements/bank_text.h"
#include "formats/statements/mt940/dialects.h"

#include "comptoir/core/text.h"

namespace comptoir::formats::mt940 {

namespace {

constexpr int k_purpose_last = 14;

void put(int number, std::string_view value, MovementDetails& details, bool has_own_purpose) {
    const std::string name = "NS" + text::pad_left(text::number(number), 2, '0');
    if (number >= 1 && number <= k_purpose_last && !has_own_purpose)
        return join(details.purpose, value);
    if (number == 15 || number == 16)
        return join(details.name, value);
    if (number == 17 && details.posting_text.empty()) {
        details.posting_text = value;
        return;
    }
    if (number == 34 && details.account.empty()) {
        details.account = value;
        return;
    }
    add_named(details.comment, name, value);
}

} // namespace

void read_non_swift(const MovementText& text, MovementDetails& details) {
    const bool has_own_purpose = !text::trim(details.purpose).empty();
    int number = 1;
    for (const std::string& line : text.non_swift) {
        std::string_view value = line;
        if (text::all_digits(value.substr(0, 2)) && value.size() >= 2) {
            number = (value[0] - '0') * 10 + (value[1] - '0');
            value.remove_prefix(2);
        }
        put(number, text::trim(value), details, has_own_purpose);
    }
}

} // namespace comptoir::formats::mt940
