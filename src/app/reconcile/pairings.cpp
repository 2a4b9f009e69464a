// Pairs: built, taken apart, matched (A121 to A127).
#include "comptoir/app/pairings.h"

#include "app/reconcile/line_lookup.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/pointing_errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/match_repository.h"
#include "comptoir/storage/repositories/pointing_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"

#include <algorithm>

namespace comptoir::app {

namespace {

namespace rules = reconcile::errors;
using reconcile::PairingId;
using reconcile::TargetKind;

std::string name_of(PairingId id) {
    return "pairing " + text::number(id.value());
}

Result<storage::PairingRecord> find_or_refuse(Reader& reader, PairingId id) {
    std::optional<storage::PairingRecord> pairing = storage::find_pairing(reader.database(), id);
    if (!pairing)
        return fail(errors::not_found, {{"what", "pairing"}, {"id", id.value()}});
    return std::move(*pairing);
}

// Adds the members of one change to a pair that exists or is new.
class PairBuilder {
public:
    PairBuilder(Writer& writer, const PairingChange& change)
        : m_writer(writer), m_change(change), m_books(load_items_and_journals(writer)) {}

    Result<PairingId> build() {
        if (m_change.lines.empty() && m_change.entries.empty() && m_change.rows.empty() &&
            m_change.items.empty())
            return fail(rules::nothing_ticked);
        CT_TRY(take_pairing());
        CT_TRY(take_lines());
        if (!m_journal)
            return fail(rules::nothing_ticked); // rows alone say of no journal whose they are
        CT_TRY(take_rows());
        CT_TRY(take_items());
        if (m_change.pointed_on)
            m_record.pointed_on = m_change.pointed_on;
        return write();
    }

private:
    Result<void> take_pairing() {
        if (!m_change.into)
            return {};
        CT_ASSIGN(record, find_or_refuse(m_writer, *m_change.into));
        m_existing = record.id;
        return take_journal(record.journal);
    }

    Result<void> take_journal(const std::string& code) {
        m_journal = m_books.journal(code);
        if (!m_journal || !m_journal->account)
            return fail(rules::journal_without_account, {{"journal", code}});
        return {};
    }

    Result<void> take_lines() {
        if (m_change.lines.empty())
            return {};
        CT_ASSIGN(lines, free_lines(m_writer, m_change.lines));
        const std::string& journal = lines.front().journal;
        if (m_journal && m_journal->code != journal)
            return fail(rules::other_journal, {{"journal", m_journal->code}, {"other", journal}});
        CT_TRY(take_journal(journal));
        m_record.lines = m_change.lines;
        return {};
    }

    Result<void> take_rows() {
        std::vector<ledger::RowId> rows = m_change.rows;
        for (const ledger::EntryId entry : m_change.entries) {
            const std::vector<ledger::RowId> of_entry =
                storage::rows_of_entry_on(m_writer.database(), entry, *m_journal->account);
            if (of_entry.empty())
                return fail(rules::no_bank_row,
                            {{"entry", entry.value()}, {"account", *m_journal->account}});
            rows.insert(rows.end(), of_entry.begin(), of_entry.end());
        }
        for (const ledger::RowId row : rows)
            CT_TRY(take_row(row));
        return {};
    }

    Result<void> take_row(ledger::RowId row) {
        const std::optional<reconcile::EntryCandidate> candidate = storage::find_entry_candidate(
            m_writer.database(), *m_journal, {m_books.chart, m_books.currency}, row);
        if (!candidate)
            return fail(rules::no_bank_row,
                        {{"entry", row.value()}, {"account", *m_journal->account}});
        if (storage::is_pointed(m_writer.database(), row))
            return fail(rules::row_already_pointed, {{"entry", candidate->entry.value()}});
        if (const auto session = storage::marked_in(m_writer.database(), row))
            return fail(errors::row_marked,
                        {{"entry", candidate->entry.value()}, {"session", session.value()}});
        return add_row({row, std::nullopt}, candidate->entry);
    }

