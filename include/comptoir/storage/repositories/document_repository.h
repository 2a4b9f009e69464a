// Documents of the inbox as rows; their bytes are in file_repository.h.
#pragma once

#include "comptoir/inbox/types.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/file_repository.h"

#include <optional>
#include <vector>

namespace comptoir::storage {

inbox::DocumentId insert_document(Database& database, const inbox::Document& document, FileId file);
std::optional<inbox::Document> find_document(Database& database, inbox::DocumentId document);
std::optional<inbox::Document> document_of_file(Database& database, FileId file);
FileId file_of_document(Database& database, inbox::DocumentId document); // 0: no such document
// Newest first.
std::vector<inbox::Document> load_documents(Database& database, std::optional<inbox::Box> box);
void set_document_box(Database& database, inbox::DocumentId document, inbox::Box box);

} // namespace comptoir::storage
