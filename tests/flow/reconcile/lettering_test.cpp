// Letters by hand and automatic, on drafts and validated rows, and their undo.
#include "comptoir/app/lettering.h"
#include "comptoir/storage/database.h"
#include "reconcile_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using ledger::RowId;

class LetteredDossier : public ReconcileDossier {
public:
    // The third-party row of a payment by the bank.
    RowId payment(const std::string& party, std::int64_t cents, Date day,
                  const std::string& piece = "VIR") {
        return entry(bank_entry(cents, day, piece, cents < 0 ? "401000" : "411000", party))
            .rows.front()
            .id;
    }
    Result<app::Lettered> letter(const std::vector<RowId>& rows) {
        return dossier.write<app::Lettered>(
            [&](app::Writer& writer) { return app::letter_rows(writer, rows); });
    }
    Result<app::Unlettered> unletter(const std::vector<RowId>& rows) {
        return dossier.write<app::Unlettered>(
            [&](app::Writer& writer) { return app::unletter_rows(writer, rows); });
    }
    std::string undo(const app::Lettered& done) {
        return refusal_of(dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            CT_TRY(app::undo_letter(writer, done));
            return true;
        }));
    }
    std::string undo(const app::Unlettered& done) {
        return refusal_of(dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            CT_TRY(app::undo_unletter(writer, done));
            return true;
        }));
    }
    app::LedgerView ledger(const app::LedgerRequest& request) {
        return value_of(dossier.read<app::LedgerView>(
            [&](app::Reader& reader) { return app::load_ledger_view(reader, request); }));
    }
    std::string letters(const std::string& account, const std::string& party) {
        std::string text;
        for (const app::LedgerRow& row : ledger({account, party}).rows)
            text += (text.empty() ? "" : " ") + (row.letter.empty() ? "-" : row.letter);
        return text;
    }
    std::vector<app::PartyPlan> plan(const app::AutoLettering& request) {
        return value_of(dossier.read<std::vector<app::PartyPlan>>(
            [&](app::Reader& reader) { return app::plan_letters(reader, request); }));
    }
};

