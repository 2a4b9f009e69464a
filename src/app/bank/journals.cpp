#include "app/books/books_accounts.h"
#include "comptoir/app/bank.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/payments/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/journal_import_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

constexpr std::size_t k_code_length_max = 12;
constexpr std::size_t k_iban_length_min = 15; // of Norway, the shortest

// The code stands in file names, in the FEC and on the command line. Imported books keep theirs.
Result<void> check_code(const std::string& code) {
    const bool is_good =
        !code.empty() && code.size() <= k_code_length_max &&
        std::all_of(code.begin(), code.end(), [](char c) {
            return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        });
    if (!is_good)
        return fail(ledger::errors::journal_code,
                    {{"code", code}, {"most", std::int64_t{k_code_length_max}}});
    return {};
}

// The account's number must be as a bank writes it; a mistyped IBAN would never be found in a file.
Result<void> check_number(const std::string& number) {
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (number.size() >= k_iban_length_min && is_upper(number[0]) && is_upper(number[1]) &&
        is_digit(number[2]) && is_digit(number[3]))
        return fail(ledger::errors::number_is_wrong_iban, {{"number", number}});
    return {};
}

// No two journals may keep the same account or follow the same bank account.
Result<void> check_not_taken(const std::vector<ledger::Journal>& journals,
                             const JournalAdd& request) {
    for (const ledger::Journal& other : journals) {
        if (other.code == request.code)
            continue;
        if (request.iban && other.iban == request.iban)
            return fail(ledger::errors::iban_taken,
                        {{"iban", request.iban->masked()}, {"journal", other.code}});
        if (!request.number.empty() &&
            text::fold_compact(other.bank_number) == text::fold_compact(request.number))
            return fail(ledger::errors::number_taken,
                        {{"number", request.number}, {"journal", other.code}});
        if (request.account && other.account && other.account == request.account)
            return fail(ledger::errors::account_taken,
                        {{"account", *other.account}, {"journal", other.code}});
    }
    return {};
}

// An existing journal is completed; what it already says is never replaced.
Result<void> complete(ledger::Journal& journal, const JournalAdd& request) {
    if (journal.type != ledger::JournalType::Bank)
        return fail(ledger::errors::not_a_bank_journal, {{"journal", journal.code}});
    if (request.account) {
        if (journal.account && *journal.account != *request.account)
            return fail(ledger::errors::journal_has_other_account,
                        {{"journal", journal.code}, {"account", *journal.account}});
        journal.account = request.account;
    }
    if (request.iban) {
        if (!journal.bank_number.empty())
            return fail(ledger::errors::journal_has_other_number,
                        {{"journal", journal.code}, {"number", journal.bank_number}});
        if (journal.iban && *journal.iban != *request.iban)
            return fail(ledger::errors::journal_has_other_iban,
                        {{"journal", journal.code}, {"iban", journal.iban->masked()}});
        journal.iban = request.iban;
    }
    if (!request.number.empty()) {
        if (!journal.bank_number.empty() &&
            text::fold_compact(journal.bank_number) != text::fold_compact(request.number))
            return fail(ledger::errors::journal_has_other_number,
                        {{"journal", journal.code}, {"number", journal.bank_number}});
        if (journal.iban)
            return fail(ledger::errors::journal_has_other_iban,
                        {{"journal", journal.code}, {"iban", journal.iban->masked()}});
        journal.bank_number = request.number;
    }
    if (!request.name.empty())
        journal.name = request.name;
    return {};
}

// C28: nothing is computed again, so what is there must be in the new currency already, statement
// by statement and row by row; in the currency of the books each row has its amount.
Result<void> change_currency(storage::Database& database, ledger::Journal& journal,
                             Currency currency, Currency books) {
    if (journal.currency != currency) {
        if (const std::int64_t uses = storage::uses_of_currency(database, journal.code); uses > 0)
            return fail(ledger::errors::journal_used_in_currency,
                        {{"journal", journal.code},
                         {"currency", std::string(journal.currency.code())},
                         {"count", uses}});
        const auto import = storage::find_journal_import(database, journal.code);
        if (currency != books && import && import->settles_at_order)
            return fail(payments::errors::journal_currency,
                        {{"journal", journal.code},
                         {"currency", std::string(currency.code())},
                         {"books", std::string(books.code())}});
        journal.currency = currency;
    }
    return {};
}

// Also when a journal that waits in its currency is given its account.
Result<void> check_rows_of_account(storage::Database& database, const ledger::Journal& journal,
                                   Currency books) {
    if (journal.currency == books || !journal.account)
        return {};
    const std::int64_t rows =
        storage::rows_without_currency(database, *journal.account, journal.currency);
    if (rows > 0)
        return fail(ledger::errors::account_without_currency,
                    {{"account", *journal.account},
                     {"currency", std::string(journal.currency.code())},
                     {"count", rows}});
    return {};
}

std::string description_of(const ledger::Journal& journal) {
    return journal.name + ", " + journal.account.value_or("-") + ", " +
           std::string(journal.currency.code()) + ", " +
           (journal.iban                  ? journal.iban->masked()
            : journal.bank_number.empty() ? std::string("-")
                                          : journal.bank_number);
}

} // namespace

Result<ledger::Journal> add_journal(Writer& writer, const JournalAdd& said) {
    CT_ASSIGN(act, writer.begin(users::Right::BooksSetup));
    storage::Database& database = writer.database();
    const storage::DossierRow dossier = storage::load_dossier(database);
    JournalAdd request = said;
    if (said.account)
        request.account = load_books_accounts(database).typed(*said.account);
    if (request.account && !ledger::is_bank_account(dossier.chart, *request.account))
        return fail(ledger::errors::not_a_bank_account, {{"account", *said.account}});
    CT_TRY(check_number(request.number));
    CT_TRY(check_not_taken(storage::load_journals(database), request));
    auto known = storage::find_journal(database, request.code);
    ledger::Journal journal;
    if (known) {
        journal = *known;
    } else {
        CT_TRY(check_code(request.code));
        journal.code = request.code;
        journal.name = request.name.empty() ? "Banque " + request.code : request.name;
        journal.type = ledger::JournalType::Bank;
        journal.currency = dossier.currency;
    }
    const std::string before = known ? description_of(*known) : std::string();
    CT_TRY(complete(journal, request));
    if (request.currency)
        CT_TRY(change_currency(database, journal, *request.currency, dossier.currency));
    if (!known || known->account != journal.account || known->currency != journal.currency)
        CT_TRY(check_rows_of_account(database, journal, dossier.currency));
    if (journal.account)
        database.run("INSERT INTO account (number, label) VALUES (?1, ?2)"
                     " ON CONFLICT (number) DO NOTHING",
                     *journal.account, journal.name);
    if (known)
        storage::update_journal(database, journal);
    else
        storage::insert_journal(database, journal);
    writer.record("journal.set", "journal " + journal.code, before, description_of(journal));
    writer.changed(Noun::Journals);
    return journal;
}

Result<std::vector<ledger::Journal>> list_journals(Reader& reader) {
    return storage::load_journals(reader.database());
}

} // namespace comptoir::app
