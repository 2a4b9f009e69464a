#include "comptoir/core/text.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/invoices/errors.h"
#include "comptoir/invoices/types.h"
#include "comptoir/ledger/rules.h"

#include <algorithm>

namespace comptoir::invoices {

namespace {

struct Rows {
    std::vector<ledger::EntryRow> rows;
    // No zero row ever reaches an entry (PCG art. 911-1; the tax office's tool alerts on them).
    void add(std::string_view account, Money amount) {
        if (amount.is_zero())
            return;
        ledger::EntryRow row;
        row.account = std::string(account);
        row.amount = amount;
        rows.push_back(std::move(row));
    }
};

Error inconsistent(const Invoice& invoice) {
    return fail(errors::amounts_inconsistent,
                {{"net", invoice.net}, {"vat", invoice.vat}, {"gross", invoice.gross}})
        .value();
}

bool one_currency(const Invoice& invoice) {
    const auto same = [&](Money amount) { return amount.currency() == invoice.currency; };
    return same(invoice.net) && same(invoice.vat) && same(invoice.gross) && same(invoice.payable) &&
           (invoice.rounding.is_zero() || same(invoice.rounding)) &&
           std::all_of(invoice.taxes.begin(), invoice.taxes.end(),
                       [&](const TaxLine& tax) { return same(tax.base) && same(tax.vat); });
}

// VAT per tax line, summing to BT-110 exactly. A document may be a cent per rate away from its own
// total (rounding line by line); the total is what it claims, so the largest line takes the rest.
Result<std::vector<Money>> vat_parts(const Invoice& invoice) {
    std::vector<Money> parts;
    Money sum = Money::zero(invoice.currency);
    for (const TaxLine& tax : invoice.taxes) {
        const std::optional<Money> next = checked_add(sum, tax.vat);
        if (!next)
            return fail(inconsistent(invoice));
        sum = *next;
        parts.push_back(tax.vat);
    }
    if (parts.empty()) // MINIMUM profile: totals only
        return std::vector<Money>{invoice.vat};
    const std::optional<Money> leftover = checked_add(invoice.vat, -sum);
    if (!leftover || leftover->abs().minor() > static_cast<std::int64_t>(parts.size()))
        return fail(inconsistent(invoice));
    const auto largest = std::max_element(parts.begin(), parts.end(),
                                          [](Money a, Money b) { return a.abs() < b.abs(); });
    const std::optional<Money> adjusted = checked_add(*largest, *leftover);
    if (!adjusted)
        return fail(inconsistent(invoice));
    *largest = *adjusted;
    return parts;
}

Money signed_by(Money amount, bool reversed) {
    return reversed ? -amount : amount;
}

bool is_domestic(const Invoice& invoice) {
    const std::string& seller = invoice.seller.country;
    const std::string& buyer = invoice.buyer.country;
    return seller.empty() || buyer.empty() || seller == buyer;
}

// The buyer owes the tax himself: it stands on both sides and the third party never sees it
// (CGI art. 283; directive 2006/112/EC art. 194 to 200). The document states no rate.
void add_reverse_charge(Rows& rows, const Invoice& invoice, const BookingAccounts& accounts,
                        std::string_view deductible, bool reversed) {
    for (const TaxLine& tax : invoice.taxes) {
        if (tax.category != "AE" && tax.category != "K")
            continue;
        const Money vat = signed_by(
            multiply(tax.base, accounts.standard_rate, Rounding::HalfAwayFromZero), reversed);
        const bool domestic = tax.category == "AE" && is_domestic(invoice);
        rows.add(deductible, vat);
        rows.add(domestic ? accounts.reverse_charge_domestic : accounts.reverse_charge, -vat);
    }
}

Result<void> check_bookable(const Invoice& invoice, ledger::Chart chart) {
    if (invoice.party.empty())
        return fail(errors::no_party, {{"number", invoice.number}});
    if (invoice.expense_account.empty())
        return fail(errors::no_account, {{"number", invoice.number}});
    CT_TRY(check_net_account(invoice.direction, chart, invoice.expense_account));
    if (!one_currency(invoice))
        return fail(inconsistent(invoice));
    const std::optional<Money> gross = checked_add(invoice.net, invoice.vat);
    if (!gross || *gross != invoice.gross)
        return fail(inconsistent(invoice));
    return check_bases(invoice);
}

} // namespace

Result<void> check_net_account(Direction direction, ledger::Chart chart, std::string_view account) {
    const bool fits = direction == Direction::Purchase ? ledger::is_purchase_account(chart, account)
                                                       : ledger::is_sale_account(chart, account);
    if (!fits)
        return fail(errors::account_unfit, {{"account", std::string(account)},
                                            {"direction", std::string(to_text(direction))}});
    return {};
}

Result<ledger::Entry> booking_entry(const Invoice& invoice, ledger::Chart chart,
                                    const std::string& journal, const std::string& party_account,
                                    ledger::VatBasis vat_basis) {
    CT_TRY(check_bookable(invoice, chart));
    CT_ASSIGN(parts, vat_parts(invoice));
    const BookingAccounts& accounts = booking_accounts(chart);
    const bool purchase = invoice.direction == Direction::Purchase;
    // Debit is positive: a purchase debits the expense, a sale credits the income.
    const bool reversed = purchase == (invoice.type == InvoiceType::CreditNote);
    const bool waiting = vat_basis == ledger::VatBasis::Receipts;
    const std::string_view ordinary = is_asset_account(chart, invoice.expense_account)
                                          ? accounts.vat_deductible_asset
                                          : accounts.vat_deductible;
    const std::string_view deductible = waiting ? accounts.vat_deductible_waiting : ordinary;
    const std::string_view due = waiting ? accounts.vat_due_waiting : accounts.vat_due;

    const Money rounding =
        invoice.rounding.is_zero() ? Money::zero(invoice.currency) : invoice.rounding;
    Rows rows;
    rows.add(invoice.expense_account, signed_by(invoice.net, reversed));
    for (Money vat : parts)
        rows.add(purchase ? deductible : due, signed_by(vat, reversed));
    if (purchase)
        add_reverse_charge(rows, invoice, accounts, ordinary, reversed);
    const Money rounded = signed_by(rounding, reversed);
    rows.add(rounded.is_negative() ? accounts.rounding_gain : accounts.rounding_loss, rounded);
    const std::optional<Money> total = checked_add(invoice.gross, rounding);
    if (!total)
        return fail(inconsistent(invoice));
    if (total->is_zero())
        return fail(errors::nothing_to_book, {{"number", invoice.number}});
    rows.add(party_account, signed_by(*total, !reversed));
    rows.rows.back().party = invoice.party;
    rows.rows.back().due_on = invoice.due_on;

    ledger::Entry entry;
    entry.journal = journal;
    entry.date = invoice.issued_on;
    entry.piece = invoice.number;
    entry.piece_date = invoice.issued_on;
    const InvoiceParty& other = purchase ? invoice.seller : invoice.buyer;
    entry.label = text::single_blanks((other.name.empty() ? invoice.party : other.name) + " " +
                                      invoice.number);
    entry.origin = ledger::EntryOrigin::Invoice;
    entry.rows = std::move(rows.rows);
    return entry;
}

} // namespace comptoir::invoices
