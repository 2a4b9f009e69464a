// One open dossier on the screen: its workspace, what it publishes, the jobs that run on it, and
// the acts that can be taken back.
//
// Panes hold a Session& and live shorter than it. Queries and commands go through async.h.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/gui/support/jobs.h"
#include "comptoir/gui/support/theme.h"
#include "comptoir/gui/support/words.h"
#include "comptoir/gui/support/workspace_bridge.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace comptoir::gui {

// What the whole client shares, whether a dossier is open or not.
struct Surroundings {
    Theme& theme;
    Words& words;
    JobBoard& jobs;
};

// One thing the user did and may take back with Ctrl+Z.
struct Act {
    QString words; // "match of VIR SEPA AARO"
    std::function<Result<void>(app::Writer&)> undo;
    // Where taking back asks for another right than the act did (a match is cancelled).
    std::optional<users::Right> right = std::nullopt;
};

class Session : public QObject {
    Q_OBJECT

public:
    Session(std::unique_ptr<app::Workspace> workspace, Surroundings surroundings);
    ~Session() override; // drains the workspace before anything it reports to goes away

    app::Workspace& workspace() { return *m_workspace; }
    bool is_open() const { return m_workspace != nullptr; } // false once it is closing, or locked
    // Who acts; of a locked window: who left it.
    app::Actor actor() const { return m_workspace ? m_workspace->actor() : m_left_by; }
    Theme& theme() const { return m_surroundings.theme; }
    Words& words() const { return m_surroundings.words; }
    JobBoard& jobs() const { return m_surroundings.jobs; }
    const app::DossierFacts& dossier() const { return m_dossier; }
    void set_dossier(app::DossierFacts dossier);
    // The financial year the user looks at; empty: all.
    const std::optional<DateRange>& year() const { return m_year; }
    void set_year(std::optional<DateRange> year);
    // What the person who is in may do, as far as is known now: the verb itself decides.
    bool may(users::Right right) const;
    QString why_not(users::Right right) const; // for the tooltip of what is disabled
    Date today() const { return m_workspace ? local_day(m_workspace->clock().now()) : m_left_on; }

    void did(Act act);
    bool can_undo() const { return !m_acts.empty(); }
    QString undo_words() const;
    std::optional<users::Right> undo_right() const;
    std::size_t act_count() const { return m_acts.size(); }
    std::optional<Act> take_last_act();

    // The workspace leaves first when another thread closes it; what is asked afterwards is not
    // answered.
    std::unique_ptr<app::Workspace> release_workspace();
    // The same person is back after a lock: the dossier was opened again, and all of it may differ.
    void resume(std::unique_ptr<app::Workspace> workspace);

    // True when nothing asked is unanswered and nothing published is untold.
    bool is_quiet() const { return m_pending == 0 && (!m_bridge || m_bridge->is_quiet()); }

    // For async.h: how many questions wait for their answer.
    void count_pending(int by) { m_pending += by; }

signals:
    void changed(const comptoir::gui::Nouns& nouns);
    void rights_changed(); // of the person who is in, perhaps; before changed()
    void resumed();        // there is another workspace; before rights_changed()
    void acts_changed();
    void dossier_changed();

private:
    void tell(const Nouns& nouns);
    void listen();

    Surroundings m_surroundings;
    int m_pending = 0;
    app::DossierFacts m_dossier;
    std::optional<DateRange> m_year;
    std::vector<Act> m_acts;
    app::Actor m_left_by;
    Date m_left_on;
    std::unique_ptr<app::Workspace> m_workspace;
    std::unique_ptr<WorkspaceBridge> m_bridge;
};

} // namespace comptoir::gui
