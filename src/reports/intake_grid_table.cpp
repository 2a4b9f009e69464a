#include "comptoir/reports/intake_grid_table.h"

#include <utility>

namespace comptoir::reports {

namespace {

std::string day_text(const std::optional<Date>& day, i18n::Language language) {
    return day ? i18n::format(*day, language) : std::string("-");
}

std::string printed_account(const std::string& account) {
    const auto iban = Iban::parse(account);
    return iban ? iban->printed() : account;
}

} // namespace

std::string gap_text(const bank::IntakeGap& gap, i18n::Language language) {
    const Params params{
        {"after", day_text(gap.after, language)},
        {"before", day_text(gap.before, language)},
        {"closing", gap.closing ? i18n::format(*gap.closing, language) : std::string("-")},
        {"opening", gap.opening ? i18n::format(*gap.opening, language) : std::string("-")},
        {"days", gap.days_missing}};
    if (gap.kind == bank::BreakKind::Overlap)
        return i18n::say("report.intake.overlap", params, language);
    if (!gap.closing || !gap.opening || *gap.closing == *gap.opening)
        return i18n::say("report.intake.gap_days", params, language);
    return i18n::say(gap.days_missing > 0 ? "report.intake.gap_balance_days"
                                          : "report.intake.gap_balance",
                     params, language);
}

PrintedTable intake_grid_table(const std::vector<bank::IntakeGridRow>& rows,
                               const std::string& folder, Date at, i18n::Language language) {
    const auto say = [&](std::string_view key) { return i18n::say(key, language); };
    PrintedTable table;
    table.title = say("report.intake.title");
    table.facts = i18n::say("report.intake.facts",
                            {{"folder", folder},
                             {"day", i18n::format(at, language)},
                             {"count", static_cast<std::int64_t>(rows.size())}},
                            language);
    table.nothing = say("report.intake.nothing");
    table.columns = {
        {say("report.intake.client"), 38, false},  {say("report.intake.journal"), 12, false},
        {say("report.intake.account"), 64, false}, {say("report.intake.last_day"), 22, false},
        {say("report.intake.closing"), 28, true},  {say("report.intake.check"), 26, false},
        {say("report.intake.gap"), 84, false}};
    for (const bank::IntakeGridRow& row : rows) {
        std::vector<std::string> cells{
            row.waits ? say("report.intake.waits")
                      : (row.company.empty() ? row.dossier : row.company),
            row.journal,
            printed_account(row.account),
            day_text(row.last_day, language),
            row.closing ? i18n::format(*row.closing, language) : std::string("-"),
            row.statements == 0 ? std::string("-")
                                : i18n::word("balance_check", to_text(row.check), language)};
        std::vector<std::string> lasts;
        if (row.waits)
            lasts.push_back(i18n::say(row.waits->code, row.waits->params, language));
        for (const bank::IntakeGap& gap : row.gaps)
            lasts.push_back(gap_text(gap, language));
        if (lasts.empty())
            lasts.push_back(say(row.statements == 0 ? "report.intake.nothing_received"
                                                    : "report.intake.no_gap"));
        for (std::size_t index = 0; index < lasts.size(); ++index) {
            std::vector<std::string> line =
                index == 0 ? cells : std::vector<std::string>(cells.size());
            line.push_back(std::move(lasts[index]));
            table.rows.push_back(std::move(line));
        }
    }
    return table;
}

} // namespace comptoir::reports
