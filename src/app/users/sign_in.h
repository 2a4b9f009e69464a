// The door of a protected dossier.
#pragma once

#include "app/users/actor.h"
#include "comptoir/app/workspace.h"
#include "comptoir/storage/repositories/user_repository.h"

#include <string>

namespace comptoir::app {

// Who acts from now on. A dossier without passwords takes whoever comes, under the name given or
// its owner's. Errors: users.user_needed, .unknown, .disabled, .password_missing, .password_needed,
// .password_wrong, .too_early.
Result<Actor> sign_in(storage::Database& database, const Clock& clock, const OpenOptions& options,
                      const std::string& owner);

// Holds a password against the one kept. After a wrong one the next try is refused for a while,
// right or wrong, longer each time: nothing sleeps, and what is kept in the dossier holds for every
// process. Errors: users.password_wrong, .too_early.
Result<void> check_password(const storage::SignInRecord& record, Instant now,
                            const std::string& user, const SecretString& password);
// Counts what check_password refused, in a transaction of its own. The log gets one event for each
// run of failures: it must not grow with every guess.
void note_refused(storage::Database& database, const Clock& clock, Instant now,
                  const std::string& user, const Error& refused);

} // namespace comptoir::app
