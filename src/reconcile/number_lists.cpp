#include "number_lists.h"

#include "comptoir/core/text.h"
#include "introductions.h"
#include "number_reading.h"
#include "vocabulary.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_meanings_max = 24; // of one number
constexpr std::size_t k_run_words_max = 24;
constexpr std::size_t k_runs_max = 10;
constexpr std::size_t k_span_words_max = 4;
constexpr std::size_t k_end_digits_max = 6;
constexpr std::size_t k_letters_of_number_max = 3; // "FC 310"
constexpr int k_steps_max = 4000;

std::string joined(const std::vector<std::string>& groups) {
    std::string text;
    for (const std::string& group : groups)
        text += group + '|';
    return text;
}

std::vector<std::string> without_letters_before(std::vector<std::string> groups) {
    if (groups.size() > 1 && count_digits(groups.front()) == 0)
        groups.erase(groups.begin());
    return groups;
}

class ListReader {
public:
    ListReader(const Context& context, std::uint32_t line, const PartyNumbers& numbers)
        : m_context(context), m_line(line), m_numbers(numbers), m_shared_words(context.words(line)),
          m_words(*m_shared_words) {}

    std::vector<NumberHit> read() {
        find_runs();
        if (m_runs.empty() || m_runs.size() > k_runs_max)
            return {};
        choose(0);
        if (m_found.size() != 1 || m_steps > k_steps_max)
            return {};
        return hits_of(m_found.begin()->second);
    }
    std::size_t steps() const { return static_cast<std::size_t>(m_steps); }

private:
    struct Chosen {
        std::uint32_t item = 0;
        std::size_t run = 0;
        KeyPlace place;
        bool is_end = false; // shortened to its end
    };
    struct Run {
        KeyPlace place;
        bool is_all = false; // of its text, but for the words of payments
    };

    // --- Where lists stand -------------------------------------------------------------------

    static bool is_text(const Word& word) {
        return word.column == Column::Label || word.column == Column::LabelMore ||
               word.column == Column::AcrossLabels || word.column == Column::Comment ||
               word.column == Column::StructuredReference;
    }
    static bool has_digit(const Word& word) { return count_digits(word.text) > 0; }
    // Between the numbers of a list, or before them.
    static bool says_number(const Word& word) {
        return is_connector(word.text) || is_number_sign(word.text) || is_invoice_word(word.text);
    }
    bool may_belong(std::size_t at) const {
        return has_digit(m_words[at]) || says_number(m_words[at]) ||
               m_words[at].text.size() <= k_letters_of_number_max;
    }

    void find_runs() {
        for (std::size_t at = 0; at < m_words.size(); ++at) {
            if (!is_text(m_words[at]) || !may_belong(at))
                continue;
            std::size_t end = at + 1;
            bool is_number = has_digit(m_words[at]);
            while (end < m_words.size() && m_words[end].gap != '\n' && may_belong(end) &&
                   m_words[end].column == m_words[at].column) {
                is_number = is_number || has_digit(m_words[end]);
                ++end;
            }
            if (is_number && end - at <= k_run_words_max)
                m_runs.push_back({{at, end - 1}, is_all_of_text({at, end - 1})});
            at = end - 1;
        }
    }

