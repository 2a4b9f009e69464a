// comptoir-cli: the same product without a window. See docs/user/command-line.md.
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/log.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdlib>
#include <iostream>

namespace {

using namespace comptoir;
using namespace comptoir::cli;

// CLI11's own exit codes start at 100; ours are the contract's.
int usage_refused(CommandContext& context, const CLI::App& root, const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0)
        return root.exit(problem, context.out, context.err); // --help, --version
    const Error error{errors::usage, errors::usage.kind, {{"problem", std::string(problem.what())}}};
    context.refuse(error);
    return context.exit_code;
}

// COMPTOIR_NOW sets the clock for demonstrations and tests; the event log then says so.
Result<std::shared_ptr<const Clock>> clock_of_environment() {
    const char* value = std::getenv("COMPTOIR_NOW");
    if (!value || !*value)
        return std::make_shared<SystemClock>();
    const auto instant = Instant::parse_iso(value);
    if (!instant)
        return fail(errors::usage, {{"problem", "COMPTOIR_NOW=" + std::string(value)}});
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
}

bool asks_for_json(int argc, char** argv) {
    for (int index = 1; index < argc; ++index)
        if (std::string_view(argv[index]) == "--json")
            return true;
    return false;
}

int run(int argc, char** argv) {
    CommandContext context(std::cout, std::cerr);
    context.language = i18n::language_of_environment();
    context.json = asks_for_json(argc, argv); // a usage error is JSON too
    const auto clock = clock_of_environment();
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
    add_inbox_commands(root, context);
    add_invoice_commands(root, context);
    add_ledger_commands(root, context);
    add_payment_commands(root, context);
    add_read_commands(root, context);
    add_reconcile_commands(root, context);
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
