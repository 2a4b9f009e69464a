// pain.001: SEPA credit transfers to the bank, versions 001.001.03 and 001.001.09.
//
// Pure: a checked batch in, XML out (UTF-8, no byte order mark). One PmtInf per execution date,
// each with its own count and sum. Source: ISO 20022 pain.001.001.03/09, EPC132-08 and EPC115-06.
//
//   const std::string xml = formats::write_pain001(*checked, formats::Pain001Version::V09);
#pragma once

#include "comptoir/payments/types.h"

#include <string>
#include <string_view>

namespace comptoir::formats {

enum class Pain001Version { V03, V09 };
std::string_view to_text(Pain001Version version); // "pain.001.001.09"

// `batch` comes from payments::checked_batch; anything else breaks an invariant.
std::string write_pain001(const payments::OrderBatch& batch, Pain001Version version);

} // namespace comptoir::formats
