// The words of a bank line or a piece, with what stood between them.
//
// References are looked for as whole tokens: the text between two blanks or marks, or several of
// them run together when only marks separate them ("F-592/89" names F59289). What stands beside a
// token decides whether it is a number or a part of a longer one.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/date.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

enum class Column : std::uint8_t {
    Label,
    LabelMore,
    AcrossLabels, // the end of the label run together with the start of its continuation
    Comment,
    RemittanceReference,
    OrderingAccount,
    EndToEndId,
    StructuredReference,
    CounterpartyName,
};

struct Word {
    std::string text; // folded: capitals and digits only
    char gap = '\n';  // before it: '\n' a new column, ' ' blanks, else the mark itself
    Column column = Column::Label;
    bool is_marker = false; // a bank's word for what follows it (bank_markers.h)
};

// A CFONB 120 label is 31 characters wide and runs on in its continuation (contract, "A CFONB label
// runs on"). Other formats cut elsewhere: OFX at 32, MT940 at 35 or 65, SEPA texts at 70 and 140.
inline constexpr std::size_t k_label_widths[]{31, 32, 35, 65, 70, 140};

// Does the label fill its width, so that its last word may continue in the next column?
bool runs_on(const bank::StatementLine& line);

// "VIR SEPA DURAND FACT NO 453" cut at the width, and "FACT NO 4530" as its continuation: the bank
// gives the text once more, in full. The characters of the label that come before it; all of them
// where nothing is repeated.
std::size_t before_what_is_repeated(const bank::StatementLine& line);

// Does it run on in the middle of what may be a number? A letter starts a new word there.
bool cuts_a_number(const bank::StatementLine& line);

// The words of one text, appended to `words`.
void append_words(std::string_view text, Column column, std::vector<Word>& words);

// The five columns of the manuals, then the ids and references. When the label fills its width the
// two labels also appear run together, as AcrossLabels, before they appear apart.
std::vector<Word> words_of(const bank::StatementLine& line);

// Letters and digits of a reference, folded and run together: "F-592/89" -> "F59289".
std::string key_of(std::string_view reference);

enum class KeyStrength {
    Useless, // too short, no digit, or a year: names nothing
    Short,   // supports a known party, proves nothing alone
    Strong,
};
// Strength of a key as evidence (requirements C15): at least four characters and two digits; pure
// digits below six, and digits that read as a day, are Short.
KeyStrength key_strength(std::string_view key);

// Letters stay, digits become 9: "F59289482" -> "F99999999". References of one series share it.
std::string shape_of(std::string_view key);

struct KeyPlace {
    std::size_t first = 0; // index of the first word
    std::size_t last = 0;  // index of the last word, included
};

// Calls `visit` for every run of one to six words that may spell one reference of at most
// `longest` characters. A run never crosses a column.
void for_each_key(const std::vector<Word>& words, std::size_t longest,
                  const std::function<void(std::string_view key, KeyPlace place)>& visit);

std::string run_of(const std::vector<Word>& words, KeyPlace place); // its letters and digits

// True when the run is a whole token: not a part of a longer number, not a day, not an amount.
bool stands_whole(const std::vector<Word>& words, KeyPlace place);
// The same of digits alone whose marks became blanks: "1102 26".
bool stands_as_groups(const std::vector<Word>& words, KeyPlace place);
// Does the run have the same groups as the reference: "1102/26" as 1102-26, but not as 110226?
bool is_written_as(const std::vector<Word>& words, KeyPlace place, std::string_view reference);
// "10/2026", "2026-10": the month of a rent as well as a number.
bool reads_as_month(const std::vector<Word>& words, KeyPlace place);
bool is_month_name(std::string_view word); // "MAI", "SEPT", "OKTOBER"
// Digits that read as a day of the year before this one or so: "270526" on 27 May 2026.
bool reads_as_day_near(std::string_view digits, Date day);
bool stands_as_day_near(const std::vector<Word>& words, const std::vector<KeyPlace>& places,
                        Date day); // at one of them
// At the border of a label that runs on, a number may be cut: it then supports, and proves nothing.
bool stands_at_cut(const std::vector<Word>& words, KeyPlace place);

bool is_digit(char c); // ASCII, as folded texts have them
std::size_t count_digits(std::string_view text);
std::string without_zeros(std::string_view digits); // those it begins with

// Words that banks write on every line and that identify nobody ("VIR", "SEPA", "PRLV"…).
bool is_bank_word(std::string_view word);

// The words that make a name: folded, without legal form and title ("SAS Aaro & Cie" -> AARO CIE).
std::vector<std::string> name_words(std::string_view name);

} // namespace comptoir::reconcile
