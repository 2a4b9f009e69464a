// Several lines to an account: each is a payment of its own, with an entry of its own.
#include "comptoir/app/reconcile.h"
#include "comptoir/app/write_off.h"

#include "app/reconcile/line_lookup.h"
#include "app/reconcile/match_rights.h"
#include "comptoir/reconcile/errors.h"

#include <algorithm>

namespace comptoir::app {

namespace {

namespace rules = reconcile::errors;
using reconcile::TargetKind;

bool is_account(const ManualTarget& target) {
    return target.kind == TargetKind::Account;
}

// Nothing but an account, or a type of difference, says what the lines are: no piece joins them.
bool stands_apart(const ManualMatch& request) {
    const bool accounts = std::all_of(request.targets.begin(), request.targets.end(), is_account);
    const bool says_where = !request.targets.empty() || !request.difference.empty();
    return request.lines.size() > 1 && !request.pairing && accounts && says_where;
}

// Which part of which line goes to which of two accounts, nobody said.
Result<void> check_one_account(Reader& reader, const ManualMatch& request) {
    const std::size_t places = request.targets.size() + (request.difference.empty() ? 0U : 1U);
    if (places > 1)
        return fail(rules::lines_split, {{"count", std::int64_t(request.lines.size())}});
    if (request.book_value)
        return fail(rules::value_unfit, {{"value", *request.book_value}});
    if (request.targets.empty() || !request.targets.front().amount)
        return {};
    CT_ASSIGN(lines, free_lines(reader, request.lines));
    const Money amount = *request.targets.front().amount;
    Money total = Money::zero(amount.currency());
    for (const storage::LineRecord& line : lines) {
        if (line.line.amount.currency() != amount.currency())
            return fail(rules::currency_differs,
                        {{"lines", std::string(line.line.amount.currency().code())},
                         {"targets", std::string(amount.currency().code())}});
        total += line.line.amount;
    }
    if (total != amount)
        return fail(rules::totals_differ, {{"lines", total}, {"targets", amount}});
    return {};
}

std::vector<std::vector<ManualTarget>*> places_of(ManualMatch& request) {
    return {&request.targets};
}

std::vector<std::vector<ManualTarget>*> places_of(WriteOff& request) {
    return {&request.targets, &request.rows};
}

// `whole`: what the request says, as one match. Books it so, or line by line.
template <class Request, class Book>
Result<std::vector<reconcile::MatchId>> book_apart(Reader& reader, const Request& request,
                                                   const ManualMatch& whole, const Book& book) {
    if (!stands_apart(whole)) {
        CT_ASSIGN(match, book(request));
        return std::vector{match};
    }
    CT_TRY(check_one_account(reader, whole));
    std::vector<reconcile::MatchId> matches;
    for (const bank::LineId line : request.lines) {
        Request one = request;
        one.lines = {line};
        for (std::vector<ManualTarget>* places : places_of(one))
            for (ManualTarget& place : *places)
                place.amount.reset(); // the whole of this line
        CT_ASSIGN(match, book(one));
        matches.push_back(match);
    }
    return matches;
}

} // namespace

Result<std::vector<reconcile::MatchId>> match_each_by_hand(Writer& writer,
                                                           const ManualMatch& request) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile, rights_beside(request)));
    return book_apart(writer, request, request,
                      [&](const ManualMatch& one) { return match_by_hand(writer, one); });
}

Result<std::vector<reconcile::MatchId>> write_off_each(Writer& writer, const WriteOff& request) {
    CT_ASSIGN(act, writer.begin(users::Right::WriteOff, rights_beside(request)));
    ManualMatch whole{.lines = request.lines, .targets = request.targets};
    if (request.type == k_other_difference)
        whole.targets.insert(whole.targets.end(), request.rows.begin(), request.rows.end());
    else
        whole.difference = request.type;
    return book_apart(writer, request, whole,
                      [&](const WriteOff& one) { return write_off(writer, one); });
}

} // namespace comptoir::app
