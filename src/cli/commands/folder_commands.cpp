// folder list, folder import: what waits in the folders where journals have their statements put.
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/import_report.h"
#include "cli/quarantine_report.h"
#include "cli/table.h"
#include "comptoir/app/import_folder.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace comptoir::cli {

namespace {

struct FolderOptions {
    std::string journal;
    bool all = false, again = false;
    std::optional<bool> match;
};

app::FolderFilter filter_of(const FolderOptions& options) {
    app::FolderFilter filter;
    if (!options.journal.empty())
        filter.journal = options.journal;
    return filter;
}

std::string codes_of(const app::ImportFolder& folder) {
    std::string codes;
    for (const app::JournalImport& import : folder.journals)
        codes += (codes.empty() ? "" : ", ") + import.journal.code;
    return codes;
}

void write_codes(JsonWriter& json, const app::ImportFolder& folder) {
    json.key("journals");
    json.begin_array();
    for (const app::JournalImport& import : folder.journals)
        json.value(std::string_view(import.journal.code));
    json.end_array();
}

bool is_shown(const app::FoundFile& file, bool all) {
    return all || file.state == app::FoundState::Waiting ||
           file.state == app::FoundState::Growing || file.state == app::FoundState::Unreadable ||
           file.state == app::FoundState::TooLarge;
}

// A folder that cannot be read is told beside the others; the exit code says it to a script.
void note_errors(CommandContext& context, const std::vector<app::FolderListing>& listings) {
    for (const app::FolderListing& listing : listings)
        if (listing.error)
            context.exit_code = std::max(context.exit_code, exit_code_of(listing.error->kind));
}

void write_listing(JsonWriter& json, const app::FolderListing& listing, bool all,
                   i18n::Language language) {
    json.begin_object();
    json.put("path", std::string_view(listing.folder.path.string()));
    write_codes(json, listing.folder);
    if (listing.error) {
        json.key("error");
        write_error(json, *listing.error, language);
    }
    json.key("files");
    json.begin_array();
    for (const app::FoundFile& file : listing.files) {
        if (!is_shown(file, all))
            continue;
        json.begin_object();
        json.put("path", std::string_view(file.path.string()));
        json.put("size", file.size);
        json.member("format", file.format);
        json.member("sha256", file.sha256);
        json.put("state", to_text(file.state));
        if (file.fault)
            write_fault(json, *file.fault, language);
        json.end_object();
    }
    json.end_array();
    if (listing.is_cut)
        json.put("cut", true);
    json.end_object();
}

Result<void> run_list(CommandContext& context, const FolderOptions& options) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(listings, workspace->read<std::vector<app::FolderListing>>([&](app::Reader& reader) {
        return app::look_into_folders(reader, filter_of(options), {});
    }));
    note_errors(context, listings);
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("folders");
        json.begin_array();
        for (const app::FolderListing& listing : listings)
            write_listing(json, listing, options.all, context.language);
        json.end_array();
        json.end_object();
        return {};
    }
    if (listings.empty())
        context.say("cli.folder.none");
    Table table({{"cli.column.journal"}, {"cli.column.state"}, {"cli.column.file"}},
                context.language);
    for (const app::FolderListing& listing : listings) {
        if (listing.error)
            context.err << i18n::explain(*listing.error, context.language) << '\n';
        for (const app::FoundFile& file : listing.files)
            if (is_shown(file, options.all))
                table.add({codes_of(listing.folder),
                           i18n::word("found", to_text(file.state), context.language),
                           file.path.string()});
    }
    table.print(context.out);
    return {};
}

// --- import -----------------------------------------------------------------------------------

struct FolderRun {
    std::vector<app::FolderListing> listings;
    std::vector<app::FolderImport> imports;
    app::ImportReport all;
    std::optional<Error> stopped; // of the machine: what was imported before stays
};

bool is_tried(const app::FoundFile& file, bool again) {
    return file.state == app::FoundState::Waiting ||
           (again && file.state == app::FoundState::Refused);
}

void merge(app::ImportReport& all, const app::ImportReport& one) {
    const auto add = [](const auto& from, auto& to) {
        to.insert(to.end(), from.begin(), from.end());
    };
    add(one.statements, all.statements);
    add(one.left_out, all.left_out);
    add(one.put_aside, all.put_aside);
    add(one.diagnostics, all.diagnostics);
}

