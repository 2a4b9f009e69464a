// A cheque that was on its way when the books were taken over.
#include "acts_dossier.h"
#include "comptoir/app/difference.h"
#include "comptoir/app/lettering.h"
#include "comptoir/app/movements.h"
#include "comptoir/app/takeover_reasons.h"
#include "comptoir/app/write_off.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/pointing_repository.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

class Outstanding : public testing::Test {
protected:
    // The books say 485,00 with the cheque of 15,00; the bank opens with 500,00.
    Outstanding() {
        balance = one.bank_entry(50000, october(1), "Solde", "471000");
        cheque = one.bank_entry(-1500, october(2), "CHQ 4412", "401000", "FAARO");
        value_of(one.run([&](app::Writer& writer) -> Result<void> {
            writer.database().run("UPDATE entry SET origin = 'books'");
            for (const ledger::EntryId entry : {balance, cheque})
                for (const ledger::EntryRow& row : one_row(writer, entry))
                    storage::point_opening_row(writer.database(), row.id, october(2));
            return {};
        }));
        lines = one.lines({{-1500, october(12), "CHQ 4412"}}, 50000);
    }
    static std::vector<ledger::EntryRow> one_row(app::Reader& reader, ledger::EntryId id) {
        std::vector<ledger::EntryRow> rows = value_of(app::load_entry(reader, id)).rows;
        std::erase_if(rows, [](const ledger::EntryRow& row) { return row.account != "512100"; });
        return rows;
    }
    Result<bool> outstanding(const std::vector<ledger::EntryId>& entries) {
        return one.run([&](app::Writer& writer) { return app::mark_outstanding(writer, entries); });
    }
    Result<bool> seen(const std::vector<ledger::EntryId>& entries) {
        return one.run(
            [&](app::Writer& writer) { return app::mark_seen_at_opening(writer, entries); });
    }
    // More of the books taken over, seen like the rest.
    ledger::EntryId taken_over(std::int64_t cents, Date day, const std::string& label) {
        return count_as_seen(one.bank_entry(cents, day, label, "401000", "FAARO"));
    }
    ledger::EntryId count_as_seen(ledger::EntryId id) {
        value_of(one.run([&](app::Writer& writer) -> Result<void> {
            writer.database().run("UPDATE entry SET origin = 'books' WHERE id = ?1", id);
            for (const ledger::EntryRow& row : value_of(app::load_entry(writer, id)).rows)
                if (row.account.starts_with("512"))
                    storage::point_opening_row(writer.database(), row.id, october(2));
            return {};
        }));
        return id;
    }
    // As books that number an entry a month: 15,00 and another 8,00 in one.
    ledger::EntryId a_month(const std::string& other_bank = "512100") {
        ledger::Entry entry;
        entry.journal = "BQ";
        entry.date = october(3);
        entry.piece_date = october(3);
        entry.piece = "10";
        entry.label = "BANQUE OCTOBRE";
        entry.rows.resize(3);
        entry.rows[0].account = "471000";
        entry.rows[0].amount = eur(2300);
        entry.rows[1].account = "512100";
        entry.rows[1].amount = eur(-1500);
        entry.rows[2].account = other_bank;
        entry.rows[2].amount = eur(-800);
        return count_as_seen(one.act<ledger::EntryId>([&](app::Writer& writer) {
                                    return app::post_draft(writer, entry);
                                })
                                 .value());
    }
    // What counts as seen, row by row with its day, on all banks.
    std::string seen_rows() {
        std::string all;
        value_of(one.run([&](app::Writer& writer) -> Result<void> {
            for (const char* account : {"512100", "512200"})
                for (const auto& mark : storage::opening_pointings(writer.database(), account))
                    all += std::to_string(mark.row.value()) + " " + mark.on.to_iso() + "\n";
            return {};
        }));
        return all;
    }
    Result<app::RepairDone> await_line(ledger::EntryId entry) {
        return one.act<app::RepairDone>([&](app::Writer& writer) {
            return app::repair_difference(
                writer, {reconcile::RepairKind::AwaitLine, entry, {}, {}, {}, {}});
        });
    }
    std::vector<ledger::EntryId> named_as_seen() {
        std::vector<ledger::EntryId> named;
        const auto answer = value_of(one.dossier.read<app::DifferenceAnswer>(
            [](app::Reader& reader) { return app::difference_causes(reader, "BQ", october(11)); }));
        for (const reconcile::Cause& cause : answer.search.causes)
            if (cause.kind == reconcile::CauseKind::SeenAtTakeover)
                named.push_back(cause.entries.front());
        return named;
    }
    // F2201 of 100,00 was paid by the transfer of the last day that the books taken over hold;
    // F2202 of 100,00 is open, and the bank has one line.
    bank::LineId line_of_a_settled_invoice(const std::string& payer = "FAARO") {
        const auto paid = one.invoice(payer, "F2201", -10000, october(1));
        const auto payment = one.bank_entry(-10000, october(4), "VIR " + payer, "401000", payer);
        value_of(one.run([&](app::Writer& writer) -> Result<void> {
            return app::letter_rows(writer,
                                    {paid, value_of(app::load_entry(writer, payment)).rows[0].id})
                .map([](const auto&) {});
        }));
        count_as_seen(payment);
        one.invoice("FAARO", "F2202", -10000, october(1));
        return one.lines({{-10000, october(5), "VIR AARO F2202"}}, 48500).front();
    }
    // The only reason given for a line for which nothing is proposed.
    reconcile::Reason only_reason(bank::LineId line) {
        const auto report = value_of(one.dossier.read<app::ReconcileReport>(
            [](app::Reader& reader) { return app::propose_matches(reader, {}); }));
        const reconcile::Proposal proposal = outcome(report, line).proposal;
        EXPECT_TRUE(proposal.targets.empty());
        EXPECT_EQ(proposal.reasons.size(), 1U);
        return proposal.reasons.empty() ? reconcile::Reason{} : proposal.reasons.front();
    }
    template <typename T>
    static std::optional<T> param(const reconcile::Reason& reason, std::string_view name) {
        for (const Param& each : reason.params)
            if (each.name == name)
                return std::get<T>(each.value);
        return std::nullopt;
    }
    app::LineOutcome outcome(const app::ReconcileReport& report, bank::LineId line) {
        for (const app::LineOutcome& each : report.lines)
            if (each.proposal.line == line)
                return each;
        ADD_FAILURE() << "no such line";
        return {};
    }
    static bool says_taken_over(const reconcile::Proposal& proposal) {
        return std::any_of(proposal.reasons.begin(), proposal.reasons.end(), [](const auto& each) {
            return each.code.name == reconcile::errors::movement_taken_over.name;
        });
    }
    Result<reconcile::MatchId> enter(const reconcile::Proposal& proposal, bool although = false) {
        return one.act<reconcile::MatchId>(
            [&](app::Writer& writer) { return app::match_proposal(writer, proposal, although); });
    }
    Result<reconcile::MatchId> typed(bank::LineId line, std::int64_t cents) {
        return one.match_lines({line}, {to_account("606000", eur(cents))});
    }
    ActsDossier one;
    ledger::EntryId balance, cheque;
    std::vector<bank::LineId> lines;
};

