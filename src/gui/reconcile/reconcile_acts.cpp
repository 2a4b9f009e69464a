// The acts on chosen lines: movements, invoices, documents, notes, pairs; their keys and words.
#include "comptoir/app/settings.h"
#include "comptoir/gui/reconcile/classic_pointing_dialogs.h"
#include "comptoir/gui/reconcile/movement_dialog.h"
#include "comptoir/gui/reconcile/pick_dialogs.h"
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "comptoir/gui/widgets/buttons.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace comptoir::gui {

QList<Pane::ActionGroup> ReconcilePane::action_groups() const {
    const LineActions& line = m_line;
    return {
        {{}, {m_match, line.match_pairs, m_automatic, m_next}},
        {{}, {m_tick, m_clear, line.pair, line.apart, m_filter}},
        {{}, {m_account, m_write_off, line.movement, line.movements, m_invoice, m_template}},
        {tr("Mar&ks of the line", "menu"),
         {m_line_party, m_party_card, m_nature, line.note, line.document, m_park, line.ignore}},
        {tr("Words and &lists", "menu"),
         {m_party, m_template_words, m_templates, m_learned, m_sources, m_differences, m_natures}},
        {{}, {m_ledger, m_causes}},
        {{}, {m_import, m_add_journal, m_review, m_pdf}},
        {{}, {m_undo, m_take_back}},
        {{}, {m_next_tab, m_previous_tab}},
    };
}

