#include "comptoir/gui/ledger/entries_pane.h"

#include "comptoir/app/bank.h"
#include "comptoir/gui/ledger/ledger_window.h"
#include "comptoir/gui/support/paging.h"
#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/filter_keys.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/journal_box.h"
#include "comptoir/gui/widgets/page_stack.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>

namespace comptoir::gui {

namespace {

EntryView entry_view(const ledger::Entry& entry) {
    EntryView view;
    view.id = entry.id;
    view.journal = q(entry.journal);
    view.number = q(entry.number);
    view.piece = q(entry.piece);
    view.label = q(entry.label);
    view.date = entry.date;
    view.state = entry.state;
    view.reversal = static_cast<bool>(entry.reverses);
    bool first = true;
    for (const ledger::EntryRow& row : entry.rows) {
        if (first)
            view.total = Money::zero(row.amount.currency());
        first = false;
        if (!row.amount.is_negative())
            view.total += row.amount;
    }
    return view;
}

Result<Page<EntryView>> load_page(app::Reader& reader, const app::EntryFilter& filter) {
    Page<EntryView> page;
    CT_TRY(app::for_each_entry(reader, filter, [&](const ledger::Entry& entry) {
        page.rows.push_back(entry_view(entry));
        return true;
    }));
    page.complete = static_cast<std::int64_t>(page.rows.size()) < filter.limit;
    return page;
}

} // namespace

EntriesPane::EntriesPane(Session& session, QWidget* parent)
    : Pane(session, QStringLiteral("entries"), parent) {
    m_chips = new ChipRow(this);
    m_chips->add(k_all, QStringLiteral("chip_all"));
    m_chips->add(static_cast<int>(ledger::EntryState::Draft), QStringLiteral("chip_drafts"));
    m_chips->add(static_cast<int>(ledger::EntryState::Validated), QStringLiteral("chip_validated"));
    m_journals = new QComboBox(this);
    m_journals->setObjectName(QStringLiteral("journal_chooser"));
    m_journals->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_journals->setMinimumWidth(90);
    title_left()->addWidget(m_journals);
    auto* chip_line = new QHBoxLayout; // in a small window the title row has no room for them
    chip_line->addWidget(m_chips);
    chip_line->addStretch(1);
    content()->addLayout(chip_line);
    build_content();
    build_actions();
    m_filter_timer.setSingleShot(true);
    m_filter_timer.setInterval(150);
    const auto from_the_top = [this] {
        m_start_after = 0;
        load();
    };
    connect(&m_filter_timer, &QTimer::timeout, this, from_the_top);
    connect(m_filter_edit, &QLineEdit::textChanged, this, [this] { m_filter_timer.start(); });
    leave_by_keys(m_filter_edit, m_table);
    m_chips->choose(k_all);
    connect(m_chips, &ChipRow::chosen_changed, this, from_the_top);
    connect(m_journals, &QComboBox::activated, this, from_the_top);
    retranslate();
    update_actions();
}

QString EntriesPane::title() const {
    return tr("Entries");
}

void EntriesPane::build_content() {
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    m_list = new Card(this);
    m_filter_edit = new QLineEdit(m_list);
    m_filter_edit->setObjectName(QStringLiteral("entry_filter"));
    m_filter_edit->setClearButtonEnabled(true);
    m_filter_edit->setMaximumWidth(260);
    m_list->add_to_head(m_filter_edit);
    m_model = new EntryTableModel(words(), this);
    m_model->load_with([this](qlonglong after) { load_more(after); });
    m_table = new Table(QStringLiteral("entry_table"), theme(), m_list);
    m_table->show_model(m_model, EntryTableModel::Label);
    m_empty = new EmptyState(theme(), QStringLiteral("entries"), m_list);
    m_stack = new PageStack(m_list);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_list->body()->addWidget(m_stack);
    m_sums = role_label("small", m_list);
    m_sums->setMargin(4);
    m_sums->setIndent(8);
    m_list->body()->addWidget(m_sums);
    m_detail = new Card(this);
    m_rows = new EntryRowsModel(words(), this);
    m_row_table = new Table(QStringLiteral("entry_rows"), theme(), m_detail);
    m_row_table->show_model(m_rows, EntryRowsModel::Label);
    m_row_table->hide_at_first(
        {EntryRowsModel::Journal, EntryRowsModel::Day, EntryRowsModel::Piece});
    m_detail->body()->addWidget(m_row_table);
    splitter->addWidget(m_list);
    splitter->addWidget(m_detail);
    splitter->setSizes({540, 220});
    content()->addWidget(splitter, 1);
    connect(m_table, &Table::current_changed, this, &EntriesPane::follow_row);
    connect(m_table, &Table::selection_changed, this, &EntriesPane::show_sums);
    connect(m_table, &Table::focus_changed, m_list, &Card::set_within);
    connect(m_row_table, &Table::focus_changed, m_detail, &Card::set_within);
}

void EntriesPane::build_actions() {
    m_books = add_pane_action(QStringLiteral("import_books"), QStringLiteral("import"), {});
    m_reverse = add_pane_action(QStringLiteral("reverse"), QStringLiteral("undo"), {Qt::Key_R});
    m_validate = add_pane_action(QStringLiteral("validate"), QStringLiteral("seal"), {Qt::Key_V});
    m_delete =
        add_pane_action(QStringLiteral("delete_draft"), QStringLiteral("close"), {Qt::Key_Delete});
    m_ledger = add_pane_action(QStringLiteral("ledger"), QStringLiteral("person"), {Qt::Key_O});
    connect(m_ledger, &QAction::triggered, this, &EntriesPane::open_ledger_of_row);
    m_filter =
        add_pane_action(QStringLiteral("filter"), QStringLiteral("search"), {QKeySequence::Find});
    connect(m_books, &QAction::triggered, this,
            [this] { emit work_asked(QStringLiteral("import_books")); });
    connect(m_reverse, &QAction::triggered, this, &EntriesPane::reverse);
    connect(m_delete, &QAction::triggered, this, &EntriesPane::ask_deletion);
    connect(m_validate, &QAction::triggered, this, &EntriesPane::ask_validation);
    connect(m_filter, &QAction::triggered, this,
            [this] { m_filter_edit->setFocus(Qt::ShortcutFocusReason); });
    // Taking books over and deleting a draft are rare: their menus are enough in a small window.
    title_right()->addWidget(new ActionButton(m_ledger, theme(), false, this));
    title_right()->addWidget(new ActionButton(m_reverse, theme(), false, this));
    title_right()->addWidget(new ActionButton(m_validate, theme(), true, this));
    m_table->addActions({m_validate, m_reverse, m_delete, m_ledger});
    m_row_table->addAction(m_ledger);
    m_empty->set_step(m_books);
}

void EntriesPane::retranslate() {
    m_chips->set_text(k_all, with_count(tr("All"), words().count(m_counts.entries)));
    m_chips->set_text(static_cast<int>(ledger::EntryState::Draft),
                      with_count(tr("Drafts"), words().count(m_counts.drafts)));
    m_chips->set_text(static_cast<int>(ledger::EntryState::Validated), tr("Validated"));
    m_journals->setAccessibleName(tr("Journal"));
    if (m_journals->count() > 0)
        m_journals->setItemText(0, tr("All journals"));
    m_filter_edit->setPlaceholderText(tr("Filter by words"));
    m_filter_edit->setAccessibleName(tr("Filter the entries"));
    m_table->setAccessibleName(tr("Entries"));
    m_row_table->setAccessibleName(tr("Rows of the entry"));
    m_list->set_title(tr("Entries"), session().year()
                                         ? tr("%1 to %2", "dates of the financial year")
                                               .arg(words().date(session().year()->from),
                                                    words().date(session().year()->to))
                                         : QString());
    m_empty->set_words(
        is_filtered() ? tr("No entry fits the filter") : tr("No entry here"),
        is_filtered() ? tr("Change the words of the filter, or choose another journal or state.")
                      : tr("Books come in from an FEC; matches and invoices add their entries."));
    m_empty->show_step(m_books, !is_filtered());
    m_books->setText(tr("&Import the books (FEC)…"));
    m_reverse->setText(tr("&Reverse the entry"));
    m_reverse->setToolTip(tr("A validated entry is never changed: its reversal cancels it"));
    m_delete->setText(tr("&Delete the draft…"));
    m_delete->setToolTip(tr("Only a draft is deleted; its invoice may be booked again"));
    m_validate->setText(tr("&Validate the drafts…"));
    m_ledger->setText(tr("&Ledger…"));
    m_ledger->setToolTip(tr("The ledger of the third party, with its letters"));
    m_filter->setText(tr("&Filter"));
    m_model->repaint();
    m_rows->repaint();
    show_detail_title();
    show_sums();
    finish_titles();
}

bool EntriesPane::is_filtered() const {
    return m_chips->chosen() != k_all || m_journals->currentIndex() > 0 ||
           !m_filter_edit->text().trimmed().isEmpty();
}

app::EntryFilter EntriesPane::filter() const {
    app::EntryFilter filter;
    if (m_chips->chosen() != k_all)
        filter.state = static_cast<ledger::EntryState>(m_chips->chosen());
    if (const QString journal = m_journals->currentData().toString(); !journal.isEmpty())
        filter.journal = journal.toStdString();
    filter.days = session().year();
    filter.text = m_filter_edit->text().toStdString();
    filter.limit = k_page_rows;
    return filter;
}

void EntriesPane::load() {
    const auto asked = m_latest.next();
    app::EntryFilter wanted = filter();
    wanted.limit = std::max<std::int64_t>(k_page_rows, m_model->rowCount());
    wanted.after = m_start_after;
    query(
        session(), this, [wanted](app::Reader& reader) { return load_page(reader, wanted); },
        [this, asked](Result<Page<EntryView>> page) {
            if (!m_latest.is(asked))
                return;
            if (!page)
                return messages().show_error(page.error());
            m_model->set_rows(std::move(page->rows), page->complete);
            m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
            m_table->select_key(std::exchange(m_wanted, 0));
            if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
                m_table->setCurrentIndex(m_model->index(0, EntryTableModel::Label));
            follow_row();
            retranslate();
        });
}

void EntriesPane::load_more(qlonglong after) {
    app::EntryFilter wanted = filter();
    wanted.after = after;
    append_page(
        session(), this, m_latest, *m_model,
        [wanted](app::Reader& reader) { return load_page(reader, wanted); },
        [this](const Error& error) { messages().show_error(error); });
}

void EntriesPane::load_journals() {
    query(
        session(), this, [](app::Reader& reader) { return app::list_journals(reader); },
        [this](Result<std::vector<ledger::Journal>> journals) {
            if (!journals)
                return messages().show_error(journals.error());
            const QString kept = m_journals->currentData().toString();
            m_journals->clear();
            m_journals->addItem(tr("All journals"), QString());
            for (const ledger::Journal& each : *journals)
                add_journal(m_journals, each);
            m_journals->setCurrentIndex(std::max(0, m_journals->findData(kept)));
        });
}

void EntriesPane::refresh(const Nouns& nouns) {
    if (has_any(nouns, {app::Noun::Journals, app::Noun::Dossier}))
        load_journals();
    if (has_any(nouns, {app::Noun::Entries, app::Noun::Matches, app::Noun::Dossier}))
        load();
}

void EntriesPane::refresh_count(const Nouns& nouns) {
    if (!has_any(nouns, {app::Noun::Entries, app::Noun::Matches, app::Noun::Dossier}))
        return;
    query(
        session(), this, [](app::Reader& reader) { return app::count_books(reader); },
        [this](Result<app::BooksCounts> counts) {
            if (!counts)
                return;
            m_counts = *counts;
            retranslate();
            update_actions();
        });
}

void EntriesPane::follow_row() {
    const EntryView* row = m_model->row_at(m_table->currentIndex().row());
    const auto asked = m_latest_rows.next();
    show_detail_title();
    update_actions();
    if (!row)
        return m_rows->set_rows({});
    query(
        session(), this,
        [id = row->id](app::Reader& reader) { return app::load_entry(reader, id); },
        [this, asked](Result<ledger::Entry> entry) {
            if (!m_latest_rows.is(asked))
                return;
            if (!entry)
                return messages().show_error(entry.error());
            m_rows->set_rows(rows_of(*entry));
        });
}

void EntriesPane::show_detail_title() {
    const EntryView* row = m_model->row_at(m_table->currentIndex().row());
    m_detail->set_title(
        row ? row->label : tr("Rows of the entry"),
        row ? tr("%1, %2", "journal and date").arg(row->journal, words().date(row->date))
            : QString());
}

void EntriesPane::update_actions() {
    const EntryView* row = m_model->row_at(m_table->currentIndex().row());
    m_reverse->setEnabled(row && row->state == ledger::EntryState::Validated && !row->reversal);
    m_delete->setEnabled(row && row->state == ledger::EntryState::Draft);
    m_validate->setEnabled(m_counts.drafts > 0);
}

void EntriesPane::show_sums() {
    Money total;
    int count = 0;
    for (const qlonglong key : m_table->selected_keys())
        if (const EntryView* row = m_model->find(key)) {
            total = count == 0 ? row->total : total + row->total;
            ++count;
        }
    m_sums->setText(count == 0 ? QString()
                               : tr("Selection: %n entries, debit %1, credit %1", nullptr, count)
                                     .arg(words().amount(total)));
}

void EntriesPane::ask_validation() {
    auto* dialog =
        new FormDialog({theme(), words(), session().jobs()}, tr("Validate the drafts"), window());
    dialog->set_introduction(
        tr("Validated entries get their number and can never be changed or deleted: a mistake is "
           "then corrected by a reversal. This cannot be undone."));
    auto* until = new DayEdit(words(), dialog);
    until->set_day(session().today());
    dialog->add_row(tr("Drafts &up to"), until);
    dialog->set_act(tr("Validate"), [this, dialog, until] {
        dialog->set_busy(true);
        command(
            session(), dialog,
            [day = until->day()](app::Writer& writer) {
                return app::validate_entries(writer, day);
            },
            [this, dialog](Result<app::ValidationReport> report) {
                if (!report)
                    return dialog->show_error(report.error());
                dialog->accept();
                QString said =
                    tr("%n entries validated.", nullptr, static_cast<int>(report->validated));
                if (report->left > 0)
                    said += QLatin1Char(' ') + tr("%n drafts dated after today wait for their day.",
                                                  nullptr, static_cast<int>(report->left));
                messages().show_message(said, Tone::Ok);
            });
    });
    dialog->open();
}

void EntriesPane::reverse() {
    const EntryView* row = m_model->row_at(m_table->currentIndex().row());
    if (!row)
        return;
    command(
        session(), this,
        [id = row->id](app::Writer& writer) { return app::reverse_entry(writer, id); },
        [this](Result<ledger::EntryId> reversal) {
            if (!reversal)
                return messages().show_error(reversal.error());
            messages().show_message(tr("The reversal stands among the drafts."), Tone::Ok);
            m_wanted = reversal->value();
        });
}

void EntriesPane::ask_deletion() {
    const EntryView* row = m_model->row_at(m_table->currentIndex().row());
    if (!row)
        return;
    auto* dialog =
        new FormDialog({theme(), words(), session().jobs()}, tr("Delete the draft"), window());
    dialog->set_introduction(tr("%1, %2: %3\nThe draft goes with its letters; the history keeps "
                                "it. The invoice it books "
                                "goes back to those approved. This cannot be undone.",
                                "journal, date and label of a draft")
                                 .arg(row->journal, words().date(row->date), row->label));
    dialog->set_act(tr("Delete"), [this, dialog, id = row->id] {
        dialog->set_busy(true);
        command(
            session(), dialog, [id](app::Writer& writer) { return app::discard_draft(writer, id); },
            [this, dialog](const Result<void>& done) {
                if (!done)
                    return dialog->show_error(done.error());
                dialog->accept();
                messages().show_message(tr("The draft is deleted."), Tone::Ok);
            });
    });
    dialog->open();
}

// Of the chosen row, else of the first one that has a third party.
void EntriesPane::open_ledger_of_row() {
    const EntryRowView* row =
        m_row_table->hasFocus() ? m_rows->row_at(m_row_table->currentIndex().row()) : nullptr;
    for (const EntryRowView& each : m_rows->rows())
        if (!row && !each.row.party.empty())
            row = &each;
    open_ledger(session(), window(),
                row ? LedgerChoice{row->row.account, row->row.party} : LedgerChoice{});
}

void EntriesPane::jump(const QString& kind, qlonglong id) {
    if (kind != QLatin1String("entry"))
        return;
    m_filter_edit->clear();
    m_filter_timer.stop();
    m_journals->setCurrentIndex(0);
    m_chips->choose(k_all);
    // A few entries before it, so that it stands among its neighbours.
    m_wanted = id;
    m_start_after = std::max<std::int64_t>(0, id - 20);
    load();
}

} // namespace comptoir::gui
