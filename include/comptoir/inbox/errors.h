// Error codes of inbox.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::inbox::errors {

inline constexpr ErrorSpec type_not_taken{"inbox.type_not_taken", ErrorKind::Unreadable}; // {name}
inline constexpr ErrorSpec too_large{"inbox.too_large", ErrorKind::Unreadable}; // {name} {limit_mb}
inline constexpr ErrorSpec no_invoice_inside{"inbox.no_invoice_inside",
                                             ErrorKind::Unreadable}; // {name}

} // namespace comptoir::inbox::errors
