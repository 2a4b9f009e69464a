// take_in: survey, keep, route, import; in that order, so that a kill at any moment loses nothing.
#include "comptoir/app/intake.h"

#include "app/bank/statement_files.h"
#include "app/intake/file_survey.h"
#include "app/intake/intake_run.h"
#include "app/quarantine/put_aside.h"
#include "comptoir/app/intake_errors.h"
#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"

#include <algorithm>
#include <set>
#include <utility>

namespace comptoir::app {

bank::IntakeReason reason_of(const Error& error) {
    return {std::string(error.code.name), error.params};
}

Result<IntakeRun> IntakeRun::open(const IntakeFolder& folder, const Work& work) {
    CT_TRY(dossiers_in(folder.path)); // refused before a tray is made where none belongs
    CT_ASSIGN(store, TrayStore::open(folder.path));
    CT_ASSIGN(index, index_folder(folder, work));
    IntakeRun run(folder, std::move(store), std::move(index));
    run.report.faults = run.m_index.faults;
    return run;
}

Instant IntakeRun::now() const {
    return m_folder.clock ? m_folder.clock->now() : SystemClock().now();
}

Result<void> IntakeRun::keep(const std::string& file, const SurveyedPart& surveyed) {
    std::string account;
    for (const bank::IntakeAccount& each : surveyed.accounts)
        account += bank::account_key(each.identity) + "\n";
    CT_ASSIGN(kept, m_store.keep_bytes(file, account, [&] {
        return std::make_unique<RangeSource>(m_store.work_file(), surveyed.ranges);
    }));
    if (const bank::IntakePart* known = m_store.find(kept.id)) {
        if (known->state == bank::IntakeState::Dropped) {
            report.dropped.push_back(*known);
            m_store.remove_bytes(kept.id);
        }
        return {};
    }
    bank::IntakePart part{.id = kept.id,
                          .file = file,
                          .sha256 = kept.sha256,
                          .accounts = surveyed.accounts,
                          .reason = {std::string(errors::intake_interrupted.name), {}},
                          .received_at = now()};
    if (surveyed.accounts.empty() && surveyed.damage)
        part.reason = reason_of(*surveyed.damage);
    m_store.tray().parts.push_back(std::move(part));
    return {};
}

namespace {

// What is no statement is named and not kept: a firm drops letters and photographs too.
bool waits_whole(const Error& damage) {
    return !says_no_statement(damage) && can_be_put_aside(damage);
}

} // namespace

// The whole file that was copied to work on, which nobody can tell the account of.
Result<void> IntakeRun::keep_work_file(const std::string& name, const Error& damage) {
    return keep(name, {.ranges = {whole_of(m_store.work_file())}, .damage = damage});
}

Result<void> IntakeRun::take_member(const StatementFiles& files, std::size_t index,
                                    const IntakeRequest& request) {
    IntakeFile file{.name = files.state().name(index)};
    CT_ASSIGN(bytes, files.state().bytes(index));
    CT_ASSIGN(sha256, m_store.copy_to_work(*bytes));
    file.sha256 = std::move(sha256);
    auto parts = survey_file(m_store.work_file(), file.name, request.work, request.choices);
    if (!parts) {
        if (parts.error().code == ErrorCode(comptoir::errors::cancelled))
            return fail(std::move(parts).error());
        file.refused = std::move(parts).error();
        file.refused->place = file.refused->place.value_or(SourcePlace{});
        file.refused->place->file = file.name;
        const std::string name = file.name;
        const Error damage = *file.refused;
        report.files.push_back(std::move(file));
        return waits_whole(damage) ? keep_work_file(name, damage) : Result<void>{};
    }
    for (const SurveyedPart& part : *parts) {
        for (const bank::IntakeAccount& account : part.accounts) {
            ++file.accounts;
            file.lines += account.lines;
        }
        CT_TRY(keep(file.name, part));
    }
    report.files.push_back(std::move(file));
    return {};
}

Result<void> IntakeRun::take_file(const std::filesystem::path& path, const IntakeRequest& request) {
    const auto refuse = [&](Error error) {
        IntakeFile file{.name = path.filename().string()};
        file.refused = std::move(error);
        report.files.push_back(std::move(file));
    };
    auto files = StatementFiles::open(path, request.work);
    if (!files && files.error().code == ErrorCode(comptoir::errors::cancelled))
        return fail(std::move(files).error());
    if (!files) {
        const Error damage = std::move(files).error();
        refuse(damage);
        if (!waits_whole(damage))
            return {};
        RangeSource bytes(path, {whole_of(path)});
        CT_TRY(m_store.copy_to_work(bytes));
        return keep_work_file(path.filename().string(), damage);
    }
    report.diagnostics.insert(report.diagnostics.end(), files->notices().begin(),
                              files->notices().end());
    for (std::size_t index = 0; index < files->count(); ++index) {
        auto taken = take_member(*files, index, request);
        if (taken)
            continue;
        // A folder that takes no more bytes stops all; a file that cannot be read stops alone.
        if (taken.error().kind != ErrorKind::Unreadable)
            return taken;
        refuse(std::move(taken).error());
    }
    return {};
}

Result<void> IntakeRun::take_files(const IntakeRequest& request) {
    for (const std::filesystem::path& path : request.files)
        CT_TRY(take_file(path, request));
    return m_store.save();
}

// --- Routing ------------------------------------------------------------------------------------

std::optional<Destination> IntakeRun::route(bank::IntakePart& part) {
    part.dossier.clear();
    part.journal.clear();
    if (part.accounts.empty())
        return std::nullopt; // its reason is the damage
    std::optional<Destination> first;
    std::optional<Error> refused;
    std::set<std::size_t> dossiers;
    for (const bank::IntakeAccount& account : part.accounts) {
        auto found = m_index.destination_of(account.identity, m_store.tray().assignments);
        if (!found && !account.named)
            found = fail(bank::errors::account_unnamed, {{"file", part.file}});
        if (!found) {
            refused = std::move(found).error();
            continue;
        }
        dossiers.insert(found->dossier);
        if (!first)
            first = *found;
        else if (first->journal != found->journal)
            first->journal += ", " + found->journal;
    }
    if (part.accounts.size() > 1 && (refused || dossiers.size() > 1)) {
        part.reason = {
            std::string(errors::intake_cannot_cut.name),
            {{"file", part.file}, {"accounts", static_cast<std::int64_t>(part.accounts.size())}}};
        return std::nullopt;
    }
    if (refused) {
        part.reason = reason_of(*refused);
        return std::nullopt;
    }
    part.dossier = m_index.dossiers[first->dossier].name;
    part.journal = first->journal;
    return first;
}

void IntakeRun::wait_all(const std::vector<PartToImport>& parts, const Error& error) {
    for (const PartToImport& each : parts)
        if (bank::IntakePart* part = m_store.find(each.part.id))
            part->reason = reason_of(error);
}

void IntakeRun::note_routed(const bank::IntakePart& part, const IndexedDossier& dossier,
                            const ImportReport& imported) {
    IntakeRouted routed{.file = part.file, .dossier = dossier.name, .company = dossier.company};
    if (!part.accounts.empty())
        routed.account = part.accounts.front();
    for (std::size_t index = 1; index < part.accounts.size(); ++index) {
        routed.account.lines += part.accounts[index].lines;
        routed.account.statements += part.accounts[index].statements;
    }
    routed.journal = part.journal;
    for (const ImportedStatement& statement : imported.statements) {
        routed.lines_new += statement.lines_new;
        routed.lines_known += statement.lines_known;
        routed.lines_doubtful += statement.lines_doubtful;
        if (statement.id)
            routed.statements.push_back(statement.id);
    }
    routed.put_aside = imported.put_aside;
    routed.diagnostics = imported.diagnostics;
    report.routed.push_back(std::move(routed));
}

Result<void> IntakeRun::import_into(const IndexedDossier& dossier,
                                    const std::vector<std::string>& ids,
                                    const PartImportOptions& options) {
    std::vector<PartToImport> parts;
    for (const std::string& id : ids) {
        bank::IntakePart& part = *m_store.find(id);
        auto bytes = m_store.bytes_of(part);
        if (bytes)
            parts.push_back({std::move(*bytes), part});
        else
            part.reason = reason_of(bytes.error());
    }
    auto workspace = Workspace::open(
        dossier.path,
        {.user = m_folder.user, .clock = m_folder.clock, .password = m_folder.password});
    if (!workspace) {
        report.faults.push_back({dossier.name, workspace.error()});
        wait_all(parts, workspace.error());
        return fail(std::move(workspace).error());
    }
    auto outcomes = import_parts(**workspace, parts, options);
    workspace->reset(); // closed before anyone hears that it is done
    if (!outcomes) {
        report.faults.push_back({dossier.name, outcomes.error()});
        wait_all(parts, outcomes.error());
        return fail(std::move(outcomes).error());
    }
    for (std::size_t index = 0; index < parts.size(); ++index) {
        const PartOutcome& outcome = (*outcomes)[index];
        if (outcome.refused) {
            m_store.find(parts[index].part.id)->reason = reason_of(*outcome.refused);
            continue;
        }
        note_routed(parts[index].part, dossier, outcome.report);
        m_done.push_back(parts[index].part.id);
    }
    return {};
}

Result<void> IntakeRun::forget_done() {
    auto& parts = m_store.tray().parts;
    parts.erase(std::remove_if(parts.begin(), parts.end(),
                               [&](const bank::IntakePart& part) {
                                   return std::find(m_done.begin(), m_done.end(), part.id) !=
                                          m_done.end();
                               }),
                parts.end());
    CT_TRY(m_store.save());
    for (const std::string& id : m_done)
        m_store.remove_bytes(id);
    m_done.clear();
    return {};
}

Result<void> IntakeRun::import_waiting(const IntakeRequest& request) {
    std::map<std::size_t, std::vector<std::string>> by_dossier;
    for (bank::IntakePart& part : m_store.tray().parts)
        if (part.state == bank::IntakeState::Waiting)
            if (const auto destination = route(part))
                by_dossier[destination->dossier].push_back(part.id);
    const PartImportOptions options{.match = request.match,
                                    .accept_mismatch = request.accept_mismatch,
                                    .choices = request.choices,
                                    .work = request.work};
    std::int64_t done = 0;
    const auto total = static_cast<std::int64_t>(by_dossier.size());
    for (const auto& [index, ids] : by_dossier) {
        if (request.work.stopped()) {
            for (const std::string& id : ids)
                m_store.find(id)->reason = {std::string(errors::intake_interrupted.name), {}};
            continue;
        }
        // What this dossier refuses stands in the report; the others go on.
        (void)import_into(m_index.dossiers[index], ids, options);
        request.work.tell(++done, total);
        CT_TRY(forget_done());
    }
    return m_store.save();
}

IntakeReport IntakeRun::finish() {
    for (const bank::IntakePart& part : m_store.tray().parts)
        if (part.state == bank::IntakeState::Waiting)
            report.waiting.push_back(part);
    return std::move(report);
}

Result<IntakeReport> take_in(const IntakeFolder& folder, const IntakeRequest& request) {
    CT_ASSIGN(run, IntakeRun::open(folder, request.work));
    CT_TRY(run.take_files(request));
    CT_TRY(run.import_waiting(request));
    return run.finish();
}

Result<bank::IntakeTray> list_intake(const IntakeFolder& folder) {
    return TrayStore::load(folder.path);
}

} // namespace comptoir::app
