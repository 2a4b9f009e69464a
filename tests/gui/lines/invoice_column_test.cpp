// The column Facture, as a person sees it: an equal invoice of the line's third party, or nothing
// (A139).
#include "gui/reconcile/acts_client.h"

namespace comptoir::gui {
namespace {

class InvoiceColumn : public ActsClient {
protected:
    QString column(bank::LineId line) {
        const LineTableModel* model = view().line_model();
        return model->index(model->row_of(line.value()), LineTableModel::Invoice).data().toString();
    }
};

TEST_F(InvoiceColumn, IsFilledForAnEqualInvoiceOfTheThirdParty) {
    world.invoice("FAARO", "F1", -10000, october(1));
    const auto lines = world.lines({{-10000, october(12), "PRLV AARO SAS"}});
    start();
    EXPECT_EQ(column(lines[0]), QStringLiteral("F1"));
}

TEST_F(InvoiceColumn, OfAnotherAmountStaysEmpty) {
    world.invoice("FAARO", "F1", -10000, october(1));
    world.invoice("CDURAND", "V1", 20000, october(1));
    const auto lines = world.lines({{-10100, october(12), "PRLV AARO SAS"},
                                    {-4000, october(13), "PRLV AARO SAS ACOMPTE"},
                                    {10000, october(14), "VIR AARO SAS"},
                                    {15000, october(15), "VIR DURAND"}});
    start();
    for (const bank::LineId each : lines)
        EXPECT_EQ(column(each), QString()) << "line " << each.value();
}

TEST_F(InvoiceColumn, IsEmptyOnceAnotherLineSettledItAndFilledAgainByTheUndo) {
    const auto item = world.invoice("FAARO", "F1", -10000, october(1));
    const auto lines =
        world.lines({{-10000, october(12), "PRLV AARO SAS"}, {-10000, october(20), "VIR 4471"}});
    start();
    EXPECT_EQ(column(lines[0]), QStringLiteral("F1"));
    stand_on(lines[1]);
    press(Qt::Key_Space);
    tick_row(item);
    press(Qt::Key_Return);
    ASSERT_EQ(line(lines[1]).state, reconcile::LineState::Matched) << sentence();
    EXPECT_EQ(column(lines[0]), QString()) << "it is settled";
    undo();
    EXPECT_EQ(column(lines[0]), QStringLiteral("F1"));
}

TEST_F(InvoiceColumn, OfNobodysLineIsEmptyHoweverEqualTheAmount) {
    world.invoice("FAARO", "F1", -10000, october(1));
    const auto lines = world.lines({{-10000, october(12), "VIR 4471"}});
    start();
    EXPECT_EQ(column(lines[0]), QString());
}

TEST_F(InvoiceColumn, OfNobodysLineIsEmptyThoughOneSetOfAllSumsUpToIt) {
    world.invoice("FAARO", "F1", -11123, october(1));
    world.invoice("FAARO", "F2", -20331, october(1));
    world.invoice("FORANGE", "F3", -7000, october(1));
    const auto lines = world.lines({{-31454, october(12), "VIR 4471"}});
    start();
    EXPECT_EQ(column(lines[0]), QString());
}

TEST_F(InvoiceColumn, OfALineThatAnEntryOfTheBooksAnswersIsEmpty) {
    world.bank_entry(-2400, october(5), "FRAIS DE TENUE", "627000");
    const auto lines = world.lines({{-2400, october(5), "FRAIS DE TENUE"}});
    start();
    EXPECT_EQ(column(lines[0]), QString()) << "it is no invoice";
}

TEST_F(InvoiceColumn, OfAnothersLineIsEmptyHoweverEqualTheAmount) {
    world.invoice("FAARO", "F1", -10000, october(1));
    const auto lines = world.lines({{-10000, october(12), "PRLV ORANGE BUSINESS"}});
    start();
    EXPECT_EQ(column(lines[0]), QString());
}

TEST_F(InvoiceColumn, APersonsChoiceStandsInIt) {
    world.invoice("FORANGE", "F2", -7000, october(1));
    const auto chosen = world.invoice("FORANGE", "F3", -7000, october(4));
    const auto lines = world.lines({{-7000, october(14), "PRLV ORANGE BUSINESS"}});
    test::value_of(world.carry(lines[0], chosen));
    start();
    EXPECT_EQ(column(lines[0]), QStringLiteral("F3"));
}

} // namespace
} // namespace comptoir::gui
