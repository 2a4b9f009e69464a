#include "app/reconcile/vat_moves.h"

#include "app/books/books_accounts.h"
#include "app/reconcile/due_vat_account.h"
#include "comptoir/app/books.h"
#include "comptoir/core/text.h"
#include "comptoir/invoices/errors.h"
#include "comptoir/invoices/vat_on_receipts.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/ledger/true_day.h"
#include "comptoir/ledger/vat_rates.h"
#include "comptoir/reconcile/reasons.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/vat_repository.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <set>

namespace comptoir::app {

namespace {

using storage::VatMove;
using storage::WaitingInvoice;

// VAT is nobody's bank movement: "OD", or the first journal of its kind.
std::optional<std::string> general_journal(storage::Database& database) {
    std::optional<std::string> code;
    for (const ledger::Journal& journal : storage::load_journals(database)) {
        if (journal.type == ledger::JournalType::General && (!code || journal.code == "OD"))
            code = journal.code;
    }
    return code;
}

std::int64_t due_after(const WaitingInvoice& invoice, const WaitingInvoice::Row& row,
                       std::int64_t settled_minor, Currency currency) {
    return invoices::vat_due({row.amount_minor, currency}, {settled_minor, currency},
                             {invoice.gross_minor, currency})
        .minor();
}

// What the settlements so far make due of one row, less what was moved before.
std::int64_t still_to_move(const WaitingInvoice& invoice, const WaitingInvoice::Row& row,
                           Currency currency) {
    return due_after(invoice, row, invoice.settled_minor, currency) -
           due_after(invoice, row, invoice.settled_before_minor, currency) - row.moved_minor;
}

// The same with the lost parts, which programs before made due with the rest. What they declared
// stays: a later payment takes it up, and nothing of it goes back in another period unasked.
std::int64_t room_with_lost(const WaitingInvoice& invoice, const WaitingInvoice::Row& row,
                            Currency currency) {
    return due_after(invoice, row, invoice.imputed_minor, currency) -
           due_after(invoice, row, invoice.settled_before_minor, currency) - row.moved_minor;
}

// `left` would go back, and the lost parts account for all of it.
bool is_of_lost_parts(std::int64_t left, std::int64_t room) {
    return left < 0 ? room >= 0 : left > 0 && room <= 0;
}

class Draft {
public:
    Draft(ledger::Chart chart, Currency currency, const ledger::BooksAccounts& accounts,
          std::span<const LostPart> lost, VatAct act)
        : m_chart(chart), m_currency(currency), m_accounts(accounts), m_act(act),
          m_lost(lost.begin(), lost.end()) {}

    void add(const WaitingInvoice& invoice) {
        const std::size_t before = m_moves.size(), first_row = m_entry.rows.size();
        bool has_lost = false;
        bool is_back = true; // to the waiting account: a payment that came back, a letter undone
        const std::optional<int> rate = rate_of(invoice);
        for (const WaitingInvoice::Row& row : invoice.rows) {
            const std::int64_t moved = still_to_move(invoice, row, m_currency);
            const bool stays = m_act == VatAct::Settles &&
                               is_of_lost_parts(moved, room_with_lost(invoice, row, m_currency));
            if (moved == 0 || stays ||
                !due_vat_account(m_chart, m_accounts, row.account, invoice.of_fixed_asset, rate))
                continue;
            add_row(row.account, -moved, invoice);
            const std::int64_t lost = take_lost(invoice, row, moved);
            has_lost = has_lost || lost != 0;
            const std::int64_t paid = moved - lost;
            const std::int64_t of_assets = share_of_assets(invoice, row, paid);
            add_due(invoice, row, of_assets, true, rate);
            add_due(invoice, row, paid - of_assets, false, rate);
            m_moves.push_back({row.id, moved});
            is_back = is_back && (moved < 0) != (row.amount_minor < 0);
        }
        if (m_moves.size() == before)
            return;
        ++m_invoices;
        m_all_back = m_all_back && is_back;
        m_has_lost = m_has_lost || has_lost;
        for (std::size_t i = first_row; i < m_entry.rows.size(); ++i)
            m_entry.rows[i].label =
                kind_of_move(is_back, has_lost) + invoice.label; // journals show these
        m_entry.piece = m_invoices == 1 ? invoice.piece : std::string{};
        m_entry.label = kind_of_move(m_all_back, m_has_lost) +
                        (m_invoices == 1 ? invoice.label : text::number(m_invoices) + " pièces");
    }

