// A CODA file from its records 0 to its records 9, in a stream.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/cancellation.h"
#include "comptoir/core/result.h"
#include "comptoir/formats/statement_format.h"
#include "formats/statements/coda/coda_line.h"
#include "formats/statements/coda/coda_movement.h"

#include <cstdint>
#include <optional>
#include <string>

namespace comptoir::formats::coda {

// Between 0 and 9: one delivery of the bank. Amounts in thousandths, as they are written.
struct OpenDelivery {
    std::int64_t line = 0;
    std::string reference, bic;
    bool is_version1 = false;
    std::int64_t records = 0;
    std::int64_t debit = 0, credit = 0;
};

// Between 1 and 8: one account.
struct OpenStatement {
    std::int64_t line = 0;
    bank::StatementHeader header;
    std::string account; // as records 1 and 8 write it
    std::int32_t entries = 0;
    std::optional<Money> booked; // empty: beyond what Money holds
};

class CodaReader {
public:
    CodaReader(ByteSource& source, bank::StatementSink& sink, const Work& work)
        : m_source(source), m_lines(source), m_sink(sink), m_work(work) {}

    Result<void> read();

private:
    Result<void> take(const Line& line);
    Result<void> begin_file(const Line& line);
    Result<void> begin_statement(const Line& line);
    void read_account(const Line& line);
    Result<Currency> read_currency(const Line& line) const;
    Result<void> movement(const Line& line);
    Result<void> continue_movement(const Line& line);
    void message(const Line& line);
    Result<void> end_statement(const Line& line);
    Result<void> end_file(const Line& line);
    void compare_totals(const Line& line);
    Result<void> emit();
    void count(const Movement& booked);

    Result<void> need(const Line& line, std::size_t columns) const;
    Result<Money> balance(const Line& line, Column sign, Column amount) const;
    void orphan(const Line& line);
    void tell(const Line& line, std::string_view field, ErrorSpec spec, Params params);

    ByteSource& m_source;
    LineReader m_lines;
    bank::StatementSink& m_sink;
    const Work& m_work;
    std::optional<OpenDelivery> m_file;
    std::optional<OpenStatement> m_statement;
    Group m_group;
    std::int64_t m_statements = 0;
    std::int64_t m_more_announced = 0; // line of a record 9 after which the file goes on; 0: none
    Tell m_tell = [this](std::int64_t line, std::string_view record, std::string_view field,
                         ErrorSpec spec, Params params) {
        m_sink.diagnostic({Diagnostic::Severity::Warning, spec, std::move(params),
                           SourcePlace{{}, line, std::string(record), std::string(field)}});
    };
};

} // namespace comptoir::formats::coda
