#include "comptoir/reconcile/auto_lettering.h"

#include "comptoir/core/text.h"
#include "reconcile/subset_sum.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace comptoir::reconcile {

namespace {

constexpr std::array k_methods{std::pair{LetteringMethod::Reference, "reference"},
                               std::pair{LetteringMethod::Amount, "amount"},
                               std::pair{LetteringMethod::OldestDue, "oldest_due"},
                               std::pair{LetteringMethod::Combination, "combination"},
                               std::pair{LetteringMethod::ZeroBalance, "zero_balance"}};
constexpr std::size_t k_pieces_max = 40;      // of a combination's candidates
constexpr std::size_t k_searches_max = 2'000; // rows for which a combination is looked for

int days_between(const LetterableRow& a, const LetterableRow& b) {
    const int days = a.booked_on - b.booked_on;
    return days < 0 ? -days : days;
}

class Planner {
public:
    Planner(std::span<const LetterableRow> rows, const LetteringOptions& options)
        : m_options(options), m_rows(rows.begin(), rows.end()) {
        std::sort(m_rows.begin(), m_rows.end(), [](const auto& a, const auto& b) {
            return std::tie(a.booked_on, a.row) < std::tie(b.booked_on, b.row);
        });
        m_free.assign(m_rows.size(), true);
    }

    LetteringPlan run() {
        if (wants(LetteringMethod::Reference))
            by_reference();
        if (wants(LetteringMethod::Amount))
            by_amount();
        if (wants(LetteringMethod::OldestDue))
            by_oldest_due();
        if (wants(LetteringMethod::Combination))
            by_combination();
        if (wants(LetteringMethod::ZeroBalance))
            by_zero_balance();
        m_plan.left = std::count(m_free.begin(), m_free.end(), true);
        return std::move(m_plan);
    }

private:
    using Places = std::vector<std::size_t>;

    bool wants(LetteringMethod method) const { return m_options.methods.contains(method); }
    std::int64_t open(std::size_t i) const { return m_rows[i].open.minor(); }

    void propose(LetteringMethod method, Places places, Reason reason) {
        std::sort(places.begin(), places.end());
        LetterProposal proposal;
        proposal.method = method;
        proposal.amount = Money::zero(m_rows[places.front()].open.currency());
        for (const std::size_t i : places) {
            m_free[i] = false;
            proposal.rows.push_back(m_rows[i].row);
            if (open(i) > 0)
                proposal.amount += m_rows[i].open;
        }
        proposal.reason = std::move(reason);
        m_plan.proposals.push_back(std::move(proposal));
    }

    void by_reference() {
        std::map<std::string, Places> groups;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const std::string reference = text::fold_compact(m_rows[i].reference);
            if (!reference.empty())
                groups[reference].push_back(i);
        }
        for (const auto& [reference, places] : groups) {
            std::int64_t sum = 0;
            for (const std::size_t i : places)
                sum += open(i);
            if (sum != 0 || places.size() < 2)
                continue;
            propose(LetteringMethod::Reference, places,
                    {lettering_reasons::reference,
                     {{"text", m_rows[places.front()].reference},
                      {"count", static_cast<std::int64_t>(places.size())}}});
        }
    }

