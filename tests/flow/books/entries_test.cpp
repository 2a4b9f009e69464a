#include "comptoir/app/books_errors.h"
#include "comptoir/app/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/storage/database.h"
#include "fec_text.h"

using namespace comptoir;
using namespace comptoir::test;

namespace {

ledger::Entry a_draft(std::string journal, Date date, std::int64_t minor) {
    ledger::Entry entry;
    entry.journal = std::move(journal);
    entry.date = date;
    entry.piece = "P";
    entry.label = "Essai";
    ledger::EntryRow debit, credit;
    debit.account = "606400";
    debit.amount = eur(minor);
    credit.account = "471000";
    credit.amount = eur(-minor);
    entry.rows = {debit, credit};
    return entry;
}

Result<ledger::EntryId> post(TempDossier& dossier, const ledger::Entry& entry) {
    return dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); });
}

std::int64_t validate(TempDossier& dossier, std::optional<Date> until = std::nullopt) {
    return value_of(dossier.write<app::ValidationReport>(
                        [&](app::Writer& writer) { return app::validate_entries(writer, until); }))
        .validated;
}

Result<ledger::EntryId> reverse(TempDossier& dossier, ledger::EntryId id) {
    return dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::reverse_entry(writer, id, "Annulation"); });
}

Result<void> close_until(TempDossier& dossier, Date day) {
    return dossier.write<void>([&](app::Writer& writer) { return app::close_period(writer, day); });
}

ledger::Entry load(TempDossier& dossier, ledger::EntryId id) {
    return value_of(dossier.read<ledger::Entry>(
        [&](app::Reader& reader) { return app::load_entry(reader, id); }));
}

Date day(unsigned month, unsigned number) {
    return *Date::from_ymd(2026, month, number);
}

} // namespace

TEST(PostDraft, KeepsADraftWithoutNumber) {
    TempDossier dossier;
    ledger::Entry entry = a_draft("OD", day(3, 1), 100);
    entry.number = "99";
    const auto id = value_of(post(dossier, entry));
    const auto stored = load(dossier, id);
    EXPECT_EQ(stored.state, ledger::EntryState::Draft);
    EXPECT_EQ(stored.number, "");
    EXPECT_EQ(stored.rows.size(), 2u);
}

TEST(PostDraft, RefusesWhatTheRulesRefuse) {
    TempDossier dossier;
    ledger::Entry entry = a_draft("OD", day(3, 1), 100);
    entry.rows[0].account = "999999";
    EXPECT_EQ(refusal_of(post(dossier, entry)), ledger::errors::unknown_account.name);
    EXPECT_EQ(refusal_of(post(dossier, a_draft("ZZ", day(3, 1), 100))),
              ledger::errors::unknown_journal.name);
    EXPECT_TRUE(entries_of(dossier).empty());
}

TEST(DeleteDraft, LeavesATraceAndConsumesNoNumber) {
    TempDossier dossier;
    const auto id = value_of(post(dossier, a_draft("OD", day(3, 1), 100)));
    expect_done(
        dossier.write<void>([&](app::Writer& writer) { return app::delete_draft(writer, id); }));
    EXPECT_TRUE(entries_of(dossier).empty());
    value_of(post(dossier, a_draft("OD", day(3, 2), 100)));
    validate(dossier);
    EXPECT_EQ(entries_of(dossier)[0].number, "1");
    EXPECT_TRUE(faults_of(dossier).empty());
}

TEST(DeleteDraft, RefusesWhatIsValidatedOrNotThere) {
    TempDossier dossier;
    const auto id = value_of(post(dossier, a_draft("OD", day(3, 1), 100)));
    validate(dossier);
    const auto remove = [&](ledger::EntryId entry) {
        return dossier.write<void>(
            [&](app::Writer& writer) { return app::delete_draft(writer, entry); });
    };
    EXPECT_EQ(refusal_of(remove(id)), app::errors::draft_expected.name);
    EXPECT_EQ(refusal_of(remove(ledger::EntryId{77})), app::errors::not_found.name);
}

TEST(Validation, NumbersEachJournalAndYearWithoutGapInOrderOfDays) {
    TempDossier dossier;
    value_of(post(dossier, a_draft("OD", day(3, 9), 100)));
    value_of(post(dossier, a_draft("OD", day(3, 1), 200)));
    value_of(post(dossier, a_draft("AC", day(3, 5), 300)));
    EXPECT_EQ(validate(dossier), 3);
    const auto entries = entries_of(dossier);
    EXPECT_EQ(entries[0].number, "2");
    EXPECT_EQ(entries[1].number, "1");
    EXPECT_EQ(entries[2].number, "1");
    EXPECT_EQ(entries[0].validated_on->to_iso(), "2026-10-31");
    EXPECT_TRUE(faults_of(dossier).empty());
}

