#include "comptoir/bank/expected.h"

#include "comptoir/core/text.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <unordered_map>

namespace comptoir::bank {

namespace {

// One line, or all lines of an entry that was split.
struct Unit {
    std::vector<std::size_t> members;
    Date day;
    std::int64_t amount_minor = 0;
    const ComparedLine* first = nullptr;
};

std::vector<Unit> units_of(std::span<const ComparedLine> lines) {
    std::vector<Unit> units;
    std::map<std::int64_t, Unit> groups;
    for (std::size_t index = 0; index < lines.size(); ++index) {
        const ComparedLine& line = lines[index];
        units.push_back({{index}, line.day, line.amount_minor, &line});
        if (line.group == 0)
            continue;
        Unit& group = groups.try_emplace(line.group, Unit{{}, line.day, 0, &line}).first->second;
        group.members.push_back(index);
        group.amount_minor += line.amount_minor;
    }
    for (auto& [id, group] : groups)
        if (group.members.size() > 1)
            units.push_back(std::move(group));
    return units;
}

bool share_reference(const Unit& a, const Unit& b) {
    return std::any_of(a.first->references.begin(), a.first->references.end(), [&](const auto& r) {
        return std::find(b.first->references.begin(), b.first->references.end(), r) !=
               b.first->references.end();
    });
}

// Two references of one kind of message are two operations.
bool references_contradict(const Unit& a, const Unit& b) {
    return !a.first->references.empty() && !b.first->references.empty() &&
           a.first->message.substr(0, 4) == b.first->message.substr(0, 4) && !share_reference(a, b);
}

bool share_words(const Unit& a, const Unit& b) {
    const std::string& x = a.first->words;
    const std::string& y = b.first->words;
    if (x.empty() || y.empty())
        return false;
    return x == y || (std::min(x.size(), y.size()) >= 8 && (x.starts_with(y) || y.starts_with(x)));
}

enum class Evidence { ReferenceAndAmount, WordsAndAmount, Amount, Reference, Words };
constexpr Evidence k_evidence[] = {Evidence::ReferenceAndAmount, Evidence::WordsAndAmount,
                                   Evidence::Amount, Evidence::Reference, Evidence::Words};

bool is_whole(const Unit& unit) {
    return unit.members.size() > 1 || unit.first->group == 0;
}

class Pairing {
public:
    Pairing(std::span<const ComparedLine> expected, std::span<const ComparedLine> booked)
        : m_expected(units_of(expected)), m_booked(units_of(booked)),
          m_expected_taken(expected.size()), m_booked_taken(booked.size()),
          m_pairs(expected.size()) {
        for (std::size_t index = 0; index < m_booked.size(); ++index) {
            const Unit& unit = m_booked[index];
            m_by_amount[unit.amount_minor].push_back(index);
            for (const std::string& reference : unit.first->references)
                m_by_reference[reference].push_back(index);
            if (!unit.first->words.empty())
                m_by_words[unit.first->words].push_back(index);
        }
    }

    std::vector<std::vector<std::size_t>> pair() {
        std::vector<const Unit*> order;
        for (const Unit& unit : m_expected)
            order.push_back(&unit);
        std::stable_sort(order.begin(), order.end(),
                         [](const Unit* a, const Unit* b) { return a->day < b->day; });
        for (const Evidence evidence : k_evidence)
            for (const Unit* unit : order)
                if (is_free(*unit, m_expected_taken))
                    take_best(*unit, evidence);
        return std::move(m_pairs);
    }

private:
    static bool is_free(const Unit& unit, const std::vector<bool>& taken) {
        return std::none_of(unit.members.begin(), unit.members.end(),
                            [&](std::size_t member) { return taken[member]; });
    }

