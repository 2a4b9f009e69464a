// One function per noun: adds its commands to the program.
#pragma once

#include "comptoir/core/result.h"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace comptoir::cli {

class CommandContext;

// The subcommand of that name, made when it is not there yet: several nouns share `journal`.
CLI::App* subcommand_group(CLI::App& root, const char* name, const char* description);

void add_bank_commands(CLI::App& root,
                       CommandContext& context); // journal add, import, lines, statements
void add_books_commands(CLI::App& root,
                        CommandContext& context); // new, books, party, export, check
void add_connection_commands(CLI::App& root, CommandContext& context); // connection, sync, feed
void add_csv_commands(CLI::App& root, CommandContext& context);        // csv
void add_difference_commands(CLI::App& root,
                             CommandContext& context); // difference-causes, difference-repair
void add_expected_commands(CLI::App& root, CommandContext& context);  // expected
void add_duplicate_commands(CLI::App& root, CommandContext& context); // duplicates, deleted
void add_folder_commands(CLI::App& root, CommandContext& context);    // folder
void add_inbox_commands(CLI::App& root, CommandContext& context);     // inbox
void add_intake_commands(CLI::App& root, CommandContext& context);    // intake
void add_invoice_commands(CLI::App& root, CommandContext& context);   // invoice
void add_settlement_commands(CLI::App& root,
                             CommandContext& context); // difference, writeoff, return
void add_journal_commands(CLI::App& root,
                          CommandContext& context); // journal show, set
void add_ledger_commands(CLI::App& root,
                         CommandContext& context); // entries, balance, open-items
void add_lettering_commands(CLI::App& root,
                            CommandContext& context);               // ledger, letter, unletter
void add_learned_commands(CLI::App& root, CommandContext& context); // learned
void add_line_commands(CLI::App& root,
                       CommandContext& context);                     // line, party replay
void add_template_commands(CLI::App& root, CommandContext& context); // template
void add_line_act_commands(CLI::App& root,
                           CommandContext& context);                 // lines park, ignore, note…
void add_pairing_commands(CLI::App& root, CommandContext& context);  // pair, movement
void add_pointing_commands(CLI::App& root, CommandContext& context); // pointing, report review
void add_payment_commands(CLI::App& root, CommandContext& context);  // payment
void add_period_commands(CLI::App& root, CommandContext& context);   // period, year
void add_quarantine_commands(CLI::App& root,
                             CommandContext& context); // quarantine
// `import --journal CODE` without a file: what waits in the folder of that journal.
Result<void> import_folder_of(CommandContext& context, const std::string& journal,
                              std::optional<bool> match);
void add_line_changes(CLI::App& lines, CommandContext& context); // lines delete, merge, confirm
void add_statement_delete(CLI::App& statements, CommandContext& context); // statements delete
CLI::App* add_statement_show(CLI::App& statements,
                             CommandContext& context);           // statements show
void add_read_commands(CLI::App& root, CommandContext& context); // read
void add_reconcile_commands(CLI::App& root,
                            CommandContext& context); // reconcile, match, undo, matches
void add_report_commands(CLI::App& root, CommandContext& context);
void add_setting_commands(CLI::App& root, CommandContext& context); // settings
void add_source_commands(CLI::App& root, CommandContext& context);  // sources
void add_user_commands(CLI::App& root, CommandContext& context);    // user

} // namespace comptoir::cli