void ReconcilePane::build_line_actions() {
    const auto add = [this](const char* name, const char* icon, const QList<QKeySequence>& keys) {
        return add_pane_action(QLatin1String(name), QLatin1String(icon), keys);
    };
    m_line.movement = add("movement", "payments", {Qt::Key_C});
    m_line.movements = add("movements", "payments", {QKeySequence(Qt::SHIFT | Qt::Key_C)});
    m_line.document = add("document", "documents", {Qt::Key_D});
    m_line.note = add("note", "entries", {Qt::Key_E});
    m_line.ignore = add("ignore", "state-ignored", {QKeySequence(Qt::SHIFT | Qt::Key_P)});
    m_line.pair = add("pair", "match", {Qt::Key_G});
    m_line.apart = add("pair_apart", "undo", {QKeySequence(Qt::SHIFT | Qt::Key_G)});
    m_line.match_pairs =
        add("match_pairs", "match",
            {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    connect_line_actions();
    for (MatchingView* view : {m_matching, m_control}) {
        view->sum_bar()->layout()->addWidget(
            new ActionButton(m_line.movement, theme(), false, view));
        for (Table* table : {view->line_table(), view->candidate_table()})
            table->addActions({m_line.movement, m_line.movements, m_line.document, m_line.note,
                               m_line.ignore, m_line.pair, m_line.apart, m_line.match_pairs});
        connect(view, &MatchingView::attach_asked, this, [this, view](const QString& question) {
            messages().show_message(question, Tone::Accent);
            messages().offer(tr("Attach"), [this, view] {
                messages().clear();
                view->attach_pending();
            });
            messages().offer_also(tr("Start a new one"), [this, view] {
                messages().clear();
                view->start_anew();
            });
            messages().offered()->setFocus(Qt::ShortcutFocusReason);
        });
    }
    m_matched->line_table()->addActions({m_line.document, m_line.note});
}

void ReconcilePane::connect_line_actions() {
    const auto on = [this](QAction* action, void (ReconcilePane::*act)()) {
        connect(action, &QAction::triggered, this, act);
    };
    on(m_line.movement, &ReconcilePane::create_movement);
    on(m_line.movements, &ReconcilePane::create_movements);
    on(m_line.document, &ReconcilePane::attach_documents);
    on(m_line.note, &ReconcilePane::write_note);
    on(m_line.ignore, &ReconcilePane::ignore_lines);
    const auto in_view = [this](QAction* action, void (MatchingView::*act)()) {
        connect(action, &QAction::triggered, this, [this, act] {
            if (MatchingView* view = active_matching())
                (view->*act)();
        });
    };
    in_view(m_line.pair, &MatchingView::keep_as_pair);
    in_view(m_line.apart, &MatchingView::take_pair_apart);
    in_view(m_line.match_pairs, &MatchingView::match_all_pairs);
}

void ReconcilePane::retranslate_line_actions() {
    m_line.movements->setText(tr("Create a movement for ea&ch line…"));
    m_line.document->setText(tr("Attach &documents…"));
    m_line.note->setText(tr("Not&e…"));
    m_line.ignore->setText(tr("I&gnore…"));
    m_line.ignore->setToolTip(tr("Take the line out of the work for good, with a reason"));
    m_line.pair->setText(tr("Keep what is ticked as a pai&r"));
    m_line.pair->setToolTip(tr("It waits, and a new reconciliation may start"));
    m_line.apart->setText(tr("Take the pair &apart"));
    m_line.match_pairs->setText(tr("Match all pairs of e&qual totals"));
    name_movement();
}

// A149: only the movement that fits is offered, by its name.
void ReconcilePane::name_movement() {
    const MatchingView* view = active_matching();
    const std::vector<LineView> lines = view ? view->chosen_lines() : std::vector<LineView>{};
    if (lines.empty()) {
        m_line.movement->setText(tr("&Create the movement…"));
        return;
    }
    Money sum = lines.front().amount;
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (lines[i].amount.currency() == sum.currency())
            sum += lines[i].amount;
    const bool money_out = sum.is_negative();
    m_line.movement->setText(money_out ? tr("&Create the payment…") : tr("&Create the receipt…"));
    const std::string& party = lines.front().party;
    for (const LineView& line : lines)
        if (line.party != party)
            return; // of several: the sign alone names it
    const auto asked = m_latest_movement.next();
    query(
        session(), this,
        [party, money_out](app::Reader& reader) {
            return app::kind_of_movement(reader, party, money_out);
        },
        [this, asked](Result<app::MovementKind> kind) {
            if (m_latest_movement.is(asked) && kind)
                m_line.movement->setText(words_of_movement(*kind));
        });
}

QString ReconcilePane::words_of_movement(app::MovementKind kind) {
    using Kind = app::MovementKind;
    switch (kind) {
    case Kind::CustomerReceipt:
        return tr("&Create the customer’s receipt…");
    case Kind::SupplierRefund:
        return tr("&Create the supplier’s refund…");
    case Kind::SupplierPayment:
        return tr("&Create the supplier’s payment…");
    case Kind::CustomerRefund:
        return tr("&Create the customer’s refund…");
    case Kind::UndefinedReceipt:
        return tr("&Create the receipt…");
    case Kind::UndefinedPayment:
        return tr("&Create the payment…");
    }
    return tr("&Create the movement…");
}

void ReconcilePane::update_line_actions() {
    const MatchingView* view = active_matching();
    const LineView* line = view ? view->current_line() : nullptr;
    name_movement();
    for (QAction* action : {m_line.movement, m_line.movements, m_line.ignore})
        action->setEnabled(line != nullptr);
    m_line.pair->setEnabled(view && view->has_ticks());
    m_line.apart->setEnabled(line && line->pairing);
    m_line.match_pairs->setEnabled(view && view->has_complete_pair());
    const bool matched = m_tabs->currentIndex() == Matched && m_matched->can_undo();
    for (QAction* action : {m_line.document, m_line.note})
        action->setEnabled(line || matched);
}

// A119: behind the switch of the dossier, besides its right.
void ReconcilePane::update_natures() {
    m_natures->setEnabled(true);
    m_natures->setChecked(m_facts.natures);
    m_nature->setToolTip(m_facts.natures ? QString()
                                         : tr("Natures are not changed in this dossier: “Natures "
                                              "may be changed” is switched off."));
    if (!m_facts.natures)
        m_nature->setEnabled(false);
}

void ReconcilePane::switch_natures(bool on) {
    const auto switching = [](bool to) {
        return [to](app::Writer& writer) {
            return app::set_setting(writer, app::k_natures_enabled, to ? 1 : 0);
        };
    };
    command(session(), this, switching(on), [this, on, back = switching(!on)](Result<void> done) {
        if (!done) {
            messages().show_error(done.error());
            return update_natures(); // the tick as the dossier has it
        }
        session().did({on ? tr("changes of natures allowed", "an act that can be undone")
                          : tr("changes of natures switched off", "an act that can be undone"),
                       back, users::Right::Settings});
    });
}

void ReconcilePane::create_movement() {
    MatchingView* view = active_matching();
    if (!view || view->chosen_lines().empty())
        return;
    open_movement_dialog(
        session(), window(), view->chosen_ids(),
        [view](const std::vector<app::CreatedMovement>& made) { view->movements_made(made); });
}

void ReconcilePane::create_movements() {
    MatchingView* view = active_matching();
    if (!view || view->chosen_lines().empty())
        return;
    open_movements_dialog(
        session(), window(), view->chosen_ids(),
        [view](const std::vector<app::CreatedMovement>& made) { view->movements_made(made); });
}

void ReconcilePane::pick_invoice() {
    MatchingView* view = active_matching();
    if (!view || view->chosen_lines().empty())
        return;
    open_invoice_dialog(session(), window(), view->chosen_lines().front(),
                        [view, lines = view->chosen_ids()](std::optional<ledger::RowId> item) {
                            view->run_line_act(
                                tr("invoice on a line", "an act that can be undone"), lines,
                                [item](app::Writer& writer, const std::vector<bank::LineId>& ids) {
                                    return app::carry_invoice(writer, ids, item);
                                });
                        });
}

void ReconcilePane::attach_documents() {
    const std::vector<LineView> lines = lines_of_tab();
    if (lines.empty())
        return;
    open_document_dialog(
        session(), window(), lines,
        [this, ids = ids_of(lines)](const std::vector<inbox::DocumentId>& documents) {
            run_on_lines(tr("documents attached", "an act that can be undone"), ids,
                         [documents](app::Writer& writer, const std::vector<bank::LineId>& each) {
                             return app::attach_documents(writer, each, documents);
                         });
        });
}

void ReconcilePane::write_note() {
    const std::vector<LineView> lines = lines_of_tab();
    if (lines.empty())
        return;
    open_text_dialog(session(), window(), lines, LineText::Note,
                     [this, ids = ids_of(lines)](const QString& text) {
                         run_on_lines(
                             tr("note on lines", "an act that can be undone"), ids,
                             [note = text.toStdString()](app::Writer& writer,
                                                         const std::vector<bank::LineId>& each) {
                                 return app::note_lines(writer, each, note);
                             });
                     });
}

void ReconcilePane::ignore_lines() {
    MatchingView* view = active_matching();
    if (!view || view->chosen_lines().empty())
        return;
    open_text_dialog(session(), window(), view->chosen_lines(), LineText::IgnoreReason,
                     [view, lines = view->chosen_ids()](const QString& text) {
                         view->run_line_act(
                             tr("lines ignored", "an act that can be undone"), lines,
                             [reason = text.toStdString()](app::Writer& writer,
                                                           const std::vector<bank::LineId>& ids) {
                                 return app::ignore_lines(writer, ids, reason);
                             });
                     });
}

std::vector<LineView> ReconcilePane::lines_of_tab() const {
    if (const MatchingView* view = active_matching())
        return view->chosen_lines();
    std::vector<LineView> lines;
    if (m_tabs->currentIndex() == Matched)
        for (const qlonglong key : m_matched->line_table()->selected_keys())
            if (const LineView* line = m_matched->line_model()->find(key))
                lines.push_back(*line);
    return lines;
}

std::vector<bank::LineId> ReconcilePane::ids_of(const std::vector<LineView>& lines) {
    std::vector<bank::LineId> ids;
    for (const LineView& line : lines)
        ids.push_back(line.id);
    return ids;
}

void ReconcilePane::run_on_lines(const QString& words, const std::vector<bank::LineId>& lines,
                                 MatchingView::LineAct act) {
    if (MatchingView* view = active_matching())
        return view->run_line_act(words, lines, std::move(act));
    command(
        session(), this,
        [lines, act = std::move(act)](app::Writer& writer) { return act(writer, lines); },
        [this, words](Result<app::LineActUndo> undo) {
            if (!undo)
                return messages().show_error(undo.error());
            session().did({words, [before = std::move(*undo)](app::Writer& writer) {
                               return app::put_back(writer, before);
                           }});
            m_matched->reload();
        });
}

void ReconcilePane::show_report_of(Date day) {
    show_tab(Report);
    m_report->show_report(m_facts.journal, day);
}

void ReconcilePane::review_report() {
    if (!m_report->has_report())
        return;
    open_review_dialog(session(), window(), m_facts.journal, m_report->day(), [this] {
        m_report->reload();
        messages().show_message(tr("The reviewer’s name is on the statement."), Tone::Ok);
    });
}

} // namespace comptoir::gui
