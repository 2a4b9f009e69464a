#include "comptoir/gui/bank/duplicates_view.h"

#include "comptoir/app/errors.h"

#include <QComboBox>
#include <QStackedWidget>

namespace comptoir::gui {

namespace {

struct Wanted {
    bool deleted = false;
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

// One more than asked tells whether the list goes on.
Result<Page<DuplicateRow>> load_page(app::Reader& reader, const Wanted& wanted) {
    if (wanted.deleted) {
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
        return m_deleted ? tr("Why", "a line was deleted") : tr("Repeats", "the line");
    case OtherFile:
        return m_deleted ? QString() : tr("Of file");
    case When:
        return m_deleted ? tr("Deleted on") : tr("Imported on");
    case By:
        return tr("By", "who imported or deleted it");
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
        return QLatin1String(row.kind == DuplicateRow::Overruled ? "check"
                             : row.kind == DuplicateRow::Known   ? "history"
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
        return m_deleted ? QString() : file(row.other_from);
    case When:
        return m_words.time(row.when);
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
    m_kinds->addItems({QString(), QString()});
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
    m_stack = new QStackedWidget(m_card);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_card->body()->addWidget(m_stack);
    whole->addWidget(m_card);
    connect(m_journals, &QComboBox::activated, this, &DuplicatesView::reload);
    connect(m_kinds, &QComboBox::activated, this, [this] {
        m_import = 0; // all of them again
        m_statement = {};
        m_model->set_rows({});
        reload();
    });
    connect(m_table, &QTableView::doubleClicked, this, &DuplicatesView::open_other);
    connect(m_table, &Table::enter_pressed, this, &DuplicatesView::open_other);
    connect(m_table, &Table::current_changed, this, &DuplicatesView::changed);
    connect(m_table, &Table::focus_changed, m_card, &Card::set_within);
    retranslate();
}

void DuplicatesView::retranslate() {
    const qlonglong shown = m_model->rowCount();
    const QString title = shows_deleted() ? tr("Lines that were deleted")
                          : is_part()     ? tr("Lines of one import that were known")
                                          : tr("Lines that were known");
    m_card->set_title(title, shown > 0 ? m_session.words().count(shown) : QString());
    m_table->setAccessibleName(title);
    m_kinds->setAccessibleName(tr("What is listed"));
    m_kinds->setItemText(0, tr("Recognised duplicates"));
    m_kinds->setItemText(1, tr("Deleted lines"));
    m_journals->setAccessibleName(tr("Bank journal"));
    m_journals->setItemText(0, tr("All journals"));
    m_empty->set_words(shows_deleted() ? tr("No line was deleted") : tr("No file repeated a line"),
                       shows_deleted()
                           ? tr("What is deleted stays listed here: no file and no feed brings it "
                                "back by itself.")
                           : tr("When a file holds lines that are here already, each of them is "
                                "listed beside the line it repeats."));
    m_model->show_deleted(shows_deleted());
    m_model->repaint();
    emit m_model->headerDataChanged(Qt::Horizontal, 0, DuplicateTableModel::k_columns - 1);
}

bool DuplicatesView::shows_deleted() const {
    return m_kinds->currentIndex() == 1;
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
                    m_journals->addItem(
                        tr("%1 · %2", "journal code and name").arg(q(each.code), q(each.name)),
                        q(each.code));
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
    const Wanted wanted{
        shows_deleted(), m_import, m_statement,
        journal(),       0,        std::max<std::int64_t>(k_page_rows, m_model->rowCount())};
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
    const Wanted wanted{shows_deleted(), m_import, m_statement, journal(), last, k_page_rows};
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
            }
            return {};
        },
        [this, kind, label](Result<void> done) {
            if (!done)
                return emit failed(done.error());
            const QString sentence =
                kind == DuplicateRow::Overruled ? tr("%1 counts as a duplicate again.").arg(label)
                : kind == DuplicateRow::Known || kind == DuplicateRow::OfDeleted
                    ? tr("%1 is a line of its statement now.").arg(label)
                    : tr("%1 is back in its statement.").arg(label);
            emit told(sentence, static_cast<int>(Tone::Ok));
        });
}

} // namespace comptoir::gui
