// journal show, journal set: how a bank journal takes its statements in.
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "comptoir/app/journal_import.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

constexpr std::string_view k_any = "any", k_none = "none", k_order = "order", k_line = "line";

struct SettingOptions {
    std::string code, digital, format, folder, watch, automatic, match, settle;
};

void write_settings(JsonWriter& json, const app::JournalImport& import) {
    json.begin_object();
    json.key("journal");
    json.begin_object();
    json.put("code", std::string_view(import.journal.code));
    json.member("name", import.journal.name);
    json.member("account", import.journal.account.value_or(""));
    if (import.journal.iban)
        json.put("iban", std::string_view(import.journal.iban->text()));
    json.member("number", import.journal.bank_number);
    json.put("currency", import.journal.currency.code());
    json.key("import");
    json.begin_object();
    json.put("digital", import.digital);
    json.put("format", import.format.empty() ? k_any : std::string_view(import.format));
    json.member("folder", import.folder.string());
    json.put("watch", import.watched);
    json.put("automatic", import.unattended);
    json.put("match", import.matches);
    json.end_object();
    json.put("settle", import.settles_at_order ? k_order : k_line);
    json.end_object();
    json.end_object();
}

void show_settings(const CommandContext& context, const app::JournalImport& import) {
    if (context.json) {
        JsonWriter json(context.out);
        write_settings(json, import);
        return;
    }
    const auto said = [&](bool on) {
        return i18n::word("switch", on ? "on" : "off", context.language);
    };
    const std::string none = i18n::word("switch", "none", context.language);
    std::string format = i18n::word("switch", "any", context.language);
    if (import.format == app::k_feed_format)
        format = i18n::word("switch", "feed", context.language);
    for (const app::FormatRow& row : app::statement_file_formats())
        if (row.id == import.format)
            format = row.name;
    context.say("cli.journal.settings",
                {{"code", import.journal.code},
                 {"iban", import.journal.iban                  ? import.journal.iban->printed()
                          : import.journal.bank_number.empty() ? none
                                                               : import.journal.bank_number},
                 {"digital", said(import.digital)},
                 {"format", format},
                 {"folder", import.folder.empty() ? none : import.folder.string()},
                 {"watch", said(import.watched)},
                 {"automatic", said(import.unattended)},
                 {"match", said(import.matches)}});
    context.say(import.settles_at_order ? "cli.journal.settles_at_order"
                                        : "cli.journal.settles_at_line",
                {{"code", import.journal.code}});
}

Result<void> run_show(const CommandContext& context, const std::string& code) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(import, workspace->read<app::JournalImport>(
                          [&](app::Reader& reader) { return app::journal_import(reader, code); }));
    show_settings(context, import);
    return {};
}

Result<std::optional<bool>> switch_argument(std::string_view option, const std::string& text) {
    if (text.empty())
        return std::optional<bool>();
    if (text == "on" || text == "off")
        return std::optional<bool>(text == "on");
    return refuse_choice(option, text, "on, off");
}

Result<void> run_set(const CommandContext& context, const SettingOptions& options) {
    app::JournalImportChange change{.journal = options.code};
    CT_ASSIGN(digital, switch_argument("--digital", options.digital));
    CT_ASSIGN(watch, switch_argument("--watch", options.watch));
    CT_ASSIGN(automatic, switch_argument("--automatic", options.automatic));
    CT_ASSIGN(match, switch_argument("--match", options.match));
    change.digital = digital;
    change.watched = watch;
    change.unattended = automatic;
    change.matches = match;
    if (!options.settle.empty() && options.settle != k_order && options.settle != k_line)
        return refuse_choice("--settle", options.settle, "order, line");
    if (!options.settle.empty())
        change.settles_at_order = options.settle == k_order;
    if (!options.format.empty())
        change.format = options.format == k_any ? std::string() : options.format;
    if (!options.folder.empty())
        change.folder = options.folder == k_none ? std::string() : options.folder;
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(import, workspace->write<app::JournalImport>([&](app::Writer& writer) {
        return app::set_journal_import(writer, change);
    }));
    show_settings(context, import);
    return {};
}

} // namespace

void add_journal_commands(CLI::App& root, CommandContext& context) {
    CLI::App* journal = subcommand_group(root, "journal", "Journals: add, list, show, set");
    auto shown = std::make_shared<std::string>();
    CLI::App* show = journal->add_subcommand("show", "How a bank journal takes its statements in");
    show->add_option("code", *shown, "Code, as BQ")->required();
    show->callback(
        [&context, shown] { context.finish([&] { return run_show(context, *shown); }); });

    auto options = std::make_shared<SettingOptions>();
    CLI::App* set = journal->add_subcommand("set", "Change how a bank journal takes them in");
    set->add_option("code", options->code, "Code, as BQ")->required();
    set->add_option("--digital", options->digital, "It takes digital statements: on or off");
    set->add_option("--format", options->format,
                    "Of its files, as cfonb120; feed: its bank's connection; any");
    set->add_option("--folder", options->folder,
                    "Where its statements are put: a whole path without a file name; none");
    set->add_option("--watch", options->watch, "Watch the folder: on or off");
    set->add_option("--automatic", options->automatic,
                    "Import what comes into the folder without asking: on or off");
    set->add_option("--match", options->match, "Match while importing: on or off");
    set->add_option("--settle", options->settle,
                    "When a payment is booked: order (its export) or line (the bank's)");
    set->callback(
        [&context, options] { context.finish([&] { return run_set(context, *options); }); });
}

} // namespace comptoir::cli
