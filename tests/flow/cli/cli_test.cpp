// The command line as scripts see it: one JSON document, exit codes, the error object. The contract
// stands in docs/user/en/command-line.md; a key removed or renamed here breaks somebody's script.
#include "cli_under_test.h"

namespace comptoir {
namespace {

TEST_F(Cli, ListsHaveTheKeysOfTheContract) {
    fill();
    expect_keys(done("lines")["lines"][0], {"line", "statement", "journal", "state", "booked_on",
                                            "amount", "currency", "status", "nature", "entry"});
    expect_keys(done("statements")["statements"][0],
                {"id", "journal", "from", "to", "opening", "closing", "state", "lines", "matched"});
    expect_keys(done("open-items")["items"][0],
                {"id", "kind", "journal", "number", "piece", "account", "party", "party_name",
                 "booked_on", "due_on", "debit", "credit", "open"});
    const json entry = done("entries")["entries"][0];
    expect_keys(entry, {"id", "journal", "number", "date", "piece", "label", "state", "rows"});
    expect_keys(entry["rows"][0], {"account", "debit", "credit"});
    expect_keys(done("balance")["accounts"][0], {"account", "debit", "credit"});
    const json check = done("check");
    EXPECT_EQ(check["ok"], true);
    expect_keys(check["checks"][0], {"name", "ok"});
    for (const char* list :
         {"matches", "feed", "connection list", "inbox list", "invoice list", "payment list"})
        EXPECT_TRUE(done(list).begin().value().is_array()) << list;
}

TEST_F(Cli, AnIntakeRoutesAssignsDropsAndTellsTheGrid) {
    done("new --company 'Atelier Exemple SAS' --siren 123456782 --chart pcg "
         "--from 2026-01-01 --to 2026-12-31");
    const std::string folder = " --dossiers " + quoted(m_folder.string());
    const json first = done("intake " + sample("releve-2026-01.xml") + folder);
    expect_keys(first, {"files", "routed", "waiting", "dropped", "faults", "diagnostics"});
    expect_keys(first["files"][0], {"name", "sha256", "accounts", "lines"});
    EXPECT_TRUE(first["routed"].empty());
    const json part = first["waiting"][0];
    expect_keys(part, {"id", "file", "sha256", "state", "accounts", "reason", "received_at"});
    EXPECT_EQ(part["reason"]["code"], "intake.account_unknown");
    EXPECT_EQ(done("intake tray" + folder)["parts"][0]["id"], part["id"]);
    const std::string account = quoted(part["accounts"][0]["iban"].get<std::string>());
    refused("intake drop " + account + " --why ' '" + folder, 1, "intake.why_missing");
    const json assigned = done("intake assign " + account +
                               " --to 'dossier été' --journal BQ --account 5121" + folder);
    expect_keys(assigned["routed"][0],
                {"file", "dossier", "company", "journal", "iban", "from", "to", "lines_new",
                 "lines_known", "lines_doubtful", "statements", "diagnostics"});
    EXPECT_TRUE(done("intake tray" + folder)["parts"].empty());
    const json row = done("intake grid" + folder + " --pdf " +
                          quoted((m_folder / "grid.pdf").string()))["rows"][0];
    expect_keys(row, {"dossier", "company", "journal", "account", "last_day", "closing", "check",
                      "statements", "lines", "gaps"});
    EXPECT_GT(std::filesystem::file_size(m_folder / "grid.pdf"), 1'000U);
    refused("intake tray --dossiers /nowhere", 2, "intake.folder_missing");
    EXPECT_EQ(run("intake /nowhere.xml" + folder).code, 2) << "a file that was not taken is told";
}

TEST_F(Cli, PagingGivesTheWholeList) {
    fill();
    const json whole = done("lines")["lines"];
    json pages = json::array();
    std::string after;
    for (int page = 0; page < 20; ++page) {
        const json part = done("lines --limit 2" + after);
        pages.insert(pages.end(), part["lines"].begin(), part["lines"].end());
        if (!part.contains("next"))
            break;
        after = " --after " + part["next"].dump();
    }
    EXPECT_EQ(pages, whole);
}

TEST_F(Cli, ReconcileProposesThenMatchesAndUndoRestores) {
    fill();
    const json before = done("balance");
    const json proposed = done("reconcile");
    const json line = proposed["statements"][0]["lines"][0];
    expect_keys(line, {"line", "booked_on", "amount", "decision", "state", "kind", "targets",
                       "difference", "score", "reasons", "other_targets"});
    EXPECT_EQ(proposed["summary"]["matched"], 0);
    const json applied = done("reconcile --apply");
    EXPECT_GT(applied["summary"]["matched"], 0);
    expect_keys(done("report reconciliation --journal BQ --at 2026-01-31"),
                {"ledger_balance", "unpointed_debits", "unpointed_credits", "unbooked_credits",
                 "unbooked_debits", "statement_balance", "initial_difference", "difference"});
    const json matches = done("matches")["matches"];
    for (const json& match : matches)
        done("undo " + match["id"].dump());
    EXPECT_EQ(done("balance"), before);
}

TEST_F(Cli, AFinancialYearOpensAfterTheLastOne) {
    done("new --company 'Atelier Exemple SAS' --siren 123456782 --chart pcg "
         "--from 2026-01-01 --to 2026-12-31");
    const json opened = done("year open");
    EXPECT_EQ(opened["from"], "2027-01-01");
    EXPECT_EQ(opened["to"], "2027-12-31");
    EXPECT_EQ(done("year open --to 2028-06-30")["from"], "2028-01-01");
    EXPECT_EQ(done("year list")["years"].size(), 3U);
    refused("year open --from 2027-06-01", 1, "ledger.year_overlaps");
    refused("year open --from 2031-01-01", 1, "ledger.year_not_adjacent");
    refused("year open --to 2031-01-01", 1, "ledger.year_too_long");
    refused("year open --from 2028-07-01 --to 2028-06-30", 1, "ledger.year_reversed");
}

TEST_F(Cli, ADraftIsDeletedAndAValidatedEntryIsNot) {
    fill();
    done("reconcile --apply");
    const json matched = done("entries --state draft")["entries"].back()["id"];
    refused("entries delete " + matched.dump(), 1, "books.entry_of_match");
    const json matches = done("matches")["matches"];
    for (const json& match : matches)
        done("undo " + match["id"].dump());
    done("match 1 --account 471000");
    const json validated = done("entries --state validated")["entries"][0]["id"];
    refused("entries delete " + validated.dump(), 1, "books.draft_expected");
    refused("entries delete 99999", 1, "app.not_found");
    refused("entries delete 0", 2, "core.usage");
    expect_keys(done("entries validate"), {"validated", "left"});
}

TEST_F(Cli, TheFecOfAYearIsAskedForByItsYearOrItsLastDay) {
    fill();
    const std::string output = " --output " + quoted(m_folder.string());
    const json by_year = done("export fec --year 2026" + output);
    EXPECT_EQ(done("export fec --year 2026-12-31" + output)["path"], by_year["path"]);
    refused("export fec --year 2026-06-30" + output, 1, "books.no_year_ending");
    refused("export fec --year 2025" + output, 1, "books.no_year");
    refused("export fec --year soon" + output, 2, "core.date_unreadable");
}

TEST_F(Cli, AFileImportedTwiceAddsNothing) {
    fill();
    const json again = done("import " + sample("releve-2026-01.xml"))["statements"][0];
    EXPECT_EQ(again["lines_new"], 0);
    EXPECT_EQ(again["lines_known"], 7);
    EXPECT_FALSE(again.contains("id"));
}

TEST_F(Cli, DuplicatesAreListedOverruledAndRestored) {
    fill();
    const json again = done("import " + sample("releve-2026-01.xml"));
    ASSERT_FALSE(again["repeated"].empty());
    EXPECT_EQ(again["repeated"][0]["lines"], again["statements"][0]["lines_known"]);
    EXPECT_TRUE(again["repeated"][0].contains("imported_by"));
    const json listed = done("duplicates --limit 1");
    ASSERT_EQ(listed["duplicates"].size(), 1U);
    const json& first = listed["duplicates"][0];
    for (const char* key : {"duplicate", "journal", "overruled", "from", "repeats", "repeats_from",
                            "booked_on", "amount", "label", "entry"})
        EXPECT_TRUE(first.contains(key)) << key;
    EXPECT_TRUE(listed.contains("next"));
    const auto next = std::to_string(listed["next"].get<int>());
    EXPECT_EQ(done("duplicates --limit 1 --after " + next)["duplicates"].size(), 1U);
    const std::size_t lines = done("lines")["lines"].size();
    const auto number = std::to_string(first["duplicate"].get<int>());
    done("duplicates overrule " + number);
    EXPECT_EQ(done("lines")["lines"].size(), lines + 1);
    refused("duplicates overrule " + number, 1, "bank.duplicate_overruled");
    done("duplicates restore " + number);
    EXPECT_EQ(done("lines")["lines"].size(), lines);
    refused("duplicates restore " + number, 1, "bank.not_overruled");
    refused("duplicates overrule 99999", 1, "app.not_found");
    EXPECT_EQ(done("check")["ok"], true);
}

TEST_F(Cli, WhatIsDeletedStaysAwayAndIsTakenBack) {
    fill();
    const std::size_t lines = done("lines")["lines"].size();
    refused("lines delete 2 --why 'not ours'", 1, "bank.line_in_balances");
    done("statements delete 1 --why 'not ours'");
    const json again = done("import " + sample("releve-2026-01.xml"));
    EXPECT_EQ(again["statements"][0]["lines_deleted"], lines);
    EXPECT_EQ(again["diagnostics"].back()["code"], "bank.deleted_left_out");
    const json deleted = done("deleted");
    ASSERT_EQ(deleted["deleted"].size(), lines);
    EXPECT_EQ(deleted["deleted"][0]["why"], "not ours");
    std::string all;
    for (const json& line : deleted["deleted"])
        all += " " + std::to_string(line["line"].get<int>());
    done("deleted take-back" + all + all); // one named twice is meant once
    EXPECT_EQ(done("lines")["lines"].size(), lines);
    done("lines confirm 1");
    refused("lines merge 1 2", 1, "bank.not_the_same");
    refused("lines merge 1 1", 1, "bank.merged_with_itself");
    const auto statement = std::to_string(done("statements")["statements"][0]["id"].get<int>());
    const json preview = done("import undo " + statement + " --dry-run");
    EXPECT_EQ(preview["lines"], lines);
    EXPECT_EQ(preview["kept_by"].size(), 1U);
    EXPECT_EQ(done("lines")["lines"].size(), lines) << "nothing is done";
    done("statements delete " + statement + " --why 'another company'");
    EXPECT_TRUE(done("lines")["lines"].empty());
    EXPECT_EQ(done("import " + sample("releve-2026-01.xml") +
                   " --take-back-deleted")["statements"][0]["lines_new"],
              lines);
    EXPECT_EQ(done("check")["ok"], true);
}

TEST_F(Cli, TheOrderOfDaysAndTheJournalAreAskedForAndGiven) {
    fill();
    const std::string path = (m_folder / "export.qif").string();
    std::ofstream(path) << "!Type:Bank\nD03/04/2026\nT-10.00\nPLoyer\n^\n";
    const Answer unknown = run("read " + quoted(path));
    EXPECT_EQ(unknown.code, 2);
    EXPECT_EQ(unknown.document["files"][0]["error"]["code"], "formats.date_order_ambiguous");
    const json file = done("read " + quoted(path) + " --date-order mdy")["files"][0];
    EXPECT_EQ(file["format"], "qif");
    EXPECT_EQ(file["statements"][0]["lines"][0]["booked_on"], "2026-03-04");
    refused("read " + quoted(path) + " --date-order ydm", 2, "core.option_refused");
    refused("import " + quoted(path) + " --journal BQ", 2, "formats.date_order_ambiguous");
    refused("import " + quoted(path) + " --date-order dmy", 1, "bank.account_unnamed");
    const json report = done("import " + quoted(path) + " --journal BQ --date-order dmy");
    EXPECT_EQ(report["statements"][0]["from"], "2026-04-03");
    EXPECT_EQ(report["statements"][0]["lines_new"], 1);
}

TEST_F(Cli, RefusalsAreOneDocumentWithTheirExitCode) {
    fill();
    refused("nosuch", 2, "core.usage");
    refused("lines --limit 0", 2, "core.usage");
    refused("lines --state xyz", 2, "core.option_refused");
    refused("report reconciliation --journal BQ --at 31/01/2026", 2, "core.date_unreadable");
    refused("import /no/such/file", 2, "core.file_unreadable");
    refused("import /dev/zero", 2, "core.file_not_regular");
    refused("books import /dev/zero", 2, "core.file_not_regular");
    refused("lines --journal ZZ", 1, "ledger.unknown_journal");
    refused("entries --journal ZZ", 1, "ledger.unknown_journal");
    refused("journal add 'a b' --account 512300", 1, "ledger.journal_code");
    refused("undo 99", 1, "app.not_found");
    refused("match 1 --account 627000=-1.00", 1, "reconcile.totals_differ");
    refused("match 1 --account 627000=-1.001", 2, "amount_too_fine");
    refused("payment add --item 999", 1, "app.not_found");
    refused("payment add --item 8 --on 2026-01-01", 1, "payments.day_past");
}

TEST_F(Cli, ABrokenFileIsPutAsideCorrectedAndImported) {
    fill();
    const std::string path = (m_folder / "février.txt").string();
    const std::string head = "30006    00001EUR2 12345678901  ";
    const auto record = [&](const std::string& code, const std::string& day,
                            const std::string& middle, const std::string& amount) {
        std::string line = code + head + day + middle;
        line.resize(90, ' ');
        return line + amount + std::string(16, ' ');
    };
    const std::string opening = record("01", "010226", "", "0000000010000{");
    const std::string movement = record("04", "020226", "  020226VIR DUVAL", "0000000000250{");
    const std::string closing = record("07", "280226", "", "0000000010250{");
    std::string broken = movement;
    broken[95] = 'x';
    std::ofstream(path) << opening << '\n' << broken << '\n' << closing << '\n';

    const json aside = done("import --quarantine " + quoted(path))["put_aside"];
    ASSERT_EQ(aside.size(), 1U);
    EXPECT_EQ(aside[0]["name"], "février.txt");
    EXPECT_EQ(aside[0]["fault"]["code"], "formats.cfonb_amount");
    EXPECT_EQ(aside[0]["fault"]["place"]["line"], 2);
    EXPECT_EQ(aside[0]["columns"], (json{91, 104}));
    const std::string id = aside[0]["id"].dump();
    expect_keys(done("quarantine list")["files"][0],
                {"id", "name", "sha256", "size", "format", "state", "fault", "put_aside_at",
                 "put_aside_by", "correction_count"});
    const json shown = done("quarantine show " + id);
    EXPECT_EQ(shown["lines"][1]["original"], broken);
    EXPECT_EQ(shown["lines"][1]["faulty"], true);
    EXPECT_EQ(done("quarantine try " + id)["importable"], false);
    refused("quarantine import " + id, 2, "formats.cfonb_amount");
    refused("quarantine correct " + id + " --line 2 --why x", 2, "core.usage");
    refused("quarantine correct " + id + " --line 9 --delete --why x", 1,
            "quarantine.line_missing");
    const json made =
        done("quarantine correct " + id + " --line 2 --why 'told by phone' --replace " +
             quoted(movement))["corrections"][0];
    EXPECT_EQ(made["before"], broken);
    EXPECT_EQ(made["after"], movement);
    EXPECT_EQ(done("quarantine uncorrect " + made["id"].dump())["dropped"], made["id"]);
    done("quarantine correct " + id + " --line 2 --why 'told by phone' --replace " +
         quoted(movement));
    EXPECT_EQ(done("quarantine try " + id)["importable"], true);
    const json statement = done("quarantine import " + id)["statements"][0];
    EXPECT_EQ(statement["lines_new"], 1);
    const json printed = done("statements show " + statement["id"].dump());
    ASSERT_EQ(printed["corrections"].size(), 1U);
    EXPECT_EQ(printed["corrections"][0]["why"], "told by phone");
    EXPECT_EQ(printed["lines"].size(), 1U);
    refused("statements show 99", 1, "app.not_found");
    refused("quarantine discard " + id + " --why x", 1, "quarantine.not_open");
    EXPECT_EQ(done("quarantine list --state all")["files"][0]["state"], "imported");
    refused("quarantine list --state nosuch", 2, "core.option_refused");
}

TEST_F(Cli, WhatIsNoDossierEndsWithThree) {
    refused("lines", 3, "storage.cannot_open");
    std::ofstream(m_ledger) << "not a dossier, and long enough to be looked at";
    refused("check", 3, "storage.not_a_dossier");
}

TEST_F(Cli, ACsvOfAnUnknownBankIsMappedOnceAndImportedFromThenOn) {
    fill();
    const std::string file = (m_folder / "hafen.csv").string();
    std::ofstream(file)
        << "Tag;Text;Plus;Minus\n05.02.2026;Papier;;5,00\n06.02.2026;Duval;10,00;\n";
    refused("import --journal BQ " + quoted(file), 2, "formats.csv_unknown_layout");
    const Answer asked = run("csv preview " + quoted(file));
    EXPECT_EQ(asked.code, 2);
    EXPECT_EQ(asked.document["lacks"], json::array({"date_order"}));
    EXPECT_EQ(asked.document["columns"].size(), 4U);
    const std::string answers = " --date-order dmy --column credit=3 --column debit=Minus";
    const json preview = done("csv preview " + quoted(file) + answers);
    EXPECT_EQ(preview["lines"][0]["amount"], "-5.00");
    EXPECT_EQ(preview["columns"][3]["reason"], "chosen");
    refused("csv map " + quoted(file) + " --journal BQ", 2, "formats.date_order_ambiguous");
    refused("csv map " + quoted(file) + " --journal BQ --column amount=9", 2,
            "core.option_refused");
    const json saved = done("csv map " + quoted(file) + " --journal BQ --name hafenbank" + answers);
    EXPECT_EQ(saved["mapping"]["name"], "hafenbank");
    EXPECT_EQ(done("import --journal BQ " + quoted(file))["statements"][0]["lines_new"], 2);
    EXPECT_EQ(done("import " + quoted(file))["statements"][0]["lines_new"], 0);
    EXPECT_EQ(done("csv list")["mappings"][0]["columns"][3]["role"], "debit");
    done("csv forget 1");
    EXPECT_TRUE(done("csv list")["mappings"].empty());
    EXPECT_GE(done("csv profiles")["profiles"].size(), 15U);
}

TEST_F(Cli, AJournalsSettingsAreSetAndShown) {
    fill();
    json settings = done("journal show BQ")["journal"]["import"];
    EXPECT_EQ(settings["format"], "any");
    EXPECT_EQ(settings["digital"], true);
    EXPECT_FALSE(settings.contains("folder"));
    const std::string folder = m_folder.string();
    settings = done("journal set BQ --format camt053 --folder " + quoted(folder) +
                    " --watch on --match on")["journal"]["import"];
    EXPECT_EQ(settings, done("journal show BQ")["journal"]["import"]);
    EXPECT_EQ(settings["folder"], folder);
    EXPECT_EQ(settings["watch"], true);
    EXPECT_EQ(settings["automatic"], false);
    EXPECT_EQ(settings["match"], true);
    refused("journal set BQ --watch maybe", 2, "core.option_refused");
    refused("journal set BQ --format pdf", 1, "bank.format_unknown");
    refused("journal set BQ --folder Banque", 1, "bank.folder_not_absolute");
    refused("journal set BQ --folder none", 1, "bank.folder_missing");
    refused("journal set AC --digital off", 1, "ledger.not_a_bank_journal");
    refused("journal show XX", 1, "ledger.unknown_journal");
    refused("import " + sample("releve-2026-02.cfonb") + " --journal BQ", 1, "bank.format_differs");
    EXPECT_EQ(done("import " + sample("releve-2026-02.cfonb") +
                   " --journal BQ --format any --no-match")["statements"]
                  .size(),
              1U);
}

TEST_F(Cli, UsersRolesAndPasswords) {
    fill();
    EXPECT_EQ(done("user list"), json({{"protected", false}, {"users", json::array()}}));
    EXPECT_EQ(done("user role list")["roles"].size(), 4U);
    const json claire = done("user add claire --name 'Claire Martin' --role owner")["user"];
    EXPECT_EQ(claire, json({{"code", "claire"},
                            {"name", "Claire Martin"},
                            {"role", "owner"},
                            {"active", true},
                            {"password", false}}));
    done("user add paul --role reviewer");
    refused("user add claire --role owner", 1, "users.exists");
    refused("user add lise --role boss", 1, "users.role_unknown");
    refused("user password claire", 2, "core.usage"); // nobody can be asked
    const std::string secret = (m_folder / "claire.txt").string();
    std::ofstream(secret) << "plage de galets\nnot this line\n";
    refused("user password paul --new-password-file " + quoted(secret), 1, "users.no_manager_left");
    EXPECT_EQ(
        done("user password claire --new-password-file " + quoted(secret))["user"]["password"],
        true);

    const std::string as_claire = " --user claire --password-file " + quoted(secret);
    EXPECT_EQ(done("user list")["protected"], true) << "reading asks nothing";
    refused("user add lise --role owner --user claire", 1, "users.password_needed");
    refused("user add lise --role owner --user lise", 1, "users.unknown");
    refused("period close 2026-01-31 --user paul", 1, "users.password_missing");
    setenv("COMPTOIR_NEW_PASSWORD", "nuages du soir", 1);
    done("user password paul" + as_claire);
    unsetenv("COMPTOIR_NEW_PASSWORD");
    setenv("COMPTOIR_USER_PASSWORD", "nuages du soir", 1);
    refused("period close 2026-01-31 --user paul", 1, "users.password_given");
    setenv("COMPTOIR_NEW_PASSWORD", "herbes de mars", 1);
    done("user password paul --user paul");
    unsetenv("COMPTOIR_NEW_PASSWORD");
    setenv("COMPTOIR_USER_PASSWORD", "herbes de mars", 1);
    refused("period close 2026-01-31 --user paul", 1, "users.not_allowed");
    unsetenv("COMPTOIR_USER_PASSWORD");

    const json role = done("user role set stagiaire --name Stagiaire --like assistant --allow "
                           "payments.pay,periods.close --deny statements.import" +
                           as_claire)["role"];
    EXPECT_EQ(role["fixed"], false);
    EXPECT_EQ(std::count(role["rights"].begin(), role["rights"].end(), "payments.pay"), 1);
    EXPECT_EQ(std::count(role["rights"].begin(), role["rights"].end(), "statements.import"), 0);
    refused("user role set stagiaire --allow everything" + as_claire, 2, "core.option_refused");
    refused("user role set owner --deny payments.pay" + as_claire, 1, "users.role_fixed");
    EXPECT_EQ(done("user set paul --role stagiaire" + as_claire)["user"]["role"], "stagiaire");
    refused("user set claire --active off" + as_claire, 1, "users.no_manager_left");
    refused("user set paul --active maybe" + as_claire, 2, "core.option_refused");
    EXPECT_EQ(done("user set paul --active off" + as_claire)["user"]["active"], false);
    refused("period close 2026-01-31 --user paul", 1, "users.disabled");
    refused("user password claire --remove" + as_claire, 1, "users.no_manager_left");
    done("user password paul --remove" + as_claire);
    EXPECT_EQ(done("user password claire --remove" + as_claire)["user"]["password"], false);
}

TEST_F(Cli, WhatWaitsInAFolderIsListedAndImportedOnce) {
    fill();
    const std::filesystem::path folder = m_folder / "Banque";
    std::filesystem::create_directory(folder);
    EXPECT_TRUE(done("folder list")["folders"].empty());
    refused("folder import --journal BQ", 1, "bank.folder_missing");
    done("journal set BQ --folder " + quoted(folder.string()) + " --watch on");
    std::filesystem::copy(std::filesystem::path(COMPTOIR_SAMPLES) / "releve-2026-02.cfonb", folder);
    std::ofstream(folder / "notes.txt") << "bonjour";
    std::ofstream(folder / "casse.txt") << std::string(120, '0') << "\n";
    json listed = done("folder list --all")["folders"][0];
    EXPECT_EQ(listed["journals"][0], "BQ");
    EXPECT_EQ(listed["files"].size(), 3U);
    listed = done("folder list")["folders"][0]["files"];
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0]["state"], "waiting");
    EXPECT_EQ(listed[0]["format"], "cfonb120");
    const json imported = done("folder import");
    ASSERT_EQ(imported["files"].size(), 1U);
    EXPECT_EQ(imported["files"][0]["outcome"], "imported");
    EXPECT_EQ(imported["statements"].size(), 1U);
    EXPECT_TRUE(done("folder import")["files"].empty());
    EXPECT_TRUE(done("import --journal BQ")["files"].empty()) << "the folder of one journal";
    std::filesystem::remove_all(folder);
    const Answer gone = run("folder import");
    EXPECT_EQ(gone.code, 1);
    EXPECT_EQ(gone.document["folders"][0]["error"]["code"], "bank.folder_not_found");
}

} // namespace
} // namespace comptoir
