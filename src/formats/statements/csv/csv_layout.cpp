#include "formats/statements/csv/csv_layout.h"

#include "comptoir/core/text.h"
#include "comptoir/formats/csv_errors.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/csv/csv_profiles.h"
#include "formats/statements/csv/csv_values.h"
#include "formats/statements/csv/csv_words.h"

#include <algorithm>
#include <array>
#include <map>

namespace comptoir::formats::csv {

namespace {

constexpr std::size_t k_rows_sniffed = 200;
constexpr std::size_t k_rows_to_header = 60; // a preamble of several accounts included
constexpr std::size_t k_rows_shown = 80;
constexpr std::size_t k_rows_for_values = 100'000;

std::vector<std::string> trimmed(const std::vector<std::string>& cells) {
    std::vector<std::string> names;
    for (const std::string& cell : cells)
        names.push_back(plain_cell(cell));
    return names;
}

// How well a delimiter explains the rows: operations first, then rows of one width, then columns.
struct Fit {
    std::size_t operations = 0, constant_rows = 0, width = 0;
    friend auto operator<=>(const Fit&, const Fit&) = default;
};

Fit fit_of(const std::vector<Row>& rows) {
    Fit fit;
    std::map<std::size_t, std::size_t> rows_by_width;
    for (const Row& row : rows) {
        if (row.is_blank() || row.cells.size() < 2)
            continue;
        fit.operations += is_like_operation(row) ? 1U : 0U;
        ++rows_by_width[row.cells.size()];
    }
    for (const auto& [width, count] : rows_by_width)
        if (count >= fit.constant_rows) {
            fit.constant_rows = count;
            fit.width = width;
        }
    return fit;
}

struct Sample {
    char delimiter = ';';
    std::vector<Row> rows;
    std::size_t header = 0; // index into rows, one past the end when there is none
    const Profile* profile = nullptr;
    bool has_header() const { return header < rows.size(); }
};

// A known header decides; the row below must not matter, an account may be without operations.
void find_known_header(Sample& sample) {
    for (std::size_t at = 0; at < std::min(sample.rows.size(), k_rows_to_header); ++at) {
        if (sample.rows[at].cells.size() < 2) // a day and an amount are the least a profile has
            continue;
        if (const Profile* profile = profile_of_header(trimmed(sample.rows[at].cells))) {
            sample.header = at;
            sample.profile = profile;
            return;
        }
    }
}

// The row with most names that banks give to columns; else a row of words above operations that
// fills as many cells as they have.
void find_likely_header(Sample& sample) {
    const std::size_t end = std::min(sample.rows.size(), k_rows_to_header);
    std::size_t most = 1;
    for (std::size_t at = 0; at < end; ++at) {
        const Row& row = sample.rows[at];
        if (is_like_operation(row))
            continue;
        const auto known = static_cast<std::size_t>(
            std::count_if(row.cells.begin(), row.cells.end(),
                          [](const std::string& cell) { return role_of_name(cell).has_value(); }));
        if (known > most) {
            most = known;
            sample.header = at;
        }
    }
    if (sample.has_header())
        return;
    for (std::size_t at = 0; at + 1 < end; ++at) {
        const Row& row = sample.rows[at];
        const auto is_name = [](const std::string& cell) {
            return !cell.empty() && !split_date(cell) && !split_amount(cell);
        };
        if (is_like_operation(row) || !is_like_operation(sample.rows[at + 1]))
            continue;
        const auto names = std::count_if(row.cells.begin(), row.cells.end(), is_name);
        if (row.cells.size() == sample.rows[at + 1].cells.size() &&
            2 * static_cast<std::size_t>(names) > row.cells.size())
            sample.header = at;
        return;
    }
}

Sample sample_of(const Window& window, char delimiter, std::size_t rows_max) {
    Sample sample;
    sample.delimiter = delimiter;
    sample.rows = rows_of(window, delimiter, rows_max);
    sample.header = sample.rows.size();
    return sample;
}

Sample best_sample(const Window& window, std::size_t rows_max) {
    Sample best;
    Fit best_fit;
    for (const char delimiter : {';', ',', '\t', '|'}) {
        Sample sample = sample_of(window, delimiter, rows_max);
        find_known_header(sample);
        const Fit fit = fit_of(sample.rows);
        if (best.profile && !sample.profile)
            continue;
        if ((sample.profile && !best.profile) || fit > best_fit) {
            best = std::move(sample);
            best_fit = fit;
        }
    }
    if (!best.profile)
        find_likely_header(best);
    return best;
}

// The row whose columns have the names of the mapping; one past the end when there is none.
std::size_t header_row_of(const bank::CsvMapping& mapping, const std::vector<Row>& rows) {
    const std::string wanted = csv_fingerprint(mapping);
    for (std::size_t at = 0; at < std::min(rows.size(), k_rows_to_header); ++at) {
        bank::CsvMapping of_row;
        of_row.delimiter = mapping.delimiter;
        for (const std::string& cell : rows[at].cells)
            of_row.columns.push_back({cell, bank::CsvRole::Ignore});
        if (csv_fingerprint(of_row) == wanted)
            return at;
    }
    return rows.size();
}

const std::string* cell_of(const Row& row, const bank::CsvMapping& mapping, bank::CsvRole role) {
    for (std::size_t at = 0; at < std::min(row.cells.size(), mapping.columns.size()); ++at)
        if (mapping.columns[at].role == role)
            return &row.cells[at];
    return nullptr;
}

// Without a header, the place of days and amounts is all there is to know a file by.
bool fits_without_header(const bank::CsvMapping& mapping, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        if (row.cells.size() != mapping.columns.size())
            continue;
        if (!is_like_operation(row))
            return false; // a header after all: some other bank's
        const std::string* day = cell_of(row, mapping, bank::CsvRole::BookedOn);
        return day && split_date(*day);
    }
    return false;
}

const bank::CsvMapping* remembered_mapping(const Window& window,
                                           const bank::ReadingChoices& choices, Sample& sample) {
    for (const bank::CsvMapping& mapping : choices.csv_mappings) {
        Sample tried = sample_of(window, mapping.delimiter, k_rows_sniffed);
        if (mapping.has_header)
            tried.header = header_row_of(mapping, tried.rows);
        if (mapping.has_header ? tried.has_header() : fits_without_header(mapping, tried.rows)) {
            sample = std::move(tried);
            return &mapping;
        }
    }
    return nullptr;
}

// What the values of the whole window show.
class ValueFinder {
public:
    explicit ValueFinder(const bank::CsvMapping& mapping) : m_mapping(mapping) {}

