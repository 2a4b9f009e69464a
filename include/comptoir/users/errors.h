// Error codes of users.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::users::errors {

inline constexpr ErrorSpec not_allowed{"users.not_allowed",
                                       ErrorKind::Refused}; // {user} {right} {who}
inline constexpr ErrorSpec nobody_may{"users.nobody_may", ErrorKind::Refused};   // {user} {right}
inline constexpr ErrorSpec user_needed{"users.user_needed", ErrorKind::Refused}; // {users}
inline constexpr ErrorSpec password_needed{"users.password_needed", ErrorKind::Refused}; // {user}
inline constexpr ErrorSpec password_wrong{"users.password_wrong", ErrorKind::Refused};   // {user}
// The next try has to wait, right or wrong.
inline constexpr ErrorSpec too_early{"users.too_early", ErrorKind::Refused}; // {user} {seconds}
inline constexpr ErrorSpec password_missing{"users.password_missing",
                                            ErrorKind::Refused}; // {user} {who}
// Signed in with one that somebody else gave: nothing is written before there is another.
inline constexpr ErrorSpec password_given{"users.password_given", ErrorKind::Refused}; // {user}
inline constexpr ErrorSpec password_same{"users.password_same", ErrorKind::Refused};   // {user}
inline constexpr ErrorSpec password_short{"users.password_short", ErrorKind::Refused}; // {least}
inline constexpr ErrorSpec disabled{"users.disabled", ErrorKind::Refused};             // {user}
inline constexpr ErrorSpec unknown{"users.unknown", ErrorKind::Refused}; // {user} {users}
inline constexpr ErrorSpec exists{"users.exists", ErrorKind::Refused};   // {user}
inline constexpr ErrorSpec code_unusable{"users.code_unusable", ErrorKind::Refused};       // {code}
inline constexpr ErrorSpec role_unknown{"users.role_unknown", ErrorKind::Refused};         // {role}
inline constexpr ErrorSpec role_fixed{"users.role_fixed", ErrorKind::Refused};             // {role}
inline constexpr ErrorSpec own_role{"users.own_role", ErrorKind::Refused};                 // {user}
inline constexpr ErrorSpec reviewer_is_user{"users.reviewer_is_user", ErrorKind::Refused}; // {user}
inline constexpr ErrorSpec no_manager_left{"users.no_manager_left", ErrorKind::Refused};

} // namespace comptoir::users::errors
