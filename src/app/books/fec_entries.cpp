#include "app/books/fec_entries.h"

#include "comptoir/app/books_errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/entry_numbers.h"
#include "comptoir/ledger/errors.h"

#include <algorithm>
#include <set>

namespace comptoir::app {

namespace {

bool is_all_zeros(std::string_view number) {
    return number.find_first_not_of('0') == number.npos;
}

// A number without digits at its end has no place in a sequence, and 0 numbers nothing.
std::optional<ledger::EntryNumber> sequence_number(std::string_view text) {
    auto number = ledger::parse_entry_number(text);
    if (number && number->value == 0)
        number.reset();
    return number;
}

template <class Lines>
bool balances(const Lines& lines) {
    std::int64_t sum = 0;
    for (const auto& line : lines) {
        if (__builtin_add_overflow(sum, line.row.amount.minor(), &sum))
            return false;
    }
    return sum == 0;
}

// Cuts lines by a key, keeping the order of first appearance; one part when not every part
// balances.
template <class Lines, class Key>
std::vector<Lines> cut_where_balanced(const Lines& lines, Key key) {
    std::vector<Lines> parts;
    std::map<decltype(key(lines.front())), std::size_t> index;
    for (const auto& line : lines) {
        const auto [place, inserted] = index.emplace(key(line), parts.size());
        if (inserted)
            parts.emplace_back();
        parts[place->second].push_back(line);
    }
    if (parts.size() > 1 && !std::all_of(parts.begin(), parts.end(), balances<Lines>))
        return {lines};
    return parts;
}

} // namespace

std::size_t FecGatherer::journal_index(const formats::FecRow& row) {
    const auto [place, inserted] = m_journal_index.emplace(row.journal, m_result.journals.size());
    if (inserted) {
        ledger::JournalTraits traits;
        traits.code = row.journal;
        traits.name = row.journal_name;
        m_result.journals.push_back(std::move(traits));
    }
    return place->second;
}

void FecGatherer::note_account(const formats::FecRow& row) {
    const auto [place, inserted] = m_account_index.emplace(row.account, m_result.accounts.size());
    if (inserted) {
        m_result.accounts.push_back({row.account, row.account_label});
        return;
    }
    ledger::Account& account = m_result.accounts[place->second];
    if (account.label.empty())
        account.label = row.account_label;
    else if (!row.account_label.empty() && row.account_label != account.label)
        m_several_labels.emplace(row.account, row.line);
}

void FecGatherer::note_party(const formats::FecRow& row) {
    if (row.party.empty())
        return;
    const auto [place, inserted] = m_party_index.emplace(row.party, m_result.parties.size());
    if (inserted) {
        ledger::Party party;
        party.code = row.party;
        m_result.parties.push_back(std::move(party));
    }
    ledger::Party& party = m_result.parties[place->second];
    if (party.name.empty())
        party.name = row.party_name;
}

void FecGatherer::take(formats::FecRow&& row) {
    const std::size_t journal = journal_index(row);
    note_account(row);
    note_party(row);
    const auto [place, inserted] =
        m_index.emplace(row.journal + '\x1f' + row.number, m_numbered.size());
    if (inserted)
        m_numbered.push_back({journal, row.number, {}});
    if (row.amount.is_zero())
        return; // it says nothing, and an entry holds no zero row; the reader warned of it
    Line line;
    line.line = row.line;
    line.date = row.date;
    line.piece = std::move(row.piece);
    line.piece_date = row.piece_date;
    line.validated_on = row.validated_on;
    line.row.account = std::move(row.account);
    line.row.party = std::move(row.party);
    line.row.label = std::move(row.label);
    line.row.amount = row.amount;
    line.row.foreign_amount = row.foreign;
    m_result.any_letter = m_result.any_letter || !row.letter.empty();
    line.row.letter = std::move(row.letter);
    line.row.lettered_on = row.lettered_on;
    m_numbered[place->second].lines.push_back(std::move(line));
}

void FecGatherer::note(Fault& fault, const Numbered& numbered, std::int64_t line) {
    if (fault.count++ == 0)
        fault = {1, line, m_result.journals[numbered.journal].code, numbered.number};
}

std::vector<FecGatherer::Lines> FecGatherer::parts_of(Numbered& numbered) {
    const Date first = numbered.lines.front().date;
    const bool several_dates = std::any_of(numbered.lines.begin(), numbered.lines.end(),
                                           [&](const Line& line) { return line.date != first; });
    if (!several_dates && !is_all_zeros(numbered.number))
        return {std::move(numbered.lines)};
    if (several_dates)
        note(m_several_dates, numbered, numbered.lines.front().line);
    std::vector<Lines> by_date =
        cut_where_balanced(numbered.lines, [](const Line& line) { return line.date; });
    if (!is_all_zeros(numbered.number))
        return by_date;
    // Number 0 numbers nothing: what balances by piece is an entry.
    std::vector<Lines> parts;
    for (const Lines& lines : by_date) {
        for (Lines& part : cut_where_balanced(lines, [](const Line& line) { return line.piece; }))
            parts.push_back(std::move(part));
    }
    return parts;
}

Result<void> FecGatherer::add_entry(const Numbered& numbered, Lines& lines) {
    const Line& first = lines.front();
    ledger::Entry entry;
    entry.journal = m_result.journals[numbered.journal].code;
    entry.date = first.date;
    entry.number = numbered.number;
    entry.piece = first.piece;
    entry.piece_date = first.piece_date;
    entry.label = first.row.label;
    entry.origin = ledger::EntryOrigin::Books;
    entry.validated_on = first.validated_on;
    const std::int64_t first_line = first.line;
    for (Line& line : lines) {
        entry.date = std::min(entry.date, line.date);
        // An entry is validated as a whole, on its last line's day.
        if (!line.validated_on || !entry.validated_on)
            entry.validated_on.reset();
        else
            entry.validated_on = std::max(*entry.validated_on, *line.validated_on);
        if (line.row.label == entry.label)
            line.row.label.clear();
        if (line.piece != entry.piece)
            line.row.piece = std::move(line.piece);
        if (line.piece_date != entry.piece_date)
            line.row.piece_date = line.piece_date;
        entry.rows.push_back(std::move(line.row));
    }
    const Result<void> balanced = ledger::check_balance(entry);
    if (!balanced) {
        Error error = balanced.error();
        error.place = SourcePlace{m_file_name, first_line, {}, {}};
        return fail(std::move(error));
    }
    if (!entry.validated_on)
        note(m_drafts, numbered, first_line);
    else if (*entry.validated_on < entry.date)
        note(m_validated_early, numbered, first_line);
    count_traits(numbered.journal, entry);
    m_order.emplace_back(first_line, m_result.entries.size());
    m_result.entries.push_back(std::move(entry));
    return {};
}

void FecGatherer::count_traits(std::size_t journal, const ledger::Entry& entry) {
    bool bank = false, cash = false, supplier = false, charge = false, customer = false,
         income = false;
    for (const ledger::EntryRow& row : entry.rows) {
        const std::string_view account = row.account;
        bank = bank || ledger::has_statements(m_chart, account);
        cash = cash || ledger::is_cash_account(m_chart, account);
        supplier = supplier || ledger::is_supplier_account(m_chart, account);
        customer = customer || ledger::is_customer_account(m_chart, account);
        charge = charge || ledger::is_purchase_account(m_chart, account);
        income = income || ledger::is_sale_account(m_chart, account);
    }
    ledger::JournalTraits& traits = m_result.journals[journal];
    traits.entries += 1;
    traits.with_bank += bank ? 1 : 0;
    traits.with_cash += cash ? 1 : 0;
    traits.with_supplier_and_charge += supplier && charge && !bank ? 1 : 0;
    traits.with_customer_and_income += customer && income && !bank ? 1 : 0;
}

// A47 A-1 VIII: entries stand in the order of their validation.
void FecGatherer::check_order() {
    std::optional<Date> latest;
    for (const auto& [line, index] : m_order) {
        const ledger::Entry& entry = m_result.entries[index];
        if (!entry.validated_on)
            continue;
        if (latest && *entry.validated_on < *latest && m_not_in_order.count++ == 0)
            m_not_in_order = {1, line, entry.journal, entry.number};
        latest = std::max(latest.value_or(*entry.validated_on), *entry.validated_on);
    }
}

// A47 A-1 VII: numbers form a continuous sequence, of the whole file or of each journal.
void FecGatherer::check_gaps() {
    std::map<std::string, std::set<std::int64_t>> whole;
    std::map<std::string, std::map<std::string, std::set<std::int64_t>>> by_journal;
    bool shared = false; // one number in two journals: each journal counts for itself
    std::unordered_map<std::string, std::string> journal_of;
    for (const ledger::Entry& entry : m_result.entries) {
        const auto number = sequence_number(entry.number);
        if (!number)
            continue;
        whole[number->prefix].insert(number->value);
        by_journal[entry.journal][number->prefix].insert(number->value);
        const auto [place, inserted] = journal_of.emplace(entry.number, entry.journal);
        shared = shared || place->second != entry.journal;
    }
    const auto check = [this](const auto& sequences) {
        for (const auto& [prefix, numbers] : sequences) {
            std::int64_t expected = *numbers.begin();
            for (const std::int64_t number : numbers) {
                if (number != expected && m_gap.count == 0)
                    m_gap.number = prefix + text::number(expected);
                m_gap.count += number - expected;
                expected = number + 1;
            }
        }
    };
    if (!shared)
        return check(whole);
    for (const auto& [journal, sequences] : by_journal)
        check(sequences);
}

void FecGatherer::add_warning(const ErrorSpec& spec, const Fault& fault) {
    if (fault.count == 0)
        return;
    Params params{{"count", fault.count}};
    if (!fault.journal.empty())
        params.push_back({"journal", fault.journal});
    if (!fault.number.empty())
        params.push_back({"number", fault.number});
    m_result.warnings.push_back({Diagnostic::Severity::Warning, spec, std::move(params),
                                 SourcePlace{m_file_name, fault.line, {}, {}}});
}

void FecGatherer::warn() {
    check_order();
    check_gaps();
    if (!m_several_labels.empty()) {
        const auto first =
            std::min_element(m_several_labels.begin(), m_several_labels.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        m_result.warnings.push_back(
            {Diagnostic::Severity::Warning,
             errors::books_several_labels,
             {{"account", first->first},
              {"count", static_cast<std::int64_t>(m_several_labels.size())}},
             SourcePlace{m_file_name, first->second, {}, "CompteLib"}});
    }
    add_warning(errors::books_several_dates, m_several_dates);
    add_warning(errors::books_number_gap, m_gap);
    add_warning(errors::books_not_in_order, m_not_in_order);
    add_warning(errors::books_validated_before_entry, m_validated_early);
    add_warning(errors::books_drafts_came_in, m_drafts);
}

Result<FecEntries> FecGatherer::finish() {
    for (Numbered& numbered : m_numbered) {
        if (numbered.lines.empty())
            continue;
        for (Lines& part : parts_of(numbered))
            CT_TRY(add_entry(numbered, part));
    }
    std::sort(m_order.begin(), m_order.end());
    warn();
    std::vector<ledger::Entry> sorted;
    sorted.reserve(m_order.size());
    for (const auto& [line, index] : m_order)
        sorted.push_back(std::move(m_result.entries[index]));
    m_result.entries = std::move(sorted);
    return std::move(m_result);
}

} // namespace comptoir::app
