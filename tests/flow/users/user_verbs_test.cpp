// Users, passwords and roles through the services.
#include "protected_dossier.h"

#include "comptoir/i18n/i18n.h"
#include "comptoir/storage/database.h"

#include <regex>

namespace comptoir::app {
namespace {

using test::refusal_of;
using test::TempDossier;
using test::value_of;
using users::Right;

Result<users::User> add(Workspace& workspace, const UserAdd& request) {
    return workspace.write<users::User>([&](Writer& writer) { return add_user(writer, request); });
}
Result<users::User> set(Workspace& workspace, const UserChange& change) {
    return workspace.write<users::User>([&](Writer& writer) { return set_user(writer, change); });
}
Result<users::User> password(Workspace& workspace, const PasswordChange& change) {
    return workspace.write<users::User>(
        [&](Writer& writer) { return set_password(writer, change); });
}
Result<users::Role> role(Workspace& workspace, const RoleChange& change) {
    return workspace.write<users::Role>([&](Writer& writer) { return set_role(writer, change); });
}
UserList list(Workspace& workspace) {
    return value_of(workspace.read<UserList>([](Reader& reader) { return list_users(reader); }));
}
PasswordChange own(PasswordChange change) {
    change.old_password = SecretString(ProtectedDossier::k_claire);
    return change;
}
PasswordChange taken_away(const std::string& user) {
    return {.user = user, .password = std::nullopt};
}

TEST(UserVerbsTest, AUserIsAddedChangedAndDisabled) {
    TempDossier dossier;
    Workspace& workspace = dossier.workspace();
    const users::User added = value_of(add(workspace, {" paul ", " Paul Petit ", "assistant"}));
    EXPECT_EQ(added.code, "paul");
    EXPECT_EQ(added.name, "Paul Petit");
    EXPECT_EQ(value_of(add(workspace, {"lise", "", "owner"})).name, "lise");
    const users::User changed =
        value_of(set(workspace, {.code = "PAUL", .name = "Paul P.", .role = "reviewer"}));
    EXPECT_EQ(changed.role, "reviewer");
    EXPECT_FALSE(value_of(set(workspace, {.code = "paul", .active = false})).active);
    EXPECT_TRUE(value_of(set(workspace, {.code = "paul", .active = true})).active);
    EXPECT_EQ(value_of(set(workspace, {.code = "paul", .name = "  "})).name, "Paul P.");
    EXPECT_EQ(list(workspace).users.size(), 2U);
    EXPECT_FALSE(list(workspace).is_protected);
}

TEST(UserVerbsTest, WhatCannotBeAUserIsRefused) {
    TempDossier dossier;
    Workspace& workspace = dossier.workspace();
    value_of(add(workspace, {"paul", "Paul", "assistant"}));
    EXPECT_EQ(refusal_of(add(workspace, {"Paul", "Another", "assistant"})), "users.exists");
    EXPECT_EQ(refusal_of(add(workspace, {"", "Nobody", "assistant"})), "users.code_unusable");
    EXPECT_EQ(refusal_of(add(workspace, {"a b", "Blank", "assistant"})), "users.code_unusable");
    EXPECT_EQ(refusal_of(add(workspace, {"lise", "Lise", "boss"})), "users.role_unknown");
    EXPECT_EQ(refusal_of(set(workspace, {.code = "lise"})), "users.unknown");
    EXPECT_EQ(refusal_of(set(workspace, {.code = "paul", .role = "boss"})), "users.role_unknown");
    EXPECT_EQ(refusal_of(password(workspace, ProtectedDossier::change("lise", "nuages du soir"))),
              "users.unknown");
    EXPECT_EQ(list(workspace).users.size(), 1U);
}

TEST(UserVerbsTest, TheFirstPasswordMustBeAManagers) {
    TempDossier dossier;
    Workspace& workspace = dossier.workspace();
    value_of(add(workspace, {"paul", "Paul", "assistant"}));
    EXPECT_EQ(refusal_of(password(workspace, ProtectedDossier::change("paul", "nuages du soir"))),
              "users.no_manager_left");
    EXPECT_FALSE(list(workspace).is_protected);
    EXPECT_EQ(refusal_of(password(workspace, ProtectedDossier::change("paul", "court"))),
              "users.password_short");
}

TEST(UserVerbsTest, TheLastManagerStays) {
    ProtectedDossier dossier;
    const auto workspace = dossier.as_claire();
    EXPECT_EQ(refusal_of(set(*workspace, {.code = "claire", .active = false})),
              "users.no_manager_left");
    EXPECT_EQ(refusal_of(password(*workspace, own(taken_away("claire")))), "users.no_manager_left");
    EXPECT_TRUE(list(*workspace).users.front().active) << "nothing of it was kept";
}

TEST(UserVerbsTest, RightsTakenAwayHoldFromTheNextActOn) {
    ProtectedDossier dossier;
    value_of(set(*dossier.as_claire(), {.code = "eve", .role = "owner"}));
    const auto eve = dossier.as_eve();
    value_of(set(*eve, {.code = "claire", .role = "accountant"}));
    EXPECT_EQ(refusal_of(set(*eve, {.code = "eve", .active = false})), "users.no_manager_left");
}

TEST(UserVerbsTest, TheLastManagerStaysThoughTheRoleChanges) {
    TempDossier dossier; // nobody is signed in: nobody has a role of their own yet
    Workspace& workspace = dossier.workspace();
    value_of(role(workspace, {.code = "chef", .name = "Chef", .allow = {Right::Users}}));
    value_of(add(workspace, {"anne", "Anne", "chef"}));
    value_of(add(workspace, {"lise", "Lise", "chef"}));
    value_of(password(workspace, ProtectedDossier::change("anne", "encre violette")));
    dossier.close();
    OpenOptions options{.user = "anne"};
    options.password = SecretString(std::string_view("encre violette"));
    const auto anne = value_of(Workspace::open(dossier.path(), options));
    EXPECT_EQ(refusal_of(role(*anne, {.code = "chef", .deny = {Right::Users}})), "users.own_role");
    EXPECT_EQ(refusal_of(set(*anne, {.code = "anne", .active = false})), "users.no_manager_left");
}

// Who may manage users could otherwise give themselves every other right.
TEST(UserVerbsTest, NobodyChangesTheirOwnRole) {
    ProtectedDossier dossier;
    {
        const auto claire = dossier.as_claire();
        value_of(role(*claire, {.code = "chef", .name = "Chef", .allow = {Right::Users}}));
        value_of(set(*claire, {.code = "eve", .role = "chef"}));
        EXPECT_EQ(refusal_of(set(*claire, {.code = "claire", .role = "chef"})), "users.own_role");
        EXPECT_EQ(value_of(set(*claire, {.code = "claire", .role = "owner"})).role, "owner")
            << "nothing changes";
    }
    const auto eve = dossier.as_eve();
    EXPECT_EQ(refusal_of(set(*eve, {.code = "eve", .role = "owner"})), "users.own_role");
    EXPECT_EQ(refusal_of(role(*eve, {.code = "chef", .allow = {Right::Pay}})), "users.own_role");
    EXPECT_EQ(refusal_of(role(*eve, {.code = "CHEF", .allow = {Right::Pay}})), "users.own_role");
    EXPECT_FALSE(eve->actor().rights.has(Right::Pay));
    value_of(set(*eve, {.code = "eve", .name = "Ève"}));
}

TEST(UserVerbsTest, TakingTheLastPasswordAwayOpensTheDossierAgain) {
    ProtectedDossier dossier;
    {
        const auto workspace = dossier.as_claire();
        value_of(password(*workspace, taken_away("eve")));
        EXPECT_TRUE(list(*workspace).is_protected);
        EXPECT_EQ(refusal_of(password(*workspace, taken_away("claire"))), "users.password_wrong");
        dossier.clock().advance_ms(1'000);
        value_of(password(*workspace, own(taken_away("claire"))));
        EXPECT_FALSE(list(*workspace).is_protected);
        EXPECT_FALSE(workspace->actor().is_protected);
    }
    EXPECT_EQ(value_of(Workspace::open(dossier.path(), {}))->actor().rights,
              users::RightSet::all());
}

TEST(UserVerbsTest, OnesOwnPasswordNeedsTheOldOne) {
    ProtectedDossier dossier;
    {
        const auto workspace = dossier.as_eve(); // she manages nobody
        PasswordChange change = ProtectedDossier::change("eve", "un autre secret");
        EXPECT_EQ(refusal_of(password(*workspace, change)), "users.password_wrong");
        dossier.clock().advance_ms(1'000);
        change.old_password = SecretString(std::string_view("plage de galets"));
        EXPECT_EQ(refusal_of(password(*workspace, change)), "users.password_wrong");
        dossier.clock().advance_ms(2'000);
        change.old_password = SecretString(ProtectedDossier::k_eve);
        value_of(password(*workspace, change));
        EXPECT_EQ(refusal_of(password(*workspace, taken_away("eve"))), "users.not_allowed");
        change.user = "claire";
        EXPECT_EQ(refusal_of(password(*workspace, change)), "users.not_allowed");
    }
    EXPECT_EQ(refusal_of(dossier.open("eve", ProtectedDossier::k_eve)), "users.password_wrong");
    dossier.clock().advance_ms(1'000);
    EXPECT_TRUE(dossier.open("eve", "un autre secret").has_value());
}

TEST(UserVerbsTest, AManagersOwnPasswordNeedsTheOldOneToo) {
    ProtectedDossier dossier;
    const auto claire = dossier.as_claire();
    const PasswordChange change = ProtectedDossier::change("claire", "un autre secret");
    EXPECT_EQ(refusal_of(password(*claire, change)), "users.password_wrong");
    dossier.clock().advance_ms(1'000);
    value_of(password(*claire, own(change)));
}

// An open session is no place to guess at leisure.
TEST(UserVerbsTest, GuessesAtTheOldPasswordAreCountedAndWait) {
    ProtectedDossier dossier;
    {
        const auto eve = dossier.as_eve();
        const PasswordChange guess = ProtectedDossier::change("eve", "un autre secret");
        EXPECT_EQ(refusal_of(password(*eve, guess)), "users.password_wrong");
        EXPECT_EQ(refusal_of(password(*eve, guess)), "users.too_early");
        dossier.clock().advance_ms(1'000);
        EXPECT_EQ(refusal_of(password(*eve, guess)), "users.password_wrong");
    }
    EXPECT_EQ(dossier.seconds_for("eve", ProtectedDossier::k_eve), 2) << "at the door as well";
    EXPECT_EQ(dossier.events().back().action, "user.refused");
}

TEST(UserVerbsTest, AManagerGivesANewPasswordAndForgetsTheFailures) {
    ProtectedDossier dossier;
    EXPECT_EQ(refusal_of(dossier.open("eve", "wrong wrong")), "users.password_wrong");
    value_of(password(*dossier.as_claire(), ProtectedDossier::change("eve", "tout neuf neuf")));
    EXPECT_TRUE(dossier.open("eve", "tout neuf neuf").has_value());
}

// Claire knows what she gave: eve's name stands beside eve's acts alone.
TEST(UserVerbsTest, APasswordThatSomebodyElseGaveIsChangedBeforeAnythingIsWritten) {
    ProtectedDossier dossier;
    value_of(set(*dossier.as_claire(), {.code = "eve", .role = "owner"}));
    value_of(password(*dossier.as_claire(), ProtectedDossier::change("eve", "tout neuf neuf")));
    const auto eve = value_of(dossier.open("eve", "tout neuf neuf"));
    const auto given = [&] {
        return value_of(
            eve->read<bool>([](Reader& reader) { return password_is_given(reader, "eve"); }));
    };
    EXPECT_TRUE(given());
    EXPECT_TRUE(eve->actor().rights.empty());
    EXPECT_EQ(refusal_of(add(*eve, {"paul"})), "users.password_given");
    EXPECT_EQ(refusal_of(password(*eve, ProtectedDossier::change("claire", "un autre secret"))),
              "users.password_given");
    PasswordChange change = ProtectedDossier::change("eve", "tout neuf neuf");
    change.old_password = SecretString(std::string_view("tout neuf neuf"));
    EXPECT_EQ(refusal_of(password(*eve, change)), "users.password_same");
    change.password = SecretString(std::string_view("mon propre secret"));
    value_of(password(*eve, change));
    EXPECT_FALSE(given());
    value_of(add(*eve, {"paul"})); // in the same session
    change.old_password = SecretString(std::string_view("mon propre secret"));
    value_of(password(*eve, change)); // the same again is hers to keep
}

TEST(UserVerbsTest, APasswordTakenAwayLeavesNothingToChange) {
    ProtectedDossier dossier;
    const auto claire = dossier.as_claire();
    value_of(password(*claire, ProtectedDossier::change("eve", "tout neuf neuf")));
    value_of(password(*claire, taken_away("eve")));
    EXPECT_FALSE(value_of(
        claire->read<bool>([](Reader& reader) { return password_is_given(reader, "eve"); })));
}

TEST(UserVerbsTest, ARoleIsNotTakenForAFixedOne) {
    TempDossier dossier;
    Workspace& workspace = dossier.workspace();
    for (const char* code : {"OWNER", "Owner", "Réviseur", "comptable"})
        EXPECT_EQ(refusal_of(role(workspace, {.code = code})), "users.role_fixed") << code;
    for (const users::Role& fixed : users::fixed_roles())
        for (const i18n::Language language : {i18n::Language::French, i18n::Language::English})
            EXPECT_EQ(
                refusal_of(role(
                    workspace, {.code = "mine", .name = i18n::word("role", fixed.code, language)})),
                "users.role_fixed")
                << fixed.code;
    value_of(role(workspace, {.code = "chef"}));
    EXPECT_EQ(value_of(role(workspace, {.code = "CHEF", .allow = {Right::Pay}})).code, "chef");
    EXPECT_EQ(value_of(add(workspace, {"paul", "Paul", "Chef"})).role, "chef");
    EXPECT_EQ(value_of(add(workspace, {"lise", "Lise", "OWNER"})).role, "owner");
}

TEST(UserVerbsTest, ARoleOfOnesOwnBeginsLikeAnother) {
    TempDossier dossier;
    Workspace& workspace = dossier.workspace();
    const users::Role made = value_of(role(workspace, {.code = "stagiaire",
                                                       .name = "Stagiaire",
                                                       .like = "assistant",
                                                       .allow = {Right::Pay},
                                                       .deny = {Right::StatementImport}}));
    EXPECT_TRUE(made.rights.has(Right::Pay) && made.rights.has(Right::StatementReconcile));
    EXPECT_FALSE(made.rights.has(Right::StatementImport));
    dossier.reopen();
    const UserList kept = list(dossier.workspace());
    ASSERT_EQ(kept.roles.size(), 5U);
    EXPECT_EQ(kept.roles.back().name, "Stagiaire");
    EXPECT_EQ(kept.roles.back().rights, made.rights);
    EXPECT_FALSE(value_of(role(dossier.workspace(), {.code = "stagiaire", .deny = {Right::Pay}}))
                     .rights.has(Right::Pay));
}

TEST(UserVerbsTest, FixedRolesStayAndUnknownOnesAreNoExample) {
    TempDossier dossier;
    Workspace& workspace = dossier.workspace();
    for (const users::Role& fixed : users::fixed_roles())
        EXPECT_EQ(refusal_of(role(workspace, {.code = fixed.code})), "users.role_fixed");
    EXPECT_EQ(refusal_of(role(workspace, {.code = "x y"})), "users.code_unusable");
    EXPECT_EQ(refusal_of(role(workspace, {.code = "stagiaire", .like = "boss"})),
              "users.role_unknown");
    EXPECT_EQ(list(workspace).roles.size(), 4U);
}

TEST(UserVerbsTest, EveryActOnUsersIsTraced) {
    ProtectedDossier dossier;
    {
        const auto workspace = dossier.as_claire();
        value_of(set(*workspace, {.code = "eve", .role = "assistant"}));
        value_of(role(*workspace, {.code = "chef", .allow = {Right::Pay}}));
        value_of(password(*workspace, ProtectedDossier::change("eve", "tout neuf neuf")));
        test::expect_done(workspace->write<void>(
            [](Writer& writer) { return note_printed(writer, "journal BQ"); }));
    }
    std::vector<std::string> told;
    // The sign that tells one verifier from another is as random as its salt.
    const std::regex sign("set, [0-9a-f]{16}");
    for (const storage::EventRecord& event : dossier.events())
        told.push_back(event.user + " " + event.action + " " + event.object + " " +
                       std::regex_replace(event.before + ">" + event.after, sign, "set, …"));
    EXPECT_EQ(
        std::vector<std::string>(told.begin() + 1, told.end()),
        (std::vector<std::string>{"claire user.add user claire >Claire Martin, owner",
                                  "claire user.add user eve >Ève Roux, reviewer",
                                  "claire user.password user claire none>set, …",
                                  "claire user.password user eve none>set, …",
                                  "claire user.set user eve Ève Roux, reviewer>Ève Roux, assistant",
                                  "claire role.set role chef >chef: payments.pay",
                                  "claire user.password user eve set, …>set, …",
                                  "claire user.password_given user eve >to be changed",
                                  "claire statement.print journal BQ >"}));
}

} // namespace
} // namespace comptoir::app
