#include "label_head.h"

#include "bank_markers.h"
#include "name_check.h"
#include "vocabulary.h"

#include <algorithm>
#include <vector>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_word_least = 3;
constexpr std::size_t k_telling_least = 4;
constexpr std::size_t k_telling_words_least = 2; // a first word alone may be what was bought

bool has_digit(const std::string& word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_name_marker(const Word& word) {
    return word.is_marker && (announces_a_name(word.text) || word.text == "DE");
}

// The words of the label, its continuation with it where it runs on.
std::vector<Word> words_of_label(const bank::StatementLine& line) {
    std::vector<Word> words = words_of(line);
    const bool runs_across = !words.empty() && words.front().column == Column::AcrossLabels;
    const Column column = runs_across ? Column::AcrossLabels : Column::Label;
    std::erase_if(words, [&](const Word& word) { return word.column != column; });
    return words;
}

struct Head {
    std::vector<NameWord> names;
    bool ends = false; // something else follows in the label or its continuation
};

// The first run of words that are no payment's, connectors and legal forms among them left out.
Head head_of(const bank::StatementLine& line) {
    const std::vector<Word> words = words_of_label(line);
    const auto marker = std::find_if(words.begin(), words.end(), is_name_marker);
    Head head;
    head.ends = !line.label_more.empty();
    for (auto at = marker == words.end() ? words.begin() : marker + 1; at != words.end(); ++at) {
        if (is_connector(at->text) || is_legal_form(at->text) ||
            (at->text.size() < k_word_least && !has_digit(at->text)))
            continue;
        const bool is_name = !has_digit(at->text) && !at->is_marker && !is_payment_word(at->text) &&
                             !is_bank_word(at->text);
        if (is_name) {
            head.names.push_back({std::string(usual_spelling(at->text)), !head.names.empty()});
        } else if (!head.names.empty()) {
            head.ends = true;
            break;
        }
    }
    return head;
}

// Somebody in full: two words of a name, one of which is more than a trade's.
bool tells(const std::vector<NameWord>& names) {
    return names.size() >= k_telling_words_least &&
           std::any_of(names.begin(), names.end(), [](const NameWord& word) {
               return word.text.size() >= k_telling_least && !is_trade_word(word.text);
           });
}

} // namespace

std::optional<std::string> other_head_than(const Context& context, std::uint32_t line,
                                           std::uint32_t party) {
    const bank::StatementLine& texts = context.line(line);
    const bool is_transfer = texts.nature == bank::Nature::Transfer ||
                             texts.nature == bank::Nature::InstantTransfer ||
                             texts.nature == bank::Nature::DirectDebit;
    if (party == k_no_party || !is_transfer || !other_name(texts).empty())
        return std::nullopt; // an element of its own says it, and is read elsewhere
    const Head head = head_of(texts);
    if (!head.ends || !tells(head.names) ||
        closeness_of(head.names, context.parties.words_of_name(party)).score > 0)
        return std::nullopt;
    std::string text;
    for (const NameWord& word : head.names)
        text += (text.empty() ? "" : " ") + word.text;
    return text;
}

} // namespace comptoir::reconcile