TEST(Validation, FollowsTheHighestInheritedNumberOfJournalAndYear) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    value_of(post(dossier, a_draft("BQ", day(3, 1), 100)));
    value_of(post(dossier, a_draft("OD", day(3, 1), 100)));
    validate(dossier);
    const auto entries = entries_of(dossier);
    EXPECT_EQ(entries[5].number, "6"); // BQ had 5
    EXPECT_EQ(entries[6].number, "1"); // OD had none
    value_of(post(dossier, a_draft("BQ", day(3, 2), 100)));
    validate(dossier);
    EXPECT_EQ(entries_of(dossier)[7].number, "7");
    EXPECT_TRUE(faults_of(dossier).empty());
}

TEST(Validation, StopsAtTheDayAsked) {
    TempDossier dossier; // 2026-10-31
    value_of(post(dossier, a_draft("OD", day(3, 1), 100)));
    value_of(post(dossier, a_draft("OD", day(10, 31), 100)));
    EXPECT_EQ(validate(dossier, day(3, 31)), 1);
    EXPECT_EQ(validate(dossier), 1);
    EXPECT_EQ(validate(dossier), 0);
}

// A ValidDate to come would stand before numbers given earlier, once the file is sorted by it.
TEST(Validation, LeavesWhatIsDatedAfterTodayAsADraft) {
    TempDossier dossier; // 2026-10-31
    const auto later = value_of(post(dossier, a_draft("OD", day(12, 1), 100)));
    value_of(post(dossier, a_draft("OD", day(3, 1), 100)));
    const auto report = value_of(dossier.write<app::ValidationReport>(
        [](app::Writer& writer) { return app::validate_entries(writer, std::nullopt); }));
    EXPECT_EQ(report.validated, 1);
    EXPECT_EQ(report.left, 1);
    EXPECT_EQ(load(dossier, later).state, ledger::EntryState::Draft);
    EXPECT_EQ(entries_of(dossier)[1].validated_on->to_iso(), "2026-10-31");
    EXPECT_EQ(refusal_of(dossier.write<void>(
                  [&](app::Writer& writer) { return app::validate_entry(writer, later); })),
              ledger::errors::not_yet.name);
}

TEST(Validation, GoesOnInTheFormOfTheInheritedNumbers) {
    TempDossier dossier;
    FecText fec;
    fec.add_pair({.journal = "BQ", .number = "BQ0006"}, "606400", "471000", "1,00");
    fec.add_pair({.journal = "BQ", .number = "BQ0007"}, "606400", "471000", "1,00");
    value_of(import_text(dossier, fec));
    value_of(post(dossier, a_draft("BQ", day(3, 1), 100)));
    value_of(post(dossier, a_draft("BQ", day(3, 2), 100)));
    validate(dossier);
    value_of(post(dossier, a_draft("BQ", day(3, 3), 100)));
    validate(dossier);
    const auto entries = entries_of(dossier);
    EXPECT_EQ(entries[2].number, "BQ0008");
    EXPECT_EQ(entries[3].number, "BQ0009");
    EXPECT_EQ(entries[4].number, "BQ0010");
    EXPECT_EQ(faults_of(dossier), std::vector<std::string>{});
}

TEST(Validation, InheritedDraftsGetOurNumbers) {
    TempDossier dossier;
    FecText fec;
    fec.add_pair({.number = "12"}, "606400", "471000", "1,00");
    fec.add_pair({.number = "99", .validated = ""}, "606400", "471000", "1,00");
    value_of(import_text(dossier, fec));
    validate(dossier);
    EXPECT_EQ(entries_of(dossier)[1].number, "13");
    EXPECT_TRUE(faults_of(dossier).empty());
}

TEST(Validation, AnInheritedDraftAmongOursKeepsTheSequenceSound) {
    TempDossier dossier;
    FecText fec;
    fec.add_pair({.journal = "BQ", .number = "1"}, "606400", "471000", "1,00");
    fec.add_pair({.journal = "BQ", .number = "2", .date = "20260301", .validated = ""}, "606400",
                 "471000", "1,00");
    value_of(import_text(dossier, fec));
    value_of(post(dossier, a_draft("BQ", day(2, 1), 100)));
    value_of(post(dossier, a_draft("BQ", day(2, 2), 100)));
    EXPECT_EQ(validate(dossier), 3);
    EXPECT_EQ(entries_of(dossier)[1].number, "4");
    EXPECT_EQ(faults_of(dossier), std::vector<std::string>{});
}

