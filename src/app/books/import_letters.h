// Letters of imported books: as the file has them. Of a first takeover without any, oldest first;
// what comes beside books or letters that are here stays open for a person.
#pragma once

#include "comptoir/ledger/rules.h"
#include "comptoir/storage/repositories/lettering_repository.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace comptoir::app {

class ImportedLetters {
public:
    ImportedLetters(storage::Database& database, ledger::Chart chart)
        : m_bulk(database), m_chart(chart) {}

    // Rows of one entry once it is stored.
    void take(const ledger::Entry& entry);
    // Letters of one file are groups of their own, and join those of an earlier file only when they
    // do not balance without it: call it after each file.
    void end_file();
    // What settles what inside each group, oldest first.
    void impute_groups();
    // Letters whose rows do not make zero once every file is in: part payments, which other
    // products show by a letter in lower case. Their rest stays open.
    struct Interim {
        std::int64_t count = 0;
        std::string account, letter; // of the first
    };
    Interim interim() const;
    // No row at all had a letter: third parties are lettered oldest first, the rows before
    // `first_counting_day` among themselves. Returns how many rows were lettered.
    std::int64_t letter_oldest_first(std::optional<Date> first_counting_day);
    // Of `stored`, what this import brought without a letter beside open rows of the other side of
    // the same account and party: it could settle some of them, or be settled.
    std::int64_t left_open(const std::vector<ledger::ThirdPartyRow>& stored) const;

private:
    struct Row {
        ledger::SettledRow settled;
        Date lettered_on;
    };
    using Key = std::tuple<std::string, std::string, std::string>; // account, party, letter

    void insert_chain(const std::string& account, const std::string& party,
                      const std::vector<ledger::PlannedImputation>& plan, std::int64_t& lettered);

    storage::BulkLettering m_bulk;
    ledger::Chart m_chart;
    std::map<Key, std::vector<Row>> m_lettered; // of the current file
    std::map<ledger::LetterGroupId, std::vector<ledger::SettledRow>> m_groups;
    std::map<ledger::LetterGroupId, Key> m_names; // as the file wrote them
    std::map<std::pair<std::string, std::string>, std::vector<ledger::SettledRow>> m_third_party;
};

// Whoever lettered here, a file or a person, goes on: another hand does not letter between.
bool has_books_or_letters(storage::Database& database);

} // namespace comptoir::app
