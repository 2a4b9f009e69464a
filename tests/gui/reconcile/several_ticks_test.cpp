// Several lines with several entries of the bank account (A121), and equal totals or nothing
// (A125).
#include "acts_client.h"

namespace comptoir::gui {
namespace {

class SeveralTicks : public ActsClient {
protected:
    QString sums() { return view().findChild<QLabel*>(QStringLiteral("sums"))->text(); }
    bool offers(ledger::EntryId entry) {
        const CandidateTableModel* books = view().candidate_model();
        for (int row = 0; row < books->rowCount(); ++row)
            if (books->row_at(row)->entry == entry)
                return true;
        return false;
    }
    std::size_t matches() {
        return read<std::vector<app::MatchRow>>(
                   [](app::Reader& reader) { return app::list_matches(reader, {}); })
            .size();
    }
};

TEST_F(SeveralTicks, TwoLinesAndTwoEntriesAreMatchedAndACentMoreIsRefused) {
    const auto large = world.bank_entry(-6001, october(10), "CHQ 1", "471000");
    const auto right = world.bank_entry(-3999, october(10), "CHQ 2", "471000");
    const auto a_cent_more = world.bank_entry(-4000, october(10), "CHQ 3", "471000");
    const auto lines =
        world.lines({{-7000, october(12), "REMISE A"}, {-3000, october(13), "REMISE B"}});
    start();
    select(lines);
    press(Qt::Key_Space);
    tick_entry(large);
    tick_entry(a_cent_more);
    EXPECT_TRUE(sums().contains(QStringLiteral("0,01"))) << sums().toStdString();
    press(Qt::Key_Return);
    EXPECT_EQ(sentence().rfind("Les totaux diffèrent", 0), 0U) << sentence();
    EXPECT_EQ(matches(), 0U);
    for (const bank::LineId each : lines)
        EXPECT_EQ(line(each).state, reconcile::LineState::Open);
    tick_entry(a_cent_more); // again: no longer
    tick_entry(right);
    press(Qt::Key_Return);
    EXPECT_EQ(matches(), 1U) << sentence();
    for (const bank::LineId each : lines) {
        EXPECT_EQ(line(each).state, reconcile::LineState::Matched);
        EXPECT_FALSE(shown(each));
    }
    EXPECT_FALSE(offers(large) || offers(right)) << "both are matched";
    EXPECT_TRUE(offers(a_cent_more));
    EXPECT_EQ(entries().size(), 3U) << "nothing was booked for it";
    expect_check_passes();
    undo();
    EXPECT_EQ(matches(), 0U);
    for (const bank::LineId each : lines)
        EXPECT_TRUE(shown(each));
    EXPECT_TRUE(offers(large) && offers(right));
}

} // namespace
} // namespace comptoir::gui
