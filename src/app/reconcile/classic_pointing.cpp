// Pointing by hand against a statement on paper (A128 to A134).
#include "comptoir/app/pointing.h"

#include "app/payments/order_entry.h"
#include "app/reconcile/hand_pointing.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/pointing_errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/reconcile/reasons.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/match_repository.h"
#include "comptoir/storage/repositories/pointing_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace comptoir::app {

namespace {

namespace rules = reconcile::errors;
using reconcile::PointingId;
using storage::PointingRecord;

Result<ledger::Journal> journal_of(Reader& reader, const std::string& code) {
    const std::optional<ledger::Journal> journal = storage::find_journal(reader.database(), code);
    if (!journal)
        return fail(ledger::errors::unknown_journal, {{"journal", code}});
    if (!journal->account)
        return fail(rules::journal_without_account, {{"journal", code}});
    return *journal;
}

Result<PointingRecord> open_session(Reader& reader, PointingId id) {
    CT_ASSIGN(session, pointing_or_refuse(reader, id));
    if (session.state != "open")
        return fail(errors::session_closed, {{"session", id.value()}});
    return session;
}

// What was validated stands in the états, also while it is open again: taking of it is a
// cancellation.
Result<void> may_change_what_counts(Writer& writer, const PointingRecord& session) {
    return session.closed_at ? writer.require(users::Right::StatementCancel) : Result<void>{};
}

PointingState state_of(std::string_view state) {
    return state == "open"        ? PointingState::Open
           : state == "validated" ? PointingState::Validated
                                  : PointingState::Erased;
}

Result<void> check_opening(Reader& reader, const PointingOpening& request) {
    CT_ASSIGN(journal, journal_of(reader, request.journal));
    if (request.from > request.to)
        return fail(errors::period_reversed, {{"from", request.from}, {"to", request.to}});
    const Currency currency = request.balance.currency();
    if (currency != journal.currency &&
        currency != storage::load_dossier(reader.database()).currency)
        return fail(errors::currency_unknown,
                    {{"currency", std::string(currency.code())}, {"journal", request.journal}});
    return {};
}

// What a session may mark, by row.
class Pointables {
public:
    Pointables(Reader& reader, const PointingRecord& session, const ledger::Journal& journal)
        : m_account(*journal.account),
          m_rows(storage::load_pointable_rows(
              reader.database(), m_account, storage::load_dossier(reader.database()).currency,
              session.balance.currency(), session.id, session.match, session.to)) {}

    const std::vector<storage::PointableRow>& rows() const { return m_rows; }
    Result<const storage::PointableRow*> find(Reader& reader, ledger::RowId row) {
        if (m_place.empty())
            for (std::size_t i = 0; i < m_rows.size(); ++i)
                m_place.emplace(m_rows[i].row, i);
        const auto place = m_place.find(row);
        if (place != m_place.end())
            return &m_rows[place->second];
        const std::optional<storage::RowFacts> facts = storage::find_row(reader.database(), row);
        if (facts && facts->account == m_account && storage::is_pointed(reader.database(), row))
            return fail(rules::row_already_pointed, {{"entry", facts->entry.value()}});
        return fail(errors::row_not_here, {{"row", row.value()}, {"account", m_account}});
    }

private:
    std::string m_account;
    std::vector<storage::PointableRow> m_rows;
    std::unordered_map<ledger::RowId, std::size_t> m_place;
};

Result<void> check_day(Date on, Date from, Date to) {
    if (on < from || on > to)
        return fail(errors::outside_period, {{"day", on}, {"from", from}, {"to", to}});
    return {};
}

// Marks what is not marked yet; answers how many.
Result<std::int64_t> mark_all(Writer& writer, const PointingRecord& session,
                              const std::vector<ledger::RowId>& rows, Date on) {
    CT_TRY(check_day(on, session.from, session.to));
    CT_ASSIGN(journal, journal_of(writer, session.journal));
    Pointables pointables(writer, session, journal);
    std::vector<ledger::RowId> marked;
    for (const ledger::RowId id : rows) {
        CT_ASSIGN(row, pointables.find(writer, id));
        if (const auto pairing = storage::pairing_of(writer.database(), id))
            return fail(rules::row_paired,
                        {{"entry", row->entry.value()}, {"pairing", pairing.value()}});
        if (row->pointed_on == on)
            continue;
        storage::mark_row(writer.database(), session.id, id, on);
        marked.push_back(id);
    }
    trace_pointing(writer, "pointing.mark", session.id, {},
                   on.to_iso() + "; " + list_of_rows(marked));
    return static_cast<std::int64_t>(marked.size());
}

Money total_of(const std::vector<storage::PointableRow>& rows, Currency currency, bool marked) {
    Money total = Money::zero(currency);
    for (const storage::PointableRow& row : rows)
        if (row.pointed_on.has_value() == marked)
            total += row.amount;
    return total;
}

// What the bank has not shown until the last day: as in the état, which counts marks once they were
// validated.
Money unpointed_total(Reader& reader, const ledger::Journal& journal, const PointingRecord& session,
                      bool foreign) {
    Money total = Money::zero(session.balance.currency());
    for (const storage::UnpointedRow& row :
         storage::load_unpointed_rows(reader.database(), journal, foreign, session.to))
        total += Money{row.amount_minor, total.currency()};
    return total;
}

} // namespace

