#include "comptoir/gui/reconcile/ticks.h"

#include "comptoir/core/invariant.h"

namespace comptoir::gui {

app::ManualTarget ticked_target(reconcile::TargetKind kind, ledger::RowId row,
                                ledger::EntryId entry, Money amount) {
    app::ManualTarget target;
    target.kind = kind;
    target.row = row;
    target.entry = entry;
    if (kind == reconcile::TargetKind::Invoice)
        target.amount = amount;
    return target;
}

void Ticks::toggle_line(const LineView& line) {
    if (m_lines.erase(line.id.value()) == 0)
        m_lines.emplace(line.id.value(), line);
}

void Ticks::toggle_candidate(const Candidate& candidate) {
    if (m_candidates.erase(candidate.key()) > 0)
        return;
    m_candidates.emplace(candidate.key(), candidate);
    m_last = candidate.key();
}

void Ticks::clear() {
    m_lines.clear();
    m_candidates.clear();
    m_last = 0;
}

std::set<std::int64_t> Ticks::line_keys() const {
    std::set<std::int64_t> keys;
    for (const auto& [key, line] : m_lines)
        keys.insert(key);
    return keys;
}

std::set<std::int64_t> Ticks::candidate_keys() const {
    std::set<std::int64_t> keys;
    for (const auto& [key, candidate] : m_candidates)
        keys.insert(key);
    return keys;
}

std::optional<Money> Ticks::partial_of_last() const {
    const auto last = m_candidates.find(m_last);
    if (last == m_candidates.end() || last->second.kind != reconcile::TargetKind::Invoice)
        return std::nullopt;
    const Currency currency = last->second.open.currency();
    for (const auto& [key, line] : m_lines)
        if (line.amount.currency() != currency)
            return std::nullopt; // what the lines pay of it is not known
    for (const auto& [key, candidate] : m_candidates)
        if (candidate.open.currency() != currency)
            return std::nullopt;
    Money rest;
    bool first = true;
    for (const auto& [key, line] : m_lines) {
        rest = first ? line.amount : rest + line.amount;
        first = false;
    }
    if (first)
        return std::nullopt;
    for (const auto& [key, candidate] : m_candidates)
        if (key != m_last)
            rest -= candidate.open;
    const Money open = last->second.open;
    const bool part =
        !rest.is_zero() && rest.is_negative() == open.is_negative() && rest.abs() < open.abs();
    return part ? std::optional(rest) : std::nullopt;
}

Ticks::Sums Ticks::sums() const {
    Sums sums;
    std::optional<Currency> currency;
    const auto fits = [&](Money amount) {
        if (!currency)
            currency = amount.currency();
        return amount.currency() == *currency;
    };
    for (const auto& [key, line] : m_lines)
        sums.one_currency = sums.one_currency && fits(line.amount);
    for (const auto& [key, candidate] : m_candidates)
        sums.one_currency = sums.one_currency && fits(candidate.open);
    if (!sums.one_currency)
        return sums;
    const Money zero = Money::zero(currency.value_or(Currency::eur()));
    sums.lines = sums.candidates = zero;
    for (const auto& [key, line] : m_lines)
        sums.lines += line.amount;
    const std::optional<Money> partial = partial_of_last();
    for (const auto& [key, candidate] : m_candidates)
        sums.candidates += partial && key == m_last ? *partial : candidate.open;
    if (partial)
        sums.left_of_partial = m_candidates.at(m_last).open - *partial;
    sums.difference = sums.lines - sums.candidates;
    return sums;
}

Money Ticks::lines_total() const {
    Ticks alone;
    alone.m_lines = m_lines;
    return alone.sums().lines;
}

bool Ticks::can_match() const {
    if (m_lines.empty() || m_candidates.empty())
        return false;
    const Sums all = sums();
    return all.one_currency && all.difference.is_zero();
}

std::optional<Ticks::Unlike> Ticks::unlike(Currency books) const {
    if (m_lines.empty() || m_candidates.empty())
        return std::nullopt;
    const Currency currency = m_lines.begin()->second.amount.currency();
    Unlike sums{Money::zero(currency), Money::zero(books)};
    if (currency == books)
        return std::nullopt;
    for (const auto& [key, line] : m_lines) {
        if (line.amount.currency() != currency)
            return std::nullopt;
        sums.lines += line.amount;
    }
    for (const auto& [key, candidate] : m_candidates) {
        if (candidate.kind != reconcile::TargetKind::Invoice || candidate.open.currency() != books)
            return std::nullopt;
        sums.items += candidate.open;
    }
    return sums;
}

app::ManualMatch Ticks::match() const {
    invariant(can_match(), "only equal totals are matched");
    app::ManualMatch match = whole();
    const std::optional<Money> partial = partial_of_last();
    auto target = match.targets.begin(); // one for each candidate, in their order
    for (const auto& [key, candidate] : m_candidates) {
        if (partial && key == m_last && candidate.kind == reconcile::TargetKind::Invoice)
            target->amount = *partial;
        ++target;
    }
    return match;
}

app::ManualMatch Ticks::whole() const {
    app::ManualMatch match;
    for (const auto& [key, line] : m_lines)
        match.lines.push_back(line.id);
    for (const auto& [key, candidate] : m_candidates)
        match.targets.push_back(
            ticked_target(candidate.kind, candidate.row, candidate.entry, candidate.open));
    return match;
}

app::PairingChange Ticks::pairing() const {
    app::PairingChange change;
    for (const auto& [key, line] : m_lines)
        change.lines.push_back(line.id);
    const std::optional<Money> partial = partial_of_last();
    for (const auto& [key, candidate] : m_candidates) {
        if (candidate.kind == reconcile::TargetKind::Invoice)
            change.items.push_back(
                {candidate.row, partial && key == m_last ? *partial : candidate.open});
        else
            change.rows.push_back(candidate.row);
    }
    return change;
}

std::optional<Date> Ticks::latest_day() const {
    std::optional<Date> latest;
    for (const auto& [key, line] : m_lines)
        latest = latest ? std::max(*latest, line.booked_on) : line.booked_on;
    return latest;
}

} // namespace comptoir::gui
