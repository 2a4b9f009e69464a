// Encaissements and décaissements from bank lines (A147 to A161).
#include "comptoir/app/movements.h"

#include "app/bank/named_line.h"
#include "app/books/books_accounts.h"
#include "app/reconcile/booked_already.h"
#include "app/reconcile/line_lookup.h"
#include "app/reconcile/parts_not_paid.h"
#include "comptoir/app/books.h"
#include "comptoir/app/books_errors.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/pairings.h"
#include "comptoir/core/text.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/reconcile/settle.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/match_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"

#include <algorithm>

namespace comptoir::app {

namespace {

namespace rules = reconcile::errors;
using Lines = std::vector<storage::LineRecord>;

Money total_of(const Lines& lines) {
    Money total = Money::zero(lines.front().line.amount.currency());
    for (const storage::LineRecord& line : lines)
        total += line.line.amount;
    return total;
}

MovementKind kind_of(bool named, bool supplier, bool money_out) {
    if (!named)
        return money_out ? MovementKind::UndefinedPayment : MovementKind::UndefinedReceipt;
    if (supplier)
        return money_out ? MovementKind::SupplierPayment : MovementKind::SupplierRefund;
    return money_out ? MovementKind::CustomerRefund : MovementKind::CustomerReceipt;
}

// Where the party's movements go: its open items' account, else the one its rows stand on most; of
// the side that fits when it is both customer and supplier. Empty: it has none.
std::string party_account(storage::Database& database, ledger::Chart chart,
                          const std::string& party, bool money_out) {
    std::string other;
    for (const std::string& account : storage::accounts_of_party(database, chart, party)) {
        if (money_out ? ledger::is_supplier_account(chart, account)
                      : ledger::is_customer_account(chart, account))
            return account;
        if (other.empty())
            other = account;
    }
    return other;
}

// Makes one movement after the other from books loaded once.
class MovementMaker {
public:
    explicit MovementMaker(Reader& reader)
        : m_reader(reader), m_books(load_items_and_journals(reader)), m_acts(reader.database()),
          m_accounts(load_books_accounts(reader.database())) {}

    const ledger::BooksAccounts& accounts() const { return m_accounts; }
    ledger::Chart chart() const { return m_books.chart; }

    Result<MovementDraft> draft(const MovementRequest& request) {
        CT_ASSIGN(lines, free_lines(m_reader, request.lines));
        CT_ASSIGN(party, party_of(request, lines));
        return draft_for(request, lines, party);
    }

    // The movement's entry, checked against what was drafted.
    Result<ledger::Entry> entry(const MovementDraft& draft) {
        CT_ASSIGN(lines, free_lines(m_reader, draft.lines));
        CT_ASSIGN(journal, journal_of(lines));
        if (draft.day > draft.latest_day)
            return fail(rules::movement_late, {{"day", draft.day}, {"last", draft.latest_day}});
        reconcile::SettleRequest request;
        request.journal = journal->code;
        request.bank_account = *journal->account;
        for (const storage::LineRecord& line : lines)
            request.lines.push_back(facts_of(line));
        request.booked_elsewhere = Money::zero(draft.amount.currency());
        Money parts = Money::zero(draft.amount.currency());
        for (const MovementPart& part : draft.parts) {
            const std::string account = m_accounts.typed(part.account);
            CT_TRY(reconcile::check_account_target(m_books.chart, *journal, account, part.party));
            if (part.amount.is_zero() || part.amount.currency() != draft.amount.currency())
                return fail(rules::amount_missing, {{"account", account}});
            reconcile::Target target;
            target.kind = reconcile::TargetKind::Account;
            target.account = account;
            target.party = part.party;
            target.amount = part.amount;
            parts += part.amount;
            request.targets.push_back(std::move(target));
        }
        CT_TRY(check_no_waiting_tax(m_books.chart, request.targets));
        if (parts != draft.amount)
            return fail(rules::movement_open, {{"amount", draft.amount}, {"parts", parts}});
        CT_ASSIGN(entry, reconcile::settle(request));
        entry.date = draft.day;
        entry.piece_date = draft.day;
        entry.label = draft.label;
        entry.piece = draft.piece;
        entry.origin = ledger::EntryOrigin::Manual;
        return entry;
    }

    // C23: money that the books know already is not booked twice.
    Result<void> check_not_booked(const MovementDraft& draft) {
        CT_ASSIGN(lines, free_lines(m_reader, draft.lines));
        CT_ASSIGN(journal, journal_of(lines));
        MoneyToBook money;
        for (const storage::LineRecord& line : lines)
            money.lines.push_back({line.id, line.line.booked_on, line.line.amount});
        money.rest = draft.amount;
        money.party = draft.party;
        return app::check_not_booked(m_reader, *journal, {m_books.chart, m_books.currency}, money);
    }

