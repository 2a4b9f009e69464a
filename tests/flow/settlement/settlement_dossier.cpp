#include "settlement_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {

SettlementDossier::SettlementDossier() {
    value_of(dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
        for (const char* number : {"445640", "445740", "445620", "445660", "445710"})
            storage::insert_account(writer.database(), {number, "TVA"});
        return true;
    }));
}

ledger::RowId SettlementDossier::post(const Bill& bill, const std::string& journal,
                                      const std::string& account, int sign) {
    ledger::Entry entry;
    entry.journal = journal;
    entry.date = bill.day;
    entry.piece = bill.piece;
    entry.piece_date = bill.day;
    entry.label = bill.party + " " + bill.piece;
    std::int64_t gross = 0;
    const auto add = [&](const std::string& on, std::int64_t cents) {
        ledger::EntryRow row;
        row.account = on;
        row.amount = eur(cents);
        if (cents != 0)
            entry.rows.push_back(std::move(row));
    };
    add(account, 1);
    entry.rows.front().party = bill.party;
    for (const Vat& rate : bill.rates) {
        add(bill.charge, -sign * rate.net);
        add(bill.vat_account, -sign * rate.vat);
        gross += rate.net + rate.vat;
    }
    entry.rows.front().amount = eur(sign * gross);
    const auto id = value_of(dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    return this->entry(id).rows.front().id;
}

ledger::RowId SettlementDossier::sale(const Bill& bill) {
    return post(bill, "VE", "411000", 1);
}

ledger::RowId SettlementDossier::purchase(Bill bill) {
    if (bill.charge == "706000")
        bill.charge = "611000";
    if (bill.vat_account == "445740")
        bill.vat_account = "445640";
    return post(bill, "AC", bill.charge.front() == '2' ? "404000" : "401000", -1);
}

std::int64_t SettlementDossier::balance(const std::string& account) {
    const auto balances = value_of(dossier.read<std::vector<ledger::Balance>>(
        [](app::Reader& reader) { return app::trial_balance(reader, {.by_party = false}); }));
    for (const ledger::Balance& one : balances) {
        if (one.account == account)
            return (one.debit - one.credit).minor();
    }
    return 0;
}

void SettlementDossier::close_until(Date day) {
    value_of(dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::close_period(writer, day));
        return true;
    }));
}

app::CheckResult SettlementDossier::check(std::string_view name) {
    const auto checks = value_of(dossier.read<std::vector<app::CheckResult>>(
        [](app::Reader& reader) -> Result<std::vector<app::CheckResult>> {
            return app::check_dossier(reader, {});
        }));
    for (const app::CheckResult& check : checks) {
        if (check.name == name)
            return check;
    }
    return {std::string(name), false, "no such check"};
}

void SettlementDossier::run_sql(std::string_view sql) {
    value_of(dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        writer.database().execute_script(sql);
        return true;
    }));
}

app::MatchRow last_match(ReconcileDossier& dossier) {
    const auto matches = value_of(dossier.dossier.read<std::vector<app::MatchRow>>(
        [](app::Reader& reader) { return app::list_matches(reader, {}); }));
    return matches.empty() ? app::MatchRow{} : matches.back();
}

} // namespace comptoir::test
