#include "comptoir/sandbox/faults.h"

#include "comptoir/core/text.h"
#include "comptoir/sandbox/errors.h"

#include <array>
#include <string>
#include <utility>

namespace comptoir::sandbox {

namespace {

constexpr long long k_count_max = 1000;
constexpr long long k_seconds_max = 3600;

constexpr std::array<std::pair<std::string_view, FaultKind>, 10> k_words{{
    {"ok", FaultKind::None},
    {"429", FaultKind::TooManyRequests},
    {"500", FaultKind::ServerError},
    {"401", FaultKind::Unauthorized},
    {"403", FaultKind::Forbidden},
    {"cut", FaultKind::Cut},
    {"truncated", FaultKind::Truncated},
    {"html", FaultKind::Html},
    {"slow", FaultKind::Slow},
    {"repeat-page", FaultKind::RepeatPage},
}};

// The number after `mark`, which is then cut off `word`; empty when there is none.
std::optional<long long> number_after(std::string_view& word, char mark, bool& valid) {
    const auto at = word.find(mark);
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::string_view digits = word.substr(at + 1);
    word = word.substr(0, at);
    const auto number = text::parse_integer(digits);
    valid = valid && text::all_digits(digits) && number;
    return number;
}

} // namespace

Result<std::deque<Fault>> parse_faults(std::string_view given) {
    std::deque<Fault> faults;
    std::string_view rest = given;
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        std::string_view word = text::trim(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        bool valid = true;
        const long long count = number_after(word, ':', valid).value_or(1);
        const auto seconds = number_after(word, '@', valid);
        const FaultKind* kind = nullptr;
        for (const auto& row : k_words)
            if (row.first == word)
                kind = &row.second;
        if (!valid || kind == nullptr || count < 1 || count > k_count_max ||
            seconds.value_or(0) > k_seconds_max)
            return fail(errors::bad_faults, {{"text", std::string(given)}});
        for (long long i = 0; i < count; ++i)
            faults.push_back({*kind, seconds});
    }
    return faults;
}

} // namespace comptoir::sandbox
