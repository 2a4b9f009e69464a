// From bank lines to settled, lettered and pointed entries.
#include "comptoir/storage/database.h"
#include "reconcile_dossier.h"

#include "comptoir/reconcile/errors.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using reconcile::LineState;

TEST(ApplyMatches, ProposingWritesNothing) {
    ReconcileDossier one;
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.lines({{-18999, october(12), "VIR SEPA AARO F59289482"}});
    const std::string before = one.snapshot();
    const app::ReconcileReport report = one.propose();
    EXPECT_EQ(report.summary.proposed, 1);
    EXPECT_EQ(report.summary.matched, 0);
    EXPECT_TRUE(report.lines.front().proposal.unattended);
    EXPECT_EQ(one.snapshot(), before);
}

TEST(ApplyMatches, AMatchSettlesLettersAndPoints) {
    ReconcileDossier one;
    one.invoice("FAARO", "F59289482", -18999, october(1));
    const auto lines = one.lines(
        {{-18999, october(12), "VIR SEPA AARO F59289482"}, {-2400, october(15), "FRAIS"}});
    const app::ReconcileReport report = one.apply();
    EXPECT_EQ(report.summary.lines, 2);
    EXPECT_EQ(report.summary.matched, 1);
    EXPECT_EQ(report.summary.open, 1);
    ASSERT_TRUE(report.lines.front().match);
    EXPECT_EQ(report.lines.front().proposal.state, LineState::Matched);
    const ledger::Entry settlement = one.entries().back();
    EXPECT_EQ(settlement.journal, "BQ");
    EXPECT_EQ(settlement.state, ledger::EntryState::Draft);
    EXPECT_EQ(settlement.origin, ledger::EntryOrigin::Match);
    EXPECT_EQ(settlement.date, october(12));
    EXPECT_EQ(settlement.rows[0].account, "401000");
    EXPECT_EQ(settlement.rows[0].letter, "A");
    EXPECT_EQ(settlement.rows[0].amount, eur(18999));
    EXPECT_EQ(settlement.rows[1].account, "512100");
    EXPECT_TRUE(settlement.rows[1].pointed.has_value());
    EXPECT_EQ(one.entries().front().rows[0].letter, "A");
    EXPECT_TRUE(one.open_items().empty());
    one.expect_check_passes();
    // What is matched is neither printed nor counted again.
    EXPECT_EQ(one.propose().summary.lines, 1);
}

TEST(ApplyMatches, AnExistingEntryIsOnlyPointed) {
    ReconcileDossier one;
    const ledger::EntryId entry = one.bank_entry(-2400, october(14), "Frais de tenue", "627000");
    one.lines({{-2400, october(15), "FRAIS DE TENUE DE COMPTE"}});
    EXPECT_EQ(one.apply().summary.matched, 1);
    EXPECT_EQ(one.entries().size(), 1U);
    EXPECT_TRUE(one.entry(entry).rows[1].pointed.has_value());
}

TEST(ApplyMatches, InstalmentsLeaveTheRemainderOpen) {
    ReconcileDossier one;
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.lines({{-9000, october(12), "AARO F59289482"}});
    EXPECT_EQ(one.apply().summary.matched, 1);
    ASSERT_EQ(one.open_items().size(), 1U);
    EXPECT_EQ(one.open_items().front().open, eur(-9999));
    EXPECT_EQ(one.entries().front().rows[0].letter, "a");
    one.lines({{-9999, october(20), "AARO F59289482"}}, -9000);
    EXPECT_EQ(one.apply().summary.matched, 1);
    EXPECT_TRUE(one.open_items().empty());
    EXPECT_EQ(one.entries().front().rows[0].letter, "A");
    one.expect_check_passes();
}

TEST(ApplyMatches, AnInvoiceAndACreditNoteUnderOnePieceAreSettledNet) {
    ReconcileDossier one;
    one.invoice("FAARO", "F59289482", -20000, october(1));
    one.invoice("FAARO", "F59289482", 1001, october(2)); // in VE against 411: another item
    ledger::Entry credit;
    credit.journal = "AC";
    credit.date = october(3);
    credit.piece = "F59289482";
    credit.label = "Avoir";
    credit.rows.resize(2);
    credit.rows[0].account = "401000";
    credit.rows[0].party = "FAARO";
    credit.rows[0].amount = eur(1001);
    credit.rows[1].account = "606100";
    credit.rows[1].amount = eur(-1001);
    value_of(one.dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, credit); }));
    one.lines({{-18999, october(12), "AARO F59289482"}});
    EXPECT_EQ(one.apply().summary.matched, 1);
    ASSERT_EQ(one.open_items().size(), 1U);
    EXPECT_EQ(one.open_items().front().account, "411000");
    one.expect_check_passes();
}

