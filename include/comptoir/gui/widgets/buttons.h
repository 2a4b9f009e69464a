// Buttons that show their key: one QAction, its menu entry, its key and its button.
#pragma once

#include "comptoir/gui/support/theme.h"

#include <QAction>
#include <QButtonGroup>
#include <QKeySequence>
#include <QPushButton>

namespace comptoir::gui {

// "Entrée", "Espace", "Ctrl+F": the word printed on the keyboard of the language.
QString key_text(const QKeySequence& sequence);

class ActionButton : public QPushButton {
    Q_OBJECT

public:
    ActionButton(QAction* action, const Theme& theme, bool primary = false,
                 QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override; // Enter presses it, as Space does

private:
    void follow();

    QAction* m_action;
    const Theme& m_theme;
    bool m_primary;
    QString m_key;
};

// A row of exclusive chips with a count each: "Achat 4", "Vente", "Divers 2".
class ChipRow : public QWidget {
    Q_OBJECT

public:
    explicit ChipRow(QWidget* parent = nullptr);
    void add(int id, const QString& name);
    void set_text(int id, const QString& text);
    void choose(int id);
    int chosen() const { return m_group.checkedId(); }

signals:
    void chosen_changed(int id);

private:
    QButtonGroup m_group;
};

// The chip's words with its count, without a count when there is nothing to count.
QString with_count(const QString& words, const QString& count);

} // namespace comptoir::gui
