// comptoir-bench: what the main jobs cost, each beside a probe of the limit in the same run.
//
//   comptoir-bench matching [--seeds N] [--lines N] [--faults N] [--fingerprint]
//   comptoir-bench [--quick] [--only formats|files|camt|cfonb|million|reconcile|statement|
//                 uniform|books]
//                  [--folder DIR]
//
// Asserts nothing: prints a table, for docs/performance.md.
#include "inputs.h"
#include "matching/matching.h"
#include "measure.h"
#include "statement_inputs.h"
#include "tasks.h"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <tuple>
#include <utility>

namespace comptoir::bench {

namespace fs = std::filesystem;

namespace {

constexpr double k_read_ratio_wanted = 2; // half the speed of the limit
constexpr double k_import_ratio_wanted = 2;
constexpr double k_many_files_ratio_wanted = 3; // a third of the rate
constexpr double k_memory_growth_wanted = 1.1;
constexpr double k_peak_mib_wanted = 200e6 / 1024 / 1024; // 200 MB
constexpr double k_growth_wanted = 12;
constexpr double k_open_wanted = 0.3;
constexpr double k_balance_wanted = 1;
constexpr double k_statement_wanted = 0.5;
constexpr double k_long_past_wanted = 2;

struct Settings {
    bool quick = false;
    std::string only;
    fs::path folder;
    std::int64_t scaled(std::int64_t count) const { return quick ? count / 20 : count; }
    int runs() const { return quick ? 1 : 3; }
};

std::string counted(std::int64_t count) {
    std::string digits = std::to_string(count);
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), " ");
    return digits;
}

std::string megabytes(const fs::path& file) {
    return std::to_string(fs::file_size(file) / 1'000'000) + " MB";
}

