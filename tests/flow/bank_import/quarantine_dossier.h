// A dossier with a journal for the account of the test statements, and shorter names for the verbs
// of the quarantine.
#pragma once

#include "bank_dossier.h"
#include "comptoir/app/quarantine.h"

#include <string>
#include <vector>

namespace comptoir::test {

class QuarantineDossier : public BankDossier {
public:
    app::ImportReport import_aside(const std::vector<std::filesystem::path>& files,
                                   std::optional<std::string> journal = {}) {
        return value_of(try_import(files, {.journal = std::move(journal), .quarantine = true}));
    }
    app::QuarantineId put_aside(std::string_view text, std::optional<std::string> journal = {}) {
        const auto report = import_aside({write_file("broken.txt", text)}, std::move(journal));
        EXPECT_EQ(report.put_aside.size(), 1U);
        return report.put_aside.empty() ? app::QuarantineId{} : report.put_aside.front().id;
    }
    std::vector<app::QuarantinedFile>
    list(std::optional<app::QuarantineState> state = app::QuarantineState::Open) {
        return value_of(read<std::vector<app::QuarantinedFile>>(
            [&](app::Reader& reader) { return app::list_quarantine(reader, {.state = state}); }));
    }
    app::QuarantineView show(app::QuarantineId id, app::QuarantineViewRequest request = {}) {
        request.file = id;
        return value_of(read<app::QuarantineView>(
            [&](app::Reader& reader) { return app::show_quarantined(reader, request); }));
    }
    Result<app::Correction> correct(app::QuarantineId id, app::CorrectionRequest request) {
        request.file = id;
        if (request.why.empty())
            request.why = "the bank sent the right figures by letter";
        return write<app::Correction>(
            [&](app::Writer& writer) { return app::correct_line(writer, request); });
    }
    Result<void> drop(app::CorrectionId id) {
        return write<void>([&](app::Writer& writer) { return app::drop_correction(writer, id); });
    }
    Result<app::QuarantineTrial> try_reading(app::QuarantineId id,
                                             std::optional<std::string> journal = {}) {
        return read<app::QuarantineTrial>([&](app::Reader& reader) {
            return app::try_quarantined(reader, id, {.journal = journal});
        });
    }
    std::string fault(app::QuarantineId id, std::optional<std::string> journal = {}) {
        const auto trial = value_of(try_reading(id, std::move(journal)));
        return trial.fault ? trial.fault->code : std::string();
    }
    Result<app::ImportReport> release(app::QuarantineId id,
                                      app::QuarantineImportRequest request = {}) {
        request.file = id;
        return write<app::ImportReport>(
            [&](app::Writer& writer) { return app::import_quarantined(writer, request); });
    }
    Result<void> discard(app::QuarantineId id, std::string_view why) {
        return write<void>(
            [&](app::Writer& writer) { return app::discard_quarantined(writer, id, why); });
    }
    std::optional<app::StatementCorrections> corrections_of(bank::StatementId id) {
        return value_of(read<std::optional<app::StatementCorrections>>(
            [&](app::Reader& reader) { return app::corrections_of_statement(reader, id); }));
    }
    std::string stored_original(app::QuarantineId id) {
        return value_of(read<std::string>([&](app::Reader& reader) -> Result<std::string> {
            storage::Statement row =
                reader.database().query("SELECT file_id FROM quarantine WHERE id = ?1", id.value());
            row.step();
            return storage::load_file(reader.database(), row.id<storage::FileId>(0));
        }));
    }
};

} // namespace comptoir::test
