// What the three searches share: a bounded list of causes, and how much speaks for a pair.
#pragma once

#include "comptoir/reconcile/cause_codes.h"
#include "comptoir/reconcile/difference_causes.h"
#include "reconcile/causes/amount_slips.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace comptoir::reconcile {

// How sure a cause is before anything else is known. A mistake that the books and the bank both
// show is worth more than a number that happens to fit.
enum class Proof {
    Shown,    // two records show it: an entry and its line, two entries, two statements
    Fits,     // only the amount speaks for it
    NoMistake // something that waits, as it should
};

class CauseList {
public:
    CauseList(Money difference, const CauseLimits& limits)
        : m_difference(difference), m_limits(limits) {}

    Money difference() const { return m_difference; }
    const CauseLimits& limits() const { return m_limits; }
    // False: the work is to end.
    bool spend(std::size_t steps = 1) {
        m_steps += steps;
        m_stopped = m_stopped || m_steps > m_limits.steps_max;
        return !m_stopped;
    }
    void stop() { m_stopped = true; }
    bool explains_all(std::int64_t minor) const { return minor == m_difference.minor(); }
    // `points`: 0 to 99, how much speaks for it among its like.
    void add(Cause cause, Proof proof, int points);
    CauseSearch take();

private:
    Money m_difference;
    CauseLimits m_limits;
    std::size_t m_steps = 0;
    bool m_stopped = false;
    std::vector<Cause> m_causes;
};

// 0 to 60: common words and nearness of two records of one operation.
int likeness(std::string_view label, Date day, std::string_view other_label, Date other_day);
bool share_a_word(std::string_view label, std::string_view other_label);
int days_apart(Date a, Date b);

CauseKind kind_of(Slip slip);
ErrorCode code_of(Slip slip);
Repair merge_of(const BankRow& repeated, const BankRow& first);
// "SEPA AARO" for people; the piece when there is no label.
std::string words_of(const BookRow& row);
Reason reason_of_row(ErrorCode code, const BookRow& row);
Reason reason_of_line(ErrorCode code, const BankRow& line);

using LinesByAmount = std::unordered_multimap<std::int64_t, const BankRow*>;
using RowsByAmount = std::unordered_multimap<std::int64_t, const BookRow*>;

} // namespace comptoir::reconcile
