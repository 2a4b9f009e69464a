// What a PDF carries: its embedded files, its metadata, its number of pages.
//
// Poppler opens it in memory; nothing is rendered, no script runs. Bounds: 30 MB of PDF, 50
// attachments, 20 MB each once unpacked, 40 MB together. Not here: deciding which attachment is an
// invoice (formats/invoices), showing pages (the client).
//
//   CT_ASSIGN(content, documents::read_pdf(bytes));
#pragma once

#include "comptoir/core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::documents {

inline constexpr std::int64_t k_pdf_bytes_max = 30'000'000;
inline constexpr int k_attachments_max = 50;
inline constexpr std::int64_t k_attachment_bytes_max = 20'000'000;
inline constexpr std::int64_t k_attachments_bytes_max = 40'000'000; // of all together

struct PdfAttachment {
    std::string name; // empty when it cannot be made out
    std::string bytes;
};

struct PdfContent {
    int pages = 0;
    std::string metadata; // XMP packet; empty when there is none
    std::vector<PdfAttachment> attachments;
    // Keys of the file's objects. Empty when objects lie in compressed streams, where Poppler's
    // interface does not show them.
    std::optional<bool> associated_files; // /AF in the catalog
    std::optional<bool> has_relationship; // /AFRelationship somewhere
    std::string relationship;             // the only or first one: "Data"
    std::optional<bool> output_intents;   // /OutputIntents: PDF/A asks for it
};

// Errors: documents.pdf_unreadable, .pdf_encrypted (a password is needed), .pdf_too_large,
// .pdf_too_many_attachments, .pdf_attachment_too_large.
Result<PdfContent> read_pdf(std::string_view bytes);
// Pages alone, without unpacking anything. Same errors.
Result<int> pdf_page_count(std::string_view bytes);

} // namespace comptoir::documents
