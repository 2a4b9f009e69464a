// account add, account list: the chart of accounts of the dossier.
#include "cli/commands/account_commands.h"

#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/json_writer.h"
#include "cli/table.h"
#include "comptoir/app/accounts.h"
#include "comptoir/app/books.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

void write_account(JsonWriter& json, const ledger::Account& account) {
    json.begin_object();
    json.put("account", std::string_view(account.number));
    json.put("label", std::string_view(account.label));
    json.end_object();
}

Result<void> run_add(CommandContext& context, const app::AccountAdd& request) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(account, workspace->write<ledger::Account>(
                           [&](app::Writer& writer) { return app::add_account(writer, request); }));
    if (!context.json) {
        context.say("cli.account.added", {{"account", account.number}, {"label", account.label}});
        return {};
    }
    JsonWriter json(context.out);
    write_account(json, account);
    return {};
}

Result<void> run_list(CommandContext& context, const std::string& start) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(accounts, workspace->read<std::vector<ledger::Account>>(
                            [](app::Reader& reader) { return app::list_accounts(reader); }));
    std::erase_if(accounts, [&](const ledger::Account& account) {
        return !account.number.starts_with(start);
    });
    if (!context.json) {
        Table table({{"cli.column.account"}, {"cli.column.label"}}, context.language);
        for (const ledger::Account& account : accounts)
            table.add({account.number, account.label});
        table.print(context.out);
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("accounts");
    json.begin_array();
    for (const ledger::Account& account : accounts)
        write_account(json, account);
    json.end_array();
    json.end_object();
    return {};
}

} // namespace

void add_account_commands(CLI::App& root, CommandContext& context) {
    CLI::App* group = subcommand_group(root, "account", "Accounts of the books: add, list");
    group->require_subcommand(1);

    auto request = std::make_shared<app::AccountAdd>();
    CLI::App* add = group->add_subcommand("add", "A new account, padded to six digits");
    add->add_option("number", request->number, "Its number")->required();
    add->add_option("name", request->label, "What it is called")->required();
    add->callback(
        [&context, request] { context.finish([&] { return run_add(context, *request); }); });

    auto start = std::make_shared<std::string>();
    CLI::App* list = group->add_subcommand("list", "Accounts by number");
    list->add_option("start", *start, "Only those whose number begins so: 6, 401");
    list->callback(
        [&context, start] { context.finish([&] { return run_list(context, *start); }); });
}

} // namespace comptoir::cli
