#include "comptoir/storage/repositories/lettering_repository.h"

#include "comptoir/core/invariant.h"
#include "comptoir/ledger/rules.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace comptoir::storage {

namespace {

using ledger::LetterGroupId;
using ledger::RowId;

struct RowFacts {
    std::string account;
    std::string party;
    Date day;
};

RowFacts load_row_facts(Database& database, RowId row) {
    Statement statement = database.query(R"(
        SELECT r.account, COALESCE(r.party, ''), e.day
        FROM entry_row r JOIN entry e ON e.id = r.entry_id
        WHERE r.id = ?1)",
                                         row);
    invariant(statement.step(), "only stored rows are lettered");
    return {statement.text(0), statement.text(1), statement.date(2)};
}

struct LetterRow {
    LetterGroupId group;
    LetterGroupId origin;
    bool imported = false;
};

std::optional<LetterRow> find_letter_row(Database& database, RowId row) {
    Statement statement = database.query(
        "SELECT group_id, origin_group_id, imported FROM letter_row WHERE row_id = ?1", row);
    if (!statement.step())
        return std::nullopt;
    return LetterRow{statement.id<LetterGroupId>(0), statement.id<LetterGroupId>(1),
                     statement.integer(2) != 0};
}

// The next code follows the greatest one ever given to that account and party, whatever its case:
// "a" in the file and "A" of ours would look alike once balanced.
std::string next_code(Database& database, std::string_view account, std::string_view party) {
    const std::optional<std::string> last = database.optional_text(R"(
        SELECT upper(code)
        FROM letter_group
        WHERE account = ?1 AND party = ?2 AND upper(code) NOT GLOB '*[^A-Z]*'
        ORDER BY length(code) DESC, upper(code) DESC
        LIMIT 1)",
                                                                   account, party);
    return ledger::next_letter(last.value_or(""));
}

LetterGroupId insert_group(Database& database, std::string_view account, std::string_view party,
                           std::string_view code) {
    database.run("INSERT INTO letter_group (account, party, code) VALUES (?1, ?2, ?3)", account,
                 party, code);
    return LetterGroupId{database.last_insert_id()};
}

void insert_letter_row(Database& database, RowId row, LetterGroupId group, Date lettered_on) {
    database.run(R"(
        INSERT INTO letter_row (row_id, group_id, origin_group_id, lettered_on)
        VALUES (?1, ?2, ?2, ?3))",
                 row, group, lettered_on);
}

// Everything relabel() looks at: rows that share a group or an imputation with the touched ones.
class LetterCluster {
public:
    LetterCluster(Database& database, std::span<const RowId> touched) : m_database(database) {
        for (const RowId row : touched)
            visit(row);
        for (std::size_t next = 0; next < m_rows.size(); ++next)
            visit_neighbours(m_rows[next]);
        join_imported_rows();
    }

    struct Component {
        std::vector<RowId> rows;            // sorted
        std::vector<LetterGroupId> origins; // sorted, each once
        bool has_imported = false;
    };

    // Those that hold imported rows first (their letter is the books'), then by age of letter.
    std::vector<Component> components() {
        std::unordered_map<std::size_t, Component> by_root;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            Component& component = by_root[root(i)];
            component.rows.push_back(m_rows[i]);
            if (const std::optional<LetterRow>& letter = m_letters[i]) {
                component.origins.push_back(letter->origin);
                component.has_imported = component.has_imported || letter->imported;
            }
        }
        std::vector<Component> result;
        for (auto& [ignored, component] : by_root) {
            std::sort(component.rows.begin(), component.rows.end());
            std::sort(component.origins.begin(), component.origins.end());
            component.origins.erase(std::unique(component.origins.begin(), component.origins.end()),
                                    component.origins.end());
            result.push_back(std::move(component));
        }
        std::sort(result.begin(), result.end(), [](const Component& a, const Component& b) {
            if (a.has_imported != b.has_imported)
                return a.has_imported;
            if (a.origins != b.origins)
                return a.origins < b.origins;
            return a.rows < b.rows;
        });
        return result;
    }

    // Rows outside the cluster may hold a group that rows inside it once came from.
    bool held_outside(LetterGroupId group) const {
        return !m_groups_seen.contains(group) &&
               m_database.query("SELECT 1 FROM letter_row WHERE group_id = ?1", group).step();
    }

    const std::optional<LetterRow>& letter_of(RowId row) const {
        return m_letters[m_index.at(row)];
    }

