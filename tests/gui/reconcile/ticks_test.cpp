// What is ticked, what it sums to, and how candidates are ranked: no window needed.
#include "comptoir/gui/reconcile/ticks.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <gtest/gtest.h>

namespace comptoir::gui {
namespace {

LineView a_line(std::int64_t id, std::int64_t cents) {
    LineView line;
    line.id = bank::LineId{id};
    line.amount = eur(cents);
    line.booked_on = *Date::parse_iso("2026-10-12");
    return line;
}

Candidate an_invoice(std::int64_t id, std::int64_t cents) {
    Candidate candidate;
    candidate.kind = reconcile::TargetKind::Invoice;
    candidate.row = ledger::RowId{id};
    candidate.open = candidate.amount = eur(cents);
    candidate.date = *Date::parse_iso("2026-10-01");
    return candidate;
}

Candidate an_entry(std::int64_t id, std::int64_t cents) {
    Candidate candidate = an_invoice(id, cents);
    candidate.kind = reconcile::TargetKind::Entry;
    return candidate;
}

TEST(TicksSums, NothingTickedCannotBeMatched) {
    EXPECT_FALSE(Ticks().can_match());
    EXPECT_TRUE(Ticks().sums().difference.is_zero());
}

TEST(TicksSums, OnlyInvoicesOfTheBooksAreUnlikeLinesInAnotherCurrency) {
    const Currency usd = *Currency::parse("USD");
    LineView dollars = a_line(1, 0);
    dollars.amount = Money{110000, usd};
    Ticks ticks;
    ticks.toggle_line(dollars);
    EXPECT_FALSE(ticks.unlike(Currency::eur())) << "nothing is paid";
    ticks.toggle_candidate(an_invoice(2, 100000));
    const auto sums = ticks.unlike(Currency::eur());
    ASSERT_TRUE(sums);
    EXPECT_EQ(sums->lines, (Money{110000, usd}));
    EXPECT_EQ(sums->items, eur(100000));
    EXPECT_FALSE(ticks.can_match()) << "without their worth";
    EXPECT_EQ(ticks.lines_total(), (Money{110000, usd})) << "whatever is ticked beside";
    EXPECT_EQ(ticks.pairing().items.at(0).amount, eur(100000)) << "no part of it is known";
    EXPECT_FALSE(ticks.unlike(usd)) << "books in dollars ask nothing";
    ticks.toggle_candidate(an_entry(3, 1));
    EXPECT_FALSE(ticks.unlike(Currency::eur())) << "an entry has its own amount";
    ticks.toggle_candidate(an_entry(3, 1));
    ticks.toggle_line(a_line(4, 100));
    EXPECT_FALSE(ticks.unlike(Currency::eur())) << "lines of two currencies";
}

TEST(TicksSums, OneSideAloneCannotBeMatched) {
    Ticks ticks;
    ticks.toggle_line(a_line(1, -100));
    EXPECT_FALSE(ticks.can_match());
    EXPECT_EQ(ticks.sums().difference, eur(-100));
}

TEST(TicksSums, EqualTotalsMatchManyToMany) {
    Ticks ticks;
    ticks.toggle_line(a_line(1, -100));
    ticks.toggle_line(a_line(2, -50));
    ticks.toggle_candidate(an_entry(7, -120));
    ticks.toggle_candidate(an_entry(8, -30));
    ASSERT_TRUE(ticks.can_match());
    EXPECT_EQ(ticks.match().lines.size(), 2U);
    EXPECT_EQ(ticks.match().targets.size(), 2U);
}

TEST(TicksSums, UnequalTotalsCannotBeMatched) {
    Ticks ticks;
    ticks.toggle_line(a_line(1, -100));
    ticks.toggle_candidate(an_entry(7, -99));
    EXPECT_FALSE(ticks.can_match());
}

TEST(TicksSums, ALargerInvoiceIsSettledInPart) {
    Ticks ticks;
    ticks.toggle_line(a_line(1, -100));
    ticks.toggle_candidate(an_invoice(7, -150));
    ASSERT_TRUE(ticks.can_match());
    EXPECT_EQ(*ticks.sums().left_of_partial, eur(-50));
    EXPECT_EQ(*ticks.match().targets.front().amount, eur(-100));
}

TEST(TicksSums, ASmallerInvoiceNeverTakesMoreThanItIsOpenFor) {
    Ticks ticks;
    ticks.toggle_line(a_line(1, -100));
    ticks.toggle_candidate(an_invoice(7, -60));
    EXPECT_FALSE(ticks.can_match());
}

TEST(TicksSums, AnInvoiceOfTheOtherSideIsNoPartialSettlement) {
    Ticks ticks;
    ticks.toggle_line(a_line(1, -100));
    ticks.toggle_candidate(an_invoice(7, 150));
    EXPECT_FALSE(ticks.can_match());
}

TEST(TicksSums, SeveralCurrenciesCannotBeMatched) {
    Ticks ticks;
    ticks.toggle_line(a_line(1, -100));
    Candidate dollars = an_entry(7, -100);
    dollars.open = Money(-100, *Currency::parse("USD"));
    ticks.toggle_candidate(dollars);
    EXPECT_FALSE(ticks.can_match());
    EXPECT_FALSE(ticks.sums().one_currency);
}

TEST(TicksSums, TheLatestDayIsTheDateDePointage) {
    Ticks ticks;
    ticks.toggle_line(a_line(1, -100));
    LineView later = a_line(2, -50);
    later.booked_on = *Date::parse_iso("2026-10-31");
    ticks.toggle_line(later);
    EXPECT_EQ(ticks.latest_day()->to_iso(), "2026-10-31");
}

TEST(CandidateRanking, PutsTheProposalFirstThenTheExactAmountThenTheNearest) {
    const Candidates all = {an_invoice(1, -500), an_invoice(2, -100), an_invoice(3, -110),
                            an_invoice(4, 100)};
    RankingRequest request;
    request.amount = eur(-100);
    reconcile::Proposal proposal;
    reconcile::Target target;
    target.kind = reconcile::TargetKind::Invoice;
    target.row = ledger::RowId{3};
    proposal.targets = {target};
    request.proposal = proposal;
    const Candidates ranked = rank_candidates(all, request);
    ASSERT_EQ(ranked.size(), 4U);
    EXPECT_EQ(ranked[0].row.value(), 3);
    EXPECT_EQ(ranked[1].row.value(), 2);
    EXPECT_EQ(ranked[2].row.value(), 1);
    EXPECT_EQ(ranked[3].row.value(), 4); // the other side of the bank comes last
}

TEST(CandidateRanking, KeepsWhatIsTickedWhateverTheFilterSays) {
    const Candidates all = {an_invoice(1, -500), an_invoice(2, -100)};
    RankingRequest request;
    request.text = QStringLiteral("nobody");
    EXPECT_TRUE(rank_candidates(all, request).empty());
    request.ticked = {all[0].key()};
    EXPECT_EQ(rank_candidates(all, request).size(), 1U);
}

TEST(CandidateRanking, NeverShowsMoreThanItsLimit) {
    Candidates all;
    for (int i = 1; i <= 5000; ++i)
        all.push_back(an_invoice(i, -i));
    RankingRequest request;
    request.most = 10;
    request.amount = eur(-2500);
    const Candidates ranked = rank_candidates(all, request);
    ASSERT_EQ(ranked.size(), 10U);
    EXPECT_EQ(ranked.front().open, eur(-2500));
}

TEST(MoneyTyped, ReadsWhatPeopleType) {
    const auto parsed = [](const char* text) {
        return MoneyEdit::parse(QString::fromUtf8(text), Currency::eur());
    };
    EXPECT_EQ(parsed("1 234,5"), eur(123450));
    EXPECT_EQ(parsed("1.234,50"), eur(123450));
    EXPECT_EQ(parsed("1,234.50"), eur(123450));
    EXPECT_EQ(parsed("−12"), eur(-1200));
    EXPECT_EQ(parsed("12,345"), std::nullopt);
    EXPECT_EQ(parsed("twelve"), std::nullopt);
    EXPECT_EQ(parsed(""), std::nullopt);
    EXPECT_EQ(parsed("--1"), std::nullopt);
}

} // namespace
} // namespace comptoir::gui
