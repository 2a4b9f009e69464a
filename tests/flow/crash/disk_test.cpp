// A full disk in the middle of an import, and a medium that takes no writes. On a file system of
// its own when the test may mount one; else under a limit on file sizes.
#include "in_child.h"

#include "comptoir/app/bank.h"
#include "comptoir/app/books.h"
#include "comptoir/storage/database.h"
#include "support/statement_texts.h"
#include "support/temp_dossier.h"

#include <sys/resource.h>

#include <csignal>
#include <fstream>

namespace comptoir::app {
namespace {

using test::Child;
using test::refusal_of;
using test::TempFolder;
using test::value_of;

constexpr std::int64_t k_lines = 20'000; // about 12 MB of CAMT, much more than the disk takes

std::filesystem::path write_statement(const TempFolder& folder) {
    const auto path = folder.file("long.xml");
    std::ofstream out(path, std::ios::binary);
    test::write_long_camt(out, {k_lines, 0, [](std::int64_t index) {
                                    return test::TextLine{test::day("2026-01-05"), 100 + index,
                                                          "LINE " + std::to_string(index * 7919),
                                                          ""};
                                }});
    return path;
}

void make_dossier(const std::filesystem::path& path) {
    value_of(Workspace::create(
        path, {.company = "A", .company_number = "732829320", .owner = "claire"}, {}));
    const auto workspace = value_of(Workspace::open(path, {}));
    value_of(workspace->write<ledger::Journal>([](Writer& writer) {
        return add_journal(
            writer, {.code = "BQ", .iban = Iban::parse(test::k_test_iban), .account = "512000"});
    }));
}

std::string import_refusal(const std::filesystem::path& dossier,
                           const std::filesystem::path& file) {
    const auto workspace = value_of(Workspace::open(dossier, {}));
    return refusal_of(workspace->write<ImportReport>(
        [&](Writer& writer) { return import_files(writer, {.files = {file}}); }));
}

// "" when every check holds and no trace of a statement is left.
std::string what_is_wrong(const std::filesystem::path& dossier) {
    const auto workspace = Workspace::open(dossier, {});
    if (!workspace)
        return "does not open: " + std::string(workspace.error().code.name);
    return value_of((*workspace)->read<std::string>([](Reader& reader) -> Result<std::string> {
        for (const CheckResult& check : check_dossier(reader, {}))
            if (!check.ok)
                return check.name + ": " + check.detail;
        const bool clean = reader.database().integer(
                               "SELECT (SELECT count(*) FROM statement) + (SELECT count(*) FROM"
                               " bank_line) + (SELECT count(*) FROM file)") == 0;
        return std::string(clean ? "" : "something of the statement is left");
    }));
}

TEST(FullDisk, InTheMiddleOfAnImportChangesNothing) {
    const TempFolder sources, disk;
    const auto statement = write_statement(sources);
    const std::string said =
        test::in_small_file_system(disk.path().string(), 3 * 1024, [&](const Child::Say& say) {
            const auto dossier = disk.file("a.comptoir");
            make_dossier(dossier);
            say(import_refusal(dossier, statement) + ";" + what_is_wrong(dossier));
        });
    if (said == test::k_cannot_mount)
        GTEST_SKIP() << "this test mounts a small disk, which takes the rights of root";
    EXPECT_EQ(said, "storage.disk_full;");
}

TEST(FullDisk, AFileThatMayNotGrowChangesNothing) {
    const TempFolder folder;
    const auto statement = write_statement(folder);
    const auto dossier = folder.file("a.comptoir");
    Child child([&](const Child::Say& say) {
        make_dossier(dossier);
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{2 * 1024 * 1024, 2 * 1024 * 1024};
        setrlimit(RLIMIT_FSIZE, &limit);
        say(import_refusal(dossier, statement) + ";" + what_is_wrong(dossier));
    });
    const std::string said = child.finish();
    EXPECT_TRUE(said == "storage.disk_full;" || said == "storage.io_failure;") << said;
    EXPECT_EQ(what_is_wrong(dossier), "") << "and without the limit it opens as well";
}

TEST(FullDisk, ADiskTooSmallForANewDossierLeavesNoFile) {
    const TempFolder disk;
    const std::string said =
        test::in_small_file_system(disk.path().string(), 16, [&](const Child::Say& say) {
            const auto created = Workspace::create(disk.file("a.comptoir"), {.company = "A"}, {});
            const auto files = std::filesystem::directory_iterator(disk.path());
            say(refusal_of(created) + ";" +
                std::to_string(std::distance(begin(files), end(files))));
        });
    if (said == test::k_cannot_mount)
        GTEST_SKIP() << "this test mounts a small disk, which takes the rights of root";
    EXPECT_TRUE(said == "storage.disk_full;0" || said == "storage.io_failure;0") << said;
}

TEST(ReadOnlyMedium, ADossierIsReadAndRefusedForWriting) {
    const TempFolder disk;
    const std::string said =
        test::in_small_file_system(disk.path().string(), 8 * 1024, [&](const Child::Say& say) {
            const auto dossier = disk.file("100% #1?.comptoir");
            make_dossier(dossier);
            if (!test::make_read_only(disk.path().string())) {
                say("cannot remount");
                return;
            }
            const auto reading = Workspace::open(dossier, {.read_only = true});
            say(refusal_of(Workspace::open(dossier, {})) + ";" +
                (reading ? (*reading)->dossier().company : refusal_of(reading)));
        });
    if (said == test::k_cannot_mount)
        GTEST_SKIP() << "this test mounts a small disk, which takes the rights of root";
    EXPECT_EQ(said, "storage.read_only_file;A");
}

} // namespace
} // namespace comptoir::app