    const std::vector<VatMove>& moves() const { return m_moves; }
    ledger::Entry& entry() { return m_entry; }
    std::vector<reconcile::Reason> remarks() const {
        std::vector<reconcile::Reason> remarks = m_left_with_loss;
        for (const auto& [account, others] : m_undecided) {
            std::string list;
            for (const std::string& other : others)
                list += (list.empty() ? "" : ", ") + other;
            remarks.push_back({reconcile::reasons::vat_account_undecided,
                               {{"account", account}, {"others", list}}});
        }
        return remarks;
    }

private:
    // First in the label, so that a journal tells tax that became due from tax that is not any
    // more.
    static std::string kind_of_move(bool is_back, bool has_lost) {
        return std::string(is_back ? "Extourne " : "") +
               (has_lost ? "TVA exigible et perte – " : "TVA exigible – ");
    }

    // What is deducted on the account of assets of all that `minor` stands for. One row of tax on
    // assets and charges alike is deducted on an account for each, by their net (CGI art. 271; PCG
    // 44562, 44566), where one rate made it of both. Two rates are two rows, of which nothing tells
    // what each is of; nor does a rebate say what it is on.
    std::int64_t due_on_assets(const WaitingInvoice& invoice, const WaitingInvoice::Row& row,
                               std::int64_t minor) const {
        const std::array<std::int64_t, 2> net{std::abs(invoice.asset_minor),
                                              std::abs(invoice.other_minor)};
        if (invoice.rows.size() != 1 || net[0] == 0 || net[1] == 0 ||
            (invoice.asset_minor < 0) != (invoice.other_minor < 0) ||
            // A part that bears no tax, or another rate, is seen by the tax that it lacks.
            !ledger::is_vat_of(m_chart, std::abs(row.amount_minor), net[0] + net[1]))
            return minor;
        return allocate(Money{minor, m_currency}, net).front().minor();
    }

    // What stands on either account by now says what each has had, so that no cent drifts and what
    // was deducted otherwise before stays where it is.
    std::int64_t share_of_assets(const WaitingInvoice& invoice, const WaitingInvoice::Row& row,
                                 std::int64_t paid) const {
        if (!invoice.of_fixed_asset)
            return 0;
        const std::int64_t in_all = row.on_assets_minor + row.on_others_minor + paid;
        const std::int64_t share = due_on_assets(invoice, row, in_all) - row.on_assets_minor;
        return std::clamp(share, std::min<std::int64_t>(0, paid), std::max<std::int64_t>(0, paid));
    }

    void add_due(const WaitingInvoice& invoice, const WaitingInvoice::Row& row, std::int64_t minor,
                 bool of_asset, std::optional<int> rate) {
        const auto due = due_vat_account(m_chart, m_accounts, row.account, of_asset, rate);
        if (minor == 0 || !due)
            return;
        add_row(due->number, minor, invoice);
        if (!due->undecided.empty())
            m_undecided.insert_or_assign(due->number, due->undecided);
    }

    // The tax of what is lost goes against the loss; returns what went there. The loss counts as
    // the last of what was settled, so that payments before it made due what they paid.
    std::int64_t take_lost(const WaitingInvoice& invoice, const WaitingInvoice::Row& row,
                           std::int64_t moved) {
        std::int64_t taken = 0, settled = invoice.settled_minor;
        for (LostPart& part : m_lost) {
            if (part.waiting_row && part.waiting_row != row.id)
                continue;                      // two rates go back to an account for each
            std::int64_t vat = part.vat_minor; // what goes back is no more than what moves now
            if (part.settled_minor > 0) {
                const std::int64_t before = std::max<std::int64_t>(0, settled - part.settled_minor);
                vat = due_after(invoice, row, settled, m_currency) -
                      due_after(invoice, row, before, m_currency);
                settled = before;
            }
            if ((vat < 0) != (moved < 0))
                continue;
            if (std::abs(vat) > std::abs(moved - taken))
                vat = moved - taken;
            if (vat == 0)
                continue;
            add_row(part.account, vat, invoice);
            part.vat_minor -= part.settled_minor > 0 ? 0 : vat;
            taken += vat;
            m_left_with_loss.push_back(
                {reconcile::reasons::vat_left_with_loss,
                 {{"amount", Money{std::abs(vat), m_currency}}, {"account", part.account}}});
        }
        return taken;
    }

