// Rows of lines for a screen: searches that can be given up, rows of lines that changed, and acts
// that say which lines those are.
#include "acts_dossier.h"

#include "comptoir/app/line_rows.h"

namespace comptoir::test {
namespace {

using app::LineSearch;
using reconcile::LineState;

class LineRows : public ActsDossier, public testing::Test {
protected:
    std::vector<bank::LineId> ids = lines({{-18999, october(12), "VIR SEPA AARO F59289482"},
                                           {-500, october(13), "FRAIS TENUE DE COMPTE"},
                                           {-700, october(14), "Prélèvement ÉLECTRICITÉ"}});
    // The kept ones, of all three.
    std::vector<bank::LineId> kept(const LineSearch& search) {
        const auto asked = value_of(dossier.read<std::vector<app::AskedLine>>(
            [&](app::Reader& reader) { return app::load_lines(reader, ids, search); }));
        std::vector<bank::LineId> found;
        for (const app::AskedLine& line : asked)
            if (line.kept)
                found.push_back(line.row.id);
        return found;
    }
    Result<std::vector<bank::LineId>> search(const LineSearch& search) {
        return dossier.read<std::vector<bank::LineId>>(
            [&](app::Reader& reader) -> Result<std::vector<bank::LineId>> {
                std::vector<bank::LineId> found;
                CT_TRY(app::search_lines(reader, search, [&](const app::LineRow& row) {
                    found.push_back(row.id);
                    return true;
                }));
                return found;
            });
    }
    std::int64_t count(const LineSearch& search) {
        return value_of(dossier.read<std::int64_t>(
            [&](app::Reader& reader) { return app::count_found(reader, search); }));
    }
    static LineSearch of(LineState state, const std::string& text = {}) {
        LineSearch search;
        search.filter.state = state;
        search.filter.text = text;
        return search;
    }
    using Ids = std::vector<bank::LineId>;
};

TEST_F(LineRows, ASearchFindsWordsWhateverTheirAccentsAndAmounts) {
    EXPECT_EQ(value_of(search(of(LineState::Open, "electricite"))), Ids{ids[2]});
    EXPECT_EQ(value_of(search(of(LineState::Open, "189.99"))), Ids{ids[0]});
    EXPECT_EQ(value_of(search(of(LineState::Open, "nothing like it"))), Ids{});
    EXPECT_EQ(count(of(LineState::Open, "f")), 2);
    EXPECT_EQ(count(of(LineState::Matched, "f")), 0);
}

// CFONB 120 cuts the text behind its thirty-first column, in the middle of a number too.
TEST_F(LineRows, ANumberThatStraddlesTheCutIsFound) {
    const auto cut = [](const std::string& label, const std::string& more) {
        bank::StatementLine line;
        line.booked_on = october(15);
        line.amount = eur(12000);
        line.label = label;
        line.label_more = more;
        return line;
    };
    const auto made = statement({cut("VIR SEPA RECU DE ETS DURAND FS2600", "64 REGLEMENT"),
                                 cut("VIR SEPA RECU DE ÉLECTRICITÉ ÉL", "ÉVÉE DU NORD"),
                                 cut("VIR SEPA RECU DE SANS SUITE FS2600", ""),
                                 cut("VIR SEPA FS2600 RECU DE PLUS LOIN", "64")},
                                -26199);
    EXPECT_EQ(value_of(search(of(LineState::Open, "FS260064"))), Ids{made[0]});
    EXPECT_EQ(value_of(search(of(LineState::Open, "fs260064 reg"))), Ids{made[0]});
    EXPECT_EQ(value_of(search(of(LineState::Open, "FS2600 64"))), Ids{made[0]}) << "as it is shown";
    EXPECT_EQ(value_of(search(of(LineState::Open, "élévée"))), Ids{made[1]});
    EXPECT_EQ(value_of(search(of(LineState::Open, "FS2600641"))), Ids{});
    EXPECT_EQ(value_of(search(of(LineState::Open, "FS26064"))), Ids{});
    EXPECT_EQ(count(of(LineState::Open, "FS260064")), 1);
}

TEST_F(LineRows, ASearchStopsAtItsLimitAndGoesOnBehindALine) {
    LineSearch first = of(LineState::Open, "e");
    first.filter.limit = 1;
    EXPECT_EQ(value_of(search(first)), Ids{ids[0]});
    first.filter.after = ids[0].value();
    EXPECT_EQ(value_of(search(first)), Ids{ids[1]});
    first.filter.limit = 0;
    EXPECT_EQ(value_of(search(first)), Ids{});
}

TEST_F(LineRows, ASearchNobodyWaitsForIsGivenUp) {
    std::stop_source given_up;
    given_up.request_stop();
    LineSearch asked = of(LineState::Open, "frais");
    asked.stop = given_up.get_token();
    EXPECT_EQ(refusal_of(search(asked)), "core.cancelled");
    const auto counted = dossier.read<std::int64_t>(
        [&](app::Reader& reader) { return app::count_found(reader, asked); });
    EXPECT_EQ(refusal_of(counted), "core.cancelled");
}

TEST_F(LineRows, ASearchInWhatIsNotThereIsRefused) {
    LineSearch wrong = of(LineState::Open, "frais");
    wrong.filter.journal = "ZZ";
    EXPECT_EQ(refusal_of(search(wrong)), "ledger.unknown_journal");
    wrong.filter.journal.reset();
    wrong.filter.statement = bank::StatementId{99};
    EXPECT_EQ(refusal_of(search(wrong)), "app.not_found");
}

TEST_F(LineRows, RowsThatChangedSayWhetherTheListStillHoldsThem) {
    EXPECT_EQ(kept(of(LineState::Open)), ids);
    EXPECT_EQ(kept(of(LineState::Open, "frais")), Ids{ids[1]});
    value_of(act<app::LineActUndo>(
        [&](app::Writer& writer) { return app::park_lines(writer, {ids[1]}); }));
    EXPECT_EQ(kept(of(LineState::Open)), (Ids{ids[0], ids[2]}));
    EXPECT_EQ(kept(of(LineState::Parked)), Ids{ids[1]});
    EXPECT_EQ(kept(of(LineState::Matched)), Ids{});
    LineSearch unmatched;
    unmatched.unmatched = true;
    EXPECT_EQ(kept(unmatched), ids);
    EXPECT_EQ(value_of(search(unmatched)), ids);
    unmatched.filter.only_doubtful = true;
    EXPECT_EQ(kept(unmatched), Ids{});
    LineSearch elsewhere;
    elsewhere.filter.journal = "OD";
    EXPECT_EQ(kept(elsewhere), Ids{});
    ids.push_back(bank::LineId{9999}); // no line any more
    EXPECT_EQ(kept(of(LineState::Open)).size(), 2U);
}

// The writer's thread tells before a write returns.
TEST_F(LineRows, AMatchAndItsUndoSayWhichLinesChanged) {
    std::vector<std::int64_t> told;
    const auto subscription = dossier.workspace().subscribe([&](const app::Changes& changes) {
        for (const app::Change& change : changes)
            if (change.noun == app::Noun::Lines)
                told.push_back(change.id);
    });
    const reconcile::MatchId match_of_two =
        value_of(match_lines({ids[1]}, {to_account("627000", Money{-500, Currency::eur()})}));
    EXPECT_EQ(told, std::vector<std::int64_t>{ids[1].value()});
    LineSearch unmatched;
    unmatched.unmatched = true;
    EXPECT_EQ(kept(unmatched), (Ids{ids[0], ids[2]}));
    told.clear();
    expect_done(undo(match_of_two));
    EXPECT_EQ(told, std::vector<std::int64_t>{ids[1].value()});
    EXPECT_EQ(kept(unmatched), ids);
    told.clear();
    EXPECT_FALSE(undo(match_of_two)); // a refusal changes nothing
    EXPECT_TRUE(told.empty());
}

} // namespace
} // namespace comptoir::test
