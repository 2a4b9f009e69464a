// The change a proposal names is applied, and the proposal changes (requirements D06).
#include "flip_changes.h"

#include <gtest/gtest.h>

#include <map>

namespace comptoir::reconcile::test {
namespace {

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
        const Case books = crowded_books(seed);
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
