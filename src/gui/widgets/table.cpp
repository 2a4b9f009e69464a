#include "comptoir/gui/widgets/table.h"

#include "comptoir/gui/widgets/cells.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSettings>

namespace comptoir::gui {

namespace {
constexpr int k_row_height = 26;
constexpr int k_words_margin = 16;
} // namespace

Table::Table(const QString& name, const Theme& theme, QWidget* parent)
    : QTableView(parent), m_name(name) {
    setObjectName(name);
    setItemDelegate(new CellDelegate(theme, this));
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(k_row_height);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setMinimumSectionSize(28);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this,
            &Table::show_header_menu);
    m_remember_timer.setSingleShot(true);
    m_remember_timer.setInterval(300);
    connect(&m_remember_timer, &QTimer::timeout, this, &Table::remember);
    // Rows come in numbers: one look for all of them.
    m_whole_timer.setSingleShot(true);
    m_whole_timer.setInterval(0);
    connect(&m_whole_timer, &QTimer::timeout, this, &Table::keep_whole);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &Table::keep_whole);
    for (const auto moved : {&QHeaderView::sectionResized, &QHeaderView::sectionMoved})
        connect(horizontalHeader(), moved, this, [this] {
            if (m_sizing)
                return;
            give_rest();
            m_remember_timer.start();
        });
}

void Table::show_model(QAbstractItemModel* shown, int stretch) {
    m_stretch = stretch;
    setModel(shown);
    size_columns();
    const auto soon = [this] { m_whole_timer.start(); };
    connect(shown, &QAbstractItemModel::rowsInserted, this, soon);
    connect(shown, &QAbstractItemModel::modelReset, this, soon);
    connect(shown, &QAbstractItemModel::dataChanged, this, soon);
    connect(shown, &QAbstractItemModel::headerDataChanged, this, soon);
}

void Table::show_sentences_whole() {
    setWordWrap(true);
    connect(&m_whole_timer, &QTimer::timeout, this, &QTableView::resizeRowsToContents);
}

void Table::size_columns() {
    m_sizing = true;
    const QByteArray kept =
        QSettings().value(QStringLiteral("tables/%1").arg(m_name)).toByteArray();
    m_remembered = !kept.isEmpty() && horizontalHeader()->restoreState(kept);
    if (!m_remembered) {
        const int character = fontMetrics().horizontalAdvance(QLatin1Char('0'));
        for (int section = 0; section < model()->columnCount(); ++section) {
            const int characters =
                model()->headerData(section, Qt::Horizontal, k_width_role).toInt();
            horizontalHeader()->resizeSection(section, characters * character + 16);
        }
    }
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_sizing = false;
    keep_whole();
}

void Table::hide_at_first(const QList<int>& sections) {
    if (!m_remembered)
        for (const int section : sections)
            setColumnHidden(section, true);
    give_rest();
}

void Table::show_header_menu(const QPoint& at) {
    QMenu menu(this);
    for (int section = 0; section < model()->columnCount(); ++section) {
        const QString name = model()->headerData(section, Qt::Horizontal).toString();
        if (name.isEmpty())
            continue;
        QAction* action = menu.addAction(name);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(section));
        action->setEnabled(section != m_stretch);
        connect(action, &QAction::toggled, this, [this, section](bool shown) {
            m_gone.removeAll(section);
            m_let_go.removeAll(section); // chosen by hand: it stays as chosen
            setColumnHidden(section, !shown);
            give_rest();
            remember();
        });
    }
    menu.exec(horizontalHeader()->mapToGlobal(at));
}

qlonglong Table::current_key() const {
    return currentIndex().isValid() ? currentIndex().data(k_key_role).toLongLong() : 0;
}

bool Table::select_key(qlonglong key) {
    if (!model() || key == 0)
        return false;
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, std::max(0, currentIndex().column()));
        if (index.data(k_key_role).toLongLong() != key)
            continue;
        // Not the view's setCurrentIndex: with the Ctrl of a Ctrl+Z it would toggle the row.
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                     QItemSelectionModel::Rows);
        return true;
    }
    return false;
}

QList<qlonglong> Table::selected_keys() const {
    QList<qlonglong> keys;
    if (selectionModel())
        for (const QModelIndex& index : selectionModel()->selectedRows())
            keys << index.data(k_key_role).toLongLong();
    return keys;
}

void Table::keyPressEvent(QKeyEvent* event) {
    const bool plain =
        event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && currentIndex().isValid()) {
        if (event->key() == Qt::Key_Space) {
            emit tick_asked(currentIndex());
            return;
        }
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
            emit enter_pressed(currentIndex());
            return;
        }
    }
    // Letters belong to the pane's actions, never to a jump inside the table.
    if (plain && !event->text().isEmpty() && event->text().front().isLetterOrNumber()) {
        event->ignore();
        return;
    }
    if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
        const int row = event->key() == Qt::Key_Home ? 0 : model()->rowCount() - 1;
        if (row >= 0 && plain)
            return setCurrentIndex(model()->index(row, std::max(0, currentIndex().column())));
    }
    QTableView::keyPressEvent(event);
}

void Table::mousePressEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    QTableView::mousePressEvent(event);
    if (!index.isValid() || event->button() != Qt::LeftButton)
        return;
    const auto kind = static_cast<CellKind>(
        model()->headerData(index.column(), Qt::Horizontal, k_kind_role).toInt());
    if (kind == CellKind::Tick)
        emit tick_asked(index);
}

void Table::say_when_empty(const QString& words) {
    m_when_empty = words;
    setAccessibleDescription(words);
    viewport()->update();
}

void Table::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (m_when_empty.isEmpty() || !model() || model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(k_words_margin, k_words_margin, -k_words_margin,
                                                 -k_words_margin),
                     static_cast<int>(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextWordWrap,
                     m_when_empty);
}

void Table::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    keep_whole();
}

void Table::focusInEvent(QFocusEvent* event) {
    QTableView::focusInEvent(event);
    // Arriving by keyboard puts the cursor on a row, so that the arrows work at once.
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0 &&
        event->reason() != Qt::MouseFocusReason)
        setCurrentIndex(model()->index(0, 0));
    viewport()->update();
    emit focus_changed(true);
}

void Table::focusOutEvent(QFocusEvent* event) {
    QTableView::focusOutEvent(event);
    viewport()->update();
    emit focus_changed(false);
}

void Table::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QTableView::selectionChanged(selected, deselected);
    emit selection_changed();
}

void Table::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    viewport()->update();
    if (current.row() != previous.row() || !current.isValid())
        emit current_changed(current.isValid() ? current.data(k_key_role).toLongLong() : 0);
}

} // namespace comptoir::gui
