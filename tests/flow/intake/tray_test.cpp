// The tray: assigning, dropping, and what it refuses.
#include "comptoir/app/journal_import.h"
#include "comptoir/app/quarantine.h"
#include "firm_folder.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

class Tray : public ::testing::Test {
protected:
    Tray() { value_of(m_firm.take({m_file})); }
    std::vector<bank::IntakePart> parts() const {
        return value_of(app::list_intake(m_firm.folder())).parts;
    }
    FirmFolder m_firm{2};
    fs::path m_file =
        m_firm.file("cabinet.txt", cfonb_text({statement_of(7, 4), statement_of(8, 4)}));
};

TEST_F(Tray, AssigningTeachesTheJournalTheAccount) {
    const auto report =
        value_of(app::assign_intake(m_firm.folder(), {.account = iban_of(7).printed(),
                                                      .dossier = "client02",
                                                      .journal = "BQ2",
                                                      .ledger_account = "5121"}));
    ASSERT_EQ(report.routed.size(), 1U);
    EXPECT_EQ(report.routed[0].lines_new, 4);
    EXPECT_EQ(parts().size(), 1U);
    const auto next = value_of(m_firm.take({m_firm.file(
        "next.txt",
        cfonb_text({statement_of(7, 2, "2026-01-20", statement_of(7, 4).closing())}))}));
    ASSERT_EQ(next.routed.size(), 1U);
    EXPECT_EQ(next.routed[0].journal, "BQ2");
    EXPECT_EQ(next.routed[0].lines_new, 2);
}

TEST_F(Tray, WhatDoesNotWaitCannotBeAssigned) {
    EXPECT_EQ(refusal_of(m_firm.assign(1, 1, "BQ")), "intake.not_waiting");
    EXPECT_EQ(refusal_of(app::assign_intake(
                  m_firm.folder(), {.account = "", .dossier = "client01", .journal = "BQ"})),
              "intake.not_waiting");
}

TEST_F(Tray, AnUnknownDossierIsRefused) {
    EXPECT_EQ(refusal_of(app::assign_intake(
                  m_firm.folder(),
                  {.account = iban_of(7).text(), .dossier = "client99", .journal = "BQ"})),
              "intake.dossier_missing");
    EXPECT_EQ(parts().size(), 2U);
}

TEST_F(Tray, AJournalOfAnotherAccountIsRefusedAndNothingMoves) {
    EXPECT_EQ(refusal_of(m_firm.assign(7, 1, "BQ")), "ledger.journal_has_other_iban");
    EXPECT_EQ(parts().size(), 2U);
    EXPECT_EQ(m_firm.files_in_tray(), 2U);
}

TEST_F(Tray, AnAccountThatAnotherDossierFollowsIsNotGivenToASecond) {
    m_firm.follow(1, 7, "BQ7");
    EXPECT_EQ(refusal_of(m_firm.assign(7, 2, "BQ2")), "intake.iban_elsewhere");
}

TEST_F(Tray, TheIbanOfAnotherAccountIsRefused) {
    EXPECT_EQ(refusal_of(app::assign_intake(m_firm.folder(), {.account = iban_of(7).text(),
                                                              .dossier = "client01",
                                                              .journal = "BQ2",
                                                              .iban = iban_of(8)})),
              "intake.iban_other");
}

TEST_F(Tray, AnAccountWithoutIbanIsKnownByItsNumber) {
    const std::string number = "123456789012";
    const auto file = [&](const std::string& name, const std::string& day) {
        return m_firm.file(name, ":20:REF\r\n:25:" + number +
                                     "\r\n:28C:1/1\r\n:60F:C260101EUR100,00\r\n:61:26" + day +
                                     "0105C12,00NTRFNONREF\r\n:86:VIR\r\n"
                                     ":62F:C260105EUR112,00\r\n-\r\n");
    };
    value_of(m_firm.take({file("a.sta", "0105")}));
    app::IntakeAssign request{.account = number, .dossier = "client01", .journal = "BQ5"};
    request.iban = iban_of_rib({"30006", "00002", "23456789012"});
    EXPECT_EQ(refusal_of(app::assign_intake(m_firm.folder(), request)), "intake.iban_other");
    request.iban.reset();
    const auto report = value_of(app::assign_intake(m_firm.folder(), request));
    ASSERT_EQ(report.routed.size(), 1U);
    EXPECT_EQ(report.routed[0].lines_new, 1);
    const auto later = value_of(m_firm.take({file("b.sta", "0104")}));
    ASSERT_EQ(later.routed.size(), 1U) << "the number is remembered";
    EXPECT_EQ(later.routed[0].journal, "BQ5");
}

