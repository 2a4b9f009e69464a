#include "comptoir/documents/pdf_attachments.h"

#include "comptoir/core/bytes.h"
#include "comptoir/core/text.h"
#include "comptoir/documents/errors.h"

#include <poppler-document.h>
#include <poppler-embedded-file.h>
#include <poppler-global.h>

#include <memory>

namespace comptoir::documents {

namespace {

std::string utf8_of(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    return {bytes.begin(), bytes.end()};
}

// Poppler writes what it repairs to stderr; that is where progress and our own messages go.
void be_quiet(const std::string&, void*) {}

Result<std::unique_ptr<poppler::document>> open(std::string_view bytes) {
    if (static_cast<std::int64_t>(bytes.size()) > k_pdf_bytes_max)
        return fail(errors::pdf_too_large, {{"limit_mb", k_pdf_bytes_max / 1'000'000}});
    poppler::set_debug_error_function(be_quiet, nullptr);
    std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!document)
        return fail(errors::pdf_unreadable);
    if (document->is_locked())
        return fail(errors::pdf_encrypted);
    return document;
}

// A PDF text string: UTF-16 with its mark, else one byte a character (ISO 32000-1 §7.9.2).
std::string readable_name(const std::string& written) {
    if (!written.starts_with("\xFE\xFF"))
        return text::is_valid_utf8(written) ? written : text::from_latin1(written);
    std::string latin;
    for (std::size_t i = 2; i + 1 < written.size(); i += 2)
        latin.push_back(written[i] == '\0' ? written[i + 1] : '?');
    return text::from_latin1(latin);
}

constexpr std::size_t k_name_bytes_max = 1024;

// The string object at the start of `bytes`: (literal) or <hexadecimal> (ISO 32000-1 §7.3.4).
std::string string_object(std::string_view bytes) {
    bytes = bytes.substr(0, 2 * k_name_bytes_max);
    if (bytes.starts_with('<'))
        return crypto::from_hex(text::to_upper_ascii(bytes.substr(1, bytes.find('>') - 1)))
            .value_or("");
    std::string content;
    if (!bytes.starts_with('('))
        return content;
    for (std::size_t i = 1; i < bytes.size() && bytes[i] != ')'; ++i) {
        if (bytes[i] != '\\' || i + 1 == bytes.size()) {
            content.push_back(bytes[i]);
            continue;
        }
        int octal = 0, digits = 0;
        while (digits < 3 && i + 1 < bytes.size() && bytes[i + 1] >= '0' && bytes[i + 1] <= '7') {
            octal = octal * 8 + (bytes[++i] - '0');
            ++digits;
        }
        content.push_back(digits > 0 ? static_cast<char>(octal) : bytes[++i]);
    }
    return content;
}

bool is_name_end(char c) {
    return c == ' ' || c == '/' || c == '[' || c == '<' || c == '>' || c == '(' || c == '\r' ||
           c == '\n' || c == '\t' || c == ']';
}

// Position behind the name object `key`, or npos.
std::size_t find_key(std::string_view bytes, std::string_view key) {
    for (std::size_t at = bytes.find(key); at != std::string_view::npos;
         at = bytes.find(key, at + 1)) {
        const std::size_t end = at + key.size();
        if (end < bytes.size() && is_name_end(bytes[end]))
            return end;
    }
    return std::string_view::npos;
}

// Poppler's interface cuts a UTF-16 name at its first zero byte. Where only one file is attached,
// its name is the only /UF of the document, and stands in clear unless objects are packed.
std::string name_in_clear(std::string_view bytes) {
    std::string found;
    for (std::size_t at = bytes.find("/UF"); at != std::string_view::npos;
         at = bytes.find("/UF", at + 3)) {
        const std::size_t value = bytes.find_first_not_of(" \r\n\t", at + 3);
        if (value == std::string_view::npos)
            break;
        const std::string name = readable_name(string_object(bytes.substr(value)));
        if (!found.empty() && !name.empty() && name != found)
            return {};
        found = name.empty() ? found : name;
    }
    return found;
}

// Names of dictionaries stand in clear unless their objects were packed into object streams, and
// then nothing can be said.
void read_structure(PdfContent& content, std::string_view bytes) {
    if (find_key(bytes, "/ObjStm") != std::string_view::npos)
        return;
    content.associated_files = find_key(bytes, "/AF") != std::string_view::npos;
    content.output_intents = find_key(bytes, "/OutputIntents") != std::string_view::npos;
    const std::size_t value = find_key(bytes, "/AFRelationship");
    content.has_relationship = value != std::string_view::npos;
    if (!*content.has_relationship)
        return;
    const std::size_t name = bytes.find('/', value);
    for (std::size_t at = name + 1; name != std::string_view::npos && at < bytes.size() &&
                                    !is_name_end(bytes[at]) && at < name + 40;
         ++at)
        content.relationship.push_back(bytes[at]);
}

Result<void> read_attachments(PdfContent& content, poppler::document& document,
                              std::string_view bytes) {
    if (!document.has_embedded_files())
        return {};
    const std::vector<poppler::embedded_file*> files = document.embedded_files(); // owned by it
    if (files.size() > static_cast<std::size_t>(k_attachments_max))
        return fail(errors::pdf_too_many_attachments, {{"limit", std::int64_t{k_attachments_max}}});
    std::int64_t total = 0;
    for (const poppler::embedded_file* file : files) {
        // `size` is what the file claims, asked first so that an honest giant is never unpacked;
        // what comes out is what counts.
        if (!file->is_valid())
            continue;
        if (file->size() > k_attachment_bytes_max)
            return fail(errors::pdf_attachment_too_large,
                        {{"limit_mb", k_attachment_bytes_max / 1'000'000}});
        const poppler::byte_array data = file->data();
        total += static_cast<std::int64_t>(data.size());
        if (static_cast<std::int64_t>(data.size()) > k_attachment_bytes_max ||
            total > k_attachments_bytes_max)
            return fail(errors::pdf_attachment_too_large,
                        {{"limit_mb", k_attachment_bytes_max / 1'000'000}});
        content.attachments.push_back(
            {readable_name(file->name()), std::string(data.begin(), data.end())});
    }
    if (content.attachments.size() == 1 && content.attachments.front().name.empty())
        content.attachments.front().name = name_in_clear(bytes);
    return {};
}

} // namespace

Result<PdfContent> read_pdf(std::string_view bytes) {
    CT_ASSIGN(document, open(bytes));
    PdfContent content;
    content.pages = document->pages();
    content.metadata = utf8_of(document->metadata());
    CT_TRY(read_attachments(content, *document, bytes));
    read_structure(content, bytes);
    return content;
}

Result<int> pdf_page_count(std::string_view bytes) {
    CT_ASSIGN(document, open(bytes));
    return document->pages();
}

} // namespace comptoir::documents
