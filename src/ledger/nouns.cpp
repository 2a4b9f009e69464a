#include "comptoir/ledger/types.h"

#include <array>
#include <utility>

namespace comptoir::ledger {

namespace {

constexpr std::array<std::pair<Chart, std::string_view>, 3> k_charts{
    {{Chart::Pcg, "pcg"}, {Chart::Pcmn, "pcmn"}, {Chart::Kmu, "kmu"}}};

constexpr std::array<std::pair<JournalType, std::string_view>, 6> k_journal_types{
    {{JournalType::Purchase, "purchase"},
     {JournalType::Sale, "sale"},
     {JournalType::Bank, "bank"},
     {JournalType::Cash, "cash"},
     {JournalType::General, "general"},
     {JournalType::Opening, "opening"}}};

template <class T, std::size_t N>
std::string_view name_of(const std::array<std::pair<T, std::string_view>, N>& names, T value) {
    for (const auto& [candidate, name] : names) {
        if (candidate == value)
            return name;
    }
    return {};
}

template <class T, std::size_t N>
std::optional<T> named(const std::array<std::pair<T, std::string_view>, N>& names,
                       std::string_view text) {
    for (const auto& [candidate, name] : names) {
        if (name == text)
            return candidate;
    }
    return std::nullopt;
}

} // namespace

std::string_view to_text(Chart chart) {
    return name_of(k_charts, chart);
}
std::optional<Chart> parse_chart(std::string_view text) {
    return named(k_charts, text);
}

std::string_view to_text(JournalType type) {
    return name_of(k_journal_types, type);
}
std::optional<JournalType> parse_journal_type(std::string_view text) {
    return named(k_journal_types, text);
}

} // namespace comptoir::ledger
