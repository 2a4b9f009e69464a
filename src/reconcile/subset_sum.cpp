#include "subset_sum.h"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_small_tree = 4096; // below it a reach table costs more than it saves

struct Value {
    std::int64_t amount = 0; // > 0
    int count = 0;
};

using Set = std::vector<std::pair<std::int64_t, int>>;

// Rows of bits: row i says which sums the values i, i+1 … can make.
class ReachTable {
public:
    ReachTable(const std::vector<Value>& values, std::int64_t target)
        : m_words(static_cast<std::size_t>(target) / 64 + 1),
          m_bits((values.size() + 1) * m_words, 0) {
        m_bits[values.size() * m_words] = 1;
        for (std::size_t i = values.size(); i-- > 0;) {
            std::copy_n(row(i + 1), m_words, row(i));
            for (int n = 0; n < values[i].count; ++n)
                add_shifted(row(i), static_cast<std::size_t>(values[i].amount));
        }
    }
    bool reaches(std::size_t i, std::int64_t sum) const {
        const auto bit = static_cast<std::size_t>(sum);
        return (m_bits[i * m_words + bit / 64] >> (bit % 64)) & 1U;
    }

private:
    std::uint64_t* row(std::size_t i) { return m_bits.data() + i * m_words; }
    // bits |= bits << shift, from the top so that the source is still the old one.
    void add_shifted(std::uint64_t* bits, std::size_t shift) const {
        const std::size_t words = shift / 64;
        const std::size_t rest = shift % 64;
        for (std::size_t w = m_words; w-- > words;) {
            std::uint64_t moved = bits[w - words] << rest;
            if (rest != 0 && w > words)
                moved |= bits[w - words - 1] >> (64 - rest);
            bits[w] |= moved;
        }
    }
    std::size_t m_words;
    std::vector<std::uint64_t> m_bits;
};

class Search {
public:
    Search(const SubsetLimits& limits, SubsetSums& result) : m_limits(limits), m_result(result) {}

    // All sets of positive values that make `target`; `taken` is the part already chosen.
    void run(std::vector<Value> values, std::int64_t target, const Set& taken) {
        m_taken = taken;
        if (target == 0) {
            if (!m_taken.empty())
                record();
            return;
        }
        std::erase_if(values, [&](const Value& value) { return value.amount > target; });
        std::int64_t divisor = 0;
        for (const Value& value : values)
            divisor = std::gcd(divisor, value.amount);
        if (divisor == 0 || target % divisor != 0)
            return;
        m_divisor = divisor;
        for (Value& value : values)
            value.amount /= divisor;
        m_values = std::move(values);
        m_suffix.assign(m_values.size() + 1, 0);
        std::size_t pieces = 0;
        std::size_t tree = 1;
        for (std::size_t i = m_values.size(); i-- > 0;) {
            m_suffix[i] = m_suffix[i + 1] + m_values[i].amount * m_values[i].count;
            pieces += static_cast<std::size_t>(m_values[i].count);
            tree =
                std::min(k_small_tree + 1, tree * static_cast<std::size_t>(m_values[i].count + 1));
        }
        const std::int64_t scaled = target / divisor;
        if (m_suffix[0] < scaled)
            return;
        const bool affordable = static_cast<std::size_t>(scaled) <=
                                m_limits.reach_bits_max / std::max<std::size_t>(1, pieces + 1);
        if (tree > k_small_tree && affordable) {
            const ReachTable reach(m_values, scaled);
            m_result.cost += (pieces + 1) * (static_cast<std::size_t>(scaled) / 64 + 1);
            m_reach = &reach;
            descend(0, scaled);
            m_reach = nullptr;
            return;
        }
        descend(0, scaled);
    }
    bool full() const { return m_result.sets.size() >= m_limits.sets_max; }

private:
    void record() {
        if (full()) {
            m_result.complete = false;
            return;
        }
        Set set = m_taken;
        std::sort(set.begin(), set.end(), std::greater<>{});
        m_result.sets.push_back(std::move(set));
    }
    // Returns false when the search must end.
    bool descend(std::size_t i, std::int64_t rest) {
        ++m_result.cost;
        if (rest == 0) {
            record();
            return m_result.complete;
        }
        if (i == m_values.size() || m_suffix[i] < rest)
            return true;
        if (m_reach ? !m_reach->reaches(i, rest) : ++m_nodes > m_limits.nodes_max) {
            if (m_reach)
                return true;
            m_result.complete = false;
            m_result.stopped = true;
            return false;
        }
        const Value& value = m_values[i];
        const auto most =
            static_cast<int>(std::min<std::int64_t>(value.count, rest / value.amount));
        for (int count = most; count >= 0; --count) {
            if (count > 0)
                m_taken.emplace_back(value.amount * m_divisor, count);
            const bool go_on = descend(i + 1, rest - value.amount * count);
            if (count > 0)
                m_taken.pop_back();
            if (!go_on)
                return false;
        }
        return true;
    }

