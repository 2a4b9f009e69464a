// État de rapprochement: books against bank at a day (docs/domain/primer.md, layout of the report).
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/core/money.h"

#include <optional>
#include <string>
#include <vector>

namespace comptoir::reconcile {

struct ReportLine {
    Date date;
    std::string piece;
    std::string label;
    Money amount; // always positive; the list says the side
};

struct ReconciliationReport {
    std::string company, journal, account, account_label, iban;
    Date at;
    Currency currency;
    Money ledger_balance;     // A: 512, debit positive
    Money unpointed_debits;   // B: receipts on the way
    Money unpointed_credits;  // C: cheques and transfers not yet debited
    Money theoretical;        // T = A − B + C
    Money unbooked_credits;   // U: on the statement, not in the books
    Money unbooked_debits;    // V
    Money statement_balance;  // R
    Money initial_difference; // what the imported books and the first statement disagreed on
    Money difference;         // R − (T + U − V) − initial_difference; 0 when all is explained
    std::vector<ReportLine> debits, credits, bank_credits, bank_debits;
    // Who looked at it last, if somebody did, and whether it still says what it said then.
    std::string reviewer;
    std::optional<Date> reviewed_on;
    bool is_as_reviewed = true;
    // The last day of a pointing by hand that begins until `at`, was validated and is open again:
    // its balance and its marks count here as they stand.
    std::optional<Date> open_again_until;
};

// Sorts the four lists and computes B, C, U, V, T and the difference from them. Needs the
// currency, A, R and the initial difference to be set.
void close_report(ReconciliationReport& report);

// Every figure and every item listed, as SHA-256 in hexadecimal: two reports with the same digest
// say the same. Names of the company and of the reviewer are left out, and what is to be validated.
std::string digest_of(const ReconciliationReport& report);

} // namespace comptoir::reconcile
