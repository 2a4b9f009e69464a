#include "cli/command_context.h"

#include "cli/commands/commands.h"
#include "comptoir/app/templates.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/file.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/users/errors.h"

#include <CLI/CLI.hpp>

#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace comptoir::cli {

namespace {

constexpr std::int64_t k_passphrase_bytes_max = 4'096;
constexpr int k_bar_width = 30;

Result<app::OpenOptions> options_of(const CommandContext& context) {
    if (context.ledger.empty())
        return fail(errors::usage,
                    {{"problem", i18n::say("cli.ledger_missing", context.language)}});
    app::OpenOptions options;
    options.user = context.user;
    options.clock = context.clock;
    options.shared_templates = app::shared_templates_of_environment();
    return options;
}

// The terminal does not show what is typed until the guard dies.
class SilentTerminal {
public:
    SilentTerminal() {
        tcgetattr(STDIN_FILENO, &m_before);
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before); }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

private:
    termios m_before{};
};

Result<SecretString> first_line_of(const std::string& file) {
    CT_ASSIGN(bytes, read_file(file, k_passphrase_bytes_max));
    if (const auto end = bytes.find_first_of("\r\n"); end != std::string::npos)
        bytes.resize(end);
    return SecretString(std::move(bytes));
}

std::optional<SecretString> of_environment(const char* name) {
    if (const char* value = std::getenv(name); value && *value)
        return SecretString(std::string_view(value));
    return std::nullopt;
}

SecretString typed_after(std::ostream& err, const std::string& prompt) {
    std::string typed;
    {
        const SilentTerminal silent; // before the prompt: whoever types at once is not shown either
        err << prompt << std::flush;
        std::getline(std::cin, typed);
    }
    err << '\n';
    return SecretString(std::move(typed));
}

// What a dossier asks for is typed; a script reads how to give it.
std::string explained(const Error& error, i18n::Language language) {
    Error with_ids = error; // what is typed on the next command is named with its number
    with_ids.params.push_back({"ids", std::int64_t{1}});
    std::string sentence = i18n::explain(with_ids, language);
    if (error.code == ErrorCode(users::errors::password_needed) ||
        error.code == ErrorCode(users::errors::user_needed))
        sentence += " " + i18n::say("cli.sign_in_how", language);
    if (error.code == ErrorCode(ledger::errors::unknown_account))
        sentence += " " + i18n::say("cli.account.how", language);
    return sentence;
}

// The user whose password a dossier asks for, when it asks on a terminal.
std::optional<std::string> asked_for(const Error& error) {
    if (error.code != ErrorCode(users::errors::password_needed) || isatty(STDIN_FILENO) == 0)
        return std::nullopt;
    for (const Param& param : error.params)
        if (const auto* user = std::get_if<std::string>(&param.value); param.name == "user" && user)
            return *user;
    return std::nullopt;
}

void write_place(JsonWriter& json, const std::optional<SourcePlace>& place) {
    if (!place)
        return;
    json.key("place");
    json.begin_object();
    json.member("file", place->file);
    if (place->line > 0)
        json.put("line", place->line);
    json.member("record", place->record);
    json.member("field", place->field);
    json.end_object();
}

std::string_view severity_text(Diagnostic::Severity severity) {
    switch (severity) {
    case Diagnostic::Severity::Info:
        return "info";
    case Diagnostic::Severity::Warning:
        return "warning";
    case Diagnostic::Severity::Error:
        return "error";
    }
    return "error";
}

} // namespace

CLI::App* subcommand_group(CLI::App& root, const char* name, const char* description) {
    for (CLI::App* known : root.get_subcommands([](CLI::App*) { return true; }))
        if (known->get_name() == name)
            return known;
    CLI::App* group = root.add_subcommand(name, description);
    group->require_subcommand(1);
    return group;
}

int exit_code_of(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Refused:
        return k_exit_refused;
    case ErrorKind::Unreadable:
        return k_exit_unreadable;
    case ErrorKind::Broken:
        return k_exit_broken;
    }
    return k_exit_broken;
}

Result<std::unique_ptr<app::Workspace>> CommandContext::open_for_writing() const {
    CT_ASSIGN(options, options_of(*this));
    CT_ASSIGN(password, user_password());
    m_password = std::move(password);
    options.password = m_password;
    auto workspace = app::Workspace::open(ledger, options);
    const auto asked = workspace ? std::nullopt : asked_for(workspace.error());
    if (!asked)
        return workspace;
    m_password = typed_after(err, i18n::say("cli.password_prompt", {{"user", *asked}}, language));
    options.password = m_password;
    return app::Workspace::open(ledger, options);
}