    Result<void> add_row(const storage::PairedRow& row, ledger::EntryId entry) {
        const auto same = [&](const storage::PairedRow& other) { return other.row == row.row; };
        if (std::any_of(m_record.rows.begin(), m_record.rows.end(), same))
            return fail(rules::ticked_twice, {{"what", "entry"}, {"id", entry.value()}});
        if (const PairingId other = storage::pairing_of(m_writer.database(), row.row))
            return fail(rules::row_paired, {{"entry", entry.value()}, {"pairing", other.value()}});
        m_record.rows.push_back(row);
        return {};
    }

    Result<void> take_items() {
        for (const PairingChange::Item& wanted : m_change.items) {
            const ledger::OpenItem* item = m_books.item_of_row(wanted.row);
            if (!item)
                return fail(rules::item_settled, {{"piece", text::number(wanted.row.value())}});
            const Money amount = wanted.amount.value_or(item->open);
            if (amount.currency() != item->open.currency() || amount.is_zero() ||
                amount.is_negative() != item->open.is_negative() || amount.abs() > item->open.abs())
                return fail(rules::more_than_open,
                            {{"piece", item->piece}, {"amount", amount}, {"open", item->open}});
            const std::optional<storage::RowFacts> facts =
                storage::find_row(m_writer.database(), item->id);
            CT_TRY(add_row({item->id, amount.minor()}, facts ? facts->entry : ledger::EntryId{}));
        }
        return {};
    }

    Result<PairingId> write() {
        storage::Database& database = m_writer.database();
        m_record.journal = m_journal->code;
        m_record.created_at = m_writer.clock().now();
        m_record.created_by = m_writer.user();
        PairingId id = m_existing;
        if (id) {
            for (const bank::LineId line : m_record.lines)
                storage::add_to_pairing(database, id, line);
            for (const storage::PairedRow& row : m_record.rows)
                storage::add_to_pairing(database, id, row);
            if (m_record.pointed_on)
                storage::set_pairing_day(database, id, *m_record.pointed_on);
        } else {
            id = storage::insert_pairing(database, m_record);
        }
        std::string after = "lines";
        for (const bank::LineId line : m_record.lines)
            after += " " + text::number(line.value());
        after += "; rows";
        for (const storage::PairedRow& row : m_record.rows)
            after += " " + text::number(row.row.value());
        m_writer.record("pairing.change", name_of(id), {}, after);
        for (const bank::LineId line : m_record.lines)
            m_writer.changed(Noun::Lines, line.value());
        m_writer.changed(Noun::Pairings, id.value());
        return id;
    }

    Writer& m_writer;
    const PairingChange& m_change;
    ReconcileBooks m_books;
    const ledger::Journal* m_journal = nullptr;
    PairingId m_existing;
    storage::PairingRecord m_record;
};

Result<PairingRow> row_of(Reader& reader, const ReconcileBooks& books,
                          const storage::PairingRecord& record) {
    PairingRow row;
    row.id = record.id;
    row.journal = record.journal;
    row.pointed_on = record.pointed_on;
    row.lines = record.lines;
    row.created_by = record.created_by;
    const ledger::Journal* journal = books.journal(record.journal);
    const Currency currency = journal ? journal->currency : books.currency;
    row.lines_total = row.targets_total = Money::zero(currency);
    for (const bank::LineId id : record.lines) {
        CT_ASSIGN(line, find_line_or_refuse(reader, id));
        if (line.line.amount.currency() == currency)
            row.lines_total += line.line.amount;
    }
    for (const storage::PairedRow& paired : record.rows) {
        PairingTarget target;
        target.row = paired.row;
        if (paired.amount_minor) {
            target.kind = TargetKind::Invoice;
            target.amount = Money{*paired.amount_minor, currency};
            if (const ledger::OpenItem* item = books.item_of_row(paired.row)) {
                target.journal = item->journal;
                target.piece = item->piece;
                target.party = item->party;
            }
        } else if (journal) {
            const auto candidate = storage::find_entry_candidate(
                reader.database(), *journal, {books.chart, books.currency}, paired.row);
            if (!candidate)
                continue;
            target.entry = candidate->entry;
            target.journal = candidate->journal;
            target.piece = candidate->piece;
            target.party = candidate->party;
            target.amount = candidate->amount;
        }
        if (target.amount.currency() == currency)
            row.targets_total += target.amount;
        row.targets.push_back(std::move(target));
    }
    return row;
}

ManualMatch match_of(const storage::PairingRecord& record, Currency currency,
                     std::optional<Date> pointed_on) {
    ManualMatch match;
    match.lines = record.lines;
    match.pairing = record.id;
    match.pointed_on = record.pointed_on ? record.pointed_on : pointed_on;
    for (const storage::PairedRow& row : record.rows) {
        ManualTarget target;
        target.kind = row.amount_minor ? TargetKind::Invoice : TargetKind::Entry;
        target.row = row.row;
        if (row.amount_minor)
            target.amount = Money{*row.amount_minor, currency};
        match.targets.push_back(std::move(target));
    }
    return match;
}

} // namespace

Result<PairingId> pair(Writer& writer, const PairingChange& change) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile));
    return PairBuilder(writer, change).build();
}

