// A deleted line comes back with what people had put on it.
#include "bank_dossier.h"
#include "comptoir/app/identify.h"
#include "comptoir/app/invoices.h"
#include "comptoir/app/line_acts.h"
#include "comptoir/app/recognised.h"
#include "comptoir/app/templates.h"
#include "comptoir/storage/repositories/ledger_repository.h"

namespace comptoir::app {
namespace {

using test::BankDossier;
using test::camt_text;
using test::cut;
using test::day;
using test::TextLine;
using test::TextStatement;
using test::Totals;
using test::value_of;

std::string noted_days_text() {
    const std::vector<TextLine> days{{day("2026-01-05"), -12'00, "PRLV DUVAL"},
                                     {day("2026-01-06"), 240'00, "VIR DUPONT"},
                                     {day("2026-01-07"), -3'50, "FRAIS"},
                                     {day("2026-01-08"), 9'00, "VIR"},
                                     {day("2026-01-09"), -80'00, "CARTE"}};
    TextStatement statement = cut(days, 500'00, 0, 5);
    statement.has_balances = false;
    return camt_text({statement});
}

class DeletedWithItsNotes : public testing::Test {
protected:
    DeletedWithItsNotes() {
        dossier.import_text(noted_days_text());
        test::expect_done(dossier.write<void>([](Writer& writer) -> Result<void> {
            storage::insert_party(writer.database(), {.code = "FDUVAL", .name = "Duval SA"});
            return {};
        }));
        reconcile::StoredTemplate fees;
        fees.code = "FRAIS";
        fees.label = "Frais bancaires";
        fees.rows = {{.account = "627000"}};
        fees.rows.front().share.kind = reconcile::ShareKind::Rest;
        value_of(dossier.write<TemplateSaved>(
            [&](Writer& writer) { return save_template(writer, fees); }));
        m_template = reconcile::TemplateId{dossier.integer("SELECT max(id) FROM entry_template")};
        value_of(dossier.write<DocumentBatch>([&](Writer& writer) {
            return add_documents(
                writer, {dossier.write_file("justificatif.png", "\x89PNG\r\n\x1a\n-invented")},
                inbox::Box::Other);
        }));
        m_document = inbox::DocumentId{dossier.integer("SELECT max(id) FROM document")};
    }
    Result<void> remove(std::int64_t line) {
        return dossier.write<void>(
            [&](Writer& writer) { return delete_line(writer, bank::LineId{line}, "twice"); });
    }
    Result<void> remove_statement(std::int64_t statement) {
        return dossier.write<void>([&](Writer& writer) {
            return delete_statement(writer, bank::StatementId{statement}, "not ours");
        });
    }
    Result<void> take_back(std::int64_t line) {
        return dossier.write<void>(
            [&](Writer& writer) { return take_back_line(writer, bank::LineId{line}); });
    }
    void put_all_on(std::int64_t id) {
        const std::vector<bank::LineId> lines{bank::LineId{id}};
        test::expect_done(dossier.write<void>([&](Writer& writer) -> Result<void> {
            CT_TRY(note_lines(writer, lines, "à demander à Claire : \"où ?\""));
            CT_TRY(attach_documents(writer, lines, {m_document}));
            CT_TRY(set_line_party(writer, lines.front(), "FDUVAL"));
            CT_TRY(set_line_template(writer, lines.front(), m_template));
            CT_TRY(park_lines(writer, lines, "attend la facture"));
            return {};
        }));
    }
    // Everything a person sees on a line.
    std::string seen(std::int64_t id) {
        return value_of(dossier.read<std::string>([&](Reader& reader) -> Result<std::string> {
            std::string text;
            CT_TRY(for_each_line(reader, {.after = id - 1, .limit = 1}, [&](const LineRow& row) {
                text = row.line.label + "|" + row.note + "|" + row.reason + "|" + row.party + "|" +
                       row.template_code + "|" + std::string(to_text(row.state));
                return false;
            }));
            CT_ASSIGN(documents, documents_of_line(reader, bank::LineId{id}));
            for (const inbox::Document& document : documents)
                text += "|" + document.name;
            return text;
        }));
    }
    BankDossier dossier;
    reconcile::TemplateId m_template;
    inbox::DocumentId m_document;
};

TEST_F(DeletedWithItsNotes, LineComesBackWithThem) {
    put_all_on(3);
    const std::string before = seen(3);
    const std::string plain = seen(2);
    test::expect_done(remove(3));
    test::expect_done(remove(2));
    test::expect_done(take_back(2));
    test::expect_done(take_back(3));
    EXPECT_EQ(seen(3), before);
    EXPECT_EQ(seen(2), plain) << "nothing stood on it";
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM line_identity WHERE party_by = 'hand' AND"
                              " template_by = 'hand'"),
              1);
    // And again, after it came back.
    test::expect_done(remove(3));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM line_note"), 0);
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM line_document"), 0);
    test::expect_done(take_back(3));
    EXPECT_EQ(seen(3), before);
}

TEST_F(DeletedWithItsNotes, SoDoTheLinesOfAStatement) {
    put_all_on(3);
    put_all_on(5);
    const std::string third = seen(3), fifth = seen(5);
    test::expect_done(remove_statement(1));
    for (std::int64_t line = 1; line <= 5; ++line)
        test::expect_done(take_back(line));
    EXPECT_EQ(seen(3), third);
    EXPECT_EQ(seen(5), fifth);
}

TEST_F(DeletedWithItsNotes, SoItDoesWhenTheImportIsAskedToBringIt) {
    put_all_on(3);
    const std::string before = seen(3);
    test::expect_done(remove(3));
    ImportRequest request;
    request.take_back_deleted = true;
    value_of(dossier.try_text(noted_days_text(), request));
    const std::int64_t came = dossier.integer("SELECT id FROM bank_line WHERE label = 'FRAIS'");
    EXPECT_EQ(seen(came), before);
}

TEST_F(DeletedWithItsNotes, ATemplateThatWentMeanwhileStaysAway) {
    put_all_on(3);
    test::expect_done(remove(3));
    test::expect_done(dossier.write<void>([&](Writer& writer) -> Result<void> {
        writer.database().run("DELETE FROM entry_template WHERE id = ?1", m_template);
        return {};
    }));
    test::expect_done(take_back(3));
    EXPECT_EQ(seen(3), "FRAIS|à demander à Claire : \"où ?\"|attend la facture|FDUVAL||parked|"
                       "justificatif.png");
}

TEST_F(DeletedWithItsNotes, AFileKnowsTheDeletedLineAllTheSame) {
    put_all_on(3);
    test::expect_done(remove(3));
    EXPECT_EQ(dossier.import_text(noted_days_text()), (Totals{0, 4, 0}));
    EXPECT_EQ(dossier.line_count(), 4);
    // What it says of the line is what the deleted one says: nothing is stored twice.
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM repeated_line WHERE line <> ''"), 0);
    const auto rows = value_of(dossier.read<std::vector<DeletedLineRow>>(
        [](Reader& reader) { return list_deleted(reader, {}); }));
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows.front().line.label, "FRAIS");
}

TEST_F(DeletedWithItsNotes, WhatWasFoundAndNotSetIsFoundAnew) {
    test::expect_done(dossier.write<void>([&](Writer& writer) -> Result<void> {
        writer.database().run("INSERT INTO line_identity (line_id, party, party_by, template_id,"
                              " template_by) VALUES (3, 'FDUVAL', 'reference', NULL, '')");
        return {};
    }));
    test::expect_done(remove(3));
    test::expect_done(take_back(3));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM line_identity WHERE line_id = 3"), 0);
}

} // namespace
} // namespace comptoir::app
