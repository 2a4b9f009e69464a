// CFONB 120: the French account statement in fixed records (docs/formats/cfonb120.md).
#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/statement_errors.h"
#include "comptoir/formats/statement_format.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/cfonb120/cfonb_amount.h"
#include "formats/statements/cfonb120/cfonb_cuts.h"
#include "formats/statements/cfonb120/cfonb_movement.h"
#include "formats/statements/cfonb120/cfonb_record.h"

#include <utility>

namespace comptoir::formats::cfonb120 {

namespace {

constexpr int k_decimals_usual = 2;
constexpr std::int64_t k_records_per_report = 1'000;
constexpr std::size_t k_amount_end = 104; // the last column a record 01, 04 or 07 cannot do without

SourcePlace place_of(const Record& record, std::string_view field) {
    return SourcePlace{{}, record.line(), std::string(record.code()), std::string(field)};
}

// The other French exchange files: the code of their first record tells them apart.
std::int64_t other_record_length(std::string_view code) {
    for (const std::string_view known : {"03", "06", "08"})
        if (code == known)
            return 160;
    for (const std::string_view known : {"31", "34", "39"})
        if (code == known)
            return 240;
    return 0;
}

// A statement between its 01 and its 07.
struct Open {
    bank::StatementHeader header;
    std::string account; // columns 22-32
    std::int64_t opening_digits = 0;
    Unit unit;
    bool announced = false;
    std::int32_t entries = 0;
    std::optional<Money> booked;
    std::int64_t line = 0;
};

class CfonbReader {
public:
    CfonbReader(ByteSource& source, bank::StatementSink& sink, const Work& work)
        : m_source(source), m_records(source), m_sink(sink), m_work(work) {}

    Result<void> read();

private:
    Result<void> refuse_other_format(const Result<const Record*>& first) const;
    Result<void> take(const Record& record);
    Result<void> begin(const Record& record);
    Result<void> movement(const Record& record, const Unit& unit);
    void complement(const Record& record);
    Result<void> end(const Record& record);

    Result<std::int64_t> digits_of(const Record& record);
    Result<Unit> learn_unit(const Record& record);
    Result<void> announce();
    Result<void> emit_pending();
    Result<void> check_account(const Record& record) const;
    void tell(const Record& record, ErrorSpec spec, Params params, std::string_view field);
    Currency currency() const { return m_open->unit.currency.value_or(Currency::eur()); }
    int decimals() const { return m_open->unit.decimals.value_or(k_decimals_usual); }

