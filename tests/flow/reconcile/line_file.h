// A file of the bank without balances, of which a person may take lines out: nothing but its lines
// makes the balance. What ReconcileDossier::lines() brings is a feed's, and stays.
#pragma once

#include "reconcile_dossier.h"
#include "support/statement_texts.h"

namespace comptoir::test {

inline std::vector<bank::LineId> import_file(ReconcileDossier& one,
                                             const std::vector<LineSpec>& specs) {
    TextStatement statement;
    statement.iban = "FR7616958000016886912594701";
    statement.has_balances = false;
    for (const LineSpec& spec : specs)
        statement.lines.push_back({spec.day, spec.cents, spec.label, {}});
    const auto file = one.dossier.write_file("releve.xml", camt_text({statement}));
    value_of(one.dossier.write<app::ImportReport>(
        [&](app::Writer& writer) { return app::import_files(writer, {.files = {file}}); }));
    std::vector<bank::LineId> ids;
    value_of(one.dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
        CT_TRY(app::for_each_line(reader, {.limit = 1'000'000}, [&](const app::LineRow& row) {
            ids.push_back(row.id);
            return true;
        }));
        return true;
    }));
    ids.erase(ids.begin(), ids.end() - static_cast<std::ptrdiff_t>(specs.size()));
    return ids;
}

} // namespace comptoir::test
