#include "comptoir/reconcile/reasons.h"

#include <algorithm>
#include <array>

namespace comptoir::reconcile::reasons {

namespace {

constexpr std::array k_listed{existing_entry,
                              entry_reference,
                              entry_party,
                              entry_label,
                              entry_by_elimination,
                              entries_one_to_one,
                              entries_grouped,
                              no_other_entry,
                              several_entries,
                              entry_contested,
                              entry_no_cheque,
                              entry_of_other_party,
                              entry_outside_days,
                              also_an_item,
                              flip_second_entry,
                              own_order,
                              own_order_file,
                              own_order_sum,
                              number_in_label,
                              number_in_label_more,
                              number_in_list,
                              number_across_labels,
                              number_in_comment,
                              number_in_remittance_reference,
                              number_in_ordering_account,
                              number_in_end_to_end_id,
                              reference_of_item,
                              order_of_item,
                              reference_wrong,
                              reference_lost,
                              reference_added,
                              reference_swapped,
                              named_sum,
                              flip_names_piece,
                              flip_target_gone,
                              flip_other_leg_gone,
                              flip_other_leg,
                              flip_template_gone,
                              flip_template_set,
                              flip_learning_off,
                              flip_payment_gone,
                              flip_new_piece,
                              no_invoice_number,
                              list_goes_on,
                              exact_with_others,
                              instalment,
                              on_account,
                              round_share,
                              in_turn,
                              kept_as_guarantee,
                              counted_sum,
                              nearly_all,
                              less_credit_note,
                              less_discount,
                              less_fee,
                              but_for_cents,
                              within_limit,
                              paid_too_much,
                              other_leg,
                              other_leg_missing,
                              payment_came_back,
                              flip_other_number,
                              party_by_reference,
                              party_by_name,
                              party_by_iban,
                              name_shortened,
                              account_seen,
                              number_in_entry,
                              number_and_amount,
                              own_name,
                              own_accounts_in_words,
                              payment_given_back,
                              shared_name,
                              party_by_hand,
                              party_learned,
                              learned_alone,
                              template_by_hand,
                              template_reference,
                              template_learned,
                              account_learned,
                              account_learned_vat,
                              several_templates,
                              template_to_spread,
                              template_asks,
                              template_needs_party,
                              template_money_in,
                              template_money_out,
                              template_other_party,
                              template_other_name,
                              template_far_amount,
                              template_twice,
                              party_has_items,
                              interchangeable,
                              only_set,
                              chance_of_accident,
                              sets_found,
                              sets_at_least,
                              overdue_beside_younger,
                              only_set_of_all,
                              sets_of_all,
                              search_stopped,
                              close_amount,
                              flip_second_item,
                              amount_exact,
                              amount_exact_early,
                              amount_alone,
                              several_items,
                              no_other_item,
                              other_items_lack,
                              contested,
                              foreign_name,
                              foreign_number,
                              short_number,
                              cut_number,
                              other_number,
                              speaks_of,
                              party_missing,
                              name_against_iban,
                              above_open,
                              already_settled,
                              is_return,
                              doubtful_line,
                              before_invoice,
                              other_exact_item,
                              no_candidate,
                              no_candidate_for_party,
                              internal_transfer,
                              day_not_open,
                              by_hand,
                              by_template_hand,
                              difference_booked,
                              return_matched,
                              day_limit_reached,
                              right_missing,
                              vat_account_undecided,
                              vat_of_opening_unknown,
                              vat_left_with_loss,
                              party_on_other_side,
                              vat_still_waits};

constexpr auto sorted_codes() {
    std::array codes = k_listed;
    std::sort(codes.begin(), codes.end(),
              [](const ErrorCode& a, const ErrorCode& b) { return a.name < b.name; });
    return codes;
}

constexpr auto k_codes = sorted_codes();

} // namespace

std::span<const ErrorCode> all() {
    return k_codes;
}

std::optional<ErrorCode> find(std::string_view name) {
    const auto found = std::lower_bound(
        k_codes.begin(), k_codes.end(), name,
        [](const ErrorCode& code, std::string_view wanted) { return code.name < wanted; });
    if (found == k_codes.end() || found->name != name)
        return std::nullopt;
    return *found;
}

} // namespace comptoir::reconcile::reasons
