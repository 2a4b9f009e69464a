// Puts fields together to statements and streams their lines.
#pragma once

#include "formats/statements/mt940/mt_fields.h"
#include "formats/statements/mt940/mt_line.h"

#include <functional>
#include <optional>
#include <string>

namespace comptoir::formats::mt940 {

// A movement whose text may still follow. Not inside the reader: clang would see its default member
// values too late to make one in an optional.
struct PendingMovement {
    Movement movement;
    MovementText text;
    Scribe scribe;
    std::size_t bytes = 0;
};

class MtReader {
public:
    MtReader(ByteSource& source, bank::StatementSink& sink, const Work& work,
             const ReadingChoices& choices)
        : m_source(source), m_fields(source), m_sink(sink), m_work(work), m_choices(choices) {}

    Result<void> read();

private:
    struct Announced { // :90D: and :90C:
        std::int64_t count = 0;
        Money sum;
        std::int64_t line = 0;
    };
    struct Totals {
        std::int64_t count = 0;
        std::optional<Money> sum; // empty when it is beyond what Money holds
    };
    // A message between its first field and its end.
    struct Open {
        bank::StatementHeader header;
        std::int64_t line = 0;
        std::string account;
        std::int64_t account_line = 0;
        bool is_interim = false; // has a field that MT942 alone has
        bool announced = false;
        std::int64_t closing_line = 0;
        std::optional<Currency> currency;
        std::optional<bank::DatedBalance> available;
        std::optional<Date> first_day, last_day, told_day;
        std::int32_t entries = 0;
        std::optional<Money> booked;
        Totals debits, credits;
        std::optional<Announced> announced_debits, announced_credits;
    };
    Result<void> take(Field&& field);
    Result<void> take_tag(Field&& field);
    Result<void> take_header(const Field& field);
    void take_account(const Field& field);
    Result<void> take_balance(const Field& field);
    Result<void> take_movement(Field&& field);
    Result<void> take_text(Field&& field);
    void take_non_swift(Field&& field);
    void take_floor(const Field& field);
    void take_day(const Field& field);
    Result<void> take_totals(const Field& field);

    void begin(const Field& field);
    void announce();
    void identify_account();
    Result<void> flush();
    void count(const bank::StatementLine& line);
    Result<void> end(bool file_ends);
    bank::BalanceCheck check(const Scribe& scribe);
    void compare(const std::optional<Announced>& announced, const Totals& found,
                 std::string_view tag);
    void tell_text(Diagnostic::Severity severity, ErrorSpec spec, const Field& field);
    bool is_interim() const;
    Scribe scribe_of(const Field& field) const { return {field.tag, field.line, &m_tell}; }

    ByteSource& m_source;
    FieldReader m_fields;
    bank::StatementSink& m_sink;
    const Work& m_work;
    const ReadingChoices& m_choices;
    std::function<void(Diagnostic&&)> m_tell = [this](Diagnostic&& diagnostic) {
        m_sink.diagnostic(std::move(diagnostic));
    };
    std::string m_type; // of the message header, "940"
    std::optional<Open> m_open;
    std::optional<PendingMovement> m_pending;
    std::int64_t m_statements = 0;
};

} // namespace comptoir::formats::mt940
