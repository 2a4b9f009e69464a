#include "comptoir/app/returned_payment.h"

#include "app/bank/named_line.h"
#include "app/payments/order_entry.h"
#include "app/reconcile/parts_not_paid.h"
#include "app/reconcile/return_undo.h"
#include "app/reconcile/returned_part.h"
#include "app/reconcile/vat_moves.h"
#include "comptoir/app/books.h"
#include "comptoir/app/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/ledger/true_day.h"
#include "comptoir/payments/errors.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/reconcile/reasons.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/lettering_repository.h"
#include "comptoir/storage/repositories/match_repository.h"
#include "comptoir/storage/repositories/order_entry_repository.h"
#include "comptoir/storage/repositories/payment_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"
#include "comptoir/storage/repositories/return_repository.h"

#include <algorithm>
#include <cstdlib>

namespace comptoir::app {

namespace {

namespace rules = reconcile::errors;
using reconcile::MatchId;

Result<storage::LineRecord> check_line(Reader& reader, bank::LineId id,
                                       const storage::MatchRecord& payment) {
    storage::Database& database = reader.database();
    const std::optional<storage::LineRecord> record = storage::find_line(database, id);
    if (!record)
        return fail(errors::not_found, {{"what", std::string("line")}, {"id", id.value()}});
    if (record->match != 0)
        return fail(rules::line_already_matched, named_line(*record, {{"match", record->match}}));
    if (!record->mark.empty())
        return fail(rules::line_set_aside, named_line(*record));
    if (record->journal != payment.journal)
        return fail(rules::other_journal,
                    {{"journal", payment.journal}, {"other", record->journal}});
    return *record;
}

// What came in goes out again, to the cent.
bool takes_all_back(storage::Database& database, const storage::LineRecord& line, MatchId payment) {
    Money total = Money::zero(line.line.amount.currency());
    for (const bank::LineId id : storage::lines_of_match(database, payment)) {
        const auto known = storage::find_line(database, id);
        if (known && known->line.amount.currency() == total.currency())
            total += known->line.amount;
    }
    return !total.is_zero() && line.line.amount == -total;
}

// By which match; 0: not at all, or in part, of which an item may have the sum of the whole.
MatchId came_back_whole(storage::Database& database, MatchId payment) {
    const MatchId by = storage::return_of(database, payment);
    if (!by || storage::settles_yet(database, payment))
        return {};
    for (const bank::LineId id : storage::lines_of_match(database, by)) {
        const auto line = storage::find_line(database, id);
        if (line && takes_all_back(database, *line, payment))
            return by;
    }
    return {};
}

Result<storage::MatchRecord> check_payment(Reader& reader, MatchId payment) {
    storage::Database& database = reader.database();
    const std::optional<storage::MatchRecord> record = storage::find_match(database, payment);
    if (!record)
        return fail(errors::not_found, {{"what", std::string("match")}, {"id", payment.value()}});
    if (record->undone_at)
        return fail(rules::already_undone, {{"match", payment.value()}});
    if (storage::returns_payment(database, payment))
        return fail(rules::match_is_return, {{"match", payment.value()}});
    return *record;
}

// The rows the payment's entry, or entries, hold besides VAT: the other way round, on the day of
// the return or the first open one (art. 1031-4). Bank rows become one.
ledger::Entry entry_of_return(Reader& reader, const storage::LineRecord& line,
                              const std::vector<ledger::Entry>& payments,
                              const std::string& bank_account) {
    ledger::Entry entry;
    entry.journal = line.journal;
    entry.date = line.line.booked_on;
    entry.piece = payments.front().piece;
    entry.piece_date = line.line.booked_on;
    entry.label = text::single_blanks(line.line.label);
    if (entry.label.empty())
        entry.label = ledger::reversal_label(payments.front());
    entry.origin = ledger::EntryOrigin::Match;
    const std::optional<Date> closed = storage::load_dossier(reader.database()).closed_until;
    if (closed && entry.date <= *closed) {
        entry.label = ledger::with_true_day(std::move(entry.label), entry.date);
        entry.date = closed->plus_days(1);
    }
    Money value = Money::zero(payments.front().rows.front().amount.currency());
    for (const ledger::Entry& payment : payments) {
        for (const ledger::EntryRow& row : payment.rows) {
            if (row.account == bank_account) {
                value += row.amount;
                continue;
            }
            ledger::EntryRow back;
            back.account = row.account;
            back.party = row.party;
            back.piece = row.piece;
            back.amount = -row.amount;
            if (row.foreign_amount)
                back.foreign_amount = -*row.foreign_amount;
            entry.rows.push_back(std::move(back));
        }
    }
    ledger::EntryRow bank;
    bank.account = bank_account;
    bank.amount = -value;
    if (line.line.amount.currency() != value.currency())
        bank.foreign_amount = line.line.amount; // goes back at what it was booked for
    entry.rows.push_back(std::move(bank));
    return entry;
}

// The payment's own entries: those that move the bank, not the VAT that followed.
std::vector<ledger::Entry> bank_entries(storage::Database& database, MatchId payment,
                                        const std::string& bank_account) {
    std::vector<ledger::Entry> entries;
    for (const ledger::EntryId id : storage::entries_of_match(database, payment)) {
        std::optional<ledger::Entry> entry = storage::find_entry(database, id);
        const auto is_bank = [&](const ledger::EntryRow& row) {
            return row.account == bank_account;
        };
        if (entry && std::any_of(entry->rows.begin(), entry->rows.end(), is_bank))
            entries.push_back(std::move(*entry));
    }
    return entries;
}

struct TakenBack {
    std::vector<ledger::Entry> entries;
    bool whole = false;
};

// The payment's entries that the line takes back: all of them, or one item.
Result<TakenBack> returned_entries(Reader& reader, const storage::LineRecord& line, MatchId payment,
                                   const std::string& bank_account, const std::string& piece) {
    storage::Database& database = reader.database();
    std::vector<ledger::Entry> entries = bank_entries(database, payment, bank_account);
    if (entries.empty())
        return fail(rules::not_its_return, named_line(line, {{"match", payment.value()}}));
    // Once a part came back the whole cannot.
    if (!takes_all_back(database, line, payment) || storage::return_of(database, payment)) {
        CT_ASSIGN(part, part_that_came_back(reader, line, payment, entries, bank_account, piece));
        return TakenBack{{std::move(part)}, false};
    }
    CT_ASSIGN(meant, part_meant_of_whole(reader, line, payment, entries, bank_account, piece));
    if (meant)
        return TakenBack{{std::move(*meant)}, false};
    Money moved = Money::zero(line.line.amount.currency());
    for (const ledger::Entry& entry : entries) {
        for (const ledger::EntryRow& row : entry.rows) {
            const Money amount = row.foreign_amount.value_or(row.amount);
            if (row.account == bank_account && amount.currency() == moved.currency())
                moved += amount;
        }
    }
    if (moved != -line.line.amount)
        return fail(rules::not_its_return, named_line(line, {{"match", payment.value()}}));
    return TakenBack{std::move(entries), true};
}

// The row of a third party of the one item that came back.
std::vector<ledger::RowId> rows_of(const std::vector<ledger::Entry>& entries) {
    std::vector<ledger::RowId> rows;
    for (const ledger::Entry& entry : entries) {
        for (const ledger::EntryRow& row : entry.rows) {
            if (row.id)
                rows.push_back(row.id);
        }
    }
    return rows;
}

// Of the orders whose entries came back.
std::vector<ledger::RowId> order_rows_of(storage::Database& database, MatchId payment,
                                         const std::vector<ledger::Entry>& entries) {
    std::vector<ledger::RowId> rows = storage::order_rows_of_match(database, payment);
    std::erase_if(rows, [&](ledger::RowId row) {
        const auto facts = storage::find_row(database, row);
        return !facts || std::none_of(entries.begin(), entries.end(),
                                      [&](const auto& entry) { return entry.id == facts->entry; });
    });
    return rows;
}

// The return takes the payment's rows of third parties back, row against row. What else settled
// them has to be undone first.
Result<void> letter_against(storage::Database& database, ledger::Chart chart,
                            const std::vector<ledger::Entry>& payments, const ledger::Entry& posted,
                            const std::string& bank_account, MatchId match, MatchId paid_by) {
    std::size_t at = 0;
    for (const ledger::Entry& payment : payments) {
        for (const ledger::EntryRow& row : payment.rows) {
            if (row.account == bank_account)
                continue;
            const ledger::EntryRow& back = posted.rows[at++];
            if (!ledger::is_third_party_account(chart, row.account) || row.party.empty())
                continue;
            if (storage::imputed_minor(database, row.id) != 0)
                return fail(rules::entry_used_since,
                            {{"match", paid_by.value()}, {"entry", payment.id.value()}});
            const bool is_debit = !row.amount.is_negative();
            storage::impute(database, is_debit ? row.id : back.id, is_debit ? back.id : row.id,
                            std::abs(row.amount.minor()), match.value(),
                            std::max(payment.date, posted.date));
        }
    }
    return {};
}

// The VAT that followed the payment.
std::vector<ledger::Entry> other_entries(storage::Database& database, MatchId payment,
                                         const std::vector<ledger::Entry>& bank) {
    std::vector<ledger::Entry> entries;
    for (const ledger::EntryId id : storage::entries_of_match(database, payment)) {
        const bool is_bank = std::any_of(bank.begin(), bank.end(),
                                         [&](const ledger::Entry& one) { return one.id == id; });
        std::optional<ledger::Entry> entry = storage::find_entry(database, id);
        if (!is_bank && entry)
            entries.push_back(std::move(*entry));
    }
    return entries;
}

void follow_states(Writer& writer, const std::vector<ledger::RowId>& rows) {
    storage::Database& database = writer.database();
    for (const std::int64_t payment : storage::unsettle_payments(database, rows))
        writer.changed(Noun::Payments, payment);
    for (const std::int64_t invoice : storage::refresh_invoice_states(database, rows))
        writer.changed(Noun::Invoices, invoice);
}

storage::MatchRecord record_of(const Writer& writer, const storage::LineRecord& line,
                               MatchId payment) {
    storage::MatchRecord record;
    record.journal = line.journal;
    record.pointed_on = line.line.booked_on;
    record.decision = to_text(reconcile::Decision::Entry);
    record.kind = to_text(reconcile::Kind::Manual);
    record.score = 1000;
    record.reasons = {{reconcile::reasons::return_matched, {{"match", payment.value()}}}};
    record.created_at = writer.clock().now();
    record.created_by = writer.user();
    return record;
}

} // namespace

Result<MatchId> match_return(Writer& writer, bank::LineId line_id, MatchId payment_id,
                             const std::string& piece) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile));
    storage::Database& database = writer.database();
    CT_ASSIGN(payment, check_payment(writer, payment_id));
    if (const MatchId by = came_back_whole(database, payment_id))
        return fail(rules::returned_already, {{"match", payment_id.value()}, {"by", by.value()}});
    CT_ASSIGN(line, check_line(writer, line_id, payment));
    const auto journal = storage::find_journal(database, line.journal);
    if (!journal || !journal->account)
        return fail(rules::journal_without_account, {{"journal", line.journal}});
    CT_ASSIGN(taken, returned_entries(writer, line, payment_id, *journal->account, piece));
    const std::vector<ledger::Entry>& entries = taken.entries;
    const bool whole = taken.whole;
    storage::MatchInserter matches(database);
    const MatchId match = matches.insert(record_of(writer, line, payment_id));
    matches.add_line(match, line_id);
    storage::mark_return(database, match, payment_id);
    const auto touched = storage::set_imputations_aside(
        database, payment_id, match, whole ? std::vector<ledger::RowId>{} : rows_of(entries));
    storage::relabel(database, touched);
    CT_ASSIGN(posted_id,
              post_draft(writer, entry_of_return(writer, line, entries, *journal->account)));
    CT_ASSIGN(posted, load_entry(writer, posted_id));
    matches.add_entry(match, posted_id);
    matches.point(match, posted.rows.back().id, line.line.booked_on);
    CT_TRY(letter_against(database, storage::load_dossier(database).chart, entries, posted,
                          *journal->account, match, payment_id));
    std::vector<LostPart> lost;
    if (whole) // a loss stands beside one invoice, which was paid by itself
        lost = lost_parts_to_take_back(database, storage::load_dossier(database).chart,
                                       other_entries(database, payment_id, entries));
    CT_ASSIGN(vat_moved, move_due_vat(writer, touched, match, line.line.booked_on, nullptr, lost,
                                      VatAct::TakesBack));
    const ledger::EntryId vat = vat_moved.entry;
    if (vat)
        matches.add_entry(match, vat);
    // The order first: its payment is in transit again before another is looked for.
    follow_orders(writer, order_rows_of(database, payment_id, entries));
    follow_states(writer, touched);
    writer.record("match.return", "match " + text::number(match.value()),
                  "match " + text::number(payment_id.value()),
                  "line " + text::number(line_id.value()));
    writer.changed(Noun::Lines, line_id.value());
    for (const Noun noun : {Noun::Statements, Noun::Entries})
        writer.changed(noun);
    writer.changed(Noun::Matches, match.value());
    return match;
}

