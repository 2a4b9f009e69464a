// Id<Tag>: a row number that cannot be mistaken for another kind of row's number.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace comptoir {

template <class Tag>
class Id {
public:
    constexpr Id() = default; // 0: no row
    constexpr explicit Id(std::int64_t value) : m_value(value) {}
    constexpr std::int64_t value() const { return m_value; }
    constexpr explicit operator bool() const { return m_value != 0; }
    friend constexpr auto operator<=>(const Id&, const Id&) = default;

private:
    std::int64_t m_value = 0;
};

} // namespace comptoir

template <class Tag>
struct std::hash<comptoir::Id<Tag>> {
    std::size_t operator()(comptoir::Id<Tag> id) const noexcept {
        return std::hash<std::int64_t>{}(id.value());
    }
};
