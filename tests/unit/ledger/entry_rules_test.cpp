#include "entry_builder.h"

#include "comptoir/i18n/i18n.h"
#include "comptoir/ledger/errors.h"

#include <gtest/gtest.h>

using namespace comptoir;
using namespace comptoir::ledger;
using namespace comptoir::test;

namespace {

std::string_view refusal(const Entry& entry, std::optional<Date> closed_until = std::nullopt) {
    Books books;
    const auto checked = check_entry(entry, books.facts(closed_until));
    return checked ? std::string_view{} : checked.error().code.name;
}

} // namespace

TEST(CheckEntry, TakesABalancedEntryInAnOpenPeriod) {
    EXPECT_EQ(refusal(a_purchase()), "");
}

TEST(CheckEntry, RefusesFewerThanTwoRows) {
    Entry entry = a_purchase();
    entry.rows.resize(1);
    EXPECT_EQ(refusal(entry), errors::entry_too_short.name);
}

TEST(CheckEntry, RefusesAZeroRow) {
    Entry entry = a_purchase();
    entry.rows.push_back(row("512000", eur(0)));
    EXPECT_EQ(refusal(entry), errors::zero_row.name);
}

TEST(CheckEntry, RefusesAnAccountThatIsNotThere) {
    Entry entry = a_purchase();
    entry.rows[0].account = "606401";
    EXPECT_EQ(refusal(entry), errors::unknown_account.name);
}

TEST(CheckEntry, RefusesAPartyThatIsNotThere) {
    Entry entry = a_purchase();
    entry.rows[2].party = "FNOBODY";
    EXPECT_EQ(refusal(entry), errors::unknown_party.name);
}

TEST(CheckEntry, RefusesAPartyOnAGeneralAccount) {
    Entry entry = a_purchase();
    entry.rows[0].party = "FPAP";
    EXPECT_EQ(refusal(entry), errors::party_on_general_account.name);
}

