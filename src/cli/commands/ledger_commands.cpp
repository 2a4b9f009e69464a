// entries, entries validate, entries delete, balance, open-items; accounts beside them.
#include "cli/answer.h"
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/account_commands.h"
#include "cli/commands/commands.h"
#include "cli/paging.h"
#include "cli/table.h"
#include "comptoir/app/books.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

namespace comptoir::cli {

namespace {

using Side = Table::Side;

constexpr std::int64_t k_list_limit_max = 1'000'000;
constexpr std::int64_t k_list_limit_shown = 1'000; // what a person scrolls through

struct ListOptions {
    std::string journal, account, party, from, to, state, kind, text, until, day;
    std::int64_t limit = 0, after = 0; // 0: all in JSON, a bounded list on a terminal
    bool without_parties = false;
};

std::int64_t limit_of(const CommandContext& context, const ListOptions& options) {
    if (options.limit > 0)
        return options.limit;
    return context.json ? k_list_limit_max : k_list_limit_shown;
}

Result<std::optional<DateRange>> days_of(const ListOptions& options) {
    CT_ASSIGN(from, optional_day_argument(options.from));
    CT_ASSIGN(to, optional_day_argument(options.to));
    if (!from && !to)
        return std::optional<DateRange>{};
    return std::optional<DateRange>{DateRange{from.value_or(*Date::from_ymd(1900, 1, 1)),
                                              to.value_or(*Date::from_ymd(2199, 12, 31))}};
}

Money debit_of(Money amount) {
    return amount.is_negative() ? Money::zero(amount.currency()) : amount;
}
Money credit_of(Money amount) {
    return amount.is_negative() ? -amount : Money::zero(amount.currency());
}

// --- entries ----------------------------------------------------------------------------------

void write_row(JsonWriter& json, const ledger::EntryRow& row) {
    json.begin_object();
    json.put("account", std::string_view(row.account));
    json.member("party", row.party);
    json.put("debit", debit_of(row.amount));
    json.put("credit", credit_of(row.amount));
    json.member("label", row.label);
    json.member("piece", row.piece);
    json.member("letter", row.letter);
    json.member("pointed", row.pointed);
    json.put("row", row.id);
    json.end_object();
}

void write_entry(JsonWriter& json, const ledger::Entry& entry) {
    json.begin_object();
    json.put("id", entry.id);
    json.put("journal", std::string_view(entry.journal));
    json.member("number", entry.number);
    json.put("date", entry.date);
    json.member("piece", entry.piece);
    json.member("piece_date", entry.piece_date);
    json.put("label", std::string_view(entry.label));
    const bool draft = entry.state == ledger::EntryState::Draft;
    json.put("state", draft ? "draft" : "validated");
    json.member("validated_on", entry.validated_on);
    json.member("reverses", entry.reverses);
    json.key("rows");
    json.begin_array();
    for (const ledger::EntryRow& row : entry.rows)
        write_row(json, row);
    json.end_array();
    json.end_object();
}

void show_entry(Table& table, const ledger::Entry& entry, i18n::Language language) {
    const bool draft = entry.state == ledger::EntryState::Draft;
    for (const ledger::EntryRow& row : entry.rows) {
        table.add({text::number(entry.id.value()), entry.journal,
                   draft ? i18n::word("entry", "draft", language) : entry.number,
                   i18n::format(entry.date, language), entry.piece, row.account, row.party,
                   row.label.empty() ? entry.label : row.label,
                   row.amount.is_negative() ? "" : i18n::format_bare(row.amount, language),
                   row.amount.is_negative() ? i18n::format_bare(-row.amount, language) : "",
                   row.letter});
    }
}

Result<app::EntryFilter> entry_filter(const CommandContext& context, const ListOptions& options) {
    app::EntryFilter filter;
    filter.journal = optional_text_argument(options.journal);
    filter.account = optional_text_argument(options.account);
    filter.party = optional_text_argument(options.party);
    CT_ASSIGN(days, days_of(options));
    filter.days = days;
    if (options.state == "draft")
        filter.state = ledger::EntryState::Draft;
    else if (options.state == "validated")
        filter.state = ledger::EntryState::Validated;
    filter.text = options.text;
    filter.after = options.after;
    filter.limit = limit_of(context, options) + 1; // one more tells whether there is a next page
    return filter;
}

Result<void> run_entries(CommandContext& context, const ListOptions& options) {
    CT_ASSIGN(filter, entry_filter(context, options));
    CT_ASSIGN(workspace, context.open_for_reading());
    if (context.json) {
        JsonWriter json(context.out);
        JsonList list(json, "entries");
        const auto next = show_page<ledger::Entry>(*workspace, filter, app::for_each_entry,
                                                   [&](const ledger::Entry& entry) {
                                                       list.begin();
                                                       write_entry(json, entry);
                                                   });
        if (!next && !list.has_begun())
            return fail(next.error());
        list.end();
        if (!next)
            context.refuse_within(json, next.error());
        else if (*next != 0)
            json.put("next", *next);
        json.end_object();
        return {};
    }
    Table table({{"cli.column.id"},
                 {"cli.column.journal"},
                 {"cli.column.number"},
                 {"cli.column.day"},
                 {"cli.column.piece"},
                 {"cli.column.account"},
                 {"cli.column.party"},
                 {"cli.column.label"},
                 {"cli.column.debit", Side::Right},
                 {"cli.column.credit", Side::Right},
                 {"cli.column.letter"}},
                context.language);
    CT_TRY(show_page<ledger::Entry>(
        *workspace, filter, app::for_each_entry,
        [&](const ledger::Entry& entry) { show_entry(table, entry, context.language); }));
    table.print(context.out);
    return {};
}

Result<void> run_validate(CommandContext& context, const ListOptions& options) {
    CT_ASSIGN(until, optional_day_argument(options.until));
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(report, workspace->write<app::ValidationReport>([&](app::Writer& writer) {
        return app::validate_entries(writer, until);
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("validated", report.validated);
        json.put("left", report.left);
        json.end_object();
        return {};
    }
    context.say("cli.entries.validated", {{"count", report.validated}});
    if (report.left > 0)
        context.say("cli.entries.left", {{"count", report.left}});
    return {};
}

Result<void> run_delete(CommandContext& context, std::int64_t id) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>(
        [&](app::Writer& writer) { return app::discard_draft(writer, ledger::EntryId{id}); }));
    answer(context, "deleted", id, "cli.entries.deleted", {{"entry", id}});
    return {};
}

// --- balance ----------------------------------------------------------------------------------

Result<std::map<std::string, std::string>> account_labels(app::Workspace& workspace) {
    CT_ASSIGN(accounts, workspace.read<std::vector<ledger::Account>>(
                            [](app::Reader& reader) { return app::list_accounts(reader); }));
    std::map<std::string, std::string> labels;
    for (const ledger::Account& account : accounts)
        labels.emplace(account.number, account.label);
    return labels;
}

// Of all balances, whatever part of them is shown.
void add_total(Table& table, const std::vector<ledger::Balance>& balances,
               i18n::Language language) {
    if (balances.empty())
        return;
    const Currency currency = balances.front().debit.currency();
    Money debit = Money::zero(currency), credit = debit;
    for (const ledger::Balance& balance : balances) {
        debit += balance.debit;
        credit += balance.credit;
    }
    table.add({"", i18n::say("cli.balance.total", language), "", i18n::format_bare(debit, language),
               i18n::format_bare(credit, language), i18n::format_bare(debit - credit, language)});
}

Result<void> run_balance(CommandContext& context, const ListOptions& options) {
    app::BalanceFilter filter;
    CT_ASSIGN(days, days_of(options));
    filter.days = days;
    filter.by_party = !options.without_parties;
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(balances, workspace->read<std::vector<ledger::Balance>>([&](app::Reader& reader) {
        return app::trial_balance(reader, filter);
    }));
    // Balances have no id: a page starts after so many of them.
    const auto size = static_cast<std::int64_t>(balances.size());
    const std::int64_t first = std::clamp<std::int64_t>(options.after, 0, size);
    const std::int64_t limit = options.limit > 0 ? options.limit : k_list_limit_max;
    const std::int64_t last = std::min(size, first + limit);
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("accounts");
        json.begin_array();
        for (std::int64_t i = first; i < last; ++i) {
            const ledger::Balance& balance = balances[static_cast<std::size_t>(i)];
            json.begin_object();
            json.put("account", std::string_view(balance.account));
            json.member("party", balance.party);
            json.put("debit", balance.debit);
            json.put("credit", balance.credit);
            json.end_object();
        }
        json.end_array();
        if (last < size)
            json.put("next", last);
        json.end_object();
        return {};
    }
    CT_ASSIGN(labels, account_labels(*workspace));
    Table table({{"cli.column.account"},
                 {"cli.column.name"},
                 {"cli.column.party"},
                 {"cli.column.debit", Side::Right},
                 {"cli.column.credit", Side::Right},
                 {"cli.column.balance", Side::Right}},
                context.language);
    for (std::int64_t i = first; i < last; ++i) {
        const ledger::Balance& balance = balances[static_cast<std::size_t>(i)];
        table.add({balance.account, labels[balance.account], balance.party,
                   i18n::format_bare(balance.debit, context.language),
                   i18n::format_bare(balance.credit, context.language),
                   i18n::format_bare(balance.debit - balance.credit, context.language)});
    }
    add_total(table, balances, context.language);
    table.print(context.out);
    return {};
}

// --- open-items -------------------------------------------------------------------------------

void write_item(JsonWriter& json, const ledger::OpenItem& item) {
    json.begin_object();
    json.put("id", item.id);
    json.put("kind", item.kind == ledger::OpenItemKind::Payment ? "payment" : "invoice");
    json.put("journal", std::string_view(item.journal));
    json.member("number", item.number);
    json.member("piece", item.piece);
    json.put("account", std::string_view(item.account));
    json.member("party", item.party);
    json.member("party_name", item.party_name);
    json.put("booked_on", item.booked_on);
    json.put("due_on", item.due_on);
    json.put("debit", debit_of(item.amount));
    json.put("credit", credit_of(item.amount));
    json.put("open", item.open.abs());
    json.end_object();
}

Result<void> run_open_items(CommandContext& context, const ListOptions& options) {
    app::OpenItemFilter filter;
    filter.party = optional_text_argument(options.party);
    if (!options.kind.empty())
        filter.kind = options.kind == "payment" ? ledger::OpenItemKind::Payment
                                                : ledger::OpenItemKind::Invoice;
    filter.text = options.text;
    filter.after = options.after;
    const std::int64_t limit = limit_of(context, options);
    filter.limit = limit + 1;
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(items, workspace->read<std::vector<ledger::OpenItem>>([&](app::Reader& reader) {
        return app::list_open_items(reader, filter);
    }));
    const bool more = static_cast<std::int64_t>(items.size()) > limit;
    if (more)
        items.pop_back();
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("items");
        json.begin_array();
        for (const ledger::OpenItem& item : items)
            write_item(json, item);
        json.end_array();
        if (more)
            json.put("next", items.back().id);
        json.end_object();
        return {};
    }
    Table table({{"cli.column.account"},
                 {"cli.column.party"},
                 {"cli.column.name"},
                 {"cli.column.piece"},
                 {"cli.column.due"},
                 {"cli.column.open", Side::Right}},
                context.language);
    for (const ledger::OpenItem& item : items)
        table.add({item.account, item.party, item.party_name, item.piece,
                   i18n::format(item.due_on, context.language),
                   i18n::format_bare(item.open, context.language)});
    table.print(context.out);
    return {};
}

