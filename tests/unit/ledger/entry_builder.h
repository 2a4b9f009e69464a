// Entries for tests: a_purchase() balances, and everything about it is known to books().
#pragma once

#include "comptoir/ledger/rules.h"

#include <random>
#include <vector>

namespace comptoir::test {

inline Date day(int year, unsigned month, unsigned number) {
    return *Date::from_ymd(year, month, number);
}

inline ledger::EntryRow row(std::string account, Money amount, std::string party = {}) {
    ledger::EntryRow result;
    result.account = std::move(account);
    result.party = std::move(party);
    result.amount = amount;
    return result;
}

inline ledger::Entry a_purchase() {
    ledger::Entry entry;
    entry.journal = "AC";
    entry.date = day(2026, 1, 10);
    entry.piece = "FA-77";
    entry.label = "Papeterie";
    entry.rows = {row("606400", eur(100'00)), row("445660", eur(20'00)),
                  row("401000", eur(-120'00), "FPAP")};
    return entry;
}

// Knows year 2026, the accounts of a_purchase(), party FPAP and journal AC; open from 2026 on.
class Books {
public:
    ledger::BookFacts facts(std::optional<Date> closed_until = std::nullopt) {
        ledger::BookFacts facts;
        facts.years = m_years;
        facts.closed_until = closed_until;
        facts.account_exists = [](std::string_view number) {
            return number == "606400" || number == "445660" || number == "401000" ||
                   number == "512000";
        };
        facts.party_exists = [](std::string_view code) { return code == "FPAP"; };
        facts.journal = [this](std::string_view code) {
            return code == "AC" ? &m_journal : nullptr;
        };
        return facts;
    }

private:
    std::vector<ledger::FinancialYear> m_years{
        {ledger::YearId{1}, {day(2026, 1, 1), day(2026, 12, 31)}}};
    ledger::Journal m_journal{"AC", "Achats", ledger::JournalType::Purchase, {}, {}, {}, 5};
};

} // namespace comptoir::test
