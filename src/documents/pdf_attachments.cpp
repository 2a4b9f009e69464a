#include "comptoir/documents/pdf_attachments.h"

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

bool is_name_end(char c) {
    return c == ' ' || c == '/' || c == '[' || c == '<' || c == '>' || c == '(' || c == '\r' ||
           c == '\n' || c == '\t' || c == ']';
}

// Position behind the name object `key`, or npos.
std::size_t find_key(std::string_view bytes, std::string_view key) {
    for (std::size_t at = bytes.find(key); at != std::string_view::npos; at = bytes.find(key, at + 1)) {
        const std::size_t end = at + key.size();
        if (end < bytes.size() && is_name_end(bytes[end]))
            return end;
    }
    return std::string_view::npos;
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
    for (std::size_t at = name + 1;
         name != std::string_view::npos && at < bytes.size() && !is_name_end(bytes[at]) && at < name + 40; ++at)
        content.relationship.push_back(bytes[at]);
}

Result<void> read_attachments(PdfContent& content, poppler::document& document) {
    if (!document.has_embedded_files())
        return {};
    const std::vector<poppler::embedded_file*> files = document.embedded_files(); // owned by it
    if (files.size() > static_cast<std::size_t>(k_attachments_max))
        return fail(errors::pdf_too_many_attachments, {{"limit", std::int64_t{k_attachments_max}}});
    std::int64_t total = 0;
    for (const poppler::embedded_file* file : files) {
        // `size` is what the file claims, asked first so that an honest giant is never unpacked; what
        // comes out is what counts.
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
    return {};
}

} // namespace

Result<PdfContent> read_pdf(std::string_view bytes) {
    CT_ASSIGN(document, open(bytes));
    PdfContent content;
    content.pages = document->pages();
    content.metadata = utf8_of(document->metadata());
    CT_TRY(read_attachments(content, *document));
    read_structure(content, bytes);
    return content;
}

Result<int> pdf_page_count(std::string_view bytes) {
    CT_ASSIGN(document, open(bytes));
    return document->pages();
}

} // namespace comptoir::documents