    void see(const Row& row) {
        const std::string* day = cell_of(row, m_mapping, bank::CsvRole::BookedOn);
        if (!day || !split_date(*day))
            return;
        for (std::size_t at = 0; at < std::min(row.cells.size(), m_mapping.columns.size()); ++at)
            see_cell(row.cells[at], m_mapping.columns[at].role);
    }
    const DateOrderFinder& order() const { return m_order; }
    // The other numbers of the file speak where its amounts do not.
    Result<char> decimal_mark(char otherwise) const {
        if (m_mark.proven() || !m_other_mark.proven())
            return m_mark.decide(otherwise);
        return *m_other_mark.proven();
    }
    bank::CsvDebitSign debit_sign() const {
        return m_debits_negative > m_debits_positive ? bank::CsvDebitSign::Negative
                                                     : bank::CsvDebitSign::Positive;
    }

private:
    void see_cell(const std::string& cell, bank::CsvRole role) {
        const bool is_day = role == bank::CsvRole::BookedOn || role == bank::CsvRole::ValuedOn;
        if (is_day) {
            if (const auto date = split_date(cell); date && date->numbers)
                m_order.see(*date->numbers, cell);
            return;
        }
        const auto amount = split_amount(cell);
        if (!amount)
            return;
        switch (role) {
        case bank::CsvRole::Debit:
            if (amount->digits.find_first_of("123456789") != std::string::npos)
                ++(amount->negative ? m_debits_negative : m_debits_positive);
            [[fallthrough]];
        case bank::CsvRole::Amount:
        case bank::CsvRole::Credit:
        case bank::CsvRole::DetailAmount:
        case bank::CsvRole::Balance:
        case bank::CsvRole::Charges:
        case bank::CsvRole::OriginalAmount:
            m_mark.see(*amount, cell);
            break;
        default: // texts that look like a number, rates
            m_other_mark.see(*amount, cell);
        }
    }

