// Parking, ignoring, noting, carrying an invoice, attaching documents: acts on lines that post
// nothing.
#include "comptoir/app/line_acts.h"

#include "app/bank/named_line.h"
#include "app/reconcile/line_lookup.h"
#include "comptoir/app/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/document_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"

#include <algorithm>

namespace comptoir::app {

namespace {

namespace rules = reconcile::errors;
using reconcile::LineState;

std::string name_of(bank::LineId line) {
    return "line " + text::number(line.value());
}

LineState state_of(const storage::LineRecord& line) {
    return reconcile::parse_line_state(line.mark).value_or(LineState::Open);
}

// One act on several lines: remembers what they were like and tells who listens.
class LineAct {
public:
    LineAct(Writer& writer, std::string_view action)
        : m_writer(writer), m_acts(writer.database()), m_action(action) {}

    Result<storage::LineRecord> begin(bank::LineId id) {
        CT_ASSIGN(line, find_line_or_refuse(m_writer, id));
        const storage::LineActs acts = m_acts.of(id);
        m_undo.lines.push_back({id, state_of(line), acts.note, acts.reason, acts.invoice,
                                storage::documents_of_line(m_writer.database(), id)});
        return line;
    }
    const LineActUndo::Line& before() const { return m_undo.lines.back(); }
    void record(std::string_view before, std::string_view after) {
        const bank::LineId id = m_undo.lines.back().id;
        m_writer.record(m_action, name_of(id), before, after);
        m_writer.changed(Noun::Lines, id.value());
    }
    LineActUndo finish() { return std::move(m_undo); }

private:
    Writer& m_writer;
    storage::LineActReader m_acts;
    std::string m_action;
    LineActUndo m_undo;
};

// Each field an act may change, for the journal of events (C36).
std::string description_of(storage::Database& database, const LineActUndo::Line& line) {
    std::string said(to_text(line.state));
    if (!line.reason.empty())
        said += ": " + line.reason;
    if (!line.note.empty())
        said += "; note " + line.note;
    if (const auto row = storage::find_row(database, line.invoice))
        if (const auto entry = storage::find_entry(database, row->entry))
            said += "; invoice " + entry->piece;
    for (const inbox::DocumentId document : line.documents)
        said += "; document " + text::number(document.value());
    return said;
}

Result<void> check_may_be_marked(Reader& reader, const storage::LineRecord& line) {
    if (line.match != 0)
        return fail(errors::line_is_matched, named_line(line, {{"match", line.match}}));
    if (const reconcile::PairingId pairing = storage::pairing_of(reader.database(), line.id))
        return fail(rules::line_paired, named_line(line, {{"pairing", pairing.value()}}));
    return {};
}

Result<LineActUndo> mark_all(Writer& writer, const std::vector<bank::LineId>& lines,
                             LineState state, const std::string& reason) {
    LineAct act(writer, "line.mark");
    const std::string mark = state == LineState::Open ? "" : std::string(to_text(state));
    for (const bank::LineId id : lines) {
        CT_ASSIGN(line, act.begin(id));
        CT_TRY(check_may_be_marked(writer, line));
        storage::set_line_mark(writer.database(), id, mark);
        storage::set_line_reason(writer.database(), id, reason);
        act.record(line.mark, reason.empty() ? mark : mark + ": " + reason);
    }
    return act.finish();
}

Result<void> check_side(const ledger::OpenItem& item, const storage::LineRecord& line) {
    if (item.open.currency() != line.line.amount.currency())
        return fail(rules::currency_differs,
                    {{"lines", std::string(line.line.amount.currency().code())},
                     {"targets", std::string(item.open.currency().code())}});
    if (item.open.is_negative() != line.line.amount.is_negative())
        return fail(rules::wrong_side, {{"piece", item.piece}, {"amount", line.line.amount}});
    return {};
}

} // namespace

Result<LineActUndo> park_lines(Writer& writer, const std::vector<bank::LineId>& lines,
                               const std::string& reason) {
    CT_ASSIGN(begun, writer.begin(users::Right::StatementModify));
    return mark_all(writer, lines, LineState::Parked, std::string(text::trim(reason)));
}

Result<LineActUndo> ignore_lines(Writer& writer, const std::vector<bank::LineId>& lines,
                                 const std::string& reason) {
    CT_ASSIGN(begun, writer.begin(users::Right::StatementModify));
    const std::string why(text::trim(reason));
    // Who looks at the statement in a year must read why a movement is in no book.
    if (why.empty())
        return fail(rules::reason_missing);
    return mark_all(writer, lines, LineState::Ignored, why);
}

Result<LineActUndo> reopen_lines(Writer& writer, const std::vector<bank::LineId>& lines) {
    CT_ASSIGN(begun, writer.begin(users::Right::StatementModify));
    return mark_all(writer, lines, LineState::Open, {});
}

Result<LineActUndo> note_lines(Writer& writer, const std::vector<bank::LineId>& lines,
                               const std::string& note) {
    CT_ASSIGN(begun, writer.begin(users::Right::StatementModify));
    LineAct act(writer, "line.note");
    const std::string trimmed(text::trim(note));
    for (const bank::LineId id : lines) {
        CT_TRY(act.begin(id));
        storage::set_line_note(writer.database(), id, trimmed);
        act.record(act.before().note, trimmed);
    }
    return act.finish();
}

Result<LineActUndo> carry_invoice(Writer& writer, const std::vector<bank::LineId>& lines,
                                  std::optional<ledger::RowId> item) {
    CT_ASSIGN(begun, writer.begin(users::Right::StatementModify));
    const ReconcileBooks books = load_items_and_journals(writer);
    const ledger::OpenItem* found = item ? books.item_of_row(*item) : nullptr;
    if (item && !found)
        return fail(rules::item_settled, {{"piece", text::number(item->value())}});
    LineAct act(writer, "line.invoice");
    for (const bank::LineId id : lines) {
        CT_ASSIGN(line, act.begin(id));
        if (line.match != 0)
            return fail(rules::line_already_matched, named_line(line, {{"match", line.match}}));
        if (found)
            CT_TRY(check_side(*found, line));
        storage::set_line_invoice(writer.database(), id,
                                  found ? std::optional(found->id) : std::nullopt);
        const ledger::OpenItem* before = books.item_of_row(act.before().invoice);
        act.record(before ? before->piece : std::string{}, found ? found->piece : std::string{});
    }
    return act.finish();
}

Result<LineActUndo> attach_documents(Writer& writer, const std::vector<bank::LineId>& lines,
                                     const std::vector<inbox::DocumentId>& documents) {
    CT_ASSIGN(begun, writer.begin(users::Right::StatementModify));
    storage::Database& database = writer.database();
    LineAct act(writer, "line.attach");
    for (const bank::LineId id : lines) {
        CT_TRY(act.begin(id));
        for (const inbox::DocumentId document : documents) {
            if (!storage::find_document(database, document))
                return fail(errors::not_found, {{"what", "document"}, {"id", document.value()}});
            storage::add_line_document(database, id, document);
            act.record({}, "document " + text::number(document.value()));
        }
    }
    return act.finish();
}

Result<LineActUndo> detach_document(Writer& writer, bank::LineId line, inbox::DocumentId document) {
    CT_ASSIGN(begun, writer.begin(users::Right::StatementModify));
    LineAct act(writer, "line.detach");
    CT_TRY(act.begin(line));
    const std::vector<inbox::DocumentId>& attached = act.before().documents;
    if (std::find(attached.begin(), attached.end(), document) == attached.end())
        return fail(errors::not_found, {{"what", "document"}, {"id", document.value()}});
    storage::remove_line_document(writer.database(), line, document);
    act.record("document " + text::number(document.value()), {});
    return act.finish();
}

Result<std::vector<inbox::Document>> documents_of_line(Reader& reader, bank::LineId line) {
    CT_TRY(find_line_or_refuse(reader, line));
    std::vector<inbox::Document> documents;
    for (const inbox::DocumentId id : storage::documents_of_line(reader.database(), line))
        if (std::optional<inbox::Document> document = storage::find_document(reader.database(), id))
            documents.push_back(std::move(*document));
    return documents;
}

Result<InvoiceChoice> invoices_for_line(Reader& reader, bank::LineId id, bool everybody) {
    CT_ASSIGN(line, find_line_or_refuse(reader, id));
    const ReconcileBooks books = load_items_and_journals(reader);
    InvoiceChoice choice;
    if (!everybody)
        choice.party = parties_of_lines(reader, books, {line}).front();
    const Money amount = line.line.amount;
    for (const ledger::OpenItem& item : books.books.items)
        if (item.kind == ledger::OpenItemKind::Invoice &&
            item.open.currency() == amount.currency() &&
            (choice.party.empty() || item.party == choice.party))
            choice.items.push_back(item);
    const auto rank = [&](const ledger::OpenItem& item) {
        return item.open == amount ? 0 : item.open.is_negative() == amount.is_negative() ? 1 : 2;
    };
    std::stable_sort(choice.items.begin(), choice.items.end(),
                     [&](const ledger::OpenItem& a, const ledger::OpenItem& b) {
                         return std::tuple(rank(a), a.due_on) < std::tuple(rank(b), b.due_on);
                     });
    return choice;
}

Result<void> put_back(Writer& writer, const LineActUndo& undo) {
    CT_ASSIGN(begun, writer.begin(users::Right::StatementModify));
    storage::Database& database = writer.database();
    LineAct act(writer, "line.put_back");
    for (const LineActUndo::Line& before : undo.lines) {
        CT_ASSIGN(line, act.begin(before.id));
        if (state_of(line) != before.state)
            CT_TRY(check_may_be_marked(writer, line));
        const std::string mark =
            before.state == LineState::Open ? "" : std::string(to_text(before.state));
        storage::set_line_mark(database, before.id, mark);
        storage::set_line_note(database, before.id, before.note);
        storage::set_line_reason(database, before.id, before.reason);
        if (line.match == 0)
            storage::set_line_invoice(
                database, before.id, before.invoice ? std::optional(before.invoice) : std::nullopt);
        for (const inbox::DocumentId document : act.before().documents)
            storage::remove_line_document(database, before.id, document);
        for (const inbox::DocumentId document : before.documents)
            storage::add_line_document(database, before.id, document);
        act.record(description_of(database, act.before()), description_of(database, before));
    }
    return {};
}

} // namespace comptoir::app
