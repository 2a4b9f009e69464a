// The final état de rapprochement: who looked at it, and what it said.
#include "comptoir/app/report_reviews.h"

#include "app/reconcile/review_check.h"
#include "comptoir/app/pointing_errors.h"
#include "comptoir/app/reconcile.h"
#include "comptoir/core/text.h"
#include "comptoir/storage/repositories/pointing_repository.h"
#include "comptoir/storage/repositories/user_repository.h"
#include "comptoir/users/errors.h"
#include "comptoir/users/users.h"

namespace comptoir::app {

namespace {

Result<ReportReview> shown(Reader& reader, const storage::ReviewRecord& record) {
    CT_ASSIGN(report, reconciliation_report(reader, record.journal, record.day));
    ReportReview review;
    review.id = record.id;
    review.journal = record.journal;
    review.day = record.day;
    review.ledger_balance = Money{record.ledger_minor, report.currency};
    review.statement_balance = Money{record.statement_minor, report.currency};
    review.difference = Money{record.difference_minor, report.currency};
    review.reviewer = record.reviewer;
    review.reviewed_at = record.reviewed_at;
    review.is_current = is_as_reviewed(record, report);
    return review;
}

// Where people sign in, nobody signs off in another's name; the paper bears the whole name of who
// did, by whichever of the two names he gave.
Result<std::string> name_of_reviewer(Writer& writer, const std::string& given) {
    const std::string_view name = text::trim(given);
    if (!writer.actor().is_protected)
        return name.empty() ? writer.user() : std::string(name);
    const std::vector<users::User> known = storage::load_users(writer.database());
    const users::User* user = users::find_user(known, writer.user());
    const std::string whole = user && !user->name.empty() ? user->name : writer.user();
    const bool is_own = name.empty() || text::fold(name) == text::fold(writer.user()) ||
                        text::fold(name) == text::fold(whole);
    if (!is_own)
        return fail(users::errors::reviewer_is_user, {{"user", writer.user()}});
    return whole;
}

} // namespace

Result<ReportReview> review_report(Writer& writer, const std::string& journal, Date day,
                                   const std::string& reviewer) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReview));
    CT_ASSIGN(name, name_of_reviewer(writer, reviewer));
    CT_ASSIGN(report, reconciliation_report(writer, journal, day));
    const std::int64_t drafts = storage::drafts_on(writer.database(), report.account, day);
    if (drafts > 0)
        return fail(errors::drafts_left,
                    {{"count", drafts}, {"account", report.account}, {"until", day}});
    if (report.open_again_until) // what somebody is still changing is not signed
        return fail(
            errors::session_open,
            {{"journal", journal},
             {"session", storage::pointing_open_again(writer.database(), journal).value()}});
    storage::ReviewRecord record;
    record.journal = journal;
    record.day = day;
    record.ledger_minor = report.ledger_balance.minor();
    record.statement_minor = report.statement_balance.minor();
    record.difference_minor = report.difference.minor();
    record.digest = reconcile::digest_of(report);
    record.reviewer = name;
    record.reviewed_at = writer.clock().now();
    record.id = storage::insert_review(writer.database(), record);
    writer.record("report.review", "journal " + journal, {},
                  day.to_iso() + "; " + record.reviewer + "; difference " +
                      report.difference.to_decimal());
    writer.changed(Noun::Pointings);
    return shown(writer, record);
}

Result<std::optional<ReportReview>> review_of(Reader& reader, const std::string& journal,
                                              Date day) {
    const auto record = storage::last_review(reader.database(), journal, day);
    if (!record)
        return std::optional<ReportReview>{};
    CT_ASSIGN(review, shown(reader, *record));
    return std::optional<ReportReview>{review};
}

Result<std::vector<ReportReview>> list_reviews(Reader& reader,
                                               const std::optional<std::string>& journal) {
    std::vector<ReportReview> list;
    for (const storage::ReviewRecord& record : storage::load_reviews(reader.database(), journal)) {
        CT_ASSIGN(review, shown(reader, record));
        list.push_back(std::move(review));
    }
    return list;
}

} // namespace comptoir::app
