// JsonText: builds a JSON object as text, so that an amount is written from its digits and never
// passes through a binary fraction.
#pragma once

#include "comptoir/core/clock.h"
#include "comptoir/core/money.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::sandbox {

std::string json_quoted(std::string_view text); // with the quotation marks

class JsonText {
public:
    JsonText& raw(std::string_view name, std::string_view json);
    JsonText& text(std::string_view name, std::string_view value) {
        return raw(name, json_quoted(value));
    }
    JsonText& text_or_null(std::string_view name, std::string_view value) {
        return raw(name, value.empty() ? "null" : json_quoted(value));
    }
    JsonText& number(std::string_view name, std::int64_t value);
    JsonText& truth(std::string_view name, bool value) {
        return raw(name, value ? "true" : "false");
    }
    JsonText& instant(std::string_view name, const std::optional<Instant>& value);
    // "name" as Qonto writes it (a number with a fraction) and "name_cents".
    JsonText& money(std::string_view name, const std::optional<Money>& value);
    std::string object() const { return "{" + m_members + "}"; }

private:
    std::string m_members;
};

std::string json_array(const std::vector<std::string>& items);

} // namespace comptoir::sandbox
