// No smaller change than the one a proposal names flips it (requirements D06).
//
// A change is one fact: a piece, an entry, a line, a number, a template. Nothing at all is smaller,
// and so is the same fact short of what makes it the change: as many days, not one fewer; as much
// money, not a cent less; the very number, not its beginning.
#include "flip_changes.h"

#include <gtest/gtest.h>

#include <map>

namespace comptoir::reconcile::test {
namespace {

struct Smaller {
    std::string what;
    Case after;
};

// The changes that fall short of the one a proposal names.
class SmallerChanges {
public:
    SmallerChanges(const Case& before, std::size_t line, const Proposal& was)
        : m_before(before), m_line(line), m_was(was), m_flip(*was.flip) {}

    std::vector<Smaller> all() {
        m_all = {{"nothing", m_before}};
        switch (m_flip.kind) {
        case FlipKind::SecondEntry:
            add_entries();
            break;
        case FlipKind::SecondItem:
            add_pieces();
            break;
        case FlipKind::OtherNumber:
            add("the word for an invoice alone",
                [&](Case& after) { note(after, m_line, "FACTURE"); });
            add("the number it is", [&](Case& after) {
                note(after, m_line, "FACTURE " + m_was.targets.front().piece);
            });
            break;
        case FlipKind::NamesPiece:
            add("the number but for its last digit", [&](Case& after) {
                note(after, m_line, m_flip.text.substr(0, m_flip.text.size() - 1));
            });
            break;
        case FlipKind::OtherLeg:
            add_legs();
            break;
        case FlipKind::NewPiece:
            add("a piece of nobody the line names", [&](Case& after) {
                Flip other = m_flip;
                other.party = "ZZ-NOBODY";
                apply(after, m_line, other);
            });
            break;
        case FlipKind::PaymentGone:
        case FlipKind::TargetGone:
        case FlipKind::OtherLegGone:
        case FlipKind::TemplateGone:
        case FlipKind::TemplateSet:
        case FlipKind::LearningOff:
            break; // there or not: nothing lies between
        }
        return std::move(m_all);
    }

private:
    template <class Change>
    void add(std::string what, const Change& change) {
        Case after = m_before;
        change(after);
        m_all.push_back({std::move(what), std::move(after)});
    }

    void add_entries() {
        const auto days = std::get<std::int64_t>(m_flip.sentence.params.at(1).value);
        for (const std::int64_t cents : {-1, 1, -100, 100})
            add("an entry of another amount", [&](Case& after) {
                apply(after, m_line, m_flip);
                EntryCandidate& entry = after.books.entries.back();
                entry.amount = eur(entry.amount.minor() + cents);
            });
        for (const int more : {1, 2, 30})
            add("an entry too early", [&](Case& after) {
                apply(after, m_line, m_flip);
                after.books.entries.back().date =
                    m_before.lines[m_line].line.booked_on.plus_days(-static_cast<int>(days) - more);
            });
    }

    void add_pieces() {
        for (const int days : {0, 1, 10})
            add("a piece no older", [&](Case& after) {
                ledger::OpenItem& copy = copy_of(after, m_flip.row);
                copy.due_on = copy.due_on.plus_days(days);
                copy.booked_on = copy.booked_on.plus_days(days);
            });
        for (const std::int64_t cents : {-1, 1, -3, 3})
            add("an older piece of another amount", [&](Case& after) {
                apply(after, m_line, m_flip);
                ledger::OpenItem& copy = after.books.items.back();
                copy.amount = copy.open = eur(copy.open.minor() + cents);
            });
    }

    void add_legs() {
        for (const std::int64_t cents : {-1, 1, -100, 100})
            add("a leg of another amount", [&](Case& after) {
                apply(after, m_line, m_flip);
                after.lines.back().line.amount = eur(m_flip.amount.minor() + cents);
            });
        add("a leg on the same account", [&](Case& after) {
            apply(after, m_line, m_flip);
            after.lines.back().journal = m_before.lines[m_line].journal;
        });
        add("a leg a week later", [&](Case& after) {
            apply(after, m_line, m_flip);
            after.lines.back().line.booked_on = m_flip.day.plus_days(7);
        });
    }

    const Case& m_before;
    std::size_t m_line;
    const Proposal& m_was;
    const Flip& m_flip;
    std::vector<Smaller> m_all;
};

class LeastFlips : public testing::Test {
protected:
    static Proposal of(const Case& one, bank::LineId id) {
        const std::vector<Proposal> proposals = one.all();
        return *std::find_if(proposals.begin(), proposals.end(),
                             [&](const Proposal& proposal) { return proposal.line == id; });
    }

