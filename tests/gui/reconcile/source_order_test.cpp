// C18: a person orders what is proposed first.
#include "comptoir/app/match_sources.h"
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "gui/support/client_under_test.h"

#include <QListWidget>
#include <QPushButton>

namespace comptoir::gui {
namespace {

using reconcile::Source;

class SourceOrderWindow : public testing::Test {
protected:
    void SetUp() override {
        client.show(MainWindow::Reconcile);
        open();
    }
    void open() {
        client.pane<ReconcilePane>(MainWindow::Reconcile)
            .findChild<QAction*>(QStringLiteral("sources"))
            ->trigger();
        client.settle();
        ASSERT_TRUE(dialog());
        ASSERT_EQ(list()->count(), 8);
    }
    FormDialog* dialog() {
        for (FormDialog* each : client.window().findChildren<FormDialog*>())
            if (each->isVisible())
                return each;
        return nullptr;
    }
    QListWidget* list() { return dialog()->findChild<QListWidget*>(QStringLiteral("source_list")); }
    void press(const char* button) {
        dialog()->findChild<QPushButton*>(QLatin1String(button))->click();
        client.settle();
    }
    app::MatchSources stored() {
        return test::value_of(client.session().workspace().read<app::MatchSources>(
            [](app::Reader& reader) { return app::match_sources(reader); }));
    }
    ClientUnderTest client;
};

TEST_F(SourceOrderWindow, AltArrowsOrderWhatIsProposedFirstAndItIsKept) {
    list()->setFocus();
    list()->setCurrentRow(5); // templates
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(list()->currentRow(), 0);
    if (qEnvironmentVariableIsSet("COMPTOIR_PICTURES"))
        dialog()->grab().save(qEnvironmentVariable("COMPTOIR_PICTURES") +
                              QStringLiteral("/source_order.png"));
    press("act_button");
    EXPECT_EQ(dialog(), nullptr);
    EXPECT_EQ(stored().order.front(), Source::Template);
    EXPECT_EQ(stored().order.at(1), Source::Entry);
    open();
    press("source_usual");
    press("act_button");
    EXPECT_TRUE(stored().is_usual);
}

TEST_F(SourceOrderWindow, NothingMovesBeyondTheEnds) {
    list()->setCurrentRow(0);
    press("source_up");
    EXPECT_EQ(list()->currentRow(), 0);
    list()->setCurrentRow(7);
    press("source_down");
    EXPECT_EQ(list()->currentRow(), 7);
    press("act_button");
    EXPECT_TRUE(stored().is_usual);
}

TEST_F(SourceOrderWindow, WhoLeavesItKeepsTheOrder) {
    list()->setCurrentRow(3);
    press("source_up");
    press("cancel_button");
    EXPECT_TRUE(stored().is_usual);
}

} // namespace
} // namespace comptoir::gui
