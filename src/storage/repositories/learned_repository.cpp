#include "comptoir/storage/repositories/learned_repository.h"

#include "comptoir/core/invariant.h"

#include <algorithm>

namespace comptoir::storage {

namespace {

using reconcile::LearnedFrom;
using reconcile::LearnedTo;
using reconcile::MatchId;

constexpr std::string_view k_learned =
    "SELECT id, kind, evidence, aim, code, decisions, active FROM learned";

LearnedRecord record_of(const Statement& row) {
    LearnedRecord record;
    record.id = row.integer(0);
    record.from = reconcile::parse_learned_from(row.text_view(1)).value_or(LearnedFrom::Label);
    record.key = row.text(2);
    record.to = reconcile::parse_learned_to(row.text_view(3)).value_or(LearnedTo::Party);
    record.code = row.text(4);
    record.decisions = row.integer(5);
    record.active = row.integer(6) != 0;
    return record;
}

} // namespace

std::vector<LearnedRecord> load_learned(Database& database) {
    std::vector<LearnedRecord> list;
    Statement rows = database.prepare(std::string(k_learned) +
                                      " ORDER BY kind, evidence, decisions DESC, aim, code");
    while (rows.step())
        list.push_back(record_of(rows));
    return list;
}

std::optional<LearnedRecord> find_learned(Database& database, std::int64_t id) {
    Statement row = database.query(std::string(k_learned) + " WHERE id = ?1", id);
    if (!row.step())
        return std::nullopt;
    return record_of(row);
}

std::optional<LearnedRecord> find_learned(Database& database, const reconcile::LearnedKey& key,
                                          LearnedTo to, std::string_view code) {
    Statement row = database.query(
        std::string(k_learned) + " WHERE kind = ?1 AND evidence = ?2 AND aim = ?3 AND code = ?4",
        to_text(key.from), key.key, to_text(to), code);
    if (!row.step())
        return std::nullopt;
    return record_of(row);
}

std::vector<MatchId> decisions_of_learned(Database& database, std::int64_t id, std::int64_t limit) {
    std::vector<MatchId> matches;
    Statement rows = database.query("SELECT match_id FROM learned_decision WHERE learned_id = ?1"
                                    " ORDER BY match_id DESC LIMIT ?2",
                                    id, limit);
    while (rows.step())
        matches.push_back(rows.id<MatchId>(0));
    std::reverse(matches.begin(), matches.end());
    return matches;
}

std::vector<reconcile::DecidedLine> lines_of_decisions(Database& database, std::int64_t id,
                                                       std::int64_t limit) {
    std::vector<reconcile::DecidedLine> lines;
    Statement rows = database.query(
        "SELECT decision.match_id, line.id, line.booked_on, line.amount_minor, line.currency,"
        " line.label FROM learned_decision AS decision"
        " JOIN match_line ON match_line.match_id = decision.match_id"
        " JOIN bank_line AS line ON line.id = match_line.line_id"
        " WHERE decision.learned_id = ?1 ORDER BY decision.match_id DESC LIMIT ?2",
        id, limit);
    while (rows.step()) {
        const auto currency = Currency::parse(rows.text_view(4));
        invariant(currency.has_value(), "a stored line has a known currency");
        lines.push_back({rows.id<MatchId>(0), rows.id<bank::LineId>(1), rows.date(2),
                         Money{rows.integer(3), *currency}, rows.text(5)});
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
}

void add_decision(Database& database, const reconcile::LearnedKey& key, LearnedTo to,
                  std::string_view code, MatchId match) {
    Statement learned = database.query(
        "INSERT INTO learned (kind, evidence, aim, code, decisions) VALUES (?1, ?2, ?3, ?4, 1)"
        " ON CONFLICT (kind, evidence, aim, code) DO UPDATE SET decisions = decisions + 1"
        " RETURNING id",
        to_text(key.from), key.key, to_text(to), code);
    learned.step();
    const std::int64_t id = learned.integer(0);
    learned.reset();
    database.run("INSERT INTO learned_decision (learned_id, match_id) VALUES (?1, ?2)", id, match);
}

void keep_switched_off(Database& database, const reconcile::LearnedKey& key, LearnedTo to,
                       std::string_view code) {
    database.run("INSERT INTO learned (kind, evidence, aim, code, decisions, active)"
                 " VALUES (?1, ?2, ?3, ?4, 0, 0)"
                 " ON CONFLICT (kind, evidence, aim, code) DO UPDATE SET active = 0",
                 to_text(key.from), key.key, to_text(to), code);
}

void forget_decisions_of(Database& database, MatchId match) {
    database.run("UPDATE learned SET decisions = decisions - 1 WHERE id IN"
                 " (SELECT learned_id FROM learned_decision WHERE match_id = ?1)",
                 match);
    // What was switched off stays known, or it would come back by itself.
    database.run("DELETE FROM learned WHERE decisions = 0 AND active = 1 AND id IN"
                 " (SELECT learned_id FROM learned_decision WHERE match_id = ?1)",
                 match);
    database.run("DELETE FROM learned_decision WHERE match_id = ?1", match);
}

std::vector<LearnedRecord> learned_of_match(Database& database, MatchId match) {
    std::vector<LearnedRecord> list;
    Statement rows = database.query(
        std::string(k_learned) +
            " WHERE id IN (SELECT learned_id FROM learned_decision WHERE match_id = ?1)"
            " ORDER BY id",
        match);
    while (rows.step())
        list.push_back(record_of(rows));
    return list;
}

void switch_learned(Database& database, std::int64_t id, bool active) {
    database.run("UPDATE learned SET active = ?2 WHERE id = ?1", id, active);
    // It was known only to stay off.
    database.run("DELETE FROM learned WHERE id = ?1 AND active = 1 AND decisions = 0", id);
}

void erase_learned(Database& database, std::int64_t id) {
    database.run("DELETE FROM learned WHERE id = ?1", id);
}

} // namespace comptoir::storage