TEST(ApplyMatches, AClosedPeriodIsNeverBookedOnAnotherDay) {
    ReconcileDossier one;
    one.invoice("FAARO", "F59289482", -18999, *Date::parse_iso("2026-09-01"));
    one.lines({{-18999, *Date::parse_iso("2026-09-12"), "AARO F59289482"}});
    one.validate();
    value_of(one.dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::close_period(writer, *Date::parse_iso("2026-09-30")));
        return true;
    }));
    const app::ReconcileReport report = one.apply();
    EXPECT_EQ(report.summary.matched, 0);
    EXPECT_EQ(report.summary.proposed, 1);
    EXPECT_EQ(report.lines.front().proposal.reasons.back().code.name, "reconcile.day_not_open");
}

TEST(ApplyMatches, AnUnknownStatementIsRefused) {
    ReconcileDossier one;
    const auto report = one.dossier.read<app::ReconcileReport>([](app::Reader& reader) {
        return app::propose_matches(reader, {.statements = {bank::StatementId{99}}});
    });
    EXPECT_EQ(refusal_of(report), "app.not_found");
}

TEST(ApplyMatches, ThousandsOfMatchesTakeSeconds) {
    ReconcileDossier one;
    value_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        for (int i = 0; i < 2000; ++i) {
            ledger::Entry entry;
            entry.journal = "AC";
            entry.date = october(1);
            entry.piece = "F2026" + std::to_string(10000 + i);
            entry.label = "Achat";
            entry.rows.resize(2);
            entry.rows[0].account = "401000";
            entry.rows[0].party = i % 2 ? "FAARO" : "FORANGE";
            entry.rows[0].amount = eur(-1000 - i);
            entry.rows[1].account = "606100";
            entry.rows[1].amount = eur(1000 + i);
            CT_TRY(app::post_draft(writer, entry));
        }
        return true;
    }));
    std::vector<LineSpec> specs;
    for (int i = 0; i < 2000; ++i)
        specs.push_back({-1000 - i, october(2 + i % 25), "VIR F2026" + std::to_string(10000 + i)});
    one.lines(specs);
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(one.apply().summary.matched, 2000);
    const auto spent = std::chrono::steady_clock::now() - begin;
    RecordProperty("ms", static_cast<int>(
                             std::chrono::duration_cast<std::chrono::milliseconds>(spent).count()));
    EXPECT_LT(spent, std::chrono::seconds(20));
    EXPECT_TRUE(one.open_items().empty());
}

TEST(MatchProposal, OneKeyAppliesWhatIsShown) {
    ReconcileDossier one;
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.lines({{-18999, october(12), "VIR SEPA 4402"}}); // the amount alone
    const app::ReconcileReport shown = one.propose();
    EXPECT_EQ(one.apply().summary.matched, 0);
    const auto match = one.dossier.write<reconcile::MatchId>([&](app::Writer& writer) {
        return app::match_proposal(writer, shown.lines.front().proposal);
    });
    ASSERT_TRUE(match.has_value());
    EXPECT_TRUE(one.open_items().empty());
    const auto again = one.dossier.write<reconcile::MatchId>([&](app::Writer& writer) {
        return app::match_proposal(writer, shown.lines.front().proposal);
    });
    EXPECT_EQ(refusal_of(again), "reconcile.line_already_matched");
}

TEST(MatchProposal, AStaleOneIsRefused) {
    ReconcileDossier one;
    const ledger::RowId item = one.invoice("FAARO", "F59289482", -18999, october(1));
    const auto lines = one.lines({{-18999, october(12), "AARO"}, {-18999, october(13), "AUTRE"}});
    const app::ReconcileReport shown = one.propose();
    value_of(one.match({.lines = {lines[1]}, .targets = {to_item(item)}}));
    const auto match = one.dossier.write<reconcile::MatchId>([&](app::Writer& writer) {
        return app::match_proposal(writer, shown.lines.front().proposal);
    });
    EXPECT_EQ(refusal_of(match), "reconcile.proposal_stale");
}

