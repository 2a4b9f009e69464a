#include "by_hand.h"

#include <QLineEdit>
#include <QWindow>

namespace comptoir::gui {

using reconcile::LineState;

namespace {

constexpr int k_acts_max = 400; // twice the lines: a hand that turns in circles is stopped

// A desktop gives the keyboard to the front window; the offscreen one has to be told.
QWindow* window_with_keyboard(MainWindow& main) {
    if (QWidget* popup = QApplication::activePopupWidget())
        return popup->window()->windowHandle();
    QWidget* front = QApplication::activeModalWidget();
    QWidget* window = front ? front->window() : &main;
    if (!window->isActiveWindow()) {
        window->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(window));
    }
    return window->windowHandle();
}

} // namespace

ByHand::ByHand(ClientUnderTest& client, std::map<std::int64_t, Shape> shapes, KeyLog& log)
    : m_client(client), m_shapes(std::move(shapes)), m_log(log) {}

void ByHand::send(const Stroke& stroke) {
    m_log.press(stroke);
    QTest::keyClick(window_with_keyboard(m_client.window()), static_cast<Qt::Key>(stroke.key),
                    stroke.modifiers);
}

void ByHand::press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    send({key, modifiers, {}});
    m_client.settle();
}

void ByHand::type(const QString& text) {
    for (const QChar c : text)
        send({c.toUpper().unicode(), Qt::NoModifier, QString(c)});
    m_client.settle();
}

void ByHand::once(const char* picture) {
    if (m_drawn.insert(picture).second)
        look(picture);
}

void ByHand::expect_done(qlonglong key) {
    EXPECT_FALSE(is_there(key)) << "left to do: "
                                << (lines().find(key) ? lines().find(key)->label.toStdString() : "")
                                << ": " << pane().messages().sentence().toStdString();
    EXPECT_FALSE(QApplication::activeModalWidget()) << "a dialog stays open";
    m_log.end();
}

// ---- all at once --------------------------------------------------------------------------------

void ByHand::take_what_is_sure() {
    look("start");
    const int before = open_lines();
    m_log.begin(Step::Automatic, Shape::k_shapes, 0);
    press(Qt::Key_A);
    EXPECT_TRUE(QApplication::activeModalWidget()) << "what would be matched is shown first";
    look("preview");
    press(Qt::Key_Return);
    m_log.add_lines(before - open_lines());
    m_log.end();
    EXPECT_LT(open_lines(), before);
    look("automatic");
}

// ---- line by line -------------------------------------------------------------------------------

void ByHand::undo_and_redo() {
    m_log.begin(Step::Undo, Shape::k_shapes, 1);
    press(Qt::Key_N);
    ASSERT_TRUE(line());
    ASSERT_EQ(state(), LineState::Proposed);
    const qlonglong key = line()->id.value();
    press(Qt::Key_Return);
    EXPECT_FALSE(is_there(key));
    press(Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(is_there(key));
    ASSERT_TRUE(line());
    EXPECT_EQ(line()->id.value(), key) << "what came back has the cursor";
    press(Qt::Key_Return);
    expect_done(key);
}

void ByHand::work_through() {
    for (int acts = 0; open_lines() > 0 && acts < k_acts_max; ++acts) {
        ASSERT_TRUE(line()) << "no line has the cursor";
        const int before = open_lines();
        const std::string label = line()->label.toStdString();
        work_on_line();
        ASSERT_LT(open_lines(), before)
            << label << ": " << pane().messages().sentence().toStdString();
    }
    EXPECT_EQ(open_lines(), 0);
}

void ByHand::work_on_line() {
    if (shape() == Shape::Wages)
        return book_wages();
    if (state() == LineState::Proposed)
        return confirm();
    switch (shape()) {
    case Shape::TaxesAndCharges: {
        const QString label = line()->label;
        return book_account(label.contains(QLatin1String("MUTUELLE")) ? QStringLiteral("437")
                            : label.endsWith(QLatin1String("TVA"))    ? QStringLiteral("4455")
                            : label.endsWith(QLatin1String("CFE"))    ? QStringLiteral("6351")
                                                                      : QStringLiteral("431"),
                            false);
    }
    case Shape::CardWithVat:
        return book_account(QStringLiteral("6251"), true);
    case Shape::TwoAccounts:
        return book_two_accounts();
    case Shape::LoanBySpreading:
        return book_template();
    case Shape::DepositOfInvoices:
        return settle_several();
    case Shape::InvoiceOnLine:
        return put_invoice();
    case Shape::ShortByHand:
        return write_off();
    case Shape::Prepayment:
        return create_movement();
    case Shape::Unknown:
        return put_aside();
    default:
        return choose();
    }
}

void ByHand::confirm() {
    m_log.begin(Step::Proposal, shape(), 1);
    const qlonglong key = line()->id.value();
    press(Qt::Key_Return);
    expect_done(key);
}

void ByHand::choose() {
    EXPECT_EQ(state(), LineState::Ambiguous) << line()->label.toStdString();
    m_log.begin(Step::Choice, shape(), 1);
    const qlonglong key = line()->id.value();
    press(Qt::Key_Tab);
    press(Qt::Key_Space);
    press(Qt::Key_Return);
    expect_done(key);
}

void ByHand::book_wages() {
    m_log.begin(Step::Account, Shape::Wages, 8);
    const qlonglong key = line()->id.value();
    press(Qt::Key_F, Qt::ControlModifier);
    type(QStringLiteral("salaire"));
    m_client.wait_for([this] { return open_lines() == 8; }, "the filter leaves the wages");
    press(Qt::Key_Down);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Space);
    once("filter");
    press(Qt::Key_K);
    type(QStringLiteral("421"));
    press(Qt::Key_Return);
    EXPECT_FALSE(is_there(key)) << pane().messages().sentence().toStdString();
    press(Qt::Key_F, Qt::ControlModifier);
    press(Qt::Key_Escape);
    m_client.wait_for([this] { return open_lines() > 0; }, "the other lines are back");
    expect_done(key);
}

