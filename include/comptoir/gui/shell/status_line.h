// The foot of the window: how fresh the bank is, and the long work under way with a way to stop it.
#pragma once

#include "comptoir/app/connections.h"
#include "comptoir/gui/support/session.h"

#include <QFrame>

#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;

namespace comptoir::gui {

class StatusLine : public QFrame {
    Q_OBJECT

public:
    explicit StatusLine(Surroundings surroundings, QWidget* parent = nullptr);
    void set_session(Session* session);
    void set_next_pull(std::optional<Instant> at);
    void refresh();

protected:
    void changeEvent(QEvent* event) override;

private:
    void show_feed();
    void show_jobs();

    Surroundings m_surroundings;
    Session* m_session = nullptr;
    std::vector<app::ConnectionRow> m_connections;
    std::optional<Instant> m_next_pull;
    QLabel* m_feed;
    QLabel* m_warning;
    QLabel* m_work;
    QProgressBar* m_bar;
    QPushButton* m_stop;
};

} // namespace comptoir::gui
