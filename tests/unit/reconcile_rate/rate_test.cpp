// How many lines are matched unaided, and how many of those wrongly, on invented histories whose
// truth is known (requirements, hole 13: our own rates are measured here and printed).
//
// Each history: suppliers and customers with invented names, some sharing a first word, some with
// subscriptions of one amount; invoices; and one year of bank lines that pay them in the ways
// people do, with decoys: numbers of other invoices, cut and corrupted numbers, equal amounts of
// strangers, payments of invoices that never came in although open ones add up to them, known and
// unknown numbers side by side, advances that open invoices make by accident, payments booked
// beside an open invoice of their sum, fees and salaries.
#include "comptoir/reconcile/types.h"

#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <random>
#include <set>

namespace comptoir::reconcile {
namespace {

struct Truth {
    std::string how;
    std::set<std::int64_t> rows; // of items or entries; empty: nothing in the books explains it
};

constexpr int k_parties = 160;
// What nobody can match for certain: no match is right.
const std::set<std::string> k_unexplained{"missing",           "fee",
                                          "stranger",          "corrupted",
                                          "advance",           "missing of the series",
                                          "known and unknown", "beside payments",
                                          "beside an expense"};

class History {
public:
    explicit History(std::uint64_t seed, int lines_count) : m_random(seed) {
        books.journals.push_back({"BQ", "", 5});
        make_parties();
        while (static_cast<int>(lines.size()) < lines_count)
            happen();
        std::shuffle(lines.begin(), lines.end(), m_random);
    }

    std::vector<LineFacts> lines;
    Books books;
    std::map<std::int64_t, Truth> truth; // by line id

private:
    std::int64_t pick(std::uint64_t below) { return static_cast<std::int64_t>(m_random() % below); }
    bool chance(std::uint64_t percent) { return m_random() % 100 < percent; }

    void make_parties() {
        static const std::vector<std::string> k_first{"Menuiserie", "Garage",     "Clinique",
                                                      "Atelier",    "Transports", "Boulangerie",
                                                      "Cabinet",    "Librairie"};
        static const std::vector<std::string> k_last{"Lefevre", "Moreau", "Durand", "Lopez",
                                                     "Bernard", "Petit",  "Roux",   "Faure",
                                                     "Girard",  "Masson", "Renaud", "Colin"};
        for (int i = 0; i < k_parties; ++i) {
            PartyFacts party;
            party.code = (i % 2 ? "C" : "F") + std::to_string(100 + i);
            party.name = k_first[static_cast<std::size_t>(i) % 8] + " " +
                         k_last[static_cast<std::size_t>(i / 8) % 12] +
                         (i >= 96 ? " " + std::to_string(10 + i) : std::string()) + " SARL";
            if (chance(40))
                party.ibans.insert("FR76" + std::to_string(1'000'000'000'000 + i));
            books.parties.push_back(std::move(party));
        }
    }

    Date some_day() {
        return Date::from_ymd(2026, 1, 5)->plus_days(static_cast<std::int32_t>(pick(350)));
    }

    // Suppliers each have their series, customers get ours.
    std::string number_of(std::size_t party, std::int64_t count) const {
        const bool is_supplier = books.parties[party].code.front() == 'F';
        return (is_supplier ? "F" + std::to_string(10 + party) + "-" : "FAC2026-") +
               std::to_string(count);
    }
    // Of an invoice that is not in the books.
    std::string unknown_number(std::size_t party) { return number_of(party, 90'000 + pick(9'000)); }

