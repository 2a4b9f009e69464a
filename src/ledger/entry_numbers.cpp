#include "comptoir/ledger/entry_numbers.h"

#include "comptoir/core/text.h"

namespace comptoir::ledger {

namespace {

constexpr std::size_t k_digits_max = 15; // longer ones are references, not numbers

} // namespace

std::optional<EntryNumber> parse_entry_number(std::string_view text) {
    std::size_t start = text.size();
    while (start > 0 && text[start - 1] >= '0' && text[start - 1] <= '9')
        --start;
    const std::size_t digits = text.size() - start;
    if (digits == 0 || digits > k_digits_max)
        return std::nullopt;
    const auto value = text::parse_integer(text.substr(start));
    if (!value)
        return std::nullopt;
    return EntryNumber{std::string(text.substr(0, start)), *value, digits};
}

std::string to_text(const EntryNumber& number) {
    return number.prefix + text::pad_left(text::number(number.value), number.digits, '0');
}

EntryNumber number_to_follow(const std::optional<std::string>& own,
                             std::span<const std::string> highest) {
    EntryNumber follow;
    const std::optional<EntryNumber> ours = own ? parse_entry_number(*own) : std::nullopt;
    if (ours)
        follow = *ours;
    else if (highest.size() == 1)
        follow = parse_entry_number(highest.front()).value_or(EntryNumber{});
    for (const std::string& text : highest) {
        const std::optional<EntryNumber> number = parse_entry_number(text);
        if (number && number->prefix == follow.prefix && number->value > follow.value)
            follow = *number;
    }
    return follow;
}

} // namespace comptoir::ledger
