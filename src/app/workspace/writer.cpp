#include "comptoir/app/workspace.h"

#include "comptoir/storage/repositories/event_repository.h"

namespace comptoir::app {

void Writer::record(std::string_view action, std::string_view object, std::string_view before,
                    std::string_view after) {
    storage::EventRecord event;
    event.at = clock().now();
    event.simulated_clock = clock().is_simulated();
    event.user = m_user;
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