// Reading alone, beside expat or a splitter that copies every field; then what ten times the file
// takes in memory.
void measure_format(const Settings& settings, Table& table, const StatementInput& input) {
    constexpr int k_runs = 5; // they are short
    const fs::path file = settings.folder / input.file;
    const std::int64_t lines = settings.scaled(100'000);
    input.write(file, lines);
    const std::string what =
        std::string(input.name) + ", " + megabytes(file) + ", " + counted(lines) + " lines";
    const Measure probe = measure({std::string(input.probe), file.string()}, k_runs);
    const Measure read = measure({"read", file.string()}, k_runs);
    const double ratio = read.seconds / probe.seconds;
    table.add({"read " + what, in_seconds(read.seconds),
               std::string(input.probe.substr(0, input.probe.find('-'))) + " " +
                   in_seconds(probe.seconds),
               times(ratio), "≤ 2 ×", read.count == lines && ratio <= k_read_ratio_wanted});
    input.write(file, lines * 10);
    const Measure large = measure({"read", file.string()}, 1);
    const double growth = large.peak_mib / read.peak_mib;
    table.add({"memory of reading ten times the file", in_mib(large.peak_mib),
               in_mib(read.peak_mib), times(growth), "≤ 1.1 ×",
               large.count == lines * 10 && growth <= k_memory_growth_wanted});
    fs::remove(file);
}

// The same lines as many files in one go and as one file.
void measure_many_files(const Settings& settings, Table& table, const std::string& format,
                        void (*write)(const fs::path&, std::int64_t, std::int64_t)) {
    const std::int64_t files = settings.scaled(1'000);
    const std::int64_t lines = files * 100;
    const fs::path one = settings.folder / "one", many = settings.folder / "many";
    const fs::path dossier = settings.folder / "files.comptoir";
    write(one, 1, lines);
    write(many, files, lines);
    const Measure whole =
        measure({"import-folder", one.string(), dossier.string()}, settings.runs());
    const Measure parts =
        measure({"import-folder", many.string(), dossier.string()}, settings.runs());
    const double ratio = parts.seconds / whole.seconds;
    table.add({"import " + format + ", " + counted(files) + " files of 100 lines in one go",
               in_seconds(parts.seconds), "one file of them " + in_seconds(whole.seconds),
               times(ratio), "≤ 3 ×",
               whole.count == lines && parts.count == lines && ratio <= k_many_files_ratio_wanted});
    fs::remove_all(one);
    fs::remove_all(many);
    fs::remove(dossier);
}

// Importing one file, beside the bare libraries on it.
void measure_import(const Settings& settings, Table& table, const StatementInput& input) {
    const fs::path file = settings.folder / input.file;
    const fs::path dossier = settings.folder / "import.comptoir";
    input.write(file, settings.scaled(100'000));
    const Measure probe = measure({std::string(input.probe), file.string()}, settings.runs());
    const Measure import = measure({"import", file.string(), dossier.string()}, settings.runs());
    const Measure inserts = measure({"sqlite", dossier.string(), file.string()}, settings.runs());
    const double limit = probe.seconds + inserts.seconds;
    table.add({"import " + std::string(input.name) + ", " + megabytes(file) + ", " +
                   counted(import.count) + " lines",
               in_seconds(import.seconds),
               in_seconds(probe.seconds) + " + SQLite " + in_seconds(inserts.seconds),
               times(import.seconds / limit), "≤ 2 ×",
               import.seconds <= k_import_ratio_wanted * limit});
    const Measure again = measure({"import-again", file.string(), dossier.string()}, 1);
    table.add({"import it again: all known", in_seconds(again.seconds), "", "", ""});
    fs::remove(dossier);
    fs::remove(file);
}

void measure_million(const Settings& settings, Table& table) {
    const std::int64_t count = settings.scaled(1'000'000);
    const fs::path file = settings.folder / "million.xml";
    const fs::path dossier = settings.folder / "million.comptoir";
    statement_input("CAMT.053").write(file, count);
    const Measure read = measure({"read", file.string()}, 1);
    table.add(
        {"peak memory, read CAMT.053, " + megabytes(file) + ", " + counted(read.count) + " lines",
         in_mib(read.peak_mib) + " (" + in_seconds(read.seconds) + ")", "", "", "≤ 200 MB",
         read.peak_mib <= k_peak_mib_wanted});
    const Measure import = measure({"import", file.string(), dossier.string()}, 1);
    table.add({"peak memory, import it",
               in_mib(import.peak_mib) + " (" + in_seconds(import.seconds) + ")", "", "",
               "≤ 200 MB", import.peak_mib <= k_peak_mib_wanted});
    fs::remove(file);
    fs::remove(dossier);
}

// Growth compares equal spans of time: ten small jobs one after another, then one of ten times the
// size, in turns. Beside a single short job the long one would seem slower than it is, as only the
// short one finds the machine quiet for its whole length.
void measure_reconcile(const Settings& settings, Table& table) {
    constexpr int k_times = 10;
    const std::int64_t count = settings.scaled(10'000);
    const fs::path small = settings.folder / "reconcile.comptoir";
    const fs::path large = settings.folder / "reconcile-large.comptoir";
    fs::remove(small);
    fs::remove(large);
    make_reconcile_dossier(small, count);
    make_reconcile_dossier(large, count * k_times);

    Measure best_small, best_large;
    double growth = 0, cpu_growth = 0;
    for (int turn = 0; turn < settings.runs(); ++turn) {
        double seconds = 0, cpu_seconds = 0;
        for (int i = 0; i < k_times; ++i) {
            const Measure one = measure({"apply", small.string()}, 1);
            seconds += one.seconds;
            cpu_seconds += one.cpu_seconds;
            if (best_small.count == 0 || one.seconds < best_small.seconds)
                best_small = one;
        }
        const Measure one = measure({"apply", large.string()}, 1);
        if (best_large.count == 0 || one.seconds < best_large.seconds)
            best_large = one;
        const double turn_growth = k_times * one.seconds / seconds;
        if (growth == 0 || turn_growth < growth) {
            growth = turn_growth;
            cpu_growth = k_times * one.cpu_seconds / cpu_seconds;
        }
    }
    for (const auto& [dossier, lines, best] :
         {std::tuple{small, count, best_small}, {large, count * k_times, best_large}}) {
        const Measure proposal = measure({"propose", dossier.string()}, settings.runs());
        table.add({"propose for " + counted(lines) + " lines, as many open items",
                   in_seconds(proposal.seconds), "", "", ""});
        table.add({"match them: " + counted(best.count) + " matched",
                   in_seconds(best.seconds) + ", " + in_mib(best.peak_mib), "", "", ""});
        fs::remove(dossier);
    }
    table.add({"growth of matching for ten times the work",
               times(growth) + " (processor time " + times(cpu_growth) + ")", "", "", "≤ 12 ×",
               growth <= k_growth_wanted});
}

// What an accountant waits for: one statement, in a dossier that is new and in one of many years.
void measure_statement(const Settings& settings, Table& table) {
    const fs::path dossier = settings.folder / "statement.comptoir";
    const LongPast young{settings.scaled(10'000), settings.scaled(2'000), 0};
    const LongPast old{young.items, young.lines, settings.scaled(1'000'000)};
    for (const LongPast& past : {young, old}) {
        fs::remove(dossier);
        make_reconcile_dossier(dossier, past);
        const double wanted = past.settled_rows == 0 ? k_statement_wanted : k_long_past_wanted;
        const Measure proposal = measure({"propose", dossier.string()}, settings.runs());
        const std::string what =
            counted(past.lines) + " lines, " + counted(past.items) + " open items" +
            (past.settled_rows == 0 ? ""
                                    : ", " + counted(past.settled_rows) + " settled entry lines");
        table.add({"propose for " + what, in_seconds(proposal.seconds), "", "",
                   "< " + in_seconds(wanted), proposal.seconds < wanted});
        const Measure matched = measure({"apply", dossier.string()}, settings.runs());
        table.add({"match them: " + counted(matched.count) + " matched",
                   in_seconds(matched.seconds), "", "",
                   past.settled_rows == 0 ? "" : "< " + in_seconds(k_long_past_wanted),
                   past.settled_rows == 0 || matched.seconds < k_long_past_wanted});
    }
    fs::remove(dossier);
}

// Worlds in which all lines look alike: ten times the lines, in one process each. Processor time,
// as the small ones are so short that only they find a busy machine quiet.
void measure_uniform(const Settings& settings, Table& table) {
    constexpr int k_times = 10;
    const std::int64_t count = settings.scaled(2'000);
    for (const auto& [world, what] :
         {std::pair{"party", "all of one party and one amount"},
          std::pair{"transfers", "all transfers between own accounts, without a name"}}) {
        const Measure small =
            measure({"uniform", world, std::to_string(count)}, k_times * settings.runs());
        const Measure large =
            measure({"uniform", world, std::to_string(count * k_times)}, settings.runs());
        const double growth = large.cpu_seconds / small.cpu_seconds;
        table.add({"propose for " + counted(count) + " lines, " + what,
                   in_seconds(small.cpu_seconds), "", "", ""});
        table.add({"propose for " + counted(count * k_times) + " of them",
                   in_seconds(large.cpu_seconds), in_seconds(small.cpu_seconds), times(growth),
                   "≤ 12 ×", growth <= k_growth_wanted});
    }
}

void measure_books(const Settings& settings, Table& table) {
    const std::int64_t rows = settings.scaled(1'000'000);
    const fs::path dossier = settings.folder / "books.comptoir";
    make_books_dossier(dossier, rows);
    const Measure open = measure({"open", dossier.string()}, settings.runs());
    table.add({"open a dossier of " + counted(rows) + " entry lines", in_seconds(open.seconds), "",
               "", "< 300 ms", open.seconds < k_open_wanted});
    const Measure balance = measure({"balance", dossier.string()}, settings.runs());
    table.add({"trial balance over them, by party: " + counted(balance.count) + " lines",
               in_seconds(balance.seconds), "", "", "< 1 s", balance.seconds < k_balance_wanted});
    fs::remove(dossier);
}

void run(const Settings& settings) {
    Table table;
    const auto wanted = [&](const char* name) {
        return settings.only.empty() || settings.only == name;
    };
    if (wanted("formats"))
        for (const StatementInput& input : statement_inputs())
            measure_format(settings, table, input);
    if (wanted("files")) {
        measure_many_files(settings, table, "CAMT.053", write_camt_files);
        measure_many_files(settings, table, "CFONB 120", write_cfonb_files);
    }
    if (wanted("camt"))
        measure_import(settings, table, statement_input("CAMT.053"));
    if (wanted("cfonb"))
        measure_import(settings, table, statement_input("CFONB 120"));
    if (wanted("million"))
        measure_million(settings, table);
    if (wanted("reconcile"))
        measure_reconcile(settings, table);
    if (wanted("statement"))
        measure_statement(settings, table);
    if (wanted("uniform"))
        measure_uniform(settings, table);
    if (wanted("books"))
        measure_books(settings, table);
    print_machine(settings.folder);
    table.print();
}

} // namespace
} // namespace comptoir::bench

int main(int argc, char** argv) {
    using namespace comptoir::bench;
    Settings settings;
    std::vector<std::string> task;
    CLI::App app{"Measures Comptoir beside the bare libraries it stands on."};
    app.add_flag("--quick", settings.quick, "a twentieth of the work, one run each");
    app.add_option("--only", settings.only, "one group of measures")
        ->check(CLI::IsMember({"formats", "files", "camt", "cfonb", "million", "reconcile",
                               "statement", "uniform", "books"}));
    app.add_option("--folder", settings.folder, "where the files are made; default: temporary");
    app.add_option("--task", task, "one measure in this process")->expected(1, -1)->group("");
    MatchingSettings matching;
    CLI::App* of_matching = app.add_subcommand("matching", "How well lines are matched, by shape");
    of_matching->add_option("--seeds", matching.seeds, "how many invented worlds");
    of_matching->add_option("--first", matching.first_seed, "the first seed");
    of_matching->add_option("--lines", matching.lines, "bank lines of each");
    of_matching->add_flag("--wild", matching.wild, "worlds made to mislead");
    of_matching->add_flag("--wilder", matching.wilder, "the same, of more banks and habits");
    of_matching->add_flag("--year", matching.year, "after one earlier year, with templates");
    of_matching->add_flag("--fingerprint", matching.fingerprint,
                          "one number for all that is proposed, to see whether anything changed");
    of_matching->add_option("--faults", matching.faults, "wrong and missed answers to print");
    CLI11_PARSE(app, argc, argv);
    if (!task.empty())
        return run_task(task) ? 0 : 1;
    if (of_matching->parsed()) {
        measure_matching(matching);
        return 0;
    }
    const bool own_folder = settings.folder.empty();
    if (own_folder)
        settings.folder =
            fs::temp_directory_path() / ("comptoir-bench-" + std::to_string(getpid()));
    fs::create_directories(settings.folder);
    run(settings);
    if (own_folder)
        fs::remove_all(settings.folder);
    return 0;
}
