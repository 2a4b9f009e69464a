#include "tasks.h"

#include "comptoir/app/bank.h"
#include "comptoir/app/books.h"
#include "comptoir/app/reconcile.h"
#include "field_probes.h"
#include "inputs.h"
#include "matching/fingerprint.h"
#include "matching/uniform.h"
#include "measure.h"
#include "probes.h"
#include "statement_inputs.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace comptoir::bench {

namespace fs = std::filesystem;

namespace {

class CountingSink final : public bank::StatementSink {
public:
    void begin_statement(const bank::StatementHeader&) override {}
    bool line(bank::StatementLine&& line) override {
        sum_minor += line.amount.minor();
        ++lines;
        return true;
    }
    void end_statement(const bank::StatementHeader&, bank::BalanceCheck) override {}
    void diagnostic(Diagnostic&&) override {}
    std::int64_t lines = 0, sum_minor = 0;
};

Measure read_file(const fs::path& file) {
    CountingSink sink;
    const Watch watch;
    const app::FileReading reading = app::read_statement_file(file, sink, {});
    const Measure measure = watch.measure(sink.lines);
    if (reading.error)
        give_up_on(*reading.error);
    return measure;
}

// Into a fresh dossier, which stays for the probe.
Measure import_file(const fs::path& file, const fs::path& dossier) {
    fs::remove(dossier);
    make_dossier(dossier);
    const auto workspace = open_dossier(dossier);
    const Watch watch;
    const auto report = value_of(workspace->write<app::ImportReport>(
        [&](app::Writer& writer) { return app::import_files(writer, {.files = {file}}); }));
    return watch.measure(report.statements.front().lines_new);
}

// All files of a folder by their names, in one go, into a fresh dossier.
Measure import_folder(const fs::path& folder, const fs::path& dossier) {
    fs::remove(dossier);
    make_dossier(dossier);
    app::ImportRequest request;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        request.files.push_back(entry.path());
    std::sort(request.files.begin(), request.files.end());
    const auto workspace = open_dossier(dossier);
    const Watch watch;
    const auto report = value_of(workspace->write<app::ImportReport>(
        [&](app::Writer& writer) { return app::import_files(writer, request); }));
    std::int64_t lines = 0;
    for (const app::ImportedStatement& statement : report.statements)
        lines += statement.lines_new;
    return watch.measure(lines);
}

// The same file again: everything is known.
Measure import_again(const fs::path& file, const fs::path& dossier) {
    const auto workspace = open_dossier(dossier);
    const Watch watch;
    const auto report = value_of(workspace->write<app::ImportReport>(
        [&](app::Writer& writer) { return app::import_files(writer, {.files = {file}}); }));
    return watch.measure(report.statements.front().lines_known);
}

Measure propose(const fs::path& dossier) {
    const auto workspace = open_dossier(dossier);
    const Watch watch;
    const auto report = value_of(workspace->read<app::ReconcileReport>(
        [](app::Reader& reader) { return app::propose_matches(reader, {}); }));
    return watch.measure(report.summary.lines - report.summary.open);
}

// On a copy, so that it may be measured again.
Measure apply(const fs::path& dossier) {
    const fs::path copy = dossier.string() + ".copy";
    fs::copy_file(dossier, copy, fs::copy_options::overwrite_existing);
    auto workspace = open_dossier(copy);
    const Watch watch;
    const auto report = value_of(workspace->write<app::ReconcileReport>(
        [](app::Writer& writer) { return app::apply_matches(writer, {}); }));
    const Measure measure = watch.measure(report.summary.matched);
    workspace.reset();
    fs::remove(copy);
    return measure;
}

// The engine alone: nothing is read or stored. By hand, with a word more, it says what it answered.
Measure propose_alike(const std::string& name, int lines, bool says_answers) {
    const World world = uniform_world(name, lines);
    const Watch watch;
    const auto proposals = reconcile::propose(world.lines, world.books, {}, {});
    const Measure measure = watch.measure(std::count_if(
        proposals.begin(), proposals.end(), [](const auto& one) { return one.unattended; }));
    if (says_answers) {
        Fingerprint fingerprint;
        fingerprint.add(proposals);
        std::cerr << "answers " << std::hex << fingerprint.value() << std::dec << "\n";
    }
    return measure;
}

Measure open_books(const fs::path& dossier) {
    const Watch watch;
    const auto workspace = open_dossier(dossier);
    const auto info = workspace->dossier();
    return watch.measure(static_cast<std::int64_t>(info.company.size()));
}

Measure trial_balance(const fs::path& dossier) {
    const auto workspace = open_dossier(dossier);
    const Watch watch;
    const auto balances = value_of(workspace->read<std::vector<ledger::Balance>>(
        [](app::Reader& reader) { return app::trial_balance(reader, {}); }));
    return watch.measure(static_cast<std::int64_t>(balances.size()));
}

} // namespace

bool run_task(const std::vector<std::string>& arguments) {
    const std::string& name = arguments.at(0);
    const fs::path first = arguments.size() > 1 ? arguments[1] : "";
    const fs::path second = arguments.size() > 2 ? arguments[2] : "";
    if (name == "expat")
        answer(probe_expat(first));
    else if (name.starts_with("fields-"))
        return probe_fields(name, first);
    else if (name == "sqlite")
        answer(probe_sqlite(first, second));
    else if (name == "read")
        answer(read_file(first));
    else if (name == "import")
        answer(import_file(first, second));
    else if (name == "import-folder")
        answer(import_folder(first, second));
    else if (name == "import-again")
        answer(import_again(first, second));
    else if (name == "propose")
        answer(propose(first));
    else if (name == "apply")
        answer(apply(first));
    else if (name == "uniform")
        answer(propose_alike(arguments.at(1), std::stoi(arguments.at(2)), arguments.size() > 3));
    else if (name == "open")
        answer(open_books(first));
    else if (name == "balance")
        answer(trial_balance(first));
    // For a profiler: --task make FILE LINES "CFONB 120", --task make-files FOLDER
    // FILES LINES, --task make-reconcile FILE ITEMS, --task uniform party LINES answers
    else if (name == "make")
        statement_input(arguments.at(3)).write(first, std::stoll(arguments.at(2)));
    else if (name == "make-files")
        write_cfonb_files(first, std::stoll(arguments.at(2)), std::stoll(arguments.at(3)));
    else if (name == "make-reconcile")
        make_reconcile_dossier(first, std::stoll(arguments.at(2)));
    else
        return false;
    return true;
}

} // namespace comptoir::bench