TEST_F(Outstanding, ItsSentenceSaysWhatToDoAndDoingSoMatchesIt) {
    EXPECT_EQ(one.report(october(31)).initial_difference, eur(1500));
    EXPECT_EQ(refusal_of(one.match_lines(lines, {to_entry(cheque)})),
              "reconcile.row_seen_at_opening");
    value_of(outstanding({cheque}));
    EXPECT_TRUE(one.report(october(31)).initial_difference.is_zero());
    EXPECT_TRUE(one.report(october(31)).difference.is_zero());
    EXPECT_EQ(one.report(october(11)).unpointed_credits, eur(1500));
    const auto match = value_of(one.match_lines(lines, {to_entry(cheque)}));
    EXPECT_TRUE(one.report(october(31)).initial_difference.is_zero());
    EXPECT_TRUE(one.report(october(31)).credits.empty());
    one.expect_check_passes();
    EXPECT_EQ(refusal_of(seen({cheque})), "reconcile.row_already_pointed");
    expect_done(one.undo(match));
    value_of(seen({cheque}));
    EXPECT_EQ(one.report(october(31)).initial_difference, eur(1500));
}

TEST_F(Outstanding, OnlyWhatTheTakeoverCountsAsSeen) {
    const auto own = one.bank_entry(-2400, october(5), "Frais", "627000");
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(outstanding({own})), "pointing.not_taken_over");
    EXPECT_EQ(refusal_of(seen({own})), "pointing.not_taken_over");
    EXPECT_EQ(refusal_of(outstanding({ledger::EntryId{999}})), "app.not_found");
    EXPECT_EQ(refusal_of(outstanding({cheque, own})), "pointing.not_taken_over");
    EXPECT_EQ(one.snapshot(), before);
    EXPECT_EQ(one.report(october(31)).initial_difference, eur(1500)) << "all or none";
    value_of(outstanding({cheque}));
    EXPECT_EQ(refusal_of(outstanding({cheque})), "pointing.waits_already");
}

