// What the reconciliation pane and the command line list; the état de rapprochement.
#include "comptoir/app/reconcile.h"

#include "app/reconcile/review_check.h"
#include "comptoir/app/errors.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/match_repository.h"
#include "comptoir/storage/repositories/pointing_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"

namespace comptoir::app {

namespace {

Result<ledger::Journal> bank_journal(Reader& reader, const std::string& code) {
    const std::optional<ledger::Journal> journal = storage::find_journal(reader.database(), code);
    if (!journal)
        return fail(ledger::errors::unknown_journal, {{"journal", code}});
    if (!journal->account)
        return fail(reconcile::errors::journal_without_account, {{"journal", code}});
    return *journal;
}

// By the chain of statements, unless a pointing by hand knew the bank's balance of a later day.
Money bank_balance_at(storage::Database& database, const ledger::Journal& journal, Date at) {
    const auto pointing = storage::last_pointing(database, journal.code, at, journal.currency);
    if (pointing) {
        const std::optional<Date> last = storage::last_statement_day(database, journal.code, at);
        if (!last || *last < pointing->to)
            return pointing->balance;
    }
    return Money{storage::statement_balance_at(database, journal.code, at), journal.currency};
}

// Its marks count from its first day on, its balance from its last.
std::optional<Date> pointing_open_again_until(storage::Database& database,
                                              const std::string& journal, Date at) {
    const auto session =
        storage::find_pointing(database, storage::pointing_open_again(database, journal));
    return session && session->from <= at ? std::optional(session->to) : std::nullopt;
}

void name_reviewer(storage::Database& database, reconcile::ReconciliationReport& report) {
    const auto review = storage::last_review(database, report.journal, report.at);
    if (!review)
        return;
    report.reviewer = review->reviewer;
    report.reviewed_on = local_day(review->reviewed_at);
    report.is_as_reviewed = is_as_reviewed(*review, report);
}

} // namespace

Result<std::vector<MatchRow>> list_matches(Reader& reader, const MatchFilter& filter) {
    std::vector<MatchRow> list;
    storage::Database& database = reader.database();
    if (filter.statement && !storage::find_statement(database, *filter.statement))
        return fail(errors::not_found, {{"what", "statement"}, {"id", filter.statement->value()}});
    for (storage::MatchRecord& record : storage::load_matches(
             database, {filter.statement, filter.undone_too, filter.after, filter.limit})) {
        MatchRow row;
        row.id = record.id;
        row.journal = std::move(record.journal);
        row.pointed_on = record.pointed_on;
        row.kind = std::move(record.kind);
        row.score = record.score;
        row.unattended = record.unattended;
        row.undone = record.undone_at.has_value();
        row.lines = storage::lines_of_match(database, record.id);
        row.entries = storage::entries_of_match(database, record.id);
        row.reasons = std::move(record.reasons);
        row.created_by = std::move(record.created_by);
        row.created_at = record.created_at;
        list.push_back(std::move(row));
    }
    return list;
}

Result<std::vector<reconcile::EntryCandidate>> list_entry_candidates(Reader& reader,
                                                                     const std::string& journal) {
    CT_ASSIGN(found, bank_journal(reader, journal));
    const storage::DossierRow dossier = storage::load_dossier(reader.database());
    return storage::load_entry_candidates(reader.database(), found,
                                          {dossier.chart, dossier.currency});
}

Result<reconcile::ReconciliationReport> reconciliation_report(Reader& reader,
                                                              const std::string& journal, Date at) {
    CT_ASSIGN(found, bank_journal(reader, journal));
    storage::Database& database = reader.database();
    const storage::DossierRow dossier = storage::load_dossier(database);
    const bool foreign = found.currency != dossier.currency;
    const Currency currency = found.currency;
    reconcile::ReconciliationReport report;
    report.company = dossier.company;
    report.journal = found.code;
    report.account = *found.account;
    report.account_label = storage::account_label(database, *found.account).value_or("");
    report.iban = found.iban ? found.iban->text() : std::string{};
    report.at = at;
    report.currency = currency;
    report.ledger_balance =
        Money{storage::account_balance_at(database, found, foreign, at), currency};
    report.statement_balance = bank_balance_at(database, found, at);
    report.initial_difference =
        Money{storage::initial_difference(database, found, foreign), currency};
    for (const storage::UnpointedRow& row :
         storage::load_unpointed_rows(database, found, foreign, at)) {
        const Money amount{row.amount_minor, currency};
        (amount.is_negative() ? report.credits : report.debits)
            .push_back({row.day, row.piece, row.label, amount.abs()});
    }
    for (reconcile::ReportLine& line : storage::load_unbooked_lines(database, found.code, at)) {
        if (line.amount.currency() != currency || line.amount.is_zero())
            continue;
        const bool negative = line.amount.is_negative();
        line.amount = line.amount.abs();
        (negative ? report.bank_debits : report.bank_credits).push_back(std::move(line));
    }
    reconcile::close_report(report);
    report.open_again_until = pointing_open_again_until(database, found.code, at);
    name_reviewer(database, report);
    return report;
}

} // namespace comptoir::app
