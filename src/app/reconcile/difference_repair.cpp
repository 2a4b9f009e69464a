// Correcting the entry that makes a difference, in one act that can be taken back.
#include "comptoir/app/difference.h"

#include "app/books/held_by_match.h"
#include "app/lettering/follow.h"
#include "comptoir/app/books.h"
#include "comptoir/app/books_errors.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/pointing.h"
#include "comptoir/app/recognised.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/ledger/lettering_errors.h"
#include "comptoir/ledger/true_day.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/hand_lettering.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/lettering_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"
#include "comptoir/storage/repositories/takeover_rows.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

namespace comptoir::app {

namespace {

using ledger::Entry;
using ledger::EntryId;
using ledger::EntryRow;
using reconcile::Repair;
using reconcile::RepairKind;

std::vector<ledger::RowId> rows_of(const Entry& entry) {
    std::vector<ledger::RowId> rows;
    for (const EntryRow& row : entry.rows)
        rows.push_back(row.id);
    return rows;
}

const ledger::Journal* journal_of_account(const std::vector<ledger::Journal>& journals,
                                          const std::string& account) {
    const auto found = std::find_if(journals.begin(), journals.end(),
                                    [&](const auto& each) { return each.account == account; });
    return found == journals.end() ? nullptr : &*found;
}

tl::unexpected<Error> not_possible(const Repair& repair) {
    return fail(reconcile::errors::repair_not_possible, {{"entry", repair.entry.value()}});
}

Result<void> move_to_journal(Writer& writer, const Repair& repair, Entry& entry) {
    const auto journals = storage::load_journals(writer.database());
    const auto target = std::find_if(journals.begin(), journals.end(),
                                     [&](const auto& each) { return each.code == repair.journal; });
    if (target == journals.end())
        return fail(ledger::errors::unknown_journal, {{"journal", repair.journal}});
    if (!target->account)
        return fail(reconcile::errors::journal_without_account, {{"journal", repair.journal}});
    EntryRow* moved = nullptr;
    for (EntryRow& row : entry.rows) {
        const ledger::Journal* owner = journal_of_account(journals, row.account);
        // Two banks in one entry are a transfer: which one is wrong is for a person to say.
        if (owner && moved)
            return not_possible(repair);
        if (owner)
            moved = &row;
    }
    if (!moved || moved->account == *target->account)
        return not_possible(repair);
    const ledger::Journal* owner = journal_of_account(journals, moved->account);
    if (owner->currency != target->currency)
        return not_possible(repair);
    moved->account = *target->account;
    if (entry.journal == owner->code)
        entry.journal = target->code;
    return {};
}

Result<void> set_amount(Writer& writer, const Repair& repair, Entry& entry) {
    const auto journals = storage::load_journals(writer.database());
    if (entry.rows.size() != 2 || !repair.amount || repair.amount->is_zero())
        return not_possible(repair);
    const bool first = journal_of_account(journals, entry.rows[0].account) != nullptr;
    EntryRow& bank = entry.rows[first ? 0 : 1];
    EntryRow& other = entry.rows[first ? 1 : 0];
    if (!journal_of_account(journals, bank.account) || bank.foreign_amount ||
        bank.amount.currency() != repair.amount->currency())
        return not_possible(repair);
    bank.amount = *repair.amount;
    other.amount = -*repair.amount;
    return {};
}

// The entry as it should have been.
Result<Entry> corrected(Writer& writer, const Repair& repair, const Entry& wrong) {
    Entry entry = wrong;
    entry.origin = ledger::EntryOrigin::Manual;
    entry.reverses = {};
    switch (repair.kind) {
    case RepairKind::MoveToJournal:
        CT_TRY(move_to_journal(writer, repair, entry));
        break;
    case RepairKind::SwapSides:
        for (EntryRow& row : entry.rows) {
            row.amount = -row.amount;
            if (row.foreign_amount)
                row.foreign_amount = -*row.foreign_amount;
        }
        break;
    case RepairKind::MoveToDay:
        if (!repair.day || *repair.day == wrong.date)
            return not_possible(repair);
        entry.date = *repair.day;
        break;
    case RepairKind::SetAmount:
        CT_TRY(set_amount(writer, repair, entry));
        break;
    case RepairKind::TakeBack:
    case RepairKind::UndoMatch:
    case RepairKind::MergeLines:
    case RepairKind::AwaitLine:
        break;
    }
    // Art. 1031-4: what belongs to a closed period is booked on the first open day.
    const auto closed = storage::load_dossier(writer.database()).closed_until;
    if (closed && entry.date <= *closed && wrong.state == ledger::EntryState::Validated) {
        entry.label = ledger::with_true_day(std::move(entry.label), entry.date);
        entry.date = closed->plus_days(1);
    }
    return entry;
}

std::vector<RepairDone::Letter> letters_of(const Entry& entry, const ledger::TakenLetters& taken) {
    std::vector<RepairDone::Letter> letters;
    for (std::size_t i = 0; i < entry.rows.size(); ++i) {
        for (const ledger::HandImputation& each : taken.imputations) {
            if (each.debit_row == entry.rows[i].id || each.credit_row == entry.rows[i].id)
                letters.push_back(
                    {i, each.debit_row == entry.rows[i].id ? each.credit_row : each.debit_row,
                     each.amount_minor});
        }
    }
    return letters;
}

// VAT and invoices follow the letters that went.
Result<void> follow_taken(Writer& writer, const ledger::TakenLetters& taken) {
    if (taken.imputations.empty())
        return {};
    std::vector<ledger::RowId> rows;
    for (const ledger::HandImputation& each : taken.imputations) {
        rows.push_back(each.debit_row);
        rows.push_back(each.credit_row);
    }
    CT_TRY(follow_letters(writer, rows, Letters::Taken));
    return {};
}

enum class Letterings { AsFarAsTheyGo, Whole };

// By pair of rows.
std::map<std::pair<ledger::RowId, ledger::RowId>, std::int64_t>
sums_of(const std::vector<ledger::HandImputation>& letters) {
    std::map<std::pair<ledger::RowId, ledger::RowId>, std::int64_t> sums;
    for (const ledger::HandImputation& each : letters)
        sums[{each.debit_row, each.credit_row}] += each.amount_minor;
    return sums;
}

// Whole: an undo that could not give a letter back would lose it for good. Answers what stands.
Result<std::vector<ledger::HandImputation>>
letter_again(Writer& writer, const Entry& entry, const std::vector<RepairDone::Letter>& letters,
             Letterings wanted) {
    storage::Database& database = writer.database();
    std::vector<ledger::RowId> rows;
    std::vector<ledger::HandImputation> made;
    for (const RepairDone::Letter& letter : letters) {
        const EntryRow& row = entry.rows[letter.row];
        const auto other = storage::find_row(database, letter.other);
        const bool opposite = other && (other->amount_minor < 0) != row.amount.is_negative() &&
                              other->account == row.account && other->party == row.party;
        if (!opposite && wanted == Letterings::Whole)
            return fail(ledger::errors::letter_changed_since);
        if (!opposite)
            continue;
        const std::int64_t open = std::min(
            std::abs(row.amount.minor()) - storage::imputed_minor(database, row.id),
            std::abs(other->amount_minor) - storage::imputed_minor(database, letter.other));
        const std::int64_t part = std::min(open, letter.amount_minor);
        if (part < letter.amount_minor && wanted == Letterings::Whole)
            return fail(ledger::errors::letter_changed_since);
        if (part <= 0)
            continue;
        const bool debit = !row.amount.is_negative();
        made.push_back({debit ? row.id : letter.other, debit ? letter.other : row.id, part});
        storage::impute(database, made.back().debit_row, made.back().credit_row, part, 0,
                        std::max(entry.date, other->day));
        rows.push_back(row.id);
        rows.push_back(letter.other);
    }
    if (!rows.empty())
        CT_TRY(follow_letters(writer, rows, Letters::Made));
    return made;
}

// In a pair it is about to be matched as it is; what a pair lost no undo could give back.
Result<void> check_unpaired(storage::Database& database, const Entry& wrong) {
    for (const EntryRow& row : wrong.rows) {
        if (const auto pairing = storage::pairing_of(database, row.id))
            return fail(reconcile::errors::row_paired,
                        {{"entry", wrong.id.value()}, {"pairing", pairing.value()}});
    }
    return {};
}

Result<RepairDone> replace(Writer& writer, const Repair& repair, const Entry& wrong) {
    storage::Database& database = writer.database();
    RepairDone done;
    done.kind = repair.kind;
    done.entry = wrong.id;
    CT_TRY(check_in_no_match(database, wrong.id));
    CT_TRY(check_unpaired(database, wrong));
    CT_ASSIGN(right, corrected(writer, repair, wrong));
    const ledger::TakenLetters taken = storage::take_hand_letters(database, rows_of(wrong));
    done.letters = letters_of(wrong, taken);
    CT_TRY(follow_taken(writer, taken));
    if (wrong.state == ledger::EntryState::Draft) {
        done.draft = wrong;
        CT_TRY(discard_draft(writer, wrong.id));
    } else {
        CT_ASSIGN(reversal, reverse_entry(writer, wrong.id));
        done.reversal = reversal;
    }
    if (repair.kind != RepairKind::TakeBack) {
        CT_ASSIGN(posted, post_draft(writer, right));
        done.posted = posted;
        CT_ASSIGN(stored, load_entry(writer, posted));
        CT_ASSIGN(moved, letter_again(writer, stored, done.letters, Letterings::AsFarAsTheyGo));
        done.moved = std::move(moved);
    }
    return done;
}

std::string words_of(const RepairDone& done) {
    std::string text(reconcile::to_text(done.kind));
    if (done.reversal)
        text += "; reversal " + text::number(done.reversal.value());
    if (done.posted)
        text += "; entry " + text::number(done.posted.value());
    return text;
}

// Of whoever may merge lines: the books stay as they are.
Result<RepairDone> merge_repeated(Writer& writer, const Repair& repair) {
    RepairDone done;
    done.kind = repair.kind;
    for (const bank::LineId id : {repair.line, repair.other})
        if (const auto line = storage::find_line(writer.database(), id); line && line->doubtful)
            done.doubted.push_back(id);
    CT_ASSIGN(kept, merge_lines(writer, repair.line, repair.other));
    done.merged = kept == repair.line ? repair.other : repair.line;
    return done;
}

// Of whoever may take a mark of the bank away: the books stay as they are. The cause is of one row
// and the entry waits as a whole: what has other bank rows is for a person to look at.
Result<RepairDone> await_line(Writer& writer, const Repair& repair) {
    CT_ASSIGN(entry, load_entry(writer, repair.entry));
    if (!storage::has_one_bank_row(writer.database(), entry.id))
        return not_possible(repair);
    CT_TRY(mark_outstanding(writer, {repair.entry}));
    RepairDone done;
    done.kind = repair.kind;
    done.entry = repair.entry;
    return done;
}

Result<void> take_apart(Writer& writer, const RepairDone& done) {
    CT_TRY(take_back_line(writer, done.merged));
    for (const bank::LineId line : done.doubted)
        CT_TRY(doubt_line(writer, line));
    return {};
}

} // namespace

Result<RepairDone> repair_difference(Writer& writer, const Repair& repair) {
    if (repair.kind == RepairKind::MergeLines)
        return merge_repeated(writer, repair);
    if (repair.kind == RepairKind::AwaitLine)
        return await_line(writer, repair);
    std::vector<users::Right> beside;
    if (repair.kind == RepairKind::UndoMatch)
        beside.push_back(users::Right::StatementCancel);
    CT_ASSIGN(act, writer.begin(users::Right::SingleEntry, beside));
    RepairDone done;
    if (repair.kind == RepairKind::UndoMatch) {
        CT_ASSIGN(kept, keep_match(writer, repair.match));
        CT_TRY(undo_match(writer, repair.match));
        done.match = std::move(kept);
        done.kind = repair.kind;
        done.entry = repair.entry;
    } else {
        CT_ASSIGN(wrong, load_entry(writer, repair.entry));
        if (wrong.reverses)
            return not_possible(repair);
        CT_ASSIGN(replaced, replace(writer, repair, wrong));
        done = std::move(replaced);
    }
    writer.record("difference.repair", "entry " + text::number(repair.entry.value()), "",
                  words_of(done));
    writer.changed(Noun::Entries);
    return done;
}

Result<void> undo_repair(Writer& writer, const RepairDone& done) {
    if (done.kind == RepairKind::MergeLines)
        return take_apart(writer, done);
    if (done.kind == RepairKind::AwaitLine)
        return mark_seen_at_opening(writer, {done.entry});
    if (done.match)
        return match_again(writer, *done.match).map([](reconcile::MatchId) {});
    CT_ASSIGN(act, writer.begin(users::Right::SingleEntry));
    if (!done.can_be_undone())
        return fail(reconcile::errors::repair_not_undone, {{"entry", done.entry.value()}});
    storage::Database& database = writer.database();
    if (done.posted) {
        CT_ASSIGN(posted, load_entry(writer, done.posted));
        const ledger::TakenLetters taken = storage::take_hand_letters(database, rows_of(posted));
        // A letter somebody made or took away since is not undone with the repair.
        if (sums_of(taken.imputations) != sums_of(done.moved))
            return fail(ledger::errors::letter_changed_since);
        CT_TRY(follow_taken(writer, taken));
        CT_TRY(discard_draft(writer, done.posted));
    }
    if (done.reversal)
        CT_TRY(discard_draft(writer, done.reversal));
    if (done.draft)
        CT_TRY(post_draft_again(writer, *done.draft));
    CT_ASSIGN(entry, load_entry(writer, done.entry));
    CT_TRY(letter_again(writer, entry, done.letters, Letterings::Whole));
    writer.record("difference.repair_undo", "entry " + text::number(done.entry.value()),
                  words_of(done), "");
    writer.changed(Noun::Entries);
    return {};
}

} // namespace comptoir::app
