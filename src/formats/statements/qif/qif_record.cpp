#include "formats/statements/qif/qif_record.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/qif_errors.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/loose_amount.h"

#include <algorithm>
#include <array>
#include <utility>

namespace comptoir::formats::qif {

namespace {

constexpr std::size_t k_shown_max = 60;

std::string shown(std::string_view text) {
    return text::cut_to_characters(text, k_shown_max);
}

// "[Livret A]" or "[Livret A]/class": the account at the other end of a transfer.
std::string transfer_account(std::string_view category) {
    const std::size_t end = category.find(']');
    if (!category.starts_with('[') || end == std::string_view::npos)
        return {};
    return std::string(category.substr(1, end - 1));
}

bool says_cheque(std::string_view text) {
    const auto words = text::fold_words(text);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word == "CHEQUE" || word == "CHQ" || word == "CHECK" || word == "SCHECK";
    });
}

// What the number field says when it is no number (Quicken's own words).
bank::Nature nature_of_number(std::string_view number) {
    constexpr std::size_t k_longest = 4;
    if (number.size() > k_longest)
        return bank::Nature::Other;
    const std::string upper = text::to_upper_ascii(number);
    if (upper == "ATM")
        return bank::Nature::Cash;
    if (upper == "TXFR" || upper == "XFER" || upper == "EFT")
        return bank::Nature::Transfer;
    return bank::Nature::Other;
}

} // namespace

std::string decoded(std::string_view bytes) {
    return text::is_valid_utf8(bytes) ? clean(bytes) : clean(text::from_cp1252(bytes));
}

std::string Record::name() const {
    return text::number(m_entry);
}

SourcePlace Record::place(std::int64_t line, std::string_view field) const {
    return SourcePlace{{}, line > 0 ? line : m_line, name(), std::string(field)};
}

// Two records whose `^` is missing between them: one of them would be lost.
Result<void> Record::put_once(Field& field, std::string&& text, const Line& line, char code) {
    if (!field.text.empty() && field.text != text)
        return fail_at(place(line.number, std::string(1, code)), errors::qif_field_twice,
                       {{"field", std::string(1, code)},
                        {"first", shown(field.text)},
                        {"second", shown(text)}});
    field = {std::move(text), line.number};
    return {};
}

void Record::add_split(char code, const std::string& text) {
    if (code == 'S' || m_splits.empty())
        m_splits.emplace_back();
    Split& split = m_splits.back();
    std::string& part = code == 'S' ? split.category : code == 'E' ? split.memo : split.amount;
    join(part, text);
}

Result<void> Record::add(const Line& line, const Tell& tell) {
    if (++m_lines > k_record_lines_max)
        return fail_at(place(m_line, {}), errors::qif_record_too_long,
                       {{"limit", k_record_lines_max}});
    const char code = line.bytes.front();
    std::string text = decoded(line.bytes.substr(1));
    if (text.empty())
        return {};
    switch (code) {
    case 'D':
        return put_once(m_day, std::move(text), line, code);
    case 'T':
    case 'U': // the same amount, with more digits where there are more
        return put_once(m_amount, std::move(text), line, code);
    case 'P':
        join_taken(m_payee, std::move(text));
        return {};
    case 'M':
        join_taken(m_memo, std::move(text));
        return {};
    case 'N':
        join_taken(m_number, std::move(text));
        return {};
    case 'L':
        join_taken(m_category, std::move(text));
        return {};
    case 'A':
        join_taken(m_address, std::move(text));
        return {};
    case 'S':
    case 'E':
    case '$':
        add_split(code, text);
        return {};
    case 'C': // cleared or reconciled in the program the file comes from
    case 'F': // reimbursable
    case '%': // share of a split, which has its amount too
    case 'X': // invoices of small-business programs
        return {};
    default:
        tell(errors::qif_line_unknown, {{"text", shown(decoded(line.bytes))}}, {}, line.number);
        return {};
    }
}

bool Record::is_opening_balance(std::string_view account) const {
    const std::string payee = text::fold(m_payee);
    for (const std::string_view words :
         {"OPENING BALANCE", "SOLDE INITIAL", "SOLDE D OUVERTURE", "BEGINSALDO", "ANFANGSSALDO"})
        if (payee == words)
            return true;
    const std::string other = transfer_account(m_category);
    return !other.empty() && other == account;
}

Result<Money> Record::money(const Field& field, Currency currency) const {
    auto amount = read_loose_amount(field.text, currency, LoneMark::Unknown);
    if (amount)
        return *amount;
    Error error = std::move(amount).error();
    error.place = place(field.line, "T");
    return fail(std::move(error));
}

// The whole amount moved, whatever its parts say.
void Record::check_splits(const bank::StatementLine& line, const Tell& tell) const {
    auto sum = std::optional(Money::zero(line.amount.currency()));
    for (const Split& split : m_splits) {
        const auto amount =
            read_loose_amount(split.amount, line.amount.currency(), LoneMark::Unknown);
        sum = sum && amount ? checked_add(*sum, *amount) : std::nullopt;
    }
    if (m_splits.empty() || sum == line.amount)
        return;
    if (sum)
        tell(errors::qif_splits_differ, {{"amount", line.amount}, {"splits", *sum}}, "$", m_line);
    else
        tell(errors::amount_left_out, {{"text", shown(m_splits.front().amount)}}, "$", m_line);
}

void Record::put_texts(bank::StatementLine& line) {
    // Banks put any number here, so that digits alone do not make a cheque.
    const bool is_cheque =
        text::all_digits(m_number) && (says_cheque(m_payee) || says_cheque(m_memo));
    line.label = std::move(m_payee);
    if (line.label.empty())
        line.label = std::move(m_memo);
    else if (m_memo != line.label)
        line.label_more = std::move(m_memo);
    if (line.label.empty())
        line.label = m_category;
    line.comment = m_category;
    for (const Split& split : m_splits) {
        std::string part = split.category;
        join(part, split.memo);
        join(part, split.amount);
        line.comment += (line.comment.empty() ? "" : "; ") + part;
    }
    if (!m_address.empty())
        line.comment += (line.comment.empty() ? "" : "; ") + m_address;
    line.nature = nature_of_number(m_number);
    if (!transfer_account(m_category).empty())
        line.nature = bank::Nature::Internal;
    if (is_cheque) {
        line.nature = bank::Nature::Cheque;
        line.cheque_number = m_number;
    }
    line.remittance_reference = std::move(m_number);
}

Result<void> Record::finish(Currency currency, bank::DateOrder order, const Tell& tell,
                            bank::StatementLine& line) {
    for (const auto& [field, name] : std::to_array<std::pair<const Field*, std::string_view>>(
             {{&m_day, "D"}, {&m_amount, "T"}}))
        if (field->text.empty())
            return fail_at(place(m_line, name), errors::qif_field_missing,
                           {{"field", std::string(name)}});
    line.entry = m_entry;
    const auto written = split_day(m_day.text);
    const auto day = written ? day_in_order(*written, order) : std::nullopt;
    if (!day)
        return fail_at(place(m_day.line, "D"), comptoir::errors::date_unreadable,
                       {{"text", shown(m_day.text)}, {"form", std::string(bank::to_text(order))}});
    line.booked_on = *day;
    CT_ASSIGN(amount, money(m_amount, currency));
    line.amount = amount;
    put_texts(line);
    check_splits(line, tell);
    return {};
}

} // namespace comptoir::formats::qif
