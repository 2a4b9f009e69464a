// A fresh, migrated dossier file for the tests of this folder, below app.
#pragma once

#include "comptoir/storage/database.h"
#include "comptoir/storage/migrate.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "support/test_paths.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace comptoir::test {

template <class T>
T value_of(Result<T> result) {
    if (!result)
        throw std::runtime_error("unexpected error " + std::string(result.error().code.name) + " " +
                                 result.error().detail);
    return std::move(*result);
}

template <class T>
std::string refusal_of(const Result<T>& result) {
    return result ? std::string() : std::string(result.error().code.name);
}

// The code of the DatabaseFailure that `work` throws, "" when it throws none.
template <class Callable>
std::string failure_of(const Callable& work) {
    try {
        work();
    } catch (const storage::DatabaseFailure& failure) {
        return std::string(failure.error().code.name);
    }
    return {};
}

inline std::unique_ptr<storage::Database> new_database(const std::filesystem::path& path) {
    auto database = value_of(storage::Database::open(path, storage::OpenMode::Create));
    value_of(storage::migrate(*database));
    storage::Transaction transaction(*database);
    storage::insert_dossier(*database,
                            {"Atelier Exemple SAS",
                             "732829320",
                             ledger::Chart::Pcg,
                             "claire",
                             {*Date::from_ymd(2026, 1, 1), *Date::from_ymd(2026, 12, 31)},
                             *Instant::parse_iso("2026-01-05T09:00:00Z")});
    transaction.commit();
    return database;
}

} // namespace comptoir::test
