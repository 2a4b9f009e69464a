// The bilingual table: every sentence the program says outside the client's own labels.
#pragma once

#include <span>
#include <string_view>

namespace comptoir::i18n {

struct Text {
    std::string_view key, english, french;
};

std::span<const Text> texts(); // sorted by key

} // namespace comptoir::i18n
