#include "comptoir/app/books_errors.h"
#include "comptoir/app/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
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

TEST(Validation, StopsAtTheDayAskedAndNeverDatesBeforeTheEntry) {
    TempDossier dossier; // 2026-10-31
    value_of(post(dossier, a_draft("OD", day(3, 1), 100)));
    value_of(post(dossier, a_draft("OD", day(12, 1), 100)));
    EXPECT_EQ(validate(dossier, day(3, 31)), 1);
    EXPECT_EQ(validate(dossier), 1);
    EXPECT_EQ(validate(dossier), 0);
    EXPECT_EQ(entries_of(dossier)[1].validated_on->to_iso(), "2026-12-01");
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
    EXPECT_EQ(reversal.label, "Annulation (2026-03-01)");
}

TEST(Reversal, AfterTheLastYearThereIsNoOpenDay) {
    TempDossier dossier;
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
