// ZIP archives written by hand, so that a test can make them lie.
//
//   std::string bytes = zip_text({{"m.xml", camt}, {"x.txt", "…", {.encrypted = true}}});
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::test {

struct ZipEntry {
    std::string name;
    std::string bytes; // stored, not compressed
    struct Lies {
        bool encrypted = false;
        std::optional<std::uint64_t> size; // what the directory says it unpacks to
        bool wrong_check_sum = false;
    } lies;
};
struct ZipLies {
    std::optional<std::uint64_t> members; // what the end record says, in 64 bits
};
std::string zip_text(const std::vector<ZipEntry>& entries, const ZipLies& lies = {});

} // namespace comptoir::test
