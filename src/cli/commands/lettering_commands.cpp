// ledger, letter, letter auto, unletter: the ledger of an account and its letters.
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/remarks.h"
#include "cli/table.h"
#include "comptoir/app/lettering.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

using Side = Table::Side;

struct LedgerOptions {
    std::string account, party, from, to;
    bool open = false, lettered = false, years = false;
    std::int64_t limit = 1'000'000;
};

Money debit_of(Money amount) {
    return amount.is_negative() ? Money::zero(amount.currency()) : amount;
}
Money credit_of(Money amount) {
    return amount.is_negative() ? -amount : Money::zero(amount.currency());
}

void write_row(JsonWriter& json, const app::LedgerRow& row) {
    json.begin_object();
    json.put("row", row.row);
    json.put("entry", row.entry);
    json.put("date", row.day);
    json.put("due_on", row.due_on);
    json.put("journal", row.journal);
    json.member("number", row.number);
    json.member("piece", row.piece);
    json.member("invoice", row.invoice);
    json.put("label", row.label);
    json.member("party", row.party);
    json.put("debit", debit_of(row.amount));
    json.member("letter", row.letter);
    json.member("letter_type", row.letter_type);
    json.member("lettered_on", row.lettered_on);
    json.put("credit", credit_of(row.amount));
    json.put("balance", row.balance);
    json.put("open", row.open.abs());
    json.member("vat", row.vat);
    json.member("settlement", row.settlement);
    json.member("rate", row.rate);
    json.member("foreign_amount", row.foreign);
    json.put("currency",
             row.foreign ? row.foreign->currency().code() : row.amount.currency().code());
    json.put("state", row.is_draft ? "draft" : "validated");
    json.end_object();
}

void write_years(JsonWriter& json, const std::vector<app::YearFigures>& years) {
    json.key("years");
    json.begin_array();
    for (const app::YearFigures& year : years) {
        json.begin_object();
        json.put("from", year.days.from);
        json.put("to", year.days.to);
        json.put("debit", year.debit);
        json.put("credit", year.credit);
        json.put("balance", year.balance);
        json.put("variation", year.variation);
        json.end_object();
    }
    json.end_array();
}

void write_ledger(JsonWriter& json, const app::LedgerView& view) {
    json.begin_object();
    json.put("account", view.account);
    json.put("account_label", view.account_label);
    json.member("party", view.party);
    json.member("party_name", view.party_name);
    json.put("brought_forward", view.brought_forward);
    json.put("debit", view.debit);
    json.put("credit", view.credit);
    json.put("balance", view.balance);
    write_years(json, view.years);
    json.key("rows");
    json.begin_array();
    for (const app::LedgerRow& row : view.rows)
        write_row(json, row);
    json.end_array();
    json.put("complete", view.complete);
    json.end_object();
}

void show_years(CommandContext& context, const app::LedgerView& view) {
    Table table({{"cli.column.from"},
                 {"cli.column.to"},
                 {"cli.column.debit", Side::Right},
                 {"cli.column.credit", Side::Right},
                 {"cli.column.balance", Side::Right},
                 {"cli.column.variation", Side::Right}},
                context.language);
    const auto bare = [&](Money amount) { return i18n::format_bare(amount, context.language); };
    for (const app::YearFigures& year : view.years)
        table.add({i18n::format(year.days.from, context.language),
                   i18n::format(year.days.to, context.language), bare(year.debit),
                   bare(year.credit), bare(year.balance), bare(year.variation)});
    table.print(context.out);
}

void show_ledger(CommandContext& context, const app::LedgerView& view) {
    Table table({{"cli.column.id"},
                 {"cli.column.day"},
                 {"cli.column.journal"},
                 {"cli.column.piece"},
                 {"cli.column.invoice"},
                 {"cli.column.label"},
                 {"cli.column.debit", Side::Right},
                 {"cli.column.letter"},
                 {"cli.column.credit", Side::Right},
                 {"cli.column.balance", Side::Right},
                 {"cli.column.vat"},
                 {"cli.column.settlement"},
                 {"cli.column.rate"},
                 {"cli.column.currency"}},
                context.language);
    const auto bare = [&](Money amount) {
        return amount.is_zero() ? std::string() : i18n::format_bare(amount, context.language);
    };
    for (const app::LedgerRow& row : view.rows)
        table.add(
            {text::number(row.row.value()), i18n::format(row.day, context.language), row.journal,
             row.piece, row.invoice, row.label, bare(debit_of(row.amount)), row.letter,
             bare(credit_of(row.amount)), i18n::format_bare(row.balance, context.language), row.vat,
             row.settlement.empty() ? "" : i18n::word("nature", row.settlement, context.language),
             row.rate,
             std::string(row.foreign ? row.foreign->currency().code()
                                     : row.amount.currency().code())});
    table.print(context.out);
}

