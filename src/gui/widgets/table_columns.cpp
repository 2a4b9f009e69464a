// Who gets the room of a table: figures first, then words, then what can be done without.
#include "comptoir/gui/widgets/table.h"

#include "comptoir/gui/widgets/cells.h"
#include "comptoir/gui/widgets/whole_column.h"

#include <QHeaderView>
#include <QSettings>

namespace comptoir::gui {

namespace {

constexpr int k_stretch_least = 72;
constexpr int k_icon_alone = 46; // an icon and the paper around it

CellKind kind_of(const QAbstractItemModel& model, int section) {
    return static_cast<CellKind>(model.headerData(section, Qt::Horizontal, k_kind_role).toInt());
}

} // namespace

void Table::let_go(const QList<int>& sections, int wanted) {
    m_let_go = sections;
    m_wanted = wanted;
    give_rest();
}

void Table::let_shrink(const QList<int>& sections) {
    m_let_shrink = sections;
    give_rest();
}

int Table::least_width(int section) const {
    int least = horizontalHeader()->sectionSizeHint(section);
    const CellKind kind = kind_of(*model(), section);
    const int characters = model()->headerData(section, Qt::Horizontal, k_whole_role).toInt();
    if (kind != CellKind::Amount && kind != CellKind::Dim && characters == 0)
        return least;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    for (int row = std::max(0, rowAt(0)); row < model()->rowCount(); ++row) {
        if (rowViewportPosition(row) > viewport()->height())
            break;
        const QModelIndex cell = model()->index(row, section);
        least = std::max(least, itemDelegate()->sizeHint(option, cell).width());
    }
    if (characters == 0)
        return least;
    // Numbers: no longer than agreed, and never so wide that the others are pushed out of sight.
    int others = std::max(k_stretch_least, horizontalHeader()->minimumSectionSize());
    for (int other = 0; other < model()->columnCount(); ++other)
        if (other != section && other != m_stretch && !isColumnHidden(other) &&
            !m_let_go.contains(other))
            others += columnWidth(other);
    const int most = std::min(characters * fontMetrics().horizontalAdvance(QLatin1Char('0')),
                              viewport()->width() - others);
    return std::max(horizontalHeader()->sectionSizeHint(section), std::min(least, most));
}

void Table::keep_whole() {
    if (!model())
        return;
    m_sizing = true;
    for (int section = 0; section < model()->columnCount(); ++section) {
        if (section == m_stretch || isColumnHidden(section) ||
            m_width_when_shrunk.contains(section))
            continue;
        if (const int least = least_width(section); columnWidth(section) < least)
            setColumnWidth(section, least);
    }
    m_sizing = false;
    give_rest();
}

// Decided by arithmetic and applied once: showing a column only to hide it again moves the scroll
// bars, which resizes the viewport, which would ask again without end.
void Table::give_rest() {
    if (m_stretch < 0 || !model() || isColumnHidden(m_stretch))
        return;
    const auto wanted = [this](int section) {
        return section != m_stretch && (!isColumnHidden(section) || m_gone.contains(section));
    };
    const auto width = [this](int section) {
        // A hidden section's own width is 0; Qt keeps what it was for when it is shown.
        return isColumnHidden(section) ? m_width_when_gone.value(section)
                                       : m_width_when_shrunk.value(section, columnWidth(section));
    };
    int others = 0;
    for (int section = 0; section < model()->columnCount(); ++section)
        if (wanted(section))
            others += width(section);
    const auto is_enough = [&] { return viewport()->width() - others >= m_wanted; };
    QList<int> gone;
    for (const int section : std::as_const(m_let_go)) {
        if (is_enough())
            break;
        if (!wanted(section))
            continue;
        others -= width(section);
        gone << section;
    }
    QHash<int, int> shrunk;
    for (const int section : std::as_const(m_let_shrink)) {
        if (is_enough() || isColumnHidden(section) || width(section) <= k_icon_alone)
            continue;
        shrunk[section] = width(section);
        others -= width(section) - k_icon_alone;
    }
    m_sizing = true;
    for (const int section : std::as_const(m_gone))
        if (!gone.contains(section))
            setColumnHidden(section, false);
    for (const int section : std::as_const(gone)) {
        if (isColumnHidden(section))
            continue;
        m_width_when_gone[section] = columnWidth(section);
        setColumnHidden(section, true);
    }
    m_gone = gone;
    for (const int section : std::as_const(m_let_shrink)) {
        if (shrunk.contains(section))
            setColumnWidth(section, k_icon_alone);
        else if (m_width_when_shrunk.contains(section))
            setColumnWidth(section, m_width_when_shrunk.value(section));
    }
    m_width_when_shrunk = shrunk;
    const int before = columnWidth(m_stretch);
    setColumnWidth(m_stretch, std::max(k_stretch_least, viewport()->width() - others));
    m_sizing = false;
    // In another width the sentences need another height. In the same they do not: the timer would
    // start itself for ever.
    if (wordWrap() && columnWidth(m_stretch) != before)
        m_whole_timer.start();
}

// What went or shrank for want of room comes back with it.
void Table::give_back() {
    for (const int section : std::as_const(m_gone))
        setColumnHidden(section, false);
    for (auto it = m_width_when_shrunk.cbegin(); it != m_width_when_shrunk.cend(); ++it)
        setColumnWidth(it.key(), it.value());
    m_width_when_shrunk.clear();
}

void Table::remember() {
    m_sizing = true;
    give_back();
    QSettings().setValue(QStringLiteral("tables/%1").arg(m_name), horizontalHeader()->saveState());
    m_sizing = false;
    give_rest();
}

} // namespace comptoir::gui
