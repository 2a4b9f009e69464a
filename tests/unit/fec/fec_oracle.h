// What the tax office's tool says of an FEC (Test Compta Demat, table of its checks), written anew
// and apart from the reader, so that our own export is judged by something else than itself; and
// the stricter rules the tool does not have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace comptoir::test {

// Empty when the tool would find the file conforming. `bytes` in ISO 8859-15 or UTF-8.
std::vector<std::string> tool_complaints(std::string_view file_name, std::string_view bytes);

// Balance of each entry and of the file, one date per number and journal, numbers without gap per
// journal, order of validation with opening entries first, one label per account, DateLet iff
// letter, Idevise iff Montantdevise, no zero line, real calendar days.
std::vector<std::string> strict_complaints(std::string_view bytes);

} // namespace comptoir::test
