#include "app/users/sign_in.h"

#include "comptoir/storage/repositories/user_repository.h"
#include "comptoir/users/errors.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace comptoir::app {

namespace {

namespace codes = users::errors;

constexpr std::int64_t k_first_pause_ms = 1'000;
constexpr std::int64_t k_longest_pause_ms = 30'000;

std::vector<std::string> codes_of(const std::vector<users::User>& users) {
    std::vector<std::string> names;
    for (const users::User& user : users)
        if (user.active && user.has_password)
            names.push_back(user.code);
    return names;
}

// Twice as long after each wrong password, less the time that went by since the last.
std::int64_t pause_ms(const storage::SignInRecord& record, Instant now) {
    if (record.failures <= 0)
        return 0;
    std::int64_t pause = k_first_pause_ms;
    for (std::int64_t i = 1; i < record.failures && pause < k_longest_pause_ms; ++i)
        pause *= 2;
    pause = std::min(pause, k_longest_pause_ms);
    const std::int64_t elapsed = record.failed_at ? now.ms - record.failed_at->ms : 0;
    return std::clamp<std::int64_t>(pause - std::max<std::int64_t>(elapsed, 0), 0, pause);
}

void wait(const OpenOptions& options, std::int64_t ms) {
    if (ms == 0)
        return;
    if (options.pause)
        options.pause(ms);
    else
        std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

void note_failure(storage::Database& database, const Clock& clock, const std::string& user,
                  std::int64_t failures) {
    storage::Transaction transaction(database);
    Writer writer(database, clock, Actor{.user = user});
    const Writer::Act act = writer.begin_own();
    storage::save_failures(database, user, failures, clock.now());
    writer.record("user.refused", "user " + user, {}, "wrong password");
    transaction.commit();
}

} // namespace

Result<Actor> sign_in(storage::Database& database, const Clock& clock, const OpenOptions& options,
                      const std::string& owner) {
    const std::string wanted = options.user.empty() ? owner : options.user;
    const std::vector<users::User> known = storage::load_users(database);
    if (!users::is_protected(known))
        return actor_of(database, wanted, false);
    const users::User* user = users::find_user(known, wanted);
    // Nobody was named, and the owner cannot be meant.
    if (options.user.empty() && !(user && user->active && user->has_password))
        return fail(codes::user_needed, {{"users", joined(codes_of(known))}});
    if (!user)
        return fail(codes::unknown, {{"user", wanted}, {"users", joined(codes_of(known))}});
    if (!user->active)
        return fail(codes::disabled, {{"user", user->code}});
    if (!user->has_password)
        return fail(
            codes::password_missing,
            {{"user", user->code},
             {"who", joined(users::who_may(users::Right::Users, known, roles_of(database)))}});
    if (options.password.empty())
        return fail(codes::password_needed, {{"user", user->code}});
    const storage::SignInRecord record = storage::load_sign_in(database, user->code);
    wait(options, pause_ms(record, clock.now()));
    if (!crypto::accepts(*record.verifier, options.password)) {
        note_failure(database, clock, user->code, record.failures + 1);
        return fail(codes::password_wrong, {{"user", user->code}});
    }
    if (record.failures > 0) {
        storage::Transaction transaction(database);
        storage::save_failures(database, user->code, 0, std::nullopt);
        transaction.commit();
    }
    return actor_of(database, user->code, true);
}

} // namespace comptoir::app
