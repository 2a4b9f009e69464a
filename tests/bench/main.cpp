// comptoir-bench: what the main jobs cost, each beside a probe of the limit in the same run.
//
//   comptoir-bench [--quick] [--only camt|cfonb|million|reconcile|books] [--folder DIR]
//
// Asserts nothing: prints a table, for docs/performance.md.
#include "inputs.h"
#include "measure.h"
#include "tasks.h"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <filesystem>
#include <iostream>

namespace comptoir::bench {

namespace fs = std::filesystem;

namespace {

constexpr double k_import_ratio_wanted = 2;
constexpr double k_peak_mib_wanted = 200e6 / 1024 / 1024; // 200 MB
constexpr double k_growth_wanted = 12;
constexpr double k_open_wanted = 0.3;
constexpr double k_balance_wanted = 1;

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

// Reading and importing one file, beside the bare libraries on it.
void measure_file(const Settings& settings, Table& table, const std::string& name,
                  const std::string& parser_probe, const fs::path& file, int runs) {
    const fs::path dossier = settings.folder / "import.comptoir";
    const Measure probe = measure({parser_probe, file.string()}, runs);
    const Measure read = measure({"read", file.string()}, runs);
    const Measure import = measure({"import", file.string(), dossier.string()}, runs);
    const Measure inserts = measure({"sqlite", dossier.string(), file.string()}, runs);
    const double limit = probe.seconds + inserts.seconds;
    const std::string what =
        name + ", " + megabytes(file) + ", " + counted(import.count) + " lines";
    table.add({"read " + what, in_seconds(read.seconds),
               parser_probe + " " + in_seconds(probe.seconds), times(read.seconds / probe.seconds),
               ""});
    table.add({"import " + what, in_seconds(import.seconds),
               in_seconds(probe.seconds) + " + SQLite " + in_seconds(inserts.seconds),
               times(import.seconds / limit), "≤ 2 ×",
               import.seconds <= k_import_ratio_wanted * limit});
    const Measure again = measure({"import-again", file.string(), dossier.string()}, 1);
    table.add({"import it again: all known", in_seconds(again.seconds), "", "", ""});
    fs::remove(dossier);
}

void measure_million(const Settings& settings, Table& table) {
    const std::int64_t count = settings.scaled(1'000'000);
    const fs::path file = settings.folder / "million.xml";
    const fs::path dossier = settings.folder / "million.comptoir";
    write_camt(file, count);
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

void measure_reconcile(const Settings& settings, Table& table) {
    std::vector<Measure> proposals, matches;
    for (const std::int64_t count : {settings.scaled(10'000), settings.scaled(100'000)}) {
        const fs::path dossier = settings.folder / "reconcile.comptoir";
        fs::remove(dossier);
        make_reconcile_dossier(dossier, count);
        const int runs = settings.runs();
        proposals.push_back(measure({"propose", dossier.string()}, runs));
        matches.push_back(measure({"apply", dossier.string()}, runs));
        table.add({"propose for " + counted(count) + " lines, as many open items",
                   in_seconds(proposals.back().seconds), "", "", ""});
        table.add({"match them: " + counted(matches.back().count) + " matched",
                   in_seconds(matches.back().seconds) + ", " + in_mib(matches.back().peak_mib), "",
                   "", ""});
        fs::remove(dossier);
    }
    const double growth = matches[1].seconds / matches[0].seconds;
    const double cpu_growth = matches[1].cpu_seconds / matches[0].cpu_seconds;
    table.add({"growth of matching for ten times the work",
               times(growth) + " (processor time " + times(cpu_growth) + ")", "", "", "≤ 12 ×",
               growth <= k_growth_wanted});
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
    if (wanted("camt")) {
        const fs::path file = settings.folder / "statement.xml";
        write_camt(file, settings.scaled(100'000));
        measure_file(settings, table, "CAMT.053", "expat", file, settings.runs());
    }
    if (wanted("cfonb")) {
        const fs::path file = settings.folder / "statement.cfonb";
        write_cfonb(file, settings.scaled(100'000));
        measure_file(settings, table, "CFONB 120", "lines", file, settings.runs());
    }
    if (wanted("million"))
        measure_million(settings, table);
    if (wanted("reconcile"))
        measure_reconcile(settings, table);
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
        ->check(CLI::IsMember({"camt", "cfonb", "million", "reconcile", "books"}));
    app.add_option("--folder", settings.folder, "where the files are made; default: temporary");
    app.add_option("--task", task, "one measure in this process")->expected(1, -1)->group("");
    CLI11_PARSE(app, argc, argv);
    if (!task.empty())
        return run_task(task) ? 0 : 1;
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
