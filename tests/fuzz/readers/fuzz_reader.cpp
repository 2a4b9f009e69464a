// libFuzzer target of one family: bytes in, nothing must break.
#include "reader_family.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace comptoir::test;
    static const ReaderFamily* const family = find_reader_family(COMPTOIR_FUZZ_FAMILY);
    if (!family)
        std::abort();
    if (const auto fault = family->fault({reinterpret_cast<const char*>(bytes), size})) {
        std::cerr << family->name << ": " << *fault << '\n';
        std::abort();
    }
    return 0;
}