// Each file stands for itself: what one is refused for does not keep the others out.
void import_listed(app::Workspace& workspace, const FolderOptions& options, FolderRun& run) {
    for (const app::FolderListing& listing : run.listings)
        for (const app::FoundFile& file : listing.files) {
            if (!is_tried(file, options.again))
                continue;
            const app::FolderImportRequest request{
                listing.folder, file, options.again, options.match, {}};
            auto import = workspace.write<app::FolderImport>(
                [&](app::Writer& writer) { return app::import_from_folder(writer, request); });
            if (!import) {
                run.stopped = std::move(import).error();
                return;
            }
            merge(run.all, import->report);
            run.imports.push_back(std::move(*import));
        }
}

void write_run(CommandContext& context, const FolderRun& run) {
    JsonWriter json(context.out);
    json.begin_object();
    json.key("files");
    json.begin_array();
    for (const app::FolderImport& import : run.imports) {
        json.begin_object();
        json.put("path", std::string_view(import.path.string()));
        json.put("outcome", to_text(import.outcome));
        json.put("matched", import.matched);
        if (import.refusal) {
            json.key("error");
            write_error(json, *import.refusal, context.language);
        }
        json.end_object();
    }
    json.end_array();
    json.key("folders");
    json.begin_array();
    for (const app::FolderListing& listing : run.listings) {
        json.begin_object();
        json.put("path", std::string_view(listing.folder.path.string()));
        write_codes(json, listing.folder);
        if (listing.error) {
            json.key("error");
            write_error(json, *listing.error, context.language);
        }
        json.end_object();
    }
    json.end_array();
    write_import_members(json, run.all, context.language);
    if (run.stopped) {
        json.key("error");
        write_error(json, *run.stopped, context.language);
    }
    json.end_object();
}

void print_run(CommandContext& context, const FolderRun& run) {
    for (const app::FolderListing& listing : run.listings)
        if (listing.error)
            context.err << i18n::explain(*listing.error, context.language) << '\n';
    if (run.listings.empty())
        context.say("cli.folder.none");
    else if (run.imports.empty())
        context.say("cli.folder.nothing");
    print_import_report(context, run.all);
    for (const app::FolderImport& import : run.imports)
        if (import.refusal)
            context.err << import.path.filename().string() << ": "
                        << i18n::explain(*import.refusal, context.language) << '\n';
    if (run.stopped)
        context.err << i18n::explain(*run.stopped, context.language) << '\n';
}

Result<void> run_import(CommandContext& context, const FolderOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    FolderRun run;
    CT_ASSIGN(listings, workspace->read<std::vector<app::FolderListing>>([&](app::Reader& reader) {
        return app::look_into_folders(reader, filter_of(options), {});
    }));
    run.listings = std::move(listings);
    import_listed(*workspace, options, run);
    note_errors(context, run.listings);
    for (const app::FolderImport& import : run.imports)
        if (import.refusal)
            context.exit_code = std::max(context.exit_code, exit_code_of(import.refusal->kind));
    if (run.stopped)
        context.exit_code = std::max(context.exit_code, exit_code_of(run.stopped->kind));
    if (context.json)
        write_run(context, run);
    else
        print_run(context, run);
    return {};
}

} // namespace

Result<void> import_folder_of(CommandContext& context, const std::string& journal,
                              std::optional<bool> match) {
    return run_import(context, {.journal = journal, .match = match});
}

void add_folder_commands(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<FolderOptions>();
    CLI::App* group = subcommand_group(root, "folder", "Folders of statements: list, import");
    CLI::App* list = group->add_subcommand("list", "What waits in the watched folders");
    list->add_option("--journal", options->journal, "The folder of this journal, watched or not");
    list->add_flag("--all", options->all, "Also what was imported, put aside or is no statement");
    list->callback(
        [&context, options] { context.finish([&] { return run_list(context, *options); }); });
    CLI::App* import = group->add_subcommand("import", "Import what waits in the watched folders");
    import->add_option("--journal", options->journal, "The folder of this journal, watched or not");
    import->add_flag("--again", options->again, "Also what was refused before");
    import->callback(
        [&context, options] { context.finish([&] { return run_import(context, *options);
});
} // namespace comptoir::cli
);
}

} // namespace comptoir::cli