    bool is_all_of_text(KeyPlace place) const {
        const Column column = m_words[place.first].column;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            if (m_words[i].column == column && (i < place.first || i > place.last) &&
                !is_payment_word(m_words[i].text))
                return false;
        }
        return true;
    }

    // --- What they may mean ------------------------------------------------------------------

    // A list, or not: a day or a bank's reference is none.
    void choose(std::size_t run) {
        if (++m_steps > k_steps_max)
            return;
        if (run == m_runs.size()) {
            keep();
            return;
        }
        read_from(run, m_runs[run].place.first, std::nullopt, m_runs[run].is_all);
        choose(run + 1);
    }

    void read_from(std::size_t run, std::size_t at, std::optional<std::uint32_t> before,
                   bool is_introduced) {
        if (++m_steps > k_steps_max || m_found.size() > 1)
            return;
        const std::size_t last = m_runs[run].place.last;
        if (at > last) {
            if (before)
                choose(run + 1);
            return;
        }
        for (std::size_t end = at; end <= last && end < at + k_span_words_max; ++end) {
            if (end > at && !may_join(m_words[end].gap))
                break;
            if (!has_digit(m_words[end]) || !introduced_as(m_words, {at, end}).empty())
                continue;
            const bool may_be_end = end == at && (before || is_introduced);
            for (const Meaning& one : meanings({at, end}, before, may_be_end)) {
                if (is_in_run(run, one.item))
                    continue;
                m_chosen.push_back({one.item, run, {at, end}, one.is_end});
                read_from(run, end + 1, one.item, is_introduced);
                m_chosen.pop_back();
            }
        }
        if (!has_digit(m_words[at]))
            read_from(run, at + 1, before, is_introduced || is_invoice_word(m_words[at].text));
        else if (is_day(at, last) && m_words[at + 1].gap != ' ')
            read_from(run, at + 3, before, is_introduced);
    }

    bool is_in_run(std::size_t run, std::uint32_t item) const {
        return std::any_of(m_chosen.begin(), m_chosen.end(), [&](const Chosen& chosen) {
            return chosen.run == run && chosen.item == item;
        });
    }

    static bool is_up_to(const Word& word, std::string_view most) {
        if (!text::all_digits(word.text) || word.text.size() > 2)
            return false;
        const std::string number = without_zeros(word.text);
        return !number.empty() &&
               (number.size() < most.size() || (number.size() == most.size() && number <= most));
    }

    // "DU 12/03", "MAI 26", "FACT 03/26": no end of a number.
    bool is_of_day(std::size_t at) const {
        const auto is_beside = [&](std::size_t first) {
            if (first + 1 >= m_words.size() || m_words[first + 1].gap == ' ' ||
                m_words[first + 1].gap == ',' || m_words[first + 1].gap == '+')
                return false;
            const std::string& last = m_words[first + 1].text;
            return (is_up_to(m_words[first], "31") && is_up_to(m_words[first + 1], "12")) ||
                   (is_up_to(m_words[first], "12") && text::all_digits(last) &&
                    (last.size() == 2 || last.size() == 4));
        };
        const auto says_day = [](std::string_view word) {
            return word == "DU" || word == "LE" || word == "AU" || is_month_name(word);
        };
        return (at > 0 && m_words[at].gap != '\n' &&
                (says_day(m_words[at - 1].text) || is_beside(at - 1))) ||
               is_beside(at) ||
               (at + 1 < m_words.size() && m_words[at + 1].gap != '\n' &&
                is_month_name(m_words[at + 1].text));
    }

    // "384 DU 12/03/2026": of the invoice or of the payment.
    bool is_day(std::size_t at, std::size_t last) const {
        if (at + 2 > last || m_words[at + 1].gap != m_words[at + 2].gap ||
            m_words[at].text.size() > 2 || m_words[at + 1].text.size() > 2)
            return false;
        const std::string& year = m_words[at + 2].text;
        return is_up_to(m_words[at], "31") && is_up_to(m_words[at + 1], "12") &&
               text::all_digits(year) &&
               (year.size() == 2 || (year.size() == 4 && year.starts_with("20")));
    }

    static bool may_join(char gap) {
        return gap == '-' || gap == '/' || gap == '.' || gap == '_' || gap == ' ';
    }

    struct Meaning {
        std::uint32_t item = 0;
        bool is_end = false;
    };

    const std::string& key(std::uint32_t item) const { return m_context.items[item].key; }

    std::vector<Meaning> meanings(KeyPlace place, std::optional<std::uint32_t> before,
                                  bool may_be_end) const {
        const std::string text = run_of(m_words, place);
        std::vector<Meaning> found;
        add(m_numbers.of_key(text), place, false, found);
        if (!found.empty())
            return found;
        std::vector<std::string> groups;
        for (std::size_t i = place.first; i <= place.last; ++i) {
            for (std::string& group : number_groups(m_words[i].text))
                groups.push_back(std::move(group));
        }
        add(m_numbers.of_groups(joined(groups)), place, false, found);
        // What wears off gets less.
        std::erase_if(found, [&](const Meaning& one) {
            return count_digits(text) > count_digits(key(one.item));
        });
        if (!found.empty() || !may_be_end || !text::all_digits(text) ||
            text.size() > k_end_digits_max || is_of_day(place.first))
            return found;
        add(m_numbers.of_end(text), place, true, found);
        if (!before)
            return found;
        // "202606-023+24": the end of a number that begins like the one before it.
        std::vector<Meaning> near;
        std::copy_if(found.begin(), found.end(), std::back_inserter(near), [&](const Meaning& one) {
            const std::string &number = key(one.item), &known = key(*before);
            return number.size() == known.size() && number.size() > text.size() &&
                   number.compare(0, number.size() - text.size(), known, 0,
                                  number.size() - text.size()) == 0;
        });
        return near.empty() ? found : near;
    }

    void add(const PartyNumbers::Items& items, KeyPlace place, bool is_end,
             std::vector<Meaning>& found) const {
        if (items.size() > k_meanings_max)
            return; // any of too many
        for (const std::uint32_t index : items) {
            const ItemState& item = m_context.items[index];
            if (item.remaining != 0 && m_context.same_currency(m_line, index) &&
                plausible_day(m_context.line(m_line), *item.item) &&
                (is_end || may_be_number(place, *item.item)))
                found.push_back({index, is_end});
        }
    }

    // "LOYER 3 2026" is no piece 03/2026, nor a day one of as many digits, unless it is written so.
    bool may_be_number(KeyPlace place, const ledger::OpenItem& item) const {
        if (place.last == place.first + 2 && is_day(place.first, place.last))
            return false;
        return !reads_as_month(m_words, place) || is_written_as(m_words, place, item.piece);
    }

    void keep() {
        std::set<std::uint32_t> items;
        std::int64_t sum = 0;
        for (const Chosen& chosen : m_chosen) {
            if (items.insert(chosen.item).second)
                sum += m_context.items[chosen.item].remaining;
        }
        if (items.empty() || sum != m_context.minor(m_line))
            return;
        // The same pieces read in more of the texts: those explain more of the line.
        std::vector<Chosen>& reading = m_found[items];
        if (m_chosen.size() > reading.size())
            reading = m_chosen;
    }

    std::vector<NumberHit> hits_of(const std::vector<Chosen>& reading) const {
        std::map<std::uint32_t, NumberHit> hits;
        for (const Chosen& chosen : reading) {
            NumberHit& hit = hits[chosen.item];
            hit.item = chosen.item;
            hit.is_short = hit.is_listed = true;
            hit.places.push_back(chosen.place);
            const Word& word = m_words[chosen.place.first];
            hit.column = word.column;
            if (chosen.is_end)
                hit.written = word.text;
        }
        std::vector<NumberHit> result;
        for (auto& [item, hit] : hits)
            result.push_back(std::move(hit));
        return result;
    }

    const Context& m_context;
    std::uint32_t m_line;
    const PartyNumbers& m_numbers;
    std::shared_ptr<const std::vector<Word>> m_shared_words;
    const std::vector<Word>& m_words;
    std::vector<Run> m_runs;
    std::vector<Chosen> m_chosen;
    std::map<std::set<std::uint32_t>, std::vector<Chosen>> m_found; // by their pieces
    int m_steps = 0;
};

