#include "in_child.h"

#include <csignal>
#include <poll.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <exception>

namespace comptoir::test {

Child::Child(const std::function<void(const Say&)>& body) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0)
        std::abort();
    m_pid = fork();
    if (m_pid == 0) {
        close(ends[0]);
        const Say say = [&](std::string_view words) {
            if (write(ends[1], words.data(), words.size()) < 0)
                _exit(3);
        };
        try {
            body(say);
        } catch (const std::exception& problem) {
            say(std::string("threw: ") + problem.what());
        }
        _exit(0); // nothing of the parent's is destroyed twice
    }
    close(ends[1]);
    m_pipe = ends[0];
}

Child::~Child() {
    if (m_pid > 0) {
        kill_now();
        waitpid(m_pid, nullptr, 0);
    }
    close(m_pipe);
}

void Child::wait_for_words() const {
    pollfd waiting{m_pipe, POLLIN, 0};
    poll(&waiting, 1, -1);
}

void Child::kill_now() const {
    kill(m_pid, SIGKILL);
}

std::string Child::finish() {
    std::string words;
    std::array<char, 4096> piece{};
    for (ssize_t count; (count = read(m_pipe, piece.data(), piece.size())) > 0;)
        words.append(piece.data(), static_cast<std::size_t>(count));
    waitpid(m_pid, nullptr, 0);
    m_pid = 0;
    return words;
}

std::string in_small_file_system(const std::string& folder, int kibibytes,
                                 const std::function<void(const Child::Say&)>& body) {
    Child child([&](const Child::Say& say) {
        // A mount namespace of the child's own: whatever happens, its mounts end with it.
        const std::string size = "size=" + std::to_string(kibibytes) + "k";
        if (unshare(CLONE_NEWNS) != 0 ||
            mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            mount("tmpfs", folder.c_str(), "tmpfs", 0, size.c_str()) != 0) {
            say(k_cannot_mount);
            return;
        }
        body(say);
    });
    return child.finish();
}

bool make_read_only(const std::string& folder) {
    return mount("tmpfs", folder.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0;
}

} // namespace comptoir::test
