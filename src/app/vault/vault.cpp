#include "comptoir/app/vault.h"

#include "comptoir/app/connection_errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/file.h"
#include "comptoir/core/text.h"

#include <optional>

namespace comptoir::app {

namespace {

constexpr std::int64_t k_file_bytes_max = 1024 * 1024;
constexpr std::string_view k_associated = "comptoir vault 1";
constexpr std::string_view k_first_line = "vault 1\n";
constexpr std::size_t k_entries_max = 1000;

// Each entry is "<key bytes> <secret bytes>\n<key><secret>\n".
void append_entry(std::string& plain, const std::string& key, const SecretString& secret) {
    plain += text::number(static_cast<long long>(key.size()));
    plain += ' ';
    plain += text::number(static_cast<long long>(secret.reveal().size()));
    plain += '\n';
    plain += key;
    plain += secret.reveal();
    plain += '\n';
}

struct Reading {
    std::string_view rest;
    // Up to `mark`, which is skipped; empty when it is not there.
    std::optional<std::string_view> until(char mark) {
        const auto at = rest.find(mark);
        if (at == std::string_view::npos)
            return std::nullopt;
        const std::string_view part = rest.substr(0, at);
        rest.remove_prefix(at + 1);
        return part;
    }
    std::optional<std::string_view> take(std::size_t bytes) {
        if (bytes > rest.size())
            return std::nullopt;
        const std::string_view part = rest.substr(0, bytes);
        rest.remove_prefix(bytes);
        return part;
    }
};

std::optional<std::size_t> size_of(const std::optional<std::string_view>& digits) {
    if (!digits || !text::all_digits(*digits))
        return std::nullopt;
    const auto number = text::parse_integer(*digits);
    if (!number || *number > k_file_bytes_max)
        return std::nullopt;
    return static_cast<std::size_t>(*number);
}

using Entries = std::map<std::string, SecretString, std::less<>>;

std::optional<Entries> read_entries(std::string_view plain) {
    if (!plain.starts_with(k_first_line))
        return std::nullopt;
    Reading reading{plain.substr(k_first_line.size())};
    Entries entries;
    while (!reading.rest.empty()) {
        const auto key_size = size_of(reading.until(' '));
        const auto secret_size = size_of(reading.until('\n'));
        const auto key = key_size ? reading.take(*key_size) : std::nullopt;
        const auto secret = secret_size ? reading.take(*secret_size) : std::nullopt;
        const auto end = reading.take(1);
        if (!key || !secret || !end || *end != "\n" || entries.size() >= k_entries_max)
            return std::nullopt;
        entries.insert_or_assign(std::string(*key), SecretString(*secret));
    }
    return entries;
}

} // namespace

std::filesystem::path vault_path_of(const std::filesystem::path& ledger) {
    std::filesystem::path path = ledger;
    path += ".vault";
    return path;
}

Result<Vault> Vault::open(const std::filesystem::path& path, SecretString passphrase,
                          const crypto::SealOptions& options) {
    if (passphrase.empty())
        return fail(errors::vault_passphrase_empty);
    Vault vault(path, std::move(passphrase), options);
    std::error_code problem;
    if (!std::filesystem::exists(path, problem) && !problem)
        return vault;
    CT_ASSIGN(sealed, read_file(path, k_file_bytes_max));
    auto unsealed = crypto::unseal(sealed, vault.m_passphrase, k_associated);
    if (!unsealed && unsealed.error().code == ErrorCode(comptoir::errors::wrong_passphrase))
        return fail(errors::vault_wrong_passphrase, {{"path", path.string()}});
    if (!unsealed)
        return fail(errors::vault_damaged, {{"path", path.string()}});
    const SecretString plain{std::move(*unsealed)};
    auto entries = read_entries(plain.reveal());
    if (!entries)
        return fail(errors::vault_damaged, {{"path", path.string()}});
    vault.m_entries = std::move(*entries);
    return vault;
}

const SecretString* Vault::find(std::string_view key) const {
    const auto found = m_entries.find(key);
    return found == m_entries.end() ? nullptr : &found->second;
}

void Vault::put(std::string_view key, SecretString secret) {
    m_entries.insert_or_assign(std::string(key), std::move(secret));
}

bool Vault::remove(std::string_view key) {
    const auto found = m_entries.find(key);
    if (found == m_entries.end())
        return false;
    m_entries.erase(found);
    return true;
}

Result<void> Vault::save() const {
    std::string bytes{k_first_line};
    std::size_t size = bytes.size();
    for (const auto& [key, secret] : m_entries)
        size += key.size() + secret.reveal().size() + 48;
    bytes.reserve(size); // so that no half-filled copy is left behind unwiped
    for (const auto& [key, secret] : m_entries)
        append_entry(bytes, key, secret);
    const SecretString plain{std::move(bytes)};
    CT_ASSIGN(sealed, crypto::seal(plain.reveal(), m_passphrase, k_associated, m_options));
    return write_private_file_atomically(m_path, sealed);
}

} // namespace comptoir::app
