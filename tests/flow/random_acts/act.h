// One act of a person on bank lines, as a value: it can be played on any dossier made from the same
// seed, whatever ids the acts before it were given there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::test {

enum class Verb {
    MatchInvoice,  // a line with an invoice, or a part of it
    MatchInvoices, // with two
    MatchAccount,  // with an account
    MatchEntry,    // with an entry that is in the books
    MatchCarried,  // with what the lines carry
    WriteOff,
    Automatic, // all that the evidence leaves one answer for
    Pair,
    PairInto, // another line into a pair
    MatchPair,
    Movement,
    MovementEach,
    Template,
    Park,
    Ignore,
    Note,
    Carry,
    GiveParty,
    GiveTemplate,
    GiveNature,
    Letter,
    Unletter,
    LetterPlanned, // what the automatic lettering proposes
    Import,
    Reopen,
    Return, // a line brings the payment of an earlier match back
    Forget, // what was learned
    Learning,
    Repair,      // of an entry: its side, its day, its amount, or wholly
    RepairCause, // what "where does the difference come from" proposes
    MatchSplit,  // with two accounts, one with its VAT
    MatchDues,   // with the two due dates of one invoice
    RemoveTemplate,
    ChangeUser,   // somebody's role, and what a role may do
    OpenPointing, // by hand, without a file
    ChangePointing,
    Point,
    PointAll,
    Unpoint,
    ValidatePointing,
    ErasePointing,
    ErasePart,
    PointRemittance, // the last of pointing by hand
    Proposal,        // what is shown for a line, as it is
    MatchEach,       // several lines to one account, a match each
    WriteOffEach,
    WriteOffRows, // "other": rows, journal and day of a person
    MatchLines,   // several lines with an invoice, pointed on a day of one's choice
    AutomaticOnDay,
    UndoMatch, // whose undo matches again
    TemplateBatch,
    SaveTemplate,
    TemplateReference,
    OrderTemplates,
    PartyReference,
    SwitchLearned,
    MatchSources,
    AllowDifference,
    Outstanding, // an entry of books taken over
    DeleteLine,
    DeleteStatement,
    ImportTwin, // a file that brings a line of an import again, on another day
    MergeLines,
    ConfirmLine,
    Attach,
    Detach,
    OrderPayment,
    MatchOrder, // with the line that tells it
    PostEntry,
    ReverseEntry,
    MatchForeign // of an account in another currency
};
inline constexpr int k_verbs = static_cast<int>(Verb::MatchForeign) + 1;

constexpr bool is_pointing_by_hand(Verb verb) {
    return verb >= Verb::OpenPointing && verb <= Verb::PointRemittance;
}

inline constexpr int k_of_second_bank = -2, k_of_foreign_bank = -3;
// A line of the first statement, of another bank, or of the statement that act `import` brought.
struct LineRef {
    int import = -1;
    std::size_t place = 0;
    bool operator==(const LineRef& other) const {
        return import == other.import && place == other.place;
    }
};

struct Act {
    int number = 0;
    Verb verb = Verb::Note;
    std::vector<LineRef> lines;
    std::vector<std::size_t> items; // places among the invoices
    std::size_t entry = 0;          // place among the bank entries
    std::int64_t cents = 0;
    std::string text;
    int about = -1; // the act whose pair, pointing or match is meant
};

// What a game did, refusals left out. Validating, signing a report off, correcting what a template
// booked and closing a period are not taken back: undos reverse.
struct Step {
    enum class Kind { Do, TakeBack, Validate, SignOff, Close, ValidateOne, CorrectPast };
    Kind kind = Kind::Do;
    Act act;
    int day = 0; // of October
};
using Steps = std::vector<Step>;

std::string_view name_of(Verb verb);
std::string described(const Act& act);
std::string described(const Steps& steps); // one a line

} // namespace comptoir::test
