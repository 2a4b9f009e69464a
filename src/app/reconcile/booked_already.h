// C23: money that the books hold already is not booked a second time.
//
// Asked before an entry is made from a bank line, by whatever act: a movement, an account typed, a
// write-off, an invoice settled by hand, a template, alone, in batch or unattended.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"
#include "comptoir/storage/repositories/reconcile_queries.h"
#include "comptoir/storage/repositories/takeover_rows.h"

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace comptoir::app {

// Lines of one journal from which an entry is about to be made.
struct MoneyToBook {
    struct Line {
        bank::LineId id;
        Date day;
        Money amount; // as the bank sees it
    };
    std::vector<Line> lines;
    Money rest;                      // what the rows that are pointed leave of the lines
    std::string party;               // whom all of it is booked to; empty: nobody in particular
    std::set<ledger::RowId> pointed; // in the same act: they explain their part
};

// The entry, or the two together, that the line is already.
struct ExplainedLine {
    bank::LineId line;
    ledger::EntryId entry, other;  // other 0: one entry alone
    bool seen_at_takeover = false; // the books taken over count it as seen: it waits for no line
};
// reconcile.movement_booked, .movement_booked_by_two or .movement_taken_over, which name the line.
Error refusal_of(Reader& reader, const ExplainedLine& explained);

// Unpointed rows of one bank account, found by their amount.
class EntriesInBooks {
public:
    // Rows this many days from a line may be the line.
    EntriesInBooks(std::vector<reconcile::EntryCandidate> entries, int days);

    // What explains a line, or all of them together, or what is left of them. An entry of another
    // third party than the one named is other money.
    std::optional<ExplainedLine> explanation_of(const MoneyToBook& money) const;

private:
    using Candidate = const reconcile::EntryCandidate*;
    struct Wanted {
        bank::LineId line;
        Money amount;
        Date first, last;
    };
    std::optional<ExplainedLine> explanation_of(const Wanted& wanted,
                                                const MoneyToBook& money) const;
    bool fits(const reconcile::EntryCandidate& entry, const Wanted& wanted,
              const MoneyToBook& money) const;
    Candidate find(std::int64_t minor, const Wanted& wanted, const MoneyToBook& money,
                   Candidate but = nullptr) const;

    std::vector<reconcile::EntryCandidate> m_entries; // by day
    std::unordered_multimap<std::int64_t, std::size_t> m_by_amount;
    int m_days;
};

// A cheque on its way when the books were taken over: counted as seen, it waits for no line, and
// this may be its own. Nothing is doubted where the books began with what the bank began with.
// A person is told of entries that can wait for the line alone: with other bank rows, those would
// wait too.
enum class AskedOf { OneBankRow, All };
std::optional<ExplainedLine> explained_at_takeover(Reader& reader, const ledger::Journal& journal,
                                                   const storage::BooksFacts& books,
                                                   const MoneyToBook& money, AskedOf asked);

// The same cheque where nothing is to be booked yet, of an entry that can wait for the line alone.
// Whether the takeover agrees is not asked.
struct AwaitedCheque {
    storage::TakeoverRow row;
    std::string number; // of line and entry both; empty: the amount alone speaks for it
    bool waits = false; // no more counted as seen: it can be matched as it is
};
std::optional<AwaitedCheque> cheque_of_takeover(Reader& reader, const ledger::Journal& journal,
                                                const storage::BooksFacts& books,
                                                const reconcile::LineFacts& line);
// Of these unpointed entries, the one of the books taken over that has the line's number.
std::optional<AwaitedCheque>
waiting_cheque_of_takeover(Reader& reader, const std::vector<reconcile::EntryCandidate>& entries,
                           const reconcile::LineFacts& line);

// With the entries around the days of the lines, read for this once. Rows that a person put
// together with other lines are theirs. Errors: reconcile.movement_booked {line} {entry},
// .movement_booked_by_two {line} {entry} {other}, .movement_taken_over {line} {entry}.
Result<void> check_not_booked(Reader& reader, const ledger::Journal& journal,
                              const storage::BooksFacts& books, const MoneyToBook& money);

} // namespace comptoir::app
