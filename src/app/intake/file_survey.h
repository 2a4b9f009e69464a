// Which accounts a statement file holds, and which bytes of it are whose.
#pragma once

#include "comptoir/app/intake.h"
#include "comptoir/formats/statement_format.h"

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

// Pieces of one file, one after the other.
class RangeSource final : public formats::ByteSource {
public:
    RangeSource(const std::filesystem::path& path, std::vector<formats::ByteRange> ranges);
    Result<std::string_view> next() override; // core.file_unreadable
    std::int64_t bytes_total() const override { return m_total; }

private:
    std::string m_path;
    std::ifstream m_file;
    std::vector<formats::ByteRange> m_ranges;
    std::size_t m_range = 0;
    std::int64_t m_at = 0;
    std::int64_t m_total = 0;
    std::string m_piece;
};

// All bytes of a file; none where it cannot be read.
formats::ByteRange whole_of(const std::filesystem::path& path);

struct SurveyedPart {
    std::vector<bank::IntakeAccount> accounts; // several only in a file that cannot be cut
    std::vector<formats::ByteRange> ranges;
    std::optional<Error> damage; // why its block could not be read
};

// Reads the file in pieces, each statement once. Parts in the order of their first statements.
// Errors: those of read_statements when nothing of the file can be used, core.cancelled.
Result<std::vector<SurveyedPart>> survey_file(const std::filesystem::path& path,
                                              std::string_view name, const Work& work,
                                              const bank::ReadingChoices& choices);

} // namespace comptoir::app
