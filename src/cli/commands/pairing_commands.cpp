// pair, pair list|undo|match; movement, movement each: lines and entries put together before they
// are matched.
#include "cli/answer.h"
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/json_writer.h"
#include "cli/match_arguments.h"
#include "cli/table.h"
#include "comptoir/app/movements.h"
#include "comptoir/app/pairings.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

template <class Id>
std::vector<Id> ids_of(const std::vector<std::int64_t>& numbers) {
    std::vector<Id> ids;
    for (const std::int64_t number : numbers)
        ids.emplace_back(number);
    return ids;
}

// --- pairs ------------------------------------------------------------------------------------

struct PairOptions {
    std::vector<std::int64_t> lines, entries, pairings;
    std::vector<std::string> invoices; // ID[=AMOUNT]
    std::int64_t into = 0, pairing = 0;
    std::string pointed_on, journal;
    bool although_booked = false;
};

Result<app::PairingChange> change_of(const PairOptions& options, Currency currency) {
    app::PairingChange change;
    if (options.into != 0)
        change.into = reconcile::PairingId{options.into};
    change.lines = ids_of<bank::LineId>(options.lines);
    change.entries = ids_of<ledger::EntryId>(options.entries);
    for (const std::string& text : options.invoices) {
        const Assigned assigned = split_at_equals(text);
        const std::optional<long long> id = text::parse_integer(assigned.name);
        if (!id)
            return refuse_choice("--invoice", text, "ID, ID=AMOUNT");
        CT_ASSIGN(amount, optional_amount_argument(assigned.amount.value_or(""), currency));
        change.items.push_back({ledger::RowId{*id}, amount});
    }
    CT_ASSIGN(pointed_on, optional_day_argument(options.pointed_on));
    change.pointed_on = pointed_on;
    return change;
}

Result<void> run_pair(CommandContext& context, const PairOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    const Currency books = workspace->dossier().currency;
    CT_ASSIGN(pairing, workspace->write<reconcile::PairingId>(
                           [&](app::Writer& writer) -> Result<reconcile::PairingId> {
                               Currency currency = books;
                               if (!options.lines.empty()) {
                                   CT_ASSIGN(found,
                                             currency_of_line(writer, options.lines.front()));
                                   currency = found;
                               }
                               CT_ASSIGN(change, change_of(options, currency));
                               return app::pair(writer, change);
                           }));
    answer(context, "pairing", pairing, "cli.pair.done", {{"pairing", pairing.value()}});
    return {};
}

void write_pairing(JsonWriter& json, const app::PairingRow& row) {
    json.begin_object();
    json.put("id", row.id);
    json.put("journal", std::string_view(row.journal));
    json.member("pointed_on", row.pointed_on);
    write_ids(json, "lines", row.lines);
    json.key("targets");
    json.begin_array();
    for (const app::PairingTarget& target : row.targets) {
        json.begin_object();
        json.put("kind", to_text(target.kind));
        if (target.kind == reconcile::TargetKind::Entry)
            json.member("id", target.entry);
        else
            json.member("id", target.row);
        json.member("journal", target.journal);
        json.member("piece", target.piece);
        json.member("party", target.party);
        json.put("amount", target.amount);
        json.end_object();
    }
    json.end_array();
    json.put("lines_total", row.lines_total);
    json.put("targets_total", row.targets_total);
    json.put("complete", row.is_complete());
    json.put("created_by", std::string_view(row.created_by));
    json.end_object();
}

Result<void> run_list(CommandContext& context, const PairOptions& options) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(rows, workspace->read<std::vector<app::PairingRow>>([&](app::Reader& reader) {
        return app::list_pairings(reader, optional_text_argument(options.journal));
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("pairings");
        json.begin_array();
        for (const app::PairingRow& row : rows)
            write_pairing(json, row);
        json.end_array();
        json.end_object();
        return {};
    }
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.journal"},
                 {"cli.column.lines", Side::Right},
                 {"cli.column.bank", Side::Right},
                 {"cli.column.books", Side::Right}},
                context.language);
    for (const app::PairingRow& row : rows)
        table.add(
            {text::number(row.id.value()), row.journal,
             i18n::format_count(static_cast<std::int64_t>(row.lines.size()), context.language),
             i18n::format_bare(row.lines_total, context.language),
             i18n::format_bare(row.targets_total, context.language)});
    table.print(context.out);
    return {};
}

