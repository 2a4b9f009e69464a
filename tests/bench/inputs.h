// Dossiers of any size, invented from their index alone.
#pragma once

#include "comptoir/app/workspace.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace comptoir::bench {

void make_dossier(const std::filesystem::path& path); // with journal BQ
// `items` open sale invoices of `items` / 20 customers, and as many bank lines that pay them: nine
// in ten name their invoice, the others only the customer.
void make_reconcile_dossier(const std::filesystem::path& path, std::int64_t items);
// The same with fewer lines than items, over entries of `settled_rows` rows whose pieces were paid
// and lettered: a dossier of many years, of which little is open.
struct LongPast {
    std::int64_t items = 0, lines = 0, settled_rows = 0;
};
void make_reconcile_dossier(const std::filesystem::path& path, const LongPast& past);
// Entries of four rows each over one year.
void make_books_dossier(const std::filesystem::path& path, std::int64_t rows);

std::unique_ptr<app::Workspace> open_dossier(const std::filesystem::path& path);

// The value, or the end of the program with the error's name.
[[noreturn]] void give_up_on(const Error& error);
template <class T>
T value_of(Result<T> result) {
    if (!result)
        give_up_on(result.error());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace comptoir::bench