    // Their parties, for the batch: what names nobody is refused before anything is made (A153).
    Result<std::vector<std::string>> parties(const std::vector<bank::LineId>& ids) {
        CT_ASSIGN(lines, free_lines(m_reader, ids));
        std::vector<std::string> parties = parties_of_lines(m_reader, m_books, lines);
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (parties[i].empty())
                return fail(rules::movement_without_party, named_line(lines[i]));
        return parties;
    }

private:
    Result<const ledger::Journal*> journal_of(const Lines& lines) const {
        const ledger::Journal* journal = m_books.journal(lines.front().journal);
        if (!journal || !journal->account)
            return fail(rules::journal_without_account, {{"journal", lines.front().journal}});
        // A movement in another currency needs the rate of its day, which nobody gave.
        const Currency currency = lines.front().line.amount.currency();
        if (currency != m_books.currency)
            return fail(rules::currency_differs,
                        {{"lines", std::string(currency.code())},
                         {"targets", std::string(m_books.currency.code())}});
        return journal;
    }

    Result<std::string> party_of(const MovementRequest& request, const Lines& lines) {
        if (request.undefined)
            return std::string{};
        if (request.party) {
            if (!storage::find_party(m_reader.database(), *request.party))
                return fail(errors::party_unknown, {{"party", *request.party}});
            return *request.party;
        }
        const std::vector<std::string> parties = parties_of_lines(m_reader, m_books, lines);
        for (const std::string& party : parties)
            if (!party.empty() && !parties.front().empty() && party != parties.front())
                return fail(rules::movement_parties,
                            {{"party", parties.front()}, {"other", party}});
        const bool all_named = std::none_of(parties.begin(), parties.end(),
                                            [](const std::string& party) { return party.empty(); });
        return all_named ? parties.front() : std::string{};
    }

    // The carried invoice's account, else the party's own, else the chart's.
    std::string account_of(const std::string& party, const ledger::OpenItem* carried,
                           bool money_out) {
        if (carried)
            return carried->account;
        std::string account = party_account(m_reader.database(), m_books.chart, party, money_out);
        if (!account.empty())
            return account;
        const invoices::BookingAccounts& accounts = invoices::booking_accounts(m_books.chart);
        return m_accounts.named(money_out ? accounts.supplier : accounts.customer).number;
    }

    // The one open item all lines that carry an invoice carry; nullptr: none, or several.
    const ledger::OpenItem* carried_by(const Lines& lines) {
        const ledger::OpenItem* carried = nullptr;
        for (const storage::LineRecord& line : lines) {
            const ledger::OpenItem* item = m_books.item_of_row(m_acts.of(line.id).invoice);
            if (item && carried && item != carried)
                return nullptr;
            carried = item ? item : carried;
        }
        return carried;
    }

    Result<MovementDraft> draft_for(const MovementRequest& request, const Lines& lines,
                                    const std::string& party) {
        CT_ASSIGN(journal, journal_of(lines));
        MovementDraft draft;
        draft.lines = request.lines;
        draft.amount = total_of(lines);
        if (draft.amount.is_zero())
            return fail(rules::movement_zero);
        draft.party = party;
        const ledger::OpenItem* carried = carried_by(lines);
        draft.invoice = carried ? carried->id : ledger::RowId{};
        const bool money_out = draft.amount.is_negative();
        std::string account;
        if (!party.empty()) {
            account = account_of(party, carried, money_out);
            draft.party_name = storage::find_party(m_reader.database(), party)->name;
        }
        draft.kind =
            kind_of(!party.empty(), ledger::is_supplier_account(m_books.chart, account), money_out);
        CT_TRY(date_and_name(request, lines, *journal, carried, draft));
        draft.parts = request.parts;
        if (draft.parts.empty() && !party.empty())
            draft.parts.push_back({account, party, draft.amount});
        return draft;
    }

    Result<void> date_and_name(const MovementRequest& request, const Lines& lines,
                               const ledger::Journal& journal, const ledger::OpenItem* carried,
                               MovementDraft& draft) {
        // What a settlement of these lines would be called (A157, A158).
        reconcile::SettleRequest named;
        named.journal = journal.code;
        named.bank_account = *journal.account;
        for (const storage::LineRecord& line : lines)
            named.lines.push_back(facts_of(line));
        const DaysOfLines days = days_of(m_reader, named.lines);
        draft.day = request.day.value_or(days.latest);
        draft.latest_day = days.end;
        named.booked_elsewhere = Money::zero(draft.amount.currency());
        reconcile::Target all;
        all.amount = draft.amount;
        all.kind = carried ? reconcile::TargetKind::Invoice : reconcile::TargetKind::Account;
        all.piece = carried ? carried->piece : std::string{};
        named.targets = {all};
        CT_ASSIGN(entry, reconcile::settle(named));
        draft.label = request.label.empty() ? entry.label : request.label;
        draft.piece = request.piece.empty() ? entry.piece : request.piece;
        return {};
    }