    const SubsetLimits& m_limits;
    SubsetSums& m_result;
    std::vector<Value> m_values; // largest first, divided by m_divisor
    std::vector<std::int64_t> m_suffix;
    std::int64_t m_divisor = 1;
    const ReachTable* m_reach = nullptr;
    std::size_t m_nodes = 0;
    Set m_taken;
};

std::vector<Value> grouped(std::span<const std::int64_t> amounts, bool positive, bool flip) {
    std::map<std::int64_t, int, std::greater<>> counts;
    for (const std::int64_t amount : amounts) {
        const std::int64_t value = flip ? -amount : amount;
        if (positive ? value > 0 : value < 0)
            ++counts[positive ? value : -value];
    }
    std::vector<Value> values;
    for (const auto& [amount, count] : counts)
        values.push_back({amount, count});
    return values;
}

} // namespace

SetVerdict verdict_of(const SubsetSums& sums) {
    if (sums.sets.size() > 1)
        return SetVerdict::Several;
    if (sums.stopped || !sums.complete)
        return SetVerdict::Stopped;
    return sums.sets.empty() ? SetVerdict::NoSet : SetVerdict::OnlyOne;
}

SubsetSums find_subset_sums(std::span<const std::int64_t> amounts, std::int64_t target,
                            const SubsetLimits& limits) {
    SubsetSums result;
    const bool flip = target < 0;
    const std::int64_t wanted = flip ? -target : target;
    const std::vector<Value> values = grouped(amounts, true, flip);
    std::vector<Value> opposite = grouped(amounts, false, flip);
    const bool too_many_opposite = opposite.size() > limits.opposite_max;
    if (too_many_opposite)
        opposite.clear(); // sets without credit notes are still worth showing
    Search search(limits, result);
    Set taken;
    std::size_t runs = 0;
    // Each choice of credit notes raises what the invoices must add up to.
    const std::function<void(std::size_t, std::int64_t)> choose = [&](std::size_t i,
                                                                      std::int64_t extra) {
        if (i == opposite.size()) {
            if (++runs > limits.runs_max) {
                result.complete = false;
                result.stopped = true;
                return;
            }
            search.run(values, wanted + extra, taken);
            return;
        }
        for (int count = 0; count <= opposite[i].count; ++count) {
            if (runs > limits.runs_max || !result.complete)
                return;
            if (count > 0)
                taken.emplace_back(-opposite[i].amount, count);
            choose(i + 1, extra + opposite[i].amount * count);
            if (count > 0)
                taken.pop_back();
        }
    };
    choose(0, 0);
    if (too_many_opposite) {
        result.complete = false;
        result.stopped = true;
    }
    if (flip) {
        for (Set& set : result.sets) {
            for (auto& [amount, count] : set)
                amount = -amount;
        }
    }
    return result;
}

} // namespace comptoir::reconcile
