#include "app/users/user_trace.h"

#include "app/users/actor.h"
#include "comptoir/core/bytes.h"
#include "comptoir/storage/repositories/event_repository.h"
#include "comptoir/storage/repositories/user_repository.h"

#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace comptoir::app {

namespace {

constexpr std::size_t k_mark_bytes = 8;
constexpr std::string_view k_no_password = "none";

using Logged = std::map<std::string, std::string>; // by object, as the last act left it

struct UserLog {
    Logged users, passwords, roles;
};

UserLog read_log(storage::Database& database) {
    UserLog log;
    storage::for_each_event(database, [&](std::int64_t, const storage::EventRecord& event) {
        if (event.action == "user.add" || event.action == "user.set")
            log.users[event.object] = event.after;
        else if (event.action == "user.password")
            log.passwords[event.object] = event.after;
        else if (event.action == "role.set")
            log.roles[event.object] = event.after;
        return true;
    });
    return log;
}

// Takes it out of the log: what stays there at the end is gone from the tables.
bool is_as_logged(Logged& log, const std::string& object, const std::string& now,
                  std::string_view unless_logged) {
    const auto found = log.find(object);
    if (found == log.end())
        return now == unless_logged;
    const bool same = found->second == now;
    log.erase(found);
    return same;
}

} // namespace

std::string summary_of(const users::User& user) {
    return user.name + ", " + user.role + (user.active ? "" : ", disabled");
}

std::string summary_of(const users::Role& role) {
    std::vector<std::string> granted;
    for (const users::Right right : users::all_rights())
        if (role.rights.has(right))
            granted.emplace_back(users::to_text(right));
    return role.name + ": " + joined(granted);
}

std::string summary_of(const std::optional<crypto::PasswordVerifier>& verifier) {
    if (!verifier)
        return std::string(k_no_password);
    const crypto::Digest digest = crypto::sha256(verifier->salt + verifier->hash);
    return "set, " + crypto::to_hex(std::span(digest).first(k_mark_bytes));
}

std::string users_fault(storage::Database& database) {
    UserLog log = read_log(database);
    for (const users::User& user : storage::load_users(database)) {
        const std::string object = "user " + user.code;
        if (!is_as_logged(log.users, object, summary_of(user), {}))
            return object + ": not as the log left it";
        const auto verifier = storage::load_sign_in(database, user.code).verifier;
        if (!is_as_logged(log.passwords, object, summary_of(verifier), k_no_password))
            return object + ": the password is not the one the log knows";
    }
    for (const users::Role& role : storage::load_own_roles(database))
        if (!is_as_logged(log.roles, "role " + role.code, summary_of(role), {}))
            return "role " + role.code + ": not as the log left it";
    for (const Logged* left : {&log.users, &log.roles})
        if (!left->empty())
            return left->begin()->first + ": gone";
    return {};
}

} // namespace comptoir::app
