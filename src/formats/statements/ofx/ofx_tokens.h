// Tags and values of an OFX file, SGML (1.x) and XML (2.x) alike.
//
// A value is what stands between an opening tag and the next tag, whether its element is closed or
// not (in OFX 1 a leaf needs no end tag, and files close some leaves and not others). A `<` that
// begins no tag is text; comments are left out; CDATA is text.
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/formats/statement_format.h"
#include "formats/statements/ofx/ofx_tags.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace comptoir::formats::ofx {

inline constexpr std::size_t k_value_bytes_max = 64 * 1024;
inline constexpr std::size_t k_prolog_bytes_max = 8 * 1024;

struct Token {
    enum class Kind { Open, Close, End };
    Kind kind = Kind::End;
    Tag tag = Tag::Unknown;
    std::string_view value; // raw bytes with entities, trimmed; valid until the next token
};

class TokenReader {
public:
    explicit TokenReader(ByteSource& source) : m_source(source) {}
    // Errors: formats.ofx_value_too_long {limit}, formats.dtd_forbidden, the source's own.
    Result<Token> next();

    // What stands before the first tag: the header of OFX 1, the declarations of OFX 2.
    std::string_view prolog() const { return m_prolog; }
    std::int64_t line(); // of the last token, 1-based
    std::int64_t bytes_read() const { return m_bytes_read; }

private:
    enum class Markup { Text, Open, Close, Comment, Cdata, Declaration, Instruction };
    struct Found {
        Markup markup = Markup::Text;
        std::size_t end = 0; // behind it; of comments and CDATA behind their beginning
        std::size_t name_at = 0, name_size = 0;
        bool is_empty = false; // <NAME/>
    };

    Result<bool> fill();
    Result<std::size_t> find(std::string_view what, std::size_t from);
    Result<Found> markup_at(std::size_t at);
    Result<Found> element_at(std::size_t at);
    Result<bool> to_next_markup(Found& found);
    Result<void> skip_comment(std::size_t from);
    Result<void> read_value(Token& token);
    Result<std::size_t> end_of_section(std::size_t from, std::string_view end);
    Tag tag_in(const Found& found) const;
    void drop_consumed();
    void keep_prolog(std::size_t until);
    tl::unexpected<Error> too_long();

    ByteSource& m_source;
    std::string m_buffer;
    std::size_t m_at = 0;       // what is before it is done with
    std::size_t m_token_at = 0; // where the last token began
    std::size_t m_counted = 0;  // lines are counted up to here
    std::int64_t m_line = 1;
    bool m_source_ended = false;
    bool m_in_prolog = true;
    std::string m_prolog;
    std::string m_pieces; // a value interrupted by comments or CDATA
    std::int64_t m_bytes_read = 0;
};

} // namespace comptoir::formats::ofx
