// Movements by their keys: of several lines at once (A152), of an undefined party (A154 to A157).
#include "gui/reconcile/acts_client.h"

#include <QAction>

namespace comptoir::gui {
namespace {

class MovementKeys : public ActsClient {
protected:
    QString introduction() { // what the question says before its fields
        QString all;
        for (const QLabel* label : dialog()->findChildren<QLabel*>())
            all += label->text() + QLatin1Char('\n');
        return all;
    }
};

TEST_F(MovementKeys, EachSelectedLineGetsAMovementOnItsOwnPartysSide) {
    world.invoice("CDURAND", "V1", 9000, october(1));
    const auto lines = world.lines(
        {{-500, october(12), "PRLV AARO SAS"}, {700, october(13), "VIR DURAND BATIMENT"}});
    start();
    select(lines);
    press(Qt::Key_C, Qt::ShiftModifier);
    ASSERT_TRUE(dialog());
    auto* preview = field<Table>("movements_preview");
    EXPECT_EQ(preview->model()->rowCount(), 2) << "first shown";
    EXPECT_EQ(entries().size(), 1U) << "nothing is written before";
    picture("movements");
    act();
    ASSERT_FALSE(dialog()) << "no refusal";
    ASSERT_EQ(entries().size(), 3U);
    EXPECT_EQ(entries()[1].rows[0].account, "401000");
    EXPECT_EQ(entries()[1].rows[0].amount, eur(500));
    EXPECT_EQ(entries()[2].rows[0].account, "411000");
    EXPECT_EQ(entries()[2].rows[0].amount, eur(-700));
    for (const bank::LineId each : lines) {
        ASSERT_TRUE(shown(each));
        EXPECT_TRUE(shown(each)->pairing) << "only the match is left";
    }
    press(Qt::Key_Return, Qt::ControlModifier); // all pairs
    for (const bank::LineId each : lines)
        EXPECT_EQ(line(each).state, reconcile::LineState::Matched) << sentence();
    expect_check_passes();
}

TEST_F(MovementKeys, OnlyTheMovementThatFitsIsOfferedByItsName) {
    world.invoice("FAARO", "F1", -10000, october(1));
    world.invoice("CDURAND", "V1", 9000, october(1));
    const auto lines = world.lines({{-500, october(12), "PRLV AARO SAS"},
                                    {510, october(12), "VIR AARO SAS"},
                                    {700, october(13), "VIR DURAND BATIMENT"},
                                    {-710, october(13), "VIR DURAND BATIMENT"},
                                    {300, october(14), "QUELQU UN"}});
    start();
    const auto offered = [&](bank::LineId line) {
        stand_on(line);
        return pane().findChild<QAction*>(QStringLiteral("movement"))->text().remove('&');
    };
    EXPECT_EQ(offered(lines[0]), QStringLiteral("Créer le décaissement fournisseur…"));
    EXPECT_EQ(offered(lines[1]), QStringLiteral("Créer le remboursement du fournisseur…"));
    EXPECT_EQ(offered(lines[2]), QStringLiteral("Créer l’encaissement client…"));
    EXPECT_EQ(offered(lines[3]), QStringLiteral("Créer le remboursement au client…"));
    EXPECT_EQ(offered(lines[4]), QStringLiteral("Créer l’encaissement…"));
    // The menu of the right button holds that one, and no other that creates one movement.
    const auto in_menu = [&] {
        QStringList names;
        for (const QAction* each : table()->actions())
            if (each->isEnabled() && each->text().contains(QStringLiteral("réer")))
                names << each->text().remove('&');
        return names;
    };
    ASSERT_EQ(table()->contextMenuPolicy(), Qt::ActionsContextMenu);
    for (const auto& [line, name] : {std::pair(lines[1], "Créer le remboursement du fournisseur…"),
                                     std::pair(lines[2], "Créer l’encaissement client…")}) {
        stand_on(line);
        EXPECT_EQ(in_menu(), QStringList({QString::fromUtf8(name),
                                          QStringLiteral("Créer un mouvement par ligne…")}));
    }
}

TEST_F(MovementKeys, TheMovementOfferedIsTheOneThatIsMade) {
    world.invoice("FAARO", "F1", -10000, october(1));
    world.invoice("CDURAND", "V1", 9000, october(1));
    const auto lines = world.lines(
        {{510, october(12), "VIR AARO SAS"}, {-710, october(13), "VIR DURAND BATIMENT"}});
    start();
    for (const auto& [line, account, cents] :
         {std::tuple(lines[0], "401000", -510), std::tuple(lines[1], "411000", 710)}) {
        stand_on(line);
        press(Qt::Key_C);
        ASSERT_TRUE(dialog());
        act();
        ASSERT_FALSE(dialog());
        const ledger::EntryRow row = entries().back().rows[0];
        EXPECT_EQ(row.account, account);
        EXPECT_EQ(row.amount, eur(cents));
    }
    EXPECT_EQ(balance("401000"), -10000 - 510);
    EXPECT_EQ(balance("411000"), 9000 + 710);
}

// A151: its row of the bank account is at the right and ticked: only Enter is left.
TEST_F(MovementKeys, AfterCItsRowOfTheBankIsTickedAndOnlyEnterIsLeft) {
    const auto lines = world.lines({{-500, october(12), "PRLV AARO SAS"}});
    start();
    stand_on(lines[0]);
    press(Qt::Key_C);
    ASSERT_TRUE(dialog());
    act();
    ASSERT_FALSE(dialog());
    const ledger::Entry made = entries().back();
    ledger::RowId of_the_bank;
    for (const ledger::EntryRow& row : made.rows)
        if (row.account == "512100")
            of_the_bank = row.id;
    stand_on(lines[0]);
    ASSERT_TRUE(is_offered(of_the_bank)) << "among the entries that wait";
    CandidateTableModel* books = view().candidate_model();
    int ticked = 0;
    for (int row = 0; row < books->rowCount(); ++row) {
        const bool is_ticked =
            books->index(row, CandidateTableModel::Tick).data(Qt::CheckStateRole).toInt() !=
            Qt::Unchecked;
        EXPECT_EQ(is_ticked, books->row_at(row)->row == of_the_bank);
        ticked += is_ticked;
    }
    EXPECT_EQ(ticked, 1);
    EXPECT_TRUE(view().can_match());
    picture("movement-ticked");
    press(Qt::Key_Return);
    EXPECT_EQ(line(lines[0]).state, reconcile::LineState::Matched) << sentence();
    EXPECT_EQ(entries().size(), 1U) << "the match books nothing more";
    EXPECT_FALSE(is_offered(of_the_bank));
    expect_check_passes();
}

TEST_F(MovementKeys, AllOfABatchGoesWithOneUndo) {
    const auto lines = world.lines(
        {{-500, october(12), "PRLV AARO SAS"}, {-900, october(13), "PRLV ORANGE BUSINESS"}});
    start();
    select(lines);
    press(Qt::Key_C, Qt::ShiftModifier);
    act();
    ASSERT_EQ(entries().size(), 2U);
    undo();
    EXPECT_TRUE(entries().empty());
    for (const bank::LineId each : lines)
        EXPECT_EQ(line(each).pairing, 0);
}

// Three lines of nobody, and one more on the statement, eight days later.
class UndefinedParty : public MovementKeys {
protected:
    void ask(std::int64_t sign) {
        lines = world.lines({{sign * 10000, october(12), "PETIT"},
                             {sign * -2500, october(14), "AUTRE SENS"},
                             {sign * 30000, october(13), "GRAND"},
                             {-100, october(22), "PLUS TARD"}});
        start();
        select({lines[0], lines[1], lines[2]});
        movement = pane().findChild<QAction*>(QStringLiteral("movement"))->text();
        press(Qt::Key_C);
        ASSERT_TRUE(dialog());
    }
    std::vector<bank::LineId> lines;
    QString movement;
};

TEST_F(UndefinedParty, ANetCreditIsAReceiptOfTheSumNamedAfterTheLargestLine) {
    ask(+1);
    EXPECT_TRUE(movement.contains(QStringLiteral("ncaissement"))) << movement.toStdString();
    EXPECT_TRUE(introduction().contains(QStringLiteral("ncaissement")));
    EXPECT_TRUE(introduction().contains(m_client->words().amount(eur(37500))));
    EXPECT_TRUE(field<QLineEdit>("party")->text().isEmpty());
    EXPECT_EQ(field<QLineEdit>("label")->text(), QStringLiteral("GRAND"));
    EXPECT_EQ(field<DayEdit>("day")->day(), october(14)) << "the latest line";
    picture("movement-undefined");
    type("part_account_0", QStringLiteral("471000"));
    type("part_amount_0", QStringLiteral("300,00"));
    act();
    ASSERT_TRUE(dialog()) << "the sum is the lines': what is missing is not saved";
    EXPECT_TRUE(entries().empty());
    click(field<QPushButton>("add_part"));
    EXPECT_EQ(field<MoneyEdit>("part_amount_1")->money(), eur(7500)) << "what is left";
    type("part_account_1", QStringLiteral("706000"));
    act();
    ASSERT_FALSE(dialog());
    const ledger::Entry made = entries().back();
    EXPECT_EQ(made.label, "GRAND");
    EXPECT_EQ(made.date, october(14));
    Money bank = eur(0);
    for (const ledger::EntryRow& row : made.rows)
        if (row.account == "512100")
            bank += row.amount;
    EXPECT_EQ(bank, eur(37500)) << "the algebraic sum";
    stand_on(lines[0]);
    press(Qt::Key_Return);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(line(lines[static_cast<std::size_t>(i)]).state, reconcile::LineState::Matched);
    expect_check_passes();
}

TEST_F(UndefinedParty, ANetDebitIsAPayment) {
    ask(-1);
    EXPECT_TRUE(movement.contains(QStringLiteral("décaissement"))) << movement.toStdString();
    EXPECT_TRUE(introduction().contains(QStringLiteral("écaissement")));
    EXPECT_TRUE(introduction().contains(m_client->words().amount(eur(-37500))));
    type("part_account_0", QStringLiteral("471000"));
    act();
    ASSERT_FALSE(dialog());
    EXPECT_EQ(entries().back().rows[0].account, "471000");
    EXPECT_EQ(entries().back().rows[0].amount, eur(37500));
}

TEST_F(UndefinedParty, TheDayThatWasTypedStaysWhenTheThirdPartyIsChosen) {
    ask(+1);
    auto* day = field<DayEdit>("day");
    day->setFocus();
    QTest::keyClick(day, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(day, QStringLiteral("13/10/2026"));
    type("party", QStringLiteral("CDURAND"));
    settle();
    EXPECT_EQ(day->day(), october(13));
    day->setFocus();
    QTest::keyClick(day, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(day, QStringLiteral("31/02/2026"));
    type("party", QStringLiteral("FAARO"));
    settle();
    EXPECT_EQ(day->text(), QStringLiteral("31/02/2026")) << "to be mended";
    act();
    EXPECT_TRUE(dialog());
    EXPECT_TRUE(entries().empty());
}

TEST_F(UndefinedParty, TheDayIsNeverAfterTheEndOfTheStatement) {
    ask(+1);
    auto* day = field<DayEdit>("day");
    day->set_day(october(25));
    EXPECT_EQ(day->day(), october(22)) << "the statement ends there";
    type("part_account_0", QStringLiteral("471000"));
    act();
    ASSERT_FALSE(dialog());
    EXPECT_EQ(entries().back().date, october(22));
}

} // namespace
} // namespace comptoir::gui
