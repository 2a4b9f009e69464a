// One open dossier: a verb is all or nothing, changes are told after the commit, closing leaves one
// file, and a second writer is told who holds the dossier.
#include "comptoir/app/workspace.h"

#include "comptoir/app/errors.h"
#include "comptoir/core/invariant.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/errors.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/event_repository.h"
#include "support/temp_dossier.h"

#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <future>
#include <thread>
#include <vector>

namespace comptoir::app {
namespace {

using test::refusal_of;
using test::TempDossier;
using test::value_of;

Result<void> set(Writer& writer, std::string_view name, std::string_view value) {
    storage::save_setting(writer.database(), name, value);
    writer.changed(Noun::Dossier);
    return {};
}

std::string setting(TempDossier& dossier, std::string_view name) {
    return value_of(dossier.read<std::string>([&](Reader& reader) -> Result<std::string> {
        return storage::load_setting(reader.database(), name).value_or("");
    }));
}

const ErrorSpec k_no{"test.no", ErrorKind::Refused};

TEST(WorkspaceTest, AVerbThatAnswersAValueIsKept) {
    TempDossier dossier;
    test::expect_done(dossier.write<void>([](Writer& w) { return set(w, "a", "1"); }));
    EXPECT_EQ(setting(dossier, "a"), "1");
    dossier.reopen();
    EXPECT_EQ(setting(dossier, "a"), "1");
}

TEST(WorkspaceTest, AVerbThatRefusesLeavesNoTrace) {
    TempDossier dossier;
    const auto refused = dossier.write<void>([](Writer& w) -> Result<void> {
        CT_TRY(set(w, "a", "1"));
        const Writer::Act act = w.begin_own();
        w.record("test.act", "setting a");
        return fail(k_no);
    });
    EXPECT_EQ(refusal_of(refused), "test.no");
    EXPECT_EQ(setting(dossier, "a"), "");
    EXPECT_EQ(value_of(dossier.read<std::int64_t>([](Reader& r) -> Result<std::int64_t> {
                  return r.database().integer(
                      "SELECT count(*) FROM event WHERE action = 'test.act'");
              })),
              0);
}

TEST(WorkspaceTest, AVerbThatThrowsIsRolledBackAndSaysSo) {
    TempDossier dossier;
    const auto broken = dossier.write<void>([](Writer& w) -> Result<void> {
        CT_TRY(set(w, "a", "1"));
        throw std::runtime_error("unforeseen");
    });
    EXPECT_EQ(refusal_of(broken), "app.internal");
    const auto invariant_broken = dossier.write<void>([](Writer& w) -> Result<void> {
        CT_TRY(set(w, "a", "1"));
        invariant(false, "a test breaks it");
        return {};
    });
    EXPECT_EQ(refusal_of(invariant_broken), "app.internal");
    const auto refused_by_database = dossier.write<void>([](Writer& w) -> Result<void> {
        CT_TRY(set(w, "a", "1"));
        w.database().run(
            "INSERT INTO journal (code, name, type, currency) VALUES ('', '', '', '')");
        return {};
    });
    EXPECT_EQ(refusal_of(refused_by_database), "storage.constraint");
    EXPECT_EQ(setting(dossier, "a"), "");
    test::expect_done(dossier.write<void>([](Writer& w) { return set(w, "b", "2"); }));
    EXPECT_EQ(setting(dossier, "b"), "2") << "the writer goes on after a failure";
}

TEST(WorkspaceTest, AQueryThatThrowsIsAnsweredAndTheReaderGoesOn) {
    TempDossier dossier;
    for (int turn = 0; turn < 4; ++turn) {
        EXPECT_EQ(refusal_of(dossier.read<int>(
                      [](Reader&) -> Result<int> { throw std::runtime_error("unforeseen"); })),
                  "app.internal");
        EXPECT_EQ(refusal_of(dossier.read<int>([](Reader& reader) -> Result<int> {
                      reader.database().roll_back(); // what a disk error does behind our back
                      throw storage::DatabaseFailure(
                          storage::error_of(10, "disk error", reader.database().path()));
                  })),
                  "storage.io_failure");
    }
    EXPECT_EQ(setting(dossier, "a"), "");
}

TEST(WorkspaceTest, AQueryCannotWrite) {
    TempDossier dossier;
    const auto refused = dossier.read<int>([](Reader& reader) -> Result<int> {
        storage::save_setting(reader.database(), "a", "1");
        return 1;
    });
    EXPECT_EQ(refusal_of(refused), "storage.read_only_file");
}

TEST(WorkspaceTest, AQuerySeesOneMomentFromBeginningToEnd) {
    TempDossier dossier;
    const auto both = dossier.read<std::pair<std::string, std::string>>(
        [&](Reader& reader) -> Result<std::pair<std::string, std::string>> {
            const auto before = storage::load_setting(reader.database(), "a").value_or("");
            test::expect_done(dossier.write<void>([](Writer& w) { return set(w, "a", "1"); }));
            return std::pair(before, storage::load_setting(reader.database(), "a").value_or(""));
        });
    EXPECT_EQ(value_of(both), (std::pair<std::string, std::string>("", "")));
    EXPECT_EQ(setting(dossier, "a"), "1");
}

TEST(WorkspaceTest, ChangesAreToldAfterTheCommitAndNeverForARefusal) {
    TempDossier dossier;
    std::vector<std::string> seen;
    std::vector<Change> changes;
    auto subscription = dossier.workspace().subscribe([&](const Changes& told) {
        // On the writer thread, after the commit: a reader sees the new value.
        seen.push_back(setting(dossier, "a"));
        changes.insert(changes.end(), told.begin(), told.end());
    });
    test::expect_done(dossier.write<void>([](Writer& w) { return set(w, "a", "1"); }));
    EXPECT_FALSE(dossier.write<void>([](Writer& w) -> Result<void> {
        CT_TRY(set(w, "a", "2"));
        return fail(k_no);
    }));
    EXPECT_FALSE(dossier.write<void>([](Writer& w) -> Result<void> {
        CT_TRY(set(w, "a", "3"));
        throw std::runtime_error("unforeseen");
    }));
    test::expect_done(dossier.write<void>([](Writer&) -> Result<void> { return {}; }));
    EXPECT_EQ(seen, std::vector<std::string>{"1"});
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes[0].noun, Noun::Dossier);
}

TEST(WorkspaceTest, AnEndedSubscriptionIsNotCalledAgain) {
    TempDossier dossier;
    int calls = 0;
    auto subscription = dossier.workspace().subscribe([&](const Changes&) { ++calls; });
    test::expect_done(dossier.write<void>([](Writer& w) { return set(w, "a", "1"); }));
    subscription.reset();
    test::expect_done(dossier.write<void>([](Writer& w) { return set(w, "a", "2"); }));
    EXPECT_EQ(calls, 1);
}

TEST(WorkspaceTest, AListenerMayEndItsOwnSubscriptionAndBeginAnother) {
    TempDossier dossier;
    int first = 0, second = 0;
    std::unique_ptr<Workspace::Subscription> other;
    std::unique_ptr<Workspace::Subscription> own;
    own = dossier.workspace().subscribe([&](const Changes&) {
        ++first;
        other = dossier.workspace().subscribe([&](const Changes&) { ++second; });
        own.reset();
    });
    test::expect_done(dossier.write<void>([](Writer& w) { return set(w, "a", "1"); }));
    test::expect_done(dossier.write<void>([](Writer& w) { return set(w, "a", "2"); }));
    EXPECT_EQ(first, 1);
    EXPECT_EQ(second, 1);
}

TEST(WorkspaceTest, AListenerThatThrowsTakesNothingFromTheVerb) {
    TempDossier dossier;
    const auto subscription = dossier.workspace().subscribe(
        [](const Changes&) { throw std::runtime_error("a widget is gone"); });
    test::expect_done(dossier.write<void>([](Writer& w) { return set(w, "a", "1"); }));
    test::expect_done(dossier.write<void>([](Writer& w) { return set(w, "a", "2"); }));
    EXPECT_EQ(setting(dossier, "a"), "2");
}

TEST(WorkspaceTest, WhatAVerbDidOutsideIsUndoneWithIt) {
    TempDossier dossier;
    int undone = 0;
    const auto act = [&](bool keep) {
        return dossier.write<bool>([&](Writer& writer) -> Result<bool> {
            writer.on_roll_back([&] { ++undone; });
            return keep ? Result<bool>(true) : fail(k_no);
        });
    };
    EXPECT_TRUE(act(true));
    EXPECT_EQ(undone, 0);
    EXPECT_EQ(refusal_of(act(false)), "test.no");
    EXPECT_EQ(undone, 1);
    const auto thrown = dossier.write<bool>([&](Writer& writer) -> Result<bool> {
        writer.on_roll_back([&] { ++undone; });
        invariant(false, "as when a rule of ours breaks");
        return true;
    });
    EXPECT_FALSE(thrown);
    EXPECT_EQ(undone, 2);
}

TEST(WorkspaceTest, ASubscriptionMayOutliveTheWorkspace) {
    TempDossier dossier;
    auto subscription = dossier.workspace().subscribe([](const Changes&) {});
    dossier.close();
    subscription.reset();
}

TEST(WorkspaceTest, AReadOnlyWorkspaceReadsAndRefusesEveryVerb) {
    TempDossier dossier;
    test::expect_done(dossier.write<void>([](Writer& w) { return set(w, "a", "1"); }));
    const auto reading = value_of(Workspace::open(dossier.path(), {.read_only = true}));
    EXPECT_EQ(reading->dossier().company, "Atelier Exemple SAS");
    EXPECT_EQ(refusal_of(reading->write<void>([](Writer& w) { return set(w, "a", "2"); })),
              "app.read_only");
    std::promise<std::string> posted;
    reading->post_write<void>([](Writer& w) { return set(w, "a", "2"); },
                              [&](Result<void> done) { posted.set_value(refusal_of(done)); });
    EXPECT_EQ(posted.get_future().get(), "app.read_only");
    EXPECT_EQ(setting(dossier, "a"), "1");
}

TEST(WorkspaceTest, AReaderOfAnotherProcessSeesWhatTheWriterCommits) {
    TempDossier dossier;
    const auto reading = value_of(Workspace::open(dossier.path(), {.read_only = true}));
    test::expect_done(dossier.write<void>([](Writer& w) { return set(w, "a", "1"); }));
    EXPECT_EQ(value_of(reading->read<std::string>([](Reader& r) -> Result<std::string> {
                  return storage::load_setting(r.database(), "a").value_or("");
              })),
              "1");
}

TEST(WorkspaceTest, ASecondWritingProcessIsRefusedByPidAndHost) {
    TempDossier dossier;
    const pid_t ours = getpid();
    const pid_t child = fork();
    if (child == 0) {
        const auto second = Workspace::open(dossier.path(), {.user = "paul"});
        bool named = !second && refusal_of(second) == "storage.locked_by_other";
        for (const Param& param : second ? Params{} : second.error().params)
            if (param.name == "pid")
                named = named && std::get<std::string>(param.value) == std::to_string(ours);
        _exit(named ? 0 : 1);
    }
    int status = 1;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    test::expect_done(dossier.write<void>([](Writer& w) { return set(w, "a", "1"); }));
}

TEST(WorkspaceTest, AClosedDossierIsOneFile) {
    TempDossier dossier;
    test::expect_done(dossier.write<void>([](Writer& w) { return set(w, "a", "1"); }));
    dossier.close();
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(dossier.path().parent_path()))
        files.push_back(entry.path().filename().string());
    EXPECT_EQ(files, std::vector<std::string>{dossier.path().filename().string()});
    value_of(Workspace::open(dossier.path(), {.read_only = true})).reset();
    const auto left = std::filesystem::directory_iterator(dossier.path().parent_path());
    EXPECT_EQ(std::distance(begin(left), end(left)), 1) << "reading leaves nothing beside it";
}

