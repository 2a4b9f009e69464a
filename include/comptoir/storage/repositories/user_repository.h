// Users, what is kept of their passwords, and the roles a dossier made for itself, as rows.
#pragma once

#include "comptoir/core/clock.h"
#include "comptoir/core/password.h"
#include "comptoir/storage/database.h"
#include "comptoir/users/users.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

bool knows_users(Database& database);                    // false: a file from before schema step 15
std::vector<users::User> load_users(Database& database); // by code
void save_user(Database& database, const users::User& user); // its password stays as it is
void save_password(Database& database, std::string_view user,
                   const std::optional<crypto::PasswordVerifier>& verifier);

// Given by somebody else, who knows it: it lets its owner in, who then chooses another.
bool password_is_given(Database& database, std::string_view user);
void mark_password_given(Database& database, std::string_view user, bool given);

struct SignInRecord {
    std::optional<crypto::PasswordVerifier> verifier;
    std::int64_t failures = 0; // since the last right password
    std::optional<Instant> failed_at;
};
SignInRecord load_sign_in(Database& database, std::string_view user);
void save_failures(Database& database, std::string_view user, std::int64_t failures,
                   std::optional<Instant> failed_at);

// Own roles alone, by code. A right nobody here knows is left out.
std::vector<users::Role> load_own_roles(Database& database);
void save_own_role(Database& database, const users::Role& role);

} // namespace comptoir::storage
