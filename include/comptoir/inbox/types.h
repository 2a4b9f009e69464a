// Documents that came in: stored once by content, waiting to become invoices.
#pragma once

#include "comptoir/core/clock.h"
#include "comptoir/core/id.h"
#include "comptoir/core/result.h"
#include "comptoir/invoices/types.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::inbox {

using DocumentId = Id<struct DocumentTag>;

enum class Box { Purchase, Sale, Other };
std::string_view to_text(Box box);
std::optional<Box> parse_box(std::string_view text);

enum class MediaType { Pdf, Png, Jpeg, Xml };
// By content, never by name; empty: not a type we take (A07).
std::optional<MediaType> media_type_of(std::string_view bytes);
std::string_view to_text(MediaType type); // "application/pdf"
std::optional<MediaType> parse_media_type(std::string_view text);
inline constexpr std::int64_t k_document_bytes_max = 30'000'000; // 30 MB (A07)

struct Document {
    DocumentId id;
    Box box = Box::Purchase;
    std::string name;
    MediaType type = MediaType::Pdf;
    std::int64_t size = 0;
    std::string sha256;
    Instant added_at;
    std::string added_by;
    std::optional<invoices::InvoiceId> invoice; // what it became
};

// What a reader found, with a confidence for each field (0 to 1000; structured sources give 1000).
enum class ReadingSource { Facturx, Cii, Ubl };
std::string_view to_text(ReadingSource source); // "facturx"

struct Reading {
    ReadingSource source = ReadingSource::Cii;
    std::string profile;   // BT-24 as written
    std::string type_code; // BT-3 as written, UNTDID 1001: "380"
    invoices::Invoice draft;
    // One key per field the document really states; the others of `draft` hold defaults.
    std::map<std::string, int> confidence_permille;
    std::vector<invoices::InvoiceCheck> checks;
    std::vector<Diagnostic> diagnostics;
};

} // namespace comptoir::inbox
