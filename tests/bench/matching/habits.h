// The dice, and how the people and banks of one world write.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::bench {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    int from(int least, int most); // both included
    bool chance(int percent) { return from(1, 100) <= percent; }
    template <class T>
    const T& one_of(const std::vector<T>& list) {
        return list[static_cast<std::size_t>(from(0, static_cast<int>(list.size()) - 1))];
    }
    std::string_view one_of(std::initializer_list<std::string_view> list) {
        return list.begin()[from(0, static_cast<int>(list.size()) - 1)];
    }
    // Cents with the habits of invoices: prices without VAT that are often round, plus VAT.
    std::int64_t amount();

private:
    std::mt19937_64 m_engine;
};

// "Établissements Carvalho & Fils": no two parties of a world share a significant word unless they
// are meant to.
std::string invented_name(Dice& dice, std::uint64_t salt);
// As a bank shows it: capitals, no accents, without the legal form, cut.
std::string name_at_bank(Dice& dice, const std::string& name);

// One issuer's way of numbering.
struct Numbering {
    std::string prefix;
    char separator = '-'; // '\0': none
    bool with_year = false;
    int digits = 5;
    int next = 1;
};
Numbering invented_numbering(Dice& dice);
std::string next_number(Dice& dice, Numbering& numbering);

// What a bank leaves of a reference.
enum class Stain { None, NoMarks, OtherMarks, NoZeros, Blanks };
std::string stained(Dice& dice, const std::string& number, Stain stain);

} // namespace comptoir::bench
