#include "comptoir/app/accounts.h"

#include "comptoir/app/books_errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/storage/repositories/ledger_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

// A group of the chart has two digits, an account at least one more; no book goes beyond twelve.
constexpr std::size_t k_digits_least = 3, k_digits_most = 12;
constexpr std::size_t k_label_most = 200;

// PCG art. 911-1 and its like: classes are numbered from 1.
bool is_account_number(std::string_view number) {
    return number.size() >= k_digits_least && number.size() <= k_digits_most &&
           number.front() != '0' && std::all_of(number.begin(), number.end(), [](char digit) {
               return digit >= '0' && digit <= '9';
           });
}

} // namespace

Result<ledger::Account> add_account(Writer& writer, const AccountAdd& request) {
    CT_ASSIGN(act, writer.begin(users::Right::BooksSetup));
    storage::Database& database = writer.database();
    const std::string typed{text::trim(request.number)};
    if (!is_account_number(typed))
        return fail(errors::account_number, {{"account", typed}});
    ledger::Account account;
    account.number = ledger::padded_account(typed);
    account.label = text::trim(request.label);
    if (account.label.empty() || account.label.size() > k_label_most)
        return fail(errors::account_label_missing, {{"account", account.number}});
    if (const auto known = storage::account_label(database, account.number))
        return fail(errors::account_exists, {{"account", account.number}, {"label", *known}});
    storage::insert_account(database, account);
    writer.record("account.add", "account " + account.number, {}, account.label);
    writer.changed(Noun::Journals);
    return account;
}

} // namespace comptoir::app
