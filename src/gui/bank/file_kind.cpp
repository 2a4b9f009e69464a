#include "comptoir/gui/bank/file_kind.h"

#include "comptoir/core/file.h"
#include "comptoir/core/text.h"
#include "comptoir/inbox/types.h"

namespace comptoir::gui {

namespace {

bool holds(std::string_view bytes, std::string_view wanted) {
    return bytes.find(wanted) != std::string_view::npos;
}

} // namespace

FileKind kind_of_bytes(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    const std::string_view first_line = bytes.substr(0, bytes.find('\n'));
    // The 18 columns of the FEC begin with the journal code (art. A47 A-1 LPF).
    if (text::fold(first_line).find("JOURNALCODE") != std::string::npos)
        return FileKind::Books;
    if (holds(bytes, "BkToCstmrStmt") || holds(bytes, "camt.053"))
        return FileKind::Statement;
    if (holds(bytes, "CrossIndustryInvoice") || holds(bytes, "ubl:schema:xsd:Invoice") ||
        holds(bytes, "ubl:schema:xsd:CreditNote"))
        return FileKind::Document;
    if (bytes.starts_with("PK")) // a ZIP of statements, as banks send them
        return FileKind::Statement;
    if (const auto type = inbox::media_type_of(bytes); type && *type != inbox::MediaType::Xml)
        return FileKind::Document;
    // CFONB 120 begins with an opening balance record.
    if (bytes.starts_with("01"))
        return FileKind::Statement;
    return bytes.starts_with("<") ? FileKind::Document : FileKind::Unknown;
}

FileKind kind_of_file(const std::filesystem::path& path) {
    std::string first;
    const auto read = read_pieces(path, [&](std::string_view piece) {
        first.append(piece);
        return false;
    });
    return read ? kind_of_bytes(first) : FileKind::Unknown;
}

} // namespace comptoir::gui
