#include "comptoir/app/csv.h"

#include "app/bank/remembered_mappings.h"
#include "app/bank/statement_files.h"
#include "comptoir/app/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/csv.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/csv_mapping_repository.h"

#include <algorithm>
#include <map>
#include <utility>

namespace comptoir::app {

namespace {

// Collects the first lines, then stops the reading.
class FirstLines final : public bank::StatementSink {
public:
    explicit FirstLines(std::size_t lines_max) : m_lines_max(lines_max) {}

    void begin_statement(const bank::StatementHeader& so_far) override {
        statements.push_back({so_far, bank::BalanceCheck::NotPossible, {}});
    }
    bool line(bank::StatementLine&& line) override {
        if (m_count == m_lines_max) {
            stopped = true;
            return false;
        }
        ++m_count;
        statements.back().lines.push_back(std::move(line));
        return true;
    }
    void end_statement(const bank::StatementHeader& header, bank::BalanceCheck check) override {
        statements.back().header = header;
        statements.back().check = check;
    }
    void diagnostic(Diagnostic&& diagnostic) override {
        constexpr std::size_t k_told_max = 200;
        if (diagnostics.size() < k_told_max)
            diagnostics.push_back(std::move(diagnostic));
    }

    std::vector<bank::StatementDraft> statements;
    std::vector<Diagnostic> diagnostics;
    bool stopped = false;

private:
    std::size_t m_lines_max;
    std::size_t m_count = 0;
};

CsvMappingRow row_of(storage::CsvMappingRecord record) {
    return {record.id, std::move(record.journal), std::move(record.mapping), record.saved_at,
            std::move(record.saved_by)};
}

} // namespace

std::vector<bank::CsvMapping> remembered_mappings(storage::Database& database,
                                                  const std::optional<std::string>& journal) {
    const auto journals = storage::load_journals(database);
    std::vector<storage::CsvMappingRecord> records = storage::load_csv_mappings(database, "");
    std::stable_partition(records.begin(), records.end(), [&](const auto& record) {
        return journal && record.journal == *journal;
    });
    std::map<std::string, int> uses;
    for (const storage::CsvMappingRecord& record : records)
        ++uses[csv_fingerprint(record.mapping)];
    std::vector<bank::CsvMapping> mappings;
    for (storage::CsvMappingRecord& record : records) {
        const bool is_certain = !journal && uses[csv_fingerprint(record.mapping)] == 1;
        if (journal ? record.journal != *journal : !is_certain)
            record.mapping.account.clear();
        for (const ledger::Journal& known : journals) {
            if (known.code != record.journal)
                continue;
            if (is_certain && record.mapping.account.empty() && known.iban)
                record.mapping.account = known.iban->text();
            if (!record.mapping.currency)
                record.mapping.currency = known.currency;
        }
        mappings.push_back(std::move(record.mapping));
    }
    return mappings;
}

Result<CsvPreview> preview_csv(const std::filesystem::path& path,
                               const CsvPreviewRequest& request) {
    CT_ASSIGN(files, StatementFiles::open(path, request.work));
    if (files.count() == 0)
        return fail(comptoir::errors::file_unreadable, {{"path", path.string()}});
    const bank::CsvMapping* mapping = request.mapping ? &*request.mapping : nullptr;
    CT_ASSIGN(sample, files.state().bytes(0));
    CsvPreview preview;
    CT_ASSIGN(proposal, formats::propose_csv_mapping(*sample, {}, mapping));
    preview.proposal = std::move(proposal);

    CT_ASSIGN(source, files.state().bytes(0));
    FirstLines lines(request.lines_max);
    const auto done = formats::read_csv(*source, preview.proposal.mapping, lines, request.work, {});
    preview.is_whole = done.has_value();
    if (!done && !lines.stopped) {
        preview.error = done.error();
        if (!preview.error->place)
            preview.error->place.emplace();
        preview.error->place->file = path.string();
    }
    preview.statements = std::move(lines.statements);
    preview.diagnostics = std::move(lines.diagnostics);
    if (!preview.statements.empty())
        preview.format = preview.statements.front().header.format;
    return preview;
}

std::vector<bank::CsvProfileRow> csv_profiles() {
    return formats::csv_profile_rows();
}

Result<CsvMappingRow> save_csv_mapping(Writer& writer, const std::string& journal,
                                       const bank::CsvMapping& mapping) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementImport));
    storage::Database& database = writer.database();
    const auto known = storage::find_journal(database, journal);
    if (!known)
        return fail(ledger::errors::unknown_journal, {{"journal", journal}});
    if (known->type != ledger::JournalType::Bank)
        return fail(ledger::errors::not_a_bank_journal, {{"journal", journal}});
    CT_TRY(bank::check_csv_mapping_name(mapping.name));
    CT_TRY(bank::check_csv_mapping(mapping));
    storage::CsvMappingRecord record{0, journal, mapping, writer.clock().now(), writer.user()};
    record.id = storage::save_csv_mapping(database, record);
    writer.record("csv_mapping.save", "journal " + journal, "", "mapping " + mapping.name);
    writer.changed(Noun::Journals);
    return row_of(std::move(record));
}

Result<std::vector<CsvMappingRow>> list_csv_mappings(Reader& reader,
                                                     const std::optional<std::string>& journal) {
    std::vector<CsvMappingRow> rows;
    for (storage::CsvMappingRecord& record :
         storage::load_csv_mappings(reader.database(), journal.value_or("")))
        rows.push_back(row_of(std::move(record)));
    return rows;
}

Result<void> forget_csv_mapping(Writer& writer, std::int64_t id) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementImport));
    const auto record = storage::find_csv_mapping(writer.database(), id);
    if (!record)
        return fail(errors::not_found, {{"what", "mapping"}, {"id", id}});
    storage::delete_csv_mapping(writer.database(), id);
    writer.record("csv_mapping.forget", "journal " + record->journal,
                  "mapping " + record->mapping.name, "");
    writer.changed(Noun::Journals);
    return {};
}

} // namespace comptoir::app
