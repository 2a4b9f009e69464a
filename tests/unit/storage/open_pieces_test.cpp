// What is open is found without reading the settled past: with the same answer.
#include "comptoir/reconcile/label_numbers.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"

#include "new_database.h"
#include "support/seeded.h"

#include <algorithm>
#include <array>
#include <map>

namespace comptoir::storage {
namespace {

using ledger::OpenItem;
using ledger::RowId;

constexpr int k_pieces = 600;

Date day(std::string_view iso) {
    return *Date::parse_iso(iso);
}

struct Row {
    RowId id;
    std::string account, party;
    std::int64_t left = 0;
};

class OpenPiecesTest : public testing::Test {
protected:
    void SetUp() override {
        Transaction transaction(*m_database);
        for (const char* party : {"ALPHA", "BETA", "GAMMA"})
            insert_party(*m_database, {.code = party, .name = party});
        transaction.commit();
    }
    // Pieces in every shape books know: shared by parties and by entries, on the row instead of the
    // entry, or absent; with credit notes and several due days; drafts without number; payments.
    void invent(test::Seeded& random) {
        Transaction transaction(*m_database);
        EntryInserter inserter(*m_database);
        for (int piece = 0; piece < k_pieces; ++piece) {
            ledger::Entry entry = piece_entry(random, piece);
            inserter.insert(entry, {Instant{}, "claire"});
            for (const ledger::EntryRow& row : entry.rows)
                if (!row.party.empty())
                    m_rows.push_back({row.id, row.account, row.party, row.amount.minor()});
        }
        settle_most(random);
        transaction.commit();
    }
    static ledger::Entry piece_entry(test::Seeded& random, int piece) {
        static constexpr std::array<const char*, 4> k_journals{"VE", "AC", "OD", "AN"};
        static constexpr std::array<const char*, 3> k_parties{"ALPHA", "BETA", "GAMMA"};
        const bool sale = random.between(0, 1) == 0;
        ledger::Entry entry;
        entry.journal = random.between(0, 5) == 0
                            ? "BQ"
                            : k_journals.at(static_cast<std::size_t>(random.between(0, 3)));
        entry.date = day("2026-01-02").plus_days(static_cast<std::int32_t>(random.between(0, 300)));
        if (random.between(0, 4) > 0) // else a draft without number
            entry.number = std::to_string(random.between(0, 3) == 0 ? piece - 1 : piece);
        if (random.between(0, 4) > 0)
            entry.piece = "F-" + std::to_string(piece / 3);
        entry.label = random.between(0, 2) == 0
                          ? "Contrat " + std::to_string(random.between(1000, 1020))
                          : "Facture " + entry.piece;
        entry.origin = ledger::EntryOrigin::Books;
        std::int64_t sum = 0;
        for (std::int64_t row = 0, rows = random.between(1, 3); row < rows; ++row) {
            ledger::EntryRow& third = entry.rows.emplace_back();
            third.account = sale ? "411000" : "401000";
            third.party = k_parties.at(static_cast<std::size_t>(random.between(0, 2)));
            third.amount = Money{random.between(1, 4) * 100 * (random.between(0, 1) ? 1 : -1),
                                 Currency::eur()};
            if (random.between(0, 1))
                third.due_on =
                    entry.date.plus_days(static_cast<std::int32_t>(random.between(0, 2) * 30));
            if (random.between(0, 5) == 0)
                third.piece = "R-" + std::to_string(piece / 4);
            sum += third.amount.minor();
        }
        ledger::EntryRow& other = entry.rows.emplace_back();
        other.account = "471000";
        other.amount = Money{sum == 0 ? 100 : -sum, Currency::eur()};
        return entry;
    }
    // Debits with credits of the same party, oldest first, but for a few rows left as they are.
    void settle_most(test::Seeded& random) {
        std::map<std::pair<std::string, std::string>, std::vector<Row*>> by_party;
        for (Row& row : m_rows)
            if (random.between(0, 19) > 0)
                by_party[{row.account, row.party}].push_back(&row);
        for (auto& [key, rows] : by_party)
            for (Row* debit : rows)
                for (Row* credit : rows)
                    impute(*debit, *credit);
    }
    void impute(Row& debit, Row& credit) {
        if (debit.left <= 0 || credit.left >= 0)
            return;
        const std::int64_t amount = std::min(debit.left, -credit.left);
        m_database->run("INSERT INTO imputation (debit_row_id, credit_row_id, amount_minor)"
                        " VALUES (?1, ?2, ?3)",
                        debit.id, credit.id, amount);
        debit.left -= amount;
        credit.left += amount;
    }
    std::vector<RowId> open_ids() const {
        std::vector<RowId> ids;
        for (const Row& row : m_rows)
            if (row.left != 0 &&
                m_database->integer("SELECT e.journal <> 'BQ' FROM entry_row r JOIN"
                                    " entry e ON e.id = r.entry_id WHERE r.id = ?1",
                                    row.id) != 0)
                ids.push_back(row.id);
        return ids;
    }
    test::TempFolder m_folder;
    std::unique_ptr<Database> m_database = test::new_database(m_folder.file("a.comptoir"));
    std::vector<Row> m_rows;
};

std::string words_of(const OpenItem& item) {
    std::string words = std::to_string(item.id.value()) + " " + item.journal + " " + item.number +
                        " " + item.piece + " " + item.account + " " + item.party + " " +
                        item.booked_on.to_iso() + " " + item.due_on.to_iso() + " " +
                        item.amount.to_decimal() + " " + item.open.to_decimal();
    for (const RowId row : item.rows)
        words += " " + std::to_string(row.value());
    return words;
}

std::vector<std::string> words_of(const std::vector<OpenItem>& items) {
    std::vector<std::string> words;
    for (const OpenItem& item : items)
        words.push_back(words_of(item));
    return words;
}

TEST_F(OpenPiecesTest, TheOpenItemsAreThoseOfTheWholePast) {
    SEEDED(random);
    for (int round = 0; round < 4; ++round) {
        invent(random);
        const auto all = load_third_party_rows(*m_database, ledger::Chart::Pcg, Currency::eur());
        const auto few = load_rows_of_open_pieces(*m_database, ledger::Chart::Pcg, Currency::eur());
        ASSERT_LT(few.size(), all.size()) << "the settled past was read";
        const std::vector<OpenItem> items = ledger::open_items(all);
        ASSERT_GT(items.size(), 10U);
        EXPECT_EQ(words_of(ledger::open_items(few)), words_of(items));
    }
}

TEST_F(OpenPiecesTest, WhereMuchIsOpenEverythingIsRead) {
    SEEDED(random);
    invent(random);
    m_database->run("DELETE FROM imputation");
    EXPECT_EQ(load_rows_of_open_pieces(*m_database, ledger::Chart::Pcg, Currency::eur()).size(),
              load_third_party_rows(*m_database, ledger::Chart::Pcg, Currency::eur()).size());
}

TEST_F(OpenPiecesTest, WhatOpeningEntriesRepeatIsLeftOut) {
    SEEDED(random);
    invent(random);
    // A second year with an opening entry: what stands before it counts no more.
    m_database->run("INSERT INTO financial_year (first_day, last_day)"
                    " VALUES ('2027-01-01', '2027-12-31')");
    ledger::Entry opening;
    opening.journal = "AN";
    opening.date = day("2027-01-01");
    opening.piece = "F-1";
    opening.rows.resize(2);
    opening.rows[0].account = "411000";
    opening.rows[0].party = "ALPHA";
    opening.rows[0].amount = Money{5000, Currency::eur()};
    opening.rows[1].account = "110000";
    opening.rows[1].amount = Money{-5000, Currency::eur()};
    insert_entry(*m_database, opening, {Instant{}, "claire"});
    const auto few = load_rows_of_open_pieces(*m_database, ledger::Chart::Pcg, Currency::eur());
    ASSERT_EQ(few.size(), 1U);
    EXPECT_EQ(few.front().amount.minor(), 5000);
}

TEST_F(OpenPiecesTest, NumbersOfLateAreThoseOfInvoicesSettledOrNot) {
    const auto book = [&](const char* journal, const char* on, const char* piece, const char* party,
                          std::int64_t minor) {
        ledger::Entry entry;
        entry.journal = journal;
        entry.date = day(on);
        entry.piece = piece;
        entry.rows.resize(2);
        entry.rows[0].account = minor > 0 ? "411000" : "401000";
        entry.rows[0].party = party;
        entry.rows[0].amount = Money{minor, Currency::eur()};
        entry.rows[1].account = "471000";
        entry.rows[1].amount = Money{-minor, Currency::eur()};
        insert_entry(*m_database, entry, {Instant{}, "claire"});
    };
    book("VE", "2026-01-05", "V-1", "ALPHA", 100);
    book("VE", "2026-01-06", "V-1", "ALPHA", 200); // the same piece again
    book("AC", "2026-01-07", "A-1", "BETA", -300);
    book("BQ", "2026-01-08", "RLV-1", "ALPHA", 100); // a payment's number is none
    std::vector<std::string> found;
    for (const reconcile::PastPiece& piece : load_past_pieces(*m_database, ledger::Chart::Pcg))
        found.push_back(piece.party + " " + piece.piece + (piece.is_ours ? " ours" : ""));
    std::sort(found.begin(), found.end());
    EXPECT_EQ(found, (std::vector<std::string>{"ALPHA V-1 ours", "BETA A-1"}));
}

TEST_F(OpenPiecesTest, NumbersInLabelsNameTheSameItemsAsInTheWholePast) {
    SEEDED(random);
    invent(random);
    // A label of its own on one open row: of its party alone the past is read.
    const std::vector<RowId> open = open_ids();
    ASSERT_GT(open.size(), 3U);
    m_database->run("UPDATE entry SET label = 'Facture'");
    m_database->run("UPDATE entry_row SET label = 'Devis D-2026-0777' WHERE id = ?1", open.front());
    for (int party = 0; party < 20; ++party)
        insert_party(*m_database, {.code = "P" + std::to_string(party), .name = "Other"});
    const auto references = [&](const std::vector<RowId>& rows) {
        std::vector<std::string> words;
        for (const reconcile::ItemReference& reference : reconcile::references_in_labels(
                 load_labelled_rows(*m_database, ledger::Chart::Pcg, rows)))
            if (std::find(open.begin(), open.end(), reference.item) != open.end())
                words.push_back(std::to_string(reference.item.value()) + " " + reference.text);
        return words;
    };
    std::vector<RowId> many;
    while (many.size() < 10 * m_rows.size())
        many.insert(many.end(), open.begin(), open.end());
    const auto whole = references(many);
    EXPECT_EQ(references(open), whole);
    ASSERT_EQ(whole.size(), 1U);
    // Once a settled piece bears it too, it names neither.
    m_database->run("UPDATE entry_row SET label = 'Devis D-2026-0777' WHERE id = (SELECT r.id FROM"
                    " entry_row r JOIN entry_row o ON o.party = r.party WHERE o.id = ?1"
                    " AND r.id <> o.id AND r.entry_id <> o.entry_id LIMIT 1)",
                    open.front());
    EXPECT_EQ(references(many), references(open));
}

} // namespace
} // namespace comptoir::storage
