// Rates of VAT that a country's law knows, in permille: what a rate somebody types is checked
// against.
//
// Source: France CGI art. 278 to 281 nonies, for Corsica art. 297 (0.9, 2.1, 10, 13) and for the
// overseas departments art. 296 (8.5, 2.1); Belgium, AR n° 20 of 20 July 1970 (21, 12, 6);
// Switzerland, LTVA art. 25 since 2024 (8.1, 3.8, 2.6) and before (7.7, 3.7, 2.5; 8, 3.8, 2.5).
// Rates finer than a permille (1.05, 1.75) cannot be said here.
#pragma once

#include "comptoir/ledger/types.h"

#include <cstdint>
#include <string>
#include <vector>

namespace comptoir::ledger {

std::vector<int> known_vat_rates(Chart chart); // highest first
bool is_known_vat_rate(Chart chart, int permille);
// To the cent, at one of the known rates; amounts without sign.
bool is_vat_of(Chart chart, std::int64_t vat_minor, std::int64_t net_minor);
std::string vat_rate_text(int permille);       // "5.5"
std::string known_vat_rates_text(Chart chart); // "20, 10, 5.5 …"

} // namespace comptoir::ledger
