// The ledger of one account: rows, running balance, and the years side by side.
#include "comptoir/app/lettering.h"

#include "app/books/books_accounts.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/ledger_view_queries.h"

#include <algorithm>
#include <cstdlib>

namespace comptoir::app {

namespace {

constexpr std::size_t k_years_before = 4;
constexpr int k_rate_places = 6;

std::string type_of(const storage::LedgerViewRow& row) {
    if (row.letter.empty())
        return {};
    if (row.match != 0)
        return row.unattended ? "A" : "M";
    return row.imported_letter ? "R" : "M";
}

LedgerRow row_of(storage::LedgerViewRow&& stored, Currency currency) {
    LedgerRow row;
    row.row = stored.row;
    row.entry = stored.entry;
    row.day = stored.day;
    row.due_on = stored.due_on;
    row.amount = Money{stored.amount_minor, currency};
    row.open = Money{stored.open_minor, currency};
    if (!stored.letter.empty())
        row.letter = ledger::shown_letter(stored.letter, stored.letter_balanced);
    row.letter_type = type_of(stored);
    row.lettered_on = stored.lettered_on;
    row.foreign = stored.foreign;
    if (row.foreign)
        row.rate = exchange_rate(*row.foreign, row.amount);
    row.is_draft = stored.is_draft;
    row.journal = std::move(stored.journal);
    row.number = std::move(stored.number);
    row.piece = std::move(stored.piece);
    row.invoice = std::move(stored.invoice);
    row.label = std::move(stored.label);
    row.party = std::move(stored.party);
    row.vat = std::move(stored.vat);
    row.settlement = std::move(stored.settlement);
    return row;
}

bool shows(LetterFilter filter, const LedgerRow& row) {
    switch (filter) {
    case LetterFilter::All:
        return true;
    case LetterFilter::Open:
        return !row.open.is_zero();
    case LetterFilter::Lettered:
        return !row.letter.empty();
    }
    return true;
}

// N+1 to N-4 around today's year (A283). A year that opens with the balances of the one before
// counts alone; another goes on where that one ended.
std::vector<YearFigures> years_of(Reader& reader, const storage::LedgerViewQuery& query,
                                  Currency currency) {
    storage::Database& database = reader.database();
    std::vector<YearFigures> list;
    Money before = Money::zero(currency);
    std::size_t today = 0;
    for (const ledger::FinancialYear& year : storage::load_years(database)) {
        storage::LedgerViewQuery of_year = query;
        of_year.from = year.days.from;
        of_year.to = year.days.to;
        const storage::LedgerTotals totals = storage::ledger_totals(database, of_year);
        YearFigures figures;
        figures.days = year.days;
        figures.debit = Money{totals.debit_minor, currency};
        figures.credit = Money{totals.credit_minor, currency};
        figures.balance = figures.debit - figures.credit;
        if (!storage::year_is_opened(database, year.days))
            figures.balance += before;
        figures.variation = figures.balance - before;
        before = figures.balance;
        if (year.days.from <= reader.today())
            today = list.size();
        list.push_back(figures);
    }
    if (list.size() > today + 2)
        list.resize(today + 2);
    if (today > k_years_before)
        list.erase(list.begin(),
                   list.begin() + static_cast<std::ptrdiff_t>(today - k_years_before));
    std::reverse(list.begin(), list.end());
    return list;
}

} // namespace

std::string exchange_rate(Money foreign, Money own) {
    if (own.is_zero())
        return {};
    std::int64_t whole = std::abs(foreign.minor());
    const std::int64_t unit = std::abs(own.minor());
    int places = own.currency().decimals() - foreign.currency().decimals();
    std::string digits = text::number(whole / unit);
    whole %= unit;
    std::string fraction;
    for (int i = 0; i < k_rate_places + std::max(0, -places); ++i) {
        whole *= 10;
        fraction += static_cast<char>('0' + whole / unit);
        whole %= unit;
    }
    // Currencies with other numbers of decimals: the point moves.
    for (; places > 0; --places) {
        digits += fraction.front();
        fraction = fraction.substr(1) + "0";
    }
    for (; places < 0; ++places) {
        fraction.insert(fraction.begin(), digits.back());
        digits.pop_back();
        if (digits.empty())
            digits = "0";
    }
    const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
    return digits.substr(first) + "." + fraction.substr(0, k_rate_places);
}

Result<LedgerView> load_ledger_view(Reader& reader, const LedgerRequest& request) {
    storage::Database& database = reader.database();
    LedgerView view;
    view.account = load_books_accounts(database).typed(request.account);
    const auto label = storage::account_label(database, view.account);
    if (!label)
        return fail(ledger::errors::unknown_account, {{"account", view.account}});
    view.account_label = *label;
    if (request.party && !request.party->empty()) {
        const auto party = storage::find_party(database, *request.party);
        if (!party)
            return fail(ledger::errors::unknown_party, {{"party", *request.party}});
        view.party = party->code;
        view.party_name = party->name;
    }
    const Currency currency = storage::load_dossier(database).currency;
    storage::LedgerViewQuery query{view.account, request.party, {}, {}};
    view.years = years_of(reader, query, currency);
    const std::optional<Date> counting = storage::first_counting_day(
        database, request.days ? std::optional(request.days->to) : std::nullopt);
    query.from = request.days ? std::optional(request.days->from) : counting;
    if (request.days)
        query.to = request.days->to;
    view.brought_forward = view.debit = view.credit = Money::zero(currency);
    if (request.days && (!counting || *counting < request.days->from)) {
        const storage::LedgerTotals earlier = storage::ledger_totals(
            database, {view.account, request.party, counting, request.days->from.plus_days(-1)});
        view.brought_forward = Money{earlier.debit_minor - earlier.credit_minor, currency};
    }
    view.balance = view.brought_forward;
    storage::for_each_ledger_row(database, query, [&](storage::LedgerViewRow&& stored) {
        LedgerRow row = row_of(std::move(stored), currency);
        (row.amount.is_negative() ? view.credit : view.debit) += row.amount.abs();
        view.balance += row.amount;
        row.balance = view.balance;
        if (!shows(request.letters, row))
            return true;
        if (static_cast<std::int64_t>(view.rows.size()) < request.limit)
            view.rows.push_back(std::move(row));
        else
            view.complete = false;
        return true;
    });
    return view;
}

Result<std::vector<std::string>> accounts_of_party(Reader& reader, const std::string& party) {
    return storage::accounts_of_party(reader.database(), party);
}

} // namespace comptoir::app