Result<PointingRecord> pointing_or_refuse(Reader& reader, PointingId id) {
    std::optional<PointingRecord> session = storage::find_pointing(reader.database(), id);
    if (!session)
        return fail(errors::not_found, {{"what", "pointing"}, {"id", id.value()}});
    return std::move(*session);
}

Result<PointingSession> shown(Reader& reader, const PointingRecord& record) {
    CT_ASSIGN(journal, journal_of(reader, record.journal));
    return PointingSession{
        record.id,        record.journal,   *journal.account,       record.from,
        record.to,        record.balance,   state_of(record.state), record.match,
        record.opened_at, record.opened_by, record.closed_at,       record.closed_by};
}

std::vector<storage::Mark> marks_of_session(Reader& reader, const PointingRecord& record) {
    return record.match ? storage::pointings_of_match(reader.database(), record.match)
                        : storage::marks_of(reader.database(), record.id);
}

void trace_pointing(Writer& writer, std::string_view action, PointingId session,
                    std::string_view before, std::string_view after) {
    writer.record(action, "pointing " + text::number(session.value()), before, after);
    writer.changed(Noun::Pointings, session.value());
}

std::string list_of_rows(const std::vector<ledger::RowId>& rows) {
    std::string text = "rows";
    for (const ledger::RowId row : rows)
        text += " " + text::number(row.value());
    return text;
}

std::vector<ledger::RowId> point_for_good(Writer& writer, PointingRecord& session,
                                          const std::vector<storage::Mark>& marks) {
    storage::MatchInserter matches(writer.database());
    storage::MatchRecord match;
    match.journal = session.journal;
    match.pointed_on = session.to;
    match.decision = to_text(reconcile::Decision::Entry);
    match.kind = to_text(reconcile::Kind::Manual);
    match.score = 1000;
    match.reasons = {{reconcile::reasons::by_hand, {}}};
    match.created_at = writer.clock().now();
    match.created_by = writer.user();
    session.match = matches.insert(match);
    std::vector<ledger::RowId> rows;
    for (const storage::Mark& mark : marks) {
        if (storage::is_pointed(writer.database(), mark.row))
            continue; // its entry was reversed since
        matches.point(session.match, mark.row, mark.on);
        rows.push_back(mark.row);
    }
    follow_orders(writer, rows);
    storage::unmark_all(writer.database(), session.id);
    session.state = "validated";
    session.closed_at = writer.clock().now();
    session.closed_by = writer.user();
    storage::update_pointing(writer.database(), session);
    writer.changed(Noun::Matches, session.match.value());
    writer.changed(Noun::Entries);
    return rows;
}

std::string_view to_text(PointingState state) {
    switch (state) {
    case PointingState::Open:
        return "open";
    case PointingState::Validated:
        return "validated";
    case PointingState::Erased:
        return "erased";
    }
    return {};
}

bool is_open_again(const PointingSession& session) {
    return session.state == PointingState::Open && session.closed_at.has_value();
}

Result<PointingSession> open_pointing(Writer& writer, const PointingOpening& request) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile));
    CT_TRY(check_opening(writer, request));
    if (const PointingId other = storage::open_pointing_of(writer.database(), request.journal))
        return fail(errors::session_open,
                    {{"journal", request.journal}, {"session", other.value()}});
    PointingRecord record;
    record.journal = request.journal;
    record.from = request.from;
    record.to = request.to;
    record.balance = request.balance;
    record.state = "open";
    record.opened_at = writer.clock().now();
    record.opened_by = writer.user();
    record.id = storage::insert_pointing(writer.database(), record);
    trace_pointing(writer, "pointing.open", record.id, {},
                   request.journal + " " + request.from.to_iso() + " " + request.to.to_iso() + " " +
                       request.balance.to_decimal());
    return shown(writer, record);
}

