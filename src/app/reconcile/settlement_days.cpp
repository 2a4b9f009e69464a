#include "app/reconcile/settlement_days.h"

#include <algorithm>
#include <deque>
#include <map>

namespace comptoir::app {

namespace {

using reconcile::TargetKind;
using Settled = MatchPlan::Settled;

class ByDay {
public:
    explicit ByDay(const MatchPlan& plan) : m_plan(plan) {}

    std::vector<MatchPlan> parts() {
        if (m_plan.order || m_plan.write_off || !m_plan.entries.empty() || m_plan.settled.empty() ||
            is_of_one_day())
            return {};
        group_lines();
        if (!take_targets() || !spread())
            return {};
        return std::move(m_parts);
    }

private:
    static bool money_out(Money amount) { return amount.is_negative(); }

    // Nearly every plan: nothing of it is copied.
    bool is_of_one_day() const {
        return std::ranges::all_of(m_plan.lines, [&](const reconcile::LineFacts& line) {
            return line.line.booked_on == m_plan.lines.front().line.booked_on;
        });
    }

    void group_lines() {
        std::map<Date, std::vector<std::size_t>> days;
        for (std::size_t i = 0; i < m_plan.lines.size(); ++i)
            days[m_plan.lines[i].line.booked_on].push_back(i);
        for (const auto& [day, lines] : days) {
            MatchPlan part = m_plan;
            part.lines.clear();
            part.foreign.clear();
            part.settled.clear();
            for (const std::size_t i : lines) {
                part.lines.push_back(m_plan.lines[i]);
                if (!m_plan.foreign.empty())
                    part.foreign.push_back(m_plan.foreign[i]);
            }
            m_parts.push_back(std::move(part));
        }
    }

    // Sorts what is settled into invoices to pay, credit notes and accounts; false: lines of both
    // signs.
    bool take_targets() {
        const bool out = money_out(m_plan.lines.front().line.amount);
        for (const reconcile::LineFacts& line : m_plan.lines)
            if (money_out(line.line.amount) != out)
                return false;
        for (const Settled& settled : m_plan.settled) {
            if (settled.target.kind != TargetKind::Invoice)
                m_parts.back().settled.push_back(settled);
            else if (money_out(settled.target.amount) != out)
                m_parts.front().settled.push_back(settled);
            else
                m_to_pay.push_back(settled);
        }
        return true;
    }

    static Money total(const MatchPlan& part) {
        Money sum = Money::zero(part.lines.front().line.amount.currency());
        for (const reconcile::LineFacts& line : part.lines)
            sum += line.line.amount;
        for (const Settled& settled : part.settled)
            sum -= settled.target.amount;
        return sum;
    }

    // Each day pays what it brought; false: a day brought less than what stands with it already.
    bool spread() {
        const bool out = money_out(m_plan.lines.front().line.amount);
        for (MatchPlan& part : m_parts) {
            Money left = total(part);
            if (!left.is_zero() && money_out(left) != out)
                return false;
            while (!left.is_zero()) {
                if (m_to_pay.empty())
                    return false;
                Settled& next = m_to_pay.front();
                Settled paid = next;
                if (left.abs() < next.target.amount.abs())
                    paid.target.amount = left;
                next.target.amount -= paid.target.amount;
                left -= paid.target.amount;
                if (next.target.amount.is_zero())
                    m_to_pay.pop_front();
                part.settled.push_back(std::move(paid));
            }
            if (part.settled.empty())
                return false;
        }
        return m_to_pay.empty();
    }

    const MatchPlan& m_plan;
    std::vector<MatchPlan> m_parts;
    std::deque<Settled> m_to_pay;
};

} // namespace

std::vector<MatchPlan> settlements_by_day(const MatchPlan& plan) {
    return ByDay(plan).parts();
}

} // namespace comptoir::app
