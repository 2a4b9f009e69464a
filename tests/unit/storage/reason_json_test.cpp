// Reasons as they are kept with a match: their texts may not change, as dossiers hold them.
#include "storage/json/reason_json.h"

#include "comptoir/reconcile/reasons.h"

#include <gtest/gtest.h>

namespace comptoir::storage {
namespace {

using reconcile::Reason;

std::string json_of_text(std::string text) {
    return reasons_to_json({Reason{reconcile::reasons::own_name, {{"text", std::move(text)}}}});
}

TEST(ReasonJson, EveryKindOfParamIsWrittenByTheNamesOfItsMembers) {
    const std::vector<Reason> reasons{{reconcile::reasons::own_name, {}},
                                      {reconcile::reasons::amount_exact,
                                       {{"amount", Money{-1205, Currency::eur()}},
                                        {"piece", std::string("F-1")},
                                        {"days", std::int64_t{-3}},
                                        {"day", *Date::from_ymd(2026, 3, 9)}}}};
    const std::string text = reasons_to_json(reasons);
    EXPECT_EQ(text, "[{\"code\":\"reconcile.own_name\",\"params\":[]},"
                    "{\"code\":\"reconcile.amount_exact\",\"params\":["
                    "{\"currency\":\"EUR\",\"minor\":-1205,\"name\":\"amount\"},"
                    "{\"name\":\"piece\",\"text\":\"F-1\"},"
                    "{\"name\":\"days\",\"number\":-3},"
                    "{\"day\":\"2026-03-09\",\"name\":\"day\"}]}]");
    const std::vector<Reason> read = reasons_from_json(text);
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(reasons_to_json(read), text);
}

TEST(ReasonJson, NoReasonIsAnEmptyList) {
    EXPECT_EQ(reasons_to_json({}), "[]");
    EXPECT_TRUE(reasons_from_json("[]").empty());
}

TEST(ReasonJson, MarksAndControlsAreEscapedAndOtherLettersKept) {
    for (const std::string& text :
         {std::string("a \"b\" \\ c"), std::string("tab\tline\nend\r\b\f"),
          std::string("Écriture € 7"), std::string("nul\0in", 6), std::string("\x01\x1f\x7f"),
          std::string("</script>&'")}) {
        const std::vector<Reason> read = reasons_from_json(json_of_text(text));
        ASSERT_EQ(read.size(), 1U) << text;
        EXPECT_EQ(std::get<std::string>(read.front().params.front().value), text);
    }
    EXPECT_NE(json_of_text("a\"\n").find("\"text\":\"a\\\"\\n\""), std::string::npos);
    EXPECT_NE(json_of_text("É").find("É"), std::string::npos);
}

TEST(ReasonJson, BytesThatAreNoTextAreReplaced) {
    const std::vector<Reason> read = reasons_from_json(json_of_text("caf\xE9"));
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(std::get<std::string>(read.front().params.front().value), "caf\xEF\xBF\xBD");
}

TEST(ReasonJson, WhatIsOddGivesNothing) {
    EXPECT_TRUE(reasons_from_json("").empty());
    EXPECT_TRUE(reasons_from_json("{\"code\":\"reconcile.own_name\"}").empty());
    EXPECT_TRUE(reasons_from_json("[1, \"x\", {\"code\":\"reconcile.unheard_of\"}]").empty());
    EXPECT_TRUE(reasons_from_json("[{\"code\":\"reconcile.own_name\"").empty());
}

} // namespace
} // namespace comptoir::storage
