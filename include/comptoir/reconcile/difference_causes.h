// "D'où vient l'écart ?": when two sums that should agree do not, which mistakes explain it?
//
//   CauseSearch search = find_books_causes(facts);
//   search.causes.front().sentence; // "The entry VIR AARO is booked at 540.00, the bank says
//   450.00"
//
// A cause explains an amount; those that explain the whole difference come first, and among them
// those that most speaks for. Nothing is guessed from amounts alone when the books or the bank show
// the counterpart. Pure and deterministic; the search is bounded and says when it stopped.
#pragma once

#include "comptoir/bank/statement_chain.h"
#include "comptoir/reconcile/types.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

enum class CauseKind {
    DuplicatedLine,   // the same operation twice among the bank lines
    MissingStatement, // days or movements between two statements
    StatementBalance, // a statement whose opening and lines do not make its closing
    MissingLine,      // the books hold what the statement lacks
    OpeningNotTaken,  // the books start with another balance than the first statement
    SeenAtTakeover,   // counted as seen at the takeover, though the bank had not
    SignReversed,     // debit for credit
    WrongSideWriteOff,
    SwappedDigits,
    ShiftedComma,
    MistypedDigit,
    OtherJournal, // booked on another bank account
    BookedTwice,
    DatedAfter,       // booked, but on a later day
    SeenLater,        // the bank saw it on a later day: no mistake
    PointedElsewhere, // the entry wanted is pointed with another line
    FeeNotBooked,
    LineNotBooked,
    EntryNotAtBank,
    LinesNotBooked,   // all of them together
    EntriesNotAtBank, // all of them together
    NotTicked,
    SmallDifference, // a fee, a discount or a rounding
    SeveralItems
};
std::string_view to_text(CauseKind kind); // "swapped_digits"

enum class RepairKind {
    MoveToJournal, // the entry to another bank journal
    SwapSides,     // debit for credit, the whole entry
    TakeBack,      // the entry goes, or is reversed
    MoveToDay,
    SetAmount, // of the bank row and its counterpart
    UndoMatch,
    MergeLines, // two lines tell one operation: the repeated one goes
    AwaitLine   // what the takeover counts as seen waits for its line again
};
std::string_view to_text(RepairKind kind); // "swap_sides"

struct Repair {
    RepairKind kind = RepairKind::TakeBack;
    ledger::EntryId entry;
    std::string journal; // MoveToJournal
    std::optional<Date> day;
    std::optional<Money> amount;  // SetAmount: of the bank row, holder's side
    MatchId match;                // UndoMatch
    bank::LineId line{}, other{}; // MergeLines: the one that goes, the one that stays
};

struct Cause {
    CauseKind kind = CauseKind::LineNotBooked;
    Money amount; // the part of the difference it explains
    Money rest;   // difference − amount; zero: it explains all of it
    int score = 0;
    Reason sentence;
    std::vector<ledger::RowId> rows;
    std::vector<ledger::EntryId> entries;
    std::vector<bank::LineId> lines;
    std::vector<bank::StatementId> statements;
    std::optional<Repair> repair;
    bool is_exact() const { return rest.is_zero(); }
};

struct CauseSearch {
    Money difference;
    std::vector<Cause> causes; // best first, at most `causes_max`
    bool stopped = false;      // a bound was reached before all was looked at
};

// A row on a bank account, holder's side: debit positive.
struct BookRow {
    ledger::RowId row;
    ledger::EntryId entry;
    std::string journal, piece, label, party;
    Date date;
    Money amount;
    bool pointed = false;          // by something that counts at the day
    std::optional<Date> seen_on;   // pointed, with a bank line after the day
    MatchId match;                 // that points it
    bool cancelled = false;        // reversed, or a reversal
    bool is_write_off = false;     // its counterpart is a difference account
    bool has_two_rows = false;     // its entry has one other row
    bool seen_at_takeover = false; // the one bank row of a taken over entry, no balance
    bool ticked = false;
};
struct BankRow {
    bank::LineId line;
    bank::StatementId statement;
    Date date;
    Money amount;
    std::string label, reference;
    bank::Nature nature = bank::Nature::Other;
    bool booked = false; // matched by something that counts at the day
    bool doubtful = false;
    bool ticked = false;
};
struct StatementSpan {
    bank::StatementId id;
    std::optional<Date> from, to;
    std::optional<Money> opening, closing;
    Money lines_total;
};

struct CauseLimits {
    std::size_t steps_max = 5'000'000; // comparisons of amounts
    std::size_t causes_max = 50;
    int near_days = 31; // what lies further apart is not one operation, unless the amount says so
};

// Bank − books at a day.
struct BooksDifference {
    Money difference;
    Date at;
    std::string journal;
    std::vector<BookRow> rows;      // of the journal's account, also of the weeks after `at`
    std::vector<BookRow> elsewhere; // of the other bank and cash accounts, unpointed
    std::vector<BankRow> lines;     // of the journal, also of the weeks after `at`
    std::vector<bank::ChainBreak> breaks;
    std::vector<StatementSpan> statements;
    Money initial_difference; // the first opening less what the books opened with
};
CauseSearch find_books_causes(const BooksDifference& facts, const CauseLimits& limits = {});

// Closing − opening − lines of one statement.
struct StatementDifference {
    Money difference;
    StatementSpan statement;
    std::vector<BankRow> lines;
    std::vector<BookRow> rows; // unpointed, around its days
    std::optional<bank::ChainBreak> break_before;
};
CauseSearch find_statement_causes(const StatementDifference& facts, const CauseLimits& limits = {});

// Ticked lines − ticked entries.
struct TickedDifference {
    Money difference;
    std::vector<BankRow> lines;     // ticked ones and the others
    std::vector<BookRow> rows;      // same, and those that other matches point
    std::vector<BookRow> elsewhere; // of the other bank accounts
    std::string journal;
};
CauseSearch find_ticked_causes(const TickedDifference& facts, const CauseLimits& limits = {});

} // namespace comptoir::reconcile
