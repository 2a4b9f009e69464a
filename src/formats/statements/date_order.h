// Days written as three numbers, and the one order they have in a whole file.
//
// "03/04/2026" is the 3rd of April or the 4th of March. The order is decided once per file, from
// the days that can be read in one way only (a number above 12), else by the caller's choice; it
// is never decided day by day.
//
//   DateOrderFinder finder;
//   for (cell : cells) if (auto day = split_day(cell)) finder.see(*day);
//   CT_ASSIGN(order, finder.decide(choices));        // formats.date_order_ambiguous
//   auto date = day_in_order(*split_day("03/04/2026"), order);
#pragma once

#include "comptoir/bank/reading_choices.h"
#include "comptoir/core/date.h"
#include "comptoir/core/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats {

// The numbers of a day in the order they are written; the year is already one of four digits
// where its place is known.
struct WrittenDay {
    std::array<int, 3> numbers{};
    // 0 or 2 where the day itself shows it (four digits, above 31, after an apostrophe), else -1:
    // then the year is a number of two digits.
    int year_at = -1;
    bool may_swap() const; // day and month could change places, and would give another day
};

// Reads "31/01/2026", "1/ 5'26", "31.01.26", "2026-01-31", "20260131", "31012026", also followed
// by a time of day. Empty when the text is no such thing; the day itself may still not exist.
std::optional<WrittenDay> split_day(std::string_view text);

// Empty when the day does not exist in that order. A day that begins with a year of four digits
// can be read in one way only and is, whatever the order.
std::optional<Date> day_in_order(const WrittenDay& day, bank::DateOrder order);

class DateOrderFinder {
public:
    // `line`: where the day stands, for the place of the question; 0 when it has none.
    void see(const WrittenDay& day, std::string_view as_written, std::int64_t line = 0);
    // What the days seen so far prove; the first proof stays.
    std::optional<bank::DateOrder> proven() const { return m_proven; }
    // The choice, else what is proven, else day first when no day seen could be read in two ways.
    // Errors: formats.date_order_ambiguous {text}.
    Result<bank::DateOrder> decide(const bank::ReadingChoices& choices) const;

private:
    std::optional<bank::DateOrder> m_proven;
    std::string m_open_day; // the first one that could be read in two ways
    std::int64_t m_open_line = 0;
};

} // namespace comptoir::formats
