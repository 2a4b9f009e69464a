// The words by which banks and bookkeepers say that money moves between accounts of one holder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

// Beside a name: what one's own transfers are for, or the kind of the account.
bool is_treasury_word(std::string_view folded);
// The start of one, as a full column leaves it: "TRES", "LIVR".
bool starts_treasury_word(std::string_view folded);

// Do the folded words of a label say so: "VIREMENT INTERNE", "DE COMPTE A COMPTE", "ENTRE NOS
// COMPTES", "VERS LIVRET"? Not beside words of another purpose: a loan, a contribution, wages.
bool say_own_accounts(const std::vector<std::string>& words);

} // namespace comptoir::reconcile
