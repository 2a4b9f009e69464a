// A113: the reference on statements stands in the third party's card; without one its name serves.
#include "gui/reconcile/acts_client.h"

#include "comptoir/app/books.h"

#include <QSpinBox>

#include <algorithm>

namespace comptoir::gui {
namespace {

class PartyCard : public ActsClient {
protected:
    PartyCard() {
        lines = world.lines({{-4000, october(6), "PRLV ORANGE BUSINESS 0612"},
                             {-4100, october(7), "PRLV OBFACTU 0613"},
                             {-900, october(8), "PRLV QUELQU UN"}});
    }
    void open_card_on(bank::LineId line) {
        stand_on(line);
        press(Qt::Key_F);
    }
    // What stands in the column of the third party of that line.
    QString party_shown(bank::LineId id) {
        const int row = view().line_model()->row_of(id.value());
        return view().line_model()->index(row, LineTableModel::Party).data().toString();
    }
    ledger::Party stored(const std::string& code) {
        const auto parties = read<std::vector<ledger::Party>>(
            [](app::Reader& reader) { return app::list_parties(reader); });
        return *std::find_if(parties.begin(), parties.end(),
                             [&](const ledger::Party& each) { return each.code == code; });
    }
    void set(const app::PartyChange& change) {
        test::value_of(m_client->session().workspace().write<ledger::Party>(
            [&](app::Writer& writer) { return app::set_party(writer, change); }));
        settle();
    }
    std::vector<bank::LineId> lines;
};

TEST_F(PartyCard, WithoutAReferenceTheNameStandsInItsFieldAndServes) {
    start();
    EXPECT_EQ(party_shown(lines[0]), QStringLiteral("FORANGE")) << "found by its name";
    open_card_on(lines[0]);
    ASSERT_TRUE(dialog());
    auto* reference = field<QLineEdit>("party_reference");
    EXPECT_TRUE(reference->text().isEmpty());
    EXPECT_EQ(reference->placeholderText(), QStringLiteral("Orange Business"));
    type("party_name", QStringLiteral("Orange SA"));
    EXPECT_EQ(reference->placeholderText(), QStringLiteral("Orange SA")) << "follows the name";
    picture("party_card");
    press(dialog(), Qt::Key_Escape);
    EXPECT_EQ(stored("FORANGE").name, "Orange Business") << "nothing is saved";
}

TEST_F(PartyCard, TheReferenceTypedFindsItsLinesAndEmptiedTheNameServesAgain) {
    start();
    EXPECT_EQ(party_shown(lines[1]), QString());
    open_card_on(lines[0]);
    type("party_reference", QStringLiteral("OBFACTU"));
    act();
    ASSERT_FALSE(dialog());
    EXPECT_EQ(stored("FORANGE").statement_reference, "OBFACTU");
    EXPECT_EQ(party_shown(lines[1]), QStringLiteral("FORANGE"));
    EXPECT_EQ(party_shown(lines[0]), QString()) << "the clicked line does not hold it";
    EXPECT_EQ(party_shown(lines[2]), QString());
    open_card_on(lines[1]);
    EXPECT_EQ(field<QLineEdit>("party_reference")->text(), QStringLiteral("OBFACTU"));
    type("party_reference", QString());
    act();
    EXPECT_EQ(stored("FORANGE").statement_reference, "");
    EXPECT_EQ(party_shown(lines[0]), QStringLiteral("FORANGE"));
    EXPECT_EQ(party_shown(lines[1]), QString());
}

TEST_F(PartyCard, ControlZGivesTheCardBackAsItWas) {
    start();
    open_card_on(lines[0]);
    type("party_name", QStringLiteral("Orange SA"));
    type("party_reference", QStringLiteral("OBFACTU"));
    act();
    ASSERT_EQ(stored("FORANGE").name, "Orange SA");
    undo();
    EXPECT_EQ(stored("FORANGE").name, "Orange Business");
    EXPECT_EQ(stored("FORANGE").statement_reference, "");
    EXPECT_EQ(party_shown(lines[0]), QStringLiteral("FORANGE"));
}

TEST_F(PartyCard, ControlZLeavesWhatSomebodyElseTypedSince) {
    start();
    open_card_on(lines[0]);
    type("party_name", QStringLiteral("Orange SA"));
    act();
    ASSERT_EQ(stored("FORANGE").name, "Orange SA");
    app::PartyChange of_another{.code = "FORANGE"};
    of_another.statement_reference = "OBFACTU";
    of_another.terms_days = 45;
    of_another.vat_basis = ledger::VatBasis::Receipts;
    set(of_another);
    undo();
    EXPECT_EQ(stored("FORANGE").name, "Orange Business");
    EXPECT_EQ(stored("FORANGE").statement_reference, "OBFACTU");
    EXPECT_EQ(stored("FORANGE").terms_days, 45);
    EXPECT_EQ(stored("FORANGE").vat_basis, ledger::VatBasis::Receipts);
}

TEST_F(PartyCard, SavingLeavesWhatSomebodyElseTypedMeanwhile) {
    start();
    open_card_on(lines[0]);
    app::PartyChange of_another{.code = "FORANGE"};
    of_another.terms_days = 45;
    set(of_another);
    ASSERT_TRUE(dialog());
    type("party_name", QStringLiteral("Orange SA"));
    act();
    EXPECT_EQ(stored("FORANGE").name, "Orange SA");
    EXPECT_EQ(stored("FORANGE").terms_days, 45);
}

TEST_F(PartyCard, ACardSavedAsItWasIsNoActOfControlZ) {
    start();
    open_card_on(lines[0]);
    type("party_name", QStringLiteral("Orange SA"));
    act();
    open_card_on(lines[0]);
    act();
    ASSERT_FALSE(dialog());
    undo();
    EXPECT_EQ(stored("FORANGE").name, "Orange Business") << "the last act that changed something";
}

TEST_F(PartyCard, FirstTermsStayAndNoActStandsForThem) {
    start();
    ASSERT_FALSE(stored("FORANGE").terms_days);
    open_card_on(lines[0]);
    type("party_name", QStringLiteral("Orange SA"));
    act();
    open_card_on(lines[0]);
    field<QSpinBox>("party_terms")->setValue(30);
    act();
    ASSERT_EQ(stored("FORANGE").terms_days, 30);
    undo();
    EXPECT_EQ(stored("FORANGE").name, "Orange Business") << "the act before it";
    EXPECT_EQ(stored("FORANGE").terms_days, 30);
}

TEST_F(PartyCard, AReferenceWithoutAWordIsRefusedBesideIt) {
    start();
    open_card_on(lines[0]);
    type("party_reference", QStringLiteral("***"));
    act();
    ASSERT_TRUE(dialog());
    EXPECT_FALSE(refusal().isEmpty());
    EXPECT_EQ(stored("FORANGE").statement_reference, "");
}

TEST_F(PartyCard, WordsThatThePastContradictsAskForAReason) {
    app::ManualMatch bank_charges;
    bank_charges.lines = {lines[2]};
    bank_charges.targets = {test::to_account("627000", eur(-900))};
    test::value_of(world.match(bank_charges));
    start();
    open_card_on(lines[0]);
    type("party_reference", QStringLiteral("QUELQU UN"));
    m_client->wait_for([&] { return field<QLineEdit>("reason")->isVisible(); },
                       "the past is shown, and a reason asked");
    picture("party_card_past");
    act();
    ASSERT_TRUE(dialog()) << "not without a reason";
    EXPECT_FALSE(refusal().isEmpty());
    EXPECT_EQ(stored("FORANGE").statement_reference, "");
    type("reason", QStringLiteral("depuis octobre"));
    act();
    EXPECT_FALSE(dialog());
    EXPECT_EQ(stored("FORANGE").statement_reference, "QUELQU UN");
}

TEST_F(PartyCard, ALineOfNobodyHasNoCardAndIsToldSo) {
    start();
    open_card_on(lines[2]);
    EXPECT_FALSE(dialog());
    EXPECT_EQ(sentence(), "Cette ligne ne nomme aucun tiers\u202f: indiquez-en d’abord un.");
}

} // namespace
} // namespace comptoir::gui
