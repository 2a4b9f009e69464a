// The verbs of the quarantine, and what they refuse.
#include "comptoir/app/quarantine_errors.h"
#include "comptoir/core/bytes.h"
#include "comptoir/storage/repositories/event_repository.h"
#include "quarantine_dossier.h"
#include "support/zip_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

namespace comptoir::test {
namespace {

using app::QuarantineState;
using bank::CorrectionKind;

class Quarantine : public ::testing::Test {
protected:
    // Lines 1 to 5: the record 01, three movements, the record 07 with a wrong balance.
    static TextStatement month(int number) {
        const std::string of_month = "2026-0" + std::string(1, static_cast<char>('0' + number));
        return {.lines = {{day(of_month + "-05"), -12'00, "PRLV ELECTRICITE", "REF1"},
                          {day(of_month + "-06"), 250'50, "VIR DUVAL", "REF2"},
                          {day(of_month + "-07"), -30'25, "CB PAPETERIE", "REF3"}},
                .opening_minor = 1000'00};
    }
    static std::string wrong_balance() {
        TextStatement statement = month(1);
        statement.closing_minor = 5'00;
        return cfonb_text({statement});
    }
    static std::string line(std::string_view text, std::size_t number) {
        for (; number > 1; --number)
            text.remove_prefix(text.find('\n') + 1);
        return std::string(text.substr(0, text.find('\n')));
    }
    std::string right_balance() const { return line(cfonb_text({month(1)}), 5); }
    std::string refused(app::CorrectionRequest request) {
        return refusal_of(m_dossier.correct(m_id, std::move(request)));
    }
    std::vector<std::string> events() {
        return value_of(m_dossier.read<std::vector<std::string>>(
            [](app::Reader& reader) -> Result<std::vector<std::string>> {
                std::vector<std::string> list;
                storage::for_each_event(reader.database(),
                                        [&](std::int64_t, const storage::EventRecord& event) {
                                            if (event.action.starts_with("quarantine."))
                                                list.push_back(event.action + " by " + event.user);
                                            return true;
                                        });
                return list;
            }));
    }

    QuarantineDossier m_dossier;
    app::QuarantineId m_id;
};

TEST_F(Quarantine, WhatFailsIsPutAsideAndTheRestIsImported) {
    const auto report =
        m_dossier.import_aside({m_dossier.write_file("february.txt", cfonb_text({month(2)})),
                                m_dossier.write_file("january.txt", wrong_balance()),
                                m_dossier.write_file("photo.jpg", "\xFF\xD8\xFF\xE0 no statement"),
                                m_dossier.write_file("march.txt", cfonb_text({month(3)}))});
    EXPECT_EQ(BankDossier::totals_of(report), (Totals{6, 0, 0}));
    ASSERT_EQ(report.put_aside.size(), 2U);
    EXPECT_EQ(report.put_aside[0].name, "january.txt");
    EXPECT_EQ(report.put_aside[0].fault.code, "bank.balance_mismatch");
    EXPECT_EQ(report.put_aside[0].fault.place.line, 5);
    EXPECT_EQ(report.put_aside[0].fault.first_column, 91);
    EXPECT_EQ(report.put_aside[0].fault.last_column, 104);
    EXPECT_EQ(report.put_aside[1].fault.code, "formats.unknown_format");
    EXPECT_EQ(m_dossier.statements().size(), 2U);
    const auto waiting = m_dossier.list();
    ASSERT_EQ(waiting.size(), 2U);
    EXPECT_EQ(waiting[0].format, "cfonb120");
    EXPECT_EQ(waiting[0].put_aside_by, waiting[1].put_aside_by);
    EXPECT_EQ(waiting[1].format, "");
}

TEST_F(Quarantine, AFileThatIsNotThereIsNotPutAside) {
    const auto refused = m_dossier.try_import(
        {m_dossier.write_file("january.txt", wrong_balance()), m_dossier.file("missing.txt")},
        {.quarantine = true});
    EXPECT_EQ(refusal_of(refused), "core.file_unreadable");
    EXPECT_TRUE(m_dossier.list().empty()) << "nothing at all was changed";
}

TEST_F(Quarantine, AnAccountWithoutJournalWaitsForItsJournal) {
    TextStatement other = month(1);
    other.iban = "FR7630004008230001000642328";
    m_id = m_dossier.put_aside(cfonb_text({other}));
    EXPECT_EQ(m_dossier.list()[0].fault.code, "bank.account_without_journal");
    EXPECT_EQ(m_dossier.fault(m_id), "bank.account_without_journal");
    value_of(m_dossier.write<ledger::Journal>([&](app::Writer& writer) {
        return app::add_journal(
            writer, {.code = "BR", .iban = Iban::parse(other.iban), .account = "512900"});
    }));
    EXPECT_EQ(m_dossier.fault(m_id), "");
    EXPECT_EQ(BankDossier::totals_of(value_of(m_dossier.release(m_id))), (Totals{3, 0, 0}));
}

TEST_F(Quarantine, MembersOfAZipArePutAsideOneByOne) {
    const auto report = m_dossier.import_aside({m_dossier.write_file(
        "a.zip", zip_text({{"1.txt", wrong_balance()}, {"2.txt", cfonb_text({month(2)})}}))});
    EXPECT_EQ(BankDossier::totals_of(report), (Totals{3, 0, 0}));
    ASSERT_EQ(report.put_aside.size(), 1U);
    EXPECT_EQ(report.put_aside[0].name, "a.zip!1.txt");
    EXPECT_EQ(m_dossier.stored_original(report.put_aside[0].id), wrong_balance());
}

TEST_F(Quarantine, AnArchiveThatCannotBeUnpackedIsKeptWhole) {
    const std::string whole = zip_text({{"1.txt", wrong_balance()}});
    auto report = m_dossier.import_aside(
        {m_dossier.write_file("cut.zip", whole.substr(0, whole.size() - 30))});
    ASSERT_EQ(report.put_aside.size(), 1U);
    EXPECT_EQ(report.put_aside[0].fault.code, "formats.zip_damaged");
    m_id = report.put_aside[0].id;
    EXPECT_FALSE(m_dossier.list()[0].is_text);
    EXPECT_TRUE(m_dossier.show(m_id).lines.empty());
    EXPECT_EQ(refused({.line = 1, .text = "x"}), "quarantine.not_text");
    report = m_dossier.import_aside({m_dossier.write_file(
        "secret.zip", zip_text({{"1.txt", wrong_balance(), {.encrypted = true}}}))});
    ASSERT_EQ(report.put_aside.size(), 1U);
    EXPECT_EQ(report.put_aside[0].name, "secret.zip");
    EXPECT_EQ(report.put_aside[0].fault.code, "formats.zip_encrypted");
}

TEST_F(Quarantine, TheSameFileWaitsOnce) {
    m_id = m_dossier.put_aside(wrong_balance());
    EXPECT_EQ(m_dossier.put_aside(wrong_balance()), m_id);
    EXPECT_EQ(m_dossier.list().size(), 1U);
}

TEST_F(Quarantine, ThePersonMayPutAsideWithoutImporting) {
    const auto aside = value_of(m_dossier.write<std::vector<app::PutAside>>([&](app::Writer& w) {
        return app::put_aside(
            w, {.files = {m_dossier.write_file("bad.txt", wrong_balance()),
                          m_dossier.write_file("good.txt", cfonb_text({month(1)}))}});
    }));
    ASSERT_EQ(aside.size(), 1U) << "what reads well is not kept";
    EXPECT_EQ(aside[0].name, "bad.txt");
    EXPECT_EQ(m_dossier.line_count(), 0);
}

TEST_F(Quarantine, TheViewShowsWhatIsLaidOverTheLines) {
    m_id = m_dossier.put_aside(wrong_balance());
    const std::string replaced = line(wrong_balance(), 3).replace(48, 9, "VIR MARTI");
    value_of(m_dossier.correct(m_id, {.line = 3, .text = replaced}));
    value_of(m_dossier.correct(m_id, {.kind = CorrectionKind::Insert, .line = 3, .text = "new"}));
    value_of(m_dossier.correct(m_id, {.kind = CorrectionKind::Delete, .line = 4}));
    value_of(m_dossier.correct(m_id, {.kind = CorrectionKind::Insert, .line = 6, .text = "end"}));
    const auto view = m_dossier.show(m_id, {.first = 1, .count = 100});
    EXPECT_EQ(view.lines_total, 5);
    ASSERT_EQ(view.lines.size(), 7U);
    EXPECT_EQ(view.lines[2].kind, CorrectionKind::Insert);
    EXPECT_EQ(view.lines[2].line, 3);
    EXPECT_EQ(view.lines[2].corrected, "new");
    EXPECT_EQ(view.lines[3].original, line(wrong_balance(), 3));
    EXPECT_EQ(view.lines[3].corrected, replaced);
    EXPECT_EQ(view.lines[4].kind, CorrectionKind::Delete);
    EXPECT_EQ(view.lines[4].corrected, "");
    EXPECT_TRUE(view.lines[5].faulty);
    EXPECT_EQ(view.lines[6].corrected, "end");
    EXPECT_EQ(view.corrections.size(), 4U);
    // A window that asks for part of it gets that part.
    const auto part = m_dossier.show(m_id, {.first = 2, .count = 1});
    ASSERT_EQ(part.lines.size(), 1U);
    EXPECT_EQ(part.lines[0].line, 2);
    EXPECT_EQ(m_dossier.fault(m_id), "formats.cfonb_wrong_record");
    EXPECT_EQ(value_of(m_dossier.try_reading(m_id)).fault->place.line, 3)
        << "the place is one of the original";
}

TEST_F(Quarantine, CorrectionsAreRefusedThatMeanNothing) {
    m_id = m_dossier.put_aside(wrong_balance());
    EXPECT_EQ(refused({.line = 0, .text = "x"}), "quarantine.line_missing");
    EXPECT_EQ(refused({.line = 6, .text = "x"}), "quarantine.line_missing");
    EXPECT_EQ(refused({.kind = CorrectionKind::Delete, .line = 6}), "quarantine.line_missing");
    EXPECT_EQ(refused({.kind = CorrectionKind::Insert, .line = 7, .text = "x"}),
              "quarantine.line_missing");
    EXPECT_EQ(refused({.line = 5, .text = "x", .why = "  "}), "quarantine.why_missing");
    EXPECT_EQ(refused({.line = 5, .text = "one\ntwo"}), "quarantine.several_lines");
    EXPECT_EQ(refused({.line = 5, .text = line(wrong_balance(), 5)}), "quarantine.nothing_changed");
    EXPECT_EQ(refused({.line = 5, .text = right_balance(), .expected = "another line"}),
              "quarantine.line_differs");
    EXPECT_EQ(refused({.line = 5, .text = std::string(app::k_shown_bytes_max + 1, 'x')}),
              "quarantine.line_too_long");
    EXPECT_EQ(refused({.line = 5, .text = "\xFF"}), "quarantine.not_in_encoding");
    EXPECT_EQ(refused({.line = 5, .text = right_balance(), .expected = line(wrong_balance(), 5)}),
              "");
    EXPECT_EQ(refused({.line = 5, .text = "again"}), "quarantine.line_corrected");
    EXPECT_EQ(refused({.kind = CorrectionKind::Delete, .line = 5}), "quarantine.line_corrected");
    EXPECT_EQ(refusal_of(m_dossier.correct(app::QuarantineId{99}, {.line = 1, .text = "x"})),
              "app.not_found");
    EXPECT_EQ(refusal_of(m_dossier.drop(app::CorrectionId{99})), "app.not_found");
}

TEST_F(Quarantine, ALatin1FileKeepsItsEncoding) {
    std::string text = wrong_balance();
    text.replace(text.find("PRLV ELECTRICITE"), 16, "PRLV \xC9LECTRICIT\xC9");
    m_id = m_dossier.put_aside(text);
    EXPECT_NE(m_dossier.show(m_id).lines[0].original.find("PRLV ÉLECTRICITÉ"), std::string::npos);
    EXPECT_EQ(refused({.line = 3, .text = "中"}), "quarantine.not_in_encoding");
    std::string line_three = line(text, 3);
    line_three.replace(line_three.find("DUVAL"), 5, "DUVÂL");
    value_of(m_dossier.correct(m_id, {.line = 3, .text = line_three}));
    value_of(m_dossier.correct(m_id, {.line = 5, .text = right_balance()}));
    value_of(m_dossier.release(m_id));
    EXPECT_EQ(m_dossier.lines().count({"2026-01-06", 250'50, "VIR DUVÂL"}), 1U);
    EXPECT_EQ(m_dossier.lines().count({"2026-01-05", -12'00, "PRLV ÉLECTRICITÉ"}), 1U);
}

TEST_F(Quarantine, AFileTakesOnlySoManyCorrections) {
    std::string text = wrong_balance();
    for (int blank = 0; blank < 1'001; ++blank)
        text += '\n';
    m_id = m_dossier.put_aside(text);
    const auto many = m_dossier.write<void>([&](app::Writer& writer) -> Result<void> {
        for (std::int64_t number = 0; number <= 1'000; ++number)
            CT_TRY(app::correct_line(
                writer,
                {.file = m_id, .kind = CorrectionKind::Delete, .line = 6 + number, .why = "x"}));
        return {};
    });
    EXPECT_EQ(refusal_of(many), "quarantine.too_many_corrections");
}

TEST_F(Quarantine, ALineTooLongToBeShownIsNotCorrected) {
    TextStatement statement = month(1);
    statement.closing_minor = 5'00;
    statement.lines[0].label = std::string(app::k_shown_bytes_max + 1, 'x');
    const std::string text = camt_text({statement});
    m_id = m_dossier.put_aside(text);
    const auto before = text.begin() + static_cast<std::ptrdiff_t>(text.find("<Ustrd>"));
    const auto view = m_dossier.show(m_id, {.count = 1'000, .context = 500});
    const auto cut = std::find_if(view.lines.begin(), view.lines.end(),
                                  [](const app::QuarantineLine& shown) { return shown.cut; });
    ASSERT_NE(cut, view.lines.end());
    EXPECT_EQ(cut->original.size(), app::k_shown_bytes_max);
    EXPECT_GE(cut->line, 1 + std::count(text.begin(), before, '\n'));
    EXPECT_EQ(refused({.line = cut->line, .text = "x"}), "quarantine.line_too_long");
}

TEST_F(Quarantine, AWrongBalanceIsNeverAccepted) {
    m_id = m_dossier.put_aside(wrong_balance());
    EXPECT_EQ(refusal_of(m_dossier.release(m_id)), "bank.balance_mismatch");
    EXPECT_EQ(refusal_of(m_dossier.release(m_id, {.without_balances = true})),
              "bank.balance_mismatch");
    // A repair that does not reach the balance is no repair.
    const std::string half = line(wrong_balance(), 2).replace(90, 14, "0000000000130}");
    value_of(m_dossier.correct(m_id, {.line = 2, .text = half}));
    EXPECT_EQ(refusal_of(m_dossier.release(m_id)), "bank.balance_mismatch");
    EXPECT_EQ(m_dossier.line_count(), 0);
    EXPECT_EQ(m_dossier.list()[0].state, QuarantineState::Open);
}

TEST_F(Quarantine, WhatIsImportedWithItsWrongBalanceWaitsNoMore) {
    m_id = m_dossier.put_aside(wrong_balance());
    const Params offered = m_dossier.list()[0].fault.params;
    EXPECT_TRUE(std::any_of(offered.begin(), offered.end(), [](const Param& param) {
        return param.name == "form" && param.value == Param::Value(std::string("quarantine"));
    })) << "its sentence offers what can be done here";
    const auto path = m_dossier.write_file("january.txt", wrong_balance());
    EXPECT_EQ(refusal_of(m_dossier.try_import({path})), "bank.balance_mismatch");
    EXPECT_EQ(m_dossier.list().size(), 1U) << "a refused import closes nothing";
    const auto report = value_of(m_dossier.try_import({path}, {.accept_mismatch = true}));
    EXPECT_TRUE(m_dossier.list().empty());
    EXPECT_EQ(m_dossier.list(QuarantineState::Imported).size(), 1U);
    const auto told = [&](std::string_view code) {
        return std::find_if(report.diagnostics.begin(), report.diagnostics.end(),
                            [&](const Diagnostic& one) { return one.code.name == code; });
    };
    EXPECT_NE(told("quarantine.closed"), report.diagnostics.end());
    const auto accepted = told("bank.mismatch_accepted");
    ASSERT_NE(accepted, report.diagnostics.end());
    std::optional<Money> closing, computed, difference;
    for (const Param& param : accepted->params)
        if (const auto* amount = std::get_if<Money>(&param.value))
            (param.name == "closing"    ? closing
             : param.name == "computed" ? computed
                                        : difference) = *amount;
    ASSERT_TRUE(closing && computed && difference);
    EXPECT_FALSE(difference->is_zero());
    EXPECT_EQ(*computed + *difference, *closing);
}

TEST_F(Quarantine, OpensBehindTheLastLineWhereTheClosingBalanceIsMissing) {
    const std::string whole = wrong_balance();
    m_id = m_dossier.put_aside(whole.substr(0, whole.rfind('\n', whole.size() - 2) + 1));
    const auto view = m_dossier.show(m_id);
    EXPECT_EQ(view.file.fault.code, "formats.cfonb_not_closed");
    EXPECT_EQ(view.file.fault.place.line, 5);
    ASSERT_FALSE(view.lines.empty());
    EXPECT_TRUE(view.lines.back().at_end);
    EXPECT_TRUE(view.lines.back().faulty);
    EXPECT_EQ(view.lines.back().line, 5);
    EXPECT_EQ(refused({.line = 5, .text = "x"}), "quarantine.line_missing");
}

TEST_F(Quarantine, MarksTheColumnWhereXmlBreaksOff) {
    std::string text = camt_text({month(1)});
    text.replace(text.find("</Amt>"), 6, "</Amx>");
    m_id = m_dossier.put_aside(text);
    const auto file = m_dossier.list().at(0);
    EXPECT_EQ(file.fault.code, "formats.xml_malformed");
    EXPECT_GT(file.fault.first_column, 1);
    EXPECT_EQ(file.fault.last_column, file.fault.first_column);
}

TEST_F(Quarantine, AFileWithoutBothBalancesNeedsAPersonsWord) {
    TextStatement unproven = month(1);
    unproven.has_balances = false;
    std::string text = camt_text({unproven});
    const std::size_t amount = text.find("250.50");
    text.replace(amount, 6, "250,50");
    m_id = m_dossier.put_aside(text);
    const std::int64_t number =
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(amount), '\n');
    std::string whole = line(text, static_cast<std::size_t>(number));
    whole.replace(whole.find("250,50"), 6, "250.50");
    value_of(m_dossier.correct(m_id, {.line = number, .text = whole}));
    EXPECT_EQ(m_dossier.fault(m_id), "quarantine.balance_not_proven");
    EXPECT_EQ(refusal_of(m_dossier.release(m_id)), "quarantine.balance_not_proven");
    EXPECT_EQ(BankDossier::totals_of(value_of(m_dossier.release(m_id, {.without_balances = true}))),
              (Totals{3, 0, 0}));
}

// QIF: no account, no balances; the journal and the person's word make up for both.
TEST_F(Quarantine, AFileThatNamesNoAccountGoesToTheChosenJournal) {
    m_id = m_dossier.put_aside("!Type:Bank\nD31/01/2026\nT-12.x0\nPPAPETERIE\n^\n"
                               "D30/01/2026\nT250.50\nPDUVAL\n^\n");
    EXPECT_EQ(m_dossier.list()[0].format, "qif");
    EXPECT_EQ(m_dossier.show(m_id).file.fault.place.line, 3);
    value_of(m_dossier.correct(m_id, {.line = 3, .text = "T-12.00"}));
    EXPECT_EQ(m_dossier.fault(m_id), "bank.account_unnamed");
    EXPECT_EQ(refusal_of(m_dossier.release(m_id, {.without_balances = true})),
              "bank.account_unnamed");
    EXPECT_EQ(refusal_of(m_dossier.release(m_id, {.journal = "BQ"})),
              "quarantine.balance_not_proven");
    EXPECT_EQ(refusal_of(m_dossier.release(m_id, {.journal = "ZZ"})), "ledger.unknown_journal");
    EXPECT_EQ(BankDossier::totals_of(
                  value_of(m_dossier.release(m_id, {.journal = "BQ", .without_balances = true}))),
              (Totals{2, 0, 0}));
}

TEST_F(Quarantine, WhatWasImportedIsFrozen) {
    m_id = m_dossier.put_aside(wrong_balance());
    const auto correction = value_of(m_dossier.correct(m_id, {.line = 5, .text = right_balance()}));
    value_of(m_dossier.release(m_id));
    EXPECT_EQ(m_dossier.list(QuarantineState::Imported).size(), 1U);
    EXPECT_EQ(refused({.line = 1, .text = "x"}), "quarantine.not_open");
    EXPECT_EQ(refusal_of(m_dossier.drop(correction.id)), "quarantine.not_open");
    EXPECT_EQ(refusal_of(m_dossier.release(m_id)), "quarantine.not_open");
    EXPECT_EQ(refusal_of(m_dossier.discard(m_id, "x")), "quarantine.not_open");
    EXPECT_EQ(events(), (std::vector<std::string>{"quarantine.put_aside by claire",
                                                  "quarantine.correct by claire",
                                                  "quarantine.import by claire"}));
    // The same broken file again is nothing new.
    const auto again = m_dossier.import_aside({m_dossier.write_file("x.txt", wrong_balance())});
    EXPECT_TRUE(again.put_aside.empty());
    ASSERT_EQ(again.diagnostics.size(), 1U);
    EXPECT_EQ(again.diagnostics[0].code, ErrorCode(app::errors::quarantine_already_imported));
}

TEST_F(Quarantine, UndoingTheImportOpensTheFileAgain) {
    m_id = m_dossier.put_aside(wrong_balance());
    const auto correction = value_of(m_dossier.correct(m_id, {.line = 5, .text = right_balance()}));
    const auto report = value_of(m_dossier.release(m_id));
    EXPECT_EQ(m_dossier.show(m_id).statements,
              std::vector<bank::StatementId>{report.statements[0].id});
    expect_done(m_dossier.undo(report.statements[0].id));
    ASSERT_EQ(m_dossier.list().size(), 1U);
    EXPECT_EQ(m_dossier.show(m_id).corrections.size(), 1U);
    EXPECT_TRUE(m_dossier.show(m_id).statements.empty());
    expect_done(m_dossier.drop(correction.id));
    EXPECT_EQ(refusal_of(m_dossier.release(m_id)), "bank.balance_mismatch");
    value_of(m_dossier.correct(m_id, {.line = 5, .text = right_balance()}));
    EXPECT_EQ(BankDossier::totals_of(value_of(m_dossier.release(m_id))), (Totals{3, 0, 0}));
}

TEST_F(Quarantine, WhatIsKnownAlreadyIsNotDoubled) {
    EXPECT_EQ(m_dossier.import_text(cfonb_text({month(1)})), (Totals{3, 0, 0}));
    m_id = m_dossier.put_aside(wrong_balance());
    value_of(m_dossier.correct(m_id, {.line = 5, .text = right_balance()}));
    EXPECT_EQ(BankDossier::totals_of(value_of(m_dossier.release(m_id))), (Totals{0, 3, 0}));
    EXPECT_EQ(m_dossier.list(QuarantineState::Imported).size(), 1U);
}

TEST_F(Quarantine, AChangedOriginalIsNoticed) {
    m_id = m_dossier.put_aside(wrong_balance());
    expect_done(m_dossier.write<void>([](app::Writer& writer) -> Result<void> {
        const auto other = storage::store_file(writer.database(), "x", cfonb_text({month(1)}));
        writer.database().run("UPDATE file_piece SET bytes = (SELECT bytes FROM file_piece WHERE"
                              " file_id = ?1) WHERE file_id <> ?1",
                              other.id);
        return {};
    }));
    EXPECT_EQ(refusal_of(m_dossier.release(m_id)), "quarantine.original_changed");
    EXPECT_EQ(refusal_of(m_dossier.try_reading(m_id)), "quarantine.original_changed");
    EXPECT_EQ(refused({.line = 5, .text = right_balance()}), "quarantine.original_changed");
    EXPECT_EQ(m_dossier.line_count(), 0);
}

TEST_F(Quarantine, AFileIsGivenUpWithAReason) {
    m_id = m_dossier.put_aside(wrong_balance());
    EXPECT_EQ(refusal_of(m_dossier.discard(m_id, " ")), "quarantine.why_missing");
    expect_done(m_dossier.discard(m_id, "another client's file"));
    EXPECT_TRUE(m_dossier.list().empty());
    const auto all = m_dossier.list(std::nullopt);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].why_discarded, "another client's file");
    EXPECT_EQ(all[0].sha256, crypto::to_hex(crypto::sha256(wrong_balance())));
    EXPECT_EQ(m_dossier.integer("SELECT count(*) FROM file"), 0) << "its bytes are gone";
    EXPECT_TRUE(m_dossier.show(m_id).lines.empty());
    EXPECT_EQ(refusal_of(m_dossier.try_reading(m_id)), "quarantine.discarded");
    EXPECT_EQ(refused({.line = 1, .text = "x"}), "quarantine.not_open");
    EXPECT_NE(m_dossier.put_aside(wrong_balance()), m_id) << "it may come back and wait anew";
}

} // namespace
} // namespace comptoir::test