    static bool holds(const Unit& expected, const Unit& booked, Evidence evidence) {
        if ((expected.amount_minor < 0) != (booked.amount_minor < 0))
            return false;
        // A split against a split is a matter of its members.
        if (expected.members.size() > 1 && booked.members.size() > 1)
            return false;
        const std::int32_t days = booked.day - expected.day;
        const bool by_reference =
            evidence == Evidence::ReferenceAndAmount || evidence == Evidence::Reference;
        if (days < -k_early_days || days > (by_reference ? k_referenced_days : k_expected_days))
            return false;
        switch (evidence) {
        case Evidence::ReferenceAndAmount:
            return share_reference(expected, booked);
        case Evidence::WordsAndAmount:
            return share_words(expected, booked);
        case Evidence::Amount:
            return !references_contradict(expected, booked) || expected.first->may_change;
        case Evidence::Reference:
            return expected.first->may_change && is_whole(expected) && is_whole(booked);
        case Evidence::Words:
            return expected.first->may_change && expected.first->words == booked.first->words;
        }
        return false;
    }

    std::vector<std::size_t> candidates(const Unit& expected, Evidence evidence) const {
        const auto found = [](const auto& index, const auto& key) {
            const auto at = index.find(key);
            return at == index.end() ? std::vector<std::size_t>() : at->second;
        };
        if (evidence == Evidence::Words)
            return found(m_by_words, expected.first->words);
        if (evidence != Evidence::Reference)
            return found(m_by_amount, expected.amount_minor);
        std::vector<std::size_t> all;
        for (const std::string& reference : expected.first->references)
            for (const std::size_t index : found(m_by_reference, reference))
                all.push_back(index);
        return all;
    }

    void take_best(const Unit& expected, Evidence evidence) {
        const Unit* best = nullptr;
        std::pair<std::int64_t, std::int32_t> best_distance;
        for (const std::size_t index : candidates(expected, evidence)) {
            const Unit& booked = m_booked[index];
            if (!is_free(booked, m_booked_taken) || !holds(expected, booked, evidence))
                continue;
            const std::int64_t amount = booked.amount_minor - expected.amount_minor;
            const std::int32_t days = booked.day - expected.day;
            const std::pair distance(amount < 0 ? -amount : amount, days < 0 ? -days : days);
            if (best && distance >= best_distance)
                continue;
            best = &booked;
            best_distance = distance;
        }
        if (!best)
            return;
        for (const std::size_t member : best->members)
            m_booked_taken[member] = true;
        for (const std::size_t member : expected.members) {
            m_expected_taken[member] = true;
            m_pairs[member] = best->members;
        }
    }

    std::vector<Unit> m_expected, m_booked;
    std::vector<bool> m_expected_taken, m_booked_taken;
    std::vector<std::vector<std::size_t>> m_pairs;
    std::unordered_map<std::int64_t, std::vector<std::size_t>> m_by_amount;
    std::unordered_map<std::string, std::vector<std::size_t>> m_by_reference, m_by_words;
};

} // namespace

std::string message_family(std::string_view format) {
    if (format.starts_with("ofx"))
        return "ofx";
    if (format.starts_with("camt."))
        return std::string(format.substr(0, 8));
    return std::string(format.substr(0, format.find_first_of(".:")));
}

ComparedLine compared_line(const StatementLine& line, std::string_view format, std::int64_t group) {
    ComparedLine compared;
    compared.day = line.booked_on;
    compared.amount_minor = line.amount.minor();
    for (const std::string* reference :
         {&line.bank_reference, &line.end_to_end_id, &line.cheque_number})
        if (!reference->empty())
            compared.references.push_back(*reference);
    compared.words = text::fold_compact(line.label + line.label_more + line.counterparty.name);
    compared.message = message_family(format);
    compared.group = group;
    compared.may_change = line.status != LineStatus::Booked;
    return compared;
}

std::vector<std::vector<std::size_t>> pair_expected(std::span<const ComparedLine> expected,
                                                    std::span<const ComparedLine> booked) {
    if (expected.empty() || booked.empty())
        return std::vector<std::vector<std::size_t>>(expected.size());
    return Pairing(expected, booked).pair();
}

} // namespace comptoir::bank
