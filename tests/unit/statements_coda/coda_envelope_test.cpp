// CODA: records, line ends, encodings, accounts, totals. Numbers in comments are those of "Seen in
// the wild" in docs/formats/coda.md.
#include "coda_file.h"
#include "support/test_paths.h"

#include "comptoir/bank/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/coda_errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

namespace errors = formats::errors;
using bank::BalanceCheck;

CodaFile simple() {
    CodaFile file;
    file.movement({.communication = "LOYER", .name = "IMMOBILIERE DES QUAIS"}).information("SUITE");
    return file;
}

Reading read_lines(const std::vector<std::string>& records, std::string_view line_end = "\n") {
    std::string bytes;
    for (const std::string& record : records)
        bytes.append(record).append(line_end);
    return read_bytes(bytes);
}

// --- Lines ------------------------------------------------------------------------------------

TEST(CodaEnvelope, LineEndsOfAnyKindAndNoneGiveTheSame) {
    const std::string expected = reading_json(read_bytes(simple().bytes()));
    for (const char* line_end : {"\r\n", "\r", "", "\n\n", "\r\n   \r\n", "  \n"})
        EXPECT_EQ(reading_json(read_bytes(simple().bytes(line_end))), expected) << line_end;
    EXPECT_EQ(reading_json(read_bytes(simple().bytes() + "\x1A")), expected);
    EXPECT_EQ(reading_json(read_bytes("\xEF\xBB\xBF" + simple().bytes())), expected);
}

TEST(CodaEnvelope, TrailingBlanksMayBeCutOff) {
    std::vector<std::string> records = simple().records();
    for (std::string& record : records) {
        if (record.front() != '9' && record.front() != '0')
            record.back() = ' '; // the link code is a digit, which no editor cuts
        record.erase(record.find_last_not_of(' ') + 1);
    }
    const Reading reading = read_lines(records);
    EXPECT_EQ(reading.code(), "");
    EXPECT_EQ(reading.line(0).counterparty.name, "IMMOBILIERE DES QUAIS");
}

TEST(CodaEnvelope, ARecordThatIsTooShortIsRefusedWithItsLine) {
    for (const std::size_t at :
         {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{6}, std::size_t{7}}) {
        std::vector<std::string> records = simple().records();
        records[at].resize(at == 0 ? 15 : 50);
        const Reading reading = read_lines(records);
        if (at == 0) {
            EXPECT_EQ(reading.code(), errors::unknown_format.name);
            continue;
        }
        ASSERT_EQ(reading.code(), errors::coda_record_length.name) << at;
        EXPECT_EQ(reading.error->place->line, static_cast<std::int64_t>(at) + 1);
        EXPECT_EQ(std::get<std::int64_t>(reading.error->params.at(0).value), 50);
    }
}

TEST(CodaEnvelope, ARecordThatIsTooLongIsRefusedWithItsLine) {
    std::vector<std::string> records = simple().records();
    records[2] += "XYZ";
    const Reading reading = read_lines(records);
    ASSERT_EQ(reading.code(), errors::coda_record_length.name);
    EXPECT_EQ(reading.error->place->line, 3);
    EXPECT_EQ(reading.error->place->record, "2.1");
    EXPECT_EQ(std::get<std::int64_t>(reading.error->params.at(0).value), 131);
}

