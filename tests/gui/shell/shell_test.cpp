// The whole window: languages, themes, keys, room for every word, names for screen readers.
#include "comptoir/gui/shell/main_window.h"
#include "comptoir/gui/widgets/cells.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"
#include "gui/support/client_under_test.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSet>
#include <QTabBar>
#include <QTableView>

#include <cmath>
#include <cstdio>

namespace comptoir::gui {
namespace {

constexpr MainWindow::PaneIndex k_panes[] = {
    MainWindow::Documents, MainWindow::Invoices, MainWindow::Payments, MainWindow::Statements,
    MainWindow::Reconcile, MainWindow::Entries,  MainWindow::Reports};

QString plain(QString text) {
    return text.remove(QLatin1Char('&'));
}

// What each widget and action of the window says, by a name that does not depend on the language.
QMap<QString, QString> texts_of(MainWindow& window) {
    QMap<QString, QString> texts;
    int number = 0;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        const QString name =
            QStringLiteral("%1 %2 %3")
                .arg(number++)
                .arg(QLatin1String(widget->metaObject()->className()), widget->objectName());
        if (auto* button = qobject_cast<QAbstractButton*>(widget))
            texts[name] = plain(button->text());
        if (auto* label = qobject_cast<QLabel*>(widget);
            label && label->textFormat() != Qt::RichText)
            texts[name] = plain(label->text());
        if (auto* tabs = qobject_cast<QTabBar*>(widget))
            for (int tab = 0; tab < tabs->count(); ++tab)
                texts[name + QStringLiteral(" tab %1").arg(tab)] = tabs->tabText(tab);
        if (auto* view = qobject_cast<QTableView*>(widget))
            for (int section = 0; view->model() && section < view->model()->columnCount();
                 ++section)
                texts[name + QStringLiteral(" column %1").arg(section)] =
                    view->model()->headerData(section, Qt::Horizontal).toString();
        texts[name + QStringLiteral(" accessible")] = widget->accessibleName();
        if (auto* edit = qobject_cast<QLineEdit*>(widget))
            texts[name + QStringLiteral(" placeholder")] = edit->placeholderText();
    }
    for (QAction* action : window.findChildren<QAction*>())
        if (!action->objectName().isEmpty())
            texts[QStringLiteral("action %1 %2")
                      .arg(action->objectName(), action->parent()->objectName())] =
                plain(action->text());
    return texts;
}

// Words that are the same in both languages, names, and numbers.
bool may_stay(const QString& text) {
    static const QSet<QString> same{QStringLiteral("Comptoir"),
                                    QStringLiteral("Documents"),
                                    QStringLiteral("Document"),
                                    QStringLiteral("Source"),
                                    QStringLiteral("Date"),
                                    QStringLiteral("Dates"),
                                    QStringLiteral("Format"),
                                    QStringLiteral("Correction"),
                                    QStringLiteral("Corrections"),
                                    QStringLiteral("IBAN"),
                                    QStringLiteral("Nature"),
                                    QStringLiteral("Journal"),
                                    QStringLiteral("Jnl"),
                                    QStringLiteral("Total"),
                                    QStringLiteral("Français"),
                                    QStringLiteral("English"),
                                    QStringLiteral("Lettre"),
                                    QStringLiteral("Tab"),
                                    QStringLiteral("Note"),
                                    QStringLiteral("Note…"),
                                    QStringLiteral("Nature…"),
                                    QStringLiteral("Atelier Exemple SAS"),
                                    QStringLiteral("Dossier Atelier Exemple SAS")};
    if (same.contains(text) || text.isEmpty())
        return true;
    int letters = 0;
    for (const QChar c : text)
        letters += c.isLetter() && c.isLower() ? 1 : 0;
    return letters < 3; // amounts, dates, codes
}

class Shell : public testing::Test {
protected:
    ClientUnderTest client;
};

TEST(FileText, NamesAFileWithoutItsFolderAndAMemberAfterItsZip) {
    EXPECT_EQ(file_text("/banque/releve.xml"), QStringLiteral("releve.xml"));
    EXPECT_EQ(file_text("releve.xml"), QStringLiteral("releve.xml"));
    EXPECT_EQ(file_text("/banque/mois.zip!mars/a.xml"), QStringLiteral("mois.zip › mars/a.xml"));
    EXPECT_EQ(file_text("a.zip!b.zip!c.xml"), QStringLiteral("a.zip › b.zip › c.xml"));
}

TEST_F(Shell, SwitchingTheLanguageLeavesNoWordOfTheOtherOne) {
    for (const MainWindow::PaneIndex pane : k_panes)
        client.show(pane);
    const auto french = texts_of(client.window());
    client.words().choose(i18n::Language::English);
    QCoreApplication::processEvents(); // the change of language is posted to every widget
    client.settle();
    const auto english = texts_of(client.window());
    int differing = 0;
    for (auto text = french.begin(); text != french.end(); ++text) {
        // Qt names its own scroll buttons.
        if (!english.contains(text.key()) || text.key().contains(QLatin1String("Scroll")))
            continue;
        differing += english[text.key()] != text.value() ? 1 : 0;
        // Names out of the books are the same in every language; words of ours are not.
        const bool of_the_books = text.key().contains(QLatin1String("QLabel")) &&
                                  text.value().contains(QRegularExpression(
                                      QStringLiteral("[0-9]|SARL|SAS|Banque|AARO|Journal")));
        EXPECT_TRUE(text.value() != english[text.key()] || may_stay(text.value()) || of_the_books)
            << text.key().toStdString() << ": " << text.value().toStdString();
    }
    EXPECT_GT(differing, 150);
    client.words().choose(i18n::Language::French);
    QCoreApplication::processEvents();
    client.settle();
    EXPECT_EQ(texts_of(client.window()).value(QStringLiteral("action automatic reconcile")),
              french.value(QStringLiteral("action automatic reconcile")));
}

TEST_F(Shell, EveryInputHasANameForScreenReaders) {
    for (const MainWindow::PaneIndex index : k_panes) {
        client.show(index);
        QSet<const QWidget*> with_buddy;
        for (const QLabel* label : client.window().findChildren<QLabel*>())
            if (label->buddy())
                with_buddy.insert(label->buddy());
        for (QWidget* widget : client.window().findChildren<QWidget*>()) {
            const bool input =
                qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget) ||
                qobject_cast<QAbstractItemView*>(widget) ||
                qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QPlainTextEdit*>(widget) ||
                qobject_cast<QAbstractButton*>(widget);
            // Parts inside an input speak through it.
            const bool inside = qobject_cast<QComboBox*>(widget->parentWidget()) ||
                                qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) ||
                                qobject_cast<QLineEdit*>(widget->parentWidget()) ||
                                qobject_cast<QTabBar*>(widget->parentWidget()) ||
                                qobject_cast<QTableView*>(widget->parentWidget()) ||
                                QLatin1String(widget->metaObject()->className()) ==
                                    QLatin1String("QComboBoxListView") ||
                                widget->objectName().startsWith(QLatin1String("qt_")) ||
                                QLatin1String(widget->metaObject()->className())
                                    .startsWith(QLatin1String("QMenuBar"));
            if (!input || inside || !widget->isVisible() || !widget->isEnabledTo(&client.window()))
                continue;
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            EXPECT_TRUE(!widget->accessibleName().isEmpty() || with_buddy.contains(widget) ||
                        (button && !button->text().isEmpty()))
                << widget->metaObject()->className() << " " << widget->objectName().toStdString()
                << " in " << widget->parentWidget()->objectName().toStdString();
        }
    }
}