TEST(Lettering, ByHandFullPartialAndCompletedLater) {
    LetteredDossier one;
    const RowId invoice = one.invoice("FAARO", "F1", -100'00, october(3));
    const RowId first = one.payment("FAARO", -60'00, october(10));
    const RowId rest = one.payment("FAARO", -40'00, october(20));
    const app::Lettered partial = value_of(one.letter({invoice, first}));
    EXPECT_EQ(partial.letter, "a");
    EXPECT_FALSE(partial.balanced);
    EXPECT_EQ(partial.rest, eur(-40'00));
    EXPECT_EQ(one.letters("401000", "FAARO"), "a a -");
    EXPECT_EQ(one.open_items().front().open, eur(-40'00));
    const app::Lettered full = value_of(one.letter({invoice, rest}));
    EXPECT_EQ(full.letter, "A");
    EXPECT_TRUE(full.balanced);
    EXPECT_EQ(one.letters("401000", "FAARO"), "A A A");
    EXPECT_TRUE(one.open_items().empty());
    one.expect_check_passes();
    EXPECT_EQ(one.undo(full), "");
    EXPECT_EQ(one.letters("401000", "FAARO"), "a a -");
    EXPECT_EQ(one.undo(partial), "");
    EXPECT_EQ(one.letters("401000", "FAARO"), "- - -");
    one.expect_check_passes();
}

TEST(Lettering, ALetterIsNeverGivenTwice) {
    LetteredDossier one;
    const RowId invoice = one.invoice("FAARO", "F1", -100'00, october(3));
    const RowId paid = one.payment("FAARO", -100'00, october(10));
    value_of(one.letter({invoice, paid}));
    value_of(one.unletter({paid}));
    EXPECT_EQ(one.letters("401000", "FAARO"), "- -");
    EXPECT_EQ(value_of(one.letter({invoice, paid})).letter, "B");
    one.expect_check_passes();
}

TEST(Lettering, WhatWasRemovedComesBackAsItWas) {
    LetteredDossier one;
    const RowId invoice = one.invoice("FAARO", "F1", -100'00, october(3));
    const RowId other = one.invoice("FAARO", "F2", -50'00, october(4));
    const RowId paid = one.payment("FAARO", -150'00, october(10));
    value_of(one.letter({invoice, other, paid}));
    const std::string before = one.snapshot();
    const app::Unlettered removed = value_of(one.unletter({invoice}));
    EXPECT_EQ(removed.letters, std::vector<std::string>{"A"});
    EXPECT_NE(one.snapshot(), before);
    EXPECT_EQ(one.undo(removed), "");
    EXPECT_EQ(one.snapshot(), before);
    EXPECT_EQ(one.letters("401000", "FAARO"), "A A A");
    one.expect_check_passes();
}

// The letter held the settlement of a match as well, which went with the match meanwhile.
TEST(Lettering, WhatWasRemovedComesBackWithoutASettlementThatWent) {
    LetteredDossier one;
    const RowId invoice = one.invoice("FAARO", "F1", -100'00, october(3));
    const RowId paid = one.payment("FAARO", -60'00, october(10));
    const auto lines = one.lines({{-40'00, october(12), "VIR AARO"}});
    const auto match =
        value_of(one.match({.lines = lines, .targets = {to_item(invoice, eur(-40'00))}}));
    value_of(one.letter({invoice, paid}));
    const app::Unlettered removed = value_of(one.unletter({invoice}));
    ASSERT_EQ(refusal_of(one.ReconcileDossier::undo(match)), "");
    EXPECT_EQ(one.undo(removed), "");
    EXPECT_EQ(one.letters("401000", "FAARO"), "a a");
    one.expect_check_passes();
}

TEST(Lettering, AnUndoIsRefusedOnceSomethingElseStandsThere) {
    LetteredDossier one;
    const RowId invoice = one.invoice("FAARO", "F1", -100'00, october(3));
    const RowId paid = one.payment("FAARO", -100'00, october(10));
    const RowId again = one.payment("FAARO", -100'00, october(11));
    const app::Lettered done = value_of(one.letter({invoice, paid}));
    const app::Unlettered removed = value_of(one.unletter({paid}));
    EXPECT_EQ(one.undo(done), "ledger.letter_changed_since");
    value_of(one.letter({invoice, again}));
    EXPECT_EQ(one.undo(removed), "ledger.letter_changed_since");
    one.expect_check_passes();
}

TEST(Lettering, IsUndoneAlsoAfterItWentAndCameBack) {
    LetteredDossier one;
    const RowId invoice = one.invoice("FAARO", "F1", -100'00, october(3));
    const RowId paid = one.payment("FAARO", -100'00, october(10));
    const RowId other = one.invoice("FORANGE", "F2", -70'00, october(4));
    const RowId other_paid = one.payment("FORANGE", -70'00, october(10));
    const std::string before = one.snapshot();
    const app::Lettered first = value_of(one.letter({invoice, paid}));
    const app::Lettered second = value_of(one.letter({other, other_paid}));
    EXPECT_EQ(one.undo(value_of(one.unletter({invoice}))), "");
    EXPECT_EQ(one.undo(second), "");
    EXPECT_EQ(one.undo(first), "");
    EXPECT_EQ(one.snapshot(), before);
    one.expect_check_passes();
}

TEST(Lettering, ValidatedRowsOfAClosedPeriodAreLettered) {
    LetteredDossier one;
    const Date september = *Date::from_ymd(2026, 9, 4);
    const RowId invoice = one.invoice("FAARO", "F1", -100'00, september);
    const RowId paid = one.payment("FAARO", -100'00, september.plus_days(9));
    one.validate();
    value_of(one.dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::close_period(writer, *Date::from_ymd(2026, 9, 30)));
        return true;
    }));
    EXPECT_EQ(value_of(one.letter({invoice, paid})).letter, "A");
    one.expect_check_passes();
    value_of(one.unletter({invoice}));
    one.expect_check_passes();
}

TEST(Lettering, WhatCannotBeLetteredIsRefused) {
    LetteredDossier one;
    const RowId invoice = one.invoice("FAARO", "F1", -100'00, october(3));
    const RowId other = one.invoice("FORANGE", "F2", -100'00, october(3));
    const RowId paid = one.payment("FAARO", -100'00, october(10));
    const auto refused = [&](const std::vector<RowId>& rows) {
        return refusal_of(one.letter(rows));
    };
    EXPECT_EQ(refused({}), "ledger.letter_nothing");
    EXPECT_EQ(refused({invoice}), "ledger.letter_one_side");
    EXPECT_EQ(refused({other, paid}), "ledger.letter_one_account");
    EXPECT_EQ(refused({invoice, RowId{99'999}}), "app.not_found");
    const RowId bank = RowId{paid.value() + 1};
    EXPECT_EQ(refused({bank}), "ledger.letter_bank_account");
    EXPECT_EQ(refusal_of(one.unletter({invoice})), "ledger.not_lettered");
    EXPECT_EQ(refusal_of(one.unletter({})), "ledger.letter_nothing");
    value_of(one.letter({invoice, paid}));
    EXPECT_EQ(refused({invoice, paid}), "ledger.letter_settled");
}

TEST(Lettering, TheLetterOfAMatchGoesWithTheMatch) {
    LetteredDossier one;
    const RowId item = one.invoice("FAARO", "F1", -100'00, october(3));
    const auto lines = one.lines({{-100'00, october(9), "VIR AARO F1"}});
    value_of(one.match({lines, {to_item(item)}, {}}));
    EXPECT_EQ(one.letters("401000", "FAARO"), "A A");
    EXPECT_EQ(one.ledger({"401000", "FAARO"}).rows.front().letter_type, "M");
    EXPECT_EQ(refusal_of(one.unletter({item})), "ledger.lettered_by_match");
    EXPECT_EQ(one.letters("401000", "FAARO"), "A A");
}

TEST(Lettering, AutomaticIsShownFirstAndThenDoneAsShown) {
    LetteredDossier one;
    one.invoice("FAARO", "F1", -100'00, october(3));
    one.invoice("FAARO", "F2", -70'00, october(4));
    one.invoice("FORANGE", "F3", -55'00, october(4));
    one.payment("FAARO", -170'00, october(10));
    one.payment("FORANGE", -55'00, october(10));
    const std::string before = one.snapshot();
    const std::vector<app::PartyPlan> plans = one.plan({.account = "401000"});
    EXPECT_EQ(one.snapshot(), before);
    ASSERT_EQ(plans.size(), 2U);
    EXPECT_EQ(plans[0].party_name, "Aaro SAS");
    EXPECT_EQ(plans[0].plan.proposals.front().method, reconcile::LetteringMethod::OldestDue);
    std::vector<reconcile::LetterProposal> all = plans[0].plan.proposals;
    all.push_back(plans[1].plan.proposals.front());
    const auto done = value_of(one.dossier.write<std::vector<app::Lettered>>(
        [&](app::Writer& writer) { return app::letter_planned(writer, all); }));
    EXPECT_EQ(done.size(), 2U);
    EXPECT_TRUE(one.open_items().empty());
    one.expect_check_passes();
    // What was shown is no longer so.
    EXPECT_EQ(refusal_of(one.dossier.write<std::vector<app::Lettered>>(
                  [&](app::Writer& writer) { return app::letter_planned(writer, all); })),
              "ledger.letter_settled");
    for (auto each = done.rbegin(); each != done.rend(); ++each)
        EXPECT_EQ(one.undo(*each), "");
    EXPECT_EQ(one.snapshot(), before);
}

TEST(Lettering, AnAccountOrPartyNobodyKnowsIsRefused) {
    LetteredDossier one;
    const auto plan = [&](const app::AutoLettering& request) {
        return refusal_of(one.dossier.read<std::vector<app::PartyPlan>>(
            [&](app::Reader& reader) { return app::plan_letters(reader, request); }));
    };
    EXPECT_EQ(plan({.account = "999999"}), "ledger.unknown_account");
    EXPECT_EQ(plan({.account = "401000", .party = "NOBODY"}), "ledger.unknown_party");
    EXPECT_EQ(plan({.account = "512100"}), "ledger.letter_bank_account");
    const auto view = [&](const app::LedgerRequest& request) {
        return refusal_of(one.dossier.read<app::LedgerView>(
            [&](app::Reader& reader) { return app::load_ledger_view(reader, request); }));
    };
    EXPECT_EQ(view({.account = "999999"}), "ledger.unknown_account");
    EXPECT_EQ(view({.account = "401000", .party = "NOBODY"}), "ledger.unknown_party");
}

TEST(LedgerView, ShowsRowsWithTheirRunningBalance) {
    LetteredDossier one;
    const RowId invoice = one.invoice("FAARO", "F1", -100'00, october(3));
    one.invoice("FAARO", "F2", -70'00, october(4));
    const auto lines = one.lines({{-100'00, october(9), "VIR AARO F1"}});
    value_of(one.match({lines, {to_item(invoice)}, {}}));
    const app::LedgerView view = one.ledger({"401", "FAARO"});
    EXPECT_EQ(view.account, "401000");
    EXPECT_EQ(view.party_name, "Aaro SAS");
    ASSERT_EQ(view.rows.size(), 3U);
    EXPECT_EQ(view.rows[0].journal, "AC");
    EXPECT_EQ(view.rows[0].piece, "F1");
    EXPECT_EQ(view.rows[0].letter, "A");
    EXPECT_EQ(view.rows[1].balance, eur(-170'00));
    EXPECT_EQ(view.rows[2].balance, eur(-70'00));
    EXPECT_EQ(view.rows[2].settlement, "transfer");
    EXPECT_EQ(view.debit, eur(100'00));
    EXPECT_EQ(view.credit, eur(170'00));
    EXPECT_EQ(view.balance, eur(-70'00));
    EXPECT_EQ(
        one.ledger({.account = "401000", .party = "FAARO", .letters = app::LetterFilter::Open})
            .rows.size(),
        1U);
    EXPECT_EQ(one.ledger({.account = "401000",
                          .party = "FAARO",
                          .letters = app::LetterFilter::Lettered,
                          .limit = 1})
                  .complete,
              false);
    const app::LedgerView later = one.ledger(
        {.account = "401000", .party = "FAARO", .days = DateRange{october(4), october(31)}});
    EXPECT_EQ(later.brought_forward, eur(-100'00));
    EXPECT_EQ(later.balance, eur(-70'00));
}

// A282: of an invoice in dollars with its VAT, paid by its bank line.
TEST(LedgerView, ARowShowsAllThirteenColumns) {
    LetteredDossier one;
    const Currency usd = *Currency::parse("USD");
    ledger::Entry bill;
    bill.journal = "AC";
    bill.date = october(3);
    bill.piece_date = bill.date;
    bill.piece = "P-77";
    bill.label = "Licences";
    bill.rows.resize(3);
    bill.rows[0].account = "401000";
    bill.rows[0].party = "FAARO";
    bill.rows[0].amount = eur(-120'00);
    bill.rows[0].foreign_amount = Money{-130'08, usd};
    bill.rows[1].account = "606100";
    bill.rows[1].amount = eur(100'00);
    bill.rows[2].account = "445660";
    bill.rows[2].amount = eur(20'00);
    const auto id = value_of(one.dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, bill); }));
    value_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        writer.database().run(
            "INSERT INTO invoice (direction, type, state, number, number_normalised, issued_on,"
            " currency, net_minor, vat_minor, gross_minor, payable_minor, payment_means, seller,"
            " buyer, party, entry_id) VALUES ('purchase', 'invoice', 'booked', 'INV-2026-77',"
            " 'INV202677', '2026-10-03', 'USD', 10840, 2168, 13008, 13008, '58', '{}', '{}',"
            " 'FAARO', ?1)",
            id);
        writer.database().run("INSERT INTO invoice_tax VALUES (last_insert_rowid(), 0, 'S', 20, 2,"
                              " 10840, 2168, '')");
        return true;
    }));
    const auto lines = one.lines({{-120'00, october(9), "VIR AARO"}});
    value_of(one.match({lines, {to_item(one.entry(id).rows[0].id)}, {}}));
    const app::LedgerView view = one.ledger({"401000", "FAARO"});
    ASSERT_EQ(view.rows.size(), 2U);
    const app::LedgerRow& row = view.rows[0];
    EXPECT_EQ(row.day, october(3));
    EXPECT_EQ(row.journal, "AC");
    EXPECT_EQ(row.piece, "P-77");
    EXPECT_EQ(row.invoice, "INV-2026-77");
    EXPECT_EQ(row.label, "Licences");
    EXPECT_EQ(row.amount, eur(-120'00)) << "a credit";
    EXPECT_EQ(row.letter, "A");
    EXPECT_EQ(row.balance, eur(-120'00));
    EXPECT_EQ(row.vat, "20");
    EXPECT_EQ(row.settlement, "transfer");
    EXPECT_EQ(row.rate, "1.084000");
    ASSERT_TRUE(row.foreign);
    EXPECT_EQ(*row.foreign, (Money{-130'08, usd}));
    const app::LedgerRow& paid = view.rows[1];
    EXPECT_EQ(paid.amount, eur(120'00)) << "a debit";
    EXPECT_TRUE(paid.balance.is_zero());
    EXPECT_EQ(paid.letter, "A");
    EXPECT_EQ(paid.invoice, "");
    EXPECT_EQ(paid.vat, "");
    EXPECT_EQ(paid.rate, "");
    EXPECT_FALSE(paid.foreign);
}

// A283: seven years are known, six are compared; the one that opens with balances counts alone.
TEST(LedgerView, OfSevenYearsShowsTheNextOneAndFiveBack) {
    LetteredDossier one;
    for (const int year : {2025, 2024, 2023, 2022, 2021, 2027})
        value_of(one.dossier.write<ledger::FinancialYear>([&](app::Writer& writer) {
            return app::open_year(writer,
                                  {Date::from_ymd(year, 1, 1), Date::from_ymd(year, 12, 31)});
        }));
    const auto june = [](int year) { return *Date::from_ymd(year, 6, 1); };
    for (int year = 2021; year <= 2026; ++year)
        one.invoice("FAARO", "F" + std::to_string(year), -(year - 2020) * 100'00, june(year));
    ledger::Entry opening;
    opening.journal = "AN";
    opening.date = *Date::from_ymd(2025, 1, 1);
    opening.piece_date = opening.date;
    opening.label = "A nouveaux";
    opening.rows.resize(2);
    opening.rows[0].account = "401000";
    opening.rows[0].party = "FAARO";
    opening.rows[0].amount = eur(-1'000'00);
    opening.rows[1].account = "471000";
    opening.rows[1].amount = eur(1'000'00);
    value_of(one.dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, opening); }));
    one.payment("FAARO", -60'00, *Date::from_ymd(2027, 1, 12));
    const app::LedgerView view = one.ledger({"401000", "FAARO"});
    ASSERT_EQ(view.years.size(), 6U) << "2021 is five years back";
    struct Expected {
        int year;
        std::int64_t debit, credit, balance, variation;
    };
    const Expected expected[] = {
        {2027, 60'00, 0, -2'040'00, 60'00},      {2026, 0, 600'00, -2'100'00, -600'00},
        {2025, 0, 1'500'00, -1'500'00, -500'00}, {2024, 0, 400'00, -1'000'00, -400'00},
        {2023, 0, 300'00, -600'00, -300'00},     {2022, 0, 200'00, -300'00, -200'00}};
    for (std::size_t i = 0; i < view.years.size(); ++i) {
        EXPECT_EQ(view.years[i].days.from.year(), expected[i].year);
        EXPECT_EQ(view.years[i].debit, eur(expected[i].debit)) << expected[i].year;
        EXPECT_EQ(view.years[i].credit, eur(expected[i].credit)) << expected[i].year;
        EXPECT_EQ(view.years[i].balance, eur(expected[i].balance)) << expected[i].year;
        EXPECT_EQ(view.years[i].variation, eur(expected[i].variation)) << expected[i].year;
    }
}

TEST(LedgerView, ComparesTheYears) {
    LetteredDossier one;
    value_of(one.dossier.write<ledger::FinancialYear>(
        [](app::Writer& writer) { return app::open_year(writer, {}); }));
    one.invoice("FAARO", "F1", -100'00, october(3));
    one.payment("FAARO", -60'00, *Date::from_ymd(2027, 1, 12));
    const app::LedgerView view = one.ledger({"401000", "FAARO"});
    ASSERT_EQ(view.years.size(), 2U);
    EXPECT_EQ(view.years[0].days.from.year(), 2027); // next year first
    EXPECT_EQ(view.years[0].debit, eur(60'00));
    EXPECT_EQ(view.years[0].balance, eur(-40'00));
    EXPECT_EQ(view.years[0].variation, eur(60'00));
    EXPECT_EQ(view.years[1].credit, eur(100'00));
    EXPECT_EQ(view.years[1].balance, eur(-100'00));
}

} // namespace
} // namespace comptoir::test
