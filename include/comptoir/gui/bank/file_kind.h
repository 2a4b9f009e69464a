// What a dropped file is, told by its first bytes and never by its name.
#pragma once

#include <filesystem>
#include <string_view>

namespace comptoir::gui {

enum class FileKind { Statement, Books, Document, Unknown };

// Pure. Statements are what is left when nothing else fits and the text looks like one.
FileKind kind_of_bytes(std::string_view first_bytes);
// Reads at most 64 KiB: any thread but the GUI's.
FileKind kind_of_file(const std::filesystem::path& path);

} // namespace comptoir::gui