TEST(Reversal, CancelsEveryBalanceAndIsLinked) {
    TempDossier dossier;
    const auto id = value_of(post(dossier, a_draft("OD", day(3, 1), 100)));
    validate(dossier);
    const auto reversal = value_of(reverse(dossier, id));
    EXPECT_EQ(load(dossier, reversal).reverses, id);
    for (const ledger::Balance& balance : balances_of(dossier))
        EXPECT_EQ(balance.debit, balance.credit);
    EXPECT_EQ(refusal_of(reverse(dossier, id)), ledger::errors::already_reversed.name);
}

TEST(Reversal, WithoutALabelSaysWhatItReverses) {
    TempDossier dossier;
    const auto id = value_of(post(dossier, a_draft("OD", day(3, 1), 100)));
    validate(dossier);
    const auto reversal = value_of(dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::reverse_entry(writer, id); }));
    EXPECT_EQ(load(dossier, reversal).label, "Extourne OD 1 – Essai");
}

TEST(Reversal, RefusesWhatIsLettered) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    const auto invoice = entries_of(dossier, {.text = "fa-1"}).at(0).id;
    EXPECT_EQ(refusal_of(reverse(dossier, invoice)), app::errors::entry_lettered.name);
}

TEST(Reversal, LeavesNothingOpenAndItsDraftGivesItAllBack) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    const auto before = items_of(dossier);
    const auto reversal =
        value_of(reverse(dossier, entries_of(dossier, {.text = "fa-2"}).at(0).id));
    EXPECT_EQ(items_of(dossier).size(), before.size() - 1);
    EXPECT_EQ(faults_of(dossier), std::vector<std::string>{});
    expect_done(dossier.write<void>(
        [&](app::Writer& writer) { return app::discard_draft(writer, reversal); }));
    const auto after = items_of(dossier);
    ASSERT_EQ(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i)
        EXPECT_EQ(after[i].open, before[i].open);
    EXPECT_EQ(faults_of(dossier), std::vector<std::string>{});
}

TEST(Reversal, OfABankMovementWaitsForNoStatement) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    ledger::Entry fee = a_draft("BQ", day(3, 1), 100);
    fee.rows[1].account = "512000";
    const auto id = value_of(post(dossier, fee));
    validate(dossier);
    const auto reversal = value_of(reverse(dossier, id));
    const auto pointings = [&] {
        return value_of(dossier.read<std::int64_t>([](app::Reader& reader) -> Result<std::int64_t> {
            return reader.database().integer("SELECT COUNT(*) FROM pointing WHERE kind = 'mutual'");
        }));
    };
    EXPECT_EQ(pointings(), 2);
    expect_done(dossier.write<void>(
        [&](app::Writer& writer) { return app::discard_draft(writer, reversal); }));
    EXPECT_EQ(pointings(), 0);
}

