#include "comptoir/reconcile/template_past.h"

#include "comptoir/core/text.h"
#include "line_reading.h"
#include "vocabulary.h"
#include "words.h"

#include <algorithm>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_letters_least = 3;
// What amounts and days are held against: those of late. It also bounds what one line costs.
constexpr std::size_t k_uses_kept = 60;

bool is_all_letters(std::string_view word) {
    return std::none_of(word.begin(), word.end(), is_digit);
}

// The end of a label and the start of its continuation, where its width cut a word.
std::string cut_word(const bank::StatementLine& line) {
    if (!runs_on(line) || line.label_more.empty() || line.label_more.front() == ' ' ||
        line.label.back() == ' ')
        return {};
    const std::vector<std::string> before = text::fold_words(line.label);
    const std::vector<std::string> after = text::fold_words(line.label_more);
    return before.empty() || after.empty() ? std::string{} : before.back() + after.front();
}

} // namespace

std::vector<std::string> words_where_names_stand(const bank::StatementLine& line) {
    std::vector<std::string> found = text::fold_words(line.label);
    if (const std::string whole = cut_word(line); !whole.empty())
        found.back() = whole;
    for (std::string& word : words_of_other_name(line))
        found.push_back(std::move(word));
    std::erase_if(found, [](const std::string& word) {
        return word.size() < k_letters_least || !is_all_letters(word);
    });
    return found;
}

bool is_ordinary_beside_a_template(std::string_view word) {
    // "ORANGE BANK" is another company than Orange.
    if (word == "BANK" || word == "BANQUE")
        return false;
    return is_payment_word(word) || is_bank_word(word) || is_month_name(word) ||
           is_connector(word) || is_legal_form(word) || starts_payment_word(word);
}

void TemplatePast::add(const bank::StatementLine& line) {
    bool is_new = false;
    for (std::string& word : words_where_names_stand(line))
        if (!is_ordinary_beside_a_template(word)) // the month is another one each time
            is_new = words.insert(std::move(word)).second || is_new;
    for (const std::string* text : {&line.label, &line.label_more, &line.comment})
        for (std::string& word : text::fold_words(*text))
            if (is_all_letters(word))
                words.insert(std::move(word));
    with_new_words += is_new && !uses.empty() ? 1 : 0;
    if (uses.size() == k_uses_kept)
        uses.erase(uses.begin());
    uses.push_back({line.booked_on, line.amount.minor()});
    (line.amount.is_negative() ? money_out : money_in) += 1;
    if (std::string mandate = key_of(line.mandate_id); !mandate.empty()) {
        ++with_mandate;
        mandates.insert(std::move(mandate));
    }
    if (std::string account = other_account(line); !account.empty()) {
        ++with_account;
        accounts.insert(std::move(account));
    }
    if (const std::string_view name = other_name(line); !name.empty())
        names.insert(text::fold_compact(name));
    natures.insert(line.nature);
}

bool TemplatePast::says_the_same() const {
    constexpr std::int64_t k_one_in = 5;
    return with_new_words * k_one_in <= count();
}

bool TemplatePast::comes_often() const {
    constexpr std::int64_t k_one_in = 3;
    std::int64_t near = 0;
    for (std::size_t i = 1; i < uses.size(); ++i)
        near += uses[i].day - uses[i - 1].day <= k_days_of_twice ? 1 : 0;
    return near * k_one_in >= static_cast<std::int64_t>(uses.size()) && near > 0;
}

} // namespace comptoir::reconcile
