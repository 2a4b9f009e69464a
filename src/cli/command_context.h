// What every command shares: the global options, the streams, how a refusal is printed.
//
//   command->callback([&context, options] {
//       context.finish([&]() -> Result<void> {
//           CT_ASSIGN(workspace, context.open_for_writing());
//           …
//       });
//   });
#pragma once

#include "cli/json_writer.h"
#include "comptoir/app/workspace.h"
#include "comptoir/core/result.h"
#include "comptoir/i18n/i18n.h"

#include <functional>
#include <memory>
#include <ostream>
#include <string>

namespace comptoir::cli {

inline constexpr int k_exit_done = 0;
inline constexpr int k_exit_refused = 1;
inline constexpr int k_exit_unreadable = 2;
inline constexpr int k_exit_broken = 3;

int exit_code_of(ErrorKind kind);

class CommandContext {
public:
    CommandContext(std::ostream& to_out, std::ostream& to_err) : out(to_out), err(to_err) {}

    // Global options, filled by the parser.
    bool json = false;
    std::string ledger;
    std::string user;
    std::string passphrase_file;
    std::string password_file;
    i18n::Language language = i18n::Language::French;
    std::shared_ptr<const Clock> clock; // COMPTOIR_NOW or the system's

    std::ostream& out;
    std::ostream& err;
    int exit_code = k_exit_done;

    // A protected dossier opens for writing with the password of the user; on a terminal it is
    // asked. Errors: core.usage when --ledger is missing, storage.*, users.*.
    Result<std::unique_ptr<app::Workspace>> open_for_reading() const;
    Result<std::unique_ptr<app::Workspace>> open_for_writing() const;

    // COMPTOIR_VAULT_PASSPHRASE, --passphrase-file, or asked on a terminal without echo.
    Result<SecretString> passphrase() const;
    // COMPTOIR_USER_PASSWORD, --password-file, or what was typed while opening; empty without.
    SecretString password_given() const { return m_password; }
    Result<SecretString> user_password() const; // nothing is asked; empty without
    // COMPTOIR_NEW_PASSWORD, `file`, or asked on a terminal without echo.
    Result<SecretString> new_password(const std::string& whose, const std::string& file) const;

    // Runs the command; prints the error of a refusal and sets the exit code.
    void finish(const std::function<Result<void>()>& command);
    void refuse(const Error& error);
    // For a list that was being printed when it failed: the error ends the same document. The
    // writer stands in the root object, its arrays closed.
    void refuse_within(JsonWriter& document, const Error& error);
    // Warnings go to stderr, one line each.
    void warn(const Diagnostic& diagnostic) const;

    // `key` is a text of src/i18n/texts; printed to stdout with a line end.
    void say(std::string_view key, const Params& params = {}) const;

    // A progress bar on stderr when it is a terminal, else silent. One per command at a time.
    Work progress(std::string_view key) const;

private:
    mutable SecretString m_password; // found or typed while opening
};

// {"severity","code","place","message"} as in the contract.
void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic, i18n::Language language);
// {"code","message","place"} as in the contract.
void write_error(JsonWriter& json, const Error& error, i18n::Language language);

} // namespace comptoir::cli
