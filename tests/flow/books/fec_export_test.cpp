#include "comptoir/app/books_errors.h"
#include "fec_text.h"
#include "unit/fec/fec_oracle.h"

#include "comptoir/storage/database.h"

using namespace comptoir;
using namespace comptoir::test;

namespace {

Result<app::FecExportReport> export_year(TempDossier& dossier, int year,
                                         app::FecEncoding encoding = app::FecEncoding::Latin9) {
    return dossier.read<app::FecExportReport>([&](app::Reader& reader) {
        return app::export_fec(reader, {year, dossier.file("fec"), encoding});
    });
}

void validate(TempDossier& dossier) {
    value_of(dossier.write<app::ValidationReport>(
        [](app::Writer& writer) { return app::validate_entries(writer, std::nullopt); }));
}

void post(TempDossier& dossier, const std::string& journal, Date day, std::int64_t minor) {
    ledger::Entry entry;
    entry.journal = journal;
    entry.date = day;
    entry.piece = "P";
    entry.label = "Été | tab\tfin";
    entry.rows.resize(2);
    entry.rows[0].account = "606400";
    entry.rows[0].amount = eur(minor);
    entry.rows[1].account = "471000";
    entry.rows[1].amount = eur(-minor);
    value_of(dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
}

using Lines = std::vector<std::tuple<std::string, std::string, std::int64_t, std::int64_t>>;
Lines lines_of(TempDossier& dossier) {
    Lines lines;
    for (const ledger::Balance& balance : balances_of(dossier))
        lines.emplace_back(balance.account, balance.party, balance.debit.minor(),
                           balance.credit.minor());
    return lines;
}

} // namespace

TEST(FecExport, NeverReplacesTheFileTheBooksCameFrom) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    const auto imported = dossier.file("732829320FEC20261231.txt");
    const std::string before = read_text(imported);
    post(dossier, "AC", *Date::from_ymd(2026, 5, 1), 100);
    validate(dossier);
    const auto beside = dossier.read<app::FecExportReport>([&](app::Reader& reader) {
        return app::export_fec(reader, {2026, imported.parent_path()});
    });
    EXPECT_EQ(refusal_of(beside), app::errors::books_would_replace_import.name);
    EXPECT_EQ(read_text(imported), before);
    // Our own export of yesterday may be replaced by today's.
    value_of(export_year(dossier, 2026));
    post(dossier, "AC", *Date::from_ymd(2026, 6, 1), 100);
    validate(dossier);
    EXPECT_TRUE(export_year(dossier, 2026));
}

TEST(FecExport, PassesTheToolsRulesAndTheStricterOnes) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    post(dossier, "AC", *Date::from_ymd(2026, 5, 1), 100);
    post(dossier, "AC", *Date::from_ymd(2026, 4, 1), 200);
    post(dossier, "BQ", *Date::from_ymd(2026, 10, 1), 300);
    validate(dossier);
    for (const app::FecEncoding encoding : {app::FecEncoding::Latin9, app::FecEncoding::Utf8}) {
        const auto report = value_of(export_year(dossier, 2026, encoding));
        EXPECT_EQ(report.path.filename(), "732829320FEC20261231.txt");
        EXPECT_EQ(report.lines, 16);
        EXPECT_TRUE(report.inherited_faults.empty());
        const std::string bytes = read_text(report.path);
        EXPECT_EQ(tool_complaints(report.path.filename().string(), bytes),
                  std::vector<std::string>{});
        EXPECT_EQ(strict_complaints(bytes), std::vector<std::string>{});
    }
}

TEST(FecExport, ReadAgainGivesTheSameBalancesOpenItemsAndLetters) {
    TempDossier first;
    value_of(import_text(first, a_small_year()));
    post(first, "OD", *Date::from_ymd(2026, 5, 1), 12'345);
    validate(first);
    const auto exported = value_of(export_year(first, 2026));
    TempDossier second;
    const auto report = value_of(import_file(second, exported.path));
    EXPECT_TRUE(report.warnings.empty());
    EXPECT_EQ(lines_of(second), lines_of(first));
    const auto before = items_of(first), after = items_of(second);
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        EXPECT_EQ(before[i].piece, after[i].piece);
        EXPECT_EQ(before[i].open, after[i].open);
    }
    const auto again = value_of(export_year(second, 2026));
    EXPECT_EQ(read_text(again.path), read_text(exported.path));
}