private:
    std::size_t visit(RowId row) {
        const auto [place, inserted] = m_index.emplace(row, m_rows.size());
        if (inserted) {
            m_rows.push_back(row);
            m_letters.push_back(find_letter_row(m_database, row));
            m_parents.push_back(place->second);
        }
        return place->second;
    }

    void visit_neighbours(RowId row) {
        const std::size_t self = m_index.at(row);
        Statement partners = m_database.query(R"(
            SELECT credit_row_id FROM imputation WHERE debit_row_id = ?1
            UNION ALL
            SELECT debit_row_id FROM imputation WHERE credit_row_id = ?1)",
                                              row);
        while (partners.step())
            join(self, visit(partners.id<RowId>(0)));
        if (!m_letters[self] || !m_groups_seen.insert(m_letters[self]->group).second)
            return;
        Statement members = m_database.query("SELECT row_id FROM letter_row WHERE group_id = ?1",
                                             m_letters[self]->group);
        while (members.step())
            visit(members.id<RowId>(0));
    }

    void join_imported_rows() {
        std::unordered_map<LetterGroupId, std::size_t> first_of;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (!m_letters[i] || !m_letters[i]->imported)
                continue;
            const auto [place, inserted] = first_of.emplace(m_letters[i]->origin, i);
            if (!inserted)
                join(place->second, i);
        }
    }

    std::size_t root(std::size_t i) {
        while (m_parents[i] != i) {
            m_parents[i] = m_parents[m_parents[i]];
            i = m_parents[i];
        }
        return i;
    }
    void join(std::size_t a, std::size_t b) { m_parents[root(a)] = root(b); }

    Database& m_database;
    std::vector<RowId> m_rows;
    std::vector<std::optional<LetterRow>> m_letters;
    std::vector<std::size_t> m_parents;
    std::unordered_map<RowId, std::size_t> m_index;
    std::unordered_set<LetterGroupId> m_groups_seen;
};

void store_component(Database& database, const LetterCluster& cluster,
                     const LetterCluster::Component& component, LetterGroupId group,
                     bool group_is_new) {
    for (const RowId row : component.rows) {
        const std::optional<LetterRow>& letter = cluster.letter_of(row);
        if (!letter) {
            insert_letter_row(database, row, group, load_row_facts(database, row).day);
        } else if (group_is_new && !letter->imported) {
            // Its origin went to another set: the letter it gets now is its own from here on.
            database.run(
                "UPDATE letter_row SET group_id = ?2, origin_group_id = ?2 WHERE row_id = ?1", row,
                group);
        } else if (letter->group != group) {
            database.run("UPDATE letter_row SET group_id = ?2 WHERE row_id = ?1", row, group);
        }
    }
}

LetterGroupId group_for(Database& database, const LetterCluster& cluster,
                        const LetterCluster::Component& component, std::set<LetterGroupId>& taken,
                        bool& is_new) {
    is_new = false;
    for (const LetterGroupId origin : component.origins) {
        if (!cluster.held_outside(origin) && taken.insert(origin).second)
            return origin;
    }
    is_new = true;
    const RowFacts facts = load_row_facts(database, component.rows.front());
    return insert_group(database, facts.account, facts.party,
                        next_code(database, facts.account, facts.party));
}