    Reader& m_reader;
    ReconcileBooks m_books;
    storage::LineActReader m_acts;
    ledger::BooksAccounts m_accounts;
};

Result<CreatedMovement> post(Writer& writer, MovementMaker& maker, const MovementDraft& draft) {
    CT_ASSIGN(entry, maker.entry(draft));
    for (const ledger::EntryRow& row : entry.rows)
        make_account(writer.database(), maker.chart(), maker.accounts(), row.account);
    CT_ASSIGN(id, post_draft(writer, entry));
    CreatedMovement made;
    made.kind = draft.kind;
    made.lines = draft.lines;
    made.entry = id;
    made.party = draft.party;
    made.amount = draft.amount;
    const std::string& account = entry.rows.back().account; // settle() puts the bank's rows last
    storage::PairingRecord pairing;
    pairing.journal = entry.journal;
    pairing.lines = draft.lines;
    for (const ledger::RowId row : storage::rows_of_entry_on(writer.database(), id, account))
        pairing.rows.push_back({row, std::nullopt});
    pairing.created_at = writer.clock().now();
    pairing.created_by = writer.user();
    made.pairing = storage::insert_pairing(writer.database(), pairing);
    writer.record("movement.create", "entry " + text::number(id.value()), {},
                  std::string(to_text(draft.kind)) + "; pairing " +
                      text::number(made.pairing.value()));
    for (const bank::LineId line : draft.lines)
        writer.changed(Noun::Lines, line.value());
    writer.changed(Noun::Pairings, made.pairing.value());
    return made;
}

} // namespace

std::string_view to_text(MovementKind kind) {
    switch (kind) {
    case MovementKind::CustomerReceipt:
        return "customer_receipt";
    case MovementKind::SupplierRefund:
        return "supplier_refund";
    case MovementKind::UndefinedReceipt:
        return "undefined_receipt";
    case MovementKind::SupplierPayment:
        return "supplier_payment";
    case MovementKind::CustomerRefund:
        return "customer_refund";
    case MovementKind::UndefinedPayment:
        return "undefined_payment";
    }
    return {};
}

MovementRequest MovementDraft::request() const {
    MovementRequest request;
    request.lines = lines;
    if (party.empty())
        request.undefined = true;
    else
        request.party = party;
    request.parts = parts;
    request.day = day;
    request.label = label;
    request.piece = piece;
    return request;
}

Result<MovementKind> kind_of_movement(Reader& reader, const std::string& party, bool money_out) {
    if (party.empty())
        return kind_of(false, false, money_out);
    const ledger::Chart chart = storage::load_dossier(reader.database()).chart;
    const std::string account = party_account(reader.database(), chart, party, money_out);
    const bool supplier = account.empty() ? money_out : ledger::is_supplier_account(chart, account);
    return kind_of(true, supplier, money_out);
}

Result<MovementDraft> draft_movement(Reader& reader, const MovementRequest& request) {
    return MovementMaker(reader).draft(request);
}

Result<CreatedMovement> create_movement(Writer& writer, const MovementRequest& request) {
    CT_ASSIGN(act, writer.begin(users::Right::Movements));
    MovementMaker maker(writer);
    CT_ASSIGN(draft, maker.draft(request));
    if (!request.although_booked)
        CT_TRY(maker.check_not_booked(draft));
    return post(writer, maker, draft);
}

Result<std::vector<MovementDraft>> draft_movements(Reader& reader,
                                                   const std::vector<bank::LineId>& lines) {
    MovementMaker maker(reader);
    CT_ASSIGN(parties, maker.parties(lines));
    std::vector<MovementDraft> drafts;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        CT_ASSIGN(draft, maker.draft({.lines = {lines[i]}, .party = parties[i]}));
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

Result<std::vector<CreatedMovement>> create_movements(Writer& writer,
                                                      const std::vector<bank::LineId>& lines) {
    CT_ASSIGN(act, writer.begin(users::Right::Movements));
    CT_ASSIGN(drafts, draft_movements(writer, lines));
    MovementMaker maker(writer);
    std::vector<CreatedMovement> made;
    for (const MovementDraft& draft : drafts) {
        CT_TRY(maker.check_not_booked(draft));
        CT_ASSIGN(movement, post(writer, maker, draft));
        made.push_back(std::move(movement));
    }
    return made;
}

Result<void> undo_movements(Writer& writer, const std::vector<CreatedMovement>& made) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementCancel));
    storage::Database& database = writer.database();
    for (auto movement = made.rbegin(); movement != made.rend(); ++movement) {
        // The pair that holds it now: one that was matched and freed again has another id.
        CT_ASSIGN(entry, load_entry(writer, movement->entry));
        for (const ledger::EntryRow& row : entry.rows) {
            const reconcile::PairingId pairing = storage::pairing_of(database, row.id);
            if (!pairing)
                continue;
            if (storage::is_pointed(database, row.id))
                return fail(rules::row_already_pointed, {{"entry", movement->entry.value()}});
            CT_TRY(unpair(writer, pairing));
        }
        CT_TRY(discard_draft(writer, movement->entry));
    }
    return {};
}

} // namespace comptoir::app
