#include "storage/repositories/vat_settled.h"

#include "comptoir/core/money.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/invoices/vat_on_receipts.h"

#include <array>
#include <cstdlib>
#include <optional>

namespace comptoir::storage {

namespace {

using invoices::PartSettled;

// Of an entry, what stands against the third party's rows of one side.
struct Against {
    std::int64_t paid = 0, not_paid = 0;
    std::string account;      // the last of those that pay nothing
    bool has_paid = false;    // on whichever side
    bool has_tax = false;     // it moves the tax itself, as it should
    bool of_one_party = true; // else nothing tells whose the loss is
    std::optional<std::string> party;
};

Against read_against(Database& database, ledger::Chart chart, ledger::EntryId entry,
                     const std::string& settling, bool is_debit) {
    Against against;
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
        if (part == PartSettled::Paid) {
            against.has_paid = true;
            against.paid += is_opposite ? std::abs(minor) : 0;
            against.has_tax = against.has_tax || invoices::is_vat_account(chart, account) ||
                              invoices::account_of_due_vat(chart, account, false);
            continue;
        }
        against.not_paid += is_opposite ? std::abs(minor) : 0;
        against.account = account;
    }
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
