#include "order_dossier.h"

#include "comptoir/app/journal_import.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace comptoir::test {

OrderDossier::OrderDossier() {
    for (const auto& [party, iban] : {std::pair("FAARO", "FR7614508021000880011223321"),
                                      std::pair("FORANGE", "FR7618206002800001234567813")})
        expect_done(dossier.write<void>([&](app::Writer& writer) {
            return app::confirm_payee_iban(writer, party, *Iban::parse(iban));
        }));
    book_at_order(true);
}

void OrderDossier::book_at_order(bool at_order) {
    value_of(dossier.write<app::JournalImport>([&](app::Writer& writer) {
        return app::set_journal_import(writer, {.journal = "BQ", .settles_at_order = at_order});
    }));
}

Result<app::PaymentExportReport> OrderDossier::order(const std::vector<ledger::RowId>& items,
                                                     const std::string& name,
                                                     std::optional<Date> on) {
    return dossier.write<app::PaymentExportReport>(
        [&](app::Writer& writer) -> Result<app::PaymentExportReport> {
            CT_TRY(app::add_payments(
                writer,
                {.invoices = {}, .items = items, .execute_on = on, .repeat_is_meant = true}));
            return app::export_payments(
                writer, {.journal = "BQ", .output = dossier.file(name), .payments = {}});
        });
}

std::vector<payments::Payment> OrderDossier::payments() {
    return value_of(dossier.read<std::vector<payments::Payment>>(
        [](app::Reader& reader) { return app::list_payments(reader, {}); }));
}

Result<void> OrderDossier::cancel(payments::PaymentId payment) {
    return dossier.write<void>(
        [&](app::Writer& writer) { return app::cancel_payment(writer, payment); });
}

void OrderDossier::wait_days(int days) {
    dossier.clock().advance_ms(std::int64_t{86'400'000} * days);
}

std::int64_t OrderDossier::open_of(const std::string& piece) {
    std::int64_t open = 0;
    for (const ledger::OpenItem& item : open_items())
        open += item.piece == piece ? item.open.minor() : 0;
    return open;
}

bool OrderDossier::is_pointed(ledger::EntryId id) {
    const ledger::Entry found = entry(id);
    return std::any_of(found.rows.begin(), found.rows.end(),
                       [](const ledger::EntryRow& row) { return row.pointed; });
}

std::size_t OrderDossier::bank_entries() {
    const std::vector<ledger::Entry> all = entries();
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [](const ledger::Entry& entry) { return entry.journal == "BQ"; }));
}

} // namespace comptoir::test
