// A payment reference with check digits that one fault spoilt: a digit wrong, lost, added, or two
// swapped (requirements D07).
//
// It is repaired only when one open piece's reference alone is a single fault away and its amount
// is the line's to the cent; unattended only when the line also names its party. A line that holds
// an intact reference, ours or not, says what it says: nothing else in it is repaired. Where the
// books hold the bare number, its creditor reference is the one that its check digits make.
#include "matchers.h"

#include "../check_digits.h"
#include "../outcome.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_words_max = 9;     // "RF18 5390 …" in groups of four
constexpr std::size_t k_written_least = 7; // the shortest creditor reference, one lost
constexpr std::size_t k_written_most = 28; // the longest reference, one added
constexpr std::size_t k_digits_least = 5;
constexpr std::size_t k_belgian_digits = 12;
constexpr std::size_t k_head = 4; // "RF18"
constexpr std::size_t k_digits_of_number_least = 4;

struct Meant {
    std::uint32_t item = 0;
    std::string reference;
};

struct Repair {
    std::uint32_t item = 0;
    std::string written, reference;
    Fault fault = Fault::Wrong;
    Column column = Column::Label;
};

ErrorCode reason_of(Fault fault) {
    switch (fault) {
    case Fault::Wrong:
        return reasons::reference_wrong;
    case Fault::Lost:
        return reasons::reference_lost;
    case Fault::Added:
        return reasons::reference_added;
    case Fault::Swapped:
        return reasons::reference_swapped;
    }
    return reasons::reference_wrong;
}

class ReferenceRepairer {
public:
    explicit ReferenceRepairer(Context& context) : m_context(context) {
        for (std::uint32_t i = 0; i < context.items.size(); ++i) {
            if (context.items[i].is_invoice() && context.items[i].remaining != 0)
                add(i, context.items[i].key);
        }
        for (const ItemReference& reference : context.books.references) {
            const auto at = std::lower_bound(
                context.items.begin(), context.items.end(), reference.item,
                [](const ItemState& item, ledger::RowId id) { return item.item->id < id; });
            if (!reference.is_payment_order && !reference.in_label && at != context.items.end() &&
                at->item->id == reference.item && at->remaining != 0)
                add(static_cast<std::uint32_t>(at - context.items.begin()),
                    text::fold_compact(reference.text));
        }
        if (m_has_free_numbers)
            forget_belgian();
        make_references();
    }

    void match() {
        if (m_meant.empty())
            return;
        for (const std::uint32_t line : m_context.open_lines()) {
            if (m_context.stopped())
                return;
            if (const std::optional<Repair> repair = repair_of(line))
                answer(line, *repair);
        }
    }

private:
    // Twelve digits that are no structured communication are somebody's own numbers; one in 97 of
    // them seems to be one, and its neighbours are other invoices.
    void forget_belgian() {
        for (auto& [key, numbers] : m_near)
            std::erase_if(numbers, [&](std::uint32_t number) {
                return structured_reference(m_meant[number].reference) == ReferenceKind::Belgian;
            });
    }

    static bool may_hold_creditor_reference(const bank::StatementLine& line) {
        const std::array<const std::string*, 6> columns{&line.label,
                                                        &line.label_more,
                                                        &line.comment,
                                                        &line.remittance_reference,
                                                        &line.structured_reference,
                                                        &line.end_to_end_id};
        return std::any_of(columns.begin(), columns.end(), [](const std::string* text) {
            return text->find("RF") != std::string::npos || text->find("rf") != std::string::npos;
        });
    }

    // The amounts of the lines that hold what may be one: seldom any.
    std::set<std::int64_t> amounts_beside_creditor_references() const {
        std::set<std::int64_t> amounts;
        for (const std::uint32_t line : m_context.order) {
            if (!m_context.undecided(line) || !may_hold_creditor_reference(m_context.line(line)))
                continue;
            const std::vector<Word> words = words_of(m_context.line(line));
            const bool is_one = std::any_of(words.begin(), words.end(), [](const Word& word) {
                return word.text.size() >= k_head && word.text.starts_with("RF") &&
                       is_digit(word.text[2]) && is_digit(word.text[3]);
            });
            if (is_one)
                amounts.insert(m_context.minor(line));
        }
        return amounts;
    }

    void make_references() {
        const std::set<std::int64_t> amounts = amounts_beside_creditor_references();
        for (std::uint32_t i = 0; i < m_context.items.size() && !amounts.empty(); ++i) {
            const ItemState& item = m_context.items[i];
            if (!item.is_invoice() || item.remaining == 0 || !amounts.contains(item.remaining) ||
                structured_reference(item.key) || count_digits(item.key) < k_digits_of_number_least)
                continue;
            if (std::string made = creditor_reference(item.key); !made.empty())
                add_meant(i, std::move(made));
        }
    }

