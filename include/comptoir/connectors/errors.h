// Error codes of connectors: what a bank's API, or the way to it, answered.
//
// A refusal that a person must cure (a key, a right, an address) is Refused; a network or a server
// that fails is Broken (an I/O failure for the command line); an answer that is not what the
// provider documents is Unreadable.
#pragma once

#include "comptoir/core/result.h"

#include <array>

namespace comptoir::connectors::errors {

inline constexpr ErrorSpec unauthorized{"connectors.unauthorized",
                                        ErrorKind::Refused}; // {provider}
inline constexpr ErrorSpec forbidden_scope{"connectors.forbidden_scope",
                                           ErrorKind::Refused}; // {provider}
inline constexpr ErrorSpec rate_limited{"connectors.rate_limited",
                                        ErrorKind::Refused}; // {provider} {retry_after_s}
inline constexpr ErrorSpec server_error{"connectors.server_error",
                                        ErrorKind::Broken}; // {provider} {status}
inline constexpr ErrorSpec unexpected_status{"connectors.unexpected_status",
                                             ErrorKind::Unreadable}; // {provider} {status}
inline constexpr ErrorSpec unreachable{"connectors.unreachable", ErrorKind::Broken};       // {host}
inline constexpr ErrorSpec connection_cut{"connectors.connection_cut", ErrorKind::Broken}; // {host}
inline constexpr ErrorSpec timeout{"connectors.timeout", ErrorKind::Broken};               // {host}
inline constexpr ErrorSpec tls{"connectors.tls", ErrorKind::Broken};                       // {host}
inline constexpr ErrorSpec answer_too_large{"connectors.answer_too_large",
                                            ErrorKind::Unreadable}; // {host} {limit_mb}
inline constexpr ErrorSpec not_json{"connectors.not_json", ErrorKind::Unreadable}; // {provider}
inline constexpr ErrorSpec bad_answer{"connectors.bad_answer",
                                      ErrorKind::Unreadable}; // {provider} {field}
inline constexpr ErrorSpec too_many_pages{"connectors.too_many_pages",
                                          ErrorKind::Unreadable}; // {provider} {pages}
inline constexpr ErrorSpec no_account{"connectors.no_account", ErrorKind::Refused}; // {provider}
inline constexpr ErrorSpec bad_url{"connectors.bad_url", ErrorKind::Unreadable};    // {url}
inline constexpr ErrorSpec insecure_url{"connectors.insecure_url", ErrorKind::Refused}; // {url}
inline constexpr ErrorSpec unknown_provider{"connectors.unknown_provider",
                                            ErrorKind::Refused}; // {provider} {known}
inline constexpr ErrorSpec bad_credentials{"connectors.bad_credentials",
                                           ErrorKind::Unreadable}; // {provider} {keys}

// Every code above: what a stored code is looked up in.
inline constexpr std::array k_all{
    unauthorized, forbidden_scope,  rate_limited,   server_error, unexpected_status,
    unreachable,  connection_cut,   timeout,        tls,          answer_too_large,
    not_json,     bad_answer,       too_many_pages, no_account,   bad_url,
    insecure_url, unknown_provider, bad_credentials};

} // namespace comptoir::connectors::errors
