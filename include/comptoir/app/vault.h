// Vault: what Comptoir must keep secret, in one sealed file beside the dossier (<ledger>.vault).
//
// AES-256-GCM under a key that scrypt makes from the passphrase (core/bytes.h). Nothing of it is
// ever in the dossier, a setting or the log. The passphrase is stored nowhere.
//
//   CT_ASSIGN(vault, Vault::open(vault_path_of(ledger), passphrase));
//   vault.put("3f0c…", credentials);
//   CT_TRY(vault.save());
#pragma once

#include "comptoir/core/bytes.h"
#include "comptoir/core/result.h"
#include "comptoir/core/secret_string.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace comptoir::app {

std::filesystem::path vault_path_of(const std::filesystem::path& ledger);

class Vault {
public:
    // Without a file: an empty vault that save() writes. Errors: vault.passphrase_empty,
    // vault.wrong_passphrase (or altered bytes: the cipher cannot tell which), vault.damaged,
    // core.file_unreadable.
    static Result<Vault> open(const std::filesystem::path& path, SecretString passphrase,
                              const crypto::SealOptions& options = {});

    const SecretString* find(std::string_view key) const; // nullptr: not there
    void put(std::string_view key, SecretString secret);
    bool remove(std::string_view key);
    // The old file or the new one, never half of it; readable by its owner alone. Errors:
    // core.file_unwritable.
    Result<void> save() const;

private:
    Vault(std::filesystem::path path, SecretString passphrase, const crypto::SealOptions& options)
        : m_path(std::move(path)), m_passphrase(std::move(passphrase)), m_options(options) {}
    std::filesystem::path m_path;
    SecretString m_passphrase;
    crypto::SealOptions m_options;
    std::map<std::string, SecretString, std::less<>> m_entries;
};

} // namespace comptoir::app
