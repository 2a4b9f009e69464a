// Error code of books that come in without letters beside others. It stands in a report and refuses
// nothing.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::app::errors {

inline constexpr ErrorSpec books_letters_left_open{"books.letters_left_open",
                                                   ErrorKind::Refused}; // {count}; warning

} // namespace comptoir::app::errors
