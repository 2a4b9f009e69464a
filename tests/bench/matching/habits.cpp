#include "habits.h"

#include "comptoir/core/text.h"

#include <algorithm>
#include <array>

namespace comptoir::bench {

namespace {

bool is_digit(char sign) {
    return sign >= '0' && sign <= '9';
}

std::string padded(int number, int digits) {
    std::string text = text::number(number);
    while (static_cast<int>(text.size()) < digits)
        text.insert(text.begin(), '0');
    return text;
}

// Pronounceable, and the same for the same salt: what tells parties apart.
std::string root(std::uint64_t salt) {
    static constexpr std::string_view k_syllables =
        "badofigukalemonuparisotuvaxyzelobricheduqueral";
    salt = (salt + 1) * 0x9e3779b97f4a7c15ull;
    salt ^= salt >> 29;
    std::string word;
    for (int i = 0; i < 4; ++i) {
        word += k_syllables.substr(salt % (k_syllables.size() / 2) * 2, 2);
        salt /= 31;
    }
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
    return word;
}

} // namespace

int Dice::from(int least, int most) {
    // Not std::uniform_int_distribution: its results differ between libraries.
    return least + static_cast<int>(m_engine() % static_cast<std::uint64_t>(most - least + 1));
}

std::int64_t Dice::amount() {
    static constexpr std::array<int, 5> k_rates{200, 200, 100, 55, 0};
    std::int64_t net = 0;
    switch (from(1, 4)) {
    case 1:
        net = from(1, 60) * 50'00;
        break;
    case 2:
        net = from(20, 900) * 10'00;
        break;
    default:
        net = from(800, 900'000);
        break;
    }
    const std::int64_t rate = k_rates[static_cast<std::size_t>(from(0, 4))];
    return net + (net * rate + 500) / 1000;
}

std::string invented_name(Dice& dice, std::uint64_t salt) {
    std::string name = root(salt);
    switch (dice.from(1, 6)) {
    case 1:
        return name + " SARL";
    case 2:
        return "SAS " + name;
    case 3:
        return "Établissements " + name + " & Fils";
    case 4:
        return name + " " +
               std::string(dice.one_of(
                   {"Bâtiment", "Énergie", "Conseil", "Médical", "Transports", "Électricité"}));
    case 5:
        return root(salt + 0x10000) + " " + name;
    default:
        return name;
    }
}

std::string name_at_bank(Dice& dice, const std::string& name) {
    std::vector<std::string> words = text::fold_words(name);
    std::erase_if(words, [&](const std::string& word) {
        return (word == "SARL" || word == "SAS") && dice.chance(70);
    });
    if (words.size() > 1 && words.front() == "ETABLISSEMENTS" && dice.chance(60))
        words.front() = "ETS";
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    if (dice.chance(15) && text.size() > 24)
        text.resize(24);
    return text;
}

Numbering invented_numbering(Dice& dice) {
    Numbering numbering;
    numbering.prefix =
        dice.one_of({"F", "FA", "FAC", "FV", "INV", "V", "TV", "R", "LP", "", "", "BE"});
    numbering.separator = "-/. \0"[dice.from(0, 4)];
    if (numbering.separator == ' ')
        numbering.separator = '-';
    numbering.with_year = dice.chance(40);
    numbering.digits = numbering.prefix.empty() ? dice.from(6, 9) : dice.from(4, 8);
    int least = 1;
    for (int i = 1; i < std::min(numbering.digits, 7); ++i)
        least *= 10;
    // Zeros in front for some, a long history for others.
    numbering.next = dice.chance(50) ? dice.from(1, 900) : dice.from(least, least * 8);
    return numbering;
}

std::string next_number(Dice& dice, Numbering& numbering) {
    numbering.next += dice.from(1, 7);
    const std::string mark = numbering.separator == '\0' ? "" : std::string(1, numbering.separator);
    std::string text = numbering.prefix;
    if (numbering.with_year)
        text += (text.empty() ? "" : mark) + "2026";
    return text + (text.empty() ? "" : mark) + padded(numbering.next, numbering.digits);
}

std::string stained(Dice& dice, const std::string& number, Stain stain) {
    std::string text;
    bool after_mark = true;
    for (const char sign : number) {
        const bool mark = !is_digit(sign) && !(sign >= 'A' && sign <= 'Z');
        if (mark && stain == Stain::NoMarks)
            continue;
        if (mark && stain == Stain::OtherMarks) {
            text += std::string(dice.one_of({" ", "/", ".", "-"}));
            continue;
        }
        const bool in_front = after_mark || (!text.empty() && !is_digit(text.back()));
        if (sign == '0' && stain == Stain::NoZeros && in_front) {
            after_mark = true;
            continue;
        }
        after_mark = mark;
        text += sign;
    }
    if (stain == Stain::Blanks && text.size() > 5)
        text.insert(text.size() / 2, 1, ' ');
    return text;
}

} // namespace comptoir::bench
