// Users of a dossier, their passwords and roles; who acts now (docs/decisions/0022).
//
// This keeps colleagues from doing by mistake what is not theirs to do, and puts the right name
// beside every act. It does not encrypt the file: who can copy it can read it.
//
//   add_user(writer, {.code = "paul", .name = "Paul Petit", .role = "assistant"});
//   set_password(writer, {.user = "paul", .password = SecretString(typed)});
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/core/password.h"
#include "comptoir/users/users.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

struct UserList {
    std::vector<users::User> users; // by code
    std::vector<users::Role> roles; // fixed ones first
    bool is_protected = false;
};
Result<UserList> list_users(Reader& reader);
// Without opening it for writing: whom the sign-in asks for. Errors: storage.*.
Result<UserList> users_of_dossier(const std::filesystem::path& path);

// Set by somebody else: whoever signs in with it writes nothing before they chose another one.
Result<bool> password_is_given(Reader& reader, const std::string& user);

struct UserAdd {
    std::string code, name;
    std::string role{users::k_owner};
};
// Errors: users.exists, .code_unusable, .role_unknown.
Result<users::User> add_user(Writer& writer, const UserAdd& request);

struct UserChange {
    std::string code;
    std::optional<std::string> name, role;
    std::optional<bool> active;
};
// Users are never deleted: the log keeps their name. Errors: users.unknown, .role_unknown,
// .own_role, .no_manager_left.
Result<users::User> set_user(Writer& writer, const UserChange& change);

struct PasswordChange {
    std::string user;
    std::optional<SecretString> password; // absent: taken away
    SecretString old_password;            // for one's own, whoever one is
    crypto::PasswordCost cost;            // tests lower it
};
// The first password protects the dossier: from then on nobody writes without one. Errors:
// users.unknown, .password_short, .password_same, .password_wrong, .too_early, .no_manager_left.
Result<users::User> set_password(Writer& writer, const PasswordChange& change);

struct RoleChange {
    std::string code;
    std::optional<std::string> name;
    std::string like; // a new role begins with the rights of this one
    std::vector<users::Right> allow, deny;
};
// Makes the role when the dossier has none of that code. Errors: users.role_fixed (its code or name
// would be taken for a fixed role's), .own_role, .role_unknown, .code_unusable, .no_manager_left.
Result<users::Role> set_role(Writer& writer, const RoleChange& change);

// Printing changes nothing, and is an act all the same (A330): it has its right and its trace.
Result<void> note_printed(Writer& writer, std::string_view what);

} // namespace comptoir::app
