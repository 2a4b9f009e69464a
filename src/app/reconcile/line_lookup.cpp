#include "app/reconcile/line_lookup.h"

#include "app/bank/named_line.h"
#include "comptoir/app/errors.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/reconcile/settle.h"
#include "comptoir/storage/repositories/line_act_repository.h"

#include <algorithm>
#include <set>

namespace comptoir::app {

namespace rules = reconcile::errors;

Result<storage::LineRecord> find_line_or_refuse(Reader& reader, bank::LineId line) {
    std::optional<storage::LineRecord> record = storage::find_line(reader.database(), line);
    if (!record)
        return fail(errors::not_found, {{"what", "line"}, {"id", line.value()}});
    return std::move(*record);
}

Result<storage::LineRecord> find_unmatched_line(Reader& reader, bank::LineId line) {
    CT_ASSIGN(record, find_line_or_refuse(reader, line));
    if (record.match != 0)
        return fail(rules::line_already_matched, named_line(record, {{"match", record.match}}));
    return record;
}

Result<void> check_line_is_free(Reader& reader, const storage::LineRecord& line) {
    if (line.match != 0)
        return fail(rules::line_already_matched, named_line(line, {{"match", line.match}}));
    if (!line.mark.empty())
        return fail(rules::line_set_aside, named_line(line));
    if (const reconcile::PairingId pairing = storage::pairing_of(reader.database(), line.id))
        return fail(rules::line_paired, named_line(line, {{"pairing", pairing.value()}}));
    return {};
}

reconcile::LineFacts facts_of(const storage::LineRecord& line) {
    return {line.id, line.statement, line.journal, line.line, line.doubtful};
}

DaysOfLines days_of(Reader& reader, const std::vector<reconcile::LineFacts>& lines) {
    DaysOfLines days;
    days.latest = days.end = reconcile::latest_day(lines);
    days.first = lines.front().line.booked_on;
    for (const reconcile::LineFacts& line : lines) {
        days.first = std::min(days.first, line.line.booked_on);
        const auto statement = storage::find_statement(reader.database(), line.statement);
        if (statement && statement->to)
            days.end = std::max(days.end, *statement->to);
    }
    return days;
}

Result<std::vector<storage::LineRecord>> free_lines(Reader& reader,
                                                    const std::vector<bank::LineId>& lines) {
    if (lines.empty())
        return fail(rules::nothing_ticked);
    std::set<bank::LineId> seen;
    std::vector<storage::LineRecord> found;
    for (const bank::LineId id : lines) {
        if (!seen.insert(id).second)
            return fail(rules::ticked_twice, {{"what", "line"}, {"id", id.value()}});
        CT_ASSIGN(line, find_line_or_refuse(reader, id));
        CT_TRY(check_line_is_free(reader, line));
        if (!found.empty() && found.front().journal != line.journal)
            return fail(rules::other_journal,
                        {{"journal", found.front().journal}, {"other", line.journal}});
        if (!found.empty() && found.front().line.amount.currency() != line.line.amount.currency())
            return fail(rules::currency_differs,
                        {{"lines", std::string(found.front().line.amount.currency().code())},
                         {"targets", std::string(line.line.amount.currency().code())}});
        found.push_back(std::move(line));
    }
    return found;
}

std::vector<std::string> parties_of_lines(Reader& reader, const ReconcileBooks& books,
                                          const std::vector<storage::LineRecord>& lines) {
    std::vector<reconcile::LineFacts> facts;
    for (const storage::LineRecord& line : lines)
        facts.push_back(facts_of(line));
    const std::vector<reconcile::Proposal> proposals =
        reconcile::propose(facts, books.books, {}, {});
    std::vector<std::string> parties;
    storage::LineActReader acts(reader.database());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const ledger::OpenItem* carried = books.item_of_row(acts.of(lines[i].id).invoice);
        const storage::LineIdentityRecord& identity = lines[i].identity;
        if (carried)
            parties.push_back(carried->party);
        else if (identity.party_by == "hand" && !identity.party.empty())
            parties.push_back(identity.party); // a person said so: no reading of texts knows better
        else
            parties.push_back(proposals[i].party);
    }
    return parties;
}

} // namespace comptoir::app
