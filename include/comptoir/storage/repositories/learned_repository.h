// What matches taught, as rows: evidence, what it stands for, and the matches that say so.
#pragma once

#include "comptoir/reconcile/decided_line.h"
#include "comptoir/reconcile/rules.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace comptoir::storage {

struct LearnedRecord {
    std::int64_t id = 0;
    reconcile::LearnedFrom from = reconcile::LearnedFrom::Label;
    std::string key;
    reconcile::LearnedTo to = reconcile::LearnedTo::Party;
    std::string code;
    std::int64_t decisions = 0;
    bool active = true;
};
// By evidence, then by what most say.
std::vector<LearnedRecord> load_learned(Database& database);
std::optional<LearnedRecord> find_learned(Database& database, std::int64_t id);
std::optional<LearnedRecord> find_learned(Database& database, const reconcile::LearnedKey& key,
                                          reconcile::LearnedTo to, std::string_view code);
// The latest matches that say so, in order of id.
std::vector<reconcile::MatchId> decisions_of_learned(Database& database, std::int64_t id,
                                                     std::int64_t limit);
// The bank line that each of those decided, in order of the matches.
std::vector<reconcile::DecidedLine> lines_of_decisions(Database& database, std::int64_t id,
                                                       std::int64_t limit);

void add_decision(Database& database, const reconcile::LearnedKey& key, reconcile::LearnedTo to,
                  std::string_view code, reconcile::MatchId match);
// Also where no decision says so any more: learned again, it is not used.
void keep_switched_off(Database& database, const reconcile::LearnedKey& key,
                       reconcile::LearnedTo to, std::string_view code);
// A match that was undone says nothing any more.
void forget_decisions_of(Database& database, reconcile::MatchId match);
// What is learned from it, by number.
std::vector<LearnedRecord> learned_of_match(Database& database, reconcile::MatchId match);
void switch_learned(Database& database, std::int64_t id, bool active);
void erase_learned(Database& database, std::int64_t id);

} // namespace comptoir::storage
