// One code per sentence of "D'où vient l'écart ?"; the sentences stand in reconcile_causes.inc.
#pragma once

#include "comptoir/core/error.h"

namespace comptoir::reconcile::cause_codes {

inline constexpr ErrorCode duplicated_line{
    "reconcile.cause_duplicated_line"}; // {label} {amount} {day}
inline constexpr ErrorCode missing_statement{
    "reconcile.cause_missing_statement"}; // {amount} {closing} {opening}
inline constexpr ErrorCode missing_days{
    "reconcile.cause_missing_days"}; // {amount} {from} {to} the days between
inline constexpr ErrorCode statement_balance{
    "reconcile.cause_statement_balance"};                                // {statement} {amount}
inline constexpr ErrorCode missing_line{"reconcile.cause_missing_line"}; // {label} {amount} {day}
inline constexpr ErrorCode opening_not_taken{"reconcile.cause_opening_not_taken"}; // {amount}
inline constexpr ErrorCode seen_at_takeover{
    "reconcile.cause_seen_at_takeover"};                                   // {label} {amount} {day}
inline constexpr ErrorCode sign_reversed{"reconcile.cause_sign_reversed"}; // {label} {amount} {day}
inline constexpr ErrorCode sign_of_line{"reconcile.cause_sign_of_line"};   // {label} {amount} {day}
inline constexpr ErrorCode write_off_side{
    "reconcile.cause_write_off_side"}; // {label} {amount} {day}
inline constexpr ErrorCode swapped_digits{
    "reconcile.cause_swapped_digits"}; // {label} {amount} {wanted}
inline constexpr ErrorCode shifted_comma{
    "reconcile.cause_shifted_comma"}; // {label} {amount} {wanted}
inline constexpr ErrorCode mistyped_digit{
    "reconcile.cause_mistyped_digit"}; // {label} {amount} {wanted}
inline constexpr ErrorCode other_journal{
    "reconcile.cause_other_journal"}; // {label} {amount} {day} {journal}
inline constexpr ErrorCode booked_twice{
    "reconcile.cause_booked_twice"}; // {label} {amount} {day} {other}
inline constexpr ErrorCode dated_after{
    "reconcile.cause_dated_after"}; // {label} {amount} {day} {seen}
inline constexpr ErrorCode seen_later{
    "reconcile.cause_seen_later"}; // {label} {amount} {day} {seen}
inline constexpr ErrorCode pointed_elsewhere{
    "reconcile.cause_pointed_elsewhere"}; // {label} {amount} {match}
inline constexpr ErrorCode fee_not_booked{
    "reconcile.cause_fee_not_booked"}; // {label} {amount} {day}
inline constexpr ErrorCode line_not_booked{
    "reconcile.cause_line_not_booked"}; // {label} {amount} {day}
inline constexpr ErrorCode entry_not_at_bank{
    "reconcile.cause_entry_not_at_bank"}; // {label} {amount} {day}
inline constexpr ErrorCode lines_not_booked{"reconcile.cause_lines_not_booked"}; // {count} {amount}
inline constexpr ErrorCode entries_not_at_bank{
    "reconcile.cause_entries_not_at_bank"};                          // {count} {amount}
inline constexpr ErrorCode not_ticked{"reconcile.cause_not_ticked"}; // {label} {amount} {day}
inline constexpr ErrorCode small_difference{"reconcile.cause_small_difference"}; // {amount}
inline constexpr ErrorCode several_items{"reconcile.cause_several_items"};       // {count} {amount}
// Not a cause: what the list leaves open.
inline constexpr ErrorCode search_stopped{"reconcile.cause_search_stopped"};

} // namespace comptoir::reconcile::cause_codes
