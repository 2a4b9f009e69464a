#include "formats/statements/camt053/camt_fields.h"

namespace comptoir::formats::camt053 {

namespace {

constexpr XmlPathRow k_rows[] = {
#define COMPTOIR_CAMT_FIELD(name, wants, path)                                                     \
    {path, static_cast<std::uint16_t>(Field::name), wants},
#include "formats/statements/camt053/camt_fields.inc"
#undef COMPTOIR_CAMT_FIELD
};

} // namespace

const XmlPaths& camt_paths() {
    static const XmlPaths paths(k_rows);
    return paths;
}

} // namespace comptoir::formats::camt053
