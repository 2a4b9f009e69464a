#include "app/users/actor.h"
#include "app/users/sign_in.h"
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
    return fail(codes::unknown, {{"user", std::string(code)}, {"users", some_of(names)}});
}

// Its code as the role itself writes it.
Result<std::string> role_named(Reader& reader, const std::string& code) {
    const std::vector<users::Role> roles = roles_of(reader.database());
    const users::Role* role = users::find_role(roles, code);
    if (!role)
        return fail(codes::role_unknown, {{"role", code}});
    return role->code;
}

bool is_self(const Writer& writer, const users::User& user) {
    return writer.actor().is_signed_in && writer.user() == user.code;
}

// Rights come from somebody else: who manages users gives none to themselves.
Result<void> check_not_own_role(Writer& writer, const users::Role& role) {
    const std::vector<users::User> known = storage::load_users(writer.database());
    const users::User* self = users::find_user(known, writer.user());
    const std::vector<users::Role> roles = roles_of(writer.database());
    const users::Role* own = self ? users::find_role(roles, self->role) : nullptr;
    if (own && own->code == role.code && is_self(writer, *self))
        return fail(codes::own_role, {{"user", self->code}});
    return {};
}

// Guesses in an open session count like those at the door; the verb's own transaction is rolled
// back, so they are noted after it.
Result<void> check_old_password(Writer& writer, const std::string& user,
                                const storage::SignInRecord& record, const SecretString& old) {
    const Instant now = writer.sign_in_clock().now();
    const Result<void> checked = check_password(record, now, user, old);
    if (checked)
        return {};
    writer.on_roll_back(
        [&database = writer.database(), &clock = writer.clock(), now, user,
         refused = checked.error()] { note_refused(database, clock, now, user, refused); });
    return fail(checked.error());
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

Result<bool> password_is_given(Reader& reader, const std::string& user) {
    return storage::password_is_given(reader.database(), user);
}

Result<users::User> add_user(Writer& writer, const UserAdd& request) {
    CT_ASSIGN(act, writer.begin(Right::Users));
    const std::string code{text::trim(request.code)};
    CT_TRY(users::check_code(code));
    CT_ASSIGN(role, role_named(writer, request.role));
    const std::vector<users::User> known = storage::load_users(writer.database());
    if (const users::User* twin = users::find_user(known, code))
        return fail(codes::exists, {{"user", twin->code}});
    users::User user{code, std::string(text::trim(request.name)), role, true, false};
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
        CT_ASSIGN(role, role_named(writer, *change.role));
        if (role != user.role && is_self(writer, user))
            return fail(codes::own_role, {{"user", user.code}});
        user.role = role;
    }
    user.active = change.active.value_or(user.active);
    storage::save_user(writer.database(), user);
    CT_TRY(check_somebody_manages(writer));
    writer.record("user.set", "user " + user.code, before, summary_of(user));
    writer.changed(Noun::Users);
    return user;
}

Result<users::User> set_password(Writer& writer, const PasswordChange& change) {
    CT_ASSIGN(user, find(writer, change.user));
    const bool is_own = is_self(writer, user);
    auto begun = is_own && change.password ? Result<Writer::Act>(writer.begin_own())
                                           : writer.begin(Right::Users);
    CT_ASSIGN(act, std::move(begun));
    const auto record = storage::load_sign_in(writer.database(), user.code);
    if (is_own) // whoever one is: a session left open must not give the dossier away
        CT_TRY(check_old_password(writer, user.code, record, change.old_password));
    std::optional<crypto::PasswordVerifier> verifier;
    if (change.password) {
        CT_TRY(users::check_password(change.password->reveal()));
        if (is_own && storage::password_is_given(writer.database(), user.code) &&
            change.password->equals(change.old_password))
            return fail(codes::password_same, {{"user", user.code}});
        verifier = crypto::make_verifier(*change.password, change.cost);
    }
    storage::save_password(writer.database(), user.code, verifier);
    // While nobody signs in yet, the dossier is being set up by one person.
    const bool given = change.password && !is_own && writer.actor().is_signed_in;
    storage::mark_password_given(writer.database(), user.code, given);
    CT_TRY(check_somebody_manages(writer));
    // Never the password nor its verifier: that there is another one is all the log tells.
    writer.record("user.password", "user " + user.code, summary_of(record.verifier),
                  summary_of(verifier));
    if (given)
        writer.record("user.password_given", "user " + user.code, {}, "to be changed");
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
    const std::string_view name = change.name ? text::trim(*change.name) : std::string_view{};
    if ((before && before->fixed) || users::is_name_of_fixed_role(code))
        return fail(codes::role_fixed, {{"role", before ? before->code : code}});
    if (users::is_name_of_fixed_role(name))
        return fail(codes::role_fixed, {{"role", std::string(name)}});
    if (before)
        CT_TRY(check_not_own_role(writer, *before));
    users::Role role = before ? *before : users::Role{code, code, {}, false};
    if (!change.like.empty()) {
        const users::Role* like = users::find_role(known, change.like);
        if (!like)
            return fail(codes::role_unknown, {{"role", change.like}});
        role.rights = like->rights;
    }
    if (!name.empty())
        role.name = name;
    for (const Right right : change.allow)
        role.rights.add(right);
    for (const Right right : change.deny)
        role.rights.remove(right);
    storage::save_own_role(writer.database(), role);
    CT_TRY(check_somebody_manages(writer));
    writer.record("role.set", "role " + role.code, before ? summary_of(*before) : "",
                  summary_of(role));
    writer.changed(Noun::Users);
    return role;
}

Result<void> note_printed(Writer& writer, std::string_view what) {
    CT_ASSIGN(act, writer.begin(Right::StatementPrint));
    writer.record("statement.print", what);
    return {};
}

} // namespace comptoir::app
