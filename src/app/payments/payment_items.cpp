#include "app/payments/payment_items.h"

#include "comptoir/app/books.h"

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

} // namespace comptoir::app
