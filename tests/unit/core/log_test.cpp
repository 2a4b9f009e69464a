#include "comptoir/core/log.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace comptoir {
namespace {

std::vector<std::string>& lines() {
    static std::vector<std::string> seen;
    return seen;
}

void keep(log::Level level, std::string_view area, std::string_view line) {
    constexpr const char* k_names[] = {"debug", "info", "warning", "error"};
    lines().push_back(std::string{k_names[static_cast<int>(level)]} + " " + std::string{area} +
                      ": " + std::string{line});
}

class Log : public ::testing::Test {
protected:
    void SetUp() override { lines().clear(); }
    void TearDown() override { log::set_sink(nullptr); }
};

TEST_F(Log, IsSilentWithoutASink) {
    log::info("sync", "nobody hears this");
    EXPECT_TRUE(lines().empty());
}

TEST_F(Log, HandsLevelAreaAndLineToTheSink) {
    log::set_sink(keep);
    log::info("sync", "started");
    log::warn("sync", "slow");
    log::error("storage", "stopped");
    log::write(log::Level::Debug, "core", "detail");
    EXPECT_EQ(lines(), (std::vector<std::string>{"info sync: started", "warning sync: slow",
                                                 "error storage: stopped", "debug core: detail"}));
}

TEST_F(Log, IsSilentAgainOnceTheSinkIsRemoved) {
    log::set_sink(keep);
    log::set_sink(nullptr);
    log::error("sync", "nobody hears this");
    EXPECT_TRUE(lines().empty());
}

} // namespace
} // namespace comptoir