TEST_F(Shell, NoTwoActionsShareAKeyWithinAPane) {
    for (const MainWindow::PaneIndex index : k_panes) {
        client.show(index);
        QMap<QString, QString> taken;
        QList<QAction*> actions = client.window().global_actions();
        actions += client.window().pane(index)->pane_actions();
        for (const QAction* action : actions)
            for (const QKeySequence& key : action->shortcuts()) {
                EXPECT_FALSE(taken.contains(key.toString()))
                    << key.toString().toStdString() << ": " << action->objectName().toStdString()
                    << " and " << taken[key.toString()].toStdString();
                taken[key.toString()] = action->objectName();
            }
    }
}

TEST_F(Shell, EveryKeyStandsInAMenu) {
    for (const MainWindow::PaneIndex index : k_panes) {
        client.show(index);
        QSet<QAction*> in_menus;
        for (const QMenu* menu : client.window().findChildren<QMenu*>())
            for (QAction* action : menu->actions())
                in_menus.insert(action);
        QList<QAction*> actions = client.window().global_actions();
        actions += client.window().pane(index)->pane_actions();
        for (QAction* action : actions)
            EXPECT_TRUE(action->shortcut().isEmpty() || in_menus.contains(action))
                << action->objectName().toStdString();
    }
}

TEST_F(Shell, FunctionKeysGoToThePanes) {
    for (int index = 0; index < MainWindow::k_panes; ++index) {
        QTest::keyClick(&client.window(), static_cast<Qt::Key>(Qt::Key_F2 + index));
        client.settle();
        EXPECT_TRUE(client.window().pane(static_cast<MainWindow::PaneIndex>(index))->isVisible());
    }
}

