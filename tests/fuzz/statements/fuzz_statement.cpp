// libFuzzer target over all statement formats: bytes in, nothing must break.
#include "comptoir/formats/statement_format.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace comptoir;
    formats::TextSource source({reinterpret_cast<const char*>(bytes), size}, 4096);
    bank::CollectingSink sink(100'000);
    // An answer or a refusal, whatever it is; what must not happen is caught by the sanitizers.
    static_cast<void>(formats::read_statements(source, "fuzz", sink));
    return 0;
}