TEST_F(Outstanding, BeforeTheFirstStatementNothingIsOutstandingYet) {
    // As books taken over stand before any statement: no row counts as seen.
    const auto early = one.bank_entry(-3300, october(2), "CHQ 4415", "401000", "FAARO");
    const auto invoiced = one.bank_entry(-3300, october(2), "CHQ 4416", "401000", "FAARO");
    value_of(one.run([&](app::Writer& writer) -> Result<void> {
        writer.database().run("UPDATE entry SET origin = 'books' WHERE id = ?1", early);
        return {};
    }));
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(outstanding({early})), "pointing.waits_already");
    EXPECT_EQ(refusal_of(outstanding({invoiced})), "pointing.not_taken_over") << "of our own books";
    EXPECT_EQ(one.snapshot(), before);
}

TEST_F(Outstanding, WhatAMatchPointsIsUndoneThere) {
    value_of(outstanding({cheque}));
    value_of(one.match_lines(lines, {to_entry(cheque)}));
    const auto more = one.lines({{-1500, october(14), "CHQ"}}, 48500);
    EXPECT_EQ(refusal_of(one.match_lines(more, {to_entry(cheque)})),
              "reconcile.row_already_pointed");
    EXPECT_EQ(refusal_of(outstanding({cheque})), "pointing.not_taken_over");
}

TEST_F(Outstanding, AnAccountTypedForItsLineIsRefusedAndTheEntryNamed) {
    const std::string before = one.snapshot();
    const auto refused = typed(lines.front(), -1500);
    ASSERT_EQ(refusal_of(refused), "reconcile.movement_taken_over");
    const auto& params = refused.error().params;
    EXPECT_TRUE(std::any_of(params.begin(), params.end(), [&](const Param& param) {
        return param.name == "entry" && std::get<std::int64_t>(param.value) == cheque.value();
    }));
    EXPECT_EQ(one.snapshot(), before);
    // What the sentence says is what helps.
    value_of(outstanding({cheque}));
    value_of(one.match_lines(lines, {to_entry(cheque)}));
    one.expect_check_passes();
}

TEST_F(Outstanding, SoIsEveryOtherActThatBooksTheLine) {
    const auto item = one.invoice("FAARO", "F7", -1500, october(1));
    const std::string before = one.snapshot();
    app::MovementRequest movement{.lines = lines, .undefined = true};
    movement.parts = {{"606000", "", eur(-1500)}};
    EXPECT_EQ(refusal_of(one.move(movement)), "reconcile.movement_taken_over");
    app::WriteOff off{.lines = lines, .targets = {}, .type = "fee"};
    EXPECT_EQ(refusal_of(one.act<reconcile::MatchId>(
                  [&](app::Writer& writer) { return app::write_off(writer, off); })),
              "reconcile.movement_taken_over");
    EXPECT_EQ(refusal_of(one.match_lines(lines, {to_item(item)})), "reconcile.movement_taken_over");
    EXPECT_EQ(one.snapshot(), before);
}

TEST_F(Outstanding, APersonWhoKnowsBetterInsists) {
    app::ManualMatch request{.lines = lines, .targets = {to_account("606000", eur(-1500))}};
    request.although_booked = true;
    value_of(one.match(request));
    one.expect_check_passes();
}

