// Error codes of reconcile. Sentences: i18n; catalogue: docs/errors.md.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::reconcile::errors {

inline constexpr ErrorSpec nothing_ticked{"reconcile.nothing_ticked", ErrorKind::Refused};
inline constexpr ErrorSpec totals_differ{"reconcile.totals_differ",
                                         ErrorKind::Refused}; // {lines} {targets}
inline constexpr ErrorSpec currency_differs{"reconcile.currency_differs",
                                            ErrorKind::Refused}; // {lines} {targets}
inline constexpr ErrorSpec ticked_twice{"reconcile.ticked_twice",
                                        ErrorKind::Refused}; // {what} {id}
inline constexpr ErrorSpec source_unknown{"reconcile.source_unknown",
                                          ErrorKind::Refused}; // {name} {known}
inline constexpr ErrorSpec source_twice{"reconcile.source_twice", ErrorKind::Refused}; // {name}
inline constexpr ErrorSpec pointing_day{"reconcile.pointing_day",
                                        ErrorKind::Refused}; // {day} {first} {today}
inline constexpr ErrorSpec line_already_matched{"reconcile.line_already_matched",
                                                ErrorKind::Refused}; // {line} {match}
inline constexpr ErrorSpec row_already_pointed{"reconcile.row_already_pointed",
                                               ErrorKind::Refused};                    // {entry}
inline constexpr ErrorSpec item_settled{"reconcile.item_settled", ErrorKind::Refused}; // {piece}
inline constexpr ErrorSpec more_than_open{"reconcile.more_than_open",
                                          ErrorKind::Refused}; // {piece} {amount} {open}
inline constexpr ErrorSpec not_a_cash_movement{"reconcile.not_a_cash_movement",
                                               ErrorKind::Refused}; // {entry}
inline constexpr ErrorSpec other_party{"reconcile.other_party",
                                       ErrorKind::Refused}; // {entry} {piece}
inline constexpr ErrorSpec other_journal{"reconcile.other_journal",
                                         ErrorKind::Refused}; // {journal} {other}
inline constexpr ErrorSpec journal_without_account{"reconcile.journal_without_account",
                                                   ErrorKind::Refused}; // {journal}
inline constexpr ErrorSpec no_bank_row{"reconcile.no_bank_row",
                                       ErrorKind::Refused}; // {entry} {account}
inline constexpr ErrorSpec own_account{"reconcile.own_account",
                                       ErrorKind::Refused}; // {account} {journal}
inline constexpr ErrorSpec party_needed{"reconcile.party_needed", ErrorKind::Refused}; // {account}
inline constexpr ErrorSpec amount_missing{"reconcile.amount_missing",
                                          ErrorKind::Refused}; // {account}
inline constexpr ErrorSpec line_set_aside{"reconcile.line_set_aside", ErrorKind::Refused}; // {line}
inline constexpr ErrorSpec invoice_not_booked{"reconcile.invoice_not_booked",
                                              ErrorKind::Refused}; // {invoice}
inline constexpr ErrorSpec proposal_stale{"reconcile.proposal_stale", ErrorKind::Refused}; // {line}
inline constexpr ErrorSpec proposal_empty{"reconcile.proposal_empty", ErrorKind::Refused}; // {line}
inline constexpr ErrorSpec entry_used_since{"reconcile.entry_used_since",
                                            ErrorKind::Refused}; // {match} {entry}
inline constexpr ErrorSpec match_is_return{"reconcile.match_is_return",
                                           ErrorKind::Refused}; // {match}
inline constexpr ErrorSpec matched_entry_gone{"reconcile.matched_entry_gone", ErrorKind::Refused};
inline constexpr ErrorSpec already_undone{"reconcile.already_undone",
                                          ErrorKind::Refused}; // {match}

// Acts on lines before they are matched.
inline constexpr ErrorSpec line_paired{"reconcile.line_paired",
                                       ErrorKind::Refused}; // {line} {pairing}
inline constexpr ErrorSpec row_paired{"reconcile.row_paired",
                                      ErrorKind::Refused}; // {entry} {pairing}
inline constexpr ErrorSpec wrong_side{"reconcile.wrong_side",
                                      ErrorKind::Refused}; // {piece} {amount}
inline constexpr ErrorSpec reason_missing{"reconcile.reason_missing", ErrorKind::Refused};

// Encaissements and décaissements.
inline constexpr ErrorSpec movement_zero{"reconcile.movement_zero", ErrorKind::Refused};
inline constexpr ErrorSpec movement_parties{"reconcile.movement_parties",
                                            ErrorKind::Refused}; // {party} {other}
inline constexpr ErrorSpec movement_without_party{"reconcile.movement_without_party",
                                                  ErrorKind::Refused}; // {line}
inline constexpr ErrorSpec movement_open{"reconcile.movement_open",
                                         ErrorKind::Refused}; // {amount} {parts}
inline constexpr ErrorSpec movement_late{"reconcile.movement_late",
                                         ErrorKind::Refused}; // {day} {last}
