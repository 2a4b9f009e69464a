// Lettrage in storage: imputations and the letters that follow from them.
//
// An imputation says how much of a debit row one credit row settles; a row's open amount is what no
// imputation covers. Letters are derived: a letter group is a connected set of rows over
// imputations (and over groups that came with imported books, which are never split).
//
//   impute(db, {.debit_row = bank, .credit_row = invoice, .amount_minor = 12000, .match = 7, …});
//   …undo…
//   auto rows = remove_imputations_of(db, 7);
//   relabel(db, rows, day);
//
// Not a rule: callers decide what settles what, and check amounts first. Writer only.
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

struct Imputation {
    ledger::RowId debit_row;
    ledger::RowId credit_row;      // same account and party as the debit row (invariant)
    std::int64_t amount_minor = 0; // > 0
    std::int64_t match = 0;        // 0: imported books or lettering by hand
    Date lettered_on;              // DateLet: by convention the latest entry date of the two
};

// Stores it and letters both rows at once (joining their groups, the older letter wins); relabel()
// is not needed afterwards and harmless. Cost: a few queries, plus the smaller group when two join.
void impute(Database& database, const Imputation& imputation);
inline void impute(Database& database, ledger::RowId debit_row, ledger::RowId credit_row,
                   std::int64_t amount_minor, std::int64_t match, Date lettered_on) {
    impute(database, Imputation{debit_row, credit_row, amount_minor, match, lettered_on});
}

// Deletes the imputations of one match; returns the rows they touched, sorted, each once. Letters
// are as before until relabel() is called with these rows.
std::vector<ledger::RowId> remove_imputations_of(Database& database, std::int64_t match);

// Recomputes the letters of every row that shares a group with `touched`, or shared one: rows left
// alone lose their letter, each connected set takes the code of its oldest origin group that no
// other set took, else the next free code of that account and party. A code is never given twice.
// Law: impute, then remove and relabel in the reverse order restores every letter exactly.
// Call it before deleting the entries of an undone match.
void relabel(Database& database, std::span<const ledger::RowId> touched);

// Σ imputations on a row, always >= 0.
std::int64_t imputed_minor(Database& database, ledger::RowId row);
// Of it, what entries dated on or before that day settled.
std::int64_t imputed_minor_until(Database& database, ledger::RowId row, Date day);

// Something settles a row of this entry, or is settled by it.
bool is_lettered(Database& database, ledger::EntryId entry);
// Before a draft is deleted: its rows lose letters, imputations and pointings, and what they were
// lettered with is relabelled. No living match may hold them. Returns those others.
std::vector<ledger::RowId> release_entry(Database& database, ledger::EntryId entry);

// A group that comes with imported books.
struct ImportedGroup {
    std::string account;
    std::string party;
    std::string
        code; // as written in the file, another is given when taken; empty: the next free one
    std::vector<std::pair<ledger::RowId, Date>> rows; // with their DateLet
    // Lettered in the file: kept together for ever, whatever its imputations. False for what
    // Comptoir lettered oldest first: then imputations alone hold it together.
    bool from_file = true;
    // Its rows cancel each other within their file: nothing of an earlier one belongs to it. Many
    // programs start again at A every year.
    bool balances_alone = false;
};

// Letters many groups with prepared statements, for rows that have no letter yet.
class BulkLettering {
public:
    explicit BulkLettering(Database& database);
    struct Inserted {
        ledger::LetterGroupId id;
        std::vector<ledger::SettledRow> earlier; // rows it held before, as far as they are open
    };
    // Returns the group it became. An existing group with that code which does not balance takes
    // the rows in (a letter that spans two files), unless they balance alone.
    Inserted insert(const ImportedGroup& group);
    void impute(ledger::RowId debit_row, ledger::RowId credit_row, std::int64_t amount_minor);

private:
    ledger::LetterGroupId group_for(const ImportedGroup& group);
    std::vector<ledger::SettledRow> open_rows(ledger::LetterGroupId group);
    Database* m_database;
    Statement m_row, m_imputation;
};

// What is wrong with letters and imputations; empty when nothing is. Names the first thing only.
std::string first_lettering_fault(Database& database);
std::string first_imputation_fault(Database& database);

} // namespace comptoir::storage
