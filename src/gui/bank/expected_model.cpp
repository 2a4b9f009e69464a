#include "comptoir/gui/bank/expected_view.h"
#include "comptoir/gui/bank/import_plan.h"

namespace comptoir::gui {

namespace {

struct Look {
    Tone tone;
    const char* icon;
};

Look look_of(app::ExpectedState state) {
    switch (state) {
    case app::ExpectedState::Expected:
        return {Tone::Neutral, "calendar"};
    case app::ExpectedState::Late:
        return {Tone::Warn, "warning"};
    case app::ExpectedState::Replaced:
        return {Tone::Ok, "state-matched"};
    case app::ExpectedState::Dropped:
        return {Tone::Neutral, "dash"};
    }
    return {Tone::Neutral, ""};
}

} // namespace

ExpectedTableModel::ExpectedTableModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> ExpectedTableModel::looks() const {
    static constexpr ColumnLook k_looks[k_columns] = {
        {CellKind::Text, 8},    {CellKind::Text, 12}, {CellKind::Text, 34}, {CellKind::Text, 20},
        {CellKind::Amount, 13}, {CellKind::Tag, 18},  {CellKind::Dim, 24},  {CellKind::Text, 32}};
    return k_looks;
}

QString ExpectedTableModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Journal:
        return tr("Journal");
    case Day:
        return tr("Expected on");
    case Label:
        return tr("Label");
    case Party:
        return tr("Counterparty");
    case Amount:
        return tr("Amount");
    case State:
        return tr("State");
    case Source:
        return tr("Announced by");
    case BookedAs:
        return tr("Replaced by");
    case k_columns:
        break;
    }
    return {};
}

QString ExpectedTableModel::booked_as(const app::ExpectedRow& row) const {
    if (row.waits_in_feed)
        return tr("booked, its statement is to be made");
    if (row.replaced_by.empty())
        return {};
    const app::ReplacingLine& first = row.replaced_by.front();
    if (row.replaced_by.size() > 1)
        return tr("%n line(s) of %1", "split by the bank; booking day",
                  static_cast<int>(row.replaced_by.size()))
            .arg(m_words.date(first.booked_on));
    return tr("%1, %2", "booking day and amount")
        .arg(m_words.date(first.booked_on), m_words.amount(first.amount));
}

QVariant ExpectedTableModel::cell(const app::ExpectedRow& row, int column, int role) const {
    if (role == k_faint_role)
        return true;
    if (column == State && role == k_tone_role)
        return static_cast<int>(look_of(row.state).tone);
    if (column == State && role == k_icon_role)
        return QLatin1String(look_of(row.state).icon);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Journal:
        return q(row.journal);
    case Day:
        return m_words.date(row.line.booked_on);
    case Label:
        return q(row.line.label);
    case Party:
        return q(row.line.counterparty.name);
    case Amount:
        return m_words.bare(row.line.amount);
    case State:
        return m_words.word("expected", to_text(row.state));
    case Source:
        return row.file_name.empty() ? tr("bank feed")
                                     : tr("%1, %2", "format and file name")
                                           .arg(format_words(row.format), q(row.file_name));
    case BookedAs:
        return booked_as(row);
    case k_columns:
        break;
    }
    return {};
}

} // namespace comptoir::gui
