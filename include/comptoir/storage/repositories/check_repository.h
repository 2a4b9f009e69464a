// What the whole ledger must keep true, asked of the stored rows one question at a time.
//
// Each function answers "" or names the first thing that is wrong, in English, without labels,
// names or whole account numbers. On a damaged file they throw DatabaseFailure, which is an answer
// too.
#pragma once

#include "comptoir/storage/database.h"

#include <functional>
#include <string>

namespace comptoir::storage {

std::string file_fault(Database& database);        // PRAGMA integrity_check
std::string foreign_key_fault(Database& database); // PRAGMA foreign_key_check
std::string schema_fault(Database& database);      // tables, indexes and triggers as in a fresh one
std::string balance_fault(Database& database);     // every entry has two rows or more and sums to 0
std::string numbering_fault(Database& database);   // gapless where Comptoir numbered
std::string period_fault(Database& database);      // closings and the chain they sealed
std::string pointing_fault(Database& database);  // rows pointed by living matches of their journal
std::string match_fault(Database& database);     // lines and rows of a match sum to the same
std::string statement_fault(Database& database); // opening + lines = closing
// Every stored file still has its size and SHA-256; `stopped` ends it early with "".
std::string stored_file_fault(Database& database, const std::function<bool()>& stopped);

} // namespace comptoir::storage
