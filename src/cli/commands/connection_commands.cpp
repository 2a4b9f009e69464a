// connection add, list, test, remove; sync --once; feed, feed statement.
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/import_report.h"
#include "cli/line_json.h"
#include "cli/table.h"
#include "comptoir/app/connections.h"
#include "comptoir/core/file.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

constexpr std::int64_t k_credentials_bytes_max = 64 * 1024;

struct AddOptions {
    std::string provider, base_url, credentials, journal, from;
};

// --- connection -------------------------------------------------------------------------------

void write_connection(JsonWriter& json, const app::ConnectionRow& row, i18n::Language language) {
    json.begin_object();
    json.put("id", row.id);
    json.put("provider", std::string_view(row.provider));
    json.put("base_url", std::string_view(row.base_url));
    json.put("state", std::string_view(row.state));
    if (row.last_sync_at)
        json.put("last_sync_at", std::string_view(row.last_sync_at->to_iso()));
    json.key("accounts");
    json.begin_array();
    for (const auto& account : row.accounts) {
        json.begin_object();
        json.put("iban", std::string_view(account.iban));
        json.member("journal", account.journal);
        json.end_object();
    }
    json.end_array();
    if (row.last_error) {
        json.key("error");
        write_error(json, *row.last_error, language);
    }
    json.end_object();
}

void say_accounts(const CommandContext& context, const app::ConnectionRow& row) {
    for (const auto& account : row.accounts)
        context.say(account.journal ? "cli.connection.account" : "cli.connection.account_alone",
                    {{"iban", account.iban}, {"journal", account.journal.value_or("")}});
}

// A file others can read no longer keeps a secret; the vault does.
void warn_when_open(const CommandContext& context, const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code problem;
    const fs::perms open = fs::perms::group_read | fs::perms::others_read;
    const fs::file_status status = fs::status(path, problem);
    if (!problem && (status.permissions() & open) != fs::perms::none)
        context.err << i18n::say("cli.connection.credentials_open", {{"path", path}},
                                 context.language)
                    << '\n';
}

Result<void> run_add(CommandContext& context, const AddOptions& options) {
    app::ConnectionAdd request;
    request.provider = options.provider;
    request.base_url = options.base_url;
    CT_ASSIGN(credentials, read_file(options.credentials, k_credentials_bytes_max));
    request.credentials = SecretString(std::move(credentials));
    if (!options.journal.empty())
        request.journal = options.journal;
    CT_ASSIGN(from, optional_day_argument(options.from));
    request.from = from;
    CT_ASSIGN(passphrase, context.passphrase());
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(row, app::add_connection(*workspace, request, passphrase));
    warn_when_open(context, options.credentials);
    if (context.json) {
        JsonWriter json(context.out);
        write_connection(json, row, context.language);
        return {};
    }
    context.say("cli.connection.added", {{"id", row.id.value()}, {"provider", row.provider}});
    say_accounts(context, row);
    return {};
}

Result<void> run_list(CommandContext& context) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(rows, workspace->read<std::vector<app::ConnectionRow>>(
                        [](app::Reader& reader) { return app::list_connections(reader); }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("connections");
        json.begin_array();
        for (const app::ConnectionRow& row : rows)
            write_connection(json, row, context.language);
        json.end_array();
        json.end_object();
        return {};
    }
    if (rows.empty())
        context.say("cli.connection.none");
    using Side = Table::Side;
    for (const app::ConnectionRow& row : rows) {
        Table table({{"cli.column.id", Side::Right},
                     {"cli.column.provider"},
                     {"cli.column.state"},
                     {"cli.column.last_pull"}},
                    context.language);
        table.add(
            {text::number(row.id.value()), row.provider,
             i18n::word("connection", row.state, context.language),
             row.last_sync_at ? i18n::format_time(*row.last_sync_at, context.language) : "-"});
        table.print(context.out);
        say_accounts(context, row);
        if (row.last_error)
            context.out << "  " << i18n::explain(*row.last_error, context.language) << '\n';
    }
    return {};
}

