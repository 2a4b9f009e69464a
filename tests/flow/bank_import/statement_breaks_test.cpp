// A missing file is named with its days and amounts, until it comes.
#include "bank_dossier.h"
#include "comptoir/app/recognised.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace comptoir::test {
namespace {

class StatementBreaks : public ::testing::Test {
protected:
    StatementBreaks() {
        for (int each = 0; each < 30; ++each)
            m_history.push_back({day("2026-03-02").plus_days(each / 2 + (each / 10) * 2),
                                 -100 - each, "PRLV " + std::to_string(each)});
    }
    TextStatement part(std::size_t index) {
        return cut(m_history, 900'00, index * 10, index * 10 + 10);
    }
    std::string codes(const app::ImportReport& report) {
        std::string list;
        for (const Diagnostic& diagnostic : report.diagnostics)
            list += std::string(diagnostic.code.name) + " ";
        return list;
    }
    app::ImportReport import_part(std::size_t index) {
        return value_of(m_dossier.try_text(camt_text({part(index)})));
    }
    std::vector<app::StatementBreak> breaks() {
        return value_of(m_dossier.read<std::vector<app::StatementBreak>>(
            [](app::Reader& reader) { return app::list_breaks(reader, std::nullopt); }));
    }
    BankDossier m_dossier;
    std::vector<TextLine> m_history;
};

TEST_F(StatementBreaks, AMissingFileIsNamedWhenTheNextOneComes) {
    EXPECT_EQ(codes(import_part(0)), "");
    const auto report = import_part(2);
    EXPECT_EQ(codes(report), "bank.statement_gap ");
    ASSERT_EQ(breaks().size(), 1U);
    const bank::ChainBreak gap = breaks().front().found;
    EXPECT_EQ(gap.closing->minor(), part(0).closing());
    EXPECT_EQ(gap.opening->minor(), part(2).opening_minor);
    EXPECT_EQ(gap.closed_on, part(0).lines.back().booked_on);
    EXPECT_EQ(gap.opened_on, part(2).lines.front().booked_on);
    EXPECT_GT(gap.days_missing, 0);
}

TEST_F(StatementBreaks, TheGapGoesAwayWhenTheMissingFileArrives) {
    std::vector<std::size_t> order{0, 1, 2};
    do {
        BankDossier dossier;
        for (const std::size_t index : order)
            value_of(dossier.try_text(camt_text({part(index)})));
        EXPECT_TRUE(
            value_of(dossier.read<std::vector<app::StatementBreak>>([](app::Reader& reader) {
                return app::list_breaks(reader, "BQ");
            })).empty());
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_F(StatementBreaks, TheGapComesBackWhenAnImportIsTakenBack) {
    import_part(0);
    const auto middle = import_part(1);
    import_part(2);
    EXPECT_TRUE(breaks().empty());
    expect_done(m_dossier.undo(middle.statements.front().id));
    EXPECT_EQ(breaks().size(), 1U);
}

TEST_F(StatementBreaks, OverlappingFilesOfOneHistoryLeaveNoBreak) {
    value_of(m_dossier.try_text(camt_text({cut(m_history, 900'00, 0, 18)})));
    const auto report = value_of(m_dossier.try_text(camt_text({cut(m_history, 900'00, 11, 30)})));
    EXPECT_EQ(codes(report), "");
    EXPECT_TRUE(breaks().empty());
}

// Balances of 5.00, 6.50, 7.00, 6.50, 4.00: the second day and the third end where, by chance, the
// one and the other of the file's own order begin.
TEST_F(StatementBreaks, AFileThatGivesTheLatestStatementFirstHasNone) {
    const std::vector<TextLine> days{{day("2026-01-05"), 1'50, "A"},
                                     {day("2026-01-06"), 50, "B"},
                                     {day("2026-01-07"), -50, "C"},
                                     {day("2026-01-08"), -2'50, "D"}};
    std::vector<TextStatement> newest_first;
    for (std::size_t index = days.size(); index-- > 0;)
        newest_first.push_back(cut(days, 5'00, index, index + 1));
    for (std::size_t index = 0; index < newest_first.size(); ++index)
        newest_first[index].id = std::to_string(index);
    const auto report = value_of(m_dossier.try_text(camt_text(newest_first)));
    EXPECT_EQ(codes(report), "");
    EXPECT_TRUE(breaks().empty());
    for (const app::StatementRow& statement : m_dossier.statements())
        EXPECT_EQ(statement.from, statement.to) << "a day each";
}

TEST_F(StatementBreaks, StatementsOfOtherDaysThatContradictEachOtherAreAnOverlap) {
    import_part(0);
    TextStatement other{
        .lines = {{day("2026-03-03"), 70'00, "VIR"}, {day("2026-03-20"), 1'00, "V"}},
        .opening_minor = 5'00};
    const auto report = value_of(m_dossier.try_text(camt_text({other})));
    EXPECT_EQ(codes(report), "bank.statement_overlap ");
}

TEST_F(StatementBreaks, ADeletedStatementIsNotMissing) {
    for (std::size_t index = 0; index < 3; ++index)
        import_part(index);
    const bank::StatementId second = m_dossier.statements()[1].id;
    expect_done(m_dossier.write<void>(
        [&](app::Writer& writer) { return app::delete_statement(writer, second, "not ours"); }));
    EXPECT_TRUE(breaks().empty());
}

TEST_F(StatementBreaks, AFileThatGivesTheLatestDayFirstHasNoneWithEqualLinesEither) {
    const std::vector<TextLine> history = {
        {day("2026-01-05"), 10'00, "SAL"},   {day("2026-01-06"), -7'00, "METRO"},
        {day("2026-01-07"), -7'00, "METRO"}, {day("2026-01-07"), -50, "CAFE"},
        {day("2026-01-07"), -7'00, "METRO"}, {day("2026-01-08"), -9, "Z"}};
    for (const auto& [from, to] : {std::pair<std::size_t, std::size_t>{0, 4}, {1, 6}}) {
        TextStatement statement = cut(history, 50'00, from, to);
        statement.closing_minor = statement.closing();
        statement.opening_day = statement.lines.front().booked_on;
        statement.closing_day = statement.lines.back().booked_on;
        std::reverse(statement.lines.begin(), statement.lines.end());
        value_of(m_dossier.try_text(camt_text({statement})));
    }
    EXPECT_EQ(m_dossier.lines(), lines_of(history));
    EXPECT_TRUE(breaks().empty());
}

TEST_F(StatementBreaks, AnUnknownJournalIsRefused) {
    EXPECT_EQ(refusal_of(m_dossier.read<std::vector<app::StatementBreak>>(
                  [](app::Reader& reader) { return app::list_breaks(reader, "ZZ"); })),
              "ledger.unknown_journal");
}

} // namespace
} // namespace comptoir::test
