#include "comptoir/gui/bank/result_page.h"

#include "comptoir/gui/bank/preview_models.h"

#include <QHBoxLayout>
#include <QSplitter>

namespace comptoir::gui {

MadeTableModel::MadeTableModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> MadeTableModel::looks() const {
    static constexpr ColumnLook k_looks[k_columns] = {
        {CellKind::Text, 12},   {CellKind::Dim, 26},    {CellKind::Amount, 16},
        {CellKind::Amount, 16}, {CellKind::Amount, 16}, {CellKind::Tag, 26}};
    return k_looks;
}

QString MadeTableModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Journal:
        return tr("Journal");
    case Period:
        return tr("Period");
    case New:
        return tr("New lines");
    case Known:
        return tr("Known lines");
    case Doubtful:
        return tr("Doubtful lines");
    case State:
        return tr("State");
    case k_columns:
        break;
    }
    return {};
}

QVariant MadeTableModel::cell(const MadeRow& row, int column, int role) const {
    const app::ImportedStatement& statement = row.statement;
    const bool nothing_new = !statement.id;
    if (column == State && role == k_tone_role)
        return static_cast<int>(nothing_new                    ? Tone::Neutral
                                : statement.lines_doubtful > 0 ? Tone::Warn
                                                               : Tone::Ok);
    if (column == State && role == k_icon_role)
        return QLatin1String(nothing_new                    ? "history"
                             : statement.lines_doubtful > 0 ? "warning"
                                                            : "ok");
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Journal:
        return q(statement.journal);
    case Period:
        return period_words(m_words, statement.from, statement.to);
    case New:
        return m_words.count(statement.lines_new);
    case Known:
        return m_words.count(statement.lines_known);
    case Doubtful:
        return statement.lines_doubtful > 0 ? m_words.count(statement.lines_doubtful) : QString();
    case State:
        return nothing_new ? tr("nothing new")
                           : m_words.word("statement", to_text(statement.state));
    case k_columns:
        break;
    }
    return {};
}

std::span<const ColumnLook> NoteTableModel::looks() const {
    static constexpr ColumnLook k_looks[k_columns] = {
        {CellKind::Tag, 18}, {CellKind::Text, 30}, {CellKind::Text, 60}};
    return k_looks;
}

QString NoteTableModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case What:
        return tr("What");
    case Subject:
        return tr("Of");
    case Sentence:
        return tr("Why");
    case k_columns:
        break;
    }
    return {};
}

QVariant NoteTableModel::cell(const NoteRow& row, int column, int role) const {
    if (column == What && role == k_tone_role)
        return static_cast<int>(
            row.kind == NoteRow::Remark || row.kind == NoteRow::Known ? Tone::Neutral : Tone::Warn);
    if (column == What && role == k_icon_role)
        return QLatin1String(row.kind == NoteRow::LeftOut    ? "dash"
                             : row.kind == NoteRow::PutAside ? "seal"
                             : row.kind == NoteRow::Known    ? "history"
                                                             : "info");
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case What:
        return row.kind == NoteRow::LeftOut    ? tr("left out")
               : row.kind == NoteRow::PutAside ? tr("in quarantine")
               : row.kind == NoteRow::Known    ? tr("known")
                                               : tr("remark");
    case Subject:
        return row.subject;
    case Sentence:
        return row.sentence;
    case k_columns:
        break;
    }
    return {};
}

ResultPage::ResultPage(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(8);
    m_head = new QFrame(this);
    m_head->setProperty("role", "notice");
    auto* row = new QHBoxLayout(m_head);
    row->setContentsMargins(14, 10, 10, 10);
    row->setSpacing(8);
    m_headline = new QLabel(m_head);
    m_headline->setObjectName(QStringLiteral("import_headline"));
    m_headline->setWordWrap(true);
    row->addWidget(m_headline, 1);
    m_acts = new QHBoxLayout;
    m_acts->setSpacing(8);
    row->addLayout(m_acts);
    whole->addWidget(m_head);
    m_made_model = new MadeTableModel(session.words(), this);
    m_note_model = new NoteTableModel(this);
    m_made_card = new Card(this);
    m_made = new Table(QStringLiteral("import_made"), session.theme(), m_made_card);
    m_made->show_model(m_made_model, MadeTableModel::Period);
    m_made_card->body()->addWidget(m_made);
    m_note_card = new Card(this);
    m_notes = new Table(QStringLiteral("import_remarks"), session.theme(), m_note_card);
    m_notes->show_model(m_note_model, NoteTableModel::Sentence);
    m_notes->show_sentences_whole(); // they say what to do
    m_note_card->body()->addWidget(m_notes);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_made_card);
    splitter->addWidget(m_note_card);
    splitter->setSizes({400, 220});
    whole->addWidget(splitter, 1);
    connect(m_made, &Table::enter_pressed, this, &ResultPage::open_asked);
    connect(m_made, &QTableView::doubleClicked, this, &ResultPage::open_asked);
    connect(m_made, &Table::current_changed, this, &ResultPage::current_changed);
    connect(m_made, &Table::focus_changed, m_made_card, &Card::set_within);
    connect(m_notes, &Table::focus_changed, m_note_card, &Card::set_within);
    retranslate();
}