Result<std::unique_ptr<app::Workspace>> CommandContext::open_for_reading() const {
    CT_ASSIGN(options, options_of(*this));
    options.read_only = true;
    return app::Workspace::open(ledger, options);
}

Result<SecretString> CommandContext::passphrase() const {
    if (auto value = of_environment("COMPTOIR_VAULT_PASSPHRASE"))
        return std::move(*value);
    if (!passphrase_file.empty())
        return first_line_of(passphrase_file);
    if (isatty(STDIN_FILENO) == 0)
        return fail(errors::usage, {{"problem", i18n::say("cli.passphrase_missing", language)}});
    return typed_after(err, i18n::say("cli.passphrase_prompt", language));
}

Result<SecretString> CommandContext::user_password() const {
    if (auto value = of_environment("COMPTOIR_USER_PASSWORD"))
        return std::move(*value);
    if (!password_file.empty())
        return first_line_of(password_file);
    return SecretString();
}

Result<SecretString> CommandContext::new_password(const std::string& whose,
                                                  const std::string& file) const {
    if (auto value = of_environment("COMPTOIR_NEW_PASSWORD"))
        return std::move(*value);
    if (!file.empty())
        return first_line_of(file);
    if (isatty(STDIN_FILENO) == 0)
        return fail(errors::usage, {{"problem", i18n::say("cli.new_password_missing", language)}});
    // Nobody sees what is typed: a slip would close the dossier to its owner.
    SecretString typed =
        typed_after(err, i18n::say("cli.new_password_prompt", {{"user", whose}}, language));
    const SecretString again = typed_after(err, i18n::say("cli.new_password_again", language));
    if (typed.reveal() != again.reveal())
        return fail(errors::usage, {{"problem", i18n::say("cli.new_passwords_differ", language)}});
    return typed;
}

void CommandContext::finish(const std::function<Result<void>()>& command) {
    if (const auto result = command(); !result)
        refuse(result.error());
    out.flush();
    if (out.good())
        return;
    // A full disk or a closed pipe: a script must not take half an answer for the whole one.
    err << i18n::say("cli.output_failed", language) << '\n';
    exit_code = k_exit_broken;
}

void CommandContext::refuse_within(JsonWriter& document, const Error& error) {
    exit_code = exit_code_of(error.kind);
    document.key("error");
    write_error(document, error, language);
}

void CommandContext::refuse(const Error& error) {
    exit_code = exit_code_of(error.kind);
    if (json) {
        JsonWriter writer(out);
        writer.begin_object();
        writer.key("error");
        write_error(writer, error, language);
        writer.end_object();
        return;
    }
    const std::string place = i18n::place_text(error.place, language);
    err << (place.empty() ? "" : place + "\u00a0: ") << explained(error, language) << '\n';
}

void CommandContext::warn(const Diagnostic& diagnostic) const {
    const std::string place = i18n::place_text(diagnostic.place, language);
    err << (place.empty() ? "" : place + "\u00a0: ") << i18n::explain(diagnostic, language) << '\n';
}

void CommandContext::say(std::string_view key, const Params& params) const {
    out << i18n::say(key, params, language) << '\n';
}

Work CommandContext::progress(std::string_view key) const {
    Work work;
    if (isatty(STDERR_FILENO) == 0)
        return work;
    const std::string title = i18n::say(key, language);
    work.report = [this, title](const Progress& progress) {
        if (progress.total <= 0) {
            err << '\r' << title << ' ' << i18n::format_count(progress.done, language)
                << std::flush;
            return;
        }
        const auto filled = static_cast<std::size_t>(progress.done * k_bar_width / progress.total);
        std::string bar;
        for (std::size_t index = 0; index < k_bar_width; ++index)
            bar += index < filled ? "█" : "░";
        err << '\r' << title << ' ' << bar << ' '
            << text::number(progress.done * 100 / progress.total) << " %"
            << (progress.done >= progress.total ? "\n" : "") << std::flush;
    };
    return work;
}

void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic, i18n::Language language) {
    json.begin_object();
    json.put("severity", severity_text(diagnostic.severity));
    json.put("code", diagnostic.code.name);
    write_place(json, diagnostic.place);
    json.put("message", i18n::explain(diagnostic, language));
    json.end_object();
}

void write_error(JsonWriter& json, const Error& error, i18n::Language language) {
    json.begin_object();
    json.put("code", error.code.name);
    json.put("message", explained(error, language));
    write_place(json, error.place);
    json.end_object();
}

} // namespace comptoir::cli
