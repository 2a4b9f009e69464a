// A folder of clients' dossiers, each of which follows one invented account, and files of the firm.
#pragma once

#include "comptoir/app/intake.h"
#include "comptoir/core/text.h"
#include "support/statement_texts.h"
#include "support/temp_dossier.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace comptoir::test {

namespace fs = std::filesystem;

// Account n of the firm's clients.
inline Iban iban_of(int number) {
    return *iban_of_rib({"30006", "00001", text::pad_left(text::number(number), 11, '0')});
}

inline TextStatement statement_of(int number, std::size_t lines,
                                  std::string_view from = "2026-01-05",
                                  std::int64_t opening = 1'000'00) {
    TextStatement statement;
    statement.iban = iban_of(number).text();
    statement.opening_minor = opening;
    for (std::size_t index = 0; index < lines; ++index)
        statement.lines.push_back(
            {day(from).plus_days(static_cast<std::int32_t>(index / 2)),
             (index % 3 == 0 ? -1 : 1) * (100 * number + 7 * static_cast<std::int64_t>(index) + 1),
             "OPERATION " + text::number(number) + " " +
                 text::number(static_cast<long long>(index)),
             ""});
    return statement;
}

class FirmFolder {
public:
    // client01.comptoir … each with a journal BQ that follows account 1 …
    explicit FirmFolder(int clients) {
        fs::create_directories(path());
        const fs::path model = m_files.file("model.comptoir");
        app::OpenOptions options{.user = "claire", .clock = m_clock};
        value_of(app::Workspace::create(
            model, {.company = "Client Exemple", .company_number = "123456782", .owner = "claire"},
            options));
        for (int number = 1; number <= clients; ++number) {
            fs::copy_file(model, dossier(number));
            follow(number, number);
        }
    }
    fs::path path() const { return m_files.file("dossiers"); }
    static std::string name(int number) {
        return "client" + text::pad_left(text::number(number), 2, '0') + ".comptoir";
    }
    fs::path dossier(int number) const { return path() / name(number); }
    app::IntakeFolder folder() const {
        return {.path = path(), .user = "claire", .clock = m_clock};
    }
    void follow(int client, int account, const std::string& journal = "BQ") {
        auto workspace = open(client);
        value_of(workspace->write<ledger::Journal>([&](app::Writer& writer) {
            return app::add_journal(writer, {.code = journal, .iban = iban_of(account)});
        }));
    }
    std::unique_ptr<app::Workspace> open(int client) const {
        return value_of(
            app::Workspace::open(dossier(client), {.user = "claire", .clock = m_clock}));
    }
    fs::path file(std::string_view name, std::string_view bytes) const {
        const fs::path path = m_files.file(name);
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }
    Result<app::IntakeReport> take(const std::vector<fs::path>& files,
                                   app::IntakeRequest request = {}) const {
        request.files = files;
        return app::take_in(folder(), request);
    }
    Result<app::IntakeReport> assign(int account, int client, const std::string& journal) const {
        return app::assign_intake(
            folder(),
            {.account = iban_of(account).text(), .dossier = name(client), .journal = journal});
    }
    std::int64_t lines(int client, const std::string& journal = "BQ") const {
        auto workspace = open(client);
        return value_of(workspace->read<std::int64_t>(
            [&](app::Reader& reader) { return app::count_lines(reader, {.journal = journal}); }));
    }
    // The original that the dossier keeps of its first statement.
    std::string original(int client) const {
        auto workspace = open(client);
        return value_of(
            workspace->read<std::string>([](app::Reader& reader) -> Result<std::string> {
                CT_ASSIGN(statements, app::list_statements(reader, {}));
                return app::original_file(reader, statements.front().id);
            }));
    }
    std::size_t files_in_tray() const {
        const fs::path parts = path() / ".comptoir-intake" / "parts";
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(parts), fs::directory_iterator()));
    }

private:
    TempFolder m_files;
    std::shared_ptr<FixedClock> m_clock =
        std::make_shared<FixedClock>(*Instant::parse_iso("2026-02-02T09:00:00Z"));
};

inline std::string codes_of(const std::vector<bank::IntakePart>& parts) {
    std::string codes;
    for (const bank::IntakePart& part : parts)
        codes += (codes.empty() ? "" : " ") + part.reason.code;
    return codes;
}

} // namespace comptoir::test
