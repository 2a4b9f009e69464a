// Natures may be changed by hand, or not at all: the switch of the dossier (A119).
#include "gui/reconcile/acts_client.h"

#include "comptoir/app/settings.h"

namespace comptoir::gui {
namespace {

class NatureSwitch : public ActsClient {
protected:
    NatureSwitch() { lines = world.lines({{-1500, october(12), "COTISATION CARTE"}}); }
    QAction* action(const char* name) {
        return pane().findChild<QAction*>(QLatin1String(name), Qt::FindDirectChildrenOnly);
    }
    bool allowed_by_the_dossier() {
        return read<std::int64_t>([](app::Reader& reader) {
                   return app::setting(reader, app::k_natures_enabled);
               }) == 1;
    }
    void expect_grey_with_its_reason() {
        EXPECT_FALSE(action("nature")->isEnabled());
        EXPECT_TRUE(action("nature")->toolTip().contains(QLatin1String("natures")))
            << action("nature")->toolTip().toStdString();
        EXPECT_FALSE(action("natures")->isChecked());
        action("nature")->trigger();
        settle();
        EXPECT_FALSE(dialog()) << "and asks for nothing";
    }

    std::vector<bank::LineId> lines;
};

TEST_F(NatureSwitch, SwitchedOffTheActIsGreyAndSaysWhyUntilControlZ) {
    start();
    stand_on(lines[0]);
    ASSERT_TRUE(action("nature")->isEnabled());
    ASSERT_TRUE(action("natures")->isChecked());
    action("natures")->trigger();
    settle();
    EXPECT_FALSE(allowed_by_the_dossier());
    expect_grey_with_its_reason();
    stand_on(lines[0]);
    expect_grey_with_its_reason();
    undo();
    EXPECT_TRUE(allowed_by_the_dossier());
    EXPECT_TRUE(action("natures")->isChecked());
    EXPECT_TRUE(action("nature")->isEnabled());
    EXPECT_FALSE(action("nature")->toolTip().contains(QLatin1String("désactivé")));
}

TEST_F(NatureSwitch, OfADossierWhereItIsOffIsShownSoAndSwitchedOn) {
    test::value_of(world.run(
        [](app::Writer& writer) { return app::set_setting(writer, app::k_natures_enabled, 0); }));
    start();
    stand_on(lines[0]);
    expect_grey_with_its_reason();
    action("natures")->trigger();
    settle();
    EXPECT_TRUE(allowed_by_the_dossier());
    ASSERT_TRUE(action("nature")->isEnabled());
    action("nature")->trigger();
    settle();
    field<QComboBox>("nature")->setCurrentIndex(static_cast<int>(bank::Nature::Card));
    act();
    EXPECT_EQ(line(lines[0]).line.nature, bank::Nature::Card);
}

TEST_F(NatureSwitch, StandsInTheMenuWithTheOtherSettingsOfReconciling) {
    start();
    for (const Pane::ActionGroup& group : pane().action_groups())
        if (group.actions.contains(action("sources"))) {
            EXPECT_TRUE(group.actions.contains(action("natures")));
            return;
        }
    FAIL() << "no settings in the menu";
}

} // namespace
} // namespace comptoir::gui
