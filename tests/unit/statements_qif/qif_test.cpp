// What QIF files hold, oddity by oddity (docs/formats/qif.md).
#include "unit/statements/statement_files.h"

#include "comptoir/formats/qif_errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using bank::DateOrder;
using bank::Nature;

// One operation of -10.00 on 31 January with `more` lines.
Reading with(std::string_view more) {
    return read_bytes("!Type:Bank\nD31/01/2026\nT-10.00\n" + std::string(more) + "^\n");
}

Reading read_as(std::string_view bytes, bank::ReadingChoices choices) {
    formats::TextSource source(bytes);
    bank::CollectingSink sink;
    const auto done = formats::read_statements(source, "sample", sink, {}, {}, choices);
    Reading reading{std::move(sink.statements), std::move(sink.diagnostics), {}};
    if (!done)
        reading.error = done.error();
    return reading;
}

TEST(QifRecognition, LooksAtContentAlone) {
    const auto id_of = [](std::string_view bytes) {
        const auto format = formats::identify_statement_format(bytes, "file");
        return format ? std::string((*format)->info().id) : std::string(format.error().code.name);
    };
    EXPECT_EQ(id_of("!Type:Bank\nD31/01/2026\nT1\n^\n"), "qif");
    EXPECT_EQ(id_of("\xEF\xBB\xBF\r\n!type:bank \r\n"), "qif");
    EXPECT_EQ(id_of("!Account\nNCourant\n^\n"), "qif");
    EXPECT_EQ(id_of("!Option:AutoSwitch\n"), "qif");
    EXPECT_EQ(id_of("D31/01/2026\nT-5,00\nPx\n^\n"), "qif");
    EXPECT_EQ(id_of("!DOCTYPE\n"), formats::errors::unknown_format.name);
    EXPECT_EQ(id_of("Date\nTotal\n^\n"), formats::errors::unknown_format.name);
    EXPECT_EQ(id_of("^\n^\n"), formats::errors::unknown_format.name);
}

