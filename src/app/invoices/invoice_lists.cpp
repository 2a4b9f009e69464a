#include "comptoir/app/errors.h"
#include "comptoir/app/invoices.h"
#include "comptoir/storage/repositories/invoice_repository.h"

namespace comptoir::app {

Result<std::vector<invoices::Invoice>> list_invoices(Reader& reader, const InvoiceFilter& filter) {
    return storage::load_invoices(reader.database(), {.direction = filter.direction,
                                                      .state = filter.state,
                                                      .text = filter.text,
                                                      .after = filter.after,
                                                      .limit = filter.limit});
}

Result<std::map<invoices::InvoiceState, std::int64_t>> count_invoices(Reader& reader) {
    return storage::count_invoices(reader.database());
}

Result<invoices::Invoice> load_invoice(Reader& reader, invoices::InvoiceId id) {
    auto invoice = storage::find_invoice(reader.database(), id);
    if (!invoice)
        return fail(errors::not_found, {{"what", std::string("invoice")}, {"id", id.value()}});
    return std::move(*invoice);
}

std::vector<invoices::InvoiceCheck> checks_of(const invoices::Invoice& invoice) {
    return invoices::check_invoice(invoice);
}

Result<std::vector<HistoryLine>> history_of(Reader& reader, const std::string& object) {
    std::vector<HistoryLine> lines;
    for (storage::ObjectEvent& event : storage::events_of(reader.database(), object))
        lines.push_back({event.at, std::move(event.user), std::move(event.action),
                         std::move(event.before), std::move(event.after)});
    return lines;
}

} // namespace comptoir::app
