// Who acts, and the sentence of a refusal.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/users/users.h"

#include <string>
#include <vector>

namespace comptoir::app {

std::vector<users::Role> roles_of(storage::Database& database); // fixed ones first

// `signed_in`: the password of `user` was given when the dossier was opened.
Actor actor_of(storage::Database& database, const std::string& user, bool signed_in);

// Why `actor` may not, naming who may.
Error refusal_of(storage::Database& database, const Actor& actor, users::Right right);

// "claire, paul": all of them.
std::string joined(const std::vector<std::string>& names);
// For sentences: five, then "…".
std::string some_of(std::vector<std::string> names);

} // namespace comptoir::app
