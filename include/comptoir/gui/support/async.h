// Asking the dossier without waiting: the work runs on a reader or on the writer, the answer comes
// back on the GUI thread, and is dropped when whoever asked is gone or has asked again since.
//
//   query(session, this, [=](app::Reader& r) { return app::list_journals(r); },
//         [this](Result<std::vector<ledger::Journal>> journals) { show(std::move(journals)); });
//
// Answers travel as queued calls to the session's courier, which outlives the workspace: the worker
// never touches the asking widget, so a widget destroyed meanwhile is no race.
#pragma once

#include "comptoir/gui/support/session.h"

#include <QPointer>

#include <type_traits>

namespace comptoir::gui {

namespace async {

template <class Answer, class Done>
auto delivery(Session& session, QObject* context, Done done) {
    session.count_pending(+1);
    return [session = &session, courier = session.courier(), guard = QPointer<QObject>(context),
            done = std::make_shared<Done>(std::move(done))](Answer answer) {
        auto carried = std::make_shared<Answer>(std::move(answer));
        QMetaObject::invokeMethod(
            courier,
            [session, guard, done, carried] {
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
    using Value = typename Answer::value_type;
    session.workspace().template post_read<Value>(
        std::function<Answer(app::Reader&)>(std::move(work)),
        async::delivery<Answer>(session, context, std::move(done)));
}

// `work` is called with app::Writer& on the writer thread, in one transaction.
template <class Work, class Done>
void command(Session& session, QObject* context, Work work, Done done) {
    using Answer = std::invoke_result_t<Work, app::Writer&>;
    using Value = typename Answer::value_type;
    session.workspace().template post_write<Value>(
        std::function<Answer(app::Writer&)>(std::move(work)),
        async::delivery<Answer>(session, context, std::move(done)));
}

// Numbers the requests of one view: only the answer to the last question is shown.
class Latest {
public:
    std::uint64_t next() { return ++m_generation; }
    bool is(std::uint64_t generation) const { return generation == m_generation; }

private:
    std::uint64_t m_generation = 0;
};

} // namespace comptoir::gui
