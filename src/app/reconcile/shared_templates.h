// The file of templates for all companies, held for this process while it is changed.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/reconcile/templates.h"
#include "comptoir/storage/ledger_lock.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace comptoir::app {

class SharedTemplates {
public:
    // Errors: reconcile.shared_file_missing, .shared_file_damaged, .shared_file_busy, core.file_*.
    static Result<SharedTemplates> open(Writer& writer);
    // Only reads. An absent file is an empty list.
    static Result<std::vector<reconcile::StoredTemplate>> load(const std::filesystem::path& path);

    std::vector<reconcile::StoredTemplate> templates; // in their order
    // Writes the list, and the old one again when the transaction does not commit.
    Result<void> save(Writer& writer) const;

private:
    std::filesystem::path m_path;
    std::unique_ptr<storage::LedgerLock> m_lock;
};

struct CopiedTemplates {
    // By code: what the copy said and says now; an empty text: it was not there, or is gone.
    struct Changed {
        std::string code, before, after;
    };
    std::vector<Changed> changed;
    bool has_other_order = false;
};
// Makes the dossier's copies what the list says.
CopiedTemplates copy_shared_templates(Writer& writer,
                                      const std::vector<reconcile::StoredTemplate>& templates);

// For the event log: what it books and what it looks for.
std::string description_of(const reconcile::StoredTemplate& one);

} // namespace comptoir::app
