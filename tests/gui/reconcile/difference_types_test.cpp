// The types a write-off offers follow the accounts that are set (A177).
#include "acts_client.h"

#include "comptoir/app/differences.h"

namespace comptoir::gui {
namespace {

class DifferenceTypesKeys : public ActsClient {
protected:
    DifferenceTypesKeys() {
        lines = world.lines({{-100, october(12), "DE MOINS"}, {100, october(13), "DE PLUS"}});
    }
    // What S offers on this line, "other" last.
    std::vector<std::string> offered(bank::LineId line) {
        stand_on(line);
        press(Qt::Key_S);
        auto* types = field<QComboBox>("type");
        std::vector<std::string> codes;
        for (int i = 0; i < types->count(); ++i)
            codes.push_back(types->itemData(i).toString().toStdString());
        dialog()->reject();
        settle();
        return codes;
    }
    std::vector<reconcile::DifferenceType> types() {
        return read<app::DifferenceSettings>(
                   [](app::Reader& reader) { return app::difference_settings(reader); })
            .types;
    }
    // Shift+S, and the type of this code.
    void ask(const std::string& code) {
        press(Qt::Key_S, Qt::ShiftModifier);
        ASSERT_TRUE(dialog());
        const auto all = types();
        int at = 0;
        while (at < static_cast<int>(all.size()) && all[static_cast<std::size_t>(at)].code != code)
            ++at;
        field<QComboBox>("difference_type")->setCurrentIndex(at); // behind all: one of one's own
        settle();
    }

    std::vector<bank::LineId> lines;
};

using Codes = std::vector<std::string>;

TEST_F(DifferenceTypesKeys, ATypeWithoutAccountForASideIsNotOfferedThere) {
    start(); // beside no piece only what the bank took has a type
    EXPECT_EQ(offered(lines[0]), (Codes{"fee", "other"}));
    EXPECT_EQ(offered(lines[1]), Codes{"other"});
    ask("fee");
    EXPECT_EQ(field<QLineEdit>("charge_account")->text(), QStringLiteral("627000"));
    EXPECT_FALSE(field<QLineEdit>("code")->isEnabled());
    picture("difference-types");
    type("charge_account", QString());
    act();
    ASSERT_FALSE(dialog());
    EXPECT_EQ(offered(lines[0]), Codes{"other"});
    undo();
    EXPECT_EQ(offered(lines[0]), (Codes{"fee", "other"}));
}

TEST_F(DifferenceTypesKeys, TheLimitForADayIsShownTypedAndTakenBack) {
    start();
    const auto limit = [this] {
        for (const reconcile::DifferenceType& each : types())
            if (each.code == "fee")
                return each.per_day_minor;
        return std::int64_t{-1};
    };
    ask("fee");
    EXPECT_EQ(field<QLineEdit>("per_day")->text(), QString()) << "none, and not a limit of zero";
    type("per_day", QStringLiteral("cinq"));
    act();
    ASSERT_TRUE(dialog()) << "no amount";
    EXPECT_FALSE(refusal().isEmpty());
    type("per_day", QStringLiteral("-5"));
    act();
    ASSERT_TRUE(dialog()) << "below zero";
    EXPECT_EQ(limit(), 0);
    type("per_day", QStringLiteral("5"));
    act();
    ASSERT_FALSE(dialog());
    EXPECT_EQ(limit(), 500);
    ask("fee");
    EXPECT_EQ(field<QLineEdit>("per_day")->text(), QStringLiteral("5,00"));
    picture("difference-types");
    type("label", QStringLiteral("Frais retenus"));
    act();
    EXPECT_EQ(limit(), 500) << "it stays while something else is changed";
    ask("fee");
    type("per_day", QString());
    act();
    EXPECT_EQ(limit(), 0);
    undo();
    EXPECT_EQ(limit(), 500);
}

TEST_F(DifferenceTypesKeys, ATypeOfOnesOwnIsBookedOnItsAccount) {
    start();
    ask("");
    type("code", QStringLiteral("arrondi"));
    type("label", QStringLiteral("Arrondis"));
    field<QComboBox>("kind")->setCurrentIndex(static_cast<int>(reconcile::DifferenceKind::Fee));
    type("charge_account", QStringLiteral("658"));
    act();
    ASSERT_FALSE(dialog());
    EXPECT_EQ(offered(lines[1]), Codes{"other"});
    stand_on(lines[0]);
    press(Qt::Key_S);
    auto* choice = field<QComboBox>("type");
    const int own = choice->findData(QStringLiteral("arrondi"));
    ASSERT_GE(own, 0);
    choice->setCurrentIndex(own);
    act();
    EXPECT_EQ(line(lines[0]).state, reconcile::LineState::Matched) << sentence();
    ASSERT_EQ(entries().size(), 1U);
    EXPECT_EQ(entries().front().rows[0].account, "658000");
    EXPECT_EQ(entries().front().rows[0].amount, eur(100));
    expect_check_passes();
}

TEST_F(DifferenceTypesKeys, WhatCannotBeSavedStaysWithItsReason) {
    start();
    const auto before = types();
    ask("");
    type("code", QStringLiteral("fee"));
    type("charge_account", QStringLiteral("627000"));
    act();
    ASSERT_TRUE(dialog()) << "that code is taken";
    type("code", QStringLiteral("sans-compte"));
    type("charge_account", QString());
    act();
    ASSERT_TRUE(dialog()) << "a type needs an account";
    type("charge_account", QStringLiteral("999999"));
    act();
    ASSERT_TRUE(dialog()) << "nobody knows that account";
    dialog()->reject();
    settle();
    EXPECT_EQ(types().size(), before.size());
}

} // namespace
} // namespace comptoir::gui
