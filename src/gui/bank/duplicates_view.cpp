#include "comptoir/gui/bank/duplicates_view.h"

#include "comptoir/app/errors.h"
#include "comptoir/gui/widgets/journal_box.h"
#include "comptoir/gui/widgets/page_stack.h"

#include <QComboBox>
#include <QStackedWidget>

namespace comptoir::gui {

namespace {

struct Wanted {
    DuplicateTableModel::List list = DuplicateTableModel::Recognised;
    std::int64_t import = 0;
    bank::StatementId statement;
    std::optional<std::string> journal;
    std::int64_t from = 0; // the last one shown; 0: the first page
    std::int64_t limit = k_page_rows;
};

DuplicateRow row_of(app::RecognisedLine&& recognised) {
    DuplicateRow row;
    row.kind = recognised.overruled_at      ? DuplicateRow::Overruled
               : recognised.repeats_deleted ? DuplicateRow::OfDeleted
                                            : DuplicateRow::Known;
    row.id = recognised.id;
    row.journal = std::move(recognised.journal);
    row.line = std::move(recognised.line);
    row.from = std::move(recognised.from);
    row.other = std::move(recognised.repeats_label);
    row.other_from = std::move(recognised.repeats_from);
    row.when = row.other_from.imported_at;
    row.by = row.other_from.imported_by;
    return row;
}

DuplicateRow row_of(app::DeletedLineRow&& deleted) {
    DuplicateRow row;
    row.kind = deleted.same_as ? DuplicateRow::Merged : DuplicateRow::Deleted;
    row.id = deleted.id;
    row.journal = std::move(deleted.journal);
    row.line = std::move(deleted.line);
    row.from = std::move(deleted.from);
    row.other = std::move(deleted.why);
    row.when = deleted.deleted_at;
    row.by = std::move(deleted.deleted_by);
    row.answer = deleted.takes_back;
    return row;
}

template <class Rows>
Page<DuplicateRow> page_of(Rows&& rows, std::int64_t limit) {
    Page<DuplicateRow> page;
    page.complete = static_cast<std::int64_t>(rows.size()) <= limit;
    if (!page.complete)
        rows.pop_back();
    for (auto& row : rows)
        page.rows.push_back(row_of(std::move(row)));
    return page;
}

// The file a statement came in with; empty for a feed.
Result<app::LineOrigin> origin_of(app::Reader& reader, bank::StatementId statement) {
    app::LineOrigin origin;
    origin.statement = statement;
    CT_ASSIGN(rows, app::list_statements(
                        reader, {.journal = {}, .after = statement.value() - 1, .limit = 1}));
    if (!rows.empty())
        origin.file_name = rows.front().file_name;
    return origin;
}

// Beside the line it may repeat: the one of the same words, else the oldest.
Result<DuplicateRow> doubtful_row(app::Reader& reader, const app::LineRow& line) {
    DuplicateRow row;
    row.kind = DuplicateRow::Doubtful;
    row.id = line.id;
    row.journal = line.journal;
    row.line = line.line;
    CT_ASSIGN(from, origin_of(reader, line.statement));
    row.from = from;
    CT_ASSIGN(equals, app::equals_of_line(reader, line.id));
    if (equals.empty())
        return row;
    const app::LineRow* other = &equals.front();
    for (const app::LineRow& equal : equals)
        if (other->line.label != line.line.label && equal.line.label == line.line.label)
            other = &equal;
    row.other_id = other->id;
    row.other = other->line.label;
    CT_ASSIGN(other_from, origin_of(reader, other->statement));
    row.other_from = other_from;
    return row;
}

Result<Page<DuplicateRow>> load_doubtful(app::Reader& reader, const Wanted& wanted) {
    app::LineFilter filter;
    filter.journal = wanted.journal;
    filter.only_doubtful = true;
    filter.after = wanted.from;
    filter.limit = wanted.limit + 1;
    std::vector<app::LineRow> lines;
    CT_TRY(app::for_each_line(reader, filter, [&lines](const app::LineRow& line) {
        lines.push_back(line);
        return true;
    }));
    Page<DuplicateRow> page;
    page.complete = static_cast<std::int64_t>(lines.size()) <= wanted.limit;
    if (!page.complete)
        lines.pop_back();
    for (const app::LineRow& line : lines) {
        CT_ASSIGN(row, doubtful_row(reader, line));
        page.rows.push_back(std::move(row));
    }
    return page;
}

// One more than asked tells whether the list goes on.
Result<Page<DuplicateRow>> load_page(app::Reader& reader, const Wanted& wanted) {
    if (wanted.list == DuplicateTableModel::Doubtful)
        return load_doubtful(reader, wanted);
    if (wanted.list == DuplicateTableModel::Deleted) {
        CT_ASSIGN(rows, app::list_deleted(reader, {.journal = wanted.journal,
                                                   .after = wanted.from,
                                                   .limit = wanted.limit + 1}));
        return page_of(std::move(rows), wanted.limit);
    }
    app::RecognisedFilter filter{
        .journal = wanted.journal, .before = wanted.from, .limit = wanted.limit + 1};
    if (wanted.import != 0)
        filter.import = wanted.import;
    if (wanted.statement)
        filter.statement = wanted.statement;
    CT_ASSIGN(rows, app::list_recognised(reader, filter));
    return page_of(std::move(rows), wanted.limit);
}

} // namespace

// --- The model ----------------------------------------------------------------------------------

DuplicateTableModel::DuplicateTableModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> DuplicateTableModel::looks() const {
    static constexpr ColumnLook k_looks[k_columns] = {
        {CellKind::Text, 11}, {CellKind::Text, 26}, {CellKind::Amount, 12}, {CellKind::Dim, 17},
        {CellKind::Dim, 7},   {CellKind::Text, 26}, {CellKind::Dim, 17},    {CellKind::Dim, 15},
        {CellKind::Dim, 10},  {CellKind::Tag, 16}};
    return k_looks;
}

QString DuplicateTableModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Day:
        return tr("Day");
    case Label:
        return tr("Label");
    case Amount:
        return tr("Amount");
    case File:
        return tr("Came in with");
    case Entry:
        return tr("Entry", "rank of a line in its file");
    case Other:
        return m_list == Deleted    ? tr("Why", "a line was deleted")
               : m_list == Doubtful ? tr("May repeat", "the line")
                                    : tr("Repeats", "the line");
    case OtherFile:
        return m_list == Deleted ? QString() : tr("Of file");
    case When:
        return m_list == Deleted    ? tr("Deleted on")
               : m_list == Doubtful ? QString()
                                    : tr("Imported on");
    case By:
        return m_list == Doubtful ? QString() : tr("By", "who imported or deleted it");
    case State:
        return tr("State");
    case k_columns:
        break;
    }
    return {};
}

