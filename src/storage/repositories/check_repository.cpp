#include "comptoir/storage/repositories/check_repository.h"

#include "comptoir/core/text.h"

namespace comptoir::storage {

namespace {

// The first row of a query whose first column is an id.
std::string first_of(Database& database, std::string_view sql, std::string_view noun,
                     std::string_view problem) {
    Statement rows = database.prepare(sql);
    if (!rows.step())
        return {};
    return std::string(noun) + " " + rows.text(0) + ": " + std::string(problem);
}

// The first question that has an answer.
template <class... Questions>
std::string first_answer(const Questions&... questions) {
    std::string answer;
    ((answer.empty() ? void(answer = questions()) : void()), ...);
    return answer;
}

} // namespace

std::string file_fault(Database& database) {
    Statement rows = database.prepare("PRAGMA integrity_check(1)");
    if (!rows.step())
        return "no answer";
    const std::string answer = rows.text(0);
    return answer == "ok" ? std::string{} : answer;
}

std::string foreign_key_fault(Database& database) {
    Statement rows = database.prepare("PRAGMA foreign_key_check");
    if (!rows.step())
        return {};
    return rows.text(0) + " row " + rows.text(1) + ": refers to a row of " + rows.text(2) +
           " that is not there";
}

std::string balance_fault(Database& database) {
    return first_answer(
        [&] {
            return first_of(database, R"(
                SELECT entry_id FROM entry_row
                GROUP BY entry_id HAVING SUM(amount_minor) <> 0
                ORDER BY entry_id LIMIT 1)",
                            "entry", "its debits and credits differ");
        },
        [&] {
            return first_of(database, R"(
                SELECT id FROM entry e
                WHERE (SELECT COUNT(*) FROM entry_row r WHERE r.entry_id = e.id) < 2
                ORDER BY id LIMIT 1)",
                            "entry", "it has fewer than two rows");
        },
        [&] {
            return first_of(database, R"(
                SELECT id FROM entry e
                WHERE NOT EXISTS (SELECT 1 FROM financial_year y
                                  WHERE e.day BETWEEN y.first_day AND y.last_day)
                ORDER BY id LIMIT 1)",
                            "entry", "its day lies in no financial year");
        });
}

// Numbers Comptoir gave follow what was there: each stands once, behind its predecessor, and the
// counter on the last. Inherited entries keep the numbers they came with, gaps and all. "BQ0012" is
// 12 after "BQ": a journal goes on in its own form (ledger/entry_numbers.h).
std::string numbering_fault(Database& database) {
    constexpr std::string_view k_problem = "its number does not continue its journal's sequence";
    return first_answer(
        [&] {
            return first_of(database, R"(
                WITH cut AS (
                    SELECT e.id, e.journal, y.id AS year_id, e.number, e.numbered_here,
                           rtrim(e.number, '0123456789') AS prefix
                    FROM entry e JOIN financial_year y ON e.day BETWEEN y.first_day AND y.last_day
                    WHERE e.state = 'validated'),
                known AS (
                    SELECT id, journal, year_id, prefix, numbered_here,
                           CAST(substr(number, length(prefix) + 1) AS INTEGER) AS value
                    FROM cut WHERE length(number) - length(prefix) <= 18),
                started AS (
                    SELECT journal, year_id, prefix, MIN(value) AS first
                    FROM known WHERE numbered_here = 1 GROUP BY 1, 2, 3)
                SELECT own.id
                FROM known own
                JOIN started s ON s.journal = own.journal AND s.year_id = own.year_id
                              AND s.prefix = own.prefix
                WHERE own.numbered_here = 1 AND own.value > s.first
                  AND (own.journal, own.year_id, own.prefix, own.value - 1) NOT IN
                      (SELECT journal, year_id, prefix, value FROM known)
                ORDER BY own.id LIMIT 1)",
                            "entry", k_problem);
        },
        [&] {
            return first_of(database, R"(
                SELECT MAX(e.id)
                FROM entry e JOIN financial_year y ON e.day BETWEEN y.first_day AND y.last_day
                WHERE e.numbered_here = 1
                GROUP BY e.journal, y.id, e.number HAVING COUNT(*) > 1
                ORDER BY 1 LIMIT 1)",
                            "entry", "its number is given twice");
        },
        [&] {
            return first_of(database, R"(
                SELECT c.journal
                FROM entry_counter c JOIN financial_year y ON y.id = c.year_id
                WHERE c.last_number <> (
                    SELECT COALESCE(MAX(CAST(substr(e.number,
                        length(rtrim(e.number, '0123456789')) + 1) AS INTEGER)), c.last_number)
                    FROM entry e
                    WHERE e.journal = c.journal AND e.day BETWEEN y.first_day AND y.last_day
                      AND e.numbered_here = 1)
                ORDER BY c.journal, y.first_day LIMIT 1)",
                            "journal", "its counter does not stand on the last number given");
        });
}

