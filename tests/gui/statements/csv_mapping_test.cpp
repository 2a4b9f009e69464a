// A CSV of a bank nobody knew: what its columns hold, live, then its lines in the books.
#include "statements_client.h"

namespace comptoir::gui {
namespace {

class CsvMapping : public StatementsClient {
protected:
    CsvMappingPage& page() { return *view().columns(); }
    void open(std::string_view text) {
        bring({write("banque-du-lac.csv", text)});
        ASSERT_EQ(view().current_need(), FileNeed::Columns);
        action("name_columns")->trigger();
        client.settle();
        ASSERT_EQ(view().page(), ImportView::Columns);
    }
    void give(int column, bank::CsvRole role) {
        QComboBox* chooser = page().header()->chooser(column);
        ASSERT_NE(chooser, nullptr);
        chooser->setCurrentIndex(chooser->findData(static_cast<int>(role)));
        emit chooser->activated(chooser->currentIndex());
        client.settle();
    }
};

constexpr std::string_view k_lake = "Zeta;Eta;Theta\n"
                                    "17/03/2026;PRLV DUVAL;-12,50\n"
                                    "18/03/2026;VIR CLINIQUE;40,00\n";

TEST_F(CsvMapping, ColumnsAreNamedSavedAndTheFileIsRead) {
    open(k_lake);
    give(0, bank::CsvRole::BookedOn);
    give(1, bank::CsvRole::Label);
    give(2, bank::CsvRole::Amount);
    watch(page().read_model());
    ASSERT_EQ(page().read_model()->rowCount(), 2);
    EXPECT_EQ(page().read_model()->row_at(0)->line.amount.minor(), -12'50);
    ASSERT_TRUE(action("import_all")->isEnabled()) << page().remarks().toStdString();
    QTest::keyClick(page().cell_table(), Qt::Key_Return, Qt::ControlModifier);
    settle();
    ASSERT_EQ(view().page(), ImportView::Preview);
    ASSERT_EQ(view().current_need(), FileNeed::Nothing) << view().preview()->notes().toStdString();
    const std::size_t before = statements();
    action("import_all")->trigger();
    settle();
    EXPECT_EQ(statements(), before + 1);
}

TEST_F(CsvMapping, WhatIsMissingIsSaidAndCannotBeSaved) {
    open(k_lake);
    give(0, bank::CsvRole::Ignore);
    EXPECT_FALSE(action("import_all")->isEnabled());
    EXPECT_FALSE(page().remarks().isEmpty());
}

TEST_F(CsvMapping, ANameWithCapitalsIsRefusedBesideThePage) {
    open(k_lake);
    give(0, bank::CsvRole::BookedOn);
    give(1, bank::CsvRole::Label);
    give(2, bank::CsvRole::Amount);
    page().name()->setText(QStringLiteral("Banque du Lac"));
    action("import_all")->trigger();
    settle();
    EXPECT_EQ(view().page(), ImportView::Columns);
    EXPECT_FALSE(pane().messages().sentence().isEmpty());
}

TEST_F(CsvMapping, LeavingForgetsNothingOfTheList) {
    open(k_lake);
    QTest::keyClick(page().cell_table(), Qt::Key_Escape);
    EXPECT_EQ(view().page(), ImportView::Preview);
    EXPECT_EQ(view().preview()->file_model()->rowCount(), 1);
}

} // namespace
} // namespace comptoir::gui
