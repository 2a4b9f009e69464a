#include "comptoir/gui/bank/quarantine_models.h"

#include "comptoir/bank/rules.h"
#include "comptoir/gui/bank/import_plan.h"
#include "comptoir/gui/bank/preview_models.h"

namespace comptoir::gui {

namespace {

struct Look {
    Tone tone;
    const char* icon;
};

Look look_of(app::QuarantineState state) {
    switch (state) {
    case app::QuarantineState::Open:
        return {Tone::Warn, "seal"};
    case app::QuarantineState::Imported:
        return {Tone::Ok, "ok"};
    case app::QuarantineState::Discarded:
        return {Tone::Neutral, "close"};
    }
    return {Tone::Neutral, ""};
}

Look look_of(bank::CorrectionKind kind) {
    switch (kind) {
    case bank::CorrectionKind::Replace:
        return {Tone::Accent, "entries"};
    case bank::CorrectionKind::Insert:
        return {Tone::Ok, "add"};
    case bank::CorrectionKind::Delete:
        return {Tone::Neutral, "close"};
    }
    return {Tone::Neutral, ""};
}

QString kind_words(bank::CorrectionKind kind) {
    switch (kind) {
    case bank::CorrectionKind::Replace:
        return CorrectionTableModel::tr("replaced", "a corrected line");
    case bank::CorrectionKind::Insert:
        return CorrectionTableModel::tr("inserted", "a corrected line");
    case bank::CorrectionKind::Delete:
        return CorrectionTableModel::tr("deleted", "a corrected line");
    }
    return {};
}

constexpr qlonglong k_between = 999'998; // keys of what is inserted between two lines

QVariant tag_of(const Look& look, const QString& words, int role) {
    switch (role) {
    case Qt::DisplayRole:
        return words;
    case k_tone_role:
        return static_cast<int>(look.tone);
    case k_icon_role:
        return QLatin1String(look.icon);
    default:
        return {};
    }
}

} // namespace

QString fault_words(const Words& words, const app::QuarantineFault& fault) {
    return q(i18n::say(fault.code, fault.params, words.language()));
}

QuarantineTableModel::QuarantineTableModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> QuarantineTableModel::looks() const {
    static constexpr ColumnLook k_looks[k_columns] = {{CellKind::Text, 30}, {CellKind::Text, 12},
                                                      {CellKind::Text, 50}, {CellKind::Amount, 12},
                                                      {CellKind::Dim, 16},  {CellKind::Tag, 16}};
    return k_looks;
}

QString QuarantineTableModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Name:
        return tr("File");
    case Format:
        return tr("Format");
    case Fault:
        return tr("What is wrong");
    case Corrections:
        return tr("Corrections");
    case Since:
        return tr("Put aside on");
    case State:
        return tr("State");
    case k_columns:
        break;
    }
    return {};
}

QVariant QuarantineTableModel::cell(const app::QuarantinedFile& row, int column, int role) const {
    if (column == State)
        return tag_of(look_of(row.state), m_words.word("quarantine_state", to_text(row.state)),
                      role);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Name:
        return q(row.name);
    case Format:
        return format_words(row.format);
    case Fault:
        return fault_words(m_words, row.fault);
    case Corrections:
        return row.corrections > 0 ? m_words.count(row.corrections) : QString();
    case Since:
        return m_words.time(row.put_aside_at);
    case State:
    case k_columns:
        break;
    }
    return {};
}

ViewedLineModel::ViewedLineModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> ViewedLineModel::looks() const {
    static constexpr ColumnLook k_looks[k_columns] = {
        {CellKind::Amount, 7}, {CellKind::Tag, 14}, {CellKind::Text, 120}};
    return k_looks;
}

QString ViewedLineModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Number:
        return tr("Line");
    case Mark:
        return {};
    case Text:
        return tr("What the bank wrote, and what is read instead");
    case k_columns:
        break;
    }
    return {};
}

void ViewedLineModel::set_view(const app::QuarantineView& view) {
    std::vector<ViewedLine> rows;
    m_longest = 0;
    m_first_fault_column = view.file.fault.first_column;
    m_last_fault_column = view.file.fault.last_column;
    for (const app::QuarantineLine& line : view.lines) {
        // An inserted line stands before the one whose number it bears.
        const bool inserted = line.kind == bank::CorrectionKind::Insert;
        rows.push_back({inserted
                            ? key_of_line(line.line - 1) + 1 + line.correction.value() % k_between
                            : key_of_line(line.line),
                        line});
        m_longest = std::max({m_longest, static_cast<int>(q(line.original).size()),
                              static_cast<int>(q(line.corrected).size())});
    }
    set_rows({});
    set_rows(std::move(rows));
}