    ByteSource& m_source;
    RecordReader m_records;
    bank::StatementSink& m_sink;
    const Work& m_work;
    std::optional<Open> m_open;
    std::optional<Movement> m_pending;
    std::int64_t m_statements = 0;
    std::int64_t m_last_line = 0;
    Movement::Tell m_tell = [this](const Record& record, ErrorSpec spec, Params params,
                                   std::string_view field) {
        tell(record, spec, std::move(params), field);
    };
};

// By the code of the first record: its length alone may have been cut to 120 with its blanks.
Result<void> CfonbReader::refuse_other_format(const Result<const Record*>& first) const {
    SourcePlace place{{}, 1, {}, "record"};
    if (first && *first)
        place = place_of(**first, "record");
    else if (!first && first.error().place)
        place = *first.error().place;
    const std::int64_t length = other_record_length(place.record);
    if (length == 0)
        return {};
    return fail_at(std::move(place), errors::cfonb_other_format, {{"length", length}});
}

void CfonbReader::tell(const Record& record, ErrorSpec spec, Params params,
                       std::string_view field) {
    m_sink.diagnostic(
        {Diagnostic::Severity::Warning, spec, std::move(params), place_of(record, field)});
}

Result<void> CfonbReader::read() {
    for (std::int64_t count = 0;; ++count) {
        if (count % k_records_per_report == 0) {
            if (m_work.stopped())
                return fail(comptoir::errors::cancelled);
            m_work.tell(m_records.bytes_read(), m_source.bytes_total());
        }
        auto record = m_records.next();
        if (record && *record)
            m_last_line = (*record)->line();
        if (count == 0)
            CT_TRY(refuse_other_format(record));
        if (!record)
            return fail(std::move(record).error());
        if (!*record)
            break;
        CT_TRY(take(**record));
    }
    if (m_open)
        // Behind the last record: there the missing one goes.
        return fail_at(SourcePlace{{}, m_last_line + 1, "07", "record"}, errors::cfonb_not_closed);
    if (m_statements == 0)
        return fail(errors::no_statement);
    return {};
}

Result<void> CfonbReader::take(const Record& record) {
    const std::string_view code = record.code();
    if (code == "05") {
        complement(record);
        return {};
    }
    if (code != "01" && code != "04" && code != "07")
        return fail_at(place_of(record, "record"), errors::cfonb_wrong_record,
                       {{"record", clean(code)}});
    if (record.length() < k_amount_end)
        return fail_at(place_of(record, "record"), errors::cfonb_record_length,
                       {{"length", static_cast<std::int64_t>(record.length())}});
    CT_TRY(emit_pending());
    if (code == "01")
        return begin(record);
    if (!m_open)
        return fail_at(place_of(record, "record"), errors::cfonb_wrong_record,
                       {{"record", std::string(code)}});
    CT_TRY(check_account(record));
    CT_ASSIGN(unit, learn_unit(record));
    return code == "04" ? movement(record, unit) : end(record);
}

Result<void> CfonbReader::begin(const Record& record) {
    if (m_open)
        return fail_at(place_of(record, "record"), errors::cfonb_not_closed);
    m_open.emplace();
    m_open->line = record.line();
    m_open->account = record.trimmed(22, 11);
    CT_ASSIGN(digits, digits_of(record));
    m_open->opening_digits = digits;
    CT_ASSIGN(unit, unit_of(record));
    m_open->unit = unit;

    bank::StatementHeader& header = m_open->header;
    header.format = "cfonb120";
    const FrenchRib rib{std::string(record.trimmed(3, 5)), std::string(record.trimmed(12, 5)),
                        m_open->account};
    std::string number = rib.bank;
    join(number, rib.branch);
    join(number, rib.account);
    header.account.number = clean(number);
    // The key is not in the file: it follows from the rest.
    header.account.iban = iban_of_rib(rib);
    header.from = parse_day(record.field(35, 6));
    return {};
}

Result<std::int64_t> CfonbReader::digits_of(const Record& record) {
    const std::string_view text = record.field(91, 14);
    const auto amount = parse_overpunched(text);
    if (!amount)
        return fail_at(place_of(record, "amount"), errors::cfonb_amount, {{"text", clean(text)}});
    if (amount->guessed)
        tell(record, errors::cfonb_sign_guessed, {{"text", clean(text)}}, "amount");
    return amount->digits;
}

// LCL leaves currency and decimals blank on 01: the first record that has them speaks for it.
Result<Unit> CfonbReader::learn_unit(const Record& record) {
    CT_ASSIGN(unit, unit_of(record));
    Unit& known = m_open->unit;
    if (unit.currency && known.currency && *unit.currency != *known.currency)
        return fail_at(place_of(record, "currency"), bank::errors::mixed_currencies,
                       {{"account", bank::shown_account(m_open->header.account)},
                        {"currency", std::string(known.currency->code())},
                        {"other", std::string(unit.currency->code())}});
    if (!known.currency)
        known.currency = unit.currency;
    if (!known.decimals)
        known.decimals = unit.decimals;
    return unit;
}

Result<void> CfonbReader::check_account(const Record& record) const {
    // The bank code of a movement may be another bank's; the account is always the holder's.
    const std::string_view account = record.trimmed(22, 11);
    if (account == m_open->account)
        return {};
    return fail_at(
        place_of(record, "account"), errors::cfonb_account_mismatch,
        {{"account", masked_number(m_open->account)}, {"other", masked_number(account)}});
}

Result<void> CfonbReader::announce() {
    if (std::exchange(m_open->announced, true))
        return {};
    auto opening = scaled(m_open->opening_digits, decimals(), currency());
    if (!opening) {
        Error error = std::move(opening).error();
        error.place = SourcePlace{{}, m_open->line, "01", "amount"};
        return fail(std::move(error));
    }
    m_open->header.account.currency = currency();
    m_open->header.opening = bank::DatedBalance{m_open->header.from, *opening};
    m_open->booked = Money::zero(currency());
    m_sink.begin_statement(m_open->header);
    return {};
}

Result<void> CfonbReader::movement(const Record& record, const Unit& unit) {
    CT_TRY(announce());
    CT_ASSIGN(digits, digits_of(record));
    auto amount = scaled(digits, unit.decimals.value_or(decimals()), currency());
    if (!amount) {
        Error error = std::move(amount).error();
        error.place = place_of(record, "amount");
        return fail(std::move(error));
    }
    if (m_open->booked)
        m_open->booked = checked_add(*m_open->booked, *amount);
    return m_pending.emplace().begin(record, *amount, ++m_open->entries, m_tell);
}

void CfonbReader::complement(const Record& record) {
    if (m_pending) {
        m_pending->add(record, m_tell);
        return;
    }
    m_sink.diagnostic({Diagnostic::Severity::Error,
                       errors::cfonb_orphan_complement,
                       {{"text", clean(record.field(46, 73))}},
                       place_of(record, "record")});
}

Result<void> CfonbReader::emit_pending() {
    if (!m_pending)
        return {};
    const bool goes_on = m_sink.line(m_pending->finish());
    m_pending.reset();
    if (!goes_on)
        return fail(comptoir::errors::cancelled);
    return {};
}

Result<void> CfonbReader::end(const Record& record) {
    CT_TRY(announce());
    CT_ASSIGN(digits, digits_of(record));
    auto closing = scaled(digits, decimals(), currency());
    if (!closing) {
        Error error = std::move(closing).error();
        error.place = place_of(record, "amount");
        return fail(std::move(error));
    }
    bank::StatementHeader& header = m_open->header;
    header.to = parse_day(record.field(35, 6));
    header.closing = bank::DatedBalance{header.to, *closing};
    auto check = bank::BalanceCheck::NotPossible;
    if (m_open->booked)
        check = bank::check_balance(header, *m_open->booked);
    if (check == bank::BalanceCheck::Mismatch)
        tell(record, bank::errors::balance_mismatch,
             {{"account", bank::shown_account(header.account)},
              {"closing", *closing},
              {"computed", header.opening->amount + *m_open->booked}},
             "balance");
    m_sink.end_statement(header, check);
    ++m_statements;
    m_open.reset();
    return {};
}

class Cfonb120 final : public StatementFormat {
public:
    FormatDescription info() const override {
        return {"cfonb120", "CFONB 120", ".txt .afb .cfo .cfonb .rlv .dat .120"};
    }
    int recognise(std::string_view sample) const override;
    Result<void> parse(ByteSource& source, bank::StatementSink& sink, const Work& work,
                       const ReadingChoices&) const override {
        return CfonbReader(source, sink, work).read();
    }
    Result<std::optional<StatementCuts>> cuts(ByteSource& source, const Work& work) const override {
        return find_cuts(source, work);
    }
};

// To be refused by its name: the first line, or the whole file, in records of another length.
bool is_other_french_file(std::string_view sample) {
    const std::size_t begin = sample.find_first_not_of("\r\n");
    if (begin == std::string_view::npos)
        return false;
    const std::string_view line = sample.substr(begin, sample.find_first_of("\r\n", begin) - begin);
    const auto length = static_cast<std::size_t>(other_record_length(line.substr(0, 2)));
    return length > 0 && line.size() >= length &&
           (line.size() % length == 0 || line.size() + begin == sample.size());
}

int Cfonb120::recognise(std::string_view sample) const {
    constexpr int k_sure = 900;
    constexpr int k_other_french_file = 300;
    constexpr int k_damaged = 100;
    if (is_other_french_file(sample))
        return k_other_french_file;
    TextSource source(sample.substr(0, 4 * k_columns + 4));
    RecordReader records(source);
    const auto first = records.next();
    Record record;
    if (first && *first)
        record = **first;
    else // a first line of another length may still begin like a record: refused with its length
        record.assign(text::trim(sample).substr(0, k_columns), 1);
    const std::string_view code = record.code();
    const bool known = code == "01" || code == "04" || code == "05" || code == "07";
    if (!known || !text::all_digits(record.field(3, 5)) || !text::all_digits(record.field(12, 5)))
        return 0;
    return code == "01" && looks_like_amount(record.field(91, 14)) ? k_sure : k_damaged;
}

} // namespace

const StatementFormat& format() {
    static const Cfonb120 format;
    return format;
}

} // namespace comptoir::formats::cfonb120
