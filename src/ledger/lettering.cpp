// Letters, and what settles what when books say no more than amounts and days.
#include "comptoir/ledger/rules.h"

#include "comptoir/core/invariant.h"

#include <algorithm>

namespace comptoir::ledger {

std::string next_letter(std::string_view last) {
    std::string code{last};
    for (std::size_t i = code.size(); i-- > 0;) {
        invariant(code[i] >= 'A' && code[i] <= 'Z', "letter codes are capital letters");
        if (code[i] != 'Z') {
            ++code[i];
            return code;
        }
        code[i] = 'A';
    }
    return "A" + code;
}

std::string shown_letter(std::string_view code, bool balanced) {
    std::string shown{code};
    for (char& c : shown) {
        if (balanced && c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
        if (!balanced && c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return shown;
}

std::vector<PlannedImputation> impute_oldest_first(std::span<const SettledRow> rows) {
    std::vector<SettledRow> debits, credits;
    for (const SettledRow& row : rows)
        (row.open_minor > 0 ? debits : credits).push_back(row);
    const auto older = [](const SettledRow& a, const SettledRow& b) {
        return a.booked_on != b.booked_on ? a.booked_on < b.booked_on : a.id < b.id;
    };
    std::sort(debits.begin(), debits.end(), older);
    std::sort(credits.begin(), credits.end(), older);

    std::vector<PlannedImputation> plan;
    std::size_t debit = 0, credit = 0;
    while (debit < debits.size() && credit < credits.size()) {
        SettledRow& paid = debits[debit];
        SettledRow& settled = credits[credit];
        const std::int64_t amount = std::min(paid.open_minor, -settled.open_minor);
        if (amount > 0)
            plan.push_back(
                {paid.id, settled.id, amount, std::max(paid.booked_on, settled.booked_on)});
        paid.open_minor -= amount;
        settled.open_minor += amount;
        if (paid.open_minor == 0)
            ++debit;
        if (settled.open_minor == 0)
            ++credit;
    }
    return plan;
}

} // namespace comptoir::ledger
