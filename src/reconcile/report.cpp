#include "comptoir/reconcile/report.h"

#include <algorithm>

namespace comptoir::reconcile {

namespace {

Money total_of(const std::vector<ReportLine>& lines, Currency currency) {
    Money total = Money::zero(currency);
    for (const ReportLine& line : lines)
        total += line.amount;
    return total;
}

void by_day(std::vector<ReportLine>& lines) {
    std::stable_sort(lines.begin(), lines.end(), [](const ReportLine& a, const ReportLine& b) {
        return std::tie(a.date, a.piece, a.label) < std::tie(b.date, b.piece, b.label);
    });
}

} // namespace

void close_report(ReconciliationReport& report) {
    const Currency currency = report.currency;
    for (std::vector<ReportLine>* lines :
         {&report.debits, &report.credits, &report.bank_credits, &report.bank_debits})
        by_day(*lines);
    report.unpointed_debits = total_of(report.debits, currency);
    report.unpointed_credits = total_of(report.credits, currency);
    report.unbooked_credits = total_of(report.bank_credits, currency);
    report.unbooked_debits = total_of(report.bank_debits, currency);
    report.theoretical = report.ledger_balance - report.unpointed_debits + report.unpointed_credits;
    report.difference = report.statement_balance -
                        (report.theoretical + report.unbooked_credits - report.unbooked_debits) -
                        report.initial_difference;
}

} // namespace comptoir::reconcile
