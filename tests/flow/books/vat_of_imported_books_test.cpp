// VAT on receipts of books that came by FEC: what is lettered or paid here moves it, what was
// lettered there has moved it already.
#include "comptoir/app/lettering.h"
#include "comptoir/reconcile/reasons.h"
#include "fec_text.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

class VatOfImportedBooks : public testing::Test {
protected:
    // An invoice of 411 on receipts: net and VAT of each rate, in cents; negative: a credit note.
    struct Rate {
        std::int64_t net = 0, vat = 0;
    };
    static std::string text_of(std::int64_t cents) {
        const std::string digits = std::to_string(cents < 0 ? -cents : cents);
        const std::string whole = digits.size() > 2 ? digits.substr(0, digits.size() - 2) : "0";
        const std::string part =
            digits.size() > 1 ? digits.substr(digits.size() - 2) : "0" + digits;
        return whole + "," + part;
    }
    void row(const FecLine& named, const std::string& account, std::int64_t cents,
             const std::string& party = {}) {
        FecLine line = named;
        line.account = account;
        line.party = party;
        (cents < 0 ? line.credit : line.debit) = text_of(cents);
        if (party.empty())
            line.letter = line.lettered_on = "";
        fec.add(line);
    }
    void sale(const FecLine& named, const std::string& party, const std::vector<Rate>& rates) {
        std::int64_t gross = 0;
        for (const Rate& rate : rates)
            gross += rate.net + rate.vat;
        row(named, "411000", gross, party);
        for (const Rate& rate : rates) {
            row(named, "706000", -rate.net);
            row(named, "445740", -rate.vat);
        }
    }
    void payment(const FecLine& named, const std::string& party, std::int64_t cents) {
        row(named, "512000", cents);
        row(named, "411000", -cents, party);
    }
    void bring_in() { value_of(import_text(dossier, fec)); }
    // Of a third party, by piece and sign: a payment's row is negative.
    ledger::RowId open_row(const std::string& piece, bool owed = true) {
        for (const ledger::OpenItem& item : items_of(dossier))
            if (item.piece == piece && item.open.is_negative() != owed)
                return item.id;
        ADD_FAILURE() << "nothing open of " << piece;
        return {};
    }
    app::Lettered letter(const std::vector<ledger::RowId>& rows) {
        return value_of(dossier.write<app::Lettered>(
            [&](app::Writer& writer) { return app::letter_rows(writer, rows); }));
    }
    std::int64_t balance(const std::string& account) {
        std::int64_t sum = 0;
        for (const ledger::Balance& one : balances_of(dossier))
            if (one.account == account)
                sum += (one.debit - one.credit).minor();
        return sum;
    }
    // A letter elsewhere, so that the import does not letter the oldest first by itself.
    void some_letter() {
        sale({.journal = "VE",
              .number = "90",
              .piece = "V0",
              .letter = "A",
              .lettered_on = "20260110"},
             "CZERO", {{10000, 2000}});
        payment({.journal = "BQ",
                 .number = "91",
                 .piece = "V0",
                 .letter = "A",
                 .lettered_on = "20260110"},
                "CZERO", 12000);
    }
    TempDossier dossier;
    FecText fec;
};

TEST_F(VatOfImportedBooks, AnUnletteredPaymentLetteredHereMovesIt) {
    some_letter();
    sale({.journal = "VE", .number = "1", .piece = "V1"}, "CDUM", {{10000, 2000}});
    payment({.journal = "BQ", .number = "2", .piece = "R1"}, "CDUM", 12000);
    bring_in();
    ASSERT_EQ(balance("445740"), -4000) << "V0 was lettered there: its VAT is theirs";
    letter({open_row("V1"), open_row("R1", false)});
    EXPECT_EQ(balance("445740"), -2000);
    EXPECT_EQ(balance("445710"), -2000);
    EXPECT_TRUE(faults_of(dossier).empty());
}

TEST_F(VatOfImportedBooks, ACreditNoteLetteredHereLowersEachRateByItsOwn) {
    some_letter();
    sale({.journal = "VE", .number = "1", .piece = "V1"}, "CDUM",
         {{100000, 20000}, {100000, 5500}});
    sale({.journal = "VE", .number = "2", .piece = "A1"}, "CDUM", {{-50000, -10000}});
    payment({.journal = "BQ", .number = "3", .piece = "R1"}, "CDUM", 165500);
    bring_in();
    const auto invoice = open_row("V1");
    letter({invoice, open_row("A1", false)});
    letter({invoice, open_row("R1", false)});
    EXPECT_EQ(balance("445740"), -2000) << "nothing of V1 or A1 waits any more";
    EXPECT_EQ(balance("445710"), -15500);
    EXPECT_TRUE(faults_of(dossier).empty());
}

