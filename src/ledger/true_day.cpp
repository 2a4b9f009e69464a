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

} // namespace comptoir::ledger
