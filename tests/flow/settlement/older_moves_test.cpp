// VAT that older programs moved in whole of an invoice whose loss stands in another entry.
#include "parts_not_paid.h"

namespace comptoir::test {
namespace {

class OlderMoves : public PartsNotPaid {
protected:
    // 1 200.00, of which 200.00 wait.
    ledger::RowId invoice() {
        return one.sale({.party = "CDURAND", .piece = "V4", .rates = {{100000, 20000}}});
    }
    // Of 600.00 the fee and its tax are paid, 6.00.
    ledger::RowId loss() {
        return paid_in_part(60000, {{"654000", 59400}, {"627000", 500}, {"445660", 100}});
    }
    // What is moved by now, as if it were `cents`: in the last move and its entry.
    void move_last(std::int64_t cents) {
        const std::string amount = std::to_string(cents);
        one.run_sql("UPDATE entry_row SET amount_minor = CASE account WHEN '445740' THEN " +
                    amount + " ELSE -" + amount +
                    " END WHERE entry_id = (SELECT max(entry_id) FROM vat_move);"
                    "UPDATE vat_move SET amount_minor = -" +
                    amount + " WHERE id = (SELECT max(id) FROM vat_move);");
    }
    void expect_moved(std::int64_t cents) {
        EXPECT_EQ(one.balance("445740"), cents - 20000);
        EXPECT_EQ(one.balance("445710"), -cents);
    }
};

TEST_F(OlderMoves, CheckAcceptsWhatTheyMovedOfALossAndNoMore) {
    const auto item = invoice();
    value_of(match(line(30000), {to_item(item, eur(30000))}));
    letter({item, loss()});
    one.run_sql("UPDATE imputation SET match_id = (SELECT max(match_id) FROM vat_move)");
    expect_moved(5100); // of 306.00
    EXPECT_TRUE(one.check("vat.moves").ok) << one.check("vat.moves").detail;
    move_last(10000); // with the 50.00 of the match, that of 900.00
    expect_moved(15000);
    EXPECT_TRUE(one.check("vat.moves").ok) << one.check("vat.moves").detail;
    for (const std::int64_t wrong : {10100, 15000, 50}) {
        move_last(wrong);
        EXPECT_FALSE(one.check("vat.moves").ok) << wrong;
    }
}

TEST_F(OlderMoves, ALaterPaymentTakesThemUpAndNothingGoesBack) {
    const auto item = invoice();
    letter({item, loss()});
    expect_moved(100);
    move_last(10000);
    const auto first = value_of(match(line(30000, 20), {to_item(item, eur(30000))}));
    expect_moved(10000);
    EXPECT_TRUE(remarks(first).empty());
    const auto last = value_of(match(line(30000, 21), {to_item(item, eur(30000))}));
    expect_moved(10100); // of 606.00
    one.expect_check_passes();
    ASSERT_TRUE(one.undo(last));
    ASSERT_TRUE(one.undo(first));
    expect_moved(10000);
}

TEST_F(OlderMoves, TheUndoOfAnotherLetterTakesItsOwnMoveAlone) {
    const auto item = invoice();
    letter({item, loss()});
    move_last(10000);
    const auto done = letter({item, paid_in_part(60000, {{"512100", 60000}}, 20)});
    expect_moved(10100);
    move_last(10000); // as they moved both
    expect_moved(20000);
    value_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::undo_letter(writer, done));
        return true;
    }));
    expect_moved(10000);
}

TEST_F(OlderMoves, WhatIsMovedByTodaysRuleGoesBackWithItsPayment) {
    const auto item = invoice();
    letter({item, loss()});
    const auto done = letter({item, paid_in_part(30000, {{"512100", 30000}}, 20)});
    expect_moved(5100);
    value_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::undo_letter(writer, done));
        return true;
    }));
    expect_moved(100);
}

} // namespace
} // namespace comptoir::test