TEST_F(VatOfImportedBooks, WhatWasLetteredThereMovedItsVatThere) {
    some_letter();
    sale({.journal = "VE", .number = "1", .piece = "V1"}, "CZERO", {{10000, 2000}});
    payment({.journal = "BQ", .number = "2", .piece = "R1"}, "CZERO", 12000);
    bring_in();
    EXPECT_EQ(balance("445710"), 0);
    letter({open_row("V1"), open_row("R1", false)});
    EXPECT_EQ(balance("445710"), -2000) << "of V1 alone, though V0 has the same party";
    EXPECT_TRUE(faults_of(dossier).empty());
}

TEST_F(VatOfImportedBooks, OfADaysSalesUnderOneNumberEachPieceHasItsOwnVat) {
    some_letter();
    const FecLine first{.journal = "VE", .number = "1", .piece = "V1"};
    const FecLine second{.journal = "VE", .number = "1", .piece = "V2"};
    sale(first, "CDUM", {{10000, 2000}});
    sale(second, "CDUP", {{10000, 550}});
    payment({.journal = "BQ", .number = "2", .piece = "R1"}, "CDUM", 12000);
    payment({.journal = "BQ", .number = "3", .piece = "R2"}, "CDUP", 10550);
    bring_in();
    letter({open_row("V1"), open_row("R1", false)});
    EXPECT_EQ(balance("445710"), -2000);
    letter({open_row("V2"), open_row("R2", false)});
    EXPECT_EQ(balance("445710"), -2550);
    EXPECT_EQ(balance("445740"), -2000) << "V0's";
    EXPECT_TRUE(faults_of(dossier).empty());
}

TEST_F(VatOfImportedBooks, AnInvoiceBroughtForwardFromAYearThatIsHereMovesItsVat) {
    sale({.journal = "VE",
          .number = "1",
          .date = "20251205",
          .piece = "V1",
          .validated = "20251231"},
         "CDUM", {{10000, 2000}});
    value_of(import_file(dossier, dossier.write_file("732829320FEC20251231.txt", fec.bytes())));
    fec = {};
    const FecLine opening{.journal = "AN", .number = "1", .date = "20260101", .piece = "V1"};
    row(opening, "411000", 12000, "CDUM");
    row(opening, "445740", -2000);
    row(opening, "110000", -10000);
    some_letter();
    payment({.journal = "BQ", .number = "2", .piece = "R1"}, "CDUM", 6000);
    bring_in();
    const std::int64_t waiting = balance("445740"), due = balance("445710");
    letter({open_row("V1"), open_row("R1", false)});
    EXPECT_EQ(balance("445740") - waiting, 1000);
    EXPECT_EQ(balance("445710") - due, -1000);
    EXPECT_TRUE(faults_of(dossier).empty());
}

TEST_F(VatOfImportedBooks, WithoutItsYearNothingMovesAndSaysSo) {
    const FecLine opening{.journal = "AN", .number = "1", .date = "20260101", .piece = "V1"};
    const FecLine other{.journal = "AN", .number = "1", .date = "20260101", .piece = "A1"};
    row(opening, "411000", 12000, "CDUM");
    row(other, "401000", -6000, "FAARO");
    row(opening, "110000", -6000); // no balance of 44574 came with it
    some_letter();
    payment({.journal = "BQ", .number = "2", .piece = "R1"}, "CDUM", 12000);
    row({.journal = "BQ", .number = "3", .piece = "R2"}, "401000", 6000, "FAARO");
    row({.journal = "BQ", .number = "3", .piece = "R2"}, "512000", -6000);
    bring_in();
    const std::int64_t waiting = balance("445740");
    const app::Lettered done = letter({open_row("V1"), open_row("R1", false)});
    EXPECT_EQ(balance("445740"), waiting);
    ASSERT_EQ(done.remarks.size(), 1U);
    EXPECT_EQ(done.remarks.front().code, ErrorCode(reconcile::reasons::vat_of_opening_unknown));
    // No tax waits for suppliers: nothing to say.
    EXPECT_TRUE(letter({open_row("A1", false), open_row("R2")}).remarks.empty());
    EXPECT_TRUE(faults_of(dossier).empty());
}

TEST_F(VatOfImportedBooks, WhereNoTaxEverWaitsNothingIsSaid) {
    const FecLine opening{.journal = "AN", .number = "1", .date = "20260101", .piece = "V1"};
    row(opening, "411000", 12000, "CDUM");
    row(opening, "110000", -12000);
    const FecLine lettered{
        .journal = "VE", .number = "90", .piece = "V0", .letter = "A", .lettered_on = "20260110"};
    row(lettered, "411000", 12000, "CZERO");
    row(lettered, "706000", -12000);
    const FecLine paid{
        .journal = "BQ", .number = "91", .piece = "R0", .letter = "A", .lettered_on = "20260110"};
    row(paid, "512000", 12000);
    row(paid, "411000", -12000, "CZERO");
    payment({.journal = "BQ", .number = "2", .piece = "R1"}, "CDUM", 12000);
    bring_in();
    EXPECT_TRUE(letter({open_row("V1"), open_row("R1", false)}).remarks.empty());
}

} // namespace
} // namespace comptoir::test