void ResultPage::retranslate() {
    m_made_card->set_title(tr("Statements"));
    m_note_card->set_title(tr("To look at"));
    m_made->setAccessibleName(tr("Statements of the import"));
    m_notes->setAccessibleName(tr("What the import left out or remarks"));
    m_made_model->repaint();
    m_note_model->set_rows(note_rows());
    m_note_model->repaint();
    show_headline();
}

std::vector<NoteRow> ResultPage::note_rows() const {
    const Words& words = m_session.words();
    std::vector<NoteRow> rows;
    const auto add = [&](NoteRow::Kind kind, const QString& subject, const QString& sentence) {
        rows.push_back({static_cast<qlonglong>(rows.size()) + 1, kind, subject, sentence});
    };
    for (const app::PutAside& aside : m_outcome.report.put_aside)
        add(NoteRow::PutAside, q(aside.name),
            q(i18n::say(aside.fault.code, aside.fault.params, words.language())));
    for (const app::RepeatedImport& repeated : m_outcome.report.repeated)
        add(NoteRow::Known,
            repeated.origin.file_name.empty() ? tr("bank feed") : q(repeated.origin.file_name),
            tr("%n line(s) repeat what %1 imported on %2; the first one: %3, %4, %5.", nullptr,
               static_cast<int>(repeated.lines))
                .arg(q(repeated.origin.imported_by),
                     words.date(local_day(repeated.origin.imported_at)),
                     words.date(repeated.booked_on), q(repeated.label),
                     words.amount(repeated.amount)));
    for (const app::LeftOut& left : m_outcome.report.left_out)
        add(NoteRow::LeftOut, q(left.account),
            words.sentence(
                Diagnostic{Diagnostic::Severity::Warning, left.reason, left.params, {}}));
    for (const Diagnostic& doubt : m_outcome.report.diagnostics)
        add(NoteRow::Remark, doubt.place ? file_text(doubt.place->file) : QString(),
            words.sentence(doubt));
    return rows;
}

void ResultPage::show_outcome(const ImportOutcome& outcome) {
    m_outcome = outcome;
    std::vector<MadeRow> rows;
    for (const app::ImportedStatement& statement : m_outcome.report.statements)
        rows.push_back({static_cast<qlonglong>(rows.size()) + 1, statement});
    m_made_model->set_rows({});
    m_made_model->set_rows(std::move(rows));
    m_note_model->set_rows({});
    retranslate();
    m_note_card->setVisible(m_note_model->rowCount() > 0);
    if (m_made_model->rowCount() > 0)
        m_made->setCurrentIndex(m_made_model->index(0, MadeTableModel::Journal));
}

void ResultPage::show_headline() {
    const Words& words = m_session.words();
    std::int64_t fresh = 0, known = 0, doubtful = 0;
    for (const app::ImportedStatement& statement : m_outcome.report.statements) {
        fresh += statement.lines_new;
        known += statement.lines_known;
        doubtful += statement.lines_doubtful;
    }
    const auto made = static_cast<int>(m_outcome.made().size());
    QStringList sentences;
    sentences << (made > 0 ? tr("%n statement(s) imported, new lines: %1.", nullptr, made)
                                 .arg(words.count(fresh))
                  : m_outcome.announced() > 0 ? tr("No statement was made: nothing is booked yet.")
                                              : tr("No statement was made: nothing is new."));
    if (m_outcome.announced() > 0)
        sentences << tr("%n announced line(s) are expected: see the tab Expected.", nullptr,
                        static_cast<int>(m_outcome.announced()));
    if (known > 0)
        sentences << tr("%n line(s) were already known.", nullptr, static_cast<int>(known));
    if (doubtful > 0)
        sentences << tr("%n line(s) may repeat others: look at them under To control.", nullptr,
                        static_cast<int>(doubtful));
    if (m_outcome.matched > 0)
        sentences << tr("%n line(s) were matched at once.", nullptr,
                        static_cast<int>(m_outcome.matched));
    const auto aside = static_cast<int>(m_outcome.report.put_aside.size());
    if (aside > 0)
        sentences << tr("%n file(s) wait in quarantine.", nullptr, aside);
    m_headline->setText(sentences.join(QLatin1Char(' ')));
    const bool doubts = doubtful > 0 || aside > 0 || !m_outcome.report.left_out.empty();
    set_style_property(m_head, "tone", QLatin1String(doubts ? "warn" : "ok"));
}

QString ResultPage::headline() const {
    return m_headline->text();
}

std::optional<std::int64_t> ResultPage::import_with_known() const {
    const auto has_known = [](const app::ImportedStatement& statement) {
        return statement.lines_known + statement.lines_deleted > 0;
    };
    const MadeRow* row = m_made_model->row_at(m_made->currentIndex().row());
    if (row && has_known(row->statement))
        return row->statement.import;
    for (const MadeRow& each : m_made_model->rows())
        if (has_known(each.statement))
            return each.statement.import;
    return std::nullopt;
}

const app::ImportedStatement* ResultPage::chosen() const {
    const MadeRow* row = m_made_model->row_at(m_made->currentIndex().row());
    if (row && row->statement.id)
        return &row->statement;
    for (const MadeRow& each : m_made_model->rows())
        if (each.statement.id)
            return &each.statement;
    return nullptr;
}

} // namespace comptoir::gui
