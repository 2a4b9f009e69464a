#include "formats/statements/ofx/ofx_tags.h"

#include <algorithm>
#include <array>

namespace comptoir::formats::ofx {

namespace {

constexpr auto k_names = std::to_array<std::string_view>({
#define COMPTOIR_OFX_TAG(name) #name,
#include "formats/statements/ofx/ofx_tags.inc"
#undef COMPTOIR_OFX_TAG
});
static_assert(std::is_sorted(k_names.begin(), k_names.end()), "found by the first letter");

// Where the names of each letter begin, and the last ones end.
constexpr auto k_first_of_letter = [] {
    std::array<std::size_t, 27> first{};
    for (std::size_t letter = 0; letter < first.size(); ++letter)
        while (first[letter] < k_names.size() &&
               k_names[first[letter]].front() < static_cast<char>('A' + letter))
            ++first[letter];
    return first;
}();

} // namespace

Tag tag_of(std::string_view upper_case_name) {
    if (upper_case_name.empty() || upper_case_name[0] < 'A' || upper_case_name[0] > 'Z')
        return Tag::Unknown;
    const auto letter = static_cast<std::size_t>(upper_case_name[0] - 'A');
    for (std::size_t at = k_first_of_letter[letter]; at < k_first_of_letter[letter + 1]; ++at)
        if (k_names[at].size() == upper_case_name.size() && k_names[at] == upper_case_name)
            return static_cast<Tag>(at);
    return Tag::Unknown;
}

std::string_view name_of(Tag tag) {
    return tag == Tag::Unknown ? std::string_view() : k_names[static_cast<std::size_t>(tag)];
}

} // namespace comptoir::formats::ofx
