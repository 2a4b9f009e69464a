#include "reconcile/causes/cause_list.h"

#include "comptoir/core/text.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

namespace comptoir::reconcile {

namespace {

constexpr int k_shown_exact = 1000, k_shown = 600, k_waits_exact = 500, k_fits = 450, k_waits = 100;

int base_of(Proof proof, bool exact) {
    switch (proof) {
    case Proof::Shown:
        return exact ? k_shown_exact : k_shown;
    case Proof::Fits:
        return k_fits;
    case Proof::NoMistake:
        return exact ? k_waits_exact : k_waits;
    }
    return 0;
}

constexpr std::array k_kinds{std::pair{CauseKind::DuplicatedLine, "duplicated_line"},
                             std::pair{CauseKind::MissingStatement, "missing_statement"},
                             std::pair{CauseKind::StatementBalance, "statement_balance"},
                             std::pair{CauseKind::MissingLine, "missing_line"},
                             std::pair{CauseKind::OpeningNotTaken, "opening_not_taken"},
                             std::pair{CauseKind::SeenAtTakeover, "seen_at_takeover"},
                             std::pair{CauseKind::SignReversed, "sign_reversed"},
                             std::pair{CauseKind::WrongSideWriteOff, "wrong_side_write_off"},
                             std::pair{CauseKind::SwappedDigits, "swapped_digits"},
                             std::pair{CauseKind::ShiftedComma, "shifted_comma"},
                             std::pair{CauseKind::MistypedDigit, "mistyped_digit"},
                             std::pair{CauseKind::OtherJournal, "other_journal"},
                             std::pair{CauseKind::BookedTwice, "booked_twice"},
                             std::pair{CauseKind::DatedAfter, "dated_after"},
                             std::pair{CauseKind::SeenLater, "seen_later"},
                             std::pair{CauseKind::PointedElsewhere, "pointed_elsewhere"},
                             std::pair{CauseKind::FeeNotBooked, "fee_not_booked"},
                             std::pair{CauseKind::LineNotBooked, "line_not_booked"},
                             std::pair{CauseKind::EntryNotAtBank, "entry_not_at_bank"},
                             std::pair{CauseKind::LinesNotBooked, "lines_not_booked"},
                             std::pair{CauseKind::EntriesNotAtBank, "entries_not_at_bank"},
                             std::pair{CauseKind::NotTicked, "not_ticked"},
                             std::pair{CauseKind::SmallDifference, "small_difference"},
                             std::pair{CauseKind::SeveralItems, "several_items"}};

constexpr std::array k_repairs{
    std::pair{RepairKind::MoveToJournal, "move_to_journal"},
    std::pair{RepairKind::SwapSides, "swap_sides"},
    std::pair{RepairKind::TakeBack, "take_back"},
    std::pair{RepairKind::MoveToDay, "move_to_day"},
    std::pair{RepairKind::SetAmount, "set_amount"},
    std::pair{RepairKind::UndoMatch, "undo_match"},
    std::pair{RepairKind::MergeLines, "merge_lines"},
    std::pair{RepairKind::AwaitLine, "await_line"},
};

template <class Names, class Kind>
std::string_view name_in(const Names& names, Kind kind) {
    for (const auto& [each, name] : names) {
        if (each == kind)
            return name;
    }
    return {};
}

} // namespace

std::string_view to_text(CauseKind kind) {
    return name_in(k_kinds, kind);
}

std::string_view to_text(RepairKind kind) {
    return name_in(k_repairs, kind);
}

void CauseList::add(Cause cause, Proof proof, int points) {
    cause.rest = m_difference - cause.amount;
    cause.score = base_of(proof, cause.is_exact()) + points;
    m_causes.push_back(std::move(cause));
}

CauseSearch CauseList::take() {
    std::stable_sort(m_causes.begin(), m_causes.end(), [](const Cause& a, const Cause& b) {
        const auto rank = [](const Cause& cause) {
            return std::tuple(-cause.score, -cause.amount.abs().minor());
        };
        return rank(a) < rank(b);
    });
    CauseSearch search;
    search.difference = m_difference;
    search.stopped = m_stopped;
    // One record is named by its best cause alone.
    std::set<std::tuple<CauseKind, std::int64_t, std::vector<ledger::RowId>>> told;
    for (Cause& cause : m_causes) {
        if (search.causes.size() == m_limits.causes_max)
            break;
        const bool of_rows = !cause.rows.empty();
        if (!of_rows || told.emplace(cause.kind, cause.amount.minor(), cause.rows).second)
            search.causes.push_back(std::move(cause));
    }
    return search;
}

int days_apart(Date a, Date b) {
    const int days = a - b;
    return days < 0 ? -days : days;
}

bool share_a_word(std::string_view label, std::string_view other_label) {
    const std::vector<std::string> words = text::fold_words(label);
    const std::vector<std::string> others = text::fold_words(other_label);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return word.size() >= 4 && std::find(others.begin(), others.end(), word) != others.end();
    });
}

int likeness(std::string_view label, Date day, std::string_view other_label, Date other_day) {
    const int apart = days_apart(day, other_day);
    const int nearness = apart == 0 ? 25 : apart <= 3 ? 20 : apart <= 10 ? 10 : 0;
    return nearness + (share_a_word(label, other_label) ? 35 : 0);
}

CauseKind kind_of(Slip slip) {
    switch (slip) {
    case Slip::Sign:
        return CauseKind::SignReversed;
    case Slip::SwappedDigits:
        return CauseKind::SwappedDigits;
    case Slip::Comma:
        return CauseKind::ShiftedComma;
    case Slip::Digit:
        return CauseKind::MistypedDigit;
    }
    return CauseKind::MistypedDigit;
}

ErrorCode code_of(Slip slip) {
    switch (slip) {
    case Slip::Sign:
        return cause_codes::sign_reversed;
    case Slip::SwappedDigits:
        return cause_codes::swapped_digits;
    case Slip::Comma:
        return cause_codes::shifted_comma;
    case Slip::Digit:
        return cause_codes::mistyped_digit;
    }
    return cause_codes::mistyped_digit;
}

Repair merge_of(const BankRow& repeated, const BankRow& first) {
    Repair repair;
    repair.kind = RepairKind::MergeLines;
    repair.line = repeated.line;
    repair.other = first.line;
    return repair;
}

std::string words_of(const BookRow& row) {
    return row.label.empty() ? row.piece : row.label;
}

Reason reason_of_row(ErrorCode code, const BookRow& row) {
    return {code, {{"label", words_of(row)}, {"amount", row.amount}, {"day", row.date}}};
}

Reason reason_of_line(ErrorCode code, const BankRow& line) {
    return {code, {{"label", line.label}, {"amount", line.amount}, {"day", line.date}}};
}

} // namespace comptoir::reconcile
