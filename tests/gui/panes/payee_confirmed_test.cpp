// A120: before a payment leaves, a person confirms the payee's account number, sees the outcome and
// goes on or leaves. A108: the order's entry.
#include "comptoir/app/invoices.h"
#include "comptoir/app/journal_import.h"
#include "comptoir/gui/payments/payments_pane.h"
#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "gui/support/client_under_test.h"

#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace comptoir::gui {
namespace {

constexpr const char* k_last_four = "3321"; // of the seller's account in the sample

// One booked invoice of a supplier whose account number nobody confirmed yet.
void one_invoice(test::TempDossier& dossier) {
    test::value_of(
        dossier.write<app::JournalImport>([](app::Writer& writer) -> Result<app::JournalImport> {
            CT_TRY(app::add_journal(writer, {.code = "BQ",
                                             .iban = Iban::parse("FR7630006000011234567890189"),
                                             .account = "512100",
                                             .name = "Banque"}));
            CT_ASSIGN(added, app::add_documents(writer, {sample("facture-aaro.xml")},
                                                inbox::Box::Purchase));
            const invoices::InvoiceId id = added.documents.at(0).invoice.value();
            CT_TRY(app::review_invoice(writer, id, {}));
            CT_TRY(app::approve_invoice(writer, id));
            CT_TRY(app::book_invoice(writer, id, std::string("606300")));
            return app::set_journal_import(writer, {.journal = "BQ", .settles_at_order = true});
        }));
}

class PayeeConfirmed : public testing::Test {
protected:
    PayeeConfirmed() : client(options()) {}
    static ClientUnderTest::Options options() {
        ClientUnderTest::Options options;
        options.fill = one_invoice;
        return options;
    }
    void SetUp() override {
        client.show(MainWindow::Payments);
        pane().table()->setFocus();
        stand_on_first();
        QTest::keyClick(pane().table(), Qt::Key_Return); // into the basket
        client.settle();
        choose(PaymentsPane::Basket);
    }
    PaymentsPane& pane() { return client.pane<PaymentsPane>(MainWindow::Payments); }
    void stand_on_first() {
        pane().table()->setCurrentIndex(pane().model()->index(0, PaymentTableModel::Payee));
        client.settle();
    }
    void choose(int chip) {
        pane().chips()->choose(chip);
        client.settle();
        pane().table()->setFocus();
        stand_on_first();
    }
    QPointer<FormDialog> dialog() {
        for (FormDialog* each : client.window().findChildren<FormDialog*>())
            if (each->isVisible())
                return each;
        return {};
    }
    void press(const char* button) {
        dialog()->findChild<QPushButton*>(QLatin1String(button))->click();
        client.settle();
    }
    void confirm(const char* last_four) {
        if (!dialog()) {
            QTest::keyClick(pane().table(), Qt::Key_C);
            client.settle();
        }
        ASSERT_TRUE(dialog());
        dialog()
            ->findChild<QLineEdit*>(QStringLiteral("last_four"))
            ->setText(QLatin1String(last_four));
        press("act_button");
    }
    void export_file(const char* name) {
        QTest::keyClick(pane().table(), Qt::Key_Return);
        client.settle();
        ASSERT_TRUE(dialog());
        outcome = dialog()->findChild<QLabel*>(QStringLiteral("payee_check"))->text();
        press("act_button");
        auto* place = dialog()->findChild<QFileDialog*>(QStringLiteral("sepa_place"));
        ASSERT_NE(place, nullptr);
        emit place->fileSelected(q(client.file(name).string()));
        place->close();
        client.settle();
    }
    const payments::Payment* first() {
        const PaymentView* row = pane().model()->row_at(0);
        return row && row->payment ? &*row->payment : nullptr;
    }
    void picture(const char* name, QWidget* widget) {
        if (qEnvironmentVariableIsSet("COMPTOIR_PICTURES"))
            widget->grab().save(qEnvironmentVariable("COMPTOIR_PICTURES") + QLatin1Char('/') +
                                QLatin1String(name) + QStringLiteral(".png"));
    }
    QString outcome;
    ClientUnderTest client;
};

TEST_F(PayeeConfirmed, TheNumberIsConfirmedFromAPaperAndThePaymentLeavesBooked) {
    ASSERT_NE(first(), nullptr);
    EXPECT_FALSE(first()->iban_confirmed);
    confirm(k_last_four);
    EXPECT_FALSE(dialog());
    EXPECT_TRUE(first()->iban_confirmed);
    export_file("virements.xml");
    EXPECT_TRUE(outcome.startsWith(QStringLiteral("✓")));
    EXPECT_TRUE(std::filesystem::exists(client.file("virements.xml")));
    choose(PaymentsPane::Ordered);
    ASSERT_NE(first(), nullptr);
    EXPECT_TRUE(first()->entry); // made with the order (A108)
    picture("payment_ordered", &client.window());
    choose(PaymentsPane::ToPay);
    EXPECT_EQ(pane().model()->rowCount(), 0);
}

TEST_F(PayeeConfirmed, CancellingTheOrderBringsTheInvoiceBack) {
    confirm(k_last_four);
    export_file("virements.xml");
    choose(PaymentsPane::Ordered);
    QTest::keyClick(pane().table(), Qt::Key_Delete);
    client.settle();
    EXPECT_EQ(pane().model()->rowCount(), 0);
    choose(PaymentsPane::ToPay);
    EXPECT_EQ(pane().model()->rowCount(), 1);
}

// --- refusals -----------------------------------------------------------------------------------

TEST_F(PayeeConfirmed, OtherCharactersConfirmNothing) {
    for (const char* wrong : {"0000", "332", ""}) {
        confirm(wrong);
        ASSERT_TRUE(dialog()) << wrong;
        EXPECT_FALSE(dialog()->findChild<MessageBar*>()->sentence().isEmpty());
        EXPECT_FALSE(first()->iban_confirmed);
    }
    picture("confirm_iban", dialog());
    press("cancel_button");
    EXPECT_FALSE(first()->iban_confirmed);
}

TEST_F(PayeeConfirmed, WhatIsNotConfirmedDoesNotLeave) {
    export_file("virements.xml");
    EXPECT_TRUE(outcome.startsWith(QStringLiteral("▲")));
    EXPECT_TRUE(outcome.contains(q(first()->payee_name)));
    ASSERT_TRUE(dialog()) << "the refusal stands in the dialog";
    EXPECT_FALSE(dialog()->findChild<MessageBar*>()->sentence().isEmpty());
    EXPECT_FALSE(std::filesystem::exists(client.file("virements.xml")));
    picture("sepa_refused", dialog());
    press("cancel_button");
    EXPECT_EQ(first()->state, payments::PaymentState::Basket);
}

TEST_F(PayeeConfirmed, WhoLeavesTheDialogOrdersNothing) {
    confirm(k_last_four);
    QTest::keyClick(pane().table(), Qt::Key_Return);
    client.settle();
    picture("sepa_dialog", dialog());
    press("cancel_button");
    EXPECT_FALSE(dialog());
    ASSERT_NE(first(), nullptr);
    EXPECT_EQ(first()->state, payments::PaymentState::Basket);
}

} // namespace
} // namespace comptoir::gui
