#include "i18n/text_table.h"

#include "comptoir/core/invariant.h"

#include <algorithm>
#include <vector>

namespace comptoir::i18n {

namespace {

#define COMPTOIR_TEXT(key, english, french) Text{key, english, french},

constexpr Text k_texts[] = {
#include "i18n/texts/all.inc"
};

#undef COMPTOIR_TEXT

} // namespace

std::span<const Text> texts() {
    static const std::vector<Text> sorted = [] {
        std::vector<Text> list(std::begin(k_texts), std::end(k_texts));
        std::sort(list.begin(), list.end(),
                  [](const Text& a, const Text& b) { return a.key < b.key; });
        const auto twice = std::adjacent_find(
            list.begin(), list.end(), [](const Text& a, const Text& b) { return a.key == b.key; });
        invariant(twice == list.end(), "a text key stands once in the table");
        return list;
    }();
    return sorted;
}

} // namespace comptoir::i18n
