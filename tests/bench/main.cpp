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
#include <tuple>

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
