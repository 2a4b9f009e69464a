// A journal of an account in another currency than the books: set up, refused, followed by files.
#include "bank_dossier.h"

#include "comptoir/app/books.h"
#include "comptoir/app/journal_import.h"
#include "comptoir/i18n/i18n.h"

namespace comptoir::test {
namespace {

constexpr std::string_view k_dollars_iban = "FR7616958000010000420011886";

std::string in_currency(std::string text, std::string_view code) {
    for (std::size_t at = text.find("EUR"); at != std::string::npos; at = text.find("EUR", at + 3))
        text.replace(at, 3, code);
    return text;
}

std::string statement_in(std::string_view code) {
    TextStatement statement;
    statement.iban = std::string(k_dollars_iban);
    statement.lines = {{day("2026-03-02"), 120'000, "VIR ACME INC", "u1"},
                       {day("2026-03-05"), -2'500, "WIRE FEE", "u2"}};
    return in_currency(camt_text({statement}), code);
}

app::JournalAdd dollars() {
    app::JournalAdd request{.code = "US", .iban = Iban::parse(k_dollars_iban), .account = "512200"};
    request.currency = Currency::parse("USD");
    return request;
}

class ForeignJournal : public testing::Test {
protected:
    Result<ledger::Journal> add(const app::JournalAdd& request) {
        return m_dossier.write<ledger::Journal>(
            [&](app::Writer& writer) { return app::add_journal(writer, request); });
    }
    Result<ledger::Journal> set_currency(const std::string& code, std::string_view currency) {
        app::JournalAdd request{.code = code};
        request.currency = Currency::parse(currency);
        return add(request);
    }
    std::string currency_of(const std::string& code) {
        for (const ledger::Journal& journal : value_of(m_dossier.read<std::vector<ledger::Journal>>(
                 [](app::Reader& reader) { return app::list_journals(reader); })))
            if (journal.code == code)
                return std::string(journal.currency.code());
        return {};
    }
    // A row of 512200 booked without, or with, what it is in a currency.
    void book(const std::string& account, std::optional<Money> foreign) {
        expect_done(m_dossier.write<void>([&](app::Writer& writer) -> Result<void> {
            writer.database().run("INSERT OR IGNORE INTO account (number, label) VALUES (?1, 'US')",
                                  account);
            return {};
        }));
        ledger::Entry entry;
        entry.journal = "OD";
        entry.date = day("2026-01-15");
        entry.piece = "OD1";
        entry.label = "Solde repris";
        entry.rows.resize(2);
        entry.rows[0].account = account;
        entry.rows[0].amount = Money{100'000, Currency::eur()};
        entry.rows[0].foreign_amount = foreign;
        entry.rows[1].account = "471000";
        entry.rows[1].amount = Money{-100'000, Currency::eur()};
        value_of(m_dossier.write<ledger::EntryId>(
            [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    }
    BankDossier m_dossier;
};

TEST_F(ForeignJournal, AStatementInItsCurrencyComesInAndNoOtherOne) {
    EXPECT_EQ(value_of(add(dollars())).currency.code(), "USD");
    EXPECT_EQ(refusal_of(m_dossier.try_text(statement_in("EUR"))),
              "bank.journal_in_other_currency");
    EXPECT_EQ(m_dossier.line_count(), 0);
    EXPECT_EQ(m_dossier.import_text(statement_in("USD")), (Totals{.fresh = 2}));
    EXPECT_EQ(m_dossier.statements().at(0).journal, "US");
    EXPECT_EQ(m_dossier.integer("SELECT count(*) FROM bank_line WHERE currency = 'USD'"), 2);
    const auto undone = m_dossier.undo(m_dossier.statements().at(0).id);
    EXPECT_TRUE(undone.has_value());
    EXPECT_EQ(m_dossier.line_count(), 0);
}

TEST_F(ForeignJournal, ARefusalOfAnUnknownAccountSaysItsCurrency) {
    const auto refused = m_dossier.try_text(statement_in("USD"));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode("bank.account_without_journal"));
    const std::string said = i18n::explain(refused.error(), i18n::Language::English);
    EXPECT_NE(said.find("--currency USD"), std::string::npos) << said;
    const std::string in_euros =
        i18n::explain(m_dossier.try_text(statement_in("EUR")).error(), i18n::Language::English);
    EXPECT_EQ(in_euros.find("--currency"), std::string::npos) << in_euros;
}

TEST_F(ForeignJournal, TheJournalOfTheBooksSaysHowItTakesTheOtherCurrency) {
    app::JournalAdd euros = dollars();
    euros.currency.reset();
    EXPECT_EQ(value_of(add(euros)).currency.code(), "EUR");
    const auto refused = m_dossier.try_text(statement_in("USD"));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode("bank.journal_in_other_currency"));
    // As the sentence says; nothing was in euros yet.
    value_of(set_currency("US", "USD"));
    EXPECT_EQ(m_dossier.import_text(statement_in("USD")), (Totals{.fresh = 2}));
}

TEST_F(ForeignJournal, AJournalWithStatementsKeepsItsCurrency) {
    value_of(add(dollars()));
    m_dossier.import_text(statement_in("USD"));
    EXPECT_EQ(refusal_of(set_currency("US", "CHF")), "ledger.journal_used_in_currency");
    EXPECT_EQ(refusal_of(set_currency("US", "EUR")), "ledger.journal_used_in_currency");
    EXPECT_EQ(currency_of("US"), "USD");
    value_of(set_currency("US", "USD")); // what it is already
    value_of(add({.code = "US", .name = "Dollars"}));
    EXPECT_EQ(currency_of("US"), "USD") << "completing it otherwise leaves its currency";
    expect_done(m_dossier.undo(m_dossier.statements().at(0).id));
    value_of(set_currency("US", "CHF"));
    EXPECT_EQ(currency_of("US"), "CHF");
}

TEST_F(ForeignJournal, AnAccountWhoseRowsSayNoAmountInItIsRefused) {
    book("512200", std::nullopt);
    EXPECT_EQ(refusal_of(add(dollars())), "ledger.account_without_currency");
    EXPECT_EQ(currency_of("US"), "") << "nothing is left of what was refused";
    // Nor when the account comes later.
    app::JournalAdd waiting{.code = "US"};
    waiting.currency = Currency::parse("USD");
    value_of(add(waiting));
    EXPECT_EQ(refusal_of(add({.code = "US", .account = "512200"})),
              "ledger.account_without_currency");
    value_of(add({.code = "US", .account = "512300"}));
}

TEST_F(ForeignJournal, AnAccountWhoseRowsAreAllInItIsTaken) {
    book("512200", Money{110'000, *Currency::parse("USD")});
    value_of(add(dollars()));
    EXPECT_EQ(currency_of("US"), "USD");
}

TEST_F(ForeignJournal, AnAccountThatHoldsAThirdCurrencyIsRefused) {
    book("512200", Money{110'000, *Currency::parse("CHF")});
    EXPECT_EQ(refusal_of(add(dollars())), "ledger.account_without_currency");
}

TEST_F(ForeignJournal, AJournalThatBooksAtTheOrderStaysInTheCurrencyOfTheBooks) {
    expect_done(m_dossier.write<void>([](app::Writer& writer) -> Result<void> {
        app::JournalImportChange change{.journal = "BQ"};
        change.settles_at_order = true;
        CT_TRY(app::set_journal_import(writer, change));
        return {};
    }));
    EXPECT_EQ(refusal_of(set_currency("BQ", "USD")), "payments.journal_currency");
    EXPECT_EQ(currency_of("BQ"), "EUR");
}

TEST_F(ForeignJournal, OnlyBankJournalsHaveACurrencyOfTheirOwn) {
    EXPECT_EQ(refusal_of(set_currency("OD", "USD")), "ledger.not_a_bank_journal");
}

} // namespace
} // namespace comptoir::test
