#include "app/bank/moved_lines.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

namespace comptoir::app {

namespace {

// A booking day is put off over a week end, a bank holiday and the value day of a card batch; what
// lies further apart is another operation of the same words, a weekly one above all.
constexpr std::int32_t k_days_moved_max = 6;

using FreshDays = std::map<std::int64_t, std::vector<Date>>; // by amount

FreshDays days_by_amount(std::span<const bank::LineIdentity> fresh) {
    FreshDays days;
    for (const bank::LineIdentity& identity : fresh)
        days[identity.amount_minor].push_back(identity.booked_on);
    return days;
}

// Words compare within one family of formats; what another family writes may be the same operation
// in other words, which the amount alone does not prove.
enum class Likeness { None, Amount, Words };

Likeness likeness_of(const bank::EqualLine& incoming, const bank::EqualLine& stored,
                     bool words_count) {
    const bool both_referred = !incoming.bank_reference.empty() && !stored.bank_reference.empty();
    if (both_referred && incoming.bank_reference == stored.bank_reference)
        return Likeness::Words;
    if (!words_count)
        return Likeness::None;
    if (incoming.format_family != stored.format_family)
        return Likeness::Amount;
    const bool same_words = !incoming.text.empty() && incoming.text == stored.text;
    return same_words && !both_referred ? Likeness::Words : Likeness::None;
}

class Finder {
public:
    Finder(storage::Database& database, const MovedSearch& search)
        : m_database(&database), m_search(&search), m_fresh(days_by_amount(search.fresh)) {}

    std::vector<MovedLine> find() {
        const storage::DaySpan& days = m_search->days;
        const storage::DaySpan near{days.first.plus_days(-k_days_moved_max),
                                    days.last.plus_days(k_days_moved_max)};
        for (const Likeness wanted : {Likeness::Words, Likeness::Amount})
            storage::for_each_identity(*m_database, m_search->journal, near, m_search->statement,
                                       [&](const bank::LineIdentity& stored) {
                                           pair_equals_of(stored, wanted);
                                           return true;
                                       });
        return std::move(m_moved);
    }

private:
    void pair_equals_of(const bank::LineIdentity& stored, Likeness wanted) {
        const auto days = m_fresh.find(stored.amount_minor);
        if (days == m_fresh.end() ||
            std::binary_search(m_search->told.begin(), m_search->told.end(), stored))
            return;
        for (const storage::StoredEqual& equal :
             storage::load_equals(*m_database, m_search->journal, stored))
            if (!equal.deleted && !m_taken.contains(equal.id))
                pair_with_nearest(stored, equal, days->second, wanted);
    }

    void pair_with_nearest(const bank::LineIdentity& stored, const storage::StoredEqual& equal,
                           std::vector<Date> days, Likeness wanted) {
        const auto distance = [&](Date day) {
            return std::abs(day.days() - stored.booked_on.days());
        };
        std::erase_if(days, [&](Date day) { return distance(day) > k_days_moved_max; });
        std::sort(days.begin(), days.end(), [&](Date a, Date b) {
            return std::pair(distance(a), a) < std::pair(distance(b), b);
        });
        for (const Date day : days)
            if (pair_on(day, stored, equal, wanted))
                return;
    }

    bool pair_on(Date day, const bank::LineIdentity& stored, const storage::StoredEqual& equal,
                 Likeness wanted) {
        const bank::LineIdentity identity{day, stored.amount_minor};
        for (const storage::StoredEqual& incoming :
             storage::load_equals(*m_database, m_search->journal, identity)) {
            if (m_taken.contains(incoming.id) ||
                likeness_of(incoming.line, equal.line, m_search->words_count) < wanted)
                continue;
            m_taken.insert(incoming.id);
            m_taken.insert(equal.id);
            const bool left_out =
                m_search->days.first <= stored.booked_on && stored.booked_on <= m_search->days.last;
            m_moved.push_back({incoming.id, equal.id, identity, left_out});
            return true;
        }
        return false;
    }

    storage::Database* m_database;
    const MovedSearch* m_search;
    FreshDays m_fresh;
    std::set<bank::LineId> m_taken;
    std::vector<MovedLine> m_moved;
};

} // namespace

std::vector<MovedLine> find_moved_lines(storage::Database& database, const MovedSearch& search) {
    if (search.fresh.empty())
        return {};
    return Finder(database, search).find();
}

} // namespace comptoir::app
