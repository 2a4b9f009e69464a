// Lettering by hand, its automatic plan, and taking letters back.
#include "comptoir/app/lettering.h"

#include "app/books/books_accounts.h"
#include "app/lettering/follow.h"
#include "comptoir/app/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/ledger/lettering_errors.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/hand_lettering.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/ledger_view_queries.h"
#include "comptoir/storage/repositories/lettering_repository.h"
#include "comptoir/storage/repositories/match_repository.h"
#include "comptoir/storage/repositories/vat_repository.h"

#include <algorithm>
#include <map>
#include <set>

namespace comptoir::app {

namespace {

using ledger::RowId;
using storage::LetterableFacts;

std::string list_of(const std::vector<RowId>& rows) {
    std::string text = "rows";
    for (const RowId row : rows)
        text += " " + text::number(row.value());
    return text;
}

Result<LetterableFacts> row_or_refuse(Reader& reader, RowId row) {
    auto facts = storage::find_letterable(reader.database(), row);
    if (!facts)
        return fail(errors::not_found, {{"what", std::string("row")}, {"id", row.value()}});
    return std::move(*facts);
}

Result<std::vector<LetterableFacts>> rows_to_letter(Reader& reader, const std::vector<RowId>& ids) {
    const std::set<RowId> each_once(ids.begin(), ids.end());
    if (each_once.empty())
        return fail(ledger::errors::letter_nothing);
    std::vector<LetterableFacts> rows;
    bool debit = false, credit = false;
    for (const RowId id : each_once) {
        CT_ASSIGN(row, row_or_refuse(reader, id));
        if (!rows.empty() &&
            (row.account != rows.front().account || row.party != rows.front().party))
            return fail(ledger::errors::letter_one_account,
                        {{"row", rows.front().row.value()}, {"other", id.value()}});
        if (row.open_minor == 0)
            return fail(ledger::errors::letter_settled, {{"row", id.value()}});
        (row.amount_minor > 0 ? debit : credit) = true;
        rows.push_back(std::move(row));
    }
    const auto journals = storage::load_journals(reader.database());
    if (std::any_of(journals.begin(), journals.end(),
                    [&](const auto& each) { return each.account == rows.front().account; }))
        return fail(ledger::errors::letter_bank_account, {{"account", rows.front().account}});
    if (!debit || !credit)
        return fail(ledger::errors::letter_one_side);
    return rows;
}

Lettered settle(Writer& writer, const std::vector<LetterableFacts>& rows) {
    storage::Database& database = writer.database();
    std::vector<ledger::SettledRow> open;
    Date latest; // one date for the group: its greatest entry day (BOI: DateLet)
    for (const LetterableFacts& row : rows) {
        open.push_back({row.row, row.day, row.open_minor});
        latest = std::max(latest, row.day);
    }
    std::sort(open.begin(), open.end(), [](const auto& a, const auto& b) {
        return std::tie(a.booked_on, a.id) < std::tie(b.booked_on, b.id);
    });
    Lettered done;
    std::set<RowId> used;
    for (const ledger::PlannedImputation& each : ledger::impute_oldest_first(open)) {
        storage::impute(database, each.debit_row, each.credit_row, each.amount_minor, 0, latest);
        done.settled.push_back({each.debit_row, each.credit_row, each.amount_minor});
        used.insert(each.debit_row);
        used.insert(each.credit_row);
    }
    done.rest = Money::zero(storage::load_dossier(database).currency);
    for (const LetterableFacts& row : rows) {
        done.rest += Money{row.open_minor, done.rest.currency()};
        (used.contains(row.row) ? done.rows : done.unused).push_back(row.row);
    }
    done.letter = storage::shown_letter_of(database, done.rows.front());
    done.balanced = done.letter == text::to_upper_ascii(done.letter);
    return done;
}

void trace(Writer& writer, const Lettered& done) {
    writer.record("letter.create", list_of(done.rows), "", done.letter);
}

Result<void> follow_made(Writer& writer, Lettered& done) {
    CT_ASSIGN(vat, follow_letters(writer, done.rows, Letters::Made));
    done.vat_entry = vat.entry;
    done.remarks = std::move(vat.remarks);
    return {};
}

} // namespace

Result<Lettered> letter_rows(Writer& writer, const std::vector<RowId>& ids) {
    CT_ASSIGN(act, writer.begin(users::Right::Lettering));
    CT_ASSIGN(rows, rows_to_letter(writer, ids));
    Lettered done = settle(writer, rows);
    trace(writer, done);
    CT_TRY(follow_made(writer, done));
    return done;
}

Result<void> undo_letter(Writer& writer, const Lettered& done) {
    CT_ASSIGN(act, writer.begin(users::Right::Lettering));
    if (!storage::remove_hand_imputations(writer.database(), done.settled, done.rows))
        return fail(ledger::errors::letter_changed_since);
    writer.record("letter.undo", list_of(done.rows), done.letter);
    CT_TRY(follow_letters(writer, done.rows, Letters::Taken));
    return {};
}

Result<Unlettered> unletter_rows(Writer& writer, const std::vector<RowId>& ids) {
    CT_ASSIGN(act, writer.begin(users::Right::Lettering));
    storage::Database& database = writer.database();
    if (ids.empty())
        return fail(ledger::errors::letter_nothing);
    std::set<std::string> letters;
    for (const RowId id : ids) {
        CT_TRY(row_or_refuse(writer, id));
        const std::string letter = storage::shown_letter_of(database, id);
        if (letter.empty())
            return fail(ledger::errors::not_lettered, {{"row", id.value()}});
        letters.insert(letter);
    }
    const std::vector<RowId> rows = storage::rows_lettered_with(database, ids);
    Unlettered done;
    done.taken = storage::take_hand_letters(database, rows);
    if (done.taken.imputations.empty()) {
        if (const std::int64_t match = storage::match_lettering(database, rows); match != 0)
            return fail(ledger::errors::lettered_by_match,
                        {{"row", ids.front().value()}, {"match", match}});
    }
    done.letters.assign(letters.begin(), letters.end());
    std::string names;
    for (const std::string& letter : done.letters)
        names += (names.empty() ? "" : " ") + letter;
    writer.record("letter.remove", list_of(rows), names);
    CT_TRY(follow_letters(writer, rows, Letters::Taken));
    return done;
}

Result<void> undo_unletter(Writer& writer, const Unlettered& done) {
    CT_ASSIGN(act, writer.begin(users::Right::Lettering));
    storage::Database& database = writer.database();
    std::vector<RowId> rows;
    std::map<RowId, std::int64_t> needed;
    for (const ledger::HandImputation& each : done.taken.imputations) {
        needed[each.debit_row] += each.amount_minor;
        needed[each.credit_row] += each.amount_minor;
    }
    for (const ledger::LetterState& state : done.taken.rows)
        rows.push_back(state.row);
    for (const auto& [row, amount] : needed) {
        const auto facts = storage::find_letterable(database, row);
        if (!facts || std::abs(facts->open_minor) < amount)
            return fail(ledger::errors::letter_changed_since);
    }
    storage::put_letters_back(database, done.taken);
    writer.record("letter.restore", list_of(rows));
    CT_TRY(follow_letters(writer, rows, Letters::Made));
    return {};
}

Result<std::vector<PartyPlan>> plan_letters(Reader& reader, const AutoLettering& request) {
    storage::Database& database = reader.database();
    const std::string account = load_books_accounts(database).typed(request.account);
    if (!storage::account_exists(database, account))
        return fail(ledger::errors::unknown_account, {{"account", account}});
    if (request.party && !request.party->empty() &&
        !storage::party_exists(database, *request.party))
        return fail(ledger::errors::unknown_party, {{"party", *request.party}});
    const auto journals = storage::load_journals(database);
    if (std::any_of(journals.begin(), journals.end(),
                    [&](const auto& each) { return each.account == account; }))
        return fail(ledger::errors::letter_bank_account, {{"account", account}});
    const Currency currency = storage::load_dossier(database).currency;
    std::map<std::string, std::vector<reconcile::LetterableRow>> by_party;
    storage::for_each_ledger_row(
        database, {account, request.party, storage::first_counting_day(database), request.until},
        [&](storage::LedgerViewRow&& row) {
            if (row.open_minor != 0)
                by_party[row.party].push_back(
                    {row.row, row.piece, row.day, row.due_on, Money{row.open_minor, currency}});
            return true;
        });
    std::vector<PartyPlan> plans;
    for (const auto& [party, rows] : by_party) {
        reconcile::LetteringPlan plan = reconcile::plan_lettering(rows, request.options);
        if (plan.proposals.empty() && !plan.stopped)
            continue;
        const auto known = storage::find_party(database, party);
        plans.push_back({party, known ? known->name : std::string{}, std::move(plan)});
    }
    return plans;
}

Result<std::vector<Lettered>> letter_planned(Writer& writer,
                                             const std::vector<reconcile::LetterProposal>& plan) {
    CT_ASSIGN(act, writer.begin(users::Right::Lettering));
    std::vector<Lettered> done;
    for (const reconcile::LetterProposal& proposal : plan) {
        CT_ASSIGN(rows, rows_to_letter(writer, proposal.rows));
        std::int64_t sum = 0;
        for (const LetterableFacts& row : rows)
            sum += row.open_minor;
        if (sum != 0)
            return fail(ledger::errors::letter_changed_since);
        done.push_back(settle(writer, rows));
        trace(writer, done.back());
        CT_TRY(follow_made(writer, done.back())); // each is undone alone
    }
    return done;
}

} // namespace comptoir::app
