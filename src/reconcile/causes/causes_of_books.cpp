// Bank against books at a day: each record that one side has and the other lacks is looked up among
// those of the other side under every amount that one slip could have made of it.
#include "reconcile/causes/cause_list.h"
#include "reconcile/causes/reversed_pairs.h"

#include <algorithm>
#include <set>

namespace comptoir::reconcile {

namespace {

// Repeated within this many days it may be one operation; a month later it is the next rent.
constexpr int k_twin_days = 10;
constexpr int k_shown_days = 3; // so near, no common word is needed

class BooksSearch {
public:
    BooksSearch(const BooksDifference& facts, const CauseLimits& limits)
        : m_facts(facts), m_list(facts.difference, limits) {
        for (const BankRow& line : facts.lines) {
            if (!line.booked && line.date <= facts.at)
                m_unbooked.emplace(line.amount.minor(), &line);
            else if (!line.booked)
                m_later_lines.emplace(line.amount.minor(), &line);
        }
        const std::set<ledger::RowId> reversed = reversed_pairs(facts.rows, facts.lines, facts.at);
        for (const BookRow& row : facts.rows) {
            if (row.seen_at_takeover && !row.cancelled && row.date <= facts.at)
                m_taken_over.push_back(&row);
            if (row.cancelled || reversed.contains(row.row))
                continue;
            m_rows.emplace(row.amount.minor(), &row);
            if (!row.pointed && row.date <= facts.at)
                m_waiting.push_back(&row);
        }
    }

    CauseSearch run() {
        if (m_facts.difference.is_zero())
            return m_list.take();
        look_at_statements();
        look_at_takeover();
        for (const BookRow* row : m_waiting) {
            if (!m_list.spend())
                break;
            look_at(*row);
        }
        look_at_later_rows();
        look_elsewhere();
        look_at_lines();
        sum_up();
        return m_list.take();
    }

private:
    Money of(std::int64_t minor) const { return {minor, m_facts.difference.currency()}; }

    Cause cause_of(CauseKind kind, std::int64_t minor, const BookRow& row, Reason sentence) const {
        Cause cause;
        cause.kind = kind;
        cause.amount = of(minor);
        cause.sentence = std::move(sentence);
        cause.rows = {row.row};
        cause.entries = {row.entry};
        return cause;
    }

    // --- Statements ------------------------------------------------------------------------------

    void look_at_statements() {
        for (const bank::ChainBreak& found : m_facts.breaks) {
            if (!found.closing || !found.opening || found.opening == found.closing)
                continue;
            Cause cause;
            cause.kind = CauseKind::MissingStatement;
            cause.amount = *found.opening - *found.closing;
            cause.statements = {found.before, found.after};
            const bool days =
                found.kind == bank::BreakKind::Gap && found.closed_on && found.opened_on;
            cause.sentence = days ? Reason{cause_codes::missing_days,
                                           {{"amount", cause.amount},
                                            {"from", *found.closed_on},
                                            {"to", *found.opened_on}}}
                                  : Reason{cause_codes::missing_statement,
                                           {{"amount", cause.amount},
                                            {"closing", *found.closing},
                                            {"opening", *found.opening}}};
            m_list.add(std::move(cause), Proof::Shown, 60);
        }
        for (const StatementSpan& statement : m_facts.statements)
            look_into(statement);
        if (m_facts.initial_difference.is_zero())
            return;
        Cause cause;
        cause.kind = CauseKind::OpeningNotTaken;
        cause.amount = m_facts.initial_difference;
        cause.sentence = {cause_codes::opening_not_taken, {{"amount", cause.amount}}};
        m_list.add(std::move(cause), Proof::Shown, 55);
    }

    // A statement that does not add up is a cause; what is wrong inside it says more.
    void look_into(const StatementSpan& statement) {
        if (!statement.opening || !statement.closing)
            return;
        const Money short_by = *statement.closing - *statement.opening - statement.lines_total;
        if (short_by.is_zero())
            return;
        StatementDifference inside;
        inside.difference = short_by;
        inside.statement = statement;
        for (const BankRow& line : m_facts.lines) {
            if (line.statement == statement.id)
                inside.lines.push_back(line);
        }
        for (const BookRow* row : m_waiting)
            inside.rows.push_back(*row);
        for (Cause& cause : find_statement_causes(inside, m_list.limits()).causes) {
            if (!cause.is_exact())
                continue;
            const int points = std::min(90, 30 + cause.score % 100);
            m_list.add(std::move(cause), Proof::Shown, points);
        }
    }

