// read: what statement files hold, without a dossier.
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/line_json.h"
#include "cli/table.h"
#include "comptoir/app/bank.h"
#include "comptoir/bank/rules.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace comptoir::cli {

namespace {

void write_account(JsonWriter& json, const bank::AccountIdentity& account) {
    json.key("account");
    json.begin_object();
    if (account.iban)
        json.put("iban", std::string_view(account.iban->text()));
    json.member("number", account.number);
    if (account.currency)
        json.put("currency", account.currency->code());
    json.member("bic", account.bic);
    json.member("holder", account.holder);
    json.end_object();
}

void write_balance(JsonWriter& json, std::string_view name,
                   const std::optional<bank::DatedBalance>& balance) {
    if (!balance)
        return;
    json.key(name);
    json.begin_object();
    json.member("date", balance->date);
    json.put("amount", balance->amount);
    json.end_object();
}

// Writes each line as it is read; the header of a statement follows its lines, once it is complete.
class JsonSink final : public bank::StatementSink {
public:
    explicit JsonSink(JsonWriter& json) : m_json(json) {}

    void begin_statement(const bank::StatementHeader& so_far) override {
        m_header = so_far;
        m_open = true;
        m_json.begin_object();
        m_json.key("lines");
        m_json.begin_array();
    }
    bool line(bank::StatementLine&& line) override {
        m_json.begin_object();
        write_line_members(m_json, line);
        m_json.end_object();
        return true;
    }
    void end_statement(const bank::StatementHeader& header, bank::BalanceCheck check) override {
        m_open = false;
        m_json.end_array();
        write_account(m_json, header.account);
        m_json.member("id", header.id);
        m_json.member("sequence", header.sequence);
        m_json.member("from", header.from);
        m_json.member("to", header.to);
        write_balance(m_json, "opening", header.opening);
        write_balance(m_json, "closing", header.closing);
        m_json.put("balance_check", bank::to_text(check));
        m_json.end_object();
    }
    void diagnostic(Diagnostic&& diagnostic) override {
        diagnostics.push_back(std::move(diagnostic));
    }
    // A file that breaks off leaves its last statement open; the file's error says so.
    void close() {
        if (m_open)
            end_statement(m_header, bank::BalanceCheck::NotPossible);
    }

    std::vector<Diagnostic> diagnostics;

private:
    JsonWriter& m_json;
    bank::StatementHeader m_header;
    bool m_open = false;
};

void end_file_object(CommandContext& context, JsonWriter& json, const app::FileReading& reading,
                     const std::vector<Diagnostic>& diagnostics) {
    json.end_array();
    json.put("path", std::string_view(reading.path));
    json.member("format", reading.format);
    json.member("sha256", reading.sha256);
    json.key("diagnostics");
    json.begin_array();
    for (const Diagnostic& diagnostic : diagnostics)
        write_diagnostic(json, diagnostic, context.language);
    json.end_array();
    if (reading.error) {
        json.key("error");
        write_error(json, *reading.error, context.language);
        context.exit_code = std::max(context.exit_code, exit_code_of(reading.error->kind));
    }
    json.end_object();
}

// One object per statement file: a ZIP gives one for each member, and what else it holds is said
// with the first.
void read_as_json(CommandContext& context, JsonWriter& json, const std::string& path,
                  const Work& work, const bank::ReadingChoices& choices) {
    const auto begin = [&] {
        json.begin_object();
        json.key("statements");
        json.begin_array();
    };
    const auto files = app::StatementFiles::open(path, work);
    if (!files) {
        begin();
        return end_file_object(context, json, {path, {}, {}, files.error()}, {});
    }
    std::vector<Diagnostic> diagnostics = files->notices();
    for (std::size_t index = 0; index < files->count(); ++index) {
        begin();
        JsonSink sink(json);
        sink.diagnostics = std::exchange(diagnostics, {});
        const app::FileReading reading = files->read(index, sink, work, choices);
        sink.close();
        end_file_object(context, json, reading, sink.diagnostics);
    }
}

// One row per statement; lines are counted, not shown.
class SummarySink final : public bank::StatementSink {
public:
    SummarySink(CommandContext& context, Table& table) : m_context(context), m_table(table) {}

