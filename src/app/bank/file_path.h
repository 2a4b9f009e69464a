// Puts the statements of one import right again after a line of its file came in or went.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/storage/repositories/recognition_repository.h"

#include <string>

namespace comptoir::app {

// A new statement of the import, without balances, for lines that rearrange_statements() puts where
// they belong.
bank::StatementId open_statement(storage::Database& database, storage::ImportId import,
                                 const std::string& journal);

// Divides the kept lines of one import and journal into statements as importing them would have:
// cut at the lines that are not kept, joined where the file's balances chain. Statements keep their
// number where they can; `changed`, whose lines came or went, goes when no line is left in it. A
// file whose lines are not all known any more (another statement of it was taken back) is not cut:
// its statements then open with their closing balance less their lines.
void rearrange_statements(Writer& writer, storage::ImportId import, const std::string& journal,
                          bank::StatementId changed);

// What the bank had seen before is what the books hold before the first statement; when an act
// changes which day that is, it is decided anew.
class OpeningPointing {
public:
    OpeningPointing(Writer& writer, std::string journal);
    Result<void> settle();

private:
    Writer* m_writer;
    std::string m_journal;
    std::optional<Date> m_first_before;
};

} // namespace comptoir::app