qlonglong ViewedLineModel::key_of_line(qlonglong line) {
    return (line + 1) * (k_between + 2);
}

int ViewedLineModel::row_of_fault() const {
    for (std::size_t row = 0; row < rows().size(); ++row)
        if (rows()[row].line.faulty)
            return static_cast<int>(row);
    return -1;
}

QVariant ViewedLineModel::cell(const ViewedLine& row, int column, int role) const {
    const app::QuarantineLine& line = row.line;
    if (column == Mark) {
        if (line.kind)
            return tag_of(look_of(*line.kind), kind_words(*line.kind), role);
        if (line.faulty)
            return tag_of({Tone::Bad, "error"}, tr("here", "the line at fault"), role);
        return {};
    }
    if (role == k_long_role && column == Text && line.kind == bank::CorrectionKind::Replace)
        return tr("%1 instead of %2").arg(q(line.corrected), q(line.original));
    if (role != Qt::DisplayRole)
        return {};
    if (column == Number)
        return line.kind == bank::CorrectionKind::Insert ? QString() : m_words.count(line.line);
    if (column == Text && line.at_end)
        return tr("(end of the file)", "in place of a line");
    if (column == Text)
        return line.kind == bank::CorrectionKind::Delete ? q(line.original) : q(line.corrected);
    return {};
}

CorrectionTableModel::CorrectionTableModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> CorrectionTableModel::looks() const {
    static constexpr ColumnLook k_looks[k_columns] = {{CellKind::Amount, 6},
                                                      {CellKind::Tag, 13},
                                                      {CellKind::Text, 24},
                                                      {CellKind::Text, 30},
                                                      {CellKind::Dim, 10}};
    return k_looks;
}

QString CorrectionTableModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Line:
        return tr("Line");
    case Kind:
        return tr("Correction");
    case Text:
        return tr("Text");
    case Why:
        return tr("Why");
    case By:
        return tr("By", "who corrected it");
    case k_columns:
        break;
    }
    return {};
}

QVariant CorrectionTableModel::cell(const app::Correction& row, int column, int role) const {
    if (column == Kind)
        return tag_of(look_of(row.line.kind), kind_words(row.line.kind), role);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Line:
        return m_words.count(row.line.line);
    case Text:
        return (row.line.kind == bank::CorrectionKind::Delete ? q(row.before) : q(row.line.text))
            .simplified();
    case Why:
        return q(row.why);
    case By:
        return q(row.made_by);
    case Kind:
    case k_columns:
        break;
    }
    return {};
}

TriedTableModel::TriedTableModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> TriedTableModel::looks() const {
    static constexpr ColumnLook k_looks[k_columns] = {
        {CellKind::Text, 20},   {CellKind::Amount, 12}, {CellKind::Amount, 12},
        {CellKind::Amount, 12}, {CellKind::Amount, 6},  {CellKind::Tag, 19}};
    return k_looks;
}

QString TriedTableModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Account:
        return tr("Account");
    case Opening:
        return tr("Opening");
    case Sum:
        return tr("Movements");
    case Closing:
        return tr("Closing");
    case Lines:
        return tr("Lines");
    case Check:
        return tr("Balances");
    case k_columns:
        break;
    }
    return {};
}

QVariant TriedTableModel::cell(const TriedRow& row, int column, int role) const {
    const app::TriedStatement& statement = row.statement;
    if (column == Check)
        return check_words(m_words, statement.check, role);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Account:
        return q(bank::shown_account(statement.header.account));
    case Opening:
        return statement.header.opening ? m_words.bare(statement.header.opening->amount)
                                        : QString();
    case Sum:
        return statement.sum ? m_words.bare(*statement.sum) : QString();
    case Closing:
        return statement.header.closing ? m_words.bare(statement.header.closing->amount)
                                        : QString();
    case Lines:
        return m_words.count(statement.lines);
    case Check:
    case k_columns:
        break;
    }
    return {};
}

} // namespace comptoir::gui
