#include "comptoir/gui/bank/history_view.h"

#include "comptoir/app/reconcile.h"
#include "comptoir/core/file.h"
#include "comptoir/gui/bank/preview_models.h"
#include "comptoir/gui/widgets/filter_keys.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/journal_box.h"
#include "comptoir/gui/widgets/page_stack.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>

#include <set>
#include <utility>

namespace comptoir::gui {

namespace {

constexpr int k_typing_ms = 200;
constexpr int k_listed_max = 8;
constexpr std::int64_t k_all_statements = 1'000'000; // more than a dossier holds

Result<Page<app::HistoryRow>> load_page(app::Reader& reader, app::HistoryFilter filter) {
    const std::int64_t wanted = filter.limit;
    ++filter.limit; // one more tells whether the list goes on
    CT_ASSIGN(rows, app::list_history(reader, filter));
    Page<app::HistoryRow> page;
    page.complete = static_cast<std::int64_t>(rows.size()) <= wanted;
    if (!page.complete)
        rows.pop_back();
    page.rows = std::move(rows);
    return page;
}

DateRange month_of(Date day, int months_back) {
    const QDate today = to_qdate(day);
    const QDate first = QDate(today.year(), today.month(), 1).addMonths(-months_back);
    return {from_qdate(first), from_qdate(first.addMonths(1).addDays(-1))};
}

// Matches by hand or by the program: both must go before the statement can.
Result<void> take_back(app::Writer& writer, const app::ImportDependents& dependents) {
    const std::set<std::int64_t> matches(dependents.matches.begin(), dependents.matches.end());
    for (const std::int64_t match : matches)
        CT_TRY(app::undo_match(writer, reconcile::MatchId{match}));
    std::vector<bank::StatementId> statements;
    for (const app::StatementRow& statement : dependents.statements)
        statements.push_back(statement.id);
    return app::undo_statements(writer, statements);
}

} // namespace

HistoryView::HistoryView(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    m_model = new HistoryTableModel(session.words(), this);
    m_model->load_with([this](qlonglong before) { load_more(before); });
    m_card = new Card(this);
    m_journals = new QComboBox(m_card);
    m_journals->setObjectName(QStringLiteral("history_journal"));
    m_periods = new QComboBox(m_card);
    m_periods->setObjectName(QStringLiteral("history_period"));
    m_states = new QComboBox(m_card);
    m_states->setObjectName(QStringLiteral("history_state"));
    for (int period = 0; period < k_periods; ++period)
        m_periods->addItem(QString(), period);
    m_states->addItem(QString());
    for (const auto state : {app::StatementState::Imported, app::StatementState::PartlyReconciled,
                             app::StatementState::Reconciled})
        m_states->addItem(QString(), static_cast<int>(state));
    m_journals->addItem(QString());
    m_text = new QLineEdit(m_card);
    m_text->setObjectName(QStringLiteral("history_text"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(220);
    for (QComboBox* each : {m_journals, m_periods, m_states}) {
        each->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        m_card->add_to_head(each);
        connect(each, &QComboBox::activated, this, &HistoryView::reload);
    }
    m_card->add_to_head(m_text);
    m_criteria = new HistoryCriteria(session.words(), m_card);
    m_card->body()->addWidget(m_criteria);
    connect(m_criteria, &HistoryCriteria::changed, this, &HistoryView::reload);
    m_table = new Table(QStringLiteral("history"), session.theme(), m_card);
    m_table->show_model(m_model, HistoryTableModel::File);
    m_table->hide_at_first({HistoryTableModel::Opening});
    m_table->let_go(
        {HistoryTableModel::ImportedBy, HistoryTableModel::Format, HistoryTableModel::ImportedAt});
    m_empty = new EmptyState(session.theme(), QStringLiteral("history"), m_card);
    m_stack = new PageStack(m_card);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_card->body()->addWidget(m_stack);
    m_gap = new QLabel(this);
    m_gap->setObjectName(QStringLiteral("history_gap"));
    m_gap->setProperty("role", "why");
    m_gap->setWordWrap(true);
    m_gap->setTextFormat(Qt::PlainText);
    m_gap->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_gap->hide();
    whole->addWidget(m_card, 1);
    whole->addWidget(m_gap);
    m_typing.setSingleShot(true);
    m_typing.setInterval(k_typing_ms);
    connect(&m_typing, &QTimer::timeout, this, &HistoryView::reload);
    connect(m_text, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    leave_by_keys(m_text, m_table);
    connect(m_table, &QTableView::doubleClicked, this, &HistoryView::open_chosen);
    connect(m_table, &Table::enter_pressed, this, &HistoryView::open_chosen);
    connect(m_table, &Table::current_changed, this, &HistoryView::changed);
    connect(m_table, &Table::current_changed, this, &HistoryView::show_gap);
    connect(m_table, &Table::focus_changed, m_card, &Card::set_within);
    retranslate();
}

void HistoryView::retranslate() {
    m_card->set_title(tr("Statements that came in"),
                      shown() > 0 ? m_session.words().count(shown()) : QString());
    m_table->setAccessibleName(tr("Statements that came in"));
    m_journals->setAccessibleName(tr("Bank journal"));
    m_periods->setAccessibleName(tr("Period"));
    m_states->setAccessibleName(tr("State"));
    m_text->setAccessibleName(tr("Filter the statements"));
    m_text->setPlaceholderText(tr("File, journal, user"));
    m_criteria->retranslate();
    m_journals->setItemText(0, tr("All journals"));
    const QString periods[] = {tr("Any period"),   tr("This month"), tr("Last month"),
                               tr("This quarter"), tr("This year"),  tr("Last year")};
    for (int period = 0; period < k_periods; ++period)
        m_periods->setItemText(period, periods[period]);
    m_states->setItemText(0, tr("All states"));
    for (int index = 1; index < m_states->count(); ++index)
        m_states->setItemText(
            index, m_session.words().word("statement", to_text(static_cast<app::StatementState>(
                                                           m_states->itemData(index).toInt()))));
    m_empty->set_words(
        is_filtered() ? tr("No statement meets these criteria") : tr("No statement came in yet"),
        is_filtered() ? tr("Choose another journal, period or state, or clear a criterion.")
                      : tr("What you import, and what the bank feeds bring, is "
                           "kept here with its file."));
    m_model->repaint();
    show_gap();
}

QString HistoryView::gap_words() const {
    const app::HistoryRow* row = current();
    if (!row || !row->gap)
        return {};
    return m_session.words().sentence(bank::break_diagnostic(*row->gap, row->statement.journal));
}

// What is missing before the chosen statement, with both days and both amounts.
void HistoryView::show_gap() {
    m_gap->setText(gap_words());
    m_gap->setVisible(!m_gap->text().isEmpty());
}

bool HistoryView::is_filtered() const {
    return m_journals->currentIndex() > 0 || m_periods->currentIndex() > 0 ||
           m_states->currentIndex() > 0 || !m_text->text().trimmed().isEmpty() ||
           m_criteria->is_set();
}

app::HistoryFilter HistoryView::filter() const {
    app::HistoryFilter filter;
    if (m_journals->currentIndex() > 0)
        filter.journal = m_journals->currentData().toString().toStdString();
    if (m_states->currentIndex() > 0)
        filter.state = static_cast<app::StatementState>(m_states->currentData().toInt());
    filter.text = m_text->text().trimmed().toStdString();
    m_criteria->fill(filter);
    const Date today = m_session.today();
    const int months_into_quarter = (to_qdate(today).month() - 1) % 3;
    const auto choose = [&](Date from, Date to) {
        filter.from = from;
        filter.to = to;
    };
    switch (static_cast<Period>(m_periods->currentData().toInt())) {
    case ThisMonth:
        choose(month_of(today, 0).from, month_of(today, 0).to);
        break;
    case LastMonth:
        choose(month_of(today, 1).from, month_of(today, 1).to);
        break;
    case ThisQuarter:
        choose(month_of(today, months_into_quarter).from,
               month_of(today, months_into_quarter - 2).to);
        break;
    case ThisYear:
        choose(*Date::from_ymd(today.year(), 1, 1), *Date::from_ymd(today.year(), 12, 31));
        break;
    case LastYear:
        choose(*Date::from_ymd(today.year() - 1, 1, 1), *Date::from_ymd(today.year() - 1, 12, 31));
        break;
    case Always:
    case k_periods:
        break;
    }
    return filter;
}

void HistoryView::load_choices() {
    const auto asked = m_latest_choices.next();
    query(
        m_session, this, [](app::Reader& reader) { return app::list_importers(reader); },
        [this, asked](Result<std::vector<std::string>> users) {
            if (!users || !m_latest_choices.is(asked))
                return;
            QStringList names;
            for (const std::string& user : *users)
                names << q(user);
            m_criteria->set_users(names);
        });
    query(
        m_session, this, [](app::Reader& reader) { return app::list_journals(reader); },
        [this, asked](Result<std::vector<ledger::Journal>> journals) {
            if (!journals || !m_latest_choices.is(asked))
                return;
            offer_bank_journals(m_journals, *journals);
        });
}

void HistoryView::show_statement(bank::StatementId statement) {
    for (QComboBox* each : {m_journals, m_periods, m_states})
        each->setCurrentIndex(0);
    m_text->clear();
    m_typing.stop();
    m_criteria->clear();
    m_wanted = statement.value();
    reload();
}

void HistoryView::reload() {
    load_choices();
    const auto asked = m_latest.next();
    app::HistoryFilter wanted = filter();
    wanted.limit =
        m_wanted ? k_all_statements : std::max<std::int64_t>(k_page_rows, m_model->rowCount());
    query(
        m_session, this, [wanted](app::Reader& reader) { return load_page(reader, wanted); },
        [this, asked](Result<Page<app::HistoryRow>> page) {
            if (!m_latest.is(asked))
                return;
            if (!page)
                return emit failed(page.error());
            m_model->set_rows(std::move(page->rows), page->complete);
            m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
            if (m_table->select_key(std::exchange(m_wanted, 0)))
                m_table->setFocus(Qt::OtherFocusReason);
            else if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
                m_table->setCurrentIndex(m_model->index(0, HistoryTableModel::File));
            retranslate();
            emit changed();
        });
}

void HistoryView::load_more(qlonglong before) {
    app::HistoryFilter wanted = filter();
    wanted.before = before;
    wanted.limit = k_page_rows;
    append_page(
        m_session, this, m_latest, *m_model,
        [wanted](app::Reader& reader) { return load_page(reader, wanted); },
        [this](const Error& error) { emit failed(error); });
}

const app::HistoryRow* HistoryView::current() const {
    return m_model->row_at(m_table->currentIndex().row());
}

void HistoryView::open_chosen() {
    if (const app::HistoryRow* row = current())
        emit open_asked(q(row->statement.journal), row->statement.id.value());
}

void HistoryView::focus_filter() {
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void HistoryView::save_original() {
    const app::HistoryRow* row = current();
    if (!row || row->statement.source == "feed")
        return;
    auto* dialog = new QFileDialog(window(), tr("Save the bank’s file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    // Of a member of a ZIP, its own name.
    dialog->selectFile(
        QFileInfo(q(row->statement.file_name).section(QLatin1Char('!'), -1)).fileName());
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, id = row->statement.id](const QString& name) {
                query(
                    m_session, this,
                    [id, path = std::filesystem::path(name.toStdString())](
                        app::Reader& reader) -> Result<std::string> {
                        CT_ASSIGN(bytes, app::original_file(reader, id));
                        CT_TRY(write_file_atomically(path, bytes));
                        return path.filename().string();
                    },
                    [this](Result<std::string> saved) {
                        if (!saved)
                            return emit failed(saved.error());
                        emit told(tr("%1 is saved, as the bank sent it.").arg(q(*saved)),
                                  static_cast<int>(Tone::Ok));
                    });
            });
    dialog->open();
}

// A copy is opened: the original stays in the dossier, whatever is done to the copy.
void HistoryView::open_original() {
    const app::HistoryRow* row = current();
    if (!row || row->statement.source == "feed" || !m_opened.isValid())
        return;
    const QString name =
        QFileInfo(q(row->statement.file_name).section(QLatin1Char('!'), -1)).fileName();
    const std::filesystem::path path = m_opened.filePath(name).toStdString();
    query(
        m_session, this,
        [id = row->statement.id, path](app::Reader& reader) -> Result<std::string> {
            CT_ASSIGN(bytes, app::original_file(reader, id));
            CT_TRY(write_file_atomically(path, bytes));
            return path.string();
        },
        [this](Result<std::string> written) {
            if (!written)
                return emit failed(written.error());
            emit file_ready(q(*written));
        });
}

void HistoryView::ask_undo() {
    const app::HistoryRow* row = current();
    if (!row || row->statement.source == "feed")
        return;
    query(
        m_session, this,
        [id = row->statement.id](app::Reader& reader) {
            return app::dependents_of_import(reader, id);
        },
        [this, asked = *row](Result<app::ImportDependents> dependents) {
            if (!dependents)
                return emit failed(dependents.error());
            confirm_undo(asked, *dependents);
        });
}

// The entries that the matches posted, and the invoices they settle.
QStringList HistoryView::entry_sentences(const app::ImportDependents& dependents) const {
    const auto validated =
        std::count_if(dependents.entries.begin(), dependents.entries.end(),
                      [](const app::DependentEntry& entry) { return entry.validated; });
    const auto drafts = static_cast<std::ptrdiff_t>(dependents.entries.size()) - validated;
    QStringList sentences;
    if (drafts > 0)
        sentences << tr("%n draft entry(ies) go with the matches.", nullptr,
                        static_cast<int>(drafts));
    if (validated > 0)
        sentences << tr("%n validated entry(ies) stay and are reversed.", nullptr,
                        static_cast<int>(validated));
    QStringList invoices;
    for (const app::DependentInvoice& invoice : dependents.invoices) {
        if (invoices.size() == k_listed_max) {
            invoices << QStringLiteral("…");
            break;
        }
        invoices << q(invoice.number);
    }
    if (!invoices.isEmpty())
        sentences
            << tr("Open again: %1.", "invoice numbers").arg(invoices.join(QStringLiteral(", ")));
    return sentences;
}

void HistoryView::confirm_undo(const app::HistoryRow& row,
                               const app::ImportDependents& dependents) {
    const Words& words = m_session.words();
    auto* dialog = new FormDialog({m_session.theme(), m_session.words(), m_session.jobs()},
                                  tr("Take the import back"), window());
    dialog->setObjectName(QStringLiteral("undo_import_dialog"));
    dialog->set_introduction(
        tr("The statements of %1 leave the dossier with their lines. The file can be imported "
           "again at any time.")
            .arg(q(row.statement.file_name)));
    QStringList listed;
    for (const app::StatementRow& statement : dependents.statements) {
        if (listed.size() == k_listed_max) {
            listed << tr("and %n more", nullptr,
                         static_cast<int>(dependents.statements.size()) - k_listed_max);
            break;
        }
        listed << tr("%1, %2: %n line(s), matched: %3", "journal, period, lines",
                     static_cast<int>(statement.lines))
                      .arg(q(statement.journal), period_words(words, statement.from, statement.to),
                           words.count(statement.matched));
    }
    auto* list = new QLabel(listed.join(QLatin1Char('\n')), dialog);
    list->setObjectName(QStringLiteral("undo_statements"));
    list->setTextFormat(Qt::PlainText);
    dialog->add_row(tr("Statements"), list);
    const std::set<std::int64_t> matches(dependents.matches.begin(), dependents.matches.end());
    QStringList held;
    if (!matches.empty())
        held << tr("%n match(es) hold these lines: they are undone first, and the entries they "
                   "posted with them.",
                   nullptr, static_cast<int>(matches.size()));
    held << entry_sentences(dependents);
    for (const app::HeirImport& heir : dependents.heirs)
        held << tr("%n line(s) stay: %1, imported on %2 by %3, holds them too.", nullptr,
                   static_cast<int>(heir.lines))
                    .arg(heir.file_name.empty() ? tr("the bank feed") : q(heir.file_name),
                         words.date(local_day(heir.imported_at)), q(heir.imported_by));
    if (dependents.lost > 0)
        held << tr("%n line(s) are in files that an older version imported: import them again.",
                   nullptr, static_cast<int>(dependents.lost));
    if (dependents.feed_lines > 0)
        held << tr("%n line(s) came by a bank feed too: they wait for its statement again.",
                   nullptr, static_cast<int>(dependents.feed_lines));
    if (held.isEmpty())
        held << tr("Nothing depends on them.");
    auto* depends = new QLabel(held.join(QLatin1Char('\n')), dialog);
    depends->setObjectName(QStringLiteral("undo_dependents"));
    depends->setTextFormat(Qt::PlainText);
    depends->setWordWrap(true);
    dialog->add_row(tr("What depends on them"), depends);
    dialog->set_act(
        tr("Take it back"), [this, dialog, dependents, name = q(row.statement.file_name)] {
            dialog->set_busy(true);
            command(
                m_session, dialog,
                [dependents](app::Writer& writer) { return take_back(writer, dependents); },
                [this, dialog, name](Result<void> done) {
                    if (!done)
                        return dialog->show_error(done.error());
                    dialog->accept();
                    emit told(tr("The import of %1 is taken back.").arg(name),
                              static_cast<int>(Tone::Ok));
                });
        });
    dialog->open();
}

} // namespace comptoir::gui
