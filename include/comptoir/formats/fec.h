// The fichier des écritures comptables (art. A47 A-1 LPF): reading any that is in use, writing one
// that passes the tax office's tool and stricter rules.
//
//   FecProbe probe;  probe.add(bytes);                       // first pass: which characters
//   FecReader reader({.characters = probe.characters()}, [&](const FecRow& row) { … });
//   CT_TRY(reader.add(bytes));  CT_ASSIGN(summary, reader.finish());
//
// The reader knows lines, not entries: what belongs together and whether it balances is for the
// caller. docs/formats/fec.md lists the oddities it accepts.
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/core/money.h"
#include "comptoir/core/result.h"
#include "comptoir/formats/fec_errors.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats {

enum class FecCharacters { Latin9, Utf8, Windows1252 };

// Looks at every byte once: valid UTF-8 (or ASCII) is UTF-8; bytes 0x80 to 0x9F, which ISO 8859-15
// leaves to controls, mean Windows-1252; else ISO 8859-15.
class FecProbe {
public:
    void add(std::string_view piece);
    FecCharacters characters() const;

private:
    bool m_utf8 = true;
    bool m_windows = false;
    int m_continuations = 0; // UTF-8 bytes still awaited
};

// One line, texts in UTF-8 and trimmed, amounts netted.
struct FecRow {
    std::int64_t line = 0; // 1-based line of the file; the header is line 1
    std::string journal, journal_name;
    std::string number; // EcritureNum, as text: "0", "BQ0012"
    Date date;
    std::string account, account_label;
    std::string party, party_name;
    std::string piece;
    std::optional<Date> piece_date;
    std::string label;
    Money amount; // debit positive, credit negative; zero only when the line is
    std::string letter;
    std::optional<Date> lettered_on;
    std::optional<Date> validated_on; // empty: a draft
    std::optional<Money> foreign;     // same sign as amount
};

struct FecOptions {
    std::string file_name; // for places and warnings
    FecCharacters characters = FecCharacters::Utf8;
    Currency currency; // of Debit and Credit
    std::int64_t lines_max = 20'000'000;
};

struct FecSummary {
    char separator = '\t';
    bool amount_and_side = false; // Montant and Sens instead of Debit and Credit
    std::int64_t rows = 0;
    std::vector<Diagnostic> warnings; // one per kind, with its first line and how many
};

class FecReader {
public:
    using Take = std::function<void(FecRow&&)>;
    FecReader(FecOptions options, Take take);
    ~FecReader();
    FecReader(const FecReader&) = delete;
    FecReader& operator=(const FecReader&) = delete;

    // Pieces of any size, in order. After an error nothing more is read. Errors: formats.fec_*,
    // core.amount_too_fine, core.amount_too_large.
    Result<void> add(std::string_view piece);
    Result<FecSummary> finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// Both passes over bytes in memory: for tests and small files.
Result<FecSummary> read_fec(std::string_view bytes, const std::string& file_name, Currency currency,
                            const FecReader::Take& take);

// "123456789FEC20251231.txt", with an optional suffix "_1": the company and the closing day.
struct FecFileName {
    std::string company_number;
    Date closing_day;
};
std::optional<FecFileName> parse_fec_file_name(std::string_view name);
// {SIREN}FEC{YYYYMMDD}.txt
std::string fec_file_name(std::string_view company_number, Date closing_day);

// --- writing

struct FecOutputRow {
    std::string_view journal, journal_name, number;
    Date date;
    std::string_view account, account_label, party, party_name, piece;
    Date piece_date;
    std::string_view label;
    Money amount; // never zero
    std::string_view letter;
    std::optional<Date> lettered_on; // iff letter
    Date validated_on;
    std::optional<Money> foreign;
};

// Lines end CR LF, fields are separated by TAB, decimals by a comma; separators and line ends
// inside texts become blanks, '|' becomes '/'. Append rows to `out` in the order they shall have.
class FecWriter {
public:
    explicit FecWriter(FecCharacters characters) : m_characters(characters) {}
    void append_header(std::string& out) const;
    void append(std::string& out, const FecOutputRow& row) const;

private:
    void append_text(std::string& out, std::string_view text) const;
    FecCharacters m_characters;
};

} // namespace comptoir::formats
