// BkTxCd: what kind of operation an entry is.
#pragma once

#include "comptoir/bank/types.h"

#include <string>
#include <string_view>

namespace comptoir::formats::camt053 {

// The parts of a BkTxCd as the bank wrote them; any may be empty.
struct WrittenCode {
    std::string_view domain, family, sub_family, own, issuer;
};

// From the ISO external code list (domain, family, sub-family), else from a French interbank code
// in Prtry ("18" issued by CFONB, "11/0123/TRF" issued by CFONB/Interne/SWIFT).
bank::Nature nature_of(const WrittenCode& code);

// "PMNT/ICDT/ESCT", else the bank's own code.
std::string code_text(const WrittenCode& code);

} // namespace comptoir::formats::camt053
