#include "comptoir/gui/support/jobs.h"

namespace comptoir::gui {

JobBoard::JobBoard(QObject* parent) : QObject(parent) {
    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, &JobBoard::changed);
}

std::shared_ptr<Job> JobBoard::begin(const QString& title) {
    auto job = std::make_shared<Job>();
    job->title = title;
    m_jobs.push_back(job);
    m_timer.start();
    emit changed();
    return job;
}

void JobBoard::end(const std::shared_ptr<Job>& job) {
    std::erase(m_jobs, job);
    if (m_jobs.empty())
        m_timer.stop();
    emit changed();
}

Work work_of(const std::shared_ptr<Job>& job) {
    return Work{[job](const Progress& progress) {
                    job->done = progress.done;
                    job->total = progress.total;
                },
                job->stop.get_token()};
}

} // namespace comptoir::gui
