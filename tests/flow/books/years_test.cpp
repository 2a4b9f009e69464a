// Opening a financial year lets entries be dated, numbered and exported in it.
#include "comptoir/app/books_errors.h"
#include "comptoir/ledger/errors.h"
#include "fec_text.h"

using namespace comptoir;
using namespace comptoir::test;

namespace {

Result<ledger::FinancialYear> open_year(TempDossier& dossier, app::YearOpening request = {}) {
    return dossier.write<ledger::FinancialYear>(
        [&](app::Writer& writer) { return app::open_year(writer, request); });
}

std::vector<ledger::FinancialYear> years_of(TempDossier& dossier) {
    return value_of(dossier.read<std::vector<ledger::FinancialYear>>(
        [](app::Reader& reader) { return app::list_years(reader); }));
}

Result<ledger::EntryId> post_on(TempDossier& dossier, Date day) {
    ledger::Entry entry;
    entry.journal = "OD";
    entry.date = day;
    entry.piece = "P";
    entry.label = "Essai";
    ledger::EntryRow debit, credit;
    debit.account = "606400";
    debit.amount = eur(100);
    credit.account = "471000";
    credit.amount = eur(-100);
    entry.rows = {debit, credit};
    return dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); });
}

std::string number_of(TempDossier& dossier, ledger::EntryId id) {
    return value_of(dossier.read<ledger::Entry>(
                        [&](app::Reader& reader) { return app::load_entry(reader, id); }))
        .number;
}

Date day(std::string_view iso) {
    return Date::parse_iso(iso).value();
}

} // namespace

TEST(OpenYear, LetsEntriesBeDatedInItAndNumbersThemFromOne) {
    TempDossier dossier;
    const auto in_2026 = post_on(dossier, day("2026-12-31"));
    ASSERT_TRUE(in_2026);
    const auto too_early = post_on(dossier, day("2027-01-01"));
    ASSERT_FALSE(too_early);
    EXPECT_EQ(too_early.error().code.name, ledger::errors::outside_years.name);

    const ledger::FinancialYear opened = value_of(open_year(dossier));
    EXPECT_EQ(opened.days, (DateRange{day("2027-01-01"), day("2027-12-31")}));
    const auto in_2027 = post_on(dossier, day("2027-01-01"));
    ASSERT_TRUE(in_2027);
    dossier.clock().advance_ms(std::int64_t{90} * 24 * 3600 * 1000); // past both days
    value_of(dossier.write<app::ValidationReport>(
        [&](app::Writer& writer) { return app::validate_entries(writer, std::nullopt); }));
    EXPECT_EQ(number_of(dossier, *in_2026), "1");
    EXPECT_EQ(number_of(dossier, *in_2027), "1");
}

TEST(OpenYear, TakesTheDaysItIsGiven) {
    TempDossier dossier;
    const app::YearOpening six_months{std::nullopt, day("2027-06-30")};
    EXPECT_EQ(value_of(open_year(dossier, six_months)).days,
              (DateRange{day("2027-01-01"), day("2027-06-30")}));
    EXPECT_EQ(value_of(open_year(dossier)).days, (DateRange{day("2027-07-01"), day("2028-06-30")}));
    EXPECT_EQ(years_of(dossier).size(), 3u);
}

TEST(OpenYear, RefusedChangesNothing) {
    TempDossier dossier;
    const auto twice = open_year(dossier, {day("2026-01-01"), day("2026-12-31")});
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().code.name, ledger::errors::year_overlaps.name);
    EXPECT_EQ(years_of(dossier).size(), 1u);
}
