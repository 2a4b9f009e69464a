// The breakdown by rate (EN 16931 BG-23) against the totals of the document.
#include "comptoir/invoices/errors.h"
#include "comptoir/invoices/types.h"

#include <algorithm>

namespace comptoir::invoices {

namespace {

bool is_reverse_charge(const TaxLine& tax) {
    return tax.category == "AE" || tax.category == "K";
}

// Empty when the sum does not fit or mixes currencies.
std::optional<Money> sum_of(const Invoice& invoice, Money TaxLine::*part) {
    std::optional<Money> sum = Money::zero(invoice.currency);
    for (const TaxLine& tax : invoice.taxes) {
        if ((tax.*part).currency() != invoice.currency)
            return std::nullopt;
        sum = sum ? checked_add(*sum, tax.*part) : std::nullopt;
    }
    return sum;
}

tl::unexpected<Error> bases_differ(const Invoice& invoice) {
    return fail(errors::bases_differ,
                {{"bases", sum_of(invoice, &TaxLine::base).value_or(Money::zero(invoice.currency))},
                 {"net", invoice.net}});
}

} // namespace

Result<void> check_bases(const Invoice& invoice) {
    if (invoice.taxes.empty()) // MINIMUM profile: totals only
        return {};
    const std::optional<Money> bases = sum_of(invoice, &TaxLine::base);
    const std::optional<Money> gap = bases ? checked_add(invoice.net, -*bases) : std::nullopt;
    if (!gap || gap->abs().minor() > static_cast<std::int64_t>(invoice.taxes.size()))
        return bases_differ(invoice);
    return {};
}

Result<void> refit_breakdown(Invoice& invoice) {
    const bool reverse_charge =
        std::any_of(invoice.taxes.begin(), invoice.taxes.end(), is_reverse_charge);
    const bool same_vat = sum_of(invoice, &TaxLine::vat) == std::optional(invoice.vat);
    if (!same_vat && !reverse_charge) {
        invoice.taxes.clear();
        return {};
    }
    if (!same_vat && std::all_of(invoice.taxes.begin(), invoice.taxes.end(), is_reverse_charge))
        return fail(errors::reverse_charge_with_vat, {{"vat", invoice.vat}});
    if (!same_vat)
        return bases_differ(invoice);
    if (sum_of(invoice, &TaxLine::base) == std::optional(invoice.net))
        return {};
    if (invoice.taxes.size() == 1)
        invoice.taxes.front().base = invoice.net;
    else if (reverse_charge)
        return bases_differ(invoice);
    else
        invoice.taxes.clear();
    return {};
}

} // namespace comptoir::invoices
