#include "comptoir/gui/bank/plan_reader.h"

#include <algorithm>

namespace comptoir::gui {

namespace {

constexpr std::size_t k_files_at_once = 16;

} // namespace

PlanReader::PlanReader(Session& session, std::vector<PlannedFile>& plan, QObject* parent)
    : QObject(parent), m_session(session), m_plan(plan) {}

void PlanReader::read() {
    if (m_reading || m_plan.empty())
        return;
    m_reading = true;
    read_next(m_session.jobs().begin(tr("Looking at the files", "long work")));
}

void PlanReader::read_changed() {
    if (m_reading)
        m_stale = true;
    else
        read();
}

void PlanReader::read_again() {
    if (m_reading) {
        m_stale = true;
        return;
    }
    for (PlannedFile& file : m_plan)
        file.is_read = false;
    read();
}

// A few files at a time: each appears as soon as it is known, and stopping comes between two.
void PlanReader::read_next(const std::shared_ptr<Job>& job) {
    app::PreviewRequest request;
    std::vector<qlonglong> serials;
    std::int64_t unread = 0;
    for (const PlannedFile& file : m_plan) {
        if (file.is_read)
            continue;
        ++unread;
        if (serials.size() == k_files_at_once)
            continue;
        serials.push_back(file.serial);
        request.files.push_back(file.asked);
    }
    job->total = static_cast<std::int64_t>(m_plan.size());
    job->done = static_cast<std::int64_t>(m_plan.size()) - unread;
    if (serials.empty()) {
        m_reading = false;
        m_session.jobs().end(job);
        if (std::exchange(m_stale, false))
            return read_again();
        emit finished();
        return;
    }
    request.work = Work{{}, job->stop.get_token()};
    query(
        m_session, this,
        [request](app::Reader& reader) { return app::preview_files(reader, request); },
        [this, job, serials](Result<std::vector<app::PreviewedFile>> previews) {
            if (previews) {
                take(std::move(*previews), serials);
                return read_next(job);
            }
            m_reading = false;
            m_session.jobs().end(job);
            std::erase_if(m_plan, [](const PlannedFile& file) { return !file.is_read; });
            emit stopped(previews.error());
        });
}

void PlanReader::take(std::vector<app::PreviewedFile> previews,
                      const std::vector<qlonglong>& serials) {
    for (std::size_t index = 0; index < previews.size(); ++index) {
        const auto file =
            std::find_if(m_plan.begin(), m_plan.end(), [&](const PlannedFile& planned) {
                return planned.serial == serials[index];
            });
        if (file == m_plan.end())
            continue; // removed meanwhile
        file->found = std::move(previews[index]);
        file->is_read = true;
        if (!file->is_decided)
            file->left = first_left(file->found);
        if (!file->is_decided || !may_be(*file, file->fate))
            file->fate = first_fate(*file);
    }
    emit took();
}

} // namespace comptoir::gui
