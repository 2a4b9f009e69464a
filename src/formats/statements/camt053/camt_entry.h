// One Ntry while it is read: its texts in one buffer, so that an entry costs no allocation once the
// buffers have grown to the largest one.
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/core/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats::camt053 {

// A text in the buffer of an entry.
struct Slice {
    std::uint32_t at = 0;
    std::uint32_t length = 0;
};

enum class Direction : std::uint8_t { Unsaid, Credit, Debit };

struct Code {
    Slice domain, family, sub_family; // Domn
    Slice own, issuer;                // Prtry
};

// Chrgs of an entry or a transaction, in the currency of their first amount; positive is taken by
// the bank. Versions differ: a total, records, or one amount per Chrgs.
struct Charges {
    std::optional<Money> announced; // TtlChrgsAndTaxAmt
    std::optional<Money> records;   // Σ Rcrd/Amt
};

struct Amounts {
    std::optional<Money> instructed, settled, counter_value; // AmtDtls, unsigned
};

struct Party {
    Slice name, ultimate, account, bic;
};

// One TxDtls.
struct Transaction {
    std::optional<Money> amount; // Amt, unsigned, in its own currency
    Direction direction = Direction::Unsaid;
    bool is_return = false;
    Amounts amounts;
    Charges charges;
    Code code;
    Slice servicer_reference, transaction_id, end_to_end_id, mandate_id, payment_id, cheque_number;
    Party debtor, creditor;
    Slice first_text, text, structured_reference; // first Ustrd; all Ustrd and AddtlRmtInf
    Slice comment;                                // AddtlTxInf, RtrInf, Purp
    Slice batch_reference;                        // Btch/PmtInfId of its NtryDtls
};

struct Entry {
    std::optional<Money> amount; // unsigned
    Direction direction = Direction::Unsaid;
    bool reversal = false;
    std::optional<Date> booked_on, valued_on;
    Amounts amounts;
    Charges charges;
    Code code;
    Slice status, reference, information, batch_reference;
    std::int32_t rank = 0;              // 1-based, in its statement
    std::int64_t transaction_count = 0; // may exceed transactions.size(): see k_transactions_max
    std::vector<Transaction> transactions;
    std::string texts;

    std::string_view text(Slice slice) const {
        return std::string_view(texts).substr(slice.at, slice.length);
    }
    // Keeps the buffers.
    void clear();
};

// Beyond this many details an entry stays whole: nobody reads them, and memory is bounded.
inline constexpr std::size_t k_transactions_max = 50'000;
inline constexpr std::size_t k_entry_text_bytes_max = 32 * 1024 * 1024;
inline constexpr std::size_t k_joined_text_bytes_max = 64 * 1024; // of one transaction's parts

} // namespace comptoir::formats::camt053
