// What the world refused, said in a form that faces can translate.
//
// An Error names a code, the parameters its sentence needs, and where it happened. There is no
// user sentence here: i18n::explain(error) makes one in French or English. `detail` is English for
// the log and holds no secret, no full IBAN and no bank label.
//
//   return fail(bank::errors::balance_mismatch, {{"expected", closing}, {"computed", sum}});
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/core/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace comptoir {

// A stable name such as "bank.balance_mismatch": never renamed, the same in every language.
// Each module declares its own in <module>/errors.h; a lint checks that each has its sentences
// in both languages and a test that provokes it.
struct ErrorCode {
    std::string_view name;
    friend bool operator==(const ErrorCode&, const ErrorCode&) = default;
};

// How the command line and the client react; written beside each code's declaration.
enum class ErrorKind {
    Refused,    // a rule or a lock says no; nothing changed (exit 1)
    Unreadable, // the input cannot be understood (exit 2)
    Broken,     // ledger damaged or newer, failed check, I/O failure (exit 3)
};

struct Param {
    using Value = std::variant<std::string, std::int64_t, Money, Date>;
    std::string name;
    Value value;
};
using Params = std::vector<Param>;

// Where in the input. Absent parts are empty or 0.
struct SourcePlace {
    std::string file;
    std::int64_t line = 0; // 1-based
    std::string record;    // the format's own word: "04", "Ntry 12"
    std::string field;     // "balance", "EcritureDate"
};

struct Error {
    ErrorCode code;
    ErrorKind kind = ErrorKind::Refused;
    Params params = {};
    std::optional<SourcePlace> place = std::nullopt;
    std::string detail = {};
};

// A doubt that does not stop the work: the same vocabulary as errors, with a severity.
struct Diagnostic {
    enum class Severity { Info, Warning, Error };
    Severity severity = Severity::Warning;
    ErrorCode code;
    Params params = {};
    std::optional<SourcePlace> place = std::nullopt;
};

} // namespace comptoir
