#include "comptoir/storage/repositories/document_repository.h"

#include "comptoir/core/invariant.h"

namespace comptoir::storage {

namespace {

constexpr std::string_view k_select = R"(
    SELECT d.id, d.box, d.name, d.media_type, f.size, f.sha256, d.added_at, d.added_by,
           (SELECT MIN(i.id) FROM invoice i WHERE i.document_id = d.id)
    FROM document d JOIN file f ON f.id = d.file_id)";

inbox::Document read_document(const Statement& row) {
    inbox::Document document;
    document.id = row.id<inbox::DocumentId>(0);
    const auto box = inbox::parse_box(row.text_view(1));
    const auto type = inbox::parse_media_type(row.text_view(3));
    invariant(box && type, "a stored document has a known box and type");
    document.box = *box;
    document.name = row.text(2);
    document.type = *type;
    document.size = row.integer(4);
    document.sha256 = row.text(5);
    document.added_at = row.instant(6);
    document.added_by = row.text(7);
    if (!row.is_null(8))
        document.invoice = row.id<invoices::InvoiceId>(8);
    return document;
}

std::optional<inbox::Document> first_of(Statement row) {
    if (!row.step())
        return std::nullopt;
    return read_document(row);
}

} // namespace

inbox::DocumentId insert_document(Database& database, const inbox::Document& document,
                                  FileId file) {
    database.run(R"(
        INSERT INTO document (file_id, box, name, media_type, added_at, added_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6))",
                 file, inbox::to_text(document.box), document.name, inbox::to_text(document.type),
                 document.added_at, document.added_by);
    return inbox::DocumentId{database.last_insert_id()};
}

std::optional<inbox::Document> find_document(Database& database, inbox::DocumentId document) {
    return first_of(database.query(std::string(k_select) + " WHERE d.id = ?1", document));
}

std::optional<inbox::Document> document_of_file(Database& database, FileId file) {
    return first_of(database.query(std::string(k_select) + " WHERE d.file_id = ?1", file));
}

FileId file_of_document(Database& database, inbox::DocumentId document) {
    Statement row = database.query("SELECT file_id FROM document WHERE id = ?1", document);
    return row.step() ? row.id<FileId>(0) : FileId{};
}

std::vector<inbox::Document> load_documents(Database& database, std::optional<inbox::Box> box) {
    std::vector<inbox::Document> documents;
    std::optional<std::string_view> name;
    if (box)
        name = inbox::to_text(*box);
    Statement rows = database.query(
        std::string(k_select) + " WHERE ?1 IS NULL OR d.box = ?1 ORDER BY d.id DESC", name);
    while (rows.step())
        documents.push_back(read_document(rows));
    return documents;
}

void set_document_box(Database& database, inbox::DocumentId document, inbox::Box box) {
    database.run("UPDATE document SET box = ?2 WHERE id = ?1", document, inbox::to_text(box));
}

} // namespace comptoir::storage
