#include "app/bank/duplicate_decision.h"

#include <algorithm>
#include <array>

namespace comptoir::app {

namespace {

enum class Reading { Preferred, Most, Least };
constexpr std::array k_readings{Reading::Preferred, Reading::Most, Reading::Least};

using Counts = std::vector<std::size_t>;

std::size_t least_new(const GroupFacts& group) {
    return group.incoming > group.known ? group.incoming - group.known : 0;
}

std::size_t count_of(const GroupFacts& group, Reading reading) {
    switch (reading) {
    case Reading::Preferred:
        return group.preferred_new;
    case Reading::Most:
        return group.incoming;
    case Reading::Least:
        return least_new(group);
    }
    return group.preferred_new;
}

// One reading for each place of a day.
struct Readings {
    Reading first, between, last;
    Reading at(DayPlace place) const {
        switch (place) {
        case DayPlace::First:
            return first;
        case DayPlace::Between:
            return between;
        case DayPlace::Last:
            return last;
        }
        return between;
    }
};

std::int64_t sum_of(std::span<const GroupFacts> groups, const Readings& readings) {
    std::int64_t sum = 0;
    for (const GroupFacts& group : groups)
        sum += static_cast<std::int64_t>(count_of(group, readings.at(group.place))) *
               group.amount_minor;
    return sum;
}

Counts counts_of(std::span<const GroupFacts> groups, const Readings& readings) {
    Counts counts;
    counts.reserve(groups.size());
    for (const GroupFacts& group : groups)
        counts.push_back(count_of(group, readings.at(group.place)));
    return counts;
}

bool is_expected(std::int64_t sum, std::span<const std::int64_t> expected_sums) {
    return std::find(expected_sums.begin(), expected_sums.end(), sum) != expected_sums.end();
}

std::optional<Counts> whole_readings(std::span<const GroupFacts> groups,
                                     std::span<const std::int64_t> expected_sums) {
    for (const bool between_is_whole : {true, false})
        for (const Reading end : k_readings) {
            const Readings readings{end, between_is_whole ? Reading::Least : end, end};
            if (is_expected(sum_of(groups, readings), expected_sums))
                return counts_of(groups, readings);
        }
    for (const Reading first : k_readings)
        for (const Reading last : k_readings)
            if (is_expected(sum_of(groups, {first, Reading::Least, last}), expected_sums))
                return counts_of(groups, {first, Reading::Least, last});
    return std::nullopt;
}

// The one group whose count explains what `readings` leaves; empty unless exactly one does.
std::optional<Counts> single_group_answer(std::span<const GroupFacts> groups,
                                          const Readings& readings, bool ends_only,
                                          std::int64_t expected) {
    const std::int64_t missing = expected - sum_of(groups, readings);
    std::optional<std::size_t> answer;
    std::int64_t answer_count = 0;
    for (std::size_t index = 0; index < groups.size(); ++index) {
        const GroupFacts& group = groups[index];
        if (group.amount_minor == 0 || missing % group.amount_minor != 0 ||
            (ends_only && group.place == DayPlace::Between))
            continue;
        const std::int64_t count =
            static_cast<std::int64_t>(count_of(group, readings.at(group.place))) +
            missing / group.amount_minor;
        if (count < static_cast<std::int64_t>(least_new(group)) ||
            count > static_cast<std::int64_t>(group.incoming))
            continue;
        if (answer)
            return std::nullopt;
        answer = index;
        answer_count = count;
    }
    if (!answer)
        return std::nullopt;
    Counts counts = counts_of(groups, readings);
    counts[*answer] = static_cast<std::size_t>(answer_count);
    return counts;
}

} // namespace

std::optional<std::vector<std::size_t>> least_counts(std::span<const GroupFacts> groups,
                                                     std::span<const std::int64_t> expected_sums) {
    constexpr Readings k_least{Reading::Least, Reading::Least, Reading::Least};
    if (!is_expected(sum_of(groups, k_least), expected_sums))
        return std::nullopt;
    return counts_of(groups, k_least);
}

std::optional<std::vector<std::size_t>> decide_counts(std::span<const GroupFacts> groups,
                                                      std::span<const std::int64_t> expected_sums) {
    if (auto counts = whole_readings(groups, expected_sums))
        return counts;
    for (const std::int64_t expected : expected_sums)
        for (const Reading end : {Reading::Preferred, Reading::Least})
            if (auto counts =
                    single_group_answer(groups, {end, Reading::Least, end}, true, expected))
                return counts;
    constexpr Readings k_preferred{Reading::Preferred, Reading::Preferred, Reading::Preferred};
    for (const std::int64_t expected : expected_sums)
        if (auto counts = single_group_answer(groups, k_preferred, false, expected))
            return counts;
    return std::nullopt;
}

} // namespace comptoir::app
