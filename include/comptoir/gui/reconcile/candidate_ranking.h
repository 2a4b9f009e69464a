// What a bank line may be matched with, best first.
//
// Candidates are the unpointed rows of the journal's own 512 account and the open items of third
// parties. Ranking is pure and runs on a reader thread: with a hundred thousand open items the GUI
// thread never sorts.
#pragma once

#include "comptoir/app/books.h"
#include "comptoir/app/reconcile.h"
#include "comptoir/gui/reconcile/line_table_model.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace comptoir::gui {

struct Candidate {
    reconcile::TargetKind kind = reconcile::TargetKind::Entry;
    ledger::RowId row; // 512 row or open item
    ledger::EntryId entry;
    QString journal, piece, party, party_name, label;
    Date date;
    Money amount; // as booked: debit positive
    Money open;   // holder's side: what a bank line would settle

    qlonglong key() const {
        return row.value() * 2 + (kind == reconcile::TargetKind::Invoice ? 1 : 0);
    }
};
qlonglong key_of_target(const reconcile::Target& target);

using Candidates = std::vector<Candidate>;
Result<std::shared_ptr<const Candidates>> load_candidates(app::Reader& reader,
                                                          const std::string& journal);

enum class CandidateScope { All, Entries, Invoices };

struct RankingRequest {
    std::optional<Money> amount; // of the chosen line
    std::optional<Date> day;
    std::optional<reconcile::Proposal> proposal;
    CandidateScope scope = CandidateScope::All;
    QString text;
    std::vector<qlonglong> ticked; // always shown
    std::vector<qlonglong> paired; // wait in pairs: shown when ticked alone
    std::size_t most = 1000;
};
// At most `most` candidates: the proposal's own first, then other answers, then equal amounts, then
// the line's third party, then the nearest amounts of the same side.
Candidates rank_candidates(const Candidates& all, const RankingRequest& request);

} // namespace comptoir::gui
