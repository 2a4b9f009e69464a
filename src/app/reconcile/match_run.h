// One run of the matcher over the lines of a dossier that nobody answered.
#pragma once

#include "app/reconcile/reconcile_books.h"
#include "comptoir/app/reconcile.h"

#include <map>
#include <string>
#include <vector>

namespace comptoir::app {

// Whether a journal's books began with what the bank began with. Reads all its statements and what
// counts as seen before them: once for a run.
class TakeoverAgreement {
public:
    bool of(Reader& reader, const ReconcileBooks& books, const ledger::Journal& journal);

private:
    std::map<std::string, bool> m_known; // by bank journal
};

struct MatchRun {
    std::vector<reconcile::LineFacts> lines; // of the wanted statements
    ReconcileBooks books;
    std::vector<reconcile::Proposal> proposals; // as lines
    TakeoverAgreement takeover;
};

// What is found for a line does not depend on which statements were asked for. Nothing is written.
// Errors: app.not_found for a statement, core.cancelled.
Result<MatchRun> run_matcher(Reader& reader, const ReconcileRequest& request);

// `matches`: as the lines of the run, zero where none was made; empty when nothing was applied.
ReconcileReport report_of(MatchRun run, const std::vector<reconcile::MatchId>& matches);

} // namespace comptoir::app
