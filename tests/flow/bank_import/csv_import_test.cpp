// CSV files of banks nobody knew: previewed, mapped once, imported from then on.
#include "bank_dossier.h"

#include "comptoir/app/csv.h"
#include "comptoir/app/errors.h"
#include "comptoir/bank/csv_errors.h"
#include "comptoir/bank/errors.h"
#include "comptoir/ledger/errors.h"

namespace comptoir::test {
namespace {

constexpr std::string_view k_unknown = "Export Hafenbank\nTag;Text;Eingang;Ausgang;Stand\n"
                                       "25.02.2026;Papier;;5,00;95,00\n"
                                       "26.02.2026;Duval;10,00;;105,00\n";
constexpr std::string_view k_later = "Export Hafenbank\nTag;Text;Eingang;Ausgang;Stand\n"
                                     "26.02.2026;Duval;10,00;;105,00\n"
                                     "03.03.2026;Miete;;55,00;50,00\n";

bank::CsvMapping mapping_for(BankDossier& dossier, std::string_view text) {
    const auto preview = value_of(app::preview_csv(dossier.write_file("look.csv", text), {}));
    bank::CsvMapping mapping = preview.proposal.mapping;
    mapping.name = "hafenbank";
    mapping.columns.at(0).role = bank::CsvRole::BookedOn;
    mapping.columns.at(1).role = bank::CsvRole::Label;
    mapping.columns.at(2).role = bank::CsvRole::Credit;
    mapping.columns.at(3).role = bank::CsvRole::Debit;
    mapping.columns.at(4).role = bank::CsvRole::Balance;
    return mapping;
}

Result<app::CsvMappingRow> save(BankDossier& dossier, const bank::CsvMapping& mapping,
                                const std::string& journal = "BQ") {
    return dossier.write<app::CsvMappingRow>(
        [&](app::Writer& writer) { return app::save_csv_mapping(writer, journal, mapping); });
}

std::vector<app::CsvMappingRow> mappings_of(BankDossier& dossier) {
    return value_of(dossier.read<std::vector<app::CsvMappingRow>>(
        [](app::Reader& reader) { return app::list_csv_mappings(reader, std::nullopt); }));
}

TEST(CsvImport, AnUnknownBankIsRefusedUntilItsColumnsAreNamed) {
    BankDossier dossier;
    EXPECT_EQ(refusal_of(dossier.try_text(k_unknown)), "formats.csv_unknown_layout");
    value_of(save(dossier, mapping_for(dossier, k_unknown)));
    EXPECT_EQ(dossier.import_text(k_unknown), (Totals{2, 0, 0}));
    const auto statement = dossier.statements().at(0);
    EXPECT_EQ(statement.check, bank::BalanceCheck::Ok);
    EXPECT_EQ(statement.opening, eur(100'00));
    EXPECT_EQ(statement.closing, eur(105'00));
}

TEST(CsvImport, TwiceIsOnceAndOverlapsAddWhatIsNew) {
    BankDossier dossier;
    value_of(save(dossier, mapping_for(dossier, k_unknown)));
    EXPECT_EQ(dossier.import_text(k_unknown), (Totals{2, 0, 0}));
    EXPECT_EQ(dossier.import_text(k_unknown).fresh, 0);
    EXPECT_EQ(dossier.import_text(k_later).fresh, 1);
    EXPECT_EQ(dossier.line_count(), 3);
    expect_balances_hold(dossier);
}

TEST(CsvImport, AFileWithoutAccountIsOfTheChosenJournal) {
    BankDossier dossier;
    constexpr std::string_view k_known = "Date;Date de valeur;Débit;Crédit;Libellé;Solde\n"
                                         "30/01/2026;30/01/2026;-12,00;;FRAIS;88,00\n";
    EXPECT_EQ(refusal_of(dossier.try_text(k_known)), bank::errors::account_unnamed.name);
    EXPECT_EQ(refusal_of(dossier.try_text(k_known, {.journal = "BQ"})), "");
    EXPECT_EQ(dossier.line_count(), 1);
}

TEST(CsvImport, OfTwoJournalsWithOneLayoutAPersonChooses) {
    BankDossier dossier;
    value_of(dossier.write<ledger::Journal>([](app::Writer& writer) {
        return app::add_journal(
            writer, {.code = "B2", .iban = Iban::parse("BE68539007547034"), .account = "512200"});
    }));
    value_of(save(dossier, mapping_for(dossier, k_unknown)));
    value_of(save(dossier, mapping_for(dossier, k_unknown), "B2"));
    EXPECT_EQ(refusal_of(dossier.try_text(k_unknown)), bank::errors::account_unnamed.name);
    EXPECT_EQ(value_of(dossier.try_text(k_unknown, {.journal = "B2"})).statements.at(0).journal,
              "B2");
}

TEST(CsvMappings, AreReplacedListedAndForgotten) {
    BankDossier dossier;
    bank::CsvMapping mapping = mapping_for(dossier, k_unknown);
    const auto first = value_of(save(dossier, mapping));
    mapping.currency = Currency::parse("CHF");
    mapping.date_order = bank::DateOrder::DayMonthYear;
    mapping.encoding = bank::CsvEncoding::Cp1252;
    mapping.debit_sign = bank::CsvDebitSign::Negative;
    mapping.amounts_inverted = true;
    mapping.account = "123";
    mapping.name = "other";
    const auto second = value_of(save(dossier, mapping));
    EXPECT_EQ(first.id, second.id); // the same header
    ASSERT_EQ(mappings_of(dossier).size(), 1U);
    EXPECT_EQ(mappings_of(dossier)[0].mapping, mapping);
    EXPECT_EQ(mappings_of(dossier)[0].journal, "BQ");
    const auto forget = [&] {
        return dossier.write<void>(
            [&](app::Writer& writer) { return app::forget_csv_mapping(writer, first.id); });
    };
    expect_done(forget());
    EXPECT_TRUE(mappings_of(dossier).empty());
    EXPECT_EQ(refusal_of(forget()), app::errors::not_found.name);
}

TEST(CsvMappings, AreRefusedForJournalsThatFollowNoBank) {
    BankDossier dossier;
    bank::CsvMapping mapping = mapping_for(dossier, k_unknown);
    EXPECT_EQ(refusal_of(save(dossier, mapping, "AC")), ledger::errors::not_a_bank_journal.name);
    EXPECT_EQ(refusal_of(save(dossier, mapping, "XX")), ledger::errors::unknown_journal.name);
    mapping.name = "Hafen Bank";
    EXPECT_EQ(refusal_of(save(dossier, mapping)), bank::errors::csv_mapping_name.name);
    mapping.name = "hafenbank";
    mapping.columns[0].role = bank::CsvRole::Ignore;
    EXPECT_EQ(refusal_of(save(dossier, mapping)), bank::errors::csv_column_missing.name);
}

TEST(CsvPreview, ReadsTheBeginningLive) {
    TempFolder folder;
    BankDossier dossier;
    std::string text = "Date;Libellé;Montant\n";
    for (int count = 0; count < 200; ++count)
        text += "25/02/2026;ACHAT;-1,00\n";
    const auto path = dossier.write_file("a.csv", text);
    const auto preview = value_of(app::preview_csv(path, {}));
    ASSERT_EQ(preview.statements.size(), 1U);
    EXPECT_EQ(preview.statements[0].lines.size(), 50U);
    EXPECT_FALSE(preview.is_whole);
    EXPECT_FALSE(preview.error);
    EXPECT_TRUE(value_of(app::preview_csv(path, {.lines_max = 500})).is_whole);
    bank::CsvMapping wrong = preview.proposal.mapping;
    wrong.columns[1].role = bank::CsvRole::Amount;
    wrong.columns[2].role = bank::CsvRole::Ignore;
    const auto refused = value_of(app::preview_csv(path, {.mapping = wrong}));
    ASSERT_TRUE(refused.error);
    EXPECT_EQ(refused.error->code.name, "formats.csv_amount");
    EXPECT_EQ(refused.error->place->line, 2);
    EXPECT_EQ(refused.error->place->file, path.string());
    EXPECT_EQ(refusal_of(app::preview_csv(folder.file("none.csv"), {})), "core.file_unreadable");
    EXPECT_GE(app::csv_profiles().size(), 15U);
}

} // namespace
} // namespace comptoir::test
