// From an Ntry to the lines of a statement: the columns, and whether a batch is split.
#pragma once

#include "comptoir/bank/types.h"
#include "formats/statements/camt053/camt_entry.h"

#include <optional>
#include <vector>

namespace comptoir::formats::camt053 {

// How an entry becomes lines. Their amounts always sum to the entry's.
struct Split {
    bool whole = true;            // one line for the entry
    std::optional<Money> fee;     // what the details leave: a charge inside the amount
    std::optional<Money> differs; // Σ details, when it explains the entry neither way
    std::vector<Money> amounts;   // of the transactions, holder's side; when not whole
};

// Invariant: the entry has an amount.
Split split_entry(const Entry& entry);

// The signed amount of an entry: money in positive. A missing indicator is a credit; a reversal
// keeps the sign of its indicator, which is the direction actually booked.
Money signed_amount(const Entry& entry);

// What lines of one entry share, and what each adds. `own_account` is the statement's account:
// the counterparty is the other one.
class LineBuilder {
public:
    LineBuilder(const Entry& entry, const Split& split, std::string_view own_account);

    std::size_t count() const;
    // 0 to count()-1: the transactions in their order, then the fee.
    bank::StatementLine make(std::size_t index) const;

private:
    bank::StatementLine shared() const;
    void add_transaction(bank::StatementLine& line, const Transaction& transaction) const;
    void add_party(bank::StatementLine& line, const Transaction& transaction) const;
    void add_label(bank::StatementLine& line, const Transaction* transaction) const;

    const Entry& m_entry;
    const Split& m_split;
    std::string_view m_own_account;
    bool m_is_credit;
};

} // namespace comptoir::formats::camt053