    // The nearest pair first, then the one that is due first.
    void by_amount() {
        std::map<std::int64_t, std::pair<Places, Places>> amounts;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (!m_free[i])
                continue;
            auto& [debits, credits] = amounts[m_rows[i].open.abs().minor()];
            (open(i) > 0 ? debits : credits).push_back(i);
        }
        for (const auto& [amount, sides] : amounts) {
            if (!sides.first.empty() && !sides.second.empty())
                pair_up(sides.first, sides.second);
        }
    }

    void pair_up(const Places& debits, const Places& credits) {
        std::vector<std::tuple<int, Date, std::size_t, std::size_t>> pairs;
        for (const std::size_t debit : debits) {
            // In order of days: the credits that are near enough stand together.
            const auto first = std::lower_bound(
                credits.begin(), credits.end(), m_rows[debit].booked_on.plus_days(-m_options.days),
                [&](std::size_t credit, Date day) { return m_rows[credit].booked_on < day; });
            for (auto at = first; at != credits.end(); ++at) {
                if (m_rows[*at].booked_on > m_rows[debit].booked_on.plus_days(m_options.days))
                    break;
                pairs.emplace_back(days_between(m_rows[debit], m_rows[*at]),
                                   std::min(m_rows[debit].due_on, m_rows[*at].due_on), debit, *at);
            }
        }
        std::sort(pairs.begin(), pairs.end());
        for (const auto& [days, due, debit, credit] : pairs) {
            if (m_free[debit] && m_free[credit])
                propose(LetteringMethod::Amount, {debit, credit},
                        {lettering_reasons::amount,
                         {{"amount", m_rows[debit].open}, {"days", std::int64_t{days}}}});
        }
    }

    // Free rows of the other side than row i, the oldest due first.
    Places opposite(std::size_t i) const {
        Places places;
        for (std::size_t j = 0; j < m_rows.size(); ++j) {
            if (m_free[j] && (open(j) > 0) != (open(i) > 0))
                places.push_back(j);
        }
        std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
            return m_rows[a].due_on < m_rows[b].due_on;
        });
        return places;
    }

    void by_oldest_due() {
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (!m_free[i] || !may_search())
                continue;
            Places taken;
            std::int64_t rest = open(i);
            for (const std::size_t j : opposite(i)) {
                taken.push_back(j);
                rest += open(j);
                if (rest == 0 || (rest > 0) != (open(i) > 0))
                    break;
            }
            if (rest != 0 || taken.size() < 2)
                continue;
            const auto count = static_cast<std::int64_t>(taken.size());
            taken.push_back(i);
            propose(LetteringMethod::OldestDue, taken,
                    {lettering_reasons::oldest_due,
                     {{"amount", m_rows[i].open.abs()}, {"count", count}}});
        }
    }

    void by_combination() {
        SubsetLimits limits;
        limits.sets_max = 2;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (!m_free[i] || !may_search())
                continue;
            Places near;
            std::vector<std::int64_t> amounts;
            for (const std::size_t j : opposite(i)) {
                if (days_between(m_rows[i], m_rows[j]) > m_options.days)
                    continue;
                near.push_back(j);
                amounts.push_back(open(j));
            }
            if (near.size() < 2)
                continue;
            if (near.size() > k_pieces_max) {
                m_plan.stopped = true;
                continue;
            }
            const SubsetSums sums = find_subset_sums(amounts, -open(i), limits);
            m_plan.stopped = m_plan.stopped || sums.stopped;
            if (sums.sets.size() == 1 && sums.complete && !sums.stopped)
                take_set(i, near, sums.sets.front());
        }
    }

    // Equal pieces are interchangeable: the oldest due go.
    void take_set(std::size_t i, const Places& near,
                  const std::vector<std::pair<std::int64_t, int>>& set) {
        Places taken;
        for (auto [amount, wanted] : set) {
            for (const std::size_t j : near) {
                if (wanted > 0 && open(j) == amount) {
                    --wanted;
                    taken.push_back(j);
                }
            }
        }
        if (taken.size() < 2 || taken.size() > m_options.combination_max)
            return;
        const auto count = static_cast<std::int64_t>(taken.size());
        taken.push_back(i);
        propose(
            LetteringMethod::Combination, taken,
            {lettering_reasons::combination, {{"amount", m_rows[i].open.abs()}, {"count", count}}});
    }

    void by_zero_balance() {
        Places run;
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (!m_free[i])
                continue;
            run.push_back(i);
            sum += open(i);
            // A day counts whole.
            const bool last_of_day =
                i + 1 == m_rows.size() || m_rows[i + 1].booked_on != m_rows[i].booked_on;
            if (sum != 0 || !last_of_day || run.size() < 2)
                continue;
            propose(
                LetteringMethod::ZeroBalance, run,
                {lettering_reasons::zero_balance,
                 {{"count", static_cast<std::int64_t>(run.size())}, {"day", m_rows[i].booked_on}}});
            run.clear();
        }
    }

    bool may_search() {
        m_plan.stopped = m_plan.stopped || m_searches >= k_searches_max;
        return m_searches++ < k_searches_max;
    }

    const LetteringOptions& m_options;
    std::vector<LetterableRow> m_rows;
    std::vector<bool> m_free;
    LetteringPlan m_plan;
    std::size_t m_searches = 0;
};

} // namespace

std::string_view to_text(LetteringMethod method) {
    for (const auto& [each, name] : k_methods) {
        if (each == method)
            return name;
    }
    return {};
}

std::optional<LetteringMethod> parse_lettering_method(std::string_view text) {
    for (const auto& [each, name] : k_methods) {
        if (text == name)
            return each;
    }
    return std::nullopt;
}

LetteringPlan plan_lettering(std::span<const LetterableRow> rows, const LetteringOptions& options) {
    return Planner(rows, options).run();
}

} // namespace comptoir::reconcile
