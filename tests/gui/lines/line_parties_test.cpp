// A110 to A117 on the screen: whose line it is stands in its column, and what a person types for a
// third party is looked for in every unreconciled line.
#include "gui/reconcile/acts_client.h"

namespace comptoir::gui {
namespace {

class LineParties : public ActsClient {
protected:
    QString party_shown(bank::LineId id) {
        const int row = view().line_model()->row_of(id.value());
        return row < 0 ? QStringLiteral("not shown")
                       : view().line_model()->index(row, LineTableModel::Party).data().toString();
    }
    // Its code where it is kept with the line, its name where it is proposed.
    bool is_aaro(bank::LineId id) {
        return QStringList{QStringLiteral("FAARO"), QStringLiteral("Aaro SAS")}.contains(
            party_shown(id));
    }
    void save_words(const QString& party, const QString& words) { // T
        press(Qt::Key_T);
        ASSERT_TRUE(dialog());
        type("party", party);
        type("reference", words);
        act();
        ASSERT_FALSE(dialog());
    }
};

TEST_F(LineParties, TheNumberOfAnOpenInvoiceNamesTheLineBeforeAnyWords) {
    world.invoice("FAARO", "F59289", -19000, october(1));
    const auto lines = world.lines({{-19000, october(5), "VIR OBFACTU F59289"},
                                    {-4000, october(6), "PRLV OBFACTU 0612"},
                                    {-4000, october(7), "PRLV INCONNU F5928"}});
    start();
    EXPECT_TRUE(is_aaro(lines[0]));
    EXPECT_EQ(party_shown(lines[2]), QString()) << "a part of a number names nobody";
    stand_on(lines[2]);
    save_words(QStringLiteral("FORANGE"), QStringLiteral("OBFACTU"));
    EXPECT_TRUE(is_aaro(lines[0])) << "the number comes first";
    EXPECT_EQ(party_shown(lines[1]), QStringLiteral("FORANGE"));
    EXPECT_EQ(party_shown(lines[2]), QString()) << "the clicked line does not hold the words";
}

TEST_F(LineParties, ASettledInvoiceNamesNoLineWhateverIsTypedForOthers) {
    const ledger::RowId paid = world.invoice("FAARO", "F59289", -19000, october(1));
    world.invoice("FAARO", "F60001", -700, october(1));
    app::ManualMatch match;
    match.lines = world.lines({{-19000, october(5), "VIR F59289"}});
    match.targets = {test::to_item(paid)};
    test::value_of(world.match(match));
    const auto lines = world.lines({{-19000, october(8), "VIR F59289 BIS"},
                                    {-700, october(9), "VIR F60001"},
                                    {-4000, october(10), "PRLV MOB 0612"}},
                                   -19000);
    start();
    EXPECT_EQ(party_shown(lines[0]), QString());
    EXPECT_TRUE(is_aaro(lines[1])) << "this one is open";
    stand_on(lines[0]);
    save_words(QStringLiteral("FORANGE"), QStringLiteral("MOB"));
    EXPECT_EQ(party_shown(lines[0]), QString()) << "looked for again, and still settled";
    EXPECT_EQ(party_shown(lines[2]), QStringLiteral("FORANGE"));
}

TEST_F(LineParties, EveryLineThatHoldsTheWordsGetsTheThirdPartyAndOneUndoTakesItFromAll) {
    const auto lines = world.lines({{-4000, october(6), "PRLV MOB 0612"},
                                    {-4100, october(7), "PRLV MOB 0613"},
                                    {-4200, october(8), "PRLV FIXE 0614"}});
    start();
    stand_on(lines[2]);
    save_words(QStringLiteral("FORANGE"), QStringLiteral("mob"));
    EXPECT_EQ(party_shown(lines[0]), QStringLiteral("FORANGE"));
    EXPECT_EQ(party_shown(lines[1]), QStringLiteral("FORANGE"));
    EXPECT_EQ(party_shown(lines[2]), QString()) << "the clicked one does not hold them";
    undo();
    EXPECT_EQ(party_shown(lines[0]), QString());
    EXPECT_EQ(party_shown(lines[1]), QString());
}

TEST_F(LineParties, NobodyChosenOrNoWordsIsRefused) {
    const auto lines = world.lines({{-4000, october(6), "PRLV MOB 0612"}});
    start();
    stand_on(lines[0]);
    press(Qt::Key_T);
    EXPECT_EQ(field<QLineEdit>("party")->text(), QString()) << "the line prefills nothing";
    EXPECT_EQ(field<QLineEdit>("reference")->text(), QString());
    type("reference", QStringLiteral("MOB"));
    act();
    ASSERT_TRUE(dialog());
    EXPECT_FALSE(refusal().isEmpty());
    type("party", QStringLiteral("FORANGE"));
    type("reference", QString());
    act();
    ASSERT_TRUE(dialog());
    EXPECT_EQ(party_shown(lines[0]), QString());
}

} // namespace
} // namespace comptoir::gui