Result<void> unpair(Writer& writer, PairingId id, const std::vector<bank::LineId>& lines,
                    const std::vector<ledger::RowId>& rows) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementCancel));
    CT_ASSIGN(record, find_or_refuse(writer, id));
    storage::Database& database = writer.database();
    for (const bank::LineId line : lines)
        if (std::find(record.lines.begin(), record.lines.end(), line) == record.lines.end())
            return fail(errors::not_found, {{"what", "line"}, {"id", line.value()}});
    for (const bank::LineId line : lines)
        storage::take_from_pairing(database, line);
    for (const ledger::RowId row : rows)
        storage::take_from_pairing(database, row);
    const std::optional<storage::PairingRecord> left = storage::find_pairing(database, id);
    const bool whole = lines.empty() && rows.empty();
    if (whole || (left->lines.empty() && left->rows.empty()))
        storage::delete_pairing(database, id);
    std::string before = "lines";
    for (const bank::LineId line : record.lines) {
        before += " " + text::number(line.value());
        writer.changed(Noun::Lines, line.value());
    }
    writer.record("pairing.take_apart", name_of(id), before);
    writer.changed(Noun::Pairings, id.value());
    return {};
}

Result<std::vector<PairingRow>> list_pairings(Reader& reader,
                                              const std::optional<std::string>& journal) {
    std::vector<PairingRow> list;
    const std::vector<storage::PairingRecord> records =
        storage::load_pairings(reader.database(), journal);
    if (records.empty())
        return list; // the books need not be loaded for nothing
    const ReconcileBooks books = load_items_and_journals(reader);
    for (const storage::PairingRecord& record : records) {
        CT_ASSIGN(row, row_of(reader, books, record));
        list.push_back(std::move(row));
    }
    return list;
}

Result<std::vector<reconcile::MatchId>> match_pairings(Writer& writer,
                                                       const std::vector<PairingId>& pairings,
                                                       std::optional<Date> pointed_on,
                                                       bool although_booked) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile));
    if (pairings.empty())
        return fail(rules::nothing_ticked);
    std::vector<reconcile::MatchId> matches;
    for (const PairingId id : pairings) {
        CT_ASSIGN(record, find_or_refuse(writer, id));
        if (record.lines.empty() || record.rows.empty())
            return fail(rules::nothing_ticked);
        CT_ASSIGN(line, find_line_or_refuse(writer, record.lines.front()));
        ManualMatch request = match_of(record, line.line.amount.currency(), pointed_on);
        request.although_booked = although_booked;
        CT_ASSIGN(match, match_by_hand(writer, request));
        storage::delete_pairing(writer.database(), id);
        writer.changed(Noun::Pairings, id.value());
        matches.push_back(match);
    }
    return matches;
}

} // namespace comptoir::app
