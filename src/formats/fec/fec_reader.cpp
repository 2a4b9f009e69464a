#include "comptoir/formats/fec.h"
#include "formats/fec/fec_columns.h"
#include "formats/fec/fec_fields.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <utility>

namespace comptoir::formats {

namespace {

using fec::Column;

constexpr std::size_t k_line_bytes_max = 64 * 1024;
constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

std::string as_utf8(std::string_view bytes, FecCharacters characters) {
    switch (characters) {
    case FecCharacters::Latin9:
        return text::from_latin9(bytes);
    case FecCharacters::Windows1252:
        return text::from_cp1252(bytes);
    case FecCharacters::Utf8:
        break;
    }
    return std::string(bytes);
}

bool is_ascii(std::string_view bytes) {
    return std::none_of(bytes.begin(), bytes.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// The first line of each kind of doubt, and how many there were: a file of a million lines must
// not give a million warnings.
class Doubts {
public:
    void add(const ErrorSpec& spec, SourcePlace place, Params params = {}) {
        for (Doubt& doubt : m_doubts) {
            if (doubt.diagnostic.code == ErrorCode(spec) &&
                doubt.diagnostic.place->field == place.field) {
                ++doubt.count;
                return;
            }
        }
        Diagnostic diagnostic{Diagnostic::Severity::Warning, spec, std::move(params),
                              std::move(place)};
        m_doubts.push_back({std::move(diagnostic), 1});
    }
    std::vector<Diagnostic> take() {
        std::vector<Diagnostic> result;
        for (Doubt& doubt : m_doubts) {
            doubt.diagnostic.params.push_back({"count", doubt.count});
            result.push_back(std::move(doubt.diagnostic));
        }
        m_doubts.clear();
        return result;
    }

private:
    struct Doubt {
        Diagnostic diagnostic;
        std::int64_t count = 0;
    };
    std::vector<Doubt> m_doubts;
};

} // namespace

struct FecReader::State {
    FecOptions options;
    Take take;
    std::string line;             // bytes of the line being gathered
    std::int64_t line_number = 1; // of that line
    int carriage_returns = 0;     // seen since the last byte of text
    std::optional<fec::Header> header;
    std::vector<std::string_view> fields;
    FecSummary summary;
    std::vector<Diagnostic> notes;
    Doubts doubts;

    SourcePlace place(std::string_view field = {}) const {
        return {options.file_name, line_number, {}, std::string(field)};
    }
    std::string_view name(Column column) const {
        return fec::column_name(column, header->amount_and_side);
    }
    std::string_view field(Column column) const {
        return fec::trim(fields[header->position[static_cast<std::size_t>(column)]]);
    }
    void doubt(const ErrorSpec& spec, Column column, Params params = {}) {
        doubts.add(spec, place(name(column)), std::move(params));
    }

    Result<void> end_line();
    Result<void> take_header(std::string_view text);
    Result<void> take_line(std::string_view text);
    Result<void> check_field_count();
    Result<void> read_identity(FecRow& row);
    Result<void> read_dates(FecRow& row);
    Result<std::optional<Date>> read_day(Column column) const;
    Result<Money> read_money(Column column) const;
    Result<void> read_amount(FecRow& row);
    void read_foreign(FecRow& row);
    std::string required_text(Column column, std::string_view instead);
};

Result<void> FecReader::State::end_line() {
    std::string decoded;
    std::string_view text = line;
    if (options.characters != FecCharacters::Utf8 && !is_ascii(line)) {
        decoded = as_utf8(line, options.characters);
        text = decoded;
    }
    // NUL bytes are UTF-16 or no text at all.
    if (text.find('\0') != text.npos)
        return fail_at(place(), errors::fec_not_text);
    Result<void> taken;
    if (!fec::trim(text).empty())
        taken = header ? take_line(text) : take_header(text);
    line.clear();
    ++line_number;
    return taken;
}

Result<void> FecReader::State::take_header(std::string_view text) {
    if (text.starts_with(k_byte_order_mark))
        text.remove_prefix(k_byte_order_mark.size());
    auto parsed = fec::parse_header(text);
    if (!parsed) {
        parsed.error().place = place();
        return fail(std::move(parsed).error());
    }
    header = std::move(*parsed);
    summary.separator = header->separator;
    summary.amount_and_side = header->amount_and_side;
    if (!header->in_order)
        notes.push_back({Diagnostic::Severity::Warning, errors::fec_column_order, {}, place()});
    if (!header->extra.empty()) {
        std::string names;
        for (const std::string& extra : header->extra)
            names += (names.empty() ? "" : ", ") + extra;
        notes.push_back(
            {Diagnostic::Severity::Info, errors::fec_extra_columns, {{"columns", names}}, place()});
    }
    if (options.characters == FecCharacters::Windows1252)
        notes.push_back(
            {Diagnostic::Severity::Warning, errors::fec_windows_characters, {}, place()});
    return {};
}

Result<void> FecReader::State::check_field_count() {
    // One trailing separator more than the header has is harmless.
    if (fields.size() == header->field_count + 1 && fec::trim(fields.back()).empty())
        fields.pop_back();
    if (fields.size() != header->field_count)
        return fail_at(place(), errors::fec_field_count,
                       {{"expected", static_cast<std::int64_t>(header->field_count)},
                        {"found", static_cast<std::int64_t>(fields.size())}});
    return {};
}

Result<void> FecReader::State::take_line(std::string_view text) {
    if (summary.rows >= options.lines_max)
        return fail_at(place(), errors::fec_too_many_lines, {{"limit", options.lines_max}});
    fec::split(text, header->separator, fields);
    CT_TRY(check_field_count());
    if (header->separator == '\t' && text.find('|') != text.npos)
        doubts.add(errors::fec_pipe_in_text, place());
    FecRow row;
    row.line = line_number;
    CT_TRY(read_identity(row));
    CT_TRY(read_dates(row));
    CT_TRY(read_amount(row));
    read_foreign(row);
    ++summary.rows;
    take(std::move(row));
    return {};
}

std::string FecReader::State::required_text(Column column, std::string_view instead) {
    const std::string_view value = field(column);
    if (!value.empty())
        return std::string(value);
    doubt(errors::fec_text_missing, column, {{"column", std::string(name(column))}});
    return std::string(instead);
}

Result<void> FecReader::State::read_identity(FecRow& row) {
    for (const Column column :
         {Column::JournalCode, Column::EcritureNum, Column::EcritureDate, Column::CompteNum}) {
        if (field(column).empty())
            return fail_at(place(name(column)), errors::fec_field_empty,
                           {{"column", std::string(name(column))}});
    }
    row.journal = field(Column::JournalCode);
    row.journal_name = required_text(Column::JournalLib, row.journal);
    row.number = field(Column::EcritureNum);
    row.account = field(Column::CompteNum);
    row.account_label = required_text(Column::CompteLib, {});
    row.party = field(Column::CompAuxNum);
    row.party_name = field(Column::CompAuxLib);
    row.piece = required_text(Column::PieceRef, {});
    row.label = required_text(Column::EcritureLib, {});
    row.letter = field(Column::EcritureLet);
    if (row.account.size() < 3 || !text::all_digits(std::string_view(row.account).substr(0, 3)))
        doubt(errors::fec_account_letters, Column::CompteNum, {{"account", row.account}});
    return {};
}

Result<std::optional<Date>> FecReader::State::read_day(Column column) const {
    const std::string_view value = field(column);
    if (value.empty())
        return std::optional<Date>{};
    const std::optional<Date> day = fec::parse_day(value);
    if (!day)
        return fail_at(place(name(column)), errors::fec_date,
                       {{"text", std::string(value)}, {"column", std::string(name(column))}});
    return day;
}

Result<void> FecReader::State::read_dates(FecRow& row) {
    CT_ASSIGN(day, read_day(Column::EcritureDate));
    CT_ASSIGN(piece_day, read_day(Column::PieceDate));
    CT_ASSIGN(lettered, read_day(Column::DateLet));
    CT_ASSIGN(validated, read_day(Column::ValidDate));
    row.date = *day;
    row.piece_date = piece_day;
    row.validated_on = validated;
    if (!piece_day)
        doubt(errors::fec_text_missing, Column::PieceDate,
              {{"column", std::string(name(Column::PieceDate))}});
    if (lettered.has_value() == row.letter.empty())
        doubt(errors::fec_letter_date, Column::DateLet);
    if (!row.letter.empty())
        row.lettered_on = lettered.value_or(row.date);
    return {};
}

Result<Money> FecReader::State::read_money(Column column) const {
    const std::string_view value = field(column);
    const MoneyParse parsed = fec::parse_amount(value, options.currency);
    if (parsed.money)
        return *parsed.money;
    const SourcePlace where = place(name(column));
    switch (parsed.error) {
    case MoneyParseError::TooFine:
        return fail_at(
            where, comptoir::errors::amount_too_fine,
            {{"amount", std::string(value)}, {"currency", std::string(options.currency.code())}});
    case MoneyParseError::TooLarge:
        return fail_at(where, comptoir::errors::amount_too_large, {{"text", std::string(value)}});
    case MoneyParseError::NotANumber:
        break;
    }
    return fail_at(where, errors::fec_amount,
                   {{"text", std::string(value)}, {"column", std::string(name(column))}});
}

Result<void> FecReader::State::read_amount(FecRow& row) {
    CT_ASSIGN(debit, read_money(Column::Debit));
    if (header->amount_and_side) {
        const std::optional<int> side = fec::parse_side(field(Column::Credit));
        if (!side)
            return fail_at(place(name(Column::Credit)), errors::fec_side,
                           {{"text", std::string(field(Column::Credit))}});
        row.amount = *side > 0 ? debit : -debit;
    } else {
        CT_ASSIGN(credit, read_money(Column::Credit));
        const std::optional<Money> net = checked_add(debit, -credit);
        if (!net)
            return fail_at(place(name(Column::Debit)), comptoir::errors::amount_too_large,
                           {{"text", std::string(field(Column::Debit))}});
        row.amount = *net;
        if (!debit.is_zero() && !credit.is_zero())
            doubt(errors::fec_both_sides, Column::Debit);
    }
    if (row.amount.is_zero())
        doubt(errors::fec_zero_line, Column::Debit);
    return {};
}

// A foreign amount informs; one that cannot be read is left out rather than refusing the books.
void FecReader::State::read_foreign(FecRow& row) {
    const std::string_view amount = field(Column::Montantdevise);
    const std::string_view code = field(Column::Idevise);
    if (amount.empty() && code.empty())
        return;
    const std::optional<Currency> currency = Currency::parse(text::to_upper_ascii(code));
    const MoneyParse parsed = fec::parse_amount(amount, currency.value_or(options.currency));
    if (parsed.money && parsed.money->is_zero())
        return; // many programs fill the columns of every line
    if (!currency || !parsed.money) {
        doubt(errors::fec_foreign_amount, Column::Montantdevise);
        return;
    }
    // The text demands a sign, some files leave it out: the side of the line says it.
    const bool flip =
        !row.amount.is_zero() && parsed.money->is_negative() != row.amount.is_negative();
    row.foreign = flip ? -*parsed.money : *parsed.money;
}

FecReader::FecReader(FecOptions options, Take take) : m_state(std::make_unique<State>()) {
    m_state->options = std::move(options);
    m_state->take = std::move(take);
}

FecReader::~FecReader() = default;

// Lines end with CR, LF, CR LF, or the CR CR LF that some exports leave; each of these is one end.
Result<void> FecReader::add(std::string_view piece) {
    State& state = *m_state;
    const auto end_line = [&state]() {
        state.carriage_returns = 0;
        return state.end_line();
    };
    for (const char c : piece) {
        if (c == '\r') {
            ++state.carriage_returns;
            continue;
        }
        if (c == '\n' || state.carriage_returns > 0)
            CT_TRY(end_line());
        if (c == '\n')
            continue;
        if (state.line.size() >= k_line_bytes_max)
            return fail_at(state.place(), errors::fec_line_too_long,
                           {{"limit", static_cast<std::int64_t>(k_line_bytes_max)}});
        state.line += c;
    }
    return {};
}

Result<FecSummary> FecReader::finish() {
    State& state = *m_state;
    if (!state.line.empty())
        CT_TRY(state.end_line());
    if (!state.header || state.summary.rows == 0)
        return fail_at({state.options.file_name, 0, {}, {}}, errors::fec_empty);
    state.summary.warnings = std::move(state.notes);
    for (Diagnostic& doubt : state.doubts.take())
        state.summary.warnings.push_back(std::move(doubt));
    return std::move(state.summary);
}

Result<FecSummary> read_fec(std::string_view bytes, const std::string& file_name, Currency currency,
                            const FecReader::Take& take) {
    FecProbe probe;
    probe.add(bytes);
    FecReader reader({file_name, probe.characters(), currency}, take);
    CT_TRY(reader.add(bytes));
    return reader.finish();
}

} // namespace comptoir::formats