std::int64_t group_balance(Database& database, LetterGroupId group) {
    return database.integer(R"(
        SELECT COALESCE(SUM(r.amount_minor), 0)
        FROM letter_row l JOIN entry_row r ON r.id = l.row_id
        WHERE l.group_id = ?1)",
                            group);
}

} // namespace

void impute(Database& database, const Imputation& imputation) {
    invariant(imputation.amount_minor > 0, "an imputation has an amount");
    Statement insert = database.prepare(R"(
        INSERT INTO imputation (debit_row_id, credit_row_id, amount_minor, match_id)
        VALUES (?1, ?2, ?3, ?4))");
    insert.bind_all(imputation.debit_row, imputation.credit_row, imputation.amount_minor);
    if (imputation.match == 0)
        insert.bind_null(4);
    else
        insert.bind(4, imputation.match);
    insert.run();

    const auto debit = find_letter_row(database, imputation.debit_row);
    const auto credit = find_letter_row(database, imputation.credit_row);
    if (debit && credit) {
        if (debit->group == credit->group)
            return;
        const LetterGroupId winner = std::min(debit->group, credit->group);
        const LetterGroupId loser = std::max(debit->group, credit->group);
        database.run("UPDATE letter_row SET group_id = ?2 WHERE group_id = ?1", loser, winner);
        return;
    }
    LetterGroupId group = debit ? debit->group : credit ? credit->group : LetterGroupId{};
    if (!group) {
        const RowFacts facts = load_row_facts(database, imputation.debit_row);
        const RowFacts other = load_row_facts(database, imputation.credit_row);
        invariant(facts.account == other.account && facts.party == other.party,
                  "rows settle each other within one account and party");
        group = insert_group(database, facts.account, facts.party,
                             next_code(database, facts.account, facts.party));
    }
    if (!debit)
        insert_letter_row(database, imputation.debit_row, group, imputation.lettered_on);
    if (!credit)
        insert_letter_row(database, imputation.credit_row, group, imputation.lettered_on);
}

std::vector<RowId> remove_imputations_of(Database& database, std::int64_t match) {
    std::set<RowId> touched;
    {
        Statement rows = database.query(
            "SELECT debit_row_id, credit_row_id FROM imputation WHERE match_id = ?1", match);
        while (rows.step()) {
            touched.insert(rows.id<RowId>(0));
            touched.insert(rows.id<RowId>(1));
        }
    }
    database.run("DELETE FROM imputation WHERE match_id = ?1", match);
    return {touched.begin(), touched.end()};
}

void relabel(Database& database, std::span<const RowId> touched) {
    LetterCluster cluster(database, touched);
    std::set<LetterGroupId> taken;
    for (const LetterCluster::Component& component : cluster.components()) {
        if (component.rows.size() == 1 && !component.has_imported) {
            database.run("DELETE FROM letter_row WHERE row_id = ?1", component.rows.front());
            continue;
        }
        bool is_new = false;
        const LetterGroupId group = group_for(database, cluster, component, taken, is_new);
        store_component(database, cluster, component, group, is_new);
    }
}

std::int64_t imputed_minor(Database& database, RowId row) {
    return database.integer(R"(
        SELECT COALESCE((SELECT SUM(amount_minor) FROM imputation WHERE debit_row_id = ?1), 0)
             + COALESCE((SELECT SUM(amount_minor) FROM imputation WHERE credit_row_id = ?1), 0))",
                            row);
}

std::int64_t imputed_minor_until(Database& database, RowId row, Date day) {
    return database.integer(R"(
        SELECT COALESCE(SUM(i.amount_minor), 0)
        FROM (SELECT credit_row_id AS other, amount_minor FROM imputation WHERE debit_row_id = ?1
              UNION ALL
              SELECT debit_row_id, amount_minor FROM imputation WHERE credit_row_id = ?1) i
        JOIN entry_row r ON r.id = i.other
        JOIN entry e ON e.id = r.entry_id
        WHERE e.day <= ?2)",
                            row, day);
}

