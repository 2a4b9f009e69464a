// A reconciliation dossier whose invoices carry VAT, on debits or waiting for payment.
#pragma once

#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "flow/reconcile/reconcile_dossier.h"

#include <string>
#include <utility>
#include <vector>

namespace comptoir::test {

class SettlementDossier : public ReconcileDossier {
public:
    SettlementDossier();

    struct Vat {
        std::int64_t net = 0, vat = 0; // cents, positive for an invoice
    };
    struct Bill {
        std::string party, piece;
        std::vector<Vat> rates;
        Date day = october(1);
        std::string charge = "706000"; // what the net is booked to
        std::string vat_account = "445740";
    };
    // A sale of positive amounts on 411000; a credit note is all negative.
    ledger::RowId sale(const Bill& bill);
    // The same on 401000, credited.
    ledger::RowId purchase(Bill bill);

    std::int64_t balance(const std::string& account); // cents, debit positive
    void close_until(Date day);
    // One check of `check`.
    app::CheckResult check(std::string_view name);
    void run_sql(std::string_view sql); // damage

private:
    ledger::RowId post(const Bill& bill, const std::string& journal, const std::string& account,
                       int sign);
};

// The one made last.
app::MatchRow last_match(ReconcileDossier& dossier);

} // namespace comptoir::test
