// Acts by hand on the command line: pairs, movements, invoices on lines, pointing without a file.
#include "cli_under_test.h"

#include <algorithm>

namespace comptoir {
namespace {

class CliActs : public Cli {
protected:
    void SetUp() override {
        Cli::SetUp();
        fill();
    }
    std::string line(std::size_t place) {
        return done("lines --state open")["lines"][place]["line"].dump();
    }
};

TEST_F(CliActs, AMovementIsPreviewedMadePairedAndMatched) {
    const std::string id = line(0);
    const json draft = done("movement " + id + " --preview --undefined")["movements"][0];
    expect_keys(draft, {"kind", "lines", "amount", "day", "latest_day", "accounts"});
    const std::string amount = draft["amount"];
    refused("movement " + id + " --undefined --account 471=0.01", 1, "reconcile.movement_open");
    const json made = done("movement " + id + " --undefined --account 471=" + amount +
                           " --although-booked")["movements"][0];
    expect_keys(made, {"kind", "entry", "pairing", "lines", "amount"});
    const json pairs = done("pair list")["pairings"];
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(pairs[0]["complete"], true);
    EXPECT_EQ(done("lines --state open")["lines"][0]["pairing"], made["pairing"]);
    const json matches = done("pair match " + made["pairing"].dump())["matches"];
    EXPECT_EQ(matches.size(), 1U);
    EXPECT_EQ(done("check")["ok"], true);
}

TEST_F(CliActs, ARunBoundedInTimeGoesOnWhereItStopped) {
    refused("reconcile --stop-after 0", 2, "core.usage");
    std::int64_t sure = 0;
    const json proposed = done("reconcile");
    for (const json& statement : proposed["statements"])
        for (const json& outcome : statement["lines"])
            sure += outcome["unattended"] == true ? 1 : 0;
    ASSERT_GT(sure, 1);
    std::int64_t matched = 0;
    for (bool goes_on = true; goes_on;) {
        const json report = done("reconcile --apply --stop-after 0");
        EXPECT_EQ(report["summary"]["matched"], 1);
        EXPECT_EQ(report.contains("stopped_before"), report.contains("left"));
        goes_on = report.contains("left");
        ASSERT_LE(++matched, sure);
    }
    EXPECT_EQ(matched, sure);
    EXPECT_EQ(done("reconcile --apply")["summary"]["matched"], 0);
    EXPECT_EQ(done("check")["ok"], true);
}

TEST_F(CliActs, AnOrderOfTemplatesIsReplayedBeforeItIsSaved) {
    done("template add A --label A --account 627 --reference zzz");
    done("template add B --label B --account 626 --reference zzz");
    const json replay = done("template order B A --replay");
    EXPECT_EQ(replay["agrees"], 0);
    EXPECT_EQ(replay["contradicts"], 0);
    EXPECT_EQ(done("template list")["templates"][0]["code"], "A") << "nothing is saved";
    done("template order B A --reason 'B is the usual one'");
    EXPECT_EQ(done("template list")["templates"][0]["code"], "B");
}

TEST_F(CliActs, PairsAreMadeAttachedToAndTakenApart) {
    const std::string first = line(0), second = line(1);
    const std::string pairing = done("pair " + first)["pairing"].dump();
    EXPECT_EQ(done("pair " + second + " --into " + pairing)["pairing"].dump(), pairing);
    refused("pair " + first, 1, "reconcile.line_paired");
    EXPECT_EQ(done("pair list --journal BQ")["pairings"][0]["lines"].size(), 2U);
    done("pair undo " + pairing);
    EXPECT_TRUE(done("pair list")["pairings"].empty());
    refused("pair undo " + pairing, 1, "app.not_found");
}

TEST_F(CliActs, LinesAreIgnoredNotedAndGivenAnInvoice) {
    const std::string id = line(0);
    refused("lines ignore " + id, 1, "reconcile.reason_missing");
    done("lines ignore " + id + " --reason 'compte personnel'");
    EXPECT_EQ(done("lines --state ignored")["lines"][0]["reason"], "compte personnel");
    done("lines reopen " + id);
    done("lines note " + id + " --text 'vu avec le client'");
    EXPECT_EQ(done("lines --state open")["lines"][0]["note"], "vu avec le client");
    const json choice = done("lines invoices " + id + " --all");
    ASSERT_FALSE(choice["items"].empty());
    const std::string item = choice["items"][0]["id"].dump();
    done("lines invoice " + id + " --item " + item);
    EXPECT_EQ(done("lines --state open")["lines"][0]["invoice"].dump(), item);
    done("lines invoice " + id + " --none");
    EXPECT_FALSE(done("lines --state open")["lines"][0].contains("invoice"));
}

TEST_F(CliActs, APointingWithoutAFileIsOpenedMarkedAndErased) {
    const json session =
        done("pointing open --journal BQ --from 2026-01-01 --to 2026-03-01 --balance 0.00");
    expect_keys(session, {"id", "journal", "account", "from", "to", "balance", "state"});
    const std::string id = session["id"].dump();
    const json sheet = done("pointing show " + id);
    expect_keys(sheet, {"entries", "ledger_balance", "pointed_balance", "difference", "drafts"});
    ASSERT_FALSE(sheet["entries"].empty());
    const std::string row = sheet["entries"][0]["row"].dump();
    EXPECT_EQ(done("pointing point " + id + " " + row)["rows"], 1);
    EXPECT_EQ(done("pointing show " + id)["entries"][0]["pointed_on"], "2026-03-01");
    EXPECT_EQ(done("pointing unpoint " + id + " " + row)["rows"], 1);
    done("pointing until " + id + " 2026-03-01 --except " + row);
    refused("pointing open --journal BQ --from 2026-01-01 --to 2026-03-01 --balance 0", 1,
            "pointing.session_open");
    const std::string erased = read_by_a_person("pointing erase " + id);
    EXPECT_EQ(erased.find("later"), std::string::npos) << erased;
    EXPECT_EQ(done("pointing list")["pointings"][0]["state"], "erased");
}

// Pointings of months, validated with the balance that what is pointed makes.
class CliPointings : public CliActs {
protected:
    void SetUp() override {
        CliActs::SetUp();
        done("entries validate");
    }
    std::string opened(const std::string& days) {
        const std::string id =
            done("pointing open --journal BQ " + days + " --balance 0.00")["id"].dump();
        done("pointing until " + id + " " + days.substr(days.size() - 10));
        return id;
    }
    std::string validated(const std::string& days) {
        const std::string id = opened(days);
        const std::string pointed = done("pointing show " + id)["pointed_balance"];
        done("pointing change " + id + " " + days + " --balance " + pointed);
        done("pointing validate " + id);
        return id;
    }
    std::vector<std::string> marked_rows(const std::string& id) {
        std::vector<std::string> rows;
        const json sheet = done("pointing show " + id);
        for (const json& entry : sheet["entries"])
            if (entry.contains("pointed_on") && !entry["pointed_on"].is_null())
                rows.push_back(entry["row"].dump());
        return rows;
    }
    bool tells_of_later_ones(const std::string& erased) {
        return read_by_a_person("pointing erase " + erased).find("later") != std::string::npos;
    }
    const std::string january = "--from 2026-01-01 --to 2026-01-31";
    const std::string february = "--from 2026-02-01 --to 2026-02-28";
    const std::string march = "--from 2026-03-01 --to 2026-03-31";
};

TEST_F(CliPointings, ErasingOneTellsOfTheLaterOnesThatHoldIt) {
    const std::string first = validated(january);
    validated(february);
    const std::string told = read_by_a_person("pointing erase " + first);
    EXPECT_NE(told.find("1 later pointing is validated, until 28 Feb 2026"), std::string::npos)
        << told;
}

TEST_F(CliPointings, TheLatestDayIsToldWhicheverWasOpenedLast) {
    const std::string first = validated(january);
    validated(march);
    validated(february);
    const std::string told = read_by_a_person("pointing erase " + first);
    EXPECT_NE(told.find("2 later pointings are validated, until 31 Mar 2026"), std::string::npos)
        << told;
}

TEST_F(CliPointings, NothingIsToldOfMarksThatStandInNoLaterBalance) {
    const std::string first = validated(january);
    const std::string last = validated(march);
    const std::vector<std::string> rows = marked_rows(first);
    ASSERT_FALSE(rows.empty());
    EXPECT_TRUE(tells_of_later_ones(first + " " + rows[0])) << "it was validated until then";
    done("pointing point " + first + " " + rows[0]);
    EXPECT_TRUE(tells_of_later_ones(first + " " + rows[0])) << "open again, its marks stand";
    done("pointing point " + first + " " + rows[0]);
    EXPECT_TRUE(tells_of_later_ones(first)) << "as does all of it";
    const std::string again = opened(january);
    EXPECT_FALSE(tells_of_later_ones(again + " " + rows[0])) << "never validated: in no balance";
    EXPECT_FALSE(tells_of_later_ones(again)) << "nor is all of it";
    EXPECT_FALSE(tells_of_later_ones(last)) << "nothing comes after it";
}

TEST_F(CliPointings, NothingIsToldOfMarksWhoseSumIsZero) {
    validated(january);
    validated(march);
    const std::string without_marks = validated(february);
    ASSERT_TRUE(marked_rows(without_marks).empty());
    EXPECT_FALSE(tells_of_later_ones(without_marks));
}

TEST_F(CliActs, SeveralLinesToAnAccountAreAMatchEach) {
    const json lines = done("lines --state open")["lines"];
    ASSERT_GE(lines.size(), 3U);
    const std::string ids =
        lines[0]["line"].dump() + " " + lines[1]["line"].dump() + " " + lines[2]["line"].dump();
    refused("match " + ids + " --account 471=0.01", 1, "reconcile.totals_differ");
    refused("match " + ids + " --account 471=0.01 --account 627=0.01", 1, "reconcile.lines_split");
    refused("match " + lines[0]["line"].dump() + " --account 627@19", 1,
            "reconcile.vat_rate_unknown");
    const json made = done("match " + ids + " --account 471 --although-booked");
    expect_keys(made, {"match", "matches"});
    ASSERT_EQ(made["matches"].size(), 3U);
    const json matches = done("matches")["matches"];
    ASSERT_EQ(matches.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(matches[i]["lines"].size(), 1U);
    EXPECT_EQ(done("check")["ok"], true);
}

TEST_F(CliActs, SeveralLinesWrittenOffAreAMatchEach) {
    const std::string ids = line(0) + " " + line(1);
    refused("writeoff " + ids + " --type other --account 471 --account 627", 1,
            "reconcile.lines_split");
    refused("writeoff " + ids + " --type other --account 471=0.01", 1, "reconcile.totals_differ");
    const json made = done("writeoff " + ids + " --type other --account 471");
    expect_keys(made, {"match", "matches"});
    EXPECT_EQ(made["matches"].size(), 2U);
    EXPECT_EQ(done("check")["ok"], true);
}

TEST_F(CliActs, AnUndoIsPreviewedAndNamesItsReversals) {
    const std::string id = line(0);
    const std::string match = done("match " + id + " --account 471")["match"].dump();
    EXPECT_EQ(done("undo " + match + " --preview")["drafts"], 1);
    EXPECT_TRUE(done("undo " + match + " --preview")["reversals"].empty());
    done("entries validate");
    const json said = done("undo " + match + " --preview");
    ASSERT_EQ(said["reversals"].size(), 1U);
    expect_keys(said["reversals"][0], {"entry", "journal", "number", "date", "reversed_on"});
    const json undone = done("undo " + match);
    EXPECT_EQ(undone["undone"].dump(), match);
    EXPECT_EQ(undone["reversals"], said["reversals"]);
    refused("undo 9999 --preview", 1, "app.not_found");
}

TEST_F(CliActs, AnUndoSaysWhatItReversed) {
    const std::string draft = done("match " + line(0) + " --account 471")["match"].dump();
    EXPECT_EQ(read_by_a_person("undo " + draft).find("reversed"), std::string::npos);
    const std::string match = done("match " + line(0) + " --account 471")["match"].dump();
    done("entries validate");
    const std::string before = read_by_a_person("undo " + match + " --preview");
    EXPECT_NE(before.find("a reversal dated"), std::string::npos) << before;
    const std::string after = read_by_a_person("undo " + match);
    EXPECT_NE(after.find("it was reversed by an entry dated"), std::string::npos) << after;
    EXPECT_EQ(done("check")["ok"], true);
}

TEST_F(CliActs, ARefusalNamesTheLineAndTheNumberToType) {
    const json first = done("lines --state open")["lines"][0];
    const std::string id = first["line"].dump();
    done("match " + id + " --account 471");
    const std::string said = read_by_a_person("match " + id + " --account 471");
    EXPECT_NE(said.find(std::string(first["label"])), std::string::npos) << said;
    EXPECT_NE(said.find("[" + id + "]"), std::string::npos) << said;
    EXPECT_NE(said.find("(match "), std::string::npos) << said;
    const json refusal = run("match " + id + " --account 471").document["error"];
    EXPECT_EQ(refusal["code"], "reconcile.line_already_matched");
    EXPECT_NE(std::string(refusal["message"]).find("[" + id + "]"), std::string::npos);
}

TEST_F(CliActs, AnImportThatIsHeldIsSaidInOneSentence) {
    for (int i = 0; i < 3; ++i)
        done("match " + line(0) + " --account 471 --although-booked");
    const std::string statement = done("statements")["statements"][0]["id"].dump();
    const std::string said = read_by_a_person("import undo " + statement);
    EXPECT_NE(said.find("3 matches hold some of them"), std::string::npos) << said;
    EXPECT_NE(said.find("3 draft entries go"), std::string::npos) << said;
    EXPECT_LE(std::count(said.begin(), said.end(), '\n'), 4) << said;
    const std::string each = read_by_a_person("import undo " + statement + " --details");
    EXPECT_GE(std::count(each.begin(), each.end(), '\n'), 7) << each;
    EXPECT_EQ(
        read_by_a_person("import undo " + statement + " --dry-run --details").find("3 matches"),
        std::string::npos);
    const json held = run("import undo " + statement).document;
    EXPECT_EQ(held["matches"].size(), 3U);
    EXPECT_EQ(held["entries"].size(), 3U);
}

TEST_F(CliActs, AnAccountIsAddedBeforeItIsUsed) {
    const std::string id = line(0);
    const std::string unknown = read_by_a_person("match " + id + " --account 627150");
    EXPECT_NE(unknown.find("account add"), std::string::npos) << unknown;
    refused("account add 62 'Frais de carte'", 1, "books.account_number");
    refused("account add 62A 'Frais de carte'", 1, "books.account_number");
    refused("account add 062150 'Frais de carte'", 1, "books.account_number");
    refused("account add 62715 ' '", 1, "books.account_label_missing");
    refused("account add 471000 'Attente'", 1, "books.account_exists");
    const json made = done("account add 62715 'Frais de carte'");
    EXPECT_EQ(made["account"], "627150");
    EXPECT_EQ(made["label"], "Frais de carte");
    refused("account add 627150 'Frais de carte'", 1, "books.account_exists");
    const json listed = done("account list 6271")["accounts"];
    ASSERT_FALSE(listed.empty());
    EXPECT_EQ(listed.back()["label"], "Frais de carte");
    EXPECT_TRUE(done("account list 99")["accounts"].empty());
    done("match " + id + " --account 627150");
    EXPECT_EQ(done("check")["ok"], true);
}

TEST_F(CliActs, ATemplateTakesARateOfTheCountryAlone) {
    refused("template add F --label Frais --account 627000,vat=19", 1,
            "reconcile.vat_rate_unknown");
    refused("difference set fee --vat 19", 1, "reconcile.vat_rate_unknown");
    done("template add F --label Frais --account 627000,vat=20");
}

TEST_F(CliActs, WhatTheBooksHoldIsNotBookedAgainUnlessAPersonInsists) {
    const json open = done("lines --state open")["lines"][0];
    const std::string id = open["line"].dump();
    const std::string account = " --account 471=" + std::string(open["amount"]);
    const json made = done("movement " + id + " --undefined" + account)["movements"][0];
    done("pair undo " + made["pairing"].dump()); // the entry stays in the books
    const std::string said = read_by_a_person("match " + id + account);
    EXPECT_NE(said.find("another movement"), std::string::npos) << said;
    EXPECT_NE(said.find("[" + id + "]"), std::string::npos) << said;
    refused("match " + id + account, 1, "reconcile.movement_booked");
    refused("movement " + id + " --undefined" + account, 1, "reconcile.movement_booked");
    refused("writeoff " + id + " --type other" + account, 1, "reconcile.movement_booked");
    EXPECT_TRUE(done("matches")["matches"].empty());
    const std::string match =
        done("writeoff " + id + " --type other --although-booked" + account)["match"].dump();
    done("undo " + match + " --reason 'elle existait'");
    done("match " + id + account + " --although-booked");
    EXPECT_EQ(done("check")["ok"], true);
}

TEST_F(CliActs, TheSwitchesOfTheDossierAreShownAndChanged) {
    const std::string id = line(0);
    EXPECT_EQ(done("settings list")["natures.enabled"], 1);
    done("line nature " + id + " --nature card");
    EXPECT_EQ(done("settings set natures.enabled 0")["value"], 0);
    refused("line nature " + id + " --nature cheque", 1, "reconcile.natures_switched_off");
    EXPECT_EQ(done("settings list")["natures.enabled"], 0);
    refused("settings set natures.enabled 2", 1, "app.setting_out_of_range");
    refused("settings set natures.colour 1", 2, "core.option_refused");
    done("settings set natures.enabled 1");
    done("line nature " + id + " --nature cheque");
}

TEST_F(CliActs, AnAccountNamesItsThirdParty) {
    const json open = done("lines --state open")["lines"][0];
    const std::string id = open["line"].dump();
    const std::string party = done("party list")["parties"][0]["code"];
    const std::string account = "411000:" + party + "=" + std::string(open["amount"]);
    refused("match " + id + " --account 411000:NOBODY=" + std::string(open["amount"]), 1,
            "ledger.unknown_party");
    done("match " + id + " --account " + account);
    const json matches = done("matches")["matches"];
    ASSERT_EQ(matches.size(), 1U);
}

TEST_F(CliActs, AReturnNamesAMatchThatIsThere) {
    refused("return " + line(0) + " --of 99 --piece V1", 1, "app.not_found");
    refused("match " + line(0) + " --account 641000@20", 1, "reconcile.vat_never_inside");
    refused("match " + line(0) + " --account 471 --pointed-on 1999-01-01", 1,
            "reconcile.pointing_day");
    EXPECT_TRUE(done("matches")["matches"].empty());
}

TEST_F(CliActs, AnOutstandingEntryIsOneOfTheTakeover) {
    refused("pointing outstanding 999999", 1, "app.not_found");
    refused("pointing outstanding 999999 --seen", 1, "app.not_found");
    refused("writeoff " + line(0) + " --type settlement", 1, "reconcile.difference_alone");
}

TEST_F(CliActs, AReportNamesItsReviewer) {
    done("entries validate");
    refused("report review --journal BQ --at 2026-01-31 --by ''", 2, "core.usage");
    refused("report review --journal BQ --at 2026-01-31 --by ' '", 2, "core.usage");
    EXPECT_NE(read_by_a_person("report review --journal BQ --at 2026-01-31 --by ''")
                  .find("No name stands behind --by"),
              std::string::npos);
    done("report review --journal BQ --at 2026-01-31 --by 'Claire Lenoir'");
    const json report = done("report reconciliation --journal BQ --at 2026-01-31");
    EXPECT_EQ(report["reviewer"], "Claire Lenoir");
    EXPECT_EQ(report["as_reviewed"], true);
    const std::string again =
        read_by_a_person("report review --journal BQ --at 2026-01-31 --by 'Hugo Petit'");
    EXPECT_NE(again.find("It bore the review of Claire Lenoir"), std::string::npos) << again;
    const json third = done("report review --journal BQ --at 2026-01-31 --by 'Claire Lenoir'");
    EXPECT_EQ(third["reviewed_before_by"], "Hugo Petit");
}

} // namespace
} // namespace comptoir