TEST_F(Tray, AnAccountWithoutIbanMayBeGivenOne) {
    const std::string number = "123456789012";
    value_of(m_firm.take({m_firm.file("a.sta", ":20:REF\r\n:25:" + number +
                                                   "\r\n:28C:1/1\r\n:60F:C260101EUR100,00\r\n"
                                                   ":61:2601050105C12,00NTRFNONREF\r\n:86:VIR\r\n"
                                                   ":62F:C260105EUR112,00\r\n-\r\n")}));
    app::IntakeAssign request{.account = number, .dossier = "client01", .journal = "BQ5"};
    request.iban = iban_of_rib({"30006", "00001", "23456789012"});
    const auto report = value_of(app::assign_intake(m_firm.folder(), request));
    ASSERT_EQ(report.routed.size(), 1U);
    EXPECT_EQ(report.routed[0].lines_new, 1);
}

TEST_F(Tray, AFileThatNamesNoAccountGoesWhereAPersonSays) {
    const auto report = value_of(m_firm.take({m_firm.file(
        "a.qif", "!Type:Bank\nD25/01/2026\nT-12.00\nPVIR\n^\nD26/01/2026\nT5.00\nPVIR\n^\n")}));
    ASSERT_EQ(report.waiting.size(), 3U);
    EXPECT_EQ(report.waiting[2].reason.code, "bank.account_unnamed");
    const auto assigned = value_of(app::assign_intake(
        m_firm.folder(),
        {.account = report.waiting[2].id, .dossier = "client01", .journal = "BQ"}));
    ASSERT_EQ(assigned.routed.size(), 1U);
    EXPECT_EQ(assigned.routed[0].lines_new, 2);
    EXPECT_EQ(m_firm.lines(1), 2);
}

TEST_F(Tray, AFileThatNobodyCanReadGoesToTheQuarantineOfADossier) {
    std::string damaged = cfonb_text({statement_of(2, 2)});
    damaged.replace(90, 14, "NO AMOUNT HERE"); // of the only record 01
    const auto report = value_of(m_firm.take({m_firm.file("damaged.txt", damaged)}));
    ASSERT_EQ(report.waiting.size(), 3U);
    const app::IntakeAssign request{
        .account = report.waiting[2].id, .dossier = "client02", .journal = "BQ"};
    EXPECT_EQ(
        refusal_of(app::assign_intake(
            m_firm.folder(), {.account = request.account, .dossier = "client99", .journal = "BQ"})),
        "intake.dossier_missing");
    const auto assigned = value_of(app::assign_intake(m_firm.folder(), request));
    ASSERT_EQ(assigned.routed.size(), 1U);
    ASSERT_EQ(assigned.routed[0].put_aside.size(), 1U);
    EXPECT_EQ(assigned.routed[0].put_aside[0].fault.code, "formats.cfonb_amount");
    EXPECT_EQ(assigned.waiting.size(), 2U);
    auto workspace = m_firm.open(2);
    const auto waiting = value_of(workspace->read<std::vector<app::QuarantinedFile>>(
        [](app::Reader& reader) { return app::list_quarantine(reader, {}); }));
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0].name, "damaged.txt");
    workspace.reset();
    EXPECT_EQ(m_firm.lines(2), 0) << "nothing of it is in the books";
}

TEST_F(Tray, ADamagedAccountIsAssignedToTheQuarantineOfItsDossier) {
    std::string damaged = cfonb_text({statement_of(1, 3)});
    damaged.replace(121 + 90, 14, "NO AMOUNT HERE"); // of its first movement
    const auto report = value_of(
        m_firm.take({m_firm.file("damaged.txt", damaged + cfonb_text({statement_of(2, 3)}))}));
    ASSERT_EQ(report.waiting.size(), 3U);
    const auto assigned = value_of(m_firm.assign(1, 1, "BQ"));
    ASSERT_EQ(assigned.routed.size(), 1U);
    ASSERT_EQ(assigned.routed[0].put_aside.size(), 1U);
    EXPECT_EQ(assigned.waiting.size(), 2U);
    EXPECT_EQ(m_firm.lines(1), 0);
}

