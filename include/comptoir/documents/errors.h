// Error codes of documents.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::documents::errors {

inline constexpr ErrorSpec pdf_unreadable{"documents.pdf_unreadable", ErrorKind::Unreadable};
inline constexpr ErrorSpec pdf_encrypted{"documents.pdf_encrypted", ErrorKind::Unreadable};
inline constexpr ErrorSpec pdf_too_large{"documents.pdf_too_large",
                                         ErrorKind::Unreadable}; // {limit_mb}
inline constexpr ErrorSpec pdf_too_many_attachments{"documents.pdf_too_many_attachments",
                                                    ErrorKind::Unreadable}; // {limit}
inline constexpr ErrorSpec pdf_attachment_too_large{"documents.pdf_attachment_too_large",
                                                    ErrorKind::Unreadable}; // {limit_mb}

} // namespace comptoir::documents::errors
