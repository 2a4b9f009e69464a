#include "formats/statements/coda/coda_reader.h"

#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/coda_errors.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/coda/coda_communication.h"

#include <algorithm>
#include <utility>

namespace comptoir::formats::coda {

namespace {

constexpr std::int64_t k_records_per_report = 1'000;
constexpr std::int64_t k_thousandths_max = 1'000'000'000'000'000'000;

SourcePlace place_of(const Line& line, std::string_view field) {
    return SourcePlace{{}, line.number(), line.record(), std::string(field)};
}

Error at_place(Error error, const Line& line, std::string_view field) {
    error.place = place_of(line, field);
    return error;
}

// The account in records 1 and 8, without currency and what follows the first blank.
std::string account_word(std::string_view field) {
    field = text::trim(field);
    return std::string(field.substr(0, field.find(' ')));
}

} // namespace

Result<void> CodaReader::read() {
    Line line;
    for (std::int64_t count = 0;; ++count) {
        if (count % k_records_per_report == 0) {
            if (m_work.stopped())
                return fail(comptoir::errors::cancelled);
            m_work.tell(m_lines.bytes_read(), m_source.bytes_total());
        }
        CT_ASSIGN(has_line, m_lines.next(line));
        if (!has_line)
            break;
        CT_TRY(take(line));
    }
    if (m_file)
        return fail_at(SourcePlace{{}, m_file->line, "0", "record"}, errors::coda_not_closed);
    if (m_more_announced > 0)
        m_tell(m_more_announced, "9", "code", errors::coda_more_announced, {});
    if (m_statements == 0)
        return fail(errors::no_statement);
    return {};
}

Result<void> CodaReader::take(const Line& line) {
    const char code = line.at(1);
    if (code == '0')
        return begin_file(line);
    if (!m_file)
        return fail_at(place_of(line, "record"), errors::coda_wrong_record,
                       {{"record", line.record()}});
    m_file->records += code == '9' ? 0 : 1;
    switch (code) {
    case '1':
        return begin_statement(line);
    case '2':
        return line.at(2) == '1' ? movement(line) : continue_movement(line);
    case '3':
        return continue_movement(line);
    case '4':
        message(line);
        return {};
    case '8':
        return end_statement(line);
    case '9':
        return end_file(line);
    default:
        return fail_at(place_of(line, "record"), errors::coda_wrong_record,
                       {{"record", line.record()}});
    }
}

Result<void> CodaReader::need(const Line& line, std::size_t columns) const {
    if (line.length() >= columns)
        return {};
    return fail_at(place_of(line, "record"), errors::coda_record_length,
                   {{"length", static_cast<std::int64_t>(line.length())}});
}

void CodaReader::tell(const Line& line, std::string_view field, ErrorSpec spec, Params params) {
    m_tell(line.number(), line.record(), field, spec, std::move(params));
}

Result<void> CodaReader::begin_file(const Line& line) {
    if (m_file)
        return fail_at(SourcePlace{{}, m_file->line, "0", "record"}, errors::coda_not_closed);
    CT_TRY(need(line, k_header_end));
    m_more_announced = 0;
    m_file.emplace();
    m_file->line = line.number();
    m_file->reference = clean(line.field(columns::h_file_reference));
    m_file->bic = clean(line.field(columns::h_bic));
    m_file->is_version1 = line.field(columns::h_version) == "1";
    if (line.field(columns::h_copy) == "D")
        tell(line, "copy", errors::coda_copy, {});
    return {};
}

Result<Currency> CodaReader::read_currency(const Line& line) const {
    const char structure = line.at(columns::o_structure.at);
    const bool is_belgian = m_file->is_version1 || structure == '0' || structure == ' ';
    const std::string_view code =
        line.trimmed(is_belgian ? columns::o_belgian_currency : columns::o_currency);
    if (code.empty()) // usual before the euro had company
        return Currency::eur();
    if (const auto currency = Currency::parse(code))
        return *currency;
    return fail_at(place_of(line, "currency"), comptoir::errors::currency_unknown,
                   {{"text", clean(code)}});
}

// Four structures: a Belgian or foreign number, a Belgian or foreign IBAN.
void CodaReader::read_account(const Line& line) {
    bank::AccountIdentity& account = m_statement->header.account;
    const char structure = m_file->is_version1 ? '0' : line.at(columns::o_structure.at);
    if (structure == '1') {
        account.number = clean(line.field(columns::o_foreign_number));
    } else if (structure == '2' || structure == '3') {
        const std::string_view written =
            line.trimmed(structure == '2' ? columns::o_belgian_iban : columns::o_foreign_number);
        formats::set_account(account, written);
        if (!account.iban && !written.empty())
            tell(line, "account", bank::errors::account_check_failed,
                 {{"account", masked_number(written)}});
    } else {
        const std::string_view number = line.trimmed(columns::o_belgian_number);
        account.iban = iban_of_belgian_number(number);
        account.number = clean(number);
        if (number.size() == 12) // bank, account, check digits: as Belgian papers group them
            account.number = std::string(number.substr(0, 3)) + " " +
                             std::string(number.substr(3, 7)) + " " +
                             std::string(number.substr(10));
        const std::string_view country = line.trimmed(columns::o_country);
        if (!account.iban && !number.empty() && (country.empty() || country == "BE"))
            tell(line, "account", errors::coda_account_number,
                 {{"account", masked_number(number)}});
    }
    if (!account.iban && account.number.empty())
        tell(line, "account", errors::account_missing, {});
}

Result<Money> CodaReader::balance(const Line& line, Column sign, Column amount) const {
    auto money = read_coda_amount(line.field(amount), line.field(sign).front(),
                                  *m_statement->header.account.currency);
    if (!money)
        return fail(at_place(std::move(money).error(), line, "balance"));
    return *money;
}

Result<void> CodaReader::begin_statement(const Line& line) {
    if (m_statement)
        return fail_at(SourcePlace{{}, m_statement->line, "1", "record"}, errors::coda_not_closed);
    CT_TRY(need(line, k_opening_end));
    CT_ASSIGN(currency, read_currency(line));
    m_statement.emplace();
    m_statement->line = line.number();
    m_statement->account = account_word(line.field(columns::o_account));
    m_statement->booked = Money::zero(currency);
    bank::StatementHeader& header = m_statement->header;
    header.format = "coda";
    header.id = m_file->reference;
    header.account.currency = currency;
    header.account.bic = m_file->bic;
    header.account.holder = clean(line.field(columns::o_holder));
    header.sequence = clean(line.field(columns::o_sequence));
    read_account(line);
    CT_ASSIGN(opening, balance(line, columns::o_sign, columns::o_balance));
    header.from = read_day(line.field(columns::o_date));
    header.opening = bank::DatedBalance{header.from, opening};
    m_sink.begin_statement(header);
    return {};
}

Result<void> CodaReader::movement(const Line& line) {
    CT_TRY(need(line, k_movement_end));
    if (!m_statement)
        return fail_at(place_of(line, "record"), errors::coda_wrong_record,
                       {{"record", line.record()}});
    const bool is_booked = line.field(columns::m_detail) == "0000";
    if (!is_booked && !m_group.open(line.field(columns::m_sequence))) {
        orphan(line);
        return {};
    }
    if (is_booked)
        CT_TRY(emit());
    const Currency currency = *m_statement->header.account.currency;
    if (!is_booked) {
        Movement detail;
        CT_TRY(read_movement(line, currency, m_tell, detail));
        m_group.add_detail(std::move(detail));
        return {};
    }
    Movement& movement = m_group.begin();
    CT_TRY(read_movement(line, currency, m_tell, movement));
    count(movement);
    return {};
}

// Records 2.2, 2.3 and 3: order attaches them, their sequence must agree. The detail number of
// records 3 counts on from that of their movement.
Result<void> CodaReader::continue_movement(const Line& line) {
    const char article = line.at(2);
    if (article < '1' || article > '3')
        return fail_at(place_of(line, "record"), errors::coda_wrong_record,
                       {{"record", line.record()}});
    Movement* movement = m_group.open(line.field(columns::m_sequence));
    const bool is_second = line.at(1) == '2';
    if (!movement || (is_second && movement->detail != line.field(columns::m_detail))) {
        orphan(line);
        return {};
    }
    if (!is_second)
        add_information(*movement, line);
    else if (article == '2')
        add_second(*movement, line);
    else
        add_third(*movement, line, m_file->is_version1);
    return {};
}

void CodaReader::orphan(const Line& line) {
    m_sink.diagnostic({Diagnostic::Severity::Error,
                       errors::coda_orphan_record,
                       {{"text", clean(line.text().substr(10))}},
                       place_of(line, "record")});
}

// A message of the bank belongs to a movement when it stands behind it and has its number; else it
// is about the account, and no column of a line is its place.
void CodaReader::message(const Line& line) {
    const std::string words = clean(line.field(columns::f_text));
    if (words.empty())
        return;
    if (Movement* movement = m_group.open(line.field(columns::f_sequence)))
        join(movement->rest, words);
    else
        m_sink.diagnostic({Diagnostic::Severity::Info,
                           errors::coda_message,
                           {{"text", words}},
                           place_of(line, "message")});
}

void CodaReader::count(const Movement& booked) {
    const Money amount = *booked.amount;
    if (m_statement->booked)
        m_statement->booked = checked_add(*m_statement->booked, amount);
    ++m_statement->entries;
    std::int64_t thousandths = amount.abs().minor();
    for (int decimals = amount.currency().decimals(); decimals < 3; ++decimals)
        thousandths *= 10;
    std::int64_t& sum = amount.is_negative() ? m_file->debit : m_file->credit;
    sum = std::min(sum + thousandths, k_thousandths_max); // far above what 15 digits announce
}

Result<void> CodaReader::emit() {
    if (m_group.empty())
        return {};
    for (bank::StatementLine& line : m_group.lines(m_statement->entries, m_tell))
        if (!m_sink.line(std::move(line)))
            return fail(comptoir::errors::cancelled);
    m_group.clear();
    return {};
}

Result<void> CodaReader::end_statement(const Line& line) {
    if (!m_statement)
        return fail_at(place_of(line, "record"), errors::coda_wrong_record,
                       {{"record", line.record()}});
    CT_TRY(need(line, k_closing_end));
    CT_TRY(emit());
    bank::StatementHeader& header = m_statement->header;
    const std::string account = account_word(line.field(columns::c_account));
    if (!account.empty() && account != m_statement->account)
        tell(line, "account", errors::coda_account_mismatch,
             {{"account", masked_number(m_statement->account)}, {"other", masked_number(account)}});
    CT_ASSIGN(closing, balance(line, columns::c_sign, columns::c_balance));
    header.to = read_day(line.field(columns::c_date));
    header.closing = bank::DatedBalance{header.to, closing};
    auto check = bank::BalanceCheck::NotPossible;
    if (m_statement->booked)
        check = bank::check_balance(header, *m_statement->booked);
    if (check == bank::BalanceCheck::Mismatch)
        tell(line, "balance", bank::errors::balance_mismatch,
             {{"account", bank::shown_account(header.account)},
              {"closing", closing},
              {"computed", header.opening->amount + *m_statement->booked}});
    m_sink.end_statement(header, check);
    ++m_statements;
    m_statement.reset();
    return {};
}

// Totals and count are told, not refused: banks get them wrong.
void CodaReader::compare_totals(const Line& line) {
    const auto count = text::parse_integer(line.field(columns::t_count));
    if (count && *count != m_file->records)
        tell(line, "count", bank::errors::totals_differ,
             {{"announced", std::int64_t{*count}}, {"found", m_file->records}});
    struct Total {
        Column column;
        std::int64_t found;
        std::string_view name;
    };
    for (const Total& total : {Total{columns::t_debit, m_file->debit, "debit"},
                               Total{columns::t_credit, m_file->credit, "credit"}}) {
        const std::string_view written = line.field(total.column);
        const auto announced =
            text::all_digits(written) ? text::parse_integer(written) : std::nullopt;
        if (announced && *announced == total.found)
            continue;
        const std::string found = text::pad_left(text::number(total.found), 15, '0');
        tell(line, total.name, bank::errors::totals_differ,
             {{"announced", announced ? decimal_text(written, 3) : clean(written)},
              {"found", decimal_text(found, 3)}});
    }
}

Result<void> CodaReader::end_file(const Line& line) {
    if (m_statement)
        return fail_at(SourcePlace{{}, m_statement->line, "1", "record"}, errors::coda_not_closed);
    CT_TRY(need(line, k_trailer_end));
    compare_totals(line);
    m_file.reset();
    // 1: another part follows, 2: this was the last. A file cut behind its totals says neither.
    if (line.field(columns::t_more) != "2")
        m_more_announced = line.number();
    return {};
}

} // namespace comptoir::formats::coda