void ByHand::book_account(const QString& account, bool with_vat) {
    m_log.begin(with_vat ? Step::AccountWithVat : Step::Account, shape(), 1);
    const qlonglong key = line()->id.value();
    press(Qt::Key_K);
    type(account);
    if (with_vat) {
        press(Qt::Key_Tab); // the amount: all of the line
        press(Qt::Key_Tab);
        type(QStringLiteral("2")); // 20 %
        once("account");
    }
    press(Qt::Key_Return);
    expect_done(key);
}

void ByHand::book_two_accounts() {
    m_log.begin(Step::Account, shape(), 1);
    const qlonglong key = line()->id.value();
    press(Qt::Key_K);
    type(QStringLiteral("616"));
    press(Qt::Key_Tab);
    type(QStringLiteral("-700"));
    press(Qt::Key_Tab);
    press(Qt::Key_Tab);
    press(Qt::Key_Space); // another row, for the rest
    type(QStringLiteral("661"));
    press(Qt::Key_Return);
    expect_done(key);
}

void ByHand::book_template() {
    m_log.begin(Step::Template, shape(), 1);
    const qlonglong key = line()->id.value();
    press(Qt::Key_M);
    once("template");
    press(Qt::Key_Return);
    expect_done(key);
}

void ByHand::settle_several() {
    m_log.begin(Step::Tick, shape(), 1);
    const qlonglong key = line()->id.value();
    const QString deposit =
        QStringLiteral("dep") +
        (line()->label.endsWith(QLatin1Char('0')) ? QLatin1Char('1') : QLatin1Char('2'));
    press(Qt::Key_Tab);
    press(Qt::Key_F, Qt::ControlModifier);
    type(deposit);
    m_client.wait_for([this] { return view().candidate_model()->rowCount() == 3; },
                      "the filter leaves the invoices");
    press(Qt::Key_Down);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Space);
    press(Qt::Key_Return);
    expect_done(key);
}

void ByHand::put_invoice() {
    m_log.begin(Step::Invoice, shape(), 1);
    const qlonglong key = line()->id.value();
    const QString number = lines().find(key)->label.right(4); // of "POUR 00321"
    press(Qt::Key_I);
    type(number);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    expect_done(key);
}

void ByHand::write_off() {
    m_log.begin(Step::WriteOff, shape(), 1);
    const qlonglong key = line()->id.value();
    const QString piece = line()->label.contains(QLatin1String("55031")) ? QStringLiteral("lit1")
                                                                         : QStringLiteral("lit2");
    press(Qt::Key_Tab);
    press(Qt::Key_F, Qt::ControlModifier);
    type(piece);
    m_client.wait_for([this] { return view().candidate_model()->rowCount() == 1; },
                      "the filter leaves the invoice");
    press(Qt::Key_Down);
    press(Qt::Key_Space);
    press(Qt::Key_S);
    once("write-off");
    press(Qt::Key_Return);
    expect_done(key);
}

void ByHand::create_movement() {
    m_log.begin(Step::Movement, shape(), 1);
    const qlonglong key = line()->id.value();
    press(Qt::Key_C);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    expect_done(key);
}

void ByHand::put_aside() {
    m_log.begin(Step::Park, shape(), 1);
    const qlonglong key = line()->id.value();
    press(Qt::Key_E);
    type(QStringLiteral("qui"));
    press(Qt::Key_Return);
    press(Qt::Key_P);
    expect_done(key);
}

void ByHand::take_up_what_waits() {
    press(Qt::Key_PageDown, Qt::ControlModifier);
    press(Qt::Key_PageDown, Qt::ControlModifier);
    MatchingView& control = *pane().control();
    m_client.wait_for([&] { return control.line_model()->rowCount() > 0; }, "what waits is shown");
    m_log.begin(Step::TakeUp, Shape::Unknown, 0);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_P);
    for (int acts = 0; control.line_model()->rowCount() > 0 && acts < k_acts_max; ++acts) {
        m_log.begin(Step::TakeUp, Shape::Unknown, 1);
        press(Qt::Key_K);
        type(QStringLiteral("471"));
        press(Qt::Key_Return);
        m_log.end();
    }
    EXPECT_EQ(control.line_model()->rowCount(), 0) << pane().messages().sentence().toStdString();
    // What was just decided is proposed for lines alike: those are confirmed.
    press(Qt::Key_PageUp, Qt::ControlModifier);
    press(Qt::Key_PageUp, Qt::ControlModifier);
    work_through();
    for (int tab = ReconcilePane::General; tab < ReconcilePane::Report; ++tab)
        press(Qt::Key_PageDown, Qt::ControlModifier);
    look("end");
}

} // namespace comptoir::gui