// --- period close -----------------------------------------------------------------------------

void add_paging(CLI::App* command, ListOptions& options) {
    command->add_option("--limit", options.limit, "At most so many")
        ->check(CLI::Range(std::int64_t{1}, k_list_limit_max));
    command->add_option("--after", options.after, "Go on after this one")
        ->check(CLI::NonNegativeNumber);
}

void add_days(CLI::App* command, ListOptions& options) {
    command->add_option("--from", options.from, "From this day");
    command->add_option("--to", options.to, "Until this day included");
}

void add_entries(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<ListOptions>();
    CLI::App* entries = root.add_subcommand("entries", "Entries; entries validate, entries delete");
    add_paging(entries, *options);
    add_days(entries, *options);
    entries->add_option("--journal", options->journal, "Only this journal");
    entries->add_option("--account", options->account, "With a row on this account");
    entries->add_option("--party", options->party, "With a row of this third party");
    entries->add_option("--state", options->state, "draft or validated")
        ->check(CLI::IsMember({"draft", "validated"}));
    entries->add_option("--text", options->text, "Words in labels, pieces, numbers");
    CLI::App* validate = entries->add_subcommand("validate", "Definitive booking of drafts");
    validate->add_option("--until", options->until, "Drafts dated until that day included");
    validate->callback(
        [&context, options] { context.finish([&] { return run_validate(context, *options); }); });
    auto entry = std::make_shared<std::int64_t>(0);
    CLI::App* discard = entries->add_subcommand("delete", "Delete a draft");
    discard->add_option("entry", *entry, "Entry id")->required()->check(CLI::PositiveNumber);
    discard->callback(
        [&context, entry] { context.finish([&] { return run_delete(context, *entry); }); });
    entries->callback([&context, options, validate, discard] {
        if (!validate->parsed() && !discard->parsed())
            context.finish([&] { return run_entries(context, *options); });
    });
}

} // namespace

void add_ledger_commands(CLI::App& root, CommandContext& context) {
    add_entries(root, context);
    add_account_commands(root, context);

    auto balance_options = std::make_shared<ListOptions>();
    CLI::App* balance = root.add_subcommand("balance", "Trial balance");
    add_paging(balance, *balance_options);
    add_days(balance, *balance_options);
    balance->add_flag("--without-parties", balance_options->without_parties,
                      "One line per account");
    balance->callback([&context, balance_options] {
        context.finish([&] { return run_balance(context, *balance_options); });
    });

    auto item_options = std::make_shared<ListOptions>();
    CLI::App* items = root.add_subcommand("open-items", "What third parties owe or are owed");
    add_paging(items, *item_options);
    items->add_option("--party", item_options->party, "Only this third party");
    items->add_option("--kind", item_options->kind, "invoice or payment")
        ->check(CLI::IsMember({"invoice", "payment"}));
    items->add_option("--text", item_options->text, "Words in names, pieces, numbers");
    items->callback([&context, item_options] {
        context.finish([&] { return run_open_items(context, *item_options); });
    });
}

} // namespace comptoir::cli
