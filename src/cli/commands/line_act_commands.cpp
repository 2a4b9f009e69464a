// lines park|ignore|reopen|note|invoice|invoices|attach|detach: what a person puts on bank lines.
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/json_writer.h"
#include "cli/table.h"
#include "comptoir/app/line_acts.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

struct LineOptions {
    std::vector<std::int64_t> lines, documents;
    std::string text;
    std::int64_t invoice = 0, document = 0;
    bool none = false, all = false;
};

std::vector<bank::LineId> ids_of(const LineOptions& options) {
    std::vector<bank::LineId> lines;
    for (const std::int64_t line : options.lines)
        lines.emplace_back(line);
    return lines;
}

using Act = std::function<Result<app::LineActUndo>(app::Writer&, const LineOptions&)>;

Result<void> run_act(CommandContext& context, const LineOptions& options, const char* name,
                     const Act& act) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<app::LineActUndo>(
        [&](app::Writer& writer) { return act(writer, options); }));
    if (!context.json) {
        context.say("cli.line.done", {{"count", static_cast<std::int64_t>(options.lines.size())}});
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.put("act", name);
    json.key("lines");
    json.begin_array();
    for (const std::int64_t line : options.lines)
        json.value(line);
    json.end_array();
    json.end_object();
    return {};
}

Result<void> run_invoices(CommandContext& context, const LineOptions& options) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(choice, workspace->read<app::InvoiceChoice>([&](app::Reader& reader) {
        return app::invoices_for_line(reader, bank::LineId{options.lines.front()}, options.all);
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.member("party", choice.party);
        json.key("items");
        json.begin_array();
        for (const ledger::OpenItem& item : choice.items) {
            json.begin_object();
            json.put("id", item.id);
            json.member("piece", item.piece);
            json.put("account", std::string_view(item.account));
            json.member("party", item.party);
            json.put("due_on", item.due_on);
            json.put("open", item.open);
            json.end_object();
        }
        json.end_array();
        json.end_object();
        return {};
    }
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.piece"},
                 {"cli.column.party"},
                 {"cli.column.due"},
                 {"cli.column.open", Side::Right}},
                context.language);
    for (const ledger::OpenItem& item : choice.items)
        table.add({text::number(item.id.value()), item.piece,
                   item.party_name.empty() ? item.party : item.party_name,
                   i18n::format(item.due_on, context.language),
                   i18n::format_bare(item.open, context.language)});
    table.print(context.out);
    return {};
}

CLI::App* add_act(CLI::App& line, CommandContext& context,
                  const std::shared_ptr<LineOptions>& options, const char* name,
                  const char* meaning, Act act) {
    CLI::App* command = line.add_subcommand(name, meaning);
    command->add_option("lines", options->lines, "Line ids")->required();
    command->callback([&context, options, name, act = std::move(act)] {
        context.finish([&] { return run_act(context, *options, name, act); });
    });
    return command;
}

void add_marks(CLI::App& line, CommandContext& context) {
    auto parked = std::make_shared<LineOptions>();
    add_act(line, context, parked, "park", "Put lines aside for later",
            [](app::Writer& writer, const LineOptions& options) {
                return app::park_lines(writer, ids_of(options), options.text);
            })
        ->add_option("--reason", parked->text, "Why");
    auto ignored = std::make_shared<LineOptions>();
    add_act(line, context, ignored, "ignore", "Take lines out of the work for good",
            [](app::Writer& writer, const LineOptions& options) {
                return app::ignore_lines(writer, ids_of(options), options.text);
            })
        ->add_option("--reason", ignored->text, "Why; needed");
    add_act(line, context, std::make_shared<LineOptions>(), "reopen",
            "Take parked or ignored lines back into the work",
            [](app::Writer& writer, const LineOptions& options) {
                return app::reopen_lines(writer, ids_of(options));
            });
    auto noted = std::make_shared<LineOptions>();
    add_act(line, context, noted, "note", "Write a note on lines; without text it is taken away",
            [](app::Writer& writer, const LineOptions& options) {
                return app::note_lines(writer, ids_of(options), options.text);
            })
        ->add_option("--text", noted->text, "The note");
}

void add_invoices(CLI::App& line, CommandContext& context) {
    auto carried = std::make_shared<LineOptions>();
    CLI::App* invoice =
        add_act(line, context, carried, "invoice",
                "Put an invoice on lines: it is imputed when they are matched",
                [](app::Writer& writer, const LineOptions& options) {
                    const bool takes = options.invoice != 0 && !options.none;
                    return app::carry_invoice(writer, ids_of(options),
                                              takes ? std::optional(ledger::RowId{options.invoice})
                                                    : std::nullopt);
                });
    CLI::Option* item = invoice->add_option("--item", carried->invoice, "Open item (open-items)");
    invoice->add_flag("--none", carried->none, "Take the invoice away")->excludes(item);
    auto asked = std::make_shared<LineOptions>();
    CLI::App* choices = line.add_subcommand(
        "invoices", "Unsettled invoices of the line's third party, or all without one");
    choices->add_option("line", asked->lines, "Line id")->required()->expected(1);
    choices->add_flag("--all", asked->all, "Of every third party");
    choices->callback(
        [&context, asked] { context.finish([&] { return run_invoices(context, *asked); }); });
}

void add_documents(CLI::App& line, CommandContext& context) {
    auto attached = std::make_shared<LineOptions>();
    add_act(line, context, attached, "attach", "Attach documents of the inbox to lines",
            [](app::Writer& writer, const LineOptions& options) {
                std::vector<inbox::DocumentId> documents;
                for (const std::int64_t document : options.documents)
                    documents.emplace_back(document);
                return app::attach_documents(writer, ids_of(options), documents);
            })
        ->add_option("--document", attached->documents, "Documents (inbox list)")
        ->required();
    auto detached = std::make_shared<LineOptions>();
    add_act(line, context, detached, "detach", "Take a document off a line",
            [](app::Writer& writer, const LineOptions& options) {
                return app::detach_document(writer, bank::LineId{options.lines.front()},
                                            inbox::DocumentId{options.document});
            })
        ->add_option("--document", detached->document, "The document")
        ->required();
}

} // namespace

void add_line_act_commands(CLI::App& root, CommandContext& context) {
    CLI::App* line = subcommand_group(root, "lines", "Statement lines");
    add_marks(*line, context);
    add_invoices(*line, context);
    add_documents(*line, context);
}

} // namespace comptoir::cli
