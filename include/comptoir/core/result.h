// Result<T>: a value, or why the world said no.
//
// The one alias in the project for tl::expected; when it moves to C++23 this file changes and
// nothing else. Use Result for what the world can refuse (a file, a token, a locked period) and
// invariant() (core/invariant.h) for what we promised ourselves. A Result is never ignored.
#pragma once

#include "comptoir/core/error.h"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace comptoir {

template <class T>
using Result = tl::expected<T, Error>;

// A declared code and how a face reacts to it. Declared with COMPTOIR-wide unique names:
//   inline constexpr ErrorSpec balance_mismatch{"bank.balance_mismatch", ErrorKind::Refused};
struct ErrorSpec {
    std::string_view name;
    ErrorKind kind = ErrorKind::Refused;
    constexpr operator ErrorCode() const { return ErrorCode{name}; } // NOLINT: a spec is its code
};

inline tl::unexpected<Error> fail(ErrorSpec spec, Params params = {}, std::string detail = {}) {
    return tl::unexpected<Error>(
        Error{ErrorCode{spec.name}, spec.kind, std::move(params), std::nullopt, std::move(detail)});
}

inline tl::unexpected<Error> fail_at(SourcePlace place, ErrorSpec spec, Params params = {},
                                     std::string detail = {}) {
    return tl::unexpected<Error>(Error{ErrorCode{spec.name}, spec.kind, std::move(params),
                                       std::move(place), std::move(detail)});
}

inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

} // namespace comptoir

// A name of its own per line, so that a CT_TRY inside a lambda inside a CT_TRY shadows nothing.
#define COMPTOIR_CONCAT_TOKENS(a, b) a##b
#define COMPTOIR_CONCAT(a, b) COMPTOIR_CONCAT_TOKENS(a, b)

// Returns the error of a Result<void> or Result<T> expression to the caller.
#define CT_TRY(expression) CT_TRY_NAMED(COMPTOIR_CONCAT(ct_result_, __LINE__), expression)
#define CT_TRY_NAMED(result, expression)                                                           \
    do {                                                                                           \
        if (auto result = (expression); !result)                                                   \
            return ::tl::unexpected<::comptoir::Error>(std::move(result).error());                 \
    } while (false)

// Declares `name` from a Result<T>, or returns its error: CT_ASSIGN(entry, load_entry(id));
#define CT_ASSIGN(name, expression)                                                                \
    auto ct_result_##name = (expression);                                                          \
    if (!ct_result_##name)                                                                         \
        return ::tl::unexpected<::comptoir::Error>(std::move(ct_result_##name).error());           \
    auto name = std::move(*ct_result_##name)