TEST(WorkspaceTest, ClosingWaitsForTheVerbsThatWait) {
    TempDossier dossier;
    std::atomic<int> done = 0;
    for (int index = 0; index < 200; ++index)
        dossier.workspace().post_write<void>(
            [index](Writer& w) { return set(w, "n" + std::to_string(index), "1"); },
            [&](Result<void> result) { done += result ? 1 : 0; });
    dossier.close();
    EXPECT_EQ(done, 200);
    dossier.reopen();
    EXPECT_EQ(setting(dossier, "n199"), "1");
}

TEST(WorkspaceTest, AVerbPostedWhileItClosesIsRefused) {
    TempDossier dossier;
    Workspace& workspace = dossier.workspace();
    std::atomic<bool> started = false, refused = false;
    // The first verb keeps posting others until one of them is told that the workspace closes.
    workspace.post_write<int>(
        [&](Writer&) -> Result<int> {
            started = true;
            while (!refused)
                workspace.post_write<int>([](Writer&) -> Result<int> { return 1; },
                                          [&](Result<int> answer) {
                                              if (!answer && answer.error().code ==
                                                                 ErrorCode(errors::shutting_down))
                                                  refused = true;
                                          });
            return 1;
        },
        [](const Result<int>&) {});
    while (!started)
        std::this_thread::yield();
    dossier.close();
    EXPECT_TRUE(refused);
}

