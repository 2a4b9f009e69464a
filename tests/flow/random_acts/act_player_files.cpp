// What a person does about the lines a file brought: deleted, merged, confirmed, documented; and
// entries of books taken over that were still on their way.
#include "act_player.h"

#include "comptoir/app/errors.h"

#include <algorithm>

namespace comptoir::test {

namespace {

// What a person put on a line goes with it and does not come back.
bool is_worked_on(const app::LineRow& row) {
    return !row.note.empty() || !row.reason.empty() || row.invoice || row.documents != 0 ||
           row.party_by == "hand" || row.template_by == "hand" ||
           row.state == reconcile::LineState::Parked;
}

} // namespace

Result<void> ActPlayer::refuse_worked_on(app::Reader& reader,
                                         const std::vector<bank::LineId>& ids) {
    for (const bank::LineId id : ids)
        if (is_worked_on(row_of(reader, id)))
            return fail(app::errors::not_found, {{"what", "bare line"}, {"id", id.value()}});
    return {};
}

// Who takes a line back says that it is an operation of its own.
void ActPlayer::keep_doubts(app::Reader& reader, Done& done) {
    for (const bank::LineId id : done.lines)
        if (row_of(reader, id).doubtful)
            done.doubts.push_back(id);
}

Result<void> ActPlayer::doubt_again(app::Writer& writer, const Done& done) {
    for (const bank::LineId id : done.doubts)
        CT_TRY(app::doubt_line(writer, id));
    return {};
}

Result<void> ActPlayer::change_file_lines(app::Writer& writer, const Act& act, Done& done) {
    if (act.verb == Verb::Outstanding)
        return app::mark_outstanding(writer, {m_taken_over[act.entry % k_taken_over]});
    if (act.verb == Verb::DeleteLine) {
        CT_TRY(refuse_worked_on(writer, done.lines));
        keep_doubts(writer, done);
        return app::delete_line(writer, line(act.lines.front()), "brought twice");
    }
    if (act.verb == Verb::Attach || act.verb == Verb::Detach) {
        const inbox::DocumentId document = m_documents[act.entry % m_documents.size()];
        auto before = act.verb == Verb::Attach
                          ? app::attach_documents(writer, lines(act), {document})
                          : app::detach_document(writer, line(act.lines.front()), document);
        if (!before)
            return fail(before.error());
        done.marks = std::move(*before);
        return {};
    }
    if (act.about < 0 || m_done[act.about].lines.empty()) // an import that was refused
        return fail(app::errors::not_found, {{"what", "import"}, {"id", act.about}});
    const Done& about = m_done[act.about];
    done.lines = about.lines;
    if (act.verb == Verb::DeleteStatement) {
        const bank::StatementId statement = row_of(writer, about.lines.front()).statement;
        done.lines.clear(); // some may be deleted already
        CT_TRY(app::for_each_line(writer, {.statement = statement}, [&](const app::LineRow& row) {
            done.lines.push_back(row.id);
            return true;
        }));
        CT_TRY(refuse_worked_on(writer, done.lines));
        keep_doubts(writer, done);
        return app::delete_statement(writer, statement, "another company's");
    }
    done.doubted = about.doubted;
    if (act.verb == Verb::ConfirmLine) {
        if (!row_of(writer, done.doubted).doubtful) // nothing to be taken back
            return fail(app::errors::not_found,
                        {{"what", "doubtful line"}, {"id", done.doubted.value()}});
        return app::confirm_line(writer, done.doubted);
    }
    CT_TRY(refuse_worked_on(writer, about.lines));
    keep_doubts(writer, done);
    const bank::LineId other = about.lines.back();
    CT_ASSIGN(kept, app::merge_lines(writer, done.doubted, other));
    done.gone = kept == done.doubted ? other : done.doubted;
    return {};
}

Result<void> ActPlayer::reverse_file_lines(app::Writer& writer, const Act& act, const Done& done) {
    switch (act.verb) {
    case Verb::Outstanding:
        return app::mark_seen_at_opening(writer, {m_taken_over[act.entry % k_taken_over]});
    case Verb::DeleteLine:
        CT_TRY(app::take_back_line(writer, line(act.lines.front())));
        return doubt_again(writer, done);
    case Verb::DeleteStatement:
        for (const bank::LineId id : done.lines)
            CT_TRY(app::take_back_line(writer, id));
        return doubt_again(writer, done);
    case Verb::ImportTwin:
        return app::undo_import(writer, row_of(writer, done.lines.front()).statement);
    case Verb::MergeLines:
        CT_TRY(app::take_back_line(writer, done.gone));
        return doubt_again(writer, done);
    case Verb::ConfirmLine:
        return app::doubt_line(writer, done.doubted);
    default:
        return app::put_back(writer, done.marks);
    }
}

std::string ActPlayer::join_file_lines() {
    std::vector<std::string> texts;
    value_of(m_books.dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
        CT_ASSIGN(deleted, app::list_deleted(reader, {}));
        for (const app::DeletedLineRow& row : deleted)
            texts.push_back("deleted " + row.line.label + (row.same_as ? " merged" : "") + " " +
                            row.why + "\n");
        CT_ASSIGN(payments, app::list_payments(reader, {.limit = 1'000'000}));
        for (const payments::Payment& payment : payments)
            if (payment.state != payments::PaymentState::Cancelled)
                texts.push_back("payment " + payment.party + " " + payment.amount.to_decimal() +
                                " " + std::string(to_text(payment.state)) + "\n");
        return true;
    }));
    std::sort(texts.begin(), texts.end());
    std::string text;
    for (const std::string& each : texts)
        text += each;
    return text;
}

} // namespace comptoir::test
