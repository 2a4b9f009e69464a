#include "comptoir/storage/repositories/event_repository.h"

#include "comptoir/core/text.h"

#include <optional>
#include <string_view>

namespace comptoir::storage {

namespace {

constexpr std::string_view k_chain_seed = "comptoir events 1";
constexpr std::string_view k_head_setting = "events.head";

std::string as_bytes(const crypto::Digest& digest) {
    return std::string(digest.begin(), digest.end());
}

std::string chain_hash(std::string_view previous, std::string_view canonical) {
    std::string joined;
    joined.reserve(previous.size() + canonical.size());
    joined.append(previous);
    joined.append(canonical);
    return as_bytes(crypto::sha256(joined));
}

std::string hex_of(std::string_view bytes) {
    const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.data());
    return crypto::to_hex({first, bytes.size()});
}

void add_field(std::string& bytes, std::string_view field) {
    bytes += text::number(static_cast<long long>(field.size()));
    bytes += ':';
    bytes += field;
}

EventRecord read_event(const Statement& row) {
    EventRecord event;
    event.at = row.instant(1);
    event.simulated_clock = row.integer(2) != 0;
    event.user = row.text(3);
    event.action = row.text(4);
    event.object = row.text(5);
    event.before = row.text(6);
    event.after = row.text(7);
    return event;
}

constexpr std::string_view k_select_events = R"(
    SELECT id, at, simulated_clock, user, action, object, before, after, hash
    FROM event
    ORDER BY id)";

} // namespace

std::string canonical_event_bytes(std::int64_t id, const EventRecord& event) {
    std::string bytes;
    add_field(bytes, text::number(id));
    add_field(bytes, text::number(event.at.ms));
    add_field(bytes, event.simulated_clock ? "1" : "0");
    add_field(bytes, event.user);
    add_field(bytes, event.action);
    add_field(bytes, event.object);
    add_field(bytes, event.before);
    add_field(bytes, event.after);
    return bytes;
}

std::int64_t append_event(Database& database, const EventRecord& event) {
    std::int64_t id = 1;
    std::string previous = as_bytes(crypto::sha256(k_chain_seed));
    {
        Statement last = database.query("SELECT id, hash FROM event ORDER BY id DESC LIMIT 1");
        if (last.step()) {
            id = last.integer(0) + 1;
            previous = std::string(last.blob_view(1));
        }
    }
    const std::string hash = chain_hash(previous, canonical_event_bytes(id, event));
    Statement insert = database.prepare(R"(
        INSERT INTO event (id, at, simulated_clock, user, action, object, before, after, hash)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))");
    insert.bind_all(id, event.at, event.simulated_clock, event.user, event.action, event.object,
                    event.before, event.after);
    insert.bind_blob(9, hash);
    insert.run();
    database.run(R"(
        INSERT INTO setting (name, value) VALUES (?1, ?2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value)",
                 k_head_setting, text::number(id) + ":" + hex_of(hash));
    return id;
}

void for_each_event(Database& database,
                    const std::function<bool(std::int64_t id, const EventRecord& event)>& take) {
    Statement rows = database.prepare(k_select_events);
    while (rows.step()) {
        if (!take(rows.integer(0), read_event(rows)))
            return;
    }
}

std::int64_t first_broken_event(Database& database) {
    std::string previous = as_bytes(crypto::sha256(k_chain_seed));
    std::int64_t expected_id = 1;
    Statement rows = database.prepare(k_select_events);
    while (rows.step()) {
        const std::int64_t id = rows.integer(0);
        if (id != expected_id)
            return expected_id;
        previous = chain_hash(previous, canonical_event_bytes(id, read_event(rows)));
        if (previous != rows.blob_view(8))
            return id;
        ++expected_id;
    }
    const std::optional<std::string> head =
        database.optional_text("SELECT value FROM setting WHERE name = ?1", k_head_setting);
    if (expected_id == 1)
        return head ? 1 : 0;
    const std::string computed = text::number(expected_id - 1) + ":" + hex_of(previous);
    return head == computed ? 0 : expected_id;
}

} // namespace comptoir::storage
