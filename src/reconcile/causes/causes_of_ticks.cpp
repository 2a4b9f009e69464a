// What is ticked on both sides and does not agree.
#include "reconcile/causes/cause_list.h"
#include "reconcile/causes/reversed_pairs.h"
#include "reconcile/subset_sum.h"

#include <algorithm>

namespace comptoir::reconcile {

namespace {

// A fee or a rounding is small beside what was paid: at most one part in so many.
constexpr std::int64_t k_small_part = 20;
constexpr std::size_t k_sets_of = 200; // items looked at for sums of several

class TickedSearch {
public:
    TickedSearch(const TickedDifference& facts, const CauseLimits& limits)
        : m_facts(facts), m_list(facts.difference, limits),
          m_reversed(reversed_pairs(facts.rows, facts.lines)) {
        for (const BankRow& line : facts.lines) {
            if (line.ticked) {
                m_paid += line.amount.minor();
                m_label += line.label + " " + line.reference + " ";
                m_day = line.date;
            }
        }
    }

    CauseSearch run() {
        if (m_facts.difference.is_zero())
            return m_list.take();
        for (const BookRow& row : m_facts.rows) {
            if (!m_list.spend())
                break;
            if (row.ticked)
                look_at_ticked(row);
            else
                look_at_other(row);
        }
        for (const BankRow& line : m_facts.lines)
            look_at_line(line);
        for (const BookRow& row : m_facts.elsewhere)
            look_elsewhere(row);
        several();
        small();
        return m_list.take();
    }

private:
    Cause cause_of(CauseKind kind, const BookRow& row, Reason sentence) const {
        Cause cause;
        cause.kind = kind;
        cause.amount = m_facts.difference;
        cause.rows = {row.row};
        cause.entries = {row.entry};
        cause.sentence = std::move(sentence);
        return cause;
    }
    bool is_reversed(const BookRow& row) const {
        return row.cancelled || m_reversed.contains(row.row);
    }
    int like(const BookRow& row) const {
        return m_day ? likeness(words_of(row) + " " + row.piece, row.date, m_label, *m_day) : 0;
    }

    void look_at_ticked(const BookRow& row) {
        const std::int64_t amount = row.amount.minor();
        for (const MeantAmount& meant : meant_amounts(amount)) {
            if (!m_list.spend() || !m_list.explains_all(meant.minor - amount))
                continue;
            const bool sign = meant.slip == Slip::Sign;
            const bool write_off = sign && row.is_write_off;
            Cause cause =
                cause_of(write_off ? CauseKind::WrongSideWriteOff : kind_of(meant.slip), row,
                         sign ? reason_of_row(write_off ? cause_codes::write_off_side
                                                        : cause_codes::sign_reversed,
                                              row)
                              : Reason{code_of(meant.slip),
                                       {{"label", words_of(row)},
                                        {"amount", row.amount},
                                        {"wanted", Money{meant.minor, row.amount.currency()}}}});
            Repair repair;
            repair.entry = row.entry;
            repair.kind = sign ? RepairKind::SwapSides : RepairKind::SetAmount;
            if (!sign)
                repair.amount = Money{meant.minor, row.amount.currency()};
            if (sign || row.has_two_rows)
                cause.repair = repair;
            m_list.add(std::move(cause), Proof::Shown,
                       like(row) + (meant.slip == Slip::Digit ? 0 : 20));
        }
        if (!m_list.explains_all(-amount))
            return;
        for (const BookRow& other : m_facts.rows) {
            if (!other.ticked || other.amount != row.amount || !(other.row < row.row))
                continue;
            Cause cause = cause_of(CauseKind::BookedTwice, row,
                                   {cause_codes::booked_twice,
                                    {{"label", words_of(row)},
                                     {"amount", row.amount},
                                     {"day", row.date},
                                     {"other", other.date}}});
            cause.repair = Repair{RepairKind::TakeBack, row.entry, {}, {}, {}, {}};
            m_list.add(std::move(cause), Proof::Shown, 70);
            return;
        }
    }

