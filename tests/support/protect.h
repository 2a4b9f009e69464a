// Passwords for a dossier of a test: claire owns it, eve has the rights the test names.
#pragma once

#include "comptoir/app/users.h"
#include "support/temp_dossier.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::test {

inline constexpr std::string_view k_claire_password = "plage de galets";
inline constexpr std::string_view k_eve_password = "nuages du soir";

inline app::PasswordChange cheap_password(std::string_view user, std::string_view password) {
    app::PasswordChange change{.user = std::string(user), .password = SecretString(password)};
    change.cost = {16, 8, 1}; // the door is tested, not scrypt
    return change;
}

inline void protect(app::Workspace& workspace, const std::vector<users::Right>& of_eve) {
    expect_done(workspace.write<void>([&](app::Writer& writer) -> Result<void> {
        CT_TRY(app::set_role(writer, {.code = "trial", .name = "Essai", .allow = of_eve}));
        CT_TRY(app::add_user(writer, {.code = "claire", .name = "Claire Martin"}));
        CT_TRY(app::add_user(writer, {.code = "eve", .name = "Ève Roux", .role = "trial"}));
        CT_TRY(app::set_password(writer, cheap_password("claire", k_claire_password)));
        CT_TRY(app::set_password(writer, cheap_password("eve", k_eve_password)));
        return {};
    }));
}

inline std::unique_ptr<app::Workspace> open_as_eve(const std::filesystem::path& path,
                                                   std::shared_ptr<const Clock> clock) {
    app::OpenOptions options{.user = "eve", .clock = std::move(clock)};
    options.password = SecretString(k_eve_password);
    return value_of(app::Workspace::open(path, options));
}

} // namespace comptoir::test
