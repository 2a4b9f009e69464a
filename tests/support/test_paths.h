// Where tests find and put files.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir::test {

// tests/data/<relative>
std::filesystem::path data_path(std::string_view relative);

// The corpus of other projects' files and the ISO 20022 schemas, when COMPTOIR_CORPUS and
// COMPTOIR_SCHEMAS name them. Tests that need them call GTEST_SKIP() << k_no_corpus otherwise.
std::optional<std::filesystem::path> corpus_path(std::string_view relative = {});
std::optional<std::filesystem::path> schemas_path(std::string_view relative = {});
inline constexpr const char* k_no_corpus = "set COMPTOIR_CORPUS to run this test";
inline constexpr const char* k_no_schemas = "set COMPTOIR_SCHEMAS to run this test";

std::string read_text(const std::filesystem::path& path); // fails the test when unreadable

// Compares with the golden file `path`; a missing one fails. With COMPTOIR_UPDATE_GOLDEN=1 in the
// environment the file is rewritten and the test still fails once, so that the diff is reviewed.
void expect_golden(const std::filesystem::path& path, const std::string& actual);

// A fresh folder, removed with its content at the end of its life.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path file(std::string_view name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

} // namespace comptoir::test
