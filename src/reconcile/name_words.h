// The words of a line that may be a name: what is left of its texts without numbers, days and the
// words of payments.
#pragma once

#include "context.h"

#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

struct NameWord {
    std::string text;     // in the usual spelling
    bool follows = false; // the word before it is one, too
    bool is_cut = false;  // by the width of its column: the start of a word
};

// The words of a line that may be a name.
std::vector<NameWord> name_words_of(const Context& context, std::uint32_t line);

// Those of a name, spelled like them and in its order.
std::vector<std::string> words_spelled_in(std::string_view name);

} // namespace comptoir::reconcile