TEST(WorkspaceTest, ManyThreadsMayAskAtOnce) {
    TempDossier dossier;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&dossier, thread] {
            for (int turn = 0; turn < 25; ++turn) {
                const std::string name = std::to_string(thread) + "-" + std::to_string(turn);
                EXPECT_TRUE(dossier.write<void>([&](Writer& w) { return set(w, name, "1"); }));
                EXPECT_EQ(setting(dossier, name), "1") << "a writer reads its own commit";
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(value_of(dossier.read<std::int64_t>([](Reader& r) -> Result<std::int64_t> {
                  return r.database().integer("SELECT count(*) FROM setting WHERE name LIKE '%-%'");
              })),
              100);
}

TEST(WorkspaceTest, EveryActIsInTheEventLogWithWhoAndWhen) {
    TempDossier dossier;
    test::expect_done(dossier.write<void>([](Writer& w) -> Result<void> {
        const Writer::Act act = w.begin_own();
        w.record("test.act", "thing 1", "before", "after");
        return {};
    }));
    test::expect_done(dossier.read<void>([&](Reader& reader) -> Result<void> {
        storage::EventRecord last;
        storage::for_each_event(reader.database(),
                                [&](std::int64_t, const storage::EventRecord& e) {
                                    last = e;
                                    return true;
                                });
        EXPECT_EQ(last.user, "claire");
        EXPECT_EQ(last.action, "test.act");
        EXPECT_EQ(last.before, "before");
        EXPECT_EQ(last.after, "after");
        EXPECT_EQ(last.at, dossier.clock().now());
        EXPECT_TRUE(last.simulated_clock);
        EXPECT_EQ(storage::first_broken_event(reader.database()), 0);
        return {};
    }));
}

TEST(WorkspaceCreate, RefusesAnExistingFileAndLeavesItAlone) {
    TempDossier dossier;
    dossier.close();
    const std::string before = test::read_text(dossier.path());
    EXPECT_EQ(refusal_of(Workspace::create(dossier.path(), {.company = "B"}, {})),
              "storage.already_exists");
    EXPECT_EQ(test::read_text(dossier.path()), before);
}

TEST(WorkspaceCreate, RefusesANamelessCompanyAndAReversedYearBeforeTouchingTheDisk) {
    const test::TempFolder folder;
    const auto path = folder.file("new.comptoir");
    EXPECT_EQ(refusal_of(Workspace::create(path, {.company = "  "}, {})), "app.company_missing");
    NewDossier reversed{.company = "A"};
    reversed.year = DateRange{*Date::from_ymd(2026, 12, 31), *Date::from_ymd(2026, 1, 1)};
    EXPECT_EQ(refusal_of(Workspace::create(path, reversed, {})), "ledger.year_reversed");
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(WorkspaceCreate, ADoubtfulCompanyNumberIsAWarning) {
    const test::TempFolder folder;
    const auto created = value_of(Workspace::create(
        folder.file("new.comptoir"), {.company = "A", .company_number = "123456789"}, {}));
    ASSERT_EQ(created.warnings.size(), 1u);
    EXPECT_EQ(created.warnings[0].code.name, "app.company_number_doubtful");
}

TEST(WorkspaceCreate, RefusesACompanyNumberThatWouldLeadElsewhereInAFilesName) {
    const test::TempFolder folder;
    const auto path = folder.file("new.comptoir");
    for (const char* number :
         {"../../evil", "a/b", "a\nb", "12345678901234567890123456789012345678901"})
        EXPECT_EQ(
            refusal_of(Workspace::create(path, {.company = "A", .company_number = number}, {})),
            "app.company_number_unusable");
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
    value_of(Workspace::create(path, {.company = "A", .company_number = "CHE-123.456.788"}, {}));
}

TEST(WorkspaceCreate, TakesAwayWhatAKilledProgramLeft) {
    const test::TempFolder folder;
    const auto path = folder.file("new.comptoir");
    std::ofstream(path.string() + ".new") << "half";
    std::ofstream(path.string() + ".new-wal") << "half";
    value_of(Workspace::create(path, {.company = "A", .company_number = "732829320"}, {}));
    const auto entries = std::filesystem::directory_iterator(folder.path());
    EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
    EXPECT_TRUE(Workspace::open(path, {}).has_value());
}

TEST(WorkspaceCreate, LeavesOneFile) {
    const test::TempFolder folder;
    value_of(Workspace::create(folder.file("new.comptoir"),
                               {.company = "A", .company_number = "732829320"}, {}));
    const auto entries = std::filesystem::directory_iterator(folder.path());
    EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

TEST(WorkspaceOpen, RefusesWhatIsNotThere) {
    const test::TempFolder folder;
    EXPECT_EQ(refusal_of(Workspace::open(folder.file("none.comptoir"), {})), "storage.cannot_open");
    EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "no lock file is left beside nothing";
}

TEST(WorkspaceOpen, RefusesADossierOfANewerProgramAndLetsItsLockGo) {
    TempDossier dossier;
    dossier.close();
    {
        const auto database =
            value_of(storage::Database::open(dossier.path(), storage::OpenMode::ReadWrite));
        database->execute_script("PRAGMA user_version=99");
    }
    EXPECT_EQ(refusal_of(Workspace::open(dossier.path(), {})), "storage.newer_than_program");
    EXPECT_FALSE(std::filesystem::exists(dossier.path().string() + ".lock"));
}

} // namespace
} // namespace comptoir::app