    // A cheque on its way when the books were taken over makes the bank's first balance another one
    // than the books'. Of several equal ones the latest is the likeliest; the rents of a year would
    // fill the list.
    void look_at_takeover() {
        constexpr int k_named_max = 3;
        if (m_facts.initial_difference.is_zero())
            return; // the bank began with what the books count as seen
        int named = 0;
        for (auto at = m_taken_over.rbegin(); at != m_taken_over.rend(); ++at) {
            const BookRow& row = **at;
            const std::int64_t amount = -row.amount.minor();
            const bool makes_it = amount == m_facts.initial_difference.minor();
            if ((!makes_it && !m_list.explains_all(amount)) || named == k_named_max)
                continue;
            Cause cause = cause_of(CauseKind::SeenAtTakeover, amount, row,
                                   reason_of_row(cause_codes::seen_at_takeover, row));
            cause.repair = Repair{RepairKind::AwaitLine, row.entry, {}, {}, {}, {}};
            m_list.add(std::move(cause), makes_it ? Proof::Shown : Proof::Fits, 70 - named);
            ++named;
        }
    }

    // --- Entries ---------------------------------------------------------------------------------

    void look_at(const BookRow& row) {
        if (row.seen_on) {
            seen_later(row, *row.seen_on, {});
            return;
        }
        const std::int64_t amount = row.amount.minor();
        // Of several equal entries as many have their line as there are equal lines.
        const bool has_line = ++m_equal_rows[amount] <= m_unbooked.count(amount);
        if (!has_line) {
            look_for_twin(row);
            look_for_later_line(row);
        }
        if (row.is_write_off)
            look_at_write_off(row);
        for (const MeantAmount& meant : meant_amounts(amount)) {
            if (!m_list.spend())
                return;
            look_for_slip(row, meant, has_line);
        }
        if (!has_line && m_list.explains_all(-amount))
            m_list.add(cause_of(CauseKind::EntryNotAtBank, -amount, row,
                                reason_of_row(cause_codes::entry_not_at_bank, row)),
                       Proof::NoMistake, 20);
    }

    void look_for_slip(const BookRow& row, const MeantAmount& meant, bool has_line) {
        const std::int64_t amount = row.amount.minor();
        const std::int64_t explained = meant.minor - amount;
        const BankRow* best = nullptr;
        int points = -1;
        const auto [from, to] = m_unbooked.equal_range(meant.minor);
        for (auto at = from; at != to && m_list.spend(); ++at) {
            const BankRow& line = *at->second;
            if (days_apart(row.date, line.date) > m_list.limits().near_days)
                continue;
            const int like = likeness(words_of(row) + " " + row.piece, row.date,
                                      line.label + " " + line.reference, line.date);
            if (like > points) {
                best = &line;
                points = like;
            }
        }
        const bool exact = m_list.explains_all(explained);
        if (!exact && (!best || !is_shown(row, *best) || has_line))
            return;
        Cause cause = cause_of(kind_of(meant.slip), explained, row, slip_reason(row, meant));
        if (best)
            cause.lines = {best->line};
        cause.repair = repair_of(row, meant);
        if (row.is_write_off && meant.slip == Slip::Sign)
            return; // said of the write-off
        const int likely = meant.slip == Slip::Digit ? 0 : 15;
        m_list.add(std::move(cause), best ? Proof::Shown : Proof::Fits,
                   std::max(points, 0) + likely);
    }

    static bool is_shown(const BookRow& row, const BankRow& line) {
        return days_apart(row.date, line.date) <= k_shown_days ||
               share_a_word(words_of(row) + " " + row.piece, line.label + " " + line.reference);
    }

    static Reason slip_reason(const BookRow& row, const MeantAmount& meant) {
        if (meant.slip == Slip::Sign)
            return reason_of_row(code_of(meant.slip), row);
        return {code_of(meant.slip),
                {{"label", words_of(row)},
                 {"amount", row.amount},
                 {"wanted", Money{meant.minor, row.amount.currency()}}}};
    }

    static std::optional<Repair> repair_of(const BookRow& row, const MeantAmount& meant) {
        Repair repair;
        repair.entry = row.entry;
        if (meant.slip == Slip::Sign) {
            repair.kind = RepairKind::SwapSides;
            return repair;
        }
        if (!row.has_two_rows)
            return std::nullopt; // which of the others is wrong too is for a person to say
        repair.kind = RepairKind::SetAmount;
        repair.amount = Money{meant.minor, row.amount.currency()};
        return repair;
    }