void answer_id(const CommandContext& context, std::string_view member, std::string_view key,
               std::int64_t id) {
    if (!context.json)
        return context.say(key, {{"id", id}});
    JsonWriter json(context.out);
    json.begin_object();
    json.put("id", id);
    json.put(member, true);
    json.end_object();
}

Result<void> run_test(CommandContext& context, std::int64_t id) {
    CT_ASSIGN(passphrase, context.passphrase());
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(app::test_connection(*workspace, app::ConnectionId{id}, passphrase));
    answer_id(context, "ok", "cli.connection.works", id);
    return {};
}

Result<void> run_remove(CommandContext& context, std::int64_t id) {
    CT_ASSIGN(passphrase, context.passphrase());
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(app::remove_connection(*workspace, app::ConnectionId{id}, passphrase));
    answer_id(context, "removed", "cli.connection.removed", id);
    return {};
}

// --- sync -------------------------------------------------------------------------------------

void write_pull(JsonWriter& json, const app::PullReport::Connection& pull,
                i18n::Language language) {
    json.begin_object();
    json.put("id", pull.id);
    json.put("provider", std::string_view(pull.provider));
    json.put("state", std::string_view(pull.state));
    json.key("accounts");
    json.begin_array();
    for (const app::PullAccount& account : pull.accounts) {
        json.begin_object();
        json.put("iban", std::string_view(account.iban));
        json.put("lines_new", account.lines_new);
        json.put("lines_changed", account.lines_changed);
        json.put("lines_removed", account.lines_removed);
        json.put("pending", account.pending);
        if (account.taken_changed > 0)
            json.put("lines_taken_changed", account.taken_changed);
        json.put("complete", account.complete);
        json.end_object();
    }
    json.end_array();
    if (pull.error) {
        json.key("error");
        write_error(json, *pull.error, language);
    }
    json.end_object();
}

void say_pull(const CommandContext& context, const app::PullReport::Connection& pull) {
    for (const app::PullAccount& account : pull.accounts) {
        context.say("cli.sync.account", {{"iban", account.iban},
                                         {"new", account.lines_new},
                                         {"changed", account.lines_changed},
                                         {"removed", account.lines_removed},
                                         {"pending", account.pending}});
        if (account.taken_changed > 0)
            context.say("cli.sync.taken_changed",
                        {{"iban", account.iban}, {"count", account.taken_changed}});
    }
    if (pull.error)
        context.err << i18n::explain(*pull.error, context.language) << '\n';
}

// A connection that failed does not hide what the others brought: the report is printed, and the
// exit code is that of the first error.
Result<void> run_sync(CommandContext& context) {
    CT_ASSIGN(passphrase, context.passphrase());
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(report,
              app::sync_once(*workspace, passphrase, context.progress("cli.sync.progress")));
    for (const auto& pull : report.connections)
        if (pull.error && context.exit_code == k_exit_done)
            context.exit_code = exit_code_of(pull.error->kind);
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("connections");
        json.begin_array();
        for (const auto& pull : report.connections)
            write_pull(json, pull, context.language);
        json.end_array();
        json.end_object();
        return {};
    }
    if (report.connections.empty())
        context.say("cli.connection.none");
    for (const auto& pull : report.connections)
        say_pull(context, pull);
    return {};
}

// --- feed -------------------------------------------------------------------------------------