Result<void> run_ledger(CommandContext& context, const LedgerOptions& options) {
    app::LedgerRequest request;
    request.account = options.account;
    request.party = optional_text_argument(options.party);
    CT_ASSIGN(from, optional_day_argument(options.from));
    CT_ASSIGN(to, optional_day_argument(options.to));
    if (from || to)
        request.days = DateRange{from.value_or(*Date::from_ymd(1900, 1, 1)),
                                 to.value_or(*Date::from_ymd(2199, 12, 31))};
    request.letters = options.open       ? app::LetterFilter::Open
                      : options.lettered ? app::LetterFilter::Lettered
                                         : app::LetterFilter::All;
    request.limit = options.limit;
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(view, workspace->read<app::LedgerView>([&](app::Reader& reader) {
        return app::load_ledger_view(reader, request);
    }));
    if (context.json) {
        JsonWriter json(context.out);
        write_ledger(json, view);
        return {};
    }
    if (options.years)
        show_years(context, view);
    show_ledger(context, view);
    return {};
}

// --- letter --------------------------------------------------------------------------------------

struct LetterOptions {
    std::vector<std::int64_t> rows;
    std::string account, party, until;
    std::vector<std::string> methods;
    int days = 90;
    bool apply = false;
};

std::vector<ledger::RowId> ids_of(const std::vector<std::int64_t>& rows) {
    std::vector<ledger::RowId> ids;
    for (const std::int64_t row : rows)
        ids.emplace_back(row);
    return ids;
}

void write_rows(JsonWriter& json, std::string_view name, const std::vector<ledger::RowId>& rows) {
    json.key(name);
    json.begin_array();
    for (const ledger::RowId row : rows)
        json.value(row);
    json.end_array();
}

void write_lettered(JsonWriter& json, const app::Lettered& done, i18n::Language language) {
    json.begin_object();
    json.put("letter", done.letter);
    json.put("balanced", done.balanced);
    json.put("rest", done.rest);
    write_rows(json, "rows", done.rows);
    write_rows(json, "unused", done.unused);
    if (done.vat_entry)
        json.put("vat_entry", done.vat_entry);
    write_remarks(json, done.remarks, language);
    json.end_object();
}

Result<void> run_letter(CommandContext& context, const LetterOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(done, workspace->write<app::Lettered>([&](app::Writer& writer) {
        return app::letter_rows(writer, ids_of(options.rows));
    }));
    if (context.json) {
        JsonWriter json(context.out);
        write_lettered(json, done, context.language);
        return {};
    }
    if (done.balanced)
        context.say("cli.letter.done", {{"letter", done.letter}});
    else
        context.say("cli.letter.partial", {{"letter", done.letter}, {"rest", done.rest}});
    if (done.vat_entry)
        context.say("cli.letter.vat_moved", {{"entry", done.vat_entry.value()}});
    say_remarks(context, done.remarks);
    return {};
}

