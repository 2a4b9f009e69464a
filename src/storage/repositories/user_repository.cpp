#include "comptoir/storage/repositories/user_repository.h"

namespace comptoir::storage {

namespace {

std::string given_setting(std::string_view user) {
    return "user.password_given." + std::string(user);
}

} // namespace

bool knows_users(Database& database) {
    return database.query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'user'")
        .step();
}

std::vector<users::User> load_users(Database& database) {
    std::vector<users::User> list;
    Statement rows = database.query(
        "SELECT code, name, role, active, password_hash IS NOT NULL FROM user ORDER BY code");
    while (rows.step())
        list.push_back(
            {rows.text(0), rows.text(1), rows.text(2), rows.integer(3) != 0, rows.integer(4) != 0});
    return list;
}

void save_user(Database& database, const users::User& user) {
    database.run(R"(
        INSERT INTO user (code, name, role, active) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (code) DO UPDATE SET name = ?2, role = ?3, active = ?4)",
                 user.code, user.name, user.role, user.active);
}

void save_password(Database& database, std::string_view user,
                   const std::optional<crypto::PasswordVerifier>& verifier) {
    if (!verifier) {
        database.run(R"(
            UPDATE user SET password_hash = NULL, password_salt = NULL, scrypt_n = NULL,
                scrypt_r = NULL, scrypt_p = NULL, failures = 0, failed_at = NULL
            WHERE code = ?1)",
                     user);
        return;
    }
    Statement update = database.prepare(R"(
        UPDATE user SET password_hash = ?1, password_salt = ?2, scrypt_n = ?3, scrypt_r = ?4,
            scrypt_p = ?5, failures = 0, failed_at = NULL
        WHERE code = ?6)");
    update.bind_blob(1, verifier->hash);
    update.bind_blob(2, verifier->salt);
    update.bind(3, static_cast<std::int64_t>(verifier->cost.n));
    update.bind(4, std::int64_t{verifier->cost.r});
    update.bind(5, std::int64_t{verifier->cost.p});
    update.bind(6, user);
    update.run();
}

bool password_is_given(Database& database, std::string_view user) {
    return database.query("SELECT 1 FROM setting WHERE name = ?1", given_setting(user)).step();
}

void mark_password_given(Database& database, std::string_view user, bool given) {
    database.run("DELETE FROM setting WHERE name = ?1", given_setting(user));
    if (given)
        database.run("INSERT INTO setting (name, value) VALUES (?1, '1')", given_setting(user));
}

SignInRecord load_sign_in(Database& database, std::string_view user) {
    SignInRecord record;
    Statement row = database.query(R"(
        SELECT password_hash, password_salt, scrypt_n, scrypt_r, scrypt_p, failures, failed_at
        FROM user WHERE code = ?1)",
                                   user);
    if (!row.step())
        return record;
    if (!row.is_null(0)) {
        crypto::PasswordVerifier verifier;
        verifier.hash = std::string(row.blob_view(0));
        verifier.salt = std::string(row.blob_view(1));
        verifier.cost = {static_cast<std::uint64_t>(row.integer(2)),
                         static_cast<std::uint32_t>(row.integer(3)),
                         static_cast<std::uint32_t>(row.integer(4))};
        record.verifier = std::move(verifier);
    }
    record.failures = row.integer(5);
    if (!row.is_null(6))
        record.failed_at = row.instant(6);
    return record;
}

void save_failures(Database& database, std::string_view user, std::int64_t failures,
                   std::optional<Instant> failed_at) {
    database.run("UPDATE user SET failures = ?2, failed_at = ?3 WHERE code = ?1", user, failures,
                 failed_at);
}

std::vector<users::Role> load_own_roles(Database& database) {
    std::vector<users::Role> roles;
    Statement rows = database.query("SELECT code, name FROM own_role ORDER BY code");
    while (rows.step())
        roles.push_back({rows.text(0), rows.text(1), {}, false});
    for (users::Role& role : roles) {
        Statement granted =
            database.query("SELECT granted FROM own_role_right WHERE role = ?1", role.code);
        while (granted.step())
            if (const auto right = users::parse_right(granted.text_view(0)))
                role.rights.add(*right);
    }
    return roles;
}

void save_own_role(Database& database, const users::Role& role) {
    database.run(R"(
        INSERT INTO own_role (code, name) VALUES (?1, ?2)
        ON CONFLICT (code) DO UPDATE SET name = ?2)",
                 role.code, role.name);
    database.run("DELETE FROM own_role_right WHERE role = ?1", role.code);
    for (const users::Right right : users::all_rights())
        if (role.rights.has(right))
            database.run("INSERT INTO own_role_right (role, granted) VALUES (?1, ?2)", role.code,
                         users::to_text(right));
}

} // namespace comptoir::storage
