// From lines to statements: one for each account of a table, with the balances that the file gives.
//
// The lines of the first account of a table pass on at once; those of further accounts wait until
// it is complete, because statements reach a sink one after the other.
#pragma once

#include "comptoir/bank/types.h"
#include "formats/statements/csv/csv_layout.h"
#include "formats/statements/csv/csv_line.h"
#include "formats/statements/csv/csv_preamble.h"

#include <functional>
#include <list>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace comptoir::formats::csv {

// The balances after each line, in whichever order the lines are.
class BalanceTrack {
public:
    void see(Date day, Money amount, std::optional<Money> balance, std::int64_t line);
    struct Ends {
        Money opening, closing;
        bool is_proof = false;        // one balance alone follows from nothing
        std::int64_t first_break = 0; // the line whose balance does not follow; 0: all do
    };
    // Empty when there is no balance, or one that is the same after every line.
    std::optional<Ends> ends() const;
    bool is_repeated() const;

private:
    // One direction of time, as far as it holds.
    struct Steps {
        std::int64_t breaks = 0, first_break = 0;
        void see(std::optional<Money> expected, Money found, std::int64_t line);
    };
    bool newest_first() const;

    std::optional<Date> m_first_day, m_last_day;
    std::optional<Money> m_first, m_last; // balances
    std::optional<Money> m_before_first;  // Σ of the lines above the first balance
    std::optional<Money> m_first_amount, m_last_amount;
    std::optional<Money> m_since_last; // Σ of the lines below the last balance
    std::int64_t m_known = 0;
    bool m_all_equal = true, m_overflow = false;
    Steps m_forwards, m_backwards;
};

class StatementWriter {
public:
    StatementWriter(bank::StatementSink& sink, const bank::CsvMapping& mapping, std::string format)
        : m_sink(sink), m_mapping(mapping), m_format(std::move(format)) {}

    void begin_section(Facts facts) { m_facts = std::move(facts); }
    const Facts& facts() const { return m_facts; }
    // One operation, whole or in several lines, which are moved from; the only one may be that of
    // `reading`. Errors: core.cancelled, formats.csv_too_many_held.
    Result<void> add(std::span<bank::StatementLine> lines, const RowReading& reading,
                     std::int64_t line);
    // `footer` completes what the preamble did not say.
    Result<void> end_section(const Facts& footer);
    std::int64_t statements() const { return m_statements; }

private:
    struct Open {
        Currency currency;
        std::string account; // as the rows name it
        bank::StatementHeader header;
        BalanceTrack balances;
        std::optional<Money> booked; // empty: more than amounts can hold
        std::optional<Date> first_day, last_day;
        std::int32_t entries = 0;
        std::vector<bank::StatementLine> held;
        std::int64_t line = 0;
        bool is_proof = false; // both balances are the bank's
    };
    Open& open_for(const RowReading& reading, Currency currency, std::int64_t line);
    bank::AccountIdentity account_of(const RowReading& reading) const;
    void set_period(Open& open) const;
    void set_balances(Open& open);
    void set_said_balances(Open& open);
    std::optional<Money> said(const std::optional<SaidBalance>& balance, Currency currency);
    Result<void> emit_held(Open& open);
    void close(Open& open);
    void tell(Diagnostic::Severity severity, ErrorSpec spec, Params params, std::int64_t line,
              std::string field);

    bank::StatementSink& m_sink;
    const bank::CsvMapping& m_mapping;
    std::string m_format;
    Facts m_facts;
    std::list<Open> m_open; // the first one is streaming
    std::size_t m_held = 0;
    std::int64_t m_statements = 0;
};

} // namespace comptoir::formats::csv
