#include "comptoir/storage/repositories/transfer_rows.h"

#include "comptoir/core/text.h"

namespace comptoir::storage {

std::vector<TransferRow> transfer_rows(Database& database, std::string_view account, Date first,
                                       Date last, const std::set<std::int64_t>& amounts) {
    std::vector<TransferRow> found;
    std::string either_way; // asked of the index, before the entry and its match are looked up
    for (const std::int64_t amount : amounts)
        either_way +=
            (either_way.empty() ? "[" : ",") + text::number(amount) + "," + text::number(-amount);
    if (either_way.empty())
        return found;
    either_way += "]";
    Statement rows = database.query(R"(
        SELECT coalesce(l.booked_on, e.day), r.amount_minor, l.id,
               CASE WHEN j.type = 'bank' THEN j.code ELSE '' END
        FROM entry_row r
        JOIN entry e ON e.id = r.entry_id
        JOIN journal j ON j.code = e.journal
        LEFT JOIN match m ON m.id = (
            SELECT p.match_id FROM entry_row o JOIN pointing p ON p.row_id = o.id
            WHERE o.entry_id = e.id AND p.match_id IS NOT NULL LIMIT 1)
        LEFT JOIN match_line ml ON ml.match_id = m.id
             AND (SELECT count(*) FROM match_line o WHERE o.match_id = m.id) = 1
        LEFT JOIN bank_line l ON l.id = ml.line_id
        WHERE r.account = ?1 AND r.amount_minor IN (SELECT value FROM json_each(?4))
          AND coalesce(l.booked_on, e.day) BETWEEN ?2 AND ?3
          AND e.reverses_id IS NULL
          AND e.id NOT IN (SELECT reverses_id FROM entry WHERE reverses_id IS NOT NULL)
          AND (m.id IS NULL OR (m.returns_match_id IS NULL AND NOT EXISTS
               (SELECT 1 FROM match t
                WHERE t.returns_match_id = m.id AND t.undone_at IS NULL)))
        ORDER BY 1, r.id)",
                                    account, first, last, either_way);
    while (rows.step())
        found.push_back({rows.date(0), rows.integer(1), rows.text(3),
                         rows.is_null(2) ? bank::LineId{} : rows.id<bank::LineId>(2)});
    return found;
}

} // namespace comptoir::storage
