// Follows the tags of an OFX file and gives its statements to a sink.
#pragma once

#include "comptoir/core/cancellation.h"
#include "comptoir/formats/statement_format.h"
#include "formats/statements/ofx/ofx_account.h"
#include "formats/statements/ofx/ofx_text.h"
#include "formats/statements/ofx/ofx_tokens.h"
#include "formats/statements/ofx/ofx_transaction.h"

#include <cstdint>
#include <optional>
#include <string>

namespace comptoir::formats::ofx {

class OfxReader {
public:
    OfxReader(ByteSource& source, bank::StatementSink& sink, const Work& work,
              const ReadingChoices& choices)
        : m_source(source), m_tokens(source), m_sink(sink), m_work(work), m_choices(choices) {}

    Result<void> read();

private:
    // A STMTRS or CCSTMTRS that is not closed yet.
    struct Open {
        bank::StatementHeader header;
        Tag tag = Tag::STMTRS;
        std::int64_t line = 0;
        AccountParts account;
        Field currency;
        Field from, to, booked_balance, booked_day, available_balance, available_day;
        bool is_announced = false;
        bool has_list = false;
        std::int32_t entries = 0;
        std::optional<Money> booked;
        std::optional<Date> last_day;
    };
    // The element without elements of interest inside that the leaves belong to.
    enum class In { None, Account, Booked, Available, OtherBalance, Status };

    Result<void> take(const Token& token);
    Result<void> skip(const Token& token);
    Result<void> open(Tag tag);
    Result<bool> open_section(Tag tag);
    void open_part(Tag tag);
    Result<void> close(Tag tag);
    Result<void> leaf(Tag tag, Field value);
    Result<void> statement_leaf(Tag tag, Field value);
    Result<void> account_leaf(Tag tag, const Field& value);
    void status_leaf(Tag tag, Field value);

    Result<void> begin_statement(Tag tag);
    Result<void> announce(const std::string& other_currency);
    Result<void> learn_currency(const std::string& other_currency);
    void learn_account();
    Result<void> end_transaction();
    Result<void> end_statement();
    std::optional<bank::DatedBalance> balance(const Field& amount, const Field& day,
                                              std::string_view name);
    void choose_balances();
    Result<void> finish();
    void tell(ErrorSpec spec, Params params, std::string_view field, std::int64_t line);
    tl::unexpected<Error> refuse(ErrorSpec spec, Tag tag, std::int64_t line);

    ByteSource& m_source;
    TokenReader m_tokens;
    bank::StatementSink& m_sink;
    const Work& m_work;
    const ReadingChoices& m_choices;
    TextDecoder m_decoder;
    std::string m_format;
    std::optional<Open> m_open;
    std::optional<Transaction> m_transaction;
    Transaction::Part m_part = Transaction::Part::Own;
    In m_in = In::None;
    Tag m_skipped = Tag::Unknown; // inside this element nothing is read
    std::string m_skipped_account;
    std::int64_t m_skipped_line = 0;
    std::optional<std::int64_t> m_document_line; // of an <OFX> not closed yet
    Field m_status_code, m_status_severity, m_status_message;
    std::optional<Params> m_bank_refusal;
    std::int64_t m_statements = 0;
    std::int64_t m_investments = 0;
    Tell m_tell = [this](ErrorSpec spec, Params params, std::string_view field, std::int64_t line) {
        tell(spec, std::move(params), field, line);
    };
};

} // namespace comptoir::formats::ofx
