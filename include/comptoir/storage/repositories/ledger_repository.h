// The books as rows: accounts, parties, years, entries, the chain, balances.
//
// Decides nothing: ledger rules and app verbs do. Everything runs inside the caller's transaction.
// Journals are in bank_repository.h, letters in lettering_repository.h.
#pragma once

#include "comptoir/core/bytes.h"
#include "comptoir/core/clock.h"
#include "comptoir/ledger/books_accounts.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/ledger/types.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace comptoir::storage {

// --- Accounts, parties, years -----------------------------------------------------------------
bool account_exists(Database& database, std::string_view number);
std::optional<std::string> account_label(Database& database, std::string_view number);
// Keeps the label of an account that is there already.
void insert_account(Database& database, const ledger::Account& account);
// The books' own label replaces the chart's while nothing is booked on the account.
void relabel_unused_account(Database& database, const ledger::Account& account);
std::vector<ledger::Account> load_accounts(Database& database); // by number
// The same with what stands on each: a few index look-ups per account, however many rows.
std::vector<ledger::KnownAccount> load_known_accounts(Database& database);

bool party_exists(Database& database, std::string_view code);
void insert_party(Database& database, const ledger::Party& party); // without its IBAN
void update_party(Database& database, const ledger::Party& party); // without its IBAN
// With the confirmed IBAN. By code.
std::optional<ledger::Party> find_party(Database& database, std::string_view code);
std::vector<ledger::Party> load_parties(Database& database);
// A person said so: the account becomes the payable one and retires the other.
void confirm_party_iban(Database& database, std::string_view party, const Iban& iban, Instant at,
                        std::string_view by);
// An account met on an invoice ("invoice") or a bank line ("bank"): kept, never payable by itself.
void see_party_iban(Database& database, std::string_view party, const Iban& iban,
                    std::string_view origin, Instant at);

std::vector<ledger::FinancialYear> load_years(Database& database); // by first day
ledger::YearId insert_year(Database& database, DateRange days);

// --- Entries ----------------------------------------------------------------------------------
struct EntryStamp {
    Instant at;
    std::string by;
};
// Inserts many entries with prepared statements, as drafts whatever their state; gives `entry` its
// id and its rows theirs. `number` is stored as it is (inherited drafts keep theirs).
class EntryInserter {
public:
    explicit EntryInserter(Database& database);
    void insert(ledger::Entry& entry, const EntryStamp& stamp);
    // A draft that was deleted comes back under its own ids: nobody else ever gets them.
    void insert_again(const ledger::Entry& entry, const EntryStamp& stamp);

private:
    void bind_row(const ledger::EntryRow& row, ledger::EntryId entry, int position);
    Database* m_database;
    Statement m_entry, m_row;
};
inline ledger::EntryId insert_entry(Database& database, ledger::Entry entry,
                                    const EntryStamp& stamp) {
    EntryInserter(database).insert(entry, stamp);
    return entry.id;
}

// Appends entries to the hash chain and freezes them. `entry` is complete: id, number, ValidDate,
// rows. finish() writes the head; not calling it breaks the chain.
class ChainAppender {
public:
    explicit ChainAppender(Database& database);
    enum class Number { Inherited, GivenHere }; // who gave the entry its EcritureNum
    void append(const ledger::Entry& entry, Number number);
    void finish();

private:
    Database* m_database;
    Statement m_update;
    crypto::Digest m_head{};
    std::int64_t m_length = 0;
};

// Deletes a draft and its rows; its imputations and pointings must be gone (foreign keys).
void delete_draft(Database& database, ledger::EntryId entry);

struct EntryQuery {
    std::optional<ledger::EntryId> id;
    std::optional<std::string> journal, account, party;
    std::optional<DateRange> days;
    std::optional<ledger::EntryState> state;
    std::int64_t after = 0;
    bool validated_order = false; // by chain position instead of id; validated entries only
    bool with_letters = true;     // false: letters and pointings are left out, which is faster
};
// Whole entries with letters and pointings, by id; `take` returns false to stop.
void for_each_entry(Database& database, const EntryQuery& query,
                    const std::function<bool(const ledger::Entry&)>& take);
