// A settlement dossier whose supplier bills are paid by SEPA orders.
#pragma once

#include "comptoir/app/payments.h"
#include "settlement_dossier.h"

#include <string>
#include <vector>

namespace comptoir::test {

inline Date november(int day) {
    return *Date::from_ymd(2026, 11, static_cast<unsigned>(day));
}

class OrderDossier : public SettlementDossier {
public:
    OrderDossier(); // orders are booked at their export; FAARO and FORANGE may be paid

    void book_at_order(bool at_order);
    // In one file; the order is executed on Monday 2 November, and today is Wednesday the 4th then.
    Result<app::PaymentExportReport> order(const std::vector<ledger::RowId>& items,
                                           const std::string& name = "order.xml",
                                           std::optional<Date> on = {});
    std::vector<payments::Payment> payments();
    payments::Payment last() { return payments().back(); }
    Result<void> cancel(payments::PaymentId payment);
    // The days pass that the bank needs.
    void wait_days(int days);
    std::int64_t open_of(const std::string& piece);
    bool is_pointed(ledger::EntryId entry);
    std::size_t bank_entries(); // in the journal BQ
};

} // namespace comptoir::test
