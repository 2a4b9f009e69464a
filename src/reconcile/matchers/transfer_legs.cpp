#include "transfer_legs.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>

namespace comptoir::reconcile {

namespace {

constexpr int k_days_between_legs = 6;
// A transfer arrives by the end of the next business day (art. L133-13 Code monétaire et
// financier): five days over Easter.
constexpr int k_days_between_words = 5;

// Two that say nothing, or one of them alone, may be anything.
bool say_enough(LegSays a, LegSays b) {
    const auto [less, more] = std::minmax(a, b);
    return more >= LegSays::OwnName || less >= LegSays::Internal;
}

int days_most(LegSays a, LegSays b) {
    return std::min(a, b) >= LegSays::OwnName || std::max(a, b) == LegSays::OwnAccount
               ? k_days_between_legs
               : k_days_between_words;
}

// Lines of one day whose sides are equal: each of them is the leg of the same others.
struct Alike {
    Date day;
    const LegSide* side = nullptr;
    std::vector<std::uint32_t> lines;
    bool is_grouped = false;
};

std::vector<Alike> alike_lines(const Context& context, const std::vector<LegSide>& sides,
                               const std::vector<std::uint32_t>& lines) {
    std::vector<Alike> all;
    std::map<std::pair<Date, LegSide>, std::size_t> known;
    for (const std::uint32_t line : lines) {
        const Date day = context.line(line).booked_on;
        const auto [place, inserted] = known.try_emplace({day, sides[line]}, all.size());
        if (inserted)
            all.push_back({day, &sides[line], {}, false});
        all[place->second].lines.push_back(line);
    }
    return all;
}

} // namespace

bool are_legs(const LegSide& a, const LegSide& b, std::int64_t days_between) {
    return !a.names_a_third_account && !b.names_a_third_account && a.journal != b.journal &&
           a.comes_in != b.comes_in && say_enough(a.says, b.says) &&
           std::abs(days_between) <= days_most(a.says, b.says) &&
           (a.named == k_no_journal || a.named == b.journal) &&
           (b.named == k_no_journal || b.named == a.journal);
}

std::vector<std::vector<std::uint32_t>> connected_legs(const Context& context,
                                                       const std::vector<LegSide>& sides,
                                                       const std::vector<std::uint32_t>& lines) {
    std::vector<Alike> all = alike_lines(context, sides, lines); // by day
    std::vector<std::vector<std::uint32_t>> groups;
    for (std::size_t start = 0; start < all.size(); ++start) {
        if (all[start].is_grouped)
            continue;
        std::vector<std::size_t> met{start};
        all[start].is_grouped = true;
        for (std::size_t i = 0; i < met.size(); ++i) {
            const Date day = all[met[i]].day;
            const LegSide& side = *all[met[i]].side;
            const Date from = day.plus_days(-k_days_between_legs);
            const Date until = day.plus_days(k_days_between_legs);
            auto other = std::partition_point(all.begin(), all.end(),
                                              [&](const Alike& one) { return one.day < from; });
            for (; other != all.end() && other->day <= until; ++other) {
                if (other->is_grouped || !are_legs(side, *other->side, other->day - day))
                    continue;
                other->is_grouped = true;
                met.push_back(static_cast<std::size_t>(other - all.begin()));
            }
        }
        if (met.size() == 1) { // alike lines are no legs of one another
            for (const std::uint32_t line : all[start].lines)
                groups.push_back({line});
            continue;
        }
        std::vector<std::uint32_t>& group = groups.emplace_back();
        for (const std::size_t one : met)
            group.insert(group.end(), all[one].lines.begin(), all[one].lines.end());
        std::sort(group.begin(), group.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::tuple(context.line(a).booked_on, context.lines[a].id) <
                   std::tuple(context.line(b).booked_on, context.lines[b].id);
        });
    }
    return groups;
}

} // namespace comptoir::reconcile
