// Who works in a dossier: users, the roles they have, and the rules both keep to.
//
// A dossier is protected once one of its users has a password. Before that, whoever opens it may do
// everything, as one person alone with the books does.
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/users/rights.h"

#include <string>
#include <string_view>
#include <vector>

namespace comptoir::users {

// A named set of rights. Fixed ones come with the program and follow it: what a later version
// adds, its owner may do at once.
struct Role {
    std::string code;
    std::string name; // of own roles; fixed ones have their word (i18n, "role")
    RightSet rights;
    bool fixed = false;
};

struct User {
    std::string code; // what the log says beside every act
    std::string name;
    std::string role;
    bool active = true;
    bool has_password = false;
};

inline constexpr std::string_view k_owner = "owner";
inline constexpr std::size_t k_password_least = 8; // characters

const std::vector<Role>& fixed_roles(); // owner, accountant, assistant, reviewer
// A word that people would take for a fixed role: its code or its name, whatever its case.
bool is_name_of_fixed_role(std::string_view word);
// By code as it is written, else whatever its case.
const Role* find_role(const std::vector<Role>& roles, std::string_view code);
// By code, whatever its case: --user Claire is claire.
const User* find_user(const std::vector<User>& users, std::string_view code);

bool is_protected(const std::vector<User>& users);
// What this user may do: nothing when disabled, or when the role is gone.
RightSet rights_of(const User& user, const std::vector<Role>& roles);
// The names of those who may do it and could sign in to do it.
std::vector<std::string> who_may(Right right, const std::vector<User>& users,
                                 const std::vector<Role>& roles);

// Of users and of own roles: 1 to 32 letters, digits, dots, hyphens, underscores; anything a
// person types as a name on the command line. Error: users.code_unusable.
Result<void> check_code(std::string_view code);
Result<void> check_password(std::string_view password); // users.password_short
// A protected dossier keeps somebody who can sign in and manage its users, else nobody could ever
// give a right again. Error: users.no_manager_left.
Result<void> check_somebody_manages(const std::vector<User>& users, const std::vector<Role>& roles);

} // namespace comptoir::users
