// comptoir-cli: the same product without a window. See docs/user/en/command-line.md.
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/log.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace comptoir;
using namespace comptoir::cli;

// What the parser found wrong, in our words: its own are English and stand alone.
std::string problem_text(const CLI::ParseError& problem, const CLI::App& root,
                         i18n::Language language) {
    const std::string message = problem.what();
    const std::string name = message.substr(0, message.find_first_of(": "));
    const std::string tail = message.substr(std::min(message.size(), message.rfind(": ") + 2));
    const auto kind = static_cast<CLI::ExitCodes>(problem.get_exit_code());
    const auto say = [&](const char* key, const char* param, const std::string& value) {
        return i18n::say(key, {{param, value}}, language);
    };
    if (kind == CLI::ExitCodes::RequiredError && message.starts_with("A subcommand")) {
        const std::vector<std::string> unknown = root.remaining(true);
        return unknown.empty() ? i18n::say("cli.usage.command_missing", language)
                               : say("cli.usage.unknown_command", "text", unknown.front());
    }
    if (kind == CLI::ExitCodes::RequiredError)
        return say("cli.usage.missing", "name", name);
    if (kind == CLI::ExitCodes::ExtrasError)
        return say("cli.usage.unexpected", "text", tail);
    if (kind == CLI::ExitCodes::ArgumentMismatch)
        return say("cli.usage.value_missing", "name", name);
    if (kind == CLI::ExitCodes::ConversionError)
        return say("cli.usage.value", "name", tail.substr(0, tail.find(' ')));
    return say("cli.usage.value", "name", name);
}

// CLI11's own exit codes start at 100; ours are the contract's.
int usage_refused(CommandContext& context, const CLI::App& root, const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0)
        return root.exit(problem, context.out, context.err); // --help, --version
    const Error error{errors::usage,
                      errors::usage.kind,
                      {{"problem", problem_text(problem, root, context.language)}}};
    context.refuse(error);
    return context.exit_code;
}

// COMPTOIR_NOW sets the clock for demonstrations and tests; the event log then says so.
Result<std::shared_ptr<const Clock>> clock_of_environment(i18n::Language language) {
    const char* value = std::getenv("COMPTOIR_NOW");
    if (!value || !*value)
        return std::make_shared<SystemClock>();
    const auto instant = Instant::parse_iso(value);
    if (!instant)
        return fail(errors::usage, {{"problem", i18n::say("cli.usage.clock", language)}});
    return std::make_shared<FixedClock>(*instant);
}

void add_global_options(CLI::App& root, CommandContext& context) {
    root.fallthrough(); // global options may follow the command
    root.require_subcommand(1);
    root.set_version_flag("--version", COMPTOIR_VERSION);
    root.add_option("--ledger", context.ledger, "The dossier: one SQLite file");
    root.add_option("--user", context.user, "Who acts (default: the dossier's owner)");
    root.add_option_function<std::string>(
            "--lang",
            [&context](const std::string& text) {
                const auto language = i18n::parse_language(text);
                if (!language)
                    throw CLI::ValidationError("--lang", "fr or en");
                context.language = *language;
            },
            "Language of the sentences: fr or en")
        ->trigger_on_parse();
    root.add_flag("--json", context.json, "One JSON document on stdout");
    root.add_option("--passphrase-file", context.passphrase_file,
                    "File whose first line opens the vault");
    root.add_option("--password-file", context.password_file,
                    "File whose first line is the password of the user");
}

bool asks_for_json(int argc, char** argv) {
    for (int index = 1; index < argc; ++index)
        if (std::string_view(argv[index]) == "--json")
            return true;
    return false;
}

std::optional<i18n::Language> language_asked(int argc, char** argv) {
    constexpr std::string_view k_option = "--lang";
    for (int index = 1; index < argc; ++index) {
        const std::string_view word = argv[index];
        if (word == k_option && index + 1 < argc)
            return i18n::parse_language(argv[index + 1]);
        if (word.starts_with(k_option) && word.substr(k_option.size()).starts_with('='))
            return i18n::parse_language(word.substr(k_option.size() + 1));
    }
    return std::nullopt;
}

int run(int argc, char** argv) {
    CommandContext context(std::cout, std::cerr);
    context.language = i18n::language_of_environment();
    context.json =
        asks_for_json(argc, argv); // a usage error is JSON too, and in the language asked
    if (const auto language = language_asked(argc, argv))
        context.language = *language;
    const auto clock = clock_of_environment(context.language);
    if (!clock) {
        context.refuse(clock.error());
        return context.exit_code;
    }
    context.clock = *clock;

    CLI::App root{"Comptoir: accounting with bank feeds, on the command line", "comptoir-cli"};
    add_global_options(root, context);
    add_bank_commands(root, context);
    add_books_commands(root, context);
    add_connection_commands(root, context);
    add_csv_commands(root, context);
    add_difference_commands(root, context);
    add_setting_commands(root, context);
    add_source_commands(root, context);
    add_settlement_commands(root, context);
    add_expected_commands(root, context);
    add_duplicate_commands(root, context);
    add_folder_commands(root, context);
    add_inbox_commands(root, context);
    add_intake_commands(root, context);
    add_invoice_commands(root, context);
    add_journal_commands(root, context);
    add_ledger_commands(root, context);
    add_lettering_commands(root, context);
    add_learned_commands(root, context);
    add_line_commands(root, context);
    add_line_act_commands(root, context);
    add_pairing_commands(root, context);
    add_pointing_commands(root, context);
    add_payment_commands(root, context);
    add_period_commands(root, context);
    add_quarantine_commands(root, context);
    add_read_commands(root, context);
    add_reconcile_commands(root, context);
    add_report_commands(root, context);
    add_template_commands(root, context);
    add_user_commands(root, context);
    try {
        root.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return usage_refused(context, root, problem);
    }
    return context.exit_code;
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is an error of the stream, not a death
    std::ios::sync_with_stdio(false);
    return run(argc, argv);
}