Result<PointingSession> change_pointing(Writer& writer, PointingId id,
                                        const PointingOpening& request) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile));
    CT_ASSIGN(record, open_session(writer, id));
    CT_TRY(may_change_what_counts(writer, record));
    PointingOpening wanted = request;
    wanted.journal = record.journal; // another journal is another session
    CT_TRY(check_opening(writer, wanted));
    for (const storage::Mark& mark : storage::marks_of(writer.database(), id)) {
        CT_TRY(check_day(mark.on, wanted.from, wanted.to));
        // Booked later than the last day it would be marked where the sheet does not show it.
        const std::optional<storage::RowFacts> row = storage::find_row(writer.database(), mark.row);
        if (row && row->day > wanted.to)
            return fail(errors::outside_period,
                        {{"day", row->day}, {"from", wanted.from}, {"to", wanted.to}});
    }
    const std::string before =
        record.from.to_iso() + " " + record.to.to_iso() + " " + record.balance.to_decimal();
    record.from = wanted.from;
    record.to = wanted.to;
    record.balance = wanted.balance;
    storage::update_pointing(writer.database(), record);
    trace_pointing(writer, "pointing.change", id, before,
                   record.from.to_iso() + " " + record.to.to_iso() + " " +
                       record.balance.to_decimal());
    return shown(writer, record);
}

Result<std::vector<PointingSession>> list_pointings(Reader& reader,
                                                    const std::optional<std::string>& journal) {
    std::vector<PointingSession> list;
    for (const PointingRecord& record : storage::load_pointings(reader.database(), journal)) {
        CT_ASSIGN(session, shown(reader, record));
        list.push_back(std::move(session));
    }
    return list;
}

Result<PointingSheet> load_pointing(Reader& reader, PointingId id) {
    CT_ASSIGN(record, pointing_or_refuse(reader, id));
    CT_ASSIGN(session, shown(reader, record));
    CT_ASSIGN(journal, journal_of(reader, record.journal));
    const Currency currency = record.balance.currency();
    const bool foreign = currency != storage::load_dossier(reader.database()).currency;
    PointingSheet sheet;
    sheet.session = session;
    const Pointables pointables(reader, record, journal);
    for (const storage::PointableRow& row : pointables.rows())
        sheet.entries.push_back({row.row, row.entry, row.journal, row.number, row.piece, row.label,
                                 row.date, row.amount, row.draft, row.pointed_on});
    sheet.ledger_balance = Money{
        storage::account_balance_at(reader.database(), journal, foreign, record.to), currency};
    sheet.to_point = unpointed_total(reader, journal, record, foreign);
    if (!record.match && !is_open_again(session))
        sheet.to_point -= total_of(pointables.rows(), currency, true);
    sheet.pointed_balance = sheet.ledger_balance - sheet.to_point;
    sheet.difference = record.balance - sheet.pointed_balance;
    sheet.drafts = storage::drafts_on(reader.database(), *journal.account, record.to);
    return sheet;
}

Result<std::int64_t> point_rows(Writer& writer, PointingId id,
                                const std::vector<ledger::RowId>& rows, std::optional<Date> on) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile));
    CT_ASSIGN(session, open_session(writer, id));
    return mark_all(writer, session, rows, on.value_or(session.to));
}

Result<std::int64_t> unpoint_rows(Writer& writer, PointingId id,
                                  const std::vector<ledger::RowId>& rows) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile));
    CT_ASSIGN(session, open_session(writer, id));
    CT_TRY(may_change_what_counts(writer, session));
    CT_ASSIGN(journal, journal_of(writer, session.journal));
    for (const ledger::RowId row : rows) {
        if (storage::marked_in(writer.database(), row) != id)
            return fail(errors::row_not_here,
                        {{"row", row.value()}, {"account", *journal.account}});
        storage::unmark_row(writer.database(), row);
    }
    trace_pointing(writer, "pointing.unmark", id, list_of_rows(rows), {});
    return static_cast<std::int64_t>(rows.size());
}

Result<std::int64_t> point_remittance(Writer& writer, PointingId id, const std::string& number,
                                      std::optional<Date> on) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile));
    CT_ASSIGN(session, open_session(writer, id));
    CT_ASSIGN(journal, journal_of(writer, session.journal));
    const std::string wanted = text::fold(text::trim(number));
    std::vector<ledger::RowId> rows;
    const Pointables pointables(writer, session, journal); // outlives the loop over its rows
    for (const storage::PointableRow& row : pointables.rows())
        if (!wanted.empty() && text::fold(row.piece) == wanted)
            rows.push_back(row.row);
    if (rows.empty())
        return fail(errors::remittance_unknown, {{"number", number}});
    return mark_all(writer, session, rows, on.value_or(session.to));
}

