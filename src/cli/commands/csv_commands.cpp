// csv preview, csv map, csv list, csv forget, csv profiles.
#include "cli/answer.h"
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/line_json.h"
#include "cli/table.h"
#include "comptoir/app/csv.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace comptoir::cli {

namespace {

using Side = Table::Side;

constexpr std::string_view k_column_forms = "date=1, amount=3, label=NAME, …";

struct CsvOptions {
    std::string file, journal, name, delimiter, encoding, decimal, date_order, debit_sign, account,
        currency;
    std::vector<std::string> columns; // "date=1", "amount=Betrag"
    bool inverted = false;
    std::int64_t id = 0;
};

// Delimiter and encoding alone: the columns are proposed under them.
Result<std::optional<bank::CsvMapping>> asked_ground(const CsvOptions& options) {
    if (options.delimiter.empty() && options.encoding.empty())
        return std::optional<bank::CsvMapping>();
    bank::CsvMapping mapping;
    if (!options.delimiter.empty()) {
        const bool is_tab = text::to_upper_ascii(options.delimiter) == "TAB";
        if (!is_tab && options.delimiter.size() != 1)
            return refuse_choice("--delimiter", options.delimiter, "; , | TAB");
        mapping.delimiter = is_tab ? '\t' : options.delimiter.front();
    }
    if (!options.encoding.empty()) {
        const auto encoding = bank::parse_csv_encoding(options.encoding);
        if (!encoding)
            return refuse_choice("--encoding", options.encoding,
                                 "utf-8, utf-16, windows-1252, iso-8859-15");
        mapping.encoding = *encoding;
    }
    return std::optional(mapping);
}

// "date=1, amount=NAME; date (date), value_date (date de valeur), …": the screen names roles in the
// user's language, the option takes those of the contract.
std::string column_forms(i18n::Language language) {
    std::string forms(k_column_forms);
    const char* before = "; ";
    for (const bank::CsvRole role : bank::csv_roles()) {
        const std::string name(to_text(role));
        const std::string word = i18n::word("csv_role", name, language);
        forms.append(before).append(name);
        if (word != name)
            forms.append(" (" + word + ")");
        before = ", ";
    }
    return forms;
}

// "amount=3" or "amount=Betrag": the place of a column or its name.
Result<void> set_column(bank::CsvMapping& mapping, const std::string& asked,
                        i18n::Language language) {
    const std::size_t equals = asked.find('=');
    const auto role = bank::parse_csv_role(asked.substr(0, equals));
    if (equals == std::string::npos || !role)
        return refuse_choice("--column", asked, column_forms(language));
    const std::string where = asked.substr(equals + 1);
    auto& columns = mapping.columns;
    auto column = columns.end();
    if (const auto place = text::parse_integer(where)) {
        if (*place >= 1 && *place <= static_cast<long long>(columns.size()))
            column = columns.begin() + static_cast<std::ptrdiff_t>(*place - 1);
    } else {
        column = std::find_if(columns.begin(), columns.end(), [&](const bank::CsvColumn& known) {
            return text::fold_compact(known.header) == text::fold_compact(where);
        });
    }
    if (column == columns.end())
        return refuse_choice("--column", asked, k_column_forms);
    column->role = *role;
    return {};
}

// What the options say stands above what was detected.
Result<void> correct(bank::CsvMapping& mapping, const CsvOptions& options,
                     i18n::Language language) {
    // A role that a person gives leaves the column it was guessed for.
    for (const std::string& asked : options.columns)
        if (const auto role = bank::parse_csv_role(asked.substr(0, asked.find('='))))
            for (bank::CsvColumn& column : mapping.columns)
                if (column.role == *role)
                    column.role = bank::CsvRole::Ignore;
    for (const std::string& asked : options.columns)
        CT_TRY(set_column(mapping, asked, language));
    if (!options.date_order.empty()) {
        mapping.date_order = bank::parse_date_order(options.date_order);
        if (!mapping.date_order)
            return refuse_choice("--date-order", options.date_order, "dmy, mdy, ymd");
    }
    if (!options.decimal.empty()) {
        if (options.decimal != "," && options.decimal != ".")
            return refuse_choice("--decimal", options.decimal, ", .");
        mapping.decimal_mark = options.decimal.front();
    }
    if (!options.debit_sign.empty()) {
        const auto sign = bank::parse_csv_debit_sign(options.debit_sign);
        if (!sign)
            return refuse_choice("--debit-sign", options.debit_sign, "positive, negative");
        mapping.debit_sign = *sign;
    }
    if (!options.currency.empty()) {
        mapping.currency = Currency::parse(options.currency);
        if (!mapping.currency)
            return refuse_choice("--currency", options.currency, "EUR, CHF, USD, …");
    }
    if (options.inverted)
        mapping.amounts_inverted = true;
    if (!options.account.empty())
        mapping.account = options.account;
    if (!options.name.empty())
        mapping.name = options.name;
    return {};
}

bool has_corrections(const CsvOptions& options) {
    return !options.columns.empty() || !options.date_order.empty() || !options.decimal.empty() ||
           !options.debit_sign.empty() || !options.currency.empty() || options.inverted ||
           !options.account.empty() || !options.name.empty();
}

// The proposal, then the file read again under what the options make of it.
Result<app::CsvPreview> preview_with(const CommandContext& context, const CsvOptions& options) {
    app::CsvPreviewRequest request;
    request.work = context.progress("cli.read.progress");
    CT_ASSIGN(ground, asked_ground(options));
    request.mapping = ground;
    CT_ASSIGN(first, app::preview_csv(options.file, request));
    if (!has_corrections(options))
        return first;
    bank::CsvMapping mapping = first.proposal.mapping;
    CT_TRY(correct(mapping, options, context.language));
    request.mapping = mapping;
    CT_ASSIGN(corrected, app::preview_csv(options.file, request));
    // Why each column was proposed stays worth knowing.
    for (std::size_t at = 0; at < corrected.proposal.columns.size(); ++at)
        if (at < first.proposal.columns.size() &&
            corrected.proposal.columns[at].role == first.proposal.columns[at].role)
            corrected.proposal.columns[at].reason = first.proposal.columns[at].reason;
    return corrected;
}

std::string delimiter_text(char delimiter) {
    return delimiter == '\t' ? "TAB" : std::string(1, delimiter);
}

void write_mapping_members(JsonWriter& json, const bank::CsvMapping& mapping) {
    json.member("name", mapping.name);
    json.put("delimiter", std::string_view(delimiter_text(mapping.delimiter)));
    json.put("encoding", to_text(mapping.encoding));
    if (mapping.decimal_mark != 0)
        json.put("decimal_mark", std::string_view(&mapping.decimal_mark, 1));
    if (mapping.date_order)
        json.put("date_order", to_text(*mapping.date_order));
    json.put("debit_sign", to_text(mapping.debit_sign));
    if (mapping.amounts_inverted)
        json.put("amounts_inverted", true);
    json.member("account", mapping.account);
    if (mapping.currency)
        json.put("currency", mapping.currency->code());
}

void write_columns(JsonWriter& json, const std::vector<bank::CsvColumnProposal>& columns) {
    json.key("columns");
    json.begin_array();
    std::int64_t place = 0;
    for (const bank::CsvColumnProposal& column : columns) {
        json.begin_object();
        json.put("column", ++place);
        json.member("header", column.header);
        json.put("role", to_text(column.role));
        json.put("reason", to_text(column.reason));
        json.member("example", column.example);
        json.end_object();
    }
    json.end_array();
}

void write_preview(CommandContext& context, const app::CsvPreview& preview) {
    JsonWriter json(context.out);
    json.begin_object();
    json.member("format", preview.format);
    json.member("profile", preview.proposal.profile);
    json.put("header_line", preview.proposal.header_line);
    write_mapping_members(json, preview.proposal.mapping);
    write_columns(json, preview.proposal.columns);
    json.key("lacks");
    json.begin_array();
    for (const bank::CsvLack lack : preview.proposal.lacks)
        json.value(to_text(lack));
    json.end_array();
    json.put("whole", preview.is_whole);
    json.key("lines");
    json.begin_array();
    for (const bank::StatementDraft& statement : preview.statements)
        for (const bank::StatementLine& line : statement.lines) {
            json.begin_object();
            write_line_members(json, line);
            json.end_object();
        }
    json.end_array();
    json.key("diagnostics");
    json.begin_array();
    for (const Diagnostic& diagnostic : preview.diagnostics)
        write_diagnostic(json, diagnostic, context.language);
    json.end_array();
    if (preview.error) {
        json.key("error");
        write_error(json, *preview.error, context.language);
        context.exit_code = exit_code_of(preview.error->kind);
    }
    json.end_object();
}

void print_preview(CommandContext& context, const app::CsvPreview& preview) {
    const auto language = context.language;
    const bank::CsvProposal& proposal = preview.proposal;
    context.say("cli.csv.found", {{"delimiter", delimiter_text(proposal.mapping.delimiter)},
                                  {"encoding", std::string(to_text(proposal.mapping.encoding))},
                                  {"header", proposal.header_line}});
    if (!preview.statements.empty())
        if (const auto& account = preview.statements.front().header.account;
            account.iban || !account.number.empty())
            context.say("cli.csv.account", {{"account", bank::shown_account(account)}});
    Table columns({{"cli.column.number", Side::Right},
                   {"cli.column.header"},
                   {"cli.column.role"},
                   {"cli.column.reason"},
                   {"cli.column.example"}},
                  language);
    long long place = 0;
    for (const bank::CsvColumnProposal& column : proposal.columns)
        columns.add({text::number(++place), column.header,
                     i18n::word("csv_role", to_text(column.role), language),
                     i18n::word("csv_reason", to_text(column.reason), language),
                     text::cut_to_characters(column.example, 30)});
    columns.print(context.out);
    Table lines({{"cli.column.day"}, {"cli.column.amount", Side::Right}, {"cli.column.label"}},
                language);
    for (const bank::StatementDraft& statement : preview.statements)
        for (const bank::StatementLine& line : statement.lines)
            lines.add({i18n::format(line.booked_on, language), i18n::format(line.amount, language),
                       line.label});
    lines.print(context.out);
    for (const Diagnostic& diagnostic : preview.diagnostics)
        context.warn(diagnostic);
    for (const bank::CsvLack lack : proposal.lacks)
        context.err << i18n::word("csv_lack", to_text(lack), language) << '\n';
    if (preview.error)
        context.refuse(*preview.error);
}

Result<void> run_preview(CommandContext& context, const CsvOptions& options) {
    CT_ASSIGN(preview, preview_with(context, options));
    if (context.json)
        write_preview(context, preview);
    else
        print_preview(context, preview);
    return {};
}

void write_row(JsonWriter& json, const app::CsvMappingRow& row) {
    json.begin_object();
    json.put("id", row.id);
    json.put("journal", std::string_view(row.journal));
    write_mapping_members(json, row.mapping);
    json.key("columns");
    json.begin_array();
    for (const bank::CsvColumn& column : row.mapping.columns) {
        json.begin_object();
        json.member("header", column.header);
        json.put("role", to_text(column.role));
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

// What cannot be read is not remembered: the same question would come back with every file.
Result<void> run_map(CommandContext& context, const CsvOptions& options) {
    CT_ASSIGN(preview, preview_with(context, options));
    if (preview.error)
        return fail(*preview.error);
    bank::CsvMapping mapping = preview.proposal.mapping;
    if (mapping.name.empty())
        for (const char c : options.journal)
            mapping.name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(row, workspace->write<app::CsvMappingRow>([&](app::Writer& writer) {
        return app::save_csv_mapping(writer, options.journal, mapping);
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("mapping");
        write_row(json, row);
        json.end_object();
    } else {
        context.say("cli.csv.saved", {{"name", row.mapping.name}, {"journal", row.journal}});
    }
    return {};
}

Result<void> run_list(CommandContext& context, const CsvOptions& options) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(rows, workspace->read<std::vector<app::CsvMappingRow>>([&](app::Reader& reader) {
        return app::list_csv_mappings(reader, optional_text_argument(options.journal));
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("mappings");
        json.begin_array();
        for (const app::CsvMappingRow& row : rows)
            write_row(json, row);
        json.end_array();
        json.end_object();
        return {};
    }
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.journal"},
                 {"cli.column.name"},
                 {"cli.column.header"}},
                context.language);
    for (const app::CsvMappingRow& row : rows) {
        std::string names;
        for (const bank::CsvColumn& column : row.mapping.columns)
            names += (names.empty() ? "" : " | ") + column.header;
        table.add({text::number(row.id), row.journal, row.mapping.name,
                   text::cut_to_characters(names, 60)});
    }
    table.print(context.out);
    return {};
}

Result<void> run_forget(CommandContext& context, const CsvOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>(
        [&](app::Writer& writer) { return app::forget_csv_mapping(writer, options.id); }));
    answer(context, "forgotten", options.id, "cli.csv.forgotten", {{"id", options.id}});
    return {};
}

// A bank with several layouts says which one in words.
std::string bank_words(const bank::CsvProfileRow& profile, i18n::Language language) {
    const std::string key = "csv_profile." + profile.name;
    return i18n::has_text(key) ? i18n::say(key, language) : profile.bank;
}

Result<void> run_profiles(CommandContext& context) {
    const std::vector<bank::CsvProfileRow> profiles = app::csv_profiles();
    if (!context.json) {
        Table table({{"cli.column.country"}, {"cli.column.code"}, {"cli.column.name"}},
                    context.language);
        for (const bank::CsvProfileRow& profile : profiles)
            table.add({profile.country, profile.name, bank_words(profile, context.language)});
        table.print(context.out);
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("profiles");
    json.begin_array();
    for (const bank::CsvProfileRow& profile : profiles) {
        json.begin_object();
        json.put("name", std::string_view(profile.name));
        json.put("bank", std::string_view(profile.bank));
        json.put("country", std::string_view(profile.country));
        json.put("source", std::string_view(profile.source));
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return {};
}

void add_mapping_options(CLI::App* command, CsvOptions& options) {
    command->add_option("file", options.file, "The bank's CSV file")->required();
    command->add_option("--column", options.columns, "ROLE=N or ROLE=NAME, such as amount=3")
        ->allow_extra_args(false);
    command->add_option("--delimiter", options.delimiter, "; , | or TAB");
    command->add_option("--encoding", options.encoding,
                        "utf-8, utf-16, windows-1252 or iso-8859-15");
    command->add_option("--decimal", options.decimal, "The decimal sign: , or .");
    command->add_option("--date-order", options.date_order, "dmy, mdy or ymd");
    command->add_option("--debit-sign", options.debit_sign,
                        "How debits are written: positive or negative");
    command->add_flag("--inverted", options.inverted, "Money spent is written as positive");
    command->add_option("--currency", options.currency, "When the file names none");
    command->add_option("--account", options.account, "When the file names none");
    command->add_option("--name", options.name, "Name of the mapping");
}

} // namespace

void add_csv_commands(CLI::App& root, CommandContext& context) {
    CLI::App* csv = subcommand_group(root, "csv", "CSV files of banks and what their columns mean");
    csv->require_subcommand(1);
    const auto options = std::make_shared<CsvOptions>();
    const auto add = [&](const char* name, const char* description, auto run) {
        CLI::App* command = csv->add_subcommand(name, description);
        command->callback(
            [&context, options, run] { context.finish([&] { return run(context, *options); }); });
        return command;
    };
    add_mapping_options(add("preview", "Shows how a file would be read, and why", run_preview),
                        *options);
    CLI::App* map = add("map", "Remembers for a journal what the columns mean", run_map);
    add_mapping_options(map, *options);
    map->add_option("--journal", options->journal, "The bank journal")->required();
    add("list", "The mappings that journals remember", run_list)
        ->add_option("--journal", options->journal, "Only this journal");
    add("forget", "Forgets a mapping", run_forget)
        ->add_option("id", options->id, "The mapping")
        ->required();
    add("profiles", "The banks whose files are known",
        [](CommandContext& with, const CsvOptions&) { return run_profiles(with); });
}

} // namespace comptoir::cli
