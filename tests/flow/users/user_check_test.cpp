// What another program did to the users of a dossier is found by the check.
#include "protected_dossier.h"

#include "comptoir/app/books.h"
#include "comptoir/storage/database.h"

#include <string>
#include <utility>

namespace comptoir::app {
namespace {

// What "users.log" says after this SQL; empty: nothing.
std::string fault_after(ProtectedDossier& dossier, const std::string& sql) {
    const auto workspace = dossier.as_claire();
    test::expect_done(workspace->write<void>([&](Writer& writer) -> Result<void> {
        writer.database().execute_script(sql);
        return {};
    }));
    return test::value_of(workspace->read<std::string>([](Reader& reader) -> Result<std::string> {
        for (const CheckResult& check : check_dossier(reader, {}))
            if (check.name == "users.log")
                return check.detail;
        return std::string("no such check");
    }));
}

TEST(UserCheckTest, WhatTheVerbsDidIsAsTheLogLeftIt) {
    ProtectedDossier dossier;
    test::expect_done(dossier.as_claire()->write<void>([](Writer& writer) -> Result<void> {
        CT_TRY(set_role(writer, {.code = "essai", .name = "Essai", .like = "assistant"}));
        CT_TRY(set_role(writer, {.code = "essai", .deny = {users::Right::Lettering}}));
        CT_TRY(set_user(writer, {.code = "eve", .role = "essai", .active = false}));
        CT_TRY(set_password(writer, ProtectedDossier::change("eve", "tout neuf neuf")));
        return {};
    }));
    EXPECT_EQ(fault_after(dossier, ""), "");
}

TEST(UserCheckTest, APasswordTakenAwayOrReplacedIsFound) {
    const std::string fault = "user eve: the password is not the one the log knows";
    for (const char* sql : {"UPDATE user SET password_hash = NULL, password_salt = NULL, "
                            "scrypt_n = NULL, scrypt_r = NULL, scrypt_p = NULL WHERE code = 'eve'",
                            "UPDATE user SET password_hash = randomblob(32) WHERE code = 'eve'",
                            "UPDATE user SET password_salt = randomblob(16) WHERE code = 'eve'"}) {
        ProtectedDossier dossier;
        EXPECT_EQ(fault_after(dossier, sql), fault) << sql;
    }
}

TEST(UserCheckTest, AUserOrARoleChangedByHandIsFound) {
    const std::pair<const char*, const char*> cases[] = {
        {"UPDATE user SET role = 'owner' WHERE code = 'eve'", "user eve: not as the log left it"},
        {"UPDATE user SET active = 0 WHERE code = 'eve'", "user eve: not as the log left it"},
        {"DELETE FROM user WHERE code = 'eve'", "user eve: gone"},
        {"INSERT INTO user (code, name, role, active) VALUES ('mallory', 'M', 'owner', 1)",
         "user mallory: not as the log left it"},
        {"INSERT INTO own_role (code, name) VALUES ('tout', 'Tout');"
         "INSERT INTO own_role_right (role, granted) VALUES ('tout', 'payments.pay')",
         "role tout: not as the log left it"}};
    for (const auto& [sql, fault] : cases) {
        ProtectedDossier dossier;
        EXPECT_EQ(fault_after(dossier, sql), fault) << sql;
    }
}

} // namespace
} // namespace comptoir::app
