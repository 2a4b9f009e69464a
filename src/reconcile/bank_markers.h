// The words with which banks announce what follows in a label: a name, a mandate, a reference, the
// payer's text. They are no part of what they announce.
#pragma once

#include <string_view>

namespace comptoir::reconcile {

// "/BEN ", "/MDT ", "BENEF:" … `word` is folded; `before` and `after` are what stands beside it in
// the text, '\n' at its edges. Without its slash or colon the word is one like any other: "Ben" is
// a first name.
bool is_bank_marker(std::string_view word, char before, char after);

// Is what follows the marker a name? One that goes on after another is a second one.
bool announces_a_name(std::string_view marker);

} // namespace comptoir::reconcile
