#include "app/reconcile/booked_already.h"

#include "app/bank/named_line.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/line_act_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

namespace rules = reconcile::errors;
using reconcile::EntryCandidate;

} // namespace

Error refusal_of(Reader& reader, const ExplainedLine& explained) {
    Params params = line_known_as(reader.database(), explained.line);
    params.push_back({"entry", explained.entry.value()});
    if (explained.other)
        params.push_back({"other", explained.other.value()});
    const ErrorSpec& spec = explained.seen_at_takeover ? rules::movement_taken_over
                            : explained.other          ? rules::movement_booked_by_two
                                                       : rules::movement_booked;
    return Error{spec, spec.kind, std::move(params)};
}

EntriesInBooks::EntriesInBooks(std::vector<EntryCandidate> entries, int days)
    : m_entries(std::move(entries)), m_days(days) {
    std::stable_sort(
        m_entries.begin(), m_entries.end(),
        [](const EntryCandidate& a, const EntryCandidate& b) { return a.date < b.date; });
    m_by_amount.reserve(m_entries.size());
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        m_by_amount.emplace(m_entries[i].amount.minor(), i);
}

bool EntriesInBooks::fits(const EntryCandidate& entry, const Wanted& wanted,
                          const MoneyToBook& money) const {
    return entry.date >= wanted.first && entry.date <= wanted.last &&
           entry.amount.currency() == wanted.amount.currency() &&
           (money.party.empty() || entry.party.empty() || entry.party == money.party) &&
           !money.pointed.contains(entry.row);
}

// The earliest, so that the same one is named each time.
EntriesInBooks::Candidate EntriesInBooks::find(std::int64_t minor, const Wanted& wanted,
                                               const MoneyToBook& money, Candidate but) const {
    Candidate found = nullptr;
    const auto [first, last] = m_by_amount.equal_range(minor);
    for (auto at = first; at != last; ++at) {
        Candidate one = &m_entries[at->second];
        if (one != but && fits(*one, wanted, money) && (!found || one < found))
            found = one;
    }
    return found;
}

std::optional<ExplainedLine> EntriesInBooks::explanation_of(const Wanted& wanted,
                                                            const MoneyToBook& money) const {
    const std::int64_t minor = wanted.amount.minor();
    if (minor == 0)
        return std::nullopt;
    if (Candidate one = find(minor, wanted, money))
        return ExplainedLine{wanted.line, one->entry, {}};
    const auto early =
        std::lower_bound(m_entries.begin(), m_entries.end(), wanted.first,
                         [](const EntryCandidate& entry, Date day) { return entry.date < day; });
    for (auto at = early; at != m_entries.end() && at->date <= wanted.last; ++at) {
        const std::int64_t rest = minor - at->amount.minor();
        // Of the same side both: a payment and what it gives back are no sum of two payments.
        const bool is_part = at->amount.minor() != 0 && rest != 0 &&
                             (at->amount.minor() < 0) == (minor < 0) && (rest < 0) == (minor < 0);
        if (!is_part || !fits(*at, wanted, money))
            continue;
        if (Candidate other = find(rest, wanted, money, &*at))
            return ExplainedLine{wanted.line, at->entry, other->entry};
    }
    return std::nullopt;
}

std::optional<ExplainedLine> EntriesInBooks::explanation_of(const MoneyToBook& money) const {
    if (money.lines.empty() || m_entries.empty())
        return std::nullopt;
    Money total = Money::zero(money.lines.front().amount.currency());
    Wanted all{money.lines.front().id, total, money.lines.front().day, money.lines.front().day};
    for (const MoneyToBook::Line& line : money.lines) {
        const Wanted alone{line.id, line.amount, line.day.plus_days(-m_days),
                           line.day.plus_days(m_days)};
        if (std::optional<ExplainedLine> found = explanation_of(alone, money))
            return found;
        total += line.amount;
        all.first = std::min(all.first, line.day);
        all.last = std::max(all.last, line.day);
    }
    all.first = all.first.plus_days(-m_days);
    all.last = all.last.plus_days(m_days);
    for (const Money amount : {total, money.rest}) {
        all.amount = amount;
        if (std::optional<ExplainedLine> found = explanation_of(all, money))
            return found;
    }
    return std::nullopt;
}

Result<void> check_not_booked(Reader& reader, const ledger::Journal& journal,
                              const storage::BooksFacts& books, const MoneyToBook& money) {
    if (money.lines.empty())
        return {};
    storage::CandidateDays days{money.lines.front().day, money.lines.front().day};
    for (const MoneyToBook::Line& line : money.lines) {
        days.first = std::min(days.first, line.day);
        days.last = std::max(days.last, line.day);
    }
    days.first = days.first.plus_days(-journal.days_tolerance);
    days.last = days.last.plus_days(journal.days_tolerance);
    std::vector<EntryCandidate> entries =
        storage::load_entry_candidates(reader.database(), journal, books, days);
    const auto reserved = storage::reserved_rows(reader.database());
    std::erase_if(
        entries, [&](const EntryCandidate& entry) { return reserved.contains(entry.row.value()); });
    const EntriesInBooks in_books(std::move(entries), journal.days_tolerance);
    if (auto found = in_books.explanation_of(money))
        return fail(refusal_of(reader, *found));
    if (auto found = explained_at_takeover(reader, journal, books, money, AskedOf::OneBankRow))
        return fail(refusal_of(reader, *found));
    return {};
}

} // namespace comptoir::app
