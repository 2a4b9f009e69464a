#include "comptoir/gui/bank/history_view.h"
#include "comptoir/gui/bank/preview_models.h"

namespace comptoir::gui {

namespace {

struct Look {
    Tone tone;
    const char* icon;
};

Look look_of(app::StatementState state) {
    switch (state) {
    case app::StatementState::Imported:
        return {Tone::Neutral, "state-open"};
    case app::StatementState::PartlyReconciled:
        return {Tone::Accent, "state-proposed"};
    case app::StatementState::Reconciled:
        return {Tone::Ok, "state-matched"};
    }
    return {Tone::Neutral, ""};
}

} // namespace

HistoryTableModel::HistoryTableModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> HistoryTableModel::looks() const {
    static constexpr ColumnLook k_looks[k_columns] = {
        {CellKind::Text, 8},    {CellKind::Text, 27},   {CellKind::Text, 24},
        {CellKind::Text, 12},   {CellKind::Amount, 7},  {CellKind::Amount, 11},
        {CellKind::Amount, 12}, {CellKind::Amount, 12}, {CellKind::Tag, 19},
        {CellKind::Tag, 22},    {CellKind::Tag, 24},    {CellKind::Dim, 16},
        {CellKind::Dim, 10}};
    return k_looks;
}

QString HistoryTableModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Journal:
        return tr("Journal");
    case Period:
        return tr("Period");
    case File:
        return tr("File");
    case Format:
        return tr("Format");
    case Lines:
        return tr("Lines");
    case Matched:
        return tr("Matched");
    case Opening:
        return tr("Opening");
    case Closing:
        return tr("Closing");
    case Check:
        return tr("Balances");
    case Follows:
        return tr("Follows on");
    case State:
        return tr("State");
    case ImportedAt:
        return tr("Imported on");
    case ImportedBy:
        return tr("By", "who imported it");
    case k_columns:
        break;
    }
    return {};
}

// Whether it begins where the one before it ended; the whole sentence is the tool tip.
QVariant HistoryTableModel::follows_cell(const app::HistoryRow& row, int role) const {
    if (!row.gap)
        return {};
    switch (role) {
    case k_tone_role:
        return static_cast<int>(Tone::Warn);
    case k_icon_role:
        return QStringLiteral("warning");
    case k_long_role:
        return m_words.sentence(bank::break_diagnostic(*row.gap, row.statement.journal));
    case Qt::DisplayRole:
        return m_words.word("break", to_text(row.gap->kind));
    default:
        return {};
    }
}

QVariant HistoryTableModel::cell(const app::HistoryRow& row, int column, int role) const {
    const app::StatementRow& statement = row.statement;
    if (column == Check)
        return check_words(m_words, statement.check, role);
    if (column == Follows)
        return follows_cell(row, role);
    if (column == State && role == k_tone_role)
        return static_cast<int>(look_of(statement.state).tone);
    if (column == State && role == k_icon_role)
        return QLatin1String(look_of(statement.state).icon);
    if (role == k_negative_role && (column == Opening || column == Closing)) {
        const auto& balance = column == Opening ? statement.opening : statement.closing;
        return balance && balance->is_negative();
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Journal:
        return q(statement.journal);
    case Period:
        return period_words(m_words, statement.from, statement.to);
    case File:
        return statement.source == "feed" ? tr("bank feed") : q(statement.file_name);
    case Format:
        return statement.source == "feed" ? QString() : format_words(row.format);
    case Lines:
        return m_words.count(statement.lines);
    case Matched:
        return m_words.count(statement.matched);
    case Opening:
        return statement.opening ? m_words.bare(*statement.opening) : QString();
    case Closing:
        return statement.closing ? m_words.bare(*statement.closing) : QString();
    case State:
        return m_words.word("statement", to_text(statement.state));
    case ImportedAt:
        return m_words.time(row.imported_at);
    case ImportedBy:
        return q(row.imported_by);
    case Check:
    case Follows:
    case k_columns:
        break;
    }
    return {};
}

} // namespace comptoir::gui
