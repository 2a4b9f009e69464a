// What the bank announces is shown apart, and gives way to what it books.
#include "bank_dossier.h"
#include "comptoir/app/expected.h"
#include "comptoir/app/reconcile.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace comptoir::test {
namespace {

class ExpectedLines : public ::testing::Test {
protected:
    std::vector<app::ExpectedRow> rows(app::ExpectedFilter filter = {}) {
        return value_of(m_dossier.read<std::vector<app::ExpectedRow>>(
            [&](app::Reader& reader) { return app::list_expected(reader, filter); }));
    }
    std::vector<app::ExpectedRow> all() { return rows({.whatever_state = true}); }
    std::vector<app::ExpectedTotal> totals() {
        return value_of(m_dossier.read<std::vector<app::ExpectedTotal>>(
            [](app::Reader& reader) { return app::expected_totals(reader, std::nullopt); }));
    }
    app::ImportReport import(const std::string& text) { return value_of(m_dossier.try_text(text)); }
    app::ImportReport announce(const std::vector<TextLine>& lines,
                               CamtReport kind = CamtReport::Intraday, bool pending = false) {
        return import(camt_report_text({.lines = lines}, kind, pending));
    }
    app::ImportReport book(const std::vector<TextLine>& lines, std::int64_t opening = 500'00) {
        return import(camt_text({{.lines = lines, .opening_minor = opening}}));
    }
    Result<void> drop(app::ExpectedId id) {
        return m_dossier.write<void>(
            [&](app::Writer& writer) { return app::drop_expected(writer, id); });
    }
    const TextLine m_rent{day("2026-10-28"), -950'00, "PRLV LOYER", "R1"};
    const TextLine m_sale{day("2026-10-29"), 240'00, "VIR CLIENT", "R2"};
    BankDossier m_dossier; // on 2026-10-31
};

TEST_F(ExpectedLines, AReportIsExpectedAndMakesNoStatement) {
    const auto report = announce({m_rent, m_sale});
    ASSERT_EQ(report.expected.size(), 1U);
    EXPECT_EQ(report.expected.front().lines_new, 2);
    EXPECT_TRUE(report.statements.empty());
    EXPECT_EQ(m_dossier.line_count(), 0);
    EXPECT_EQ(m_dossier.integer("SELECT count(*) FROM statement"), 0);
    ASSERT_EQ(rows().size(), 2U);
    EXPECT_EQ(rows().front().format, "camt.052.001.08");
    EXPECT_EQ(rows().front().file_name, "in.txt");
    ASSERT_EQ(totals().size(), 1U);
    EXPECT_EQ(totals().front().count, 2);
    EXPECT_EQ(totals().front().money_in.minor(), 240'00);
    EXPECT_EQ(totals().front().money_out.minor(), -950'00);
}

TEST_F(ExpectedLines, NothingIsMatchedPostedOrCountedOfThem) {
    announce({m_rent, m_sale});
    const auto report = value_of(m_dossier.write<app::ReconcileReport>(
        [](app::Writer& writer) { return app::apply_matches(writer, {}); }));
    EXPECT_TRUE(report.lines.empty());
    EXPECT_EQ(m_dossier.integer("SELECT count(*) FROM entry"), 0);
}

TEST_F(ExpectedLines, TheSameReportTwiceIsOne) {
    announce({m_rent, m_sale});
    const auto again = announce({m_rent, m_sale});
    EXPECT_EQ(again.expected.front().lines_new, 0);
    EXPECT_EQ(again.expected.front().lines_known, 2);
    EXPECT_EQ(rows().size(), 2U);
}

TEST_F(ExpectedLines, AReportThatGrowsDuringTheDayAddsWhatIsNew) {
    announce({m_rent});
    const TextLine twin{m_rent.booked_on, m_rent.amount_minor, m_rent.label, "R9"};
    announce({m_rent, twin, m_sale});
    EXPECT_EQ(rows().size(), 3U) << "another reference of one kind of report is another operation";
}

TEST_F(ExpectedLines, AnAdviceOfWhatAReportToldIsTheSameOperation) {
    announce({m_rent});
    announce({{m_rent.booked_on, m_rent.amount_minor, "AUTRE LIBELLE", ""}}, CamtReport::Advice);
    EXPECT_EQ(rows().size(), 1U);
}

TEST_F(ExpectedLines, APendingLineThatAReportThenBooksIsOne) {
    announce({m_rent}, CamtReport::Intraday, true);
    EXPECT_EQ(rows().front().line.status, bank::LineStatus::Pending);
    announce({{m_rent.booked_on.plus_days(1), m_rent.amount_minor, "PRLV LOYER OCT", "R77"}});
    ASSERT_EQ(rows().size(), 1U);
    EXPECT_EQ(rows().front().line.status, bank::LineStatus::Booked);
}

TEST_F(ExpectedLines, TheStatementTakesTheirPlaceAndBothKnowEachOther) {
    announce({m_rent, m_sale});
    book({m_rent, m_sale});
    EXPECT_TRUE(rows().empty());
    EXPECT_TRUE(totals().empty());
    ASSERT_EQ(all().size(), 2U);
    const app::ExpectedRow rent = all().front();
    EXPECT_EQ(rent.state, app::ExpectedState::Replaced);
    ASSERT_EQ(rent.replaced_by.size(), 1U);
    EXPECT_EQ(rent.replaced_by.front().amount.minor(), -950'00);
    const auto announced =
        value_of(m_dossier.read<std::vector<app::ExpectedRow>>([&](app::Reader& reader) {
            return app::announcements_of(reader, rent.replaced_by.front().line);
        }));
    ASSERT_EQ(announced.size(), 1U);
    EXPECT_EQ(announced.front().id, rent.id);
}

TEST_F(ExpectedLines, TheOrderOfTheFilesDoesNotMatter) {
    book({m_rent, m_sale});
    const auto report = announce({m_rent, m_sale});
    EXPECT_EQ(report.expected.front().lines_replaced, 2);
    EXPECT_TRUE(rows().empty());
    EXPECT_EQ(m_dossier.line_count(), 2);
}

TEST_F(ExpectedLines, AStatementInAnotherFormatTakesTheirPlaceToo) {
    announce({m_rent}, CamtReport::Advice);
    import(cfonb_text(
        {{.lines =
              {{ m_rent.booked_on.plus_days(1),
                 m_rent.amount_minor,
                 "PRELEVEMENT SCI",
                 "XYZ" }},
          .opening_minor = 100'00 }}));
    EXPECT_TRUE(rows().empty());
}

TEST_F(ExpectedLines, TakingTheStatementBackBringsThemBack) {
    announce({m_rent});
    const auto booked = book({m_rent});
    EXPECT_TRUE(rows().empty());
    expect_done(m_dossier.undo(booked.statements.front().id));
    EXPECT_EQ(rows().size(), 1U);
    book({m_rent});
    EXPECT_TRUE(rows().empty());
}

TEST_F(ExpectedLines, WhatAFileAnnouncedIsTakenBackWithIt) {
    const auto report = announce({m_rent});
    expect_done(m_dossier.write<void>([&](app::Writer& writer) {
        return app::take_back_expected(writer, report.expected.front().import);
    }));
    EXPECT_TRUE(all().empty());
    EXPECT_EQ(
        m_dossier.integer("SELECT (SELECT count(*) FROM import) + (SELECT count(*) FROM file)"), 0);
}

TEST_F(ExpectedLines, TheReportItselfIsKept) {
    announce({m_rent});
    EXPECT_EQ(m_dossier.integer("SELECT count(*) FROM file"), 1);
    EXPECT_EQ(m_dossier.integer("SELECT count(*) FROM import WHERE format = 'camt.052.001.08'"), 1);
}

TEST_F(ExpectedLines, APendingLineOfAStatementIsBookedByTheNextWithAnotherAmountAndId) {
    std::string text = camt_text({{.lines = {m_rent}, .opening_minor = 1000'00}});
    text.insert(text.find("</Stmt>"),
                "<Ntry><Amt Ccy=\"EUR\">150.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts>"
                "<BookgDt><Dt>2026-10-30</Dt></BookgDt><AcctSvcrRef>HOLD</AcctSvcrRef>"
                "<AddtlNtryInf>CARTE STATION A6</AddtlNtryInf></Ntry>");
    const auto report = import(text);
    EXPECT_EQ(report.statements.front().lines_new, 1);
    ASSERT_EQ(rows().size(), 1U);
    EXPECT_EQ(rows().front().line.amount.minor(), -150'00);
    std::string next =
        camt_text({{.lines = {{day("2026-11-02"), -62'10, "x", "TX9"}}, .opening_minor = 50'00}});
    next.replace(next.find("<NtryDtls>"), next.find("</NtryDtls>") + 11 - next.find("<NtryDtls>"),
                 "<AddtlNtryInf>CARTE STATION A6</AddtlNtryInf>");
    import(next);
    EXPECT_TRUE(rows().empty()) << "the hold is not there beside what it was booked as";
    EXPECT_EQ(all().front().replaced_by.front().amount.minor(), -62'10);
}

TEST_F(ExpectedLines, WhatIsNeverBookedSaysSo) {
    announce(
        {{day("2026-10-15"), -10'00, "CHEQUE", ""}, {day("2026-10-16"), -11'00, "CHEQUE", ""}});
    ASSERT_EQ(rows().size(), 2U);
    EXPECT_EQ(rows()[0].state, app::ExpectedState::Late);
    EXPECT_EQ(rows()[1].state, app::ExpectedState::Expected);
    EXPECT_EQ(totals().front().late, 1);
    EXPECT_EQ(totals().front().late_sum.minor(), -10'00);
    EXPECT_EQ(totals().front().money_out.minor(), -11'00);
    EXPECT_EQ(rows({.state = app::ExpectedState::Late}).size(), 1U);
}

TEST_F(ExpectedLines, APersonMaySayThatItDoesNotCome) {
    announce({m_rent});
    const app::ExpectedId id = rows().front().id;
    expect_done(drop(id));
    EXPECT_TRUE(rows().empty());
    EXPECT_EQ(all().front().state, app::ExpectedState::Dropped);
    EXPECT_EQ(all().front().dropped_by, "claire");
    book({m_rent});
    EXPECT_EQ(all().front().state, app::ExpectedState::Dropped);
    expect_done(
        m_dossier.write<void>([&](app::Writer& writer) { return app::keep_expected(writer, id); }));
    EXPECT_EQ(all().front().state, app::ExpectedState::Replaced);
    EXPECT_EQ(refusal_of(drop(id)), "bank.expected_is_booked");
    EXPECT_EQ(refusal_of(drop(app::ExpectedId{99})), "app.not_found");
}

TEST_F(ExpectedLines, TextAndJournalNarrowTheList) {
    announce({m_rent, m_sale});
    EXPECT_EQ(rows({.text = "loyér"}).size(), 1U);
    EXPECT_EQ(rows({.journal = "BQ"}).size(), 2U);
    EXPECT_EQ(rows({.limit = 1}).size(), 1U);
    EXPECT_EQ(refusal_of(m_dossier.read<std::vector<app::ExpectedRow>>([](app::Reader& reader) {
                  return app::list_expected(reader, {.journal = "ZZ"});
              })),
              "ledger.unknown_journal");
}

TEST_F(ExpectedLines, AnAccountWithoutJournalIsRefusedHereToo) {
    TextStatement other{.iban = "FR7630004008230001000642381", .lines = {m_rent}};
    EXPECT_EQ(refusal_of(m_dossier.try_text(camt_report_text(other, CamtReport::Advice))),
              "bank.account_without_journal");
    EXPECT_TRUE(all().empty());
}

} // namespace
} // namespace comptoir::test
