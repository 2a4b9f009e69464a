#include "formats/statements/qif/qif_lines.h"

#include "comptoir/core/text.h"
#include "comptoir/formats/qif_errors.h"
#include "formats/statements/bank_text.h"

#include <algorithm>
#include <array>

namespace comptoir::formats::qif {

namespace {

constexpr std::size_t k_drop_from = k_piece_bytes;
constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

} // namespace

std::optional<Section> section_of(std::string_view header) {
    const std::string upper = text::to_upper_ascii(text::trim(header));
    if (upper.starts_with("!OPTION") || upper.starts_with("!CLEAR"))
        return std::nullopt;
    if (upper.starts_with("!ACCOUNT"))
        return Section::Account;
    if (!upper.starts_with("!TYPE:"))
        return Section::Foreign;
    const std::string_view type = text::trim(std::string_view(upper).substr(6));
    for (const std::string_view name : {"BANK", "CCARD", "CASH", "OTH A", "OTH L", "OTHA", "OTHL"})
        if (type == name)
            return Section::Operations;
    for (const std::string_view name : {"CAT", "CLASS", "MEMORIZED", "TAG", "PAYEE", "BUDGET"})
        if (type == name)
            return Section::Lists;
    return Section::Foreign;
}

Result<bool> LineReader::fill() {
    if (m_source_ended)
        return false;
    CT_ASSIGN(piece, m_source.next());
    m_source_ended = piece.empty();
    m_bytes_read += static_cast<std::int64_t>(piece.size());
    m_buffer.append(piece);
    return !m_source_ended;
}

// The line that begins at `at`, which goes behind it; empty when its end is not read yet.
std::optional<std::string_view> LineReader::line_at(std::size_t& at) const {
    const std::string_view rest = std::string_view(m_buffer).substr(at);
    const std::size_t size = line_end(rest);
    // A carriage return at the end of a piece may be half of a line end.
    const bool is_cut = size == rest.size() || (rest[size] == '\r' && size + 1 == rest.size());
    if (is_cut && !m_source_ended)
        return std::nullopt;
    std::string_view line = rest.substr(0, size);
    if (at == 0 && m_line == 0 && line.starts_with(k_byte_order_mark))
        line.remove_prefix(k_byte_order_mark.size());
    at += size;
    if (at < m_buffer.size() && m_buffer[at] == '\r')
        ++at;
    if (at < m_buffer.size() && m_buffer[at] == '\n')
        ++at;
    return line;
}

Result<bank::DateOrder> LineReader::find_date_order(const bank::ReadingChoices& choices) {
    DateOrderFinder finder;
    auto section = std::optional(Section::Operations);
    std::size_t at = 0;
    for (std::int64_t number = 1; !choices.date_order && !finder.proven();) {
        const std::size_t begin = at;
        const bool at_end = m_source_ended && begin >= m_buffer.size();
        if (const auto line = at_end ? std::nullopt : line_at(at)) {
            if (line->starts_with('!')) {
                if (const auto opened = section_of(*line))
                    section = opened;
            } else if (line->starts_with('D') && section == Section::Operations) {
                if (const auto day = split_day(line->substr(1)))
                    finder.see(*day, line->substr(1), number);
            }
            ++number;
            continue;
        }
        // A line that is too long is refused by next().
        if (m_source_ended || m_buffer.size() > k_undecided_bytes_max ||
            m_buffer.size() - at > k_line_bytes_max)
            break;
        CT_TRY(fill());
    }
    return finder.decide(choices);
}

Result<std::optional<Line>> LineReader::next() {
    for (;;) {
        if (m_at >= std::max(k_drop_from, m_buffer.size() / 2)) {
            m_buffer.erase(0, m_at);
            m_at = 0;
        }
        if (m_source_ended && m_at >= m_buffer.size())
            return std::optional<Line>();
        const auto line = line_at(m_at);
        if (!line) {
            if (m_buffer.size() - m_at > k_line_bytes_max)
                return fail_at(SourcePlace{{}, m_line + 1, {}, {}}, errors::qif_line_too_long,
                               {{"limit", std::int64_t{k_line_bytes_max}}});
            CT_TRY(fill());
            continue;
        }
        ++m_line;
        // Blank lines, and the end-of-file character of old systems.
        constexpr std::string_view k_nothing(" \t\x1A\0", 4);
        if (std::any_of(line->begin(), line->end(),
                        [&](char c) { return k_nothing.find(c) == std::string_view::npos; }))
            return std::optional(Line{*line, m_line});
    }
}

} // namespace comptoir::formats::qif
