// A movement: one record 2.1 with the records 2.2, 2.3 and 3 that follow it; and the group of a
// booked movement with the details that explain it, as lines of a statement.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/result.h"
#include "formats/statements/coda/coda_line.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats::coda {

// What is told is told about a record: number of its line, its code, a field.
using Tell = std::function<void(std::int64_t line, std::string_view record, std::string_view field,
                                ErrorSpec, Params)>;

// Beyond these a group stays whole: nobody reads so many details, and memory is bounded.
inline constexpr std::size_t k_details_max = 20'000;
inline constexpr std::size_t k_group_text_max = 16 * 1024 * 1024;

struct Movement {
    std::int64_t line = 0;
    std::string sequence, detail; // "0012", "0000"
    std::string code;             // type, family, operation, category
    std::optional<Money> amount;  // holder's side
    std::optional<Date> booked_on, valued_on;
    bool is_structured = false;
    std::string communication; // of 2.1, 2.2 and 2.3, untrimmed: a word may be cut between them
    std::string bank_reference, customer_reference, return_reason;
    std::string account, name, bic; // the other party
    std::string information;        // records 3, untrimmed like the communication
    std::string rest;               // what has no column of its own
    bool is_return = false;

    bool is_booked() const { return detail == "0000"; }
    char type() const { return code.empty() ? '?' : code.front(); }
};

// 15 digits with three decimals. Errors: formats.coda_amount, core.amount_too_fine,
// core.amount_too_large.
Result<Money> read_coda_amount(std::string_view digits, char sign, Currency currency);

// From a 2.1. What a booked movement cannot do without is refused: amount, sign, entry date; a
// detail lacking it explains less. Errors: as above, core.date_unreadable.
Result<void> read_movement(const Line& line, Currency currency, const Tell& tell,
                           Movement& movement);
void add_second(Movement& movement, const Line& line);                  // 2.2
void add_third(Movement& movement, const Line& line, bool is_version1); // 2.3
void add_information(Movement& movement, const Line& line);             // 3.1, 3.2, 3.3

// The Belgian number of twelve digits as an IBAN; empty when its check digits are wrong.
std::optional<Iban> iban_of_belgian_number(std::string_view digits);

class Group {
public:
    bool empty() const { return m_movements.empty(); }
    const Movement& booked() const { return m_movements.front(); }
    // The movement that records 2.2, 2.3 and 3 of this sequence belong to; null when there is none.
    Movement* open(std::string_view sequence);
    Movement& begin(); // the booked one, to be filled
    void add_detail(Movement detail);
    void clear();

    // The lines of the group: one, or one for each detail when these add up to what was booked.
    std::vector<bank::StatementLine> lines(std::int32_t entry, const Tell& tell) const;

private:
    struct Explained {
        std::vector<std::size_t> parts; // the details that are amounts of their own
        bool adds_up = false;
        std::optional<Money> sum;
    };
    Explained explain() const;
    std::vector<bank::StatementLine> whole(const Explained& explained, std::int32_t entry,
                                           const Tell& tell) const;
    std::vector<bank::StatementLine> split(const Explained& explained, std::int32_t entry,
                                           const Tell& tell) const;

    std::vector<Movement> m_movements; // the booked one, then its details
    std::int64_t m_dropped = 0;        // details beyond the bound
    std::size_t m_text_bytes = 0;
};

} // namespace comptoir::formats::coda
