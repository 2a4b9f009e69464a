#include "gui/reconcile/source_order_dialog.h"

#include "comptoir/app/match_sources.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/form_dialog.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace comptoir::gui {

namespace {

constexpr int k_list_width = 380, k_list_height = 210; // its eight rows

class SourceOrder {
    Q_DECLARE_TR_FUNCTIONS(SourceOrder)
};

void show_order(const Words& words, QListWidget* list,
                const std::vector<reconcile::Source>& order) {
    list->clear();
    for (const reconcile::Source source : order) {
        auto* row = new QListWidgetItem(words.word("source", to_text(source)), list);
        row->setData(Qt::UserRole, q(std::string(to_text(source))));
    }
    list->setCurrentRow(0);
}

void move(QListWidget* list, int by) {
    const int from = list->currentRow(), to = from + by;
    if (from < 0 || to < 0 || to >= list->count())
        return;
    list->insertItem(to, list->takeItem(from));
    list->setCurrentRow(to);
}

QPushButton* add_button(QHBoxLayout* row, FormDialog* dialog, const char* name,
                        const QString& words) {
    auto* button = new QPushButton(words, dialog);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    row->addWidget(button);
    return button;
}

void add_key(QListWidget* list, int key, int by) {
    auto* action = new QAction(list);
    action->setShortcut(QKeySequence(Qt::ALT | key));
    action->setShortcutContext(Qt::WidgetShortcut);
    list->addAction(action);
    QObject::connect(action, &QAction::triggered, list, [list, by] { move(list, by); });
}

QListWidget* add_list(FormDialog* dialog) {
    auto* both = new QWidget(dialog);
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    auto* list = new QListWidget(both);
    list->setObjectName(QStringLiteral("source_list"));
    list->setMinimumSize(k_list_width, k_list_height);
    column->addWidget(list);
    auto* row = new QHBoxLayout;
    column->addLayout(row);
    QPushButton* up = add_button(row, dialog, "source_up", SourceOrder::tr("&Up"));
    QPushButton* down = add_button(row, dialog, "source_down", SourceOrder::tr("&Down"));
    add_button(row, dialog, "source_usual", SourceOrder::tr("U&sual order"));
    row->addStretch(1);
    QObject::connect(up, &QPushButton::clicked, list, [list] { move(list, -1); });
    QObject::connect(down, &QPushButton::clicked, list, [list] { move(list, +1); });
    both->setFocusProxy(list);
    dialog->add_row(SourceOrder::tr("&Asked first"), both,
                    SourceOrder::tr("Alt+↑ and Alt+↓ move a row. What is sure is matched in any "
                                    "order, and no order makes anything sure."));
    list->setAccessibleName(both->accessibleName());
    add_key(list, Qt::Key_Up, -1);
    add_key(list, Qt::Key_Down, +1);
    return list;
}

std::vector<std::string> names_of(const QListWidget* list) {
    std::vector<std::string> names;
    for (int row = 0; row < list->count(); ++row)
        names.push_back(list->item(row)->data(Qt::UserRole).toString().toStdString());
    return names;
}

} // namespace

void open_source_order(Session& session, QWidget* window) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  SourceOrder::tr("Order of proposals"), window);
    dialog->setObjectName(QStringLiteral("source_order_dialog"));
    dialog->set_introduction(SourceOrder::tr(
        "Where a line has more than one answer, which one is proposed first; the others stay in "
        "sight. For the whole dossier."));
    QListWidget* list = add_list(dialog);
    const Words& words = session.words();
    QObject::connect(dialog->findChild<QPushButton*>(QStringLiteral("source_usual")),
                     &QPushButton::clicked, list, [list, &words] {
                         const auto usual = reconcile::usual_sources();
                         show_order(words, list, {usual.begin(), usual.end()});
                     });
    query(
        session, dialog, [](app::Reader& reader) { return app::match_sources(reader); },
        [dialog, list, &words](Result<app::MatchSources> sources) {
            if (!sources)
                return dialog->show_error(sources.error());
            dialog->set_busy(false);
            show_order(words, list, sources->order);
        });
    dialog->set_act(SourceOrder::tr("Save"), [&session, dialog, list] {
        if (list->count() == 0) // it could not be read: nothing is changed
            return;
        dialog->set_busy(true);
        command(
            session, dialog,
            [names = names_of(list)](app::Writer& writer) {
                return app::set_match_sources(writer, names);
            },
            [dialog](Result<app::MatchSources> saved) {
                if (!saved)
                    return dialog->show_error(saved.error());
                dialog->accept();
            });
    });
    dialog->set_busy(true); // until the order is there
    dialog->open();
}

} // namespace comptoir::gui
