// Roles for the columns of a bank nobody described: by their names, then by what their cells are.
#include "comptoir/core/iban.h"
#include "comptoir/core/text.h"
#include "formats/statements/csv/csv_layout.h"
#include "formats/statements/csv/csv_values.h"
#include "formats/statements/csv/csv_words.h"

#include <algorithm>
#include <set>

namespace comptoir::formats::csv {

namespace {

using bank::CsvReason;
using bank::CsvRole;

// What the cells of one column are.
struct ColumnFacts {
    std::size_t filled = 0, days = 0, amounts = 0, with_decimals = 0, negative = 0;
    std::size_t currencies = 0, ibans = 0, signs = 0, statuses = 0, characters = 0;
    std::set<std::string> values; // the first few different ones
    std::string example;

    void see(const std::string& cell);
    bool are(std::size_t count) const { return filled > 0 && 10 * count >= 9 * filled; }
    bool is_text() const { return !are(days) && !are(amounts) && filled > 0; }
};

void ColumnFacts::see(const std::string& cell) {
    constexpr std::size_t k_values_kept = 8;
    const std::string plain = plain_cell(cell);
    if (plain.empty())
        return;
    ++filled;
    if (example.empty())
        example = plain;
    if (values.size() < k_values_kept)
        values.insert(plain);
    characters += text::length_in_characters(plain);
    if (split_date(plain)) {
        ++days;
    } else if (const auto amount = split_amount(plain)) {
        ++amounts;
        with_decimals += amount->digits.find_first_of(",.") != std::string::npos ? 1U : 0U;
        negative += amount->negative ? 1U : 0U;
    }
    currencies += Currency::parse(plain) ? 1U : 0U;
    ibans += Iban::parse(plain) ? 1U : 0U;
    signs += is_money_in(plain) ? 1U : 0U;
    statuses += status_of(plain) ? 1U : 0U;
}

std::optional<Money> money_of(const Row& row, std::size_t at) {
    const auto written =
        at < row.cells.size() ? split_amount(row.cells[at]) : std::optional<WrittenAmount>();
    if (!written)
        return std::nullopt;
    const bool has_comma = written->digits.rfind(',') != std::string::npos;
    const auto money = amount_with_mark(*written, has_comma ? ',' : '.', Currency::eur());
    return money ? std::optional(*money) : std::nullopt;
}

class Guess {
public:
    Guess(const std::vector<std::string>& header, const std::vector<Row>& rows);
    std::vector<bank::CsvColumnProposal> columns() &&;

private:
    bool is_free(std::size_t at) const { return m_columns[at].role == CsvRole::Ignore; }
    bool has(CsvRole role) const;
    void give(std::size_t at, CsvRole role, CsvReason reason);
    bool cells_allow(std::size_t at, CsvRole role) const;

    void use_names();
    void find_days();
    void find_amounts();
    void find_balance();
    void find_signs_and_codes();
    void find_label();
    bool exclude_each_other(std::size_t left, std::size_t right) const;
    bool adds_up(std::size_t balance) const;
    std::optional<Money> moved_by(const Row& row) const;
    std::optional<std::size_t> column_of(CsvRole role) const;
    std::vector<std::size_t> free_amounts() const;

