// Error codes of entry templates and of what is remembered for a line. Sentences: i18n.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::reconcile::errors {

inline constexpr ErrorSpec template_code{"reconcile.template_code", ErrorKind::Refused}; // {code}
inline constexpr ErrorSpec template_label{"reconcile.template_label",
                                          ErrorKind::Refused}; // {template}
inline constexpr ErrorSpec template_empty{"reconcile.template_empty",
                                          ErrorKind::Refused}; // {template}
inline constexpr ErrorSpec template_shares{"reconcile.template_shares",
                                           ErrorKind::Refused}; // {template}
inline constexpr ErrorSpec template_rest{"reconcile.template_rest",
                                         ErrorKind::Refused}; // {template}
inline constexpr ErrorSpec template_party{"reconcile.template_party",
                                          ErrorKind::Refused}; // {template} {account}
inline constexpr ErrorSpec template_vat{"reconcile.template_vat",
                                        ErrorKind::Refused}; // {template} {account}
inline constexpr ErrorSpec template_does_not_fit{"reconcile.template_does_not_fit",
                                                 ErrorKind::Refused}; // {template} {amount}
inline constexpr ErrorSpec template_exists{"reconcile.template_exists",
                                           ErrorKind::Refused}; // {template}
inline constexpr ErrorSpec template_unknown{"reconcile.template_unknown",
                                            ErrorKind::Refused}; // {template}
inline constexpr ErrorSpec template_inactive{"reconcile.template_inactive",
                                             ErrorKind::Refused}; // {template}
inline constexpr ErrorSpec template_journal{"reconcile.template_journal",
                                            ErrorKind::Refused}; // {template} {journal}
inline constexpr ErrorSpec template_order{"reconcile.template_order", ErrorKind::Refused};
inline constexpr ErrorSpec reference_unusable{"reconcile.reference_unusable",
                                              ErrorKind::Refused}; // {reference}
inline constexpr ErrorSpec shared_file_missing{"reconcile.shared_file_missing", ErrorKind::Refused};
inline constexpr ErrorSpec shared_file_damaged{"reconcile.shared_file_damaged",
                                               ErrorKind::Unreadable}; // {path}
inline constexpr ErrorSpec shared_file_busy{"reconcile.shared_file_busy",
                                            ErrorKind::Refused}; // {path}
inline constexpr ErrorSpec line_without_template{"reconcile.line_without_template",
                                                 ErrorKind::Refused}; // {line}
inline constexpr ErrorSpec template_needs_spread{"reconcile.template_needs_spread",
                                                 ErrorKind::Refused}; // {template} {count}
inline constexpr ErrorSpec template_in_batch{"reconcile.template_in_batch",
                                             ErrorKind::Refused}; // {line} {template}
inline constexpr ErrorSpec contradicts_past{"reconcile.contradicts_past",
                                            ErrorKind::Refused}; // {contradicts} {agrees} {closed}
inline constexpr ErrorSpec natures_switched_off{"reconcile.natures_switched_off",
                                                ErrorKind::Refused};

} // namespace comptoir::reconcile::errors
