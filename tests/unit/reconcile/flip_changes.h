// The changes that proposals name, applied to the books (requirements D06).
#pragma once

#include "builders.h"
#include "comptoir/core/text.h"

#include <random>

namespace comptoir::reconcile::test {

// What the line says, beside what it says already.
inline void note(Case& one, std::size_t line, const std::string& words) {
    std::string& comment = one.lines[line].line.comment;
    comment += (comment.empty() ? "" : " / ") + words;
}

inline ledger::OpenItem& copy_of(Case& one, ledger::RowId row) {
    const auto found = std::find_if(one.books.items.begin(), one.books.items.end(),
                                    [&](const auto& item) { return item.id == row; });
    ledger::OpenItem copy = *found;
    copy.id = ledger::RowId{9999};
    copy.rows = {copy.id};
    copy.piece = "ZZ-OTHER";
    one.books.items.push_back(std::move(copy));
    return one.books.items.back();
}

inline void add_item(Case& one, const Flip& flip) {
    one.item(flip.party, "ZZ-88001", flip.amount.minor(), flip.day.plus_days(-10));
}

inline void add_leg(Case& one, std::size_t line, const Flip& flip) {
    LineFacts leg = one.lines[line];
    leg.id = bank::LineId{9999};
    leg.journal = flip.text;
    leg.line.amount = flip.amount;
    leg.line.booked_on = flip.day;
    leg.line.counterparty = {};
    leg.line.nature = bank::Nature::Internal;
    one.lines.push_back(std::move(leg));
}

inline void apply(Case& one, std::size_t line, const Flip& flip) {
    switch (flip.kind) {
    case FlipKind::SecondEntry: {
        const auto found = std::find_if(one.books.entries.begin(), one.books.entries.end(),
                                        [&](const auto& entry) { return entry.row == flip.row; });
        EntryCandidate copy = *found;
        copy.row = ledger::RowId{8888};
        copy.entry = ledger::EntryId{8888};
        one.books.entries.push_back(std::move(copy));
        return;
    }
    case FlipKind::SecondItem: {
        ledger::OpenItem& copy = copy_of(one, flip.row);
        copy.due_on = flip.day;
        return;
    }
    case FlipKind::OtherNumber:
        return note(one, line, "FACTURE " + flip.text);
    case FlipKind::NamesPiece:
        return note(one, line, flip.text);
    case FlipKind::TargetGone:
        std::erase_if(one.books.items, [&](const auto& item) { return item.id == flip.row; });
        std::erase_if(one.books.entries, [&](const auto& entry) { return entry.row == flip.row; });
        return;
    case FlipKind::OtherLegGone:
        std::erase_if(one.lines, [&](const auto& facts) { return facts.id == flip.leg; });
        return;
    case FlipKind::OtherLeg:
        return add_leg(one, line, flip);
    case FlipKind::TemplateGone:
        std::erase_if(one.books.templates,
                      [&](const auto& made) { return made.code == flip.text; });
        return;
    case FlipKind::TemplateSet:
        one.lines[line].template_code = flip.text;
        one.lines[line].template_by_hand = true;
        return;
    case FlipKind::LearningOff:
        one.options.use_learned = false;
        return;
    case FlipKind::PaymentGone:
        std::erase_if(one.books.past_payments,
                      [&](const auto& payment) { return payment.match == flip.match; });
        return;
    case FlipKind::NewPiece:
        return add_item(one, flip);
    }
}

// What a person is shown or spared.
inline std::string answer_of(const Proposal& proposal) {
    std::string text(to_text(proposal.state));
    text += proposal.unattended ? "!" : "?";
    for (const Target& target : proposal.targets)
        text += " " + text::number(target.row.value()) + ":" + target.account + ":" +
                target.amount.to_decimal();
    return text + " " + text::number(proposal.returned.value());
}

// Three parties, twelve pieces and three entries of a few amounts, and lines of all sorts.
inline Case crowded_books(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto from = [&](int least, int most) {
        return std::uniform_int_distribution<int>(least, most)(random);
    };
    Case books;
    const std::string names[] = {"Durand Couverture", "Morel Zinguerie", "Brochard Levage"};
    for (int i = 0; i < 3; ++i)
        books.party("C" + text::number(i), names[i]);
    for (int i = 0; i < 12; ++i)
        books.item("C" + text::number(from(0, 2)), "V-" + text::number(7'000 + i),
                   100 * from(1, 40), day(3, from(1, 28)));
    for (int i = 0; i < 3; ++i)
        books.entry(100 * from(1, 40), day(5, from(1, 9)), "Virement", "C" + text::number(i));
    for (int i = 0; i < 8; ++i) {
        const int who = from(0, 3);
        std::string label = "VIR " + (who < 3 ? names[who] : std::string("SEPA"));
        if (from(0, 2) == 0)
            label += " V-" + text::number(7'000 + from(0, 14));
        books.line(100 * from(1, 60), day(5, from(1, 9)), label);
    }
    return books;
}

} // namespace comptoir::reconcile::test
