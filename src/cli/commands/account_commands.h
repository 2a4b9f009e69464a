// account add, account list: beside the commands that list entries and balances.
#pragma once

namespace CLI {
class App;
}

namespace comptoir::cli {

class CommandContext;

void add_account_commands(CLI::App& root, CommandContext& context);

} // namespace comptoir::cli
