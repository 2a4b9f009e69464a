#include "app/payments/payment_items.h"

#include "comptoir/app/books.h"
#include "comptoir/payments/types.h"
#include "comptoir/storage/repositories/invoice_repository.h"
#include "comptoir/storage/repositories/lettering_repository.h"

namespace comptoir::app {

Result<OpenPurchases> OpenPurchases::load(Reader& reader) {
    CT_ASSIGN(items, list_open_items(reader, {}));
    OpenPurchases found;
    found.m_items = std::move(items);
    for (std::size_t i = 0; i < found.m_items.size(); ++i) {
        found.m_by_row.emplace(found.m_items[i].id, i);
        for (ledger::RowId row : found.m_items[i].rows)
            found.m_by_row.emplace(row, i);
    }
    return found;
}

const ledger::OpenItem* OpenPurchases::of_row(ledger::RowId row) const {
    const auto found = m_by_row.find(row);
    return found == m_by_row.end() ? nullptr : &m_items[found->second];
}

Money left_to_order(Reader& reader, const ledger::OpenItem& item,
                    const invoices::Invoice* invoice) {
    const Money open = -item.open;
    if (!invoice)
        return open;
    std::int64_t settled = 0, before = 0;
    for (ledger::RowId row : storage::party_rows(reader.database(), *invoice)) {
        settled += storage::imputed_minor(reader.database(), row);
        before += storage::imputed_minor_until(reader.database(), row, invoice->issued_on);
    }
    return payments::left_to_order(*invoice, open, Money{settled, open.currency()},
                                   Money{before, open.currency()});
}

} // namespace comptoir::app
