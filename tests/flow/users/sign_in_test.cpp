// The door: who gets in, under which name, and how long a wrong password makes wait.
#include "protected_dossier.h"

#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/user_repository.h"

namespace comptoir::app {
namespace {

using test::refusal_of;
using test::TempDossier;
using test::value_of;

TEST(SignInTest, ADossierWithoutUsersAsksNothing) {
    TempDossier dossier;
    dossier.close();
    const auto workspace = value_of(Workspace::open(dossier.path(), {.user = "somebody"}));
    EXPECT_EQ(workspace->user(), "somebody");
    EXPECT_FALSE(workspace->actor().is_protected);
    EXPECT_EQ(workspace->actor().rights, users::RightSet::all());
}

TEST(SignInTest, UsersWithoutPasswordsChangeNothing) {
    TempDossier dossier;
    value_of(dossier.write<users::User>([](Writer& writer) {
        return add_user(writer, {.code = "eve", .name = "Ève", .role = "reviewer"});
    }));
    dossier.reopen();
    EXPECT_EQ(dossier.workspace().actor().rights, users::RightSet::all());
    dossier.close();
    const auto workspace = value_of(Workspace::open(dossier.path(), {.user = "eve"}));
    EXPECT_EQ(workspace->actor().rights, users::RightSet::all());
}

TEST(SignInTest, TheRightPasswordOpensUnderTheListedName) {
    ProtectedDossier dossier;
    const auto workspace = value_of(dossier.open("CLAIRE", ProtectedDossier::k_claire));
    EXPECT_EQ(workspace->user(), "claire") << "as the list writes it, for the log";
    EXPECT_TRUE(workspace->actor().is_signed_in);
    EXPECT_EQ(workspace->actor().rights, users::RightSet::all());
}

TEST(SignInTest, TheRoleOfTheUserIsWhatTheyMay) {
    ProtectedDossier dossier;
    EXPECT_EQ(dossier.as_eve()->actor().rights,
              users::RightSet().add(users::Right::StatementPrint));
}

TEST(SignInTest, WithoutAUserTheOwnerIsMeant) {
    ProtectedDossier dossier; // its owner is claire
    EXPECT_EQ(value_of(dossier.open("", ProtectedDossier::k_claire))->user(), "claire");
    EXPECT_EQ(refusal_of(dossier.open("", "")), "users.password_needed");
}

TEST(SignInTest, AnOwnerWhoIsNotListedMustBeNamed) {
    TempDossier dossier; // its owner is claire
    test::expect_done(dossier.write<void>([](Writer& writer) -> Result<void> {
        CT_TRY(add_user(writer, {.code = "anne", .name = "Anne"}));
        CT_TRY(set_password(writer, ProtectedDossier::change("anne", "encre violette")));
        return {};
    }));
    dossier.close();
    const auto refused = Workspace::open(dossier.path(), {});
    ASSERT_EQ(refusal_of(refused), "users.user_needed");
    EXPECT_EQ(std::get<std::string>(refused.error().params.front().value), "anne");
}

TEST(SignInTest, NobodyElseGetsIn) {
    ProtectedDossier dossier;
    EXPECT_EQ(refusal_of(dossier.open("claire", "")), "users.password_needed");
    EXPECT_EQ(refusal_of(dossier.open("claire", "nuages du soir")), "users.password_wrong");
    EXPECT_EQ(refusal_of(dossier.open("paul", "plage de galets")), "users.unknown");
    {
        const auto workspace = dossier.as_claire();
        test::expect_done(workspace->write<void>([](Writer& writer) -> Result<void> {
            CT_TRY(add_user(writer, {.code = "jean", .name = "Jean"}));
            CT_TRY(set_user(writer, {.code = "eve", .active = false}));
            return {};
        }));
    }
    EXPECT_EQ(refusal_of(dossier.open("eve", ProtectedDossier::k_eve)), "users.disabled");
    EXPECT_EQ(refusal_of(dossier.open("jean", "n'importe quoi")), "users.password_missing");
}

TEST(SignInTest, ReadingAsksForNoPassword) {
    ProtectedDossier dossier;
    const auto workspace = value_of(Workspace::open(dossier.path(), {.read_only = true}));
    EXPECT_EQ(value_of(workspace->read<UserList>([](Reader& reader) {
                  return list_users(reader);
              })).users.size(),
              2U);
    const UserList asked = value_of(users_of_dossier(dossier.path()));
    EXPECT_TRUE(asked.is_protected);
}

TEST(SignInTest, EachWrongPasswordMakesTheNextTryWaitLonger) {
    ProtectedDossier dossier;
    for (int turn = 0; turn < 8; ++turn)
        EXPECT_EQ(refusal_of(dossier.open("eve", "wrong wrong")), "users.password_wrong");
    EXPECT_EQ(dossier.pauses,
              (std::vector<std::int64_t>{1000, 2000, 4000, 8000, 16000, 30000, 30000}));
    dossier.pauses.clear();
    dossier.as_eve();
    EXPECT_EQ(dossier.pauses, std::vector<std::int64_t>{30000}) << "the right one waits too";
    dossier.pauses.clear();
    dossier.as_eve();
    EXPECT_TRUE(dossier.pauses.empty()) << "and begins afresh";
}

TEST(SignInTest, TheTimeThatWentByCounts) {
    ProtectedDossier dossier;
    for (int turn = 0; turn < 3; ++turn)
        EXPECT_EQ(refusal_of(dossier.open("eve", "wrong wrong")), "users.password_wrong");
    dossier.pauses.clear();
    dossier.clock().advance_ms(1'500);
    EXPECT_EQ(refusal_of(dossier.open("eve", "wrong wrong")), "users.password_wrong");
    EXPECT_EQ(dossier.pauses, std::vector<std::int64_t>{2'500}) << "of four seconds";
    dossier.pauses.clear();
    dossier.clock().advance_ms(3'600'000);
    dossier.as_eve();
    EXPECT_TRUE(dossier.pauses.empty());
    dossier.clock().advance_ms(-7'200'000); // set back by hand
    EXPECT_EQ(refusal_of(dossier.open("eve", "wrong wrong")), "users.password_wrong");
    EXPECT_EQ(refusal_of(dossier.open("eve", "wrong wrong")), "users.password_wrong");
    EXPECT_EQ(dossier.pauses, std::vector<std::int64_t>{1'000});
}

TEST(SignInTest, OneUsersMistakesDoNotSlowAnother) {
    ProtectedDossier dossier;
    EXPECT_EQ(refusal_of(dossier.open("eve", "wrong wrong")), "users.password_wrong");
    dossier.as_claire();
    EXPECT_TRUE(dossier.pauses.empty());
}

TEST(SignInTest, AWrongPasswordIsInTheLogAndNoPasswordIs) {
    ProtectedDossier dossier;
    EXPECT_EQ(refusal_of(dossier.open("eve", "wrong wrong")), "users.password_wrong");
    const auto events = dossier.events();
    EXPECT_EQ(events.back().action, "user.refused");
    EXPECT_EQ(events.back().user, "eve");
    for (const storage::EventRecord& event : events)
        for (const std::string_view secret :
             {ProtectedDossier::k_claire, ProtectedDossier::k_eve, std::string_view("wrong wrong")})
            EXPECT_EQ((event.object + event.before + event.after).find(secret), std::string::npos)
                << event.action;
}

TEST(SignInTest, TheFileHoldsNoPassword) {
    ProtectedDossier dossier;
    const std::string bytes = test::read_text(dossier.path());
    EXPECT_EQ(bytes.find(ProtectedDossier::k_claire), std::string::npos);
    EXPECT_EQ(bytes.find(ProtectedDossier::k_eve), std::string::npos);
}

// A session from before the first password: nobody has shown who they are.
TEST(SignInTest, WhoWasInBeforeTheFirstPasswordSignsInAgain) {
    TempDossier dossier;
    test::expect_done(dossier.write<void>([](Writer& writer) -> Result<void> {
        CT_TRY(add_user(writer, {.code = "claire", .name = "Claire"}));
        CT_TRY(set_password(writer, ProtectedDossier::change("claire", "plage de galets")));
        return {};
    }));
    EXPECT_TRUE(dossier.workspace().actor().is_protected);
    EXPECT_EQ(refusal_of(dossier.write<users::User>(
                  [](Writer& writer) { return add_user(writer, {.code = "eve", .name = "Ève"}); })),
              "users.password_needed");
}

} // namespace
} // namespace comptoir::app
