// A document comes in by drop, is read, reviewed, approved and booked with one key a step.
#include "comptoir/gui/inbox/documents_pane.h"
#include "comptoir/gui/invoices/invoices_pane.h"
#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/typed_edits.h"
#include "gui/support/client_under_test.h"

#include <QLineEdit>

namespace comptoir::gui {
namespace {

using invoices::InvoiceState;

class Documents : public testing::Test {
protected:
    void SetUp() override {
        client.show(MainWindow::Documents);
        watch(pane().model());
    }
    DocumentsPane& pane() { return client.pane<DocumentsPane>(MainWindow::Documents); }
    void drop(std::string_view name) {
        const int before = pane().model()->rowCount();
        client.window().take_files({sample(name)});
        client.wait_for(
            [&] {
                return pane().model()->rowCount() > before ||
                       !pane().messages().sentence().isEmpty();
            },
            "the document is in");
        client.settle();
    }
    ClientUnderTest client;
};

TEST_F(Documents, AnElectronicInvoiceGoesFromDropToBookedWithEnter) {
    drop("facture-lumiere-pro.xml");
    ASSERT_EQ(pane().model()->rowCount(), 1);
    ASSERT_TRUE(pane().form()->invoice());
    EXPECT_EQ(pane().form()->invoice()->state, InvoiceState::Received);
    pane().table()->setFocus();
    for (const InvoiceState wanted : {InvoiceState::Reviewed, InvoiceState::Approved}) {
        QTest::keyClick(pane().table(), Qt::Key_Return);
        client.settle();
        ASSERT_EQ(pane().form()->invoice()->state, wanted)
            << pane().messages().sentence().toStdString();
    }
    QTest::keyClick(pane().table(), Qt::Key_Return);
    client.settle();
    // Booking needs an account: either it was proposed, or the client says what is missing.
    EXPECT_TRUE(pane().form()->invoice()->state == InvoiceState::Booked ||
                !pane().messages().sentence().isEmpty());
}

class TypedInvoice : public Documents {
protected:
    void SetUp() override {
        Documents::SetUp();
        drop("facture-lumiere-pro.xml");
        m_read = QString::fromStdString(pane().form()->invoice()->number);
        for (QLineEdit* each : pane().form()->findChildren<QLineEdit*>())
            if (!m_number && each->text() == m_read) // the reference below may be the same
                m_number = each;
        ASSERT_NE(m_number, nullptr);
        m_number->setText(QStringLiteral("F-CORRIGEE"));
    }
    QLineEdit* m_number = nullptr;
    QString m_read;
};

TEST_F(TypedInvoice, StaysTypedWhileSomethingElseComesIn) {
    test::expect_done(
        client.session().workspace().write<void>([](app::Writer& writer) -> Result<void> {
            CT_TRY(app::add_documents(writer, {sample("facture-aaro.pdf")}, inbox::Box::Purchase));
            return {};
        }));
    client.wait_for([this] { return pane().model()->rowCount() == 2; }, "it is in the list");
    client.settle();
    EXPECT_EQ(m_number->text(), QStringLiteral("F-CORRIGEE"));
    pane().table()->setFocus();
    QTest::keyClick(pane().table(), Qt::Key_Return);
    client.settle();
    EXPECT_EQ(pane().form()->invoice()->number, "F-CORRIGEE");
    EXPECT_EQ(pane().form()->invoice()->state, InvoiceState::Reviewed);
}

TEST_F(TypedInvoice, GoesNoStepFurtherWhileItsDayIsNone) {
    for (DayEdit* day : pane().form()->findChildren<DayEdit*>()) {
        const QString before = day->text();
        day->setFocus();
        day->selectAll();
        QTest::keyClicks(day, QStringLiteral("31/02/2026"));
        pane().table()->setFocus();
        QTest::keyClick(pane().table(), Qt::Key_Return);
        client.settle();
        EXPECT_EQ(pane().form()->invoice()->state, InvoiceState::Received);
        EXPECT_TRUE(pane().messages().sentence().contains(QStringLiteral("31/02/2026")));
        day->selectAll();
        QTest::keyClicks(day, before);
    }
    QTest::keyClick(pane().table(), Qt::Key_Return);
    client.settle();
    EXPECT_EQ(pane().form()->invoice()->state, InvoiceState::Reviewed);
}

TEST_F(TypedInvoice, GivesWayToWhatSomebodyElseSaved) {
    const invoices::InvoiceId id = pane().form()->invoice()->id;
    test::expect_done(
        client.session().workspace().write<void>([id](app::Writer& writer) -> Result<void> {
            CT_TRY(app::review_invoice(writer, id, {.number = "F-AUTRE"}));
            return {};
        }));
    client.wait_for([this] { return m_number->text() == QLatin1String("F-AUTRE"); },
                    "what was saved is shown");
}

TEST_F(Documents, TheSameFileTwiceIsKeptOnce) {
    drop("facture-lumiere-pro.xml");
    pane().messages().clear();
    drop("facture-lumiere-pro.xml");
    EXPECT_EQ(pane().model()->rowCount(), 1);
    EXPECT_FALSE(pane().messages().sentence().isEmpty());
}

TEST_F(Documents, APdfIsDrawnOffTheGuiThread) {
    drop("facture-aaro.pdf");
    ASSERT_EQ(pane().model()->rowCount(), 1);
    EXPECT_NE(pane().pages()->shown(), 0);
    const DrawnDocument nothing = draw_document("%PDF-1.4 broken", inbox::MediaType::Pdf);
    EXPECT_TRUE(nothing.pages.empty());
    EXPECT_TRUE(draw_document("no picture", inbox::MediaType::Png).pages.empty());
    EXPECT_EQ(draw_document("<a><b/></a>", inbox::MediaType::Xml).page_count, 1);
}

TEST_F(Documents, AFileOfNoKnownKindIsRefusedWithItsName) {
    const auto path = client.file("note.txt");
    std::FILE* file = std::fopen(path.c_str(), "w");
    std::fputs("hello", file);
    std::fclose(file);
    client.window().take_files({path});
    client.wait_for([&] { return !client.window().messages().sentence().isEmpty(); },
                    "the refusal comes");
    EXPECT_TRUE(client.window().messages().sentence().contains(QLatin1String("note.txt")));
}

TEST_F(Documents, AnEmptyBoxOffersTheOneNextStep) {
    EXPECT_EQ(pane().model()->rowCount(), 0);
    bool offered = false;
    for (const auto* button : pane().findChildren<ActionButton*>())
        offered |=
            button->isVisible() && button->property("role") == "primary" && button->isEnabled();
    EXPECT_TRUE(offered);
}

TEST_F(Documents, InvoicesAreFilteredByStateAndFoundByJump) {
    drop("facture-lumiere-pro.xml");
    const qlonglong id = pane().form()->invoice()->id.value();
    auto& list = client.pane<InvoicesPane>(MainWindow::Invoices);
    watch(list.model());
    client.show(MainWindow::Invoices);
    EXPECT_EQ(list.model()->rowCount(), 1);
    list.chips()->choose(static_cast<int>(InvoiceState::Settled));
    client.settle();
    EXPECT_EQ(list.model()->rowCount(), 0);
    list.jump(QStringLiteral("invoice"), id);
    client.settle();
    EXPECT_EQ(list.table()->current_key(), id);
}

} // namespace
} // namespace comptoir::gui
