// The party is known and an open invoice of it has the line's amount (A112 to A114, A139).
//
// Several equal open pieces of one party are interchangeable: what is due first, then the oldest
// (art. 1342-10 Code civil), and what another line names last. When more lines ask for that amount
// than pieces of it stand there, none of them is matched unattended. A line does not ask when it
// names another number, when something else speaks against it, or when it was paid more than a
// month before the first of the pieces was written, or collected by the creditor before: it is
// shown.
#include "matchers.h"

#include "../gate.h"
#include "../named_besides.h"
#include "../outcome.h"
#include "cited_pieces.h"
#include "comptoir/core/text.h"
#include "told_pieces.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_twins_scanned_max = 64;
constexpr std::size_t k_twin_digits_least = 3;
// Who pays an order in advance has its invoice within this.
constexpr int k_days_in_advance = 31;

struct GroupKey {
    std::vector<std::uint32_t> parties;
    std::string_view currency;
    std::int64_t amount = 0;
    friend auto operator<=>(const GroupKey&, const GroupKey&) = default;
};

class PartyMatcher {
public:
    explicit PartyMatcher(Context& context) : m_context(context), m_cited(context) {}

    void match() {
        std::map<GroupKey, std::vector<std::uint32_t>> groups;
        for (const std::uint32_t line : m_context.open_lines()) {
            const LineReading& reading = m_context.readings[line];
            if (!reading.parties.empty())
                groups[{reading.parties, m_context.line(line).amount.currency().code(),
                        m_context.minor(line)}]
                    .push_back(line);
        }
        m_context.index_amounts();
        index_amounts();
        for (const auto& [key, lines] : groups) {
            if (m_context.stopped())
                return;
            match_group(key, lines);
        }
    }

private:
    struct Contest {
        std::size_t lines = 0, items = 0; // 0: there is enough for all
    };
    struct Choice {
        std::uint32_t line = 0;
        std::optional<std::uint32_t> item;
        Contest contest;
    };

    void index_amounts() {
        for (std::uint32_t i = 0; i < m_context.items.size(); ++i) {
            const ItemState& state = m_context.items[i];
            if (state.is_invoice() && state.remaining != 0)
                m_amounts[state.item->open.currency().code()][state.remaining].push_back(i);
        }
    }

    // A few digits prove nothing, and yet they are the number of somebody else's piece of the very
    // amount: a company of a group pays its sister's.
    std::optional<Reason> names_twin(std::uint32_t line, std::uint32_t item,
                                     const std::vector<std::uint32_t>& same) const {
        const ItemState& own = m_context.items[item];
        const auto shared_words = m_context.words(line);
        const std::vector<Word>& words = *shared_words;
        std::size_t scanned = 0;
        for (const std::uint32_t index : same) {
            const ItemState& other = m_context.items[index];
            if (++scanned > k_twins_scanned_max)
                break;
            if (other.party == own.party || !text::all_digits(other.key))
                continue;
            const std::string number = without_zeros(other.key);
            const bool is_named = std::any_of(words.begin(), words.end(), [&](const Word& word) {
                return text::all_digits(word.text) && without_zeros(word.text) == number;
            });
            if (is_named && number.size() >= k_twin_digits_least &&
                without_zeros(own.key) != number)
                return Reason{reasons::other_number,
                              {{"text", other.item->piece}, {"piece", own.item->piece}}};
        }
        return std::nullopt;
    }

    std::vector<std::uint32_t> exact_items(const GroupKey& key, std::uint32_t line) const {
        std::vector<std::uint32_t> exact;
        for (const std::uint32_t party : key.parties) {
            for (const std::uint32_t index : m_context.items_of_amount(party, key.amount)) {
                if (m_context.items[index].remaining == key.amount &&
                    m_context.same_currency(line, index))
                    exact.push_back(index);
            }
        }
        std::sort(exact.begin(), exact.end(), [&](std::uint32_t a, std::uint32_t b) {
            return settles_before(*m_context.items[a].item, *m_context.items[b].item);
        });
        return exact;
    }