    // Of what waits as one row; two rates are two rows, and the names of their accounts tell.
    std::optional<int> rate_of(const WaitingInvoice& invoice) const {
        if (invoice.rows.size() != 1)
            return std::nullopt;
        const std::int64_t vat = std::abs(invoice.rows.front().amount_minor);
        return rate_of_vat(m_chart, vat, invoice.gross_minor - vat);
    }

    void add_row(const std::string& account, std::int64_t minor, const WaitingInvoice& invoice) {
        ledger::EntryRow row;
        row.account = account;
        row.amount = Money{minor, m_currency};
        row.piece = invoice.piece;
        m_entry.rows.push_back(std::move(row));
    }

    ledger::Chart m_chart;
    Currency m_currency;
    const ledger::BooksAccounts& m_accounts;
    std::map<std::string, std::vector<std::string>> m_undecided; // by the account taken instead
    VatAct m_act;
    std::vector<LostPart> m_lost;
    std::vector<reconcile::Reason> m_left_with_loss;
    bool m_has_lost = false, m_all_back = true;
    ledger::Entry m_entry;
    std::vector<VatMove> m_moves;
    std::int64_t m_invoices = 0;
};

void put_on_open_day(ledger::Entry& entry, Date day, const std::optional<Date>& closed_until) {
    entry.date = day;
    if (!closed_until || day > *closed_until)
        return;
    entry.label = ledger::with_true_day(std::move(entry.label), day); // PCG art. 1031-4
    for (ledger::EntryRow& row : entry.rows)
        if (!row.label.empty())
            row.label = ledger::with_true_day(std::move(row.label), day);
    entry.date = closed_until->plus_days(1);
}

// What the letters left make due of each waiting row, less what was moved; negative of what has to
// go back.
struct Surplus {
    std::map<ledger::RowId, std::int64_t> left;
    std::map<ledger::RowId, std::int64_t> room; // the same with what is lost of them
    std::set<ledger::RowId> at_an_end;          // of invoices settled wholly or not at all

