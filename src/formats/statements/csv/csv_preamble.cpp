#include "formats/statements/csv/csv_preamble.h"

#include "comptoir/core/text.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/csv/csv_words.h"

#include <algorithm>
#include <utility>

namespace comptoir::formats::csv {

namespace {

constexpr std::size_t k_account_digits_min = 7;

std::vector<std::string> filled_cells(const Row& row) {
    std::vector<std::string> cells;
    for (const std::string& cell : row.cells)
        if (std::string plain = plain_cell(cell); !plain.empty())
            cells.push_back(std::move(plain));
    return cells;
}

std::size_t digits_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    const std::string single = text::single_blanks(text);
    for (std::string_view rest = single; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        words.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    return words;
}

bool speaks_of_an_account(std::string_view text) {
    for (const std::string& word : text::fold_words(text))
        if (word == "COMPTE" || word == "ACCOUNT" || word == "KONTO" || word == "KONTONUMMER" ||
            word == "REKENING" || word == "REKENINGNUMMER" || word == "IBAN")
            return true;
    return false;
}

} // namespace

void Facts::complete_with(const Facts& later) {
    if (!has_account()) {
        account.iban = later.account.iban;
        account.number = later.account.number;
    }
    if (account.holder.empty())
        account.holder = later.account.holder;
    const auto take = [](auto& mine, const auto& theirs) {
        if (!mine)
            mine = theirs;
    };
    take(currency, later.currency);
    take(from, later.from);
    take(to, later.to);
    take(opening, later.opening);
    take(closing, later.closing);
    take(balance_day, later.balance_day);
}

Facts PreambleReader::take() {
    if (m_facts.closing && !m_facts.closing->day)
        m_facts.closing->day = m_facts.balance_day;
    return std::exchange(m_facts, {});
}

std::optional<Date> PreambleReader::day_of(std::string_view text) const {
    const auto date = split_date(text);
    return date ? date_in_order(*date, m_order) : std::nullopt;
}

// A number with stars or crosses hides its digits: it names no account.
void PreambleReader::set_account(std::string_view text) {
    if (m_facts.account.iban || text.find('*') != std::string_view::npos)
        return;
    if (const auto iban = Iban::parse(text))
        formats::set_account(m_facts.account, text);
    else if (digits_in(text) >= k_account_digits_min && m_facts.account.number.empty())
        m_facts.account.number = clean(text);
}

void PreambleReader::see(const Row& row) {
    const std::vector<std::string> cells = filled_cells(row);
    if (cells.empty())
        return;
    for (const std::string& cell : cells)
        if (Iban::parse(cell))
            set_account(cell);
    if (cells.size() >= 2 && see_labelled(cells, row.line))
        return;
    if (cells.size() == 1)
        see_sentence(cells.front(), row.line);
    else
        see_values(cells, row.line);
}

// False when the first cell is no label we know.
bool PreambleReader::see_labelled(const std::vector<std::string>& cells, std::int64_t line) {
    const auto fact = fact_of(cells[0]);
    if (!fact)
        return false;
    const std::string& value = cells[1];
    const auto balance = [&]() -> std::optional<SaidBalance> {
        for (std::size_t at = 1; at < cells.size(); ++at)
            if (!split_date(cells[at]))
                if (const auto amount = split_amount(cells[at]))
                    return SaidBalance{day_of(value), *amount, line};
        return std::nullopt;
    };
    switch (*fact) {
    case Fact::Closing:
        if (!m_facts.closing)
            m_facts.closing = balance();
        break;
    case Fact::Opening:
        if (!m_facts.opening)
            m_facts.opening = balance();
        break;
    case Fact::BalanceDay:
        m_facts.balance_day = day_of(value);
        break;
    case Fact::From:
        m_facts.from = day_of(value);
        break;
    case Fact::To:
        m_facts.to = day_of(value);
        break;
    case Fact::Account:
        // "FRANK Account 666-666666-666": the last word with digits.
        for (const std::string& word : words_of(value))
            if (digits_in(word) >= k_account_digits_min)
                set_account(word);
        if (!m_facts.has_account())
            set_account(value);
        break;
    case Fact::Currency:
        m_facts.currency = Currency::parse(value);
        if (const std::string folded = text::fold(value); folded == "EUROS" || folded == "EURO")
            m_facts.currency = Currency::eur();
        break;
    case Fact::Holder:
        m_facts.account.holder = value;
        break;
    case Fact::Ignored:
        break;
    }
    return true;
}

// "Solde au 31/01/2026 1 234,56 €", "… entre le 01/01/2026 et le 31/01/2026", "Compte n° 123…".
void PreambleReader::see_sentence(const std::string& text, std::int64_t line) {
    const std::vector<std::string> words = words_of(text);
    std::vector<Date> days;
    std::string before, behind;
    for (const std::string& word : words) {
        if (const auto day = day_of(word)) {
            days.push_back(*day);
            behind.clear();
            continue;
        }
        std::string& part = days.empty() ? before : behind;
        part += (part.empty() ? "" : " ") + word;
    }
    const auto fact = fact_of(before);
    if (fact == Fact::Ignored)
        return;
    if (days.size() == 2) {
        m_facts.from = days.front();
        m_facts.to = days.back();
        return;
    }
    if (days.size() == 1) {
        const auto amount = split_amount(behind);
        if (amount && fact == Fact::Closing && !m_facts.closing)
            m_facts.closing = SaidBalance{days.front(), *amount, line};
        if (amount && fact == Fact::Opening && !m_facts.opening)
            m_facts.opening = SaidBalance{days.front(), *amount, line};
        return;
    }
    if (speaks_of_an_account(text) && !words.empty())
        set_account(words.back());
}

// An account line: a number, days, and a balance with decimals as its last cell.
void PreambleReader::see_values(const std::vector<std::string>& cells, std::int64_t line) {
    std::vector<Date> days;
    for (const std::string& cell : cells)
        if (const auto day = day_of(cell))
            days.push_back(*day);
    const auto amount = split_amount(cells.back());
    const bool has_decimals = amount && amount->digits.find_first_of(",.") != std::string::npos &&
                              !split_date(cells.back());
    if (days.empty() || !has_decimals)
        return;
    if (const auto number = std::find_if(cells.begin(), cells.end(),
                                         [&](const std::string& cell) {
                                             return digits_in(cell) >= k_account_digits_min &&
                                                    !split_date(cell) && &cell != &cells.back();
                                         });
        number != cells.end())
        set_account(*number);
    if (days.size() >= 3) {
        m_facts.from = days[0];
        m_facts.to = days[1];
    }
    if (!m_facts.closing)
        m_facts.closing = SaidBalance{days.back(), *amount, line};
    if (amount->currency && !m_facts.currency)
        m_facts.currency = amount->currency;
}

} // namespace comptoir::formats::csv
