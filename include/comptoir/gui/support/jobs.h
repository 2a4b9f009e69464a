// Long work as people see it: what it does, how far it is, and a way to stop it.
//
// A job is told about progress from the thread that works and read from the GUI thread ten times a
// second, so a busy worker never floods the screen.
#pragma once

#include "comptoir/core/cancellation.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace comptoir::gui {

struct Job {
    QString title;
    std::stop_source stop;
    std::atomic<std::int64_t> done{0};
    std::atomic<std::int64_t> total{0};
};

class JobBoard : public QObject {
    Q_OBJECT

public:
    explicit JobBoard(QObject* parent = nullptr);
    std::shared_ptr<Job> begin(const QString& title);
    void end(const std::shared_ptr<Job>& job);
    const std::vector<std::shared_ptr<Job>>& jobs() const { return m_jobs; }

signals:
    void changed();

private:
    std::vector<std::shared_ptr<Job>> m_jobs;
    QTimer m_timer;
};

// Passed to a verb; keeps the job alive.
Work work_of(const std::shared_ptr<Job>& job);

} // namespace comptoir::gui
