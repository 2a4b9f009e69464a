// One run over a folder: its tray, its dossiers, and what happened.
#pragma once

#include "app/intake/folder_index.h"
#include "app/intake/part_import.h"
#include "app/intake/tray_store.h"
#include "comptoir/app/intake.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

struct SurveyedPart;

bank::IntakeReason reason_of(const Error& error);

class IntakeRun {
public:
    static Result<IntakeRun> open(const IntakeFolder& folder, const Work& work);

    // Cuts the files and keeps every part, and then the list of them.
    Result<void> take_files(const IntakeRequest& request);
    // Every part that waits, to its dossier; a refusal leaves it in the tray with the reason.
    Result<void> import_waiting(const IntakeRequest& request);
    // The parts of these ids into one dossier. The caller then forgets what is done. Errors: why
    // none of them could go there.
    Result<void> import_into(const IndexedDossier& dossier, const std::vector<std::string>& ids,
                             const PartImportOptions& options);
    Result<void> forget_done();
    IntakeReport finish();

    TrayStore& store() { return m_store; }
    const FolderIndex& index() const { return m_index; }
    IntakeReport report;

private:
    IntakeRun(IntakeFolder folder, TrayStore store, FolderIndex index)
        : m_folder(std::move(folder)), m_store(std::move(store)), m_index(std::move(index)) {}

    Instant now() const;
    Result<void> take_file(const std::filesystem::path& path, const IntakeRequest& request);
    Result<void> take_member(const StatementFiles& files, std::size_t index,
                             const IntakeRequest& request);
    Result<void> keep(const std::string& file, const SurveyedPart& surveyed);
    Result<void> keep_work_file(const std::string& name, const Error& damage);
    std::optional<Destination> route(bank::IntakePart& part);
    void wait_all(const std::vector<PartToImport>& parts, const Error& error);
    void note_routed(const bank::IntakePart& part, const IndexedDossier& dossier,
                     const ImportReport& imported);

    IntakeFolder m_folder;
    TrayStore m_store;
    FolderIndex m_index;
    std::vector<std::string> m_done; // in the books, still in the list
};

} // namespace comptoir::app
