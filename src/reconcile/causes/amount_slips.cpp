#include "reconcile/causes/amount_slips.h"

#include "comptoir/core/money.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace comptoir::reconcile {

namespace {

constexpr int k_comma_places = 3;
constexpr std::size_t k_digits_max = 15; // Money::k_limit_minor

class Meant {
public:
    explicit Meant(std::int64_t written) : m_negative(written < 0) { m_seen.insert(written); }

    void add(std::int64_t magnitude, Slip slip) {
        if (magnitude <= 0 || magnitude > Money::k_limit_minor)
            return;
        const std::int64_t value = m_negative ? -magnitude : magnitude;
        if (m_seen.insert(value).second)
            m_list.push_back({value, slip});
    }
    void add(const std::string& digits, Slip slip) {
        if (const auto value = text::parse_integer(digits))
            add(*value, slip);
    }
    void add_other_sign(std::int64_t written) {
        m_seen.insert(-written);
        m_list.push_back({-written, Slip::Sign});
    }
    std::vector<MeantAmount> take() { return std::move(m_list); }

private:
    bool m_negative;
    std::unordered_set<std::int64_t> m_seen;
    std::vector<MeantAmount> m_list;
};

// Neighbours first: they are what fingers swap.
void add_swaps(Meant& meant, const std::string& digits) {
    for (std::size_t apart = 1; apart < digits.size(); ++apart) {
        for (std::size_t i = 0; i + apart < digits.size(); ++i) {
            std::string swapped = digits;
            std::swap(swapped[i], swapped[i + apart]);
            meant.add(swapped, Slip::SwappedDigits);
        }
    }
}

void add_commas(Meant& meant, std::int64_t magnitude) {
    std::int64_t more = magnitude, less = magnitude;
    bool whole = true;
    for (int places = 0; places < k_comma_places; ++places) {
        more = more > Money::k_limit_minor / 10 ? 0 : more * 10;
        whole = whole && less % 10 == 0;
        less /= 10;
        meant.add(more, Slip::Comma);
        if (whole)
            meant.add(less, Slip::Comma);
    }
}

void add_digits(Meant& meant, const std::string& digits) {
    for (std::size_t i = 0; i < digits.size(); ++i) {
        std::string other = digits;
        for (char digit = '0'; digit <= '9'; ++digit) {
            other[i] = digit;
            meant.add(other, Slip::Digit);
        }
        // One too many, or one that was left out beside its like.
        meant.add(digits.substr(0, i) + digits.substr(i + 1), Slip::Digit);
        meant.add(digits.substr(0, i) + digits[i] + digits.substr(i), Slip::Digit);
    }
}

} // namespace

std::vector<MeantAmount> meant_amounts(std::int64_t minor) {
    if (minor == 0 || minor > Money::k_limit_minor || minor < -Money::k_limit_minor)
        return {};
    Meant meant(minor);
    const std::int64_t magnitude = minor < 0 ? -minor : minor;
    const std::string digits = text::number(magnitude);
    meant.add_other_sign(minor);
    if (digits.size() <= k_digits_max) {
        add_swaps(meant, digits);
        add_commas(meant, magnitude);
        add_digits(meant, digits);
    }
    return meant.take();
}

std::optional<Slip> slip_between(std::int64_t written, std::int64_t meant) {
    for (const MeantAmount& each : meant_amounts(written)) {
        if (each.minor == meant)
            return each.slip;
    }
    return std::nullopt;
}

} // namespace comptoir::reconcile