    void add(std::uint32_t item, const std::string& reference) {
        const auto kind = structured_reference(reference);
        if (!kind) {
            m_has_free_numbers = m_has_free_numbers || (reference.size() == k_belgian_digits &&
                                                        text::all_digits(reference));
            return;
        }
        add_meant(item, reference);
    }

    void add_meant(std::uint32_t item, std::string reference) {
        const auto number = static_cast<std::uint32_t>(m_meant.size());
        m_near[reference].push_back(number);
        for (std::string& variant : with_one_left_out(reference))
            m_near[std::move(variant)].push_back(number);
        m_meant.push_back({item, std::move(reference)});
    }

    // Every run of words that may be a spoilt reference; empty when an intact one stands there.
    std::vector<std::pair<std::string, Column>> candidates(std::uint32_t line) const {
        const std::vector<Word> words = words_of(m_context.line(line));
        std::vector<std::pair<std::string, Column>> found;
        for (std::size_t first = 0; first < words.size(); ++first) {
            std::string run;
            for (std::size_t last = first; last < std::min(words.size(), first + k_words_max);
                 ++last) {
                if (last > first && words[last].gap == '\n')
                    break;
                run += words[last].text;
                if (run.size() > k_written_most)
                    break;
                if (structured_reference(run))
                    return {};
                const auto digits = std::count_if(run.begin(), run.end(),
                                                  [](char c) { return c >= '0' && c <= '9'; });
                if (run.size() >= k_written_least &&
                    static_cast<std::size_t>(digits) >= k_digits_least)
                    found.emplace_back(run, words[first].column);
            }
        }
        return found;
    }

    void add_near(const std::string& key, std::set<std::uint32_t>& numbers) const {
        if (const auto found = m_near.find(key); found != m_near.end())
            numbers.insert(found->second.begin(), found->second.end());
    }

    std::optional<Repair> repair_of(std::uint32_t line) const {
        std::optional<Repair> repair;
        for (const auto& [written, column] : candidates(line)) {
            std::set<std::uint32_t> numbers;
            add_near(written, numbers);
            for (const std::string& variant : with_one_left_out(written))
                add_near(variant, numbers);
            for (const std::uint32_t number : numbers) {
                const Meant& meant = m_meant[number];
                const std::optional<Fault> fault = single_fault(written, meant.reference);
                if (!fault)
                    continue;
                if (repair && repair->item != meant.item)
                    return std::nullopt; // two pieces might be meant
                if (!repair)
                    repair = Repair{meant.item, written, meant.reference, *fault, column};
            }
        }
        if (!repair || m_context.items[repair->item].remaining != m_context.minor(line) ||
            !m_context.same_currency(line, repair->item) ||
            m_context.readings[line].contradicts(m_context.items[repair->item].party))
            return std::nullopt;
        return repair;
    }

    void answer(std::uint32_t line, const Repair& repair) {
        const ItemState& item = m_context.items[repair.item];
        LineReading& reading = m_context.readings[line];
        const bool is_known =
            std::any_of(reading.hits.begin(), reading.hits.end(),
                        [&](const NumberHit& hit) { return hit.item == repair.item; });
        if (!is_known) {
            reading.hits.push_back(
                {repair.item, repair.column, HitKind::Reference, true, repair.written});
            std::sort(reading.hits.begin(), reading.hits.end(),
                      [](const NumberHit& a, const NumberHit& b) { return a.item < b.item; });
        }
        ItemAnswer answer;
        answer.line = line;
        answer.parts = {{repair.item, m_context.minor(line)}};
        answer.unattended = reading.agrees(item.party);
        answer.evidence = score::k_number;
        answer.reasons.push_back({reason_of(repair.fault),
                                  {{"text", repair.written},
                                   {"reference", repair.reference},
                                   {"piece", item.item->piece}}});
        answer.reasons.push_back(exact_amount(m_context, line, item));
        add_party_reasons(m_context, line, item.party, answer.reasons, answer.evidence);
        if (!answer.unattended)
            answer.reasons.push_back({reasons::party_missing, {{"piece", item.item->piece}}});
        answer_with_items(m_context, std::move(answer));
    }

    Context& m_context;
    bool m_has_free_numbers = false;
    std::vector<Meant> m_meant;
    std::unordered_map<std::string, std::vector<std::uint32_t>> m_near; // by it and its variants
};

} // namespace

void match_repaired_references(Context& context) {
    ReferenceRepairer(context).match();
}

} // namespace comptoir::reconcile
