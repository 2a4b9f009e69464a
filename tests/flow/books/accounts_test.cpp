// Accounts beside those of the chart: what is refused, and what is there afterwards.
#include "comptoir/app/accounts.h"
#include "comptoir/app/books_errors.h"
#include "fec_text.h"

using namespace comptoir;
using namespace comptoir::test;

namespace {

Result<ledger::Account> add(TempDossier& dossier, const std::string& number,
                            const std::string& label) {
    return dossier.write<ledger::Account>([&](app::Writer& writer) {
        return app::add_account(writer, {number, label});
    });
}

std::vector<ledger::Account> accounts(TempDossier& dossier) {
    return value_of(dossier.read<std::vector<ledger::Account>>(
        [](app::Reader& reader) { return app::list_accounts(reader); }));
}

} // namespace

TEST(AddAccount, IsPaddedAndStandsAmongTheOthers) {
    TempDossier dossier;
    const std::size_t before = accounts(dossier).size();
    EXPECT_EQ(value_of(add(dossier, " 62715 ", " Frais de carte ")).number, "627150");
    const auto after = accounts(dossier);
    EXPECT_EQ(after.size(), before + 1);
    const auto found = std::find_if(after.begin(), after.end(), [](const ledger::Account& each) {
        return each.number == "627150";
    });
    ASSERT_NE(found, after.end());
    EXPECT_EQ(found->label, "Frais de carte");
}

TEST(AddAccount, RefusesWhatIsNoNumberOfAnAccount) {
    TempDossier dossier;
    const std::size_t before = accounts(dossier).size();
    for (const char* number : {"", "6", "62", "0627", "62A", "627 1", "-627", "6271501234567"})
        EXPECT_EQ(refusal_of(add(dossier, number, "Frais")), app::errors::account_number.name)
            << number;
    EXPECT_EQ(accounts(dossier).size(), before);
}

TEST(AddAccount, RefusesNoName) {
    TempDossier dossier;
    for (const std::string& label : {std::string(), std::string("  "), std::string(201, 'x')})
        EXPECT_EQ(refusal_of(add(dossier, "627150", label)),
                  app::errors::account_label_missing.name);
}

TEST(AddAccount, RefusesOneThatExistsAndKeepsItsName) {
    TempDossier dossier;
    value_of(add(dossier, "627150", "Frais de carte"));
    EXPECT_EQ(refusal_of(add(dossier, "62715", "Autre chose")), app::errors::account_exists.name);
    for (const ledger::Account& each : accounts(dossier)) {
        if (each.number == "627150") {
            EXPECT_EQ(each.label, "Frais de carte");
        }
    }
}

namespace {

Result<app::AccountChoice> choose(TempDossier& dossier, const std::string& named,
                                  const std::string& account) {
    return dossier.write<app::AccountChoice>([&](app::Writer& writer) {
        return app::use_account(writer, {named, account});
    });
}

} // namespace

TEST(ChooseAccount, StandsForTheOneThatIsNamedUntilItIsTakenBack) {
    TempDossier dossier;
    value_of(add(dossier, "445712", "TVA collectée 20 %"));
    const app::AccountChoice made = value_of(choose(dossier, "44571", " 445712 "));
    EXPECT_EQ(made.named, "445710");
    EXPECT_EQ(made.account, "445712");
    EXPECT_EQ(value_of(choose(dossier, "445710", "")).account, "");
    EXPECT_EQ(value_of(choose(dossier, "445710", "")).account, ""); // there is nothing left
}

TEST(ChooseAccount, RefusesWhatItCannotBe) {
    TempDossier dossier;
    EXPECT_EQ(refusal_of(choose(dossier, "606400", "606100")), "books.account_not_named");
    EXPECT_EQ(refusal_of(choose(dossier, "", "606100")), "books.account_not_named");
    EXPECT_EQ(refusal_of(choose(dossier, "445710", "445799")), "ledger.unknown_account");
    EXPECT_EQ(refusal_of(choose(dossier, "445710", "606400")), "books.account_unlike");
    EXPECT_EQ(refusal_of(choose(dossier, "627000", "606100")), "books.account_unlike");
}

TEST(AddAccount, OfLongerBooksIsAsLongAsTheirs) {
    TempDossier dossier;
    FecText fec;
    fec.add_pair({}, "60640000", "70600000", "10,00");
    value_of(import_text(dossier, fec));
    EXPECT_EQ(value_of(add(dossier, "62715", "Frais de carte")).number, "62715000");
}
