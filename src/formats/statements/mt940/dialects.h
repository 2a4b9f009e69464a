// What a movement's text says. SWIFT leaves the text of :86: to the banks, and each group of them
// has its own way of structuring it: a dialect.
//
// A dialect is one file dialect_<name>.cpp with two functions, and one row of the table in
// dialects.cpp. It looks at the text alone and fills MovementDetails; nothing else knows of it.
#pragma once

#include "comptoir/bank/types.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats::mt940 {

// The words of one movement, in UTF-8, as the file's lines cut them.
struct MovementText {
    std::vector<std::string> lines;         // of :86:, all of them when it is repeated
    std::vector<std::string> non_swift;     // of :NS:
    std::vector<std::string> supplementary; // the lines under :61:
    std::string customer_reference;         // of :61:
};

// What the words say. Empty is absent. Texts may hold any run of blanks: they are cleaned later.
struct MovementDetails {
    std::string posting_text;       // what the bank calls the operation
    std::string first_text;         // stands for it where the bank gives none
    std::string purpose;            // what the parties say
    std::string comment;            // everything else, with the bank's own names for it
    std::string name, account, bic; // of the other party
    std::string end_to_end_id;
    std::string customer_reference;
    std::string mandate_id;
    std::string structured_reference;
    std::string bank_reference;
    std::string bank_code;                // added to the type of :61:
    std::string original_amount, charges; // "EUR12,50"
    bank::Nature nature = bank::Nature::Other;
    bool is_returned = false;
};

// Of the first dialect of the table that recognises the text; then :NS: fills what is left.
// `details` must be new.
void read_details(const MovementText& text, MovementDetails& details);

// --- For dialects -----------------------------------------------------------------------------

struct Dialect {
    std::string_view name;
    bool (*recognise)(const MovementText& text);
    void (*read)(const MovementText& text, MovementDetails& details);
};

enum class LineBreak {
    Anywhere, // lines are cut at a width: what was cut belongs together
    AtWords,  // and a line that is not full ends a word
};
// The lines as one text. A bank that cuts at 65 columns loses the blanks at the cut: a line a
// little shorter than the others gets one back.
std::string unwrap(std::span<const std::string> lines, LineBreak line_break);

// Adds `value` to `text`, after `name` and a blank between; nothing when the value is empty.
void add_named(std::string& text, std::string_view name, std::string_view value);

namespace gvc {
bool recognise(const MovementText& text);
void read(const MovementText& text, MovementDetails& details);
} // namespace gvc
namespace slashes {
bool recognise(const MovementText& text);
void read(const MovementText& text, MovementDetails& details);
} // namespace slashes
namespace repeated_account {
bool recognise(const MovementText& text);
void read(const MovementText& text, MovementDetails& details);
} // namespace repeated_account
namespace labels {
bool recognise(const MovementText& text);
void read(const MovementText& text, MovementDetails& details);
} // namespace labels
namespace plain {
bool recognise(const MovementText& text);
void read(const MovementText& text, MovementDetails& details);
} // namespace plain

// The text of :NS:, beside whatever dialect :86: has.
void read_non_swift(const MovementText& text, MovementDetails& details);

} // namespace comptoir::formats::mt940
