// What a bank says: statements and their lines, whatever the format they came in.
//
// Signs are the account holder's: money in positive, money out negative. Dates are the bank's day
// as written. Texts are UTF-8 with control characters removed. Every format fills these columns as
// docs/formats/statement-lines.md says.
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/core/error.h"
#include "comptoir/core/iban.h"
#include "comptoir/core/id.h"
#include "comptoir/core/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::bank {

using StatementId = Id<struct StatementTag>;
using LineId = Id<struct LineTag>;

enum class LineStatus { Booked, Pending, Info };
std::string_view to_text(LineStatus status); // "booked"

enum class Nature {
    Transfer,
    InstantTransfer,
    DirectDebit,
    Card,
    Cheque,
    Cash,
    Bill,
    Fee,
    Interest,
    Tax,
    Salary,
    Internal,
    Return,
    Other
};
std::string_view to_text(Nature nature); // "instant_transfer"
std::optional<Nature> parse_nature(std::string_view text);

struct Counterparty {
    std::string name;
    std::string iban; // canonical when it is an IBAN, else the account as written
    std::string bic;
};

struct StatementLine {
    Date booked_on;
    std::optional<Date> valued_on;
    Money amount; // holder's side
    LineStatus status = LineStatus::Booked;
    std::string label;                // Libellé
    std::string label_more;           // Libellé (suite)
    std::string comment;              // Commentaire
    std::string remittance_reference; // Référence de la remise
    std::string ordering_account;     // Compte donneur d'ordre
    Counterparty counterparty;
    std::string end_to_end_id;
    std::string bank_reference; // the bank's own id of the operation
    std::string structured_reference;
    std::string mandate_id;
    std::string cheque_number;
    Nature nature = Nature::Other;
    std::string bank_code;                // as the bank wrote it: "PMNT/ICDT/ESCT", "18"
    std::optional<Money> original_amount; // before conversion, always >= 0
    std::optional<Money> charges;         // >= 0
    bool reversal = false;
    std::int32_t entry = 1;    // 1-based rank of the bank's entry in its statement
    std::int32_t of_entry = 1; // number of lines that entry was split into
};

struct AccountIdentity {
    std::optional<Iban> iban;
    std::string number; // national number with single blanks, or what the file holds
    std::optional<Currency> currency;
    std::string bic;
    std::string holder;
};

struct DatedBalance {
    std::optional<Date> date;
    Money amount;
};

enum class BalanceCheck { Ok, Mismatch, NotPossible };
std::string_view to_text(BalanceCheck check); // "not_possible"

struct StatementHeader {
    std::string format; // "camt.053.001.08", "cfonb120"
    AccountIdentity account;
    std::string id;
    std::string sequence;
    std::optional<Date> from;
    std::optional<Date> to;
    std::optional<DatedBalance> opening;
    std::optional<DatedBalance> closing;
};

// Receives one file while it is read, so that a million lines never stand in memory together.
// Calls come in the order begin_statement, line*, end_statement, for each statement. The header
// given at the end is the complete one (balances may come after the lines). Returning false from
// line() stops the reading (the reader answers core.cancelled).
class StatementSink {
public:
    virtual ~StatementSink() = default;
    virtual void begin_statement(const StatementHeader& so_far) = 0;
    virtual bool line(StatementLine&& line) = 0;
    virtual void end_statement(const StatementHeader& header, BalanceCheck check) = 0;
    virtual void diagnostic(Diagnostic&& diagnostic) = 0;
};

// One statement in memory: for previews, tests and small files.
struct StatementDraft {
    StatementHeader header;
    BalanceCheck check = BalanceCheck::NotPossible;
    std::vector<StatementLine> lines;
};

// Collects everything; refuses nothing. Stops at lines_max lines.
class CollectingSink final : public StatementSink {
public:
    explicit CollectingSink(std::size_t lines_max = 1'000'000) : m_lines_max(lines_max) {}
    void begin_statement(const StatementHeader& so_far) override;
    bool line(StatementLine&& line) override;
    void end_statement(const StatementHeader& header, BalanceCheck check) override;
    void diagnostic(Diagnostic&& diagnostic) override;

    std::vector<StatementDraft> statements;
    std::vector<Diagnostic> diagnostics;

private:
    std::size_t m_lines_max;
    std::size_t m_line_count = 0;
};

} // namespace comptoir::bank
