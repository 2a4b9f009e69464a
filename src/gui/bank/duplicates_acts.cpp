// What is answered about a line of the Duplicates tab.
#include "comptoir/gui/bank/duplicates_view.h"

namespace comptoir::gui {

namespace {

std::function<Result<void>(app::Writer&)> doubt_again(bank::LineId line) {
    return [line](app::Writer& writer) { return app::doubt_line(writer, line); };
}

struct Merged {
    bank::LineId kept;
    std::vector<bank::LineId> doubted; // before, which may be both
};

Result<Merged> merge(app::Writer& writer, bank::LineId line, bank::LineId other) {
    Merged merged;
    for (const bank::LineId id : {line, other})
        CT_TRY(app::for_each_line(writer, {.after = id.value() - 1, .limit = 1},
                                  [&](const app::LineRow& row) {
                                      if (row.id == id && row.doubtful)
                                          merged.doubted.push_back(id);
                                      return false;
                                  }));
    CT_ASSIGN(kept, app::merge_lines(writer, line, other));
    merged.kept = kept;
    return merged;
}

std::function<Result<void>(app::Writer&)> unmerge(bank::LineId gone,
                                                  std::vector<bank::LineId> doubted) {
    return [gone, doubted = std::move(doubted)](app::Writer& writer) -> Result<void> {
        CT_TRY(app::take_back_line(writer, gone));
        for (const bank::LineId line : doubted)
            CT_TRY(app::doubt_line(writer, line));
        return {};
    };
}

} // namespace

void DuplicatesView::change_chosen() {
    const DuplicateRow* row = current();
    if (!row)
        return;
    const auto kind = row->kind;
    const QString label = q(row->line.label);
    command(
        m_session, this,
        [kind, id = row->id](app::Writer& writer) -> Result<void> {
            switch (kind) {
            case DuplicateRow::Known:
            case DuplicateRow::OfDeleted:
                return app::overrule_recognised(writer, id);
            case DuplicateRow::Overruled:
                return app::recognise_again(writer, id);
            case DuplicateRow::Deleted:
            case DuplicateRow::Merged:
                return app::take_back_line(writer, id);
            case DuplicateRow::Doubtful:
                return app::confirm_line(writer, id);
            }
            return {};
        },
        [this, kind, label, id = row->id](Result<void> done) {
            if (!done)
                return emit failed(done.error());
            if (kind == DuplicateRow::Doubtful)
                m_session.did({tr("answer about %1", "an act that can be undone").arg(label),
                               doubt_again(id)});
            const QString sentence =
                kind == DuplicateRow::Overruled  ? tr("%1 counts as a duplicate again.").arg(label)
                : kind == DuplicateRow::Doubtful ? tr("%1 is an operation of its own.").arg(label)
                : kind == DuplicateRow::Known || kind == DuplicateRow::OfDeleted
                    ? tr("%1 is a line of its statement now.").arg(label)
                    : tr("%1 is back in its statement.").arg(label);
            emit told(sentence, static_cast<int>(Tone::Ok));
        });
}

void DuplicatesView::merge_chosen() {
    const DuplicateRow* row = current();
    if (!row || !row->other_id)
        return;
    command(
        m_session, this,
        [line = row->id, other = row->other_id](app::Writer& writer) {
            return merge(writer, line, other);
        },
        [this, line = row->id, other = row->other_id,
         label = q(row->line.label)](Result<Merged> merged) {
            if (!merged)
                return emit failed(merged.error());
            const bank::LineId gone = merged->kept == line ? other : line;
            m_session.did({tr("merge of %1", "an act that can be undone").arg(label),
                           unmerge(gone, std::move(merged->doubted))});
            emit told(tr("%1 is one operation now; the other line stays among the deleted ones.")
                          .arg(label),
                      static_cast<int>(Tone::Ok));
        });
}

} // namespace comptoir::gui
