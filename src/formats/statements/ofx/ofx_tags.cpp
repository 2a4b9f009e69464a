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
static_assert(std::is_sorted(k_names.begin(), k_names.end()), "found by bisection");

} // namespace

Tag tag_of(std::string_view upper_case_name) {
    const auto found = std::lower_bound(k_names.begin(), k_names.end(), upper_case_name);
    if (found == k_names.end() || *found != upper_case_name)
        return Tag::Unknown;
    return static_cast<Tag>(found - k_names.begin());
}

std::string_view name_of(Tag tag) {
    return tag == Tag::Unknown ? std::string_view() : k_names[static_cast<std::size_t>(tag)];
}

} // namespace comptoir::formats::ofx
