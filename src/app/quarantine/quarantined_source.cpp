#include "app/quarantine/quarantined_source.h"

#include "comptoir/app/errors.h"
#include "comptoir/app/quarantine_errors.h"
#include "comptoir/bank/errors.h"
#include "comptoir/core/invariant.h"
#include "comptoir/formats/statement_errors.h"

#include <algorithm>

namespace comptoir::app {

OriginalSource::OriginalSource(storage::Database& database, const storage::QuarantineRecord& record)
    : m_pieces(database, record.file.value_or(storage::FileId{})), m_name(record.name),
      m_sha256(record.sha256), m_size(record.size) {
    invariant(record.file.has_value(), "a discarded file has no bytes");
}

Result<std::string_view> OriginalSource::next() {
    if (m_rest.empty() && !m_ended) {
        m_rest = m_pieces.next();
        m_hash.add(m_rest);
        if (m_rest.empty()) {
            m_ended = true;
            if (crypto::to_hex(m_hash.finish()) != m_sha256)
                return fail(errors::quarantine_original_changed, {{"name", m_name}});
        }
    }
    const std::string_view piece = m_rest.substr(0, formats::k_piece_bytes);
    m_rest.remove_prefix(piece.size());
    return piece;
}

Result<formats::TextShape> shape_of_original(storage::Database& database,
                                             const storage::QuarantineRecord& record) {
    return formats::shape_of([&]() -> Result<std::unique_ptr<formats::ByteSource>> {
        return std::make_unique<OriginalSource>(database, record);
    });
}

CorrectedSource::CorrectedSource(storage::Database& database,
                                 const storage::QuarantineRecord& record,
                                 const formats::TextShape& shape,
                                 const std::vector<bank::LineCorrection>& corrections)
    : m_original(database, record), m_read(&m_original) {
    if (!shape.is_text)
        return;
    m_overlay = std::make_unique<formats::OverlaySource>(m_original, shape, corrections);
    m_read = m_overlay.get();
}

std::vector<bank::LineCorrection>
lines_of(const std::vector<storage::CorrectionRecord>& corrections) {
    std::vector<bank::LineCorrection> lines;
    lines.reserve(corrections.size());
    for (const storage::CorrectionRecord& correction : corrections)
        lines.push_back(correction.line);
    return lines;
}

namespace {

// Which columns of its line are at fault: those of its field, or the one where XML breaks off.
void complete(QuarantineFault& fault, std::string_view format) {
    // Here nothing can be accepted: the sentence offers what the quarantine has.
    if (fault.code == bank::errors::balance_mismatch.name &&
        std::none_of(fault.params.begin(), fault.params.end(),
                     [](const Param& param) { return param.name == "form"; }))
        fault.params.push_back({"form", std::string("quarantine")});
    // A record of the wrong length is wrong as a whole, and so is one that is missing.
    if (fault.code == formats::errors::cfonb_record_length.name ||
        fault.code == formats::errors::cfonb_not_closed.name)
        return;
    if (fault.code == formats::errors::xml_malformed.name) {
        for (const Param& param : fault.params)
            if (const auto* column = std::get_if<std::int64_t>(&param.value);
                column && param.name == "column")
                fault.first_column = fault.last_column = static_cast<int>(
                    std::clamp<std::int64_t>(*column, 1, std::int64_t{k_shown_bytes_max}));
        return;
    }
    if (const auto columns =
            formats::columns_of_field(format, fault.place.record, fault.place.field)) {
        fault.first_column = columns->first;
        fault.last_column = columns->last;
    }
}

} // namespace

QuarantineFault fault_of(const Error& error, std::string_view format) {
    QuarantineFault fault{std::string(error.code.name), error.params,
                          error.place.value_or(SourcePlace{})};
    complete(fault, format);
    return fault;
}

QuarantineFault fault_of(const storage::QuarantineRecord& record) {
    QuarantineFault fault{record.fault.code, record.fault.params, record.place};
    fault.place.file = record.name;
    complete(fault, record.format);
    return fault;
}

void keep_fault(storage::QuarantineRecord& record, const QuarantineFault& fault) {
    record.fault = {fault.code, fault.params};
    record.place = fault.place;
}

QuarantinedFile file_of(const storage::QuarantineRecord& record) {
    QuarantinedFile file;
    file.id = QuarantineId{record.id.value()};
    file.name = record.name;
    file.sha256 = record.sha256;
    file.size = record.size;
    file.format = record.format;
    file.is_text = record.is_text;
    file.state = parse_quarantine_state(record.state).value_or(QuarantineState::Open);
    file.fault = fault_of(record);
    file.put_aside_at = record.put_aside_at;
    file.put_aside_by = record.put_aside_by;
    file.corrections = record.corrections;
    file.closed_at = record.closed_at;
    file.closed_by = record.closed_by;
    file.why_discarded = record.why_discarded;
    return file;
}

Correction correction_of(const storage::CorrectionRecord& record) {
    return {CorrectionId{record.id.value()},
            record.line,
            record.before,
            record.why,
            record.made_at,
            record.made_by};
}

storage::QuarantineRowId row_of(QuarantineId id) {
    return storage::QuarantineRowId{id.value()};
}

Result<storage::QuarantineRecord> find_file_in_quarantine(storage::Database& database,
                                                          QuarantineId id) {
    auto record = storage::find_quarantine(database, row_of(id));
    if (!record)
        return fail(errors::not_found, {{"what", "quarantine"}, {"id", id.value()}});
    return std::move(*record);
}

Result<storage::QuarantineRecord> find_open_file(storage::Database& database, QuarantineId id) {
    CT_ASSIGN(record, find_file_in_quarantine(database, id));
    if (record.state != to_text(QuarantineState::Open))
        return fail(errors::quarantine_not_open, {{"name", record.name}, {"state", record.state}});
    return record;
}

} // namespace comptoir::app
