// K on an account that asks for a third party has the line's own, as C has.
#include "acts_client.h"

namespace comptoir::gui {
namespace {

class AccountParty : public ActsClient {
protected:
    void SetUp() override {
        lines = world.lines({{12000, october(12), "VIR SEPA DURAND BATIMENT ACOMPTE"},
                             {5000, october(13), "VIR SEPA CLINIQUE DU PARC ACOMPTE"},
                             {7000, october(14), "REMISE DE CHEQUE"}});
        start();
    }
    void open_account(const std::vector<bank::LineId>& on, const QString& account) {
        select(on);
        press(Qt::Key_K);
        type("account", account);
    }
    QString party() { return field<QLineEdit>("party")->text(); }
    std::vector<bank::LineId> lines;
};

TEST_F(AccountParty, IsThatOfTheLine) {
    ASSERT_EQ(shown(lines[0])->party.empty() ? view().line_model()->proposal_of(lines[0])->party
                                             : shown(lines[0])->party,
              "CDURAND");
    open_account({lines[0]}, QStringLiteral("419100"));
    EXPECT_EQ(party(), QStringLiteral("CDURAND"));
    picture("account-party");
    act();
    ASSERT_FALSE(dialog()) << refusal().toStdString();
    const ledger::Entry made = entries().back();
    EXPECT_TRUE(std::ranges::any_of(made.rows, [](const ledger::EntryRow& row) {
        return row.account == "419100" && row.party == "CDURAND";
    }));
    expect_check_passes();
}

TEST_F(AccountParty, GoesWithTheAccountThatAsksForIt) {
    open_account({lines[0]}, QStringLiteral("419100"));
    type("account", QStringLiteral("471000"));
    EXPECT_EQ(party(), QString());
    EXPECT_FALSE(field<QLineEdit>("party")->isEnabled());
}

TEST_F(AccountParty, AnotherOneThatIsTypedStays) {
    open_account({lines[0]}, QStringLiteral("419100"));
    type("party", QStringLiteral("CCLINIQUE"));
    type("account", QStringLiteral("411000"));
    EXPECT_EQ(party(), QStringLiteral("CCLINIQUE"));
}

TEST_F(AccountParty, OfNobodysLineIsAskedAsBefore) {
    open_account({lines[2]}, QStringLiteral("419100"));
    EXPECT_EQ(party(), QString());
    act();
    ASSERT_TRUE(dialog()) << "the account needs a third party";
    EXPECT_TRUE(entries().empty());
}

} // namespace
} // namespace comptoir::gui
