// One sentence beside what it concerns: an error that says what to do, or what was just done.
//
// Details (code, place, English detail) fold out and can be copied into a report. Nothing pops up
// and nothing disappears by itself.
#pragma once

#include "comptoir/core/error.h"
#include "comptoir/gui/support/session.h"

#include <QFrame>
#include <QHash>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace comptoir::gui {

class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(Surroundings surroundings, QWidget* parent = nullptr);
    void show_error(const Error& error);
    void show_message(const QString& sentence, Tone tone, const QString& details = {});
    // A button that mends it: "Import anyway". Forgotten with the next message.
    void offer(const QString& words, std::function<void()> act);
    // A second one beside it.
    void offer_also(const QString& words, std::function<void()> act);
    bool is_empty() const { return sentence().isEmpty(); }
    QPushButton* offered() const { return m_offer; }
    QPushButton* also_offered() const { return m_also; }
    void clear();
    QString sentence() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    Surroundings m_surroundings;
    QLabel* m_icon;
    QLabel* m_sentence;
    QPushButton *m_offer, *m_also;
    QPushButton* m_more;
    QPushButton* m_copy;
    QToolButton* m_close;
    QPlainTextEdit* m_details;
    std::function<void()> m_act, m_also_act;
    std::optional<Error> m_error;
};

// What goes here and the one next step, in the middle of an empty list.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(const Theme& theme, const QString& icon, QWidget* parent = nullptr);
    void set_words(const QString& title, const QString& sentence);
    // Offers the one next step, as a button; several may be set and shown in turn.
    void set_step(QAction* action);
    void show_step(const QAction* action, bool shown);

private:
    const Theme& m_theme;
    QString m_icon_name;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_sentence;
    QHash<const QAction*, QWidget*> m_steps;
};

} // namespace comptoir::gui
