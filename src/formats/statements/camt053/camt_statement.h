// One Stmt, Rpt or Ntfctn while it is read: account, balances, announced totals, running sums.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/result.h"
#include "formats/statements/camt053/camt_entry.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats::camt053 {

// One Bal as written.
struct WrittenBalance {
    std::string type, amount, currency;
    Direction direction = Direction::Unsaid;
    std::optional<Date> date;
    std::int64_t line = 0; // of its Amt
};

// The balances that matter, in the order of the codes below.
enum class BalanceKind { Opbd, Prcd, Itbd, Clbd, Opav, Clav };
std::optional<BalanceKind> parse_balance_kind(std::string_view type);

// TxsSummry as written, and what was counted. Samples of real banks get them wrong: a warning.
struct Totals {
    std::string count, sum;
    std::int64_t found_count = 0, booked_count = 0;
    std::int64_t found_minor = 0, booked_minor = 0;
};

class CamtStatement {
public:
    using Tell = std::function<void(Diagnostic&&)>;
    CamtStatement(std::string format, Tell tell);

    bank::StatementHeader header;
    std::string electronic_number, legal_number, account_name;
    std::optional<Date> created;
    bool one_page = true; // false: a page of a longer statement
    Totals all, credits, debits;

    void set_account(std::string_view account, bool is_iban);
    // The currency of amounts that name none, when it is known by now.
    std::optional<Currency> currency() const { return header.account.currency; }
    void remember_currency(Currency currency);

    // Keeps a balance of a kind that matters. Errors: core.amount_*, core.currency_unknown.
    Result<void> add_balance(const WrittenBalance& balance);

    // Counts an entry; a second currency is told once and ends the check of balances.
    void count(const Entry& entry, Money amount, bank::LineStatus status);

    // A day for an entry that has none: see docs/formats/camt053.md.
    std::optional<Date> fallback_day() const;

    // Completes the header; to be called once, before the sink hears of the end.
    bank::BalanceCheck finish();

private:
    struct KeptBalance {
        bank::DatedBalance first, last;
        std::int64_t last_line = 0;
        int count = 0;
    };
    KeptBalance& kept(BalanceKind kind) { return m_balances[static_cast<std::size_t>(kind)]; }
    void choose_balances();
    void close_with(const KeptBalance& balance, std::string_view name);
    void use_available(std::optional<bank::DatedBalance>& balance, BalanceKind kind,
                       std::string_view name);
    void compare(const Totals& totals, std::string_view name);
    // Line 0: where the reader stands.
    void tell(ErrorSpec spec, Params params, std::string_view field, std::int64_t line = 0);

    Tell m_tell;
    std::array<KeptBalance, 6> m_balances{};
    std::int64_t m_closing_line = 0;     // of the balance that closes, and
    std::string m_closing_name = "CLBD"; // its type
    std::optional<Money> m_booked;
    bool m_one_currency = true;
    std::optional<Date> m_first_day, m_last_day;
};

} // namespace comptoir::formats::camt053
