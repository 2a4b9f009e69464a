// How a bank journal takes its statements in: whether it does, in which format, from which folder,
// and what is done with them.
//
//   set_journal_import(writer, {.journal = "BQ", .format = "cfonb120", .folder =
//   "/home/…/Banque"}); journal_import(reader, "BQ")->folder;
//
// A journal that was never set takes files of any format, has no folder and watches nothing.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/ledger/types.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::app {

struct FormatRow {
    std::string id;         // "camt053"
    std::string name;       // "CAMT.053", the same in every language
    std::string extensions; // ".xml .camt"
};
// The formats that statement files are read in; the connection of a bank is none of them.
std::vector<FormatRow> statement_file_formats();
// Instead of a format: the statements come from the connection to the bank, not from files.
inline constexpr std::string_view k_feed_format = "feed";

struct JournalImport {
    ledger::Journal journal;
    bool digital = true;          // pointage sur relevé numérique: it takes statements at all
    std::string format;           // of its files; k_feed_format; empty: any
    std::filesystem::path folder; // where its statements are put; empty: none
    bool watched = false;         // what comes into the folder is told
    bool unattended = false;      // and imported without asking
    bool matches = false;         // matched while it is imported, where one answer is left
    // A payment is booked when its order is exported; else with its bank line (A108, A280).
    bool settles_at_order = false;
    bool takes_files() const { return digital && format != k_feed_format; }
};
// Errors: ledger.unknown_journal, ledger.not_a_bank_journal.
Result<JournalImport> journal_import(Reader& reader, const std::string& journal);
// Of every bank journal, by code.
Result<std::vector<JournalImport>> list_journal_imports(Reader& reader);

// What is absent stays as it is.
struct JournalImportChange {
    std::string journal;
    std::optional<bool> digital = std::nullopt;
    std::optional<std::string> format = std::nullopt;
    std::optional<std::filesystem::path> folder = std::nullopt; // empty: none
    std::optional<bool> watched = std::nullopt;
    std::optional<bool> unattended = std::nullopt;
    std::optional<bool> matches = std::nullopt;
    std::optional<bool> settles_at_order = std::nullopt;
};
// Errors: those of journal_import, bank.format_unknown {format} {formats}, bank.folder_not_absolute
// {folder}, .folder_not_found {folder}, .folder_is_file {folder}, .folder_missing {journal},
// bank.feed_takes_no_files {journal} (a folder is watched for files); at the order, the journal
// needs an account in the currency of the books: reconcile.journal_without_account {journal},
// payments.journal_currency {journal} {currency} {books}.
Result<JournalImport> set_journal_import(Writer& writer, const JournalImportChange& change);

} // namespace comptoir::app