    // The same amount twice, days apart: the one nothing points is one too many.
    void look_for_twin(const BookRow& row) {
        const auto [from, to] = m_rows.equal_range(row.amount.minor());
        const BookRow* best = nullptr;
        int points = -1;
        for (auto at = from; at != to && m_list.spend(); ++at) {
            const BookRow& other = *at->second;
            const bool first = other.pointed || other.row < row.row;
            const bool same_piece = !row.piece.empty() && row.piece == other.piece;
            if (other.entry == row.entry || !first ||
                (days_apart(row.date, other.date) > k_twin_days && !same_piece))
                continue;
            const bool same_party = !row.party.empty() && row.party == other.party;
            const bool same_words = share_a_word(words_of(row), words_of(other));
            if (!same_piece && !same_party && !same_words)
                continue;
            const int like = likeness(words_of(row), row.date, words_of(other), other.date) +
                             (same_piece ? 20 : 0) + (same_party ? 10 : 0);
            if (like > points) {
                best = &other;
                points = like;
            }
        }
        if (!best)
            return;
        Cause cause = cause_of(CauseKind::BookedTwice, -row.amount.minor(), row,
                               {cause_codes::booked_twice,
                                {{"label", words_of(row)},
                                 {"amount", row.amount},
                                 {"day", row.date},
                                 {"other", best->date}}});
        cause.rows.push_back(best->row);
        cause.entries.push_back(best->entry);
        cause.repair = Repair{RepairKind::TakeBack, row.entry, {}, {}, {}, {}};
        m_list.add(std::move(cause), Proof::Shown, std::min(points, 90));
    }

    // What remained of a settlement: the payment less the invoice. On the wrong side it doubles.
    void look_at_write_off(const BookRow& row) {
        const std::int64_t amount = row.amount.minor();
        const BankRow* shown = nullptr;
        for (const BookRow* other : m_waiting) {
            if (!m_list.spend())
                return;
            if (other == &row || days_apart(other->date, row.date) > m_list.limits().near_days)
                continue;
            const auto found = m_unbooked.find(other->amount.minor() - amount);
            if (found != m_unbooked.end()) {
                shown = found->second;
                break;
            }
        }
        if (!shown && !m_list.explains_all(-2 * amount))
            return;
        Cause cause = cause_of(CauseKind::WrongSideWriteOff, -2 * amount, row,
                               reason_of_row(cause_codes::write_off_side, row));
        if (shown)
            cause.lines = {shown->line};
        cause.repair = Repair{RepairKind::SwapSides, row.entry, {}, {}, {}, {}};
        m_list.add(std::move(cause), Proof::Shown, shown ? 80 : 50);
    }

    // --- Days ------------------------------------------------------------------------------------

    void seen_later(const BookRow& row, Date seen, std::vector<bank::LineId> lines) {
        Cause cause = cause_of(CauseKind::SeenLater, -row.amount.minor(), row,
                               {cause_codes::seen_later,
                                {{"label", words_of(row)},
                                 {"amount", row.amount},
                                 {"day", row.date},
                                 {"seen", seen}}});
        cause.lines = std::move(lines);
        m_list.add(std::move(cause), Proof::NoMistake, 60);
    }

    void look_for_later_line(const BookRow& row) {
        const auto [from, to] = m_later_lines.equal_range(row.amount.minor());
        for (auto at = from; at != to && m_list.spend(); ++at) {
            const BankRow& line = *at->second;
            if (days_apart(row.date, line.date) <= m_list.limits().near_days)
                return seen_later(row, line.date, {line.line});
        }
    }

    void look_at_later_rows() {
        for (const BookRow& row : m_facts.rows) {
            if (row.cancelled || row.date <= m_facts.at || row.pointed)
                continue;
            const auto [from, to] = m_unbooked.equal_range(row.amount.minor());
            for (auto at = from; at != to && m_list.spend(); ++at) {
                const BankRow& line = *at->second;
                Cause cause = cause_of(CauseKind::DatedAfter, row.amount.minor(), row,
                                       {cause_codes::dated_after,
                                        {{"label", words_of(row)},
                                         {"amount", row.amount},
                                         {"day", row.date},
                                         {"seen", line.date}}});
                cause.lines = {line.line};
                cause.repair = Repair{RepairKind::MoveToDay, row.entry, {}, line.date, {}, {}};
                m_list.add(std::move(cause), Proof::Shown,
                           30 + likeness(words_of(row), row.date, line.label, line.date));
                break;
            }
        }
    }

    // --- Other accounts --------------------------------------------------------------------------

    void look_elsewhere() {
        const std::set<ledger::RowId> reversed = reversed_pairs(m_facts.elsewhere, {}, m_facts.at);
        for (const BookRow& row : m_facts.elsewhere) {
            if (!m_list.spend())
                return;
            if (row.cancelled || reversed.contains(row.row) || row.pointed || row.date > m_facts.at)
                continue;
            const auto [from, to] = m_unbooked.equal_range(row.amount.minor());
            const BankRow* best = nullptr;
            int points = -1;
            for (auto at = from; at != to && m_list.spend(); ++at) {
                const BankRow& line = *at->second;
                const int like = likeness(words_of(row) + " " + row.piece, row.date,
                                          line.label + " " + line.reference, line.date);
                if (days_apart(row.date, line.date) <= m_list.limits().near_days && like > points) {
                    best = &line;
                    points = like;
                }
            }
            const bool exact = m_list.explains_all(row.amount.minor());
            if (!best || (!exact && !is_shown(row, *best)))
                continue;
            Cause cause = cause_of(CauseKind::OtherJournal, row.amount.minor(), row,
                                   {cause_codes::other_journal,
                                    {{"label", words_of(row)},
                                     {"amount", row.amount},
                                     {"day", row.date},
                                     {"journal", row.journal}}});
            cause.lines = {best->line};
            cause.repair =
                Repair{RepairKind::MoveToJournal, row.entry, m_facts.journal, {}, {}, {}};
            m_list.add(std::move(cause), Proof::Shown, 20 + points);
        }
    }

