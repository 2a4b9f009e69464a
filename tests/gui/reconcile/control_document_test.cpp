// What stands under "to control" gets its document, and is matched by hand afterwards (A135).
#include "acts_client.h"

#include "comptoir/app/invoices.h"

namespace comptoir::gui {
namespace {

class ControlDocument : public ActsClient {
protected:
    ControlDocument() {
        early = world.invoice("FAARO", "F1", -7000, october(1));
        late = world.invoice("FORANGE", "O1", -7000, october(2));
        waiting = world.lines({{-7000, october(14), "VIR 4471"}}).front();
    }
    void add_document() {
        const auto file = world.dossier.write_file("facture.png", "\x89PNG\r\n\x1a\n-invented");
        test::value_of(world.act<app::DocumentBatch>([&](app::Writer& writer) {
            return app::add_documents(writer, {file}, inbox::Box::Other);
        }));
    }
    MatchingView& control() { return *pane().control(); }
    void stand_on_it_under_control() {
        pane().show_tab(ReconcilePane::Control);
        m_client->wait_for([&] { return is_under_control(); }, "it is to be controlled");
        control().line_table()->setFocus();
        ASSERT_TRUE(control().line_table()->select_key(waiting.value()));
        settle();
    }
    bool is_under_control() { return control().line_model()->find(waiting.value()) != nullptr; }
    std::int64_t documents() { return line(waiting).documents; }
    void attach() {
        press(control().line_table(), Qt::Key_D);
        auto* choice = field<Table>("document_choice");
        ASSERT_EQ(choice->model()->rowCount(), 1);
        choice->setCurrentIndex(choice->model()->index(0, 0));
        act();
        ASSERT_FALSE(dialog());
    }

    ledger::RowId early, late;
    bank::LineId waiting;
};

TEST_F(ControlDocument, IsAttachedWithDAndTheLineIsMatchedByHandAfterwards) {
    add_document();
    start();
    stand_on_it_under_control();
    attach();
    EXPECT_EQ(documents(), 1);
    ASSERT_TRUE(is_under_control()) << "a document alone settles nothing";
    EXPECT_EQ(open_items().size(), 2U);
    control().line_table()->setFocus();
    ASSERT_TRUE(control().line_table()->select_key(waiting.value()));
    press(control().line_table(), Qt::Key_Space);
    tick_row(late);
    press(control().line_table(), Qt::Key_Return);
    EXPECT_EQ(line(waiting).state, reconcile::LineState::Matched) << sentence();
    EXPECT_FALSE(is_under_control());
    ASSERT_EQ(open_items().size(), 1U);
    EXPECT_EQ(open_items().front().piece, "F1") << "the one a person left";
    EXPECT_EQ(documents(), 1) << "it stays with the matched line";
    undo(); // the match
    EXPECT_EQ(line(waiting).state, reconcile::LineState::Open);
    EXPECT_EQ(documents(), 1);
    undo(); // the document
    EXPECT_EQ(documents(), 0);
    expect_check_passes();
}

TEST_F(ControlDocument, WithoutOneTheQuestionStaysAndLeavingItAttachesNothing) {
    start();
    stand_on_it_under_control();
    press(control().line_table(), Qt::Key_D);
    EXPECT_EQ(field<Table>("document_choice")->model()->rowCount(), 0);
    act();
    ASSERT_TRUE(dialog()) << "a document is to be chosen first";
    press(dialog(), Qt::Key_Escape);
    EXPECT_EQ(documents(), 0);
    EXPECT_TRUE(is_under_control());
    EXPECT_FALSE(m_client->session().can_undo());
}

} // namespace
} // namespace comptoir::gui
