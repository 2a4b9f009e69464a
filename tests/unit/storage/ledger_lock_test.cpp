#include "comptoir/storage/ledger_lock.h"

#include "new_database.h"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <string>

namespace comptoir::storage {
namespace {

using test::refusal_of;
using test::TempFolder;
using test::value_of;

class LedgerLockTest : public testing::Test {
protected:
    std::filesystem::path ledger() const { return m_folder.file("a.comptoir"); }
    std::filesystem::path lock_file() const { return ledger().string() + ".lock"; }
    std::string note() const { return test::read_text(lock_file()); }
    TempFolder m_folder;
};

std::string param_of(const Error& error, std::string_view name) {
    for (const Param& param : error.params)
        if (param.name == name)
            return std::get<std::string>(param.value);
    return {};
}

// A child that takes the lock, says so through a pipe, and then waits to be killed.
class HoldingChild {
public:
    explicit HoldingChild(const std::filesystem::path& ledger) {
        std::array<int, 2> ends{};
        EXPECT_EQ(pipe(ends.data()), 0);
        m_pid = fork();
        if (m_pid == 0) {
            const auto lock = LedgerLock::take(ledger);
            const char said = lock ? 'y' : 'n';
            if (write(ends[1], &said, 1) != 1)
                _exit(1);
            while (true)
                pause();
        }
        char said = 0;
        EXPECT_EQ(read(ends[0], &said, 1), 1);
        EXPECT_EQ(said, 'y');
        close(ends[0]);
        close(ends[1]);
    }
    ~HoldingChild() { end(); }
    HoldingChild(const HoldingChild&) = delete;
    HoldingChild& operator=(const HoldingChild&) = delete;
    pid_t pid() const { return m_pid; }
    void end() {
        if (m_pid <= 0)
            return;
        kill(m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
        m_pid = 0;
    }

private:
    pid_t m_pid = 0;
};

TEST_F(LedgerLockTest, TheSecondTakerIsRefusedInTheSameProcessToo) {
    const auto first = LedgerLock::take(ledger());
    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(refusal_of(LedgerLock::take(ledger())), "storage.locked_by_other");
}

TEST_F(LedgerLockTest, TheRefusalNamesTheProcessAndTheHost) {
    HoldingChild child(ledger());
    const auto second = LedgerLock::take(ledger());
    ASSERT_EQ(refusal_of(second), "storage.locked_by_other");
    std::array<char, 256> host{};
    ASSERT_EQ(gethostname(host.data(), host.size() - 1), 0);
    EXPECT_EQ(param_of(second.error(), "pid"), std::to_string(child.pid()));
    EXPECT_EQ(param_of(second.error(), "host"), host.data());
    EXPECT_EQ(param_of(second.error(), "path"), ledger().string());
}

TEST_F(LedgerLockTest, AKilledProcessLeavesNoLock) {
    HoldingChild child(ledger());
    child.end();
    EXPECT_TRUE(std::filesystem::exists(lock_file())) << "the file itself only informs";
    EXPECT_TRUE(LedgerLock::take(ledger()).has_value());
    EXPECT_FALSE(std::filesystem::exists(lock_file()));
}

TEST_F(LedgerLockTest, AnEndedHolderLeavesNoFileAndTheNextOneTakesIt) {
    { const auto first = value_of(LedgerLock::take(ledger())); }
    EXPECT_FALSE(std::filesystem::exists(lock_file()));
    EXPECT_TRUE(LedgerLock::take(ledger()).has_value());
}

TEST_F(LedgerLockTest, AnOldNoteIsReplacedByTheNewHolders) {
    std::ofstream(lock_file()) << "999999 a-machine-with-a-longer-name-than-ours.example\n";
    const auto lock = value_of(LedgerLock::take(ledger()));
    EXPECT_TRUE(note().starts_with(std::to_string(getpid()) + " ")) << note();
    EXPECT_EQ(note().find("999999"), std::string::npos);
}

TEST_F(LedgerLockTest, AnUnreadableNoteStillRefuses) {
    HoldingChild child(ledger());
    std::ofstream(lock_file(), std::ios::trunc) << "";
    const auto second = LedgerLock::take(ledger());
    ASSERT_EQ(refusal_of(second), "storage.locked_by_other");
    EXPECT_EQ(param_of(second.error(), "pid"), "?");
}

TEST_F(LedgerLockTest, AFolderThatIsNotThereCannotBeLocked) {
    EXPECT_EQ(refusal_of(LedgerLock::take(m_folder.file("nowhere") / "a.comptoir")),
              "storage.cannot_open");
}

TEST_F(LedgerLockTest, TwoDossiersBesideEachOtherAreLockedApart) {
    const auto first = LedgerLock::take(ledger());
    const auto other = LedgerLock::take(m_folder.file("b.comptoir"));
    EXPECT_TRUE(first && other);
}

} // namespace
} // namespace comptoir::storage
