// The program's log: one line per event, English, on stderr and (client) in a rotating file.
//
// Never a secret, a full IBAN, a bank label or a counterparty name in a log line.
#pragma once

#include <string_view>

namespace comptoir::log {

enum class Level { Debug, Info, Warning, Error };

using Sink = void (*)(Level level, std::string_view area, std::string_view line);

void set_sink(Sink sink); // nullptr: silent (the default); call once at start
void write(Level level, std::string_view area, std::string_view line);

inline void info(std::string_view area, std::string_view line) {
    write(Level::Info, area, line);
}
inline void warn(std::string_view area, std::string_view line) {
    write(Level::Warning, area, line);
}
inline void error(std::string_view area, std::string_view line) {
    write(Level::Error, area, line);
}

} // namespace comptoir::log