TEST(CheckEntry, RefusesSidesThatDifferByOneCent) {
    Entry entry = a_purchase();
    entry.rows[0].amount = eur(100'01);
    EXPECT_EQ(refusal(entry), errors::unbalanced.name);
}

TEST(CheckEntry, BalancesEachCurrencyByItself) {
    Entry entry = a_purchase();
    const Currency usd = *Currency::parse("USD");
    entry.rows.push_back(row("512000", Money{100, usd}));
    entry.rows.push_back(row("512000", Money{-99, usd}));
    EXPECT_EQ(refusal(entry), errors::unbalanced.name);
}

TEST(CheckEntry, RefusesASumBeyondWhatMoneyHolds) {
    Entry entry = a_purchase();
    entry.rows = {row("512000", eur(Money::k_limit_minor)),
                  row("512000", eur(Money::k_limit_minor)),
                  row("512000", eur(-Money::k_limit_minor))};
    EXPECT_EQ(refusal(entry), errors::unbalanced.name);
}

TEST(CheckEntry, RefusesADayOutsideAllYears) {
    Entry entry = a_purchase();
    entry.date = day(2025, 12, 31);
    EXPECT_EQ(refusal(entry), errors::outside_years.name);
}

TEST(CheckEntry, RefusesTheLastDayOfAClosedPeriodAndTakesTheNext) {
    EXPECT_EQ(refusal(a_purchase(), day(2026, 1, 10)), errors::period_closed.name);
    EXPECT_EQ(refusal(a_purchase(), day(2026, 1, 9)), "");
}

TEST(CheckEntry, RefusesAJournalThatIsNotThere) {
    Entry entry = a_purchase();
    entry.journal = "ZZ";
    EXPECT_EQ(refusal(entry), errors::unknown_journal.name);
}

TEST(CheckEntry, RefusesAnEntryWithoutLabel) {
    Entry entry = a_purchase();
    entry.label.clear();
    EXPECT_EQ(refusal(entry), errors::label_missing.name);
}

TEST(CheckEntry, AcceptsExactlyTheEntriesThatSumToZero) {
    const unsigned seed = 20260110;
    std::mt19937 random(seed);
    std::uniform_int_distribution<std::int64_t> amounts(1, 1'000'000);
    for (int round = 0; round < 500; ++round) {
        Entry entry = a_purchase();
        entry.rows.clear();
        std::int64_t sum = 0;
        for (int i = 0; i < 1 + round % 7; ++i) {
            const std::int64_t minor = amounts(random) * (i % 2 == 0 ? 1 : -1);
            sum += minor;
            entry.rows.push_back(row("512000", eur(minor)));
        }
        const bool shifted = round % 3 == 0;
        const std::int64_t last = -sum + (shifted ? 1 : 0);
        if (last == 0)
            continue;
        entry.rows.push_back(row("512000", eur(last)));
        EXPECT_EQ(refusal(entry), shifted ? errors::unbalanced.name : std::string_view{})
            << "seed " << seed << " round " << round;
    }
}

TEST(Reversal, NegatesEveryRowAndNamesWhatItCancels) {
    Entry entry = a_purchase();
    entry.id = EntryId{7};
    const Entry reversal = reversal_of(entry, entry.date, "Annulation FA-77");
    ASSERT_EQ(reversal.rows.size(), entry.rows.size());
    for (std::size_t i = 0; i < entry.rows.size(); ++i) {
        EXPECT_EQ(reversal.rows[i].amount, -entry.rows[i].amount);
        EXPECT_EQ(reversal.rows[i].account, entry.rows[i].account);
        EXPECT_EQ(reversal.rows[i].party, entry.rows[i].party);
    }
    EXPECT_EQ(reversal.reverses, entry.id);
    EXPECT_EQ(reversal.state, EntryState::Draft);
    EXPECT_EQ(reversal.label, "Annulation FA-77");
    EXPECT_TRUE(reversal.number.empty());
}

TEST(Reversal, MentionsTheTrueDayWhenItIsBookedLater) {
    const Entry reversal = reversal_of(a_purchase(), day(2026, 2, 1), "Annulation");
    EXPECT_EQ(reversal.label, "Annulation (10/01/2026)");
}

TEST(Reversal, RowsWithALabelOfTheirOwnSayThatTheyReverse) {
    Entry entry = a_purchase();
    entry.rows[0].label = "TVA exigible – V1";
    const Entry same_day = reversal_of(entry, entry.date, "Annulation");
    EXPECT_EQ(same_day.rows[0].label, "Extourne TVA exigible – V1");
    EXPECT_EQ(same_day.rows[1].label,
              entry.rows[1].label.empty() ? "" : "Extourne " + entry.rows[1].label);
    const Entry later = reversal_of(entry, day(2026, 2, 1), "Annulation");
    EXPECT_EQ(later.rows[0].label, "Extourne TVA exigible – V1 (10/01/2026)");
}

TEST(Chain, EveryFieldOfAnEntryChangesItsBytes) {
    const Entry entry = a_purchase();
    const std::string bytes = canonical_bytes(entry);
    std::vector<Entry> others(10, entry);
    others[0].journal = "VE";
    others[1].date = day(2026, 1, 11);
    others[2].number = "1";
    others[3].piece = "FA-78";
    others[4].piece_date = day(2026, 1, 8);
    others[5].label = "papeterie";
    others[6].rows[2].party = "";
    others[7].rows[0].amount = eur(100'01);
    others[8].rows[0].foreign_amount = Money{1, *Currency::parse("USD")};
    others[9].rows[1].piece = "FA-79";
    for (std::size_t i = 0; i < others.size(); ++i)
        EXPECT_NE(canonical_bytes(others[i]), bytes) << i;
}

TEST(Chain, MovingACharacterFromOneFieldToTheNextChangesTheBytes) {
    Entry a = a_purchase(), b = a_purchase();
    a.number = "12";
    a.piece = "3";
    b.number = "1";
    b.piece = "23";
    EXPECT_NE(canonical_bytes(a), canonical_bytes(b));
}

TEST(Chain, ComposedAndDecomposedTextsAreTheSame) {
    Entry composed = a_purchase(), decomposed = a_purchase();
    composed.label = "\u00e9t\u00e9";
    decomposed.label = "e\u0301te\u0301";
    EXPECT_EQ(canonical_bytes(composed), canonical_bytes(decomposed));
}

TEST(Chain, LettersAndPointingsAreNotPartOfWhatIsValidated) {
    Entry lettered = a_purchase();
    lettered.rows[2].letter = "A";
    lettered.rows[2].pointed = 3;
    EXPECT_EQ(canonical_bytes(lettered), canonical_bytes(a_purchase()));
}

TEST(Chain, EachHashDependsOnAllBefore) {
    const auto start = chain_start("732829320");
    EXPECT_NE(start, chain_start("732829321"));
    const std::string bytes = canonical_bytes(a_purchase());
    const auto first = chain_next(start, bytes);
    EXPECT_NE(chain_next(first, bytes), first);
    EXPECT_EQ(chain_next(start, bytes), first);
}

TEST(LedgerErrors, EveryCodeHasItsSentences) {
    for (const ErrorSpec& spec :
         {errors::drafts_remain, errors::already_closed, errors::not_validated,
          errors::already_reversed, errors::journal_has_other_account,
          errors::journal_has_other_iban, errors::iban_taken, errors::account_taken,
          errors::number_taken, errors::journal_has_other_number, errors::number_is_wrong_iban,
          errors::not_a_bank_account, errors::not_a_bank_journal, errors::journal_used_in_currency,
          errors::account_without_currency})
        EXPECT_TRUE(i18n::has_text(spec.name)) << spec.name;
}