    ledger::OpenItem& item(std::size_t party, std::int64_t cents, Date on) {
        ledger::OpenItem one;
        one.id = ledger::RowId{++m_row};
        one.party = books.parties[party].code;
        one.party_name = books.parties[party].name;
        one.account = cents < 0 ? "401000" : "411000";
        one.piece = number_of(party, 10'000 + ++m_number);
        one.booked_on = on;
        one.due_on = on.plus_days(30);
        one.amount = one.open = eur(cents);
        one.rows = {one.id};
        books.items.push_back(std::move(one));
        return books.items.back();
    }

    void line(std::int64_t cents, Date on, std::string label, Truth known,
              const std::string& iban = {}) {
        LineFacts facts;
        facts.id = bank::LineId{++m_line};
        facts.statement = bank::StatementId{on.month()};
        facts.journal = "BQ";
        facts.line.amount = eur(cents);
        facts.line.booked_on = on;
        facts.line.label = std::move(label);
        facts.line.counterparty.iban = iban;
        facts.line.nature = bank::Nature::Transfer;
        truth[facts.id.value()] = std::move(known);
        lines.push_back(std::move(facts));
    }

    std::string upper_name(std::size_t party) const {
        std::string name =
            books.parties[party].name.substr(0, books.parties[party].name.size() - 5);
        for (char& c : name)
            c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
        return name;
    }

    struct Deal {
        std::size_t party = 0;
        std::int64_t cents = 0;
        Date on, paid;
        std::string name;
    };

    void happen() {
        Deal deal;
        deal.party = static_cast<std::size_t>(pick(k_parties));
        deal.cents =
            (books.parties[deal.party].code.front() == 'F' ? -1 : 1) * (1500 + pick(400'000));
        deal.on = some_day();
        deal.paid = deal.on.plus_days(static_cast<std::int32_t>(3 + pick(40)));
        deal.name = upper_name(deal.party);
        const std::int64_t what = pick(14);
        if (what < 10)
            pay(deal, what);
        else
            mislead(deal, what);
        if (what == 0) // one payment in fourteen is followed by what nobody can match for certain
            confuse(deal, pick(7));
    }

    void pay(const Deal& deal, std::int64_t what) {
        if (what == 7)
            return pay_in_two(deal);
        if (what == 8)
            return pay_two(deal);
        if (what == 9)
            return book_first(deal);
        const ledger::OpenItem& one = item(deal.party, deal.cents, deal.on);
        const std::set<std::int64_t> rows{one.id.value()};
        if (what < 4)
            line(deal.cents, deal.paid, "VIR SEPA " + deal.name + " " + one.piece,
                 {"number", rows});
        else if (what == 4)
            line(deal.cents, deal.paid, "VIR " + one.piece, {"number alone", rows});
        else
            line(deal.cents, deal.paid, "PRLV SEPA " + deal.name, {"name", rows});
    }

    void pay_in_two(const Deal& deal) {
        const ledger::OpenItem one = item(deal.party, deal.cents, deal.on);
        const std::int64_t part = deal.cents / 3;
        const Truth known{"instalment", {one.id.value()}};
        line(part, deal.paid, "VIR " + deal.name + " " + one.piece + " ACOMPTE", known);
        line(deal.cents - part, deal.paid.plus_days(10), "VIR " + deal.name + " SOLDE " + one.piece,
             known);
    }

    void pay_two(const Deal& deal) {
        const std::int64_t more = deal.cents / 2 + 7;
        const std::int64_t first = item(deal.party, deal.cents, deal.on).id.value();
        const std::int64_t second = item(deal.party, more, deal.on).id.value();
        line(deal.cents + more, deal.paid, "VIR SEPA " + deal.name, {"group", {first, second}});
    }

    void book_first(const Deal& deal) {
        const Date on = deal.paid.plus_days(static_cast<std::int32_t>(-pick(4)));
        const std::int64_t row = book(deal, deal.cents, on);
        line(deal.cents, deal.paid, "VIR " + deal.name, {"entry", {row}});
    }

    std::int64_t book(const Deal& deal, std::int64_t cents, Date on) {
        EntryCandidate entry;
        entry.bank_journal = entry.journal = "BQ";
        entry.row = ledger::RowId{++m_row};
        entry.entry = ledger::EntryId{m_row};
        entry.account = "512000";
        entry.label = "Reglement " + books.parties[deal.party].name;
        entry.party = books.parties[deal.party].code;
        entry.party_name = books.parties[deal.party].name;
        entry.has_third_party_counterpart = true;
        entry.amount = eur(cents);
        entry.date = on;
        books.entries.push_back(entry);
        return entry.row.value();
    }

    void mislead(const Deal& deal, std::int64_t what) {
        if (what == 10) { // an invoice that never came in, of a party that has others open
            item(deal.party, deal.cents + 100, deal.on);
            line(deal.cents, deal.paid,
                 "VIR SEPA " + deal.name + " F99-" + std::to_string(70'000 + pick(9'000)),
                 {"missing", {}});
        } else if (what == 11) {
            line(-(500 + pick(3'000)), deal.on, "FRAIS DE TENUE DE COMPTE", {"fee", {}});
            lines.back().line.nature = bank::Nature::Fee;
        } else if (what == 12) { // a corrupted number of an open invoice with the same amount
            const ledger::OpenItem one = item(deal.party, deal.cents, deal.on);
            std::string wrong = one.piece + "77";
            wrong[wrong.size() - 3] = wrong[wrong.size() - 3] == '9'
                                          ? '0'
                                          : static_cast<char>(wrong[wrong.size() - 3] + 1);
            line(deal.cents, deal.paid, "VIR " + wrong, {"corrupted", {one.id.value()}});
        } else { // a stranger pays what equals an open invoice
            item(deal.party, deal.cents, deal.on);
            line(deal.cents, deal.paid, "VIR SEPA ZORGLUB " + std::to_string(pick(90'000)),
                 {"stranger", {}});
        }
    }

    // What only looks as if it had one answer. The deals are of a party and an amount of their own,
    // so that what stays open here is in nobody else's way.
    void confuse(Deal deal, std::int64_t what) {
        deal.party = lonely_party(deal.party);
        deal.cents = (deal.cents < 0 ? -1 : 1) * (1500 + pick(400'000));
        deal.name = upper_name(deal.party);
        const std::int64_t more = deal.cents / 2 + 7;
        const std::string start = "VIR SEPA " + deal.name + " ";
        if (what == 0) { // paid before the invoice was entered; two open ones add up to it
            item(deal.party, deal.cents, deal.on);
            item(deal.party, more, deal.on);
            line(deal.cents + more, deal.paid, start + unknown_number(deal.party),
                 {"missing of the series", {}});
        } else if (what == 1) { // one of two named invoices is unknown; others make up for it
            const ledger::OpenItem known = item(deal.party, deal.cents, deal.on);
            item(deal.party, more, deal.on);
            line(deal.cents + more, deal.paid,
                 start + known.piece + " " + unknown_number(deal.party), {"known and unknown", {}});
        } else if (what == 2) { // the same with a smaller amount, which looks like an instalment
            const ledger::OpenItem known = item(deal.party, deal.cents, deal.on);
            line(deal.cents / 3, deal.paid, start + known.piece + " " + unknown_number(deal.party),
                 {"known and unknown", {}});
        } else if (what == 3) { // payments that add up to the open invoice which the line names
            const std::int64_t named = item(deal.party, deal.cents, deal.on).id.value();
            const std::string piece = books.items.back().piece;
            book(deal, deal.cents / 4, deal.paid);
            book(deal, deal.cents - deal.cents / 4, deal.paid.plus_days(1));
            line(deal.cents, deal.paid, start + piece, {"beside payments", {named}});
        } else if (what == 4) { // payments that add up to an invoice which never came in
            item(deal.party, deal.cents * 3, deal.on);
            book(deal, deal.cents / 4, deal.paid);
            book(deal, deal.cents - deal.cents / 4, deal.paid.plus_days(1));
            line(deal.cents, deal.paid, start + unknown_number(deal.party),
                 {"missing of the series", {}});
        } else if (what == 5) { // an expense of nobody, of the amount of the line's own invoice
            const std::int64_t named = item(deal.party, deal.cents, deal.on).id.value();
            book(deal, deal.cents, deal.paid.plus_days(-2));
            EntryCandidate& entry = books.entries.back();
            entry.party = entry.party_name = "";
            entry.label = "Carburant";
            entry.has_third_party_counterpart = false;
            line(deal.cents, deal.paid, "PRLV SEPA " + deal.name, {"beside an expense", {named}});
        } else {
            advance(deal, start);
        }
    }

    // An invoice and an advance, which some of the other open invoices happen to make.
    void advance(const Deal& deal, const std::string& start) {
        const ledger::OpenItem named = item(deal.party, deal.cents, deal.on);
        std::int64_t by_chance = 0;
        for (int i = 0; i < 11; ++i) {
            const std::int64_t cents = (deal.cents < 0 ? -1 : 1) * (2'000 + pick(38'000));
            item(deal.party, cents, deal.on);
            by_chance += i % 3 == 0 ? cents : 0;
        }
        line(deal.cents + by_chance, deal.paid, start + named.piece + " ET ACOMPTE",
             {"advance", {}});
    }

    std::size_t lonely_party(std::size_t like) {
        PartyFacts party;
        const std::string number = std::to_string(1000 + books.parties.size());
        party.code = books.parties[like].code.substr(0, 1) + number;
        party.name = "Negoce Lemaire " + number + " SARL";
        books.parties.push_back(std::move(party));
        return books.parties.size() - 1;
    }

    std::mt19937_64 m_random;
    std::int64_t m_row = 0, m_line = 0, m_number = 0;
};

TEST(ReconcileRate, UnaidedMatchesAreRight) {
    struct Count {
        int lines = 0, right = 0, wrong = 0, proposed_right = 0;
    };
    std::map<std::string, Count> counts;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const History history(seed, 2'000);
        for (const Proposal& proposal : propose(history.lines, history.books, {}, {})) {
            const Truth& truth = history.truth.at(proposal.line.value());
            std::set<std::int64_t> rows;
            for (const Target& target : proposal.targets)
                rows.insert(target.row.value());
            Count& count = counts[truth.how];
            ++count.lines;
            const bool right = rows == truth.rows;
            if (proposal.unattended && !right && ++count.wrong <= 3)
                std::cout << "wrong, seed " << seed << ": " << truth.how << " line "
                          << proposal.line.value() << " " << proposal.reasons.front().code.name
                          << "\n";
            count.right += proposal.unattended && right ? 1 : 0;
            count.proposed_right += !proposal.unattended && right && !rows.empty() ? 1 : 0;
        }
    }
    Count all, explained;
    for (const auto& [how, count] : counts) {
        std::cout << how << ": " << count.lines << " lines, matched " << count.right
                  << ", proposed rightly " << count.proposed_right << ", matched wrongly "
                  << count.wrong << "\n";
        all.lines += count.lines;
        all.right += count.right;
        all.wrong += count.wrong;
        if (!k_unexplained.contains(how)) {
            explained.lines += count.lines;
            explained.right += count.right;
        }
    }
    std::cout << "matched unaided: " << all.right * 100 / all.lines << " % of all lines, "
              << explained.right * 100 / explained.lines
              << " % of those the books explain; wrong: " << all.wrong << "\n";
    EXPECT_EQ(all.wrong, 0);
    EXPECT_GE(explained.right * 100, explained.lines * 90);
}

} // namespace
} // namespace comptoir::reconcile
