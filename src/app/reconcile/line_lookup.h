// Bank lines as the acts of a person find them: there, free, and of which third party.
#pragma once

#include "app/reconcile/reconcile_books.h"
#include "comptoir/storage/repositories/bank_repository.h"

#include <string>
#include <vector>

namespace comptoir::app {

// Error: app.not_found.
Result<storage::LineRecord> find_line_or_refuse(Reader& reader, bank::LineId line);
// Errors: app.not_found, reconcile.line_already_matched.
Result<storage::LineRecord> find_unmatched_line(Reader& reader, bank::LineId line);
// Neither matched, parked, ignored nor paired. Errors: reconcile.line_already_matched,
// .line_set_aside, .line_paired.
Result<void> check_line_is_free(Reader& reader, const storage::LineRecord& line);
reconcile::LineFacts facts_of(const storage::LineRecord& line);
// Within which what lines bring may be booked: `end` is that of their statements, where these have
// one, and never before the latest line.
struct DaysOfLines {
    Date first, latest, end;
};
DaysOfLines days_of(Reader& reader, const std::vector<reconcile::LineFacts>& lines);
// The lines named, free, of one journal and one currency, each once. Errors also:
// reconcile.nothing_ticked, .ticked_twice, .other_journal, .currency_differs.
Result<std::vector<storage::LineRecord>> free_lines(Reader& reader,
                                                    const std::vector<bank::LineId>& lines);

// Whom each line names (A110 to A114): the party of the invoice it carries, else the one a person
// gave it, else what its texts say. Empty: nobody.
std::vector<std::string> parties_of_lines(Reader& reader, const ReconcileBooks& books,
                                          const std::vector<storage::LineRecord>& lines);

} // namespace comptoir::app
