// Account numbers that a bank or a payer writes into the text of a line.
#pragma once

#include "comptoir/bank/types.h"

#include <string>
#include <vector>

namespace comptoir::reconcile {

// The IBANs in the two labels and the comment, whole or in groups, whose check digits are right.
std::vector<std::string> accounts_in_text(const bank::StatementLine& line);

// The digits that the labels call an account's, without its bank and country: "COMPTE N°
// 00012345678", "VERS CPTE 30004 12345678". Seven at least: a shorter number may be anything.
std::vector<std::string> numbers_called_account(const bank::StatementLine& line);

} // namespace comptoir::reconcile
