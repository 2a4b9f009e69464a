#include "comptoir/app/workspace.h"

#include "app/users/actor.h"
#include "comptoir/core/invariant.h"
#include "comptoir/storage/repositories/event_repository.h"

namespace comptoir::app {

Result<Writer::Act> Writer::begin(users::Right right, const std::vector<users::Right>& also) {
    if (m_acts == 0) {
        CT_TRY(require(right));
        for (const users::Right beside : also)
            CT_TRY(require(beside));
    }
    return Act(*this);
}

Result<void> Writer::require(users::Right right) {
    if (!m_actor.rights.has(right))
        return fail(refusal_of(database(), m_actor, right));
    return {};
}

const Clock& Writer::sign_in_clock() const {
    static const SystemClock system;
    return m_sign_in_clock ? *m_sign_in_clock : system;
}

void Writer::record(std::string_view action, std::string_view object, std::string_view before,
                    std::string_view after) {
    invariant(m_acts > 0, "a verb names its right before it records what it did");
    storage::EventRecord event;
    event.at = clock().now();
    event.simulated_clock = clock().is_simulated();
    event.user = m_actor.user;
    event.action = action;
    event.object = object;
    event.before = before;
    event.after = after;
    storage::append_event(database(), event);
}

void Writer::changed(Noun noun, std::int64_t id) {
    m_changes.push_back({noun, id});
}

} // namespace comptoir::app
