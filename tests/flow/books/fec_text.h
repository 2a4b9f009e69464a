// FEC files for tests, line by line, and what the verbs of the books make of them.
//
//   FecText fec;
//   fec.add({.journal = "AC", .number = "1", .date = "20260110", .account = "401000",
//            .party = "FPAP", .piece = "FA-1", .credit = "120,00"});
#pragma once

#include "comptoir/app/books.h"
#include "support/temp_dossier.h"

#include <algorithm>
#include <string>

namespace comptoir::test {

struct FecLine {
    std::string journal = "AC", number = "1", date = "20260110", account = "606400", party;
    std::string piece = "FA-1", label = "Papeterie", debit = "0,00", credit = "0,00", letter;
    std::string lettered_on, validated = "20260131";
};

class FecText {
public:
    FecText& add(const FecLine& line) {
        m_bytes += line.journal + "\t" + journal_name(line.journal) + "\t" + line.number + "\t" +
                   line.date + "\t" + line.account + "\tCompte " + line.account + "\t" +
                   line.party + "\t" + (line.party.empty() ? "" : "Tiers " + line.party) + "\t" +
                   line.piece + "\t" + line.date + "\t" + line.label + "\t" + line.debit + "\t" +
                   line.credit + "\t" + line.letter + "\t" + line.lettered_on + "\t" +
                   line.validated + "\t\t\r\n";
        return *this;
    }
    // Two lines: `debited` against `credited`.
    FecText& add_pair(FecLine line, const std::string& debited, const std::string& credited,
                      const std::string& amount) {
        FecLine other = line;
        line.account = debited;
        line.debit = amount;
        other.account = credited;
        other.credit = amount;
        for (FecLine* each : {&line, &other}) {
            if (!each->account.starts_with("40") && !each->account.starts_with("41")) {
                each->party.clear();
                each->letter.clear();
                each->lettered_on.clear();
            }
        }
        return add(line).add(other);
    }
    const std::string& bytes() const { return m_bytes; }

private:
    static std::string journal_name(const std::string& code) {
        if (code == "AN")
            return "A-nouveaux";
        return code == "BQ" ? "Banque" : "Journal " + code;
    }
    std::string m_bytes =
        "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\t"
        "CompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\t"
        "ValidDate\tMontantdevise\tIdevise\r\n";
};

inline Result<app::BooksReport> import_file(TempDossier& dossier, const std::filesystem::path& file,
                                            std::optional<Date> pointed_until = std::nullopt) {
    return dossier.write<app::BooksReport>([&](app::Writer& writer) {
        app::BooksImport request;
        request.files = {file};
        request.pointed_until = pointed_until;
        return app::import_books(writer, request);
    });
}

inline Result<app::BooksReport> import_text(TempDossier& dossier, const FecText& fec,
                                            std::optional<Date> pointed_until = std::nullopt) {
    return import_file(dossier, dossier.write_file("732829320FEC20261231.txt", fec.bytes()),
                       pointed_until);
}

inline bool warns(const std::vector<Diagnostic>& warnings, const ErrorSpec& spec) {
    return std::any_of(warnings.begin(), warnings.end(),
                       [&](const Diagnostic& warning) { return warning.code == ErrorCode(spec); });
}

inline std::vector<ledger::Entry> entries_of(TempDossier& dossier, app::EntryFilter filter = {}) {
    filter.limit = 1'000'000;
    return value_of(dossier.read<std::vector<ledger::Entry>>(
        [&](app::Reader& reader) -> Result<std::vector<ledger::Entry>> {
            std::vector<ledger::Entry> entries;
            CT_TRY(app::for_each_entry(reader, filter, [&](const ledger::Entry& entry) {
                entries.push_back(entry);
                return true;
            }));
            return entries;
        }));
}

inline std::vector<ledger::OpenItem> items_of(TempDossier& dossier) {
    return value_of(dossier.read<std::vector<ledger::OpenItem>>(
        [](app::Reader& reader) { return app::list_open_items(reader, {}); }));
}

inline std::vector<ledger::Balance> balances_of(TempDossier& dossier) {
    return value_of(dossier.read<std::vector<ledger::Balance>>(
        [](app::Reader& reader) { return app::trial_balance(reader, {}); }));
}

// Names and details of the checks that fail; empty when the dossier is sound.
inline std::vector<std::string> faults_of(TempDossier& dossier) {
    const auto checks = value_of(dossier.read<std::vector<app::CheckResult>>(
        [](app::Reader& reader) -> Result<std::vector<app::CheckResult>> {
            return app::check_dossier(reader, {});
        }));
    std::vector<std::string> faults;
    for (const app::CheckResult& check : checks) {
        if (!check.ok)
            faults.push_back(check.name + ": " + check.detail);
    }
    return faults;
}

// A small year: opening, two purchases, one paid, one sale, a cheque.
inline FecText a_small_year() {
    FecText fec;
    fec.add_pair({.journal = "AN", .number = "1", .date = "20260101", .piece = "AN2026"}, "512000",
                 "101000", "10000,00");
    fec.add_pair({.number = "2",
                  .party = "FAARO",
                  .piece = "FA-1",
                  .letter = "A",
                  .lettered_on = "20260120"},
                 "606400", "401000", "120,00");
    fec.add_pair({.number = "3", .party = "FLUM", .piece = "FA-2"}, "606400", "401000", "600,00");
    fec.add_pair(
        {.journal = "VE", .number = "4", .date = "20260115", .party = "CDUP", .piece = "FV-1"},
        "411000", "706000", "1200,00");
    fec.add_pair({.journal = "BQ",
                  .number = "5",
                  .date = "20260120",
                  .party = "FAARO",
                  .piece = "REL-1",
                  .letter = "A",
                  .lettered_on = "20260120"},
                 "401000", "512000", "120,00");
    return fec;
}

} // namespace comptoir::test