TEST(FecExport, KeepsTheCorpusReferenceByteForByte) {
    const auto file = corpus_path("fec/made/123456789FEC20251231.txt");
    if (!file)
        GTEST_SKIP() << k_no_corpus;
    TempDossier dossier;
    value_of(import_file(dossier, *file));
    const auto report = value_of(export_year(dossier, 2025));
    EXPECT_EQ(read_text(report.path), read_text(*file));
}

TEST(FecExport, KeepsInheritedNumbersAndNamesInheritedFaults) {
    TempDossier dossier;
    FecText fec;
    fec.add_pair({.number = "AC-7", .piece = "", .label = ""}, "606400", "471000", "1,00");
    fec.add_pair({.number = "9", .date = "20260401", .validated = "20260302"}, "606400", "471000",
                 "2,00");
    fec.add_pair({.number = "11", .date = "20260501"}, "606400", "471000", "2,00");
    fec.add_pair({.number = "11", .date = "20260502"}, "606400", "471000", "2,00");
    fec.add_pair({.number = "12", .validated = ""}, "606400", "471000", "2,00");
    value_of(import_text(dossier, fec));
    const auto report = value_of(export_year(dossier, 2026));
    const std::string bytes = read_text(report.path);
    EXPECT_NE(bytes.find("\tAC-7\t"), bytes.npos);
    EXPECT_EQ(bytes.find("\t12\t2026"), bytes.npos); // the draft
    EXPECT_TRUE(warns(report.inherited_faults, app::errors::books_text_filled));
    EXPECT_TRUE(warns(report.inherited_faults, app::errors::books_validated_before_entry));
    EXPECT_TRUE(warns(report.inherited_faults, app::errors::books_several_dates));
    EXPECT_TRUE(warns(report.inherited_faults, app::errors::books_drafts_left_out));
    EXPECT_TRUE(tool_complaints(report.path.filename().string(), bytes).empty());
}

TEST(FecExport, RefusesAYearThatIsNotThereAndOneWithoutValidatedEntries) {
    TempDossier dossier;
    EXPECT_EQ(refusal_of(export_year(dossier, 1999)), app::errors::books_no_year.name);
    post(dossier, "OD", *Date::from_ymd(2026, 5, 1), 100);
    EXPECT_EQ(refusal_of(export_year(dossier, 2026)), app::errors::books_nothing_to_export.name);
}

TEST(FecExport, TwoYearsThatEndInOneAreToldApartByTheirLastDay) {
    TempDossier dossier; // 2026
    value_of(dossier.write<ledger::FinancialYear>([](app::Writer& writer) {
        return app::open_year(writer, {std::nullopt, Date::from_ymd(2027, 6, 30)});
    }));
    value_of(dossier.write<ledger::FinancialYear>([](app::Writer& writer) {
        return app::open_year(writer, {std::nullopt, Date::from_ymd(2027, 12, 31)});
    }));
    post(dossier, "AC", *Date::from_ymd(2027, 2, 1), 100);
    post(dossier, "AC", *Date::from_ymd(2027, 8, 1), 200);
    dossier.clock().advance_ms(std::int64_t{365} * 24 * 3600 * 1000);
    validate(dossier);
    const auto export_until = [&](std::optional<Date> closing_day) {
        return dossier.read<app::FecExportReport>([&](app::Reader& reader) {
            app::FecExport request{2027, dossier.file("fec")};
            request.closing_day = closing_day;
            return app::export_fec(reader, request);
        });
    };
    EXPECT_EQ(refusal_of(export_until({})), app::errors::books_year_ambiguous.name);
    EXPECT_EQ(refusal_of(export_until(Date::from_ymd(2027, 7, 31))),
              app::errors::books_no_year_ending.name);
    EXPECT_EQ(value_of(export_until(Date::from_ymd(2027, 6, 30))).path.filename(),
              "732829320FEC20270630.txt");
    EXPECT_EQ(value_of(export_until(Date::from_ymd(2027, 12, 31))).lines, 2);
}

TEST(FecExport, RefusesBooksThatWereChangedOutside) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    value_of(dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
        writer.database().execute_script("DROP TRIGGER entry_validated_is_frozen;"
                                         "UPDATE entry SET label = 'x' WHERE id = 2;");
        return true;
    }));
    EXPECT_EQ(refusal_of(export_year(dossier, 2026)), app::errors::books_chain_broken.name);
    EXPECT_EQ(refusal_of(dossier.write<void>([](app::Writer& writer) {
                  return app::close_period(writer, *Date::from_ymd(2026, 1, 31));
              })),
              app::errors::books_chain_broken.name);
}
