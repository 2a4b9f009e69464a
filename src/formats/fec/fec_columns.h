// The columns of an FEC and where a file has them.
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/formats/fec_errors.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats::fec {

// Order of A47 A-1 VII. Debit and Credit stand for Montant and Sens too.
enum class Column : std::size_t {
    JournalCode,
    JournalLib,
    EcritureNum,
    EcritureDate,
    CompteNum,
    CompteLib,
    CompAuxNum,
    CompAuxLib,
    PieceRef,
    PieceDate,
    EcritureLib,
    Debit,
    Credit,
    EcritureLet,
    DateLet,
    ValidDate,
    Montantdevise,
    Idevise,
};
inline constexpr std::size_t k_column_count = 18;
extern const std::array<std::string_view, k_column_count> k_column_names;

std::string_view column_name(Column column, bool amount_and_side);

struct Header {
    char separator = '\t';
    bool amount_and_side = false;
    bool in_order = true;
    std::vector<std::string> extra;                     // names of further columns
    std::size_t field_count = 0;                        // fields each line must have
    std::array<std::size_t, k_column_count> position{}; // index of each column in a line
};

// Errors: formats.fec_separator, .fec_column_missing, .fec_column_twice.
Result<Header> parse_header(std::string_view line);

// Cuts at the separator; views into `line`.
void split(std::string_view line, char separator, std::vector<std::string_view>& fields);
// Blanks, tabs and no-break spaces (UTF-8) at both ends: the tool treats A0 as a blank.
std::string_view trim(std::string_view field);

} // namespace comptoir::formats::fec