std::string period_fault(Database& database) {
    return first_answer(
        [&] {
            return first_of(database, R"(
                SELECT p.id FROM period_close p
                WHERE p.chain_length > 0 AND NOT EXISTS (
                    SELECT 1 FROM entry e
                    WHERE e.chain_position = p.chain_length AND e.chain_hash = p.chain_head)
                ORDER BY p.id LIMIT 1)",
                            "closing", "the chain no longer passes through the head it sealed");
        },
        [&] {
            return first_of(database, R"(
                SELECT d.id FROM dossier d
                WHERE d.closed_until IS NOT (SELECT MAX(closed_until) FROM period_close))",
                            "dossier", "its closed period is not that of the last closing");
        },
        [&] {
            return first_of(database, R"(
                SELECT e.id FROM entry e JOIN dossier d
                WHERE e.state = 'draft' AND e.day <= d.closed_until
                ORDER BY e.id LIMIT 1)",
                            "entry", "it is a draft in a closed period");
        });
}

std::string pointing_fault(Database& database) {
    return first_answer(
        [&] {
            return first_of(database, R"(
                SELECT p.row_id FROM pointing p LEFT JOIN entry_row r ON r.id = p.row_id
                WHERE r.id IS NULL ORDER BY p.row_id LIMIT 1)",
                            "row", "it is pointed but not there");
        },
        [&] {
            return first_of(database, R"(
                SELECT p.row_id
                FROM pointing p LEFT JOIN match m ON m.id = p.match_id
                WHERE p.kind = 'statement' AND (m.id IS NULL OR m.undone_at IS NOT NULL)
                ORDER BY p.row_id LIMIT 1)",
                            "row", "it is pointed by a match that is undone or not there");
        },
        [&] {
            return first_of(database, R"(
                SELECT p.row_id
                FROM pointing p
                JOIN match m ON m.id = p.match_id
                JOIN journal j ON j.code = m.journal
                JOIN entry_row r ON r.id = p.row_id
                WHERE p.kind = 'statement' AND r.account IS NOT j.account
                ORDER BY p.row_id LIMIT 1)",
                            "row", "it is pointed on an account that is not its match's");
        });
}

// A line's money in is a debit of the journal's 512 account, so both sides sum to the same.
// Journals kept in a foreign currency are pointed in theirs, which the books may not know.
std::string match_fault(Database& database) {
    return first_answer(
        [&] {
            return first_of(database, R"(
                SELECT ml.line_id
                FROM match_line ml LEFT JOIN match m ON m.id = ml.match_id
                WHERE m.id IS NULL OR m.undone_at IS NOT NULL
                ORDER BY ml.line_id LIMIT 1)",
                            "line", "it is matched by a match that is undone or not there");
        },
        [&] {
            return first_of(database, R"(
                SELECT m.id
                FROM match m
                WHERE m.undone_at IS NULL
                  AND NOT EXISTS (SELECT 1 FROM match_line l WHERE l.match_id = m.id)
                  AND NOT EXISTS (SELECT 1 FROM pointing_session s WHERE s.match_id = m.id)
                  AND NOT EXISTS (SELECT 1 FROM payment q WHERE q.order_match_id = m.id)
                ORDER BY m.id LIMIT 1)",
                            "match", "it has no statement line");
        },
        [&] {
            return first_of(database, R"(
                SELECT m.id
                FROM match m
                JOIN journal j ON j.code = m.journal
                JOIN dossier d ON d.currency = j.currency
                WHERE m.undone_at IS NULL
                  AND NOT EXISTS (SELECT 1 FROM pointing_session s WHERE s.match_id = m.id)
                  AND (SELECT COALESCE(SUM(b.amount_minor), 0)
                       FROM match_line l JOIN bank_line b ON b.id = l.line_id
                       WHERE l.match_id = m.id)
                   <> (SELECT COALESCE(SUM(r.amount_minor), 0)
                       FROM pointing p JOIN entry_row r ON r.id = p.row_id
                       WHERE p.match_id = m.id)
                ORDER BY m.id LIMIT 1)",
                            "match", "its lines and its pointed rows differ");
        });
}

std::string statement_fault(Database& database) {
    return first_answer(
        [&] {
            return first_of(database, R"(
                SELECT s.id
                FROM statement s
                WHERE s.balance_check = 'ok' AND s.opening_minor IS NOT NULL
                  AND s.closing_minor IS NOT NULL
                  AND s.opening_minor + (SELECT COALESCE(SUM(b.amount_minor), 0) FROM bank_line b
                                         WHERE b.statement_id = s.id AND b.status = 'booked')
                   <> s.closing_minor
                ORDER BY s.id LIMIT 1)",
                            "statement", "its opening, lines and closing no longer agree");
        },
        [&] {
            return first_of(database, R"(
                SELECT b.id
                FROM bank_line b JOIN statement s ON s.id = b.statement_id
                WHERE b.journal <> s.journal OR b.currency <> s.currency
                ORDER BY b.id LIMIT 1)",
                            "line", "its journal or currency is not its statement's");
        });
}

} // namespace comptoir::storage
