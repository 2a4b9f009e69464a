#include "formats/statements/ofx/ofx_account.h"

#include "comptoir/core/text.h"
#include "formats/statements/bank_text.h"

#include <optional>

namespace comptoir::formats::ofx {

namespace {

constexpr std::size_t k_bank = 5, k_branch = 5, k_account = 11, k_key = 2;

struct KeyedRib {
    FrenchRib rib;
    std::string key; // empty when the file does not say it
};

// Bank, branch and account apart, or all of them and the key run together in ACCTID.
std::optional<KeyedRib> rib_of(const AccountParts& parts) {
    const std::string account = text::to_upper_ascii(parts.account);
    const bool apart = parts.bank.size() == k_bank && text::all_digits(parts.bank) &&
                       parts.branch.size() == k_branch && text::all_digits(parts.branch) &&
                       account.size() == k_account;
    if (apart) {
        KeyedRib keyed{{parts.bank, parts.branch, account}, parts.key};
        if (rib_key(keyed.rib))
            return keyed;
        return std::nullopt;
    }
    std::string whole = account;
    std::erase(whole, ' ');
    if (whole.size() != k_bank + k_branch + k_account + k_key)
        return std::nullopt;
    KeyedRib keyed{{whole.substr(0, k_bank), whole.substr(k_bank, k_branch),
                    whole.substr(k_bank + k_branch, k_account)},
                   whole.substr(whole.size() - k_key)};
    // A number of 23 digits elsewhere is no RIB: its key would be right one time in a hundred.
    const auto key = rib_key(keyed.rib);
    if (!key || *key != keyed.key)
        return std::nullopt;
    return keyed;
}

} // namespace

AccountDoubt identify(bank::AccountIdentity& identity, const AccountParts& parts) {
    if (const auto bic = Bic::parse(parts.bank))
        identity.bic = bic->text();
    const auto keyed = rib_of(parts);
    if (!keyed) {
        if (set_account(identity, parts.account))
            return AccountDoubt::None;
        return AccountDoubt::NoIban;
    }
    const FrenchRib& rib = keyed->rib;
    identity.number = rib.bank + ' ' + rib.branch + ' ' + rib.account;
    const std::string key = text::pad_left(keyed->key, k_key, '0');
    if (!keyed->key.empty() && key != rib_key(rib))
        return AccountDoubt::KeyMismatch;
    identity.iban = iban_of_rib(rib);
    return AccountDoubt::None;
}

} // namespace comptoir::formats::ofx
