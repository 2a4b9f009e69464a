#include "gui/reconcile/match_remarks.h"

#include "comptoir/app/match_remarks.h"

#include <QStringList>

namespace comptoir::gui {

void tell_remarks(Session& session, QObject* receiver, reconcile::MatchId match,
                  const std::function<void(const QString&)>& tell) {
    using Remarks = std::vector<reconcile::Reason>;
    query(
        session, receiver,
        [match](app::Reader& reader) { return app::remarks_of(reader, {match}); },
        [&session, tell](Result<Remarks> remarks) {
            QStringList sentences;
            for (const reconcile::Reason& remark : remarks ? *remarks : Remarks{})
                sentences << session.words().sentence(remark);
            if (!sentences.isEmpty())
                tell(sentences.join(QLatin1Char(' ')));
        });
}

} // namespace comptoir::gui
