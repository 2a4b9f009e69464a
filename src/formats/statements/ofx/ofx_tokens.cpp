#include "formats/statements/ofx/ofx_tokens.h"

#include "comptoir/core/text.h"
#include "comptoir/formats/ofx_errors.h"
#include "comptoir/formats/statement_errors.h"

#include <algorithm>
#include <array>

namespace comptoir::formats::ofx {

namespace {

constexpr std::size_t k_name_max = 64;
constexpr std::size_t k_element_bytes_max = 1024; // with attributes, which nobody writes
constexpr std::size_t k_drop_from = k_piece_bytes;
constexpr std::size_t k_nowhere = std::string::npos;

bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_name(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == ':';
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

} // namespace

// One more piece; false at the end of the file.
Result<bool> TokenReader::fill() {
    if (m_source_ended)
        return false;
    CT_ASSIGN(piece, m_source.next());
    m_source_ended = piece.empty();
    m_bytes_read += static_cast<std::int64_t>(piece.size());
    m_buffer.append(piece);
    return !m_source_ended;
}

// Reads on until it is there; npos when the file ends before. Whatever has no end within the bound
// is refused, or it would be read into memory whole.
Result<std::size_t> TokenReader::find(std::string_view what, std::size_t from) {
    const std::size_t limit = from + k_value_bytes_max;
    for (;;) {
        if (const std::size_t at = m_buffer.find(what, from); at != k_nowhere)
            return at;
        if (m_buffer.size() > limit)
            return too_long();
        if (m_buffer.size() >= what.size())
            from = std::max(from, m_buffer.size() - what.size() + 1);
        CT_ASSIGN(more, fill());
        if (!more)
            return k_nowhere;
    }
}

void TokenReader::drop_consumed() {
    if (m_at < k_drop_from)
        return;
    m_token_at = m_at;
    line();
    m_buffer.erase(0, m_at);
    m_at = m_token_at = m_counted = 0;
}

std::int64_t TokenReader::line() {
    if (m_token_at <= m_counted)
        return m_line;
    const auto from = m_buffer.begin() + static_cast<std::ptrdiff_t>(m_counted);
    const auto to = m_buffer.begin() + static_cast<std::ptrdiff_t>(m_token_at);
    const auto lines = std::count(from, to, '\n');
    m_line += lines > 0 ? lines : std::count(from, to, '\r'); // carriage returns alone
    m_counted = m_token_at;
    return m_line;
}

void TokenReader::keep_prolog(std::size_t until) {
    if (!m_in_prolog)
        return;
    const std::size_t room = k_prolog_bytes_max - m_prolog.size();
    m_prolog.append(m_buffer, m_at, std::min(until - m_at, room));
}

tl::unexpected<Error> TokenReader::too_long() {
    return fail_at(SourcePlace{{}, line(), {}, {}}, errors::ofx_value_too_long,
                   {{"limit", static_cast<std::int64_t>(k_value_bytes_max)}});
}

// An element's tag from its `<`, or text when it is none.
Result<TokenReader::Found> TokenReader::element_at(std::size_t at) {
    Found found;
    while (m_buffer.size() < at + k_element_bytes_max) {
        if (m_buffer.find('>', at) != k_nowhere)
            break;
        CT_ASSIGN(more, fill());
        if (!more)
            break;
    }
    const auto end = std::min(m_buffer.size(), at + k_element_bytes_max);
    const bool is_close = at + 1 < end && m_buffer[at + 1] == '/';
    std::size_t here = at + (is_close ? 2 : 1);
    found.name_at = here;
    if (here >= end || !is_letter(m_buffer[here]))
        return found;
    while (here < end && is_name(m_buffer[here]))
        ++here;
    found.name_size = here - found.name_at;
    if (found.name_size > k_name_max || here == end ||
        (m_buffer[here] != '>' && m_buffer[here] != '/' && !is_blank(m_buffer[here])))
        return found;
    while (here < end && m_buffer[here] != '>' && m_buffer[here] != '<')
        ++here;
    if (here == end || m_buffer[here] == '<')
        return found;
    found.markup = is_close ? Markup::Close : Markup::Open;
    found.is_empty = m_buffer[here - 1] == '/';
    found.end = here + 1;
    return found;
}

Result<TokenReader::Found> TokenReader::markup_at(std::size_t at) {
    constexpr std::string_view k_comment = "<!--", k_cdata = "<![CDATA[";
    while (!m_source_ended && m_buffer.size() < at + k_cdata.size())
        CT_TRY(fill());
    const std::string_view ahead = std::string_view(m_buffer).substr(at, k_cdata.size());
    if (ahead.size() < 2 || (ahead[1] != '!' && ahead[1] != '?'))
        return element_at(at);
    Found found;
    found.end = at + 2;
    if (ahead[1] == '?') {
        found.markup = Markup::Instruction;
    } else if (ahead.starts_with(k_comment)) {
        found.markup = Markup::Comment;
        found.end = at + k_comment.size();
    } else if (ahead == k_cdata) {
        found.markup = Markup::Cdata;
        found.end = at + k_cdata.size();
    } else if (ahead.size() > 2 && is_letter(ahead[2])) {
        found.markup = Markup::Declaration;
    }
    return found;
}

// Where a comment, CDATA or declaration begins to end, or the end of the file.
Result<std::size_t> TokenReader::end_of_section(std::size_t from, std::string_view end) {
    CT_ASSIGN(at, find(end, from));
    return std::min(at, m_buffer.size());
}

// A comment may be of any length: nothing of it is kept.
Result<void> TokenReader::skip_comment(std::size_t from) {
    constexpr std::string_view k_end = "-->";
    keep_prolog(from);
    m_at = from;
    for (;;) {
        const std::size_t at = m_buffer.find(k_end, m_at);
        const std::size_t until =
            at != k_nowhere
                ? at + k_end.size()
                : std::max(m_at, m_buffer.size() - std::min(m_buffer.size(), k_end.size() - 1));
        keep_prolog(until);
        m_at = until;
        if (at != k_nowhere)
            return {};
        drop_consumed();
        CT_ASSIGN(more, fill());
        if (!more)
            return {};
    }
}

// Stands on the next opening or closing tag; false at the end of the file.
Result<bool> TokenReader::to_next_markup(Found& found) {
    for (;;) {
        drop_consumed();
        const std::size_t at = m_buffer.find('<', m_at);
        const std::size_t until = at == k_nowhere ? m_buffer.size() : at;
        keep_prolog(until);
        m_at = until;
        if (at == k_nowhere) {
            CT_ASSIGN(more, fill());
            if (!more)
                return false;
            continue;
        }
        CT_ASSIGN(markup, markup_at(at));
        switch (markup.markup) {
        case Markup::Open:
        case Markup::Close:
            found = markup;
            return true;
        case Markup::Comment:
            CT_TRY(skip_comment(markup.end));
            break;
        case Markup::Declaration:
        case Markup::Instruction: {
            CT_ASSIGN(section, end_of_section(markup.end, ">"));
            const std::size_t end = std::min(section + 1, m_buffer.size());
            // Nothing is ever expanded, but inner declarations would hide what they contain.
            if (markup.markup == Markup::Declaration &&
                std::string_view(m_buffer).substr(at, end - at).find('[') != k_nowhere) {
                m_token_at = at;
                return fail_at(SourcePlace{{}, line(), {}, {}}, errors::dtd_forbidden);
            }
            keep_prolog(end);
            m_at = end;
            break;
        }
        case Markup::Cdata:
        case Markup::Text:
            m_at = at + 1;
            break;
        }
    }
}

Tag TokenReader::tag_in(const Found& found) const {
    std::string_view name = std::string_view(m_buffer).substr(found.name_at, found.name_size);
    if (const std::size_t colon = name.rfind(':'); colon != k_nowhere)
        name.remove_prefix(colon + 1); // a namespace
    std::array<char, k_name_max> upper{};
    std::transform(name.begin(), name.end(), upper.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return tag_of({upper.data(), name.size()});
}

// From m_at to the next tag, which stays unread.
Result<void> TokenReader::read_value(Token& token) {
    m_pieces.clear();
    bool in_pieces = false;
    std::size_t begin = m_at, from = m_at;
    for (;;) {
        std::size_t lt = m_buffer.find('<', from);
        if (lt == k_nowhere) { // in the next piece
            CT_ASSIGN(found_lt, find("<", from));
            lt = found_lt;
        }
        const std::size_t end = lt == k_nowhere ? m_buffer.size() : lt;
        if (end - m_at > k_value_bytes_max)
            return too_long();
        Found found;
        if (lt != k_nowhere) {
            CT_ASSIGN(markup, markup_at(lt));
            found = markup;
        }
        if (lt != k_nowhere && found.markup == Markup::Text) {
            from = lt + 1;
            continue;
        }
        const bool goes_on = found.markup == Markup::Comment || found.markup == Markup::Cdata;
        in_pieces = in_pieces || goes_on;
        if (in_pieces)
            m_pieces.append(m_buffer, begin, end - begin);
        if (!goes_on) {
            token.value =
                text::trim(in_pieces ? std::string_view(m_pieces)
                                     : std::string_view(m_buffer).substr(begin, end - begin));
            m_at = end;
            return {};
        }
        const bool is_cdata = found.markup == Markup::Cdata;
        const std::string_view section_end = is_cdata ? "]]>" : "-->";
        CT_ASSIGN(section, end_of_section(found.end, section_end));
        for (std::size_t at = found.end; is_cdata && at < section; ++at) {
            m_pieces += m_buffer[at];
            if (m_buffer[at] == '&') // here it is no entity
                m_pieces += "amp;";
        }
        begin = from = std::min(section + section_end.size(), m_buffer.size());
    }
}

Result<Token> TokenReader::next() {
    Found found;
    CT_ASSIGN(more, to_next_markup(found));
    Token token;
    m_token_at = m_at;
    if (!more)
        return token;
    m_in_prolog = false;
    token.kind = found.markup == Markup::Open ? Token::Kind::Open : Token::Kind::Close;
    token.tag = tag_in(found);
    m_at = found.end;
    if (found.markup == Markup::Open && !found.is_empty)
        CT_TRY(read_value(token));
    return token;
}

} // namespace comptoir::formats::ofx
