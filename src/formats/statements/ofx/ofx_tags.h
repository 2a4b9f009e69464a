// The tags of OFX that are understood.
#pragma once

#include <string_view>

namespace comptoir::formats::ofx {

enum class Tag {
#define COMPTOIR_OFX_TAG(name) name,
#include "formats/statements/ofx/ofx_tags.inc"
#undef COMPTOIR_OFX_TAG
    Unknown
};

Tag tag_of(std::string_view upper_case_name);
std::string_view name_of(Tag tag); // "STMTTRN"; "" for Unknown

} // namespace comptoir::formats::ofx