TEST(DiscardDraft, TakesItsLettersAndPointingsAlong) {
    TempDossier dossier;
    FecText fec;
    fec.add_pair({.number = "1", .party = "FAARO", .letter = "A", .lettered_on = "20260120"},
                 "606400", "401000", "120,00");
    fec.add_pair({.journal = "BQ",
                  .number = "2",
                  .party = "FAARO",
                  .letter = "A",
                  .lettered_on = "20260120",
                  .validated = ""},
                 "401000", "512000", "120,00");
    value_of(import_text(dossier, fec, day(12, 31)));
    ASSERT_TRUE(items_of(dossier).empty());
    const auto draft = entries_of(dossier, {.state = ledger::EntryState::Draft}).at(0).id;
    expect_done(dossier.write<void>(
        [&](app::Writer& writer) { return app::discard_draft(writer, draft); }));
    ASSERT_EQ(items_of(dossier).size(), 1u);
    EXPECT_EQ(items_of(dossier)[0].open, eur(-120'00));
    EXPECT_EQ(faults_of(dossier), std::vector<std::string>{});
}

TEST(DiscardDraft, RefusesWhatIsValidatedOrNotThere) {
    TempDossier dossier;
    const auto id = value_of(post(dossier, a_draft("OD", day(3, 1), 100)));
    validate(dossier);
    const auto discard = [&](ledger::EntryId entry) {
        return dossier.write<void>(
            [&](app::Writer& writer) { return app::discard_draft(writer, entry); });
    };
    EXPECT_EQ(refusal_of(discard(id)), app::errors::draft_expected.name);
    EXPECT_EQ(refusal_of(discard(ledger::EntryId{77})), app::errors::not_found.name);
}

TEST(Reversal, RefusesADraftAndWhatIsNotThere) {
    TempDossier dossier;
    const auto id = value_of(post(dossier, a_draft("OD", day(3, 1), 100)));
    EXPECT_EQ(refusal_of(reverse(dossier, id)), ledger::errors::not_validated.name);
    EXPECT_EQ(refusal_of(reverse(dossier, ledger::EntryId{77})), app::errors::not_found.name);
}

TEST(Reversal, OfAClosedPeriodIsBookedInTheFirstOpenOneWithItsTrueDay) {
    TempDossier dossier;
    const auto id = value_of(post(dossier, a_draft("OD", day(3, 1), 100)));
    validate(dossier);
    expect_done(close_until(dossier, day(3, 31)));
    const auto reversal = load(dossier, value_of(reverse(dossier, id)));
    EXPECT_EQ(reversal.date, day(4, 1));
    EXPECT_EQ(reversal.label, "Annulation (01/03/2026)");
}

TEST(Reversal, AfterTheLastYearThereIsNoOpenDay) {
    TempDossier dossier;
    dossier.clock().advance_ms(std::int64_t{90} * 24 * 3600 * 1000); // into January 2027
    const auto id = value_of(post(dossier, a_draft("OD", day(3, 1), 100)));
    validate(dossier);
    expect_done(close_until(dossier, day(12, 31)));
    EXPECT_EQ(refusal_of(reverse(dossier, id)), ledger::errors::outside_years.name);
}

TEST(PeriodClose, RefusesWhileDraftsRemainAndNamesHowMany) {
    TempDossier dossier;
    value_of(post(dossier, a_draft("OD", day(3, 1), 100)));
    const auto closed = close_until(dossier, day(3, 31));
    ASSERT_EQ(refusal_of(closed), ledger::errors::drafts_remain.name);
    EXPECT_EQ(std::get<std::int64_t>(closed.error().params[0].value), 1);
    expect_done(close_until(dossier, day(2, 28))); // the draft lies after it
}

TEST(PeriodClose, RefusesAPeriodThatIsNotOver) {
    TempDossier dossier; // 2026-10-31
    EXPECT_EQ(refusal_of(close_until(dossier, day(12, 31))), ledger::errors::not_over.name);
    EXPECT_EQ(refusal_of(close_until(dossier, day(10, 31))), ledger::errors::not_over.name);
    expect_done(close_until(dossier, day(10, 30)));
}

TEST(PeriodClose, KeepsEverythingOutAndCannotGoBack) {
    TempDossier dossier;
    expect_done(close_until(dossier, day(3, 31)));
    EXPECT_EQ(refusal_of(post(dossier, a_draft("OD", day(3, 31), 100))),
              ledger::errors::period_closed.name);
    value_of(post(dossier, a_draft("OD", day(4, 1), 100)));
    EXPECT_EQ(refusal_of(close_until(dossier, day(3, 31))), ledger::errors::already_closed.name);
    EXPECT_EQ(refusal_of(close_until(dossier, *Date::from_ymd(2030, 1, 1))),
              ledger::errors::outside_years.name);
    EXPECT_EQ(dossier.workspace().dossier().closed_until, day(3, 31));
    EXPECT_TRUE(faults_of(dossier).empty());
}

TEST(EntryList, FiltersByJournalAccountPartyDaysStateAndText) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    value_of(post(dossier, a_draft("OD", day(5, 1), 100)));
    EXPECT_EQ(entries_of(dossier, {.journal = "AC"}).size(), 2u);
    EXPECT_EQ(entries_of(dossier, {.account = "512000"}).size(), 2u);
    EXPECT_EQ(entries_of(dossier, {.party = "FAARO"}).size(), 2u);
    EXPECT_EQ(entries_of(dossier, {.days = DateRange{day(5, 1), day(5, 1)}}).size(), 1u);
    EXPECT_EQ(entries_of(dossier, {.state = ledger::EntryState::Draft}).size(), 1u);
    EXPECT_EQ(entries_of(dossier, {.text = "fa-2"}).size(), 1u);
    EXPECT_EQ(entries_of(dossier, {.text = "nothing at all"}).size(), 0u);
}

TEST(BooksLists, CountWhatIsThere) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    value_of(post(dossier, a_draft("OD", day(5, 1), 100)));
    const auto counts = value_of(dossier.read<app::BooksCounts>(
        [](app::Reader& reader) { return app::count_books(reader); }));
    EXPECT_EQ(counts.entries, 6);
    EXPECT_EQ(counts.drafts, 1);
    EXPECT_EQ(counts.rows, 12);
    const auto accounts = value_of(dossier.read<std::vector<ledger::Account>>(
        [](app::Reader& reader) { return app::list_accounts(reader); }));
    EXPECT_GT(accounts.size(), 500u);
}