TEST(CodaEnvelope, AnEndlessLineIsRefused) {
    std::string bytes = simple().bytes("");
    bytes.insert(200, std::string(100'000, 'x'));
    EXPECT_EQ(read_bytes(bytes).code(), errors::coda_record_length.name);
}

TEST(CodaEnvelope, BothEncodingsAreRead) {
    CodaFile latin;
    latin.movement({.communication = "R\xC9GL\xC9 \x80", .name = "CAF\xC9"});
    EXPECT_EQ(read_bytes(latin.bytes()).line(0).label, "RÉGLÉ €");
    EXPECT_EQ(read_bytes(latin.bytes()).line(0).counterparty.name, "CAFÉ");
    std::string utf8 = latin.bytes();
    utf8 = text::from_cp1252(utf8);
    EXPECT_EQ(reading_json(read_bytes(utf8)), reading_json(read_bytes(latin.bytes())));
}

// --- Base64 -----------------------------------------------------------------------------------

std::string packed(std::string_view bytes) {
    static constexpr std::string_view k_digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::string_view group = bytes.substr(at, 3);
        std::uint32_t bits = 0;
        for (std::size_t index = 0; index < 3; ++index)
            bits =
                bits << 8 | (index < group.size() ? static_cast<unsigned char>(group[index]) : 0U);
        for (std::size_t index = 0; index < 4; ++index)
            out += index > group.size() ? '=' : k_digits[bits >> (18 - 6 * index) & 63U];
    }
    return out;
}

TEST(CodaBase64, IsUnpackedAndTold) { // 36
    for (const char* end : {"", "\n", "\r\n "}) {
        const Reading reading = read_bytes(packed(simple().bytes() + end));
        EXPECT_EQ(reading.code(), "");
        EXPECT_TRUE(reading.told(errors::coda_base64));
        EXPECT_EQ(reading.line(0).label, "LOYER");
    }
}

TEST(CodaBase64, DamagedIsRefused) {
    const std::string sound = packed(simple().bytes());
    std::string strange = sound;
    strange[300] = '!';
    EXPECT_EQ(read_bytes(strange).code(), errors::coda_base64_broken.name);
    EXPECT_EQ(read_bytes(sound.substr(0, 400) + "==" + sound.substr(400)).code(),
              errors::coda_base64_broken.name);
    EXPECT_EQ(read_bytes(sound.substr(0, 401)).code(), errors::coda_base64_broken.name);
    EXPECT_EQ(read_bytes(sound.substr(0, 516)).code(), errors::coda_not_closed.name);
}

TEST(CodaBase64, DamageIsToldWithItsLineAndAfterWhatStandsBeforeIt) {
    std::string strange = packed(simple().bytes());
    strange.insert(400, "!");
    for (std::size_t at = 76; at < strange.size(); at += 77)
        strange.insert(at, "\n");
    const Reading reading = read_bytes(strange);
    ASSERT_EQ(reading.code(), errors::coda_base64_broken.name);
    EXPECT_EQ(reading.error->place->line, 6);

    std::vector<std::string> records = simple().records();
    records[2] += "XYZ";
    std::string bytes;
    for (const std::string& record : records)
        bytes.append(record).append("\n");
    std::string wrong_before = packed(bytes);
    wrong_before.insert(wrong_before.size() - 8, "!");
    EXPECT_EQ(read_bytes(wrong_before).code(), errors::coda_record_length.name);
}

// --- Order of records -------------------------------------------------------------------------

TEST(CodaEnvelope, AStatementWithoutMovementIsFine) {
    const Reading reading = read_bytes(CodaFile().bytes());
    EXPECT_EQ(reading.code(), "");
    EXPECT_TRUE(reading.diagnostics.empty());
    EXPECT_EQ(reading.statements.at(0).check, BalanceCheck::Ok);
    EXPECT_TRUE(reading.statements[0].lines.empty());
}

TEST(CodaEnvelope, RecordsOutOfPlaceAreRefused) {
    const std::vector<std::string> sound = simple().records(); // 0 1 2.1 2.2 2.3 3.1 8 9
    const auto without = [&](std::size_t at) {
        std::vector<std::string> records = sound;
        records.erase(records.begin() + static_cast<std::ptrdiff_t>(at));
        return read_lines(records).code();
    };
    EXPECT_EQ(without(0), errors::coda_wrong_record.name);
    EXPECT_EQ(without(1), errors::coda_wrong_record.name);
    EXPECT_EQ(without(6), errors::coda_not_closed.name);
    EXPECT_EQ(without(7), errors::coda_not_closed.name);
    for (const char* code : {"5", "6", "7", "X", "24", "34", "20"}) {
        std::vector<std::string> records = sound;
        records[4].replace(0, std::string_view(code).size(), code);
        const Reading reading = read_lines(records);
        ASSERT_EQ(reading.code(), errors::coda_wrong_record.name) << code;
        EXPECT_EQ(reading.error->place->line, 5);
    }
}

TEST(CodaEnvelope, WhatIsNotClosedIsRefusedWhereItBegan) {
    std::vector<std::string> records = simple().records();
    const std::vector<std::string> again = records;
    records.pop_back();
    records.insert(records.end(), again.begin(), again.end());
    const Reading reading = read_lines(records);
    ASSERT_EQ(reading.code(), errors::coda_not_closed.name);
    EXPECT_EQ(reading.error->place->line, 1);
    EXPECT_EQ(reading.error->place->record, "0");
    CodaFile twice;
    twice.raw(twice.opening);
    EXPECT_EQ(read_bytes(twice.bytes()).code(), errors::coda_not_closed.name);
}

TEST(CodaEnvelope, AFileWithoutAccountIsNoStatement) {
    const std::vector<std::string> records = CodaFile().records();
    EXPECT_EQ(read_lines({records.front(), coda_record({{1, "9"},
                                                        {17, "000000"},
                                                        {23, "000000000000000000000000000000"},
                                                        {128, "2"}})})
                  .code(),
              errors::no_statement.name);
}

TEST(CodaEnvelope, ContinuationsWithoutTheirMovementAreToldNotAttached) {
    const std::string orphan = coda_record({{1, "2200090000LOST"}, {126, "0"}, {128, "0"}});
    CodaFile first;
    first.raw(orphan).movement({.communication = "LOYER"});
    const Reading before = read_bytes(first.bytes());
    EXPECT_EQ(before.code(), "");
    EXPECT_TRUE(before.told(errors::coda_orphan_record));
    EXPECT_EQ(before.line(0).label_more, "");
    CodaFile other;
    other.movement({.communication = "LOYER"})
        .raw(orphan)
        .raw("3100090001" + std::string(118, 'X'));
    other.raw(coda_record({{1, "2100090001LOST"},
                           {32, "1"},
                           {33, "000000000000010"},
                           {48, "050126"},
                           {54, "50101000"},
                           {116, "050126"}}));
    const Reading behind = read_bytes(other.bytes());
    EXPECT_EQ(behind.code(), "");
    EXPECT_EQ(behind.diagnostics.size(), 3U);
    EXPECT_EQ(behind.line(0).comment, "");
}

TEST(CodaEnvelope, SeveralFilesAndAccountsMayFollow) {
    CodaFile first = simple();
    CodaFile second;
    second.opening.replace(5, 16, k_other_iban);
    second.closing = coda_record({{1, "8001"},
                                  {5, k_other_iban},
                                  {39, "EUR"},
                                  {42, "0"},
                                  {43, "000000000010000"},
                                  {58, "050126"}});
    const Reading reading = read_bytes(first.bytes() + second.bytes());
    EXPECT_EQ(reading.code(), "");
    EXPECT_TRUE(reading.diagnostics.empty());
    ASSERT_EQ(reading.statements.size(), 2U);
    EXPECT_EQ(reading.statements[1].header.account.iban->text(), k_other_iban);
    EXPECT_EQ(reading.statements[0].lines.size(), 1U);
    EXPECT_TRUE(reading.statements[1].lines.empty());
}

TEST(CodaEnvelope, AnAnnouncedPartThatDoesNotComeIsTold) {
    std::string bytes = simple().bytes();
    bytes[bytes.size() - 2] = '1';
    EXPECT_TRUE(read_bytes(bytes).told(errors::coda_more_announced));
    EXPECT_FALSE(read_bytes(bytes + simple().bytes()).told(errors::coda_more_announced));
    EXPECT_TRUE(read_bytes(bytes.substr(0, bytes.size() - 40)).told(errors::coda_more_announced));
}

TEST(CodaEnvelope, CutAtAnyByteItIsRefusedOrTold) {
    const std::string bytes = simple().bytes("\r\n");
    for (std::size_t length = 0; length < bytes.size() - 2; ++length) {
        const Reading reading = read_bytes(bytes.substr(0, length));
        EXPECT_TRUE(reading.error || reading.told(errors::coda_more_announced)) << length;
    }
    for (std::size_t length = 0; length < bytes.size() - 2; length += 11)
        EXPECT_TRUE(read_bytes(packed(bytes.substr(0, length))).error ||
                    read_bytes(packed(bytes.substr(0, length))).told(errors::coda_more_announced))
            << length;
}

TEST(CodaEnvelope, ACopyIsTold) {
    CodaFile file;
    file.header[16] = 'D';
    EXPECT_TRUE(read_bytes(file.bytes()).told(errors::coda_copy));
}

// --- Accounts ---------------------------------------------------------------------------------

bank::AccountIdentity account_of(std::string_view structure, std::string_view account,
                                 std::string_view currency, ErrorCode told = {}) {
    CodaFile file;
    file.opening.replace(1, 1, structure);
    file.opening.replace(5, 37, std::string(37, ' '));
    file.opening.replace(5, account.size(), account);
    const bool is_belgian = structure == "0" || structure == " ";
    file.opening.replace(is_belgian ? 18 : 39, currency.size(), currency);
    file.closing = coda_record({{1, "8001"}, {42, "0"}, {43, "000000000010000"}, {58, "050126"}});
    const Reading reading = read_bytes(file.bytes());
    EXPECT_EQ(reading.code(), "");
    EXPECT_EQ(reading.diagnostics.size(), told.name.empty() ? 0U : 1U);
    if (!told.name.empty()) {
        EXPECT_TRUE(reading.told(told)) << told.name;
    }
    return reading.statements.empty() ? bank::AccountIdentity{} : reading.header().account;
}

TEST(CodaAccounts, HaveFourStructures) { // 36
    const auto belgian = account_of("0", k_number, "EUR");
    EXPECT_EQ(belgian.iban->text(), k_iban);
    EXPECT_EQ(belgian.number, "000 0000001 01");
    EXPECT_EQ(account_of(" ", k_number, "EUR").iban->text(), k_iban);
    const auto foreign = account_of("1", "0012 34567", "USD");
    EXPECT_FALSE(foreign.iban);
    EXPECT_EQ(foreign.number, "0012 34567");
    EXPECT_EQ(foreign.currency->code(), "USD");
    EXPECT_EQ(account_of("2", k_iban, "EUR").iban->text(), k_iban);
    EXPECT_EQ(account_of("3", "FR7610001000010000000000162", "EUR").number,
              "10001 00001 00000000001");
}

TEST(CodaAccounts, ThatFailTheirCheckAreKeptAndTold) {
    const auto belgian = account_of("0", "000000000102", "EUR", errors::coda_account_number);
    EXPECT_FALSE(belgian.iban);
    EXPECT_EQ(belgian.number, "000 0000001 02");
    const auto iban =
        account_of("2", "BE44000000000101", "EUR", bank::errors::account_check_failed);
    EXPECT_FALSE(iban.iban);
    EXPECT_EQ(iban.number, "BE44000000000101");
    EXPECT_EQ(account_of("2", "", "EUR", errors::account_missing).number, "");
    EXPECT_FALSE(account_of("0", std::string(k_number) + "      NL", "EUR").iban->text().empty());
}

TEST(CodaAccounts, WithoutCurrencyAreInEuros) {
    EXPECT_EQ(account_of("2", k_iban, "").currency->code(), "EUR");
}

TEST(CodaAccounts, AnUnknownCurrencyIsRefused) {
    CodaFile file;
    file.opening.replace(39, 3, "ZZZ");
    const Reading reading = read_bytes(file.bytes());
    ASSERT_EQ(reading.code(), comptoir::errors::currency_unknown.name);
    EXPECT_EQ(reading.error->place->field, "currency");
}

TEST(CodaAccounts, AnotherOneAtTheEndIsTold) {
    CodaFile file;
    file.closing = coda_record({{1, "8001"},
                                {5, k_other_iban},
                                {39, "EUR"},
                                {42, "0"},
                                {43, "000000000010000"},
                                {58, "050126"}});
    const Reading reading = read_bytes(file.bytes());
    EXPECT_EQ(reading.code(), "");
    EXPECT_TRUE(reading.told(errors::coda_account_mismatch));
}

TEST(CodaAccounts, ComeWithBankHolderAndNumbers) {
    const Reading reading = read_bytes(CodaFile().bytes());
    const bank::StatementHeader& header = reading.header();
    EXPECT_EQ(header.format, "coda");
    EXPECT_EQ(header.id, "FILE1");
    EXPECT_EQ(header.sequence, "001");
    EXPECT_EQ(header.account.bic, "BANKBEBB");
    EXPECT_EQ(header.account.holder, "ATELIER DU PONT");
    EXPECT_EQ(header.from->to_iso(), "2025-12-31");
    EXPECT_EQ(header.to->to_iso(), "2026-01-05");
}

// --- Totals -----------------------------------------------------------------------------------

TEST(CodaTotals, ThatDifferAreToldWithTheirFigures) { // 42
    CodaFile file = simple();
    file.trailer = coda_record(
        {{1, "9"}, {17, "000009"}, {23, "000000000004990"}, {38, "000000000000010"}, {128, "2"}});
    const Reading reading = read_bytes(file.bytes());
    EXPECT_EQ(reading.code(), "");
    ASSERT_EQ(reading.diagnostics.size(), 3U);
    for (const Diagnostic& diagnostic : reading.diagnostics)
        EXPECT_EQ(diagnostic.code, ErrorCode(bank::errors::totals_differ));
    EXPECT_EQ(reading.diagnostics[0].place->field, "count");
    EXPECT_EQ(std::get<std::int64_t>(reading.diagnostics[0].params.at(1).value), 6);
    EXPECT_EQ(std::get<std::string>(reading.diagnostics[1].params.at(0).value), "4.990");
    EXPECT_EQ(std::get<std::string>(reading.diagnostics[1].params.at(1).value), "5.000");
    EXPECT_EQ(reading.diagnostics[2].place->field, "credit");
}

TEST(CodaTotals, CountBookedMovementsAlone) {
    CodaFile file;
    file.movement({.amount = -300, .code = "10101000"})
        .detail({.amount = -100, .code = "50101000"})
        .detail({.amount = -200, .code = "50101000"});
    EXPECT_TRUE(read_bytes(file.bytes()).diagnostics.empty());
}

TEST(CodaTotals, AWrongBalanceIsToldNotRefused) {
    CodaFile file = simple();
    file.closing = coda_record({{1, "8001"},
                                {5, k_iban},
                                {39, "EUR"},
                                {42, "1"},
                                {43, "000000000005000"},
                                {58, "050126"}});
    const Reading reading = read_bytes(file.bytes());
    EXPECT_EQ(reading.statements.at(0).check, BalanceCheck::Mismatch);
    EXPECT_EQ(reading.header().closing->amount, eur(-500));
    EXPECT_TRUE(reading.told(bank::errors::balance_mismatch));
}

TEST(CodaTotals, BalancesThatAreNoAmountsAreRefused) {
    CodaFile file;
    file.opening.replace(43, 15, "00000000001000X");
    const Reading reading = read_bytes(file.bytes());
    ASSERT_EQ(reading.code(), errors::coda_amount.name);
    EXPECT_EQ(reading.error->place->line, 2);
    EXPECT_EQ(reading.error->place->field, "balance");
    CodaFile fine;
    fine.opening.replace(43, 15, "000000000010005");
    EXPECT_EQ(read_bytes(fine.bytes()).code(), comptoir::errors::amount_too_fine.name);
}

// --- Messages ---------------------------------------------------------------------------------

TEST(CodaMessages, OfTheBankAreShown) {
    CodaFile file = simple();
    file.message("0001", "VERSEMENT AU GUICHET");
    file.message("0007", "FERME LE 6 JANVIER");
    const Reading reading = read_bytes(file.bytes());
    EXPECT_EQ(reading.line(0).comment, "SUITE VERSEMENT AU GUICHET");
    ASSERT_EQ(reading.diagnostics.size(), 1U);
    EXPECT_EQ(reading.diagnostics[0].code, ErrorCode(errors::coda_message));
    EXPECT_EQ(reading.diagnostics[0].severity, Diagnostic::Severity::Info);
    EXPECT_EQ(std::get<std::string>(reading.diagnostics[0].params.at(0).value),
              "FERME LE 6 JANVIER");
}

// --- Recognition ------------------------------------------------------------------------------

TEST(CodaRecognition, LooksAtTheFirstRecord) {
    const auto format_of = [](std::string_view bytes) {
        const auto format = formats::identify_statement_format(bytes, "file");
        return format ? std::string((*format)->info().id) : std::string(format.error().code.name);
    };
    EXPECT_EQ(format_of(simple().bytes()), "coda");
    EXPECT_EQ(format_of("\r\n" + simple().bytes("\r\n")), "coda");
    EXPECT_EQ(format_of(simple().bytes().substr(0, 16)), "coda");
    EXPECT_EQ(format_of(packed(simple().bytes())), "coda");
    EXPECT_EQ(format_of("0000026012330006        12298862"), errors::unknown_format.name);
    EXPECT_EQ(format_of("MDAwMDA="), errors::unknown_format.name);
    EXPECT_EQ(format_of(std::string(128, '0') + "\n"), "coda"); // refused at its record
}

} // namespace
} // namespace comptoir::test
