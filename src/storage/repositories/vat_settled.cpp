#include "storage/repositories/vat_settled.h"

#include "comptoir/core/money.h"
#include "comptoir/invoices/vat_on_receipts.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/ledger/vat_rates.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>
#include <optional>

namespace comptoir::storage {

namespace {

using invoices::PartSettled;
using invoices::TaxOfPieces;

// The tax rows of an entry that stand where the tax of the third party's own pieces does. What may
// be the tax on something else in it, a discount with its VAT beside a loss without, is left to
// that: the loss then makes nothing due that nobody paid.
class TaxOfLoss {
public:
    void add(ledger::Chart chart, const std::string& settling, const std::string& account,
             std::int64_t minor) {
        switch (invoices::tax_of_pieces(chart, settling, account)) {
        case TaxOfPieces::Waiting:
            m_has_waiting = true;
            return;
        case TaxOfPieces::Due:
            m_taxes.push_back(minor);
            return;
        case TaxOfPieces::None:
            if (account.starts_with('6') || account.starts_with('7'))
                m_others.push_back(minor);
        }
    }
    bool is_there(ledger::Chart chart) const {
        const std::int64_t all = std::accumulate(m_others.begin(), m_others.end(), std::int64_t{0});
        const auto is_of_another = [&](std::int64_t tax) {
            const auto is_its_tax = [&](std::int64_t net) {
                return ledger::is_vat_of(chart, tax, net);
            };
            return is_its_tax(all) || std::any_of(m_others.begin(), m_others.end(), is_its_tax);
        };
        return m_has_waiting || !std::all_of(m_taxes.begin(), m_taxes.end(), is_of_another);
    }

private:
    bool m_has_waiting = false;
    std::vector<std::int64_t> m_taxes, m_others; // without sign
};

// Of an entry, what stands against the third party's rows of one side.
struct Against {
    std::int64_t paid = 0, not_paid = 0;
    std::string account;      // the last of those that pay nothing
    bool has_paid = false;    // on whichever side
    bool has_tax = false;     // it moves the tax of the loss itself, as it should
    bool of_one_party = true; // else nothing tells whose the loss is
    std::optional<std::string> party;
};

Against read_against(Database& database, ledger::Chart chart, ledger::EntryId entry,
                     const std::string& settling, bool is_debit) {
    Against against;
    TaxOfLoss tax;
    Statement rows = database.query("SELECT account, amount_minor, coalesce(party, '')"
                                    " FROM entry_row WHERE entry_id = ?1 ORDER BY position",
                                    entry);
    while (rows.step()) {
        const std::string account = rows.text(0);
        const std::int64_t minor = rows.integer(1);
        const bool is_opposite = (minor > 0) != is_debit;
        if (account == settling) {
            const std::string party = rows.text(2);
            against.of_one_party =
                against.of_one_party && (!against.party || *against.party == party);
            against.party = party;
            continue;
        }
        const PartSettled part = invoices::part_settled_by(chart, account, std::abs(minor));
        // Another account of customers or suppliers is settled by the same money, and bears its
        // part of the loss: it is nothing that the money paid besides.
        if (part == PartSettled::Paid && !is_opposite &&
            ledger::is_third_party_account(chart, account))
            continue;
        if (part == PartSettled::Paid) {
            against.has_paid = true;
            // What the money paid besides, a fee with its tax, is no part of what it paid of these.
            against.paid += is_opposite ? std::abs(minor) : -std::abs(minor);
            if (is_opposite)
                tax.add(chart, settling, account, std::abs(minor));
            continue;
        }
        against.not_paid += is_opposite ? std::abs(minor) : 0;
        against.account = account;
    }
    against.has_tax = tax.is_there(chart);
    against.paid = std::max<std::int64_t>(0, against.paid);
    return against;
}

void judge(Database& database, ledger::Chart chart, ledger::EntryId entry,
           const std::string& settling, bool is_debit, Partner& partner) {
    const Against against = read_against(database, chart, entry, settling, is_debit);
    if (against.account.empty() || against.has_tax)
        return;
    if (!against.has_paid) {
        partner.paid_minor = 0;
        partner.set_against = against.account;
        return;
    }
    // In part: the loss is of each piece that the entry settles by what it settles of it. The books
    // that were taken over saw to it themselves.
    if (partner.imported || !against.of_one_party || against.not_paid == 0)
        return;
    const std::array<std::int64_t, 2> shares{against.paid, against.not_paid};
    partner.paid_minor =
        allocate(Money{partner.amount_minor, Currency::eur()}, shares).front().minor();
    partner.set_against = against.account;
}

} // namespace

std::vector<Partner> partners_of(Database& database, ledger::Chart chart, ledger::RowId row,
                                 const ledger::Entry& entry) {
    std::vector<Partner> found;
    // What a match booked itself had the tax of its losses taken out with it (app/vat_moves.h).
    Statement partners = database.query(R"(
        SELECT i.amount_minor, i.imported, o.id, r.account, r.id, coalesce(i.match_id, 0),
               r.amount_minor > 0,
               EXISTS (SELECT 1 FROM match_entry m
                       WHERE m.match_id = i.match_id AND m.entry_id = o.id)
        FROM (SELECT credit_row_id AS other, amount_minor, imported, match_id
              FROM imputation WHERE debit_row_id = ?1
              UNION ALL
              SELECT debit_row_id, amount_minor, imported, match_id
              FROM imputation WHERE credit_row_id = ?1) i
        JOIN entry_row r ON r.id = i.other
        JOIN entry o ON o.id = r.entry_id
        WHERE o.reverses_id IS NOT ?2 AND o.id IS NOT ?3)",
                                        row, entry.id, entry.reverses);
    while (partners.step()) {
        Partner partner;
        partner.amount_minor = partner.paid_minor = partners.integer(0);
        partner.imported = partners.integer(1) != 0;
        partner.row = partners.id<ledger::RowId>(4);
        partner.match = partners.id<reconcile::MatchId>(5);
        if (partners.integer(7) == 0)
            judge(database, chart, partners.id<ledger::EntryId>(2), partners.text(3),
                  partners.integer(6) != 0, partner);
        found.push_back(std::move(partner));
    }
    return found;
}

} // namespace comptoir::storage
