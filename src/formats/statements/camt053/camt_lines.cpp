#include "formats/statements/camt053/camt_lines.h"

#include "comptoir/core/invariant.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/camt053/camt_codes.h"

#include <array>
#include <utility>

namespace comptoir::formats::camt053 {

namespace {

constexpr std::string_view k_fee_label = "Frais : "; // of French statements, whoever reads them

bool is_zero_or_absent(const std::optional<Money>& amount) {
    return !amount || amount->is_zero();
}

// The transaction's amount in the currency of the account, unsigned. Amt may be in the customer's
// currency; version .02 has no Amt at all.
std::optional<Money> booked_amount(const Transaction& transaction, Currency currency) {
    for (const auto& amount : {transaction.amount, transaction.amounts.settled,
                               transaction.amounts.counter_value, transaction.amounts.instructed})
        if (amount && amount->currency() == currency)
            return amount;
    return std::nullopt;
}

std::optional<Money> add(const std::optional<Money>& a, const std::optional<Money>& b) {
    if (!a)
        return b;
    if (!b)
        return a;
    return checked_add(*a, *b);
}

// Are the charges of the entry, of its transactions, or of both exactly what is left? Banks give
// totals or records, with signs that cannot be relied on: compared by size.
bool explained_by_charges(const Entry& entry, Money left) {
    std::optional<Money> announced;
    std::optional<Money> records;
    for (const Transaction& transaction : entry.transactions) {
        announced = add(announced, transaction.charges.announced);
        records = add(records, transaction.charges.records);
    }
    const std::array candidates{entry.charges.announced,
                                entry.charges.records,
                                announced,
                                records,
                                add(entry.charges.announced, announced),
                                add(entry.charges.records, records)};
    for (const auto& candidate : candidates)
        if (candidate && candidate->currency() == left.currency() && candidate->abs() == left.abs())
            return true;
    return false;
}

std::optional<Money> shown_charges(const Charges& charges, Currency currency) {
    for (const auto& amount : {charges.announced, charges.records})
        if (!is_zero_or_absent(amount) && amount->currency() == currency)
            return amount->abs();
    return std::nullopt;
}

// What was ordered or charged before conversion: the first amount in another currency.
std::optional<Money> foreign_amount(const Amounts& amounts, const std::optional<Money>& amount,
                                    Currency currency) {
    for (const auto& candidate :
         {amounts.instructed, amount, amounts.settled, amounts.counter_value})
        if (!is_zero_or_absent(candidate) && candidate->currency() != currency)
            return candidate;
    return std::nullopt;
}

bank::LineStatus status_of(std::string_view status) {
    if (status.empty() || status == "BOOK")
        return bank::LineStatus::Booked;
    if (status == "PDNG" || status == "FUTR")
        return bank::LineStatus::Pending;
    return bank::LineStatus::Info;
}

} // namespace

void Entry::clear() {
    auto kept_transactions = std::move(transactions);
    auto kept_texts = std::move(texts);
    kept_transactions.clear();
    kept_texts.clear();
    *this = Entry{};
    transactions = std::move(kept_transactions);
    texts = std::move(kept_texts);
}

Money signed_amount(const Entry& entry) {
    invariant(entry.amount.has_value(), "an entry has an amount before it becomes lines");
    return entry.direction == Direction::Debit ? -*entry.amount : *entry.amount;
}

Split split_entry(const Entry& entry) {
    Split split;
    const Money whole = signed_amount(entry);
    if (entry.transactions.empty())
        return split;
    const bool is_batch = entry.transaction_count > 1;
    Money sum = Money::zero(whole.currency());
    std::vector<Money> amounts;
    amounts.reserve(entry.transactions.size());
    for (const Transaction& transaction : entry.transactions) {
        const auto amount = booked_amount(transaction, whole.currency());
        const Direction direction =
            transaction.direction == Direction::Unsaid ? entry.direction : transaction.direction;
        const auto part = amount ? std::optional(direction == Direction::Debit ? -*amount : *amount)
                                 : std::nullopt;
        const auto next = part ? checked_add(sum, *part) : std::nullopt;
        if (!next) { // no amount in the account's currency: nothing to split by, nothing to compare
            if (is_batch)
                split.differs = sum;
            return split;
        }
        sum = *next;
        amounts.push_back(*part);
    }
    // A lone InstdAmt is what was ordered, which need not be what was booked: no contradiction.
    const Transaction& first = entry.transactions.front();
    const bool comparable = is_batch || first.amount || first.amounts.settled;
    const auto left = checked_add(whole, -sum);
    const bool complete =
        entry.transaction_count == static_cast<std::int64_t>(entry.transactions.size());
    if (!left || !complete || (!left->is_zero() && !explained_by_charges(entry, *left))) {
        if (comparable)
            split.differs = sum;
        return split;
    }
    if (!left->is_zero())
        split.fee = left;
    split.whole = !is_batch && !split.fee;
    if (!split.whole)
        split.amounts = std::move(amounts);
    return split;
}

LineBuilder::LineBuilder(const Entry& entry, const Split& split, std::string_view own_account)
    : m_entry(entry), m_split(split), m_own_account(own_account),
      m_is_credit(entry.direction != Direction::Debit) {}

std::size_t LineBuilder::count() const {
    return m_split.whole ? 1 : m_split.amounts.size() + (m_split.fee ? 1 : 0);
}

bank::StatementLine LineBuilder::make(std::size_t index) const {
    bank::StatementLine line = shared();
    const Currency currency = line.amount.currency();
    if (m_split.whole) {
        const bool is_single = m_entry.transaction_count == 1;
        const Transaction* single = is_single ? &m_entry.transactions.front() : nullptr;
        line.original_amount = foreign_amount(m_entry.amounts, std::nullopt, currency);
        line.charges = shown_charges(m_entry.charges, currency);
        if (single)
            add_transaction(line, *single);
        add_label(line, single);
        return line;
    }
    line.of_entry = static_cast<std::int32_t>(count());
    if (index == m_split.amounts.size()) {
        line.amount = *m_split.fee;
        line.nature = bank::Nature::Fee;
        add_label(line, &m_entry.transactions.front());
        // The bank wrote no text for this part of its entry: under the payment's words alone the
        // line would read as the payment a second time.
        line.label.insert(0, k_fee_label);
        return line;
    }
    line.amount = m_split.amounts[index];
    add_transaction(line, m_entry.transactions[index]);
    add_label(line, &m_entry.transactions[index]);
    return line;
}

bank::StatementLine LineBuilder::shared() const {
    const auto text = [&](Slice slice) { return m_entry.text(slice); };
    bank::StatementLine line;
    line.booked_on = *m_entry.booked_on;
    line.valued_on = m_entry.valued_on;
    line.amount = signed_amount(m_entry);
    line.status = status_of(text(m_entry.status));
    line.reversal = m_entry.reversal;
    line.bank_reference = text(m_entry.reference);
    line.remittance_reference = text(m_entry.batch_reference);
    line.entry = m_entry.rank;
    const Code& code = m_entry.code;
    const WrittenCode written{text(code.domain), text(code.family), text(code.sub_family),
                              text(code.own), text(code.issuer)};
    line.nature = nature_of(written);
    line.bank_code = code_text(written);
    return line;
}

void LineBuilder::add_label(bank::StatementLine& line, const Transaction* transaction) const {
    line.label = m_entry.text(m_entry.information);
    if (!line.label.empty())
        return;
    if (!transaction) {
        line.label = m_entry.text(m_entry.batch_reference);
        return;
    }
    // The other side is found before the label: in a return it is not where the sign says.
    line.label = m_entry.text(transaction->first_text);
    if (line.label.empty())
        line.label = line.counterparty.name;
    const Party& other = m_is_credit ? transaction->debtor : transaction->creditor;
    for (const Slice slice :
         {other.name, other.ultimate, transaction->comment, transaction->structured_reference})
        if (line.label.empty())
            line.label = m_entry.text(slice);
}

void LineBuilder::add_transaction(bank::StatementLine& line, const Transaction& transaction) const {
    const auto text = [&](Slice slice) { return m_entry.text(slice); };
    const Currency currency = line.amount.currency();
    line.label_more = text(transaction.text);
    line.comment = text(transaction.comment);
    line.end_to_end_id = text(transaction.end_to_end_id);
    line.mandate_id = text(transaction.mandate_id);
    line.cheque_number = text(transaction.cheque_number);
    line.structured_reference = text(transaction.structured_reference);
    if (transaction.batch_reference.length > 0)
        line.remittance_reference = text(transaction.batch_reference);
    join(line.remittance_reference, text(transaction.cheque_number));
    if (line.bank_reference.empty())
        line.bank_reference = text(transaction.servicer_reference);
    if (line.bank_reference.empty())
        line.bank_reference = text(transaction.transaction_id);

    const Code& code = transaction.code;
    const WrittenCode written{text(code.domain), text(code.family), text(code.sub_family),
                              text(code.own), text(code.issuer)};
    if (line.bank_code.empty())
        line.bank_code = code_text(written);
    if (line.nature == bank::Nature::Other)
        line.nature = nature_of(written);
    if (transaction.is_return) {
        line.nature = bank::Nature::Return;
        line.reversal = true;
    }
    if (const auto foreign = foreign_amount(transaction.amounts, transaction.amount, currency))
        line.original_amount = foreign;
    if (const auto charges = shown_charges(transaction.charges, currency))
        line.charges = charges;
    // A charge inside the amount has become a line of its own: said there, not twice.
    if (m_split.fee)
        line.charges.reset();
    add_party(line, transaction);
}

void LineBuilder::add_party(bank::StatementLine& line, const Transaction& transaction) const {
    // In a reversal the parties stay those of the payment that is reversed.
    const bool other_is_debtor = m_is_credit != line.reversal;
    const Party* party = other_is_debtor ? &transaction.debtor : &transaction.creditor;
    const Party* opposite = other_is_debtor ? &transaction.creditor : &transaction.debtor;
    const auto is_empty = [](const Party& side) {
        return side.name.length + side.ultimate.length + side.account.length == 0;
    };
    const auto is_own = [&](const Party& side) {
        return !m_own_account.empty() && m_entry.text(side.account) == m_own_account;
    };
    // Banks swap roles in reversals as often as not, and some name only themselves or the holder:
    // the holder's own account is never the other side.
    const bool doubtful = is_own(*party) || (line.reversal && is_empty(*party));
    if (doubtful && !is_empty(*opposite) && !is_own(*opposite))
        party = opposite;
    else if (is_own(*party))
        return;
    line.counterparty.name = m_entry.text(party->name.length > 0 ? party->name : party->ultimate);
    line.counterparty.iban = m_entry.text(party->account);
    line.counterparty.bic = m_entry.text(party->bic);
    line.ordering_account = line.counterparty.iban;
}

} // namespace comptoir::formats::camt053
