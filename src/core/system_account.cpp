#include "comptoir/core/system_account.h"

#include "comptoir/core/text.h"

#include <pwd.h>
#include <unistd.h>

#include <cstddef>

namespace comptoir {

std::string system_account() {
    constexpr std::size_t k_bytes = 16'384;
    std::string buffer(k_bytes, '\0');
    passwd entry{};
    passwd* found = nullptr;
    if (getpwuid_r(geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found)
        return found->pw_name;
    return text::number(static_cast<long long>(geteuid()));
}

} // namespace comptoir
