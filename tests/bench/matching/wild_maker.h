// Builds one world made to mislead: companies with names inside names, their invoices, and the acts
// that make bank lines of them.
#pragma once

#include "habits.h"
#include "wild.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace comptoir::bench {

// How the bank of one world writes.
enum class Bank {
    Cfonb,
    Camt,
    Ofx,
    Chatty,
    German,
    // of wilder worlds
    Slashes, // "VIR SEPA RECU /DE … /MOTIF … /REF …", 140 characters
    Tags,    // "/EREF/…/NAME/…/REMI/…", 70 characters, then the rest
    Swift,   // 35 characters, then 35 more
    Belgian  // the name in a field of its own, the words in 140 characters
};

struct Company {
    std::string code, name, iban;
    bool is_customer = true;
    bool iban_known = false;
    int series = 0;
    std::vector<std::size_t> pieces;
};

struct Invoice {
    ledger::RowId row;
    std::size_t company = 0;
    std::string number;
    std::int64_t open = 0;
    Date day;
};

class Wild {
public:
    explicit Wild(std::uint64_t seed, bool wilder = false);
    World make(int cases);
    World make_wilder(int cases);

private:
    std::string new_word();
    std::string new_name();
    std::size_t add_company();
    std::size_t any(bool customer);
    std::string new_number(Company& company);
    std::int64_t fresh_amount();
    std::size_t invoice(std::size_t company, std::int64_t minor, std::string number = {});
    std::size_t fresh(std::size_t company) {
        return invoice(company,
                       m_companies[company].is_customer ? fresh_amount() : -fresh_amount());
    }
    std::string at_bank(const std::string& name);
    std::string dirt();
    // Texts of a line as the bank of this world writes them.
    void write(bank::StatementLine& line, const std::string& name, const std::string& reference,
               const std::string& more) const;
    // `own`: whose invoice it is, when the name is another's. A line that shows nothing of the
    // difference, because its column was too narrow, is no trap: it is left out.
    void line(std::string_view shape, Date day, std::int64_t minor, const std::string& name,
              const std::string& iban, const std::string& reference, Truth truth,
              const std::string& own = {});
    Truth pays(std::size_t index, bool decidable) const;
    Date after(std::size_t index) { return m_invoices[index].day.plus_days(m_dice.from(1, 70)); }
    const std::string& name_of(std::size_t index) const {
        return m_companies[m_invoices[index].company].name;
    }

    void whole();
    void name_only();
    void account_only();
    void series();
    void instalment();
    void longer_name();
    void like_name();
    void number_of_another();
    void never_came();
    void one_number_of_two();
    void day_like_number();
    void amount_like_number();
    void factor();
    void sister();
    void paid_twice();
    void tax_with_number();
    void card_with_number();
    void homonyms();
    void entry_of_another();
    void part_of_number();

    // Of wilder worlds.
    std::string worn(const std::string& number);
    std::string as_written(std::string name);
    void write_wilder(bank::StatementLine& line, const std::string& name,
                      const std::string& reference, const std::string& more) const;
    void worn_number();
    void range();
    void deposit();
    void small_difference();
    void wages();
    void levy();
    void loan();
    void rent();
    void reject();
    void refund();
    void inverted();
    void other_first_name();
    void other_form();
    void without_form();
    void long_cheque();
    void day_of_card();
    void stranger();

    Dice m_dice;
    World m_world;
    Bank m_bank = Bank::Cfonb;
    int m_series_style = 0;
    std::vector<Company> m_companies;
    std::vector<Invoice> m_invoices;
    std::set<std::int64_t> m_amounts;
    std::set<std::string> m_names, m_numbers;
    std::int64_t m_row = 1, m_line = 1;
    int m_next = 100;
};

} // namespace comptoir::bench
