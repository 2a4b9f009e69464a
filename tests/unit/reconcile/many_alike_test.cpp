// Where many lines look alike, groups and look-ups take the place of comparing each with each: they
// have to find the same.
#include "builders.h"

#include "reconcile/context.h"
#include "reconcile/matchers/cited_pieces.h"
#include "reconcile/matchers/told_pieces.h"
#include "reconcile/matchers/transfer_legs.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

namespace comptoir::reconcile::test {
namespace {

using Group = std::vector<std::uint32_t>;

class Dice {
public:
    explicit Dice(unsigned seed) : m_random(seed) {}
    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(m_random); }

private:
    std::mt19937 m_random;
};

LegSide any_side(Dice& dice) {
    LegSide side;
    side.says = static_cast<LegSays>(1 + dice.below(5));
    side.comes_in = dice.below(2) == 0;
    side.names_a_third_account = dice.below(12) == 0;
    side.journal = static_cast<std::uint32_t>(dice.below(3));
    if (!side.names_a_third_account && dice.below(3) == 0)
        side.named = static_cast<std::uint32_t>(dice.below(3));
    return side;
}

// Each with each.
std::set<Group> legs_compared(const Context& context, const std::vector<LegSide>& sides,
                              const Group& lines) {
    std::set<Group> groups;
    std::set<std::uint32_t> seen;
    for (const std::uint32_t first : lines) {
        if (seen.contains(first))
            continue;
        Group group{first};
        seen.insert(first);
        for (std::size_t i = 0; i < group.size(); ++i) {
            for (const std::uint32_t other : lines) {
                const std::int64_t days =
                    context.line(other).booked_on - context.line(group[i]).booked_on;
                if (!seen.contains(other) && are_legs(sides[group[i]], sides[other], days)) {
                    seen.insert(other);
                    group.push_back(other);
                }
            }
        }
        std::sort(group.begin(), group.end()); // lines are made by day and id
        groups.insert(group);
    }
    return groups;
}

TEST(ManyAlike, LegsAreGroupedAsIfEachWereComparedWithEach) {
    Dice dice(7);
    for (int world = 0; world < 200; ++world) {
        Case one;
        const int count = 2 + dice.below(60), days = 1 + dice.below(50);
        std::vector<int> offsets;
        for (int i = 0; i < count; ++i)
            offsets.push_back(dice.below(days));
        std::sort(offsets.begin(), offsets.end());
        std::vector<LegSide> sides;
        Group lines;
        for (const int offset : offsets) {
            sides.push_back(any_side(dice));
            one.line(sides.back().comes_in ? 5000 : -5000, day(1, 5).plus_days(offset), "VIR");
            lines.push_back(static_cast<std::uint32_t>(lines.size()));
        }
        const Context context(one.lines, one.books, {}, {});
        const auto groups = connected_legs(context, sides, lines);
        EXPECT_EQ(std::set<Group>(groups.begin(), groups.end()),
                  legs_compared(context, sides, lines));
    }
}

TEST(ManyAlike, LinesOfOneAccountOrOneDirectionAreNoLegs) {
    LegSide out{LegSays::OwnAccount, false, false, 0, k_no_journal};
    LegSide in{LegSays::OwnAccount, true, false, 1, k_no_journal};
    EXPECT_TRUE(are_legs(out, in, 6));
    EXPECT_FALSE(are_legs(out, in, 7));
    EXPECT_FALSE(are_legs(out, out, 0));
    in.journal = 0;
    EXPECT_FALSE(are_legs(out, in, 0));
    in.journal = 1;
    out.named = 2; // another of our accounts
    EXPECT_FALSE(are_legs(out, in, 0));
    out.named = 1;
    EXPECT_TRUE(are_legs(out, in, 0));
    in.names_a_third_account = true;
    EXPECT_FALSE(are_legs(out, in, 0));
}

TEST(ManyAlike, WordsAloneReachLessFarThanAnAccount) {
    const LegSide out{LegSays::InWords, false, false, 0, k_no_journal};
    LegSide in{LegSays::InWords, true, false, 1, k_no_journal};
    EXPECT_TRUE(are_legs(out, in, 5));
    EXPECT_FALSE(are_legs(out, in, 6));
    in.says = LegSays::Nothing;
    EXPECT_FALSE(are_legs(out, in, 0));
}

TEST(ManyAlike, TheEndOfANumberIsLookedUpAsItIsCompared) {
    Dice dice(11);
    for (int world = 0; world < 60; ++world) {
        Case one;
        one.party("C1", "Zelkotani");
        for (int i = 0; i < 12; ++i) {
            const std::string counter = std::to_string(dice.below(dice.below(2) ? 400 : 9'000'000));
            const char* const heads[] = {"FA-2026-", "", "00", "FC26/", "A"};
            one.item("C1", heads[dice.below(5)] + counter + (dice.below(9) == 0 ? "B" : ""), 5000,
                     day(1, 5));
        }
        for (int i = 0; i < 40; ++i) {
            std::string label = "VIR ZELKOTANI ACPT";
            for (int numbers = dice.below(3); numbers >= 0; --numbers) {
                const std::string& piece =
                    one.books.items[static_cast<std::size_t>(dice.below(12))].piece;
                const std::size_t digits = static_cast<std::size_t>(2 + dice.below(4));
                label += " " + piece.substr(piece.size() - std::min(piece.size(), digits));
            }
            one.line(5000, day(2, 5), label);
        }
        const Context context(one.lines, one.books, {}, {});
        const Group pieces = context.items_of_party(0);
        ToldPieces told(context, pieces);
        for (std::uint32_t line = 0; line < context.lines.size(); ++line)
            EXPECT_EQ(told.by(line), told_piece(context, line, pieces)) << context.line(line).label;
    }
}

TEST(ManyAlike, OfEqualPiecesTheOwnComesFirstAndWhatAnotherNamesLast) {
    Case one;
    one.party("C1", "Zelkotani Marbre");
    for (int i = 0; i < 4; ++i)
        one.item("C1", "FA-2026-100" + std::to_string(i), 5000, day(1, 5 + i));
    one.line(5000, day(2, 1), "VIR ZELKOTANI MARBRE");
    one.line(5000, day(2, 2), "VIR ZELKOTANI MARBRE FA-2026-1000");
    one.line(5000, day(2, 3), "VIR ZELKOTANI MARBRE FA-2026-1002 FA-2026-1003");
    const Context context(one.lines, one.books, {}, {});
    const CitedPieces cited(context);
    EqualPieces pieces(context, cited);
    for (const std::uint32_t item : context.items_of_party(0))
        pieces.add(item);
    EXPECT_EQ(pieces.first_for(0, std::nullopt), 1U); // 1000 is named by the second line
    EXPECT_EQ(pieces.first_for(1, std::nullopt), 0U);
    EXPECT_EQ(pieces.first_for(2, std::nullopt), 2U); // the first of its own two
    EXPECT_EQ(pieces.first_for(0, 3U), 3U);           // told by few digits
    EXPECT_EQ(pieces.first_for(2, 1U), 1U);           // told, and settled before those it names
    pieces.take(1);
    EXPECT_EQ(pieces.first_for(0, std::nullopt), 0U); // all that is left is named by others
    EXPECT_EQ(pieces.first_for(0, 1U), 0U);           // what was told is taken
    pieces.take(2);
    EXPECT_EQ(pieces.first_for(2, std::nullopt), 3U);
    pieces.take(3);
    EXPECT_EQ(pieces.first_for(2, std::nullopt), 0U); // nothing of its own is left
    EXPECT_FALSE(cited.by_another(1, 0));
    EXPECT_TRUE(cited.by_another(0, 0));
    EXPECT_FALSE(cited.by_another(0, 1));
}

} // namespace
} // namespace comptoir::reconcile::test
