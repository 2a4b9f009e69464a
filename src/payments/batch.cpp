#include "comptoir/core/structured_reference.h"
#include "comptoir/core/text.h"
#include "comptoir/payments/errors.h"
#include "comptoir/payments/types.h"

#include <algorithm>
#include <set>

namespace comptoir::payments {

namespace {

constexpr std::int64_t k_amount_max_minor = 999'999'999'99; // EPC132-08: 999 999 999.99 EUR
constexpr std::size_t k_reference_max = 35;
constexpr std::size_t k_name_max = 70;
constexpr std::size_t k_remittance_max = 140;

std::string payee_of(const Payment& payment) {
    return payment.payee_name.empty() ? payment.party : payment.payee_name;
}

Result<void> check_payee(const Payment& payment, const OrderBatch& batch) {
    const std::string who = payee_of(payment);
    if (!payment.payee_iban)
        return fail(errors::iban_missing, {{"party", who}});
    const Iban& iban = *payment.payee_iban;
    if (!iban.is_sepa())
        return fail(errors::iban_not_sepa, {{"party", who}, {"iban", iban.masked()}});
    const bool own = iban == batch.debtor.iban ||
                     std::find(batch.own_accounts.begin(), batch.own_accounts.end(), iban) !=
                         batch.own_accounts.end();
    if (own)
        return fail(errors::own_account, {{"party", who}, {"iban", iban.masked()}});
    if (!payment.iban_confirmed)
        return fail(errors::iban_unconfirmed, {{"party", who}, {"iban", iban.masked()}});
    if (sepa_text(payment.payee_name, k_name_max).empty())
        return fail(errors::payee_unnamed, {{"party", payment.party}});
    return {};
}

Result<void> check_amount(const Payment& payment) {
    const std::string who = payee_of(payment);
    if (payment.amount.currency() != Currency::eur())
        return fail(errors::currency,
                    {{"currency", std::string(payment.amount.currency().code())}, {"party", who}});
    if (payment.amount.minor() < 1 || payment.amount.minor() > k_amount_max_minor)
        return fail(errors::amount_out_of_range, {{"amount", payment.amount}, {"party", who}});
    if (payment.open &&
        (payment.open->currency() != payment.amount.currency() || *payment.open < payment.amount))
        return fail(errors::more_than_open,
                    {{"amount", payment.amount}, {"open", *payment.open}, {"party", who}});
    return {};
}

std::string cleaned_remittance(const std::string& reference) {
    // A structured reference keeps its own form; its writer knows which element takes it.
    if (const auto structured = StructuredReference::parse(reference))
        return structured->text;
    return sepa_text(reference, k_remittance_max);
}

} // namespace

Money total_of(const OrderBatch& batch) {
    Money total = eur(0);
    for (const Payment& payment : batch.payments)
        total += payment.amount;
    return total;
}

Money left_to_order(const invoices::Invoice& invoice, Money open, Money settled,
                    Money settled_before) {
    if (invoice.payable.currency() != open.currency())
        return open;
    const Money zero = Money::zero(open.currency());
    const Money prepaid =
        invoice.prepaid.currency() == open.currency() ? std::max(invoice.prepaid, zero) : zero;
    const Money paid_since = settled - std::min(settled_before, prepaid);
    return std::max(std::min(open, invoice.payable - paid_since), zero);
}

Result<OrderBatch> checked_batch(OrderBatch batch, Date today) {
    if (batch.payments.empty())
        return fail(errors::nothing);
    std::set<ledger::RowId> items;
    std::set<std::string> end_to_end_ids;
    for (Payment& payment : batch.payments) {
        CT_TRY(check_amount(payment));
        CT_TRY(check_payee(payment, batch));
        payment.end_to_end_id = sepa_reference(payment.end_to_end_id, k_reference_max);
        const bool item_again = payment.open_item && !items.insert(payment.open_item).second;
        const bool id_again =
            payment.end_to_end_id.empty() || !end_to_end_ids.insert(payment.end_to_end_id).second;
        if (item_again || id_again)
            return fail(errors::twice,
                        {{"reference", payment.reference}, {"party", payee_of(payment)}});
        payment.payee_name = sepa_text(payment.payee_name, k_name_max);
        payment.reference = cleaned_remittance(payment.reference);
        // A day that has passed becomes the day of the file, then an open day of TARGET (A261).
        payment.execute_on = next_target_day(std::max(payment.execute_on, today));
    }
    batch.message_id = sepa_reference(batch.message_id, k_reference_max);
    batch.debtor.name = sepa_text(batch.debtor.name, k_name_max);
    std::stable_sort(
        batch.payments.begin(), batch.payments.end(),
        [](const Payment& a, const Payment& b) { return a.execute_on < b.execute_on; });
    return batch;
}

} // namespace comptoir::payments
