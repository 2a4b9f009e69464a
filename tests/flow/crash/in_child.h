// Runs a part of a test in a child process, so that it may be killed, limited or given file systems
// of its own. Call while the test has no threads: nothing open.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <string_view>

namespace comptoir::test {

// A running child; what it says comes through a pipe that keeps its words when it is killed.
class Child {
public:
    using Say = std::function<void(std::string_view)>;
    explicit Child(const std::function<void(const Say&)>& body);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    void wait_for_words() const; // until it said something or ended
    void kill_now() const;
    std::string finish(); // waits for its end; all it said
private:
    pid_t m_pid = 0;
    int m_pipe = -1;
};

// Runs `body` with a file system of its own mounted at `folder` (tmpfs of that many KiB), and
// answers what it says. Empty optional-like "cannot mount" when the test may not mount.
inline constexpr std::string_view k_cannot_mount = "cannot mount";
std::string in_small_file_system(const std::string& folder, int kibibytes,
                                 const std::function<void(const Child::Say&)>& body);
bool make_read_only(const std::string& folder); // inside in_small_file_system

} // namespace comptoir::test
