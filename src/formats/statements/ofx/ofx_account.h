// The account of a statement or of the other party, from BANKACCTFROM, CCACCTFROM or BANKACCTTO.
#pragma once

#include "comptoir/bank/types.h"

#include <string>

namespace comptoir::formats::ofx {

struct AccountParts {
    std::string bank;    // BANKID: code banque in France, elsewhere a routing number, a BIC, a name
    std::string branch;  // BRANCHID: code guichet in France
    std::string account; // ACCTID
    std::string key;     // ACCTKEY: clé RIB
};

enum class AccountDoubt { None, KeyMismatch, NoIban };

// Fills number, iban and bic. A French account (5 digits, 5 digits, 11 letters or digits) has its
// number with blanks and its computed IBAN, unless its key contradicts it.
AccountDoubt identify(bank::AccountIdentity& identity, const AccountParts& parts);

} // namespace comptoir::formats::ofx
