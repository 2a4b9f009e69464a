#include "support/temp_dossier.h"

#include <fstream>
#include <map>

namespace comptoir::test {

namespace {

namespace fs = std::filesystem;

// Made once in a program for each chart and day: every migration and account of it is written then,
// and copied as bytes for the next test.
const fs::path& blank_dossier(ledger::Chart chart, const std::string& now) {
    static const TempFolder folder;
    static std::map<std::pair<ledger::Chart, std::string>, fs::path> made;
    fs::path& path = made[{chart, now}];
    if (!path.empty())
        return path;
    app::NewDossier dossier;
    dossier.company = "Atelier Exemple SAS";
    dossier.company_number = "732829320";
    dossier.chart = chart;
    dossier.owner = "claire";
    const fs::path wanted = folder.file("blank" + std::to_string(made.size()) + ".comptoir");
    value_of(app::Workspace::create(
        wanted, dossier, {.clock = std::make_shared<FixedClock>(*Instant::parse_iso(now))}));
    return path = wanted;
}

} // namespace

TempDossier::TempDossier(ledger::Chart chart, std::string_view now)
    : m_clock(std::make_shared<FixedClock>(*Instant::parse_iso(now))) {
    fs::copy_file(blank_dossier(chart, std::string(now)), path());
    reopen();
}

void TempDossier::reopen() {
    m_workspace.reset();
    m_workspace = value_of(app::Workspace::open(path(), {.clock = m_clock}));
}

std::filesystem::path TempDossier::write_file(std::string_view name, std::string_view bytes) const {
    const std::filesystem::path target = file(name);
    std::ofstream(target, std::ios::binary) << bytes;
    return target;
}

} // namespace comptoir::test
