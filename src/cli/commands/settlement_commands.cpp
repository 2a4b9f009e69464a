// difference list, set, remove, allow, forbid; account use; writeoff; return.
#include "cli/answer.h"
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/match_arguments.h"
#include "cli/remarks.h"
#include "cli/table.h"
#include "comptoir/app/accounts.h"
#include "comptoir/app/differences.h"
#include "comptoir/app/returned_payment.h"
#include "comptoir/app/write_off.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

using reconcile::DifferenceType;
using reconcile::DifferenceVat;

constexpr std::string_view k_none = "none", k_corrected = "corrected";

// --- list ---------------------------------------------------------------------------------------

std::string vat_text(const DifferenceType& type) {
    if (type.vat == DifferenceVat::Inside)
        return Rate{type.vat_permille.value_or(0), 3}.to_percent();
    return std::string(type.vat == DifferenceVat::Corrected ? k_corrected : k_none);
}

void write_type(JsonWriter& json, const DifferenceType& type, Currency currency) {
    json.begin_object();
    json.put("type", std::string_view(type.code));
    json.member("label", type.label);
    json.put("kind", to_text(type.kind));
    json.member("charge_account", type.charge_account);
    json.member("income_account", type.income_account);
    json.put("vat", std::string_view(vat_text(type)));
    if (type.per_day_minor > 0)
        json.put("per_day", Money{type.per_day_minor, currency});
    json.end_object();
}

void write_limit(JsonWriter& json, const reconcile::DifferenceLimit& limit, Currency currency) {
    json.begin_object();
    json.put("id", limit.id);
    json.put("type", std::string_view(limit.type));
    json.member("party", limit.party);
    if (limit.nature)
        json.put("nature", to_text(*limit.nature));
    if (limit.limit_minor > 0)
        json.put("up_to", Money{limit.limit_minor, currency});
    if (limit.limit_permille > 0)
        json.put("percent", std::string_view(Rate{limit.limit_permille, 3}.to_percent()));
    json.end_object();
}

void print_settings(const CommandContext& context, const app::DifferenceSettings& settings,
                    Currency currency) {
    using Side = Table::Side;
    Table types({{"cli.column.code"},
                 {"cli.column.name"},
                 {"cli.column.charge_account"},
                 {"cli.column.income_account"},
                 {"cli.column.vat"},
                 {"cli.column.per_day", Side::Right}},
                context.language);
    for (const DifferenceType& type : settings.types)
        types.add({type.code, type.label, type.charge_account, type.income_account,
                   type.vat == DifferenceVat::Inside
                       ? vat_text(type) + " %"
                       : i18n::word("difference_vat", vat_text(type), context.language),
                   type.per_day_minor > 0
                       ? i18n::format_bare(Money{type.per_day_minor, currency}, context.language)
                       : ""});
    types.print(context.out);
    if (settings.limits.empty()) {
        context.say("cli.difference.no_limit");
        return;
    }
    Table limits({{"cli.column.id", Side::Right},
                  {"cli.column.code"},
                  {"cli.column.party"},
                  {"cli.column.nature"},
                  {"cli.column.amount", Side::Right},
                  {"cli.column.percent", Side::Right}},
                 context.language);
    for (const reconcile::DifferenceLimit& limit : settings.limits)
        limits.add(
            {text::number(limit.id), limit.type, limit.party,
             limit.nature ? i18n::word("nature", to_text(*limit.nature), context.language) : "",
             limit.limit_minor > 0
                 ? i18n::format_bare(Money{limit.limit_minor, currency}, context.language)
                 : "",
             limit.limit_permille > 0 ? Rate{limit.limit_permille, 3}.to_percent() + " %" : ""});
    limits.print(context.out);
}

