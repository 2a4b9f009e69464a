// Books and bank of an invented company that agree, and the mistakes that may be planted in them.
#pragma once

#include "comptoir/reconcile/difference_causes.h"

#include <array>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace comptoir::reconcile::test {

inline constexpr std::array k_names{"AARO",      "DURAND",    "CLINIQUE",  "ORANGE",
                                    "PAPETERIE", "GARAGE",    "IMPRIMEUR", "BOULANGER",
                                    "TRANSPORT", "ASSURANCE", "NOTAIRE",   "MENUISIER"};

// Books and bank that agree, entry by entry, with some that wait when asked for.
class World {
public:
    World(unsigned seed, bool with_waiting) : m_random(seed) {
        facts.at = *Date::from_ymd(2026, 9, 30);
        facts.journal = "BQ";
        facts.difference = facts.initial_difference = eur(0);
        m_bank = m_books = between(1'000'00, 90'000'00);
        const std::int64_t count = between(250, 600);
        for (std::int64_t i = 0; i < count; ++i)
            agree(some_amount(), facts.at.plus_days(static_cast<int>(-between(0, 240))));
        for (std::int64_t i = with_waiting ? between(1, 5) : 0; i > 0; --i)
            book(-between(10'00, 4'000'00), facts.at.plus_days(static_cast<int>(-between(0, 20))),
                 "CHEQUE " + number());
        for (std::int64_t i = with_waiting ? between(0, 3) : 0; i > 0; --i)
            see(some_amount(), facts.at.plus_days(static_cast<int>(-between(0, 4))),
                "VIR " + number());
    }

    std::int64_t between(std::int64_t from, std::int64_t to) {
        return std::uniform_int_distribution<std::int64_t>{from, to}(m_random);
    }
    std::string number() { return std::to_string(between(100'000, 999'999)); }
    std::int64_t some_amount() {
        const std::int64_t amount = between(1'23, 9'876'54);
        return between(0, 2) == 0 ? amount : -amount;
    }
    std::string some_label() {
        return std::string(k_names[static_cast<std::size_t>(between(0, k_names.size() - 1))]) +
               " " + number();
    }
    Date some_day() { return facts.at.plus_days(static_cast<int>(-between(2, 25))); }

    BookRow& book(std::int64_t cents, Date day, const std::string& label) {
        BookRow row;
        row.row = ledger::RowId{++m_id};
        row.entry = ledger::EntryId{m_id};
        row.journal = "BQ";
        row.label = label;
        row.date = day;
        row.amount = eur(cents);
        row.has_two_rows = true;
        facts.rows.push_back(row);
        return facts.rows.back();
    }
    BankRow& see(std::int64_t cents, Date day, const std::string& label) {
        BankRow line;
        line.line = bank::LineId{++m_id};
        line.statement = bank::StatementId{1};
        line.date = day;
        line.amount = eur(cents);
        line.label = "VIR SEPA " + label;
        line.nature = bank::Nature::Transfer;
        facts.lines.push_back(line);
        return facts.lines.back();
    }
    void agree(std::int64_t cents, Date day) {
        const std::string label = some_label();
        BookRow& row = book(cents, day, label);
        row.pointed = true;
        row.match = MatchId{row.row.value()};
        see(cents, day.plus_days(static_cast<int>(between(0, 1))), label).booked = true;
        if (facts.lines.back().date > facts.at)
            facts.lines.back().date = facts.at;
    }
    // What the statements say beside their lines.
    void bank_moves(std::int64_t cents) { m_bank += cents; }

    CauseSearch search() {
        std::int64_t bank = m_bank, books = m_books;
        for (const BankRow& line : facts.lines)
            bank += line.date <= facts.at ? line.amount.minor() : 0;
        for (const BookRow& row : facts.rows)
            books += row.date <= facts.at ? row.amount.minor() : 0;
        facts.difference = eur(bank - books);
        return find_books_causes(facts);
    }

    BooksDifference facts;
    // What a plant put in wrong: the first cause must name these, not their like.
    ledger::EntryId wrong_entry;
    bank::LineId wrong_line;
    bank::StatementId wrong_statement;

    bool is_named_by(const Cause& cause) const {
        const auto first_is = [](const auto& ids, auto wanted) {
            return !wanted || (!ids.empty() && ids.front() == wanted);
        };
        return first_is(cause.entries, wrong_entry) && first_is(cause.lines, wrong_line) &&
               first_is(cause.statements, wrong_statement);
    }

private:
    std::mt19937 m_random;
    std::int64_t m_id = 0, m_bank = 0, m_books = 0;
};

struct Planted {
    CauseKind kind;
    std::function<void(World&)> plant;
};

// Two digits that differ, swapped.
inline std::int64_t swapped(World& world, std::int64_t& meant) {
    const std::int64_t tens = world.between(1, 8), units = world.between(0, tens - 1);
    const std::int64_t high = world.between(1, 80) * 10'000;
    meant = -(high + (tens * 10 + units) * 100 + 37);
    return -(high + (units * 10 + tens) * 100 + 37);
}

inline void plant_entry_and_line(World& world, std::int64_t booked, std::int64_t seen) {
    const std::string label = world.some_label();
    const Date day = world.some_day();
    world.wrong_entry = world.book(booked, day, label).entry;
    world.wrong_line = world.see(seen, day.plus_days(1), label).line;
}

inline std::vector<Planted> planted_slips() {
    return {
        {CauseKind::DuplicatedLine,
         [](World& world) {
             const std::string label = world.some_label();
             const Date day = world.some_day();
             const std::int64_t amount = world.some_amount();
             world.book(amount, day, label).pointed = true;
             world.see(amount, day, label).booked = true;
             world.wrong_line = world.see(amount, day, label).line;
         }},
        {CauseKind::MissingStatement,
         [](World& world) {
             const std::int64_t missing = world.some_amount();
             world.bank_moves(missing);
             world.facts.breaks.push_back({bank::BreakKind::Gap, bank::StatementId{1},
                                           bank::StatementId{2}, world.facts.at.plus_days(-20),
                                           world.facts.at.plus_days(-15), eur(50'000),
                                           eur(50'000 + missing), 3});
             world.wrong_statement = bank::StatementId{1};
         }},
        {CauseKind::SignReversed,
         [](World& world) {
             const std::int64_t amount = world.some_amount();
             plant_entry_and_line(world, -amount, amount);
         }},
        {CauseKind::SwappedDigits,
         [](World& world) {
             std::int64_t meant = 0;
             const std::int64_t booked = swapped(world, meant);
             plant_entry_and_line(world, booked, meant);
         }},
        {CauseKind::ShiftedComma,
         [](World& world) {
             const std::int64_t meant = -world.between(1'01, 999'99);
             plant_entry_and_line(world, meant * (world.between(0, 1) == 0 ? 10 : 100), meant);
         }},
        {CauseKind::WrongSideWriteOff,
         [](World& world) {
             const std::int64_t paid = -world.between(100'00, 3'000'00),
                                rest = -world.between(1, 4'00);
             plant_entry_and_line(world, paid - rest, paid);
             BookRow& row = world.book(-rest, world.facts.rows.back().date, "ECART DE REGLEMENT");
             row.is_write_off = true;
             world.wrong_entry = row.entry;
         }},
        {CauseKind::OtherJournal,
         [](World& world) {
             const std::string label = world.some_label();
             const std::int64_t amount = world.some_amount();
             const Date day = world.some_day();
             BookRow row = world.book(amount, day, label);
             world.facts.rows.pop_back();
             row.journal = "BQ2";
             world.facts.elsewhere.push_back(row);
             world.wrong_entry = row.entry;
             world.wrong_line = world.see(amount, day, label).line;
         }},
    };
}

inline std::vector<Planted> planted_losses() {
    return {
        {CauseKind::BookedTwice,
         [](World& world) {
             const std::string label = world.some_label();
             const std::int64_t amount = world.some_amount();
             const Date day = world.some_day();
             world.book(amount, day, label).pointed = true;
             world.see(amount, day, label).booked = true;
             const Date again = day.plus_days(static_cast<int>(world.between(0, 3)));
             world.wrong_entry = world.book(amount, again, label).entry;
         }},
        {CauseKind::DatedAfter,
         [](World& world) {
             const std::string label = world.some_label();
             const std::int64_t amount = world.some_amount();
             world.wrong_line = world.see(amount, world.some_day(), label).line;
             const Date late = world.facts.at.plus_days(static_cast<int>(world.between(1, 20)));
             world.wrong_entry = world.book(amount, late, label).entry;
         }},
        {CauseKind::FeeNotBooked,
         [](World& world) {
             BankRow& line =
                 world.see(-world.between(1'50, 60'00), world.some_day(), "COTISATION CARTE");
             line.nature = bank::Nature::Fee;
             world.wrong_line = line.line;
         }},
        {CauseKind::OpeningNotTaken,
         [](World& world) {
             const std::int64_t amount = world.some_amount();
             world.bank_moves(amount);
             world.facts.initial_difference = eur(amount);
         }},
        {CauseKind::StatementBalance,
         [](World& world) {
             const std::int64_t lost = world.some_amount();
             world.bank_moves(lost);
             world.facts.statements.push_back({bank::StatementId{77}, world.facts.at.plus_days(-60),
                                               world.facts.at.plus_days(-30), eur(10'000),
                                               eur(10'000 + lost), eur(0)});
             world.wrong_statement = bank::StatementId{77};
         }},
        {CauseKind::SeenLater,
         [](World& world) {
             const std::string label = world.some_label();
             const std::int64_t amount = world.some_amount();
             BookRow& row = world.book(amount, world.facts.at.plus_days(-1), label);
             row.seen_on = world.facts.at.plus_days(2);
             row.match = MatchId{9};
             world.wrong_entry = row.entry;
             world.see(amount, world.facts.at.plus_days(2), label).booked = true;
         }},
        {CauseKind::MistypedDigit,
         [](World& world) {
             const std::int64_t meant = world.between(100, 900) * 100 + 20;
             plant_entry_and_line(world, -(meant + world.between(1, 7) * 10), -meant);
         }},
    };
}

inline std::vector<Planted> all_planted() {
    std::vector<Planted> all = planted_slips();
    const std::vector<Planted> losses = planted_losses();
    all.insert(all.end(), losses.begin(), losses.end());
    return all;
}

} // namespace comptoir::reconcile::test