// Whole numbers that make the amount need no other reading.
bool is_exact_already(const Context& context, std::uint32_t line) {
    std::int64_t sum = 0;
    for (const NumberHit& hit : context.readings[line].hits) {
        if (hit.is_short)
            return false;
        sum += context.items[hit.item].remaining;
    }
    return sum == context.minor(line);
}

} // namespace

PartyNumbers::PartyNumbers(const Context& context, std::uint32_t party) {
    for (const std::uint32_t index : context.items_of_party(party)) {
        const ItemState& item = context.items[index];
        if (count_digits(item.key) == 0)
            continue;
        m_by_key[item.key].push_back(index);
        const std::vector<std::string> groups = number_groups(item.item->piece);
        const std::string whole = joined(groups), bare = joined(without_letters_before(groups));
        m_by_groups[whole].push_back(index);
        if (bare != whole)
            m_by_groups[bare].push_back(index);
        std::set<std::string> ends;
        for (std::size_t digits = 1; digits <= k_end_digits_max && digits <= item.key.size() &&
                                     is_digit(item.key[item.key.size() - digits]);
             ++digits) {
            const std::string end = item.key.substr(item.key.size() - digits);
            if (digits >= 2 || without_zeros(end) == groups.back())
                ends.insert(end);
        }
        if (count_digits(groups.back()) > 0)
            ends.insert(groups.back()); // without the zeros of its counter
        for (const std::string& end : ends)
            m_by_end[end].push_back(index);
    }
}

const PartyNumbers::Items& PartyNumbers::found(const Index& index, std::string_view key) {
    static const Items k_none;
    const Items* items = index.find(key);
    return items ? *items : k_none;
}

std::vector<NumberHit> NumberLists::in(std::uint32_t line) {
    const LineReading& reading = m_context.readings[line];
    if (reading.parties.size() != 1 || reading.by_learning || is_exact_already(m_context, line))
        return {};
    std::unique_ptr<PartyNumbers>& numbers = m_parties[reading.parties.front()];
    if (!numbers)
        numbers = std::make_unique<PartyNumbers>(m_context, reading.parties.front());
    if (numbers->empty() || m_context.search_budget == 0)
        return {};
    ListReader reader(m_context, line, *numbers);
    std::vector<NumberHit> listed = reader.read();
    m_context.search_budget -= std::min(m_context.search_budget, reader.steps());
    // One piece has the amount: ends that happen to make it as well prove less.
    const bool has_end = std::any_of(listed.begin(), listed.end(),
                                     [](const NumberHit& hit) { return !hit.written.empty(); });
    if (listed.size() > 1 && has_end) {
        const std::int64_t amount = m_context.minor(line);
        for (const std::uint32_t item :
             m_context.items_of_amount(reading.parties.front(), amount)) {
            if (m_context.items[item].remaining == amount && m_context.same_currency(line, item))
                return {};
        }
    }
    const bool is_known = listed.size() == 1 && reading.hits.size() == 1 &&
                          reading.hits.front().item == listed.front().item;
    return is_known ? std::vector<NumberHit>{} : listed;
}

} // namespace comptoir::reconcile
