// What the dossier of a game holds beside one bank, its invoices and its lines: books taken over,
// documents, suppliers that may be paid, another bank and an account in another currency.
#include "act_player.h"

#include "comptoir/app/invoices.h"
#include "comptoir/app/journal_import.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/pointing_repository.h"

namespace comptoir::test {

// Two cheques the books taken over count as seen by the bank.
void ActPlayer::make_taken_over() {
    for (std::size_t i = 0; i < k_taken_over; ++i)
        m_taken_over.push_back(m_books.bank_entry(-(9000 + static_cast<std::int64_t>(i) * 1000),
                                                  october(2), "CHEQUE " + std::to_string(i),
                                                  "401000", "FAARO"));
    value_of(m_books.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        for (const ledger::EntryId id : m_taken_over) {
            writer.database().run("UPDATE entry SET origin = 'books' WHERE id = ?1", id);
            CT_ASSIGN(entry, app::load_entry(writer, id));
            storage::point_opening_row(writer.database(), entry.rows.back().id, october(2));
        }
        return true;
    }));
}

void ActPlayer::make_documents() {
    for (const char* name : {"ticket.png", "facture.png"}) {
        const auto file =
            m_books.dossier.write_file(name, std::string("\x89PNG\r\n\x1a\n-") + name);
        const auto batch =
            value_of(m_books.dossier.write<app::DocumentBatch>([&](app::Writer& writer) {
                return app::add_documents(writer, {file}, inbox::Box::Other);
            }));
        m_documents.push_back(batch.documents.front().document.id);
    }
}

void ActPlayer::make_payees() {
    for (const auto& [party, iban] : {std::pair("FAARO", "FR7614508021000880011223321"),
                                      std::pair("FORANGE", "FR7618206002800001234567813")})
        expect_done(m_books.dossier.write<void>([&](app::Writer& writer) {
            return app::confirm_payee_iban(writer, party, *Iban::parse(iban));
        }));
    value_of(m_books.dossier.write<app::JournalImport>([](app::Writer& writer) {
        return app::set_journal_import(writer, {.journal = "BQ", .settles_at_order = true});
    }));
}

void ActPlayer::make_other_banks() {
    const Currency dollar = *Currency::parse("USD");
    value_of(m_books.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::add_journal(writer, {.code = "BS",
                                         .iban = Iban::parse("FR7630006000011234567890189"),
                                         .account = "512200",
                                         .name = "Second bank"}));
        CT_TRY(app::add_journal(
            writer, {.code = "BD", .account = "512300", .name = "Dollars", .currency = dollar}));
        return true;
    }));
    std::vector<LineSpec> second, foreign;
    for (std::size_t i = k_first_transfer; i < k_first_transfer + k_transfers; ++i)
        second.push_back({20000 + static_cast<std::int64_t>(i) * 1000,
                          october(12 + static_cast<int>(i)),
                          "VIREMENT INTERNE RECU " + std::to_string(i)});
    for (std::size_t i = 0; i < k_foreign_lines; ++i)
        foreign.push_back({i % 2 == 0 ? -6600 : 6600, october(12 + static_cast<int>(i)),
                           "DOLLARS " + std::to_string(i)});
    m_second_lines = lines_of_bank("BS", Currency::eur(), second);
    m_foreign_lines = lines_of_bank("BD", dollar, foreign);
}

std::vector<bank::LineId> ActPlayer::lines_of_bank(const std::string& journal, Currency currency,
                                                   const std::vector<LineSpec>& specs) {
    bank::StatementHeader header;
    header.format = "feed";
    header.account.currency = currency;
    std::vector<bank::StatementLine> drafts;
    Money closing = Money::zero(currency);
    for (const LineSpec& spec : specs) {
        bank::StatementLine line;
        line.booked_on = spec.day;
        line.amount = Money(spec.cents, currency);
        line.label = spec.label;
        line.bank_reference = journal + spec.label;
        line.nature = bank::Nature::Transfer;
        closing += line.amount;
        drafts.push_back(std::move(line));
    }
    header.from = specs.front().day;
    header.to = specs.back().day;
    header.opening = bank::DatedBalance{header.from, Money::zero(currency)};
    header.closing = bank::DatedBalance{header.to, closing};
    std::vector<bank::LineId> ids;
    value_of(m_books.dossier.write<app::ImportReport>([&](app::Writer& writer) {
        return app::stage_feed_statement(writer, journal, header, drafts, &ids);
    }));
    return ids;
}

} // namespace comptoir::test
