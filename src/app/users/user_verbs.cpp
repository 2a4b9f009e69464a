#include "app/users/actor.h"
#include "app/users/user_trace.h"
#include "comptoir/app/users.h"
#include "comptoir/core/text.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/user_repository.h"
#include "comptoir/users/errors.h"

namespace comptoir::app {

namespace {

namespace codes = users::errors;
using users::Right;

Result<users::User> find(Reader& reader, std::string_view code) {
    const std::vector<users::User> known = storage::load_users(reader.database());
    if (const users::User* user = users::find_user(known, code))
        return *user;
    std::vector<std::string> names;
    for (const users::User& user : known)
        names.push_back(user.code);
    return fail(codes::unknown, {{"user", std::string(code)}, {"users", joined(names)}});
}

Result<void> check_role(Reader& reader, const std::string& code) {
    if (!users::find_role(roles_of(reader.database()), code))
        return fail(codes::role_unknown, {{"role", code}});
    return {};
}

Result<void> check_somebody_manages(Reader& reader) {
    return users::check_somebody_manages(storage::load_users(reader.database()),
                                         roles_of(reader.database()));
}

} // namespace

Result<UserList> list_users(Reader& reader) {
    UserList list;
    list.users = storage::load_users(reader.database());
    list.roles = roles_of(reader.database());
    list.is_protected = users::is_protected(list.users);
    return list;
}

Result<UserList> users_of_dossier(const std::filesystem::path& path) {
    CT_ASSIGN(workspace, Workspace::open(path, {.read_only = true}));
    return workspace->read<UserList>([](Reader& reader) { return list_users(reader); });
}

Result<users::User> add_user(Writer& writer, const UserAdd& request) {
    CT_ASSIGN(act, writer.begin(Right::Users));
    const std::string code{text::trim(request.code)};
    CT_TRY(users::check_code(code));
    CT_TRY(check_role(writer, request.role));
    const std::vector<users::User> known = storage::load_users(writer.database());
    if (const users::User* twin = users::find_user(known, code))
        return fail(codes::exists, {{"user", twin->code}});
    users::User user{code, std::string(text::trim(request.name)), request.role, true, false};
    if (user.name.empty())
        user.name = code;
    storage::save_user(writer.database(), user);
    writer.record("user.add", "user " + code, {}, summary_of(user));
    writer.changed(Noun::Users);
    return user;
}

Result<users::User> set_user(Writer& writer, const UserChange& change) {
    CT_ASSIGN(act, writer.begin(Right::Users));
    CT_ASSIGN(user, find(writer, change.code));
    const std::string before = summary_of(user);
    if (change.name && !text::trim(*change.name).empty())
        user.name = text::trim(*change.name);
    if (change.role) {
        CT_TRY(check_role(writer, *change.role));
        user.role = *change.role;
    }
    user.active = change.active.value_or(user.active);
    storage::save_user(writer.database(), user);
    CT_TRY(check_somebody_manages(writer));
    writer.record("user.set", "user " + user.code, before, summary_of(user));
    writer.changed(Noun::Users);
    return user;
}

Result<users::User> set_password(Writer& writer, const PasswordChange& change) {
    const bool manages = writer.actor().rights.has(Right::Users);
    CT_ASSIGN(user, find(writer, change.user));
    const bool is_own = writer.actor().is_signed_in && writer.user() == user.code;
    // One's own with the old one; another's, or without it, is managing users.
    const bool by_old_one = is_own && !manages && change.password;
    auto begun = by_old_one ? Result<Writer::Act>(writer.begin_own()) : writer.begin(Right::Users);
    CT_ASSIGN(act, std::move(begun));
    const auto record = storage::load_sign_in(writer.database(), user.code);
    if (by_old_one && !(record.verifier && crypto::accepts(*record.verifier, change.old_password)))
        return fail(codes::password_wrong, {{"user", user.code}});
    std::optional<crypto::PasswordVerifier> verifier;
    if (change.password) {
        CT_TRY(users::check_password(change.password->reveal()));
        verifier = crypto::make_verifier(*change.password, change.cost);
    }
    storage::save_password(writer.database(), user.code, verifier);
    CT_TRY(check_somebody_manages(writer));
    // Never the password nor its verifier: that there is another one is all the log tells.
    writer.record("user.password", "user " + user.code, summary_of(record.verifier),
                  summary_of(verifier));
    writer.changed(Noun::Users);
    user.has_password = verifier.has_value();
    return user;
}

Result<users::Role> set_role(Writer& writer, const RoleChange& change) {
    CT_ASSIGN(act, writer.begin(Right::Users));
    const std::string code{text::trim(change.code)};
    CT_TRY(users::check_code(code));
    const std::vector<users::Role> known = roles_of(writer.database());
    const users::Role* before = users::find_role(known, code);
    if (before && before->fixed)
        return fail(codes::role_fixed, {{"role", code}});
    users::Role role = before ? *before : users::Role{code, code, {}, false};
    if (!change.like.empty()) {
        const users::Role* like = users::find_role(known, change.like);
        if (!like)
            return fail(codes::role_unknown, {{"role", change.like}});
        role.rights = like->rights;
    }
    if (change.name && !text::trim(*change.name).empty())
        role.name = text::trim(*change.name);
    for (const Right right : change.allow)
        role.rights.add(right);
    for (const Right right : change.deny)
        role.rights.remove(right);
    storage::save_own_role(writer.database(), role);
    CT_TRY(check_somebody_manages(writer));
    writer.record("role.set", "role " + code, before ? summary_of(*before) : "", summary_of(role));
    writer.changed(Noun::Users);
    return role;
}

Result<void> note_printed(Writer& writer, std::string_view what) {
    CT_ASSIGN(act, writer.begin(Right::StatementPrint));
    writer.record("statement.print", what);
    return {};
}

} // namespace comptoir::app
