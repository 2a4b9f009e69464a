// The types a write-off offers follow the accounts that are set (A177), and what is booked without
// asking follows the limits that are typed beside them (C27).
#include "gui/reconcile/acts_client.h"

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

    std::vector<reconcile::DifferenceLimit> limits() {
        return read<app::DifferenceSettings>(
                   [](app::Reader& reader) { return app::difference_settings(reader); })
            .limits;
    }
    std::int64_t per_day_of(const std::string& code) {
        for (const reconcile::DifferenceType& type : types())
            if (type.code == code)
                return type.per_day_minor;
        return -1;
    }
    // A, and Enter in what it shows: how many lines that were.
    int match_what_is_sure() {
        press(Qt::Key_A);
        auto* shown = field<Table>("automatic_preview");
        const int sure = shown->model()->rowCount();
        press(shown, sure > 0 ? Qt::Key_Return : Qt::Key_Escape);
        return sure;
    }
    int matched(const std::vector<bank::LineId>& some) {
        int count = 0;
        for (const bank::LineId each : some)
            count += line(each).state == reconcile::LineState::Matched;
        return count;
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

// Two payments that lack two cents each, on one day.
class DifferenceLimits : public DifferenceTypesKeys {
protected:
    DifferenceLimits() {
        world.invoice("CDURAND", "V2026001", 10000, october(1));
        world.invoice("CCLINIQUE", "V2026002", 20000, october(1));
        short_of_cents = world.lines({{9998, october(14), "VIR DURAND BATIMENT V2026001"},
                                      {19998, october(14), "VIR CLINIQUE DU PARC V2026002"}});
    }
    void set(const char* limit, const char* share, const char* per_day) {
        ask("settlement");
        type("limit", QLatin1String(limit));
        type("share", QLatin1String(share));
        type("per_day", QLatin1String(per_day));
        act();
    }
    std::vector<bank::LineId> short_of_cents;
};

TEST_F(DifferenceLimits, TheLimitTypedThereStopsTheSecondOfTheDay) {
    start();
    match_what_is_sure();
    ASSERT_EQ(matched(short_of_cents), 0) << "nobody allowed it";
    set("0,02", "", "0,03");
    ASSERT_FALSE(dialog());
    ASSERT_EQ(limits().size(), 1U);
    EXPECT_EQ(limits().front().type, "settlement");
    EXPECT_EQ(limits().front().limit_minor, 2);
    EXPECT_EQ(per_day_of("settlement"), 3);
    match_what_is_sure();
    EXPECT_EQ(matched(short_of_cents), 1) << "the second would make four cents of that day";
    EXPECT_EQ(balance("658500"), 2);
    expect_check_passes();
    // A day that may hold both takes the other one too.
    ask("settlement");
    EXPECT_EQ(field<QLineEdit>("limit")->text(), QStringLiteral("0,02"));
    EXPECT_EQ(field<QLineEdit>("per_day")->text(), QStringLiteral("0,03"));
    picture("difference-limits");
    type("per_day", QStringLiteral("0,04"));
    act();
    match_what_is_sure();
    EXPECT_EQ(matched(short_of_cents), 2);
    EXPECT_EQ(balance("658500"), 4);
    expect_check_passes();
}

TEST_F(DifferenceLimits, MoreThanTheLimitWaitsAndControlZTakesTheLimitAway) {
    start();
    set("0,01", "", "");
    ASSERT_FALSE(dialog());
    match_what_is_sure();
    EXPECT_EQ(matched(short_of_cents), 0) << "two cents are more than one";
    set("0,05", "0,1", ""); // five cents, and a thousandth of what is open
    ASSERT_EQ(limits().size(), 1U) << "the one it was is replaced";
    EXPECT_EQ(limits().front().limit_minor, 5);
    EXPECT_EQ(limits().front().limit_permille, 1);
    undo();
    ASSERT_EQ(limits().size(), 1U);
    EXPECT_EQ(limits().front().limit_minor, 1);
    EXPECT_EQ(limits().front().limit_permille, 0);
    undo();
    EXPECT_TRUE(limits().empty());
    match_what_is_sure();
    EXPECT_EQ(matched(short_of_cents), 0);
}

TEST_F(DifferenceLimits, WhatIsNoLimitStaysWithItsReasonAndNothingIsSaved) {
    start();
    for (const auto& [limit, share, per_day] :
         {std::tuple("deux", "", ""), std::tuple("-0,02", "", ""), std::tuple("0,02", "101", ""),
          std::tuple("0,02", "1,55", ""), std::tuple("0,02", "", "-1"), std::tuple("", "5", ""),
          std::tuple("0", "0,1", "")}) {
        set(limit, share, per_day);
        ASSERT_TRUE(dialog()) << limit << " / " << share << " / " << per_day;
        EXPECT_FALSE(refusal().isEmpty());
        dialog()->reject();
        settle();
        EXPECT_TRUE(limits().empty());
        EXPECT_EQ(per_day_of("settlement"), 0);
    }
    ask("exchange"); // computed from its rates: none is allowed
    EXPECT_FALSE(field<QLineEdit>("limit")->isEnabled());
    EXPECT_FALSE(field<QLineEdit>("share")->isEnabled());
    dialog()->reject();
    settle();
}

TEST_F(DifferenceLimits, TheLimitOfOneThirdPartyStaysWhenTheOneOfAllChanges) {
    test::value_of(world.act<std::int64_t>([](app::Writer& writer) {
        return app::allow_difference(writer,
                                     {.type = "settlement", .party = "FAARO", .limit_minor = 7});
    }));
    start();
    ask("settlement");
    EXPECT_TRUE(field<QLineEdit>("limit")->text().isEmpty()) << "that one is not for all";
    EXPECT_TRUE(refusal().startsWith(QStringLiteral("1 autre limite"))) << refusal().toStdString();
    dialog()->reject();
    settle();
    set("0,02", "", "");
    EXPECT_EQ(limits().size(), 2U);
    set("", "", "");
    ASSERT_EQ(limits().size(), 1U);
    EXPECT_EQ(limits().front().party, "FAARO");
    EXPECT_EQ(limits().front().limit_minor, 7);
}

TEST_F(DifferenceLimits, AShareWithoutAnAmountIsRefusedAndWhatItWasStays) {
    start();
    set("0,02", "0,5", "");
    ASSERT_FALSE(dialog());
    set("", "0,5", "");
    ASSERT_TRUE(dialog()) << "it would book any amount of a large invoice";
    EXPECT_TRUE(refusal().contains(QStringLiteral("ne plafonne rien"))) << refusal().toStdString();
    ASSERT_EQ(limits().size(), 1U);
    EXPECT_EQ(limits().front().limit_minor, 2);
    EXPECT_EQ(limits().front().limit_permille, 5);
    dialog()->reject();
    settle();
}

TEST_F(DifferenceLimits, ASecondLimitForAllIsNamedAndGoesWithWhatIsChanged) {
    const auto allow = [this](std::int64_t minor, int permille, const char* party) {
        test::value_of(world.act<std::int64_t>([&](app::Writer& writer) {
            return app::allow_difference(writer, {.type = "settlement",
                                                  .party = party,
                                                  .limit_minor = minor,
                                                  .limit_permille = permille});
        }));
    };
    allow(1, 0, "");
    allow(5, 10, "");
    allow(7, 0, "FAARO");
    start();
    ask("settlement");
    EXPECT_EQ(field<QLineEdit>("limit")->text(), QStringLiteral("0,01"));
    const QString note = refusal();
    EXPECT_TRUE(note.startsWith(QStringLiteral("1 autre limite pour tous les tiers")))
        << note.toStdString();
    EXPECT_TRUE(note.contains(QStringLiteral("0,05"))) << note.toStdString();
    EXPECT_TRUE(note.contains(QStringLiteral("1,00\u00a0%"))) << note.toStdString();
    EXPECT_TRUE(note.contains(QStringLiteral("1 autre limite de ce type, pour un tiers")))
        << note.toStdString();
    picture("difference-limits-for-all");
    type("label", QStringLiteral("Centimes"));
    act();
    EXPECT_EQ(limits().size(), 3U) << "the limits were not touched";
    set("", "", "");
    ASSERT_EQ(limits().size(), 1U) << "empty: you are asked";
    EXPECT_EQ(limits().front().party, "FAARO");
    match_what_is_sure();
    EXPECT_EQ(matched(short_of_cents), 0);
    undo();
    ASSERT_EQ(limits().size(), 3U);
    set("0,02", "", "");
    EXPECT_EQ(limits().size(), 2U) << "one for all takes the place of both";
    undo();
    EXPECT_EQ(limits().size(), 3U);
    ask("settlement");
    EXPECT_EQ(field<QLineEdit>("limit")->text(), QStringLiteral("0,01")) << "in their order";
    dialog()->reject();
    settle();
}

} // namespace
} // namespace comptoir::gui