    // Settlements undone out of order differ by a cent of rounding.
    bool covers(const storage::HandVatMoves& made) const {
        return std::all_of(made.moves.begin(), made.moves.end(), [&](const VatMove& move) {
            const auto found = left.find(move.waiting_row);
            if (found == left.end() || found->second == 0 ||
                (found->second < 0) == (move.amount_minor < 0))
                return false;
            return std::abs(found->second) + 1 >= std::abs(move.amount_minor);
        });
    }
    bool needs_entry(std::int64_t taken) const {
        return std::any_of(left.begin(), left.end(), [&](const auto& one) {
            const std::int64_t cents = at_an_end.contains(one.first) ? 0 : taken;
            if (taken > 0 && is_of_lost_parts(one.second, room.at(one.first)))
                return false; // what the letter made due went with its entry
            return std::abs(one.second) > cents;
        });
    }
};

Surplus surplus_of(storage::Database& database, const storage::DossierRow& dossier,
                   std::span<const ledger::RowId> rows) {
    Surplus surplus;
    for (const WaitingInvoice& invoice :
         storage::load_waiting_invoices(database, dossier.chart, rows)) {
        const bool is_at_an_end =
            invoice.settled_minor == 0 || invoice.settled_minor == invoice.gross_minor;
        for (const WaitingInvoice::Row& row : invoice.rows) {
            surplus.left[row.id] = still_to_move(invoice, row, dossier.currency);
            surplus.room[row.id] = room_with_lost(invoice, row, dossier.currency);
            if (is_at_an_end)
                surplus.at_an_end.insert(row.id);
        }
    }
    return surplus;
}

// What a person reversed already is only forgotten.
Result<void> take_entry_back(Writer& writer, ledger::EntryId id) {
    storage::Database& database = writer.database();
    CT_ASSIGN(entry, load_entry(writer, id));
    storage::forget_vat_moves(database, id);
    if (entry.state == ledger::EntryState::Draft)
        return delete_draft(writer, id);
    if (storage::reversal_of_entry(database, id))
        return {};
    CT_ASSIGN(reversal, reverse_entry(writer, id));
    CT_ASSIGN(posted, load_entry(writer, reversal));
    if (ledger::check_come(posted.date, writer.today()))
        CT_TRY(validate_entry(writer, reversal));
    return {};
}

// Settled pieces whose tax stays where it is, and why.
std::vector<reconcile::Reason> unmoved_remarks(storage::Database& database, ledger::Chart chart,
                                               std::span<const ledger::RowId> rows,
                                               reconcile::MatchId match) {
    std::vector<reconcile::Reason> remarks;
    for (const storage::UnmovedVat& one : storage::load_unmoved_vat(database, chart, rows, match))
        remarks.push_back({one.set_against.empty() ? reconcile::reasons::vat_of_opening_unknown
                                                   : reconcile::reasons::vat_still_waits,
                           {{"piece", one.piece},
                            {"account", one.set_against.empty() ? one.waiting : one.set_against}}});
    return remarks;
}

} // namespace

Result<void> take_due_vat_back(Writer& writer, std::span<const ledger::RowId> rows,
                               Date settled_on) {
    storage::Database& database = writer.database();
    const storage::DossierRow dossier = storage::load_dossier(database);
    Surplus surplus = surplus_of(database, dossier, rows);
    std::vector<ledger::RowId> waiting;
    for (const auto& [row, minor] : surplus.left)
        waiting.push_back(row);
    std::int64_t taken = 0;
    for (const storage::HandVatMoves& made : storage::hand_vat_moves(database, waiting)) {
        if (!surplus.covers(made))
            continue;
        CT_TRY(take_entry_back(writer, made.entry));
        for (const VatMove& move : made.moves) {
            surplus.left[move.waiting_row] += move.amount_minor;
            surplus.room[move.waiting_row] += move.amount_minor;
        }
        ++taken;
    }
    if (surplus.needs_entry(taken))
        CT_TRY(move_due_vat(writer, rows, {}, settled_on, nullptr, {}, VatAct::TakesBack));
    return {};
}

Result<MovedVat> move_due_vat(Writer& writer, std::span<const ledger::RowId> rows,
                              reconcile::MatchId match, Date settled_on,
                              const ledger::BooksAccounts* accounts, std::span<const LostPart> lost,
                              VatAct act) {
    storage::Database& database = writer.database();
    const storage::DossierRow dossier = storage::load_dossier(database);
    const std::vector<WaitingInvoice> waiting =
        storage::load_waiting_invoices(database, dossier.chart, rows);
    std::vector<reconcile::Reason> remarks = unmoved_remarks(database, dossier.chart, rows, match);
    if (waiting.empty())
        return MovedVat{{}, std::move(remarks)};
    const ledger::BooksAccounts loaded =
        accounts ? ledger::BooksAccounts() : load_books_accounts(database);
    const ledger::BooksAccounts& books = accounts ? *accounts : loaded;
    Draft draft(dossier.chart, dossier.currency, books, lost, act);
    for (const WaitingInvoice& invoice : waiting)
        draft.add(invoice);
    if (draft.moves().empty())
        return MovedVat{{}, std::move(remarks)};
    const auto journal = general_journal(database);
    if (!journal)
        return fail(invoices::errors::no_journal,
                    {{"type", std::string(ledger::to_text(ledger::JournalType::General))}});
    ledger::Entry& entry = draft.entry();
    entry.journal = *journal;
    entry.origin = ledger::EntryOrigin::Match;
    entry.piece_date = settled_on;
    if (entry.piece.empty()) // FEC column 9 is never empty
        entry.piece = "TVA " + settled_on.to_iso();
    for (ledger::EntryRow& row : entry.rows)
        if (row.label == entry.label)
            row.label.clear(); // its entry's serves
    put_on_open_day(entry, settled_on, dossier.closed_until);
    for (const ledger::EntryRow& row : entry.rows)
        make_account(database, dossier.chart, books, row.account);
    CT_ASSIGN(posted, post_draft(writer, entry));
    for (const VatMove& move : draft.moves())
        storage::insert_vat_move(database, move, posted, match);
    for (const reconcile::Reason& remark : draft.remarks()) {
        writer.record("vat.account", "entry " + text::number(posted.value()), {}, remark.code.name);
        remarks.push_back(remark);
    }
    return MovedVat{posted, std::move(remarks)};
}

} // namespace comptoir::app
