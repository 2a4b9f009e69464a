// The table every pane uses: rows of 26 px, one delegate, columns that remember themselves.
//
// Space ticks, Enter (and keypad Enter) activates, Tab leaves for the next input. Widths, order and
// hidden columns are kept per name in QSettings; right-click on the header hides and shows.
#pragma once

#include "comptoir/gui/support/theme.h"

#include <QHash>
#include <QTableView>
#include <QTimer>

namespace comptoir::gui {

class Table : public QTableView {
    Q_OBJECT

public:
    Table(const QString& name, const Theme& theme, QWidget* parent = nullptr);
    // `stretch`: the section that takes the room left over.
    void show_model(QAbstractItemModel* model, int stretch);
    // Sentences are shown whole: a row is as high as they need. For lists of some hundred rows.
    void show_sentences_whole();
    bool is_laid_out() const { return !m_whole_timer.isActive(); } // else it is about to be
    // Hides sections until the user chose otherwise.
    void hide_at_first(const QList<int>& sections);
    // Sections that go, the first one first, while the stretched one has not this much room.
    static constexpr int k_stretch_wanted = 220; // a label that can be read
    void let_go(const QList<int>& sections, int wanted = k_stretch_wanted);
    // Sections of tags that show their icon alone when that was not enough.
    void let_shrink(const QList<int>& sections);
    // Written where the rows would be, while there are none; empty: nothing.
    void say_when_empty(const QString& words);
    qlonglong current_key() const; // of k_key_role; 0: none
    // Makes the row with this key current without scrolling more than needed.
    bool select_key(qlonglong key);
    QList<qlonglong> selected_keys() const;

signals:
    void tick_asked(const QModelIndex& index);
    void enter_pressed(const QModelIndex& index);
    void current_changed(qlonglong key);
    void selection_changed();
    void focus_changed(bool within);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void selectionChanged(const QItemSelection& selected,
                          const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void size_columns();
    void give_rest();
    // What is never cut: amounts, days, and the words of the header. Of the rows on the screen;
    // a column that once grew stays so.
    void keep_whole();
    int least_width(int section) const;
    void give_back(); // widths that are not the user's choice
    void remember();
    void show_header_menu(const QPoint& at);

    QString m_name;
    int m_stretch = -1;
    QList<int> m_let_go, m_gone;
    QString m_when_empty;
    int m_wanted = k_stretch_wanted;
    QList<int> m_let_shrink;
    QHash<int, int> m_width_when_gone;
    QHash<int, int> m_width_when_shrunk; // of those that show their icon alone
    QTimer m_whole_timer;
    bool m_sizing = false;
    bool m_remembered = false; // the user arranged this table before
    QTimer m_remember_timer;
};

} // namespace comptoir::gui
