// The books of the invented month, written as a FEC.
#pragma once

#include "comptoir/core/date.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace comptoir::gui {

struct Named {
    const char* code;
    const char* name; // as the books have it
    const char* bank; // as banks write it
};

class MonthBooks {
public:
    MonthBooks();

    // Cents above 0; a credit note is below.
    void sale(const Named& customer, const std::string& piece, std::int64_t gross, Date day);
    void purchase(const Named& supplier, const std::string& piece, std::int64_t gross, Date day);
    // On 512100 against the party's account, lettered with the invoice it pays: money in above 0.
    void payment(const Named& party, const std::string& piece, std::int64_t cents, Date day);

    std::string text() const { return m_text; }

private:
    void begin(std::string_view journal, std::string_view name, Date day, std::string piece,
               std::string label);
    void row(std::string_view account, std::int64_t debit_above_0, const Named* party = nullptr);

    std::string m_text, m_head, m_tail, m_letter;
    int m_number = 0, m_letters = 0;
};

} // namespace comptoir::gui
