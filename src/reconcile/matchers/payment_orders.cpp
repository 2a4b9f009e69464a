// Our own payment orders, booked when they were exported: their entries wait for the bank's line,
// which names them by the end-to-end id we gave, or the whole file by its message id when the bank
// books it in one sum (A108, A280). Both are ours and unique for ever (payments/types.h), so what
// names one with its very amount is proof, whatever the day and the other words.
#include "matchers.h"

#include "../outcome.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace comptoir::reconcile {

namespace {

using Group = std::vector<std::uint32_t>; // entries of the books

// The message id itself, and the ids of the file's parts ("…-1": PmtInfId).
bool names_file(std::string_view key, std::string_view file) {
    constexpr std::size_t k_part_digits_max = 3;
    if (!key.starts_with(file) || key.size() > file.size() + k_part_digits_max)
        return false;
    return std::all_of(key.begin() + static_cast<std::ptrdiff_t>(file.size()), key.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
}

class OrderMatcher {
public:
    explicit OrderMatcher(Context& context) : m_context(context) {
        for (std::uint32_t i = 0; i < context.books.entries.size(); ++i) {
            const EntryCandidate& entry = context.books.entries[i];
            if (entry.order_id.empty())
                continue;
            add({entry.bank_journal, key_of(entry.order_id)}, i);
            m_by_file[{entry.bank_journal, key_of(entry.order_file)}].push_back(i);
        }
    }
    bool has_orders() const { return !m_by_id.empty(); }

    void match(std::uint32_t line) {
        const std::set<std::string> keys = whole_keys(line);
        std::vector<Group> found;
        for (const std::string& key : keys) {
            const auto order = m_by_id.find({m_context.lines[line].journal, key});
            if (order != m_by_id.end() && fits(line, {order->second}))
                found.push_back({order->second});
        }
        if (found.empty())
            found = files_named(line, keys);
        if (found.size() == 1)
            answer(line, found.front());
    }

    // The sums of all files and of their days, once for all lines.
    void index_sums() {
        for (const auto& [file, orders] : m_by_file) {
            add_sum(file, orders, true);
            for (const Group& group : days_of(orders)) {
                if (group.size() < orders.size())
                    add_sum(file, group, false);
            }
        }
    }

    // A bank that books a file in one sum and does not name it. After index_sums().
    void show_sum(std::uint32_t line) {
        std::vector<Group> found;
        const int days = m_context.days_of(m_context.lines[line].journal);
        for (const Group& group : indexed_sums_of(line)) {
            const EntryCandidate& first = m_context.books.entries[group.front()];
            const bool near = std::abs(first.date - m_context.line(line).booked_on) <= days;
            if (group.size() > 1 && near)
                found.push_back(group);
        }
        if (found.empty())
            return;
        const EntryCandidate& first = m_context.books.entries[found.front().front()];
        EntryAnswer answer;
        answer.line = line;
        answer.entries = found.front();
        answer.others.assign(found.begin() + 1, found.end());
        answer.ambiguous = found.size() > 1;
        answer.reasons.push_back({reasons::own_order_sum,
                                  {{"reference", first.order_file},
                                   {"count", static_cast<std::int64_t>(found.front().size())},
                                   {"amount", m_context.line(line).amount.abs()}}});
        answer_with_entries(m_context, std::move(answer));
        m_context.progress[line] = Progress::Doubtful; // a number in the line says more
    }

private:
    using Key = std::pair<std::string, std::string>;                   // bank journal, folded id
    using SumKey = std::tuple<std::string, std::string, std::int64_t>; // journal, currency, amount

    struct FileSum {
        const Key* file;
        Group group;
        bool is_whole; // all orders of the file
    };

    void add(Key key, std::uint32_t entry) {
        m_longest = std::max(m_longest, key.second.size());
        m_by_id.emplace(std::move(key), entry);
    }

    std::set<std::string> whole_keys(std::uint32_t line) const {
        constexpr std::size_t k_reference_max = 35; // of a message id
        const bank::StatementLine& facts = m_context.line(line);
        std::set<std::string> keys{key_of(facts.end_to_end_id), key_of(facts.remittance_reference)};
        const std::vector<Word> words = words_of(facts);
        for_each_key(words, std::max(m_longest, k_reference_max),
                     [&](std::string_view run, KeyPlace place) {
                         if (stands_whole(words, place))
                             keys.emplace(run);
                     });
        keys.erase(std::string());
        return keys;
    }

    bool fits(std::uint32_t line, const Group& group) const {
        Money total = Money::zero(m_context.line(line).amount.currency());
        for (const std::uint32_t index : group) {
            const Money& amount = m_context.books.entries[index].amount;
            if (m_context.entry_used[index] || amount.currency() != total.currency())
                return false;
            total += amount;
        }
        return total == m_context.line(line).amount;
    }

    std::vector<Group> files_named(std::uint32_t line, const std::set<std::string>& keys) const {
        std::vector<Group> found;
        for (const auto& [file, orders] : m_by_file) {
            const std::string& id = file.second;
            const bool named = file.first == m_context.lines[line].journal &&
                               std::any_of(keys.begin(), keys.end(), [&id](const std::string& key) {
                                   return names_file(key, id);
                               });
            if (!named)
                continue;
            for (Group& group : sums_of(line, orders))
                found.push_back(std::move(group));
        }
        return found;
    }

    std::vector<Group> days_of(const Group& orders) const {
        std::map<Date, Group> by_day;
        for (const std::uint32_t index : orders)
            by_day[m_context.books.entries[index].date].push_back(index);
        std::vector<Group> days;
        for (auto& [day, group] : by_day)
            days.push_back(std::move(group));
        return days;
    }

    // All orders of a file, else those it has for one day, where their sum is the line's.
    std::vector<Group> sums_of(std::uint32_t line, const Group& orders) const {
        if (fits(line, orders))
            return {orders};
        std::vector<Group> found;
        for (Group& group : days_of(orders)) {
            if (fits(line, group))
                found.push_back(std::move(group));
        }
        return found;
    }

    void add_sum(const Key& file, const Group& group, bool is_whole) {
        Money total = Money::zero(m_context.books.entries[group.front()].amount.currency());
        for (const std::uint32_t index : group) {
            const Money& amount = m_context.books.entries[index].amount;
            if (amount.currency() != total.currency())
                return; // no line has two currencies
            total += amount;
        }
        m_by_sum[{file.first, std::string(total.currency().code()), total.minor()}].push_back(
            {&file, group, is_whole});
    }

    // What sums_of() finds in each file of the line's journal.
    std::vector<Group> indexed_sums_of(std::uint32_t line) const {
        const Money& amount = m_context.line(line).amount;
        const auto same = m_by_sum.find(
            {m_context.lines[line].journal, std::string(amount.currency().code()), amount.minor()});
        std::vector<Group> found;
        if (same == m_by_sum.end())
            return found;
        const Key* taken_whole = nullptr;
        for (const FileSum& sum : same->second) {
            if (sum.file == taken_whole || !fits(line, sum.group))
                continue;
            if (sum.is_whole)
                taken_whole = sum.file;
            found.push_back(sum.group);
        }
        return found;
    }

    void answer(std::uint32_t line, const Group& group) {
        const EntryCandidate& first = m_context.books.entries[group.front()];
        EntryAnswer answer;
        answer.line = line;
        answer.entries = group;
        answer.unattended = true;
        answer.is_own_order = true;
        if (group.size() == 1)
            answer.reasons.push_back(
                {reasons::own_order, {{"reference", first.order_id}, {"party", first.party_name}}});
        else
            answer.reasons.push_back({reasons::own_order_file,
                                      {{"reference", first.order_file},
                                       {"count", static_cast<std::int64_t>(group.size())}}});
        answer.evidence = score::k_number;
        answer_with_entries(m_context, std::move(answer));
    }

    Context& m_context;
    std::map<Key, std::uint32_t> m_by_id;
    std::map<Key, Group> m_by_file;
    std::map<SumKey, std::vector<FileSum>> m_by_sum; // of each file the whole of it first
    std::size_t m_longest = 0;
};

} // namespace

void match_payment_orders(Context& context) {
    OrderMatcher matcher(context);
    if (!matcher.has_orders())
        return;
    for (const std::uint32_t line : context.open_lines()) {
        if (context.stopped())
            return;
        if (context.undecided(line))
            matcher.match(line);
    }
}

void match_order_sums(Context& context) {
    OrderMatcher matcher(context);
    if (!matcher.has_orders())
        return;
    matcher.index_sums();
    for (const std::uint32_t line : context.open_lines()) {
        if (context.stopped())
            return;
        if (context.undecided(line))
            matcher.show_sum(line);
    }
}

} // namespace comptoir::reconcile