TEST(MatchProposal, AnEmptyOneIsRefused) {
    ReconcileDossier one;
    one.lines({{-2400, october(15), "FRAIS"}});
    const auto match = one.dossier.write<reconcile::MatchId>([&](app::Writer& writer) {
        return app::match_proposal(writer, one.propose().lines.front().proposal);
    });
    EXPECT_EQ(refusal_of(match), "reconcile.proposal_empty");
}

TEST(MatchByHand, SeveralLinesMeetSeveralInvoices) {
    ReconcileDossier one;
    const auto first = one.invoice("CDURAND", "FAC118", 10000, october(1));
    const auto second = one.invoice("CCLINIQUE", "FAC119", 25000, october(2));
    const auto lines =
        one.lines({{15000, october(12), "REMISE 1"}, {20000, october(14), "REMISE 2"}});
    value_of(one.match({.lines = lines, .targets = {to_item(first), to_item(second)}}));
    EXPECT_TRUE(one.open_items().empty());
    const ledger::Entry earlier = one.entries().at(one.entries().size() - 2);
    EXPECT_EQ(earlier.rows.size(), 3U); // 100 of the one, 50 of the other
    EXPECT_EQ(earlier.date, october(12));
    const ledger::Entry later = one.entries().back();
    EXPECT_EQ(later.rows.size(), 2U);
    EXPECT_EQ(later.date, october(14));
    one.expect_check_passes();
}

TEST(MatchByHand, ADepositNetOfItsFee) {
    ReconcileDossier one;
    const auto item = one.invoice("CDURAND", "FAC118", 100000, october(1));
    const auto lines = one.lines({{98500, october(12), "REMISE CB CONTRAT 4412"}});
    value_of(
        one.match({.lines = lines, .targets = {to_item(item), to_account("627000", eur(-1500))}}));
    const ledger::Entry settlement = one.entries().back();
    ASSERT_EQ(settlement.rows.size(), 3U);
    EXPECT_EQ(settlement.rows[1].account, "627000");
    EXPECT_EQ(settlement.rows[1].amount, eur(1500));
    EXPECT_TRUE(one.open_items().empty());
}

TEST(MatchByHand, AnAmountIsImputedInPart) {
    ReconcileDossier one;
    const auto item = one.invoice("CDURAND", "FAC118", 100000, october(1));
    const auto lines = one.lines({{40000, october(12), "VIR"}});
    value_of(one.match({.lines = lines, .targets = {to_item(item)}}));
    EXPECT_EQ(one.open_items().front().open, eur(60000));
}

TEST(MatchByHand, AnInvoiceIsImputedToAMovementThatExists) {
    ReconcileDossier one;
    const auto item = one.invoice("FAARO", "F59289482", -18999, october(1));
    const auto movement = one.bank_entry(-18999, october(11), "VIR AARO", "401000", "FAARO");
    const auto lines = one.lines({{-18999, october(12), "VIR"}});
    value_of(one.match({.lines = lines, .targets = {to_entry(movement), to_item(item)}}));
    EXPECT_EQ(one.entries().size(), 2U);
    EXPECT_TRUE(one.open_items().empty());
    EXPECT_EQ(one.entry(movement).rows[0].letter, "A");
    one.expect_check_passes();
}

TEST(MatchByHand, AnEntryBornOfNoCashMovementBlocksBoth) {
    ReconcileDossier one;
    const auto item = one.invoice("FAARO", "F59289482", -18999, october(1));
    const auto movement = one.bank_entry(-18999, october(11), "FRAIS", "627000");
    const auto lines = one.lines({{-18999, october(12), "VIR"}});
    const std::string before = one.snapshot();
    EXPECT_EQ(
        refusal_of(one.match({.lines = lines, .targets = {to_entry(movement), to_item(item)}})),
        "reconcile.not_a_cash_movement");
    EXPECT_EQ(one.snapshot(), before);
}

TEST(MatchByHand, AnInvoiceOfAnotherPartyIsNotImputed) {
    ReconcileDossier one;
    const auto item = one.invoice("FORANGE", "OB77", -18999, october(1));
    const auto movement = one.bank_entry(-18999, october(11), "VIR AARO", "401000", "FAARO");
    const auto lines = one.lines({{-18999, october(12), "VIR"}});
    EXPECT_EQ(
        refusal_of(one.match({.lines = lines, .targets = {to_entry(movement), to_item(item)}})),
        "reconcile.other_party");
}

