#include "comptoir/reconcile/differences.h"

#include "comptoir/core/invariant.h"
#include "comptoir/reconcile/errors.h"

#include <algorithm>
#include <array>
#include <utility>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_code_max = 20;
constexpr std::int64_t k_share_of_pieces = 10; // a difference is at most one part in ten of them

constexpr std::array<std::pair<DifferenceKind, std::string_view>, 4> k_kinds{{
    {DifferenceKind::Settlement, "settlement"},
    {DifferenceKind::Discount, "discount"},
    {DifferenceKind::Fee, "fee"},
    {DifferenceKind::Exchange, "exchange"},
}};

struct UsualAccountsOfKinds {
    std::string_view settlement_charge, settlement_income;
    std::string_view discount_charge, discount_income;
    std::string_view fee;
    std::string_view exchange_charge, exchange_income;
};

// PCG 2025: sub-accounts of 658 and 758 are free, 6588 and 7588 are the trusts'. PCMN and KMU: as
// their accounts are named.
UsualAccountsOfKinds accounts_of_chart(ledger::Chart chart) {
    switch (chart) {
    case ledger::Chart::Pcg:
        return {"658500", "758900", "665000", "765000", "627000", "656000", "756000"};
    case ledger::Chart::Pcmn:
        return {"658500", "758900", "657000", "757000", "657000", "654000", "754000"};
    case ledger::Chart::Kmu:
        return {"694300", "695300", "380000", "490000", "694000", "694200", "695200"};
    }
    return {};
}

Target account_target(const std::string& account, Money amount) {
    Target target;
    target.kind = TargetKind::Account;
    target.account = account;
    target.amount = amount;
    return target;
}

} // namespace

std::string_view to_text(DifferenceKind kind) {
    for (const auto& [candidate, name] : k_kinds) {
        if (candidate == kind)
            return name;
    }
    return {};
}

std::optional<DifferenceKind> parse_difference_kind(std::string_view text) {
    for (const auto& [kind, name] : k_kinds) {
        if (name == text)
            return kind;
    }
    return std::nullopt;
}

std::optional<AllowanceKind> allowance_kind_of(DifferenceKind kind) {
    switch (kind) {
    case DifferenceKind::Settlement:
        return AllowanceKind::Rounding;
    case DifferenceKind::Discount:
        return AllowanceKind::Discount;
    case DifferenceKind::Fee:
        return AllowanceKind::Fee;
    case DifferenceKind::Exchange:
        return std::nullopt;
    }
    return std::nullopt;
}

std::vector<DifferenceType> usual_differences(ledger::Chart chart) {
    const UsualAccountsOfKinds accounts = accounts_of_chart(chart);
    const auto type = [](std::string_view code, std::string_view label, DifferenceKind kind,
                         std::string_view charge, std::string_view income, DifferenceVat vat) {
        return DifferenceType{std::string(code),
                              std::string(label),
                              kind,
                              std::string(charge),
                              std::string(income),
                              vat,
                              std::nullopt,
                              0};
    };
    return {
        type("settlement", "Écart de règlement", DifferenceKind::Settlement,
             accounts.settlement_charge, accounts.settlement_income, DifferenceVat::None),
        type("discount", "Escompte de règlement", DifferenceKind::Discount,
             accounts.discount_charge, accounts.discount_income, DifferenceVat::Corrected),
        type("fee", "Frais bancaires", DifferenceKind::Fee, accounts.fee, accounts.fee,
             DifferenceVat::None),
        type("exchange", "Différence de change", DifferenceKind::Exchange, accounts.exchange_charge,
             accounts.exchange_income, DifferenceVat::None),
    };
}

Result<void> check_difference(const DifferenceType& type, Money difference, Money pieces) {
    const bool bank_took_it = type.kind == DifferenceKind::Fee && difference.is_negative();
    if (pieces.is_zero() && bank_took_it)
        return {};
    if (pieces.is_zero())
        return fail(errors::difference_alone, {{"type", type.label}, {"amount", difference.abs()}});
    // The part is divided, not the difference multiplied: no amount is too large for this.
    if (difference.abs().minor() > pieces.abs().minor() / k_share_of_pieces)
        return fail(errors::difference_too_large,
                    {{"type", type.label}, {"amount", difference.abs()}, {"pieces", pieces.abs()}});
    return {};
}

Result<void> check_difference_code(std::string_view code) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    if (code.empty() || code.size() > k_code_max || !std::all_of(code.begin(), code.end(), allowed))
        return fail(errors::difference_code, {{"type", std::string(code)}});
    return {};
}

std::vector<Target> difference_targets(const std::string& account, Money difference,
                                       const std::vector<VatShare>& shares,
                                       std::int64_t without_vat) {
    std::vector<std::int64_t> weights{without_vat};
    for (const VatShare& share : shares)
        weights.push_back(share.weight);
    if (shares.empty())
        return {account_target(account, difference)};
    const std::vector<Money> parts = allocate(difference, weights);
    std::vector<Target> targets;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i].is_zero())
            targets.push_back(account_target(i == 0 ? account : shares[i - 1].account, parts[i]));
    }
    return targets;
}

std::pair<Money, Money> without_vat(Money amount, int vat_permille) {
    invariant(vat_permille >= 0, "a rate of VAT is not negative");
    const std::array<std::int64_t, 2> weights{1000, vat_permille};
    const std::vector<Money> parts = allocate(amount, weights);
    return {parts[0], parts[1]};
}

namespace {

// Those of every dossier, whose accounts are the usual ones (accounts_of).
bool is_usual(const DifferenceType& type) {
    return type.code == "settlement" || type.code == "discount" || type.code == "fee";
}

} // namespace

std::vector<Allowance> allowances_of(const std::vector<DifferenceType>& types,
                                     const std::vector<DifferenceLimit>& limits) {
    std::vector<Allowance> allowances;
    for (const DifferenceLimit& limit : limits) {
        const auto type =
            std::find_if(types.begin(), types.end(), [&](const DifferenceType& candidate) {
                return candidate.code == limit.type;
            });
        if (type == types.end())
            continue;
        const auto kind = allowance_kind_of(type->kind);
        if (!kind)
            continue;
        Allowance allowance;
        allowance.kind = *kind;
        allowance.party = limit.party;
        allowance.nature = limit.nature;
        allowance.limit_minor = limit.limit_minor;
        allowance.limit_permille = limit.limit_permille;
        // One account for both sides, or the usual one of the side. A type of one's own with two
        // is left to a person: an allowance does not say which is whose.
        if (type->charge_account == type->income_account)
            allowance.account = type->charge_account;
        else if (!is_usual(*type))
            continue;
        if (type->vat == DifferenceVat::Inside)
            allowance.vat_permille = type->vat_permille;
        allowances.push_back(std::move(allowance));
    }
    return allowances;
}

UsualAccounts accounts_of(const std::vector<DifferenceType>& types, UsualAccounts usual) {
    for (const DifferenceType& type : types) {
        if (type.code == "settlement") {
            usual.rounding_charge = type.charge_account;
            usual.rounding_income = type.income_account;
        } else if (type.code == "discount") {
            usual.discount_granted = type.charge_account;
            usual.discount_obtained = type.income_account;
        } else if (type.code == "fee") {
            usual.fee = type.charge_account;
        }
    }
    return usual;
}

} // namespace comptoir::reconcile
