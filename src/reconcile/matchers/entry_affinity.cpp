#include "entry_affinity.h"

#include "comptoir/core/text.h"

#include <algorithm>

namespace comptoir::reconcile {

namespace {

std::set<std::string> label_words(std::string_view text) {
    std::set<std::string> words;
    for (std::string& word : text::fold_words(text)) {
        if (word.size() >= 2 && !is_bank_word(word))
            words.insert(std::move(word));
    }
    return words;
}

int shared(const std::set<std::string>& a, const std::set<std::string>& b) {
    return static_cast<int>(
        std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); }));
}

} // namespace

LineWords line_words(const bank::StatementLine& line) {
    return {words_of(line), label_words(line.label), label_words(line.label_more)};
}

bool names_piece(const std::vector<Word>& words, std::string_view piece) {
    const std::string key = key_of(piece);
    if (key_strength(key) == KeyStrength::Useless)
        return false;
    bool named = false;
    for_each_key(words, key.size(), [&](std::string_view run, KeyPlace place) {
        named = named || (run == key && stands_whole(words, place));
    });
    return named;
}

Affinity affinity_of(const Context& context, std::uint32_t line_index, const LineWords& line,
                     const EntryCandidate& entry) {
    Affinity affinity = k_no_affinity;
    const std::set<std::string> entry_words = label_words(entry.label + " " + entry.party_name);
    const std::string cheque = key_of(context.line(line_index).cheque_number);
    const bool is_its_cheque =
        !cheque.empty() && (key_of(entry.piece) == cheque || entry_words.contains(cheque));
    if (is_its_cheque || names_piece(line.words, entry.piece))
        affinity[0] += 2;
    if (context.readings[line_index].agrees(context.parties.find(entry.party)))
        affinity[0] += 1;
    affinity[1] = shared(entry_words, line.label);
    affinity[2] = shared(entry_words, line.more);
    return affinity;
}

} // namespace comptoir::reconcile
