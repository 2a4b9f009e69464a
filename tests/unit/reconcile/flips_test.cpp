// The change a proposal names is applied, and the proposal changes (requirements D06).
#include "builders.h"
#include "comptoir/core/text.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace comptoir::reconcile::test {
namespace {

// What the line says, beside what it says already.
void note(Case& one, std::size_t line, const std::string& words) {
    std::string& comment = one.lines[line].line.comment;
    comment += (comment.empty() ? "" : " / ") + words;
}

ledger::OpenItem& copy_of(Case& one, ledger::RowId row) {
    const auto found = std::find_if(one.books.items.begin(), one.books.items.end(),
                                    [&](const auto& item) { return item.id == row; });
    ledger::OpenItem copy = *found;
    copy.id = ledger::RowId{9999};
    copy.rows = {copy.id};
    copy.piece = "ZZ-OTHER";
    one.books.items.push_back(std::move(copy));
    return one.books.items.back();
}

void add_item(Case& one, const Flip& flip) {
    one.item(flip.party, "ZZ-88001", flip.amount.minor(), flip.day.plus_days(-10));
}

void add_leg(Case& one, std::size_t line, const Flip& flip) {
    LineFacts leg = one.lines[line];
    leg.id = bank::LineId{9999};
    leg.journal = flip.text;
    leg.line.amount = flip.amount;
    leg.line.booked_on = flip.day;
    leg.line.counterparty = {};
    leg.line.nature = bank::Nature::Internal;
    one.lines.push_back(std::move(leg));
}

void apply(Case& one, std::size_t line, const Flip& flip) {
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
        copy.booked_on = copy.booked_on.plus_days(-1);
        copy.due_on = copy.due_on.plus_days(-1);
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
std::string answer_of(const Proposal& proposal) {
    std::string text(to_text(proposal.state));
    text += proposal.unattended ? "!" : "?";
    for (const Target& target : proposal.targets)
        text += " " + text::number(target.row.value()) + ":" + target.account + ":" +
                target.amount.to_decimal();
    return text + " " + text::number(proposal.returned.value());
}

class Flips : public testing::Test {
protected:
    // Applies what the proposal of the line names, and returns its sentence.
    static ErrorCode expect_flipped(const Case& before, std::size_t line) {
        const Proposal was = before.of(line);
        EXPECT_TRUE(was.flip.has_value());
        if (!was.flip)
            return {};
        Case after = before;
        apply(after, line, *was.flip);
        const std::vector<Proposal> proposals = after.all();
        const auto now = std::find_if(proposals.begin(), proposals.end(),
                                      [&](const auto& one) { return one.line == was.line; });
        EXPECT_NE(answer_of(*now), answer_of(was)) << to_text(was.flip->kind);
        const std::string code = "reconcile.flip_" + std::string(to_text(was.flip->kind));
        EXPECT_EQ(was.flip->sentence.code.name, code);
        return was.flip->sentence.code;
    }
    Case one;
};

TEST_F(Flips, OfPiecesOfAParty) {
    one.party("CDURAND", "Durand Couverture");
    one.item("CDURAND", "V-7001", 18'000, day(3, 1));
    one.line(18'000, day(5, 5), "VIR DURAND COUVERTURE");
    EXPECT_EQ(expect_flipped(one, 0), reasons::flip_second_item);
    one.lines[0].line.label = "VIR DURAND COUVERTURE V-7001";
    EXPECT_EQ(expect_flipped(one, 0), reasons::flip_other_number);
    one.lines[0].line.label = "VIR INCONNU";
    EXPECT_EQ(expect_flipped(one, 0), reasons::flip_target_gone);
    one.lines[0].line.label = "VIR DURAND COUVERTURE";
    one.lines[0].line.amount = eur(77'000);
    EXPECT_EQ(expect_flipped(one, 0), reasons::flip_new_piece);
}

TEST_F(Flips, OfEquals) {
    one.party("CDURAND", "Durand Couverture");
    one.party("CMOREL", "Morel Zinguerie");
    one.item("CDURAND", "V-7001", 18'000, day(3, 1));
    one.item("CMOREL", "V-7002", 18'000, day(3, 2));
    one.line(18'000, day(5, 5), "VIR SEPA");
    ASSERT_EQ(one.only().state, LineState::Ambiguous);
    EXPECT_EQ(expect_flipped(one, 0), reasons::flip_names_piece);
}

TEST_F(Flips, OfEntries) {
    one.entry(-18'000, day(5, 4), "Virement loyer");
    one.line(-18'000, day(5, 5), "VIR LOYER");
    EXPECT_EQ(expect_flipped(one, 0), reasons::flip_second_entry);
}

TEST_F(Flips, OfTemplatesAndLearning) {
    one.line(-18'000, day(5, 5), "PRLV URSSAF");
    EntryTemplate made;
    made.code = "COTIS";
    made.reference = "URSSAF";
    made.accounts = {{"431000", "", std::nullopt}};
    one.books.templates.push_back(made);
    EXPECT_EQ(expect_flipped(one, 0), reasons::flip_template_gone);
    made.code = "PRLV";
    made.reference = "PRLV";
    made.accounts[0].account = "637000";
    one.books.templates.push_back(made);
    EXPECT_EQ(expect_flipped(one, 0), reasons::flip_template_set);
    one.books.templates.clear();
    for (const LearnedKey& key : learned_keys(one.lines[0].line))
        one.books.learned.push_back({key.from, key.key, LearnedTo::Account, "431000", 3, 0, {}});
    EXPECT_EQ(expect_flipped(one, 0), reasons::flip_learning_off);
}

TEST_F(Flips, OfTransfersAndReturns) {
    one.books.journals.push_back({"BL", "FR7630004000031234567890143", 5});
    one.books.accounts.transfer = "580000";
    one.line(-18'000, day(5, 5), "VIR EPARGNE").counterparty.iban = "FR7630004000031234567890143";
    EXPECT_EQ(expect_flipped(one, 0), reasons::flip_other_leg);
    Flip leg;
    leg.text = "BL";
    leg.amount = eur(18'000);
    leg.day = day(5, 6);
    add_leg(one, 0, leg);
    EXPECT_EQ(expect_flipped(one, 0), reasons::flip_other_leg_gone);
    one.lines.clear();
    one.line(-5'000, day(5, 9), "REJET PRLV DURAND").nature = bank::Nature::Return;
    PastPayment payment;
    payment.match = MatchId{7};
    payment.journal = "BQ";
    payment.line.booked_on = day(5, 1);
    payment.line.amount = eur(5'000);
    payment.account = "411000";
    payment.party = "CDURAND";
    one.books.past_payments.push_back(payment);
    EXPECT_EQ(expect_flipped(one, 0), reasons::flip_payment_gone);
}

// Crowded books: whatever a proposal names, it flips.
TEST_F(Flips, EveryChangeNamedInRandomBooksFlipsItsProposal) {
    std::map<std::string_view, int> seen;
    int proposals = 0, named = 0;
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        SCOPED_TRACE(seed);
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
        for (std::size_t line = 0; line < books.lines.size(); ++line) {
            const Proposal proposal = books.of(line);
            proposals += proposal.targets.empty() ? 0 : 1;
            if (!proposal.flip)
                continue;
            named += proposal.targets.empty() ? 0 : 1;
            ++seen[expect_flipped(books, line).name];
        }
    }
    EXPECT_GT(proposals, 200);
    EXPECT_EQ(named, proposals) << "each proposal names a change";
    EXPECT_GE(seen.size(), 5U);
}

} // namespace
} // namespace comptoir::reconcile::test