Result<void> run_list(CommandContext& context) {
    CT_ASSIGN(workspace, context.open_for_reading());
    const Currency currency = workspace->dossier().currency;
    CT_ASSIGN(settings, workspace->read<app::DifferenceSettings>(
                            [](app::Reader& reader) { return app::difference_settings(reader); }));
    if (!context.json) {
        print_settings(context, settings, currency);
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("types");
    json.begin_array();
    for (const DifferenceType& type : settings.types)
        write_type(json, type, currency);
    json.end_array();
    json.key("limits");
    json.begin_array();
    for (const reconcile::DifferenceLimit& limit : settings.limits)
        write_limit(json, limit, currency);
    json.end_array();
    json.end_object();
    return {};
}

// --- set, remove --------------------------------------------------------------------------------

struct SetOptions {
    std::string code, label, kind, vat, per_day;
    std::optional<std::string> charge, income;
};

Result<void> read_vat(const std::string& text, app::DifferenceChange& change) {
    if (text.empty())
        return {};
    change.vat = DifferenceVat::Inside;
    if (text == k_none) {
        change.vat = DifferenceVat::None;
    } else if (text == k_corrected) {
        change.vat = DifferenceVat::Corrected;
    } else {
        CT_ASSIGN(permille, vat_permille_argument("--vat", text));
        change.vat_permille = permille;
    }
    return {};
}

// "none" takes an account away: the type is no longer offered on that side.
std::optional<std::string> account_choice(const std::optional<std::string>& typed) {
    return typed == k_none ? std::string{} : typed;
}

Result<void> run_set(CommandContext& context, const SetOptions& options) {
    app::DifferenceChange change{.code = options.code};
    change.label = optional_text_argument(options.label);
    change.charge_account = account_choice(options.charge);
    change.income_account = account_choice(options.income);
    if (!options.kind.empty()) {
        change.kind = reconcile::parse_difference_kind(options.kind);
        if (!change.kind)
            return refuse_choice("--kind", options.kind, "settlement, discount, fee, exchange");
    }
    CT_TRY(read_vat(options.vat, change));
    CT_ASSIGN(workspace, context.open_for_writing());
    const Currency currency = workspace->dossier().currency;
    CT_ASSIGN(per_day, optional_amount_argument(options.per_day, currency));
    change.per_day = per_day;
    CT_ASSIGN(type, workspace->write<DifferenceType>(
                        [&](app::Writer& writer) { return app::set_difference(writer, change); }));
    if (context.json) {
        JsonWriter json(context.out);
        write_type(json, type, currency);
    } else {
        context.say("cli.difference.set", {{"type", type.code},
                                           {"charge", type.charge_account},
                                           {"income", type.income_account}});
    }
    return {};
}

Result<void> run_remove(CommandContext& context, const std::string& code) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>(
        [&](app::Writer& writer) { return app::remove_difference(writer, code); }));
    answer(context, "removed", std::string_view(code), "cli.difference.removed", {{"type", code}});
    return {};
}

// --- account use --------------------------------------------------------------------------------

Result<void> run_use(CommandContext& context, const app::AccountChoice& choice) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(made, workspace->write<app::AccountChoice>(
                        [&](app::Writer& writer) { return app::use_account(writer, choice); }));
    if (made.account.empty())
        answer(context, "account", std::string_view(made.named), "cli.account.found_again",
               {{"named", made.named}});
    else
        answer(context, "account", std::string_view(made.account), "cli.account.used",
               {{"named", made.named}, {"account", made.account}});
    return {};
}

// --- allow, forbid ------------------------------------------------------------------------------

struct AllowOptions {
    std::string code, up_to, percent, party, nature;
};

Result<void> run_allow(CommandContext& context, const AllowOptions& options) {
    reconcile::DifferenceLimit limit;
    limit.type = options.code;
    limit.party = options.party;
    if (!options.nature.empty()) {
        CT_ASSIGN(nature, choice_argument("--nature", "nature", options.nature));
        limit.nature = bank::parse_nature(nature);
    }
    if (!options.percent.empty()) {
        CT_ASSIGN(permille, vat_permille_argument("--percent", options.percent));
        limit.limit_permille = permille;
    }
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(up_to, optional_amount_argument(options.up_to, workspace->dossier().currency));
    limit.limit_minor = up_to ? up_to->minor() : 0;
    CT_ASSIGN(id, workspace->write<std::int64_t>(
                      [&](app::Writer& writer) { return app::allow_difference(writer, limit); }));
    answer(context, "limit", id, "cli.difference.allowed", {{"type", limit.type}, {"limit", id}});
    return {};
}

Result<void> run_forbid(CommandContext& context, std::int64_t limit) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>(
        [&](app::Writer& writer) { return app::forbid_difference(writer, limit); }));
    answer(context, "forbidden", limit, "cli.difference.forbidden", {{"limit", limit}});
    return {};
}

// --- writeoff -----------------------------------------------------------------------------------

struct WriteOffOptions {
    std::vector<std::int64_t> lines;
    TargetArguments targets, rows;
    std::string type, journal, date;
    bool although_booked = false;
};

using Matches = std::vector<reconcile::MatchId>;

Result<Matches> write_off(app::Writer& writer, const WriteOffOptions& options) {
    app::WriteOff request;
    for (const std::int64_t line : options.lines)
        request.lines.emplace_back(line);
    CT_ASSIGN(targets, target_arguments(writer, options.targets, options.lines.front()));
    CT_ASSIGN(rows, target_arguments(writer, options.rows, options.lines.front()));
    CT_ASSIGN(booked_on, optional_day_argument(options.date));
    request.targets = std::move(targets);
    request.rows = std::move(rows);
    request.booked_on = booked_on;
    request.type = options.type;
    request.journal = options.journal;
    request.although_booked = options.although_booked;
    return app::write_off_each(writer, request);
}

Result<void> run_write_off(CommandContext& context, const WriteOffOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(matches, workspace->write<Matches>(
                           [&](app::Writer& writer) { return write_off(writer, options); }));
    return answer_matches(context, *workspace, matches);
}

// --- return -------------------------------------------------------------------------------------

Result<void> run_return(CommandContext& context, std::int64_t line, std::int64_t payment,
                        const std::string& piece) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(match, workspace->write<reconcile::MatchId>([&](app::Writer& writer) {
        return app::match_return(writer, bank::LineId{line}, reconcile::MatchId{payment}, piece);
    }));
    return answer_matches(context, *workspace, {match});
}

