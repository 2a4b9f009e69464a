// How an IntakePage runs its work apart from the screen.
#pragma once

#include "comptoir/gui/intake/intake_page.h"
#include "comptoir/gui/support/async.h"

#include <utility>

namespace comptoir::gui {

template <class Work, class Done>
void IntakePage::run(const QString& title, Work work, Done done) {
    ++m_busy;
    update_actions();
    const auto job = m_surroundings.jobs.begin(title);
    m_job = job;
    run_apart(
        this, [work, job] { return work(work_of(job)); },
        [this, job, done](auto answer) {
            m_surroundings.jobs.end(job);
            --m_busy;
            done(std::move(answer));
            update_actions();
            if (m_busy > 0)
                return;
            if (m_next.empty())
                emit quiet();
            else
                take(std::exchange(m_next, {}));
        });
}

} // namespace comptoir::gui
