#include "comptoir/reports/reconciliation_content.h"

#include "comptoir/core/iban.h"

namespace comptoir::reports {

namespace {

std::vector<std::string> facts_of(const reconcile::ReconciliationReport& report,
                                  i18n::Language language) {
    std::vector<std::string> facts;
    facts.push_back(
        i18n::say("report.reconciliation.journal", {{"journal", report.journal}}, language));
    facts.push_back(i18n::say("report.reconciliation.account",
                              {{"account", report.account}, {"label", report.account_label}},
                              language));
    if (!report.iban.empty()) {
        const auto iban = Iban::parse(report.iban);
        facts.push_back(i18n::say("report.reconciliation.iban",
                                  {{"iban", iban ? iban->printed() : report.iban}}, language));
    }
    if (report.open_again_until)
        facts.push_back(i18n::say("report.reconciliation.open_again",
                                  {{"until", *report.open_again_until}}, language));
    if (report.reviewed_on)
        facts.push_back(i18n::say(report.is_as_reviewed ? "report.reconciliation.reviewed"
                                                        : "report.reconciliation.reviewed_before",
                                  {{"reviewer", report.reviewer}, {"day", *report.reviewed_on}},
                                  language));
    return facts;
}

std::vector<FigureLine> figures_of(const reconcile::ReconciliationReport& report,
                                   i18n::Language language) {
    const auto words = [&](std::string_view key) {
        return i18n::say("report.reconciliation." + std::string(key), {{"account", report.account}},
                         language);
    };
    std::vector<FigureLine> figures{
        {' ', words("ledger_balance"), report.ledger_balance, true},
        {'-', words("unpointed_debits"), report.unpointed_debits, false},
        {'+', words("unpointed_credits"), report.unpointed_credits, false},
        {'=', words("theoretical"), report.theoretical, true},
        {'+', words("unbooked_credits"), report.unbooked_credits, false},
        {'-', words("unbooked_debits"), report.unbooked_debits, false},
    };
    // Shown only where it exists: most dossiers start without one.
    if (!report.initial_difference.is_zero())
        figures.push_back({'+', words("initial_difference"), report.initial_difference, false});
    figures.push_back({'=', words("expected"), report.statement_balance - report.difference, true});
    figures.push_back({' ', words("statement_balance"), report.statement_balance, true});
    return figures;
}

std::string verdict_of(const reconcile::ReconciliationReport& report, i18n::Language language) {
    switch (agreement_of(report)) {
    case Agreement::Unexplained:
        return i18n::say("report.reconciliation.unexplained", {{"amount", report.difference}},
                         language);
    case Agreement::InSuspense:
        if (!report.initial_difference.is_zero())
            return i18n::say("report.reconciliation.in_suspense_inherited",
                             {{"count", std::int64_t{suspense_count(report)}},
                              {"amount", report.initial_difference}},
                             language);
        return i18n::say("report.reconciliation.in_suspense",
                         {{"count", std::int64_t{suspense_count(report)}}}, language);
    case Agreement::Inherited:
        return i18n::say("report.reconciliation.inherited", {{"amount", report.initial_difference}},
                         language);
    case Agreement::Settled:
        break;
    }
    return i18n::say("report.reconciliation.explained", language);
}

} // namespace

int suspense_count(const reconcile::ReconciliationReport& report) {
    return static_cast<int>(report.debits.size() + report.credits.size() +
                            report.bank_credits.size() + report.bank_debits.size());
}

Agreement agreement_of(const reconcile::ReconciliationReport& report) {
    if (!report.difference.is_zero())
        return Agreement::Unexplained;
    if (suspense_count(report) > 0)
        return Agreement::InSuspense;
    return report.initial_difference.is_zero() ? Agreement::Settled : Agreement::Inherited;
}

ReconciliationContent reconciliation_content(const reconcile::ReconciliationReport& report,
                                             i18n::Language language) {
    const auto words = [&](std::string_view key) {
        return i18n::say("report.reconciliation." + std::string(key), language);
    };
    ReconciliationContent content;
    content.title = words("title");
    content.company = report.company;
    content.facts = facts_of(report, language);
    content.at = i18n::say("report.reconciliation.at", {{"day", report.at}}, language);
    content.figures = figures_of(report, language);
    content.difference = {'=', words("difference"), report.difference, true};
    content.agreement = agreement_of(report);
    content.verdict = verdict_of(report, language);
    content.sections = {
        {words("unpointed_debits"), report.debits, report.unpointed_debits},
        {words("unpointed_credits"), report.credits, report.unpointed_credits},
        {words("unbooked_credits"), report.bank_credits, report.unbooked_credits},
        {words("unbooked_debits"), report.bank_debits, report.unbooked_debits},
    };
    content.column_date = i18n::say("report.column.date", language);
    content.column_piece = i18n::say("report.column.piece", language);
    content.column_label = i18n::say("report.column.label", language);
    content.column_amount = i18n::say(
        "report.column.amount", {{"currency", std::string(report.currency.code())}}, language);
    content.nothing = words("nothing");
    content.total = words("total");
    return content;
}

} // namespace comptoir::reports
