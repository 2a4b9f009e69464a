// What of a line can be learned, and what past decisions taught (requirements C19).
#include "comptoir/core/text.h"
#include "comptoir/reconcile/account_keys.h"
#include "comptoir/reconcile/rules.h"
#include "line_reading.h"
#include "vocabulary.h"
#include "words.h"

#include <algorithm>
#include <map>
#include <set>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_label_words_max = 6;

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool names_a_month(std::string_view word) {
    static const std::set<std::string_view> k_months{
        "JANVIER",   "FEVRIER", "MARS",     "AVRIL",     "MAI",     "JUIN",     "JUILLET", "AOUT",
        "SEPTEMBRE", "OCTOBRE", "NOVEMBRE", "DECEMBRE",  "JANUARY", "FEBRUARY", "MARCH",   "APRIL",
        "JUNE",      "JULY",    "AUGUST",   "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"};
    return k_months.contains(word);
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

// The words that come again: without numbers, days and months. The banks' own words stay when
// there is nothing else ("FRAIS DE COMPTE").
std::string label_key(const bank::StatementLine& line) {
    std::vector<std::string> own, all;
    for (const std::string* text : {&line.label, &line.label_more}) {
        for (std::string& word : text::fold_words(*text)) {
            if (word.size() < 2 || has_digit(word) || names_a_month(word))
                continue;
            if (!is_bank_word(word) && own.size() < k_label_words_max)
                own.push_back(word);
            if (all.size() < k_label_words_max)
                all.push_back(std::move(word));
        }
    }
    return joined(own.empty() ? all : own);
}

std::string name_key(const bank::StatementLine& line) {
    const std::string_view name = other_name(line);
    if (name.empty())
        return {};
    std::vector<std::string> words = name_words(name);
    std::sort(words.begin(), words.end());
    return joined(words);
}

// The words of a deposit of cheques stand on those of every customer: "REMISE DE CHEQUES" teaches
// an account, and is nobody's name.
bool is_bare_deposit(const LearnedKey& key) {
    if (key.from != LearnedFrom::Label)
        return false;
    const std::vector<std::string> words = text::fold_words(key.key);
    const bool is_deposit = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word == "REMISE" || word == "REM" || word == "CHEQUE" || word == "CHEQUES" ||
               word == "CHQ" || word == "CHQS";
    });
    return is_deposit && std::all_of(words.begin(), words.end(), [](const std::string& word) {
               return word == "CHQS" || is_payment_word(word) || is_bank_word(word) ||
                      is_connector(word);
           });
}

void add_key(LearnedFrom from, const bank::StatementLine& line, const std::string& key,
             std::vector<LearnedKey>& keys) {
    if (!key.empty())
        keys.push_back({from, (line.amount.is_negative() ? "-" : "+") + key});
}

} // namespace

std::vector<LearnedKey> learned_account_keys(const bank::StatementLine& line) {
    std::vector<LearnedKey> keys;
    add_key(LearnedFrom::Iban, line, other_account(line), keys);
    add_key(LearnedFrom::Mandate, line, key_of(line.mandate_id), keys);
    return keys;
}

std::vector<LearnedKey> learned_keys(const bank::StatementLine& line) {
    std::vector<LearnedKey> keys = learned_account_keys(line);
    add_key(LearnedFrom::Name, line, name_key(line), keys);
    add_key(LearnedFrom::Label, line, label_key(line), keys);
    return keys;
}

std::vector<Learned> learn(const std::vector<PastDecision>& decisions) {
    struct Votes {
        std::map<std::pair<LearnedTo, std::string>, std::vector<MatchId>> by_answer;
        std::int64_t all = 0;
    };
    std::map<std::pair<LearnedFrom, std::string>, Votes> taught;
    for (const PastDecision& decision : decisions) {
        for (const LearnedKey& key : learned_keys(decision.line)) {
            if (decision.to == LearnedTo::Party && is_bare_deposit(key))
                continue;
            Votes& votes = taught[{key.from, key.key}];
            votes.by_answer[{decision.to, decision.code}].push_back(decision.match);
            ++votes.all;
        }
    }
    std::vector<Learned> learned;
    for (auto& [key, votes] : taught) {
        const auto most = std::max_element(
            votes.by_answer.begin(), votes.by_answer.end(),
            [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
        Learned one{key.first, key.second, most->first.first, most->first.second, 0, 0, {}};
        one.agreed = static_cast<std::int64_t>(most->second.size());
        one.against = votes.all - one.agreed;
        std::vector<MatchId>& origins = most->second;
        std::sort(origins.begin(), origins.end());
        const std::size_t kept = std::min(origins.size(), k_origins_max);
        one.origins.assign(origins.end() - static_cast<std::ptrdiff_t>(kept), origins.end());
        learned.push_back(std::move(one));
    }
    return learned;
}

} // namespace comptoir::reconcile
