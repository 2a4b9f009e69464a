// Answers that nobody waits for any more are dropped, and the window never waits itself.
#include "comptoir/app/books.h"
#include "comptoir/gui/support/async.h"
#include "gui/support/client_under_test.h"

namespace comptoir::gui {
namespace {

TEST(Async, AnAnswerComesOnTheGuiThread) {
    ClientUnderTest client;
    QThread* answered_on = nullptr;
    std::int64_t entries = 0;
    query(
        client.session(), &client.window(),
        [](app::Reader& reader) { return app::count_books(reader); },
        [&](Result<app::BooksCounts> counts) {
            answered_on = QThread::currentThread();
            entries = counts ? counts->entries : -1;
        });
    EXPECT_EQ(answered_on, nullptr); // asking never waits
    client.settle();
    EXPECT_EQ(answered_on, qApp->thread());
    EXPECT_GT(entries, 0);
}

TEST(Async, AnAnswerIsDroppedWhenWhoeverAskedIsGone) {
    ClientUnderTest client;
    bool told = false;
    auto asker = std::make_unique<QObject>();
    query(
        client.session(), asker.get(), [](app::Reader& reader) { return app::count_books(reader); },
        [&](Result<app::BooksCounts>) { told = true; });
    asker.reset();
    client.settle();
    EXPECT_FALSE(told);
}

TEST(Async, OnlyTheLastQuestionIsAnswered) {
    Latest latest;
    const auto first = latest.next();
    const auto second = latest.next();
    EXPECT_FALSE(latest.is(first));
    EXPECT_TRUE(latest.is(second));
}

TEST(Async, ClosingTheDossierDropsWhatIsUnderWay) {
    ClientUnderTest client;
    bool told = false;
    query(
        client.session(), &client.window(),
        [](app::Reader& reader) { return app::count_books(reader); },
        [&](Result<app::BooksCounts>) { told = true; });
    client.window().close_dossier();
    EXPECT_EQ(client.window().session(), nullptr);
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    EXPECT_FALSE(told);
}

TEST(Async, ARefusedCommandChangesNothingAndTellsWhy) {
    ClientUnderTest client;
    std::string code;
    command(
        client.session(), &client.window(),
        [](app::Writer& writer) {
            return app::reverse_entry(writer, ledger::EntryId{999'999}, "x");
        },
        [&](Result<ledger::EntryId> answer) { code = answer ? "" : answer.error().code.name; });
    client.settle();
    EXPECT_FALSE(code.empty());
}

TEST(Jobs, ReportProgressAndCanBeStopped) {
    JobBoard board;
    const auto job = board.begin(QStringLiteral("work"));
    const Work work = work_of(job);
    work.tell(3, 10);
    EXPECT_EQ(job->done, 3);
    EXPECT_FALSE(work.stopped());
    job->stop.request_stop();
    EXPECT_TRUE(work.stopped());
    board.end(job);
    EXPECT_TRUE(board.jobs().empty());
}

} // namespace
} // namespace comptoir::gui
