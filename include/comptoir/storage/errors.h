// Error codes of storage.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::storage::errors {

inline constexpr ErrorSpec not_a_dossier{"storage.not_a_dossier", ErrorKind::Broken}; // {path}
inline constexpr ErrorSpec newer_than_program{"storage.newer_than_program",
                                              ErrorKind::Broken}; // {path} {version} {known}
inline constexpr ErrorSpec needs_migration{"storage.needs_migration", ErrorKind::Refused}; // {path}
inline constexpr ErrorSpec cannot_open{"storage.cannot_open", ErrorKind::Broken};          // {path}
inline constexpr ErrorSpec already_exists{"storage.already_exists", ErrorKind::Refused};   // {path}
inline constexpr ErrorSpec read_only_file{"storage.read_only_file", ErrorKind::Broken};    // {path}
inline constexpr ErrorSpec corrupt{"storage.corrupt", ErrorKind::Broken};                  // {path}
inline constexpr ErrorSpec disk_full{"storage.disk_full", ErrorKind::Broken};              // {path}
inline constexpr ErrorSpec io_failure{"storage.io_failure", ErrorKind::Broken};            // {path}
inline constexpr ErrorSpec busy{"storage.busy", ErrorKind::Refused};                       // {path}
inline constexpr ErrorSpec constraint{"storage.constraint", ErrorKind::Broken};            // {path}
inline constexpr ErrorSpec migration_failed{"storage.migration_failed",
                                            ErrorKind::Broken}; // {path} {step}
inline constexpr ErrorSpec locked_by_other{"storage.locked_by_other",
                                           ErrorKind::Refused}; // {path} {pid} {host}

} // namespace comptoir::storage::errors
