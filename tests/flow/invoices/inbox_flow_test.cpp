#include "invoice_dossier.h"

#include "comptoir/documents/errors.h"
#include "comptoir/formats/invoices/errors.h"
#include "comptoir/inbox/errors.h"
#include "comptoir/invoices/errors.h"

namespace comptoir::app {

namespace {

using invoices::InvoiceState;
using test::InvoiceDossier;
using test::Ordered;
using test::refusal_of;
using test::value_of;

std::string sample(const char* name) {
    return test::read_text(test::data_path(std::string("../../resources/samples/") + name));
}

TEST(Inbox, AFacturxBecomesAnInvoiceByItself) {
    InvoiceDossier dossier;
    const AddedDocument added = dossier.add("facture-aaro.pdf", sample("facture-aaro.pdf"));
    EXPECT_FALSE(added.already_here);
    EXPECT_EQ(added.document.type, inbox::MediaType::Pdf);
    ASSERT_TRUE(added.reading && added.invoice);
    EXPECT_EQ(added.reading->source, inbox::ReadingSource::Facturx);
    const invoices::Invoice invoice = dossier.load(*added.invoice);
    EXPECT_EQ(invoice.state, InvoiceState::Received);
    EXPECT_EQ(invoice.direction, invoices::Direction::Purchase);
    EXPECT_EQ(invoice.number, "F59289482");
    EXPECT_EQ(invoice.gross, eur(190'00));
    EXPECT_EQ(invoice.seller.iban, test::k_aaro_iban);
    EXPECT_EQ(invoice.source, "facturx");
    ASSERT_EQ(invoice.taxes.size(), 1u);
    EXPECT_EQ(invoice.taxes[0].rate, (Rate{20, 2}));
    for (const invoices::InvoiceCheck& check : added.reading->checks)
        EXPECT_TRUE(check.ok) << check.code;
}

TEST(Inbox, TheOriginalIsKeptByteForByte) {
    InvoiceDossier dossier;
    const std::string bytes = sample("facture-aaro.pdf");
    const AddedDocument added = dossier.add("facture-aaro.pdf", bytes);
    EXPECT_EQ(value_of(dossier.read<std::string>(
                  [&](Reader& reader) { return document_bytes(reader, added.document.id); })),
              bytes);
}

TEST(Inbox, TheSameBytesAreAddedOnce) {
    InvoiceDossier dossier;
    const AddedDocument first = dossier.add("a.pdf", sample("facture-aaro.pdf"));
    const AddedDocument second =
        dossier.add("b.pdf", sample("facture-aaro.pdf"), inbox::Box::Other);
    EXPECT_TRUE(second.already_here);
    EXPECT_EQ(second.document.id, first.document.id);
    EXPECT_EQ(second.invoice, first.invoice);
    EXPECT_EQ(value_of(dossier.read<std::vector<inbox::Document>>([](Reader& reader) {
                  return list_documents(reader, std::nullopt);
              })).size(),
              1u);
}

TEST(Inbox, TheSameInvoiceInOtherBytesIsABlockedDuplicateWithWhoAndWhen) {
    InvoiceDossier dossier;
    const auto first = dossier.receive({});
    // The number written otherwise, the SIREN inside a SIRET: still the same invoice.
    Ordered again;
    again.number = "F-592 89482";
    const auto second = dossier.receive(again);
    EXPECT_EQ(dossier.load(first).state, InvoiceState::Received);
    EXPECT_EQ(dossier.load(second).state, InvoiceState::Duplicate);
    EXPECT_EQ(refusal_of(dossier.approve(second)), invoices::errors::wrong_state.name);
    EXPECT_EQ(refusal_of(dossier.book(second)), invoices::errors::wrong_state.name);
    EXPECT_EQ(refusal_of(dossier.review(second)), invoices::errors::duplicate.name);
    const auto history = value_of(dossier.read<std::vector<HistoryLine>>([&](Reader& reader) {
        return history_of(reader, "invoice " + text::number(second.value()));
    }));
    ASSERT_EQ(history.size(), 2u);
    EXPECT_EQ(history[1].action, "invoice.duplicate");
    EXPECT_EQ(history[1].after, "invoice " + text::number(first.value()));
    EXPECT_FALSE(history[1].user.empty());
    EXPECT_EQ(history[1].at, dossier.clock().now());
}

TEST(Inbox, AMisreadNumberFreesADuplicate) {
    InvoiceDossier dossier;
    dossier.receive({});
    Ordered again;
    again.net = "100.00";
    again.tax = "20.00";
    again.gross = "120.00";
    const auto second = dossier.receive(again);
    EXPECT_EQ(dossier.load(second).state, InvoiceState::Duplicate);
    EXPECT_EQ(value_of(dossier.review(second, {.number = "F59289483"})).state,
              InvoiceState::Reviewed);
}

TEST(Inbox, AnotherSellerYearOrTypeIsNoDuplicate) {
    InvoiceDossier dossier;
    dossier.receive({});
    Ordered seller, year, type;
    seller.siren = "552100554";
    seller.vat = "FR59552100554";
    year.issued = "20250210";
    type.type = "381";
    for (const Ordered& other : {seller, year, type})
        EXPECT_EQ(dossier.load(dossier.receive(other)).state, InvoiceState::Received);
}

TEST(Inbox, ARefusedInvoiceMayComeAgain) {
    InvoiceDossier dossier;
    const auto first = dossier.receive({});
    value_of(dossier.write<invoices::Invoice>(
        [&](Writer& writer) { return refuse_invoice(writer, first, "quantités fausses"); }));
    Ordered corrected;
    corrected.net = "100.00";
    corrected.tax = "20.00";
    corrected.gross = "120.00";
    EXPECT_EQ(dossier.load(dossier.receive(corrected)).state, InvoiceState::Received);
}

TEST(Inbox, PicturesAndPlainPdfsWaitAsDocuments) {
    InvoiceDossier dossier;
    const AddedDocument added = dossier.add("photo.jpg", "\xFF\xD8\xFF\xE0 a picture");
    EXPECT_EQ(added.document.type, inbox::MediaType::Jpeg);
    EXPECT_FALSE(added.invoice);
    EXPECT_FALSE(added.reading);
}

TEST(Inbox, ABrokenInvoiceInsideASoundPdfIsKeptWithItsError) {
    InvoiceDossier dossier;
    const auto root =
        test::corpus_path("invoices/VALENTINDML+facturx-cas-limites/cas/XML-001/facture.pdf");
    if (!root)
        GTEST_SKIP() << test::k_no_corpus;
    const AddedDocument added = dossier.add("facture.pdf", test::read_text(*root));
    EXPECT_FALSE(added.invoice);
    ASSERT_TRUE(added.reading);
    EXPECT_EQ(added.reading->diagnostics.at(0).code,
              ErrorCode(formats::errors::invoice_xml_malformed));
}

TEST(Inbox, WhatIsNoDocumentIsRefusedAndNothingIsAdded) {
    InvoiceDossier dossier;
    EXPECT_EQ(refusal_of(dossier.try_add("note.txt", "hello")), inbox::errors::type_not_taken.name);
    EXPECT_EQ(refusal_of(dossier.try_add("empty.pdf", "")), inbox::errors::type_not_taken.name);
    EXPECT_EQ(refusal_of(dossier.try_add("big.pdf", "%PDF-1.7" + std::string(30'000'001, ' '))),
              inbox::errors::too_large.name);
    EXPECT_EQ(refusal_of(dossier.try_add("broken.pdf", "%PDF-1.7 nothing")),
              documents::errors::pdf_unreadable.name);
    EXPECT_EQ(refusal_of(dossier.try_add("order.xml", "<Order/>")),
              formats::errors::invoice_xml_other.name);
    EXPECT_EQ(refusal_of(dossier.try_add(
                  "x.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>")),
              formats::errors::invoice_xml_doctype.name);
    EXPECT_EQ(refusal_of(dossier.write<DocumentBatch>([&](Writer& writer) {
                  return add_documents(writer, {dossier.file("nowhere.pdf")}, inbox::Box::Purchase);
              })),
              "core.file_unreadable");
    EXPECT_TRUE(value_of(dossier.read<std::vector<inbox::Document>>([](Reader& reader) {
                    return list_documents(reader, std::nullopt);
                })).empty());
}

TEST(Inbox, OneBadFileRefusesThemAll) {
    InvoiceDossier dossier;
    const auto good = dossier.write_file("good.pdf", sample("facture-aaro.pdf"));
    const auto bad = dossier.write_file("bad.txt", "hello");
    EXPECT_FALSE(dossier.write<DocumentBatch>([&](Writer& writer) {
        return add_documents(writer, {good, bad}, inbox::Box::Purchase);
    }));
    EXPECT_TRUE(value_of(dossier.read<std::vector<invoices::Invoice>>([](Reader& reader) {
                    return list_invoices(reader, {});
                })).empty());
}

TEST(Inbox, MovingADocumentMovesItsDraftToTheOtherSide) {
    InvoiceDossier dossier;
    const AddedDocument added =
        dossier.add("facture-aaro.pdf", sample("facture-aaro.pdf"), inbox::Box::Other);
    EXPECT_FALSE(added.invoice) << "the third box makes no invoices";
    const auto move = [&](inbox::Box box) {
        return dossier.write<bool>([&](Writer& writer) -> Result<bool> {
            CT_TRY(move_document(writer, added.document.id, box));
            return true;
        });
    };
    ASSERT_TRUE(move(inbox::Box::Purchase));
    const auto invoice = value_of(dossier.read<std::vector<invoices::Invoice>>([](Reader& reader) {
                             return list_invoices(reader, {});
                         })).at(0);
    EXPECT_EQ(invoice.direction, invoices::Direction::Purchase);
    ASSERT_TRUE(move(inbox::Box::Sale));
    EXPECT_EQ(dossier.load(invoice.id).direction, invoices::Direction::Sale);
    ASSERT_TRUE(move(inbox::Box::Purchase));
    value_of(dossier.review(invoice.id));
    value_of(dossier.approve(invoice.id));
    value_of(dossier.book(invoice.id));
    EXPECT_EQ(refusal_of(move(inbox::Box::Sale)), invoices::errors::wrong_state.name);
}

TEST(ReadInvoiceFile, NeedsNoDossierAndSaysWhyItCannot) {
    const test::TempFolder folder;
    const auto write = [&](const char* name, const std::string& bytes) {
        std::ofstream(folder.file(name), std::ios::binary) << bytes;
        return folder.file(name);
    };
    EXPECT_TRUE(read_invoice_file(write("a.pdf", sample("facture-aaro.pdf"))));
    EXPECT_EQ(read_invoice_file(write("a.xml", sample("facture-aaro.xml")))->source,
              inbox::ReadingSource::Cii);
    EXPECT_EQ(refusal_of(read_invoice_file(write("p.png", "\x89PNG\r\n\x1A\n..."))),
              inbox::errors::no_invoice_inside.name);
    EXPECT_EQ(refusal_of(read_invoice_file(write("t.txt", "x"))),
              inbox::errors::type_not_taken.name);
    EXPECT_EQ(refusal_of(read_invoice_file(folder.file("none.xml"))), "core.file_unreadable");
}

} // namespace
} // namespace comptoir::app
