#include "formats/statements/csv/csv_line.h"

#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/structured_reference.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/csv_errors.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/csv/csv_words.h"

#include <algorithm>
#include <utility>

namespace comptoir::formats::csv {

namespace {

using bank::CsvRole;

constexpr std::size_t k_text_shown = 60;

std::string shown(std::string_view text) {
    return text::cut_to_characters(clean(text), k_text_shown);
}

} // namespace

LineReader::LineReader(const bank::CsvMapping& mapping) : m_mapping(mapping) {
    for (std::size_t at = 0; at < mapping.columns.size(); ++at) {
        m_columns[static_cast<std::size_t>(mapping.columns[at].role)].push_back(at);
        m_header.push_back(text::fold_compact(mapping.columns[at].header));
    }
    while (!m_header.empty() && m_header.back().empty())
        m_header.pop_back();
}

bool LineReader::is_header(const Row& row) const {
    if (!m_mapping.has_header || row.cells.size() < m_header.size())
        return false;
    // Nearly every row begins with a digit, and no header does.
    const std::string_view first = text::trim(row.cells.front());
    if (!first.empty() && first.front() >= '0' && first.front() <= '9')
        return false;
    for (std::size_t at = 0; at < m_header.size(); ++at)
        if (text::fold_compact(row.cells[at]) != m_header[at])
            return false;
    return true;
}

void LineReader::make_plain(const Row& row) {
    m_plain.assign(row.cells.size(), {});
    if (m_cleaned.size() < row.cells.size())
        m_cleaned.resize(row.cells.size());
    const std::size_t count = std::min(row.cells.size(), m_mapping.columns.size());
    for (std::size_t at = 0; at < count; ++at) {
        if (m_mapping.columns[at].role == CsvRole::Ignore)
            continue;
        m_plain[at] = row.cells[at];
        if (!is_plain_cell(row.cells[at]))
            m_plain[at] = m_cleaned[at] = plain_cell(row.cells[at]);
    }
}

std::string_view LineReader::cell(CsvRole role) const {
    const auto& places = columns(role);
    if (places.empty() || places.front() >= m_plain.size())
        return {};
    return m_plain[places.front()];
}

std::string LineReader::joined(CsvRole role) const {
    std::string text;
    std::string_view last;
    for (const std::size_t at : columns(role)) {
        if (at >= m_plain.size())
            continue;
        if (m_plain[at] == last)
            continue; // banks repeat a short label in the long one
        join(text, m_plain[at]);
        last = m_plain[at];
    }
    return text;
}

SourcePlace LineReader::place(const Row& row, CsvRole role) const {
    SourcePlace place{{}, row.line, {}, std::string(to_text(role))};
    if (columns(role).empty())
        return place;
    const std::size_t at = columns(role).front();
    place.field = m_mapping.columns[at].header.empty()
                      ? text::number(static_cast<long long>(at) + 1)
                      : m_mapping.columns[at].header;
    return place;
}

std::optional<Date> LineReader::day(std::string_view cell) {
    if (cell == m_day_text) // the lines of a day stand together
        return m_day;
    const auto date = split_date(cell);
    m_day_text = cell;
    m_day = date
                ? date_in_order(*date, m_mapping.date_order.value_or(bank::DateOrder::DayMonthYear))
                : std::nullopt;
    return m_day;
}

// No booking day: a pending operation has a value day, a part of a batch has none at all.
RowKind LineReader::kind_without_day(const Row& row, bank::StatementLine& line) {
    const auto status = status_of(cell(CsvRole::Status));
    if (status == RowStatus::Refused)
        return RowKind::Refused;
    if (const auto other = day(cell(CsvRole::ValuedOn))) {
        line.booked_on = *other;
        line.status = bank::LineStatus::Pending;
        return RowKind::Operation;
    }
    if (status == RowStatus::Pending)
        return RowKind::Pending;
    for (const CsvRole role : bank::csv_roles())
        if (role != CsvRole::Ignore && role != CsvRole::Account && role != CsvRole::Currency)
            for (const std::size_t at : columns(role))
                if (at > 0 && at < row.cells.size() && !text::trim(row.cells[at]).empty())
                    return RowKind::Detail;
    return RowKind::Text;
}

Result<RowKind> LineReader::kind_of(const Row& row, bank::StatementLine& line) {
    const std::string_view written = cell(CsvRole::BookedOn);
    if (written.empty())
        return kind_without_day(row, line);
    const auto booked_on = day(written);
    const auto refuse_day = [&]() -> Result<RowKind> {
        return fail_at(
            place(row, CsvRole::BookedOn), errors::csv_date,
            {{"text", shown(written)},
             {"order",
              std::string(to_text(m_mapping.date_order.value_or(bank::DateOrder::DayMonthYear)))}});
    };
    if (!booked_on) {
        if (status_of(written) == RowStatus::Pending)
            return RowKind::Pending;
        if (split_date(written))
            return refuse_day();
        // Whatever it says, money without a day must not get lost.
        for (const CsvRole role : {CsvRole::Amount, CsvRole::Debit, CsvRole::Credit})
            if (split_amount(cell(role)) && !is_footer(written))
                return refuse_day();
        return RowKind::Text;
    }
    line.booked_on = *booked_on;
    const auto status = status_of(cell(CsvRole::Status));
    if (status == RowStatus::Refused)
        return RowKind::Refused;
    if (status == RowStatus::Pending)
        line.status = bank::LineStatus::Pending;
    return RowKind::Operation;
}

// Empty when nothing names one.
Result<std::optional<Currency>> LineReader::currency_of(const Row& row) const {
    if (const std::string_view code = cell(CsvRole::Currency); !code.empty()) {
        if (const auto currency = Currency::parse(text::to_upper_ascii(code)))
            return currency;
        return fail_at(place(row, CsvRole::Currency), comptoir::errors::currency_unknown,
                       {{"code", shown(code)}});
    }
    for (const CsvRole role : {CsvRole::Amount, CsvRole::Debit, CsvRole::Credit})
        if (const auto amount = split_amount(cell(role)); amount && amount->currency)
            return amount->currency;
    return m_currency ? m_currency : m_mapping.currency;
}

// Empty when the cell is.
Result<std::optional<Money>> LineReader::money(const Row& row, CsvRole role,
                                               Currency currency) const {
    const std::string_view written = cell(role);
    if (written.empty())
        return std::optional<Money>();
    const auto amount = split_amount(written);
    if (!amount)
        return fail_at(place(row, role), errors::csv_amount, {{"text", shown(written)}});
    auto money =
        amount_with_mark(*amount, m_mapping.decimal_mark ? m_mapping.decimal_mark : '.', currency);
    if (money)
        return std::optional(*money);
    Error error = std::move(money).error();
    error.place = place(row, role);
    return fail(std::move(error));
}

Result<std::optional<Money>> LineReader::two_columns(const Row& row, Currency currency) const {
    CT_ASSIGN(debit, money(row, CsvRole::Debit, currency));
    CT_ASSIGN(credit, money(row, CsvRole::Credit, currency));
    const bool has_debit = debit && !debit->is_zero();
    const bool has_credit = credit && !credit->is_zero();
    if (has_debit && has_credit)
        return fail_at(place(row, CsvRole::Debit), errors::csv_two_amounts,
                       {{"debit", *debit}, {"credit", *credit}});
    if (has_debit)
        return std::optional(m_mapping.debit_sign == bank::CsvDebitSign::Negative ? *debit
                                                                                  : -*debit);
    return has_credit || credit ? credit : debit;
}

Result<std::optional<Money>> LineReader::amount_of(const Row& row, Currency currency) const {
    if (columns(CsvRole::Amount).empty())
        return two_columns(row, currency);
    CT_ASSIGN(amount, money(row, CsvRole::Amount, currency));
    if (amount && m_mapping.amounts_inverted)
        amount = -*amount;
    const std::string_view sign = cell(CsvRole::Sign);
    if (!amount || columns(CsvRole::Sign).empty())
        return amount;
    const auto is_in = is_money_in(sign);
    if (is_in)
        return std::optional(*is_in ? amount->abs() : -amount->abs());
    // Some banks mark one direction only, or write the minus as well.
    if (sign.empty() || amount->is_zero() || amount->is_negative())
        return amount;
    return fail_at(place(row, CsvRole::Sign), errors::csv_sign, {{"text", shown(sign)}});
}

Result<void> LineReader::read_amounts(const Row& row, RowReading& reading) const {
    CT_ASSIGN(said, currency_of(row));
    reading.currency_is_assumed = !said;
    const Currency currency = said.value_or(Currency::eur());
    CT_ASSIGN(amount, amount_of(row, currency));
    if (!amount) {
        if (reading.kind == RowKind::Detail) {
            CT_ASSIGN(detail, money(row, CsvRole::DetailAmount, currency));
            reading.has_amount = detail.has_value();
            reading.line.amount = detail.value_or(Money::zero(currency));
            return {};
        }
        reading.kind = RowKind::Empty;
        return {};
    }
    reading.has_amount = true;
    reading.line.amount = *amount;
    if (reading.kind == RowKind::Operation && amount->is_zero())
        reading.kind = RowKind::Zero;
    read_other_amounts(row, currency, reading);
    return {};
}

// Beside the line's own: what is unreadable is left out with a warning.
void LineReader::read_other_amounts(const Row& row, Currency currency, RowReading& reading) const {
    const auto optional_money = [&](CsvRole role, Currency of) -> std::optional<Money> {
        auto amount = money(row, role, of);
        if (amount)
            return *amount;
        reading.doubts.push_back({Diagnostic::Severity::Warning,
                                  errors::amount_left_out,
                                  {{"text", shown(cell(role))}},
                                  place(row, role)});
        return std::nullopt;
    };
    reading.balance = optional_money(CsvRole::Balance, currency);
    if (const auto charges = optional_money(CsvRole::Charges, currency);
        charges && !charges->is_zero())
        reading.line.charges = charges->abs();
    const auto original = Currency::parse(cell(CsvRole::OriginalCurrency));
    if (!original || *original == currency)
        return;
    if (const auto amount = optional_money(CsvRole::OriginalAmount, *original))
        reading.line.original_amount = amount->abs();
}

void LineReader::read_texts(RowReading& reading) const {
    bank::StatementLine& line = reading.line;
    line.label = joined(CsvRole::Label);
    line.label_more = joined(CsvRole::LabelMore);
    line.comment = joined(CsvRole::Comment);
    line.counterparty.name = joined(CsvRole::CounterpartyName);
    line.counterparty.iban = account_text(cell(CsvRole::CounterpartyAccount));
    line.counterparty.bic = cell(CsvRole::CounterpartyBic);
    line.ordering_account = line.counterparty.iban;
    line.bank_reference = cell(CsvRole::BankReference);
    line.remittance_reference = cell(CsvRole::RemittanceReference);
    line.end_to_end_id = std::string(provided(cell(CsvRole::EndToEnd)));
    line.structured_reference = cell(CsvRole::StructuredReference);
    line.mandate_id = cell(CsvRole::Mandate);
    line.cheque_number = cell(CsvRole::ChequeNumber);
    line.bank_code = joined(CsvRole::Kind);
    for (std::string* text : {&line.label_more, &line.bank_code, &line.counterparty.name})
        if (line.label.empty()) // a line without any label cannot be told from another
            line.label = *text;
    if (line.label_more == line.label)
        line.label_more.clear();
    line.nature = nature_of(line.bank_code);
    if (line.nature == bank::Nature::Other)
        line.nature = nature_of(line.label);
}

void LineReader::read_account(std::string_view account, RowReading& reading) {
    if (account != m_account_text) {
        m_account = {};
        m_account_is_doubtful = !set_account(m_account, account);
        m_account_text = account;
    }
    reading.account = m_account;
    reading.account_is_doubtful = m_account_is_doubtful;
    reading.account.holder = cell(CsvRole::Holder);
}

Result<void> LineReader::read(const Row& row, RowReading& reading) {
    make_plain(row);
    CT_ASSIGN(kind, kind_of(row, reading.line));
    reading.kind = kind;
    if (kind != RowKind::Operation && kind != RowKind::Detail)
        return {};
    CT_TRY(read_amounts(row, reading));
    read_texts(reading);
    const std::string_view valued_on = cell(CsvRole::ValuedOn);
    if (!valued_on.empty())
        reading.line.valued_on = day(valued_on);
    if (!valued_on.empty() && !reading.line.valued_on)
        reading.doubts.push_back({Diagnostic::Severity::Warning,
                                  errors::value_date_unreadable,
                                  {{"text", shown(valued_on)}},
                                  place(row, CsvRole::ValuedOn)});
    const std::string_view status = cell(CsvRole::Status);
    if (!status.empty() && !status_of(status))
        reading.doubts.push_back({Diagnostic::Severity::Warning,
                                  errors::csv_status_unknown,
                                  {{"status", shown(status)}},
                                  place(row, CsvRole::Status)});
    if (const std::string_view account = cell(CsvRole::Account); !account.empty())
        read_account(account, reading);
    // Behind the last column there is nothing but trailing delimiters, unless a text was not
    // quoted.
    for (std::size_t at = m_mapping.columns.size(); at < row.cells.size(); ++at)
        if (!text::trim(row.cells[at]).empty()) {
            reading.doubts.push_back({Diagnostic::Severity::Warning,
                                      errors::csv_extra_cells,
                                      {{"text", shown(row.cells[at])}},
                                      SourcePlace{{}, row.line, {}, {}}});
            break;
        }
    return {};
}

} // namespace comptoir::formats::csv
