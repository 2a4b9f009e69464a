// One line for several payments, which says how many: "REMISE 3 CHEQUES", "VIR 2 OPERATIONS".
//
// It names nobody. So many open pieces, neither more nor fewer, whose sum is the amount to the cent
// are shown, those first that lie closest together: what is paid or collected in one sum fell due
// together. A deposit of cheques that does not say how many are in it ("REMISE CHEQUES 4471") is
// tried as two and as three, of as many customers, for invoices of the last months. Nothing in the
// line names a piece, so a person confirms.
#include "matchers.h"

#include "../outcome.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace comptoir::reconcile {

namespace {

using Set = std::vector<std::uint32_t>;

// Beyond, so many sets fit by accident that none tells anything.
constexpr std::size_t k_count_max = 4;
constexpr std::size_t k_pieces_max = 250;
constexpr std::size_t k_sets_max = 60;
constexpr int k_deposit_days = 120;      // older invoices are seldom what a cheque comes for
constexpr std::size_t k_deposit_max = 3; // cheques, when it does not say how many

bool counts_payments(std::string_view word) {
    static const std::unordered_set<std::string_view> k_words{
        "BETALINGEN",    "BUCHUNGEN",  "CHEQUE",        "CHEQUES",      "CHQ",
        "CHQS",          "EFFETS",     "LASTSCHRIFTEN", "LCR",          "OPE",
        "OPER",          "OPERATIONS", "OPS",           "ORDRES",       "OVERSCHRIJVINGEN",
        "PAIEMENTS",     "PAYMENTS",   "POSTEN",        "PRELEVEMENTS", "PRELEV",
        "PRLV",          "REGLEMENTS", "TRANSACTIONS",  "TRANSFERTS",   "UEBERWEISUNGEN",
        "VERRICHTINGEN", "VIR",        "VIREMENTS",     "VIRTS",        "ZAHLUNGEN"};
    return k_words.contains(word);
}

bool is_cheque_deposit(const bank::StatementLine& line) {
    if (line.amount.is_negative() || says_returned(line))
        return false;
    if (line.nature == bank::Nature::Cheque)
        return true;
    const std::vector<Word> words = words_of(line);
    const auto says = [&](std::initializer_list<std::string_view> some) {
        return std::any_of(words.begin(), words.end(), [&](const Word& word) {
            return std::find(some.begin(), some.end(), word.text) != some.end();
        });
    };
    return says({"REMISE", "REM", "REMCHQ"}) &&
           says({"CHEQUE", "CHEQUES", "CHQ", "CHQS", "REMCHQ"});
}

// How many the line says it holds, when it says so once.
std::optional<std::size_t> count_said(const bank::StatementLine& line) {
    std::optional<std::size_t> said;
    const std::vector<Word> words = words_of(line);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const std::string& number = words[i].text;
        if (number.size() != 1 || number.front() < '2' || number.front() > '9' ||
            words[i + 1].gap != ' ' || !counts_payments(words[i + 1].text))
            continue;
        const auto count = static_cast<std::size_t>(number.front() - '0');
        if (said && *said != count)
            return std::nullopt;
        said = count;
    }
    return said;
}

// Sets of so many of the amounts, at most `k_sets_max`; more than that are none.
class CountedSets {
public:
    CountedSets(const Context& context, const Set& items, std::int64_t sum)
        : m_context(context), m_items(items), m_sum(sum) {
        for (std::uint32_t i = 0; i < items.size(); ++i)
            m_places[amount(i)].push_back(i);
    }

    std::vector<Set> of(std::size_t count) {
        Set chosen;
        choose(count, 0, m_sum, chosen);
        if (m_sets.size() > k_sets_max)
            m_sets.clear();
        return std::move(m_sets);
    }
    std::size_t steps() const { return m_steps; }

private:
    std::int64_t amount(std::uint32_t place) const {
        return m_context.items[m_items[place]].remaining;
    }

