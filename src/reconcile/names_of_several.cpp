#include "names_of_several.h"

#include "name_check.h"

#include <algorithm>
#include <vector>

namespace comptoir::reconcile {

bool names_these_alone(const Context& context, std::uint32_t line,
                       const std::set<std::uint32_t>& people) {
    if (people.contains(k_no_party))
        return false;
    const std::vector<NameWord> words = name_words_of(context, line);
    std::vector<bool> met(words.size(), false);
    int best = 0;
    for (const std::uint32_t party : people) {
        const Closeness closeness = closeness_of(words, context.parties.words_of_name(party));
        if (!closeness.distinct)
            continue; // a trade or a form alone tells nobody
        best = std::max(best, closeness.score);
        for (std::size_t i = 0; i < words.size(); ++i)
            met[i] = met[i] || closeness.met[i];
    }
    if (best == 0 || std::find(met.begin(), met.end(), false) != met.end())
        return false;
    std::set<std::uint32_t> others;
    for (const NameWord& word : words) {
        for (const std::uint32_t other : context.parties.with_word(word.text))
            others.insert(other);
    }
    return std::none_of(others.begin(), others.end(), [&](std::uint32_t other) {
        return !people.contains(other) &&
               closeness_of(words, context.parties.words_of_name(other)).score > best;
    });
}

} // namespace comptoir::reconcile
