// The door of a protected dossier.
#pragma once

#include "app/users/actor.h"
#include "comptoir/app/workspace.h"

#include <string>

namespace comptoir::app {

// Who acts from now on. A dossier without passwords takes whoever comes, under the name given or
// its owner's. After a wrong password the next try waits, longer each time (OpenOptions::pause);
// that is kept in the dossier, so a new process does not begin afresh. Errors: users.user_needed,
// .unknown, .disabled, .password_missing, .password_needed, .password_wrong.
Result<Actor> sign_in(storage::Database& database, const Clock& clock, const OpenOptions& options,
                      const std::string& owner);

} // namespace comptoir::app