TEST_F(Outstanding, WhatIsNotThisChequeStopsNothing) {
    value_of(typed(one.lines({{-1600, october(12), "CHQ 4412"}}, 48500).front(), -1600));
    value_of(typed(one.lines({{1500, october(12), "REMISE CHQ 4412"}}, 46900).front(), 1500));
    // No cheque, and too many days after the entry.
    value_of(typed(one.lines({{-1500, october(20), "PRLV AARO"}}, 48400).front(), -1500));
    one.expect_check_passes();
}

TEST_F(Outstanding, NothingIsAskedWhereTheTakeoverAgrees) {
    // A deposit on its way for the same amount: the bank began with what the books count as seen.
    taken_over(1500, october(2), "Remise");
    value_of(typed(lines.front(), -1500));
}

TEST_F(Outstanding, AChequeIsKnownAMonthLaterAndByItsNumberWithinAYear) {
    const auto old = taken_over(-9900, *Date::parse_iso("2026-01-09"), "CHQ 0007731 AARO");
    taken_over(-8800, *Date::parse_iso("2026-06-20"), "Loyer");
    const auto more = one.lines({{-9900, october(28), "CHEQUE 7731"},
                                 {-8800, october(28), "CHEQUE 7732"},
                                 {-1500, october(29), "CHEQUE 7733"}},
                                48500);
    EXPECT_EQ(refusal_of(typed(more[0], -9900)), "reconcile.movement_taken_over");
    EXPECT_EQ(refusal_of(typed(more[2], -1500)), "reconcile.movement_taken_over");
    value_of(typed(more[1], -8800)); // four months before, and nothing but the amount
    value_of(outstanding({old}));
    value_of(one.match_lines({more[0]}, {to_entry(old)}));
}

TEST_F(Outstanding, ABalanceBroughtForwardIsNoOperation) {
    value_of(one.run([&](app::Writer& writer) -> Result<void> {
        writer.database().run("UPDATE entry SET origin = 'opening' WHERE id = ?1", cheque);
        return {};
    }));
    value_of(typed(lines.front(), -1500));
}

TEST_F(Outstanding, ItIsNamedAsTheCauseOfADifferenceAndWaitsAgain) {
    const auto causes = [&] {
        return value_of(one.dossier.read<app::DifferenceAnswer>([&](app::Reader& reader) {
                   return app::difference_causes(reader, "BQ", october(11));
               }))
            .search;
    };
    const reconcile::CauseSearch search = causes();
    ASSERT_EQ(search.difference, eur(1500));
    ASSERT_FALSE(search.causes.empty());
    const reconcile::Cause cause = search.causes.front();
    EXPECT_EQ(cause.kind, reconcile::CauseKind::SeenAtTakeover);
    EXPECT_TRUE(cause.is_exact());
    EXPECT_EQ(cause.entries, std::vector{cheque});
    ASSERT_TRUE(cause.repair);
    const std::string before = one.snapshot();
    const auto repair = [&] {
        return one.dossier.write<app::RepairDone>(
            [&](app::Writer& writer) { return app::repair_difference(writer, *cause.repair); });
    };
    const app::RepairDone done = value_of(repair());
    EXPECT_TRUE(one.report(october(31)).initial_difference.is_zero());
    const reconcile::CauseSearch after = causes();
    EXPECT_TRUE(std::none_of(after.causes.begin(), after.causes.end(), [](const auto& each) {
        return each.kind == reconcile::CauseKind::SeenAtTakeover ||
               each.kind == reconcile::CauseKind::OpeningNotTaken;
    }));
    EXPECT_EQ(refusal_of(repair()), "pointing.waits_already");
    value_of(one.run([&](app::Writer& writer) { return app::undo_repair(writer, done); }));
    EXPECT_EQ(one.snapshot(), before);
    EXPECT_EQ(one.report(october(31)).initial_difference, eur(1500));
    one.expect_check_passes();
}

// --- entries of several bank rows ----------------------------------------------------------------

TEST_F(Outstanding, TheUndoOfTheRepairGivesEachDayBack) {
    const std::string before = seen_rows();
    const std::string books = one.snapshot();
    const app::RepairDone done = value_of(await_line(cheque));
    EXPECT_NE(seen_rows(), before);
    value_of(one.run([&](app::Writer& writer) { return app::undo_repair(writer, done); }));
    EXPECT_EQ(seen_rows(), before);
    EXPECT_EQ(one.snapshot(), books);
}

