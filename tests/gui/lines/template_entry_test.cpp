// Entries made from templates: one that a person changes before it is saved (A169), several lines
// at once (A171).
#include "gui/reconcile/acts_client.h"

#include "comptoir/app/templates.h"

#include <QTableWidget>

namespace comptoir::gui {
namespace {

class TemplateEntryKeys : public ActsClient {
protected:
    enum Cell { Account, Party, Amount };

    void save(const std::string& code, const std::vector<std::string>& accounts,
              const std::string& words) {
        reconcile::StoredTemplate made;
        made.code = code;
        made.label = "Modele " + code;
        made.reference = words;
        for (const std::string& account : accounts)
            made.rows.push_back({account, "", {reconcile::ShareKind::Permille, 500}, std::nullopt});
        made.rows.back().share = {};
        test::value_of(world.act<app::TemplateSaved>(
            [&](app::Writer& writer) { return app::save_template(writer, made); }));
    }
    void set(int row, Cell cell, const char* text) {
        auto* rows = field<QTableWidget>("entry");
        ASSERT_LT(row, rows->rowCount());
        rows->item(row, cell)->setText(QLatin1String(text));
    }
    // "627000 24.00", its bank row left out.
    std::string booked(const ledger::Entry& entry) {
        std::string rows;
        for (const ledger::EntryRow& row : entry.rows)
            if (row.account != "512100")
                rows += (rows.empty() ? "" : ", ") + row.account + " " + row.amount.to_decimal();
        return rows;
    }
};

TEST_F(TemplateEntryKeys, AccountsAndAmountsAreChangedBeforeTheEntryIsSavedAndMatched) {
    save("FRAIS", {"627000", "626000"}, "COTISATION");
    const auto lines = world.lines({{-3000, october(12), "COTISATION CARTE"}});
    start();
    stand_on(lines[0]);
    press(Qt::Key_M);
    ASSERT_TRUE(dialog());
    auto* rows = field<QTableWidget>("entry");
    ASSERT_EQ(rows->rowCount(), 2) << "it is filled by the template";
    EXPECT_EQ(rows->item(0, Account)->text(), QStringLiteral("627000"));
    set(0, Account, "622000");
    set(0, Amount, "-25,00");
    set(1, Amount, "-4,00");
    type("label", QStringLiteral("Carte, corrigee"));
    act();
    ASSERT_TRUE(dialog()) << "together they are not the line";
    EXPECT_TRUE(entries().empty());
    set(1, Amount, "cinq");
    act();
    ASSERT_TRUE(dialog()) << "this is no amount";
    EXPECT_TRUE(entries().empty());
    set(1, Amount, "-5,00");
    picture("template-entry-changed");
    act();
    ASSERT_FALSE(dialog());
    ASSERT_EQ(entries().size(), 1U);
    EXPECT_EQ(booked(entries().front()), "622000 25.00, 626000 5.00");
    EXPECT_EQ(entries().front().label, "Carte, corrigee");
    EXPECT_EQ(line(lines[0]).state, reconcile::LineState::Matched);
    undo();
    EXPECT_TRUE(entries().empty());
    EXPECT_EQ(line(lines[0]).state, reconcile::LineState::Open);
    expect_check_passes();
}

TEST_F(TemplateEntryKeys, SeveralSelectedLinesBecomeDraftsAndOneUndoTakesThemAllBack) {
    save("FRAIS", {"627000"}, "COTISATION");
    save("POSTE", {"626000"}, "TIMBRES");
    const auto lines = world.lines({{-1200, october(5), "COTISATION COMPTE"},
                                    {-1300, october(6), "TIMBRES"},
                                    {-1400, october(7), "COTISATION CARTE"},
                                    {-1500, october(8), "COTISATION PRO"}});
    start();
    select({lines[0], lines[1], lines[2]});
    press(Qt::Key_M);
    ASSERT_TRUE(dialog());
    EXPECT_EQ(field<QLabel>("preview")->text().count(QLatin1Char('\n')), 2) << "three lines";
    picture("template-batch");
    act();
    ASSERT_FALSE(dialog());
    ASSERT_EQ(entries().size(), 3U);
    std::set<std::string> made;
    for (const ledger::Entry& entry : entries()) {
        EXPECT_EQ(entry.state, ledger::EntryState::Draft) << "it waits to be validated";
        made.insert(booked(entry));
    }
    EXPECT_EQ(made, (std::set<std::string>{"627000 12.00", "626000 13.00", "627000 14.00"}));
    for (const bank::LineId each : {lines[0], lines[1], lines[2]}) {
        EXPECT_EQ(line(each).state, reconcile::LineState::Matched);
        EXPECT_FALSE(shown(each));
    }
    EXPECT_EQ(line(lines[3]).state, reconcile::LineState::Open) << "it was not selected";
    EXPECT_EQ(m_client->session().act_count(), 1U);
    undo();
    EXPECT_TRUE(entries().empty());
    for (const bank::LineId each : lines)
        EXPECT_EQ(line(each).state, reconcile::LineState::Open);
    EXPECT_FALSE(m_client->session().can_undo()) << "it was one step";
    expect_check_passes();
}

TEST_F(TemplateEntryKeys, ALineWithoutATemplateStopsTheWholeBatch) {
    save("FRAIS", {"627000"}, "COTISATION");
    const auto lines =
        world.lines({{-1200, october(5), "COTISATION COMPTE"}, {-1300, october(6), "AUTRE CHOSE"}});
    start();
    select(lines);
    press(Qt::Key_M);
    ASSERT_TRUE(dialog());
    act();
    ASSERT_TRUE(dialog()) << "refused, and it says why";
    EXPECT_TRUE(entries().empty());
    dialog()->reject();
}

// A170: no automatic run spreads an amount; a person confirms the shares of the template.
TEST_F(TemplateEntryKeys, EnterConfirmsTheSpreadAndANeverDoes) {
    save("PRET", {"164000", "661000"}, "ECHEANCE PRET");
    world.invoice("CDURAND", "V2026001", 12000, october(1));
    const auto lines = world.lines({{-10001, october(5), "ECHEANCE PRET 17"},
                                    {12000, october(12), "VIR DURAND BATIMENT V2026001"}});
    start();
    press(Qt::Key_A);
    ASSERT_TRUE(dialog());
    auto* sure = field<Table>("automatic_preview");
    ASSERT_EQ(sure->model()->rowCount(), 1) << "the customer's alone";
    press(sure, Qt::Key_Return);
    EXPECT_EQ(line(lines[1]).state, reconcile::LineState::Matched) << sentence();
    EXPECT_EQ(line(lines[0]).state, reconcile::LineState::Open) << "the loan waits";
    EXPECT_EQ(balance("164000"), 0);
    stand_on(lines[0]);
    ASSERT_TRUE(view().current_proposal());
    ASSERT_EQ(view().current_proposal()->targets.size(), 2U);
    picture("template-spread");
    press(Qt::Key_Return);
    EXPECT_EQ(line(lines[0]).state, reconcile::LineState::Matched) << sentence();
    EXPECT_EQ(balance("164000") + balance("661000"), 10001) << "to the cent";
    EXPECT_TRUE(balance("164000") == 5000 || balance("164000") == 5001) << "half of it";
    EXPECT_EQ(balance("512100"), 12000 - 10001);
    expect_check_passes();
    undo();
    EXPECT_EQ(balance("164000"), 0);
    EXPECT_TRUE(shown(lines[0]));
}

// C19: what two decisions taught is proposed, and no longer once a person switches it off.
TEST_F(TemplateEntryKeys, WhatWasLearnedIsSwitchedOffAndNoLongerProposed) {
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE PRO 12"},
                                    {-1300, october(6), "PRLV FIBRE PRO 13"},
                                    {-1400, october(7), "PRLV FIBRE PRO 14"}});
    start();
    for (const bank::LineId each : {lines[0], lines[1]}) {
        stand_on(each);
        press(Qt::Key_K);
        ASSERT_TRUE(dialog());
        type("account", QStringLiteral("626000"));
        act();
        ASSERT_FALSE(dialog());
    }
    const auto proposes = [&] {
        stand_on(lines[2]);
        const reconcile::Proposal* proposal = view().current_proposal();
        return proposal && proposal->targets.size() == 1 &&
               proposal->targets.front().account == "626000";
    };
    ASSERT_TRUE(proposes());
    press(Qt::Key_A); // proposed, never booked by itself
    EXPECT_EQ(field<Table>("automatic_preview")->model()->rowCount(), 0);
    dialog()->reject();
    settle();
    const auto switch_each = [this] {
        pane().findChild<QAction*>(QStringLiteral("learned"))->trigger();
        settle();
        auto* learned = field<Table>("learned");
        for (int row = 0; row < learned->model()->rowCount(); ++row) {
            learned->setCurrentIndex(learned->model()->index(row, 0));
            click(field<QPushButton>("switch"));
        }
        const int rows = learned->model()->rowCount();
        picture("learned-switched");
        dialog()->accept();
        settle();
        return rows;
    };
    const int rows = switch_each();
    EXPECT_GT(rows, 0);
    EXPECT_FALSE(proposes()) << "all of it is off";
    EXPECT_EQ(switch_each(), rows) << "it is still in the list, to be seen";
    EXPECT_TRUE(proposes()) << "and on again";
    for (int row = 0; row < rows; ++row)
        undo();
    EXPECT_FALSE(proposes()) << "each switch is taken back like any other act";
}

} // namespace
} // namespace comptoir::gui
