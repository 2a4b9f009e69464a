// A dossier with passwords: claire owns it, eve has the role a test gives her.
#pragma once

#include "comptoir/app/users.h"
#include "comptoir/storage/repositories/event_repository.h"
#include "support/protect.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::app {

class ProtectedDossier {
public:
    static constexpr std::string_view k_claire = test::k_claire_password,
                                      k_eve = test::k_eve_password;

    ProtectedDossier() {
        test::expect_done(m_dossier.write<void>([](Writer& writer) -> Result<void> {
            CT_TRY(add_user(writer, {.code = "claire", .name = "Claire Martin"}));
            CT_TRY(add_user(writer, {.code = "eve", .name = "Ève Roux", .role = "reviewer"}));
            CT_TRY(set_password(writer, change("claire", k_claire)));
            CT_TRY(set_password(writer, change("eve", k_eve)));
            return {};
        }));
        m_dossier.close();
    }

    static PasswordChange change(std::string_view user, std::string_view password) {
        return test::cheap_password(user, password);
    }
    OpenOptions options(std::string_view user, std::string_view password) {
        OpenOptions options{.user = std::string(user), .clock = m_clock};
        options.password = SecretString(password);
        options.sign_in_clock = m_clock;
        return options;
    }
    Result<std::unique_ptr<Workspace>> open(std::string_view user, std::string_view password) {
        return Workspace::open(path(), options(user, password));
    }
    // How long a try is told to wait, right password or not; 0: it is let in.
    std::int64_t seconds_for(std::string_view user, std::string_view password) {
        const auto opened = open(user, password);
        if (opened)
            return 0;
        EXPECT_EQ(opened.error().code.name, "users.too_early");
        return std::get<std::int64_t>(opened.error().params.back().value);
    }
    std::unique_ptr<Workspace> as_claire() { return test::value_of(open("claire", k_claire)); }
    std::unique_ptr<Workspace> as_eve() { return test::value_of(open("eve", k_eve)); }

    std::vector<storage::EventRecord> events() const {
        const auto workspace = test::value_of(Workspace::open(path(), {.read_only = true}));
        std::vector<storage::EventRecord> list;
        test::expect_done(workspace->read<void>([&](Reader& reader) -> Result<void> {
            storage::for_each_event(reader.database(),
                                    [&](std::int64_t, const storage::EventRecord& event) {
                                        list.push_back(event);
                                        return true;
                                    });
            return {};
        }));
        return list;
    }

    std::filesystem::path path() const { return m_dossier.path(); }
    FixedClock& clock() { return *m_clock; }

private:
    test::TempDossier m_dossier;
    std::shared_ptr<FixedClock> m_clock =
        std::make_shared<FixedClock>(*Instant::parse_iso("2026-11-02T09:00:00Z"));
};

} // namespace comptoir::app
