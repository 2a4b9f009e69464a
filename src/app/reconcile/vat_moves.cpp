#include "app/reconcile/vat_moves.h"

#include "comptoir/app/books.h"
#include "comptoir/core/text.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/invoices/errors.h"
#include "comptoir/invoices/vat_on_receipts.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/vat_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

using storage::VatMove;
using storage::WaitingInvoice;

// VAT is nobody's bank movement: "OD", or the first journal of its kind.
std::optional<std::string> general_journal(storage::Database& database) {
    std::optional<std::string> code;
    for (const ledger::Journal& journal : storage::load_journals(database)) {
        if (journal.type == ledger::JournalType::General && (!code || journal.code == "OD"))
            code = journal.code;
    }
    return code;
}

// What the settlements so far make due of one row, less what was moved before.
std::int64_t still_to_move(const WaitingInvoice& invoice, const WaitingInvoice::Row& row,
                           Currency currency) {
    const auto due_after = [&](std::int64_t settled_minor) {
        return invoices::vat_due({row.amount_minor, currency}, {settled_minor, currency},
                                 {invoice.gross_minor, currency})
            .minor();
    };
    return due_after(invoice.settled_minor) - due_after(invoice.settled_before_minor) -
           row.moved_minor;
}

class Draft {
public:
    Draft(ledger::Chart chart, Currency currency) : m_chart(chart), m_currency(currency) {}

    void add(const WaitingInvoice& invoice) {
        const std::size_t before = m_moves.size();
        for (const WaitingInvoice::Row& row : invoice.rows) {
            const std::int64_t moved = still_to_move(invoice, row, m_currency);
            const auto due =
                invoices::account_of_due_vat(m_chart, row.account, invoice.of_fixed_asset);
            if (moved == 0 || !due)
                continue;
            add_row(row.account, -moved, invoice);
            add_row(std::string(*due), moved, invoice);
            m_moves.push_back({row.id, moved});
        }
        if (m_moves.size() == before)
            return;
        ++m_invoices;
        m_entry.piece = m_invoices == 1 ? invoice.piece : std::string{};
        m_entry.label = m_invoices == 1 ? "TVA exigible – " + invoice.label
                                        : "TVA exigible – " + text::number(m_invoices) + " pièces";
    }

    const std::vector<VatMove>& moves() const { return m_moves; }
    ledger::Entry& entry() { return m_entry; }

private:
    void add_row(const std::string& account, std::int64_t minor, const WaitingInvoice& invoice) {
        ledger::EntryRow row;
        row.account = account;
        row.amount = Money{minor, m_currency};
        row.label = invoice.label;
        row.piece = invoice.piece;
        m_entry.rows.push_back(std::move(row));
    }

    ledger::Chart m_chart;
    Currency m_currency;
    ledger::Entry m_entry;
    std::vector<VatMove> m_moves;
    std::int64_t m_invoices = 0;
};

void put_on_open_day(ledger::Entry& entry, Date day, const std::optional<Date>& closed_until) {
    entry.date = day;
    if (!closed_until || day > *closed_until)
        return;
    entry.label += " (" + day.to_iso() + ")"; // the true day (PCG art. 1031-4)
    entry.date = closed_until->plus_days(1);
}

} // namespace

Result<ledger::EntryId> move_due_vat(Writer& writer, std::span<const ledger::RowId> rows,
                                     reconcile::MatchId match, Date settled_on) {
    storage::Database& database = writer.database();
    const storage::DossierRow dossier = storage::load_dossier(database);
    Draft draft(dossier.chart, dossier.currency);
    for (const WaitingInvoice& invoice :
         storage::load_waiting_invoices(database, dossier.chart, rows))
        draft.add(invoice);
    if (draft.moves().empty())
        return ledger::EntryId{};
    const auto journal = general_journal(database);
    if (!journal)
        return fail(invoices::errors::no_journal,
                    {{"type", std::string(ledger::to_text(ledger::JournalType::General))}});
    ledger::Entry& entry = draft.entry();
    entry.journal = *journal;
    entry.origin = ledger::EntryOrigin::Match;
    entry.piece_date = settled_on;
    if (entry.piece.empty()) // FEC column 9 is never empty
        entry.piece = "TVA " + settled_on.to_iso();
    put_on_open_day(entry, settled_on, dossier.closed_until);
    for (const ledger::EntryRow& row : entry.rows) {
        if (const auto label = invoices::booking_account_label(dossier.chart, row.account))
            storage::insert_account(database, {row.account, std::string(*label)});
    }
    CT_ASSIGN(posted, post_draft(writer, entry));
    for (const VatMove& move : draft.moves())
        storage::insert_vat_move(database, move, posted, match);
    return posted;
}

} // namespace comptoir::app
