// The door: who gets in, under which name, and how long a wrong password makes wait.
#include "protected_dossier.h"

#include "comptoir/storage/database.h"
#include "comptoir/storage/migrate.h"
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
    EXPECT_EQ(
        dossier.as_eve()->actor().rights,
        users::RightSet().add(users::Right::StatementPrint).add(users::Right::StatementReview));
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
    dossier.clock().advance_ms(1'000);
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
    std::vector<std::int64_t> waits;
    for (int turn = 0; turn < 7; ++turn) {
        EXPECT_EQ(refusal_of(dossier.open("eve", "wrong wrong")), "users.password_wrong");
        EXPECT_EQ(refusal_of(dossier.open("eve", "wrong again")), "users.too_early")
            << "and does not count";
        waits.push_back(dossier.seconds_for("eve", ProtectedDossier::k_eve));
        dossier.clock().advance_ms(waits.back() * 1'000);
    }
    EXPECT_EQ(waits, (std::vector<std::int64_t>{1, 2, 4, 8, 16, 30, 30}));
    dossier.as_eve();
    EXPECT_EQ(refusal_of(dossier.open("eve", "wrong wrong")), "users.password_wrong");
    EXPECT_EQ(dossier.seconds_for("eve", ProtectedDossier::k_eve), 1) << "it begins afresh";
}

TEST(SignInTest, TheTimeThatWentByCounts) {
    ProtectedDossier dossier;
    for (const int seconds : {1, 2, 4}) {
        EXPECT_EQ(refusal_of(dossier.open("eve", "wrong wrong")), "users.password_wrong");
        dossier.clock().advance_ms(seconds * 1'000 - 500);
        EXPECT_EQ(dossier.seconds_for("eve", ProtectedDossier::k_eve), 1);
        dossier.clock().advance_ms(500);
    }
    dossier.as_eve();
}

TEST(SignInTest, AClockSetBackLocksNobodyOut) {
    ProtectedDossier dossier;
    EXPECT_EQ(refusal_of(dossier.open("eve", "wrong wrong")), "users.password_wrong");
    dossier.clock().advance_ms(-7'200'000);
    EXPECT_EQ(dossier.seconds_for("eve", ProtectedDossier::k_eve), 1);
    dossier.clock().advance_ms(1'000);
    dossier.as_eve();
}

// COMPTOIR_NOW gives the books another day; it must not make the wait go by.
TEST(SignInTest, TheClockOfTheBooksDoesNotShortenTheWait) {
    ProtectedDossier dossier;
    OpenOptions options = dossier.options("eve", "wrong wrong");
    options.sign_in_clock = nullptr; // the system's
    EXPECT_EQ(refusal_of(Workspace::open(dossier.path(), options)), "users.password_wrong");
    dossier.clock().advance_ms(3'600'000);
    options.password = SecretString(ProtectedDossier::k_eve);
    EXPECT_EQ(refusal_of(Workspace::open(dossier.path(), options)), "users.too_early");
}

TEST(SignInTest, OneUsersMistakesDoNotSlowAnother) {
    ProtectedDossier dossier;
    EXPECT_EQ(refusal_of(dossier.open("eve", "wrong wrong")), "users.password_wrong");
    dossier.as_claire();
}

TEST(SignInTest, AWrongPasswordIsInTheLogAndNoPasswordIs) {
    ProtectedDossier dossier;
    for (int turn = 0; turn < 4; ++turn) {
        EXPECT_EQ(refusal_of(dossier.open("eve", "wrong wrong")), "users.password_wrong");
        dossier.clock().advance_ms(60'000);
    }
    dossier.as_eve();
    const auto events = dossier.events();
    ASSERT_GT(events.size(), 2U);
    const storage::EventRecord& refused = events[events.size() - 2];
    EXPECT_EQ(refused.action, "user.refused");
    EXPECT_EQ(refused.user, "?") << "whoever guessed, it was not shown to be eve";
    EXPECT_EQ(refused.object, "user eve");
    EXPECT_EQ(events.back().action, "user.let_in") << "one event for the run, however long";
    EXPECT_EQ(events.back().after, "wrong passwords before: 4");
    EXPECT_EQ(events.back().user, "eve");
    for (const storage::EventRecord& event : events)
        for (const std::string_view secret :
             {ProtectedDossier::k_claire, ProtectedDossier::k_eve, std::string_view("wrong wrong")})
            EXPECT_EQ((event.object + event.before + event.after).find(secret), std::string::npos)
                << event.action;
}

TEST(SignInTest, WhoDoesNotGetInDoesNotMigrateTheFile) {
    ProtectedDossier dossier;
    const auto version = [&](const char* sql) {
        const auto database =
            value_of(storage::Database::open(dossier.path(), storage::OpenMode::ReadWrite));
        if (sql)
            database->execute_script(sql);
        return storage::schema_version(*database);
    };
    const int newest = version(nullptr);
    version(("PRAGMA user_version = " + std::to_string(newest - 1)).c_str());
    EXPECT_EQ(refusal_of(dossier.open("eve", "wrong wrong")), "users.password_wrong");
    EXPECT_EQ(version(nullptr), newest - 1);
    for (const auto& entry : std::filesystem::directory_iterator(dossier.path().parent_path()))
        EXPECT_EQ(entry.path().string().find(".before-step-"), std::string::npos) << entry.path();
}

TEST(SignInTest, ALongListOfUsersIsCut) {
    ProtectedDossier dossier;
    test::expect_done(dossier.as_claire()->write<void>([](Writer& writer) -> Result<void> {
        for (const char* code : {"a1", "a2", "a3", "a4"})
            CT_TRY(add_user(writer, {.code = code, .name = code}));
        for (const char* code : {"a1", "a2", "a3", "a4"})
            CT_TRY(set_password(writer, ProtectedDossier::change(code, "nuages du soir")));
        return {};
    }));
    const auto refused = dossier.open("paul", "nuages du soir");
    ASSERT_EQ(refusal_of(refused), "users.unknown");
    EXPECT_EQ(std::get<std::string>(refused.error().params.back().value),
              "a1, a2, a3, a4, claire, …");
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
