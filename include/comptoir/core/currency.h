// Currency: an ISO 4217 code with its number of decimals (0, 2 or 3; a few codes 4).
//
// A Currency is always one of the published list (resources/currencies.tsv); two bytes wide, so
// Money stays small. Currency::parse("EUR") refuses anything else.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace comptoir {

class Currency {
public:
    constexpr Currency() = default; // EUR

    static std::optional<Currency> parse(std::string_view code); // exactly three capitals
    static constexpr Currency eur() { return Currency{}; }

    std::string_view code() const; // "EUR"
    int decimals() const;          // 2 for EUR, 0 for JPY and XPF, 3 for TND

    friend bool operator==(const Currency&, const Currency&) = default;

private:
    constexpr explicit Currency(std::uint16_t index) : m_index(index) {}
    std::uint16_t m_index = 0; // row of the sorted list with EUR moved to row 0
};

} // namespace comptoir
