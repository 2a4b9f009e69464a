#include "app/intake/part_import.h"

#include "comptoir/app/reconcile.h"
#include "comptoir/bank/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/storage/database.h"

#include <utility>

namespace comptoir::app {

namespace {

// --match: what the evidence leaves one answer for, in the statements just made.
Result<void> match_parts(Workspace& workspace, const std::vector<PartOutcome>& outcomes) {
    ReconcileRequest request;
    for (const PartOutcome& outcome : outcomes)
        for (const ImportedStatement& statement : outcome.report.statements)
            if (statement.id)
                request.statements.push_back(statement.id);
    if (request.statements.empty())
        return {};
    CT_TRY(workspace.write<ReconcileReport>(
        [&](Writer& writer) { return apply_matches(writer, request); }));
    return {};
}

// What a journal without digital statements leaves out must wait in the tray, not vanish.
Result<ImportReport> unless_closed(ImportReport&& report) {
    for (const LeftOut& left : report.left_out)
        if (left.reason == ErrorCode(bank::errors::digital_off))
            return fail(bank::errors::digital_off, left.params);
    return std::move(report);
}

} // namespace

Result<std::vector<PartOutcome>> import_parts(Workspace& workspace,
                                              const std::vector<PartToImport>& parts,
                                              const PartImportOptions& options) {
    if (options.match) // before anything is imported
        CT_TRY(workspace.write<void>(
            [](Writer& writer) { return writer.require(users::Right::StatementReconcile); }));
    Work quiet;
    quiet.stop = options.work.stop;
    using Outcomes = std::vector<PartOutcome>;
    CT_ASSIGN(outcomes, workspace.write<Outcomes>([&](Writer& writer) -> Result<Outcomes> {
        if (options.journal)
            CT_TRY(add_journal(writer, *options.journal));
        Outcomes made;
        for (const PartToImport& part : parts) {
            storage::Savepoint before(writer.database());
            auto report = import_files(writer, {.files = {part.bytes},
                                                .journal = options.only_journal,
                                                .accept_mismatch = options.accept_mismatch,
                                                .quarantine = options.quarantine,
                                                .choices = options.choices,
                                                .work = quiet});
            if (report)
                report = unless_closed(std::move(*report));
            if (report) {
                before.release();
                made.push_back({std::nullopt, std::move(*report)});
            } else {
                before.roll_back();
                made.push_back({std::move(report).error(), {}});
            }
        }
        return made;
    }));
    if (options.match)
        CT_TRY(match_parts(workspace, outcomes));
    return outcomes;
}

} // namespace comptoir::app
