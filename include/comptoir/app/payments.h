// Payments: basket, payee confirmation, SEPA file.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/ledger/types.h"
#include "comptoir/payments/types.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

// Puts open purchase invoices (ours, by id) or open items (by row id) in the basket.
// Errors: payments.not_open, .not_booked, .already_ordered, .not_a_purchase, .iban_missing,
// .direct_debit, .currency, .repeats (same account, amount and reference within 60 days).
struct PaymentAdd {
    std::vector<invoices::InvoiceId> invoices;
    std::vector<ledger::RowId> items;
    std::optional<Date> execute_on; // default: today (A241)
    bool repeat_is_meant = false;
};
Result<std::vector<payments::Payment>> add_payments(Writer& writer, const PaymentAdd& request);
// In the basket or ordered; `only`: in that state, as the undo of an earlier act knew it. Errors:
// payments.not_cancellable {state}, reconcile.row_paired {entry} {pairing}.
Result<void> cancel_payment(Writer& writer, payments::PaymentId payment,
                            std::optional<payments::PaymentState> only = {});
struct PaymentFilter {
    std::optional<payments::PaymentState> state;
    std::int64_t after = 0, limit = 1000;
};
Result<std::vector<payments::Payment>> list_payments(Reader& reader, const PaymentFilter& filter);

// Every account number met for a party, with its witness, newest first.
struct PayeeIban {
    Iban iban;
    std::string origin; // typed, invoice, bank
    Instant first_seen_at;
    std::optional<std::string> confirmed_by;
    bool payable = false;
};
Result<std::vector<PayeeIban>> payee_ibans(Reader& reader, const std::string& party);
// A person confirms that this IBAN is the party's; the one before is retired. Errors:
// payments.unknown_party, .own_account.
Result<void> confirm_payee_iban(Writer& writer, const std::string& party, const Iban& iban);

enum class PainFormat { Pain00100103, Pain00100109 };
std::optional<PainFormat> parse_pain_format(std::string_view text); // "pain.001.001.09"
struct PaymentExport {
    PainFormat format = PainFormat::Pain00100109;
    std::string journal;
    std::filesystem::path output;
    std::vector<payments::PaymentId> payments; // empty: the whole basket
};
struct PaymentExportReport {
    payments::BatchId batch;
    std::string message_id, sha256;
    std::int64_t count = 0;
    Money total;
    std::filesystem::path path;
};
// Checks everything, writes the file (read-only), keeps a copy in the dossier, marks the payments
// "ordre émis". Errors: payments.*, core.file_unwritable.
Result<PaymentExportReport> export_payments(Writer& writer, const PaymentExport& request);

} // namespace comptoir::app
