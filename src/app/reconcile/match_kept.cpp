// Before a match is undone: what its undo does to the books, and what makes it again.
#include "app/reconcile/match_remark.h"
#include "comptoir/app/reconcile.h"

#include "comptoir/app/errors.h"
#include "comptoir/ledger/true_day.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/learned_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/match_repository.h"
#include "comptoir/storage/repositories/pointing_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"
#include "comptoir/storage/repositories/return_repository.h"
#include "comptoir/storage/repositories/template_repository.h"

#include <algorithm>
#include <map>

namespace comptoir::app {

namespace {

using ledger::EntryId;
using ledger::RowId;
using reconcile::TargetKind;

constexpr const char* k_write_off_code = "SCRAP";

Result<storage::MatchRecord> find_or_refuse(Reader& reader, reconcile::MatchId match) {
    std::optional<storage::MatchRecord> record = storage::find_match(reader.database(), match);
    if (!record)
        return fail(errors::not_found, {{"what", "match"}, {"id", match.value()}});
    return std::move(*record);
}

// The rows this match settles by each row of its own: a payment's row and one of each item.
std::map<RowId, std::vector<RowId>> settled_by(storage::Database& database,
                                               reconcile::MatchId match) {
    std::map<RowId, std::vector<RowId>> settled;
    storage::Statement rows =
        database.query("SELECT debit_row_id, credit_row_id FROM imputation WHERE match_id = ?1"
                       " ORDER BY id",
                       match);
    while (rows.step()) {
        const RowId debit{rows.integer(0)};
        const RowId credit{rows.integer(1)};
        settled[debit].push_back(credit);
        settled[credit].push_back(debit);
    }
    return settled;
}

reconcile::Decision decision_of(std::string_view text) {
    using reconcile::Decision;
    for (const Decision one :
         {Decision::Entry, Decision::Invoice, Decision::Template, Decision::Transfer})
        if (to_text(one) == text)
            return one;
    return Decision::None;
}

reconcile::Kind kind_of(std::string_view text) {
    using reconcile::Kind;
    for (const Kind one : {Kind::Exact, Kind::Grouped, Kind::Partial, Kind::Fee, Kind::Discount,
                           Kind::Rounding, Kind::Overpayment, Kind::Rule})
        if (to_text(one) == text)
            return one;
    return Kind::Manual;
}

// What one match tied, read back from what it wrote.
class KeptReading {
public:
    KeptReading(Reader& reader, const storage::MatchRecord& record)
        : m_database(reader.database()), m_record(record) {}

    std::optional<KeptMatch> read() {
        if (m_record.undone_at || storage::returns_payment(m_database, m_record.id) ||
            storage::pointing_of_match(m_database, m_record.id))
            return std::nullopt;
        m_kept.request.lines = storage::lines_of_match(m_database, m_record.id);
        m_kept.request.pointed_on = m_record.pointed_on;
        for (const storage::Mark& mark : storage::pointings_of_match(m_database, m_record.id))
            m_pointed.push_back(mark.row);
        if (m_kept.request.lines.empty() || !take_settlement())
            return std::nullopt;
        for (const RowId row : m_pointed)
            m_kept.request.targets.push_back({.kind = TargetKind::Entry, .row = row});
        m_kept.decision = decision_of(m_record.decision);
        m_kept.kind = kind_of(m_record.kind);
        m_kept.score = m_record.score;
        m_kept.unattended = m_record.unattended;
        m_kept.reasons = m_record.reasons;
        std::erase_if(m_kept.reasons, is_remark); // said anew by what is posted anew
        m_kept.request.template_code = storage::template_of_match(m_database, m_record.id);
        for (storage::LearnedRecord& one : storage::learned_of_match(m_database, m_record.id))
            m_kept.lessons.push_back({{one.from, std::move(one.key)}, one.to, std::move(one.code)});
        for (const bank::LineId line : m_kept.request.lines) {
            storage::LineIdentityRecord shown = storage::find_line_identity(m_database, line);
            m_kept.identities.push_back({line, std::move(shown.party), std::move(shown.party_by),
                                         shown.template_id, std::move(shown.template_by)});
        }
        return std::move(m_kept);
    }

private:
    // The entry it posted that moves the bank; the one that moves VAT follows by itself. False: a
    // validated one, whose undo is a reversal, or invoices imputed to an entry of the books.
    bool take_settlement() {
        std::vector<ledger::Entry> settlements; // one for each day of its lines
        for (const EntryId id : storage::posted_entries_of_match(m_database, m_record.id)) {
            std::optional<ledger::Entry> entry = storage::find_entry(m_database, id);
            if (!entry)
                continue;
            if (entry->state != ledger::EntryState::Draft)
                return false;
            if (std::any_of(entry->rows.begin(), entry->rows.end(),
                            [&](const ledger::EntryRow& row) { return is_pointed_here(row.id); }))
                settlements.push_back(std::move(*entry));
        }
        const auto settled = settled_by(m_database, m_record.id);
        if (settlements.empty())
            return settled.empty();
        for (const ledger::Entry& settlement : settlements) {
            for (const ledger::EntryRow& row : settlement.rows) {
                if (is_pointed_here(row.id))
                    take_bank_row(row);
                else
                    take_target(row, settled);
            }
        }
        if (settlements.size() == 1) // else each is named by the lines of its day
            name_it(settlements.front());
        return true;
    }