    std::vector<Row> m_operations;
    std::vector<ColumnFacts> m_facts;
    std::vector<bank::CsvColumnProposal> m_columns;
};

Guess::Guess(const std::vector<std::string>& header, const std::vector<Row>& rows) {
    std::size_t width = header.size();
    for (const Row& row : rows)
        if (is_like_operation(row)) {
            m_operations.push_back(row);
            if (header.empty())
                width = std::max(width, row.cells.size());
        }
    if (width == 0) // nothing is an operation under this delimiter: there are columns all the same
        for (const Row& row : rows)
            width = std::max(width, row.cells.size());
    m_facts.resize(width);
    m_columns.resize(width);
    for (const Row& row : m_operations)
        for (std::size_t at = 0; at < std::min(width, row.cells.size()); ++at)
            m_facts[at].see(row.cells[at]);
    for (std::size_t at = 0; at < width; ++at) {
        m_columns[at].header = at < header.size() ? header[at] : std::string();
        m_columns[at].example = m_facts[at].example;
    }
}

bool Guess::has(CsvRole role) const {
    return std::any_of(m_columns.begin(), m_columns.end(),
                       [&](const auto& column) { return column.role == role; });
}

void Guess::give(std::size_t at, CsvRole role, CsvReason reason) {
    m_columns[at].role = role;
    m_columns[at].reason = reason;
}

// A name alone is not believed against the cells below it; an empty column proves nothing.
bool Guess::cells_allow(std::size_t at, CsvRole role) const {
    const ColumnFacts& facts = m_facts[at];
    switch (role) {
    case CsvRole::BookedOn:
    case CsvRole::ValuedOn:
        return facts.are(facts.days);
    case CsvRole::Amount:
    case CsvRole::DetailAmount:
    case CsvRole::Debit:
    case CsvRole::Credit:
    case CsvRole::Balance:
    case CsvRole::Charges:
    case CsvRole::OriginalAmount:
        return facts.filled == 0 ? role == CsvRole::Debit || role == CsvRole::Credit
                                 : facts.are(facts.amounts);
    case CsvRole::Sign:
        return facts.are(facts.signs);
    case CsvRole::Status:
        return facts.are(facts.statuses);
    case CsvRole::Currency:
    case CsvRole::OriginalCurrency:
        return facts.are(facts.currencies);
    default:
        return facts.is_text() || (facts.are(facts.amounts) && facts.with_decimals == 0);
    }
}

void Guess::use_names() {
    const auto is_single = [](CsvRole role) {
        return role != CsvRole::Label && role != CsvRole::LabelMore && role != CsvRole::Comment &&
               role != CsvRole::Kind;
    };
    for (std::size_t at = 0; at < m_columns.size(); ++at) {
        const auto role = role_of_name(m_columns[at].header);
        if (!role || !cells_allow(at, *role) || (is_single(*role) && has(*role)))
            continue;
        give(at, *role, CsvReason::KnownName);
    }
    // One column with both directions, beside two that repeat it: the one is enough.
    if (has(CsvRole::Amount))
        for (auto& column : m_columns)
            if (column.role == CsvRole::Debit || column.role == CsvRole::Credit) {
                column.role = CsvRole::Ignore;
                column.reason = CsvReason::Nothing;
            }
}

void Guess::find_days() {
    for (const CsvRole role : {CsvRole::BookedOn, CsvRole::ValuedOn})
        for (std::size_t at = 0; at < m_columns.size() && !has(role); ++at)
            if (is_free(at) && m_facts[at].are(m_facts[at].days))
                give(at, role, CsvReason::LooksLike);
}

std::vector<std::size_t> Guess::free_amounts() const {
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < m_columns.size(); ++at)
        if (is_free(at) && m_facts[at].are(m_facts[at].amounts))
            found.push_back(at);
    // Amounts with decimals before whole numbers, which may be codes.
    const bool some_decimals = std::any_of(
        found.begin(), found.end(), [&](std::size_t at) { return m_facts[at].with_decimals > 0; });
    if (some_decimals)
        std::erase_if(found, [&](std::size_t at) { return m_facts[at].with_decimals == 0; });
    return found;
}

bool Guess::exclude_each_other(std::size_t left, std::size_t right) const {
    for (const Row& row : m_operations) {
        const auto is_filled = [&](std::size_t at) {
            if (at >= row.cells.size())
                return false;
            const auto amount = split_amount(row.cells[at]);
            return amount && amount->digits.find_first_of("123456789") != std::string::npos;
        };
        if (is_filled(left) && is_filled(right))
            return false;
    }
    return true;
}

void Guess::find_amounts() {
    if (has(CsvRole::Amount) || (has(CsvRole::Debit) && has(CsvRole::Credit)))
        return;
    const std::vector<std::size_t> found = free_amounts();
    if (found.empty())
        return;
    if (found.size() >= 2 && exclude_each_other(found[0], found[1])) {
        // A minus tells; else most operations of most accounts are expenses.
        const auto weight = [&](std::size_t at) {
            return std::pair(m_facts[at].negative, m_facts[at].amounts);
        };
        const bool debit_is_second = weight(found[1]) > weight(found[0]);
        give(found[debit_is_second ? 1 : 0], CsvRole::Debit, CsvReason::LooksLike);
        give(found[debit_is_second ? 0 : 1], CsvRole::Credit, CsvReason::LooksLike);
        return;
    }
    // A column with both directions is the amount before one that knows a single one.
    const auto both = std::find_if(found.begin(), found.end(), [&](std::size_t at) {
        return m_facts[at].negative > 0 && m_facts[at].negative < m_facts[at].filled;
    });
    give(both == found.end() ? found.front() : *both, CsvRole::Amount, CsvReason::LooksLike);
}

std::optional<std::size_t> Guess::column_of(CsvRole role) const {
    for (std::size_t at = 0; at < m_columns.size(); ++at)
        if (m_columns[at].role == role)
            return at;
    return std::nullopt;
}

// What the row moves, under the columns found so far: an amount, one with its direction beside it,
// or debit and credit.
std::optional<Money> Guess::moved_by(const Row& row) const {
    if (const auto amount = column_of(CsvRole::Amount)) {
        const auto money = money_of(row, *amount);
        const auto sign = column_of(CsvRole::Sign);
        if (!money || !sign || *sign >= row.cells.size() || money->is_negative())
            return money;
        const auto is_in = is_money_in(plain_cell(row.cells[*sign]));
        return is_in && !*is_in ? -*money : *money;
    }
    const auto debit = column_of(CsvRole::Debit), credit = column_of(CsvRole::Credit);
    if (!debit || !credit)
        return std::nullopt;
    const auto out = money_of(row, *debit), in = money_of(row, *credit);
    if (!out && !in)
        return std::nullopt;
    const Money none = Money::zero(Currency::eur());
    return checked_add(in.value_or(none), -out.value_or(none).abs());
}

// In either direction of time; a few rows are enough, one that does not add up is too much.
bool Guess::adds_up(std::size_t balance) const {
    std::optional<Money> earlier, last_amount;
    std::size_t forwards = 0, backwards = 0, steps = 0;
    for (const Row& row : m_operations) {
        const auto moved = moved_by(row);
        const auto now = money_of(row, balance);
        if (!moved || !now)
            return false;
        if (earlier) {
            ++steps;
            forwards += checked_add(*earlier, *moved) == now ? 1U : 0U;
            backwards += checked_add(*now, *last_amount) == earlier ? 1U : 0U;
        }
        earlier = now;
        last_amount = moved;
    }
    return steps >= 2 && (forwards == steps || backwards == steps);
}

void Guess::find_balance() {
    if (has(CsvRole::Balance))
        return;
    for (const std::size_t at : free_amounts())
        if (adds_up(at)) {
            give(at, CsvRole::Balance, CsvReason::AddsUp);
            return;
        }
}

void Guess::find_signs_and_codes() {
    // An amount that is never negative, or hardly ever, has its direction beside it.
    bool needs_sign = false;
    for (std::size_t at = 0; at < m_columns.size(); ++at)
        if (m_columns[at].role == CsvRole::Amount)
            needs_sign = !has(CsvRole::Sign) && 10 * m_facts[at].negative <= m_facts[at].filled;
    for (std::size_t at = 0; at < m_columns.size(); ++at) {
        const ColumnFacts& facts = m_facts[at];
        if (!is_free(at) || facts.filled == 0)
            continue;
        if (needs_sign && !has(CsvRole::Sign) && facts.are(facts.signs))
            give(at, CsvRole::Sign, CsvReason::LooksLike);
        else if (!has(CsvRole::Currency) && facts.are(facts.currencies))
            give(at, CsvRole::Currency, CsvReason::LooksLike);
        else if (!has(CsvRole::Account) && facts.are(facts.ibans) && facts.values.size() == 1 &&
                 m_operations.size() > 1)
            give(at, CsvRole::Account, CsvReason::LooksLike);
        else if (!has(CsvRole::CounterpartyAccount) && facts.ibans > 0 && facts.values.size() > 1)
            give(at, CsvRole::CounterpartyAccount, CsvReason::LooksLike);
    }
}

void Guess::find_label() {
    if (has(CsvRole::Label))
        return;
    // Of several texts, one that was taken for more of a label makes a better one than none.
    // Beside the other party's name a shorter text is no label: the name serves as one.
    std::size_t best = m_columns.size();
    for (std::size_t at = 0; at < m_columns.size(); ++at)
        if (m_columns[at].role == CsvRole::CounterpartyName)
            best = at;
    const std::size_t party = best;
    const auto length = [&](std::size_t at) {
        return m_facts[at].characters * 100 / std::max<std::size_t>(m_operations.size(), 1);
    };
    for (std::size_t at = 0; at < m_columns.size(); ++at)
        if ((is_free(at) || m_columns[at].role == CsvRole::LabelMore) && m_facts[at].is_text() &&
            (best == m_columns.size() || length(at) > length(best)))
            best = at;
    if (best < m_columns.size() && best != party)
        give(best, CsvRole::Label, CsvReason::Leftover);
}

std::vector<bank::CsvColumnProposal> Guess::columns() && {
    use_names();
    find_days();
    find_amounts();
    find_signs_and_codes();
    find_balance(); // the direction of an amount may stand in a column of its own
    find_label();
    return std::move(m_columns);
}

} // namespace

std::vector<bank::CsvColumnProposal> guess_columns(const std::vector<std::string>& header,
                                                   const std::vector<Row>& rows) {
    return Guess(header, rows).columns();
}

} // namespace comptoir::formats::csv
