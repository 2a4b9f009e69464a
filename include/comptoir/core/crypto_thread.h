// What the library of ciphers keeps for each thread, and when it lets go of it.
#pragma once

namespace comptoir::crypto {

// Frees at its end what OpenSSL keeps for the calling thread (its queue of errors, its random
// generator). A thread that is joined needs none of it: OpenSSL does the same as the thread ends.
// The threads of Qt's pool are not joined: QThreadPool::waitForDone comes back while they still
// end, and OpenSSL forgets them when the program leaves at that moment (OPENSSL_thread_stop(3)).
class ThreadUse {
public:
    ThreadUse() = default;
    ~ThreadUse();
    ThreadUse(const ThreadUse&) = delete;
    ThreadUse& operator=(const ThreadUse&) = delete;
    ThreadUse(ThreadUse&&) = delete;
    ThreadUse& operator=(ThreadUse&&) = delete;
};

} // namespace comptoir::crypto
