// VAT that becomes due when it is paid (CGI art. 269, 2 c; art. 271): how much of an invoice's tax
// leaves the waiting account, and to which account it goes.
//
//   vat_due(eur(20'00), eur(40'00), eur(120'00)) == eur(6'67)
//   vat_due(eur(20'00), eur(120'00), eur(120'00)) == eur(20'00)   // the last one takes the rest
#pragma once

#include "comptoir/core/money.h"
#include "comptoir/ledger/types.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace comptoir::invoices {

// What is due in all once `settled` of `gross` was paid, credit notes and discounts included. Said
// of the whole and not of each instalment, so that no cent drifts: an instalment moves what is due
// after it less what was due before. `vat` keeps its sign; 0 <= settled <= gross (invariant).
Money vat_due(Money vat, Money settled, Money gross);

// First digits of the accounts where VAT waits for payment: "44564" and "44574" in France. Empty
// where the tax is due on delivery (Belgium, Switzerland's agreed method).
std::pair<std::string_view, std::string_view> waiting_vat_prefixes(ledger::Chart chart);
// Where VAT of a waiting account goes once it is due; that of fixed assets has its own account.
// Empty: not a waiting account.
std::optional<std::string_view> account_of_due_vat(ledger::Chart chart, std::string_view waiting,
                                                   bool of_fixed_asset);

// Whether `account` is where the tax of a third party's own pieces waits or stands once it is due:
// 44564, 44566 and 44562 of a supplier's, 44574 and 44571 of a customer's. The tax on a bank's fee,
// 44566, is none of a customer's invoice.
enum class TaxOfPieces { None, Waiting, Due };
TaxOfPieces tax_of_pieces(ledger::Chart chart, std::string_view third_party,
                          std::string_view account);

// What an account that takes a part of an invoice says of that part, where its VAT waits.
enum class PartSettled {
    Paid,     // by money or what stands for it: another debt, a fee kept by the bank
    Lost,     // a claim that will never be paid (PCG 654, 6714; 658 and 758 beyond what a
              // settlement difference comes to): its tax is never due
    KeptBack, // still owed (PCG 4117, 4017, 4047 retentions, 416 doubtful customers)
};
// `minor`: what the account takes, unsigned. What differs by 5.00 at most is a difference of
// settlement, which counts as paid; more on 658 or 758 is a claim or a debt somebody gave up.
inline constexpr std::int64_t k_settlement_difference_max = 500;
PartSettled part_settled_by(ledger::Chart chart, std::string_view account, std::int64_t minor);

} // namespace comptoir::invoices
