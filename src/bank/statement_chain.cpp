#include "comptoir/bank/statement_chain.h"

#include "comptoir/bank/errors.h"

#include <algorithm>
#include <tuple>

namespace comptoir::bank {

namespace {

constexpr std::int32_t k_days_max = 40'000; // a century: beyond it a day is misread, not missed
constexpr unsigned k_friday = 5;

std::int64_t working_days_between(Date after, Date before) {
    if (before - after > k_days_max)
        return 0;
    std::int64_t count = 0;
    for (Date day = after.plus_days(1); day < before; day = day.plus_days(1))
        if (day.weekday() <= k_friday)
            ++count;
    return count;
}

std::optional<ChainBreak> break_between(const ChainedStatement& earlier,
                                        const ChainedStatement& later) {
    ChainBreak found{BreakKind::Jump, earlier.id,      later.id,      earlier.to,
                     later.from,      earlier.closing, later.opening, 0};
    const bool comparable = earlier.closing && later.opening &&
                            earlier.closing->currency() == later.opening->currency();
    if (comparable && *earlier.closing == *later.opening)
        return std::nullopt;
    if (earlier.to && later.from) {
        found.days_missing = working_days_between(*earlier.to, *later.from);
        if (*later.from < *earlier.to || (earlier.from && *later.from == *earlier.from))
            found.kind = BreakKind::Overlap;
        else if (found.days_missing > 0)
            found.kind = BreakKind::Gap;
    }
    if (!comparable && found.kind != BreakKind::Gap)
        return std::nullopt;
    return found;
}

bool comes_before(const ChainedStatement& a, const ChainedStatement& b) {
    return std::tuple(a.from, a.to, a.id.value()) < std::tuple(b.from, b.to, b.id.value());
}

using Statements = std::vector<ChainedStatement>;

// Which of [first, last), statements of shared days, goes on where the one before ended; else the
// one that none of the others leads to.
Statements::iterator next_of(const std::optional<Money>& closing, Statements::iterator first,
                             Statements::iterator last) {
    const auto follows = std::find_if(first, last, [&](const ChainedStatement& statement) {
        return closing && statement.opening == closing;
    });
    if (follows != last)
        return follows;
    const auto begins = std::find_if(first, last, [&](const ChainedStatement& statement) {
        return statement.opening && std::none_of(first, last, [&](const ChainedStatement& other) {
                   return other.id != statement.id && other.closing == statement.opening;
               });
    });
    return begins != last ? begins : first;
}

// Statements of the same days came in any order: their balances tell which is next.
Statements in_order(Statements statements) {
    std::sort(statements.begin(), statements.end(), comes_before);
    std::optional<Money> closing;
    for (auto at = statements.begin(); at != statements.end(); ++at) {
        const auto last = std::find_if(at + 1, statements.end(), [&](const auto& statement) {
            return !statement.from || !at->to || *statement.from > *at->to;
        });
        const auto next = next_of(closing, at, last);
        std::rotate(at, next, next + 1);
        closing = at->closing;
    }
    return statements;
}

} // namespace

std::string_view to_text(BreakKind kind) {
    switch (kind) {
    case BreakKind::Gap:
        return "gap";
    case BreakKind::Overlap:
        return "overlap";
    case BreakKind::Jump:
        return "jump";
    }
    return "gap";
}

std::vector<ChainBreak> find_breaks(std::vector<ChainedStatement> statements) {
    const std::vector<ChainedStatement> ordered = in_order(std::move(statements));
    std::vector<ChainBreak> breaks;
    for (std::size_t at = 1; at < ordered.size(); ++at)
        if (auto found = break_between(ordered[at - 1], ordered[at]))
            breaks.push_back(std::move(*found));
    return breaks;
}

Diagnostic break_diagnostic(const ChainBreak& found, const std::string& journal) {
    const auto value_of = [](const auto& known) {
        return known ? Param::Value(*known) : Param::Value(std::string("?"));
    };
    Params params{{"journal", journal},
                  {"closed_on", value_of(found.closed_on)},
                  {"opened_on", value_of(found.opened_on)},
                  {"closing", value_of(found.closing)},
                  {"opening", value_of(found.opening)},
                  {"days", found.days_missing}};
    const bool amounts = found.closing && found.opening;
    const ErrorCode code = found.kind == BreakKind::Overlap ? ErrorCode(errors::statement_overlap)
                           : found.kind == BreakKind::Jump  ? ErrorCode(errors::statement_jump)
                           : amounts                        ? ErrorCode(errors::statement_gap)
                                                            : ErrorCode(errors::statement_missing);
    return {Diagnostic::Severity::Warning, code, std::move(params), std::nullopt};
}

} // namespace comptoir::bank
