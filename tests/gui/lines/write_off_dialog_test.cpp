// What a line leaves, booked from the pane: accounts with VAT (K), write-off (S).
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"
#include "gui/support/client_under_test.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace comptoir::gui {
namespace {

class WriteOffKeys : public testing::Test {
protected:
    void SetUp() override {
        client.show(MainWindow::Reconcile);
        table()->setFocus();
        for (int row = 0; row < lines()->rowCount(); ++row) {
            if (lines()->shown_state(*lines()->row_at(row)) == reconcile::LineState::Open)
                return stand_on(row);
        }
        FAIL() << "the samples hold an open line";
    }
    MatchingView& view() { return *client.pane<ReconcilePane>(MainWindow::Reconcile).matching(); }
    LineTableModel* lines() { return view().line_model(); }
    Table* table() { return view().line_table(); }
    void stand_on(int row) {
        table()->setCurrentIndex(lines()->index(row, LineTableModel::Label));
        client.settle();
    }
    void press(Qt::Key key) {
        QTest::keyClick(table(), key);
        client.settle();
    }
    QPointer<FormDialog> dialog() { return client.window().findChild<FormDialog*>(); }
    template <class Field>
    Field* field(const char* name) {
        return dialog()->findChild<Field*>(QLatin1String(name));
    }
    void act() {
        field<QPushButton>("act_button")->click();
        client.settle();
    }
    void picture(const char* name) {
        if (qEnvironmentVariableIsSet("COMPTOIR_PICTURES"))
            dialog()->grab().save(qEnvironmentVariable("COMPTOIR_PICTURES") + QLatin1Char('/') +
                                  QLatin1String(name) + QStringLiteral(".png"));
    }

    ClientUnderTest client;
};

TEST_F(WriteOffKeys, ALineThatSettlesNothingGoesNowhereByEnterAlone) {
    const int before = lines()->rowCount();
    press(Qt::Key_S);
    ASSERT_TRUE(dialog());
    auto* type = field<QComboBox>("type");
    EXPECT_EQ(type->currentData().toString(), QStringLiteral("other"));
    EXPECT_EQ(type->findData(QStringLiteral("settlement")), -1) << "there is no piece";
    EXPECT_GE(field<QComboBox>("journal")->count(), 2);
    EXPECT_TRUE(field<QLineEdit>("account")->isEnabled());
    picture("write-off");
    act();
    ASSERT_TRUE(dialog()) << "an account is missing";
    field<QLineEdit>("account")->setText(QStringLiteral("627"));
    act();
    EXPECT_FALSE(dialog());
    EXPECT_EQ(lines()->rowCount(), before - 1);
    QTest::keyClick(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    client.settle();
    EXPECT_EQ(lines()->rowCount(), before);
}

TEST_F(WriteOffKeys, KSplitsALineOverAccountsWithTheirVat) {
    const int before = lines()->rowCount();
    const Money whole = view().current_line()->amount;
    press(Qt::Key_K);
    ASSERT_TRUE(dialog());
    field<QLineEdit>("account")->setText(QStringLiteral("606100 Fournitures"));
    field<QComboBox>("vat")->setCurrentIndex(1);
    const Money first{whole.minor() / 2, whole.currency()};
    field<MoneyEdit>("amount")->set_money(first);
    act();
    ASSERT_TRUE(dialog()) << "the rest has no account yet";
    field<QPushButton>("add_row")->click();
    EXPECT_EQ(field<MoneyEdit>("amount2")->money(), whole - first);
    field<QLineEdit>("account2")->setText(QStringLiteral("471000"));
    picture("account-split");
    act();
    EXPECT_FALSE(dialog());
    EXPECT_EQ(lines()->rowCount(), before - 1);
}

TEST_F(WriteOffKeys, AThirdPartysAccountNeedsTheThirdParty) {
    press(Qt::Key_K);
    ASSERT_TRUE(dialog());
    field<QLineEdit>("account")->setText(QStringLiteral("401000"));
    EXPECT_TRUE(field<QLineEdit>("party")->isEnabled());
    act();
    EXPECT_TRUE(dialog());
}

} // namespace
} // namespace comptoir::gui