    void begin_statement(const bank::StatementHeader&) override { m_lines = 0; }
    bool line(bank::StatementLine&&) override {
        ++m_lines;
        return true;
    }
    void end_statement(const bank::StatementHeader& header, bank::BalanceCheck check) override {
        const auto language = m_context.language;
        const auto day = [&](const std::optional<Date>& date) {
            return date ? i18n::format(*date, language) : std::string("-");
        };
        const auto balance = [&](const std::optional<bank::DatedBalance>& dated) {
            return dated ? i18n::format(dated->amount, language) : std::string("-");
        };
        m_table.add({bank::shown_account(header.account), day(header.from), day(header.to),
                     balance(header.opening), balance(header.closing),
                     i18n::format_count(m_lines, language),
                     i18n::word("balance_check", bank::to_text(check), language)});
    }
    void diagnostic(Diagnostic&& diagnostic) override {
        diagnostics.push_back(std::move(diagnostic));
    }

    std::vector<Diagnostic> diagnostics;

private:
    CommandContext& m_context;
    Table& m_table;
    std::int64_t m_lines = 0;
};

void print_file(CommandContext& context, const app::StatementFiles& files, std::size_t index,
                const Work& work, const bank::ReadingChoices& choices) {
    using Side = Table::Side;
    Table table({{"cli.column.account"},
                 {"cli.column.from"},
                 {"cli.column.to"},
                 {"cli.column.opening", Side::Right},
                 {"cli.column.closing", Side::Right},
                 {"cli.column.lines", Side::Right},
                 {"cli.column.check"}},
                context.language);
    SummarySink sink(context, table);
    const app::FileReading reading = files.read(index, sink, work, choices);
    if (!reading.error)
        context.say("cli.read.file", {{"path", reading.path}, {"format", reading.format}});
    table.print(context.out);
    for (Diagnostic& diagnostic : sink.diagnostics) { // of several files, which one it is about
        if (!diagnostic.place)
            diagnostic.place.emplace();
        if (diagnostic.place->file.empty())
            diagnostic.place->file = reading.path;
        context.warn(diagnostic);
    }
    if (reading.error)
        context.refuse(*reading.error);
}

void read_as_text(CommandContext& context, const std::string& path, const Work& work,
                  const bank::ReadingChoices& choices) {
    const auto files = app::StatementFiles::open(path, work);
    if (!files)
        return context.refuse(files.error());
    for (const Diagnostic& notice : files->notices())
        context.warn(notice);
    int worst = context.exit_code;
    for (std::size_t index = 0; index < files->count(); ++index) {
        context.exit_code = k_exit_done;
        print_file(context, *files, index, work, choices);
        worst = std::max(worst, context.exit_code);
    }
    context.exit_code = worst;
}

struct ReadOptions {
    std::vector<std::string> files;
    std::string date_order;
};

Result<void> run_read(CommandContext& context, const ReadOptions& options) {
    bank::ReadingChoices choices;
    CT_ASSIGN(date_order, optional_date_order_argument(options.date_order));
    choices.date_order = date_order;
    const Work work = context.progress("cli.read.progress");
    int worst = k_exit_done;
    const auto each = [&](const auto& read_one) {
        for (const std::string& path : options.files) {
            context.exit_code = k_exit_done;
            read_one(path);
            worst = std::max(worst, context.exit_code);
        }
        // The contract knows two outcomes: every file was recognised, or not.
        context.exit_code = worst == k_exit_done ? k_exit_done : k_exit_unreadable;
    };
    if (!context.json) {
        each([&](const std::string& path) { read_as_text(context, path, work, choices); });
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("files");
    json.begin_array();
    each([&](const std::string& path) { read_as_json(context, json, path, work, choices); });
    json.end_array();
    json.end_object();
    return {};
}

} // namespace

void add_read_commands(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<ReadOptions>();
    CLI::App* command =
        root.add_subcommand("read", "Shows what statement files hold, without a dossier");
    command->add_option("files", options->files, "Statement files")->required();
    command->add_option("--date-order", options->date_order, k_date_order_meaning);
    command->callback([&context, options] {
        context.finish([&context, options] { return run_read(context, *options); });
    });
}

} // namespace comptoir::cli
