// Which bank lines meet which book rows or open items, and why.
//
// Signs are the account holder's throughout: a bank line of −190,00 meets a 512 row credited by
// 190,00 (its target amount is −190,00) and an open purchase of 190,00 (target amount −190,00).
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/cancellation.h"
#include "comptoir/core/id.h"
#include "comptoir/core/money.h"
#include "comptoir/core/result.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/rules.h"
#include "comptoir/reconcile/sources.h"
#include "comptoir/reconcile/template_past.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

using PairingId = Id<struct PairingTag>;   // lines and rows put together, not matched yet
using PointingId = Id<struct PointingTag>; // a pointing by hand, without a statement file

enum class LineState { Open, Proposed, Ambiguous, Matched, Parked, Ignored };
std::string_view to_text(LineState state);
std::optional<LineState> parse_line_state(std::string_view text);

enum class Decision { Entry, Invoice, Template, Transfer, None };
std::string_view to_text(Decision decision);

enum class Kind {
    Exact,
    Grouped,
    Partial,
    Fee,
    Discount,
    Rounding,
    Overpayment, // what is above the open amount stays on the party's account
    Return,      // a payment that came back
    Rule,
    Manual
};
std::string_view to_text(Kind kind);

enum class TargetKind { Entry, Invoice, Account };
std::string_view to_text(TargetKind kind);

struct Target {
    TargetKind kind = TargetKind::Entry;
    ledger::RowId row;     // Entry: the 512 row; Invoice: the open item
    ledger::EntryId entry; // Entry: its entry
    std::string journal, number, piece, account, party, party_name;
    Money amount; // the part used, holder's side
    // Account: the amount holds VAT at this rate (200 = 20 %), to be booked apart.
    std::optional<int> vat_permille;
};

// A sentence in code: i18n::explain(reason) makes the words.
struct Reason {
    ErrorCode code; // "reconcile.number_in_label" …
    Params params;
};

// A bank line as the matcher sees it.
struct LineFacts {
    bank::LineId id;
    bank::StatementId statement;
    std::string journal;
    bank::StatementLine line;
    bool doubtful = false; // may repeat another line: never matched unattended
    // What the dossier keeps with the line. A third party a person set is whose line it is,
    // whatever the bank wrote; a template found or set is the one to propose.
    std::string party_by_hand, template_code;
    bool template_by_hand = false;
};

// An unpointed row of the journal's own 512 account.
struct EntryCandidate {
    std::string bank_journal; // the journal whose 512 account the row stands on
    ledger::RowId row;
    ledger::EntryId entry;
    std::string journal, number, piece, account, party, party_name, label;
    Date date;
    Money amount;                             // holder's side: debit of 512 positive
    bool has_third_party_counterpart = false; // a cash movement (A144)
    // Its rows of third parties are lettered in whole: it pays none of the pieces that are open.
    bool is_settled = false;
    // Of a payment order booked before its bank line: its end-to-end id, and its file's message id.
    std::string order_id, order_file;
};

Target target_of(const EntryCandidate& entry);
// The part of an open item that `amount` settles, holder's side.
Target target_of(const ledger::OpenItem& item, Money amount);

struct PartyFacts {
    std::string code, name, statement_reference;
    std::set<std::string> ibans; // confirmed and seen
};

// A reference that names one open item whatever its piece: the end-to-end id of the payment order
// that pays it, the payment reference printed on the invoice, or a number in the label of its entry
// (label_numbers.h), which counts where the line's party is its own.
struct ItemReference {
    ledger::RowId item;
    std::string text;
    bool is_payment_order = false;
    bool in_label = false;
};

// The number of an invoice or a credit note of late, open or settled: what numbers of a supplier
// look like, or our own.
struct PastPiece {
    std::string party, piece;
    bool is_ours = false; // of sales: we number for all customers alike
};

struct BankJournalFacts {
    std::string code;
    std::string iban;       // empty when unknown; a line to one of these is an internal transfer
    int days_tolerance = 5; // hole 9 of the requirements
};