Result<void> run_feed(CommandContext& context, std::int64_t connection) {
    std::optional<app::ConnectionId> only;
    if (connection != 0)
        only = app::ConnectionId{connection};
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(operations, workspace->read<std::vector<app::FeedOperation>>(
                              [&](app::Reader& reader) { return app::list_feed(reader, only); }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("operations");
        json.begin_array();
        for (const app::FeedOperation& operation : operations) {
            json.begin_object();
            json.put("id", operation.id);
            json.put("connection", operation.connection);
            json.put("iban", std::string_view(operation.iban));
            json.put("state", std::string_view(operation.state));
            json.member("replaced_by", operation.replaced_by);
            write_line_members(json, operation.line);
            json.end_object();
        }
        json.end_array();
        json.end_object();
        return {};
    }
    if (operations.empty())
        context.say("cli.feed.none");
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.day"},
                 {"cli.column.state"},
                 {"cli.column.label"},
                 {"cli.column.amount", Side::Right}},
                context.language);
    for (const app::FeedOperation& operation : operations)
        table.add({text::number(operation.id),
                   i18n::format(operation.line.booked_on, context.language),
                   i18n::word("feed", operation.state, context.language), operation.line.label,
                   i18n::format(operation.line.amount, context.language)});
    table.print(context.out);
    return {};
}

Result<void> run_feed_statement(CommandContext& context, const std::string& journal,
                                const std::string& until_text) {
    CT_ASSIGN(until, optional_day_argument(until_text));
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(report, workspace->write<app::ImportReport>([&](app::Writer& writer) {
        return app::make_feed_statement(writer, journal, until);
    }));
    if (context.json) {
        JsonWriter json(context.out);
        write_import_report(json, report, context.language);
        return {};
    }
    if (report.statements.empty())
        context.say("cli.feed.nothing_due", {{"journal", journal}});
    print_import_report(context, report);
    return {};
}

void add_connection(CLI::App& root, CommandContext& context) {
    CLI::App* group =
        subcommand_group(root, "connection", "Bank connections: add, list, test, remove");
    auto options = std::make_shared<AddOptions>();
    CLI::App* add = group->add_subcommand("add", "Connect to a bank's API");
    add->add_option("provider", options->provider, "As qonto")->required();
    add->add_option("--base-url", options->base_url, "https, or http on this computer alone")
        ->required();
    add->add_option("--credentials", options->credentials, "JSON file; it goes to the vault")
        ->required();
    add->add_option("--journal", options->journal,
                    "The bank journal that follows the account of its IBAN");
    add->add_option("--from", options->from, "Earlier operations never enter a statement");
    add->callback(
        [&context, options] { context.finish([&] { return run_add(context, *options); }); });

    group->add_subcommand("list", "Connections and their state")->callback([&context] {
        context.finish([&] { return run_list(context); });
    });
    auto id = std::make_shared<std::int64_t>(0);
    CLI::App* test = group->add_subcommand("test", "Ask the bank with the stored credentials");
    test->add_option("connection", *id, "Connection id")->required();
    test->callback([&context, id] { context.finish([&] { return run_test(context, *id); }); });
    CLI::App* remove = group->add_subcommand("remove", "Forget a connection and its credentials");
    remove->add_option("connection", *id, "Connection id")->required();
    remove->callback([&context, id] { context.finish([&] { return run_remove(context, *id); }); });
}

struct FeedOptions {
    std::int64_t connection = 0;
    std::string journal, until;
};

} // namespace

void add_connection_commands(CLI::App& root, CommandContext& context) {
    add_connection(root, context);

    CLI::App* sync = root.add_subcommand("sync", "Pull the bank feeds");
    sync->add_flag("--once")->description("One pull, then end")->required();
    sync->callback([&context] { context.finish([&] { return run_sync(context); }); });

    auto options = std::make_shared<FeedOptions>();
    CLI::App* feed = root.add_subcommand("feed", "Operations received and not yet in a statement");
    feed->add_option("--connection", options->connection, "Only this connection");
    CLI::App* statement = feed->add_subcommand("statement", "Make the statement of what is due");
    statement->add_option("--journal", options->journal, "The bank journal")->required();
    statement->add_option("--until", options->until, "Last day; yesterday when not given");
    statement->callback([&context, options] {
        context.finish(
            [&] { return run_feed_statement(context, options->journal, options->until); });
    });
    feed->callback([&context, options, statement] {
        if (statement->parsed())
            return;
        context.finish([&] { return run_feed(context, options->connection); });
    });
}

} // namespace comptoir::cli
