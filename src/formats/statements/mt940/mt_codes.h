// What kind of operation a movement is, from the codes banks give it.
#pragma once

#include "comptoir/bank/types.h"

#include <string_view>

namespace comptoir::formats::mt940 {

// The type of :61: ("NTRF"): SWIFT User Handbook, MT940, field 61, subfield 6. Figures are codes of
// one bank ("N062") and say nothing.
bank::Nature nature_of_type(std::string_view type);

// The German business code (GVC): Deutsche Kreditwirtschaft, DFÜ-Abkommen, Anlage 3.
bank::Nature nature_of_business_code(std::string_view code);

// The words of Dutch banks where they give no code: "SEPA INCASSO", "BEA   NR:…".
bank::Nature nature_of_words(std::string_view posting_text);

} // namespace comptoir::formats::mt940
