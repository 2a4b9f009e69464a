// inbox add, list, move.
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/invoice_json.h"
#include "cli/table.h"
#include "comptoir/app/invoices.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

struct InboxOptions {
    std::vector<std::string> files;
    std::string box;
    std::int64_t document = 0;
};

Result<inbox::Box> box_of(const std::string& text) {
    CT_ASSIGN(name, choice_argument("--box", "box", text));
    const auto box = inbox::parse_box(name);
    invariant(box.has_value(), "every box has a word");
    return *box;
}

void write_document_members(JsonWriter& json, const inbox::Document& document) {
    json.put("id", document.id);
    json.put("box", inbox::to_text(document.box));
    json.put("name", std::string_view(document.name));
    json.put("media_type", inbox::to_text(document.type));
    json.put("size", document.size);
    json.put("sha256", std::string_view(document.sha256));
    json.put("added_at", std::string_view(document.added_at.to_iso()));
    json.put("added_by", std::string_view(document.added_by));
    json.member("invoice", document.invoice);
}

void write_added(JsonWriter& json, const app::AddedDocument& added, i18n::Language language) {
    json.begin_object();
    write_document_members(json, added.document);
    json.put("already_here", added.already_here);
    if (added.reading) {
        json.key("reading");
        write_reading(json, *added.reading, language);
    }
    json.end_object();
}

void tell_added(CommandContext& context, const app::AddedDocument& added) {
    const Params params{{"id", added.document.id.value()},
                        {"name", added.document.name},
                        {"invoice", added.invoice ? added.invoice->value() : 0}};
    if (added.already_here)
        context.say("cli.inbox.already_here", params);
    else
        context.say(added.invoice ? "cli.inbox.added_invoice" : "cli.inbox.added", params);
    if (added.reading)
        for (const Diagnostic& diagnostic : added.reading->diagnostics)
            context.warn(diagnostic);
}

Result<void> run_add(CommandContext& context, const InboxOptions& options) {
    CT_ASSIGN(box, box_of(options.box));
    std::vector<std::filesystem::path> files(options.files.begin(), options.files.end());
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(batch, workspace->write<app::DocumentBatch>([&](app::Writer& writer) {
        return app::add_documents(writer, files, box);
    }));
    if (!context.json) {
        for (const app::AddedDocument& added : batch.documents)
            tell_added(context, added);
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("documents");
    json.begin_array();
    for (const app::AddedDocument& added : batch.documents)
        write_added(json, added, context.language);
    json.end_array();
    json.end_object();
    return {};
}

Result<void> run_list(CommandContext& context, const InboxOptions& options) {
    std::optional<inbox::Box> box;
    if (!options.box.empty()) {
        CT_ASSIGN(chosen, box_of(options.box));
        box = chosen;
    }
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(documents, workspace->read<std::vector<inbox::Document>>([&](app::Reader& reader) {
        return app::list_documents(reader, box);
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("documents");
        json.begin_array();
        for (const inbox::Document& document : documents) {
            json.begin_object();
            write_document_members(json, document);
            json.end_object();
        }
        json.end_array();
        json.end_object();
        return {};
    }
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.box"},
                 {"cli.column.added"},
                 {"cli.column.file"},
                 {"cli.column.invoice", Side::Right}},
                context.language);
    for (const inbox::Document& document : documents)
        table.add({text::number(document.id.value()),
                   i18n::word("box", inbox::to_text(document.box), context.language),
                   i18n::format_time(document.added_at, context.language), document.name,
                   document.invoice ? text::number(document.invoice->value()) : "-"});
    table.print(context.out);
    return {};
}

Result<void> run_move(CommandContext& context, const InboxOptions& options) {
    CT_ASSIGN(box, box_of(options.box));
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>([&](app::Writer& writer) {
        return app::move_document(writer, inbox::DocumentId{options.document}, box);
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("moved", options.document);
        json.put("box", inbox::to_text(box));
        json.end_object();
    } else {
        context.say("cli.inbox.moved",
                    {{"id", options.document},
                     {"box", i18n::word("box", inbox::to_text(box), context.language)}});
    }
    return {};
}

} // namespace

void add_inbox_commands(CLI::App& root, CommandContext& context) {
    CLI::App* inbox = subcommand_group(root, "inbox", "Documents that came in: add, list, move");

    auto added = std::make_shared<InboxOptions>();
    CLI::App* add =
        inbox->add_subcommand("add", "Take documents in: PDF, PNG, JPEG, e-invoice XML");
    add->add_option("files", added->files, "Files")->required();
    add->add_option("--box", added->box, "purchase, sale or other")->required();
    add->callback([&context, added] { context.finish([&] { return run_add(context, *added); }); });

    auto listed = std::make_shared<InboxOptions>();
    CLI::App* list = inbox->add_subcommand("list", "Documents, newest first");
    list->add_option("--box", listed->box, "purchase, sale or other");
    list->callback(
        [&context, listed] { context.finish([&] { return run_list(context, *listed); }); });

    auto moved = std::make_shared<InboxOptions>();
    CLI::App* move = inbox->add_subcommand("move", "Move a document to another box");
    move->add_option("document", moved->document, "Document id")->required();
    move->add_option("--box", moved->box, "purchase, sale or other")->required();
    move->callback(
        [&context, moved] { context.finish([&] { return run_move(context, *moved); }); });
}

} // namespace comptoir::cli
