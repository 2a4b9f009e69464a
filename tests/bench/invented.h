// Numbers and days that look random and are the same at every run.
#pragma once

#include "comptoir/core/date.h"
#include "support/statement_texts.h"

#include <cstdint>

namespace comptoir::bench {

// splitmix64
inline std::uint64_t scattered(std::int64_t index) {
    std::uint64_t value = static_cast<std::uint64_t>(index) + 0x9e3779b97f4a7c15ull;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ull;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebull;
    return value ^ (value >> 31);
}

// `count` things over most of a year.
inline Date day_of(std::int64_t index, std::int64_t count) {
    constexpr std::int64_t k_days = 300;
    return test::day("2026-01-02").plus_days(static_cast<std::int32_t>(index * k_days / count));
}

inline std::int64_t amount_of(std::int64_t index) {
    return static_cast<std::int64_t>(100 + scattered(index) % 500'000);
}

} // namespace comptoir::bench