QVariant DuplicateTableModel::cell(const DuplicateRow& row, int column, int role) const {
    if (role == k_negative_role && column == Amount)
        return row.line.amount.is_negative();
    if (column == State && role == k_tone_role)
        return static_cast<int>(row.kind == DuplicateRow::Overruled ? Tone::Accent
                                : row.kind == DuplicateRow::Known   ? Tone::Neutral
                                                                    : Tone::Warn);
    if (column == State && role == k_icon_role)
        return QLatin1String(row.kind == DuplicateRow::Overruled  ? "check"
                             : row.kind == DuplicateRow::Known    ? "history"
                             : row.kind == DuplicateRow::Doubtful ? "warning"
                                                                  : "close");
    if (role != Qt::DisplayRole)
        return {};
    const auto file = [](const app::LineOrigin& origin) {
        return origin.file_name.empty() ? tr("bank feed") : q(origin.file_name);
    };
    switch (static_cast<Column>(column)) {
    case Day:
        return m_words.date(row.line.booked_on);
    case Label:
        return q(row.line.label);
    case Amount:
        return m_words.bare(row.line.amount);
    case File:
        return file(row.from);
    case Entry:
        return row.id.value() > 0 ? m_words.count(row.line.entry) : QString();
    case Other:
        return q(row.other);
    case OtherFile:
        return m_list == Deleted || (m_list == Doubtful && !row.other_id) ? QString()
                                                                          : file(row.other_from);
    case When:
        return row.when ? m_words.time(*row.when) : QString();
    case By:
        return q(row.by);
    case State:
        switch (row.kind) {
        case DuplicateRow::Known:
            return tr("known");
        case DuplicateRow::OfDeleted:
            return tr("repeats a deleted one");
        case DuplicateRow::Overruled:
            return tr("no duplicate");
        case DuplicateRow::Deleted:
            return tr("deleted");
        case DuplicateRow::Merged:
            return tr("one operation");
        case DuplicateRow::Doubtful:
            return tr("doubtful");
        }
        return {};
    case k_columns:
        break;
    }
    return {};
}

