// What the log says of users and roles: written by the verbs, held against the tables by the check.
#pragma once

#include "comptoir/core/password.h"
#include "comptoir/storage/database.h"
#include "comptoir/users/users.h"

#include <optional>
#include <string>

namespace comptoir::app {

std::string summary_of(const users::User& user);
std::string summary_of(const users::Role& role);
// "none", or "set" and what tells one verifier from another: 64 bits of a hash of the salted scrypt
// hash, which says less of the password than the table beside it.
std::string summary_of(const std::optional<crypto::PasswordVerifier>& verifier);

// The first user, password or role that is not as the log left it: another program changed the
// file. Reads the whole log.
std::string users_fault(storage::Database& database);

} // namespace comptoir::app