namespace {

// The order whose entry this match holds is settled again: not one that somebody cancelled since.
Result<std::optional<ledger::RowId>> order_row_of(storage::Database& database, MatchId match) {
    const payments::PaymentId payment = storage::payment_of_order_match(database, match);
    if (!payment)
        return std::nullopt;
    const auto found = storage::load_payments(database, {.id = payment});
    if (!found.empty() && found.front().state == payments::PaymentState::Cancelled)
        return fail(payments::errors::order_cancelled, {{"payment", payment.value()}});
    const auto entry = storage::find_order_entry(database, payment);
    return entry ? std::optional(entry->bank_row) : std::nullopt;
}

} // namespace

Result<std::vector<ledger::RowId>> settle_again(Writer& writer, MatchId returned_by) {
    storage::Database& database = writer.database();
    std::vector<ledger::RowId> rows, orders;
    for (const storage::ReturnedImputation& one :
         storage::imputations_aside(database, returned_by)) {
        CT_ASSIGN(order, order_row_of(database, one.match));
        if (order)
            orders.push_back(*order);
        for (const ledger::RowId id : {one.debit_row, one.credit_row}) {
            const auto facts = storage::find_row(database, id);
            const std::int64_t open =
                facts ? std::abs(facts->amount_minor) - storage::imputed_minor(database, id) : 0;
            if (open < one.amount_minor)
                return fail(rules::settled_since, {{"match", returned_by.value()}});
            rows.push_back(id);
        }
        const auto debit = storage::find_row(database, one.debit_row);
        const auto credit = storage::find_row(database, one.credit_row);
        for (const ledger::RowId id : {one.debit_row, one.credit_row})
            storage::letter_as_before(database, id, one.group, std::max(debit->day, credit->day));
        storage::impute(database, one.debit_row, one.credit_row, one.amount_minor,
                        one.match.value(), std::max(debit->day, credit->day));
    }
    storage::forget_imputations_aside(database, returned_by);
    follow_orders(writer, orders);
    return rows;
}

} // namespace comptoir::app