TEST(QifRecord, FillsTheColumns) {
    const Reading reading =
        with("N0004711\nPCHQ 4711 Imprimerie Alpha\nMFacture 12\nLFournitures\nA1 rue X\nC*\n");
    const bank::StatementLine& line = reading.line(0);
    EXPECT_EQ(line.booked_on.to_iso(), "2026-01-31");
    EXPECT_EQ(line.amount, eur(-10'00));
    EXPECT_EQ(line.label, "CHQ 4711 Imprimerie Alpha");
    EXPECT_EQ(line.label_more, "Facture 12");
    EXPECT_EQ(line.comment, "Fournitures; 1 rue X");
    EXPECT_EQ(line.remittance_reference, "0004711");
    EXPECT_EQ(line.cheque_number, "0004711");
    EXPECT_EQ(line.nature, Nature::Cheque);
    EXPECT_EQ(line.bank_reference, "");
    EXPECT_EQ(reading.header().format, "qif");
}

TEST(QifRecord, FindsItsLabelWhereThereIsOne) {
    EXPECT_EQ(with("MOnly this\n").line(0).label, "Only this");
    EXPECT_EQ(with("PSame\nMSame\n").line(0).label_more, "");
    EXPECT_EQ(with("LFrais\n").line(0).label, "Frais");
    EXPECT_EQ(with("").line(0).label, "");
    EXPECT_EQ(with("PCaf\xE9\n").line(0).label, "Café");
    EXPECT_EQ(with("PCaf\xC3\xA9\n").line(0).label, "Café");
}

TEST(QifRecord, HasANatureOnlyWhereItIsSaid) {
    EXPECT_EQ(with("N4711\nPVirement\n").line(0).nature, Nature::Other);
    EXPECT_EQ(with("N4711\nPVirement\n").line(0).cheque_number, "");
    EXPECT_EQ(with("NATM\n").line(0).nature, Nature::Cash);
    EXPECT_EQ(with("NTXFR\n").line(0).nature, Nature::Transfer);
    EXPECT_EQ(with("L[Livret A]\n").line(0).nature, Nature::Internal);
    EXPECT_EQ(with("L[Livret A]\n").line(0).comment, "[Livret A]");
}

TEST(QifRecord, KeepsItsPartsInTheComment) {
    const Reading reading =
        with("PHypermarché\nSFournitures\nEpapier\n$-6.00\nSRepas\n$-4.00\n%40\n");
    EXPECT_EQ(reading.line(0).comment, "Fournitures papier -6.00; Repas -4.00");
    EXPECT_EQ(reading.line(0).of_entry, 1);
    EXPECT_FALSE(reading.told(formats::errors::qif_splits_differ));
    const Reading wrong = with("SFournitures\n$-6.00\nSRepas\n$-5.00\n");
    EXPECT_EQ(wrong.line(0).amount, eur(-10'00));
    EXPECT_TRUE(wrong.told(formats::errors::qif_splits_differ));
    EXPECT_TRUE(with("SFournitures\n").told(formats::errors::amount_left_out));
}

TEST(QifRecord, MayRepeatItsAmountAndBreakItsTextsOverLines) {
    const Reading reading = with("U-10.00\nPOne\nPTwo\nM1\nM2\n\n  \n");
    EXPECT_EQ(reading.line(0).amount, eur(-10'00));
    EXPECT_EQ(reading.line(0).label, "One Two");
    EXPECT_EQ(reading.line(0).label_more, "1 2");
}

TEST(QifRecord, TellsOfLinesWithoutMeaning) {
    const Reading reading = with("?what\nXIinvoice\nF\n");
    ASSERT_TRUE(reading.told(formats::errors::qif_line_unknown));
    for (const Diagnostic& diagnostic : reading.diagnostics) {
        if (diagnostic.code == ErrorCode(formats::errors::qif_line_unknown)) {
            EXPECT_EQ(diagnostic.place->line, 4);
        }
    }
}

TEST(QifAmount, IsReadInEveryShapeThatHasOneMeaning) {
    const auto amount = [](std::string_view text) {
        return read_bytes("!Type:Bank\nD31/01/2026\nT" + std::string(text) + "\n^\n")
            .line(0)
            .amount;
    };
    EXPECT_EQ(amount("-1,234.56"), eur(-1234'56));
    EXPECT_EQ(amount("1.234,56"), eur(1234'56));
    EXPECT_EQ(amount("1 234,56"), eur(1234'56));
    EXPECT_EQ(amount("1\xA0"
                     "234,56"),
              eur(1234'56));
    EXPECT_EQ(amount("+12"), eur(12'00));
    EXPECT_EQ(amount("12,5"), eur(12'50));
}

std::string first_day(std::string_view bytes, bank::ReadingChoices choices = {}) {
    const Reading reading = read_as(bytes, choices);
    return reading.error ? reading.code() : reading.line(0).booked_on.to_iso();
}

TEST(QifDays, HaveOneOrderInTheWholeFile) {
    const std::string_view open = "!Type:Bank\nD03/04/2026\nT1\n^\n";
    EXPECT_EQ(first_day(std::string(open) + "D13/04/2026\nT2\n^\n"), "2026-04-03");
    EXPECT_EQ(first_day(std::string(open) + "D04/13/2026\nT2\n^\n"), "2026-03-04");
    EXPECT_EQ(first_day("!Type:Bank\nD3/ 4'26\nT1\n^\nD12/25'26\nT1\n^\n"), "2026-03-04");
    EXPECT_EQ(first_day("!Type:Bank\nD2026-04-03\nT1\n^\n"), "2026-04-03");
    EXPECT_EQ(first_day("!Type:Bank\nD05/05/2026\nT1\n^\n"), "2026-05-05");
    EXPECT_EQ(first_day("!Type:Bank\r\nD03.04.26\r\nT1\r\n^\r\nD31.04.26\r\n",
                        {.date_order = DateOrder::DayMonthYear, .currency = {}}),
              formats::errors::qif_not_closed.name);
}

TEST(QifDays, AreAQuestionWhenNoneOfThemTells) {
    const std::string_view open = "!Type:Bank\nD05/05/2026\nT1\n^\nD03/04/2026\nT1\n^\n";
    const Reading reading = read_bytes(open);
    EXPECT_EQ(reading.code(), formats::errors::date_order_ambiguous.name);
    EXPECT_EQ(reading.error->place->line, 5);
    EXPECT_TRUE(reading.statements.empty());
    EXPECT_EQ(read_as(open, {.date_order = DateOrder::MonthDayYear, .currency = {}})
                  .line(1)
                  .booked_on.to_iso(),
              "2026-03-04");
    EXPECT_EQ(read_as(open, {.date_order = DateOrder::DayMonthYear, .currency = {}})
                  .line(1)
                  .booked_on.to_iso(),
              "2026-04-03");
}

TEST(QifDays, OfDescriptionsAndCategoriesProveNothing) {
    EXPECT_EQ(first_day("!Account\nNCourant\nD13/04/2026\n^\n!Type:Cat\nD04/13/2026\n^\n"
                        "!Type:Bank\nD03/04/2026\nT1\n^\n"),
              formats::errors::date_order_ambiguous.name);
}

TEST(QifDays, AreSearchedFarAhead) {
    std::string bytes = "!Type:Bank\n";
    for (int count = 0; count < 20'000; ++count)
        bytes += "D03/04/2026\nT1\n^\n";
    EXPECT_EQ(first_day(bytes), formats::errors::date_order_ambiguous.name);
    EXPECT_EQ(first_day(bytes + "D13/04/2026\nT1\n^\n"), "2026-04-03");
}

TEST(QifAccount, IsNamedOrNot) {
    const Reading unnamed = with("");
    EXPECT_FALSE(unnamed.header().account.iban);
    EXPECT_EQ(unnamed.header().account.number, "");
    EXPECT_TRUE(unnamed.told(formats::errors::account_missing));
    const Reading named = read_bytes("!Account\nNCompte courant\nTBank\n^\n!Type:Bank\n"
                                     "D31/01/2026\nT1\n^\n");
    EXPECT_EQ(named.header().account.number, "Compte courant");
    EXPECT_FALSE(named.told(formats::errors::account_missing));
    const Reading iban = read_bytes("!Account\nNCourant\nDFR76 1000 1000 0100 0000 0000 162\n^\n"
                                    "!Type:Bank\nD31/01/2026\nT1\n^\n");
    EXPECT_EQ(iban.header().account.iban->text(), "FR7610001000010000000000162");
}

TEST(QifAccount, EachHasItsStatement) {
    const Reading reading = read_bytes(
        "!Option:AutoSwitch\n!Account\nNCourant\nTBank\n^\nNCarte\nTCCard\n^\n!Clear:AutoSwitch\n"
        "!Account\nNCourant\n^\n!Type:Bank\nD31/01/2026\nT1\n^\n"
        "!Account\nNCarte\n^\n!Type:CCard\nD30/01/2026\nT-2\n^\nD31/01/2026\nT-3\n^\n"
        "!Type:Cash\nD31/01/2026\nT4\n^\n!Type:Oth A\nD31/01/2026\nT5\n^\n");
    ASSERT_EQ(reading.statements.size(), 4U);
    EXPECT_EQ(reading.statements[0].header.account.number, "Courant");
    EXPECT_EQ(reading.statements[1].header.account.number, "Carte");
    EXPECT_EQ(reading.statements[1].lines.size(), 2U);
    EXPECT_EQ(reading.statements[1].lines[1].entry, 2);
    EXPECT_EQ(reading.statements[1].header.from->to_iso(), "2026-01-30");
    EXPECT_EQ(reading.statements[1].header.to->to_iso(), "2026-01-31");
    EXPECT_EQ(reading.statements[0].check, bank::BalanceCheck::NotPossible);
    const Reading listed = read_bytes("!Option:AutoSwitch\n!Account\nNCarte\n^\n"
                                      "!Clear:AutoSwitch\n!Type:Bank\nD31/01/2026\nT1\n^\n");
    EXPECT_EQ(listed.header().account.number, "");
}

TEST(QifSections, WithoutOperationsArePassedOver) {
    const Reading reading =
        read_bytes("!Type:Cat\nNFrais\nD31/12/2026\nE\n^\n!Type:Invst\nD30/01/2026\nNBuy\nT5\n^\n"
                   "!Type:Bank\nD31/01/2026\nT1\n^\n!Whatever\nT9\n^\n");
    ASSERT_EQ(reading.statements.size(), 1U);
    EXPECT_EQ(reading.statements[0].lines.size(), 1U);
    EXPECT_TRUE(reading.told(formats::errors::qif_section_skipped));
}

TEST(QifOpening, IsABalanceAndNoOperation) {
    for (const std::string_view words :
         {"POpening Balance\nL[Courant]\n", "PSolde initial\n", "L[Courant]\n"}) {
        const Reading reading =
            read_bytes("!Account\nNCourant\n^\n!Type:Bank\nD01/01/2026\nT500.00\n" +
                       std::string(words) + "^\nD31/01/2026\nT1\n^\n");
        ASSERT_EQ(reading.statements.at(0).lines.size(), 1U) << words;
        EXPECT_EQ(reading.line(0).entry, 1);
        EXPECT_EQ(reading.header().opening->amount, eur(500'00));
        EXPECT_TRUE(reading.told(formats::errors::qif_opening_taken));
    }
    EXPECT_EQ(with("^\nD31/01/2026\nT5\nPOpening Balance\n").statements.at(0).lines.size(), 2U);
}

TEST(QifCurrency, IsTheCallersElseAssumedAndTold) {
    EXPECT_TRUE(with("").told(formats::errors::currency_assumed));
    const Reading francs = read_as("!Type:Bank\nD31/01/2026\nT-10.05\n^\n",
                                   {.date_order = {}, .currency = Currency::parse("CHF")});
    EXPECT_EQ(francs.line(0).amount.currency().code(), "CHF");
    EXPECT_EQ(francs.header().account.currency->code(), "CHF");
    EXPECT_FALSE(francs.told(formats::errors::currency_assumed));
}

TEST(QifLines, EndInAnyWay) {
    const std::string bytes = "!Type:Bank\nD31/01/2026\nT1\nPx\n^\nD30/01/2026\nT2\n^\n";
    const std::string expected = reading_json(read_bytes(bytes));
    for (const std::string_view line_end : {"\r\n", "\r", "\n\n", "\n \n"}) {
        std::string other;
        for (const char c : bytes)
            other += c == '\n' ? std::string(line_end) : std::string(1, c);
        const Reading reading = read_bytes(other);
        ASSERT_EQ(reading.code(), "");
        EXPECT_EQ(reading.statements[0].lines.size(), 2U);
        EXPECT_EQ(reading_json(read_bytes(other, 1)), reading_json(reading));
    }
    EXPECT_EQ(reading_json(read_bytes("\xEF\xBB\xBF" + bytes + "\x1A")), expected);
    EXPECT_EQ(reading_json(read_bytes(bytes.substr(0, bytes.size() - 1))), expected);
}

} // namespace
} // namespace comptoir::test