    bool is_pointed_here(RowId row) const {
        return std::find(m_pointed.begin(), m_pointed.end(), row) != m_pointed.end();
    }

    void take_bank_row(const ledger::EntryRow& row) {
        std::erase(m_pointed, row.id);
        if (!row.foreign_amount)
            return;
        std::optional<Money>& value = m_kept.request.book_value;
        value = value ? *value + row.amount : row.amount;
    }

    // VAT stands in rows of its own already: they are made again as they are.
    void take_target(const ledger::EntryRow& row,
                     const std::map<RowId, std::vector<RowId>>& settled) {
        ManualTarget target;
        target.amount = -row.amount;
        if (const auto found = settled.find(row.id); found != settled.end()) {
            target.kind = TargetKind::Invoice;
            target.row = found->second.front();
        } else {
            target.kind = TargetKind::Account;
            target.account = row.account;
            target.party = row.party;
        }
        for (ManualTarget& known : m_kept.request.targets) {
            if (target.kind == TargetKind::Invoice && known.kind == target.kind &&
                known.row == target.row) {
                *known.amount += *target.amount; // paid on several days
                return;
            }
        }
        m_kept.request.targets.push_back(std::move(target));
    }

    // Booked out of a closed period its label names the true day, which is added anew.
    void name_it(const ledger::Entry& settlement) {
        m_kept.request.label = settlement.label;
        const Date day = true_day(settlement);
        if (day < settlement.date)
            m_kept.request.label = ledger::without_true_day(settlement.label, day);
        if (settlement.transaction_code == k_write_off_code)
            m_kept.request.write_off = ManualMatch::WriteOff{settlement.journal, day};
    }

    Date true_day(const ledger::Entry& settlement) const {
        const std::optional<Date> closed = storage::load_dossier(m_database).closed_until;
        const std::optional<Date> named = ledger::day_at_end(settlement.label);
        const auto is_at_or_before = [&](bank::LineId id) {
            const auto line = storage::find_line(m_database, id);
            return line && line->line.booked_on <= *named;
        };
        const bool was_moved =
            closed && named && *named <= *closed && settlement.date == closed->plus_days(1) &&
            std::any_of(m_kept.request.lines.begin(), m_kept.request.lines.end(), is_at_or_before);
        return was_moved ? *named : settlement.date;
    }

    storage::Database& m_database;
    const storage::MatchRecord& m_record;
    std::vector<RowId> m_pointed; // by this match; in the end those of existing entries
    KeptMatch m_kept;
};

} // namespace

Result<UndoOutlook> outlook_of_undo(Reader& reader,
                                    const std::vector<reconcile::MatchId>& matches) {
    storage::Database& database = reader.database();
    const std::optional<Date> closed = storage::load_dossier(database).closed_until;
    UndoOutlook outlook;
    for (const reconcile::MatchId match : matches) {
        CT_TRY(find_or_refuse(reader, match));
        for (const EntryId id : storage::posted_entries_of_match(database, match)) {
            const std::optional<ledger::Entry> entry = storage::find_entry(database, id);
            if (!entry)
                continue;
            if (entry->state == ledger::EntryState::Draft) {
                ++outlook.drafts;
                continue;
            }
            // As reverse_entry() dates it.
            const Date day = closed && entry->date <= *closed ? closed->plus_days(1) : entry->date;
            outlook.reversals.push_back(
                {id, entry->journal, entry->number, entry->label, entry->date, day});
        }
    }
    return outlook;
}

Result<std::optional<KeptMatch>> keep_match(Reader& reader, reconcile::MatchId match) {
    CT_ASSIGN(record, find_or_refuse(reader, match));
    return KeptReading(reader, record).read();
}

} // namespace comptoir::app
