#include "comptoir/gui/widgets/filter_keys.h"

#include "comptoir/gui/widgets/table.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace comptoir::gui {

namespace {

class FilterKeys : public QObject {
public:
    FilterKeys(QLineEdit* filter, Table* table)
        : QObject(filter), m_filter(filter), m_table(table) {}

    bool eventFilter(QObject* watched, QEvent* event) override {
        // Escape is the filter's, whatever else it does in the pane.
        if (event->type() == QEvent::ShortcutOverride &&
            static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
        if (event->type() != QEvent::KeyPress)
            return QObject::eventFilter(watched, event);
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape)
            m_filter->clear();
        else if (key != Qt::Key_Down && key != Qt::Key_Return && key != Qt::Key_Enter)
            return QObject::eventFilter(watched, event);
        if (m_table->isVisible())
            m_table->setFocus(Qt::ShortcutFocusReason);
        return true;
    }

private:
    QLineEdit* m_filter;
    Table* m_table;
};

} // namespace

void leave_by_keys(QLineEdit* filter, Table* table) {
    filter->installEventFilter(new FilterKeys(filter, table));
}

} // namespace comptoir::gui
