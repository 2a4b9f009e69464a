#include "app/bank/equal_lines.h"

#include <utility>

namespace comptoir::app {

GroupLines load_group(storage::Database& database, std::string_view journal,
                      const bank::LineIdentity& identity, std::int32_t stored_rank) {
    GroupLines group;
    for (storage::StoredEqual& equal : storage::load_equals(database, journal, identity))
        (equal.rank <= stored_rank ? group.known : group.incoming).push_back(std::move(equal));
    return group;
}

std::vector<bank::Verdict> compare(const GroupLines& group,
                                   std::optional<std::size_t> new_expected) {
    std::vector<bank::EqualLine> incoming, known;
    for (const storage::StoredEqual& equal : group.incoming)
        incoming.push_back(equal.line);
    for (const storage::StoredEqual& equal : group.known)
        known.push_back(equal.line);
    return bank::compare_equals(incoming, known, new_expected);
}

} // namespace comptoir::app