TEST(MatchByHand, RefusalsNameTheirReason) {
    ReconcileDossier one;
    const auto item = one.invoice("FAARO", "F59289482", -18999, october(1));
    const auto movement = one.bank_entry(-5000, october(11), "VIR", "401000", "FAARO");
    const auto lines = one.lines(
        {{-18999, october(12), "VIR"}, {-5000, october(13), "VIR"}, {300, october(14), "X"}});
    EXPECT_EQ(refusal_of(one.match({})), "reconcile.nothing_ticked");
    EXPECT_EQ(refusal_of(one.match({.lines = {lines[0]}})), "reconcile.nothing_ticked");
    EXPECT_EQ(refusal_of(one.match({.lines = {lines[0], lines[0]}, .targets = {to_item(item)}})),
              "reconcile.ticked_twice");
    EXPECT_EQ(refusal_of(one.match({.lines = {bank::LineId{999}}, .targets = {to_item(item)}})),
              "app.not_found");
    EXPECT_EQ(
        refusal_of(one.match({.lines = {lines[0]}, .targets = {to_item(ledger::RowId{999})}})),
        "app.not_found");
    EXPECT_EQ(
        refusal_of(one.match({.lines = {lines[0]}, .targets = {to_entry(ledger::EntryId{999})}})),
        "app.not_found");
    EXPECT_EQ(refusal_of(one.match({.lines = {lines[0]}, .targets = {to_entry(movement)}})),
              "reconcile.totals_differ");
    EXPECT_EQ(refusal_of(one.match({.lines = {lines[0]}, .targets = {to_item(item, eur(-19000))}})),
              "reconcile.more_than_open");
    EXPECT_EQ(refusal_of(one.match({.lines = {lines[0]}, .targets = {to_item(item, eur(18999))}})),
              "reconcile.more_than_open");
    EXPECT_EQ(
        refusal_of(one.match({.lines = {lines[0]},
                              .targets = {to_item(item, Money{-18999, *Currency::parse("USD")})}})),
        "reconcile.more_than_open");
    EXPECT_EQ(refusal_of(
                  one.match({.lines = {lines[0]}, .targets = {to_account("999999", eur(-18999))}})),
              "ledger.unknown_account");
    EXPECT_EQ(refusal_of(one.match(
                  {.lines = {lines[0]},
                   .targets = {{.kind = reconcile::TargetKind::Account, .account = "627000"},
                               to_account("606100", eur(-1))}})),
              "reconcile.amount_missing");
    EXPECT_EQ(refusal_of(
                  one.match({.lines = {lines[0]},
                             .targets = {{.kind = reconcile::TargetKind::Invoice, .invoice = 7}}})),
              "reconcile.invoice_not_booked");
    value_of(one.match({.lines = {lines[1]}, .targets = {to_entry(movement)}}));
    EXPECT_EQ(refusal_of(one.match({.lines = {lines[1]}, .targets = {to_item(item)}})),
              "reconcile.line_already_matched");
    EXPECT_EQ(refusal_of(one.match({.lines = {lines[0]}, .targets = {to_entry(movement)}})),
              "reconcile.row_already_pointed");
    value_of(one.match({.lines = {lines[0]}, .targets = {to_item(item)}}));
    EXPECT_EQ(refusal_of(one.match({.lines = {lines[2]}, .targets = {to_item(item)}})),
              "reconcile.item_settled");
    EXPECT_EQ(refusal_of(one.match(
                  {.lines = {lines[2]}, .targets = {to_entry(one.entries().front().id)}})),
              "reconcile.no_bank_row");
    value_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::mark_line(writer, lines[2], LineState::Parked));
        return true;
    }));
    EXPECT_EQ(
        refusal_of(one.match({.lines = {lines[2]}, .targets = {to_account("758000", eur(300))}})),
        "reconcile.line_set_aside");
    one.expect_check_passes();
}

