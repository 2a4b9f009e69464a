// Files compiled into the program: schema steps, charts of accounts, lists.
#pragma once

#include <span>
#include <string_view>

namespace comptoir::resources {

struct Resource {
    std::string_view name; // "0001_initial.sql"
    std::string_view content;
};

std::span<const Resource> core_lists(); // currencies.tsv, iban-registry.tsv
std::span<const Resource> accounts();   // pcg.tsv, pcmn.tsv, kmu.tsv
std::span<const Resource> csv_tables(); // words.tsv, fr.tsv, be.tsv, ch.tsv: of bank CSV files
std::span<const Resource> schema();     // 0001_*.sql …, sorted by number

} // namespace comptoir::resources
