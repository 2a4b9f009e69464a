// QIF, the exchange format of home accounting programs, which banks still offer
// (docs/formats/qif.md).
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/qif_errors.h"
#include "comptoir/formats/statement_errors.h"
#include "comptoir/formats/statement_format.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/qif/qif_lines.h"
#include "formats/statements/qif/qif_record.h"

#include <algorithm>
#include <utility>

namespace comptoir::formats::qif {

namespace {

constexpr std::int64_t k_lines_per_report = 10'000;

class QifReader {
public:
    QifReader(ByteSource& source, bank::StatementSink& sink, const Work& work,
              const ReadingChoices& choices)
        : m_source(source), m_lines(source), m_sink(sink), m_work(work), m_choices(choices) {}

    Result<void> read();

private:
    // The operations under one !Type header, from its first record on.
    struct Open {
        bank::StatementHeader header;
        std::int32_t entries = 0;
        std::optional<Date> first, last;
    };

    Result<void> take(const Line& line);
    Result<void> begin_section(const Line& line);
    void account_line(const Line& line);
    Result<void> end_record();
    Currency currency();
    void announce(std::int64_t line);
    void end_statement();
    void tell(Diagnostic::Severity severity, ErrorSpec spec, Params params, std::string_view field,
              std::int64_t line);