TEST_F(Outstanding, TheRepairTakesNoEntryOfSeveralBankRows) {
    const auto month = a_month();
    value_of(one.dossier.write<ledger::Journal>([](app::Writer& writer) {
        return app::add_journal(writer, {.code = "BQ2",
                                         .iban = Iban::parse("FR7630006000011234567890189"),
                                         .account = "512200"});
    }));
    const auto transfer = a_month("512200");
    const std::string before = seen_rows();
    EXPECT_EQ(refusal_of(await_line(month)), "reconcile.repair_not_possible");
    EXPECT_EQ(refusal_of(await_line(transfer)), "reconcile.repair_not_possible");
    EXPECT_EQ(seen_rows(), before);
    value_of(await_line(cheque));
}

TEST_F(Outstanding, ARowThatWaitsAlreadyIsNotPointedByAnUndo) {
    const auto month = a_month();
    value_of(one.run([&](app::Writer& writer) -> Result<void> {
        storage::unpoint_opening_row(writer.database(),
                                     value_of(app::load_entry(writer, month)).rows[2].id);
        return {};
    }));
    const std::string before = seen_rows();
    EXPECT_EQ(refusal_of(await_line(month)), "reconcile.repair_not_possible");
    value_of(outstanding({cheque}));
    const std::string waits = seen_rows();
    EXPECT_EQ(refusal_of(await_line(cheque)), "pointing.waits_already") << "nothing to undo";
    EXPECT_EQ(seen_rows(), waits);
    EXPECT_NE(waits, before);
}

TEST_F(Outstanding, NeitherIsSuchAnEntryNamedAsACauseNorInAPersonsWay) {
    EXPECT_EQ(named_as_seen(), std::vector{cheque});
    value_of(outstanding({cheque}));
    EXPECT_TRUE(named_as_seen().empty());
    // A row of the month would make the whole of this difference.
    a_month();
    taken_over(800, october(3), "Remise");
    ASSERT_EQ(one.report(october(31)).initial_difference, eur(1500));
    EXPECT_TRUE(named_as_seen().empty());
    value_of(typed(lines.front(), -1500));
}

// --- an open invoice
// ------------------------------------------------------------------------------

TEST_F(Outstanding, UnattendedThePaymentOfOneInvoiceSettlesNoOther) {
    const auto line = line_of_a_settled_invoice();
    const std::string before = one.snapshot();
    const app::LineOutcome left = outcome(one.apply(), line);
    EXPECT_FALSE(left.match);
    EXPECT_EQ(left.proposal.decision, reconcile::Decision::Invoice);
    EXPECT_FALSE(left.proposal.unattended);
    EXPECT_TRUE(says_taken_over(left.proposal));
    EXPECT_EQ(refusal_of(enter(left.proposal)), "reconcile.movement_taken_over");
    EXPECT_EQ(one.snapshot(), before);
    value_of(enter(left.proposal, true));
    one.expect_check_passes();
}

TEST_F(Outstanding, ThatOfAnotherPartyStopsNothing) {
    const auto line = line_of_a_settled_invoice("FORANGE");
    EXPECT_TRUE(outcome(one.apply(), line).match);
    one.expect_check_passes();
}

TEST_F(Outstanding, NorDoesAPaymentOfAnotherDayOrAmount) {
    taken_over(-10100, october(4), "VIR AARO");
    taken_over(-10000, *Date::parse_iso("2026-06-20"), "VIR AARO");
    one.invoice("FAARO", "F2202", -10000, october(1));
    const auto line = one.lines({{-10000, october(5), "VIR AARO F2202"}}, 48500).front();
    EXPECT_TRUE(outcome(one.apply(), line).match);
}

TEST_F(Outstanding, UnattendedAlsoAnEntryOfSeveralBankRowsIsAskedAbout) {
    // As it frees more than one operation a person is not sent there.
    a_month();
    one.invoice("FAARO", "F2202", -800, october(1));
    const auto line = one.lines({{-800, october(5), "VIR AARO F2202"}}, 48500).front();
    const app::LineOutcome left = outcome(one.apply(), line);
    EXPECT_FALSE(left.match);
    EXPECT_TRUE(says_taken_over(left.proposal));
    value_of(enter(left.proposal));
    one.expect_check_passes();
}

