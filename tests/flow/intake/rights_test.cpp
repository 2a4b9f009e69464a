// Intake into dossiers with passwords.
#include "comptoir/app/users.h"
#include "firm_folder.h"
#include "support/protect.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using users::Right;

// The second of two clients has passwords.
class IntakeRightsTest : public ::testing::Test {
protected:
    IntakeRightsTest() : m_firm(2) {}
    void protect_second(const std::vector<Right>& of_eve) { protect(*m_firm.open(2), of_eve); }
    app::IntakeFolder as_eve(std::string_view password = k_eve_password) const {
        app::IntakeFolder folder = m_firm.folder();
        folder.user = "eve";
        folder.password = SecretString(password);
        return folder;
    }
    Result<app::IntakeReport> take(const app::IntakeFolder& folder, bool match = false) const {
        return app::take_in(
            folder, {.files = {m_firm.file("all.txt",
                                           cfonb_text({statement_of(1, 3), statement_of(2, 4)}))},
                     .match = match});
    }

    Result<app::IntakeReport> again(const app::IntakeFolder& folder) const {
        return app::take_in(folder, {});
    }

    FirmFolder m_firm;
};

TEST_F(IntakeRightsTest, WithoutAPasswordTheOthersAreServedAndThisOneWaits) {
    protect_second({Right::StatementImport});
    const auto report = value_of(take(m_firm.folder()));
    ASSERT_EQ(report.routed.size(), 1U);
    EXPECT_EQ(report.routed[0].dossier, FirmFolder::name(1));
    ASSERT_EQ(report.faults.size(), 1U);
    EXPECT_EQ(report.faults[0].error.code.name, "users.password_needed");
    EXPECT_EQ(codes_of(report.waiting), "users.password_needed");
    EXPECT_EQ(value_of(again(as_eve())).routed.size(), 1U) << "what waited goes in";
}

TEST_F(IntakeRightsTest, WhoMayImportNeedsNoOtherRight) {
    protect_second({Right::StatementImport});
    const auto report = value_of(take(as_eve()));
    EXPECT_EQ(report.routed.size(), 2U);
    EXPECT_TRUE(report.faults.empty());
}

TEST_F(IntakeRightsTest, WhoMayNotImportLeavesItInTheTray) {
    protect_second({Right::StatementReconcile});
    const auto report = value_of(take(as_eve()));
    EXPECT_EQ(report.routed.size(), 1U);
    EXPECT_EQ(codes_of(report.waiting), "users.not_allowed");
}

TEST_F(IntakeRightsTest, MatchingIsRefusedBeforeAnythingIsImported) {
    protect_second({Right::StatementImport});
    const auto report = value_of(take(as_eve(), true));
    EXPECT_EQ(report.routed.size(), 1U) << "the dossier without passwords";
    EXPECT_EQ(codes_of(report.waiting), "users.not_allowed");
    const auto after = value_of(again(as_eve()));
    ASSERT_EQ(after.routed.size(), 1U);
    EXPECT_EQ(after.routed[0].lines_new, 4);
}

TEST_F(IntakeRightsTest, AWrongPasswordLeavesItInTheTray) {
    protect_second({Right::StatementImport});
    const auto report = value_of(take(as_eve("pas celui-ci")));
    EXPECT_EQ(report.routed.size(), 1U);
    EXPECT_EQ(codes_of(report.waiting), "users.password_wrong");
}

} // namespace
} // namespace comptoir::test
