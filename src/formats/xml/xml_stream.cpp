#include "formats/xml/xml_stream.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/xml/xml_encoding.h"

#include <expat.h>

#include <array>
#include <exception>
#include <string>
#include <utility>

namespace comptoir::formats {

namespace {

// Expat holds a token until it is whole (a comment, an attribute) and reads it again with each
// piece: beyond this length it is an attack on our time, not a statement.
constexpr std::int64_t k_token_bytes_max = 1024 * 1024;

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

} // namespace

std::string_view XmlAttributes::find(std::string_view name) const {
    for (const char* const* pair = m_pairs; *pair; pair += 2)
        if (local_name(*pair) == name)
            return pair[1];
    return {};
}

std::string_view XmlAttributes::namespace_with(std::string_view word) const {
    for (const char* const* pair = m_pairs; *pair; pair += 2)
        if (const std::string_view name = *pair; name == "xmlns" || name.starts_with("xmlns:"))
            if (const std::string_view value = pair[1]; value.find(word) != std::string_view::npos)
                return value;
    return {};
}

struct XmlStream::State {
    State(const XmlPaths& wanted, XmlEvents& receiver) : paths(wanted), events(receiver) {
        text.reserve(1024);
    }
    ~State() {
        if (parser)
            XML_ParserFree(parser);
    }

    const XmlPaths& paths;
    XmlEvents& events;
    XML_Parser parser = nullptr;
    std::optional<Error> error;
    std::exception_ptr thrown; // must not fly through expat, which is C
    bool guessed = false;
    std::int64_t lines_before = 0; // blank lines in front of the document, not given to expat

    std::array<XmlPaths::Node, k_xml_depth_max> nodes{};
    std::size_t depth = 0;
    std::size_t skipped = 0; // open elements below an unknown one
    bool wants_text = false;
    std::string text;

    Result<void> make_parser(bool is_utf16);
    Result<void> feed(std::string_view piece, bool last, std::int64_t& fed);
    Error malformed() const;
    std::int64_t current_line() const {
        return lines_before + static_cast<std::int64_t>(XML_GetCurrentLineNumber(parser));
    }
    void stop(Error why);

    void begin(const char* name, const char** attributes);
    void end();
    void add_text(const char* bytes, int length);
    void set_wants_text(bool wants);

    // Runs one event; keeps what it throws until expat has returned.
    template <class Event>
    static void guard(void* user, Event event) {
        auto& state = *static_cast<State*>(user);
        if (state.error || state.thrown)
            return;
        try {
            event(state);
        } catch (...) {
            state.thrown = std::current_exception();
            XML_StopParser(state.parser, XML_FALSE);
        }
    }
    static void on_begin(void* user, const char* name, const char** attributes) {
        guard(user, [&](State& state) { state.begin(name, attributes); });
    }
    static void on_end(void* user, const char*) {
        guard(user, [](State& state) { state.end(); });
    }
    static void on_text(void* user, const char* bytes, int length) {
        guard(user, [&](State& state) { state.add_text(bytes, length); });
    }
    static void on_doctype(void* user, const char*, const char*, const char*, int) {
        guard(user, [](State& state) {
            state.stop(Error{errors::dtd_forbidden, errors::dtd_forbidden.kind});
        });
    }
};

void XmlStream::State::stop(Error why) {
    if (error)
        return;
    if (!why.place)
        why.place.emplace();
    if (why.place->line == 0)
        why.place->line = current_line();
    error = std::move(why);
    XML_StopParser(parser, XML_FALSE);
}

void XmlStream::State::set_wants_text(bool wants) {
    // Without a handler expat passes over the text between elements at its own speed.
    if (wants != wants_text)
        XML_SetCharacterDataHandler(parser, wants ? &State::on_text : nullptr);
    wants_text = wants;
    text.clear();
}

void XmlStream::State::begin(const char* name, const char** attributes) {
    if (depth + skipped == nodes.size())
        return stop(Error{errors::xml_too_deep,
                          errors::xml_too_deep.kind,
                          {{"limit", std::int64_t{k_xml_depth_max}}}});
    if (XML_GetSpecifiedAttributeCount(parser) > 2 * k_xml_attributes_max)
        return stop(Error{errors::xml_too_many_attributes,
                          errors::xml_too_many_attributes.kind,
                          {{"limit", std::int64_t{k_xml_attributes_max}}}});
    if (skipped > 0) {
        ++skipped;
        return;
    }
    const std::string_view local = local_name(name);
    const XmlPaths::Node parent = depth == 0 ? XmlPaths::k_root : nodes[depth - 1];
    const XmlPaths::Node node = paths.child(parent, local);
    if (node == XmlPaths::k_unknown) {
        if (parent != XmlPaths::k_root) {
            set_wants_text(false);
            ++skipped;
            return;
        }
        events.on_outside(local, XmlAttributes(attributes));
    }
    nodes[depth++] = node; // k_unknown is k_root: envelopes around the document stay outside
    const unsigned wants = paths.wants(node);
    set_wants_text((wants & k_text) != 0);
    if ((wants & k_begin) != 0)
        events.on_begin(paths.field(node), local, XmlAttributes(attributes));
}

void XmlStream::State::end() {
    if (skipped > 0) {
        --skipped;
        return;
    }
    const XmlPaths::Node node = nodes[--depth];
    const unsigned wants = paths.wants(node);
    if ((wants & k_text) != 0)
        events.on_text(paths.field(node), wants_text ? std::string_view(text) : std::string_view());
    if ((wants & k_end) != 0 && !error)
        events.on_end(paths.field(node));
    set_wants_text(false);
}

void XmlStream::State::add_text(const char* bytes, int length) {
    const auto size = static_cast<std::size_t>(length);
    if (text.size() + size > k_xml_text_max)
        return stop(Error{errors::xml_text_too_long,
                          errors::xml_text_too_long.kind,
                          {{"limit", static_cast<std::int64_t>(k_xml_text_max)}}});
    text.append(bytes, size);
}

Result<void> XmlStream::State::make_parser(bool is_utf16) {
    parser = XML_ParserCreate(is_utf16 ? nullptr : "UTF-8");
    if (!parser)
        throw std::bad_alloc();
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, &State::on_begin, &State::on_end);
    XML_SetStartDoctypeDeclHandler(parser, &State::on_doctype);
    return {};
}

