// invariant(condition, "why"): what we promised ourselves; on in release builds too.
//
// A broken invariant is our bug, never the user's input. It throws InvariantBroken, the one
// exception that may cross a module border; the job boundary rolls back and reports it.
#pragma once

#include <stdexcept>

namespace comptoir {

class InvariantBroken : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

[[noreturn]] void invariant_broken(const char* why, const char* file, int line);

inline void check_invariant(bool condition, const char* why, const char* file, int line) {
    if (!condition)
        invariant_broken(why, file, line);
}

} // namespace comptoir

#define invariant(condition, why)                                                                  \
    ::comptoir::check_invariant((condition), (why), __FILE__, __LINE__)
