#include "app/users/actor.h"

#include "comptoir/storage/repositories/user_repository.h"
#include "comptoir/users/errors.h"

namespace comptoir::app {

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string some_of(std::vector<std::string> names) {
    constexpr std::size_t k_named_most = 5;
    if (names.size() > k_named_most) {
        names.resize(k_named_most);
        names.emplace_back("…");
    }
    return joined(names);
}

std::vector<users::Role> roles_of(storage::Database& database) {
    std::vector<users::Role> roles = users::fixed_roles();
    for (users::Role& role : storage::load_own_roles(database))
        roles.push_back(std::move(role));
    return roles;
}

Actor actor_of(storage::Database& database, const std::string& user, bool signed_in) {
    Actor actor{.user = user, .is_signed_in = signed_in};
    const std::vector<users::User> known = storage::load_users(database);
    actor.is_protected = users::is_protected(known);
    if (!actor.is_protected) {
        actor.rights = users::RightSet::all();
        return actor;
    }
    // Opened before the first password was set: nobody showed who they are.
    if (const users::User* found = signed_in ? users::find_user(known, user) : nullptr;
        found && !storage::password_is_given(database, found->code))
        actor.rights = users::rights_of(*found, roles_of(database));
    return actor;
}

Error refusal_of(storage::Database& database, const Actor& actor, users::Right right) {
    namespace codes = users::errors;
    if (actor.is_protected && !actor.is_signed_in)
        return Error{codes::password_needed, codes::password_needed.kind, {{"user", actor.user}}};
    if (storage::password_is_given(database, actor.user))
        return Error{codes::password_given, codes::password_given.kind, {{"user", actor.user}}};
    const std::vector<std::string> who =
        users::who_may(right, storage::load_users(database), roles_of(database));
    const std::string name(users::to_text(right));
    if (who.empty())
        return Error{
            codes::nobody_may, codes::nobody_may.kind, {{"user", actor.user}, {"right", name}}};
    return Error{codes::not_allowed,
                 codes::not_allowed.kind,
                 {{"user", actor.user}, {"right", name}, {"who", some_of(who)}}};
}

} // namespace comptoir::app
