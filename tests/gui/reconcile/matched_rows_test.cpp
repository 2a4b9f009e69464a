// The entries below are those of the matched line the cursor is on (A102).
#include "acts_client.h"

namespace comptoir::gui {
namespace {

class MatchedRows : public ActsClient {
protected:
    // "AC 606100", row by row, as the table below shows them.
    std::set<std::string> below() {
        const EntryRowsModel* rows = pane().matched()->rows_model();
        std::set<std::string> found;
        for (int row = 0; row < rows->rowCount(); ++row)
            found.insert(
                rows->index(row, EntryRowsModel::Piece).data().toString().toStdString() + " " +
                rows->index(row, EntryRowsModel::Account).data().toString().toStdString() + " " +
                rows->index(row, EntryRowsModel::Debit).data().toString().toStdString());
        return found;
    }
};

TEST_F(MatchedRows, FollowTheLineTheCursorIsOn) {
    const auto fee = world.bank_entry(-2400, october(5), "FRAIS", "627000");
    const auto rent = world.bank_entry(-70000, october(6), "LOYER", "613000");
    const auto lines = world.lines({{-2400, october(12), "COTISATION"},
                                    {-70000, october(13), "PRLV LOYER"},
                                    {-100, october(14), "AUTRE"}});
    test::value_of(world.match_lines({lines[0]}, {test::to_entry(fee)}));
    test::value_of(world.match_lines({lines[1]}, {test::to_entry(rent)}));
    start();
    const std::set<std::string> of_fee{"FRAIS 627000 24,00", "FRAIS 512100 "};
    const std::set<std::string> of_rent{"LOYER 613000 700,00", "LOYER 512100 "};
    select_matched({lines[0]});
    EXPECT_EQ(below(), of_fee);
    Table* matched = pane().matched()->line_table();
    press(matched, Qt::Key_Down);
    EXPECT_EQ(matched->current_key(), lines[1].value());
    EXPECT_EQ(below(), of_rent) << "those of the other line, and none of the first";
    press(matched, Qt::Key_Up);
    EXPECT_EQ(below(), of_fee);
    press(matched, Qt::Key_U);
    EXPECT_EQ(matched->current_key(), lines[1].value());
    EXPECT_EQ(below(), of_rent);
    press(matched, Qt::Key_U);
    EXPECT_TRUE(below().empty()) << "no line is matched any more";
}

TEST_F(MatchedRows, OfAMatchOfSeveralEntriesAreAllOfThem) {
    const auto first = world.bank_entry(-2400, october(5), "FRAIS", "627000");
    const auto second = world.bank_entry(-600, october(5), "TIMBRES", "626000");
    const auto lines = world.lines({{-3000, october(12), "PRLV"}});
    test::value_of(world.match_lines(lines, {test::to_entry(first), test::to_entry(second)}));
    start();
    select_matched({lines[0]});
    EXPECT_EQ(below(), (std::set<std::string>{"FRAIS 627000 24,00", "FRAIS 512100 ",
                                              "TIMBRES 626000 6,00", "TIMBRES 512100 "}));
}

} // namespace
} // namespace comptoir::gui
