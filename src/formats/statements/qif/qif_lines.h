// The lines of a QIF file, and what part of it they belong to.
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/formats/statement_format.h"
#include "formats/statements/date_order.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats::qif {

inline constexpr std::size_t k_line_bytes_max = 64 * 1024;
// How far the days of a file are searched for one that proves their order.
inline constexpr std::size_t k_undecided_bytes_max = 16 * 1024 * 1024;

struct Line {
    std::string_view bytes; // without its line end, not trimmed; valid until the next line
    std::int64_t number = 0;
};

// What the records under a header are.
enum class Section {
    Operations, // !Type:Bank, CCard, Cash, Oth A, Oth L; also a file that begins without a header
    Account,    // !Account: the account of what follows
    Lists,      // categories, classes, memorised payees: no operations
    Foreign,    // investments and what is unknown
};
// The section a header line opens; empty for !Option and !Clear, which open none.
std::optional<Section> section_of(std::string_view header);

class LineReader {
public:
    explicit LineReader(ByteSource& source) : m_source(source) {}

    // Looks ahead, as far as needed and at most k_undecided_bytes_max, for the order of the days.
    // To be called before the first line. Errors: formats.date_order_ambiguous, the source's own.
    Result<bank::DateOrder> find_date_order(const bank::ReadingChoices& choices);

    // The next line that is not blank; empty at the end. Errors: formats.qif_line_too_long, the
    // source's own.
    Result<std::optional<Line>> next();

    std::int64_t bytes_read() const { return m_bytes_read; }

private:
    Result<bool> fill();
    std::optional<std::string_view> line_at(std::size_t& at) const;

    ByteSource& m_source;
    std::string m_buffer;
    std::size_t m_at = 0;
    std::int64_t m_line = 0;
    bool m_source_ended = false;
    std::int64_t m_bytes_read = 0;
};

} // namespace comptoir::formats::qif
