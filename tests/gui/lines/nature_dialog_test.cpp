// C33, A118: the natures of several lines, seen before they change, and taken back at once.
#include "gui/reconcile/acts_client.h"

#include <QAction>

namespace comptoir::gui {
namespace {

using bank::Nature;

class NatureOfLines : public ActsClient {
protected:
    NatureOfLines() {
        lines = world.lines({{-1500, october(12), "COTISATION CARTE"},
                             {-2500, october(13), "PRLV LOYER"},
                             {-700, october(14), "CHQ 0001"}});
    }
    void ask() {
        pane().findChild<QAction*>(QStringLiteral("nature"))->trigger();
        settle();
        ASSERT_TRUE(dialog());
    }
    void choose(Nature nature) { // ↓ in the list, as often as needed
        auto* box = field<QComboBox>("nature");
        box->setFocus();
        while (box->currentIndex() != static_cast<int>(nature))
            press(box, box->currentIndex() < static_cast<int>(nature) ? Qt::Key_Down : Qt::Key_Up);
    }
    QString preview(int row, const char* column) {
        const QAbstractItemModel* model = field<Table>("natures_preview")->model();
        for (int at = 0; at < model->columnCount(); ++at)
            if (model->headerData(at, Qt::Horizontal).toString() == QString::fromUtf8(column))
                return model->index(row, at).data().toString();
        return QStringLiteral("no such column");
    }
    QString button() { return field<QPushButton>("act_button")->text().remove('&'); }
    Nature stored(std::size_t which) { return line(lines[which]).line.nature; }

    std::vector<bank::LineId> lines;
};

TEST_F(NatureOfLines, IsShownForEachLineBeforeItChangesAndOneUndoTakesAllBack) {
    start();
    select(lines);
    ask();
    ASSERT_EQ(field<Table>("natures_preview")->model()->rowCount(), 3);
    EXPECT_EQ(preview(0, "Nature actuelle"), QStringLiteral("virement"));
    EXPECT_EQ(preview(0, "Deviendra"), QString()) << "nobody chose yet";
    choose(Nature::DirectDebit);
    for (int row = 0; row < 3; ++row)
        EXPECT_EQ(preview(row, "Deviendra"), QStringLiteral("prélèvement"));
    EXPECT_EQ(button(), QStringLiteral("Modifier 3 lignes"));
    picture("natures");
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(stored(i), Nature::Transfer) << "nothing is written before";
    act();
    ASSERT_FALSE(dialog());
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(stored(i), Nature::DirectDebit);
    undo();
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(stored(i), Nature::Transfer);
    EXPECT_FALSE(m_client->session().can_undo()) << "one act, one undo";
}

TEST_F(NatureOfLines, ALineThatHasItAlreadyIsShownUnchangedAndNotWritten) {
    start();
    select({lines[2]});
    ask();
    choose(Nature::Cheque);
    act();
    select(lines);
    ask();
    choose(Nature::Cheque);
    EXPECT_EQ(preview(2, "Nature actuelle"), QStringLiteral("chèque"));
    EXPECT_EQ(preview(2, "Deviendra"), QStringLiteral("inchangée"));
    EXPECT_EQ(button(), QStringLiteral("Modifier 2 lignes"));
    act();
    undo();
    EXPECT_EQ(stored(0), Nature::Transfer);
    EXPECT_EQ(stored(2), Nature::Cheque) << "the undo leaves it too";
}

TEST_F(NatureOfLines, WithoutAChoiceNothingChanges) {
    start();
    select(lines);
    ask();
    act();
    ASSERT_TRUE(dialog());
    EXPECT_EQ(refusal(), QStringLiteral("Choisissez d’abord la nature."));
    choose(Nature::Transfer);
    act();
    ASSERT_TRUE(dialog()) << "they all have it";
    EXPECT_FALSE(refusal().isEmpty());
    press(dialog(), Qt::Key_Escape);
    EXPECT_FALSE(m_client->session().can_undo());
}

TEST_F(NatureOfLines, EscapeLeavesAllAsItWas) {
    start();
    select(lines);
    ask();
    choose(Nature::Card);
    press(dialog(), Qt::Key_Escape);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(stored(i), Nature::Transfer);
    EXPECT_FALSE(m_client->session().can_undo());
}

} // namespace
} // namespace comptoir::gui
