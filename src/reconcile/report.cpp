#include "comptoir/reconcile/report.h"

#include "comptoir/core/bytes.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <tuple>

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

// One field after the other, each with its length, so that none runs into the next.
void add_field(std::string& whole, std::string_view field) {
    whole += text::number(static_cast<std::int64_t>(field.size())) + ":";
    whole += field;
}

void add_lines(std::string& whole, std::vector<ReportLine> lines) {
    const auto key = [](const ReportLine& line) {
        return std::tie(line.date, line.piece, line.label);
    };
    std::sort(lines.begin(), lines.end(), [&](const ReportLine& a, const ReportLine& b) {
        return key(a) != key(b) ? key(a) < key(b) : a.amount.minor() < b.amount.minor();
    });
    add_field(whole, text::number(static_cast<std::int64_t>(lines.size())));
    for (const ReportLine& line : lines) {
        add_field(whole, line.date.to_iso());
        add_field(whole, line.piece);
        add_field(whole, line.label);
        add_field(whole, line.amount.to_decimal());
    }
}

} // namespace

std::string digest_of(const ReconciliationReport& report) {
    std::string whole;
    for (const std::string_view fact : {std::string_view(report.journal),
                                        std::string_view(report.account), report.currency.code()})
        add_field(whole, fact);
    add_field(whole, report.at.to_iso());
    for (const Money& figure :
         {report.ledger_balance, report.unpointed_debits, report.unpointed_credits,
          report.theoretical, report.unbooked_credits, report.unbooked_debits,
          report.statement_balance, report.initial_difference, report.difference})
        add_field(whole, figure.to_decimal());
    for (const std::vector<ReportLine>* lines :
         {&report.debits, &report.credits, &report.bank_credits, &report.bank_debits})
        add_lines(whole, *lines);
    return crypto::to_hex(crypto::sha256(whole));
}

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
