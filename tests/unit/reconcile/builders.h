// Lines, items, entries and parties of an invented company, in a few words.
#pragma once

#include "comptoir/reconcile/reasons.h"
#include "comptoir/reconcile/types.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace comptoir::reconcile::test {

inline Date day(int month, int day_of_month) {
    return *Date::from_ymd(2026, static_cast<unsigned>(month), static_cast<unsigned>(day_of_month));
}

class Case {
public:
    std::vector<LineFacts> lines;
    Books books;
    ProposeOptions options;

    Case() { books.journals.push_back({"BQ", "FR7616958000016886912594701", 5}); }

    bank::StatementLine& line(std::int64_t cents, Date on, std::string label) {
        LineFacts facts;
        facts.id = bank::LineId{++m_line};
        facts.statement = bank::StatementId{1};
        facts.journal = "BQ";
        facts.line.booked_on = on;
        facts.line.amount = eur(cents);
        facts.line.label = std::move(label);
        facts.line.nature = bank::Nature::Transfer;
        lines.push_back(std::move(facts));
        return lines.back().line;
    }

    PartyFacts& party(std::string code, std::string name) {
        books.parties.push_back({std::move(code), std::move(name), {}, {}});
        return books.parties.back();
    }

    // A purchase when `cents` is negative (401 credit), a sale when positive (411 debit).
    ledger::OpenItem& item(std::string party, std::string piece, std::int64_t cents, Date on) {
        ledger::OpenItem item;
        item.id = ledger::RowId{1000 + ++m_item};
        item.journal = cents < 0 ? "AC" : "VE";
        item.piece = std::move(piece);
        item.account = cents < 0 ? "401000" : "411000";
        item.party = std::move(party);
        for (const PartyFacts& known : books.parties) {
            if (known.code == item.party)
                item.party_name = known.name;
        }
        item.booked_on = on;
        item.due_on = on.plus_days(30);
        item.amount = item.open = eur(cents);
        item.rows = {item.id};
        books.items.push_back(std::move(item));
        return books.items.back();
    }

    EntryCandidate& entry(std::int64_t cents, Date on, std::string label, std::string party = {}) {
        EntryCandidate entry;
        entry.bank_journal = entry.journal = "BQ";
        entry.row = ledger::RowId{5000 + ++m_entry};
        entry.entry = ledger::EntryId{500 + m_entry};
        entry.account = "512000";
        entry.label = std::move(label);
        entry.date = on;
        entry.amount = eur(cents);
        entry.has_third_party_counterpart = !party.empty();
        for (const PartyFacts& known : books.parties) {
            if (known.code == party)
                entry.party_name = known.name;
        }
        entry.party = std::move(party);
        books.entries.push_back(std::move(entry));
        return books.entries.back();
    }

    std::vector<Proposal> all() const { return propose(lines, books, options, {}); }
    Proposal only() const { return all().front(); }
    Proposal of(std::size_t index) const { return all().at(index); }

private:
    std::int64_t m_line = 0, m_item = 0, m_entry = 0;
};

inline bool says(const Proposal& proposal, ErrorCode code) {
    return std::any_of(proposal.reasons.begin(), proposal.reasons.end(),
                       [&](const Reason& reason) { return reason.code == code; });
}

inline std::vector<std::string> pieces(const Proposal& proposal) {
    std::vector<std::string> names;
    for (const Target& target : proposal.targets)
        names.push_back(target.piece);
    std::sort(names.begin(), names.end());
    return names;
}

// Everything a proposal says, for comparing two runs.
inline std::string text_of(const Proposal& proposal) {
    std::string text(to_text(proposal.decision));
    text.append(" ").append(to_text(proposal.state)).append(proposal.unattended ? "!" : "?");
    text.append(" ").append(to_text(proposal.kind));
    const auto add = [&](const std::vector<Target>& targets) {
        text += " [";
        for (const Target& target : targets)
            text += target.piece + "/" + target.party + "/" + target.amount.to_decimal() + "#" +
                    std::to_string(target.row.value()) + " ";
        text += "]";
    };
    add(proposal.targets);
    for (const std::vector<Target>& other : proposal.other_targets)
        add(other);
    for (const Reason& reason : proposal.reasons)
        text.append(" ").append(reason.code.name);
    return text + " " + std::to_string(proposal.score_permille) + " " +
           proposal.difference.to_decimal();
}

} // namespace comptoir::reconcile::test