// --- options ------------------------------------------------------------------------------------

void add_settings(CLI::App& group, CommandContext& context) {
    group.add_subcommand("list", "Types of difference, their accounts and limits")
        ->callback([&context] { context.finish([&] { return run_list(context); }); });

    auto options = std::make_shared<SetOptions>();
    CLI::App* set = group.add_subcommand("set", "Change a type, or add one of your own");
    set->add_option("code", options->code, "settlement, discount, fee, exchange or your own")
        ->required();
    set->add_option("--label", options->label, "What it is called");
    set->add_option("--kind", options->kind, "settlement, discount, fee or exchange");
    set->add_option("--charge", options->charge, "Account of a lack; none: not offered for it");
    set->add_option("--income", options->income, "Account of a surplus; none: not offered for it");
    set->add_option("--vat", options->vat, "none, corrected, or a rate inside the amount (20)");
    set->add_option("--per-day", options->per_day,
                    "Booked without asking on one day at most; 0: no such limit");
    set->callback(
        [&context, options] { context.finish([&] { return run_set(context, *options); }); });

    auto removed = std::make_shared<std::string>();
    CLI::App* remove = group.add_subcommand("remove", "Drop a type, or what was changed of it");
    remove->add_option("code", *removed, "Its code")->required();
    remove->callback(
        [&context, removed] { context.finish([&] { return run_remove(context, *removed); }); });
}

void add_account_use(CLI::App& root, CommandContext& context) {
    CLI::App* group =
        subcommand_group(root, "account", "Which account stands for one of Comptoir's");
    group->require_subcommand(1);
    auto choice = std::make_shared<app::AccountChoice>();
    CLI::App* use = group->add_subcommand("use", "Take this account instead of the one it names");
    use->add_option("named", choice->named, "As the chart has it: 445710, 445660, 580000, 627000")
        ->required();
    use->add_option("account", choice->account, "That of the books; none: found by itself again");
    use->callback(
        [&context, choice] { context.finish([&] { return run_use(context, *choice); }); });
}

void add_limits(CLI::App& group, CommandContext& context) {
    auto options = std::make_shared<AllowOptions>();
    CLI::App* allow =
        group.add_subcommand("allow", "Book differences without asking, up to a limit");
    allow->add_option("code", options->code, "Type of difference")->required();
    allow->add_option("--up-to", options->up_to, "Amount");
    allow->add_option("--percent", options->percent, "Share of what is open");
    allow->add_option("--party", options->party, "Only this third party");
    allow->add_option("--nature", options->nature, "Only lines of this nature");
    allow->callback(
        [&context, options] { context.finish([&] { return run_allow(context, *options); }); });

    auto limit = std::make_shared<std::int64_t>(0);
    CLI::App* forbid = group.add_subcommand("forbid", "Take a limit back");
    forbid->add_option("limit", *limit, "Id of the limit")->required();
    forbid->callback(
        [&context, limit] { context.finish([&] { return run_forbid(context, *limit); }); });
}

void add_write_off(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<WriteOffOptions>();
    CLI::App* command = root.add_subcommand(
        "writeoff", "Book what lines and their entries or invoices leave, and match all of it");
    command->add_option("lines", options->lines, "Line ids")->required();
    command->add_option("--type", options->type, "Type of difference, or other with --account")
        ->required();
    command->add_option("--entry", options->targets.entries, "Existing entries");
    command->add_option("--invoice", options->targets.invoices, "Open items: ID or ID=AMOUNT");
    command->add_option("--account", options->rows.accounts,
                        "With --type other: NUMBER=AMOUNT, or NUMBER=AMOUNT@RATE with VAT inside");
    command->add_option("--journal", options->journal,
                        "Journal of the entry (default: the lines')");
    command->add_option("--date", options->date, "Its day (default: the line's)");
    command->add_flag("--although-booked", options->although_booked,
                      "Even if an entry already explains a line");
    command->callback(
        [&context, options] { context.finish([&] { return run_write_off(context, *options); }); });
}

void add_return(CLI::App& root, CommandContext& context) {
    auto line = std::make_shared<std::int64_t>(0);
    auto payment = std::make_shared<std::int64_t>(0);
    CLI::App* command = root.add_subcommand(
        "return", "Match a line that took a payment back: what it had settled is open again");
    command->add_option("line", *line, "Line id")->required();
    command->add_option("--of", *payment, "Match of the payment")->required();
    auto piece = std::make_shared<std::string>();
    command->add_option("--piece", *piece, "Which of its pieces, where several have that amount");
    command->callback([&context, line, payment, piece] {
        context.finish([&] { return run_return(context, *line, *payment, *piece); });
    });
}

} // namespace

void add_settlement_commands(CLI::App& root, CommandContext& context) {
    CLI::App* group = subcommand_group(root, "difference",
                                       "Settlement differences: list, set, remove, allow, forbid");
    group->require_subcommand(1);
    add_settings(*group, context);
    add_limits(*group, context);
    add_account_use(root, context);
    add_write_off(root, context);
    add_return(root, context);
}

} // namespace comptoir::cli
