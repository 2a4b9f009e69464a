// Books taken over whose accounts are not six digits long, or that use sub-accounts: what the
// program names and what a person types goes to the accounts they have.
#include "comptoir/app/movements.h"
#include "comptoir/app/templates.h"
#include "comptoir/reconcile/reasons.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "flow/reconcile/reconcile_dossier.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace comptoir::test {
namespace {

using Accounts = std::vector<std::string>;

class TakenOver : public ReconcileDossier {
public:
    // Books in which something is booked on each of these.
    explicit TakenOver(const Accounts& used, std::string customer, std::string waiting,
                       const std::string& label = {})
        : m_customer(std::move(customer)), m_waiting(std::move(waiting)) {
        for (const std::string& account : used)
            post({{"512100", 1000}, {account, -1000}}, "BQ", label);
        m_first = entries().size();
    }

    ledger::EntryId post(const std::vector<std::pair<std::string, std::int64_t>>& rows,
                         const std::string& journal, const std::string& label = {}) {
        ledger::Entry entry;
        entry.journal = journal;
        entry.date = october(1);
        entry.piece = "OUV" + std::to_string(entries().size());
        entry.piece_date = entry.date;
        entry.label = entry.piece;
        for (const auto& [account, cents] : rows) {
            know(account, label);
            ledger::EntryRow row;
            row.account = account;
            row.amount = eur(cents);
            entry.rows.push_back(std::move(row));
        }
        return value_of(dossier.write<ledger::EntryId>(
            [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    }
    void know(const std::string& account, const std::string& label = {}) {
        value_of(dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            storage::insert_account(writer.database(), {account, label.empty() ? "Compte" : label});
            return true;
        }));
    }

    // 100,00 and its VAT at 20 %, which waits for the payment.
    ledger::RowId sale(const std::string& piece) {
        know(m_customer);
        know(m_waiting);
        ledger::Entry entry;
        entry.journal = "VE";
        entry.date = october(2);
        entry.piece_date = october(2);
        entry.piece = piece;
        entry.label = "CDURAND " + piece;
        entry.rows.resize(3);
        entry.rows[0].account = m_customer;
        entry.rows[0].party = "CDURAND";
        entry.rows[0].amount = eur(12000);
        entry.rows[1].account = "706000";
        entry.rows[1].amount = eur(-10000);
        entry.rows[2].account = m_waiting;
        entry.rows[2].amount = eur(-2000);
        const auto id = value_of(dossier.write<ledger::EntryId>(
            [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
        m_first = entries().size();
        return this->entry(id).rows.front().id;
    }

    // Of the entries since the last sale, each once, the banks' own left out.
    Accounts booked() { return booked_since(m_first); }
    Accounts booked_since(std::size_t first) {
        std::set<std::string> found;
        const std::vector<ledger::Entry> all = entries();
        for (std::size_t i = first; i < all.size(); ++i)
            for (const ledger::EntryRow& row : all[i].rows)
                if (!row.account.starts_with("512"))
                    found.insert(row.account);
        return {found.begin(), found.end()};
    }
    Result<ledger::Journal> add_journal(const app::JournalAdd& request) {
        return dossier.write<ledger::Journal>(
            [&](app::Writer& writer) { return app::add_journal(writer, request); });
    }

private:
    std::string m_customer, m_waiting;
    std::size_t m_first = 0;
};

const Accounts k_eight{"70600000", "44571000", "44566000", "60640000",
                       "61500000", "62600000", "58000000"};
const Accounts k_short{"706", "707", "445711", "44566", "6064", "615", "616", "626", "641"};
const Accounts k_sub{"445712", "445661", "606400", "615000", "626000"};

TakenOver eight() {
    return TakenOver(k_eight, "41100000", "44574000");
}
TakenOver of_any_length() {
    return TakenOver(k_short, "411", "445741");
}
TakenOver with_sub_accounts() {
    return TakenOver(k_sub, "411000", "445740");
}
TakenOver of_six() {
    return TakenOver({"445710", "445660", "606400", "615000"}, "411000", "445740");
}

TEST(OtherNumbers, VatThatBecomesDueGoesToTheAccountOfTheBooks) {
    for (const auto& [make, waiting, due] : {std::tuple(&eight, "44574000", "44571000"),
                                             std::tuple(&of_any_length, "445741", "445711"),
                                             std::tuple(&with_sub_accounts, "445740", "445712"),
                                             std::tuple(&of_six, "445740", "445710")}) {
        auto one = make();
        one.sale("VF20261001");
        one.lines({{12000, october(12), "VIR DURAND BATIMENT VF20261001"}});
        ASSERT_EQ(one.apply().summary.matched, 1) << due;
        Accounts booked = one.booked();
        std::erase_if(booked, [](const std::string& account) { return account.starts_with("41"); });
        Accounts expected{waiting, due};
        std::sort(expected.begin(), expected.end());
        EXPECT_EQ(booked, expected);
        one.expect_check_passes();
    }
}

TEST(OtherNumbers, ADiscountAndItsVatToo) {
    for (const auto& [make, expected] :
         {std::tuple(&eight, Accounts{"41100000", "44571000", "44574000", "66500000"}),
          std::tuple(&of_any_length, Accounts{"411", "445711", "445741", "665"}),
          std::tuple(&with_sub_accounts, Accounts{"411000", "445712", "445740", "665000"}),
          std::tuple(&of_six, Accounts{"411000", "445710", "445740", "665000"})}) {
        auto one = make();
        const auto item = one.sale("V1");
        const auto lines = one.lines({{11760, october(12), "DURAND"}});
        value_of(one.match({.lines = lines, .targets = {to_item(item)}, .difference = "discount"}));
        EXPECT_EQ(one.booked(), expected);
        one.expect_check_passes();
    }
}

TEST(OtherNumbers, AFeeAndASettlementDifference) {
    for (const auto& [make, fee, loss] :
         {std::tuple(&eight, "62700000", "65850000"), std::tuple(&of_any_length, "627", "6585"),
          std::tuple(&of_six, "627000", "658500")}) {
        auto one = make();
        const auto first = one.sale("V1");
        const auto second = one.sale("V2");
        const auto lines = one.lines({{11990, october(12), "A"}, {11999, october(13), "B"}});
        value_of(
            one.match({.lines = {lines[0]}, .targets = {to_item(first)}, .difference = "fee"}));
        value_of(one.match(
            {.lines = {lines[1]}, .targets = {to_item(second)}, .difference = "settlement"}));
        const Accounts booked = one.booked();
        EXPECT_TRUE(std::count(booked.begin(), booked.end(), fee)) << fee;
        EXPECT_TRUE(std::count(booked.begin(), booked.end(), loss)) << loss;
        one.expect_check_passes();
    }
}

TEST(OtherNumbers, WhatIsTypedIsTheAccountOfTheBooks) {
    for (const auto& [make, charge, vat] :
         {std::tuple(&eight, "60640000", "44566000"), std::tuple(&of_any_length, "6064", "44566"),
          std::tuple(&with_sub_accounts, "606400", "445661"),
          std::tuple(&of_six, "606400", "445660")}) {
        auto one = make();
        const auto lines = one.lines({{-1200, october(12), "CB PAPETERIE"}});
        app::ManualTarget target = to_account("6064", eur(-1200));
        target.vat_permille = 200;
        value_of(one.match({.lines = lines, .targets = {target}}));
        Accounts expected{charge, vat};
        std::sort(expected.begin(), expected.end());
        EXPECT_EQ(one.booked(), expected);
        one.expect_check_passes();
    }
}

TEST(OtherNumbers, WhatNobodyKnowsIsStillRefused) {
    for (const auto& make : {&eight, &of_any_length, &of_six}) {
        auto one = make();
        const auto lines = one.lines({{-1200, october(12), "CB"}});
        for (const char* account : {"606499", "9999", "60640001", "", "0"})
            EXPECT_FALSE(one.match({.lines = lines, .targets = {to_account(account, eur(-1200))}}))
                << account;
        // The bank's own account, however it is written.
        for (const char* account : {"5121", "512100", "51210000"})
            EXPECT_EQ(refusal_of(one.match(
                          {.lines = lines, .targets = {to_account(account, eur(-1200))}})),
                      "reconcile.own_account")
                << account;
        EXPECT_TRUE(one.booked().empty());
    }
}

TEST(OtherNumbers, ANewAccountOfTheChartIsAsLongAsTheOthers) {
    auto one = eight();
    const auto lines = one.lines({{-1200, october(12), "FRAIS"}});
    const auto match =
        value_of(one.match({.lines = lines, .targets = {to_account("6275", eur(-1200))}}));
    EXPECT_EQ(one.booked(), Accounts{"62750000"});
    expect_done(one.undo(match));
    value_of(one.match({.lines = lines, .targets = {to_account("627500", eur(-1200))}}));
    EXPECT_EQ(one.booked(), Accounts{"62750000"});
    one.expect_check_passes();
}

TEST(OtherNumbers, AJournalFollowsTheAccountTheBooksHave) {
    auto one = of_any_length();
    one.post({{"5122", 1200000}, {"706", -1200000}}, "OD");
    EXPECT_EQ(value_of(one.add_journal({.code = "BP", .account = "5122"})).account, "5122");
    EXPECT_EQ(value_of(one.add_journal({.code = "BP", .account = "512200"})).account, "5122");
    EXPECT_EQ(refusal_of(one.add_journal({.code = "BX", .account = "51220"})),
              "ledger.account_taken");
    EXPECT_EQ(refusal_of(one.add_journal({.code = "BP", .account = "5123"})),
              "ledger.journal_has_other_account");
    EXPECT_EQ(refusal_of(one.add_journal({.code = "BY", .account = "6064"})),
              "ledger.not_a_bank_account");
    auto long_ones = eight();
    EXPECT_EQ(value_of(long_ones.add_journal({.code = "BP", .account = "5122"})).account,
              "51220000");
    auto six = of_six();
    EXPECT_EQ(value_of(six.add_journal({.code = "BP", .account = "5122"})).account, "512200");
}

TEST(OtherNumbers, ATemplateBooksOnTheAccountsOfTheBooks) {
    for (const auto& [make, expected] :
         {std::tuple(&eight, Accounts{"44566000", "60640000"}),
          std::tuple(&of_any_length, Accounts{"44566", "6064"}),
          std::tuple(&with_sub_accounts, Accounts{"445661", "606400"}),
          std::tuple(&of_six, Accounts{"445660", "606400"})}) {
        auto one = make();
        reconcile::StoredTemplate made;
        made.code = "PAP";
        made.label = "Papeterie";
        made.reference = "BUROPLUS";
        made.rows = {{"6064", "", {reconcile::ShareKind::Rest, 0}, Rate{20, 2}}};
        value_of(one.dossier.write<app::TemplateSaved>(
            [&](app::Writer& writer) { return app::save_template(writer, made, {}); }));
        const auto lines = one.lines(
            {{-1200, october(12), "PRLV BUROPLUS"}, {-2400, october(13), "PRLV BUROPLUS"}});
        value_of(one.dossier.write<reconcile::MatchId>(
            [&](app::Writer& writer) -> Result<reconcile::MatchId> {
                CT_ASSIGN(entry, app::prefill_entry(writer, lines[0]));
                return app::book_template_entry(writer, entry);
            }));
        EXPECT_EQ(one.booked(), expected);
        EXPECT_EQ(one.apply().summary.matched, 1); // the other one by itself
        EXPECT_EQ(one.booked(), expected);
        one.expect_check_passes();
    }
}

TEST(OtherNumbers, AMovementTakesTypedAccountsToo) {
    auto one = eight();
    const auto lines = one.lines({{-1200, october(12), "CB"}});
    app::MovementRequest request;
    request.lines = lines;
    request.undefined = true;
    request.parts = {{"6064", "", eur(-1200)}};
    value_of(one.dossier.write<app::CreatedMovement>(
        [&](app::Writer& writer) { return app::create_movement(writer, request); }));
    EXPECT_EQ(one.booked(), Accounts{"60640000"});
}

TEST(OtherNumbers, AmongSeveralTheRateInTheNameChooses) {
    TakenOver one({"606400", "615000"}, "411000", "445740");
    one.post({{"445711", -100}, {"606400", 100}}, "OD", "TVA collectée 20 %");
    one.post({{"445712", -100}, {"606400", 100}}, "OD", "TVA collectée 10 %");
    const auto item = one.sale("V1");
    const auto lines = one.lines({{12000, october(12), "DURAND"}});
    value_of(one.match({.lines = lines, .targets = {to_item(item)}}));
    EXPECT_EQ(one.booked(), (Accounts{"411000", "445711", "445740"}));
}

TEST(OtherNumbers, WhatNothingDecidesIsSaid) {
    TakenOver one({"445711", "445712", "606400", "615000"}, "411000", "445740");
    const auto item = one.sale("V1");
    const auto lines = one.lines({{12000, october(12), "DURAND"}});
    value_of(one.match({.lines = lines, .targets = {to_item(item)}}));
    EXPECT_EQ(one.booked(), (Accounts{"411000", "445710", "445740"}));
    const auto matches = value_of(one.dossier.read<std::vector<app::MatchRow>>(
        [](app::Reader& reader) { return app::list_matches(reader, {}); }));
    const reconcile::Reason& said = matches.back().reasons.back();
    EXPECT_EQ(said.code, ErrorCode(reconcile::reasons::vat_account_undecided));
    one.expect_check_passes();
}

TEST(OtherNumbers, WhatAPersonChoseIsTakenWithoutARemark) {
    TakenOver one({"445711", "445712", "606400", "615000"}, "411000", "445740");
    value_of(one.dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
        storage::save_setting(writer.database(), "account.445710", "445712");
        return true;
    }));
    const auto item = one.sale("V1");
    const auto lines = one.lines({{12000, october(12), "DURAND"}});
    value_of(one.match({.lines = lines, .targets = {to_item(item)}}));
    EXPECT_EQ(one.booked(), (Accounts{"411000", "445712", "445740"}));
    const auto matches = value_of(one.dossier.read<std::vector<app::MatchRow>>(
        [](app::Reader& reader) { return app::list_matches(reader, {}); }));
    EXPECT_NE(matches.back().reasons.back().code,
              ErrorCode(reconcile::reasons::vat_account_undecided));
}

} // namespace
} // namespace comptoir::test
