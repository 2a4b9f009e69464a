// A table model over a snapshot of rows with a stable key.
//
// A refresh is a difference by key: rows that are gone are removed, new ones inserted where they
// belong, others updated in place, so that selection and scroll position stay. When the common rows
// changed their order the model is reset. Long lists grow by pages: `more_wanted` asks for the rows
// after the last one, `append` brings them.
#pragma once

#include "comptoir/gui/widgets/cells.h"

#include <QAbstractTableModel>

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace comptoir::gui {

template <class Row>
class RowModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    virtual qlonglong key_of(const Row& row) const = 0;
    virtual QVariant cell(const Row& row, int column, int role) const = 0;

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid() || index.row() >= rowCount())
            return {};
        const Row& row = m_rows[static_cast<std::size_t>(index.row())];
        if (role == k_key_role)
            return key_of(row);
        if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
            const QVariant longer = cell(row, index.column(), k_long_role);
            return longer.isValid() ? longer : cell(row, index.column(), Qt::DisplayRole);
        }
        return cell(row, index.column(), role);
    }

    const std::vector<Row>& rows() const { return m_rows; }
    const Row* row_at(int row) const {
        return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
    }
    int row_of(qlonglong key) const {
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            if (key_of(m_rows[i]) == key)
                return static_cast<int>(i);
        return -1;
    }
    const Row* find(qlonglong key) const { return row_at(row_of(key)); }

    // `complete`: nothing follows the last of these rows.
    void set_rows(std::vector<Row> rows, bool complete = true) {
        m_loading = false;
        m_complete = complete;
        std::unordered_map<qlonglong, std::size_t> place;
        for (std::size_t i = 0; i < rows.size(); ++i)
            place.emplace(key_of(rows[i]), i);
        remove_where([&](const Row& row) { return !place.contains(key_of(row)); });
        if (!kept_in_order(place)) {
            this->beginResetModel();
            m_rows = std::move(rows);
            this->endResetModel();
            return;
        }
        merge(std::move(rows));
    }
    void append(std::vector<Row> rows, bool complete) {
        m_loading = false;
        m_complete = complete;
        if (rows.empty())
            return;
        const int first = rowCount();
        this->beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
        std::move(rows.begin(), rows.end(), std::back_inserter(m_rows));
        this->endInsertRows();
    }
    template <class Gone>
    void remove_where(const Gone& gone) {
        for (int last = rowCount() - 1; last >= 0; --last) {
            if (!gone(m_rows[static_cast<std::size_t>(last)]))
                continue;
            int first = last;
            while (first > 0 && gone(m_rows[static_cast<std::size_t>(first - 1)]))
                --first;
            this->beginRemoveRows({}, first, last);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
            this->endRemoveRows();
            last = first;
        }
    }
    // One row that looks different now; a key that is not shown is passed over.
    void replace(Row row) {
        const int at = row_of(key_of(row));
        if (at < 0)
            return;
        m_rows[static_cast<std::size_t>(at)] = std::move(row);
        emit this->dataChanged(this->index(at, 0), this->index(at, this->columnCount() - 1));
    }
    // Replaces the row of this key, or sets it where it belongs in a list in order of its keys.
    // What comes behind a part that is not loaded yet comes with it. True: a row more.
    bool put(Row row) {
        const qlonglong key = key_of(row);
        const auto at = std::lower_bound(
            m_rows.begin(), m_rows.end(), key,
            [this](const Row& each, qlonglong wanted) { return key_of(each) < wanted; });
        if (at != m_rows.end() && key_of(*at) == key) {
            replace(std::move(row));
            return false;
        }
        if (at == m_rows.end() && !m_complete)
            return false;
        const int place = static_cast<int>(at - m_rows.begin());
        this->beginInsertRows({}, place, place);
        m_rows.insert(at, std::move(row));
        this->endInsertRows();
        return true;
    }
    // Everything may look different: ticks, proposals, language.
    void repaint() {
        if (rowCount() > 0)
            emit this->dataChanged(this->index(0, 0),
                                   this->index(rowCount() - 1, this->columnCount() - 1));
        emit this->headerDataChanged(Qt::Horizontal, 0, this->columnCount() - 1);
    }

    // Paging. Without a loader the snapshot is the whole list.
    void load_with(std::function<void(qlonglong after)> loader) { m_loader = std::move(loader); }
    bool is_loading() const { return m_loading; }
    bool is_complete() const { return m_complete; }
    bool canFetchMore(const QModelIndex& parent) const override {
        return !parent.isValid() && m_loader && !m_complete && !m_loading;
    }
    void fetchMore(const QModelIndex& parent) override {
        if (!canFetchMore(parent))
            return;
        m_loading = true;
        m_loader(m_rows.empty() ? 0 : key_of(m_rows.back()));
    }
    void loading_failed() {
        m_loading = false;
        m_complete = true;
    }

private:
    bool kept_in_order(const std::unordered_map<qlonglong, std::size_t>& place) const {
        std::size_t last = 0;
        bool first = true;
        for (const Row& row : m_rows) {
            const std::size_t at = place.at(key_of(row));
            if (!first && at <= last)
                return false;
            last = at;
            first = false;
        }
        return true;
    }
    void merge(std::vector<Row> rows) {
        std::size_t next = 0;
        while (next < rows.size()) {
            if (next < m_rows.size() && key_of(m_rows[next]) == key_of(rows[next])) {
                ++next;
                continue;
            }
            std::size_t end = next;
            while (end < rows.size() &&
                   (next >= m_rows.size() || key_of(rows[end]) != key_of(m_rows[next])))
                ++end;
            this->beginInsertRows({}, static_cast<int>(next), static_cast<int>(end) - 1);
            m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(next),
                          rows.begin() + static_cast<std::ptrdiff_t>(next),
                          rows.begin() + static_cast<std::ptrdiff_t>(end));
            this->endInsertRows();
            next = end;
        }
        m_rows = std::move(rows);
        repaint();
    }

    std::vector<Row> m_rows;
    std::function<void(qlonglong)> m_loader;
    bool m_complete = true, m_loading = false;
};

} // namespace comptoir::gui