// --- The view -----------------------------------------------------------------------------------

DuplicatesView::DuplicatesView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    m_model = new DuplicateTableModel(session.words(), this);
    m_model->load_with([this](qlonglong last) { load_more(last); });
    m_card = new Card(this);
    m_kinds = new QComboBox(m_card);
    m_kinds->setObjectName(QStringLiteral("duplicate_kind"));
    m_kinds->addItems({QString(), QString(), QString()});
    m_journals = new QComboBox(m_card);
    m_journals->setObjectName(QStringLiteral("duplicate_journal"));
    m_journals->addItem(QString());
    for (QComboBox* each : {m_kinds, m_journals}) {
        each->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        m_card->add_to_head(each);
    }
    m_table = new Table(QStringLiteral("duplicates"), session.theme(), m_card);
    m_table->show_model(m_model, DuplicateTableModel::Label);
    m_table->let_go({DuplicateTableModel::Entry, DuplicateTableModel::By});
    m_empty = new EmptyState(session.theme(), QStringLiteral("history"), m_card);
    m_stack = new PageStack(m_card);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_card->body()->addWidget(m_stack);
    whole->addWidget(m_card);
    connect(m_journals, &QComboBox::activated, this, [this] { show_list(list()); });
    connect(m_kinds, &QComboBox::activated, this, [this] { show_list(list()); });
    connect(m_table, &QTableView::doubleClicked, this, &DuplicatesView::open_other);
    connect(m_table, &Table::enter_pressed, this, &DuplicatesView::open_other);
    connect(m_table, &Table::current_changed, this, &DuplicatesView::changed);
    connect(m_table, &Table::focus_changed, m_card, &Card::set_within);
    retranslate();
}

void DuplicatesView::retranslate() {
    const qlonglong shown = m_model->rowCount();
    const QString title = list() == DuplicateTableModel::Deleted ? tr("Lines that were deleted")
                          : list() == DuplicateTableModel::Doubtful
                              ? tr("Lines that may repeat another one")
                          : is_part() ? tr("Lines of one import that were known")
                                      : tr("Lines that were known");
    m_card->set_title(title, shown > 0 ? m_session.words().count(shown) : QString());
    m_table->setAccessibleName(title);
    m_kinds->setAccessibleName(tr("What is listed"));
    m_kinds->setItemText(0, tr("Recognised duplicates"));
    m_kinds->setItemText(1, tr("Deleted lines"));
    m_kinds->setItemText(2, tr("Doubtful lines"));
    m_journals->setAccessibleName(tr("Bank journal"));
    m_journals->setItemText(0, tr("All journals"));
    name_empty();
    m_model->show_list(list());
    m_model->repaint();
    emit m_model->headerDataChanged(Qt::Horizontal, 0, DuplicateTableModel::k_columns - 1);
}

