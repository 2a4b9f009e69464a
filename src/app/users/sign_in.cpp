#include "app/users/sign_in.h"

#include "comptoir/core/text.h"
#include "comptoir/users/errors.h"

#include <algorithm>

namespace comptoir::app {

namespace {

namespace codes = users::errors;

constexpr std::int64_t k_first_pause_ms = 1'000;
constexpr std::int64_t k_longest_pause_ms = 30'000;
constexpr std::string_view k_nobody = "?"; // in the log

std::vector<std::string> codes_of(const std::vector<users::User>& users) {
    std::vector<std::string> names;
    for (const users::User& user : users)
        if (user.active && user.has_password)
            names.push_back(user.code);
    return names;
}

// Twice as long after each wrong password, less the time that went by since the last. A failure
// noted by a clock that was ahead counts as one of now.
std::int64_t wait_ms(const storage::SignInRecord& record, Instant now) {
    if (record.failures <= 0 || !record.failed_at)
        return 0;
    std::int64_t pause = k_first_pause_ms;
    for (std::int64_t i = 1; i < record.failures && pause < k_longest_pause_ms; ++i)
        pause *= 2;
    pause = std::min(pause, k_longest_pause_ms);
    const std::int64_t elapsed = std::max<std::int64_t>(now.ms - record.failed_at->ms, 0);
    return std::max<std::int64_t>(pause - elapsed, 0);
}

// Somebody is in again: the run of failures ends, and the log says how long it was.
void note_let_in(storage::Database& database, const Clock& clock, const std::string& user,
                 std::int64_t failures) {
    storage::Transaction transaction(database);
    Writer writer(database, clock, Actor{.user = user});
    const Writer::Act act = writer.begin_own();
    storage::save_failures(database, user, 0, std::nullopt);
    writer.record("user.let_in", "user " + user, {},
                  "wrong passwords before: " + text::number(failures));
    transaction.commit();
}

} // namespace

Result<void> check_password(const storage::SignInRecord& record, Instant now,
                            const std::string& user, const SecretString& password) {
    if (const std::int64_t ms = wait_ms(record, now); ms > 0)
        return fail(codes::too_early, {{"user", user}, {"seconds", (ms + 999) / 1000}});
    if (!record.verifier || !crypto::accepts(*record.verifier, password))
        return fail(codes::password_wrong, {{"user", user}});
    return {};
}

void note_refused(storage::Database& database, const Clock& clock, Instant now,
                  const std::string& user, const Error& refused) {
    const storage::SignInRecord record = storage::load_sign_in(database, user);
    storage::Transaction transaction(database);
    if (refused.code == ErrorCode(codes::password_wrong)) {
        storage::save_failures(database, user, record.failures + 1, now);
        if (record.failures == 0) {
            // Who it was nobody knows: not the user whose password was guessed at.
            Writer writer(database, clock, Actor{.user = std::string(k_nobody)});
            const Writer::Act act = writer.begin_own();
            writer.record("user.refused", "user " + user, {}, "wrong password");
        }
    } else if (record.failed_at && *record.failed_at > now) {
        storage::save_failures(database, user, record.failures, now); // else the wait never ends
    }
    transaction.commit();
}

Result<Actor> sign_in(storage::Database& database, const Clock& clock, const OpenOptions& options,
                      const std::string& owner) {
    const std::string wanted = options.user.empty() ? owner : options.user;
    const std::vector<users::User> known = storage::load_users(database);
    if (!users::is_protected(known))
        return actor_of(database, wanted, false);
    const users::User* user = users::find_user(known, wanted);
    // Nobody was named, and the owner cannot be meant.
    if (options.user.empty() && !(user && user->active && user->has_password))
        return fail(codes::user_needed, {{"users", some_of(codes_of(known))}});
    if (!user)
        return fail(codes::unknown, {{"user", wanted}, {"users", some_of(codes_of(known))}});
    if (!user->active)
        return fail(codes::disabled, {{"user", user->code}});
    if (!user->has_password)
        return fail(
            codes::password_missing,
            {{"user", user->code},
             {"who", some_of(users::who_may(users::Right::Users, known, roles_of(database)))}});
    if (options.password.empty())
        return fail(codes::password_needed, {{"user", user->code}});
    const storage::SignInRecord record = storage::load_sign_in(database, user->code);
    const Instant now = options.sign_in_clock ? options.sign_in_clock->now() : SystemClock().now();
    if (const auto checked = check_password(record, now, user->code, options.password); !checked) {
        note_refused(database, clock, now, user->code, checked.error());
        return fail(checked.error());
    }
    if (record.failures > 0)
        note_let_in(database, clock, user->code, record.failures);
    return actor_of(database, user->code, true);
}

} // namespace comptoir::app
