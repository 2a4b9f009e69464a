// What stands above and below the table: the account, its period, its balances.
//
//   Numéro de compte;1234567A012           a label and its value
//   Solde au 31/01/2026 1 234,56 €         a sentence
//   ="01234567";01/01/2026;31/01/2026;58;31/01/2026;1234,56 EUR   facts without labels
#pragma once

#include "comptoir/bank/date_order.h"
#include "comptoir/bank/types.h"
#include "formats/statements/csv/csv_rows.h"
#include "formats/statements/csv/csv_values.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats::csv {

struct SaidBalance {
    std::optional<Date> day;
    WrittenAmount amount;
    std::int64_t line = 0;
};

struct Facts {
    bank::AccountIdentity account;
    std::optional<Currency> currency;
    std::optional<Date> from, to;
    std::optional<SaidBalance> opening, closing;
    std::optional<Date> balance_day; // of the closing balance, when it stands on a row of its own

    bool has_account() const { return account.iban || !account.number.empty(); }
    // What `later` knows and this does not.
    void complete_with(const Facts& later);
};

class PreambleReader {
public:
    explicit PreambleReader(bank::DateOrder order) : m_order(order) {}
    void see(const Row& row);
    Facts take(); // and forget

private:
    bool see_labelled(const std::vector<std::string>& cells, std::int64_t line);
    void see_sentence(const std::string& text, std::int64_t line);
    void see_values(const std::vector<std::string>& cells, std::int64_t line);
    void set_account(std::string_view text);
    std::optional<Date> day_of(std::string_view text) const;

    bank::DateOrder m_order;
    Facts m_facts;
};

} // namespace comptoir::formats::csv
