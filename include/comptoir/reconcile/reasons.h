// Why a line was proposed, matched or left open: one code per sentence.
//
// The first reason of a proposal says what carried it, the next ones what else speaks for it, the
// last ones what the runner-up lacked and what would change the answer. Sentences: i18n
// (reconcile_reasons.inc). A reason is stored with its match, so a code is never renamed.
#pragma once

#include "comptoir/core/error.h"

#include <optional>
#include <span>
#include <string_view>

namespace comptoir::reconcile::reasons {

// --- An entry that is already in the books ---------------------------------------------------
inline constexpr ErrorCode existing_entry{
    "reconcile.existing_entry"}; // {journal} {piece} {label} {amount} {days}
inline constexpr ErrorCode entry_reference{"reconcile.entry_reference"}; // {text}
inline constexpr ErrorCode entry_party{"reconcile.entry_party"};         // {party}
inline constexpr ErrorCode entry_label{"reconcile.entry_label"};         // {candidates}
inline constexpr ErrorCode entry_by_elimination{"reconcile.entry_by_elimination"};
inline constexpr ErrorCode entries_one_to_one{"reconcile.entries_one_to_one"}; // {count} {amount}
inline constexpr ErrorCode entries_grouped{"reconcile.entries_grouped"}; // {count} {amount} {text}
inline constexpr ErrorCode no_other_entry{"reconcile.no_other_entry"};   // {amount} {days}
inline constexpr ErrorCode several_entries{"reconcile.several_entries"}; // {count} {amount} {days}
inline constexpr ErrorCode entry_contested{"reconcile.entry_contested"}; // {lines}
inline constexpr ErrorCode entry_no_cheque{"reconcile.entry_no_cheque"}; // {label} {days}
inline constexpr ErrorCode entry_other_means{"reconcile.entry_other_means"};       // {label}
inline constexpr ErrorCode entry_of_other_party{"reconcile.entry_of_other_party"}; // {party}
inline constexpr ErrorCode entry_outside_days{
    "reconcile.entry_outside_days"};                                   // {piece} {days} {limit}
inline constexpr ErrorCode also_an_item{"reconcile.also_an_item"};     // {piece} {party}
inline constexpr ErrorCode own_order{"reconcile.own_order"};           // {reference} {party}
inline constexpr ErrorCode own_order_file{"reconcile.own_order_file"}; // {reference} {count}
inline constexpr ErrorCode own_order_sum{"reconcile.own_order_sum"}; // {reference} {count} {amount}
inline constexpr ErrorCode flip_second_entry{"reconcile.flip_second_entry"}; // {amount} {days}

// --- An open item, found by a number ---------------------------------------------------------
inline constexpr ErrorCode number_in_label{"reconcile.number_in_label"}; // {piece} {party}
inline constexpr ErrorCode number_in_list{"reconcile.number_in_list"};   // {text} {piece} {party}
inline constexpr ErrorCode number_in_entry{
    "reconcile.number_in_entry"}; // {reference} {piece} {party}
inline constexpr ErrorCode number_in_label_more{
    "reconcile.number_in_label_more"}; // {piece} {party}
inline constexpr ErrorCode number_across_labels{
    "reconcile.number_across_labels"};                                       // {piece} {party}
inline constexpr ErrorCode number_in_comment{"reconcile.number_in_comment"}; // {piece} {party}
inline constexpr ErrorCode number_in_remittance_reference{
    "reconcile.number_in_remittance_reference"}; // {piece} {party}
inline constexpr ErrorCode number_in_ordering_account{
    "reconcile.number_in_ordering_account"}; // {piece} {party}
inline constexpr ErrorCode number_in_end_to_end_id{
    "reconcile.number_in_end_to_end_id"}; // {piece} {party}
inline constexpr ErrorCode reference_of_item{
    "reconcile.reference_of_item"};                                  // {reference} {piece} {party}
inline constexpr ErrorCode order_of_item{"reconcile.order_of_item"}; // {reference} {piece} {party}
// A reference with check digits, repaired (D07).
inline constexpr ErrorCode reference_wrong{
    "reconcile.reference_wrong"};                                      // {text} {reference} {piece}
inline constexpr ErrorCode reference_lost{"reconcile.reference_lost"}; // {text} {reference} {piece}
inline constexpr ErrorCode reference_added{
    "reconcile.reference_added"}; // {text} {reference} {piece}
inline constexpr ErrorCode reference_swapped{
    "reconcile.reference_swapped"};                          // {text} {reference} {piece}
inline constexpr ErrorCode named_sum{"reconcile.named_sum"}; // {count} {amount}
inline constexpr ErrorCode no_invoice_number{"reconcile.no_invoice_number"}; // {word} {piece}
inline constexpr ErrorCode list_goes_on{"reconcile.list_goes_on"};           // {piece}
inline constexpr ErrorCode exact_with_others{
    "reconcile.exact_with_others"};                              // {piece} {count} {party}
inline constexpr ErrorCode instalment{"reconcile.instalment"};   // {amount} {piece} {left}
inline constexpr ErrorCode on_account{"reconcile.on_account"};   // {amount} {piece} {party} {left}
inline constexpr ErrorCode round_share{"reconcile.round_share"}; // {amount} {piece} {party} {left}
inline constexpr ErrorCode in_turn{"reconcile.in_turn"};         // {amount} {count} {party}
inline constexpr ErrorCode kept_as_guarantee{"reconcile.kept_as_guarantee"}; // {left} {piece}
inline constexpr ErrorCode counted_sum{"reconcile.counted_sum"};             // {count} {amount}
inline constexpr ErrorCode nearly_all{"reconcile.nearly_all"};               // {left} {piece}
inline constexpr ErrorCode less_credit_note{"reconcile.less_credit_note"};   // {note} {amount}
inline constexpr ErrorCode less_discount{"reconcile.less_discount"}; // {amount} {account} {piece}
inline constexpr ErrorCode less_fee{"reconcile.less_fee"};           // {amount} {account} {piece}
inline constexpr ErrorCode but_for_cents{"reconcile.but_for_cents"}; // {amount} {account} {piece}
inline constexpr ErrorCode within_limit{"reconcile.within_limit"};   // {amount}
inline constexpr ErrorCode paid_too_much{"reconcile.paid_too_much"}; // {amount} {piece} {party}
inline constexpr ErrorCode flip_other_number{"reconcile.flip_other_number"};

// --- An open item, found by its party --------------------------------------------------------
inline constexpr ErrorCode party_by_reference{"reconcile.party_by_reference"}; // {party}
inline constexpr ErrorCode party_by_name{"reconcile.party_by_name"};           // {party}
inline constexpr ErrorCode party_by_iban{"reconcile.party_by_iban"};           // {party}
inline constexpr ErrorCode name_shortened{"reconcile.name_shortened"};         // {party}
inline constexpr ErrorCode account_seen{"reconcile.account_seen"};             // {party} {day}
inline constexpr ErrorCode shared_name{"reconcile.shared_name"};               // {count}
inline constexpr ErrorCode party_by_hand{"reconcile.party_by_hand"};           // {party}
inline constexpr ErrorCode party_learned{"reconcile.party_learned"};           // {party} {count}
inline constexpr ErrorCode learned_alone{"reconcile.learned_alone"};
inline constexpr ErrorCode interchangeable{
    "reconcile.interchangeable"};                          // {count} {party} {amount} {piece}
inline constexpr ErrorCode only_set{"reconcile.only_set"}; // {count} {party} {amount}
inline constexpr ErrorCode chance_of_accident{"reconcile.chance_of_accident"}; // {items}
inline constexpr ErrorCode sets_found{"reconcile.sets_found"};       // {count} {party} {amount}
inline constexpr ErrorCode sets_at_least{"reconcile.sets_at_least"}; // {count} {party} {amount}
inline constexpr ErrorCode overdue_beside_younger{
    "reconcile.overdue_beside_younger"}; // {piece} {days} {party} {amount}
inline constexpr ErrorCode two_older_make_it{
    "reconcile.two_older_make_it"};                                      // {piece} {party} {amount}
inline constexpr ErrorCode only_set_of_all{"reconcile.only_set_of_all"}; // {count} {amount}
inline constexpr ErrorCode sets_of_all{"reconcile.sets_of_all"};         // {count} {amount}
inline constexpr ErrorCode search_stopped{"reconcile.search_stopped"};   // {items}
inline constexpr ErrorCode close_amount{"reconcile.close_amount"}; // {piece} {party} {difference}
inline constexpr ErrorCode flip_second_item{"reconcile.flip_second_item"}; // {party} {amount}

// --- No item: a template, or what was booked before -------------------------------------------
inline constexpr ErrorCode template_by_hand{"reconcile.template_by_hand"};     // {template}
inline constexpr ErrorCode template_reference{"reconcile.template_reference"}; // {template} {text}
inline constexpr ErrorCode template_learned{"reconcile.template_learned"};     // {template} {count}
inline constexpr ErrorCode account_learned{"reconcile.account_learned"};       // {account} {count}
inline constexpr ErrorCode account_learned_vat{
    "reconcile.account_learned_vat"}; // {account} {rate} {count}
inline constexpr ErrorCode several_templates{"reconcile.several_templates"};   // {count}
inline constexpr ErrorCode template_to_spread{"reconcile.template_to_spread"}; // {template} {count}
inline constexpr ErrorCode template_asks{"reconcile.template_asks"};           // {template}
inline constexpr ErrorCode template_needs_party{
    "reconcile.template_needs_party"};                                       // {template} {account}
inline constexpr ErrorCode template_money_in{"reconcile.template_money_in"}; // {template}
inline constexpr ErrorCode template_money_out{"reconcile.template_money_out"}; // {template}
inline constexpr ErrorCode template_other_party{
    "reconcile.template_other_party"}; // {template} {party}
inline constexpr ErrorCode template_other_name{
    "reconcile.template_other_name"}; // {template} {text}
inline constexpr ErrorCode template_far_amount{
    "reconcile.template_far_amount"};                                  // {template} {least} {most}
inline constexpr ErrorCode template_twice{"reconcile.template_twice"}; // {template} {day}
inline constexpr ErrorCode party_has_items{"reconcile.party_has_items"}; // {party}

// --- Amounts ---------------------------------------------------------------------------------
inline constexpr ErrorCode amount_exact{"reconcile.amount_exact"}; // {amount} {piece} {days}
inline constexpr ErrorCode amount_exact_early{
    "reconcile.amount_exact_early"};                               // {amount} {piece} {days}
inline constexpr ErrorCode amount_alone{"reconcile.amount_alone"}; // {amount} {piece} {party}
inline constexpr ErrorCode number_and_amount{"reconcile.number_and_amount"}; // {piece} {party}
inline constexpr ErrorCode several_items{"reconcile.several_items"};         // {count} {amount}
inline constexpr ErrorCode no_other_item{"reconcile.no_other_item"};         // {amount}
inline constexpr ErrorCode other_items_lack{"reconcile.other_items_lack"};   // {count} {amount}

// --- Doubts ----------------------------------------------------------------------------------
inline constexpr ErrorCode contested{"reconcile.contested"};           // {lines} {items}
inline constexpr ErrorCode foreign_name{"reconcile.foreign_name"};     // {name} {party}
inline constexpr ErrorCode foreign_number{"reconcile.foreign_number"}; // {piece} {party}
inline constexpr ErrorCode short_number{"reconcile.short_number"};     // {piece}
inline constexpr ErrorCode cut_number{"reconcile.cut_number"};         // {piece}
inline constexpr ErrorCode other_number{"reconcile.other_number"};     // {text} {piece}
inline constexpr ErrorCode speaks_of{"reconcile.speaks_of"};           // {word}
inline constexpr ErrorCode party_missing{"reconcile.party_missing"};   // {piece}
inline constexpr ErrorCode name_against_iban{"reconcile.name_against_iban"};
inline constexpr ErrorCode above_open{"reconcile.above_open"};           // {piece} {open} {amount}
inline constexpr ErrorCode already_settled{"reconcile.already_settled"}; // {piece} {party}
inline constexpr ErrorCode is_return{"reconcile.is_return"};
inline constexpr ErrorCode doubtful_line{"reconcile.doubtful_line"};
inline constexpr ErrorCode before_invoice{"reconcile.before_invoice"};     // {piece} {days}
inline constexpr ErrorCode other_exact_item{"reconcile.other_exact_item"}; // {piece} {amount}

// --- What would change the answer (D06) ------------------------------------------------------
inline constexpr ErrorCode flip_names_piece{"reconcile.flip_names_piece"}; // {piece} {party}
inline constexpr ErrorCode flip_target_gone{"reconcile.flip_target_gone"}; // {piece}
inline constexpr ErrorCode flip_other_leg_gone{"reconcile.flip_other_leg_gone"};
inline constexpr ErrorCode flip_other_leg{"reconcile.flip_other_leg"};         // {journal} {amount}
inline constexpr ErrorCode flip_template_gone{"reconcile.flip_template_gone"}; // {template}
inline constexpr ErrorCode flip_template_set{"reconcile.flip_template_set"};   // {template}
inline constexpr ErrorCode flip_learning_off{"reconcile.flip_learning_off"};
inline constexpr ErrorCode flip_payment_gone{"reconcile.flip_payment_gone"}; // {day} {amount}
inline constexpr ErrorCode flip_new_piece{"reconcile.flip_new_piece"};       // {party} {amount}

// --- Nothing found, or not to be booked ------------------------------------------------------
inline constexpr ErrorCode no_candidate{"reconcile.no_candidate"}; // {amount}
inline constexpr ErrorCode no_candidate_for_party{
    "reconcile.no_candidate_for_party"}; // {party} {amount}
inline constexpr ErrorCode internal_transfer{"reconcile.internal_transfer"};
inline constexpr ErrorCode own_name{"reconcile.own_name"};
inline constexpr ErrorCode own_accounts_in_words{"reconcile.own_accounts_in_words"};
inline constexpr ErrorCode payment_given_back{
    "reconcile.payment_given_back"};                         // {party} {day} {amount}
inline constexpr ErrorCode other_leg{"reconcile.other_leg"}; // {journal} {day} {amount}
inline constexpr ErrorCode other_leg_missing{"reconcile.other_leg_missing"};
inline constexpr ErrorCode payment_came_back{
    "reconcile.payment_came_back"};                                // {day} {party} {piece}
inline constexpr ErrorCode day_not_open{"reconcile.day_not_open"}; // {day}; found while applying
inline constexpr ErrorCode by_hand{"reconcile.by_hand"};
inline constexpr ErrorCode by_template_hand{"reconcile.by_template_hand"};   // {template}
inline constexpr ErrorCode difference_booked{"reconcile.difference_booked"}; // {type} {amount}
inline constexpr ErrorCode return_matched{"reconcile.return_matched"};       // {match}
inline constexpr ErrorCode kept_back_vat_waits{
    "reconcile.kept_back_vat_waits"};                                        // {piece} {account}
inline constexpr ErrorCode day_limit_reached{"reconcile.day_limit_reached"}; // {day}
inline constexpr ErrorCode right_missing{"reconcile.right_missing"};         // {right}
inline constexpr ErrorCode vat_account_undecided{
    "reconcile.vat_account_undecided"}; // {account} {others}
inline constexpr ErrorCode vat_of_opening_unknown{
    "reconcile.vat_of_opening_unknown"};                                       // {piece} {account}
inline constexpr ErrorCode vat_left_with_loss{"reconcile.vat_left_with_loss"}; // {amount} {account}
inline constexpr ErrorCode vat_alone{"reconcile.vat_alone"};                   // {account}
inline constexpr ErrorCode advance_without_vat{"reconcile.advance_without_vat"}; // {account}
inline constexpr ErrorCode party_on_other_side{
    "reconcile.party_on_other_side"}; // {party} {account} {others}
inline constexpr ErrorCode vat_still_waits{"reconcile.vat_still_waits"}; // {piece} {account}

// All of the above, sorted by name.
std::span<const ErrorCode> all();
// The code of a stored reason; empty when this program does not know it.
std::optional<ErrorCode> find(std::string_view name);

} // namespace comptoir::reconcile::reasons