Result<void> run_unletter(CommandContext& context, const LetterOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(done, workspace->write<app::Unlettered>([&](app::Writer& writer) {
        return app::unletter_rows(writer, ids_of(options.rows));
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("removed");
        json.begin_array();
        for (const std::string& letter : done.letters)
            json.value(std::string_view(letter));
        json.end_array();
        json.end_object();
        return {};
    }
    for (const std::string& letter : done.letters)
        context.say("cli.letter.removed", {{"letter", letter}});
    return {};
}

Result<app::AutoLettering> request_of(const LetterOptions& options) {
    app::AutoLettering request;
    request.account = options.account;
    request.party = optional_text_argument(options.party);
    CT_ASSIGN(until, optional_day_argument(options.until));
    request.until = until;
    request.options.days = options.days;
    if (!options.methods.empty())
        request.options.methods.clear();
    for (const std::string& text : options.methods) {
        CT_ASSIGN(name, choice_argument("--method", "lettering", text));
        request.options.methods.insert(*reconcile::parse_lettering_method(name));
    }
    return request;
}

void write_plan(JsonWriter& json, const std::vector<app::PartyPlan>& plans,
                i18n::Language language) {
    json.key("proposals");
    json.begin_array();
    for (const app::PartyPlan& party : plans) {
        for (const reconcile::LetterProposal& proposal : party.plan.proposals) {
            json.begin_object();
            json.member("party", party.party);
            json.put("method", to_text(proposal.method));
            json.put("amount", proposal.amount);
            json.put("text", i18n::explain(proposal.reason, language));
            write_rows(json, "rows", proposal.rows);
            json.end_object();
        }
    }
    json.end_array();
}

void show_plan(CommandContext& context, const std::vector<app::PartyPlan>& plans) {
    Table table({{"cli.column.party"},
                 {"cli.column.amount", Side::Right},
                 {"cli.column.method"},
                 {"cli.column.reason"}},
                context.language);
    for (const app::PartyPlan& party : plans) {
        for (const reconcile::LetterProposal& proposal : party.plan.proposals)
            table.add({party.party, i18n::format_bare(proposal.amount, context.language),
                       i18n::word("lettering", to_text(proposal.method), context.language),
                       i18n::explain(proposal.reason, context.language)});
    }
    table.print(context.out);
}

Result<void> run_auto(CommandContext& context, const LetterOptions& options) {
    CT_ASSIGN(request, request_of(options));
    CT_ASSIGN(workspace, options.apply ? context.open_for_writing() : context.open_for_reading());
    CT_ASSIGN(plans, workspace->read<std::vector<app::PartyPlan>>(
                         [&](app::Reader& reader) { return app::plan_letters(reader, request); }));
    std::vector<reconcile::LetterProposal> all;
    bool stopped = false;
    for (const app::PartyPlan& party : plans) {
        stopped = stopped || party.plan.stopped;
        all.insert(all.end(), party.plan.proposals.begin(), party.plan.proposals.end());
    }
    std::vector<app::Lettered> done;
    if (options.apply) {
        CT_ASSIGN(lettered, workspace->write<std::vector<app::Lettered>>([&](app::Writer& writer) {
            return app::letter_planned(writer, all);
        }));
        done = std::move(lettered);
    }
    if (!context.json && all.empty()) {
        context.say(stopped ? "cli.letter.plan_stopped" : "cli.letter.nothing_fits");
        return {};
    }
    if (!context.json) {
        show_plan(context, plans);
        if (options.apply)
            context.say("cli.letter.all_done", {{"count", static_cast<std::int64_t>(done.size())}});
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    write_plan(json, plans, context.language);
    json.put("stopped", stopped);
    json.key("lettered");
    json.begin_array();
    for (const app::Lettered& each : done)
        write_lettered(json, each, context.language);
    json.end_array();
    json.end_object();
    return {};
}

void add_ledger(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<LedgerOptions>();
    CLI::App* ledger = root.add_subcommand("ledger", "Rows of one account, with letters");
    ledger->add_option("account", options->account, "Account number")->required();
    ledger->add_option("--party", options->party, "Only this third party");
    ledger->add_option("--from", options->from, "From this day");
    ledger->add_option("--to", options->to, "Until this day included");
    ledger->add_option("--limit", options->limit, "At most so many")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}));
    CLI::Option* open = ledger->add_flag("--open", options->open, "Only what no letter settles");
    ledger->add_flag("--lettered", options->lettered, "Only lettered rows")->excludes(open);
    ledger->add_flag("--years", options->years, "The years side by side first");
    ledger->callback(
        [&context, options] { context.finish([&] { return run_ledger(context, *options); }); });
}

void add_letter(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<LetterOptions>();
    CLI::App* letter = root.add_subcommand("letter", "Letter rows together; letter auto");
    letter->add_option("rows", options->rows, "Rows of one account and third party");
    CLI::App* automatic = letter->add_subcommand("auto", "What settles each other exactly");
    automatic->add_option("--account", options->account, "Account number")->required();
    automatic->add_option("--party", options->party, "Only this third party");
    automatic->add_option("--until", options->until, "Rows until this day");
    automatic->add_option(
        "--method", options->methods,
        "reference, amount, oldest_due, combination, zero_balance; all without it");
    automatic->add_option("--days", options->days, "Between two equal amounts (90)")
        ->check(CLI::Range(0, 3660));
    automatic->add_flag("--apply", options->apply, "Letter them; without it they are shown");
    automatic->callback(
        [&context, options] { context.finish([&] { return run_auto(context, *options); }); });
    letter->callback([&context, options, automatic] {
        if (!automatic->parsed())
            context.finish([&] { return run_letter(context, *options); });
    });
    auto removed = std::make_shared<LetterOptions>();
    CLI::App* unletter = root.add_subcommand("unletter", "Remove the letters of rows");
    unletter->add_option("rows", removed->rows, "Rows; whole letters go")->required();
    unletter->callback(
        [&context, removed] { context.finish([&] { return run_unletter(context, *removed); }); });
}

} // namespace

void add_lettering_commands(CLI::App& root, CommandContext& context) {
    add_ledger(root, context);
    add_letter(root, context);
}

} // namespace comptoir::cli
