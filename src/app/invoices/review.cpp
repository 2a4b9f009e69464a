// Review and decision: what a person says about an invoice before it is booked.
#include "app/books/books_accounts.h"
#include "app/invoices/invoice_duplicates.h"
#include "app/invoices/invoice_parties.h"
#include "comptoir/app/invoices.h"
#include "comptoir/core/text.h"
#include "comptoir/invoices/errors.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/invoice_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"

namespace comptoir::app {

namespace {

using invoices::Invoice;
using invoices::InvoiceEvent;

std::string object_of(const Invoice& invoice) {
    return "invoice " + text::number(invoice.id.value());
}

// What matters to a reader of the event log; account numbers stay out of it.
std::string summary_of(const Invoice& invoice) {
    std::string text = invoice.number + ", " + invoice.issued_on.to_iso() + ", " +
                       invoice.gross.to_decimal() + " " + std::string(invoice.currency.code());
    if (!invoice.party.empty())
        text += ", " + invoice.party;
    if (!invoice.expense_account.empty())
        text += ", " + invoice.expense_account;
    return text;
}

Result<void> correct_amounts(Invoice& invoice, const InvoiceReview& review) {
    if (!review.net && !review.vat && !review.gross && !review.payable)
        return {};
    invoice.net = review.net.value_or(invoice.net);
    invoice.vat = review.vat.value_or(invoice.vat);
    invoice.gross = review.gross.value_or(invoice.gross);
    invoice.payable = review.payable.value_or(review.gross ? invoice.gross : invoice.payable);
    invoice.prepaid = invoice.rounding = Money::zero(invoice.currency);
    return invoices::refit_breakdown(invoice);
}

Result<void> correct(Writer& writer, Invoice& invoice, const InvoiceReview& review) {
    invoice.number = review.number.value_or(invoice.number);
    invoice.issued_on = review.issued_on.value_or(invoice.issued_on);
    if (review.due_on)
        invoice.due_on = review.due_on;
    invoice.payment_reference = review.payment_reference.value_or(invoice.payment_reference);
    invoice.payment_means = review.payment_means.value_or(invoice.payment_means);
    CT_TRY(correct_amounts(invoice, review));
    if (review.expense_account) {
        const ledger::BooksAccounts books = load_books_accounts(writer.database());
        invoice.expense_account = books.typed(*review.expense_account);
        if (!make_account(writer.database(), storage::load_dossier(writer.database()).chart, books,
                          invoice.expense_account))
            return fail(invoices::errors::unknown_account, {{"account", *review.expense_account}});
        CT_TRY(invoices::check_net_account(invoice.direction,
                                           storage::load_dossier(writer.database()).chart,
                                           invoice.expense_account));
    }
    if (review.party && !review.party->empty()) {
        if (!storage::party_exists(writer.database(), *review.party))
            return fail(invoices::errors::unknown_party, {{"party", *review.party}});
        invoice.party = *review.party;
    }
    if (invoice.party.empty()) {
        CT_ASSIGN(party, party_of_invoice(writer, invoice));
        invoice.party = party;
    }
    return {};
}

// The party's terms where the document names no day, and its account as a witness: seen on an
// invoice, never payable before a person confirms it.
void learn_from_party(Writer& writer, Invoice& invoice) {
    const auto party = storage::find_party(writer.database(), invoice.party);
    if (party && !invoice.due_on && party->terms_days)
        invoice.due_on = invoice.issued_on.plus_days(*party->terms_days);
    if (invoice.direction != invoices::Direction::Purchase)
        return;
    if (const auto iban = Iban::parse(invoice.seller.iban))
        storage::see_party_iban(writer.database(), invoice.party, *iban, "invoice",
                                writer.clock().now());
}

Result<Invoice> change_state(Writer& writer, invoices::InvoiceId id, InvoiceEvent event) {
    CT_ASSIGN(invoice, load_invoice(writer, id));
    CT_ASSIGN(state, invoices::transition(invoice.state, event));
    invoice.state = state;
    return invoice;
}

} // namespace

Result<Invoice> review_invoice(Writer& writer, invoices::InvoiceId id,
                               const InvoiceReview& review) {
    CT_ASSIGN(act, writer.begin(users::Right::InvoiceEnter));
    CT_ASSIGN(before, load_invoice(writer, id));
    CT_ASSIGN(invoice, change_state(writer, id, InvoiceEvent::Review));
    CT_TRY(correct(writer, invoice, review));
    if (const auto twin = same_invoice(writer.database(), invoice))
        return fail(invoices::errors::duplicate,
                    {{"number", invoice.number}, {"other", twin->value()}});
    learn_from_party(writer, invoice);
    invoice.reviewed_at = writer.clock().now();
    invoice.reviewed_by = writer.user();
    invoice.approved_at.reset(); // an approval binds what was approved
    invoice.approved_by.clear();
    storage::update_invoice(writer.database(), invoice);
    writer.record("invoice.review", object_of(invoice), summary_of(before), summary_of(invoice));
    writer.changed(Noun::Invoices, id.value());
    return load_invoice(writer, id);
}

Result<Invoice> approve_invoice(Writer& writer, invoices::InvoiceId id) {
    CT_ASSIGN(act, writer.begin(users::Right::InvoiceApprove));
    CT_ASSIGN(invoice, change_state(writer, id, InvoiceEvent::Approve));
    invoice.approved_at = writer.clock().now();
    invoice.approved_by = writer.user();
    storage::update_invoice(writer.database(), invoice);
    writer.record("invoice.approve", object_of(invoice), {}, summary_of(invoice));
    writer.changed(Noun::Invoices, id.value());
    return load_invoice(writer, id);
}

Result<Invoice> refuse_invoice(Writer& writer, invoices::InvoiceId id, const std::string& reason) {
    CT_ASSIGN(act, writer.begin(users::Right::InvoiceApprove));
    if (text::trim(reason).empty())
        return fail(invoices::errors::reason_missing);
    CT_ASSIGN(invoice, change_state(writer, id, InvoiceEvent::Refuse));
    invoice.refused_reason = text::single_blanks(reason);
    storage::update_invoice(writer.database(), invoice);
    writer.record("invoice.refuse", object_of(invoice), summary_of(invoice),
                  invoice.refused_reason);
    writer.changed(Noun::Invoices, id.value());
    return load_invoice(writer, id);
}

} // namespace comptoir::app
