#include "comptoir/storage/repositories/difference_repository.h"

#include <array>
#include <utility>

namespace comptoir::storage {

namespace {

using reconcile::DifferenceLimit;
using reconcile::DifferenceType;
using reconcile::DifferenceVat;

constexpr std::array<std::pair<DifferenceVat, std::string_view>, 3> k_vat{{
    {DifferenceVat::None, "none"},
    {DifferenceVat::Corrected, "corrected"},
    {DifferenceVat::Inside, "inside"},
}};

std::string_view name_of(DifferenceVat vat) {
    for (const auto& [candidate, name] : k_vat) {
        if (candidate == vat)
            return name;
    }
    return "none";
}

DifferenceVat vat_of(std::string_view name) {
    for (const auto& [vat, candidate] : k_vat) {
        if (candidate == name)
            return vat;
    }
    return DifferenceVat::None;
}

} // namespace

std::vector<DifferenceType> load_difference_types(Database& database) {
    std::vector<DifferenceType> types;
    Statement rows = database.prepare(R"(
        SELECT code, label, kind, charge_account, income_account, vat, vat_permille, per_day_minor
        FROM difference_type ORDER BY code)");
    while (rows.step()) {
        DifferenceType type;
        type.code = rows.text(0);
        type.label = rows.text(1);
        type.kind = reconcile::parse_difference_kind(rows.text_view(2))
                        .value_or(reconcile::DifferenceKind::Settlement);
        type.charge_account = rows.text(3);
        type.income_account = rows.text(4);
        type.vat = vat_of(rows.text_view(5));
        if (!rows.is_null(6))
            type.vat_permille = rows.small(6);
        type.per_day_minor = rows.integer(7);
        types.push_back(std::move(type));
    }
    return types;
}

void save_difference_type(Database& database, const DifferenceType& type) {
    database.run(R"(
        INSERT INTO difference_type
            (code, label, kind, charge_account, income_account, vat, vat_permille, per_day_minor)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (code) DO UPDATE SET
            label = excluded.label, kind = excluded.kind,
            charge_account = excluded.charge_account, income_account = excluded.income_account,
            vat = excluded.vat, vat_permille = excluded.vat_permille,
            per_day_minor = excluded.per_day_minor)",
                 type.code, type.label, to_text(type.kind), type.charge_account,
                 type.income_account, name_of(type.vat), type.vat_permille, type.per_day_minor);
}

void delete_difference_type(Database& database, std::string_view code) {
    database.run("DELETE FROM difference_limit WHERE type = ?1", code);
    database.run("DELETE FROM difference_type WHERE code = ?1", code);
}

std::vector<DifferenceLimit> load_difference_limits(Database& database) {
    std::vector<DifferenceLimit> limits;
    Statement rows = database.prepare(R"(
        SELECT id, type, COALESCE(party, ''), COALESCE(nature, ''), limit_minor, limit_permille
        FROM difference_limit ORDER BY id)");
    while (rows.step())
        limits.push_back({rows.integer(0), rows.text(1), rows.text(2),
                          bank::parse_nature(rows.text_view(3)), rows.integer(4), rows.small(5)});
    return limits;
}

std::int64_t insert_difference_limit(Database& database, const DifferenceLimit& limit) {
    Statement insert = database.prepare(R"(
        INSERT INTO difference_limit (type, party, nature, limit_minor, limit_permille)
        VALUES (?1, NULLIF(?2, ''), NULLIF(?3, ''), ?4, ?5))");
    insert.bind_all(limit.type, limit.party,
                    limit.nature ? to_text(*limit.nature) : std::string_view{}, limit.limit_minor,
                    limit.limit_permille);
    insert.run();
    return database.last_insert_id();
}

void delete_difference_limit(Database& database, std::int64_t id) {
    database.run("DELETE FROM difference_limit WHERE id = ?1", id);
}

std::int64_t booked_unattended_minor(Database& database, std::string_view charge_account,
                                     std::string_view income_account, Date day) {
    return database.integer(R"(
        SELECT COALESCE(SUM(ABS(r.amount_minor)), 0)
        FROM entry e
        JOIN match_entry x ON x.entry_id = e.id
        JOIN match m ON m.id = x.match_id
        JOIN entry_row r ON r.entry_id = e.id
        WHERE e.day = ?3 AND e.origin = 'match' AND m.unattended = 1 AND m.undone_at IS NULL
          AND (r.account = ?1 OR r.account = ?2))",
                            charge_account, income_account, day);
}

} // namespace comptoir::storage
