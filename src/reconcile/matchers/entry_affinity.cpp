#include "entry_affinity.h"

#include "../introductions.h"
#include "comptoir/core/text.h"
#include "entry_names.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace comptoir::reconcile {

namespace {

// A word that more entries of one amount share tells them apart too little to be worth its cost.
constexpr std::size_t k_word_holders_max = 16;
constexpr std::size_t k_slip_digits_least = 3;
constexpr std::size_t k_slip_letters_most = 4; // "REM", "BORD"

std::set<std::string> label_words(std::string_view text) {
    std::set<std::string> words;
    for (std::string& word : text::fold_words(text)) {
        if (word.size() >= 2 && !is_bank_word(word))
            words.insert(std::move(word));
    }
    return words;
}

int shared(const std::set<std::string>& a, const std::set<std::string>& b) {
    return static_cast<int>(std::count_if(
        a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); }));
}

bool names_key(const std::vector<Word>& words, const std::string& key) {
    bool named = false;
    if (key.empty())
        return false;
    for_each_key(words, key.size(), [&](std::string_view run, KeyPlace place) {
        named = named || (run == key && stands_whole(words, place));
    });
    return named;
}

} // namespace

LineWords line_words(const bank::StatementLine& line) {
    LineWords words{words_of(line), label_words(line.label), label_words(line.label_more)};
    words.label.merge(label_words(other_name(line))); // a column of its own in some formats
    return words;
}

bool names_piece(const std::vector<Word>& words, std::string_view piece) {
    const std::string key = key_of(piece);
    return key_strength(key) != KeyStrength::Useless && names_key(words, key);
}

bool names_slip(const bank::StatementLine& line, const std::vector<Word>& words,
                std::string_view piece) {
    if (line.nature != bank::Nature::Cheque || line.amount.is_negative())
        return false;
    const std::string key = key_of(piece);
    const std::size_t digits = key.find_first_of("0123456789");
    if (digits == std::string::npos || digits > k_slip_letters_most ||
        !text::all_digits(key.substr(digits)))
        return false;
    const auto without_zeros = [](std::string_view number) {
        return number.substr(std::min(number.find_first_not_of('0'), number.size()));
    };
    const std::string_view number = without_zeros(std::string_view(key).substr(digits));
    for (std::size_t i = 0; i < words.size(); ++i) {
        // Fewer digits count cheques or say the day, but behind "N".
        const std::string& word = words[i].text;
        const bool is_called =
            i > 0 && word.size() > 1 && words[i].gap != '\n' && is_number_sign(words[i - 1].text);
        if ((word.size() >= k_slip_digits_least || is_called) && text::all_digits(word) &&
            without_zeros(word) == number && stands_whole(words, {i, i}))
            return true;
    }
    return false;
}

EntryWords entry_words(const Context& context, const EntryCandidate& entry) {
    EntryWords words;
    words.raw_key = key_of(entry.piece);
    if (key_strength(words.raw_key) != KeyStrength::Useless)
        words.piece_key = words.raw_key;
    words.label = label_words(entry.label + " " + entry.party_name);
    words.cheque = cheque_number_of(entry);
    words.party = context.parties.find(entry.party);
    return words;
}

Affinity affinity_of(const Context& context, std::uint32_t line_index, const LineWords& line,
                     const EntryWords& entry) {
    Affinity affinity = k_no_affinity;
    const std::string cheque = key_of(context.line(line_index).cheque_number);
    const bool is_its_cheque =
        (!cheque.empty() && (entry.raw_key == cheque || entry.label.contains(cheque))) ||
        is_cheque_of(context.line(line_index), entry.cheque);
    if (is_its_cheque || names_key(line.words, entry.piece_key))
        affinity[0] += 2;
    if (context.readings[line_index].agrees(entry.party))
        affinity[0] += 1;
    affinity[1] = shared(entry.label, line.label);
    affinity[2] = shared(entry.label, line.more);
    return affinity;
}

std::vector<AffinePair> sparse_affinities(const Context& context,
                                          const std::vector<std::uint32_t>& lines,
                                          const std::vector<std::uint32_t>& entries) {
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_word, by_key;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_party;
    std::size_t longest = 0;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        const EntryWords words = entry_words(context, context.books.entries[entries[i]]);
        for (const std::string& word : words.label)
            by_word[word].push_back(i);
        if (!words.piece_key.empty())
            by_key[words.piece_key].push_back(i);
        longest = std::max(longest, words.piece_key.size());
        if (words.party != k_no_party)
            by_party[words.party].push_back(i);
    }
    std::vector<AffinePair> pairs;
    for (std::uint32_t position = 0; position < lines.size(); ++position) {
        std::map<std::uint32_t, Affinity> found;
        const auto add = [&](const auto& index, const auto& key, std::size_t tier, int weight) {
            const auto holders = index.find(key);
            if (holders == index.end() || holders->second.size() > k_word_holders_max)
                return;
            for (const std::uint32_t entry : holders->second)
                found.try_emplace(entry, k_no_affinity).first->second[tier] += weight;
        };
        const LineWords words = line_words(context.line(lines[position]));
        std::set<std::string> keys;
        for_each_key(words.words, longest, [&](std::string_view run, KeyPlace place) {
            if (stands_whole(words.words, place))
                keys.emplace(run);
        });
        for (const std::string& key : keys)
            add(by_key, key, 0, 2);
        for (const std::uint32_t party : context.readings[lines[position]].parties)
            add(by_party, party, 0, 1);
        for (const std::string& word : words.label)
            add(by_word, word, 1, 1);
        for (const std::string& word : words.more)
            add(by_word, word, 2, 1);
        for (const auto& [entry, affinity] : found)
            pairs.push_back({position, entry, affinity});
    }
    return pairs;
}

} // namespace comptoir::reconcile
