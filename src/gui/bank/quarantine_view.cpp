#include "comptoir/gui/bank/quarantine_view.h"
#include "comptoir/gui/widgets/page_stack.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>

namespace comptoir::gui {

namespace {

constexpr std::int64_t k_lines_shown = 400; // around the fault, or from the chosen line on
constexpr std::int64_t k_before_fault = 100;
constexpr int k_text_margin = 24;

} // namespace

QuarantineView::QuarantineView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    m_file_model = new QuarantineTableModel(session.words(), this);
    m_line_model = new ViewedLineModel(session.words(), this);
    m_correction_model = new CorrectionTableModel(session.words(), this);
    m_tried_model = new TriedTableModel(session.words(), this);
    build_files();
    build_viewer();
    build_foot();
    auto* foot = new QSplitter(Qt::Horizontal, this);
    foot->setHandleWidth(10);
    foot->setChildrenCollapsible(false);
    foot->addWidget(m_correction_card);
    foot->addWidget(m_trial_card);
    foot->setSizes({480, 520});
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    for (QWidget* part : std::initializer_list<QWidget*>{m_file_card, m_line_card, foot})
        splitter->addWidget(part);
    splitter->setSizes({150, 380, 180});
    m_empty = new EmptyState(session.theme(), QStringLiteral("seal"), this);
    auto* nothing = new QFrame(this);
    nothing->setProperty("role", "card");
    (new QVBoxLayout(nothing))->addWidget(m_empty);
    m_stack = new PageStack(this);
    m_stack->addWidget(splitter);
    m_stack->addWidget(nothing);
    whole->addWidget(m_stack);
    retranslate();
}

Surroundings QuarantineView::around() const {
    return {m_session.theme(), m_session.words(), m_session.jobs()};
}

void QuarantineView::build_files() {
    m_file_card = new Card(this);
    m_states = new QComboBox(m_file_card);
    m_states->setObjectName(QStringLiteral("quarantine_state"));
    m_states->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const auto state : {app::QuarantineState::Open, app::QuarantineState::Imported,
                             app::QuarantineState::Discarded})
        m_states->addItem(QString(), static_cast<int>(state));
    m_file_card->add_to_head(m_states);
    m_files = new Table(QStringLiteral("quarantine_files"), m_session.theme(), m_file_card);
    m_files->show_model(m_file_model, QuarantineTableModel::Fault);
    m_file_card->body()->addWidget(m_files);
    connect(m_states, &QComboBox::activated, this, &QuarantineView::reload);
    connect(m_files, &Table::current_changed, this, [this](qlonglong key) {
        if (key != m_shown)
            show_file();
        emit changed();
    });
    connect(m_files, &Table::focus_changed, m_file_card, &Card::set_within);
}

void QuarantineView::build_viewer() {
    m_line_card = new Card(this);
    m_fault_frame = new QFrame(m_line_card);
    m_fault_frame->setObjectName(QStringLiteral("fault_frame"));
    m_fault_frame->setProperty("role", "notice");
    auto* row = new QHBoxLayout(m_fault_frame);
    row->setContentsMargins(10, 6, 6, 6);
    m_fault = new QLabel(m_fault_frame);
    m_fault->setObjectName(QStringLiteral("fault_sentence"));
    m_fault->setWordWrap(true);
    m_fault->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_fault, 1);
    m_line_acts = new QHBoxLayout;
    m_line_acts->setSpacing(6);
    row->addLayout(m_line_acts);
    m_lines = new Table(QStringLiteral("quarantine_lines"), m_session.theme(), m_line_card);
    m_lines->show_model(m_line_model, -1);
    m_lines->setSelectionMode(QAbstractItemView::SingleSelection);
    m_lines->setItemDelegateForColumn(
        ViewedLineModel::Text, new FixedTextDelegate(m_session.theme(), *m_line_model, m_lines));
    m_ruler = new ColumnRuler(m_session.theme(), m_lines, ViewedLineModel::Text, m_line_card);
    auto* body = m_line_card->body();
    auto* margin = new QHBoxLayout;
    margin->setContentsMargins(8, 6, 8, 6);
    margin->addWidget(m_fault_frame);
    body->addLayout(margin);
    body->addWidget(m_ruler);
    body->addWidget(m_lines, 1);
    connect(m_lines, &Table::current_changed, this, &QuarantineView::changed);
    connect(m_lines, &Table::enter_pressed, this, &QuarantineView::replace_line);
    connect(m_lines, &QTableView::doubleClicked, this, &QuarantineView::replace_line);
    connect(m_lines, &Table::focus_changed, m_line_card, &Card::set_within);
    m_lines->viewport()->installEventFilter(this);
}