TEST_F(Shell, TheNextFinancialYearIsProposedAndOpened) {
    auto* chooser = client.window().findChild<QComboBox*>(QStringLiteral("year_chooser"));
    const int before = chooser->count();
    client.window().findChild<QAction*>(QStringLiteral("open_year"))->trigger();
    client.settle();
    auto* dialog = client.window().findChild<FormDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->findChild<DayEdit*>(QStringLiteral("year_from"))->day(),
              *Date::from_ymd(2027, 1, 1));
    EXPECT_EQ(dialog->findChild<DayEdit*>(QStringLiteral("year_to"))->day(),
              *Date::from_ymd(2027, 12, 31));
    QTest::keyClick(dialog, Qt::Key_Return);
    client.wait_for([&] { return chooser->count() == before + 1; }, "the year is in the list");
    EXPECT_TRUE(chooser->itemText(1).contains(QStringLiteral("2027")));
}

TEST_F(Shell, SearchFindsAnInvoiceLineAndJumpsToIt) {
    client.show(MainWindow::Entries);
    QTest::keyClick(&client.window(), Qt::Key_K, Qt::ControlModifier);
    SearchBox* search = client.window().search();
    ASSERT_TRUE(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("papeterie"));
    client.wait_for([&] { return search->results()->count() > 1; }, "the dossier answers");
    QTest::keyClick(search, Qt::Key_Return);
    client.settle();
    EXPECT_TRUE(search->text().isEmpty());
    EXPECT_FALSE(search->results()->isVisible());
}

TEST_F(Shell, SearchForNothingKnownSaysSo) {
    SearchBox* search = client.window().search();
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("zzzzzz"));
    client.settle();
    ASSERT_EQ(search->results()->count(), 1);
    EXPECT_FALSE(search->results()->item(0)->flags().testFlag(Qt::ItemIsEnabled));
    QTest::keyClick(search, Qt::Key_Escape);
    EXPECT_FALSE(search->results()->isVisible());
}

TEST_F(Shell, DarkAndLightKeepEveryTextReadable) {
    const auto contrast = [](const QColor& ink, const QColor& paper) {
        const auto light = [](const QColor& c) {
            const auto part = [](double v) {
                return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
            };
            return 0.2126 * part(c.redF()) + 0.7152 * part(c.greenF()) + 0.0722 * part(c.blueF());
        };
        const double a = light(ink) + 0.05, b = light(paper) + 0.05;
        return std::max(a, b) / std::min(a, b);
    };
    for (const Colours* c : {&light_colours(), &dark_colours()}) {
        EXPECT_GE(contrast(c->text, c->surface), 7.0);
        EXPECT_GE(contrast(c->dim, c->surface), 4.5);
        EXPECT_GE(contrast(c->text, c->selection), 4.5);
        EXPECT_GE(contrast(c->accent_text, c->accent), 4.5);
        EXPECT_GE(contrast(c->negative, c->surface), 4.5);
        EXPECT_GE(contrast(c->rail_text, c->rail), 4.5);
        for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Ok, Tone::Warn, Tone::Bad})
            EXPECT_GE(contrast(ink_of(*c, tone), paper_of(*c, tone)), 4.4);
    }
}

TEST_F(Shell, AFileThatIsNotADossierIsRefusedWithASentence) {
    const auto path = client.file("note.comptoir");
    std::FILE* file = std::fopen(path.c_str(), "w");
    std::fputs("not a ledger", file);
    std::fclose(file);
    bool failed = false;
    QObject::connect(&client.window(), &MainWindow::dossier_failed, &client.window(),
                     [&] { failed = true; });
    client.window().open_dossier(path);
    client.wait_for([&] { return failed; }, "the refusal comes");
    EXPECT_EQ(client.window().session(), nullptr);
    EXPECT_FALSE(client.window().messages().sentence().isEmpty());
}

// At the smallest size, in both languages, nothing that must be read is cut.
class SmallWindow : public testing::TestWithParam<i18n::Language> {};

TEST_P(SmallWindow, CutsNoText) {
    ClientUnderTest client({.language = GetParam(), .size = {1100, 680}});
    for (const MainWindow::PaneIndex index : k_panes) {
        client.show(index);
        QCoreApplication::sendPostedEvents();
        EXPECT_EQ(client.window().width(), 1100) << "the window grew for pane " << index;
        for (QWidget* widget : client.window().findChildren<QWidget*>()) {
            if (!widget->isVisible())
                continue;
            const auto* label = qobject_cast<QLabel*>(widget);
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            if ((!label && !button) ||
                (label && (label->wordWrap() || label->property("role") == "faint")))
                continue;
            if (button && button->text().isEmpty())
                continue;
            EXPECT_GE(widget->width() + 1, widget->minimumSizeHint().width())
                << (label ? label->text() : button->text()).toStdString() << " in pane " << index;
            const QPoint right = widget->mapTo(&client.window(), QPoint(widget->width(), 0));
            EXPECT_LE(right.x(), client.window().width() + 1)
                << (label ? label->text() : button->text()).toStdString()
                << " leaves the window in pane " << index;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Languages, SmallWindow,
                         testing::Values(i18n::Language::French, i18n::Language::English),
                         [](const auto& tested) {
                             return std::string(i18n::to_text(tested.param));
                         });

} // namespace
} // namespace comptoir::gui
