// Open purchases into the basket and out again, and what an unconfirmed account number stops.
#include "comptoir/gui/payments/payments_pane.h"
#include "comptoir/gui/widgets/buttons.h"
#include "gui/support/client_under_test.h"

namespace comptoir::gui {
namespace {

class Payments : public testing::Test {
protected:
    void SetUp() override {
        client.show(MainWindow::Payments);
        watch(pane().model());
        pane().table()->setFocus();
    }
    PaymentsPane& pane() { return client.pane<PaymentsPane>(MainWindow::Payments); }
    QAction* action(const char* name) { return pane().findChild<QAction*>(QLatin1String(name)); }
    ClientUnderTest client;
};

TEST_F(Payments, OpenPurchasesWaitByDueDay) {
    ASSERT_GT(pane().model()->rowCount(), 1);
    for (int row = 1; row < pane().model()->rowCount(); ++row)
        EXPECT_LE(pane().model()->row_at(row - 1)->item->due_on,
                  pane().model()->row_at(row)->item->due_on);
}

TEST_F(Payments, TheButtonSaysHowManyAndHowMuch) {
    pane().table()->setCurrentIndex(pane().model()->index(0, PaymentTableModel::Payee));
    QTest::keyClick(pane().table(), Qt::Key_Space);
    QTest::keyClick(pane().table(), Qt::Key_Down);
    QTest::keyClick(pane().table(), Qt::Key_Space);
    const Money total = pane().model()->row_at(0)->amount() + pane().model()->row_at(1)->amount();
    EXPECT_TRUE(action("primary")->text().contains(QLatin1Char('2')));
    EXPECT_TRUE(action("primary")->text().contains(client.words().amount(total)));
}

TEST_F(Payments, APayeeWithoutAccountNumberIsRefusedOrMarked) {
    const int before = pane().model()->rowCount();
    QTest::keyClick(pane().table(), Qt::Key_Return);
    client.settle();
    pane().chips()->choose(PaymentsPane::Basket);
    client.settle();
    if (pane().model()->rowCount() == 0) {
        EXPECT_FALSE(pane().messages().sentence().isEmpty());
        return;
    }
    EXPECT_FALSE(pane().model()->row_at(0)->payment->iban_confirmed);
    // Out again: the invoice waits as before.
    pane().table()->setFocus();
    QTest::keyClick(pane().table(), Qt::Key_Delete);
    client.settle();
    EXPECT_EQ(pane().model()->rowCount(), 0);
    pane().chips()->choose(PaymentsPane::ToPay);
    client.settle();
    EXPECT_EQ(pane().model()->rowCount(), before);
}

TEST_F(Payments, NothingCanBeConfirmedWithoutAnAccountNumber) {
    EXPECT_FALSE(pane().payee()->can_confirm());
    EXPECT_FALSE(action("confirm_iban")->isEnabled());
}

} // namespace
} // namespace comptoir::gui