void QuarantineView::build_foot() {
    m_correction_card = new Card(this);
    m_corrections =
        new Table(QStringLiteral("quarantine_corrections"), m_session.theme(), m_correction_card);
    m_corrections->show_model(m_correction_model, CorrectionTableModel::Why);
    m_correction_card->body()->addWidget(m_corrections);
    connect(m_corrections, &Table::focus_changed, m_correction_card, &Card::set_within);
    // A correction leads to its line.
    connect(m_corrections, &Table::enter_pressed, this, [this] {
        if (const app::Correction* chosen =
                m_correction_model->row_at(m_corrections->currentIndex().row()))
            show_file(std::max<std::int64_t>(1, chosen->line.line - k_before_fault));
    });
    m_trial_card = new Card(this);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(10, 6, 8, 6);
    m_verdict = new QLabel(m_trial_card);
    m_verdict->setObjectName(QStringLiteral("trial_verdict"));
    m_verdict->setWordWrap(true);
    head->addWidget(m_verdict, 1);
    m_trial_acts = new QHBoxLayout;
    m_trial_acts->setSpacing(6);
    head->addLayout(m_trial_acts);
    m_trial_card->body()->addLayout(head);
    m_tried = new Table(QStringLiteral("quarantine_trial"), m_session.theme(), m_trial_card);
    m_tried->show_model(m_tried_model, TriedTableModel::Account);
    m_trial_card->body()->addWidget(m_tried, 1);
    connect(m_tried, &Table::focus_changed, m_trial_card, &Card::set_within);
}

void QuarantineView::retranslate() {
    const Words& words = m_session.words();
    m_file_card->set_title(tr("Files put aside"), m_file_model->rowCount() > 0
                                                      ? words.count(m_file_model->rowCount())
                                                      : QString());
    m_files->setAccessibleName(tr("Files put aside"));
    m_lines->setAccessibleName(tr("Lines of the file"));
    m_corrections->setAccessibleName(tr("Corrections"));
    m_tried->setAccessibleName(tr("What the trial read"));
    m_states->setAccessibleName(tr("State"));
    const QString states[] = {tr("Waiting"), tr("Imported", "files"), tr("Discarded", "files")};
    for (int index = 0; index < m_states->count(); ++index)
        m_states->setItemText(index, states[index]);
    m_correction_card->set_title(tr("Corrections"), tr("the bank’s file stays as it is"));
    m_trial_card->set_title(tr("Trial"));
    m_empty->set_words(tr("No file is in quarantine"),
                       tr("A file that cannot be imported is kept here with its fault: correct "
                          "its line, try it, import it once its balances are right."));
    for (QAbstractTableModel* model : std::initializer_list<QAbstractTableModel*>{
             m_file_model, m_line_model, m_correction_model, m_tried_model})
        if (model->rowCount() > 0)
            emit model->dataChanged(model->index(0, 0),
                                    model->index(model->rowCount() - 1, model->columnCount() - 1));
    for (Table* table : {m_files, m_lines, m_corrections, m_tried})
        table->horizontalHeader()->viewport()->update();
    show_fault();
    show_verdict();
}

void QuarantineView::reload() {
    const auto asked = m_latest_files.next();
    app::QuarantineFilter filter;
    filter.state = static_cast<app::QuarantineState>(m_states->currentData().toInt());
    query(
        m_session, this,
        [filter](app::Reader& reader) { return app::list_quarantine(reader, filter); },
        [this, asked](Result<std::vector<app::QuarantinedFile>> files) {
            if (!m_latest_files.is(asked))
                return;
            if (!files)
                return emit failed(files.error());
            const bool waiting = m_states->currentIndex() == 0;
            m_file_model->set_rows(std::move(*files));
            // Without anything that ever waited there is nothing to filter.
            m_stack->setCurrentIndex(m_file_model->rowCount() > 0 || !waiting ? 0 : 1);
            if (!m_files->currentIndex().isValid() && m_file_model->rowCount() > 0)
                m_files->setCurrentIndex(m_file_model->index(0, QuarantineTableModel::Name));
            show_file();
            retranslate();
            emit changed();
        });
}

const app::QuarantinedFile* QuarantineView::current() const {
    return m_file_model->row_at(m_files->currentIndex().row());
}

void QuarantineView::show_file(std::int64_t first_line) {
    const app::QuarantinedFile* file = current();
    const auto asked = m_latest_view.next();
    m_trial.reset();
    m_tried_model->set_rows({});
    if (!file || file->state == app::QuarantineState::Discarded || !file->is_text) {
        m_shown = file ? file->id.value() : 0;
        m_view.reset();
        m_line_model->set_view({});
        m_correction_model->set_rows({});
        retranslate();
        return emit changed();
    }
    if (m_shown != file->id.value())
        m_wanted_line = 0;
    m_shown = file->id.value();
    app::QuarantineViewRequest request;
    request.file = file->id;
    request.first = first_line > 0
                        ? first_line
                        : std::max<std::int64_t>(1, file->fault.place.line - k_before_fault);
    request.count = k_lines_shown;
    query(
        m_session, this,
        [request](app::Reader& reader) { return app::show_quarantined(reader, request); },
        [this, asked](Result<app::QuarantineView> view) {
            if (!m_latest_view.is(asked))
                return;
            if (!view)
                return emit failed(view.error());
            show_view(std::move(*view));
        });
}

