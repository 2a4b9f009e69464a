#include "comptoir/app/accounts.h"

#include "app/books/books_accounts.h"
#include "comptoir/app/books_errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

// A group of the chart has two digits, an account at least one more; no book goes beyond twelve.
constexpr std::size_t k_digits_least = 3, k_digits_most = 12;
constexpr std::size_t k_label_most = 200;
// A charge stands for a charge of its kind, a tax for a tax: 65, 44.
constexpr std::size_t k_digits_alike = 2;

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
    // As the books number theirs; what is as long as theirs already, or longer, is meant so.
    const ledger::BooksAccounts books = load_books_accounts(database);
    account.number = typed.size() < books.digits() ? books.typed(typed) : typed;
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

Result<AccountChoice> use_account(Writer& writer, const AccountChoice& choice) {
    CT_ASSIGN(act, writer.begin(users::Right::Settings));
    storage::Database& database = writer.database();
    const ledger::Chart chart = storage::load_dossier(database).chart;
    AccountChoice made;
    for (const std::string& named : named_accounts(chart))
        if (ledger::is_same_account(named, text::trim(choice.named)))
            made.named = named;
    if (made.named.empty())
        return fail(errors::account_not_named, {{"account", choice.named}});
    const std::string setting = std::string(k_chosen_account_prefix) + made.named;
    const std::string before = storage::load_setting(database, setting).value_or("");
    if (choice.account.empty()) {
        storage::delete_setting(database, setting);
    } else {
        const ledger::BooksAccounts books = load_books_accounts(database);
        made.account = books.typed(text::trim(choice.account));
        if (!books.exists(made.account))
            return fail(ledger::errors::unknown_account, {{"account", choice.account}});
        if (made.account.substr(0, k_digits_alike) != made.named.substr(0, k_digits_alike))
            return fail(errors::account_unlike, {{"account", made.account}, {"named", made.named}});
        storage::save_setting(database, setting, made.account);
    }
    writer.record("account.choose", "account " + made.named, before, made.account);
    writer.changed(Noun::Dossier);
    return made;
}

} // namespace comptoir::app
