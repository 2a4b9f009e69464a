#include "comptoir/app/file_kind.h"

#include "comptoir/app/errors.h"
#include "comptoir/core/file.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/statement_format.h"
#include "comptoir/inbox/types.h"

#include <string>

namespace comptoir::app {

namespace {

bool holds(std::string_view bytes, std::string_view wanted) {
    return bytes.find(wanted) != std::string_view::npos;
}

bool is_e_invoice(std::string_view bytes) {
    return holds(bytes, "CrossIndustryInvoice") || holds(bytes, "ubl:schema:xsd:Invoice") ||
           holds(bytes, "ubl:schema:xsd:CreditNote");
}

const ErrorSpec* error_of(FileKind kind) {
    switch (kind) {
    case FileKind::Statement:
        return &errors::is_statement;
    case FileKind::Books:
        return &errors::is_books;
    case FileKind::Document:
        return &errors::is_document;
    case FileKind::Unknown:
        break;
    }
    return nullptr;
}

} // namespace

FileKind kind_of_bytes(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    const std::string_view first_line = bytes.substr(0, bytes.find('\n'));
    // The 18 columns of the FEC begin with the journal code (art. A47 A-1 LPF). A CSV reader would
    // take them too: they are looked for first.
    if (text::fold(first_line).find("JOURNALCODE") != std::string::npos)
        return FileKind::Books;
    if (is_e_invoice(bytes))
        return FileKind::Document;
    if (bytes.starts_with("PK")) // a ZIP of statements, as banks send them
        return FileKind::Statement;
    const auto type = inbox::media_type_of(bytes);
    if (type && *type != inbox::MediaType::Xml)
        return FileKind::Document;
    if (formats::identify_statement_format(bytes, {}))
        return FileKind::Statement;
    return type ? FileKind::Document : FileKind::Unknown;
}

FileKind kind_of_file(const std::filesystem::path& path) {
    std::string first;
    const auto read = read_pieces(path, [&](std::string_view piece) {
        first.append(piece);
        return first.size() < formats::k_piece_bytes;
    });
    return read ? kind_of_bytes(first) : FileKind::Unknown;
}

Error with_kind(Error error, const std::filesystem::path& path, FileKind expected) {
    const FileKind kind = kind_of_file(path);
    const ErrorSpec* spec = kind == expected ? nullptr : error_of(kind);
    if (!spec)
        return error;
    return Error{*spec, spec->kind, {{"name", path.filename().string()}}};
}

} // namespace comptoir::app
