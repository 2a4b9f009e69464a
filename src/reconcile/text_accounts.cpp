#include "text_accounts.h"

#include "comptoir/core/iban.h"
#include "comptoir/core/text.h"
#include "introductions.h"
#include "vocabulary.h"
#include "words.h"

#include <algorithm>
#include <cstddef>

namespace comptoir::reconcile {

namespace {

// ISO 13616: two letters and two check digits begin it, and it has 15 to 34 characters.
constexpr std::size_t k_start = 4;
constexpr std::size_t k_least = 15;
constexpr std::size_t k_most = 34;

bool is_letter(char c) {
    return c >= 'A' && c <= 'Z';
}

bool may_begin(const std::string& word) {
    return word.size() >= k_start && is_letter(word[0]) && is_letter(word[1]) &&
           is_digit(word[2]) && is_digit(word[3]);
}

bool is_text(Column column) {
    return column == Column::Label || column == Column::LabelMore ||
           column == Column::AcrossLabels || column == Column::Comment;
}

constexpr std::size_t k_called_digits_least = 7;

bool calls_an_account(std::string_view word) {
    return is_account_word(word) || word == "LIVRET" || word == "KONTO" || word == "ACCOUNT";
}

} // namespace

std::vector<std::string> accounts_in_text(const bank::StatementLine& line) {
    std::vector<std::string> accounts;
    const std::vector<Word> words = words_of(line);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!is_text(words[i].column) || !may_begin(words[i].text))
            continue;
        std::string text;
        for (std::size_t at = i; at < words.size() && text.size() <= k_most; ++at) {
            if (at > i && words[at].gap == '\n')
                break;
            text += words[at].text;
            if (text.size() < k_least)
                continue;
            const std::optional<Iban> iban = Iban::parse(text);
            if (iban && std::find(accounts.begin(), accounts.end(), iban->text()) == accounts.end())
                accounts.push_back(iban->text());
        }
    }
    return accounts;
}

std::vector<std::string> numbers_called_account(const bank::StatementLine& line) {
    std::vector<std::string> numbers;
    const std::vector<Word> words = words_of(line);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (!is_text(words[i].column) || !calls_an_account(words[i].text))
            continue;
        std::size_t at = i + 1;
        while (at < words.size() && words[at].gap != '\n' && is_number_sign(words[at].text))
            ++at;
        std::string digits;
        for (; at < words.size() && words[at].gap != '\n' && text::all_digits(words[at].text); ++at)
            digits += words[at].text;
        if (digits.size() >= k_called_digits_least &&
            std::find(numbers.begin(), numbers.end(), digits) == numbers.end())
            numbers.push_back(std::move(digits));
    }
    return numbers;
}

} // namespace comptoir::reconcile
