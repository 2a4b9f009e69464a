// What matches taught, for everyone to see: which evidence stands for what, from which decisions,
// with a switch and an eraser (C19). Learning proposes; it never settles anything by itself.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/reconcile/decided_line.h"
#include "comptoir/reconcile/rules.h"

#include <string>
#include <vector>

namespace comptoir::app {

struct LearnedRow {
    std::int64_t id = 0;
    reconcile::Learned what; // `against`: decisions on the same evidence that say something else
    std::string name;        // of the third party, the account or the template
    std::vector<reconcile::DecidedLine> lines; // of the latest decisions that say so
    bool active = true;
};
struct LearnedFilter {
    std::string text; // in evidence, code or name, whatever case and accents
    std::int64_t limit = 1'000'000;
};
// By evidence, then by what most decisions say.
Result<std::vector<LearnedRow>> list_learned(Reader& reader, const LearnedFilter& filter = {});
// As it was before it was switched. What is on and taught by no match is forgotten.
struct SwitchedLearning {
    reconcile::LearnedKey key;
    reconcile::LearnedTo to = reconcile::LearnedTo::Party;
    std::string code;
    bool was_active = true;
};
// Error: app.not_found.
Result<SwitchedLearning> switch_learned(Writer& writer, std::int64_t id, bool active);
// Also where it was forgotten since: off, it is known again only to stay off.
Result<void> undo_switch_learned(Writer& writer, const SwitchedLearning& switched);
// Forgets these, and the decisions they came from; without any, all of it. What is matched later
// teaches anew. Answers what is needed to bring them back.
struct ErasedLearning {
    struct One {
        reconcile::LearnedKey key;
        reconcile::LearnedTo to = reconcile::LearnedTo::Party;
        std::string code;
        bool active = true;
        std::vector<reconcile::MatchId> decisions;
    };
    std::vector<One> all;
};
Result<ErasedLearning> erase_learned(Writer& writer, const std::vector<std::int64_t>& ids);
Result<void> restore_learned(Writer& writer, const ErasedLearning& erased);

// The off switch: nothing is learned, and nothing learned is used. Setting "learning.enabled".
Result<bool> learning_is_on(Reader& reader);
Result<void> switch_learning(Writer& writer, bool on);

} // namespace comptoir::app
