// A firm's files go to the dossiers of a folder: every line once, nothing left out silently, no
// client with another's lines.
#include "firm_folder.h"

#include "comptoir/bank/rules.h"
#include "support/zip_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <set>

namespace comptoir::test {
namespace {

std::int64_t new_lines(const app::IntakeReport& report) {
    std::int64_t count = 0;
    for (const app::IntakeRouted& routed : report.routed)
        count += routed.lines_new;
    return count;
}

TEST(Intake, SixtyDossiersTakeSeventyAccountsOfOneFile) {
    FirmFolder firm(60);
    std::vector<TextStatement> statements;
    for (int account = 1; account <= 70; ++account)
        statements.push_back(statement_of(account, 10));
    // The banks deliver the days of an account apart from each other: a second statement of each.
    for (int account = 1; account <= 70; ++account)
        statements.push_back(statement_of(
            account, 4, "2026-01-12", statements[static_cast<std::size_t>(account - 1)].closing()));
    const std::string text = cfonb_text(statements);
    const fs::path file = firm.file("cabinet.txt", text);

    const auto began = std::chrono::steady_clock::now();
    const auto report = value_of(firm.take({file}));
    const auto took = std::chrono::steady_clock::now() - began;
    EXPECT_LT(took, std::chrono::seconds(60));

    ASSERT_EQ(report.files.size(), 1U);
    EXPECT_EQ(report.files[0].accounts, 70);
    EXPECT_EQ(report.files[0].lines, 70 * 14);
    EXPECT_EQ(report.routed.size(), 60U);
    EXPECT_EQ(new_lines(report), 60 * 14);
    EXPECT_TRUE(report.faults.empty());
    std::set<std::string> unknown;
    for (const bank::IntakePart& part : report.waiting) {
        EXPECT_EQ(part.reason.code, "intake.account_unknown");
        ASSERT_EQ(part.accounts.size(), 1U);
        EXPECT_EQ(part.accounts[0].lines, 14);
        unknown.insert(part.accounts[0].identity.iban->text());
    }
    std::set<std::string> expected;
    for (int account = 61; account <= 70; ++account)
        expected.insert(iban_of(account).text());
    EXPECT_EQ(unknown, expected);
    for (const int client : {1, 30, 60}) {
        EXPECT_EQ(firm.lines(client), 14);
        EXPECT_EQ(firm.original(client),
                  cfonb_text({statements[static_cast<std::size_t>(client - 1)],
                              statements[static_cast<std::size_t>(client + 69)]}))
            << "a client keeps its own records alone, as the bank wrote them";
    }
    for (int account = 61; account <= 70; ++account) {
        const auto assigned = value_of(firm.assign(account, account - 60, "BQ2"));
        ASSERT_EQ(assigned.routed.size(), 1U);
        EXPECT_EQ(assigned.routed[0].lines_new, 14);
        EXPECT_EQ(assigned.waiting.size(), static_cast<std::size_t>(70 - account));
    }
    EXPECT_EQ(firm.files_in_tray(), 0U);
    EXPECT_EQ(firm.lines(5, "BQ2"), 14);

    const auto again = value_of(firm.take({file}));
    EXPECT_EQ(again.routed.size(), 70U);
    EXPECT_EQ(new_lines(again), 0) << "the same file brings nothing new";
    EXPECT_TRUE(again.waiting.empty());
}

TEST(Intake, AFolderWithoutDossiersIsRefused) {
    FirmFolder firm(0);
    const fs::path file = firm.file("a.txt", cfonb_text({statement_of(1, 2)}));
    EXPECT_EQ(refusal_of(firm.take({file})), "intake.no_dossier");
    EXPECT_FALSE(fs::exists(firm.path() / ".comptoir-intake")) << "no tray where none belongs";
    EXPECT_EQ(refusal_of(app::take_in({.path = firm.path() / "absent"}, {.files = {file}})),
              "intake.folder_missing");
}

TEST(Intake, AFileThatIsNoStatementIsRefusedAndTheOthersGoOn) {
    FirmFolder firm(1);
    const auto report = value_of(firm.take({firm.file("letter.txt", "Dear client,\nplease find\n"),
                                            firm.file("a.txt", cfonb_text({statement_of(1, 2)})),
                                            firm.path() / "absent.txt"}));
    ASSERT_EQ(report.files.size(), 3U);
    EXPECT_EQ(report.files[0].refused->code.name, "formats.unknown_format");
    EXPECT_FALSE(report.files[1].refused);
    EXPECT_EQ(report.files[2].refused->code.name, "core.file_unreadable");
    EXPECT_EQ(new_lines(report), 2);
}

TEST(Intake, AFileThatNobodyCanReadWaitsWholeUnderItsDamage) {
    FirmFolder firm(1);
    std::string damaged = cfonb_text({statement_of(1, 2)});
    damaged.replace(90, 14, "NO AMOUNT HERE"); // of the only record 01
    const std::vector<fs::path> files{firm.file("a.txt", damaged),
                                      firm.file("b.zip", "PK\x03\x04 and nothing that follows"),
                                      firm.file("letter.txt", "Dear client,\nplease find\n")};
    const auto report = value_of(firm.take(files));
    ASSERT_EQ(report.files.size(), 3U);
    for (const app::IntakeFile& file : report.files)
        EXPECT_TRUE(file.refused) << file.name;
    EXPECT_EQ(codes_of(report.waiting), "formats.cfonb_amount formats.zip_damaged")
        << "a letter does not wait";
    EXPECT_EQ(firm.files_in_tray(), 2U);
    EXPECT_EQ(value_of(firm.take(files)).waiting.size(), 2U) << "it waits once";
    value_of(app::drop_intake(firm.folder(), report.waiting[0].id, "the bank sends it again"));
    EXPECT_EQ(codes_of(value_of(firm.take(files)).dropped), "intake.dropped");
}

TEST(Intake, ADamagedAccountWaitsAndThoseBesideItGoOn) {
    FirmFolder firm(3);
    std::string damaged = cfonb_text({statement_of(2, 3)});
    damaged.replace(121 + 90, 14, "NO AMOUNT HERE"); // of its first movement
    const auto report = value_of(firm.take({firm.file(
        "a.txt", cfonb_text({statement_of(1, 3)}) + damaged + cfonb_text({statement_of(3, 3)}))}));
    EXPECT_EQ(new_lines(report), 6);
    ASSERT_EQ(report.waiting.size(), 1U);
    EXPECT_EQ(report.waiting[0].reason.code, "formats.cfonb_amount");
    EXPECT_EQ(report.waiting[0].dossier, FirmFolder::name(2)) << "where it belongs is known";
    EXPECT_EQ(firm.lines(2), 0);
}

TEST(Intake, ARecordOfAWrongLengthDamagesItsOwnAccountAlone) {
    FirmFolder firm(3);
    std::string damaged = cfonb_text({statement_of(2, 3)});
    damaged.insert(241, "ABC"); // 123 characters in its first movement
    const auto report = value_of(firm.take({firm.file(
        "a.txt", cfonb_text({statement_of(1, 3)}) + damaged + cfonb_text({statement_of(3, 3)}))}));
    EXPECT_EQ(new_lines(report), 6);
    EXPECT_EQ(codes_of(report.waiting), "formats.cfonb_record_length");
}

TEST(Intake, AnAccountWhoseNameIsLostWaitsUnderItsDamage) {
    FirmFolder firm(2);
    std::string damaged = cfonb_text({statement_of(2, 3)});
    damaged.replace(90, 14, "NO AMOUNT HERE"); // of its record 01
    const auto report =
        value_of(firm.take({firm.file("a.txt", cfonb_text({statement_of(1, 3)}) + damaged)}));
    EXPECT_EQ(new_lines(report), 3);
    ASSERT_EQ(report.waiting.size(), 1U);
    EXPECT_TRUE(report.waiting[0].accounts.empty());
    EXPECT_EQ(report.waiting[0].reason.code, "formats.cfonb_amount");
    const auto dropped =
        value_of(app::drop_intake(firm.folder(), report.waiting[0].id, "the bank sends it again"));
    EXPECT_EQ(dropped.size(), 1U);
}

TEST(Intake, AWrongBalanceWaitsUntilAPersonAcceptsIt) {
    FirmFolder firm(2);
    TextStatement wrong = statement_of(1, 3);
    wrong.closing_minor = 1;
    const fs::path file = firm.file("a.txt", cfonb_text({wrong, statement_of(2, 3)}));
    const auto report = value_of(firm.take({file}));
    EXPECT_EQ(codes_of(report.waiting), "bank.balance_mismatch");
    EXPECT_EQ(new_lines(report), 3);
    const auto accepted = value_of(firm.take({}, {.accept_mismatch = true}));
    EXPECT_EQ(new_lines(accepted), 3);
    EXPECT_TRUE(accepted.waiting.empty());
}

TEST(Intake, AnAccountOfTwoDossiersWaitsWithBothNames) {
    FirmFolder firm(3);
    firm.follow(2, 1, "BQ3");
    const fs::path file = firm.file("a.txt", cfonb_text({statement_of(1, 4), statement_of(3, 4)}));
    const auto report = value_of(firm.take({file}));
    ASSERT_EQ(codes_of(report.waiting), "intake.account_ambiguous");
    EXPECT_EQ(std::get<std::string>(report.waiting[0].reason.params[1].value),
              "client01.comptoir BQ, client02.comptoir BQ3");
    EXPECT_EQ(firm.lines(1) + firm.lines(2, "BQ3"), 0);
    // A person's answer holds for the next files too.
    EXPECT_EQ(new_lines(value_of(firm.assign(1, 2, "BQ3"))), 4);
    const auto next = value_of(firm.take({firm.file(
        "b.txt", cfonb_text({statement_of(1, 2, "2026-01-20", statement_of(1, 4).closing())}))}));
    EXPECT_EQ(new_lines(next), 2);
    EXPECT_EQ(firm.lines(2, "BQ3"), 6);
    EXPECT_EQ(firm.lines(1), 0);
}

TEST(Intake, ALockedDossierIsNamedAndItsAccountWaits) {
    FirmFolder firm(2);
    const fs::path file = firm.file("a.txt", cfonb_text({statement_of(1, 4), statement_of(2, 4)}));
    {
        const auto locked = firm.open(1);
        const auto report = value_of(firm.take({file}));
        EXPECT_EQ(codes_of(report.waiting), "storage.locked_by_other");
        EXPECT_EQ(report.waiting[0].dossier, FirmFolder::name(1));
        ASSERT_EQ(report.faults.size(), 1U);
        EXPECT_EQ(report.faults[0].dossier, FirmFolder::name(1));
        EXPECT_EQ(new_lines(report), 4);
    }
    const auto later = value_of(firm.take({}));
    EXPECT_EQ(new_lines(later), 4) << "what waits is tried again";
    EXPECT_EQ(firm.lines(1), 4);
}

TEST(Intake, ADamagedDossierIsNamedAndItsAccountWaits) {
    FirmFolder firm(2);
    std::ofstream(firm.path() / "old.comptoir", std::ios::binary) << "no dossier at all";
    const auto report = value_of(
        firm.take({firm.file("a.txt", cfonb_text({statement_of(1, 4), statement_of(9, 4)}))}));
    EXPECT_EQ(new_lines(report), 4);
    ASSERT_EQ(report.faults.size(), 1U);
    EXPECT_EQ(report.faults[0].dossier, "old.comptoir");
    EXPECT_EQ(codes_of(report.waiting), "intake.account_unread");
}

TEST(Intake, CamtIsCutAroundItsStatements) {
    FirmFolder firm(2);
    const std::string text =
        camt_text({statement_of(1, 3), statement_of(9, 3), statement_of(2, 3)});
    const auto report = value_of(firm.take({firm.file("a.xml", text)}));
    EXPECT_EQ(new_lines(report), 6);
    EXPECT_EQ(codes_of(report.waiting), "intake.account_unknown");
    EXPECT_EQ(firm.original(2), camt_text({statement_of(2, 3)}))
        << "head, its own statement and end, byte for byte";
    EXPECT_EQ(firm.original(1).find(iban_of(9).text()), std::string::npos);
}

TEST(Intake, Mt940IsCutBeforeEachMessage) {
    FirmFolder firm(2);
    const auto message = [](const Iban& iban) {
        return "{1:F01BANKFRPPAXXX0000000000}{2:I940BANKFRPPXXXXN}{4:\r\n:20:REF\r\n:25:" +
               iban.text() +
               "\r\n:28C:1/1\r\n:60F:C260101EUR100,00\r\n:61:2601050105C12,00NTRFNONREF\r\n"
               ":86:VIR RECU\r\n:62F:C260105EUR112,00\r\n-}\r\n";
    };
    const auto report = value_of(firm.take(
        {firm.file("a.sta", message(iban_of(1)) + message(iban_of(9)) + message(iban_of(2)))}));
    EXPECT_EQ(new_lines(report), 2);
    EXPECT_EQ(codes_of(report.waiting), "intake.account_unknown");
    EXPECT_EQ(firm.original(1), message(iban_of(1)));
    EXPECT_EQ(firm.original(2), message(iban_of(2)));
}

TEST(Intake, WhatCannotBeCutWaitsUnlessAllOfItIsOneClients) {
    FirmFolder firm(2);
    // OFX: two accounts in one file.
    const auto ofx_account = [](int number) {
        return "<STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>EUR"
               "<BANKACCTFROM><BANKID>30006<BRANCHID>00001<ACCTID>" +
               text::pad_left(text::number(number), 11, '0') +
               "<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20260101<DTEND>20260131"
               "<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260110<TRNAMT>12.00<FITID>A" +
               text::number(number) +
               "<NAME>VIR</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>12.00<DTASOF>20260131"
               "</LEDGERBAL></STMTRS></STMTTRNRS>";
    };
    const std::string head =
        "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\n"
        "ENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\n"
        "OLDFILEUID:NONE\nNEWFILEUID:NONE\n\n"
        "<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS>"
        "<DTSERVER>20260131<LANGUAGE>FRA</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1>";
    const std::string tail = "</BANKMSGSRSV1></OFX>\n";
    const fs::path mixed = firm.file("mixed.ofx", head + ofx_account(1) + ofx_account(2) + tail);
    const auto report = value_of(firm.take({mixed}));
    ASSERT_EQ(codes_of(report.waiting), "intake.cannot_cut");
    EXPECT_EQ(report.waiting[0].accounts.size(), 2U) << "its accounts are named";
    EXPECT_EQ(new_lines(report), 0);
    const auto alone = value_of(firm.take({firm.file("alone.ofx", head + ofx_account(2) + tail)}));
    EXPECT_EQ(new_lines(alone), 1);
    firm.follow(1, 3, "BQ3");
    const auto own =
        value_of(firm.take({firm.file("own.ofx", head + ofx_account(1) + ofx_account(3) + tail)}));
    EXPECT_EQ(new_lines(own), 2) << "both accounts are of one client";
}

TEST(Intake, ADeliveryWithoutAStatementIsNobodys) {
    FirmFolder firm(1);
    std::ifstream sample(fs::path(COMPTOIR_TEST_DATA) / "statements/coda/month.cod",
                         std::ios::binary);
    std::string begin, line, end, month;
    std::getline(sample, begin);
    for (month = begin + "\n"; std::getline(sample, line); end = line)
        month += line + "\n";
    const std::string empty = begin + "\n" + end + "\n"; // its record 0 and its record 9
    const auto report = value_of(firm.take({firm.file("a.cod", empty + month)}));
    ASSERT_EQ(report.files.size(), 1U);
    EXPECT_FALSE(report.files[0].refused);
    EXPECT_EQ(codes_of(report.waiting), "intake.account_unknown");
    EXPECT_TRUE(value_of(firm.take({firm.file("b.cod", empty + empty)})).files.at(0).refused)
        << "a file of nothing is no statement";
}

TEST(Intake, MembersOfAZipAreFilesOfTheirOwn) {
    FirmFolder firm(2);
    const auto report = value_of(firm.take({firm.file(
        "a.zip", zip_text({{"in/1.txt", cfonb_text({statement_of(1, 4)})},
                           {"2.xml", camt_text({statement_of(2, 4), statement_of(9, 4)})},
                           {"conditions.pdf", "%PDF-1.4"}}))}));
    EXPECT_EQ(new_lines(report), 8);
    EXPECT_EQ(report.files.size(), 2U);
    EXPECT_EQ(report.waiting.size(), 1U);
    ASSERT_EQ(report.diagnostics.size(), 1U) << "what is no statement is named";
    EXPECT_EQ(report.diagnostics[0].code.name, "formats.zip_member_not_statement");
}

TEST(Intake, AKillBetweenDossiersLosesAndDoublesNothing) {
    FirmFolder firm(6);
    std::vector<TextStatement> statements;
    for (int account = 1; account <= 7; ++account)
        statements.push_back(statement_of(account, 6));
    const fs::path file = firm.file("a.txt", cfonb_text(statements));
    // Struck right after a dossier has committed, before the tray has forgotten its part.
    EXPECT_EXIT(
        {
            app::IntakeRequest request{.files = {file}};
            request.work.report = [](const Progress& progress) {
                if (progress.done == 3)
                    std::raise(SIGKILL);
            };
            (void)app::take_in(firm.folder(), request);
        },
        ::testing::KilledBySignal(SIGKILL), "");
    const auto tray = value_of(app::list_intake(firm.folder()));
    EXPECT_EQ(tray.parts.size(), 5U) << "four accounts were not told as done, one is unknown";
    fs::remove(file); // the firm's file is not needed any more
    const auto report = value_of(firm.take({}));
    EXPECT_EQ(codes_of(report.waiting), "intake.account_unknown");
    for (int client = 1; client <= 6; ++client)
        EXPECT_EQ(firm.lines(client), 6) << client;
    EXPECT_EQ(firm.files_in_tray(), 1U);
}

TEST(Intake, StoppingLeavesTheRestInTheTray) {
    FirmFolder firm(3);
    std::stop_source stop;
    app::IntakeRequest request;
    request.work.stop = stop.get_token();
    request.work.report = [&](const Progress&) { stop.request_stop(); };
    const fs::path file = firm.file(
        "a.txt", cfonb_text({statement_of(1, 2), statement_of(2, 2), statement_of(3, 2)}));
    const auto report = value_of(firm.take({file}, request));
    EXPECT_EQ(new_lines(report), 2);
    ASSERT_EQ(report.waiting.size(), 2U);
    EXPECT_EQ(report.waiting[0].reason.code, "intake.interrupted");
    EXPECT_EQ(new_lines(value_of(firm.take({}))), 4);
}

TEST(Intake, AStopBeforeAnythingWasKeptIsARefusal) {
    FirmFolder firm(1);
    std::stop_source stop;
    stop.request_stop();
    app::IntakeRequest request;
    request.work.stop = stop.get_token();
    EXPECT_EQ(
        refusal_of(firm.take({firm.file("a.txt", cfonb_text({statement_of(1, 2)}))}, request)),
        "core.cancelled");
}

TEST(Intake, AMonegasqueAccountIsFoundByItsRib) {
    FirmFolder firm(1);
    auto workspace = firm.open(1);
    const Iban french = iban_of(8);
    const std::string bban(french.bban());
    // The check digits follow from the country.
    std::optional<Iban> monaco;
    for (int check = 2; check <= 98 && !monaco; ++check)
        monaco = Iban::parse("MC" + text::pad_left(text::number(check), 2, '0') + bban);
    ASSERT_TRUE(monaco);
    value_of(workspace->write<ledger::Journal>([&](app::Writer& writer) {
        return app::add_journal(writer, {.code = "MC", .iban = monaco});
    }));
    workspace.reset();
    EXPECT_EQ(
        new_lines(value_of(firm.take({firm.file("a.txt", cfonb_text({statement_of(8, 3)}))}))), 3);
}

} // namespace
} // namespace comptoir::test
