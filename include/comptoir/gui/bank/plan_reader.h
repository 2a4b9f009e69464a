// Looks into the files of an import plan, a few at a time, without writing anything.
#pragma once

#include "comptoir/gui/bank/import_plan.h"
#include "comptoir/gui/support/async.h"

#include <QObject>

#include <vector>

namespace comptoir::gui {

// The plan belongs to whoever asks; files may join and leave it while it is read.
class PlanReader : public QObject {
    Q_OBJECT

public:
    PlanReader(Session& session, std::vector<PlannedFile>& plan, QObject* parent);
    void read();         // those not read yet
    void read_changed(); // the same; what is being read is old already
    void read_again();   // all of them: journals, mappings or lines changed
    bool is_reading() const { return m_reading; }

signals:
    void took();                                // some of them are known now
    void stopped(const comptoir::Error& error); // those that were not read left the plan
    void finished();

private:
    void read_next(const std::shared_ptr<Job>& job);
    void take(std::vector<app::PreviewedFile> previews, const std::vector<qlonglong>& serials);

    Session& m_session;
    std::vector<PlannedFile>& m_plan;
    bool m_reading = false;
    bool m_stale = false; // what was read while reading is old already
};

} // namespace comptoir::gui
