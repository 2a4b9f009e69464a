// Sales whose VAT waits, set against what is no payment.
#pragma once

#include "comptoir/app/lettering.h"
#include "comptoir/app/match_remarks.h"
#include "settlement_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {

using Targets = std::vector<app::ManualTarget>;

class PartsNotPaid : public testing::Test {
protected:
    PartsNotPaid() {
        value_of(one.dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
            for (const char* number :
                 {"654000", "416000", "411700", "401700", "658500", "758900", "627000"})
                if (!storage::account_exists(writer.database(), number))
                    storage::insert_account(writer.database(), {number, "Essai"});
            return true;
        }));
    }
    // 225.50, of which 20.00 and 5.50 wait.
    ledger::RowId sale(const std::string& piece = "V4") {
        return one.sale(
            {.party = "CDURAND", .piece = piece, .rates = {{10000, 2000}, {10000, 550}}});
    }
    bank::LineId line(std::int64_t cents, int day = 12) {
        return one.lines({{cents, october(day), "VIR DURAND"}}).front();
    }
    Result<reconcile::MatchId> match(bank::LineId on, Targets targets) {
        return one.match({.lines = {on}, .targets = std::move(targets)});
    }
    static app::ManualTarget of_party(const std::string& account, std::int64_t cents) {
        auto target = to_account(account, eur(cents));
        target.party = "CDURAND";
        return target;
    }
    std::vector<std::string> remarks(reconcile::MatchId made) {
        std::vector<std::string> codes;
        for (const auto& remark : value_of(one.dossier.read<std::vector<reconcile::Reason>>(
                 [&](app::Reader& reader) { return app::remarks_of(reader, {made}); })))
            codes.emplace_back(remark.code.name);
        return codes;
    }
    void expect_vat(std::int64_t waiting, std::int64_t due) {
        EXPECT_EQ(one.balance("445740"), -waiting);
        EXPECT_EQ(one.balance("445710"), -due);
        one.expect_check_passes();
    }
    // The accountant's own entry: the bank pays a part, `rows` take the rest of `cents`.
    using Rows = std::vector<std::pair<const char*, std::int64_t>>;
    ledger::RowId paid_in_part(std::int64_t cents, const Rows& rows, int day = 15) {
        ledger::Entry entry;
        entry.journal = "BQ";
        entry.date = entry.piece_date.emplace(october(day));
        entry.piece = entry.label = "Règlement et perte";
        entry.rows.resize(1);
        entry.rows[0].account = "411000";
        entry.rows[0].party = "CDURAND";
        entry.rows[0].amount = eur(-cents);
        for (const auto& [account, minor] : rows) {
            ledger::EntryRow row;
            row.account = account;
            row.amount = eur(minor);
            row.party = row.account.starts_with("41") ? "CDURAND" : "";
            entry.rows.push_back(std::move(row));
        }
        const auto id = value_of(one.dossier.write<ledger::EntryId>(
            [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
        return one.entry(id).rows.front().id;
    }
    // The accountant's own entry: the third party's row against `account`.
    ledger::RowId entry_against(const std::string& account, std::int64_t cents,
                                std::int64_t vat_cents = 0) {
        ledger::Entry entry;
        entry.journal = "OD";
        entry.date = october(15);
        entry.piece = "OD1";
        entry.piece_date = october(15);
        entry.label = "Créance irrécouvrable";
        entry.rows.resize(vat_cents == 0 ? 2 : 3);
        entry.rows[0].account = "411000";
        entry.rows[0].party = "CDURAND";
        entry.rows[0].amount = eur(-cents);
        entry.rows[1].account = account;
        if (account.starts_with("41"))
            entry.rows[1].party = "CDURAND";
        entry.rows[1].amount = eur(cents - vat_cents);
        if (vat_cents != 0) {
            entry.rows[2].account = "445740";
            entry.rows[2].amount = eur(vat_cents);
        }
        const auto id = value_of(one.dossier.write<ledger::EntryId>(
            [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
        return one.entry(id).rows.front().id;
    }
    app::Lettered letter(const std::vector<ledger::RowId>& rows) {
        return value_of(one.dossier.write<app::Lettered>(
            [&](app::Writer& writer) { return app::letter_rows(writer, rows); }));
    }
    SettlementDossier one;
};

} // namespace comptoir::test
