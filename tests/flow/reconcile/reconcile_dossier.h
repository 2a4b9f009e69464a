// A dossier with two suppliers, two customers, a bank journal, invoices and bank lines.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/app/books.h"
#include "comptoir/app/reconcile.h"
#include "support/temp_dossier.h"

#include <string>
#include <vector>

namespace comptoir::test {

inline Date october(int day) {
    return *Date::from_ymd(2026, 10, static_cast<unsigned>(day));
}

struct LineSpec {
    std::int64_t cents = 0;
    Date day;
    std::string label;
    std::string end_to_end_id = {}, remittance_reference = {};
};

class ReconcileDossier {
public:
    ReconcileDossier();

    TempDossier dossier;

    // Purchase (negative) or sale (positive) booked as a draft; returns its open item's id.
    ledger::RowId invoice(const std::string& party, const std::string& piece, std::int64_t cents,
                          Date day);
    // An entry on 512100 against `account` (and party when it is a third-party account).
    ledger::EntryId bank_entry(std::int64_t cents, Date day, const std::string& label,
                               const std::string& account, const std::string& party = {});
    // One statement that holds these lines.
    std::vector<bank::LineId> lines(const std::vector<LineSpec>& specs,
                                    std::int64_t opening_cents = 0);
    std::vector<bank::LineId> statement(std::vector<bank::StatementLine> lines,
                                        std::int64_t opening_cents = 0);

    app::ReconcileReport propose();
    app::ReconcileReport apply();
    Result<reconcile::MatchId> match(const app::ManualMatch& request);
    Result<void> undo(reconcile::MatchId match);
    reconcile::ReconciliationReport report(Date at);
    std::vector<ledger::OpenItem> open_items();
    ledger::Entry entry(ledger::EntryId id);
    std::vector<ledger::Entry> entries();
    void validate();
    // Balances, open items with their letters, and line states: what "restored" means.
    std::string snapshot();
    void expect_check_passes();

private:
    int m_statement = 0;
};

inline app::ManualTarget to_entry(ledger::EntryId entry) {
    return {.kind = reconcile::TargetKind::Entry, .entry = entry};
}
inline app::ManualTarget to_item(ledger::RowId item, std::optional<Money> amount = {}) {
    return {.kind = reconcile::TargetKind::Invoice, .row = item, .amount = amount};
}
inline app::ManualTarget to_account(const std::string& account, Money amount) {
    return {.kind = reconcile::TargetKind::Account, .account = account, .amount = amount};
}

} // namespace comptoir::test