void DuplicatesView::name_empty() {
    switch (list()) {
    case DuplicateTableModel::Deleted:
        return m_empty->set_words(
            journal() ? tr("No line of this journal was deleted") : tr("No line was deleted"),
            tr("What is deleted stays listed here: no file and no feed brings it back by itself."));
    case DuplicateTableModel::Doubtful:
        return m_empty->set_words(
            journal() ? tr("No line of this journal is in doubt") : tr("No line is in doubt"),
            tr("A line that may tell the operation of another file comes here, beside that line: "
               "say whether both are one."));
    case DuplicateTableModel::Recognised:
        break;
    }
    const QString title = is_part()   ? tr("This file repeated no line")
                          : journal() ? tr("No file repeated a line of this journal")
                                      : tr("No file repeated a line");
    const QString words = tr("When a file holds lines that are here already, each of them is "
                             "listed beside the line it repeats.");
    m_empty->set_words(title, is_part() ? tr("Choose “Recognised duplicates” again to see those of "
                                             "every file.")
                                        : words);
}

DuplicateTableModel::List DuplicatesView::list() const {
    return static_cast<DuplicateTableModel::List>(m_kinds->currentIndex());
}

void DuplicatesView::show_list(DuplicateTableModel::List list) {
    m_import = 0; // all of them again
    m_statement = {};
    m_kinds->setCurrentIndex(list);
    m_model->set_rows({});
    reload();
}

std::optional<std::string> DuplicatesView::journal() const {
    if (m_journals->currentIndex() <= 0)
        return std::nullopt;
    return m_journals->currentData().toString().toStdString();
}

void DuplicatesView::load_journals() {
    const auto asked = m_latest_journals.next();
    query(
        m_session, this, [](app::Reader& reader) { return app::list_journals(reader); },
        [this, asked](Result<std::vector<ledger::Journal>> journals) {
            if (!journals || !m_latest_journals.is(asked))
                return;
            const QString kept = m_journals->currentData().toString();
            while (m_journals->count() > 1)
                m_journals->removeItem(1);
            for (const ledger::Journal& each : *journals)
                if (each.type == ledger::JournalType::Bank)
                    add_journal(m_journals, each);
            m_journals->setCurrentIndex(std::max(0, m_journals->findData(kept)));
        });
}

void DuplicatesView::show_import(std::int64_t import) {
    show_part(import, {});
}

void DuplicatesView::show_statement(bank::StatementId statement) {
    show_part(0, statement);
}

void DuplicatesView::show_part(std::int64_t import, bank::StatementId statement) {
    m_import = import;
    m_statement = statement;
    m_kinds->setCurrentIndex(0);
    m_journals->setCurrentIndex(0);
    m_model->set_rows({});
    reload();
}

void DuplicatesView::reload() {
    load_journals();
    const auto asked = m_latest.next();
    const Wanted wanted{list(),      m_import,
                        m_statement, journal(),
                        0,           std::max<std::int64_t>(k_page_rows, m_model->rowCount())};
    query(
        m_session, this, [wanted](app::Reader& reader) { return load_page(reader, wanted); },
        [this, asked](Result<Page<DuplicateRow>> page) {
            if (!m_latest.is(asked))
                return;
            if (!page && is_part() && page.error().code == ErrorCode(app::errors::not_found)) {
                m_import = 0; // what was shown was taken back: all of them again
                m_statement = {};
                return reload();
            }
            if (!page)
                return emit failed(page.error());
            m_model->set_rows(std::move(page->rows), page->complete);
            m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
            if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
                m_table->setCurrentIndex(m_model->index(0, DuplicateTableModel::Label));
            retranslate();
            emit changed();
        });
}

void DuplicatesView::load_more(qlonglong last) {
    const Wanted wanted{list(), m_import, m_statement, journal(), last, k_page_rows};
    append_page(
        m_session, this, m_latest, *m_model,
        [wanted](app::Reader& reader) { return load_page(reader, wanted); },
        [this](const Error& error) { emit failed(error); });
}

const DuplicateRow* DuplicatesView::current() const {
    return m_model->row_at(m_table->currentIndex().row());
}

void DuplicatesView::open_other() {
    const DuplicateRow* row = current();
    if (!row)
        return;
    if (row->other_from.statement)
        emit open_asked(q(row->journal), row->other_from.statement.value());
    else
        open_own();
}

void DuplicatesView::open_own() {
    const DuplicateRow* row = current();
    if (row && row->from.statement)
        emit open_asked(q(row->journal), row->from.statement.value());
}

} // namespace comptoir::gui
