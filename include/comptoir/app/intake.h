// Intake for many clients: the statement files of a firm go to the dossiers of a folder.
//
// A firm's file mixes the accounts of many dossiers. Each account's own part is cut out of it, byte
// for byte, and imported where a journal follows that account, so that a client's dossier keeps
// nothing of another's. What cannot go anywhere yet waits in a tray beside the dossiers
// (FOLDER/.comptoir-intake) with the reason, and is tried again by every intake: nothing is left
// out silently. docs/decisions/0017-intake-parts.md says why it is built so.
//
//   IntakeFolder folder{.path = "clients"};
//   auto report = take_in(folder, {.files = {"firm.txt"}});
//   auto tray   = list_intake(folder);
//   assign_intake(folder, {.account = "FR76…", .dossier = "dupont.comptoir", .journal = "BQ"});
//   drop_intake(folder, "FR76…", "account closed in 2019");
//   auto grid   = intake_grid(folder);
//
// One intake at a time per folder. Call from any thread, with no dossier of the folder open for
// writing in this process: such a dossier is locked, and its accounts wait.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/bank/intake.h"
#include "comptoir/core/clock.h"
#include "comptoir/core/secret_string.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::app {

struct IntakeFolder {
    std::filesystem::path path;         // holds the dossiers, *.comptoir
    std::string user;                   // empty: each dossier's owner
    std::shared_ptr<const Clock> clock; // empty: the system's
    SecretString password;              // of that user, in every dossier that asks for one
};

struct IntakeRequest {
    std::vector<std::filesystem::path> files; // none: only what waits is tried again
    bool match = false;                       // match at once what may be matched unattended
    bool accept_mismatch = false;             // as ImportRequest
    bank::ReadingChoices choices;
    Work work; // progress counts dossiers; stopping leaves the rest in the tray
};

struct IntakeFile {
    std::string name; // "a.zip!m.xml"
    std::string sha256;
    std::int64_t accounts = 0, lines = 0;
    // Nothing of this file was taken. It waits whole in the tray, under what is wrong with it,
    // unless it is no statement at all.
    std::optional<Error> refused;
};
struct IntakeRouted {
    std::string file;
    bank::IntakeAccount account;
    std::string dossier, company, journal; // "dupont.comptoir"
    std::int64_t lines_new = 0, lines_known = 0, lines_doubtful = 0;
    std::vector<bank::StatementId> statements; // of the dossier; none when all was known
    std::vector<PutAside> put_aside;           // in the dossier's quarantine, to be repaired there
    std::vector<Diagnostic> diagnostics;
};
struct IntakeDossierFault {
    std::string dossier;
    Error error;
};
struct IntakeReport {
    std::vector<IntakeFile> files;
    std::vector<IntakeRouted> routed;
    std::vector<bank::IntakePart> waiting;  // all that waits now, from earlier intakes too
    std::vector<bank::IntakePart> dropped;  // came again after a person had dropped them
    std::vector<IntakeDossierFault> faults; // dossiers that could not be read or written
    std::vector<Diagnostic> diagnostics;
};
// Each account's part is safe in the tray before the first dossier is touched, and leaves it after
// its dossier has committed: a kill loses nothing, and the next intake recognises what is there.
// One transaction per dossier, in which a part that is refused fails alone. Each file is read once,
// whatever the number of dossiers. Errors: intake.folder_missing, .no_dossier, .folder_busy,
// .tray_damaged, core.cancelled (before anything was kept), core.file_unwritable.
Result<IntakeReport> take_in(const IntakeFolder& folder, const IntakeRequest& request);

// What waits and what was dropped, in the order it came. Errors: intake.folder_missing,
// .tray_damaged.
Result<bank::IntakeTray> list_intake(const IntakeFolder& folder);

struct IntakeAssign {
    std::string account; // IBAN or number as the tray shows it, or a part's id
    std::string dossier; // "dupont.comptoir", "dupont", or its path
    std::string journal; // "BQ"; made when the dossier has none of that code
    std::optional<std::string> ledger_account; // "512100"
    std::optional<Iban> iban; // for an account whose file names no IBAN; else by its number
    bool accept_mismatch = false;
    Work work;
};
// The journal follows the account from now on, and what waits for it is imported. For an account
// that several dossiers follow, the answer is remembered. What is damaged goes to the dossier's
// quarantine (app/quarantine.h), to be repaired there. Errors: intake.not_waiting,
// .iban_other, .iban_elsewhere, .dossier_missing, those of add_journal and of opening a dossier.
Result<IntakeReport> assign_intake(const IntakeFolder& folder, const IntakeAssign& request);

// Gives up what waits for an account: its bytes go; its name, hash and the reason stay, and say so
// when it comes again. Where dossiers of the folder ask for passwords, the user signs in to one of
// them with the right to delete statements; elsewhere the account of the system is noted. Answers
// what was dropped. Errors: intake.not_waiting, .why_missing, users.*.
Result<std::vector<bank::IntakePart>> drop_intake(const IntakeFolder& folder,
                                                  std::string_view account, std::string_view why);

// What was dropped for an account counts as never seen: the next intake of its file takes it in.
// Asks for the same right. Answers what that was. Errors: intake.not_dropped, users.*.
Result<std::vector<bank::IntakePart>> take_back_dropped(const IntakeFolder& folder,
                                                        std::string_view account);

// --- The grid -----------------------------------------------------------------------------------
using bank::IntakeGap;
using bank::IntakeGridRow;
struct IntakeGrid {
    std::vector<IntakeGridRow> rows; // by dossier and journal; what waits comes last
    std::vector<IntakeDossierFault> faults;
};
// Two statements that follow each other leave a gap when the next does not open with the closing of
// the one before; without balances to compare, when working days lie between them. Errors:
// intake.folder_missing, .no_dossier, .tray_damaged.
Result<IntakeGrid> intake_grid(const IntakeFolder& folder);

} // namespace comptoir::app
