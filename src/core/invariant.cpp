#include "comptoir/core/invariant.h"

#include "comptoir/core/text.h"

#include <string>

namespace comptoir {

void invariant_broken(const char* why, const char* file, int line) {
    std::string message = "invariant broken: ";
    message += why;
    message += " (";
    message += file;
    message += ':';
    message += text::number(line);
    message += ')';
    throw InvariantBroken(message);
}

} // namespace comptoir