bool is_lettered(Database& database, ledger::EntryId entry) {
    return database
        .query(R"(
            SELECT 1 FROM entry_row r
            WHERE r.entry_id = ?1
              AND (EXISTS (SELECT 1 FROM imputation i WHERE i.debit_row_id = r.id)
                   OR EXISTS (SELECT 1 FROM imputation i WHERE i.credit_row_id = r.id)))",
               entry)
        .step();
}

std::vector<RowId> release_entry(Database& database, ledger::EntryId entry) {
    std::vector<RowId> others;
    {
        Statement rows = database.query(R"(
            SELECT i.credit_row_id FROM entry_row r JOIN imputation i ON i.debit_row_id = r.id
            WHERE r.entry_id = ?1
            UNION
            SELECT i.debit_row_id FROM entry_row r JOIN imputation i ON i.credit_row_id = r.id
            WHERE r.entry_id = ?1)",
                                        entry);
        while (rows.step())
            others.push_back(rows.id<RowId>(0));
    }
    for (const std::string_view table_and_column :
         {"imputation WHERE debit_row_id", "imputation WHERE credit_row_id",
          "letter_row WHERE row_id", "pointing WHERE row_id"})
        database.run("DELETE FROM " + std::string(table_and_column) +
                         " IN (SELECT id FROM entry_row WHERE entry_id = ?1)",
                     entry);
    relabel(database, others);
    return others;
}

BulkLettering::BulkLettering(Database& database)
    : m_database(&database), m_row(database.prepare(R"(
          INSERT INTO letter_row (row_id, group_id, origin_group_id, lettered_on, imported)
          VALUES (?1, ?2, ?2, ?3, ?4))")),
      m_imputation(database.prepare(R"(
          INSERT INTO imputation (debit_row_id, credit_row_id, amount_minor, imported)
          VALUES (?1, ?2, ?3, 1))")) {}

LetterGroupId BulkLettering::group_for(const ImportedGroup& group) {
    if (group.code.empty())
        return insert_group(*m_database, group.account, group.party,
                            next_code(*m_database, group.account, group.party));
    Statement known = m_database->query(
        "SELECT id FROM letter_group WHERE account = ?1 AND party = ?2 AND code = ?3",
        group.account, group.party, group.code);
    if (!known.step())
        return insert_group(*m_database, group.account, group.party, group.code);
    const auto id = known.id<LetterGroupId>(0);
    if (!group.balances_alone && group_balance(*m_database, id) != 0)
        return id;
    return insert_group(*m_database, group.account, group.party,
                        next_code(*m_database, group.account, group.party));
}

std::vector<ledger::SettledRow> BulkLettering::open_rows(LetterGroupId group) {
    std::vector<ledger::SettledRow> open;
    Statement rows = m_database->query(R"(
        SELECT r.id, e.day, r.amount_minor
        FROM letter_row l JOIN entry_row r ON r.id = l.row_id JOIN entry e ON e.id = r.entry_id
        WHERE l.group_id = ?1 ORDER BY r.id)",
                                       group);
    while (rows.step()) {
        const auto id = rows.id<RowId>(0);
        const std::int64_t amount = rows.integer(2), imputed = imputed_minor(*m_database, id);
        const std::int64_t left = amount < 0 ? amount + imputed : amount - imputed;
        if (left != 0)
            open.push_back({id, rows.date(1), left});
    }
    return open;
}

BulkLettering::Inserted BulkLettering::insert(const ImportedGroup& group) {
    Inserted inserted;
    inserted.id = group_for(group);
    if (!group.code.empty())
        inserted.earlier = open_rows(inserted.id);
    for (const auto& [row, lettered_on] : group.rows)
        m_row.bind_all(row, inserted.id, lettered_on, group.from_file).run();
    return inserted;
}

void BulkLettering::impute(RowId debit_row, RowId credit_row, std::int64_t amount_minor) {
    m_imputation.bind_all(debit_row, credit_row, amount_minor).run();
}

} // namespace comptoir::storage
