// Files in, what is said of each before anything is written, import, result, undo, stop.
#include "comptoir/app/pointing.h"
#include "statements_client.h"
#include "support/zip_text.h"

#include <QCheckBox>
#include <QHeaderView>

namespace comptoir::gui {
namespace {

using Import = StatementsClient;

TEST_F(Import, ADroppedFileIsShownBeforeAnythingIsWritten) {
    watch(view().preview()->file_model());
    watch(view().preview()->statement_model());
    const std::size_t before = statements();
    client.show(MainWindow::Invoices); // wherever it is dropped
    bring({write("mars.xml", test::camt_text({march()}))});
    ASSERT_TRUE(pane().isVisible());
    ASSERT_EQ(view().page(), ImportView::Preview);
    ASSERT_EQ(view().preview()->file_model()->rowCount(), 1);
    const FileRow& row = *view().preview()->file_model()->row_at(0);
    EXPECT_EQ(row.format, QStringLiteral("CAMT.053"));
    EXPECT_EQ(row.lines, 2);
    EXPECT_EQ(row.known, 0);
    EXPECT_EQ(row.check, bank::BalanceCheck::Ok);
    EXPECT_EQ(row.fate, Fate::Import);
    const auto& statement = view().preview()->statement_model()->row_at(0)->statement;
    EXPECT_EQ(statement.journal, "BQ");
    EXPECT_EQ(statement.money_out, Money(-12'00, Currency::eur()));
    EXPECT_EQ(statement.money_in, Money(40'00, Currency::eur()));
    EXPECT_TRUE(action("import_all")->isEnabled());
    EXPECT_EQ(statements(), before);
}

TEST_F(Import, AnAccountIsNeverShownWhole) {
    bring({write("mars.xml", test::camt_text({march()}))});
    const auto* model = view().preview()->statement_model();
    QString account = model->index(0, PreviewedTableModel::Account).data().toString();
    EXPECT_FALSE(account.isEmpty());
    EXPECT_FALSE(account.remove(QLatin1Char(' ')).contains(q(test::k_test_iban)));
}

TEST_F(Import, DaysThatWerePointedByHandAreNamedBeforeAndAfter) {
    change([](app::Writer& writer) -> Result<void> {
        const Date last = test::day("2026-03-31");
        CT_ASSIGN(session, app::open_pointing(writer, {"BQ", test::day("2026-03-01"), last,
                                                       Money(0, Currency::eur())}));
        CT_ASSIGN(marked, app::point_all_until(writer, session.id, last, {}));
        EXPECT_GT(marked, 0);
        return {};
    });
    bring({write("mars.xml", test::camt_text({march()}))});
    const QString pointed = QStringLiteral("pointés à la main jusqu’au 31/03/2026");
    EXPECT_TRUE(view().preview()->notes().contains(pointed));
    picture("days-pointed-by-hand");
    action("import_all")->trigger();
    settle();
    ASSERT_EQ(view().page(), ImportView::Outcome);
    const auto& notes = *view().result()->note_model();
    ASSERT_GT(notes.rowCount(), 0);
    EXPECT_TRUE(notes.row_at(notes.rowCount() - 1)->sentence.contains(pointed));
    picture("days-pointed-by-hand-imported");
    // It says what to do at its end: it is not cut there.
    const auto* remarks = view().findChild<Table*>(QStringLiteral("import_remarks"));
    ASSERT_NE(remarks, nullptr);
    client.wait_for([&] { return remarks->is_laid_out(); }, "the rows have their height");
    EXPECT_GT(remarks->rowHeight(notes.rowCount() - 1),
              remarks->verticalHeader()->defaultSectionSize());
}

TEST_F(Import, AFileImportedBeforeIsLeftOutAndSaysWhen) {
    bring({sample("releve-2026-01.xml")});
    const FileRow& row = *view().preview()->file_model()->row_at(0);
    EXPECT_TRUE(row.is_known);
    EXPECT_EQ(row.known, row.lines);
    EXPECT_EQ(row.fate, Fate::Leave);
    EXPECT_FALSE(action("import_all")->isEnabled());
    EXPECT_TRUE(view().preview()->notes().contains(QStringLiteral("02/03/2026")));
}

TEST_F(Import, TheResultTellsWhatCameInAndOneKeyTakesItBack) {
    const std::size_t before = statements();
    bring({write("mars.xml", test::camt_text({march()}))});
    QTest::keyClick(view().preview()->file_table(), Qt::Key_Return, Qt::ControlModifier);
    settle();
    ASSERT_EQ(view().page(), ImportView::Outcome);
    EXPECT_EQ(statements(), before + 1);
    EXPECT_TRUE(view().result()->headline().contains(QLatin1Char('2')));
    client.show(MainWindow::Statements); // the statement was opened in the reconciliation
    ASSERT_TRUE(action("undo_import")->isEnabled());
    QTest::keyClick(view().result()->made_table(), Qt::Key_U);
    settle();
    EXPECT_EQ(statements(), before);
    ASSERT_EQ(view().page(), ImportView::Preview); // the file may be imported again
    EXPECT_EQ(view().preview()->file_model()->row_at(0)->fate, Fate::Import);
}

// The dossier tells of the import before the import answers; the file must not be read as one that
// is known by then, or its undo would not bring it back.
TEST_F(Import, AChangeWhileImportingWaitsForItsAnswer) {
    bring({write("mars.xml", test::camt_text({march()}))});
    action("import_all")->trigger();
    ASSERT_TRUE(view().is_busy());
    const std::size_t under_way = client.jobs().jobs().size();
    view().read_again();
    EXPECT_EQ(client.jobs().jobs().size(), under_way); // it is not read now
    settle();
    ASSERT_EQ(view().page(), ImportView::Outcome);
    client.window().undo();
    settle();
    ASSERT_EQ(view().plan().size(), 1u);
    EXPECT_EQ(view().plan().front().fate, Fate::Import);
}

TEST_F(Import, AFileBroughtWhileImportingIsNotTakenForImported) {
    test::TextStatement april = march();
    april.id = "2026-04";
    april.opening_minor = 128'00;
    april.lines = {{test::day("2026-04-02"), -5'00, "PRLV DUVAL", "a1"}};
    const std::size_t before = statements();
    bring({write("mars.xml", test::camt_text({march()}))});
    action("import_all")->trigger();
    ASSERT_TRUE(view().is_busy());
    view().add_files({write("avril.xml", test::camt_text({april}))});
    settle();
    EXPECT_EQ(statements(), before + 1);
    ASSERT_EQ(view().plan().size(), 1u);
    EXPECT_EQ(view().plan().front().asked.path.filename(), "avril.xml");
    EXPECT_EQ(view().plan().front().fate, Fate::Import);
}

TEST_F(Import, WhatAnUndoGivesBackIsImportedOnceItWasReadAgain) {
    const std::size_t before = statements();
    bring({write("mars.xml", test::camt_text({march()}))});
    action("import_all")->trigger();
    settle();
    client.window().undo();
    ASSERT_EQ(view().plan().size(), 1u); // at once; what it holds is not known yet
    EXPECT_FALSE(view().can_import());
    view().import_all();
    settle();
    EXPECT_EQ(statements(), before);
    EXPECT_TRUE(view().can_import());
}

TEST_F(Import, AnUndoWhileOtherFilesAreLookedAtGivesItsFilesBackToo) {
    bring({write("mars.xml", test::camt_text({march()}))});
    action("import_all")->trigger();
    settle();
    test::TextStatement april = march();
    april.id = "2026-04";
    april.lines = {{test::day("2026-04-02"), -5'00, "PRLV DUVAL", "a1"}};
    bring({write("avril.xml", test::camt_text({april}))});
    ASSERT_EQ(view().page(), ImportView::Preview);
    client.window().undo();
    settle();
    EXPECT_EQ(view().page(), ImportView::Preview);
    ASSERT_EQ(view().plan().size(), 2u);
    for (const PlannedFile& file : view().plan())
        EXPECT_EQ(file.fate, Fate::Import) << file.asked.path;
}

TEST_F(Import, AnUndoThatIsRefusedLeavesNothingHalfBack) {
    bring({write("mars.xml", test::camt_text({march()}))});
    action("import_all")->trigger();
    settle();
    const bank::StatementId made = view().result()->chosen()->id;
    change([made](app::Writer& writer) { return app::undo_import(writer, made); }); // by another
    client.window().undo(); // refused: it is not there any more
    settle();
    ASSERT_EQ(view().plan().size(), 1u);
    client.wait_for([&] { return view().plan().front().is_read; }, "it is read as it is");
    settle();
    EXPECT_EQ(view().plan().front().fate, Fate::Import);
}

TEST_F(Import, AnotherActDoneSinceIsNotUndoneInItsPlace) {
    bring({write("mars.xml", test::camt_text({march()}))});
    action("import_all")->trigger();
    settle();
    client.session().did(
        {QStringLiteral("something else"), [](app::Writer&) -> Result<void> { return {}; }});
    EXPECT_FALSE(action("undo_import")->isEnabled());
}

TEST_F(Import, EnterOpensTheStatementInTheReconciliation) {
    bring({write("mars.xml", test::camt_text({march()}))});
    action("import_all")->trigger();
    settle();
    client.show(MainWindow::Statements);
    view().result()->made_table()->setFocus();
    QTest::keyClick(view().result()->made_table(), Qt::Key_Return);
    settle();
    EXPECT_TRUE(client.window().pane(MainWindow::Reconcile)->isVisible());
}

TEST_F(Import, MatchingWhileImportingIsUndoneWithIt) {
    const std::size_t before = statements();
    bring({write("mars.xml", test::camt_text({march()}))});
    view().preview()->automatic()->setChecked(true);
    action("import_all")->trigger();
    settle();
    ASSERT_EQ(view().page(), ImportView::Outcome);
    client.window().undo();
    settle();
    EXPECT_EQ(statements(), before);
}

TEST_F(Import, AWrongBalanceGoesToTheQuarantineUnlessAPersonAcceptsIt) {
    test::TextStatement wrong = march();
    wrong.closing_minor = 999'00;
    bring({write("faux.xml", test::camt_text({wrong}))});
    const auto fate = [&] { return view().preview()->file_model()->row_at(0)->fate; };
    EXPECT_EQ(view().preview()->file_model()->row_at(0)->check, bank::BalanceCheck::Mismatch);
    EXPECT_EQ(fate(), Fate::PutAside);
    view().preview()->file_table()->setFocus();
    QTest::keyClick(view().preview()->file_table(), Qt::Key_Space);
    EXPECT_EQ(fate(), Fate::Leave);
    QTest::keyClick(view().preview()->file_table(), Qt::Key_Space);
    EXPECT_EQ(fate(), Fate::Import);
    EXPECT_TRUE(view().preview()->file_model()->row_at(0)->accepts_mismatch);
    QTest::keyClick(view().preview()->file_table(), Qt::Key_Q);
    EXPECT_EQ(fate(), Fate::PutAside);
    EXPECT_FALSE(view().preview()->file_model()->row_at(0)->accepts_mismatch);
}

TEST_F(Import, AnAccountWithoutJournalAsksForOneAndIsReadAgain) {
    test::TextStatement other = march();
    other.iban = "FR7616958000010000420011886";
    bring({write("autre.xml", test::camt_text({other}))});
    EXPECT_EQ(view().current_need(), FileNeed::Journal);
    EXPECT_FALSE(action("import_all")->isEnabled());
    ASSERT_TRUE(action("add_journal")->isEnabled());
    action("add_journal")->trigger();
    client.settle();
    EXPECT_EQ(input<QLineEdit>("journal_code")->text(), QStringLiteral("BQ2"));
    accept("journal_dialog");
    client.wait_for([&] { return action("import_all")->isEnabled(); }, "the file is read again");
    EXPECT_EQ(view().preview()->statement_model()->row_at(0)->statement.journal, "BQ2");
}

TEST_F(Import, AnAccountInDollarsProposesItsCurrency) {
    test::TextStatement other = march();
    other.iban = "FR7616958000010000420011886";
    std::string text = test::camt_text({other});
    for (std::size_t at = text.find("EUR"); at != std::string::npos; at = text.find("EUR", at + 3))
        text.replace(at, 3, "USD");
    bring({write("dollars.xml", text)});
    ASSERT_EQ(view().current_need(), FileNeed::Journal);
    action("add_journal")->trigger();
    client.settle();
    auto* currency = input<QComboBox>("journal_currency");
    EXPECT_EQ(currency->currentText(), QStringLiteral("USD"));
    currency->setEditText(QStringLiteral("DOLLAR"));
    accept("journal_dialog");
    EXPECT_NE(client.window().findChild<QDialog*>(QStringLiteral("journal_dialog")), nullptr)
        << "no such currency";
    currency->setEditText(QStringLiteral("usd"));
    accept("journal_dialog");
    client.wait_for([&] { return action("import_all")->isEnabled(); }, "the file is read again");
    const std::size_t before = statements();
    action("import_all")->trigger();
    settle();
    EXPECT_EQ(statements(), before + 1);
}

TEST_F(Import, AQuestionOfDatesAndOneOfTheAccountAreAnsweredInTurn) {
    bring({write("mois.qif", "!Type:Bank\nD03/04/2026\nT-12.00\nPDUVAL\n^\n"
                             "D05/04/2026\nT40.00\nPCLINIQUE\n^\n")});
    ASSERT_EQ(view().current_need(), FileNeed::Dates);
    action("date_order")->trigger();
    input<QComboBox>("date_order")->setCurrentIndex(0);
    accept("date_order_dialog");
    ASSERT_EQ(view().current_need(), FileNeed::Journal);
    action("add_journal")->trigger();
    client.settle();
    EXPECT_GT(input<QComboBox>("which_journal")->count(), 0);
    accept("which_journal_dialog");
    EXPECT_EQ(view().current_need(), FileNeed::Nothing);
    const FileRow& row = *view().preview()->file_model()->row_at(0);
    EXPECT_EQ(row.from, test::day("2026-04-03"));
    const std::size_t before = statements();
    action("import_all")->trigger();
    settle();
    EXPECT_EQ(statements(), before + 1);
}

test::TextStatement april() {
    test::TextStatement later;
    later.id = "2026-04";
    later.opening_minor = 128'00; // where march() ends
    later.lines = {{test::day("2026-04-02"), -5'00, "PRLV DUVAL", "a1"}};
    return later;
}

TEST_F(Import, EachMemberOfAZipHasItsRowAndItsTick) {
    bring({write("banque.zip", test::zip_text({{"avril.xml", test::camt_text({april()})},
                                               {"mars.xml", test::camt_text({march()})}}))});
    const FileTableModel* model = view().preview()->file_model();
    ASSERT_EQ(model->rowCount(), 2);
    EXPECT_TRUE(model->row_at(0)->name.contains(QStringLiteral("mars.xml")));
    for (int row : {0, 1})
        EXPECT_EQ(model->index(row, FileTableModel::Tick).data(Qt::CheckStateRole).toInt(),
                  Qt::Checked);
    const std::size_t before = statements();
    action("import_all")->trigger();
    settle();
    EXPECT_EQ(statements(), before + 2);
}

TEST_F(Import, AMemberMayStayOutOfTheImport) {
    bring({write("banque.zip", test::zip_text({{"avril.xml", test::camt_text({april()})},
                                               {"mars.xml", test::camt_text({march()})}}))});
    const FileTableModel* model = view().preview()->file_model();
    view().preview()->file_table()->setCurrentIndex(model->index(1, FileTableModel::Name));
    view().toggle();
    EXPECT_EQ(model->row_at(0)->fate, Fate::Import);
    EXPECT_EQ(model->row_at(1)->fate, Fate::Leave);
    const std::size_t before = statements();
    action("import_all")->trigger();
    settle();
    EXPECT_EQ(statements(), before + 1);
}

TEST_F(Import, WithoutAnyMemberThereIsNothingToImport) {
    bring({write("banque.zip", test::zip_text({{"mars.xml", test::camt_text({march()})}}))});
    view().toggle();
    EXPECT_FALSE(action("import_all")->isEnabled());
    view().toggle();
    EXPECT_TRUE(action("import_all")->isEnabled());
}

TEST_F(Import, AMemberThatIsNoStatementIsNamedWithWhy) {
    bring({write("banque.zip", test::zip_text({{"mars.xml", test::camt_text({march()})},
                                               {"conditions.pdf", "%PDF-1.4"}}))});
    const FileTableModel* model = view().preview()->file_model();
    ASSERT_EQ(model->rowCount(), 2);
    EXPECT_TRUE(model->row_at(1)->name.contains(QStringLiteral("conditions.pdf")));
    EXPECT_EQ(model->row_at(1)->need, FileNeed::Statement);
    EXPECT_FALSE(model->index(1, FileTableModel::Tick).data(Qt::CheckStateRole).isValid());
    view().preview()->file_table()->setCurrentIndex(model->index(1, FileTableModel::Name));
    EXPECT_TRUE(view().preview()->notes().contains(QStringLiteral("conditions.pdf")));
}

TEST_F(Import, ADamagedMemberGoesToTheQuarantineAndTheOthersComeIn) {
    std::string broken = test::camt_text({april()});
    broken.resize(broken.size() / 2);
    bring({write("banque.zip", test::zip_text({{"avril.xml", broken},
                                               {"mars.xml", test::camt_text({march()})}}))});
    const std::size_t before = statements();
    action("import_all")->trigger();
    settle();
    EXPECT_EQ(statements(), before + 1);
    EXPECT_EQ(pane().quarantine()->file_model()->rowCount(), 1);
}

TEST_F(Import, AMemberWhoseAccountNoJournalFollowsDoesNotStopTheOthers) {
    test::TextStatement other = april();
    other.iban = "FR7630004008230001000642381";
    bring({write("banque.zip", test::zip_text({{"autre.xml", test::camt_text({other})},
                                               {"mars.xml", test::camt_text({march()})}}))});
    const FileTableModel* model = view().preview()->file_model();
    ASSERT_EQ(model->rowCount(), 2);
    const int stranger = model->row_at(0)->need == FileNeed::Journal ? 0 : 1;
    EXPECT_EQ(model->row_at(stranger)->need, FileNeed::Journal);
    EXPECT_EQ(model->row_at(stranger)->fate, Fate::Leave);
    const std::size_t before = statements();
    action("import_all")->trigger();
    settle();
    EXPECT_EQ(statements(), before + 1);
}

TEST_F(Import, AFileThatIsNoStatementIsNamedAndCannotBeTicked) {
    view().add_files({write("note.txt", "bonjour")});
    settle();
    EXPECT_FALSE(action("import_all")->isEnabled());
    EXPECT_FALSE(view().preview()->notes().isEmpty());
}

TEST_F(Import, AFileThatIsGoneIsSaidToBeSo) {
    view().add_files({client.file("absent.xml")});
    settle();
    EXPECT_EQ(view().preview()->file_model()->row_at(0)->fate, Fate::Leave);
    EXPECT_TRUE(view().preview()->notes().contains(QStringLiteral("absent.xml")));
}

TEST_F(Import, TheSameFileTwiceStandsOnce) {
    const auto path = write("mars.xml", test::camt_text({march()}));
    bring({path});
    view().add_files({path});
    settle();
    EXPECT_EQ(view().preview()->file_model()->rowCount(), 1);
    QTest::keyClick(view().preview()->file_table(), Qt::Key_Delete);
    EXPECT_EQ(view().page(), ImportView::Start);
}

TEST_F(Import, StoppingWritesNothing) {
    test::TextStatement large = march();
    large.lines.clear();
    for (int i = 0; i < 30'000; ++i)
        large.lines.push_back({test::day("2026-03-02"), -1'00 - i, "PRLV", std::to_string(i)});
    bring({write("grand.xml", test::camt_text({large}))});
    ASSERT_TRUE(action("import_all")->isEnabled()) << view().preview()->notes().toStdString();
    const std::size_t before = statements();
    action("import_all")->trigger();
    ASSERT_FALSE(client.jobs().jobs().empty());
    EXPECT_TRUE(view().is_busy());
    client.window().findChild<QPushButton*>(QStringLiteral("stop_button"))->click();
    settle();
    EXPECT_EQ(statements(), before);
    EXPECT_EQ(view().page(), ImportView::Preview);
    EXPECT_FALSE(pane().messages().sentence().isEmpty());
}

} // namespace
} // namespace comptoir::gui
