#include "app/intake/folder_index.h"

#include "app/bank/journal_of_account.h"
#include "comptoir/app/intake_errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/storage/errors.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace comptoir::app {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view k_ending = ".comptoir";

Result<IndexedDossier> index_dossier(const fs::path& path, const IntakeFolder& folder) {
    CT_ASSIGN(workspace, open_to_read(path, folder));
    IndexedDossier dossier{path, path.filename().string(), workspace->dossier().company, {}};
    CT_ASSIGN(journals, workspace->read<std::vector<ledger::Journal>>(
                            [](Reader& reader) { return list_journals(reader); }));
    for (ledger::Journal& journal : journals)
        if (journal.type == ledger::JournalType::Bank && journal.follows_an_account())
            dossier.journals.push_back(std::move(journal));
    return dossier;
}

} // namespace

Result<std::vector<fs::path>> dossiers_in(const fs::path& folder) {
    std::error_code problem;
    fs::directory_iterator entries(folder, problem);
    if (problem)
        return fail(errors::intake_folder_missing, {{"folder", folder.string()}},
                    problem.message());
    std::vector<fs::path> paths;
    for (; entries != fs::directory_iterator(); entries.increment(problem)) {
        if (problem)
            break;
        if (entries->path().extension() == k_ending && entries->is_regular_file(problem))
            paths.push_back(entries->path());
    }
    if (paths.empty())
        return fail(errors::intake_no_dossier, {{"folder", folder.string()}});
    std::sort(paths.begin(), paths.end());
    return paths;
}

Result<std::unique_ptr<Workspace>> open_to_read(const fs::path& path, const IntakeFolder& folder) {
    const OpenOptions options{
        .read_only = true, .user = folder.user, .clock = folder.clock, .password = folder.password};
    auto workspace = Workspace::open(path, options);
    if (workspace || workspace.error().code != ErrorCode(storage::errors::needs_migration))
        return workspace;
    OpenOptions to_migrate = options;
    to_migrate.read_only = false;
    return Workspace::open(path, to_migrate);
}

Result<FolderIndex> index_folder(const IntakeFolder& folder, const Work& work) {
    CT_ASSIGN(paths, dossiers_in(folder.path));
    FolderIndex index;
    for (const fs::path& path : paths) {
        if (work.stopped())
            return fail(comptoir::errors::cancelled);
        auto dossier = index_dossier(path, folder);
        if (dossier)
            index.dossiers.push_back(std::move(*dossier));
        else
            index.faults.push_back({path.filename().string(), std::move(dossier).error()});
    }
    return index;
}

Result<Destination>
FolderIndex::destination_of(const bank::AccountIdentity& account,
                            const std::vector<bank::IntakeAssignment>& assignments) const {
    std::vector<Destination> found;
    std::optional<int> surest;
    for (std::size_t index = 0; index < dossiers.size(); ++index)
        for (const ledger::Journal& journal : dossiers[index].journals) {
            const auto evidence = evidence_of(journal, account);
            if (!evidence || (surest && *surest < *evidence))
                continue;
            if (surest != evidence)
                found.clear();
            surest = evidence;
            found.push_back({index, journal.code});
        }
    if (found.size() == 1)
        return found.front();
    const std::string shown = bank::shown_account(account);
    if (found.empty() && faults.empty())
        return fail(errors::intake_account_unknown, {{"account", shown}});
    if (found.empty()) {
        std::string names;
        for (const IntakeDossierFault& fault : faults)
            names += (names.empty() ? "" : ", ") + fault.dossier;
        return fail(errors::intake_account_unread, {{"account", shown}, {"dossiers", names}});
    }
    const std::string key = bank::account_key(account);
    std::string journals;
    for (const Destination& each : found) {
        const std::string& name = dossiers[each.dossier].name;
        for (const bank::IntakeAssignment& assignment : assignments)
            if (assignment.account == key && assignment.dossier == name &&
                assignment.journal == each.journal)
                return each;
        journals += (journals.empty() ? "" : ", ") + name + " " + each.journal;
    }
    return fail(errors::intake_account_ambiguous, {{"account", shown}, {"journals", journals}});
}

Result<std::size_t> FolderIndex::find(const std::string& dossier, const fs::path& folder) const {
    const std::string name = fs::path(dossier).filename().string();
    for (std::size_t index = 0; index < dossiers.size(); ++index)
        if (dossiers[index].name == name || dossiers[index].name == name + std::string(k_ending))
            return index;
    for (const IntakeDossierFault& fault : faults)
        if (fault.dossier == name || fault.dossier == name + std::string(k_ending))
            return fail(fault.error);
    return fail(errors::intake_dossier_missing,
                {{"dossier", dossier}, {"folder", folder.string()}});
}

} // namespace comptoir::app
