// Structured communications: what a bank writes in fixed parts instead of words.
//
// A structured communication is three digits that name its layout, then its parts
// (coda_communication.cpp has them as a table). What has a column of its own in a statement line
// goes there; what does not is kept, part by part, for the comment.
#pragma once

#include "comptoir/core/date.h"

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats::coda {

struct Communication {
    std::string text;                 // words: the label
    std::string structured_reference; // RF…, twelve Belgian digits: with right check digits alone
    std::string mandate_id;
    std::string number; // of a cheque, a card…
    std::string kept;   // everything else: "127 2026-01-05 1 1 BE12ZZZ…"
    std::string return_reason;
    bool is_return = false;
    std::string original_amount; // unsigned decimal; empty when there is none
    std::string original_currency;
};

// `communication`: columns 63 and following of a movement, untrimmed UTF-8.
Communication read_communication(std::string_view communication);

// "000000001075000" with 3 decimals -> "1075.000"; empty unless all digits.
std::string decimal_text(std::string_view digits, std::size_t decimals);

// The characters [at, at + width) of a UTF-8 text; fewer at its end.
std::string_view part_of(std::string_view utf8, std::size_t at, std::size_t width);

// DDMMYY.
std::optional<Date> read_day(std::string_view text);

} // namespace comptoir::formats::coda
