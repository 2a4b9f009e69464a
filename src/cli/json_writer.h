// Streams one JSON document to stdout, without building it in memory.
//
//   JsonWriter json(out);
//   json.begin_object();
//   json.key("lines"); json.begin_array(); … json.end_array();
//   json.end_object();
//
// Scalars that are absent are left out: member() takes optionals and empty strings and skips them.
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/core/id.h"
#include "comptoir/core/money.h"

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::cli {

class JsonWriter {
public:
    explicit JsonWriter(std::ostream& out) : m_out(&out) {}

    void begin_object();
    void end_object();
    void begin_array();
    void end_array();
    void key(std::string_view name);

    void value(std::string_view text);
    void value(const char* text) { value(std::string_view(text)); }
    void value(std::int64_t number);
    void value(int number) { value(std::int64_t{number}); }
    void value(bool flag);
    void value(Money amount) { value(amount.to_decimal()); }
    void value(Date day) { value(day.to_iso()); }
    template <class Tag>
    void value(Id<Tag> id) {
        value(id.value());
    }

    // Always there, whatever the value.
    template <class T>
    void put(std::string_view name, const T& what) {
        key(name);
        value(what);
    }
    // Left out when empty or absent.
    void member(std::string_view name, std::string_view text) {
        if (!text.empty())
            put(name, text);
    }
    void member(std::string_view name, const std::string& text) {
        member(name, std::string_view(text));
    }
    void member(std::string_view name, const char* text) { member(name, std::string_view(text)); }
    template <class T>
    void member(std::string_view name, const std::optional<T>& what) {
        if (what)
            put(name, *what);
    }
    template <class Tag>
    void member(std::string_view name, Id<Tag> id) {
        if (id)
            put(name, id);
    }

private:
    void separate();
    std::ostream* m_out;
    std::vector<bool> m_has_items; // one per open object or array
    bool m_after_key = false;
};

// "lines":[1,2,3]: always there, empty when there are none.
template <class Id>
void write_ids(JsonWriter& json, std::string_view name, const std::vector<Id>& ids) {
    json.key(name);
    json.begin_array();
    for (const Id id : ids)
        json.value(id);
    json.end_array();
}

// The one array of a document that lists rows as they come: {"lines":[…]}. Nothing is written
// before the first row, so that a list refused at once is a refusal like any other.
class JsonList {
public:
    JsonList(JsonWriter& json, std::string_view name) : m_json(json), m_name(name) {}

    bool has_begun() const { return m_has_begun; }
    void begin() {
        if (m_has_begun)
            return;
        m_has_begun = true;
        m_json.begin_object();
        m_json.key(m_name);
        m_json.begin_array();
    }
    // The array alone: the caller adds "next" or "error", and ends the object.
    void end() {
        begin();
        m_json.end_array();
    }

private:
    JsonWriter& m_json;
    std::string_view m_name;
    bool m_has_begun = false;
};

} // namespace comptoir::cli
