// Statement files of every format and any size: a year of movements, each with words of its own,
// written as banks write them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace comptoir::bench {

struct StatementInput {
    std::string_view name;  // "CFONB 120"
    std::string_view file;  // "statement.cfonb"
    std::string_view probe; // the task that is the limit of reading it: "expat", "fields-cfonb"
    void (*write)(const std::filesystem::path& path, std::int64_t lines);
};
// All formats, the XML one first.
std::span<const StatementInput> statement_inputs();
const StatementInput& statement_input(std::string_view name);

// The statement of `lines` movements as `files` files that follow on from each other, in `folder`.
void write_camt_files(const std::filesystem::path& folder, std::int64_t files, std::int64_t lines);
void write_cfonb_files(const std::filesystem::path& folder, std::int64_t files, std::int64_t lines);

} // namespace comptoir::bench
