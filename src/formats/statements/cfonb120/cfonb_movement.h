// A movement: one record 04 with the records 05 that follow it, as one statement line.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/result.h"
#include "formats/statements/cfonb120/cfonb_record.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats::cfonb120 {

// Currency and decimals of a record, where it says so (LCL leaves them blank on 01 and 07).
struct Unit {
    std::optional<Currency> currency;
    std::optional<int> decimals;
};
// Errors: core.currency_unknown.
Result<Unit> unit_of(const Record& record);

// DDMMYY; empty when the day does not exist. Years above 60 are of the last century.
std::optional<Date> parse_day(std::string_view text);

class Movement {
public:
    using Tell = std::function<void(const Record&, ErrorSpec, Params, std::string_view field)>;

    // Errors: core.date_unreadable (booking date). `amount` is what the record's amount is worth.
    Result<void> begin(const Record& record, Money amount, std::int32_t entry, const Tell& tell);
    void add(const Record& complement, const Tell& tell);
    // Puts together what came in several records.
    bank::StatementLine&& finish();

private:
    // What only the records 05 say, on whichever of them it stood.
    struct Complements {
        std::string free_text;  // LIB and unqualified, on their untrimmed width
        std::string remittance; // LCC and LC2, likewise
        std::string debtor, creditor, ultimate_debtor, ultimate_creditor;
        std::string debtor_account, creditor_account;
    };
    void add_names(std::string_view qualifier, const std::string& information);
    void add_money(std::string_view qualifier, const Record& complement, const Tell& tell);
    void add_references(std::string_view qualifier, const Record& complement);
    void put_parties(const Complements& complements);
    void put_more_label(const Complements& complements);

    bank::StatementLine m_line;
    std::optional<Complements> m_complements; // most movements have none
};

} // namespace comptoir::formats::cfonb120
