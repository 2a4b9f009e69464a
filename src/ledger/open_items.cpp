// Open items: what third parties still owe or are owed.
#include "comptoir/ledger/rules.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace comptoir::ledger {

namespace {

bool is_payment(const ThirdPartyRow& row) {
    return row.journal_type == JournalType::Bank || row.journal_type == JournalType::Cash;
}

// Rows with the same key are one item. Empty: the row stands alone.
std::string group_key(const ThirdPartyRow& row) {
    if (is_payment(row))
        return {};
    std::string key = row.account;
    key += '\x1f';
    key += row.party;
    key += '\x1f';
    if (!row.piece.empty())
        return key + row.piece;
    // Without piece an opening row carries one balance, and other rows share their entry alone.
    if (row.journal_type == JournalType::Opening || row.number.empty())
        return {};
    return key + '\x1f' + row.journal + '\x1f' + row.number + '\x1f' + row.booked_on.to_iso();
}

Date due_day(const ThirdPartyRow& row) {
    if (row.due_on)
        return *row.due_on;
    return row.piece_date.value_or(row.booked_on);
}

using Rows = std::vector<const ThirdPartyRow*>;

OpenItem item_of(Rows& rows) {
    std::sort(rows.begin(), rows.end(), [](const ThirdPartyRow* a, const ThirdPartyRow* b) {
        return a->booked_on != b->booked_on ? a->booked_on < b->booked_on : a->id < b->id;
    });
    const ThirdPartyRow& first = *rows.front();
    OpenItem item;
    item.kind = is_payment(first) ? OpenItemKind::Payment : OpenItemKind::Invoice;
    item.journal = first.journal;
    item.number = first.number;
    item.piece = first.piece;
    item.account = first.account;
    item.party = first.party;
    item.booked_on = first.booked_on;
    item.id = first.id;
    item.amount = item.open = Money::zero(first.amount.currency());
    Money still_open = item.amount; // whole amounts of the rows that are not settled
    std::optional<Date> due;
    for (const ThirdPartyRow* row : rows) {
        item.id = std::min(item.id, row->id);
        item.amount += row->amount;
        const Money rest = row->amount - row->imputed;
        if (rest.is_zero())
            continue;
        item.open += rest;
        still_open += row->amount;
        item.rows.push_back(row->id);
        due = due ? std::min(*due, due_day(*row)) : due_day(*row);
    }
    item.due_on = due.value_or(due_day(first));
    // A piece whose invoice is settled while its credit note is not: the amount is the rest's.
    if (item.amount.is_zero() || item.amount.is_negative() != item.open.is_negative())
        item.amount = still_open;
    return item;
}

// An invoice due on several days is one item for each of them, settled and lettered on its own
// (requirement A146). Credit notes and rows without a due day reduce the first one.
struct Part {
    Rows rows;
    std::optional<Date> due_on; // of an instalment
};
std::vector<Part> split_by_due_day(const Rows& group) {
    std::map<Date, Rows> by_day;
    Rows others;
    for (const ThirdPartyRow* row : group) {
        const bool same_side = row->amount.is_negative() == group.front()->amount.is_negative();
        if (row->due_on && same_side)
            by_day[*row->due_on].push_back(row);
        else
            others.push_back(row);
    }
    if (by_day.size() < 2)
        return {{group, std::nullopt}};
    Rows& first = by_day.begin()->second;
    first.insert(first.end(), others.begin(), others.end());
    Money left = Money::zero(group.front()->amount.currency());
    for (const ThirdPartyRow* row : first)
        left += row->amount - row->imputed;
    // A credit note above the first instalment reduces the next ones too: one item says what is
    // due.
    if (!left.is_zero() && left.is_negative() != group.front()->amount.is_negative())
        return {{group, std::nullopt}};
    std::vector<Part> parts;
    for (auto& [day, rows] : by_day)
        parts.push_back({std::move(rows), day});
    return parts;
}

} // namespace

std::vector<OpenItem> open_items(std::span<const ThirdPartyRow> rows) {
    std::vector<Rows> groups;
    std::unordered_map<std::string, std::size_t> group_of;
    group_of.reserve(rows.size());
    for (const ThirdPartyRow& row : rows) {
        std::string key = group_key(row);
        if (key.empty()) {
            groups.push_back({&row});
            continue;
        }
        const auto [place, inserted] = group_of.emplace(std::move(key), groups.size());
        if (inserted)
            groups.emplace_back();
        groups[place->second].push_back(&row);
    }
    std::vector<OpenItem> items;
    const auto take = [&](Part part) {
        OpenItem item = item_of(part.rows);
        item.due_on = part.due_on.value_or(item.due_on);
        if (!item.open.is_zero())
            items.push_back(std::move(item));
    };
    for (Rows& group : groups) {
        if (group.size() == 1) {
            take({std::move(group), std::nullopt});
            continue;
        }
        for (Part& part : split_by_due_day(group))
            take(std::move(part));
    }
    std::sort(items.begin(), items.end(),
              [](const OpenItem& a, const OpenItem& b) { return a.id < b.id; });
    return items;
}

} // namespace comptoir::ledger
