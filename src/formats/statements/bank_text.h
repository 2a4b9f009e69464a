// Texts and amounts as bank files write them, for every statement format.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/money.h"
#include "comptoir/core/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats {

// Appends `text` (valid UTF-8) without control characters, trimmed, every run of blanks as one.
// Returns how many bytes were appended.
std::size_t append_clean(std::string& out, std::string_view text);
std::string clean(std::string_view text);
// clean() would change nothing; only answers true of ASCII, as nearly every text is.
bool is_clean(std::string_view text);

// Adds `part` to `text` with a blank between them; empty parts add nothing.
void join(std::string& text, std::string_view part);

// The same for a part that nobody needs afterwards.
void join_taken(std::string& text, std::string&& part);

// Where the first line of `text` ends (LF or CR); its size when there is no line end.
std::size_t line_end(std::string_view text);

// "NOTPROVIDED" and its like stand for nothing.
std::string_view provided(std::string_view reference);

// A plain decimal with a point. Errors: core.amount_unreadable, core.amount_too_fine,
// core.amount_too_large.
Result<Money> read_amount(std::string_view text, Currency currency);

// The day of "2026-01-31", "2026-01-31T08:00:00+01:00", "2026-01-31Z": as written, because a
// bank's day has no time zone.
std::optional<Date> written_day(std::string_view text);

// An account as a file holds it: canonical when it is an IBAN, else with single blanks.
std::string account_text(std::string_view account);

// Fills iban or number. Answers false when the text looks like an IBAN and is none.
bool set_account(bank::AccountIdentity& identity, std::string_view account);
// Five characters and dots: a number in a sentence need not be complete.
std::string masked_number(std::string_view account);

// `code` of the French interbank list (CFONB, columns 33-34 of a record 04; also Prtry codes that
// French banks write into CAMT.053).
bank::Nature nature_of_cfonb(std::string_view code);
bool is_return_of_cfonb(std::string_view code); // unpaid, rejected, returned, reversed

} // namespace comptoir::formats
