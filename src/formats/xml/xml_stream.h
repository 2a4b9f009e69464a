// The one streaming XML reader of the project: expat behind a table of wanted paths.
//
// Feeds the parser piece by piece and tells the reader only of the elements its XmlPaths name; what
// lies outside is skipped at the parser's speed. Safe on hostile input: a document type is refused
// (so there are no entities to expand), depth, text and attribute counts are bounded, and a broken
// document ends with its line and column.
//
// Encodings: a byte order mark, then the XML declaration, then UTF-8. A file that claims or implies
// UTF-8 and is not is read on as Windows-1252, and says so through encoding_guessed().
#pragma once

#include "comptoir/core/cancellation.h"
#include "comptoir/core/result.h"
#include "comptoir/formats/statement_format.h"
#include "formats/xml/xml_paths.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace comptoir::formats {

inline constexpr int k_xml_depth_max = 64;
inline constexpr std::size_t k_xml_text_max = 64 * 1024;
inline constexpr int k_xml_attributes_max = 64;

// The attributes of the element that begins; valid during the call.
class XmlAttributes {
public:
    explicit XmlAttributes(const char* const* pairs) : m_pairs(pairs) {}
    // By local name; empty when absent.
    std::string_view find(std::string_view name) const;
    // The first namespace declaration that contains `word`; empty when none does.
    std::string_view namespace_with(std::string_view word) const;

private:
    const char* const* m_pairs; // name, value, …, null
};

class XmlStream;

// What a reader implements. Every function may stop the reading with stream.stop(error).
class XmlEvents {
public:
    virtual ~XmlEvents() = default;
    // An element above the first segment of all paths: the document and its envelopes.
    virtual void on_outside(std::string_view local_name, const XmlAttributes& attributes) = 0;
    virtual void on_begin(std::uint16_t field, std::string_view local_name,
                          const XmlAttributes& attributes) = 0;
    virtual void on_text(std::uint16_t field, std::string_view text) = 0; // may be empty
    virtual void on_end(std::uint16_t field) = 0;
};

class XmlStream {
public:
    XmlStream(const XmlPaths& paths, XmlEvents& events);
    ~XmlStream();
    XmlStream(const XmlStream&) = delete;
    XmlStream& operator=(const XmlStream&) = delete;

    // Once. Errors: formats.xml_*, formats.dtd_forbidden, formats.encoding_unknown,
    // core.cancelled, and whatever stop() was given.
    Result<void> read(ByteSource& source, const Work& work);

    // From within an event: ends the reading with this error.
    void stop(Error error);
    bool stopped() const;
    std::int64_t line() const; // 1-based, of the current event; O(bytes since the last call)
    bool encoding_guessed() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace comptoir::formats