TEST_F(Tray, WhatWasDroppedIsTakenBackAndComesInAgain) {
    EXPECT_EQ(refusal_of(app::take_back_dropped(m_firm.folder(), iban_of(7).text())),
              "intake.not_dropped");
    value_of(app::drop_intake(m_firm.folder(), iban_of(7).text(), "account closed"));
    EXPECT_EQ(value_of(app::take_back_dropped(m_firm.folder(), iban_of(7).text())).size(), 1U);
    EXPECT_EQ(parts().size(), 1U);
    const auto again = value_of(m_firm.take({m_file}));
    EXPECT_TRUE(again.dropped.empty());
    EXPECT_EQ(again.waiting.size(), 2U);
}

TEST_F(Tray, DroppingNeedsAReasonAndRemembersIt) {
    EXPECT_EQ(refusal_of(app::drop_intake(m_firm.folder(), iban_of(7).text(), "  ")),
              "intake.why_missing");
    EXPECT_EQ(refusal_of(app::drop_intake(m_firm.folder(), iban_of(1).text(), "gone")),
              "intake.not_waiting");
    value_of(app::drop_intake(m_firm.folder(), iban_of(7).text(), "client left in 2025"));
    EXPECT_EQ(m_firm.files_in_tray(), 1U) << "its bytes are gone";
    const auto again = value_of(m_firm.take({m_file}));
    ASSERT_EQ(codes_of(again.dropped), "intake.dropped") << "it does not come back by itself";
    EXPECT_EQ(std::get<std::string>(again.dropped[0].reason.params[0].value),
              "client left in 2025");
    EXPECT_NE(again.dropped[0].closed_by, "claire") << "nobody has shown to be claire";
    EXPECT_NE(again.dropped[0].closed_by, "") << "the account of the system";
    EXPECT_EQ(again.waiting.size(), 1U);
    EXPECT_EQ(m_firm.files_in_tray(), 1U);
}

TEST_F(Tray, TheSameFileWaitsOnce) {
    EXPECT_EQ(value_of(m_firm.take({m_file})).waiting.size(), 2U);
    EXPECT_EQ(m_firm.files_in_tray(), 2U);
}

TEST_F(Tray, BytesThatWereChangedAreNotImported) {
    m_firm.follow(1, 7, "BQ7");
    for (const auto& entry :
         fs::recursive_directory_iterator(m_firm.path() / ".comptoir-intake/parts"))
        if (entry.is_regular_file())
            std::ofstream(entry.path(), std::ios::app) << "x";
    const auto report = value_of(m_firm.take({}));
    EXPECT_TRUE(report.routed.empty());
    ASSERT_EQ(report.waiting.size(), 2U);
    EXPECT_EQ(report.waiting[0].reason.code, "intake.part_changed");
}

TEST_F(Tray, ADamagedListIsRefusedAndNothingIsTouched) {
    std::ofstream(m_firm.path() / ".comptoir-intake/tray.json") << "{";
    EXPECT_EQ(refusal_of(m_firm.take({m_file})), "intake.tray_damaged");
    EXPECT_EQ(refusal_of(app::list_intake(m_firm.folder())), "intake.tray_damaged");
    fs::remove(m_firm.path() / ".comptoir-intake/tray.json");
    EXPECT_EQ(refusal_of(m_firm.take({m_file})), "intake.tray_damaged");
    EXPECT_EQ(m_firm.files_in_tray(), 2U);
}

TEST_F(Tray, TwoIntakesAtOnceAreRefused) {
    app::IntakeRequest request;
    std::string second;
    m_firm.follow(1, 7, "BQ7");
    request.work.report = [&](const Progress&) { second = refusal_of(m_firm.take({})); };
    value_of(m_firm.take({}, request));
    EXPECT_EQ(second, "intake.folder_busy");
}

TEST_F(Tray, OnlyItsOwnerMayReadIt) {
    const auto mode = fs::status(m_firm.path() / ".comptoir-intake").permissions();
    EXPECT_EQ(mode & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);
}

TEST_F(Tray, AJournalWithoutDigitalStatementsLeavesItsLinesInTheTray) {
    value_of(m_firm.open(1)->write<app::JournalImport>([](app::Writer& writer) {
        return app::set_journal_import(writer, {.journal = "BQ", .digital = false});
    }));
    const auto report =
        value_of(m_firm.take({m_firm.file("own.txt", cfonb_text({statement_of(1, 3)}))}));
    EXPECT_TRUE(report.routed.empty());
    EXPECT_NE(codes_of(report.waiting).find("bank.digital_off"), std::string::npos)
        << codes_of(report.waiting);
    EXPECT_EQ(m_firm.lines(1), 0);
}

} // namespace
} // namespace comptoir::test