    bool one_party(const std::vector<std::uint32_t>& items) const {
        return std::all_of(items.begin(), items.end(), [&](std::uint32_t index) {
            return m_context.items[index].party == m_context.items[items.front()].party &&
                   m_context.items[index].item->account ==
                       m_context.items[items.front()].item->account;
        });
    }

    // Which of two is paid decides the VAT that becomes due or deductible (on receipts, CGI art.
    // 269 and 271): they are interchangeable only when theirs is the same.
    bool have_same_vat(const std::vector<std::uint32_t>& items) const {
        const auto vat_of = [&](std::uint32_t index) {
            const auto found = m_context.books.waiting_vat.find(m_context.items[index].item->id);
            return found == m_context.books.waiting_vat.end() ? std::string{} : found->second;
        };
        const std::string first = vat_of(items.front());
        return std::all_of(items.begin(), items.end(),
                           [&](std::uint32_t index) { return vat_of(index) == first; });
    }

    std::optional<std::uint32_t> told_by(std::uint32_t line) const {
        const auto told = m_told.find(line);
        return told == m_told.end() ? std::nullopt : std::optional(told->second);
    }

    void match_group(const GroupKey& key, std::vector<std::uint32_t> lines) {
        const std::vector<std::uint32_t> items = exact_items(key, lines.front());
        if (items.empty())
            return;
        if (!one_party(items)) {
            for (const std::uint32_t line : lines)
                show_all(line, items);
            return;
        }
        EqualPieces all(m_context, m_cited);
        for (const std::uint32_t item : items)
            all.add(item);
        ToldPieces told_pieces(m_context, items);
        std::vector<std::uint32_t> sure, doubtful;
        for (const std::uint32_t line : lines) {
            if (const std::optional<std::uint32_t> told = told_pieces.by(line))
                m_told[line] = *told;
            const std::uint32_t meant = all.first_for(line, told_by(line));
            if (names_another(line, meant))
                continue;
            const bool is_doubtful = lines.size() > 1 && doubt(m_context, start(line, meant));
            (is_doubtful ? doubtful : sure).push_back(line);
        }
        std::vector<std::uint32_t> left = items;
        std::vector<Choice> choices = serve_told(sure, left);
        const std::vector<Choice> rest = assign(sure, left);
        choices.insert(choices.end(), rest.begin(), rest.end());
        // What a person has to confirm anyway takes no piece from the others.
        for (Choice& late : assign(doubtful, left)) {
            if (!late.item)
                late.contest = {lines.size(), items.size()};
            choices.push_back(late);
        }
        const bool same_vat = have_same_vat(items);
        for (const Choice& choice : choices)
            answer(choice, items, same_vat);
    }

    // Who writes the digits of a piece, and nobody else writes, asks for no other. Such lines leave
    // `lines`, and what they take leaves `items`.
    std::vector<Choice> serve_told(std::vector<std::uint32_t>& lines,
                                   std::vector<std::uint32_t>& items) const {
        std::map<std::uint32_t, int> asked;
        for (const std::uint32_t line : lines) {
            if (const auto told = m_told.find(line); told != m_told.end())
                ++asked[told->second];
        }
        std::vector<Choice> served;
        for (const std::uint32_t line : lines) {
            const auto told = m_told.find(line);
            if (told != m_told.end() && asked[told->second] == 1 &&
                !m_cited.by_another(line, told->second) &&
                plausible_day(m_context.line(line), *m_context.items[told->second].item))
                served.push_back({line, told->second, {}});
        }
        std::unordered_set<std::uint32_t> served_lines;
        for (const Choice& choice : served)
            served_lines.insert(choice.line);
        std::erase_if(lines, [&](std::uint32_t line) { return served_lines.contains(line); });
        erase_taken(served, items);
        return served;
    }

