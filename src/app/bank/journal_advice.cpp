#include "app/bank/journal_advice.h"

#include "comptoir/core/text.h"
#include "comptoir/ledger/books_accounts.h"

#include <algorithm>

namespace comptoir::app {

namespace {

constexpr int k_codes_max = 99;
constexpr int k_accounts_max = 10;

// The group in which each chart keeps its current accounts at banks.
std::string_view bank_group(ledger::Chart chart) {
    switch (chart) {
    case ledger::Chart::Pcg:
        return "512";
    case ledger::Chart::Pcmn:
        return "550";
    case ledger::Chart::Kmu:
        return "102";
    }
    return "512";
}

std::string free_account(ledger::Chart chart, const std::vector<ledger::Journal>& journals) {
    for (int rank = 1; rank < k_accounts_max; ++rank) {
        std::string number = std::string(bank_group(chart)) + text::number(rank) + "00";
        const bool taken = std::any_of(journals.begin(), journals.end(), [&](const auto& journal) {
            return journal.account && ledger::is_same_account(*journal.account, number);
        });
        if (!taken)
            return number;
    }
    return std::string(bank_group(chart)) + "…";
}

std::string free_code(const std::vector<ledger::Journal>& journals) {
    for (int rank = 1; rank <= k_codes_max; ++rank) {
        std::string code = rank == 1 ? "BQ" : "BQ" + text::number(rank);
        const bool taken = std::any_of(journals.begin(), journals.end(),
                                       [&](const auto& journal) { return journal.code == code; });
        if (!taken)
            return code;
    }
    return "CODE";
}

// A bank journal that follows no account yet: the one chosen, or the first.
const ledger::Journal* waiting_journal(const std::vector<ledger::Journal>& journals,
                                       std::string_view only, Currency currency) {
    const auto found =
        std::find_if(journals.begin(), journals.end(), [&](const ledger::Journal& journal) {
            return journal.type == ledger::JournalType::Bank && !journal.follows_an_account() &&
                   (only.empty() ? journal.currency == currency : journal.code == only);
        });
    return found == journals.end() ? nullptr : &*found;
}

// As a shell takes it back as one word.
std::string quoted(const std::string& number) {
    return number.find(' ') == std::string::npos ? number : "\"" + number + "\"";
}

} // namespace

std::string journal_add_command(const storage::DossierRow& dossier,
                                const std::vector<ledger::Journal>& journals, std::string_view only,
                                const bank::AccountIdentity& account) {
    const Currency currency = account.currency.value_or(dossier.currency);
    const ledger::Journal* waiting = waiting_journal(journals, only, currency);
    std::string command =
        "journal add " + (waiting ? waiting->code : free_code(journals)) +
        (account.iban ? " --iban " + account.iban->text() : " --number " + quoted(account.number));
    if (!waiting || !waiting->account)
        command += " --account " + free_account(dossier.chart, journals);
    if (currency != (waiting ? waiting->currency : dossier.currency))
        command += " --currency " + std::string(currency.code());
    return command;
}

} // namespace comptoir::app
