// A fresh dossier in a temporary folder, with a clock that stands still.
//
//   TempDossier dossier;                          // Atelier Exemple SAS, PCG, 2026
//   auto report = dossier.write<app::ImportReport>([&](app::Writer& w) { … });   // EXPECTs success
#pragma once

#include "comptoir/app/workspace.h"
#include "support/test_paths.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <memory>

namespace comptoir::test {

class TempDossier {
public:
    // 2026-10-31T10:00:00Z unless told otherwise.
    explicit TempDossier(ledger::Chart chart = ledger::Chart::Pcg,
                         std::string_view now = "2026-10-31T10:00:00Z");

    app::Workspace& workspace() { return *m_workspace; }
    std::filesystem::path path() const { return m_folder.file("dossier.comptoir"); }
    std::filesystem::path file(std::string_view name) const { return m_folder.file(name); }
    std::filesystem::path write_file(std::string_view name, std::string_view bytes) const;
    FixedClock& clock() { return *m_clock; }
    void close() { m_workspace.reset(); }
    void reopen();

    template <class T>
    Result<T> write(const std::function<Result<T>(app::Writer&)>& verb) {
        return m_workspace->write<T>(verb);
    }
    template <class T>
    Result<T> read(const std::function<Result<T>(app::Reader&)>& query) {
        return m_workspace->read<T>(query);
    }

private:
    TempFolder m_folder;
    std::shared_ptr<FixedClock> m_clock;
    std::unique_ptr<app::Workspace> m_workspace;
};

// The value, or a failed test that names the error; use as ASSERT-like: value_of(result).
template <class T>
T value_of(Result<T> result) {
    if (!result)
        throw std::runtime_error("unexpected error " + std::string(result.error().code.name) + " " +
                                 result.error().detail);
    return std::move(*result);
}
inline void expect_done(const Result<void>& result) {
    EXPECT_TRUE(result.has_value()) << result.error().code.name << " " << result.error().detail;
}
// The code of a refusal, or "" when it succeeded.
template <class T>
std::string refusal_of(const Result<T>& result) {
    return result ? std::string() : std::string(result.error().code.name);
}

} // namespace comptoir::test
