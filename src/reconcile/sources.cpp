#include "comptoir/reconcile/sources.h"

#include <algorithm>
#include <array>
#include <utility>

namespace comptoir::reconcile {

namespace {

constexpr std::array<std::pair<Source, std::string_view>, 8> k_names{{
    {Source::Entry, "entry"},
    {Source::Transfer, "transfer"},
    {Source::Number, "number"},
    {Source::Reference, "reference"},
    {Source::Party, "party"},
    {Source::Template, "template"},
    {Source::Name, "name"},
    {Source::Amount, "amount"},
}};
constexpr std::array<Source, 8> k_usual{Source::Entry,     Source::Transfer, Source::Number,
                                        Source::Reference, Source::Party,    Source::Template,
                                        Source::Name,      Source::Amount};

} // namespace

std::string_view to_text(Source source) {
    for (const auto& [value, name] : k_names) {
        if (value == source)
            return name;
    }
    return k_names.front().second;
}

std::optional<Source> parse_source(std::string_view text) {
    for (const auto& [value, name] : k_names) {
        if (name == text)
            return value;
    }
    return std::nullopt;
}

std::span<const Source> usual_sources() {
    return k_usual;
}

std::vector<Source> whole_order(const std::vector<Source>& first) {
    std::vector<Source> order;
    const auto add = [&](Source source) {
        if (std::find(order.begin(), order.end(), source) == order.end())
            order.push_back(source);
    };
    for (const Source source : first)
        add(source);
    for (const Source source : k_usual)
        add(source);
    return order;
}

} // namespace comptoir::reconcile
