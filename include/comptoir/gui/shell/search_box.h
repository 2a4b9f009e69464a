// Search everywhere (Ctrl+K): panes, commands, third parties, invoices, lines, entries; Enter
// jumps.
//
// Commands and panes are found at once; the dossier is asked on a reader thread 150 ms after the
// last key, and late answers to an older question are dropped.
#pragma once

#include "comptoir/gui/support/async.h"

#include <QLineEdit>
#include <QListWidget>
#include <QTimer>

#include <functional>
#include <vector>

namespace comptoir::gui {

struct SearchHit {
    QString kind; // the word shown at the right
    QString words;
    QString icon;
    std::function<void()> go;
};

class SearchBox : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchBox(Surroundings surroundings, QWidget* parent = nullptr);
    void set_session(Session* session); // forgets what was looked for in the one before
    // What is known without asking the dossier: panes and actions.
    void set_local(std::function<std::vector<SearchHit>()> local) { m_local = std::move(local); }
    QListWidget* results() const { return m_results; }
    QRectF key_cap() const; // where the key is drawn; empty when it would touch the words

signals:
    void jump_asked(const QString& pane, const QString& kind, qlonglong id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void search();
    void ask_dossier(const QString& text);
    void show_hits();
    void go(QListWidgetItem* item);

    Surroundings m_surroundings;
    Session* m_session = nullptr;
    std::function<std::vector<SearchHit>()> m_local;
    QListWidget* m_results;
    QTimer m_timer;
    Latest m_latest;
    std::vector<SearchHit> m_hits;
};

} // namespace comptoir::gui