    void look_at_other(const BookRow& row) {
        if (is_reversed(row) || !m_list.explains_all(row.amount.minor()))
            return;
        if (row.pointed) {
            if (!m_day || days_apart(row.date, *m_day) > m_list.limits().near_days || !row.match)
                return;
            Cause cause = cause_of(
                CauseKind::PointedElsewhere, row,
                {cause_codes::pointed_elsewhere,
                 {{"label", words_of(row)}, {"amount", row.amount}, {"match", row.match.value()}}});
            cause.repair = Repair{RepairKind::UndoMatch, row.entry, {}, {}, {}, row.match};
            const bool named = share_a_word(words_of(row) + " " + row.piece, m_label);
            m_list.add(std::move(cause), named ? Proof::Shown : Proof::Fits, like(row));
            return;
        }
        m_list.add(cause_of(CauseKind::NotTicked, row, reason_of_row(cause_codes::not_ticked, row)),
                   Proof::Shown, 10 + like(row));
    }

    void look_at_line(const BankRow& line) {
        const std::int64_t amount = line.amount.minor();
        if (line.booked || !m_list.spend() || !m_list.explains_all(line.ticked ? amount : -amount))
            return;
        const bool fee = line.nature == bank::Nature::Fee;
        Cause cause;
        cause.amount = m_facts.difference;
        cause.lines = {line.line};
        if (line.ticked) {
            cause.kind = fee ? CauseKind::FeeNotBooked : CauseKind::LineNotBooked;
            cause.sentence = reason_of_line(
                fee ? cause_codes::fee_not_booked : cause_codes::line_not_booked, line);
            m_list.add(std::move(cause), fee ? Proof::Shown : Proof::NoMistake, 20);
            return;
        }
        cause.kind = CauseKind::NotTicked;
        cause.sentence = reason_of_line(cause_codes::not_ticked, line);
        m_list.add(std::move(cause), Proof::Shown,
                   m_day ? likeness(line.label, line.date, m_label, *m_day) : 0);
    }

    void look_elsewhere(const BookRow& row) {
        if (row.cancelled || row.pointed || !m_list.spend() ||
            !m_list.explains_all(row.amount.minor()))
            return;
        Cause cause = cause_of(CauseKind::OtherJournal, row,
                               {cause_codes::other_journal,
                                {{"label", words_of(row)},
                                 {"amount", row.amount},
                                 {"day", row.date},
                                 {"journal", row.journal}}});
        cause.repair = Repair{RepairKind::MoveToJournal, row.entry, m_facts.journal, {}, {}, {}};
        m_list.add(std::move(cause), Proof::Shown, like(row));
    }

    // One set only: with several, none says more than the others.
    void several() {
        std::vector<const BookRow*> open;
        std::vector<std::int64_t> amounts;
        for (const BookRow& row : m_facts.rows) {
            if (row.ticked || row.pointed || is_reversed(row))
                continue;
            if (open.size() == k_sets_of) {
                m_list.stop();
                break;
            }
            open.push_back(&row);
            amounts.push_back(row.amount.minor());
        }
        SubsetLimits limits;
        limits.sets_max = 2;
        const SubsetSums sums = find_subset_sums(amounts, m_facts.difference.minor(), limits);
        if (sums.stopped)
            m_list.stop();
        if (sums.sets.size() != 1 || sums.stopped)
            return;
        Cause cause;
        cause.kind = CauseKind::SeveralItems;
        cause.amount = m_facts.difference;
        std::int64_t count = 0;
        for (auto [amount, wanted] : sums.sets.front()) {
            for (const BookRow* row : open) {
                if (wanted == 0 || row->amount.minor() != amount)
                    continue;
                --wanted;
                ++count;
                cause.rows.push_back(row->row);
                cause.entries.push_back(row->entry);
            }
        }
        if (count < 2)
            return;
        cause.sentence = {cause_codes::several_items,
                          {{"count", count}, {"amount", m_facts.difference}}};
        m_list.add(std::move(cause), Proof::Fits, 40);
    }

    void small() {
        const std::int64_t paid = m_paid < 0 ? -m_paid : m_paid;
        const std::int64_t rest = m_facts.difference.abs().minor();
        if (paid == 0 || rest > paid / k_small_part)
            return;
        Cause cause;
        cause.kind = CauseKind::SmallDifference;
        cause.amount = m_facts.difference;
        cause.sentence = {cause_codes::small_difference, {{"amount", m_facts.difference}}};
        m_list.add(std::move(cause), Proof::NoMistake, 30);
    }

    const TickedDifference& m_facts;
    CauseList m_list;
    std::set<ledger::RowId> m_reversed; // no ticked one is among them
    std::int64_t m_paid = 0;
    std::string m_label;
    std::optional<Date> m_day;
};

} // namespace

CauseSearch find_ticked_causes(const TickedDifference& facts, const CauseLimits& limits) {
    return TickedSearch(facts, limits).run();
}

} // namespace comptoir::reconcile