    // Each line in turn takes the piece it settles first among those nobody took and that were
    // there on its day. Lines come by day, so pieces only ever join. What is taken leaves `items`.
    std::vector<Choice> assign(const std::vector<std::uint32_t>& lines,
                               std::vector<std::uint32_t>& items) const {
        std::sort(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) {
            const ledger::OpenItem& one = *m_context.items[a].item;
            const ledger::OpenItem& two = *m_context.items[b].item;
            return std::tie(one.booked_on, one.id) < std::tie(two.booked_on, two.id);
        });
        const bool may_be_booked_late = end_months(items);
        EqualPieces there(m_context, m_cited);
        std::vector<Choice> choices;
        std::size_t next = 0;
        std::size_t asking = 0, contested_until = 0; // of the choices
        Contest contest;
        for (const std::uint32_t line : lines) {
            while (next < items.size() &&
                   plausible_day(m_context.line(line), *m_context.items[items[next]].item))
                there.add(items[next++]);
            choices.push_back({line, std::nullopt, {}});
            const std::size_t within =
                count_within(line, days_in_advance(line, may_be_booked_late), items);
            asking += within > 0;
            const bool is_in_advance = within > 0 && next == 0; // any of the others may be its own
            if (is_in_advance || (within > 0 && there.empty()) || asking > within) {
                contested_until =
                    std::max(contested_until, is_in_advance ? lines.size() : choices.size());
                contest = {asking, within};
            }
            if (there.empty())
                continue;
            const std::uint32_t taken = there.first_for(line, told_by(line));
            choices.back().item = taken;
            there.take(taken);
        }
        if (contested_until == lines.size())
            contest = {asking, items.size()};
        for (std::size_t i = 0; i < contested_until; ++i)
            choices[i].contest = contest;
        erase_taken(choices, items);
        return choices;
    }

    static void erase_taken(const std::vector<Choice>& choices, std::vector<std::uint32_t>& items) {
        std::unordered_set<std::uint32_t> taken;
        for (const Choice& choice : choices) {
            if (choice.item)
                taken.insert(*choice.item);
        }
        std::erase_if(items, [&](std::uint32_t index) { return taken.contains(index); });
    }

    // Who orders may pay before the invoice comes; who collects has written it, and told so before
    // (SEPA Core rulebook 4.3.3). Pieces of the last day of a month may have been booked then for
    // what came in the month.
    int days_in_advance(std::uint32_t line, bool may_be_booked_late) const {
        const bank::StatementLine& texts = m_context.line(line);
        const bool is_collected =
            texts.nature == bank::Nature::DirectDebit && texts.amount.is_negative();
        return is_collected && !may_be_booked_late ? k_days_before_invoice : k_days_in_advance;
    }

    bool end_months(const std::vector<std::uint32_t>& items) const {
        return std::any_of(items.begin(), items.end(), [&](std::uint32_t index) {
            return m_context.items[index].item->booked_on.plus_days(1).day() == 1;
        });
    }

    // The pieces that the line may have paid, within so many days in advance; `items` by their
    // days.
    std::size_t count_within(std::uint32_t line, int days,
                             const std::vector<std::uint32_t>& items) const {
        const Date last = m_context.line(line).booked_on.plus_days(days);
        const auto end = std::partition_point(items.begin(), items.end(), [&](std::uint32_t index) {
            return m_context.items[index].item->booked_on <= last;
        });
        return static_cast<std::size_t>(end - items.begin());
    }

    ItemAnswer start(std::uint32_t line, std::uint32_t index) {
        const ItemState& state = m_context.items[index];
        ItemAnswer answer;
        answer.line = line;
        answer.parts = {{index, m_context.minor(line)}};
        answer.reasons.push_back(exact_amount(m_context, line, state));
        add_party_reasons(m_context, line, state.party, answer.reasons, answer.evidence);
        return answer;
    }

    void answer(const Choice& choice, const std::vector<std::uint32_t>& items, bool same_vat) {
        const Money amount = m_context.line(choice.line).amount.abs();
        if (!choice.item) {
            const std::uint32_t first = items.front();
            ItemAnswer late = start(choice.line, first);
            const std::int64_t days =
                m_context.items[first].item->booked_on - m_context.line(choice.line).booked_on;
            if (days > k_days_before_invoice)
                late.reasons.push_back(
                    {reasons::before_invoice,
                     {{"piece", m_context.items[first].item->piece}, {"days", days}}});
            else
                add_contested(late, choice.contest);
            answer_with_items(m_context, std::move(late));
            return;
        }
        const ItemState& state = m_context.items[*choice.item];
        const std::string name = party_name(m_context, state);
        ItemAnswer result = start(choice.line, *choice.item);
        result.unattended = choice.contest.lines == 0;
        if (items.size() > 1)
            result.reasons.push_back({reasons::interchangeable,
                                      {{"count", static_cast<std::int64_t>(items.size())},
                                       {"party", name},
                                       {"amount", amount},
                                       {"piece", state.item->piece}}});
        if (!same_vat) {
            result.unattended = false;
            result.reasons.push_back(
                {reasons::several_items,
                 {{"count", static_cast<std::int64_t>(items.size())}, {"amount", amount}}});
        }
        if (choice.contest.lines > 0)
            add_contested(result, choice.contest);
        const auto& of_currency = m_amounts[m_context.line(choice.line).amount.currency().code()];
        const auto same = of_currency.find(m_context.minor(choice.line));
        const std::size_t count = same == of_currency.end() ? 0 : same->second.size();
        const std::size_t others = count - std::min(count, items.size());
        if (others > 0) {
            if (std::optional<Reason> twin = names_twin(choice.line, *choice.item, same->second)) {
                result.unattended = false;
                result.reasons.push_back(std::move(*twin));
            }
        }
        if (items.size() == 1 || others > 0)
            result.reasons.push_back(runner_up(m_context, choice.line, others + 1));
        if (items.size() == 1)
            result.reasons.push_back(
                {reasons::flip_second_item, {{"party", name}, {"amount", amount}}});
        answer_with_items(m_context, std::move(result));
    }

    static void add_contested(ItemAnswer& answer, Contest contest) {
        answer.unattended = false;
        answer.reasons.push_back({reasons::contested,
                                  {{"lines", static_cast<std::int64_t>(contest.lines)},
                                   {"items", static_cast<std::int64_t>(contest.items)}}});
    }

    // Codes that share the name or the account number: a person chooses between them.
    void show_all(std::uint32_t line, const std::vector<std::uint32_t>& items) {
        ItemAnswer result = start(line, items.front());
        result.ambiguous = true;
        for (std::size_t i = 1; i < items.size() && i <= k_other_targets_max; ++i)
            result.others.push_back({{items[i], m_context.minor(line)}});
        result.reasons.push_back({reasons::several_items,
                                  {{"count", static_cast<std::int64_t>(items.size())},
                                   {"amount", m_context.line(line).amount.abs()}}});
        answer_with_items(m_context, std::move(result));
    }

    // The line names something else: maybe an invoice that never came in. It is shown, and takes
    // no piece from the lines that name nothing.
    bool names_another(std::uint32_t line, std::uint32_t meant) {
        const ItemState& first = m_context.items[meant];
        std::optional<Reason> other =
            named_besides(m_context, line, {meant}, [&](std::uint32_t index) {
                const ItemState& one = m_context.items[index];
                return one.party == first.party && one.remaining == m_context.minor(line) &&
                       one.item->account == first.item->account &&
                       m_context.same_currency(line, index);
            });
        if (!other)
            return false;
        ItemAnswer result = start(line, meant);
        // Somebody's whole number and the amount come before a name and the amount: one company of
        // a group pays for another.
        if (const NumberHit* hit = exact_foreign_number(m_context, line)) {
            result.ambiguous = true;
            result.others = {std::move(result.parts)};
            result.parts = {{hit->item, m_context.minor(line)}};
            result.reasons = {number_reason(m_context, *hit), std::move(result.reasons.front())};
            result.reasons.push_back(
                {reasons::foreign_number,
                 {{"piece", m_context.items[hit->item].item->piece},
                  {"party", party_name(m_context, m_context.items[hit->item])}}});
        }
        result.reasons.push_back(std::move(*other));
        answer_with_items(m_context, std::move(result));
        return true;
    }

    Context& m_context;
    CitedPieces m_cited;
    std::map<std::uint32_t, std::uint32_t> m_told; // by line: whose number its few digits end
    // By currency and remaining amount.
    std::map<std::string_view, std::unordered_map<std::int64_t, std::vector<std::uint32_t>>>
        m_amounts;
};

} // namespace

void match_parties(Context& context) {
    PartyMatcher(context).match();
}

} // namespace comptoir::reconcile
