// Financial years: which there are, and opening another.
#include "comptoir/app/books.h"
#include "comptoir/core/invariant.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/storage/repositories/ledger_repository.h"

namespace comptoir::app {

namespace {

// `new` makes the first year, so that a dossier always has one.
DateRange next_year_of(storage::Database& database) {
    const auto next = ledger::next_year(storage::load_years(database));
    invariant(next.has_value(), "a dossier has a financial year");
    return *next;
}

} // namespace

Result<std::vector<ledger::FinancialYear>> list_years(Reader& reader) {
    return storage::load_years(reader.database());
}

Result<DateRange> next_year(Reader& reader) {
    return next_year_of(reader.database());
}

Result<ledger::FinancialYear> open_year(Writer& writer, const YearOpening& request) {
    CT_ASSIGN(act, writer.begin(users::Right::BooksSetup));
    storage::Database& database = writer.database();
    const Date from = request.from.value_or(next_year_of(database).from);
    const DateRange days{from, request.to.value_or(ledger::twelve_months_from(from).to)};
    CT_TRY(ledger::check_new_year(days, storage::load_years(database)));
    const ledger::YearId id = storage::insert_year(database, days);
    writer.record("year.create", days.from.to_iso() + " " + days.to.to_iso());
    writer.changed(Noun::Dossier);
    return ledger::FinancialYear{id, days};
}

} // namespace comptoir::app
