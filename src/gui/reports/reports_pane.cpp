#include "comptoir/gui/reports/reports_pane.h"

#include "comptoir/app/bank.h"
#include "comptoir/gui/reconcile/causes_window.h"
#include "comptoir/gui/support/last_journal.h"
#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/journal_box.h"
#include "comptoir/gui/widgets/page_stack.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QStackedWidget>

namespace comptoir::gui {

ReportsPane::ReportsPane(Session& session, QWidget* parent)
    : Pane(session, QStringLiteral("reports"), parent) {
    m_journals = new QComboBox(this);
    m_journals->setObjectName(QStringLiteral("journal_chooser"));
    m_journals->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    title_left()->addWidget(m_journals);
    m_view = new ReconciliationView(session, this);
    m_empty = new EmptyState(theme(), QStringLiteral("reports"), this);
    m_stack = new PageStack(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    content()->addWidget(m_stack, 1);
    m_import = add_pane_action(QStringLiteral("import"), QStringLiteral("import"), {});
    m_pdf = add_pane_action(QStringLiteral("pdf"), QStringLiteral("pdf"), {Qt::CTRL | Qt::Key_P});
    m_causes = add_pane_action(QStringLiteral("causes"), QStringLiteral("help"),
                               {QKeySequence(Qt::SHIFT | Qt::Key_E)});
    m_view->add_to_figures(m_causes);
    connect(m_causes, &QAction::triggered, this, [this] {
        auto* causes =
            open_causes(this->session(), window(), {m_view->journal(), m_view->at(), {}});
        connect(causes, &CausesWindow::jump_asked, this, &Pane::jump_asked);
    });
    connect(m_import, &QAction::triggered, this,
            [this] { emit work_asked(QStringLiteral("import")); });
    connect(m_pdf, &QAction::triggered, this, [this] {
        auto* dialog = new QFileDialog(window(), tr("Export the reconciliation statement"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(QStringLiteral("pdf"));
        dialog->selectFile(m_view->file_name());
        connect(dialog, &QFileDialog::fileSelected, this,
                [this](const QString& name) { m_view->export_pdf(name.toStdString()); });
        dialog->open();
    });
    title_right()->addWidget(new ActionButton(m_pdf, theme(), true, this));
    m_empty->set_step(m_import);
    connect(m_journals, &QComboBox::activated, this, [this] {
        m_day_is_typed = false;
        m_followed = m_journals->currentData().toString();
        keep_last_journal(m_followed);
        choose_journal();
    });
    connect(m_view, &ReconciliationView::day_chosen, this, [this] { m_day_is_typed = true; });
    connect(m_view, &ReconciliationView::failed, this,
            [this](const Error& error) { messages().show_error(error); });
    connect(m_view, &ReconciliationView::told, this,
            [this](const QString& sentence) { messages().show_message(sentence, Tone::Ok); });
    connect(m_view, &ReconciliationView::report_changed, this, &ReportsPane::update_actions);
    retranslate();
    update_actions();
}

void ReportsPane::update_actions() {
    for (QAction* action : {m_pdf, m_causes})
        action->setEnabled(m_view->has_report());
}

QString ReportsPane::title() const {
    return tr("Reports");
}

QWidget* ReportsPane::first_focus() const {
    return m_journals;
}

void ReportsPane::retranslate() {
    m_journals->setAccessibleName(tr("Bank journal"));
    m_pdf->setText(tr("Export as &PDF…"));
    m_causes->setText(tr("&Explain…"));
    m_causes->setToolTip(tr("Where the difference between bank and books comes from"));
    m_import->setText(tr("&Import statements…"));
    m_empty->set_words(tr("No bank statement yet"),
                       tr("The reconciliation statement compares the books with the bank: import a "
                          "statement first."));
    m_view->retranslate();
    finish_titles();
}

void ReportsPane::refresh(const Nouns& nouns) {
    if (has_any(nouns, {app::Noun::Journals, app::Noun::Statements, app::Noun::Dossier}))
        load();
    else if (has_any(nouns, {app::Noun::Entries, app::Noun::Matches, app::Noun::Lines}))
        m_view->reload();
}

void ReportsPane::load() {
    const auto asked = m_latest.next();
    query(
        session(), this,
        [](app::Reader& reader) -> Result<Choices> {
            Choices choices;
            CT_ASSIGN(journals, app::list_journals(reader));
            CT_ASSIGN(statements, app::list_statements(reader, {std::nullopt, 0, 100'000}));
            for (const app::StatementRow& each : statements)
                if (each.to) {
                    Date& last =
                        choices.last_days.try_emplace(each.journal, *each.to).first->second;
                    last = std::max(last, *each.to);
                }
            for (ledger::Journal& each : journals)
                if (choices.last_days.contains(each.code))
                    choices.journals.push_back(std::move(each));
            return choices;
        },
        [this, asked](Result<Choices> choices) {
            if (!m_latest.is(asked))
                return;
            if (!choices)
                return messages().show_error(choices.error());
            m_choices = std::move(*choices);
            const QString kept = m_journals->currentData().toString();
            m_journals->clear();
            for (const ledger::Journal& each : m_choices.journals)
                add_journal(m_journals, each);
            m_journals->setCurrentIndex(std::max(0, m_journals->findData(kept)));
            follow_reconciliation();
            m_stack->setCurrentIndex(m_choices.journals.empty() ? 1 : 0);
            m_journals->setVisible(!m_choices.journals.empty());
            choose_journal();
        });
}

// Who comes from the reconciliation wants the report of what stood there. A journal chosen here
// stays until another one is reconciled.
bool ReportsPane::follow_reconciliation() {
    const QString reconciled = last_journal();
    const int index = m_journals->findData(reconciled);
    if (reconciled == m_followed || index < 0)
        return false;
    m_followed = reconciled;
    if (index == m_journals->currentIndex())
        return false;
    m_journals->setCurrentIndex(index);
    m_day_is_typed = false;
    return true;
}

void ReportsPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    if (follow_reconciliation())
        choose_journal();
}

void ReportsPane::choose_journal() {
    const auto last = m_choices.last_days.find(m_journals->currentData().toString().toStdString());
    if (last == m_choices.last_days.end())
        return;
    m_view->show_report(last->first, m_day_is_typed ? m_view->day() : last->second);
}

} // namespace comptoir::gui
