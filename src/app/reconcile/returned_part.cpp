#include "app/reconcile/returned_part.h"

#include "app/bank/named_line.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/return_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

namespace rules = reconcile::errors;

struct Part {
    ledger::Entry entry;
    std::string pieces; // it paid, as people read them: "V1, V2"
    bool is_named(const std::string& piece) const {
        return pieces == piece || entry.piece == piece ||
               (", " + pieces + ", ").find(", " + piece + ", ") != std::string::npos;
    }
};

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

class Parts {
public:
    Parts(storage::Database& database, const storage::LineRecord& line, reconcile::MatchId payment,
          const std::string& bank_account)
        : m_database(database), m_amount(line.line.amount), m_payment(payment),
          m_bank_account(bank_account) {}

    std::vector<Part> of(const std::vector<ledger::Entry>& entries) {
        std::vector<Part> parts;
        if (count_items(entries) < 2)
            return parts; // the one item, less a difference, is no part of several
        for (const ledger::Entry& entry : entries) {
            if (entries.size() > 1 && bank_amount(entry) == -m_amount)
                add(parts, entry);
            else
                add_rows(parts, entry);
        }
        return parts;
    }

    std::string all_pieces(const std::vector<ledger::Entry>& entries) const {
        std::vector<std::string> all;
        for (const ledger::Entry& entry : entries) {
            for (const ledger::EntryRow& row : entry.rows) {
                if (row.party.empty())
                    continue;
                for (std::string& piece : storage::pieces_paid_by(m_database, m_payment, row.id))
                    if (std::find(all.begin(), all.end(), piece) == all.end())
                        all.push_back(std::move(piece));
            }
        }
        return joined(all);
    }

private:
    static std::ptrdiff_t count_items(const std::vector<ledger::Entry>& entries) {
        std::ptrdiff_t count = 0;
        for (const ledger::Entry& entry : entries)
            count += std::count_if(entry.rows.begin(), entry.rows.end(),
                                   [](const auto& row) { return !row.party.empty(); });
        return count;
    }

    Money bank_amount(const ledger::Entry& entry) const {
        Money sum = Money::zero(m_amount.currency());
        for (const ledger::EntryRow& row : entry.rows) {
            if (row.account == m_bank_account)
                sum += row.amount;
        }
        return sum;
    }

    // What the payment does not settle any more came back already.
    void add(std::vector<Part>& parts, ledger::Entry entry) {
        std::vector<std::string> pieces;
        for (const ledger::EntryRow& row : entry.rows) {
            if (row.party.empty())
                continue;
            for (std::string& piece : storage::pieces_paid_by(m_database, m_payment, row.id))
                pieces.push_back(std::move(piece));
        }
        if (!pieces.empty())
            parts.push_back({std::move(entry), joined(pieces)});
    }

    // The third party's row goes the other way than the bank's: as the line that takes it back.
    void add_rows(std::vector<Part>& parts, const ledger::Entry& entry) {
        for (const ledger::EntryRow& row : entry.rows) {
            if (row.party.empty() || row.amount != m_amount)
                continue;
            ledger::Entry part = entry;
            ledger::EntryRow bank;
            bank.account = m_bank_account;
            bank.amount = -row.amount;
            part.rows = {row, std::move(bank)};
            add(parts, std::move(part));
        }
    }

    storage::Database& m_database;
    Money m_amount;
    reconcile::MatchId m_payment;
    const std::string& m_bank_account;
};

bool is_in_currency(const ledger::Entry& entry, Currency currency) {
    return std::all_of(entry.rows.begin(), entry.rows.end(), [&](const ledger::EntryRow& row) {
        return row.amount.currency() == currency && !row.foreign_amount;
    });
}

} // namespace

Result<ledger::Entry> part_that_came_back(Reader& reader, const storage::LineRecord& line,
                                          reconcile::MatchId payment,
                                          const std::vector<ledger::Entry>& bank_entries,
                                          const std::string& bank_account,
                                          const std::string& piece) {
    storage::Database& database = reader.database();
    for (const ledger::Entry& entry : bank_entries) {
        if (!is_in_currency(entry, line.line.amount.currency()))
            return fail(rules::return_part_unfit, {{"match", payment.value()}});
    }
    std::vector<Part> fitting = Parts(database, line, payment, bank_account).of(bank_entries);
    std::vector<std::size_t> meant;
    std::vector<std::string> pieces;
    for (std::size_t i = 0; i < fitting.size(); ++i) {
        pieces.push_back(fitting[i].pieces);
        if (piece.empty() || fitting[i].is_named(piece))
            meant.push_back(i);
    }
    if (meant.size() == 1)
        return std::move(fitting[meant.front()].entry);
    const auto by = storage::return_of(database, payment);
    if (fitting.empty() && by)
        return fail(rules::returned_already, {{"match", payment.value()}, {"by", by.value()}});
    if (fitting.size() < 2)
        return fail(rules::not_its_return, named_line(line, {{"match", payment.value()}}));
    return fail(rules::return_piece_unclear,
                named_line(line, {{"match", payment.value()}, {"pieces", joined(pieces)}}));
}

Result<std::optional<ledger::Entry>>
part_meant_of_whole(Reader& reader, const storage::LineRecord& line, reconcile::MatchId payment,
                    const std::vector<ledger::Entry>& bank_entries, const std::string& bank_account,
                    const std::string& piece) {
    storage::Database& database = reader.database();
    for (const ledger::Entry& entry : bank_entries) {
        if (!is_in_currency(entry, line.line.amount.currency()))
            return std::nullopt; // of which no part is ever taken
    }
    Parts parts(database, line, payment, bank_account);
    const std::vector<Part> fitting = parts.of(bank_entries);
    if (fitting.empty())
        return std::nullopt;
    std::vector<std::string> pieces;
    std::vector<std::size_t> meant;
    for (std::size_t i = 0; i < fitting.size(); ++i) {
        pieces.push_back(fitting[i].pieces);
        if (!piece.empty() && fitting[i].is_named(piece))
            meant.push_back(i);
    }
    const std::string all = parts.all_pieces(bank_entries);
    if (piece == all)
        return std::nullopt;
    if (meant.size() == 1)
        return fitting[meant.front()].entry;
    pieces.push_back("« " + all + " »");
    return fail(rules::return_piece_unclear,
                named_line(line, {{"match", payment.value()}, {"pieces", joined(pieces)}}));
}

} // namespace comptoir::app
