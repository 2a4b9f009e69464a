#include "support/test_paths.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

namespace comptoir::test {

namespace fs = std::filesystem;

namespace {

std::optional<fs::path> path_from_environment(const char* variable, std::string_view relative) {
    const char* root = std::getenv(variable);
    if (!root || !*root || !fs::exists(root))
        return std::nullopt;
    return fs::path(root) / relative;
}

} // namespace

fs::path data_path(std::string_view relative) {
    return fs::path(COMPTOIR_TEST_DATA) / relative;
}

std::optional<fs::path> corpus_path(std::string_view relative) {
    return path_from_environment("COMPTOIR_CORPUS", relative);
}

std::optional<fs::path> schemas_path(std::string_view relative) {
    return path_from_environment("COMPTOIR_SCHEMAS", relative);
}

std::string read_text(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    EXPECT_TRUE(stream.good()) << "cannot read " << path;
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

void expect_golden(const fs::path& path, const std::string& actual) {
    const char* update = std::getenv("COMPTOIR_UPDATE_GOLDEN");
    if (update && std::string_view(update) == "1") {
        std::ofstream(path, std::ios::binary) << actual;
        ADD_FAILURE() << "rewrote " << path << ": review the difference";
        return;
    }
    ASSERT_TRUE(fs::exists(path)) << "golden file missing: " << path;
    EXPECT_EQ(read_text(path), actual) << "differs from " << path;
}

TempFolder::TempFolder() {
    std::random_device random;
    m_path = fs::temp_directory_path() /
             ("comptoir-test-" + std::to_string(random()) + "-" + std::to_string(random()));
    fs::create_directories(m_path);
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

} // namespace comptoir::test