Error XmlStream::State::malformed() const {
    const std::int64_t line = current_line();
    const auto column = static_cast<std::int64_t>(XML_GetCurrentColumnNumber(parser)) + 1;
    return Error{errors::xml_malformed,
                 errors::xml_malformed.kind,
                 {{"line", line}, {"column", column}},
                 SourcePlace{{}, line, {}, {}},
                 XML_ErrorString(XML_GetErrorCode(parser))};
}

Result<void> XmlStream::State::feed(std::string_view piece, bool last, std::int64_t& fed) {
    fed += static_cast<std::int64_t>(piece.size());
    const XML_Status status =
        XML_Parse(parser, piece.data(), static_cast<int>(piece.size()), last ? 1 : 0);
    if (thrown)
        std::rethrow_exception(thrown);
    if (error)
        return fail(*error);
    if (status != XML_STATUS_OK)
        return fail(malformed());
    if (!last && fed - XML_GetCurrentByteIndex(parser) > k_token_bytes_max)
        return fail_at(SourcePlace{{}, current_line(), {}, {}}, errors::xml_text_too_long,
                       {{"limit", k_token_bytes_max}});
    return {};
}

XmlStream::XmlStream(const XmlPaths& paths, XmlEvents& events)
    : m_state(std::make_unique<State>(paths, events)) {}

XmlStream::~XmlStream() = default;

Result<void> XmlStream::read(ByteSource& source, const Work& work) {
    State& state = *m_state;
    std::optional<XmlEncoding> encoding;
    std::string beginning; // until the declaration is whole
    std::int64_t fed = 0;
    std::int64_t bytes_read = 0;
    for (bool last = false; !last;) {
        CT_ASSIGN(piece, source.next());
        last = piece.empty();
        bytes_read += static_cast<std::int64_t>(piece.size());
        if (work.stopped())
            return fail(comptoir::errors::cancelled);
        work.tell(bytes_read, source.bytes_total());
        if (!encoding) {
            // Blanks in front of the declaration are not XML, and harmless.
            while (beginning.empty() && !piece.empty() && text::trim(piece.substr(0, 1)).empty()) {
                state.lines_before += piece.front() == '\n' ? 1 : 0;
                piece.remove_prefix(1);
            }
            beginning.append(piece);
            if (beginning.size() < k_declaration_bytes_max && !last)
                continue;
            piece = beginning;
            CT_ASSIGN(found, XmlEncoding::of_beginning(piece));
            encoding.emplace(std::move(found));
            CT_TRY(state.make_parser(encoding->kind() == XmlEncoding::Kind::Utf16));
        }
        CT_TRY(state.feed(encoding->decode(piece, last), last, fed));
        state.guessed = encoding->guessed();
    }
    return {};
}

void XmlStream::stop(Error error) {
    m_state->stop(std::move(error));
}

bool XmlStream::stopped() const {
    return m_state->error.has_value();
}

std::int64_t XmlStream::line() const {
    return m_state->current_line();
}

bool XmlStream::encoding_guessed() const {
    return m_state->guessed;
}

} // namespace comptoir::formats
