#include "comptoir/reconcile/rules.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"

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
std::string to_text(const TaughtAccount& taught) {
    if (!taught.vat_permille)
        return taught.account;
    const int whole = *taught.vat_permille / 10, tenths = *taught.vat_permille % 10;
    return taught.account + "@" + text::number(whole) +
           (tenths == 0 ? std::string() : "." + text::number(tenths));
}

TaughtAccount parse_taught_account(std::string_view code) {
    const std::size_t mark = code.find('@');
    TaughtAccount taught{std::string(code.substr(0, mark)), std::nullopt};
    if (mark == std::string_view::npos)
        return taught;
    const std::string_view rate = code.substr(mark + 1);
    const std::size_t point = rate.find('.');
    const auto whole = text::parse_integer(rate.substr(0, point));
    const auto tenths = point == std::string_view::npos
                            ? std::optional<long long>(0)
                            : text::parse_integer(rate.substr(point + 1));
    if (whole && tenths && *whole >= 0 && *whole < 100 && *tenths >= 0 && *tenths < 10)
        taught.vat_permille = static_cast<int>(*whole * 10 + *tenths);
    return taught;
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
