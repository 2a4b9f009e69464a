// Settlement differences of one dossier: their types, and how much is booked without a person.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/reconcile/differences.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

struct DifferenceSettings {
    std::vector<reconcile::DifferenceType> types; // the four usual ones, then the dossier's own
    std::vector<reconcile::DifferenceLimit> limits;
};
Result<DifferenceSettings> difference_settings(Reader& reader);

// What is not said stays. A new code makes a type of the dossier's own, which needs its kind and
// at least one account. Accounts exist already, or are the usual ones, made when first used.
struct DifferenceChange {
    std::string code;
    std::optional<std::string> label;
    std::optional<reconcile::DifferenceKind> kind;
    std::optional<std::string> charge_account, income_account; // "": not offered for that side
    std::optional<reconcile::DifferenceVat> vat;
    std::optional<int> vat_permille; // with Inside
    std::optional<Money> per_day;    // zero: no limit for a day
};
// Errors: reconcile.difference_code, .difference_incomplete, .difference_vat, .negative_limit,
// ledger.unknown_account, reconcile.party_needed.
Result<reconcile::DifferenceType> set_difference(Writer& writer, const DifferenceChange& change);
// A usual type is as its chart says again; one of the dossier's own goes. Their limits go too.
// Error: reconcile.difference_unknown.
Result<void> remove_difference(Writer& writer, const std::string& code);

// Books differences of that type unattended up to an amount, and to a share where one is given too.
// Returns its id. Errors: reconcile.difference_unknown, .difference_computed (exchange),
// .negative_limit (a share without an amount too), ledger.unknown_party.
Result<std::int64_t> allow_difference(Writer& writer, const reconcile::DifferenceLimit& limit);
// For the undo of what took one away: as it was, also where older programs let a share stand alone.
// Errors: those of allow_difference(), save for a share alone.
Result<std::int64_t> give_difference_limit_back(Writer& writer,
                                                const reconcile::DifferenceLimit& limit);
// Error: app.not_found.
Result<void> forbid_difference(Writer& writer, std::int64_t limit);

} // namespace comptoir::app