    const bank::CsvMapping& m_mapping;
    DateOrderFinder m_order;
    DecimalMarkFinder m_mark, m_other_mark;
    std::size_t m_debits_negative = 0, m_debits_positive = 0;
};

void decide_order(Layout& layout, const ValueFinder& values, const bank::ReadingChoices& choices,
                  bool is_persons) {
    bank::ReadingChoices asked;
    asked.date_order = choices.date_order;
    const auto proven = values.order().proven();
    if (!asked.date_order && (is_persons || !proven))
        asked.date_order = layout.mapping.date_order;
    const auto order = values.order().decide(asked);
    if (order) {
        layout.mapping.date_order = *order;
        return;
    }
    layout.open_question = order.error();
    layout.lacks.push_back(bank::CsvLack::DateOrder);
}

void decide_values(Layout& layout, const Window& window, const bank::ReadingChoices& choices,
                   bool is_persons) {
    bank::CsvMapping& mapping = layout.mapping;
    ValueFinder values(mapping);
    for (const Row& row : rows_of(window, mapping.delimiter, k_rows_for_values))
        if (row.line > layout.header_line)
            values.see(row);
    decide_order(layout, values, choices, is_persons);
    if (!is_persons || mapping.decimal_mark == 0) {
        const auto mark = values.decimal_mark(mapping.decimal_mark);
        if (mark) {
            mapping.decimal_mark = *mark;
        } else {
            if (!layout.open_question)
                layout.open_question = mark.error();
            layout.lacks.push_back(bank::CsvLack::DecimalMark);
        }
    }
    if (mapping.debit_sign == bank::CsvDebitSign::Detect)
        mapping.debit_sign = values.debit_sign();
    if (choices.currency && !mapping.currency)
        mapping.currency = choices.currency;
}

void explain_columns(Layout& layout, const Sample& sample, bank::CsvReason reason) {
    for (std::size_t at = 0; at < layout.mapping.columns.size(); ++at) {
        const bank::CsvColumn& column = layout.mapping.columns[at];
        bank::CsvColumnProposal told{column.header, column.role, reason, {}};
        if (reason == bank::CsvReason::KnownProfile && column.role == bank::CsvRole::Ignore)
            told.reason = bank::CsvReason::Nothing;
        for (const Row& row : sample.rows)
            if (row.line > layout.header_line && at < row.cells.size() && told.example.empty())
                told.example = plain_cell(row.cells[at]);
        layout.columns.push_back(std::move(told));
    }
}

void guess(Layout& layout, const Sample& sample) {
    const std::vector<std::string> header = sample.has_header()
                                                ? trimmed(sample.rows[sample.header].cells)
                                                : std::vector<std::string>();
    std::vector<Row> below;
    for (const Row& row : sample.rows)
        if (row.line > layout.header_line)
            below.push_back(row);
    layout.columns = guess_columns(header, below);
    layout.mapping.has_header = sample.has_header();
    for (const bank::CsvColumnProposal& column : layout.columns) {
        layout.mapping.columns.push_back({column.header, column.role});
        const bool is_amount =
            column.role == bank::CsvRole::Amount || column.role == bank::CsvRole::Debit;
        if (is_amount && !layout.mapping.currency)
            layout.mapping.currency = currency_of_name(column.header);
    }
}

void list_missing_roles(Layout& layout) {
    const auto has = [&](bank::CsvRole role) {
        return std::any_of(layout.mapping.columns.begin(), layout.mapping.columns.end(),
                           [&](const bank::CsvColumn& column) { return column.role == role; });
    };
    if (!has(bank::CsvRole::BookedOn))
        layout.lacks.push_back(bank::CsvLack::Date);
    if (!has(bank::CsvRole::Amount) && !has(bank::CsvRole::Debit) && !has(bank::CsvRole::Credit))
        layout.lacks.push_back(bank::CsvLack::Amount);
}

// A person's mapping: its columns as they are, wherever the header stands.
void use_persons(Layout& layout, const bank::CsvMapping& mapping, const Sample& sample) {
    layout.mapping = mapping;
    layout.is_known = true;
    layout.header_line = sample.has_header() ? sample.rows[sample.header].line : 0;
    explain_columns(layout, sample, bank::CsvReason::Chosen);
}

bank::CsvMapping plain_mapping(const Sample& sample) {
    bank::CsvMapping mapping;
    mapping.delimiter = sample.delimiter;
    return mapping;
}

} // namespace

