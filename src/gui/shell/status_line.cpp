#include "comptoir/gui/shell/status_line.h"

#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace comptoir::gui {

StatusLine::StatusLine(Surroundings surroundings, QWidget* parent)
    : QFrame(parent), m_surroundings(surroundings) {
    setObjectName(QStringLiteral("footer"));
    setFixedHeight(28);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 0, 14, 0);
    row->setSpacing(10);
    m_feed = new QLabel(this);
    m_warning = new QLabel(this);
    m_warning->setProperty("tone", "warn");
    m_work = new QLabel(this);
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(120);
    m_stop = new QPushButton(this);
    m_stop->setObjectName(QStringLiteral("stop_button"));
    row->addWidget(m_feed);
    row->addSpacing(12);
    row->addWidget(m_warning);
    row->addStretch(1);
    row->addWidget(m_work);
    row->addWidget(m_bar);
    row->addWidget(m_stop);
    connect(&surroundings.jobs, &JobBoard::changed, this, &StatusLine::show_jobs);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        for (const auto& job : m_surroundings.jobs.jobs())
            job->stop.request_stop();
        m_stop->setEnabled(false);
    });
    show_feed();
    show_jobs();
}

void StatusLine::set_session(Session* session) {
    if (m_session)
        m_session->disconnect(this); // it may only be locked, and come again
    m_session = session;
    m_connections.clear();
    if (session)
        connect(session, &Session::changed, this, [this](const Nouns& nouns) {
            if (has_any(nouns, {app::Noun::Connections, app::Noun::Feed}))
                refresh();
        });
    refresh();
}

void StatusLine::set_next_pull(std::optional<Instant> at) {
    m_next_pull = at;
    show_feed();
}

void StatusLine::refresh() {
    if (!m_session)
        return show_feed();
    query(
        *m_session, this, [](app::Reader& reader) { return app::list_connections(reader); },
        [this](Result<std::vector<app::ConnectionRow>> rows) {
            if (rows)
                m_connections = std::move(*rows);
            show_feed();
        });
}

void StatusLine::show_feed() {
    m_feed->clear();
    m_warning->clear();
    m_stop->setText(tr("Stop"));
    m_bar->setAccessibleName(tr("Progress of the work"));
    if (!m_session)
        return;
    QStringList fresh, broken;
    for (const app::ConnectionRow& row : m_connections) {
        if (row.state == "removed")
            continue;
        const QString name = q(row.provider).left(1).toUpper() + q(row.provider).mid(1);
        if (row.last_error)
            broken << tr("%1: %2", "bank connection and what is wrong with it")
                          .arg(name, m_surroundings.words.sentence(*row.last_error));
        else if (row.last_sync_at)
            fresh << tr("%1 up to date, %2", "bank connection and when it was pulled")
                         .arg(name, m_surroundings.words.time(*row.last_sync_at));
        else
            fresh << tr("%1 not pulled yet", "bank connection").arg(name);
    }
    if (fresh.isEmpty() && broken.isEmpty())
        fresh << tr("Statements come in by file");
    if (m_next_pull)
        fresh << tr("next at %1").arg(m_surroundings.words.time(*m_next_pull).right(5));
    m_feed->setText(QStringLiteral("● ") + fresh.join(QStringLiteral(" · ")));
    if (!broken.isEmpty())
        m_warning->setText(QStringLiteral("▲ ") + broken.join(QStringLiteral(" · ")));
}

void StatusLine::show_jobs() {
    const auto& jobs = m_surroundings.jobs.jobs();
    for (QWidget* part : std::initializer_list<QWidget*>{m_work, m_bar, m_stop})
        part->setVisible(!jobs.empty());
    if (jobs.empty()) {
        m_stop->setEnabled(true);
        return;
    }
    const Job& job = *jobs.front();
    const std::int64_t done = job.done, total = job.total;
    if (total > 0) {
        const int percent = static_cast<int>(std::min<std::int64_t>(100, done * 100 / total));
        m_bar->setRange(0, 100);
        m_bar->setValue(percent);
        m_work->setText(tr("%1, %2%", "long work and its percentage").arg(job.title).arg(percent));
    } else {
        m_bar->setRange(0, 0);
        m_work->setText(done > 0 ? tr("%1, %2 so far", "long work and how many were done")
                                       .arg(job.title, m_surroundings.words.count(done))
                                 : job.title);
    }
}

void StatusLine::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        show_feed();
        show_jobs();
    }
    QFrame::changeEvent(event);
}

} // namespace comptoir::gui
