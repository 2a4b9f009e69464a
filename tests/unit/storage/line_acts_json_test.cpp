// What stood on a deleted line, as dossiers hold it: the text may not change.
#include "storage/json/line_acts_json.h"

#include <gtest/gtest.h>

namespace comptoir::storage {
namespace {

KeptLineActs all() {
    KeptLineActs acts;
    acts.mark = "parked";
    acts.note = "à demander : \"où ?\"";
    acts.reason = "attend la facture";
    acts.invoice = ledger::RowId{7};
    acts.documents = {inbox::DocumentId{3}, inbox::DocumentId{5}};
    acts.party = "FDUVAL";
    acts.template_id = reconcile::TemplateId{2};
    return acts;
}

TEST(LineActsJson, IsWrittenByTheNamesOfItsMembersAndReadAgain) {
    const std::string text = to_json(all());
    EXPECT_EQ(text, "{\"documents\":[3,5],\"invoice\":7,\"mark\":\"parked\","
                    "\"note\":\"à demander : \\\"où ?\\\"\",\"party\":\"FDUVAL\","
                    "\"reason\":\"attend la facture\",\"template\":2}");
    EXPECT_EQ(line_acts_of_json(text), all());
}

TEST(LineActsJson, OfALineWithNothingOnItIsNoText) {
    EXPECT_EQ(to_json({}), "");
}

TEST(LineActsJson, OfATextThatIsNoneComesNothing) {
    for (const char* text : {"", "{", "[]", "7", "null", "{}", R"({"note":7,"party":[]})",
                             R"({"documents":7,"invoice":"7","template":"2"})",
                             R"({"documents":["3",null,{}],"mark":null})", R"({"template":2.5})"})
        EXPECT_EQ(line_acts_of_json(text), KeptLineActs{}) << text;
    const KeptLineActs some = line_acts_of_json(R"({"documents":["3",5],"other":1,"note":"n"})");
    EXPECT_EQ(some.documents, std::vector{inbox::DocumentId{5}});
    EXPECT_EQ(some.note, "n");
}

} // namespace
} // namespace comptoir::storage
