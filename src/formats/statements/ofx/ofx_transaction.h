// One STMTTRN (or STMTTRNP, pending) as one statement line.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/result.h"
#include "formats/statements/ofx/ofx_account.h"
#include "formats/statements/ofx/ofx_tags.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats::ofx {

// A value and where it stands; empty when the file leaves it out.
struct Field {
    std::string text;
    std::int64_t line = 0;
    bool empty() const { return text.empty(); }
};

using Tell = std::function<void(ErrorSpec, Params, std::string_view field, std::int64_t line)>;

// "20260131", "20260131120000.000[-5:EST]", "2026-01-31": the day as written.
std::optional<Date> parse_day(std::string_view text);

class Transaction {
public:
    // Which element the leaves belong to at the moment.
    enum class Part { Own, Payee, OtherAccount, Currency, OriginalCurrency };

    Transaction(std::int32_t entry, std::int64_t line, bool is_pending)
        : m_entry(entry), m_line(line), m_is_pending(is_pending) {}

    // Errors: formats.ofx_field_twice {tag} {first} {second}.
    Result<void> set(Part part, Tag tag, Field value);

    // The currency the transaction itself names; empty when it names none.
    const std::string& currency_code() const { return m_currency.text; }
    std::int64_t line() const { return m_line; }
    std::string record() const; // "STMTTRN 12"

    // `other_day`: the statement's, for a transaction without any. Errors: core.amount_*,
    // core.date_unreadable, formats.ofx_field_missing {tag}, bank.mixed_currencies. Its texts go to
    // `line`, which must be new.
    Result<void> finish(Currency currency, std::optional<Date> other_day, const Tell& tell,
                        bank::StatementLine& line);

private:
    Field* own_field(Tag tag);
    std::string* joined_text(Tag tag);
    Result<Date> booked_on(std::optional<Date> other_day, const Tell& tell) const;
    Result<void> put_amount(bank::StatementLine& line, Currency currency, const Tell& tell) const;
    Result<Money> converted_amount(Money foreign, Currency currency, const Tell& tell) const;
    void put_texts(bank::StatementLine& line);
    SourcePlace place(const Field& field, Tag tag) const;

    std::int32_t m_entry;
    std::int64_t m_line;
    bool m_is_pending;
    Field m_type, m_posted, m_user_day, m_available, m_amount, m_id, m_cheque, m_reference,
        m_corrected;
    Field m_currency, m_rate, m_original_currency, m_original_rate;
    std::string m_name, m_more_names, m_payee, m_memo;
    AccountParts m_other_account;
};

} // namespace comptoir::formats::ofx