Result<std::int64_t> point_all_until(Writer& writer, PointingId id, Date until,
                                     const std::vector<ledger::RowId>& except) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile));
    CT_ASSIGN(session, open_session(writer, id));
    CT_ASSIGN(journal, journal_of(writer, session.journal));
    const std::unordered_set<ledger::RowId> left_out(except.begin(), except.end());
    // Imported books took everything before the first statement for seen: an exception is not.
    for (const ledger::RowId row : except) {
        const std::optional<storage::RowFacts> facts = storage::find_row(writer.database(), row);
        if (facts && facts->account == *journal.account &&
            storage::unpoint_opening_row(writer.database(), row))
            trace_pointing(writer, "pointing.opening_undone", id, list_of_rows({row}), {});
    }
    Pointables pointables(writer, session, journal);
    for (const ledger::RowId row : except)
        CT_TRY(pointables.find(writer, row)); // a mistyped exception would be pointed with the rest
    std::vector<ledger::RowId> rows;
    for (const storage::PointableRow& row : pointables.rows())
        if (row.date <= until && !row.pointed_on && !left_out.contains(row.row) &&
            !storage::pairing_of(writer.database(), row.row))
            rows.push_back(row.row);
    return mark_all(writer, session, rows, std::clamp(until, session.from, session.to));
}

Result<reconcile::MatchId> validate_pointing(Writer& writer, PointingId id,
                                             bool accept_difference) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile));
    CT_ASSIGN(session, open_session(writer, id));
    CT_ASSIGN(sheet, load_pointing(writer, id));
    const std::vector<storage::Mark> marks = storage::marks_of(writer.database(), id);
    // A month without movement has nothing to mark; what agrees to the cent is validated as it is.
    if (marks.empty() && !sheet.difference.is_zero())
        return fail(errors::nothing_pointed);
    if (sheet.drafts > 0)
        return fail(
            errors::drafts_left,
            {{"count", sheet.drafts}, {"account", sheet.session.account}, {"until", session.to}});
    if (!sheet.difference.is_zero() && !accept_difference)
        return fail(errors::balance_differs, {{"pointed", sheet.pointed_balance},
                                              {"balance", session.balance},
                                              {"difference", sheet.difference}});
    const std::vector<ledger::RowId> rows = point_for_good(writer, session, marks);
    trace_pointing(writer, "pointing.validate", id, {},
                   "match " + text::number(session.match.value()) + "; difference " +
                       sheet.difference.to_decimal() + "; " + list_of_rows(rows));
    return session.match;
}

Result<void> erase_pointing(Writer& writer, PointingId id, const std::vector<ledger::RowId>& rows) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementCancel));
    CT_ASSIGN(session, pointing_or_refuse(writer, id));
    storage::Database& database = writer.database();
    if (session.state == "erased")
        return fail(errors::session_closed, {{"session", id.value()}});
    if (session.state == "open" && !rows.empty()) {
        CT_TRY(unpoint_rows(writer, id, rows));
        return {};
    }
    std::vector<storage::Mark> marks = marks_of_session(writer, session);
    std::vector<ledger::RowId> before;
    for (const storage::Mark& mark : marks)
        before.push_back(mark.row);
    CT_ASSIGN(journal, journal_of(writer, session.journal));
    for (const ledger::RowId row : rows)
        if (std::erase_if(marks, [&](const storage::Mark& mark) { return mark.row == row; }) == 0)
            return fail(errors::row_not_here,
                        {{"row", row.value()}, {"account", *journal.account}});
    if (session.match) {
        const PointingId other = storage::open_pointing_of(database, session.journal);
        if (!rows.empty() && other)
            return fail(errors::session_open,
                        {{"journal", session.journal}, {"session", other.value()}});
        storage::mark_match_undone(database, session.match, writer.clock().now(), writer.user());
        follow_orders(writer, before);
        writer.changed(Noun::Matches, session.match.value());
        writer.changed(Noun::Entries);
    }
    storage::unmark_all(database, id);
    session.match = {};
    session.state = rows.empty() ? "erased" : "open";
    if (rows.empty()) {
        session.closed_at = writer.clock().now();
        session.closed_by = writer.user();
    } else { // who validated it, and when, stays with it: it is open again
        for (const storage::Mark& mark : marks)
            storage::mark_row(database, id, mark.row, mark.on);
    }
    storage::update_pointing(database, session);
    trace_pointing(writer, "pointing.erase", id, list_of_rows(before),
                   rows.empty() ? std::string_view("all") : std::string_view("part"));
    return {};
}

} // namespace comptoir::app
