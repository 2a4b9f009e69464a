// Error codes of reading e-invoices.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::formats::errors {

inline constexpr ErrorSpec invoice_xml_malformed{"formats.invoice_xml_malformed",
                                                 ErrorKind::Unreadable}; // {line}
inline constexpr ErrorSpec invoice_xml_doctype{"formats.invoice_xml_doctype",
                                               ErrorKind::Unreadable};
inline constexpr ErrorSpec invoice_xml_too_large{"formats.invoice_xml_too_large",
                                                 ErrorKind::Unreadable}; // {limit_mb}
inline constexpr ErrorSpec invoice_xml_too_deep{"formats.invoice_xml_too_deep",
                                                ErrorKind::Unreadable}; // {line}
inline constexpr ErrorSpec invoice_xml_other{"formats.invoice_xml_other",
                                             ErrorKind::Unreadable}; // {root}

} // namespace comptoir::formats::errors

// Doubts that travel with a reading.
namespace comptoir::formats::notes {

inline constexpr ErrorSpec profile_unknown{"formats.profile_unknown",
                                           ErrorKind::Refused}; // {profile}
inline constexpr ErrorSpec profile_exceeded{"formats.profile_exceeded",
                                            ErrorKind::Refused}; // {profile}
inline constexpr ErrorSpec invoice_type_unknown{"formats.invoice_type_unknown",
                                                ErrorKind::Refused}; // {type}
inline constexpr ErrorSpec field_unreadable{"formats.field_unreadable",
                                            ErrorKind::Refused}; // {field} {text}
inline constexpr ErrorSpec several_ibans{"formats.several_ibans", ErrorKind::Refused}; // {count}
inline constexpr ErrorSpec attachment_name{"formats.attachment_name", ErrorKind::Refused}; // {name}

} // namespace comptoir::formats::notes