void QuarantineView::show_view(app::QuarantineView view) {
    m_line_model->set_view(view);
    m_correction_model->set_rows(view.corrections);
    const bool open = view.file.state == app::QuarantineState::Open;
    m_line_card->set_title(q(view.file.name),
                           tr("%n line(s)", nullptr, static_cast<int>(view.lines_total)));
    m_ruler->setVisible(view.file.format == "cfonb120");
    m_view = std::move(view);
    fit_text();
    int row = m_line_model->row_of(std::exchange(m_wanted_line, 0));
    if (row < 0)
        row = std::max(0, m_line_model->row_of_fault());
    if (m_line_model->rowCount() > 0) {
        m_lines->setCurrentIndex(m_line_model->index(row, ViewedLineModel::Text));
        m_lines->scrollTo(m_line_model->index(row, ViewedLineModel::Number),
                          QAbstractItemView::PositionAtCenter);
        m_lines->horizontalScrollBar()->setValue(fault_position(row));
    }
    retranslate();
    emit changed();
    if (open)
        try_file();
}

bool QuarantineView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && watched == m_lines->viewport())
        fit_text();
    return QWidget::eventFilter(watched, event);
}

// The text column is as wide as its longest line, and never narrower than the room there is.
void QuarantineView::fit_text() {
    const int others =
        m_lines->columnWidth(ViewedLineModel::Number) + m_lines->columnWidth(ViewedLineModel::Mark);
    const int wanted =
        m_line_model->longest() * FixedTextDelegate::character_width() + k_text_margin;
    m_lines->setColumnWidth(ViewedLineModel::Text,
                            std::max(m_lines->viewport()->width() - others, wanted));
}

// How far to the right the fault of this row is shown; 0 while it stands in the first columns.
int QuarantineView::fault_position(int row) const {
    const int column = m_line_model->first_fault_column();
    if (column == 0 || row != m_line_model->row_of_fault())
        return 0;
    const int at = column * FixedTextDelegate::character_width();
    const int room = m_lines->viewport()->width() / 2;
    return std::max(0, at - room);
}

void QuarantineView::show_fault() {
    const app::QuarantinedFile* file = current();
    m_fault_frame->setVisible(file != nullptr);
    if (!file)
        return;
    const Words& words = m_session.words();
    QStringList sentences;
    const bool mended = m_trial && !m_trial->fault;
    const app::QuarantineFault& fault = m_trial && m_trial->fault ? *m_trial->fault : file->fault;
    if (mended) {
        sentences << tr("With the corrections, nothing is wrong with this file any more.");
    } else {
        sentences << fault_words(words, fault);
        if (fault.place.line > 0)
            sentences << tr("Line %1.", "place of a fault").arg(words.count(fault.place.line));
    }
    if (!file->is_text)
        sentences << tr("It holds no lines that could be corrected: ask the bank for it again.");
    if (!file->why_discarded.empty())
        sentences << tr("Discarded: %1").arg(q(file->why_discarded));
    m_fault->setText(sentences.join(QLatin1Char(' ')));
    set_style_property(m_fault_frame, "tone", QLatin1String(mended ? "ok" : "warn"));
}

QString QuarantineView::fault() const {
    return m_fault->text();
}

QString QuarantineView::verdict() const {
    return m_verdict->text();
}

const app::QuarantineLine* QuarantineView::current_line() const {
    const ViewedLine* row = m_line_model->row_at(m_lines->currentIndex().row());
    return row ? &row->line : nullptr;
}

bool QuarantineView::can_correct() const {
    const app::QuarantinedFile* file = current();
    const app::QuarantineLine* line = current_line();
    return file && file->state == app::QuarantineState::Open && line && !line->kind && !line->cut;
}

bool QuarantineView::is_at_end() const {
    return current_line() && current_line()->at_end;
}

bool QuarantineView::can_drop() const {
    const app::QuarantinedFile* file = current();
    const app::QuarantineLine* line = current_line();
    return file && file->state == app::QuarantineState::Open && line && line->kind;
}

bool QuarantineView::has_fault(std::string_view code) const {
    const app::QuarantinedFile* file = current();
    return file && file->state == app::QuarantineState::Open && m_trial && m_trial->fault &&
           m_trial->fault->code == code;
}

bool QuarantineView::lacks_balances() const {
    return has_fault("quarantine.balance_not_proven");
}

bool QuarantineView::can_import() const {
    const app::QuarantinedFile* file = current();
    return file && file->state == app::QuarantineState::Open && m_trial &&
           (!m_trial->fault || lacks_balances()) && !m_trial->statements.empty();
}

QuarantineView::Answers QuarantineView::answers() const {
    const app::QuarantinedFile* file = current();
    const auto found = file ? m_answers.find(file->id.value()) : m_answers.end();
    return found == m_answers.end() ? Answers{} : found->second;
}

// What was answered may be answered otherwise.
bool QuarantineView::wants_dates() const {
    return has_fault("formats.date_order_ambiguous") ||
           (m_trial && answers().choices.date_order.has_value());
}

bool QuarantineView::journal_is_missing() const {
    return has_fault("bank.account_without_journal");
}

bool QuarantineView::wants_journal() const {
    return has_fault("bank.account_unnamed") || journal_is_missing() ||
           (m_trial && answers().journal.has_value());
}

} // namespace comptoir::gui
