#include "comptoir/gui/shell/key_help.h"

#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/card.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

namespace comptoir::gui {

namespace {

constexpr int k_width = 520, k_height = 620;

// Names the context of the translations below.
class KeyHelp {
    Q_DECLARE_TR_FUNCTIONS(KeyHelp)
};

int add_actions(QGridLayout* grid, int row, const QString& heading, const QList<QAction*>& actions,
                QWidget* parent) {
    auto* title = role_label("strong", parent);
    title->setText(heading);
    grid->addWidget(title, row++, 0, 1, 2);
    for (QAction* action : actions) {
        const QString key = key_text(action->shortcut());
        if (key.isEmpty() || action->text().isEmpty())
            continue;
        auto* cap = new QLabel(key, parent);
        cap->setProperty("role", "dim");
        auto* words = new QLabel(action->text().remove(QLatin1Char('&')), parent);
        grid->addWidget(cap, row, 0);
        grid->addWidget(words, row++, 1);
    }
    return row;
}

} // namespace

QDialog* open_key_help(Surroundings, QWidget* window, const QString& pane,
                       const QList<QAction*>& pane_actions, const QList<QAction*>& everywhere) {
    auto* dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(KeyHelp::tr("Keys"));
    dialog->setObjectName(QStringLiteral("key_help"));
    auto* whole = new QVBoxLayout(dialog);
    whole->setContentsMargins(20, 16, 20, 16);
    auto* area = new QScrollArea(dialog);
    area->setWidgetResizable(true);
    auto* sheet = new QWidget;
    auto* grid = new QGridLayout(sheet);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    int row = add_actions(grid, 0, pane, pane_actions, sheet);
    auto* rows = new QLabel(KeyHelp::tr("↑ ↓ move between rows, Tab goes to the other table and "
                                        "Shift+Tab leaves them, Shift or Ctrl with ↑ ↓ extends the "
                                        "selection."),
                            sheet);
    rows->setWordWrap(true);
    rows->setProperty("role", "dim");
    grid->addWidget(rows, row++, 0, 1, 2);
    row = add_actions(grid, row, KeyHelp::tr("Everywhere"), everywhere, sheet);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(row, 1);
    area->setWidget(sheet);
    area->setAccessibleName(KeyHelp::tr("Keys"));
    whole->addWidget(area);
    auto* close = new QPushButton(KeyHelp::tr("Close"), dialog);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(close);
    whole->addLayout(foot);
    // As wide as its words, so that it only ever scrolls down.
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumWidth(sheet->sizeHint().width() +
                          area->verticalScrollBar()->sizeHint().width() + 2 * area->frameWidth());
    dialog->resize(std::max(k_width, dialog->sizeHint().width()), k_height);
    dialog->show();
    return dialog;
}

} // namespace comptoir::gui
