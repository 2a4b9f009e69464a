// CODA files of tests: records by what they mean, totals as they should be.
#pragma once

#include "unit/statements/statement_files.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::test {

// Accounts that belong to nobody; their check digits are right.
inline constexpr std::string_view k_number = "000000000101";
inline constexpr std::string_view k_iban = "BE43000000000101";
inline constexpr std::string_view k_other_number = "000000000202";
inline constexpr std::string_view k_other_iban = "BE32000000000202";

struct CodaMovement {
    std::int64_t amount = -500; // cents
    std::string code = "00101000", communication, bank_reference = "REF1";
    bool structured = false;
    std::string value_date = "050126", entry_date = "050126";
    std::string customer_reference, bic, tail;   // 2.2; tail: columns 110 to 125
    std::string account, currency = "EUR", name; // 2.3
    std::string digits, sign;                    // instead of the amount's
};

class CodaFile {
public:
    // The statement of k_iban, opening with 10.00 EUR on 31 December 2025.
    CodaFile();
    // Records as they are, in the place they would have.
    CodaFile& raw(std::string record);
    CodaFile& movement(const CodaMovement& movement);
    CodaFile& detail(const CodaMovement& movement);
    CodaFile& information(std::string_view text, bool structured = false,
                          std::string_view second = {}, std::string_view third = {});
    CodaFile& message(std::string_view sequence, std::string_view text);
    // Replaces columns of the record last written.
    CodaFile& set(std::size_t column, std::string_view text);
    // Records 8 and 9, and the file.
    std::string bytes(std::string_view line_end = "\n") const;
    std::vector<std::string> records() const;

    std::string opening; // record 1
    std::string header;  // record 0
    std::string closing; // record 8; made when empty
    std::string trailer; // record 9; made when empty
    std::int64_t opening_cents = 1000;

private:
    std::string key() const;
    void write(const CodaMovement& movement);
    std::vector<std::string> m_records;
    int m_sequence = 0;
    int m_detail = 0;
    std::int64_t m_debit = 0, m_credit = 0;
};

// A record of 128 columns with texts at 1-based columns.
struct At {
    std::size_t column;
    std::string_view text;
};
std::string coda_record(const std::vector<At>& parts);
std::string thousandths(std::int64_t cents); // 15 digits

// The only line of a statement with this movement.
bank::StatementLine coda_line(const CodaMovement& movement);

} // namespace comptoir::test
