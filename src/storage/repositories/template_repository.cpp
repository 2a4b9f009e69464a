#include "comptoir/storage/repositories/template_repository.h"

namespace comptoir::storage {

namespace {

using reconcile::StoredTemplate;
using reconcile::TemplateId;
using reconcile::TemplateRow;
using reconcile::TemplateScope;

constexpr std::string_view k_templates =
    "SELECT id, scope, code, label, journal, reference, active FROM entry_template";

std::vector<TemplateRow> load_rows(Database& database, TemplateId id) {
    std::vector<TemplateRow> list;
    Statement rows =
        database.query("SELECT account, party, share, value, vat_coefficient, vat_scale"
                       " FROM entry_template_row WHERE template_id = ?1 ORDER BY position",
                       id);
    while (rows.step()) {
        TemplateRow row;
        row.account = rows.text(0);
        row.party = rows.text(1);
        row.share.kind =
            reconcile::parse_share_kind(rows.text_view(2)).value_or(reconcile::ShareKind::Rest);
        row.share.value = rows.integer(3);
        if (!rows.is_null(4))
            row.vat = Rate{rows.integer(4), static_cast<std::uint8_t>(rows.integer(5))};
        list.push_back(std::move(row));
    }
    return list;
}

std::vector<StoredTemplate> read_templates(Database& database, Statement rows) {
    std::vector<StoredTemplate> list;
    while (rows.step()) {
        StoredTemplate one;
        one.id = rows.id<TemplateId>(0);
        one.scope =
            reconcile::parse_template_scope(rows.text_view(1)).value_or(TemplateScope::Company);
        one.code = rows.text(2);
        one.label = rows.text(3);
        one.journal = rows.text(4);
        one.reference = rows.text(5);
        one.active = rows.integer(6) != 0;
        one.rows = load_rows(database, one.id);
        list.push_back(std::move(one));
    }
    return list;
}

std::optional<StoredTemplate> first_of(std::vector<StoredTemplate> list) {
    if (list.empty())
        return std::nullopt;
    return std::move(list.front());
}

void save_rows(Database& database, TemplateId id, const std::vector<TemplateRow>& rows) {
    database.run("DELETE FROM entry_template_row WHERE template_id = ?1", id);
    std::int64_t position = 0;
    for (const TemplateRow& row : rows) {
        const auto coefficient = row.vat ? std::optional(row.vat->coefficient) : std::nullopt;
        const auto scale = row.vat ? std::optional(std::int64_t{row.vat->scale}) : std::nullopt;
        database.run("INSERT INTO entry_template_row (template_id, position, account, party,"
                     " share, value, vat_coefficient, vat_scale)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                     id, ++position, row.account, row.party, to_text(row.share.kind),
                     row.share.value, coefficient, scale);
    }
}

} // namespace

std::vector<StoredTemplate> load_templates(Database& database) {
    return read_templates(database, database.prepare(std::string(k_templates) +
                                                     " ORDER BY scope = 'shared', position, id"));
}

std::optional<StoredTemplate> find_template(Database& database, TemplateId id) {
    return first_of(
        read_templates(database, database.query(std::string(k_templates) + " WHERE id = ?1", id)));
}

std::optional<StoredTemplate> find_template(Database& database, TemplateScope scope,
                                            std::string_view code) {
    return first_of(read_templates(
        database, database.query(std::string(k_templates) + " WHERE scope = ?1 AND code = ?2",
                                 to_text(scope), code)));
}

TemplateId save_template(Database& database, const StoredTemplate& changed) {
    TemplateId id = changed.id;
    if (id) {
        database.run("UPDATE entry_template SET code = ?2, label = ?3, journal = ?4,"
                     " reference = ?5, active = ?6 WHERE id = ?1",
                     id, changed.code, changed.label, changed.journal, changed.reference,
                     changed.active);
    } else {
        database.run("INSERT INTO entry_template (scope, code, label, journal, reference,"
                     " position, active) VALUES (?1, ?2, ?3, ?4, ?5,"
                     " (SELECT coalesce(max(position), 0) + 1 FROM entry_template"
                     "  WHERE scope = ?1), ?6)",
                     to_text(changed.scope), changed.code, changed.label, changed.journal,
                     changed.reference, changed.active);
        id = TemplateId{database.last_insert_id()};
    }
    save_rows(database, id, changed.rows);
    return id;
}

void insert_template_again(Database& database, const StoredTemplate& deleted) {
    database.run("INSERT INTO entry_template (id, scope, code, label, journal, reference,"
                 " position, active) VALUES (?1, ?2, ?3, ?4, ?5, ?6,"
                 " (SELECT coalesce(max(position), 0) + 1 FROM entry_template WHERE scope = ?2),"
                 " ?7)",
                 deleted.id, to_text(deleted.scope), deleted.code, deleted.label, deleted.journal,
                 deleted.reference, deleted.active);
    save_rows(database, deleted.id, deleted.rows);
}

void delete_template(Database& database, TemplateId id) {
    // Its lines forget it; the next recomputation may give them another.
    database.run("UPDATE line_identity SET template_id = NULL, template_by = ''"
                 " WHERE template_id = ?1",
                 id);
    database.run("DELETE FROM entry_template WHERE id = ?1", id);
}

void order_templates(Database& database, const std::vector<TemplateId>& order) {
    std::int64_t position = 0;
    for (const TemplateId id : order)
        database.run("UPDATE entry_template SET position = ?2 WHERE id = ?1", id, ++position);
}

LineIdentityRecord find_line_identity(Database& database, bank::LineId line) {
    Statement row = database.query("SELECT party, party_by, template_id, template_by"
                                   " FROM line_identity WHERE line_id = ?1",
                                   line);
    if (!row.step())
        return {};
    return {row.text(0), row.text(1), row.id<TemplateId>(2), row.text(3)};
}

std::int64_t count_lines_of_template(Database& database, TemplateId id) {
    return database.integer("SELECT count(*) FROM line_identity i WHERE i.template_id = ?1"
                            " AND NOT EXISTS (SELECT 1 FROM match_line m"
                            "  WHERE m.line_id = i.line_id)",
                            id);
}

std::vector<LineOfTemplate> lines_of_template(Database& database, TemplateId id) {
    std::vector<LineOfTemplate> lines;
    Statement rows = database.query("SELECT line_id, template_by = 'hand' FROM line_identity"
                                    " WHERE template_id = ?1 ORDER BY line_id",
                                    id);
    while (rows.step())
        lines.push_back({rows.id<bank::LineId>(0), rows.integer(1) != 0});
    return lines;
}

void save_line_identity(Database& database, bank::LineId line, const LineIdentityRecord& identity) {
    if (identity.is_empty()) {
        database.run("DELETE FROM line_identity WHERE line_id = ?1", line);
        return;
    }
    database.run("INSERT INTO line_identity (line_id, party, party_by, template_id, template_by)"
                 " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (line_id) DO UPDATE SET"
                 " party = excluded.party, party_by = excluded.party_by,"
                 " template_id = excluded.template_id, template_by = excluded.template_by",
                 line, identity.party, identity.party_by, identity.template_id,
                 identity.template_by);
}

void set_template_of_match(Database& database, reconcile::MatchId match, TemplateScope scope,
                           std::string_view code) {
    database.run("INSERT INTO match_template (match_id, scope, code) VALUES (?1, ?2, ?3)", match,
                 to_text(scope), code);
}

std::string template_of_match(Database& database, reconcile::MatchId match) {
    return database.optional_text("SELECT code FROM match_template WHERE match_id = ?1", match)
        .value_or("");
}

std::vector<reconcile::MatchId> matches_of_template(Database& database, TemplateScope scope,
                                                    std::string_view code) {
    std::vector<reconcile::MatchId> matches;
    Statement rows =
        database.query("SELECT t.match_id FROM match_template t JOIN match m ON m.id = t.match_id"
                       " WHERE t.scope = ?1 AND t.code = ?2 AND m.undone_at IS NULL ORDER BY 1",
                       to_text(scope), code);
    while (rows.step())
        matches.push_back(rows.id<reconcile::MatchId>(0));
    return matches;
}

std::vector<BookedSide> booked_sides(Database& database, reconcile::MatchId match) {
    std::vector<BookedSide> sides;
    // The entries of a match: those it posted, and those whose bank row it points.
    Statement rows = database.query(R"(
        SELECT r.account, coalesce(r.party, ''), sum(r.amount_minor)
        FROM entry_row r
        WHERE r.entry_id IN (
                SELECT me.entry_id FROM match_entry me WHERE me.match_id = ?1
                UNION
                SELECT b.entry_id FROM pointing p JOIN entry_row b ON b.id = p.row_id
                WHERE p.match_id = ?1)
          AND r.account IS NOT (SELECT j.account FROM match m JOIN journal j ON j.code = m.journal
                                WHERE m.id = ?1)
        GROUP BY 1, 2 ORDER BY 1, 2)",
                                    match);
    while (rows.step())
        sides.push_back({rows.text(0), rows.text(1), rows.integer(2)});
    return sides;
}

} // namespace comptoir::storage
