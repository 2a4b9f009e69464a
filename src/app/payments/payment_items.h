// What a payment pays: the open purchase behind an invoice of ours or an item of imported books.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/invoices/types.h"
#include "comptoir/ledger/types.h"

#include <map>
#include <optional>

namespace comptoir::app {

// Open items by any of their rows, all of them read once.
class OpenPurchases {
public:
    static Result<OpenPurchases> load(Reader& reader);
    const ledger::OpenItem* of_row(ledger::RowId row) const;

private:
    std::vector<ledger::OpenItem> m_items;
    std::map<ledger::RowId, std::size_t> m_by_row;
};

// What an order may pay of this open item: all of it, or what the invoice behind it asks and was
// not paid yet.
Money left_to_order(Reader& reader, const ledger::OpenItem& item, const invoices::Invoice* invoice);

} // namespace comptoir::app
