// The families of readers, each as one function over any bytes.
//
// The format is forced, not recognised: what a fuzzer tries reaches the reader. A family answers
// what is wrong with a reading beyond what sanitizers and invariants see: that it depends on how
// the bytes came in pieces, that a sum is called right and is not. docs/testing.md.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace comptoir::test {

struct ReaderFamily {
    std::string_view name;    // "camt"
    std::string_view samples; // the folder of tests/data with files it reads; empty: none
    // What is wrong; empty: the bytes were read or refused as they should.
    std::optional<std::string> (*fault)(std::string_view bytes);
};

std::span<const ReaderFamily> reader_families();
const ReaderFamily* find_reader_family(std::string_view name);

} // namespace comptoir::test