std::vector<Row> rows_of(const Window& window, char delimiter, std::size_t rows_max) {
    TextSource source(window.bytes);
    RowReader reader(source, delimiter);
    std::vector<Row> rows;
    for (Row row; rows.size() < rows_max;) {
        const auto more = reader.next(row);
        if (!more || !*more)
            break;
        decode(row, window.encoding);
        rows.push_back(std::move(row));
    }
    if (!window.is_whole && rows.size() > 1 && rows.size() < rows_max)
        rows.pop_back(); // the window may end inside it
    return rows;
}

bool is_like_operation(const Row& row) {
    const auto day = std::find_if(row.cells.begin(), row.cells.end(), [](const auto& cell) {
        return split_date(plain_cell(cell)).has_value();
    });
    if (day == row.cells.end())
        return false;
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const std::string& cell) {
        return &cell != &*day && split_amount(cell) && !split_date(cell);
    });
}

Likeness likeness_of(const Window& window) {
    const Sample sample = best_sample(window, k_rows_to_header);
    if (sample.profile)
        return Likeness::KnownHeader;
    return fit_of(sample.rows).operations > 0 ? Likeness::Table : Likeness::None;
}

Layout layout_of(const Window& window, const bank::ReadingChoices& choices,
                 const bank::CsvMapping* forced) {
    Layout layout;
    Sample sample;
    bool is_persons = false;
    if (forced && !forced->columns.empty()) {
        sample = sample_of(window, forced->delimiter, k_rows_sniffed);
        if (forced->has_header)
            sample.header = header_row_of(*forced, sample.rows);
        use_persons(layout, *forced, sample);
        is_persons = true;
        if (forced->has_header && !sample.has_header()) {
            std::string names;
            for (const bank::CsvColumn& column : forced->columns)
                names += (names.empty() ? "" : ", ") + column.header;
            layout.open_question = Error{errors::csv_header_missing,
                                         errors::csv_header_missing.kind,
                                         {{"columns", text::cut_to_characters(names, 200)}}};
        }
    } else if (const auto* mapping =
                   forced ? nullptr : remembered_mapping(window, choices, sample)) {
        use_persons(layout, *mapping, sample);
        is_persons = true;
    } else {
        if (forced) {
            sample = sample_of(window, forced->delimiter, k_rows_sniffed);
            find_known_header(sample);
            if (!sample.profile)
                find_likely_header(sample);
        } else {
            sample = best_sample(window, k_rows_sniffed);
        }
        layout.header_line = sample.has_header() ? sample.rows[sample.header].line : 0;
        if (sample.profile) {
            layout.mapping = mapping_of(*sample.profile, trimmed(sample.rows[sample.header].cells));
            layout.mapping.delimiter = sample.delimiter;
            layout.profile = sample.profile->row.name;
            layout.is_known = true;
            explain_columns(layout, sample, bank::CsvReason::KnownProfile);
        } else {
            layout.mapping = plain_mapping(sample);
            guess(layout, sample);
        }
    }
    layout.mapping.encoding = window.encoding;
    layout.is_csv = layout.is_known || fit_of(sample.rows).operations > 0;
    list_missing_roles(layout);
    if (layout.lacks.empty() && !layout.open_question)
        decide_values(layout, window, choices, is_persons);
    if (sample.rows.size() > k_rows_shown)
        sample.rows.resize(k_rows_shown);
    layout.first_rows = std::move(sample.rows);
    return layout;
}

} // namespace comptoir::formats::csv
