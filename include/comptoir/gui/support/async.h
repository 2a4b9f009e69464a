// Asking the dossier without waiting: the work runs on a reader or on the writer, the answer comes
// back on the GUI thread, and is dropped when whoever asked is gone or has asked again since.
//
//   query(session, this, [=](app::Reader& r) { return app::list_journals(r); },
//         [this](Result<std::vector<ledger::Journal>> journals) { show(std::move(journals)); });
//
// Answers travel as queued calls to the application object, which outlives every worker: the worker
// never touches the asking widget nor the session, so that either may die meanwhile.
#pragma once

#include "comptoir/core/crypto_thread.h"
#include "comptoir/gui/support/session.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <type_traits>

namespace comptoir::gui {

namespace async {

template <class Answer, class Done>
auto delivery(Session& session, QObject* context, Done done) {
    session.count_pending(+1);
    return [session = QPointer<Session>(&session), guard = QPointer<QObject>(context),
            done = std::make_shared<Done>(std::move(done))](Answer answer) {
        auto carried = std::make_shared<Answer>(std::move(answer));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [session, guard, done, carried] {
                if (!session)
                    return;
                session->count_pending(-1);
                if (guard)
                    (*done)(std::move(*carried));
            },
            Qt::QueuedConnection);
    };
}

} // namespace async

// `work` is called with app::Reader& on a reader thread and answers a Result<T>.
template <class Work, class Done>
void query(Session& session, QObject* context, Work work, Done done) {
    using Answer = std::invoke_result_t<Work, app::Reader&>;
    if (!session.is_open())
        return;
    using Value = typename Answer::value_type;
    session.workspace().template post_read<Value>(
        std::function<Answer(app::Reader&)>(std::move(work)),
        async::delivery<Answer>(session, context, std::move(done)));
}

// `work` is called with app::Writer& on the writer thread, in one transaction.
template <class Work, class Done>
void command(Session& session, QObject* context, Work work, Done done) {
    using Answer = std::invoke_result_t<Work, app::Writer&>;
    if (!session.is_open())
        return;
    using Value = typename Answer::value_type;
    session.workspace().template post_write<Value>(
        std::function<Answer(app::Writer&)>(std::move(work)),
        async::delivery<Answer>(session, context, std::move(done)));
}

// Takes the last act back, if there is one; `done` hears how it went and the words of the act.
template <class Done>
void take_back_last_act(Session& session, QObject* context, Done done) {
    const std::optional<Act> act = session.take_last_act();
    if (!act)
        return;
    command(session, context, act->undo,
            [done = std::move(done), words = act->words](const Result<void>& undone) {
                done(undone, words);
            });
}

// Work whose end nobody waits for, on a pool thread.
template <class Work>
void run_on_pool(Work work) {
    QThreadPool::globalInstance()->start([work = std::move(work)]() mutable {
        const crypto::ThreadUse ciphers;
        work();
    });
}

// Work that needs no open dossier (opening one, looking into a dropped file), on a pool thread.
template <class Work, class Done>
void run_apart(QObject* context, Work work, Done done) {
    run_on_pool([guard = QPointer<QObject>(context), work = std::move(work),
                 done = std::make_shared<Done>(std::move(done))]() mutable {
        using Answer = std::invoke_result_t<Work&>;
        auto carried = std::make_shared<Answer>(work());
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, done, carried] {
                if (guard)
                    (*done)(std::move(*carried));
            },
            Qt::QueuedConnection);
    });
}

// Numbers the requests of one view: only the answer to the last question is shown.
class Latest {
public:
    std::uint64_t next() { return ++m_generation; }
    std::uint64_t current() const { return m_generation; }
    bool is(std::uint64_t generation) const { return generation == m_generation; }

private:
    std::uint64_t m_generation = 0;
};

} // namespace comptoir::gui
