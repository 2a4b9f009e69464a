#include "support/temp_dossier.h"

#include <fstream>

namespace comptoir::test {

TempDossier::TempDossier(ledger::Chart chart, std::string_view now)
    : m_clock(std::make_shared<FixedClock>(*Instant::parse_iso(now))) {
    app::NewDossier dossier;
    dossier.company = "Atelier Exemple SAS";
    dossier.company_number = "732829320";
    dossier.chart = chart;
    dossier.owner = "claire";
    value_of(app::Workspace::create(path(), dossier, {.clock = m_clock}));
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
