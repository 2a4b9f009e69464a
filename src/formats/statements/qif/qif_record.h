// One record of a QIF file, from its first line to `^`, as one statement line.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/result.h"
#include "formats/statements/date_order.h"
#include "formats/statements/qif/qif_lines.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats::qif {

inline constexpr std::int64_t k_record_lines_max = 5'000;

using Tell = std::function<void(ErrorSpec, Params, std::string_view field, std::int64_t line)>;

// A line as UTF-8: as it is when it is UTF-8, else Windows-1252, which QIF usually is.
std::string decoded(std::string_view bytes);

class Record {
public:
    Record(std::int32_t entry, std::int64_t line) : m_entry(entry), m_line(line) {}

    // Errors: formats.qif_field_twice {field} {first} {second}, formats.qif_record_too_long
    // {limit}.
    Result<void> add(const Line& line, const Tell& tell);

    bool is_empty() const { return m_lines == 0; }
    std::int64_t line() const { return m_line; }
    std::string name() const; // "12"
    // The pseudo-operation with which home accounting programs give the opening balance.
    bool is_opening_balance(std::string_view account) const;

    // Errors: core.amount_*, core.date_unreadable, formats.amount_ambiguous,
    // formats.qif_field_missing {field}. The texts go to `line`, which must be new.
    Result<void> finish(Currency currency, bank::DateOrder order, const Tell& tell,
                        bank::StatementLine& line);

private:
    struct Field {
        std::string text;
        std::int64_t line = 0;
    };
    struct Split {
        std::string category, memo, amount;
    };
    Result<void> put_once(Field& field, std::string&& text, const Line& line, char code);
    void add_split(char code, const std::string& text);
    Result<Money> money(const Field& field, Currency currency) const;
    void put_texts(bank::StatementLine& line);
    void check_splits(const bank::StatementLine& line, const Tell& tell) const;
    SourcePlace place(std::int64_t line, std::string_view field) const;

    std::int32_t m_entry;
    std::int64_t m_line;
    std::int64_t m_lines = 0;
    Field m_day, m_amount;
    std::string m_payee, m_memo, m_number, m_category, m_address;
    std::vector<Split> m_splits;
};

} // namespace comptoir::formats::qif
