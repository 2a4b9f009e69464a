// The grid: client, account, last day received, gaps, balance check.
#include "app/intake/folder_index.h"
#include "app/intake/tray_store.h"
#include "comptoir/app/intake.h"

#include <algorithm>
#include <utility>

namespace comptoir::app {

namespace {

constexpr std::int64_t k_statements_max = 1'000'000;

std::vector<IntakeGap> gaps_of(const std::vector<StatementRow>& statements) {
    std::vector<bank::ChainedStatement> chain;
    for (const StatementRow& each : statements)
        chain.push_back({each.id, each.from, each.to, each.opening, each.closing});
    std::vector<IntakeGap> gaps;
    for (bank::ChainBreak& found : bank::find_breaks(std::move(chain)))
        gaps.push_back({found.closed_on, found.opened_on, found.closing, found.opening,
                        found.days_missing, found.kind});
    return gaps;
}

IntakeGridRow row_of(const std::string& dossier, const std::string& company,
                     const ledger::Journal& journal, std::vector<StatementRow> statements) {
    IntakeGridRow row{.dossier = dossier, .company = company, .journal = journal.code};
    row.account = journal.iban ? journal.iban->text() : journal.bank_number;
    std::stable_sort(statements.begin(), statements.end(),
                     [](const StatementRow& a, const StatementRow& b) {
                         return std::pair(a.from, a.to) < std::pair(b.from, b.to);
                     });
    row.gaps = gaps_of(statements);
    bool all_ok = !statements.empty();
    for (const StatementRow& statement : statements) {
        ++row.statements;
        row.lines += statement.lines;
        if (statement.check == bank::BalanceCheck::Mismatch)
            row.check = bank::BalanceCheck::Mismatch;
        all_ok = all_ok && statement.check == bank::BalanceCheck::Ok;
        if (!row.last_day || (statement.to && *statement.to >= *row.last_day)) {
            row.last_day = statement.to;
            row.closing = statement.closing;
        }
    }
    if (all_ok)
        row.check = bank::BalanceCheck::Ok;
    return row;
}

Result<void> add_dossier(const std::filesystem::path& path, const IntakeFolder& folder,
                         std::vector<IntakeGridRow>& rows) {
    CT_ASSIGN(workspace, open_to_read(path, folder));
    const std::string company = workspace->dossier().company;
    CT_ASSIGN(journals, workspace->read<std::vector<ledger::Journal>>(
                            [](Reader& reader) { return list_journals(reader); }));
    for (const ledger::Journal& journal : journals) {
        if (journal.type != ledger::JournalType::Bank)
            continue;
        CT_ASSIGN(statements, workspace->read<std::vector<StatementRow>>([&](Reader& reader) {
            return list_statements(reader, {.journal = journal.code, .limit = k_statements_max});
        }));
        if (journal.follows_an_account() || !statements.empty())
            rows.push_back(
                row_of(path.filename().string(), company, journal, std::move(statements)));
    }
    return {};
}

void add_waiting(const bank::IntakePart& part, std::vector<IntakeGridRow>& rows) {
    IntakeGridRow row{.waits = part.reason};
    if (part.accounts.empty())
        rows.push_back(row);
    for (const bank::IntakeAccount& account : part.accounts) {
        row.account =
            account.identity.iban ? account.identity.iban->text() : account.identity.number;
        row.last_day = account.to;
        row.closing = account.closing;
        row.check = account.check;
        row.statements = account.statements;
        row.lines = account.lines;
        rows.push_back(row);
    }
}

} // namespace

Result<IntakeGrid> intake_grid(const IntakeFolder& folder) {
    CT_ASSIGN(paths, dossiers_in(folder.path));
    CT_ASSIGN(tray, TrayStore::load(folder.path));
    IntakeGrid grid;
    for (const std::filesystem::path& path : paths)
        if (auto added = add_dossier(path, folder, grid.rows); !added)
            grid.faults.push_back({path.filename().string(), std::move(added).error()});
    for (const bank::IntakePart& part : tray.parts)
        if (part.state == bank::IntakeState::Waiting)
            add_waiting(part, grid.rows);
    return grid;
}

} // namespace comptoir::app