TEST(MatchByHand, LinesOfTwoJournalsAreRefused) {
    ReconcileDossier one;
    const auto lines = one.lines({{-100, october(12), "A"}});
    value_of(one.dossier.write<ledger::Journal>([](app::Writer& writer) {
        return app::add_journal(writer, {.code = "B2",
                                         .iban = Iban::parse("FR7630006000011234567890189"),
                                         .account = "512200"});
    }));
    bank::StatementHeader header;
    header.account.iban = Iban::parse("FR7630006000011234567890189");
    header.account.currency = Currency::eur();
    bank::StatementLine line;
    line.booked_on = october(13);
    line.amount = eur(-200);
    line.label = "B";
    std::vector<bank::LineId> others;
    value_of(one.dossier.write<app::ImportReport>([&](app::Writer& writer) {
        return app::stage_feed_statement(writer, "B2", header, {line}, &others);
    }));
    EXPECT_EQ(refusal_of(one.match(
                  {.lines = {lines[0], others[0]}, .targets = {to_account("627000", eur(-300))}})),
              "reconcile.other_journal");
}

TEST(MatchByHand, TheDayOfPointingIsTheLatestLineUnlessGiven) {
    ReconcileDossier one;
    const auto lines =
        one.lines({{-100, october(12), "A"}, {-200, october(14), "B"}, {-400, october(15), "C"}});
    value_of(
        one.match({.lines = {lines[0], lines[1]}, .targets = {to_account("627000", eur(-300))}}));
    value_of(one.match({.lines = {lines[2]},
                        .targets = {to_account("627000", eur(-400))},
                        .pointed_on = october(31)}));
    const auto rows = value_of(one.dossier.read<std::vector<app::MatchRow>>(
        [](app::Reader& reader) { return app::list_matches(reader, {}); }));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].pointed_on, october(14));
    EXPECT_EQ(rows[0].lines.size(), 2U);
    EXPECT_EQ(rows[0].entries.size(), 1U);
    EXPECT_EQ(rows[0].kind, "manual");
    EXPECT_EQ(rows[0].reasons.front().code.name, "reconcile.by_hand");
    EXPECT_EQ(rows[0].created_by, "claire");
    EXPECT_EQ(rows[1].pointed_on, october(31));
}

TEST(MatchByHand, FiftyVouchersAreClearedTogether) {
    ReconcileDossier one;
    app::ManualMatch request;
    for (int i = 0; i < 50; ++i)
        request.targets.push_back(to_item(one.invoice(
            i % 2 ? "CDURAND" : "CCLINIQUE", "T" + std::to_string(i), 1000 + i, october(1))));
    request.lines = one.lines({{50 * 1000 + 49 * 25, october(12), "REMISE CB"}});
    value_of(one.match(request));
    EXPECT_TRUE(one.open_items().empty());
}

TEST(Reasons, AStoredMatchKeepsItsReasons) {
    ReconcileDossier one;
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.lines({{-18999, october(12), "VIR SEPA AARO F59289482"}});
    const app::ReconcileReport report = one.apply();
    const auto rows = value_of(one.dossier.read<std::vector<app::MatchRow>>(
        [](app::Reader& reader) { return app::list_matches(reader, {}); }));
    ASSERT_EQ(rows.size(), 1U);
    const auto& applied = report.lines.front().proposal.reasons;
    ASSERT_EQ(rows[0].reasons.size(), applied.size());
    for (std::size_t i = 0; i < applied.size(); ++i) {
        EXPECT_EQ(rows[0].reasons[i].code, applied[i].code);
        ASSERT_EQ(rows[0].reasons[i].params.size(), applied[i].params.size());
        for (std::size_t p = 0; p < applied[i].params.size(); ++p)
            EXPECT_EQ(rows[0].reasons[i].params[p].value, applied[i].params[p].value);
    }
    EXPECT_TRUE(rows[0].unattended);
}

TEST(MatchByHand, TheOtherSideIsNeitherTheBankItselfNorNobody) {
    ReconcileDossier one;
    const auto lines = one.lines({{-10000, october(12), "VIR"}});
    const auto refused = [&](const char* account) {
        return refusal_of(
            one.match({.lines = lines, .targets = {to_account(account, eur(-100'00))}}));
    };
    EXPECT_EQ(refused("512100"), reconcile::errors::own_account.name);
    EXPECT_EQ(refused("401000"), reconcile::errors::party_needed.name);
    EXPECT_EQ(refused("411000"), reconcile::errors::party_needed.name);
    auto advance = to_account("401000", eur(-100'00));
    advance.party = "FAARO";
    value_of(one.match({.lines = lines, .targets = {advance}}));
    one.expect_check_passes();
}

} // namespace
} // namespace comptoir::test
