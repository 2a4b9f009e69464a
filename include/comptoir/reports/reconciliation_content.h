// What the état de rapprochement says, in words and in order, before anyone decides how it looks.
//
// One content for the paper, the terminal and the screen, so that the three never disagree.
// Layout: books at the day, what the bank has not seen yet, what the books have not seen yet,
// the statement's own balance, and the difference, which is zero when everything is explained.
#pragma once

#include "comptoir/i18n/i18n.h"
#include "comptoir/reconcile/report.h"

#include <string>
#include <vector>

namespace comptoir::reports {

struct FigureLine {
    char sign = ' '; // '-', '+', '=' or ' '
    std::string label;
    Money amount;
    bool strong = false; // a balance rather than a step towards one
};

struct ListSection {
    std::string heading;
    std::vector<reconcile::ReportLine> lines;
    Money total;
};

// What the état concludes. A difference of zero says that everything can be named, not that nothing
// is left to do: items in suspense are work, or cheques on their way, and what the books taken over
// differed from the bank is to be looked into (Inherited: that alone is left).
enum class Agreement { Settled, Inherited, InSuspense, Unexplained };
Agreement agreement_of(const reconcile::ReconciliationReport& report);
int suspense_count(const reconcile::ReconciliationReport& report); // of both sides

struct ReconciliationContent {
    std::string title, company;
    std::vector<std::string> facts; // journal, account, IBAN, day
    std::string at;
    std::vector<FigureLine> figures;
    FigureLine difference;
    std::string verdict;
    Agreement agreement = Agreement::Settled;
    std::vector<ListSection> sections; // receipts, payments, then the bank's own
    std::string column_date, column_piece, column_label, column_amount, nothing, total;
};

ReconciliationContent reconciliation_content(const reconcile::ReconciliationReport& report,
                                             i18n::Language language);

} // namespace comptoir::reports
