// Why a payment and what it settles may differ, and where the difference goes.
//
//   settlement   cents nobody asks for            658500 / 758900
//   discount     escompte de règlement            665000 / 765000, VAT corrected
//   fee          kept back by the bank            627000
//   exchange     another rate than the booking's  656000 / 756000
//
// A dossier may change each of them and add its own. Sources: PCG art. 946-65, 947-75 and 2025
// edition (656, 756 since regulation ANC 2015-05); CGI art. 267 II 1° and 272 (VAT of a discount).
#pragma once

#include "comptoir/core/money.h"
#include "comptoir/core/result.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

enum class DifferenceKind { Settlement, Discount, Fee, Exchange };
std::string_view to_text(DifferenceKind kind); // "settlement"
std::optional<DifferenceKind> parse_difference_kind(std::string_view text);
// What the matcher may allow by itself; a difference of exchange is computed, never allowed.
std::optional<AllowanceKind> allowance_kind_of(DifferenceKind kind);

// Corrected: the invoice's own VAT, in proportion. Inside: at a rate that is said.
enum class DifferenceVat { None, Corrected, Inside };

struct DifferenceType {
    std::string code; // "settlement", "escompte-2"
    std::string label;
    DifferenceKind kind = DifferenceKind::Settlement;
    std::string charge_account; // a lack is debited here; empty: not offered for a lack
    std::string income_account; // a surplus is credited here; empty: not offered for a surplus
    DifferenceVat vat = DifferenceVat::None;
    std::optional<int> vat_permille; // Inside only: 200 = 20 %
    std::int64_t per_day_minor = 0;  // booked unattended in a day at most; 0: no such limit

    // Holder's side: less money than what is settled is a lack. Empty: not offered (A177).
    const std::string& account_for(Money difference) const {
        return difference.is_negative() ? charge_account : income_account;
    }
};
// The four of a chart, before a dossier changes them.
std::vector<DifferenceType> usual_differences(ledger::Chart chart);

// Letters, digits and '-', at most 20. Errors: reconcile.difference_code.
Result<void> check_difference_code(std::string_view code);

// A type of difference explains what a payment leaves of the pieces it settles; it is no account
// for a payment whose piece nobody found. So a difference is no larger than a tenth of the pieces,
// and without a piece only money taken by the bank goes somewhere whole, as a fee. `pieces` is the
// sum of the absolute amounts of what is settled; zero: nothing is. Errors:
// reconcile.difference_alone, .difference_too_large {type} {amount} {pieces}.
Result<void> check_difference(const DifferenceType& type, Money difference, Money pieces);

// VAT an invoice booked, by the account it is due on: what a discount takes back of it.
struct VatShare {
    std::string account;
    std::int64_t weight = 0; // > 0, minor units
};
// The targets that book a difference: what it costs or brings, and its VAT apart. `shares` and
// `without_vat` are those of the invoices settled (Corrected). They sum to the difference.
std::vector<Target> difference_targets(const std::string& account, Money difference,
                                       const std::vector<VatShare>& shares,
                                       std::int64_t without_vat);
// An amount that holds VAT at a rate, in two: net and VAT, both signed as the amount.
std::pair<Money, Money> without_vat(Money amount, int vat_permille);

// Up to what a difference is booked unattended, for a party or a nature of line.
struct DifferenceLimit {
    std::int64_t id = 0;
    std::string type;                   // a code
    std::string party;                  // empty: every party
    std::optional<bank::Nature> nature; // empty: every nature
    std::int64_t limit_minor = 0;       // 0: the share alone counts, as older programs let it
    int limit_permille = 0;             // of what is open; 0: the amount alone counts
};
// As the matcher reads them.
std::vector<Allowance> allowances_of(const std::vector<DifferenceType>& types,
                                     const std::vector<DifferenceLimit>& limits);
UsualAccounts accounts_of(const std::vector<DifferenceType>& types, UsualAccounts usual);

} // namespace comptoir::reconcile
