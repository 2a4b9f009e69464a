#include "app/bank/journal_of_account.h"

#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <functional>

namespace comptoir::app {

namespace {

// A shorter number would be found inside IBANs that have nothing to do with it.
constexpr std::size_t k_number_length_min = 7;

bool has_rib(const Iban& iban) {
    return iban.country() == "FR" || iban.country() == "MC";
}

} // namespace

Result<std::optional<ledger::Journal>>
journal_of_account(const std::vector<ledger::Journal>& journals,
                   const bank::AccountIdentity& account) {
    const std::string digits = text::fold_compact(account.number);
    const std::function<bool(const Iban&)> evidence[] = {
        [&](const Iban& iban) { return account.iban && iban == *account.iban; },
        [&](const Iban& iban) {
            return account.iban && has_rib(iban) && has_rib(*account.iban) &&
                   iban.bban() == account.iban->bban();
        },
        [&](const Iban& iban) {
            return !account.iban && digits.size() >= k_number_length_min &&
                   iban.bban().find(digits) != std::string_view::npos;
        }};
    for (const auto& agrees : evidence) {
        std::vector<const ledger::Journal*> found;
        for (const ledger::Journal& journal : journals)
            if (journal.iban && agrees(*journal.iban))
                found.push_back(&journal);
        if (found.size() == 1)
            return std::optional(*found.front());
        if (found.empty())
            continue;
        std::string codes;
        for (const ledger::Journal* journal : found)
            codes += (codes.empty() ? "" : ", ") + journal->code;
        return fail(bank::errors::account_ambiguous,
                    {{"account", bank::shown_account(account)}, {"journals", codes}});
    }
    return std::optional<ledger::Journal>{};
}

} // namespace comptoir::app
