// What is ticked on both sides, and what a match of it would be.
//
// Pure: no widget, no query. Without a tick by hand the ticks follow the proposal of the current
// line. Totals must be equal; the one exception is an invoice larger than what the bank paid, which
// is then settled in part.
#pragma once

#include "comptoir/app/pairings.h"
#include "comptoir/app/reconcile.h"
#include "comptoir/gui/reconcile/candidate_ranking.h"

#include <map>
#include <optional>

namespace comptoir::gui {

// What a match takes of a row at the right: an entry whole, an invoice for so much.
app::ManualTarget ticked_target(reconcile::TargetKind kind, ledger::RowId row,
                                ledger::EntryId entry, Money amount);

class Ticks {
public:
    void toggle_line(const LineView& line);
    void toggle_candidate(const Candidate& candidate);
    void clear();
    bool is_empty() const { return m_lines.empty() && m_candidates.empty(); }
    bool has_line(std::int64_t id) const { return m_lines.contains(id); }
    bool has_candidate(qlonglong key) const { return m_candidates.contains(key); }
    std::set<std::int64_t> line_keys() const;
    std::set<std::int64_t> candidate_keys() const;
    const std::map<std::int64_t, LineView>& lines() const { return m_lines; }

    struct Sums {
        Money lines, candidates, difference;
        bool one_currency = true;
        std::optional<Money> left_of_partial; // what an invoice settled in part still owes
    };
    Sums sums() const;
    // Of the lines alone, whatever is ticked beside them; zero when they are of two currencies.
    Money lines_total() const;
    bool can_match() const;
    // Lines of an account in another currency and invoices in that of the books: what the lines are
    // worth must be said before they are matched.
    struct Unlike {
        Money lines, items;
    };
    std::optional<Unlike> unlike(Currency books) const;
    app::ManualMatch match() const;         // invariant: can_match()
    app::ManualMatch whole() const;         // whatever the totals are: items in full
    app::PairingChange pairing() const;     // all that is ticked, whatever its totals
    std::optional<Date> latest_day() const; // among the ticked lines (date de pointage)

private:
    std::optional<Money> partial_of_last() const;

    std::map<std::int64_t, LineView> m_lines;
    std::map<qlonglong, Candidate> m_candidates;
    qlonglong m_last = 0; // the candidate ticked last: the one a partial settlement falls on
};

} // namespace comptoir::gui