std::optional<ledger::Entry> find_entry(Database& database, ledger::EntryId id);
// These entries, in that order.
void for_each_entry_of(Database& database, std::span<const ledger::EntryId> ids,
                       const std::function<void(const ledger::Entry&)>& take);
// What orders an FEC, of every validated entry of these days.
struct ValidatedKey {
    ledger::EntryId id;
    bool opening = false;   // of an opening journal
    bool inherited = false; // its number came with the books
    std::string journal, number;
    Date date, validated_on;
    std::int64_t position = 0; // in the chain
};
std::vector<ValidatedKey> load_validated_keys(Database& database, DateRange days);
std::int64_t count_drafts(Database& database, DateRange days);
ledger::EntryId reversal_of_entry(Database& database, ledger::EntryId entry); // 0: none
// A match, not undone, that posted this entry, or pointed or lettered one of its rows; 0: none.
std::int64_t living_match_of(Database& database, ledger::EntryId entry);
// Drafts dated on or before `until` (all without it), in order of day, then id.
std::vector<ledger::EntryId> draft_ids(Database& database, std::optional<Date> until);

// The highest EcritureNum of each prefix ("BQ0012" is 12 after "BQ") among validated entries of
// that journal and those days; numbers that do not end in digits are left out.
std::vector<std::string> highest_numbers(Database& database, std::string_view journal,
                                         DateRange days);
// The last one Comptoir gave there.
std::optional<std::string> last_number_given(Database& database, std::string_view journal,
                                             DateRange days);
std::int64_t load_counter(Database& database, std::string_view journal, ledger::YearId year);
void save_counter(Database& database, std::string_view journal, ledger::YearId year,
                  std::int64_t last_number);
// Journal, number and day of every numbered entry: validated, or a draft that came with the books.
void for_each_number(
    Database& database,
    const std::function<void(std::string_view journal, std::string_view number, Date day)>& take);
bool journal_is_used(Database& database, std::string_view code);

// --- Balances and open items --------------------------------------------------------------------
// The first day whose rows count in a balance at `day`: the start of the latest year whose opening
// entry repeats the balances of years that are here too; empty when everything counts.
std::optional<Date> first_counting_day(Database& database, std::optional<Date> day = {});

struct BalanceQuery {
    std::optional<Date> from, to;
    bool by_party = true;
};
// Sorted by account, then party.
std::vector<ledger::Balance> load_balances(Database& database, const BalanceQuery& query,
                                           Currency currency);
// Σ rows of one account until that day included, from first_counting_day() on.
std::int64_t account_balance(Database& database, std::string_view account, Date until);

// Rows of third parties with what is imputed on each, by row id; from first_counting_day() on.
// Terms of the party give the due date of rows that have none.
std::vector<ledger::ThirdPartyRow>
load_third_party_rows(Database& database, ledger::Chart chart, Currency currency,
                      std::optional<std::string_view> party = {});
// Of these, the rows of every piece that has an open row, and maybe more: open_items() answers the
// same, without walking through a past of many years that is settled.
std::vector<ledger::ThirdPartyRow> load_rows_of_open_pieces(Database& database, ledger::Chart chart,
                                                            Currency currency);

struct BooksTotals {
    std::int64_t entries = 0, drafts = 0, rows = 0, debit_minor = 0, credit_minor = 0;
};
BooksTotals load_totals(Database& database);

// --- The chain -----------------------------------------------------------------------------------
// The first validated entry that does not follow from those before it, or whose place is missing.
struct ChainFault {
    ledger::EntryId entry; // 0: the chain's end is not where the dossier says
    std::string what;      // English, for the check's detail
};
// Reads every validated entry.
std::optional<ChainFault> first_chain_fault(Database& database);

// --- Closing and the first pointing --------------------------------------------------------------
void insert_period_close(Database& database, Date until, const EntryStamp& stamp);

// Points unpointed rows of imported books on one account: those of opening journals, and those
// dated before `before` when given. Returns how many.
std::int64_t point_opening_rows(Database& database, std::string_view account,
                                std::optional<Date> before);
// Takes back what point_opening_rows() pointed by its date, leaving opening journals pointed.
void unpoint_opening_rows(Database& database, std::string_view account);

} // namespace comptoir::storage