// --- what is said of the line of such a cheque
// ---------------------------------------------------------------------------------------

TEST_F(Outstanding, ItsLineSaysWhichChequeItIs) {
    const reconcile::Reason reason = only_reason(lines.front());
    EXPECT_EQ(reason.code, app::reasons::awaited_cheque);
    EXPECT_EQ(param<Money>(reason, "amount"), eur(1500));
    EXPECT_EQ(param<Date>(reason, "day"), october(2));
    EXPECT_EQ(param<std::int64_t>(reason, "entry"), cheque.value());
    EXPECT_EQ(param<std::string>(reason, "number"), "4412");
    EXPECT_FALSE(one.apply().lines.front().match) << "nothing is decided by it";
    value_of(outstanding({cheque}));
    const reconcile::Reason waits = only_reason(lines.front());
    EXPECT_EQ(waits.code, app::reasons::awaited_cheque_waits)
        << "ten days, and no code of a cheque";
    EXPECT_EQ(param<std::int64_t>(waits, "entry"), cheque.value());
    EXPECT_EQ(param<std::string>(waits, "number"), "4412");
    value_of(one.match_lines(lines, {to_entry(cheque)}));
    one.expect_check_passes();
}

TEST_F(Outstanding, WithoutItsNumberItMayBeTheOneOfTheAmount) {
    const auto more = one.lines({{-1500, october(29), "CHEQUE 7733"}}, 48500);
    EXPECT_EQ(only_reason(more.front()).code, app::reasons::awaited_cheque_by_amount);
}

TEST_F(Outstanding, TheOneOfTheNumberIsNamedBeforeAYoungerOne) {
    taken_over(-1500, october(3), "CHQ 4413");
    const reconcile::Reason reason = only_reason(lines.front());
    EXPECT_EQ(reason.code, app::reasons::awaited_cheque);
    EXPECT_EQ(param<std::string>(reason, "number"), "4412");
}

TEST_F(Outstanding, NoChequeIsNamedWhereNoneIsAwaited) {
    a_month();
    taken_over(-8800, *Date::parse_iso("2026-06-20"), "Loyer");
    const auto more = one.lines({{-1500, october(13), "PRLV LOYER"},     // no cheque
                                 {-1600, october(13), "CHQ 4412"},       // another amount
                                 {1500, october(13), "REMISE CHQ 4412"}, // the other side
                                 {-8800, october(28), "CHEQUE 7732"},    // too long ago
                                 {-800, october(13), "CHQ 10"}},         // not alone in its entry
                                48500);
    for (const bank::LineId line : more)
        EXPECT_EQ(only_reason(line).code.name, "reconcile.no_candidate");
}

TEST_F(Outstanding, AChequeOfOurOwnBooksIsNotOfTheTakeover) {
    one.bank_entry(-2600, october(2), "CHQ 5512", "606400");
    const auto more = one.lines({{-2600, october(28), "CHQ 5512"}}, 48500);
    EXPECT_EQ(only_reason(more.front()).code.name, "reconcile.no_candidate");
}

TEST_F(Outstanding, NorWhereTheTakeoverAgrees) {
    taken_over(1500, october(2), "Remise");
    EXPECT_EQ(only_reason(lines.front()).code.name, "reconcile.no_candidate");
}

// --- numbers
// ---------------------------------------------------------------------------------------

TEST_F(Outstanding, AYearIsNoNumberOfACheque) {
    taken_over(-8800, *Date::parse_iso("2026-06-20"), "CHQ LOYER 2026");
    taken_over(-8900, *Date::parse_iso("2026-06-20"), "CHQ 2100 AARO");
    const auto more = one.lines(
        {{-8800, october(28), "CHEQUE 0007731 LOYER 2026"}, {-8900, october(28), "CHEQUE 0002100"}},
        48500);
    value_of(typed(more[0], -8800));
    EXPECT_EQ(refusal_of(typed(more[1], -8900)), "reconcile.movement_taken_over");
}

} // namespace
} // namespace comptoir::test