    void choose(std::size_t count, std::uint32_t from, std::int64_t left, Set& chosen) {
        if (m_sets.size() > k_sets_max)
            return;
        if (count == 1) {
            ++m_steps;
            const auto found = m_places.find(left);
            if (found == m_places.end())
                return;
            for (const std::uint32_t place : found->second) {
                if (place >= from)
                    add(chosen, place);
            }
            return;
        }
        for (std::uint32_t place = from; place < m_items.size(); ++place) {
            const std::int64_t rest = left - amount(place);
            if (rest == 0 || (rest < 0) != (m_sum < 0))
                continue; // all lie on one side
            chosen.push_back(m_items[place]);
            choose(count - 1, place + 1, rest, chosen);
            chosen.pop_back();
        }
    }

    void add(const Set& chosen, std::uint32_t place) {
        Set set = chosen;
        set.push_back(m_items[place]);
        m_sets.push_back(std::move(set));
    }

    const Context& m_context;
    const Set& m_items;
    std::int64_t m_sum;
    std::unordered_map<std::int64_t, Set> m_places;
    std::vector<Set> m_sets;
    std::size_t m_steps = 0;
};

class CountedSumMatcher {
public:
    explicit CountedSumMatcher(Context& context) : m_context(context) {}

    void match() {
        for (const std::uint32_t line : m_context.open_lines()) {
            if (m_context.stopped())
                return;
            if (!names_nobody(line))
                continue;
            const std::optional<std::size_t> count = count_said(m_context.line(line));
            if (count && *count <= k_count_max)
                show(line, *count);
            else if (!count && is_cheque_deposit(m_context.line(line)))
                show_deposit(line);
        }
    }

private:
    bool names_nobody(std::uint32_t line) const {
        const LineReading& reading = m_context.readings[line];
        return m_context.undecided(line) && reading.named.empty() && reading.of_iban.empty() &&
               reading.hits.empty() && !reading.own_account &&
               may_settle_invoices(m_context.line(line));
    }

    std::int32_t days_from(std::uint32_t line, std::uint32_t item) const {
        return std::abs(m_context.items[item].item->due_on - m_context.line(line).booked_on);
    }

    // On the line's side, what fell due nearest to it when there are too many.
    Set pieces_for(std::uint32_t line) const {
        Set pieces;
        for (std::uint32_t i = 0; i < m_context.items.size(); ++i) {
            const ItemState& item = m_context.items[i];
            const bool same_side = (item.remaining < 0) == (m_context.minor(line) < 0);
            if (item.is_invoice() && item.remaining != 0 && same_side &&
                std::abs(item.remaining) < std::abs(m_context.minor(line)) &&
                m_context.same_currency(line, i) && plausible_day(m_context.line(line), *item.item))
                pieces.push_back(i);
        }
        if (pieces.size() > k_pieces_max) {
            std::sort(pieces.begin(), pieces.end(), [&](std::uint32_t a, std::uint32_t b) {
                return std::pair(days_from(line, a), a) < std::pair(days_from(line, b), b);
            });
            pieces.resize(k_pieces_max);
        }
        std::sort(pieces.begin(), pieces.end(), [&](std::uint32_t a, std::uint32_t b) {
            return settles_before(*m_context.items[a].item, *m_context.items[b].item);
        });
        return pieces;
    }

    // Days between the first and the last of the set: its pieces are in the order of their days.
    std::int32_t days_of(const Set& set) const {
        return m_context.items[set.back()].item->due_on - m_context.items[set.front()].item->due_on;
    }

    static std::vector<ItemPart> parts_of(const Context& context, const Set& set) {
        std::vector<ItemPart> parts;
        for (const std::uint32_t item : set)
            parts.push_back({item, context.items[item].remaining});
        return parts;
    }

