// The bytes of a file in quarantine: the original, checked, and the original with its corrections.
#pragma once

#include "comptoir/app/quarantine.h"
#include "comptoir/core/bytes.h"
#include "comptoir/formats/overlay.h"
#include "comptoir/formats/statement_format.h"
#include "comptoir/storage/repositories/quarantine_repository.h"

#include <memory>
#include <string>
#include <vector>

namespace comptoir::app {

// Ends with quarantine.original_changed when the bytes are not those that were put aside.
class OriginalSource final : public formats::ByteSource {
public:
    OriginalSource(storage::Database& database, const storage::QuarantineRecord& record);
    Result<std::string_view> next() override;
    std::int64_t bytes_total() const override { return m_size; }

private:
    storage::FilePieces m_pieces;
    std::string m_name, m_sha256;
    std::int64_t m_size;
    std::string_view m_rest; // of the piece
    crypto::Sha256 m_hash;
    bool m_ended = false;
};

// invariant: the file is not discarded.
Result<formats::TextShape> shape_of_original(storage::Database& database,
                                             const storage::QuarantineRecord& record);

class CorrectedSource final : public formats::ByteSource {
public:
    CorrectedSource(storage::Database& database, const storage::QuarantineRecord& record,
                    const formats::TextShape& shape,
                    const std::vector<bank::LineCorrection>& corrections);
    Result<std::string_view> next() override { return m_read->next(); }
    std::int64_t bytes_total() const override { return m_original.bytes_total(); }

private:
    OriginalSource m_original;
    std::unique_ptr<formats::OverlaySource> m_overlay; // none over what is no text
    formats::ByteSource* m_read;
};

std::vector<bank::LineCorrection>
lines_of(const std::vector<storage::CorrectionRecord>& corrections);

QuarantineFault fault_of(const Error& error, std::string_view format);
QuarantineFault fault_of(const storage::QuarantineRecord& record);
QuarantinedFile file_of(const storage::QuarantineRecord& record);
Correction correction_of(const storage::CorrectionRecord& record);
storage::QuarantineRowId row_of(QuarantineId id);
void keep_fault(storage::QuarantineRecord& record, const QuarantineFault& fault);

// Errors: app.not_found; quarantine.not_open unless it may be closed.
Result<storage::QuarantineRecord> find_file_in_quarantine(storage::Database& database,
                                                          QuarantineId id);
Result<storage::QuarantineRecord> find_open_file(storage::Database& database, QuarantineId id);

// Reads the file with its corrections and says what stands in the way, apart from journals.
// Errors: quarantine.discarded, .original_changed, core.cancelled.
Result<QuarantineTrial> examine(storage::Database& database,
                                const storage::QuarantineRecord& record,
                                const bank::ReadingChoices& choices, const Work& work);

} // namespace comptoir::app
