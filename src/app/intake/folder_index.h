// The dossiers of a folder and their bank journals: who follows which account.
#pragma once

#include "comptoir/app/intake.h"
#include "comptoir/ledger/types.h"

#include <filesystem>
#include <string>
#include <vector>

namespace comptoir::app {

struct IndexedDossier {
    std::filesystem::path path;
    std::string name; // "dupont.comptoir"
    std::string company;
    std::vector<ledger::Journal> journals; // bank journals with an IBAN
};

struct Destination {
    std::size_t dossier = 0; // into FolderIndex::dossiers
    std::string journal;
};

struct FolderIndex {
    std::vector<IndexedDossier> dossiers; // by name; those that could be read
    std::vector<IntakeDossierFault> faults;

    // The strongest evidence over all dossiers decides, as within one dossier. `error` of a Result
    // is the reason why the account waits.
    Result<Destination>
    destination_of(const bank::AccountIdentity& account,
                   const std::vector<bank::IntakeAssignment>& assignments) const;
    // By name, with or without its ending, or by path. Errors: intake.dossier_missing.
    Result<std::size_t> find(const std::string& dossier, const std::filesystem::path& folder) const;
};

// The paths of *.comptoir in the folder, sorted. Errors: intake.folder_missing, .no_dossier.
Result<std::vector<std::filesystem::path>> dossiers_in(const std::filesystem::path& folder);

// Reads, or migrates first what an older program made.
Result<std::unique_ptr<Workspace>> open_to_read(const std::filesystem::path& path,
                                                const IntakeFolder& folder);

// Opens each dossier once, to read. Errors: those of dossiers_in, core.cancelled.
Result<FolderIndex> index_folder(const IntakeFolder& folder, const Work& work);

} // namespace comptoir::app
