// Intake into dossiers with passwords.
#include "comptoir/app/users.h"
#include "comptoir/storage/repositories/user_repository.h"
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

    std::int64_t failures_of_eve() const {
        auto workspace = value_of(app::Workspace::open(m_firm.dossier(2), {.read_only = true}));
        return value_of(
            workspace->read<std::int64_t>([](app::Reader& reader) -> Result<std::int64_t> {
                return storage::load_sign_in(reader.database(), "eve").failures;
            }));
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

// The same password is asked of each dossier once, and nothing sleeps.
TEST_F(IntakeRightsTest, AWrongPasswordCountsOncePerRun) {
    protect_second({Right::StatementImport});
    value_of(app::take_in(
        as_eve("pas celui-ci"),
        {.files = {m_firm.file("a.txt", cfonb_text({statement_of(2, 3)})),
                   m_firm.file("b.txt", cfonb_text({statement_of(2, 4, "2026-02-02")}))}}));
    EXPECT_EQ(failures_of_eve(), 1);
    EXPECT_EQ(codes_of(value_of(again(as_eve("pas celui-ci"))).waiting),
              "users.too_early users.too_early");
    EXPECT_EQ(failures_of_eve(), 1);
}

TEST_F(IntakeRightsTest, DroppingIsForWhoMayDeleteStatementsInADossierOfTheFolder) {
    protect_second({Right::StatementImport});
    const auto waiting = value_of(app::take_in(
        m_firm.folder(), {.files = {m_firm.file("c.txt", cfonb_text({statement_of(7, 3)}))}}));
    ASSERT_EQ(waiting.waiting.size(), 1U);
    const std::string account = iban_of(7).text();
    const auto drop = [&](const app::IntakeFolder& folder) {
        return refusal_of(app::drop_intake(folder, account, "account closed"));
    };
    app::IntakeFolder stranger = m_firm.folder();
    stranger.user = "mallory";
    EXPECT_EQ(drop(stranger), "users.unknown");
    EXPECT_EQ(drop(m_firm.folder()), "users.password_needed") << "claire, by her name alone";
    EXPECT_EQ(drop(as_eve()), "users.not_allowed");
    EXPECT_EQ(value_of(app::list_intake(m_firm.folder())).parts.front().closed_by, "");
    app::IntakeFolder claire = m_firm.folder();
    claire.password = SecretString(k_claire_password);
    EXPECT_EQ(value_of(app::drop_intake(claire, account, "account closed")).front().closed_by,
              "claire");
    EXPECT_EQ(refusal_of(app::take_back_dropped(as_eve(), account)), "users.not_allowed");
    EXPECT_EQ(value_of(app::take_back_dropped(claire, account)).size(), 1U);
}

} // namespace
} // namespace comptoir::test
