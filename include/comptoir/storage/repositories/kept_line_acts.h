// What people put on a bank line, kept while the line is away or free, and given back: for a
// deleted line that comes back, and for one that is matched again.
//
//   const KeptLineActs kept = find_line_acts(database, line);   // before it is deleted
//   give_line_acts_back(database, line, kept);                  // once it is there again
//
// Everything runs inside the caller's transaction.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/inbox/types.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/template_repository.h"

#include <string>
#include <vector>

namespace comptoir::storage {

struct KeptLineActs {
    std::string mark, note, reason;
    ledger::RowId invoice; // a row of the carried open item; 0: none
    std::vector<inbox::DocumentId> documents;
    // What a person set. What was recognised is found again by itself.
    std::string party;
    reconcile::TemplateId template_id;
    friend bool operator==(const KeptLineActs&, const KeptLineActs&) = default;
};
KeptLineActs find_line_acts(Database& database, bank::LineId line);
// What went since, a template or the entry of an invoice, stays away.
void give_line_acts_back(Database& database, bank::LineId line, const KeptLineActs& kept);

// The one rule by which a line shows its third party and its template again: as kept, but where a
// person chose others since, or where they are gone. Answers what it showed and what it shows.
struct ShownIdentity {
    LineIdentityRecord before, now;
};
ShownIdentity give_identity_back(Database& database, bank::LineId line,
                                 const LineIdentityRecord& kept);

} // namespace comptoir::storage
