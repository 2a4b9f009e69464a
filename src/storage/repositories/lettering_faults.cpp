// What `check` asks of letters: imputations fit their rows, groups are what imputations say.
#include "comptoir/storage/repositories/lettering_repository.h"

#include "comptoir/core/text.h"

#include <optional>
#include <unordered_map>

namespace comptoir::storage {

namespace {

std::string row_text(std::int64_t row) {
    return "row " + text::number(row);
}

std::string first_with(Database& database, std::string_view sql, std::string_view problem) {
    Statement rows = database.prepare(sql);
    if (!rows.step())
        return {};
    return row_text(rows.integer(0)) + ": " + std::string(problem);
}

// Every group is one connected set over imputations and rows that were imported together.
class GroupSets {
public:
    void add(std::int64_t row, std::int64_t group) {
        m_parent.emplace(row, row);
        m_group.emplace(row, group);
    }
    void join(std::int64_t a, std::int64_t b) {
        if (m_parent.contains(a) && m_parent.contains(b))
            m_parent[root(a)] = root(b);
    }
    std::optional<std::int64_t> split_row() {
        std::unordered_map<std::int64_t, std::int64_t> root_of_group;
        for (const auto& [row, group] : m_group) {
            const auto [place, inserted] = root_of_group.emplace(group, root(row));
            if (!inserted && place->second != root(row))
                return row;
        }
        return std::nullopt;
    }

private:
    std::int64_t root(std::int64_t row) {
        while (m_parent[row] != row) {
            m_parent[row] = m_parent[m_parent[row]];
            row = m_parent[row];
        }
        return row;
    }
    std::unordered_map<std::int64_t, std::int64_t> m_parent;
    std::unordered_map<std::int64_t, std::int64_t> m_group;
};

std::string first_split_group(Database& database) {
    GroupSets sets;
    {
        std::unordered_map<std::int64_t, std::int64_t> first_imported;
        Statement rows =
            database.prepare("SELECT row_id, group_id, origin_group_id, imported FROM letter_row");
        while (rows.step()) {
            sets.add(rows.integer(0), rows.integer(1));
            if (rows.integer(3) == 0)
                continue;
            const auto [place, inserted] = first_imported.emplace(rows.integer(2), rows.integer(0));
            if (!inserted)
                sets.join(place->second, rows.integer(0));
        }
    }
    Statement links = database.prepare("SELECT debit_row_id, credit_row_id FROM imputation");
    while (links.step())
        sets.join(links.integer(0), links.integer(1));
    const std::optional<std::int64_t> split = sets.split_row();
    return split ? row_text(*split) + ": its letter joins rows that no imputation joins"
                 : std::string{};
}

} // namespace

std::string first_lettering_fault(Database& database) {
    std::string fault = first_with(database, R"(
        SELECT l.row_id
        FROM letter_row l
        JOIN letter_group g ON g.id = l.group_id
        JOIN entry_row r ON r.id = l.row_id
        WHERE g.account <> r.account OR g.party <> COALESCE(r.party, '')
        ORDER BY l.row_id LIMIT 1)",
                                   "its letter belongs to another account or party");
    if (fault.empty())
        fault = first_with(database, R"(
            SELECT MIN(row_id) FROM letter_row
            GROUP BY group_id HAVING COUNT(*) = 1 AND MAX(imported) = 0
            ORDER BY 1 LIMIT 1)",
                           "it is alone in its letter");
    if (fault.empty())
        fault = first_with(database, R"(
            SELECT i.debit_row_id
            FROM imputation i
            LEFT JOIN letter_row d ON d.row_id = i.debit_row_id
            LEFT JOIN letter_row c ON c.row_id = i.credit_row_id
            WHERE d.group_id IS NULL OR c.group_id IS NULL OR d.group_id <> c.group_id
            ORDER BY i.id LIMIT 1)",
                           "it settles a row that does not share its letter");
    if (fault.empty())
        fault = first_split_group(database);
    return fault;
}

std::string first_imputation_fault(Database& database) {
    std::string fault = first_with(database, R"(
        SELECT i.debit_row_id
        FROM imputation i
        LEFT JOIN entry_row d ON d.id = i.debit_row_id
        LEFT JOIN entry_row c ON c.id = i.credit_row_id
        WHERE d.id IS NULL OR c.id IS NULL OR d.amount_minor <= 0 OR c.amount_minor >= 0
           OR d.account <> c.account OR d.party IS NOT c.party
        ORDER BY i.id LIMIT 1)",
                                   "it is settled by a row of another account, party or side");
    if (fault.empty())
        fault = first_with(database, R"(
            SELECT r.id
            FROM (SELECT debit_row_id AS row_id, SUM(amount_minor) AS total
                  FROM imputation GROUP BY debit_row_id) s
            JOIN entry_row r ON r.id = s.row_id
            WHERE s.total > r.amount_minor
            ORDER BY r.id LIMIT 1)",
                           "more is settled than the row holds");
    if (fault.empty())
        fault = first_with(database, R"(
            SELECT r.id
            FROM (SELECT credit_row_id AS row_id, SUM(amount_minor) AS total
                  FROM imputation GROUP BY credit_row_id) s
            JOIN entry_row r ON r.id = s.row_id
            WHERE s.total > -r.amount_minor
            ORDER BY r.id LIMIT 1)",
                           "more is settled than the row holds");
    if (fault.empty())
        fault = first_with(database, R"(
            SELECT i.debit_row_id
            FROM imputation i JOIN match m ON m.id = i.match_id
            WHERE m.undone_at IS NOT NULL
            ORDER BY i.id LIMIT 1)",
                           "it is settled by a match that was undone");
    return fault;
}

} // namespace comptoir::storage