    ByteSource& m_source;
    LineReader m_lines;
    bank::StatementSink& m_sink;
    const Work& m_work;
    const ReadingChoices& m_choices;
    bank::DateOrder m_order = bank::DateOrder::DayMonthYear;
    std::optional<Currency> m_currency;
    Section m_section = Section::Operations;
    bank::AccountIdentity m_account; // of the last !Account
    std::string m_account_name, m_account_description;
    std::int32_t m_records = 0; // of the section
    std::optional<Record> m_record;
    std::optional<Open> m_open;
    std::int64_t m_statements = 0;
    Tell m_tell = [this](ErrorSpec spec, Params params, std::string_view field, std::int64_t line) {
        tell(Diagnostic::Severity::Warning, spec, std::move(params), field, line);
    };
};

void QifReader::tell(Diagnostic::Severity severity, ErrorSpec spec, Params params,
                     std::string_view field, std::int64_t line) {
    SourcePlace place{{}, line, m_record ? m_record->name() : std::string(), std::string(field)};
    m_sink.diagnostic({severity, spec, std::move(params), std::move(place)});
}

Result<void> QifReader::read() {
    CT_ASSIGN(order, m_lines.find_date_order(m_choices));
    m_order = order;
    for (std::int64_t count = 0;; ++count) {
        if (count % k_lines_per_report == 0) {
            if (m_work.stopped())
                return fail(comptoir::errors::cancelled);
            m_work.tell(m_lines.bytes_read(), m_source.bytes_total());
        }
        CT_ASSIGN(line, m_lines.next());
        if (!line)
            break;
        CT_TRY(take(*line));
    }
    if (m_record)
        return fail_at(SourcePlace{{}, m_record->line(), m_record->name(), {}},
                       errors::qif_not_closed);
    end_statement();
    if (m_statements == 0)
        return fail(errors::no_statement);
    return {};
}

Result<void> QifReader::take(const Line& line) {
    if (line.bytes.starts_with('!'))
        return begin_section(line);
    if (m_section == Section::Account)
        account_line(line);
    if (m_section != Section::Operations)
        return {};
    if (line.bytes == "^" || text::trim(line.bytes) == "^")
        return end_record();
    if (!m_record)
        m_record.emplace(++m_records, line.number);
    return m_record->add(line, m_tell);
}

Result<void> QifReader::begin_section(const Line& line) {
    if (m_record)
        return fail_at(SourcePlace{{}, m_record->line(), m_record->name(), {}},
                       errors::qif_not_closed);
    const auto section = section_of(line.bytes);
    if (!section) { // the end of a list of accounts: none of them is the one that follows
        m_account = {};
        return {};
    }
    end_statement();
    m_section = *section;
    m_records = 0;
    if (*section == Section::Account) {
        m_account = {};
        m_account_name.clear();
        m_account_description.clear();
    } else if (*section == Section::Foreign) {
        tell(Diagnostic::Severity::Warning, errors::qif_section_skipped,
             {{"section", text::cut_to_characters(decoded(line.bytes), 40)}}, {}, line.number);
    }
    return {};
}

// N is the name somebody gave the account; banks that fill it put a number or an IBAN there or in
// the description.
void QifReader::account_line(const Line& line) {
    const std::string text = decoded(line.bytes.substr(1));
    switch (line.bytes.front()) {
    case 'N':
        m_account_name = text;
        break;
    case 'D':
        m_account_description = text;
        break;
    case '^':
        m_account = {};
        if (Iban::parse(m_account_description))
            set_account(m_account, m_account_description);
        else
            set_account(m_account, m_account_name);
        m_account_name.clear();
        m_account_description.clear();
        break;
    default:
        break;
    }
}

Currency QifReader::currency() {
    if (!m_currency && !m_choices.currency)
        tell(Diagnostic::Severity::Warning, errors::currency_assumed,
             {{"currency", std::string(Currency::eur().code())}}, {}, 0);
    if (!m_currency)
        m_currency = m_choices.currency.value_or(Currency::eur());
    return *m_currency;
}

void QifReader::announce(std::int64_t line) {
    if (m_open)
        return;
    m_open = Open{};
    m_open->header.format = "qif";
    m_open->header.account = m_account;
    m_open->header.account.currency = currency();
    if (!m_account.iban && m_account.number.empty())
        tell(Diagnostic::Severity::Warning, errors::account_missing, {}, "!Account", line);
    m_sink.begin_statement(m_open->header);
}

Result<void> QifReader::end_record() {
    if (!m_record)
        return {};
    if (m_record->is_empty()) {
        m_record.reset();
        return {};
    }
    announce(m_record->line());
    const bool is_opening =
        m_records == 1 && m_record->is_opening_balance(m_open->header.account.number);
    bank::StatementLine line;
    CT_TRY(m_record->finish(*m_currency, m_order, m_tell, line));
    if (is_opening) {
        m_open->header.opening = bank::DatedBalance{line.booked_on, line.amount};
        tell(Diagnostic::Severity::Info, errors::qif_opening_taken, {{"amount", line.amount}}, "P",
             m_record->line());
        m_record.reset();
        return {};
    }
    m_record.reset();
    line.entry = ++m_open->entries;
    m_open->first = std::min(m_open->first.value_or(line.booked_on), line.booked_on);
    m_open->last = std::max(m_open->last.value_or(line.booked_on), line.booked_on);
    if (!m_sink.line(std::move(line)))
        return fail(comptoir::errors::cancelled);
    return {};
}

void QifReader::end_statement() {
    if (!m_open)
        return;
    m_open->header.from = m_open->first;
    m_open->header.to = m_open->last;
    m_sink.end_statement(m_open->header, bank::BalanceCheck::NotPossible);
    m_open.reset();
    ++m_statements;
}

class Qif final : public StatementFormat {
public:
    FormatDescription info() const override { return {"qif", "QIF", ".qif"}; }
    int recognise(std::string_view sample) const override;
    Result<void> parse(ByteSource& source, bank::StatementSink& sink, const Work& work,
                       const ReadingChoices& choices) const override {
        return QifReader(source, sink, work, choices).read();
    }
};

int Qif::recognise(std::string_view sample) const {
    constexpr int k_sure = 900;
    constexpr int k_without_header = 300;
    TextSource source(sample.substr(0, k_piece_bytes));
    LineReader lines(source);
    bool has_day = false;
    for (int count = 0; count < 20; ++count) {
        const auto line = lines.next();
        if (!line || !*line)
            return 0;
        const std::string_view bytes = text::trim((*line)->bytes);
        if (count == 0 && bytes.starts_with('!')) {
            const std::string upper = text::to_upper_ascii(bytes);
            for (const std::string_view header : {"!TYPE:", "!ACCOUNT", "!OPTION:", "!CLEAR:"})
                if (upper.starts_with(header))
                    return k_sure;
            return 0;
        }
        // Without a header: lines of one letter and a value, and a whole record of them.
        if (bytes.empty() ||
            std::string_view("DTUPMNLCASE$%FX^").find(bytes.front()) == std::string_view::npos)
            return 0;
        has_day = has_day || (bytes.starts_with('D') && split_day(bytes.substr(1)));
        if (bytes == "^")
            return has_day && count > 1 ? k_without_header : 0;
    }
    return 0;
}

} // namespace

const StatementFormat& format() {
    static const Qif format;
    return format;
}

} // namespace comptoir::formats::qif