struct Books {
    std::string company; // whose dossier it is: a line with its name may be a transfer of its own
    std::vector<EntryCandidate> entries;
    std::vector<ledger::OpenItem> items;
    std::vector<PartyFacts> parties;
    std::vector<BankJournalFacts> journals; // a journal that is not here tolerates 5 days
    std::vector<ItemReference> references;
    std::vector<PastPiece> past_pieces;
    std::vector<Allowance> allowances;    // what the dossier lets be booked unattended
    UsualAccounts accounts;               // those its chart holds
    std::vector<EntryTemplate> templates; // of the company and of all companies
    std::map<std::string, TemplatePast> template_pasts; // by the code of the template
    std::vector<Learned> learned;                       // from past decisions
    std::vector<PastPayment> past_payments;             // what a return may undo
    // By open item that has an equal one of its party: the VAT its payment makes due, on receipts.
    std::map<ledger::RowId, std::string> waiting_vat;
    ledger::Chart chart = ledger::Chart::Pcg;
};

// What the search for sets of open items found (D01).
enum class SetVerdict {
    NotSearched, // one item, or none, answers
    OnlyOne,     // one set, up to equal pieces of one party
    Several,     // `sets` of them, at least
    Stopped,     // the limit was reached before all was tried: nothing is proven
    NoSet,       // searched to the end, none adds up
};
std::string_view to_text(SetVerdict verdict); // "only_one"

// The smallest change that would flip a proposal: another answer, or a person asked where none was
// (D06). Which figures are set depends on the kind.
enum class FlipKind {
    SecondEntry,  // another unpointed entry: journal, day, amount
    SecondItem,   // another open piece of the party, due earlier: party, day, amount
    OtherNumber,  // the line calls `text` an invoice's number
    NamesPiece,   // the line names the piece `text`: it alone is meant then
    TargetGone,   // the piece or entry of `row` is not open any more
    OtherLegGone, // the line `leg` on the other account is not there
    OtherLeg,     // it comes: journal `text`, day, amount
    TemplateGone, // the template `text` is switched off
    TemplateSet,  // a person chooses the template `text` for the line
    LearningOff,
    PaymentGone, // the payment of `match` did not come back
    NewPiece,    // an open piece: party, day, amount
};
std::string_view to_text(FlipKind kind); // "second_entry"

struct Flip {
    FlipKind kind = FlipKind::TargetGone;
    std::string text, party;
    ledger::RowId row;
    bank::LineId leg;
    MatchId match;
    Money amount; // holder's side
    Date day;
    Reason sentence;
};

struct Proposal {
    bank::LineId line;
    Decision decision = Decision::None;
    LineState state = LineState::Open; // Proposed, Ambiguous or Open; Matched only once applied
    bool unattended = false;           // the evidence leaves one answer: --apply may match it
    Kind kind = Kind::Exact;
    std::vector<Target> targets;
    Money difference; // line − Σ targets
    int score_permille = 0;
    std::vector<Reason> reasons;
    std::vector<std::vector<Target>> other_targets; // up to five equals, when Ambiguous
    std::string party; // identified third party (A110-A112), even without a target
    SetVerdict set_verdict = SetVerdict::NotSearched;
    int sets = 0;               // as far as they were counted
    bool sets_at_least = false; // there are more than `sets`, or nobody knows
    std::string template_code;  // Decision::Template: which one; also where a person must spread
    bank::LineId other_leg;   // Decision::Transfer: the line on the other account, when it is there
    std::optional<Flip> flip; // empty: nothing small would
    MatchId returned;         // Kind::Return: the match of the payment that came back
};

struct ProposeOptions {
    std::optional<int> days;     // tolerance for 512 entries; default per journal: 5
    bool use_learned = true;     // the off switch of learning
    std::vector<Source> sources; // what a person is asked first; empty: the usual order
};

// A debtor may refuse an unauthorised SEPA debit for thirteen months (Code monétaire et financier
// art. L133-24).
inline constexpr int k_days_to_return = 396;
// Does the line say that a payment came back? Only then Books::past_payments are asked.
bool says_returned(const bank::StatementLine& line);

// Pure and deterministic: the same input gives the same answer in any order of lines and items.
// Cost: O((lines + items) log) thanks to indexes by amount and by number.
std::vector<Proposal> propose(const std::vector<LineFacts>& lines, const Books& books,
                              const ProposeOptions& options, const Work& work);

} // namespace comptoir::reconcile
