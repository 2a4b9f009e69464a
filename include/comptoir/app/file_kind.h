// What a file is, told by its content and never by its name: where a dropped file goes, and what to
// say when it was given to the wrong command.
#pragma once

#include "comptoir/core/error.h"

#include <filesystem>
#include <string_view>

namespace comptoir::app {

enum class FileKind {
    Statement, // of a bank, or a ZIP
    Books,     // an FEC
    Document,  // an e-invoice, a PDF, a picture
    Unknown
};

// Of a file that begins with these bytes (64 KiB are enough). Pure.
FileKind kind_of_bytes(std::string_view first_bytes);
// Reads at most 64 KiB; Unknown when it cannot.
FileKind kind_of_file(const std::filesystem::path& path);

// A file was refused where `expected` was wanted: when it is of another kind, the error that says
// so and names the right command (app.is_statement, .is_books, .is_document, each {name}); else
// `error` itself.
Error with_kind(Error error, const std::filesystem::path& path, FileKind expected);

} // namespace comptoir::app
