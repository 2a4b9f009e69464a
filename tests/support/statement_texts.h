// Bank statement files of invented histories, for tests and measures.
//
//   TextStatement january{.lines = {{day("2026-01-05"), -12'00, "VIR DUVAL"}}, .opening = 100'00};
//   folder.write("a.xml", camt_text({january}));
//
// A history is a vector of lines; cut() makes the statement of any piece of it, with its balances.
#pragma once

#include "comptoir/core/date.h"

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::test {

inline constexpr std::string_view k_test_iban = "FR7630006000011234567890189";

Date day(std::string_view iso); // invariant: a day

struct TextLine {
    Date booked_on;
    std::int64_t amount_minor = 0; // money in > 0
    std::string label;
    std::string reference; // the bank's; empty: none is written
};

struct TextStatement {
    std::string id = "1";
    std::string iban = std::string(k_test_iban);
    std::vector<TextLine> lines;
    std::int64_t opening_minor = 0;
    std::optional<std::int64_t> closing_minor;    // default: opening + lines
    std::optional<Date> opening_day, closing_day; // default: first and last line
    bool has_balances = true;                     // CAMT only
    std::int64_t closing() const;
};

std::string camt_text(const std::vector<TextStatement>& statements);
// The same lines as an intraday report or a booking advice (no balances), booked or pending there.
enum class CamtReport { Intraday, Advice };
std::string camt_report_text(const TextStatement& statement, CamtReport kind, bool pending = false);
std::string cfonb_text(const std::vector<TextStatement>& statements);
// A closing balance alone, as OFX has it; a line without reference is identified by its label.
std::string ofx_text(const TextStatement& statement);

// The lines [from, to) of a history that begins with `opening_minor`.
TextStatement cut(const std::vector<TextLine>& history, std::int64_t opening_minor,
                  std::size_t from, std::size_t to);

// `count` lines over some days, amounts from a small set so that equals are frequent; every label
// is its own unless `twins` are wanted.
std::vector<TextLine> random_history(std::mt19937& random, std::size_t count, bool twins);

// One statement of any length, written as it is made. `line(i)` is asked twice for each i.
struct LongStatement {
    std::int64_t count = 0;
    std::int64_t opening_minor = 0;
    std::function<TextLine(std::int64_t)> line;
};
void write_long_camt(std::ostream& out, const LongStatement& statement);
void write_long_cfonb(std::ostream& out, const LongStatement& statement);

} // namespace comptoir::test