    // --- Lines -----------------------------------------------------------------------------------

    // Where a statement closes with a balance, a line too many moves nothing but its own sum.
    bool sums_make_balance(bank::StatementId statement) const {
        const auto found =
            std::find_if(m_facts.statements.begin(), m_facts.statements.end(),
                         [&](const StatementSpan& each) { return each.id == statement; });
        return found == m_facts.statements.end() || !found->closing;
    }

    void look_at_lines() {
        std::unordered_multimap<std::int64_t, const BankRow*> by_amount;
        for (const BankRow& line : m_facts.lines)
            by_amount.emplace(line.amount.minor(), &line);
        for (const BankRow& line : m_facts.lines) {
            if (line.booked || line.date > m_facts.at || !m_list.spend())
                continue;
            if (sums_make_balance(line.statement))
                look_for_repeated(line, by_amount);
            const bool fee =
                line.nature == bank::Nature::Fee || line.nature == bank::Nature::Interest;
            const bool exact = m_list.explains_all(line.amount.minor());
            if (!fee && !exact)
                continue;
            Cause cause;
            cause.kind = fee ? CauseKind::FeeNotBooked : CauseKind::LineNotBooked;
            cause.amount = line.amount;
            cause.lines = {line.line};
            cause.statements = {line.statement};
            cause.sentence = reason_of_line(
                fee ? cause_codes::fee_not_booked : cause_codes::line_not_booked, line);
            m_list.add(std::move(cause), fee ? Proof::Shown : Proof::NoMistake, fee ? 5 : 20);
        }
    }

    void look_for_repeated(const BankRow& line, const LinesByAmount& by_amount) {
        const auto [from, to] = by_amount.equal_range(line.amount.minor());
        for (auto at = from; at != to && m_list.spend(); ++at) {
            const BankRow& other = *at->second;
            const bool first = other.booked || other.line < line.line;
            if (other.line == line.line || !first || other.date != line.date ||
                !(line.doubtful || share_a_word(line.label, other.label)))
                continue;
            Cause cause;
            cause.kind = CauseKind::DuplicatedLine;
            cause.amount = line.amount;
            cause.lines = {line.line, other.line};
            cause.statements = {line.statement};
            cause.sentence = reason_of_line(cause_codes::duplicated_line, line);
            cause.repair = merge_of(line, other);
            m_list.add(std::move(cause), Proof::Shown, line.doubtful ? 80 : 60);
            return;
        }
    }

    // --- What merely waits
    // -------------------------------------------------------------------------

    void sum_up() {
        std::int64_t count = 0, total = 0;
        Cause lines, entries;
        for (const BankRow& line : m_facts.lines) {
            if (line.booked || line.date > m_facts.at)
                continue;
            ++count;
            total += line.amount.minor();
            lines.lines.push_back(line.line);
        }
        if (count > 1) {
            lines.kind = CauseKind::LinesNotBooked;
            lines.amount = of(total);
            lines.sentence = {cause_codes::lines_not_booked,
                              {{"count", count}, {"amount", lines.amount}}};
            m_list.add(std::move(lines), Proof::NoMistake, 10);
        }
        count = total = 0;
        for (const BookRow* row : m_waiting) {
            ++count;
            total += row->amount.minor();
            entries.rows.push_back(row->row);
            entries.entries.push_back(row->entry);
        }
        if (count <= 1)
            return;
        entries.kind = CauseKind::EntriesNotAtBank;
        entries.amount = of(-total);
        entries.sentence = {cause_codes::entries_not_at_bank,
                            {{"count", count}, {"amount", of(total)}}};
        m_list.add(std::move(entries), Proof::NoMistake, 10);
    }

    const BooksDifference& m_facts;
    CauseList m_list;
    LinesByAmount m_unbooked, m_later_lines;
    RowsByAmount m_rows;
    std::unordered_map<std::int64_t, std::size_t> m_equal_rows;
    std::vector<const BookRow*> m_waiting, m_taken_over; // by day
};

} // namespace

CauseSearch find_books_causes(const BooksDifference& facts, const CauseLimits& limits) {
    return BooksSearch(facts, limits).run();
}

} // namespace comptoir::reconcile
