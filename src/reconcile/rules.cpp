#include "comptoir/reconcile/rules.h"

#include "comptoir/core/invariant.h"

#include <array>

namespace comptoir::reconcile {

namespace {

template <class Value>
struct Name {
    Value value;
    std::string_view text;
};

constexpr std::array<Name<AllowanceKind>, 3> k_allowances{{
    {AllowanceKind::Discount, "discount"},
    {AllowanceKind::Fee, "fee"},
    {AllowanceKind::Rounding, "rounding"},
}};
constexpr std::array<Name<LearnedFrom>, 4> k_sources{{
    {LearnedFrom::Iban, "iban"},
    {LearnedFrom::Mandate, "mandate"},
    {LearnedFrom::Name, "name"},
    {LearnedFrom::Label, "label"},
}};
constexpr std::array<Name<LearnedTo>, 3> k_aims{{
    {LearnedTo::Party, "party"},
    {LearnedTo::Account, "account"},
    {LearnedTo::Template, "template"},
}};

template <class Names, class Value>
std::string_view text_of(const Names& names, Value value) {
    for (const auto& name : names) {
        if (name.value == value)
            return name.text;
    }
    return names.front().text;
}

template <class Value, std::size_t Count>
std::optional<Value> value_of(const std::array<Name<Value>, Count>& names, std::string_view text) {
    for (const Name<Value>& name : names) {
        if (name.text == text)
            return name.value;
    }
    return std::nullopt;
}

} // namespace

std::string_view to_text(AllowanceKind kind) {
    return text_of(k_allowances, kind);
}
std::optional<AllowanceKind> parse_allowance_kind(std::string_view text) {
    return value_of(k_allowances, text);
}
std::string_view to_text(LearnedFrom from) {
    return text_of(k_sources, from);
}
std::optional<LearnedFrom> parse_learned_from(std::string_view text) {
    return value_of(k_sources, text);
}
std::string_view to_text(LearnedTo to) {
    return text_of(k_aims, to);
}
std::optional<LearnedTo> parse_learned_to(std::string_view text) {
    return value_of(k_aims, text);
}

bool Allowance::covers(std::int64_t difference_minor, std::int64_t open_minor) const {
    invariant(difference_minor >= 0 && open_minor > 0, "a difference lies on something open");
    if (limit_minor <= 0 && limit_permille <= 0)
        return false;
    if (limit_minor > 0 && difference_minor > limit_minor)
        return false;
    return limit_permille <= 0 || difference_minor * 1000 <= open_minor * limit_permille;
}

bool Allowance::applies_to(std::string_view party_code, bank::Nature line_nature) const {
    return (party.empty() || party == party_code) && (!nature || *nature == line_nature);
}

// PCG: 665 and 765 escomptes, 627 services bancaires, 658 and 758 charges et produits divers, 58
// virements internes. PCMN: 657 and 757 charges et produits financiers divers, 58. KMU: as its
// names say; it has no account for transfers under way.
UsualAccounts usual_accounts(ledger::Chart chart) {
    switch (chart) {
    case ledger::Chart::Pcg:
        return {"665000", "765000", "627000", "658000", "758000", "580000"};
    case ledger::Chart::Pcmn:
        return {"657000", "757000", "657000", "657000", "757000", "580000"};
    case ledger::Chart::Kmu:
        return {"380000", "490000", "694000", "694300", "695300", ""};
    }
    return {};
}

} // namespace comptoir::reconcile
