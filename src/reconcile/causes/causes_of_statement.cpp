// One statement whose opening and lines do not make its closing.
#include "reconcile/causes/cause_list.h"
#include "reconcile/causes/reversed_pairs.h"

#include <algorithm>

namespace comptoir::reconcile {

namespace {

class StatementSearch {
public:
    StatementSearch(const StatementDifference& facts, const CauseLimits& limits)
        : m_facts(facts), m_list(facts.difference, limits) {}

    CauseSearch run() {
        if (m_facts.difference.is_zero())
            return m_list.take();
        RowsByAmount rows;
        const std::set<ledger::RowId> reversed = reversed_pairs(m_facts.rows, m_facts.lines);
        for (const BookRow& row : m_facts.rows) {
            if (!row.cancelled && !row.pointed && !reversed.contains(row.row))
                rows.emplace(row.amount.minor(), &row);
        }
        for (const BankRow& line : m_facts.lines) {
            if (!m_list.spend())
                break;
            look_for_twin(line);
            look_for_slips(line, rows);
        }
        look_for_missing(rows);
        look_before();
        whole();
        return m_list.take();
    }

private:
    Cause cause_of(CauseKind kind, Money amount, const BankRow& line, Reason sentence) const {
        Cause cause;
        cause.kind = kind;
        cause.amount = amount;
        cause.lines = {line.line};
        cause.statements = {m_facts.statement.id};
        cause.sentence = std::move(sentence);
        return cause;
    }

    void look_for_twin(const BankRow& line) {
        if (!m_list.explains_all(-line.amount.minor()))
            return;
        for (const BankRow& other : m_facts.lines) {
            if (!m_list.spend())
                return;
            if (other.line >= line.line || other.amount != line.amount || other.date != line.date)
                continue;
            Cause cause = cause_of(CauseKind::DuplicatedLine, -line.amount, line,
                                   reason_of_line(cause_codes::duplicated_line, line));
            cause.lines.push_back(other.line);
            cause.repair = line.booked ? merge_of(other, line) : merge_of(line, other);
            const bool same = share_a_word(line.label, other.label);
            m_list.add(std::move(cause), same ? Proof::Shown : Proof::Fits, same ? 70 : 40);
            return;
        }
    }

    void look_for_slips(const BankRow& line, const RowsByAmount& rows) {
        const std::int64_t amount = line.amount.minor();
        for (const MeantAmount& meant : meant_amounts(amount)) {
            if (!m_list.spend() || !m_list.explains_all(meant.minor - amount))
                continue;
            const Money wanted{meant.minor, line.amount.currency()};
            const bool sign = meant.slip == Slip::Sign;
            Cause cause = cause_of(
                kind_of(meant.slip), wanted - line.amount, line,
                sign
                    ? reason_of_line(cause_codes::sign_of_line, line)
                    : Reason{code_of(meant.slip),
                             {{"label", line.label}, {"amount", line.amount}, {"wanted", wanted}}});
            const auto [from, to] = rows.equal_range(meant.minor);
            int points = -1;
            for (auto at = from; at != to; ++at) {
                const BookRow& row = *at->second;
                if (days_apart(row.date, line.date) > m_list.limits().near_days)
                    continue;
                const int like = likeness(words_of(row), row.date, line.label, line.date);
                if (like > points) {
                    points = like;
                    cause.rows = {row.row};
                    cause.entries = {row.entry};
                }
            }
            const int likely = meant.slip == Slip::Digit ? 0 : 20;
            m_list.add(std::move(cause), points >= 0 ? Proof::Shown : Proof::Fits,
                       std::max(0, points) + likely);
        }
    }

    // The books know an operation of these days that would make the sum.
    void look_for_missing(const RowsByAmount& rows) {
        const auto [from, to] = rows.equal_range(m_facts.difference.minor());
        for (auto at = from; at != to && m_list.spend(); ++at) {
            const BookRow& row = *at->second;
            const int slack = m_list.limits().near_days;
            if ((m_facts.statement.from && row.date < m_facts.statement.from->plus_days(-slack)) ||
                (m_facts.statement.to && row.date > m_facts.statement.to->plus_days(slack)))
                continue;
            Cause cause;
            cause.kind = CauseKind::MissingLine;
            cause.amount = row.amount;
            cause.rows = {row.row};
            cause.entries = {row.entry};
            cause.statements = {m_facts.statement.id};
            cause.sentence = reason_of_row(cause_codes::missing_line, row);
            const bool inside = m_facts.statement.from && m_facts.statement.to &&
                                row.date >= *m_facts.statement.from &&
                                row.date <= *m_facts.statement.to;
            m_list.add(std::move(cause), Proof::Shown, inside ? 50 : 20);
        }
    }

    // An opening that is not the closing before it.
    void look_before() {
        if (!m_facts.break_before || !m_facts.break_before->closing ||
            !m_facts.break_before->opening)
            return;
        const bank::ChainBreak& found = *m_facts.break_before;
        Cause cause;
        cause.kind = CauseKind::MissingStatement;
        cause.amount = *found.opening - *found.closing;
        if (!m_list.explains_all(-cause.amount.minor()) &&
            !m_list.explains_all(cause.amount.minor()))
            return;
        cause.amount = m_facts.difference;
        cause.statements = {found.before, found.after};
        cause.sentence = {
            cause_codes::missing_statement,
            {{"amount", cause.amount}, {"closing", *found.closing}, {"opening", *found.opening}}};
        m_list.add(std::move(cause), Proof::Shown, 80);
    }

    void whole() {
        Cause cause;
        cause.kind = CauseKind::StatementBalance;
        cause.amount = m_facts.difference;
        cause.statements = {m_facts.statement.id};
        cause.sentence = {
            cause_codes::statement_balance,
            {{"statement", m_facts.statement.id.value()}, {"amount", m_facts.difference}}};
        m_list.add(std::move(cause), Proof::Fits, 0); // after every other answer
    }

    const StatementDifference& m_facts;
    CauseList m_list;
};

} // namespace

CauseSearch find_statement_causes(const StatementDifference& facts, const CauseLimits& limits) {
    return StatementSearch(facts, limits).run();
}

} // namespace comptoir::reconcile
