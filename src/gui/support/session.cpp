#include "comptoir/gui/support/session.h"

namespace comptoir::gui {

namespace {
constexpr std::size_t k_acts_max = 100;
}

Session::Session(std::unique_ptr<app::Workspace> workspace, Surroundings surroundings)
    : m_surroundings(surroundings), m_workspace(std::move(workspace)) {
    listen();
}

void Session::listen() {
    m_bridge = std::make_unique<WorkspaceBridge>(*m_workspace);
    connect(m_bridge.get(), &WorkspaceBridge::changed, this, &Session::tell);
}

Session::~Session() {
    // First the subscription, then the threads; answers under way find nobody and are dropped.
    m_bridge.reset();
    m_workspace.reset();
}

// What may be done is said before what there is: nobody acts on a right that was taken.
void Session::tell(const Nouns& nouns) {
    if (has(nouns, app::Noun::Users))
        emit rights_changed();
    emit changed(nouns);
}

void Session::set_dossier(app::DossierFacts dossier) {
    m_dossier = std::move(dossier);
    emit dossier_changed();
}

bool Session::may(users::Right right) const {
    return m_workspace && m_workspace->actor().rights.has(right);
}

QString Session::why_not(users::Right right) const {
    return tr("The role of %1 does not include: %2.")
        .arg(q(actor().user), words().word("right", users::to_text(right)));
}

void Session::set_year(std::optional<DateRange> year) {
    if (year == m_year)
        return;
    m_year = year;
    emit changed({static_cast<int>(app::Noun::Entries)});
}

std::unique_ptr<app::Workspace> Session::release_workspace() {
    if (m_workspace) {
        m_left_by = m_workspace->actor();
        m_left_on = today();
    }
    m_bridge.reset();
    return std::move(m_workspace);
}

void Session::resume(std::unique_ptr<app::Workspace> workspace) {
    m_workspace = std::move(workspace);
    listen();
    emit resumed();
    emit rights_changed();
    emit changed(all_nouns());
}

void Session::did(Act act) {
    if (m_acts.size() == k_acts_max)
        m_acts.erase(m_acts.begin());
    m_acts.push_back(std::move(act));
    emit acts_changed();
}

QString Session::undo_words() const {
    return m_acts.empty() ? QString() : m_acts.back().words;
}

std::optional<users::Right> Session::undo_right() const {
    return m_acts.empty() ? std::nullopt : m_acts.back().right;
}

std::optional<Act> Session::take_last_act() {
    if (m_acts.empty())
        return std::nullopt;
    Act act = std::move(m_acts.back());
    m_acts.pop_back();
    emit acts_changed();
    return act;
}

} // namespace comptoir::gui
