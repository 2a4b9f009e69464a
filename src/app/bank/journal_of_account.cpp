#include "app/bank/journal_of_account.h"

#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/text.h"

#include <string>

namespace comptoir::app {

namespace {

// A shorter number would be found inside IBANs that have nothing to do with it.
constexpr std::size_t k_number_length_min = 7;

bool has_rib(const Iban& iban) {
    return iban.country() == "FR" || iban.country() == "MC";
}

} // namespace

std::optional<int> evidence_of(const Iban& iban, const bank::AccountIdentity& account) {
    if (account.iban && iban == *account.iban)
        return 0;
    if (account.iban)
        return has_rib(iban) && has_rib(*account.iban) && iban.bban() == account.iban->bban()
                   ? std::optional(1)
                   : std::nullopt;
    const std::string digits = text::fold_compact(account.number);
    return digits.size() >= k_number_length_min &&
                   iban.bban().find(digits) != std::string_view::npos
               ? std::optional(2)
               : std::nullopt;
}

std::optional<int> evidence_of(const ledger::Journal& journal,
                               const bank::AccountIdentity& account) {
    if (!journal.bank_number.empty() && !account.iban &&
        text::fold_compact(journal.bank_number) == text::fold_compact(account.number))
        return 0;
    return journal.iban ? evidence_of(*journal.iban, account) : std::nullopt;
}

Result<std::optional<ledger::Journal>>
journal_of_account(const std::vector<ledger::Journal>& journals,
                   const bank::AccountIdentity& account) {
    std::vector<const ledger::Journal*> found;
    std::optional<int> surest;
    for (const ledger::Journal& journal : journals) {
        const auto evidence = evidence_of(journal, account);
        if (!evidence || (surest && *surest < *evidence))
            continue;
        if (surest != evidence)
            found.clear();
        surest = evidence;
        found.push_back(&journal);
    }
    if (found.empty())
        return std::optional<ledger::Journal>{};
    if (found.size() == 1)
        return std::optional(*found.front());
    std::string codes;
    for (const ledger::Journal* journal : found)
        codes += (codes.empty() ? "" : ", ") + journal->code;
    return fail(bank::errors::account_ambiguous,
                {{"account", bank::shown_account(account)}, {"journals", codes}});
}

} // namespace comptoir::app
