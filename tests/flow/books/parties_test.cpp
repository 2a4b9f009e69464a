#include "comptoir/app/books_errors.h"
#include "comptoir/core/errors.h"
#include "fec_text.h"

using namespace comptoir;
using namespace comptoir::test;

namespace {

const Iban k_iban = *Iban::parse("FR1420041010050500013M02606");
const Iban k_other = *Iban::parse("FR7630006000011234567890189");

Result<ledger::Party> set(TempDossier& dossier, const app::PartyChange& change) {
    return dossier.write<ledger::Party>(
        [&](app::Writer& writer) { return app::set_party(writer, change); });
}

std::vector<ledger::Party> parties(TempDossier& dossier) {
    return value_of(dossier.read<std::vector<ledger::Party>>(
        [](app::Reader& reader) { return app::list_parties(reader); }));
}

Result<app::PartyImportReport> import_table(TempDossier& dossier, const std::string& table) {
    const auto file = dossier.write_file("tiers.csv", table);
    return dossier.write<app::PartyImportReport>(
        [&](app::Writer& writer) { return app::import_parties(writer, file); });
}

} // namespace

TEST(SetParty, MakesANewPartyAndKeepsWhatIsNotGiven) {
    TempDossier dossier;
    value_of(set(dossier, {.code = "FAARO", .name = "Aaro", .terms_days = 30}));
    value_of(set(dossier, {.code = "FAARO", .statement_reference = "AARO SARL"}));
    const auto all = parties(dossier);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].name, "Aaro");
    EXPECT_EQ(all[0].terms_days, 30);
    EXPECT_EQ(all[0].statement_reference, "AARO SARL");
    EXPECT_FALSE(all[0].iban);
}

TEST(SetParty, ATypedIbanIsTheOnlyOneThatMayBePaidAndRetiresTheOther) {
    TempDossier dossier;
    value_of(set(dossier, {.code = "FAARO", .name = "Aaro", .iban = k_iban}));
    EXPECT_EQ(parties(dossier)[0].iban, k_iban);
    value_of(set(dossier, {.code = "FAARO", .iban = k_other}));
    EXPECT_EQ(parties(dossier)[0].iban, k_other);
    value_of(set(dossier, {.code = "FAARO", .iban = k_iban})); // and back again
    EXPECT_EQ(parties(dossier)[0].iban, k_iban);
}

TEST(SetParty, RefusesAnEmptyCodeAndTermsOutOfRange) {
    TempDossier dossier;
    EXPECT_EQ(refusal_of(set(dossier, {.code = "  "})), app::errors::party_code_missing.name);
    EXPECT_EQ(refusal_of(set(dossier, {.code = "FARO", .terms_days = 30})),
              app::errors::party_unknown.name);
    EXPECT_EQ(refusal_of(set(dossier, {.code = "F", .terms_days = 366})),
              app::errors::terms_out_of_range.name);
    EXPECT_EQ(refusal_of(set(dossier, {.code = "F", .terms_days = -1})),
              app::errors::terms_out_of_range.name);
}

TEST(SetParty, TermsGiveTheDueDayOfOpenItems) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    value_of(set(dossier, {.code = "FLUM", .name = "Lumière", .terms_days = 30}));
    for (const ledger::OpenItem& item : items_of(dossier)) {
        EXPECT_EQ(item.due_on.to_iso(),
                  item.party == "FLUM" ? "2026-02-09" : item.booked_on.to_iso());
    }
}

TEST(PartyTable, AddsAndChangesParties) {
    TempDossier dossier;
    const auto report = value_of(
        import_table(dossier, "Code;Name;IBAN;Terms;VAT\r\nF1;\"Un; deux \"\"trois\"\"\";" +
                                  k_iban.printed() + ";45;receipts\r\n\r\nF2;Deux;;;\r\n"));
    EXPECT_EQ(report.added, 2);
    const auto all = parties(dossier);
    EXPECT_EQ(all[0].name, "Un; deux \"trois\"");
    EXPECT_EQ(all[0].iban, k_iban);
    EXPECT_EQ(all[0].vat_basis, ledger::VatBasis::Receipts);
    EXPECT_EQ(value_of(import_table(dossier, "code,name\nF2,Deux bis\n")).changed, 1);
    EXPECT_EQ(parties(dossier)[1].name, "Deux bis");
}

TEST(PartyTable, NeverReplacesAConfirmedAccountNumber) {
    TempDossier dossier;
    value_of(set(dossier, {.code = "F1", .name = "Un", .iban = k_iban}));
    const auto report = value_of(import_table(dossier, "code;iban\nF1;" + k_other.text() + "\n"));
    EXPECT_TRUE(warns(report.warnings, app::errors::party_iban_kept));
    EXPECT_EQ(parties(dossier)[0].iban, k_iban);
}

TEST(PartyTable, RefusesAllLinesWhenOneIsWrong) {
    TempDossier dossier;
    EXPECT_EQ(refusal_of(import_table(dossier, "nom;iban\nF1;x\n")),
              app::errors::party_table_header.name);
    EXPECT_EQ(refusal_of(import_table(dossier, "code;terms\nF1;30\nF2;soon\n")),
              app::errors::party_table_line.name);
    EXPECT_EQ(refusal_of(import_table(dossier, "code;vat\nF1;cash\n")),
              app::errors::party_table_line.name);
    const auto wrong = import_table(dossier, "code;iban\nF1;FR00123\n");
    EXPECT_EQ(refusal_of(wrong), comptoir::errors::iban_invalid.name);
    EXPECT_EQ(wrong.error().place->line, 2);
    EXPECT_TRUE(parties(dossier).empty());
}
