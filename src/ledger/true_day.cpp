#include "comptoir/ledger/true_day.h"

#include <utility>

namespace comptoir::ledger {

namespace {

std::string mention_of(Date day) {
    const std::string iso = day.to_iso();
    return " (" + iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4) + ")";
}

} // namespace

std::string with_true_day(std::string label, Date day) {
    return std::move(label) + mention_of(day);
}

std::string without_true_day(std::string label, Date day) {
    for (const std::string& mention : {mention_of(day), " (" + day.to_iso() + ")"}) {
        if (label.ends_with(mention)) {
            label.resize(label.size() - mention.size());
            break;
        }
    }
    return label;
}

std::optional<Date> day_at_end(std::string_view label) {
    constexpr std::size_t k_width = 13; // " (" a day ")"
    if (label.size() < k_width)
        return std::nullopt;
    const std::string_view mention = label.substr(label.size() - k_width);
    const std::string_view day = mention.substr(2, 10);
    std::string iso(day);
    if (day[2] == '/' && day[5] == '/')
        iso = std::string(day.substr(6)) + "-" + std::string(day.substr(3, 2)) + "-" +
              std::string(day.substr(0, 2));
    const std::optional<Date> found = Date::parse_iso(iso);
    if (!found || without_true_day(std::string(mention), *found) == mention)
        return std::nullopt;
    return found;
}

} // namespace comptoir::ledger
