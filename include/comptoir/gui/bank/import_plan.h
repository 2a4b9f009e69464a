// What will be done with each chosen file, and doing it: one transaction for all of them.
//
// Pure apart from carry_out() and take_back(), which run on the writer.
#pragma once

#include "comptoir/app/reconcile.h"
#include "comptoir/app/statement_preview.h"
#include "comptoir/gui/support/words.h"

#include <set>
#include <string>
#include <vector>

namespace comptoir::gui {

enum class Fate { Import, PutAside, Leave };

// What stands in the way of an import, the worst first.
enum class FileNeed {
    Repair,    // it cannot be read, or its balances differ
    Columns,   // a CSV whose columns nobody named yet
    Dates,     // its days may be read in two orders
    Journal,   // no journal follows one of its accounts
    Statement, // it is readable, but something else than a statement
    Settings,  // the chosen journal takes no such file
    Nothing
};

struct PlannedFile {
    qlonglong serial = 0; // stable while the list changes
    app::PreviewFile asked;
    app::PreviewedFile found;
    bool is_read = false;
    bool accepts_mismatch = false; // a person said so
    Fate fate = Fate::Leave;
    bool journal_is_asked = false; // of this file alone, by a person
    bool is_decided = false;       // by a person: reading again keeps it where it is possible
    std::set<std::string> left;    // members of an archive that stay out, by name
};

FileNeed need_of(const app::PreviewedMember& member);
// Of the whole file: what its worst member needs. Of an archive, of those that are taken.
FileNeed need_of(const PlannedFile& file);
// An archive is decided member by member: what is known, or waits for an answer, stays out of it.
bool can_be_taken(const app::PreviewedMember& member);
bool is_taken(const PlannedFile& file, const app::PreviewedMember& member);
std::set<std::string> first_left(const app::PreviewedFile& found);
bool has_mismatch(const app::PreviewedMember& member);
// Every booked line has an equal in the journals already.
bool is_known(const app::PreviewedMember& member);
bool is_known(const PlannedFile& file);
// Nothing of it is for the chosen journal.
bool is_left_out(const PlannedFile& file);
bool may_be(const PlannedFile& file, Fate fate);
Fate first_fate(const PlannedFile& file);
// "CAMT.053", "CFONB 120", "CSV bnp-paribas": the name people know a format by.
QString format_words(std::string_view format);

struct ImportWish {
    struct File {
        qlonglong serial = 0; // of the planned file
        std::filesystem::path path;
        bank::ReadingChoices choices;
        Fate fate = Fate::Import;
        std::optional<std::string> journal, format;
        bool accepts_mismatch = false;
        bool puts_members_aside = false; // an archive of which something needs repair
        std::set<std::string> left;      // members of an archive
    };
    std::vector<File> files;
    bool automatic = false; // match what leaves one answer (A84)
    Work work;
};
ImportWish wish_of(const std::vector<PlannedFile>& files);

struct ImportOutcome {
    app::ImportReport report;
    std::int64_t matched = 0;
    std::vector<reconcile::MatchId> matches; // made by this import
    std::vector<bank::StatementId> made() const;
    // Something was left out, put aside, doubted or remarked.
    bool asks_for_a_look() const;
    std::int64_t announced() const; // lines that are expected now
    bool did_nothing() const { return made().empty() && announced() == 0; }
};
void merge(app::ImportReport& all, app::ImportReport&& one);
// All or nothing. Errors: those of import_files, put_aside and apply_matches.
Result<ImportOutcome> carry_out(app::Writer& writer, const ImportWish& wish);
// The matches of the import, then its statements and what it announced; files put aside stay in
// quarantine. Errors: those of undo_match and undo_import.
Result<void> take_back(app::Writer& writer, const ImportOutcome& outcome);

} // namespace comptoir::gui
