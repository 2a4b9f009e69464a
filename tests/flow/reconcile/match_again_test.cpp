// An undo that is undone gives the match back; one that would reverse entries says so first.
#include "acts_dossier.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace comptoir::test {
namespace {

using Kept = std::optional<app::KeptMatch>;

class MatchAgain : public testing::Test {
protected:
    Kept keep(reconcile::MatchId match) {
        return value_of(one.dossier.read<Kept>(
            [&](app::Reader& reader) { return app::keep_match(reader, match); }));
    }
    app::UndoOutlook outlook(reconcile::MatchId match) {
        return value_of(one.dossier.read<app::UndoOutlook>(
            [&](app::Reader& reader) { return app::outlook_of_undo(reader, {match}); }));
    }
    Result<reconcile::MatchId> again(const Kept& kept) {
        return one.act<reconcile::MatchId>(
            [&](app::Writer& writer) { return app::match_again(writer, *kept); });
    }
    app::MatchRow row(reconcile::MatchId match) {
        for (const app::MatchRow& each : value_of(one.dossier.read<std::vector<app::MatchRow>>(
                 [](app::Reader& reader) { return app::list_matches(reader, {}); })))
            if (each.id == match)
                return each;
        ADD_FAILURE() << "no such match";
        return {};
    }
    // The books hold the same rows, by account, party, amount and day, lettered wholly, in part or
    // not at all. The letters are others: a code is never given twice.
    std::string books() {
        std::vector<std::string> rows;
        for (const ledger::Entry& entry : one.entries())
            for (const ledger::EntryRow& each : entry.rows)
                rows.push_back(entry.journal + " " + entry.date.to_iso() + " " + entry.label + " " +
                               entry.piece + " " + each.account + " " + each.party + " " +
                               each.amount.to_decimal() + " " + how_lettered(each) + " " +
                               entry.transaction_code);
        std::sort(rows.begin(), rows.end());
        std::string all;
        for (const std::string& each : rows)
            all += each + "\n";
        return all;
    }
    static std::string how_lettered(const ledger::EntryRow& row) {
        if (row.letter.empty())
            return "open";
        return row.letter.front() >= 'a' ? "in part" : "wholly";
    }
    // What is open and what is matched; rows and letters are compared by books().
    std::string states() {
        std::string all;
        std::istringstream lines(one.snapshot());
        for (std::string each; std::getline(lines, each);)
            if (!each.starts_with("entry "))
                all += each + "\n";
        return all;
    }
    void expect_back_and_forth(reconcile::MatchId match) {
        const std::string with = states(), books_with = books();
        const app::MatchRow before = row(match);
        const Kept kept = keep(match);
        ASSERT_TRUE(kept);
        expect_done(one.undo(match));
        EXPECT_NE(states(), with);
        const auto made = value_of(again(kept));
        EXPECT_EQ(states(), with);
        EXPECT_EQ(books(), books_with);
        const app::MatchRow after = row(made);
        EXPECT_EQ(after.kind, before.kind);
        EXPECT_EQ(after.score, before.score);
        EXPECT_EQ(after.unattended, before.unattended);
        EXPECT_EQ(after.pointed_on, before.pointed_on);
        EXPECT_EQ(after.lines, before.lines);
        EXPECT_EQ(after.reasons.size(), before.reasons.size());
        one.expect_check_passes();
        expect_done(one.undo(made));
        one.expect_check_passes();
    }
    ActsDossier one;
};

TEST_F(MatchAgain, AnInvoiceMatchedUnattended) {
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.lines({{-18999, october(12), "VIR SEPA AARO F59289482"}});
    expect_back_and_forth(one.apply().lines.front().match);
}

TEST_F(MatchAgain, APartOfAnInvoice) {
    const auto item = one.invoice("CDURAND", "V1", 10000, october(1));
    const auto lines = one.lines({{4000, october(12), "DURAND"}});
    expect_back_and_forth(value_of(one.match_lines(lines, {to_item(item, eur(4000))})));
    EXPECT_EQ(one.open_items().front().open, eur(10000));
}

TEST_F(MatchAgain, SeveralInvoicesAndAFee) {
    const auto a = one.invoice("CDURAND", "V1", 10000, october(1));
    const auto b = one.invoice("CDURAND", "V2", 5000, october(2));
    const auto lines = one.lines({{9000, october(12), "A"}, {5900, october(13), "B"}});
    expect_back_and_forth(value_of(one.match_lines(
        lines, {to_item(a, eur(10000)), to_item(b, eur(5000)), to_account("627000", eur(-100))})));
}

TEST_F(MatchAgain, AnExpenseWithItsVat) {
    const auto lines = one.lines({{-12000, october(12), "ESSENCE"}});
    auto fuel = to_account("606100", eur(-12000));
    fuel.vat_permille = 200;
    expect_back_and_forth(value_of(one.match_lines(lines, {fuel})));
}

TEST_F(MatchAgain, AnEntryThatWasThere) {
    one.bank_entry(-2400, october(14), "Frais", "627000");
    one.lines({{-2400, october(15), "FRAIS"}});
    expect_back_and_forth(one.apply().lines.front().match);
}

TEST_F(MatchAgain, AnEntryThatWasDeletedSinceIsRefused) {
    const ledger::EntryId entry = one.bank_entry(-2400, october(14), "Frais", "627000");
    const auto lines = one.lines({{-2400, october(15), "FRAIS"}});
    const auto match = one.apply().lines.front().match;
    const Kept kept = keep(match);
    ASSERT_TRUE(kept);
    expect_done(one.undo(match));
    value_of(one.run([&](app::Writer& writer) { return app::discard_draft(writer, entry); }));
    EXPECT_EQ(refusal_of(again(kept)), "reconcile.matched_entry_gone");
    EXPECT_FALSE(one.line(lines[0]).match);
    one.expect_check_passes();
}

TEST_F(MatchAgain, ADifferenceOfAnInvoice) {
    const auto item = one.invoice("CDURAND", "V1", 10000, october(1));
    const auto lines = one.lines({{9998, october(12), "DURAND"}});
    expect_back_and_forth(value_of(
        one.match({.lines = lines, .targets = {to_item(item)}, .difference = "settlement"})));
}

TEST_F(MatchAgain, OnDraftsNothingIsReversed) {
    const auto lines = one.lines({{-12000, october(12), "ESSENCE"}});
    const auto match = value_of(one.match_lines(lines, {to_account("606100", eur(-12000))}));
    EXPECT_TRUE(outlook(match).reversals.empty());
    EXPECT_EQ(outlook(match).drafts, 1);
    EXPECT_EQ(refusal_of(one.dossier.read<app::UndoOutlook>([](app::Reader& reader) {
                  return app::outlook_of_undo(reader, {reconcile::MatchId{99}});
              })),
              "app.not_found");
}

TEST_F(MatchAgain, AValidatedEntryOfAClosedPeriodIsReversedOnTheFirstOpenDay) {
    const auto lines = one.lines({{-12000, october(12), "ESSENCE"}});
    const auto match = value_of(one.match_lines(lines, {to_account("606100", eur(-12000))}));
    one.validate();
    value_of(one.run([](app::Writer& writer) { return app::close_period(writer, october(20)); }));
    const app::UndoOutlook said = outlook(match);
    ASSERT_EQ(said.reversals.size(), 1U);
    EXPECT_EQ(said.reversals[0].booked_on, october(12));
    EXPECT_EQ(said.reversals[0].reversed_on, october(21));
    EXPECT_FALSE(keep(match)) << "a reversal cannot be taken back";
    expect_done(one.undo(match));
    EXPECT_EQ(one.entries().back().date, said.reversals[0].reversed_on);
}

TEST_F(MatchAgain, ALineMatchedSinceIsRefused) {
    const auto lines = one.lines({{-12000, october(12), "ESSENCE"}});
    const auto match = value_of(one.match_lines(lines, {to_account("606100", eur(-12000))}));
    const Kept kept = keep(match);
    expect_done(one.undo(match));
    value_of(one.match_lines(lines, {to_account("627000", eur(-12000))}));
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(again(kept)), "reconcile.line_already_matched");
    EXPECT_EQ(one.snapshot(), before);
    EXPECT_FALSE(keep(match)) << "it is undone";
}

} // namespace
} // namespace comptoir::test
