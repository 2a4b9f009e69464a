// Does a line speak of somebody else than the party an answer gives it to?
//
// A bank writes the name of the other side among other words. What is left of a line's texts
// without numbers, days and the words of payments is a name, or says what was bought. When nothing
// of it resembles the party, or all of it resembles another party more, the line may be another's.
#pragma once

#include "context.h"
#include "name_words.h"

#include <optional>
#include <string>
#include <vector>

namespace comptoir::reconcile {

// How well the words resemble those of the party's name: 0 when nothing does.
struct Closeness {
    int score = 0;
    bool distinct = false; // by a word that is not a part of many names
    bool whole = false;    // and that is the same, its start, or all of the name, to the letter
    std::vector<bool> met; // as the words
};
Closeness closeness_of(const std::vector<NameWord>& words, const std::vector<std::string>& name);

// What else says that the answer is the party's.
enum class NameProof {
    Number,     // a number or an account of it: the name must only not be another's
    NameAlone,  // a longer name than its own, or another legal form, is another's
    AmountAlone // so is one that is a letter away
};
// What speaks against the party; empty when nothing does.
std::optional<std::string> other_name_than(const Context& context, std::uint32_t line,
                                           std::uint32_t party, NameProof proof);

} // namespace comptoir::reconcile
