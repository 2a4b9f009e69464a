#include "formats/statements/csv/csv_reader.h"

#include "comptoir/bank/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/csv_errors.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/csv/csv_words.h"

#include <algorithm>
#include <utility>

namespace comptoir::formats::csv {

namespace {

constexpr std::int64_t k_rows_per_report = 1'000;
constexpr std::size_t k_details_max = 10'000;
constexpr std::size_t k_text_shown = 60;
constexpr std::size_t k_footers_told = 20;

std::string first_filled(const Row& row) {
    for (const std::string& cell : row.cells)
        if (std::string plain = plain_cell(cell); !plain.empty())
            return plain;
    return {};
}

} // namespace

CsvReader::CsvReader(Layout layout, ByteSource& source, bank::StatementSink& sink, const Work& work)
    : m_layout(std::move(layout)), m_source(source), m_sink(sink), m_work(work),
      m_lines(m_layout.mapping),
      m_preamble(m_layout.mapping.date_order.value_or(bank::DateOrder::DayMonthYear)),
      m_writer(sink, m_layout.mapping,
               "csv:" + (m_layout.mapping.name.empty() ? "mapping" : m_layout.mapping.name)) {}

void CsvReader::tell(Diagnostic::Severity severity, ErrorSpec spec, Params params,
                     std::int64_t line) {
    m_sink.diagnostic({severity, spec, std::move(params), SourcePlace{{}, line, {}, {}}});
}

Result<void> CsvReader::read() {
    RowReader rows(m_source, m_layout.mapping.delimiter);
    Row row;
    for (std::int64_t count = 0;; ++count) {
        if (count % k_rows_per_report == 0) {
            if (m_work.stopped())
                return fail(comptoir::errors::cancelled);
            m_work.tell(rows.bytes_read(), m_source.bytes_total());
        }
        CT_ASSIGN(more, rows.next(row));
        if (!more)
            break;
        if (row.is_blank())
            continue;
        decode(row, m_layout.mapping.encoding);
        CT_TRY(take(row));
    }
    CT_TRY(flush());
    CT_TRY(m_writer.end_section(m_preamble.take()));
    tell_left_out();
    if (m_writer.statements() == 0)
        return fail(errors::no_statement);
    return {};
}

Result<void> CsvReader::take(const Row& row) {
    if (m_lines.is_header(row))
        return begin_table();
    const bool headless = !m_layout.mapping.has_header;
    if (!m_in_table && !headless) {
        m_preamble.see(row);
        return {};
    }
    if (!m_in_table && !is_like_operation(row)) { // above the first row of a file without header
        m_preamble.see(row);
        return {};
    }
    if (!m_in_table)
        CT_TRY(begin_table());
    return take_reading(row);
}

Result<void> CsvReader::take_reading(const Row& row) {
    CT_TRY(m_lines.read(row, reading().emplace()));
    for (Diagnostic& doubt : reading()->doubts)
        m_sink.diagnostic(std::move(doubt));
    if (reading()->kind != RowKind::Text) {
        if (breaks_off(row))
            return fail_at(SourcePlace{{}, row.line, {}, {}}, errors::csv_row_cut);
        m_cells = std::max(m_cells, row.cells.size());
        if (const auto decimals = decimals_at_end(row)) {
            m_decimals_differ = m_decimals_differ || (m_decimals && *m_decimals != *decimals);
            m_decimals = decimals;
        }
    }
    switch (reading()->kind) {
    case RowKind::Operation:
        return operation(row.line);
    case RowKind::Detail:
        return detail(row.line);
    case RowKind::Zero:
        m_zero.add(row.line);
        return {};
    case RowKind::Empty:
        m_empty.add(row.line);
        return {};
    case RowKind::Refused:
        m_refused.add(row.line);
        return {};
    case RowKind::Pending:
        m_dayless.add(row.line);
        return {};
    case RowKind::Text:
        text(row);
        return {};
    }
    return {};
}

// The last row of a download that stopped: a cell is cut, and those behind it are missing. Rows
// that end with their line are as long as the bank makes them.
bool CsvReader::breaks_off(const Row& row) const {
    if (row.ends_line)
        return false;
    std::size_t usual = m_cells;
    if (usual == 0)
        for (std::size_t at = 0; at < m_layout.mapping.columns.size(); ++at)
            if (!m_layout.mapping.columns[at].header.empty())
                usual = at + 1;
    if (row.cells.size() != usual)
        return row.cells.size() < usual;
    // All cells are there; of an amount in the last one, digits may be missing.
    const auto decimals = decimals_at_end(row);
    const std::size_t expected =
        m_decimals.value_or(static_cast<std::size_t>(reading()->line.amount.currency().decimals()));
    return decimals && !m_decimals_differ && *decimals < expected;
}

std::optional<std::size_t> CsvReader::decimals_at_end(const Row& row) const {
    const auto& columns = m_layout.mapping.columns;
    const std::size_t last = row.cells.size() - 1;
    if (last >= columns.size())
        return std::nullopt;
    const bank::CsvRole role = columns[last].role;
    if (role != bank::CsvRole::Amount && role != bank::CsvRole::Debit &&
        role != bank::CsvRole::Credit && role != bank::CsvRole::Balance)
        return std::nullopt;
    const auto amount = split_amount(row.cells[last]);
    if (!amount)
        return std::nullopt;
    const std::size_t mark = amount->digits.find_last_of(",.");
    return mark == std::string::npos ? 0 : amount->digits.size() - mark - 1;
}

// What stood since the last table is the preamble of this one.
Result<void> CsvReader::begin_table() {
    CT_TRY(flush());
    if (m_in_table)
        CT_TRY(m_writer.end_section({}));
    m_in_table = true;
    m_footers.clear(); // they were the preamble of this table
    m_writer.begin_section(m_preamble.take());
    m_lines.set_currency(m_writer.facts().currency);
    return {};
}

void CsvReader::text(const Row& row) {
    m_preamble.see(row);
    const std::string first = first_filled(row);
    if (is_footer(first) && m_footers.size() < k_footers_told)
        m_footers.push_back({Diagnostic::Severity::Info,
                             errors::csv_footer_left_out,
                             {{"text", text::cut_to_characters(first, k_text_shown)}},
                             SourcePlace{{}, row.line, {}, {}}});
}

Result<void> CsvReader::operation(std::int64_t line) {
    CT_TRY(flush());
    m_waiting = 1 - m_waiting;
    m_is_waiting = true;
    waiting().line = line;
    waiting().details.clear();
    waiting().has_amounts = false;
    if (waiting().reading->line.status == bank::LineStatus::Pending)
        m_shown.add(line);
    return {};
}

Result<void> CsvReader::detail(std::int64_t line) {
    if (!m_is_waiting) {
        if (reading()->has_amount)
            return fail_at(
                SourcePlace{{}, line, {}, {}}, errors::csv_detail_alone,
                {{"text", text::cut_to_characters(reading()->line.label, k_text_shown)}});
        return {};
    }
    if (waiting().details.size() == k_details_max)
        return fail_at(SourcePlace{{}, line, {}, {}}, errors::csv_too_many_held,
                       {{"limit", static_cast<std::int64_t>(k_details_max)}});
    waiting().has_amounts = waiting().has_amounts || reading()->has_amount;
    waiting().details.push_back(std::move(reading()->line));
    return {};
}

// The parts of a batch when they add up to it, else the batch with their texts.
std::span<bank::StatementLine> CsvReader::lines_of(Operation& operation) {
    bank::StatementLine& whole = operation.reading->line;
    if (operation.details.empty())
        return {&whole, 1};
    std::optional<Money> sum = Money::zero(whole.amount.currency());
    for (const bank::StatementLine& part : operation.details)
        sum = sum ? checked_add(*sum, part.amount) : std::nullopt;
    // Details are often written without the sign of their batch.
    const bool is_opposite = sum && *sum == -whole.amount;
    const bool adds_up = sum && (*sum == whole.amount || is_opposite);
    if (operation.has_amounts && adds_up && operation.details.size() > 1) {
        for (bank::StatementLine& part : operation.details) {
            part.booked_on = whole.booked_on;
            part.valued_on = whole.valued_on;
            part.status = whole.status;
            part.nature = whole.nature;
            if (is_opposite)
                part.amount = -part.amount;
            if (part.label.empty())
                part.label = whole.label;
            else
                join(part.comment, whole.label);
            if (part.bank_reference.empty())
                part.bank_reference = whole.bank_reference;
        }
        return operation.details;
    }
    if (operation.has_amounts && !adds_up)
        tell(Diagnostic::Severity::Warning, bank::errors::batch_not_split,
             {{"entry", operation.line},
              {"amount", whole.amount},
              {"details", sum.value_or(whole.amount)}},
             operation.line);
    for (const bank::StatementLine& part : operation.details) {
        join(whole.label_more, part.label);
        join(whole.label_more, part.label_more);
        join(whole.comment, part.comment);
    }
    return {&whole, 1};
}

Result<void> CsvReader::flush() {
    if (!std::exchange(m_is_waiting, false))
        return {};
    return m_writer.add(lines_of(waiting()), *waiting().reading, waiting().line);
}

void CsvReader::tell_left_out() {
    for (Diagnostic& footer : m_footers)
        m_sink.diagnostic(std::move(footer));
    const auto notice = [&](const Left& left, ErrorSpec spec) {
        if (left.count > 0)
            tell(Diagnostic::Severity::Info, spec, {{"count", left.count}}, left.line);
    };
    notice(m_zero, errors::csv_zero_left_out);
    notice(m_empty, errors::csv_empty_left_out);
    notice(m_refused, errors::csv_refused_left_out);
    notice(m_shown, errors::csv_pending_shown);
    notice(m_dayless, errors::csv_pending_left_out);
}

} // namespace comptoir::formats::csv
