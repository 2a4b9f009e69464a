#include "invoice_dossier.h"

#include "comptoir/invoices/errors.h"

namespace comptoir::app {

namespace {

using invoices::InvoiceState;
using test::InvoiceDossier;
using test::Ordered;
using test::refusal_of;
using test::value_of;

std::string rows_of(InvoiceDossier& dossier, ledger::EntryId id) {
    const ledger::Entry entry = value_of(
        dossier.read<ledger::Entry>([&](Reader& reader) { return load_entry(reader, id); }));
    std::string text = entry.journal + " " + entry.date.to_iso() + " " + entry.piece + ":";
    for (const ledger::EntryRow& row : entry.rows)
        text += " " + row.account + (row.party.empty() ? "" : "/" + row.party) + " " +
                row.amount.to_decimal();
    return text;
}

std::vector<ledger::OpenItem> open_items(InvoiceDossier& dossier) {
    return value_of(dossier.read<std::vector<ledger::OpenItem>>([](Reader& reader) {
        return list_open_items(reader, {.purchases_only = true, .text = {}});
    }));
}

TEST(InvoiceFlow, FromReviewToAnOpenItem) {
    InvoiceDossier dossier;
    const auto id = dossier.receive({});
    const invoices::Invoice reviewed = value_of(dossier.review(id));
    EXPECT_EQ(reviewed.party, "FAARO001");
    EXPECT_EQ(reviewed.state, InvoiceState::Reviewed);
    const invoices::Invoice approved = value_of(dossier.approve(id));
    EXPECT_EQ(approved.state, InvoiceState::Approved);
    EXPECT_EQ(approved.approved_at, dossier.clock().now());
    EXPECT_FALSE(approved.approved_by.empty());
    const invoices::Invoice booked = value_of(dossier.book(id));
    EXPECT_EQ(booked.state, InvoiceState::Booked);
    EXPECT_EQ(booked.open, eur(190'00));
    EXPECT_EQ(rows_of(dossier, booked.entry),
              "AC 2026-02-10 F59289482: 606300 158.33 445660 31.67 401000/FAARO001 -190.00");
    const auto items = open_items(dossier);
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].party, "FAARO001");
    EXPECT_EQ(items[0].open, eur(-190'00));
    EXPECT_EQ(items[0].due_on.to_iso(), "2026-03-12");
}

TEST(InvoiceFlow, AnInvoiceThatIsInTheBooksAlreadyIsNotBookedAgain) {
    InvoiceDossier dossier;
    const auto id = dossier.receive({});
    value_of(dossier.review(id));
    value_of(dossier.approve(id));
    // As books of another product hold it: the same number, written otherwise, on another day.
    ledger::Entry entry;
    entry.journal = "AC";
    entry.date = *Date::from_ymd(2026, 2, 12);
    entry.piece = "f 59289482";
    entry.label = "Aaro";
    ledger::EntryRow charge, owed;
    charge.account = "606300";
    charge.amount = eur(190'00);
    owed.account = "401000";
    owed.party = "FAARO001";
    owed.amount = eur(-190'00);
    entry.rows = {charge, owed};
    value_of(
        dossier.write<ledger::EntryId>([&](Writer& writer) { return post_draft(writer, entry); }));
    EXPECT_EQ(refusal_of(dossier.book(id)), invoices::errors::already_in_books.name);
    EXPECT_EQ(open_items(dossier).size(), 1u);
}

TEST(InvoiceFlow, ReviewMustComeBeforeApprovalAndApprovalBeforeBooking) {
    InvoiceDossier dossier;
    const auto id = dossier.receive({});
    EXPECT_EQ(refusal_of(dossier.approve(id)), invoices::errors::wrong_state.name);
    EXPECT_EQ(refusal_of(dossier.book(id)), invoices::errors::wrong_state.name);
    value_of(dossier.review(id));
    EXPECT_EQ(refusal_of(dossier.book(id)), invoices::errors::wrong_state.name);
}

TEST(InvoiceFlow, ACorrectionTakesTheApprovalAway) {
    InvoiceDossier dossier;
    const auto id = dossier.receive({});
    value_of(dossier.review(id));
    value_of(dossier.approve(id));
    const invoices::Invoice again = value_of(dossier.review(id, {.gross = eur(200'00)}));
    EXPECT_EQ(again.state, InvoiceState::Reviewed);
    EXPECT_FALSE(again.approved_at);
    value_of(dossier.approve(id));
    EXPECT_EQ(refusal_of(dossier.book(id)), invoices::errors::amounts_inconsistent.name);
    value_of(dossier.review(id, {.net = eur(166'67), .vat = eur(33'33)}));
    value_of(dossier.approve(id));
    EXPECT_EQ(value_of(dossier.book(id)).open, eur(200'00));
}

TEST(InvoiceFlow, ACorrectedReverseChargeIsTaxedOnTheCorrectedAmount) {
    InvoiceDossier dossier;
    const auto id =
        dossier.add("de-3.xml", test::read_text(test::data_path("invoices/cii/reverse_charge.xml")))
            .invoice.value();
    EXPECT_EQ(refusal_of(dossier.review(id, {.vat = eur(100'00)})),
              invoices::errors::reverse_charge_with_vat.name);
    value_of(dossier.review(id, {.net = eur(2000'00), .vat = eur(0), .gross = eur(2000'00)}));
    value_of(dossier.approve(id));
    const invoices::Invoice invoice = value_of(dossier.book(id, "611000"));
    EXPECT_EQ(rows_of(dossier, invoice.entry),
              "AC 2026-03-05 DE-3: 611000 2000.00 445660 400.00 445200 -400.00 "
              "401000/FMUST001 -2000.00");
}

Result<void> discard(InvoiceDossier& dossier, ledger::EntryId id) {
    return dossier.write<void>([&](Writer& writer) { return discard_draft(writer, id); });
}

Result<ledger::EntryId> validate_and_reverse(InvoiceDossier& dossier, ledger::EntryId id) {
    return dossier.write<ledger::EntryId>([&](Writer& writer) -> Result<ledger::EntryId> {
        CT_TRY(validate_entry(writer, id));
        return reverse_entry(writer, id);
    });
}

TEST(InvoiceFlow, DeletingItsDraftGivesAnInvoiceBackToTheApproved) {
    InvoiceDossier dossier;
    const invoices::Invoice invoice = dossier.booked();
    test::expect_done(discard(dossier, invoice.entry));
    EXPECT_EQ(dossier.load(invoice.id).state, InvoiceState::Approved);
    EXPECT_FALSE(dossier.load(invoice.id).entry);
    EXPECT_TRUE(open_items(dossier).empty());
    EXPECT_EQ(value_of(dossier.book(invoice.id, "606400")).state, InvoiceState::Booked);
}

TEST(InvoiceFlow, AReversedInvoiceIsBookedAgainAndPaidOnce) {
    InvoiceDossier dossier;
    const invoices::Invoice first = dossier.booked();
    const auto reversal = value_of(validate_and_reverse(dossier, first.entry));
    EXPECT_EQ(dossier.load(first.id).state, InvoiceState::Approved);
    EXPECT_TRUE(open_items(dossier).empty());
    const invoices::Invoice again = value_of(dossier.book(first.id, "606400"));
    EXPECT_NE(again.entry, first.entry);
    ASSERT_EQ(open_items(dossier).size(), 1u);
    EXPECT_EQ(open_items(dossier)[0].open, eur(-190'00));
    // Without its reversal the first booking would stand beside the second.
    EXPECT_EQ(refusal_of(discard(dossier, reversal)), "books.reversal_needed");
    dossier.settle(again);
    EXPECT_EQ(dossier.load(first.id).state, InvoiceState::Settled);
}

TEST(InvoiceFlow, DeletingTheReversalBooksTheInvoiceAsBefore) {
    InvoiceDossier dossier;
    const invoices::Invoice invoice = dossier.booked();
    const auto reversal = value_of(validate_and_reverse(dossier, invoice.entry));
    test::expect_done(discard(dossier, reversal));
    EXPECT_EQ(dossier.load(invoice.id).state, InvoiceState::Booked);
    EXPECT_EQ(dossier.load(invoice.id).entry, invoice.entry);
    ASSERT_EQ(open_items(dossier).size(), 1u);
}

TEST(InvoiceFlow, WhatAnOrderPaysIsNeitherDeletedNorReversed) {
    InvoiceDossier dossier;
    const invoices::Invoice invoice = dossier.booked();
    dossier.confirm("FAARO001", test::k_aaro_iban);
    const auto payment = value_of(dossier.pay({.invoices = {invoice.id}, .items = {}})).at(0);
    const auto cancel = [&] {
        return dossier.write<void>(
            [&](Writer& writer) { return cancel_payment(writer, payment.id); });
    };
    EXPECT_EQ(refusal_of(discard(dossier, invoice.entry)), "books.entry_of_payment");
    EXPECT_EQ(refusal_of(validate_and_reverse(dossier, invoice.entry)), "books.entry_of_payment");
    value_of(dossier.order("order.xml"));
    test::expect_done(cancel());
    EXPECT_EQ(refusal_of(discard(dossier, invoice.entry)), "books.entry_ordered");
    value_of(validate_and_reverse(dossier, invoice.entry));
    EXPECT_EQ(dossier.load(invoice.id).state, InvoiceState::Approved);
}

TEST(InvoiceFlow, APaymentTakenOutOfTheBasketHoldsNoDraft) {
    InvoiceDossier dossier;
    const invoices::Invoice invoice = dossier.booked();
    const auto payment = value_of(dossier.pay({.invoices = {invoice.id}, .items = {}})).at(0);
    test::expect_done(
        dossier.write<void>([&](Writer& writer) { return cancel_payment(writer, payment.id); }));
    test::expect_done(discard(dossier, invoice.entry));
    EXPECT_EQ(dossier.load(invoice.id).state, InvoiceState::Approved);
}

TEST(InvoiceFlow, ReviewRefusesWhatTheDossierDoesNotKnow) {
    InvoiceDossier dossier;
    const auto id = dossier.receive({});
    EXPECT_EQ(refusal_of(dossier.review(id, {.party = "FNOBODY"})),
              invoices::errors::unknown_party.name);
    EXPECT_EQ(refusal_of(dossier.review(id, {.expense_account = "699999"})),
              invoices::errors::unknown_account.name);
    EXPECT_EQ(refusal_of(dossier.review(invoices::InvoiceId{99})), "app.not_found");
    EXPECT_EQ(dossier.load(id).state, InvoiceState::Received);
}

TEST(InvoiceFlow, ASellerKnownFromTheBooksByNameIsRecognisedAndLearntByNumber) {
    InvoiceDossier dossier;
    value_of(dossier.write<ledger::Party>([](Writer& writer) {
        return set_party(writer, {.code = "FAARO", .name = "AARO  S.A.S", .terms_days = 45});
    }));
    value_of(dossier.write<ledger::Party>(
        [](Writer& writer) { return set_party(writer, {.code = "401AARO", .name = "Aaro SAS"}); }));
    const auto id = dossier.receive({});
    EXPECT_EQ(value_of(dossier.review(id)).party, "401AARO");
    Ordered second;
    second.number = "F2";
    second.seller = "Nouveau nom"; // the SIREN tells, whatever the name
    EXPECT_EQ(value_of(dossier.review(dossier.receive(second))).party, "401AARO");
}

TEST(InvoiceFlow, SeveralPartiesOfThatNameAreNotGuessedBetween) {
    InvoiceDossier dossier;
    for (const char* code : {"FAARO1", "FAARO2"})
        value_of(dossier.write<ledger::Party>(
            [&](Writer& writer) { return set_party(writer, {.code = code, .name = "Aaro SAS"}); }));
    const auto id = dossier.receive({});
    EXPECT_EQ(refusal_of(dossier.review(id)), invoices::errors::party_ambiguous.name);
    EXPECT_EQ(value_of(dossier.review(id, {.party = "FAARO2"})).party, "FAARO2");
}

TEST(InvoiceFlow, BookingNeedsAnAccountUntilThePartyHasAUsualOne) {
    InvoiceDossier dossier;
    const auto id = dossier.receive({});
    value_of(dossier.review(id));
    value_of(dossier.approve(id));
    EXPECT_EQ(refusal_of(dossier.book(id, std::nullopt)), invoices::errors::no_account.name);
    EXPECT_EQ(refusal_of(dossier.book(id, "999")), invoices::errors::unknown_account.name);
    value_of(dossier.book(id, "6063"));
    Ordered second;
    second.number = "F2";
    const auto next = dossier.receive(second);
    value_of(dossier.review(next));
    value_of(dossier.approve(next));
    EXPECT_EQ(value_of(dossier.book(next, std::nullopt)).expense_account, "606300");
}

TEST(InvoiceFlow, ACreditNoteAndASaleBookTheirWay) {
    InvoiceDossier dossier;
    Ordered credit;
    credit.type = "381";
    const invoices::Invoice booked = dossier.booked(credit);
    EXPECT_EQ(rows_of(dossier, booked.entry),
              "AC 2026-02-10 F59289482: 606300 -158.33 445660 -31.67 401000/FAARO001 190.00");
    Ordered sale;
    sale.number = "FAC-1";
    const auto added = dossier.add("sale.xml", test::invoice_xml(sale), inbox::Box::Sale);
    value_of(dossier.review(*added.invoice));
    value_of(dossier.approve(*added.invoice));
    const invoices::Invoice sold = value_of(dossier.book(*added.invoice, "706000"));
    EXPECT_EQ(sold.party, "CATEL001");
    EXPECT_EQ(rows_of(dossier, sold.entry),
              "VE 2026-02-10 FAC-1: 706000 -158.33 445710 -31.67 411000/CATEL001 190.00");
}

TEST(InvoiceFlow, VatOfAPartyOnReceiptsWaits) {
    InvoiceDossier dossier;
    const auto id = dossier.receive({});
    value_of(dossier.review(id));
    value_of(dossier.write<ledger::Party>([](Writer& writer) {
        return set_party(writer, {.code = "FAARO001", .vat_basis = ledger::VatBasis::Receipts});
    }));
    value_of(dossier.approve(id));
    const invoices::Invoice booked = value_of(dossier.book(id));
    EXPECT_EQ(rows_of(dossier, booked.entry),
              "AC 2026-02-10 F59289482: 606300 158.33 445640 31.67 401000/FAARO001 -190.00");
}

TEST(InvoiceFlow, AClosedPeriodMovesTheEntryAndKeepsTheTrueDate) {
    InvoiceDossier dossier;
    const auto id = dossier.receive({});
    value_of(dossier.review(id));
    value_of(dossier.approve(id));
    value_of(dossier.write<bool>([](Writer& writer) -> Result<bool> {
        CT_TRY(close_period(writer, *Date::parse_iso("2026-02-28")));
        return true;
    }));
    const invoices::Invoice booked = value_of(dossier.book(id));
    const ledger::Entry entry = value_of(dossier.read<ledger::Entry>(
        [&](Reader& reader) { return load_entry(reader, booked.entry); }));
    EXPECT_EQ(entry.date.to_iso(), "2026-03-01");
    EXPECT_EQ(entry.piece_date->to_iso(), "2026-02-10");
    EXPECT_EQ(entry.label, "Aaro SAS F59289482 (10/02/2026)");
}

TEST(InvoiceFlow, AnInvoiceInAnotherCurrencyIsNotBooked) {
    InvoiceDossier dossier;
    std::string xml = test::invoice_xml({});
    for (std::size_t at; (at = xml.find("EUR")) != std::string::npos;)
        xml.replace(at, 3, "CHF");
    const auto id = dossier.add("chf.xml", xml).invoice.value();
    value_of(dossier.review(id));
    value_of(dossier.approve(id));
    EXPECT_EQ(refusal_of(dossier.book(id)), invoices::errors::other_currency.name);
}

TEST(InvoiceFlow, ARefusalNeedsAReasonAndEndsTheInvoice) {
    InvoiceDossier dossier;
    const auto id = dossier.receive({});
    const auto refuse = [&](const char* reason) {
        return dossier.write<invoices::Invoice>(
            [&](Writer& writer) { return refuse_invoice(writer, id, reason); });
    };
    EXPECT_EQ(refusal_of(refuse("  ")), invoices::errors::reason_missing.name);
    EXPECT_EQ(value_of(refuse("prix faux")).refused_reason, "prix faux");
    EXPECT_EQ(refusal_of(dossier.review(id)), invoices::errors::wrong_state.name);
}

TEST(InvoiceFlow, AnInvoiceWithoutAPartyNameIsNotGivenOne) {
    InvoiceDossier dossier;
    Ordered nameless;
    nameless.seller = "";
    EXPECT_EQ(refusal_of(dossier.review(dossier.receive(nameless))),
              invoices::errors::no_party.name);
}

TEST(InvoiceFlow, WithoutAPurchaseJournalNothingIsBooked) {
    InvoiceDossier dossier;
    const auto id = dossier.receive({});
    value_of(dossier.review(id));
    value_of(dossier.approve(id));
    value_of(dossier.write<bool>([](Writer& writer) -> Result<bool> {
        writer.database().run("UPDATE journal SET type = 'general' WHERE type = 'purchase'");
        return true;
    }));
    EXPECT_EQ(refusal_of(dossier.book(id)), invoices::errors::no_journal.name);
}

TEST(InvoiceFlow, SettlingAndItsUndoShowByThemselves) {
    InvoiceDossier dossier;
    const invoices::Invoice booked = dossier.booked();
    dossier.settle(booked);
    EXPECT_EQ(dossier.load(booked.id).state, InvoiceState::Settled);
    const auto counts =
        value_of(dossier.read<std::map<InvoiceState, std::int64_t>>(count_invoices));
    EXPECT_EQ(counts, (std::map<InvoiceState, std::int64_t>{{InvoiceState::Settled, 1}}));
    EXPECT_TRUE(dossier.load(booked.id).open.is_zero());
    const auto settled = value_of(dossier.read<std::vector<invoices::Invoice>>([](Reader& reader) {
        return list_invoices(reader, {.state = InvoiceState::Settled, .text = {}});
    }));
    EXPECT_EQ(settled.size(), 1u);
    value_of(dossier.write<bool>([](Writer& writer) -> Result<bool> {
        writer.database().run("DELETE FROM imputation");
        return true;
    }));
    EXPECT_EQ(dossier.load(booked.id).state, InvoiceState::Booked);
}

TEST(InvoiceFlow, ListsFilterBySideStateAndText) {
    InvoiceDossier dossier;
    dossier.receive({});
    Ordered other;
    other.number = "X-1";
    other.seller = "Zéphyr 100%";
    other.siren = "";
    other.vat = "";
    dossier.receive(other);
    const auto count = [&](const InvoiceFilter& filter) {
        return value_of(dossier.read<std::vector<invoices::Invoice>>(
                            [&](Reader& reader) { return list_invoices(reader, filter); }))
            .size();
    };
    EXPECT_EQ(count({}), 2u);
    EXPECT_EQ(count({.direction = invoices::Direction::Sale, .text = {}}), 0u);
    EXPECT_EQ(count({.text = "aaro"}), 1u);
    EXPECT_EQ(count({.text = "%"}), 1u);
    EXPECT_EQ(count({.text = "x-1"}), 1u);
    EXPECT_EQ(count({.text = {}, .after = 1}), 1u);
    EXPECT_EQ(count({.text = {}, .limit = 1}), 1u);
}

} // namespace
} // namespace comptoir::app
