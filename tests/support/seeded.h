// Random numbers for property tests: the seed is printed with every failure.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>

namespace comptoir::test {

// A fixed seed unless COMPTOIR_SEED names another one.
inline std::uint64_t seed() {
    const char* wanted = std::getenv("COMPTOIR_SEED");
    return wanted ? std::strtoull(wanted, nullptr, 10) : 20261121;
}

class Seeded {
public:
    Seeded() : m_engine(seed()) {}
    std::int64_t between(std::int64_t from, std::int64_t to) {
        return std::uniform_int_distribution<std::int64_t>{from, to}(m_engine);
    }
    // `count` characters out of `alphabet`.
    std::string text(std::string_view alphabet, std::size_t count) {
        std::string result;
        for (std::size_t i = 0; i < count; ++i)
            result += alphabet[static_cast<std::size_t>(
                between(0, static_cast<std::int64_t>(alphabet.size()) - 1))];
        return result;
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace comptoir::test

#define SEEDED(name)                                                                               \
    ::comptoir::test::Seeded name;                                                                 \
    SCOPED_TRACE("COMPTOIR_SEED=" + ::testing::PrintToString(::comptoir::test::seed()))
