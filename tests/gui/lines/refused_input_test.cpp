// What was typed and is refused stays in its dialog, with the refusal beside it; what is unknown
// can be created from there.
#include "gui/reconcile/acts_client.h"

#include "comptoir/app/users.h"
#include "comptoir/gui/widgets/message_bar.h"

namespace comptoir::gui {
namespace {

class RefusedInput : public ActsClient {
protected:
    void ask_with(Qt::Key key, const char* account, const QString& number) {
        lines = world.lines({{-500, october(12), "COMMISSION"}, {-700, october(13), "AUTRE"}});
        start();
        stand_on(lines[0]);
        press(key);
        ASSERT_TRUE(dialog());
        type(account, number);
        act();
    }
    MessageBar* problem() { return field<MessageBar>("message_bar"); }
    QString account_text() { return field<QLineEdit>("account")->text(); }
    bool is_open(bank::LineId id) { return line(id).state == reconcile::LineState::Open; }

    std::vector<bank::LineId> lines;
};

TEST_F(RefusedInput, AnUnknownAccountKeepsTheQuestionAndWhatWasTyped) {
    ask_with(Qt::Key_K, "account", QStringLiteral("627999"));
    ASSERT_TRUE(dialog()) << "it stays open";
    EXPECT_EQ(account_text(), QStringLiteral("627999"));
    EXPECT_TRUE(problem()->sentence().contains(QStringLiteral("627999")));
    EXPECT_TRUE(sentence().empty()) << "not in the window behind";
    EXPECT_TRUE(is_open(lines[0]));
    EXPECT_TRUE(field<QPushButton>("act_button")->isEnabled()) << "it may be tried again";
    picture("account-refused");
}

TEST_F(RefusedInput, ACorrectedAccountIsTakenAndTheQuestionCloses) {
    ask_with(Qt::Key_K, "account", QStringLiteral("627999"));
    type("account", QStringLiteral("627"));
    act();
    EXPECT_FALSE(dialog());
    EXPECT_FALSE(is_open(lines[0]));
    EXPECT_TRUE(is_open(lines[1]));
    expect_check_passes();
}

TEST_F(RefusedInput, LeavingTheRefusedQuestionLeavesTheLineAsItWas) {
    ask_with(Qt::Key_K, "account", QStringLiteral("627999"));
    click(field<QPushButton>("cancel_button"));
    EXPECT_FALSE(dialog());
    EXPECT_TRUE(is_open(lines[0]));
    press(Qt::Key_K); // and may be asked again: it is not held to be under way
    ASSERT_TRUE(dialog());
    type("account", QStringLiteral("627"));
    act();
    EXPECT_FALSE(is_open(lines[0]));
}

TEST_F(RefusedInput, AnUnknownAccountIsCreatedUnderTheNameOneGives) {
    ask_with(Qt::Key_K, "account", QStringLiteral("627999"));
    ASSERT_TRUE(problem()->offered()->isVisible());
    click(problem()->offered());
    act();
    ASSERT_TRUE(dialog()) << "no name yet";
    EXPECT_TRUE(is_open(lines[0]));
    type("missing_name", QStringLiteral("Frais de carte"));
    picture("account-created");
    act();
    EXPECT_FALSE(dialog()) << "created, and what was typed went on";
    EXPECT_FALSE(is_open(lines[0]));
    const auto booked = entries().back();
    EXPECT_TRUE(std::any_of(booked.rows.begin(), booked.rows.end(),
                            [](const ledger::EntryRow& row) { return row.account == "627999"; }));
    expect_check_passes();
}

TEST_F(RefusedInput, GivingUpTheNameComesBackToTheRefusal) {
    ask_with(Qt::Key_K, "account", QStringLiteral("627999"));
    click(problem()->offered());
    click(field<QPushButton>("cancel_button"));
    ASSERT_TRUE(dialog());
    EXPECT_EQ(account_text(), QStringLiteral("627999"));
    EXPECT_TRUE(is_open(lines[0]));
}

TEST_F(RefusedInput, AnUnknownAccountOfAWriteOffIsRefusedInItsQuestion) {
    lines = world.lines({{-500, october(12), "COMMISSION"}});
    start();
    stand_on(lines[0]);
    press(Qt::Key_S);
    ASSERT_TRUE(dialog());
    auto* kind = field<QComboBox>("type");
    kind->setCurrentIndex(kind->count() - 1);
    type("account", QStringLiteral("658999"));
    act();
    ASSERT_TRUE(dialog());
    EXPECT_TRUE(problem()->sentence().contains(QStringLiteral("658999")));
    EXPECT_TRUE(is_open(lines[0]));
}

TEST_F(RefusedInput, AMovementToAnUnknownAccountOffersItToo) {
    ask_with(Qt::Key_C, "part_account_0", QStringLiteral("627999"));
    ASSERT_TRUE(dialog());
    EXPECT_TRUE(problem()->sentence().contains(QStringLiteral("627999")));
    EXPECT_TRUE(problem()->offered()->isVisible());
}

TEST_F(RefusedInput, AnAmountWithoutAccountIsSaidToLackIt) {
    ask_with(Qt::Key_C, "part_account_0", QString());
    ASSERT_TRUE(dialog());
    const QString left = field<QLabel>("left_to_spread")->text();
    EXPECT_FALSE(left.contains(QStringLiteral("réparti"))) << left.toStdString();
    EXPECT_TRUE(left.contains(QStringLiteral("compte"))) << left.toStdString();
    EXPECT_TRUE(entries().empty());
}

} // namespace
} // namespace comptoir::gui