inline constexpr ErrorSpec write_off_day{"reconcile.write_off_day",
                                         ErrorKind::Refused}; // {day} {first} {last}
inline constexpr ErrorSpec movement_booked{"reconcile.movement_booked",
                                           ErrorKind::Refused}; // {line} {entry}
inline constexpr ErrorSpec movement_taken_over{"reconcile.movement_taken_over",
                                               ErrorKind::Refused}; // {line} {entry}
inline constexpr ErrorSpec movement_booked_by_two{"reconcile.movement_booked_by_two",
                                                  ErrorKind::Refused}; // {line} {entry} {other}

// Repairs of what makes a difference.
inline constexpr ErrorSpec repair_not_possible{"reconcile.repair_not_possible",
                                               ErrorKind::Refused}; // {entry}
inline constexpr ErrorSpec repair_not_undone{"reconcile.repair_not_undone",
                                             ErrorKind::Refused}; // {entry}

// Settlement differences.
inline constexpr ErrorSpec difference_code{"reconcile.difference_code",
                                           ErrorKind::Refused}; // {type}
inline constexpr ErrorSpec difference_unknown{"reconcile.difference_unknown",
                                              ErrorKind::Refused}; // {type}
inline constexpr ErrorSpec difference_incomplete{"reconcile.difference_incomplete",
                                                 ErrorKind::Refused};                      // {type}
inline constexpr ErrorSpec difference_vat{"reconcile.difference_vat", ErrorKind::Refused}; // {type}
inline constexpr ErrorSpec difference_computed{"reconcile.difference_computed",
                                               ErrorKind::Refused}; // {type}
inline constexpr ErrorSpec difference_not_offered{"reconcile.difference_not_offered",
                                                  ErrorKind::Refused}; // {type}
inline constexpr ErrorSpec difference_alone{"reconcile.difference_alone",
                                            ErrorKind::Refused}; // {type} {amount}
inline constexpr ErrorSpec difference_too_large{"reconcile.difference_too_large",
                                                ErrorKind::Refused}; // {type} {amount} {pieces}
inline constexpr ErrorSpec row_seen_at_opening{"reconcile.row_seen_at_opening",
                                               ErrorKind::Refused}; // {entry}
inline constexpr ErrorSpec vat_rate_unknown{"reconcile.vat_rate_unknown",
                                            ErrorKind::Refused}; // {rate} {known}
inline constexpr ErrorSpec lines_split{"reconcile.lines_split", ErrorKind::Refused}; // {count}
inline constexpr ErrorSpec negative_limit{"reconcile.negative_limit", ErrorKind::Refused}; // {type}
inline constexpr ErrorSpec no_difference{"reconcile.no_difference", ErrorKind::Refused}; // {lines}
inline constexpr ErrorSpec vat_without_charge{"reconcile.vat_without_charge",
                                              ErrorKind::Refused}; // {account}
inline constexpr ErrorSpec vat_never_inside{"reconcile.vat_never_inside",
                                            ErrorKind::Refused}; // {account}
inline constexpr ErrorSpec difference_beside_entry{"reconcile.difference_beside_entry",
                                                   ErrorKind::Refused};
inline constexpr ErrorSpec write_off_journal{"reconcile.write_off_journal",
                                             ErrorKind::Refused}; // {journal}

// What is set against an invoice whose VAT waits for payment, and is none.
inline constexpr ErrorSpec retention_on_receipts{"reconcile.retention_on_receipts",
                                                 ErrorKind::Refused}; // {account} {piece}
inline constexpr ErrorSpec loss_of_several{"reconcile.loss_of_several",
                                           ErrorKind::Refused};                  // {account}
inline constexpr ErrorSpec vat_waits{"reconcile.vat_waits", ErrorKind::Refused}; // {account} {due}
inline constexpr ErrorSpec loss_with_rate{"reconcile.loss_with_rate",
                                          ErrorKind::Refused}; // {account} {piece}

// Payments that came back.
inline constexpr ErrorSpec not_its_return{"reconcile.not_its_return",
                                          ErrorKind::Refused}; // {line} {match}
inline constexpr ErrorSpec returned_already{"reconcile.returned_already",
                                            ErrorKind::Refused}; // {match} {by}
inline constexpr ErrorSpec settled_since{"reconcile.settled_since", ErrorKind::Refused}; // {match}
inline constexpr ErrorSpec return_piece_unclear{"reconcile.return_piece_unclear",
                                                ErrorKind::Refused}; // {line} {match} {pieces}
inline constexpr ErrorSpec return_part_unfit{"reconcile.return_part_unfit",
                                             ErrorKind::Refused}; // {match}

// Accounts in another currency than the books.
inline constexpr ErrorSpec value_missing{"reconcile.value_missing",
                                         ErrorKind::Refused}; // {currency} {books}
inline constexpr ErrorSpec value_unfit{"reconcile.value_unfit", ErrorKind::Refused}; // {value}

} // namespace comptoir::reconcile::errors
