// What one account brings in a file that mixes many clients, and why it waits.
//
// A firm's file holds the accounts of many dossiers. Each account's own part is cut out of it and
// goes to its dossier; what cannot go there yet waits in a tray beside the dossiers. These are the
// values that the tray keeps and the faces show; app/intake.h has the verbs.
#pragma once

#include "comptoir/bank/statement_chain.h"
#include "comptoir/bank/types.h"
#include "comptoir/core/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::bank {

// i18n::say(code, params, language) is its sentence; a code of any module.
struct IntakeReason {
    std::string code; // "intake.account_unknown"
    Params params;
};

// One account in one file, as the bank wrote it.
struct IntakeAccount {
    AccountIdentity identity;
    bool named = true; // false: the file does not say whose account it is of (QIF)
    std::optional<Date> from, to;
    std::optional<Money> opening, closing;
    std::int64_t statements = 0;
    std::int64_t lines = 0;                         // booked operations
    BalanceCheck check = BalanceCheck::NotPossible; // the worst of its statements
};

enum class IntakeState { Waiting, Dropped };
std::string_view to_text(IntakeState state); // "waiting"
std::optional<IntakeState> parse_intake_state(std::string_view text);

struct IntakePart {
    std::string id;     // 16 hexadecimal digits, from the account and the bytes
    std::string file;   // the file it came in: "a.zip!m.xml"
    std::string sha256; // of its own bytes
    // One account, except in a file whose format cannot be cut; none when damage hides it.
    std::vector<IntakeAccount> accounts;
    IntakeState state = IntakeState::Waiting;
    IntakeReason reason;          // why it waits, or what was said when it was dropped
    std::string dossier, journal; // where it goes, when that is known: "dupont.comptoir", "BQ"
    Instant received_at;
    std::string closed_by; // who dropped it
};

// A person's answer for an account that several dossiers follow.
struct IntakeAssignment {
    std::string account; // account_key()
    std::string dossier, journal;
};

struct IntakeTray {
    std::vector<IntakePart> parts; // in the order in which they came
    std::vector<IntakeAssignment> assignments;
};

// --- The grid of a folder -----------------------------------------------------------------------
struct IntakeGap {
    std::optional<Date> after, before;     // last day of one statement, first of the next
    std::optional<Money> closing, opening; // what the one ends with, what the next begins with
    std::int64_t days_missing = 0;         // Mondays to Fridays between the two
    BreakKind kind = BreakKind::Gap;
};
struct IntakeGridRow {
    std::string dossier, company, journal; // empty for an account that waits
    std::string account;                   // IBAN, else number, else empty
    std::optional<Date> last_day;
    std::optional<Money> closing;
    std::vector<IntakeGap> gaps; // in the order of days
    BalanceCheck check = BalanceCheck::NotPossible;
    std::int64_t statements = 0, lines = 0;
    std::optional<IntakeReason> waits; // of an account in the tray
};

} // namespace comptoir::bank
