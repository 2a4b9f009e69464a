// The nouns of the books: accounts, journals, years, parties, entries.
//
// Amounts of entry rows are signed: debit > 0, credit < 0, never 0; debit and credit columns are
// presentation. Account numbers are text ("401000"); parties are auxiliaries of suppliers' and
// customers' accounts. Sources: PCG (regulation ANC 2014-03, as of 2025-01-01), art. A47 A-1 LPF
// for the FEC fields.
#pragma once

#include "comptoir/core/clock.h"
#include "comptoir/core/date.h"
#include "comptoir/core/iban.h"
#include "comptoir/core/id.h"
#include "comptoir/core/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::ledger {

using EntryId = Id<struct EntryTag>;
using RowId = Id<struct RowTag>;
using YearId = Id<struct YearTag>;
using LetterGroupId = Id<struct LetterGroupTag>;

enum class Chart { Pcg, Pcmn, Kmu };
std::string_view to_text(Chart chart); // "pcg"
std::optional<Chart> parse_chart(std::string_view text);

struct Account {
    std::string number; // padded to six digits when it comes from a chart
    std::string label;
};

enum class JournalType { Purchase, Sale, Bank, Cash, General, Opening };
std::string_view to_text(JournalType type); // "purchase"
std::optional<JournalType> parse_journal_type(std::string_view text);

struct Journal {
    std::string code; // "BQ"
    std::string name;
    JournalType type = JournalType::General;
    std::optional<std::string> account; // a bank journal's own 512 account
    std::optional<Iban> iban;
    Currency currency;
    int days_tolerance = 5;  // for existing 512 entries (requirements, hole 9)
    std::string bank_number; // of an account without IBAN, as its bank writes it: a card
    bool follows_an_account() const { return iban || !bank_number.empty(); }
};

struct FinancialYear {
    YearId id;
    DateRange days;
};

enum class VatBasis { Debits, Receipts };

struct Party {
    std::string code; // "FAARO001"
    std::string name;
    std::optional<Iban> iban;        // the confirmed one, the only one that may be paid
    std::string statement_reference; // looked for in bank labels; empty: the name serves (A113)
    std::optional<int> terms_days;
    VatBasis vat_basis = VatBasis::Debits;
    std::string company_number; // SIREN, BCE or UID, digits
    std::string vat_id;
};

enum class EntryState { Draft, Validated }; // brouillard, validée (PCG art. 1031-3)

// Where an entry came from; kept for the audit trail (PCG art. 1011-3).
enum class EntryOrigin { Books, Match, Invoice, Reversal, Manual, Opening };

struct EntryRow {
    RowId id;
    std::string account;
    std::string party; // empty unless a third-party account
    std::string label; // empty: the entry's label
    std::string piece; // empty: the entry's piece (opening entries detail pieces by row)
    std::optional<Date> piece_date;      // empty: the entry's
    Money amount;                        // debit positive, credit negative, never zero
    std::optional<Money> foreign_amount; // FEC Montantdevise, same sign as amount
    std::optional<Date> due_on;
    std::string letter; // as shown; read only, kept by the lettering
    std::optional<Date> lettered_on;
    std::optional<std::int64_t> pointed; // statement id; 0: pointed by the opening; read only
};

struct Entry {
    EntryId id;
    std::string journal;
    Date date;
    std::string number; // EcritureNum: given at validation, or inherited from an FEC
    std::string piece;  // PieceRef
    std::optional<Date> piece_date;
    std::string label;
    EntryState state = EntryState::Draft;
    EntryOrigin origin = EntryOrigin::Manual;
    std::optional<Date> validated_on; // ValidDate
    EntryId reverses;                 // the entry this one cancels
    std::string transaction_code;     // "SCRAP": written off from the bank; not part of the FEC
    std::vector<EntryRow> rows;
};

// Net debit (positive) or credit (negative) of one account and party.
struct Balance {
    std::string account;
    std::string party;
    Money debit;  // total of debits, >= 0
    Money credit; // total of credits, >= 0
};

enum class OpenItemKind { Invoice, Payment };

// What a third party still owes or is owed: rows of one account, party and piece (an FEC's open
// items and Comptoir's own invoices alike). `id` is the smallest row id of the group.
struct OpenItem {
    RowId id;
    OpenItemKind kind = OpenItemKind::Invoice;
    std::string journal;
    std::string number; // EcritureNum, empty for drafts
    std::string piece;
    std::string account;
    std::string party;
    std::string party_name;
    Date booked_on;
    Date due_on;
    Money amount;            // signed as booked: debit positive
    Money open;              // same sign as amount; what remains
    std::vector<RowId> rows; // unlettered or partly lettered rows, oldest first
};

} // namespace comptoir::ledger