Result<void> run_take_apart(CommandContext& context, const PairOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>([&](app::Writer& writer) {
        return app::unpair(writer, reconcile::PairingId{options.pairing},
                           ids_of<bank::LineId>(options.lines));
    }));
    answer(context, "undone", options.pairing, "cli.pair.undone", {{"pairing", options.pairing}});
    return {};
}

Result<void> run_match(CommandContext& context, const PairOptions& options) {
    CT_ASSIGN(pointed_on, optional_day_argument(options.pointed_on));
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(matches, workspace->write<std::vector<reconcile::MatchId>>([&](app::Writer& writer) {
        return app::match_pairings(writer, ids_of<reconcile::PairingId>(options.pairings),
                                   pointed_on, options.although_booked);
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        write_ids(json, "matches", matches);
        json.end_object();
    } else {
        for (const reconcile::MatchId match : matches)
            context.say("cli.match.done", {{"match", match.value()}});
    }
    return {};
}

void add_pair(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<PairOptions>();
    CLI::App* pair = root.add_subcommand(
        "pair", "Put lines and entries together without matching them yet; pair list|undo|match");
    pair->add_option("lines", options->lines, "Line ids");
    pair->add_option("--entry", options->entries, "Existing entries");
    pair->add_option("--invoice", options->invoices, "Open items: ID or ID=AMOUNT");
    pair->add_option("--into", options->into, "Attach to this pair (default: a new one)");
    pair->add_option("--pointed-on", options->pointed_on, "Day of pointing");
    CLI::App* list = pair->add_subcommand("list", "Pairs that wait to be matched");
    list->add_option("--journal", options->journal, "Only this journal");
    list->callback(
        [&context, options] { context.finish([&] { return run_list(context, *options); }); });
    CLI::App* undo = pair->add_subcommand("undo", "Take a pair apart, wholly or some lines");
    undo->add_option("pair", options->pairing, "Pair id")->required();
    undo->add_option("--line", options->lines, "Only these lines");
    undo->callback(
        [&context, options] { context.finish([&] { return run_take_apart(context, *options); }); });
    CLI::App* match = pair->add_subcommand("match", "Match pairs; totals must be equal");
    match->add_option("pairs", options->pairings, "Pair ids")->required();
    match->add_option("--pointed-on", options->pointed_on, "Day of pointing");
    match->add_flag("--although-booked", options->although_booked,
                    "Even if an entry already explains a line");
    match->callback(
        [&context, options] { context.finish([&] { return run_match(context, *options); }); });
    pair->callback([&context, options, list, undo, match] {
        if (!list->parsed() && !undo->parsed() && !match->parsed())
            context.finish([&] { return run_pair(context, *options); });
    });
}

// --- movements --------------------------------------------------------------------------------

struct MovementOptions {
    std::vector<std::int64_t> lines;
    std::vector<std::string> accounts; // NUM[:PARTY]=AMOUNT
    std::string party, day, label, piece;
    bool undefined = false, although_booked = false, preview = false, each = false;
};

Result<app::MovementRequest> request_of(const MovementOptions& options, Currency currency) {
    app::MovementRequest request;
    request.lines = ids_of<bank::LineId>(options.lines);
    request.party = optional_text_argument(options.party);
    request.undefined = options.undefined;
    request.although_booked = options.although_booked;
    request.label = options.label;
    request.piece = options.piece;
    CT_ASSIGN(day, optional_day_argument(options.day));
    request.day = day;
    for (const std::string& text : options.accounts) {
        const Assigned assigned = split_at_equals(text);
        if (!assigned.amount)
            return refuse_choice("--account", text, "NUMBER=AMOUNT, NUMBER:PARTY=AMOUNT");
        CT_ASSIGN(amount, amount_argument(*assigned.amount, currency));
        const std::size_t colon = assigned.name.find(':');
        const std::string party =
            colon == std::string::npos ? std::string{} : assigned.name.substr(colon + 1);
        request.parts.push_back({assigned.name.substr(0, colon), party, amount});
    }
    return request;
}

void write_draft(JsonWriter& json, const app::MovementDraft& draft) {
    json.begin_object();
    json.put("kind", to_text(draft.kind));
    write_ids(json, "lines", draft.lines);
    json.member("party", draft.party);
    json.put("amount", draft.amount);
    json.put("day", draft.day);
    json.put("latest_day", draft.latest_day);
    json.member("label", draft.label);
    json.member("piece", draft.piece);
    json.member("invoice", draft.invoice);
    json.key("accounts");
    json.begin_array();
    for (const app::MovementPart& part : draft.parts) {
        json.begin_object();
        json.put("account", std::string_view(part.account));
        json.member("party", part.party);
        json.put("amount", part.amount);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

Result<std::vector<app::MovementDraft>>
drafts_of(app::Reader& reader, const MovementOptions& options, Currency currency) {
    if (options.each)
        return app::draft_movements(reader, ids_of<bank::LineId>(options.lines));
    CT_ASSIGN(request, request_of(options, currency));
    CT_ASSIGN(draft, app::draft_movement(reader, request));
    return std::vector<app::MovementDraft>{std::move(draft)};
}

Result<void> run_preview(CommandContext& context, const MovementOptions& options) {
    CT_ASSIGN(workspace, context.open_for_reading());
    const Currency currency = workspace->dossier().currency;
    CT_ASSIGN(drafts, workspace->read<std::vector<app::MovementDraft>>([&](app::Reader& reader) {
        return drafts_of(reader, options, currency);
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("movements");
        json.begin_array();
        for (const app::MovementDraft& draft : drafts)
            write_draft(json, draft);
        json.end_array();
        json.end_object();
        return {};
    }
    using Side = Table::Side;
    Table table({{"cli.column.day"},
                 {"cli.column.kind"},
                 {"cli.column.party"},
                 {"cli.column.label"},
                 {"cli.column.amount", Side::Right}},
                context.language);
    for (const app::MovementDraft& draft : drafts)
        table.add({i18n::format(draft.day, context.language),
                   i18n::word("movement", to_text(draft.kind), context.language), draft.party_name,
                   draft.label, i18n::format_bare(draft.amount, context.language)});
    table.print(context.out);
    return {};
}

Result<void> run_movement(CommandContext& context, const MovementOptions& options) {
    if (options.preview)
        return run_preview(context, options);
    CT_ASSIGN(workspace, context.open_for_writing());
    const Currency currency = workspace->dossier().currency;
    using Made = std::vector<app::CreatedMovement>;
    CT_ASSIGN(made, workspace->write<Made>([&](app::Writer& writer) -> Result<Made> {
        if (options.each)
            return app::create_movements(writer, ids_of<bank::LineId>(options.lines));
        CT_ASSIGN(request, request_of(options, currency));
        CT_ASSIGN(one, app::create_movement(writer, request));
        return Made{std::move(one)};
    }));
    if (!context.json) {
        for (const app::CreatedMovement& each : made)
            context.say("cli.movement.done",
                        {{"entry", each.entry.value()}, {"pairing", each.pairing.value()}});
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("movements");
    json.begin_array();
    for (const app::CreatedMovement& each : made) {
        json.begin_object();
        json.put("kind", to_text(each.kind));
        json.put("entry", each.entry);
        json.put("pairing", each.pairing);
        write_ids(json, "lines", each.lines);
        json.member("party", each.party);
        json.put("amount", each.amount);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return {};
}

void add_movement(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<MovementOptions>();
    CLI::App* movement = root.add_subcommand(
        "movement", "Create receipts and payments from lines, paired with them");
    movement->add_option("lines", options->lines, "Line ids")->required();
    movement->add_flag("--each", options->each, "One for each line, on its third party's side");
    movement->add_option("--party", options->party, "Third party (default: the one named)");
    movement->add_flag("--undefined", options->undefined, "No third party in particular");
    movement->add_option("--account", options->accounts,
                         "Where it goes: NUMBER=AMOUNT or NUMBER:PARTY=AMOUNT");
    movement->add_option("--day", options->day, "Day of the operation");
    movement->add_option("--label", options->label, "Label (default: the line's)");
    movement->add_option("--piece", options->piece, "Piece (default: the invoice's number)");
    movement->add_flag("--although-booked", options->although_booked,
                       "Even if an entry already explains a line");
    movement->add_flag("--preview", options->preview, "Show what would be made");
    movement->callback(
        [&context, options] { context.finish([&] { return run_movement(context, *options); }); });
}

} // namespace

void add_pairing_commands(CLI::App& root, CommandContext& context) {
    add_pair(root, context);
    add_movement(root, context);
}

} // namespace comptoir::cli