    // Of everything the lines of these books name; how many smaller changes were tried, by kind.
    static void expect_least(const Case& before, std::map<std::string_view, int>& tried) {
        for (std::size_t line = 0; line < before.lines.size(); ++line) {
            const Proposal was = of(before, before.lines[line].id);
            if (!was.flip)
                continue;
            const std::vector<Smaller> changes = SmallerChanges(before, line, was).all();
            for (const Smaller& one : changes) {
                ++tried[to_text(was.flip->kind)];
                EXPECT_EQ(answer_of(of(one.after, was.line)), answer_of(was))
                    << one.what << " would do, and " << to_text(was.flip->kind) << " is named for "
                    << before.lines[line].line.label << " "
                    << before.lines[line].line.amount.to_decimal();
            }
        }
    }
    Case one;
    std::map<std::string_view, int> tried;
};

TEST_F(LeastFlips, NothingLessThanWhatIsNamedFlipsAProposalOfCrowdedBooks) {
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        SCOPED_TRACE(seed);
        expect_least(crowded_books(seed), tried);
    }
    for (const std::string_view kind : {"second_item", "other_number", "new_piece", "target_gone"})
        EXPECT_GT(tried[kind], 20) << kind;
}

// Entries of few amounts, within and without the days of the journal.
TEST_F(LeastFlips, NothingLessFlipsAnEntry) {
    int at_limit = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937_64 random(seed);
        const auto from = [&](int least, int most) {
            return std::uniform_int_distribution<int>(least, most)(random);
        };
        Case books;
        books.books.journals.front().days_tolerance = from(0, 8);
        for (int i = 0; i < 5; ++i)
            books.entry(-1'000 * from(1, 9), day(5, from(1, 28)), "Virement");
        for (int i = 0; i < 5; ++i)
            books.line(-1'000 * from(1, 9), day(5, from(1, 28)), "VIR").nature =
                from(0, 3) == 0 ? bank::Nature::Cheque : bank::Nature::Transfer;
        expect_least(books, tried);
        // And no day of those that are said is too many, where no other line waits for the amount.
        for (std::size_t line = 0; line < books.lines.size(); ++line) {
            const Proposal was = of(books, books.lines[line].id);
            const Money amount = books.lines[line].line.amount;
            const auto alike =
                std::count_if(books.lines.begin(), books.lines.end(),
                              [&](const LineFacts& facts) { return facts.line.amount == amount; });
            if (!was.flip || was.flip->kind != FlipKind::SecondEntry || alike > 1)
                continue;
            ++at_limit;
            Case after = books;
            apply(after, line, *was.flip);
            const auto days = std::get<std::int64_t>(was.flip->sentence.params.at(1).value);
            after.books.entries.back().date =
                books.lines[line].line.booked_on.plus_days(-static_cast<int>(days));
            EXPECT_NE(answer_of(of(after, was.line)), answer_of(was)) << days;
        }
    }
    EXPECT_GT(tried["second_entry"], 100);
    EXPECT_GT(at_limit, 20);
}

// A day older is enough: the day it was booked, where both fall due on one.
TEST_F(LeastFlips, OneDayOlderIsEnough) {
    one.party("CDURAND", "Durand Couverture");
    one.item("CDURAND", "V-7001", 18'000, day(3, 1));
    one.line(18'000, day(5, 5), "VIR DURAND COUVERTURE");
    const Proposal was = one.only();
    ASSERT_TRUE(was.flip && was.flip->kind == FlipKind::SecondItem);
    EXPECT_EQ(was.flip->day, one.books.items.front().due_on.plus_days(-1));
    expect_least(one, tried);
    ledger::OpenItem& copy = copy_of(one, was.flip->row);
    copy.booked_on = copy.booked_on.plus_days(-1);
    EXPECT_NE(answer_of(one.only()), answer_of(was));
}

// Of equals, the whole number of one, not its beginning.
TEST_F(LeastFlips, NothingLessThanItsNumberNamesAPiece) {
    for (int i = 0; i < 40; ++i) {
        SCOPED_TRACE(i);
        Case equals;
        equals.party("CDURAND", "Durand Couverture");
        equals.party("CMOREL", "Morel Zinguerie");
        const std::string first = text::number(7'000 + 37 * i);
        const std::string second = text::number(8'000 + 53 * i);
        equals.item("CDURAND", (i % 2 == 0 ? "V-" : "FA26-") + first, 18'000 + i, day(3, 1));
        equals.item("CMOREL", (i % 2 == 0 ? "V-" : "FA26-") + second, 18'000 + i, day(3, 2));
        equals.line(18'000 + i, day(5, 5), "VIR SEPA");
        ASSERT_EQ(equals.only().flip->kind, FlipKind::NamesPiece);
        expect_least(equals, tried);
    }
    EXPECT_EQ(tried["names_piece"], 80);
}

TEST_F(LeastFlips, NoOtherLegWillDo) {
    one.books.journals.push_back({"BL", "FR7630004000031234567890143", 5});
    one.books.accounts.transfer = "580000";
    one.line(-18'000, day(5, 5), "VIR EPARGNE").counterparty.iban = "FR7630004000031234567890143";
    expect_least(one, tried);
    EXPECT_EQ(tried["other_leg"], 7);
}

} // namespace
} // namespace comptoir::reconcile::test