    // One cheque of each customer.
    bool is_of_as_many(const Set& set) const {
        std::unordered_set<std::string_view> parties;
        for (const std::uint32_t item : set)
            parties.insert(m_context.items[item].item->party);
        return parties.size() == set.size();
    }

    // The smallest number of cheques that explains it, while so few sets do that one is no
    // accident.
    void show_deposit(std::uint32_t line) {
        if (m_context.search_budget == 0)
            return;
        m_context.search_budget -= std::min(m_context.search_budget, m_context.items.size());
        Set pieces = pieces_for(line);
        const Date day = m_context.line(line).booked_on;
        std::erase_if(pieces, [&](std::uint32_t item) {
            const Date booked = m_context.items[item].item->booked_on;
            return booked > day || booked < day.plus_days(-k_deposit_days);
        });
        for (std::size_t count = 2; count <= k_deposit_max; ++count) {
            if (m_context.search_budget == 0)
                return;
            CountedSets search(m_context, pieces, m_context.minor(line));
            std::vector<Set> sets = search.of(count);
            m_context.search_budget -= std::min(m_context.search_budget, search.steps());
            std::erase_if(sets, [&](const Set& set) { return !is_of_as_many(set); });
            if (sets.size() > k_other_targets_max + 1)
                return;
            if (sets.empty())
                continue;
            ItemAnswer answer = answer_of(line, sets);
            if (!answer.ambiguous)
                answer.reasons.push_back({reasons::only_set_of_all,
                                          {{"count", static_cast<std::int64_t>(count)},
                                           {"amount", m_context.line(line).amount.abs()}}});
            add_others_said(answer, sets.size());
            answer_with_items(m_context, std::move(answer));
            return;
        }
    }

    void add_others_said(ItemAnswer& answer, std::size_t sets) const {
        if (answer.ambiguous)
            answer.reasons.push_back({reasons::sets_of_all,
                                      {{"count", static_cast<std::int64_t>(sets)},
                                       {"amount", m_context.line(answer.line).amount.abs()}}});
    }

    // Those first that fell due closest together.
    ItemAnswer answer_of(std::uint32_t line, std::vector<Set>& sets) const {
        std::stable_sort(sets.begin(), sets.end(),
                         [&](const Set& a, const Set& b) { return days_of(a) < days_of(b); });
        ItemAnswer answer;
        answer.line = line;
        answer.kind = Kind::Grouped;
        answer.ambiguous = sets.size() > 1;
        answer.parts = parts_of(m_context, sets.front());
        for (std::size_t i = 1; i < sets.size() && i <= k_other_targets_max; ++i)
            answer.others.push_back(parts_of(m_context, sets[i]));
        return answer;
    }

    void show(std::uint32_t line, std::size_t count) {
        if (m_context.search_budget == 0)
            return;
        // Looking through the items is work too, whatever comes of it.
        m_context.search_budget -= std::min(m_context.search_budget, m_context.items.size());
        const Set pieces = pieces_for(line);
        if (pieces.size() < count)
            return;
        CountedSets search(m_context, pieces, m_context.minor(line));
        std::vector<Set> sets = search.of(count);
        m_context.search_budget -= std::min(m_context.search_budget, search.steps());
        if (sets.empty())
            return;
        if (is_cheque_deposit(m_context.line(line)) &&
            std::any_of(sets.begin(), sets.end(),
                        [&](const Set& set) { return is_of_as_many(set); }))
            std::erase_if(sets, [&](const Set& set) { return !is_of_as_many(set); });
        ItemAnswer answer = answer_of(line, sets);
        answer.reasons.push_back({reasons::counted_sum,
                                  {{"count", static_cast<std::int64_t>(count)},
                                   {"amount", m_context.line(line).amount.abs()}}});
        add_others_said(answer, sets.size());
        answer_with_items(m_context, std::move(answer));
    }

    Context& m_context;
};

} // namespace

void match_counted_sums(Context& context) {
    CountedSumMatcher(context).match();
}

} // namespace comptoir::reconcile
