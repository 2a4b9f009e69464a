#include "app/books/books_accounts.h"
#include "app/reconcile/due_vat_account.h"
#include "comptoir/app/books.h"
#include "comptoir/app/invoices.h"
#include "comptoir/core/text.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/invoices/errors.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/ledger/true_day.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/invoice_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"

namespace comptoir::app {

namespace {

using invoices::Direction;
using invoices::Invoice;

constexpr std::int32_t k_same_invoice_days = 183; // numbers begin again each year

// First digits of the accounts a net amount may go to, where an account is guessed from the books.
std::string_view usual_digits(ledger::Chart chart, Direction direction) {
    if (chart == ledger::Chart::Kmu)
        return direction == Direction::Purchase ? "456" : "3";
    return direction == Direction::Purchase ? "6" : "7";
}

Result<std::string> journal_for(Writer& writer, Direction direction) {
    const ledger::JournalType type = direction == Direction::Purchase
                                         ? ledger::JournalType::Purchase
                                         : ledger::JournalType::Sale;
    for (const ledger::Journal& journal : storage::load_journals(writer.database()))
        if (journal.type == type)
            return journal.code;
    return fail(invoices::errors::no_journal, {{"type", std::string(ledger::to_text(type))}});
}

Result<void> choose_account(Writer& writer, Invoice& invoice, ledger::Chart chart,
                            const ledger::BooksAccounts& books,
                            const std::optional<std::string>& account) {
    if (account) {
        invoice.expense_account = books.typed(*account);
        if (!make_account(writer.database(), chart, books, invoice.expense_account))
            return fail(invoices::errors::unknown_account, {{"account", *account}});
    }
    if (invoice.expense_account.empty())
        invoice.expense_account =
            storage::usual_account(writer.database(), invoice.party, invoice.direction,
                                   usual_digits(chart, invoice.direction))
                .value_or("");
    return {};
}

std::string party_account(const Invoice& invoice, ledger::Chart chart) {
    const invoices::BookingAccounts& accounts = invoices::booking_accounts(chart);
    if (invoice.direction == Direction::Sale)
        return std::string(accounts.customer);
    return std::string(invoices::is_asset_account(chart, invoice.expense_account)
                           ? accounts.asset_supplier
                           : accounts.supplier);
}

// What the chart names becomes the account of the books. Charts list 4011 rather than 401, and no
// account for VAT that waits: the ones a booking needs are made when first used.
void number_accounts(Writer& writer, ledger::Entry& entry, const Invoice& invoice,
                     ledger::Chart chart, const ledger::BooksAccounts& books) {
    const std::optional<int> rate =
        invoice.taxes.size() == 1
            ? rate_of_vat(chart, invoice.vat.minor(), invoice.taxes.front().base.minor())
            : std::nullopt;
    for (ledger::EntryRow& row : entry.rows) {
        if (row.account != invoice.expense_account) // it was chosen, not named
            row.account = books.named(row.account, rate).number;
        make_account(writer.database(), chart, books, row.account);
    }
}

// Art. 1031-4 PCG: what belongs to a closed period is booked on the first open day, with an express
// mention of its true date.
void keep_out_of_closed_period(ledger::Entry& entry, std::optional<Date> closed_until) {
    if (!closed_until || entry.date > *closed_until)
        return;
    entry.label = ledger::with_true_day(std::move(entry.label), entry.date);
    entry.date = closed_until->plus_days(1);
}

// Books taken over from another product hold invoices that no document of ours stands for: the same
// number of the same party within a year is the same invoice, however it is written.
Result<void> check_not_in_books(Writer& writer, const Invoice& invoice) {
    const std::string number = invoices::normalised_number(invoice.number);
    if (number.empty() || invoice.party.empty())
        return {};
    const DateRange around{invoice.issued_on.plus_days(-k_same_invoice_days),
                           invoice.issued_on.plus_days(k_same_invoice_days)};
    const bool is_credit = (invoice.direction == Direction::Purchase) ==
                           (invoice.type != invoices::InvoiceType::CreditNote);
    for (const storage::BookedPiece& booked :
         storage::booked_pieces(writer.database(), invoice.party, around))
        if ((booked.amount_minor < 0) == is_credit &&
            invoices::normalised_number(booked.piece) == number)
            return fail(invoices::errors::already_in_books,
                        {{"number", invoice.number},
                         {"party", invoice.party},
                         {"journal", booked.journal},
                         {"entry", booked.number},
                         {"amount", Money(booked.amount_minor, invoice.currency).abs()}});
    return {};
}

} // namespace

Result<Invoice> book_invoice(Writer& writer, invoices::InvoiceId id,
                             std::optional<std::string> account) {
    CT_ASSIGN(act, writer.begin(users::Right::InvoiceEnter));
    CT_ASSIGN(invoice, load_invoice(writer, id));
    CT_ASSIGN(state, invoices::transition(invoice.state, invoices::InvoiceEvent::Book));
    const storage::DossierRow dossier = storage::load_dossier(writer.database());
    if (invoice.currency != dossier.currency)
        return fail(invoices::errors::other_currency,
                    {{"number", invoice.number},
                     {"currency", std::string(invoice.currency.code())},
                     {"books", std::string(dossier.currency.code())}});
    CT_TRY(check_not_in_books(writer, invoice));
    CT_ASSIGN(journal, journal_for(writer, invoice.direction));
    const ledger::BooksAccounts books = load_books_accounts(writer.database());
    CT_TRY(choose_account(writer, invoice, dossier.chart, books, account));
    const auto party = storage::find_party(writer.database(), invoice.party);
    CT_ASSIGN(entry, invoices::booking_entry(invoice, dossier.chart, journal,
                                             party_account(invoice, dossier.chart),
                                             party ? party->vat_basis : ledger::VatBasis::Debits));
    keep_out_of_closed_period(entry, dossier.closed_until);
    number_accounts(writer, entry, invoice, dossier.chart, books);
    CT_ASSIGN(posted, post_draft(writer, entry));
    invoice.entry = posted;
    invoice.state = state;
    storage::update_invoice(writer.database(), invoice);
    writer.record("invoice.book", "invoice " + text::number(id.value()), {},
                  "entry " + text::number(posted.value()) + ", " + invoice.expense_account);
    writer.changed(Noun::Invoices, id.value());
    return load_invoice(writer, id);
}

} // namespace comptoir::app
