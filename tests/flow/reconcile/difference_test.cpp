// "D'où vient l'écart ?" in a real dossier: the cause is named, its repair leaves no difference,
// and taking the repair back leaves everything as it was.
#include "comptoir/app/difference.h"
#include "comptoir/app/lettering.h"
#include "comptoir/app/pairings.h"
#include "comptoir/app/pointing.h"
#include "line_file.h"

#include <gtest/gtest.h>

#include <set>

namespace comptoir::test {
namespace {

using reconcile::CauseKind;
using reconcile::RepairKind;

// Books and bank agree on forty operations.
class AgreedBooks : public ReconcileDossier {
public:
    AgreedBooks() {
        value_of(dossier.write<ledger::Journal>([](app::Writer& writer) {
            return app::add_journal(writer, {.code = "BQ2",
                                             .iban = Iban::parse("FR7630006000011234567890189"),
                                             .account = "512200"});
        }));
        for (int i = 0; i < 40; ++i) {
            const std::int64_t cents = (i % 3 == 0 ? 1 : -1) * (1'200'17 + 137'31 * i);
            const std::string label = "OPERATION " + std::to_string(7000 + i);
            bank_entry(cents, october(1 + i % 20), label, "471000");
            m_lines.push_back({cents, october(1 + i % 20), label});
        }
    }
    void see(std::int64_t cents, Date day, const std::string& label) {
        m_lines.push_back({cents, day, label});
    }
    // The statement comes in and what agrees is matched.
    void reconcile() {
        lines(m_lines);
        apply();
    }
    app::DifferenceAnswer causes(Date at = october(31)) {
        return value_of(dossier.read<app::DifferenceAnswer>(
            [&](app::Reader& reader) { return app::difference_causes(reader, "BQ", at); }));
    }
    Result<app::RepairDone> repair(const reconcile::Repair& wanted) {
        return dossier.write<app::RepairDone>(
            [&](app::Writer& writer) { return app::repair_difference(writer, wanted); });
    }
    void undo_repair(const app::RepairDone& done) {
        value_of(dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            CT_TRY(app::undo_repair(writer, done));
            return true;
        }));
    }
    // The first cause is of that kind and names what was planted; its repair takes the difference
    // away, and back again.
    void expect_repaired(CauseKind kind, ledger::EntryId planted, Date at = october(31)) {
        const app::DifferenceAnswer before = causes(at);
        ASSERT_FALSE(before.search.causes.empty());
        const reconcile::Cause& first = before.search.causes.front();
        EXPECT_EQ(first.kind, kind) << to_text(first.kind);
        EXPECT_TRUE(first.is_exact());
        ASSERT_FALSE(first.entries.empty());
        EXPECT_EQ(first.entries.front(), planted);
        ASSERT_TRUE(first.repair.has_value());
        EXPECT_EQ(first.repair->entry, planted);
        const std::string was = amounts();
        const app::RepairDone done = value_of(repair(*first.repair));
        EXPECT_TRUE(causes(at).search.difference.is_zero())
            << causes(at).search.difference.to_decimal();
        expect_check_passes();
        undo_repair(done);
        EXPECT_EQ(causes(at).search.difference, before.search.difference);
        EXPECT_EQ(amounts(), was);
        expect_check_passes();
    }

private:
    // Balances, open items and states of lines: a draft comes back under another id.
    std::string amounts() {
        const std::string all = snapshot();
        std::string kept;
        for (std::size_t from = 0; from < all.size();) {
            const std::size_t end = all.find('\n', from);
            if (all.compare(from, 6, "entry ") != 0)
                kept += all.substr(from, end - from + 1);
            from = end + 1;
        }
        return kept;
    }
    std::vector<LineSpec> m_lines;
};

TEST(DifferenceCauses, SwappedDigitsAreSetRight) {
    AgreedBooks one;
    const auto wrong = one.bank_entry(-54'000, october(25), "AARO 8812", "471000");
    one.see(-45'000, october(26), "PRLV AARO 8812");
    one.reconcile();
    one.expect_repaired(CauseKind::SwappedDigits, wrong);
}

TEST(DifferenceCauses, AShiftedCommaAndAWrongDigitAreSetRight) {
    for (const auto& [booked, kind] : {std::pair(-314'150, CauseKind::ShiftedComma),
                                       std::pair(-31'475, CauseKind::MistypedDigit)}) {
        AgreedBooks one;
        const auto wrong = one.bank_entry(booked, october(25), "AARO 8812", "471000");
        one.see(-31'415, october(26), "PRLV AARO 8812");
        one.reconcile();
        one.expect_repaired(kind, wrong);
    }
}

// The bank took 314,15, the books paid 314,11: the four cents were written off as an income.
TEST(DifferenceCauses, AWriteOffOnTheWrongSideIsSwapped) {
    AgreedBooks one;
    one.bank_entry(-31'411, october(25), "AARO 8812", "401000", "FAARO");
    const auto wrong = one.bank_entry(4, october(25), "ECART DE REGLEMENT", "758000");
    one.see(-31'415, october(26), "PRLV AARO 8812");
    one.reconcile();
    one.expect_repaired(CauseKind::WrongSideWriteOff, wrong);
}

TEST(DifferenceCauses, ALineThatIsThereTwiceIsTakenOut) {
    ReconcileDossier one;
    for (const int day : {2, 9, 24})
        one.bank_entry(-27'183 - day, october(day), "GARAGE 77", "471000");
    const auto lines = import_file(one, {{-27'185, october(2), "CB GARAGE 77"},
                                         {-27'192, october(9), "CB GARAGE 77"},
                                         {-27'192, october(9), "CB GARAGE 77"},
                                         {-27'207, october(24), "CB GARAGE 77"}});
    one.apply();
    const auto causes = [&] {
        return value_of(one.dossier.read<app::DifferenceAnswer>([](app::Reader& reader) {
                   return app::difference_causes(reader, "BQ", october(31));
               }))
            .search;
    };
    const reconcile::CauseSearch before = causes();
    EXPECT_EQ(before.difference, eur(-27'192));
    ASSERT_FALSE(before.causes.empty());
    const reconcile::Cause& first = before.causes.front();
    EXPECT_EQ(first.kind, CauseKind::DuplicatedLine) << to_text(first.kind);
    EXPECT_TRUE(first.is_exact());
    const std::set<bank::LineId> named(first.lines.begin(), first.lines.end());
    EXPECT_EQ(named, (std::set{lines[1], lines[2]})) << "the two, and no other";
    ASSERT_TRUE(first.repair.has_value());
    EXPECT_EQ(first.repair->kind, RepairKind::MergeLines);
    const std::string was = one.snapshot();
    const auto done = value_of(one.dossier.write<app::RepairDone>(
        [&](app::Writer& writer) { return app::repair_difference(writer, *first.repair); }));
    EXPECT_TRUE(causes().difference.is_zero());
    EXPECT_EQ(done.merged, first.lines.front());
    one.expect_check_passes();
    value_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::undo_repair(writer, done));
        return true;
    }));
    EXPECT_EQ(one.snapshot(), was);
    EXPECT_EQ(causes().difference, before.difference);
    one.expect_check_passes();
}

// A feed is the bank's own word, and what its balances prove is there.
TEST(DifferenceRepair, ALineThatTheBankProvesIsNotTakenOut) {
    ReconcileDossier one;
    const auto fed =
        one.lines({{-27'192, october(9), "CB GARAGE 77"}, {-27'192, october(9), "CB GARAGE 77"}});
    const auto merged = [&](bank::LineId line, bank::LineId other) {
        reconcile::Repair repair;
        repair.kind = RepairKind::MergeLines;
        repair.line = line;
        repair.other = other;
        return refusal_of(one.dossier.write<app::RepairDone>(
            [&](app::Writer& writer) { return app::repair_difference(writer, repair); }));
    };
    const std::string before = one.snapshot();
    EXPECT_EQ(merged(fed[1], fed[0]), "bank.lines_in_balances");
    EXPECT_EQ(merged(fed[1], fed[1]), "bank.merged_with_itself");
    EXPECT_EQ(merged(fed[1], bank::LineId{999}), "app.not_found");
    EXPECT_EQ(merged({}, {}), "app.not_found");
    EXPECT_EQ(one.snapshot(), before);
}

TEST(DifferenceCauses, SidesAreSwapped) {
    AgreedBooks one;
    const auto wrong = one.bank_entry(31'415, october(25), "AARO 8812", "401000", "FAARO");
    one.see(-31'415, october(26), "PRLV AARO 8812");
    one.reconcile();
    one.expect_repaired(CauseKind::SignReversed, wrong);
}

TEST(DifferenceCauses, AValidatedEntryIsReversedAndPostedAnew) {
    AgreedBooks one;
    const ledger::EntryId wrong =
        one.bank_entry(31'415, october(25), "AARO 8812", "401000", "FAARO");
    one.see(-31'415, october(26), "PRLV AARO 8812");
    one.reconcile();
    one.validate();
    const app::RepairDone done =
        value_of(one.repair({.kind = RepairKind::SwapSides, .entry = wrong}));
    EXPECT_TRUE(done.reversal);
    EXPECT_EQ(one.entry(done.reversal).reverses, wrong);
    EXPECT_EQ(one.entry(done.posted).rows.back().amount, eur(-31'415));
    EXPECT_TRUE(one.causes().search.difference.is_zero());
    one.undo_repair(done);
    one.expect_check_passes();
    one.expect_repaired(CauseKind::SignReversed, wrong);
}

TEST(DifferenceCauses, AnEntryOfAnotherBankMovesHere) {
    AgreedBooks one;
    ledger::Entry entry = one.entry(one.bank_entry(-27'183, october(24), "GARAGE 77", "471000"));
    const auto wrong = value_of(
        one.dossier.write<ledger::EntryId>([&](app::Writer& writer) -> Result<ledger::EntryId> {
            CT_TRY(app::discard_draft(writer, entry.id));
            entry.journal = "BQ2";
            entry.rows[1].account = "512200";
            return app::post_draft(writer, entry);
        }));
    one.see(-27'183, october(25), "CB GARAGE 77");
    one.reconcile();
    one.expect_repaired(CauseKind::OtherJournal, wrong);
}

TEST(DifferenceCauses, AnEntryBookedTwiceIsTakenBack) {
    AgreedBooks one;
    one.bank_entry(-27'183, october(24), "GARAGE 77", "471000");
    const auto again = one.bank_entry(-27'183, october(25), "GARAGE 77", "471000");
    one.see(-27'183, october(24), "CB GARAGE 77");
    one.reconcile();
    one.expect_repaired(CauseKind::BookedTwice, again);
}

TEST(DifferenceCauses, AnEntryDatedTooLateMovesToItsDay) {
    AgreedBooks one;
    const auto late = one.bank_entry(-27'183, october(31), "GARAGE 77", "471000");
    one.see(-27'183, october(21), "CB GARAGE 77");
    one.reconcile();
    one.expect_repaired(CauseKind::DatedAfter, late, october(30));
    EXPECT_EQ(one.causes(october(30)).search.causes.front().repair->day, october(21));
}

TEST(DifferenceCauses, AnOpeningThatWasNotTakenOver) {
    ReconcileDossier one;
    one.lines({{-100, october(12), "FRAIS DIVERS"}}, 123'400);
    one.bank_entry(-100, october(12), "FRAIS DIVERS", "627000");
    one.apply();
    const app::DifferenceAnswer answer = value_of(one.dossier.read<app::DifferenceAnswer>(
        [](app::Reader& reader) { return app::difference_causes(reader, "BQ", october(31)); }));
    ASSERT_FALSE(answer.search.causes.empty());
    EXPECT_EQ(answer.search.causes.front().kind, CauseKind::OpeningNotTaken);
    EXPECT_TRUE(answer.search.causes.front().is_exact());
}

TEST(DifferenceCauses, DaysThatNoStatementHolds) {
    ReconcileDossier one;
    for (const auto& [cents, day] : {std::pair(-100, 2), std::pair(-200, 20)})
        one.bank_entry(cents, october(day), "OPERATION " + std::to_string(day), "471000");
    one.lines({{-100, october(2), "OPERATION 2"}});
    one.lines({{-200, october(20), "OPERATION 20"}}, -100 - 7'777);
    one.apply();
    const app::DifferenceAnswer answer = value_of(one.dossier.read<app::DifferenceAnswer>(
        [](app::Reader& reader) { return app::difference_causes(reader, "BQ", october(31)); }));
    EXPECT_EQ(answer.search.difference, eur(-7'777));
    ASSERT_FALSE(answer.search.causes.empty());
    EXPECT_EQ(answer.search.causes.front().kind, CauseKind::MissingStatement);
}

TEST(DifferenceCauses, WhatIsTickedAndDoesNotAgree) {
    ReconcileDossier one;
    const ledger::EntryId entry = one.bank_entry(-45'000, october(25), "AARO 8812", "471000");
    const auto lines = one.lines({{-54'000, october(26), "PRLV AARO 8812"}});
    const ledger::RowId row = one.entry(entry).rows[1].id;
    const auto search = value_of(one.dossier.read<reconcile::CauseSearch>([&](app::Reader& reader) {
        return app::ticked_causes(reader, {"BQ", {lines.front()}, {row}});
    }));
    ASSERT_FALSE(search.causes.empty());
    EXPECT_EQ(search.causes.front().kind, CauseKind::SwappedDigits);
    EXPECT_EQ(refusal_of(one.dossier.read<reconcile::CauseSearch>([&](app::Reader& reader) {
                  return app::ticked_causes(reader, {"BQ", {bank::LineId{999}}, {}});
              })),
              "app.not_found");
}

TEST(DifferenceRepair, LettersByHandFollowToTheRightJournal) {
    ReconcileDossier one;
    const ledger::RowId item = one.invoice("FAARO", "F1", -27'183, october(3));
    const ledger::EntryId paid = one.bank_entry(-27'183, october(4), "AARO", "401000", "FAARO");
    const auto lines = one.lines({{-27'183, october(4), "VIR AARO"}});
    value_of(one.match({lines, {to_entry(paid), to_item(item)}, {}}));
    EXPECT_EQ(refusal_of(one.dossier.write<app::RepairDone>([&](app::Writer& writer) {
                  return app::repair_difference(writer,
                                                {.kind = RepairKind::SwapSides, .entry = paid});
              })),
              "books.entry_held_by_match");
}

TEST(DifferenceRepair, RefusesWhatItCannotDoInOneStep) {
    AgreedBooks one;
    const ledger::EntryId entry = one.bank_entry(-27'183, october(24), "GARAGE 77", "471000");
    const auto refused = [&](const reconcile::Repair& repair) {
        return refusal_of(one.repair(repair));
    };
    EXPECT_EQ(refused({.kind = RepairKind::MoveToJournal, .entry = entry, .journal = "BQ"}),
              "reconcile.repair_not_possible");
    EXPECT_EQ(refused({.kind = RepairKind::MoveToJournal, .entry = entry, .journal = "ZZ"}),
              "ledger.unknown_journal");
    EXPECT_EQ(refused({.kind = RepairKind::MoveToJournal, .entry = entry, .journal = "OD"}),
              "reconcile.journal_without_account");
    EXPECT_EQ(refused({.kind = RepairKind::MoveToDay, .entry = entry, .day = october(24)}),
              "reconcile.repair_not_possible");
    EXPECT_EQ(refused({.kind = RepairKind::SetAmount, .entry = entry, .amount = eur(0)}),
              "reconcile.repair_not_possible");
    EXPECT_EQ(refused({.kind = RepairKind::TakeBack, .entry = ledger::EntryId{99'999}}),
              "app.not_found");
    EXPECT_EQ(
        refused(
            {.kind = RepairKind::MoveToDay, .entry = entry, .day = *Date::from_ymd(2031, 1, 1)}),
        "ledger.outside_years");
}

TEST(DifferenceRepair, OneRepairAfterAnotherIsTakenBackStepByStep) {
    AgreedBooks one;
    const ledger::EntryId entry = one.bank_entry(-27'183, october(24), "GARAGE 77", "471000");
    const std::string before = one.snapshot();
    const auto first = value_of(
        one.repair({.kind = RepairKind::SetAmount, .entry = entry, .amount = eur(-21'783)}));
    const std::string between = one.snapshot();
    const auto second = value_of(
        one.repair({.kind = RepairKind::MoveToDay, .entry = first.posted, .day = october(25)}));
    one.undo_repair(second);
    EXPECT_EQ(one.snapshot(), between);
    one.undo_repair(first);
    EXPECT_EQ(one.snapshot(), before) << "the draft has its own ids again";
    one.expect_check_passes();
}

TEST(DifferenceRepair, ALetterTakenAwaySinceDoesNotComeBackWithTheUndo) {
    AgreedBooks one;
    const ledger::RowId item = one.invoice("FAARO", "F1", -27'183, october(3));
    const ledger::EntryId paid = one.bank_entry(-27'183, october(24), "AARO", "401000", "FAARO");
    const ledger::RowId payment = one.entry(paid).rows.front().id;
    const auto lettered = value_of(one.dossier.write<app::Lettered>([&](app::Writer& writer) {
        return app::letter_rows(writer, {item, payment});
    }));
    const auto done =
        value_of(one.repair({.kind = RepairKind::MoveToDay, .entry = paid, .day = october(25)}));
    EXPECT_FALSE(one.entry(done.posted).rows.front().letter.empty()) << "it followed";
    const auto undo = [&] {
        return refusal_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            CT_TRY(app::undo_repair(writer, done));
            return true;
        }));
    };
    const auto taken = value_of(one.dossier.write<app::Unlettered>(
        [&](app::Writer& writer) { return app::unletter_rows(writer, {item}); }));
    EXPECT_EQ(undo(), "ledger.letter_changed_since");
    value_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::undo_unletter(writer, taken));
        return true;
    }));
    EXPECT_EQ(undo(), "");
    value_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::undo_letter(writer, lettered));
        return true;
    }));
    one.expect_check_passes();
}

TEST(DifferenceRepair, AnEntryInAPairIsLeftToThePair) {
    ReconcileDossier one;
    const ledger::EntryId entry = one.bank_entry(-27'183, october(24), "GARAGE 77", "471000");
    const auto lines = one.lines({{-27'180, october(24), "CB GARAGE 77"}});
    value_of(one.dossier.write<reconcile::PairingId>([&](app::Writer& writer) {
        return app::pair(writer, {.lines = lines, .entries = {entry}});
    }));
    EXPECT_EQ(refusal_of(one.dossier.write<app::RepairDone>([&](app::Writer& writer) {
                  return app::repair_difference(writer,
                                                {.kind = RepairKind::TakeBack, .entry = entry});
              })),
              "reconcile.row_paired");
}

// What a session marks is not changed under it: once the session is erased or validated, no undo
// could give the mark back.
TEST(DifferenceRepair, AnEntryThatIsMarkedIsUnmarkedFirst) {
    AgreedBooks one;
    const ledger::EntryId draft = one.bank_entry(-27'183, october(24), "GARAGE 77", "471000");
    const auto session = value_of(one.dossier.write<app::PointingSession>([](app::Writer& writer) {
        return app::open_pointing(writer, {"BQ", october(1), october(31), eur(0)});
    }));
    const auto marked = [&](ledger::EntryId entry, bool point) {
        const ledger::RowId row = one.entry(entry).rows.back().id;
        value_of(one.dossier.write<std::int64_t>([&](app::Writer& writer) {
            return point ? app::point_rows(writer, session.id, {row}, october(26))
                         : app::unpoint_rows(writer, session.id, {row});
        }));
    };
    marked(draft, true);
    for (const RepairKind kind : {RepairKind::TakeBack, RepairKind::SwapSides})
        EXPECT_EQ(refusal_of(one.repair({.kind = kind, .entry = draft})), "pointing.row_marked");
    one.validate(); // a reversal would hide the mark as well
    EXPECT_EQ(refusal_of(one.repair({.kind = RepairKind::SwapSides, .entry = draft})),
              "pointing.row_marked");
    marked(draft, false);
    const auto done = value_of(one.repair({.kind = RepairKind::SwapSides, .entry = draft}));
    marked(done.posted, true); // the undo would take the mark along
    EXPECT_EQ(refusal_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
                  CT_TRY(app::undo_repair(writer, done));
                  return true;
              })),
              "pointing.row_marked");
    marked(done.posted, false);
    one.undo_repair(done);
    one.expect_check_passes();
}

// Only what an undo reversed for good cannot be matched as it was.
TEST(DifferenceRepair, AnUndoneMatchIsMatchedAgainWhereItCanBe) {
    ReconcileDossier one;
    const ledger::EntryId entry = one.bank_entry(-27'183, october(24), "GARAGE 77", "471000");
    const auto lines =
        one.lines({{-27'183, october(24), "CB GARAGE 77"}, {-720, october(25), "FRAIS"}});
    const auto pointed = value_of(one.match({{lines[0]}, {to_entry(entry)}, {}}));
    const auto booked = value_of(one.match({{lines[1]}, {to_account("627000", eur(-720))}, {}}));
    one.validate();
    const auto undone = [&](reconcile::MatchId match) {
        return value_of(one.dossier.write<app::RepairDone>([&](app::Writer& writer) {
            return app::repair_difference(
                writer, {.kind = RepairKind::UndoMatch, .entry = entry, .match = match});
        }));
    };
    const auto taken_back = [&](const app::RepairDone& done) {
        return refusal_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            CT_TRY(app::undo_repair(writer, done));
            return true;
        }));
    };
    const std::string before = one.snapshot();
    const app::RepairDone done = undone(pointed);
    EXPECT_TRUE(done.can_be_undone());
    EXPECT_NE(one.snapshot(), before);
    EXPECT_EQ(taken_back(done), "");
    EXPECT_EQ(one.snapshot(), before);
    EXPECT_EQ(taken_back(done), "reconcile.line_already_matched");
    const app::RepairDone reversed = undone(booked);
    EXPECT_FALSE(reversed.can_be_undone());
    EXPECT_EQ(taken_back(reversed), "reconcile.repair_not_undone");
    one.expect_check_passes();
}

} // namespace
} // namespace comptoir::test
