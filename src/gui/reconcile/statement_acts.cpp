// The acts on a whole statement: matching by itself, taking it back, the état as a file.
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "gui/reconcile/automatic_dialog.h"

#include <QAction>
#include <QFileDialog>
#include <QVariant>

#include <chrono>

namespace comptoir::gui {

namespace {
constexpr std::chrono::milliseconds k_automatic_time_box = std::chrono::seconds(30);
}

app::ReconcileRequest ReconcilePane::automatic_request() const {
    app::ReconcileRequest request;
    if (const auto statement = chosen_statement())
        request.statements = {statement->id};
    else
        for (const app::StatementRow& each : m_facts.statements)
            if (each.state != app::StatementState::Reconciled)
                request.statements.push_back(each.id);
    return request;
}

// First shown, then done: a person agrees to all of it at once.
void ReconcilePane::ask_automatic() {
    const app::ReconcileRequest request = automatic_request();
    if (request.statements.empty())
        return run_automatic();
    open_automatic_dialog(session(), window(), request,
                          [this](const app::ReconcileRequest& chosen) { run_automatic(chosen); });
}

void ReconcilePane::run_automatic(const app::ReconcileRequest& chosen) {
    app::ReconcileRequest request = automatic_request();
    if (!chosen.statements.empty()) // it goes on: another journal may be looked at by now
        request.statements = chosen.statements;
    request.days = chosen.days;
    request.pointing = chosen.pointing;
    request.pointed_on = chosen.pointed_on;
    if (request.statements.empty())
        return messages().show_message(tr("Every statement of this journal is reconciled."),
                                       Tone::Ok);
    // Nobody else can write to the dossier meanwhile: a long run is done in parts.
    const QVariant box = m_automatic->property("time_box_ms");
    request.time_box =
        box.isValid() ? std::chrono::milliseconds(box.toInt()) : k_automatic_time_box;
    app::ReconcileRequest again = chosen;
    again.statements = request.statements;
    const auto job = session().jobs().begin(tr("Matching automatically", "long work"));
    request.work = work_of(job);
    m_automatic->setEnabled(false);
    command(
        session(), this,
        [request](app::Writer& writer) { return app::apply_matches(writer, request); },
        [this, job, again](Result<app::ReconcileReport> report) {
            session().jobs().end(job);
            update_actions();
            if (!report)
                return messages().show_error(report.error());
            const app::ReconcileSummary& sum = report->summary;
            messages().show_message(
                tr("Matched: %1; proposed: %2, with several answers: %3, open: %4.")
                    .arg(words().count(sum.matched), words().count(sum.proposed),
                         words().count(sum.ambiguous), words().count(sum.open)),
                Tone::Ok);
            if (report->left > 0) {
                messages().show_message(
                    tr("Matched: %1. The time is up; %n line(s) are still to be matched.", "",
                       static_cast<int>(report->left))
                        .arg(words().count(sum.matched)),
                    Tone::Accent);
                messages().offer(tr("Go on"), [this, again] { run_automatic(again); });
            }
            std::vector<reconcile::MatchId> made;
            for (const app::LineOutcome& line : report->lines)
                if (line.match && std::find(made.begin(), made.end(), line.match) == made.end())
                    made.push_back(line.match);
            if (made.empty())
                return;
            session().did({tr("automatic matching", "an act that can be undone"),
                           [made](app::Writer& writer) -> Result<void> {
                               for (auto match = made.rbegin(); match != made.rend(); ++match)
                                   CT_TRY(app::undo_match(writer, *match));
                               return {};
                           },
                           users::Right::StatementCancel});
        });
}

void ReconcilePane::take_back_statement() {
    const auto statement = chosen_statement();
    if (!statement)
        return;
    command(
        session(), this,
        [id = statement->id](app::Writer& writer) { return app::undo_import(writer, id); },
        [this](Result<void> answer) {
            if (!answer)
                return messages().show_error(answer.error());
            m_scope_shown = false;
            messages().show_message(
                tr("The statement was taken back; its file can be imported again."), Tone::Ok);
        });
}

void ReconcilePane::export_report() {
    auto* dialog = new QFileDialog(window(), tr("Export the reconciliation statement"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(m_report->file_name());
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& name) { m_report->export_pdf(name.toStdString()); });
    dialog->open();
}

} // namespace comptoir::gui
