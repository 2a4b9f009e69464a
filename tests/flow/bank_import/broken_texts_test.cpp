// MT940, CODA, OFX, CSV and QIF files as banks break them: each opens at the right line, and after
// the documented repair it is imported. The list follows docs/formats/quarantine.md.
#include "broken_file.h"

#include "comptoir/core/text.h"

namespace comptoir::test {
namespace {

// --- MT940: line 4 is :60F:, then two lines for each movement, 13 is :62F: ----------------------

std::vector<Broken> broken_mt940() {
    BrokenLines files("Mt940", ":20:RELEVE\n:25:" + std::string(k_test_iban) +
                                   "\n:28C:1/1\n:60F:C260105EUR1000,00\n"
                                   ":61:2601050105D12,00NMSCNONREF//REF1\n:86:PRLV ELECTRICITE\n"
                                   ":61:2601060106C250,50NMSCNONREF//REF2\n:86:VIR DUVAL\n"
                                   ":61:2601070107D30,25NMSCNONREF//REF3\n:86:CB PAPETERIE\n"
                                   ":61:2601080108C99,99NMSCNONREF//REF4\n:86:VIR MARTIN\n"
                                   ":62F:C260108EUR1308,24\n-\n");
    files.replaced("AmountWithALetter", 7, with(files.line(7), "250,50", "25x,50"),
                   "formats.mt940_movement");
    files.replaced("DayThatDoesNotExist", 9, with(files.line(9), "260107", "261307"),
                   "core.date_unreadable");
    files.replaced("MarkLost", 9, with(files.line(9), "D30", "30"), "formats.mt940_movement");
    files.replaced("UnknownCurrency", 4, with(files.line(4), "EUR", "EUX"),
                   "core.currency_unknown");
    files.replaced("BalanceWithALetter", 13, with(files.line(13), "1308", "13O8"),
                   "formats.mt940_balance");
    files.replaced("ClosingBalanceHundredOff", 13, with(files.line(13), "1308", "1408"),
                   "bank.balance_mismatch");
    files.replaced("DebitSentAsCredit", 9, with(files.line(9), "D30", "C30"),
                   "bank.balance_mismatch", 13);
    files.lost("MovementLost", 7, "bank.balance_mismatch", 11, 2);
    files.lost("ClosingBalanceLost", 13, "formats.mt940_not_closed", 1);
    files.added("MovementSentTwice", 8, {files.line(7), files.line(8)}, "bank.balance_mismatch",
                15);
    return files.take();
}

// --- CODA: records 0 and 1, the movements on 3 to 6, 8 and 9 ------------------------------------

std::string coda_amount(std::int64_t minor) {
    return text::pad_left(text::number((minor < 0 ? -minor : minor) * 10), 15, '0');
}

std::string coda_day(Date date) {
    const std::string iso = date.to_iso();
    return iso.substr(8, 2) + iso.substr(5, 2) + iso.substr(2, 2);
}

std::string whole_coda() {
    const auto record = [](std::initializer_list<std::pair<std::size_t, std::string>> parts) {
        std::string columns(128, ' ');
        for (const auto& [column, text] : parts)
            columns.replace(column - 1, text.size(), text);
        return columns + "\n";
    };
    const std::string iban(k_test_iban);
    std::string file = record({{1, "00000080126"}, {12, "00005"}, {25, "FILE1"}, {128, "2"}}) +
                       record({{1, "13001"},
                               {6, iban},
                               {40, "EUR"},
                               {43, "0" + coda_amount(1000'00)},
                               {59, "050126"},
                               {126, "001"}});
    int sequence = 0;
    for (const TextLine& line : broken_history())
        file += record({{1, "21"},
                        {3, text::pad_left(text::number(++sequence), 4, '0') + "0000"},
                        {11, line.reference},
                        {32, line.amount_minor < 0 ? "1" : "0"},
                        {33, coda_amount(line.amount_minor)},
                        {48, coda_day(line.booked_on)},
                        {54, "00101000"},
                        {62, "0" + line.label},
                        {116, coda_day(line.booked_on)},
                        {122, "001"},
                        {125, "00 0"}});
    return file +
           record({{1, "8001"},
                   {5, iban},
                   {39, "EUR"},
                   {42, "0" + coda_amount(1308'24)},
                   {58, "080126"},
                   {128, "0"}}) +
           record({{1, "9"},
                   {17, "000006"},
                   {23, coda_amount(42'25)},
                   {38, coda_amount(350'49)},
                   {128, "2"}});
}

std::vector<Broken> broken_coda() {
    BrokenLines files("Coda", whole_coda());
    files.replaced("RecordCutAtNinetyColumns", 4, files.line(4).substr(0, 90),
                   "formats.coda_record_length");
    files.replaced("AmountWithALetter", 4, with_columns(files.line(4), 40, "x"),
                   "formats.coda_amount");
    files.replaced("DayThatDoesNotExist", 5, with_columns(files.line(5), 116, "310226"),
                   "core.date_unreadable");
    files.replaced("UnknownCurrency", 2, with_columns(files.line(2), 40, "EUX"),
                   "core.currency_unknown");
    files.replaced("ClosingBalanceHundredOff", 7, with_columns(files.line(7), 51, "1408240"),
                   "bank.balance_mismatch");
    files.replaced("DebitSentAsCredit", 5, with_columns(files.line(5), 32, "0"),
                   "bank.balance_mismatch", 7);
    files.lost("MovementLost", 5, "bank.balance_mismatch", 6);
    files.lost("NewBalanceLost", 7, "formats.coda_not_closed", 2);
    files.added("MovementSentTwice", 4, {files.line(4)}, "bank.balance_mismatch", 8);
    files.added("LineOfThePrinter", 3, {"PAGE 2 DE 2"}, "formats.coda_wrong_record", 4);
    return files.take();
}

// --- Formats that hold no two balances ----------------------------------------------------------

std::vector<Broken> with_a_persons_word(std::vector<Broken> all, bool names_no_account) {
    for (Broken& broken : all) {
        broken.proves_nothing = true;
        broken.names_no_account = names_no_account;
    }
    return all;
}

// --- OFX: the operations on 9 to 12 -------------------------------------------------------------

std::vector<Broken> broken_ofx() {
    const auto rib = rib_of_iban(*Iban::parse(k_test_iban));
    std::string whole = "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>\n"
                        "<CURDEF>EUR\n<BANKACCTFROM><BANKID>" +
                        rib->bank + "<BRANCHID>" + rib->branch + "<ACCTID>" + rib->account +
                        "</BANKACCTFROM>\n<BANKTRANLIST>\n<DTSTART>20260105<DTEND>20260108\n";
    for (const TextLine& line : broken_history())
        whole += "<STMTTRN><DTPOSTED>" + line.booked_on.to_compact() + "<TRNAMT>" +
                 Money(line.amount_minor, Currency::eur()).to_decimal() + "<FITID>" +
                 line.reference + "<NAME>" + line.label + "</STMTTRN>\n";
    BrokenLines files("Ofx", whole + "</BANKTRANLIST>\n<LEDGERBAL><BALAMT>1308.24<DTASOF>20260108"
                                     "</LEDGERBAL>\n</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n");
    files.replaced("AmountWithALetter", 10, with(files.line(10), "250.50", "25x.50"),
                   "core.amount_unreadable");
    files.replaced("DayThatDoesNotExist", 11, with(files.line(11), "20260107", "20260231"),
                   "core.date_unreadable");
    files.replaced("UnknownCurrency", 5, with(files.line(5), "EUR", "EUX"),
                   "core.currency_unknown");
    files.replaced("AmountLost", 10, with(files.line(10), "<TRNAMT>250.50", ""),
                   "formats.ofx_field_missing");
    files.replaced("AmountTwice", 10, with(files.line(10), "250.50", "250.50<TRNAMT>-250.50"),
                   "formats.ofx_field_twice");
    files.lost("EndLost", 15, "formats.ofx_not_closed", 4);
    return with_a_persons_word(files.take(), false);
}

// --- CSV: KBC's columns; the operations on 2 to 5, the latest first -----------------------------

std::vector<Broken> broken_csv() {
    std::string whole = "Rekeningnummer;Rubrieknaam;Naam;Munt;Afschriftnummer;Datum;Omschrijving;"
                        "Valuta;Bedrag;Saldo;credit;debet;rekeningnummer tegenpartij;"
                        "BIC tegenpartij;Naam tegenpartij;Adres tegenpartij;"
                        "gestructureerde mededeling;Vrije mededeling;\n";
    const auto row = [](std::string_view day, std::string_view label, std::string_view amount,
                        std::string_view balance) {
        return std::string(k_test_iban) + ";;EXEMPLE SARL;EUR;1;" + std::string(day) + ";" +
               std::string(label) + ";" + std::string(day) + ";" + std::string(amount) + ";" +
               std::string(balance) + ";" + (amount.front() == '-' ? ";" : "") +
               std::string(amount) + (amount.front() == '-' ? "" : ";") + ";;;;;;;\n";
    };
    whole += row("08/01/2026", "VIR MARTIN", "99,99", "1308,24") +
             row("07/01/2026", "CB PAPETERIE", "-30,25", "1208,25") +
             row("06/01/2026", "VIR DUVAL", "250,50", "1238,50") +
             row("05/01/2026", "PRLV ELECTRICITE", "-12,00", "988,00");
    BrokenLines files("Csv", whole);
    files.replaced("AmountWithALetter", 4, with(files.line(4), "250,50;1238", "25x,50;1238"),
                   "formats.csv_amount");
    files.replaced("DayThatDoesNotExist", 3, with(files.line(3), "07/01/2026", "31/02/2026"),
                   "formats.csv_date");
    files.replaced("UnknownCurrency", 3, with(files.line(3), ";EUR;", ";EUX;"),
                   "core.currency_unknown");
    files.replaced("AmountsThatDisagree", 4, with(files.line(4), "250,50;1238", "260,50;1238"),
                   "bank.balance_mismatch", 5);
    files.replaced("QuoteNotClosed", 3, with(files.line(3), "CB PAP", "\"CB PAP"),
                   "formats.csv_quote_open");
    files.lost("RowLost", 3, "bank.balance_mismatch", 3);
    auto all = files.take();
    // The download stopped: no line end, and cells are missing.
    auto lines = split(whole);
    std::string right = std::exchange(lines[4], lines[4].substr(0, lines[4].find("988") + 1));
    std::string text = joined(lines);
    text.pop_back();
    all.push_back({"CsvCutOff",
                   text,
                   "formats.csv_row_cut",
                   5,
                   {{bank::CorrectionKind::Replace, 5, std::move(right)}}});
    return all;
}

// --- QIF: four lines for each operation ---------------------------------------------------------

std::vector<Broken> broken_qif() {
    BrokenLines files(
        "Qif", "!Type:Bank\nD2026-01-05\nT-12.00\nPPRLV ELECTRICITE\n^\n"
               "D2026-01-06\nT250.50\nPVIR DUVAL\n^\nD2026-01-07\nT-30.25\nPCB PAPETERIE\n^\n"
               "D2026-01-08\nT99.99\nPVIR MARTIN\n^\n");
    files.replaced("AmountWithALetter", 7, "T25x.50", "core.amount_unreadable");
    files.replaced("DayThatDoesNotExist", 10, "D2026-02-31", "core.date_unreadable");
    files.lost("AmountLost", 7, "formats.qif_field_missing", 6);
    files.lost("EndOfRecordLost", 9, "formats.qif_field_twice", 9);
    files.lost("LastEndLost", 17, "formats.qif_not_closed", 14);
    return with_a_persons_word(files.take(), true);
}

std::vector<Broken> broken_texts() {
    std::vector<Broken> all;
    for (auto* broken : {broken_mt940, broken_coda, broken_ofx, broken_csv, broken_qif})
        for (Broken& each : broken())
            all.push_back(std::move(each));
    return all;
}

class BrokenText : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenText, OpensAtItsFaultAndIsImportedAfterTheRepair) {
    expect_repair(GetParam(), false);
}

INSTANTIATE_TEST_SUITE_P(SeenInTheWild, BrokenText, ::testing::ValuesIn(broken_texts()),
                         [](const auto& of) { return of.param.name; });

} // namespace
} // namespace comptoir::test
