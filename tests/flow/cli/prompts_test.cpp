// Passwords that are typed: what the command line asks on a terminal, and that nobody sees them.
#include "cli_under_test.h"

#include <poll.h>
#include <pty.h>

#include <cerrno>

namespace comptoir {
namespace {

constexpr int k_patience_ms = 20'000;

struct Typed {
    std::string prompt, answer;
};
struct Said {
    int code = -1;
    std::string screen;
};

class Prompts : public Cli {
protected:
    void SetUp() override {
        Cli::SetUp();
        fill();
        done("user add claire --role owner");
    }
    // Runs it on a terminal of its own; each answer is typed when its prompt stands there.
    Said at_terminal(const std::string& arguments, const std::vector<Typed>& answers) const {
        const std::string command = "exec " + quoted(COMPTOIR_CLI) + " --lang en --ledger " +
                                    quoted(m_ledger) + " " + arguments;
        int terminal = -1;
        const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
        if (child == 0) {
            execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
            _exit(127);
        }
        Said said;
        std::size_t seen = 0; // of the screen, up to the last prompt that was answered
        auto next = answers.begin();
        pollfd ready{terminal, POLLIN, 0};
        while (poll(&ready, 1, k_patience_ms) > 0) {
            std::array<char, 4096> piece{};
            const ssize_t count = read(terminal, piece.data(), piece.size());
            if (count <= 0) // the other side is gone
                break;
            said.screen.append(piece.data(), static_cast<std::size_t>(count));
            if (next == answers.end())
                continue;
            const auto at = said.screen.find(next->prompt, seen);
            if (at == std::string::npos)
                continue;
            seen = at + next->prompt.size();
            const std::string line = next->answer + "\n";
            EXPECT_EQ(write(terminal, line.data(), line.size()), static_cast<ssize_t>(line.size()));
            ++next;
        }
        EXPECT_TRUE(next == answers.end()) << "never asked: " << next->prompt << said.screen;
        close(terminal);
        int status = 0;
        waitpid(child, &status, 0);
        said.code = WEXITSTATUS(status);
        return said;
    }
};

TEST_F(Prompts, ANewPasswordIsTypedTwiceAndNotShown) {
    const Said said =
        at_terminal("user password claire", {{"New password of claire: ", "plage de galets"},
                                             {"The same password again: ", "plage de galets"}});
    EXPECT_EQ(said.code, 0) << said.screen;
    EXPECT_EQ(said.screen.find("galets"), std::string::npos) << said.screen;
    // And it is the one that was typed.
    std::ofstream(m_folder / "claire") << "plage de galets\n";
    done("user add paul --role assistant --user claire --password-file " +
         quoted((m_folder / "claire").string()));
}

TEST_F(Prompts, TwoThatDifferChangeNothing) {
    const Said said =
        at_terminal("user password claire", {{"New password of claire: ", "plage de galets"},
                                             {"The same password again: ", "plage de galet"}});
    EXPECT_EQ(said.code, 2) << said.screen;
    EXPECT_NE(said.screen.find("the two passwords differ"), std::string::npos) << said.screen;
    done("user add paul --role assistant"); // the dossier asks nobody
}

TEST_F(Prompts, ADossierThatAsksWhoIsAnsweredOnTheTerminal) {
    at_terminal("user password claire", {{"New password of claire: ", "plage de galets"},
                                         {"The same password again: ", "plage de galets"}});
    const Said said = at_terminal("--user claire user add paul --role assistant",
                                  {{"Password of claire: ", "plage de galets"}});
    EXPECT_EQ(said.code, 0) << said.screen;
    EXPECT_EQ(said.screen.find("galets"), std::string::npos) << said.screen;
    const Said wrong = at_terminal("--user claire user add eve --role assistant",
                                   {{"Password of claire: ", "pas celui-ci"}});
    EXPECT_EQ(wrong.code, 1) << wrong.screen;
}

} // namespace
} // namespace comptoir
