#include "comptoir/formats/payments/pain001.h"

#include "comptoir/core/file.h"
#include "comptoir/core/text.h"
#include "support/test_paths.h"

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <cstdlib>
#include <random>
#include <set>

namespace comptoir::formats {

namespace {

using payments::OrderBatch;
using payments::Payment;

Date day(std::string_view iso) {
    return *Date::parse_iso(iso);
}
const Date k_today = day("2026-11-20");

Payment a_payment(int number) {
    Payment payment;
    payment.open_item = ledger::RowId(number);
    payment.party = "FAARO001";
    payment.payee_name = "Papeterie Éxemple & Fils";
    payment.payee_iban = Iban::parse("DE89370400440532013000");
    payment.iban_confirmed = true;
    payment.amount = eur(120'00);
    payment.execute_on = k_today;
    payment.reference = "FACTURE FA-77 DU 08/01/2026";
    payment.end_to_end_id = "CT-" + text::number(number);
    return payment;
}

OrderBatch checked(std::vector<Payment> payments, std::optional<Bic> bic = std::nullopt) {
    OrderBatch batch{
        "CPT-20261121-0001",
        *Instant::parse_iso("2026-11-21T22:30:00.123Z"),
        {"Atelier Exemple SAS", *Iban::parse("FR7630006000011234567890189"), bic, "123456782"},
        {},
        std::move(payments)};
    auto result = payments::checked_batch(std::move(batch), k_today);
    EXPECT_TRUE(result) << result.error().code.name;
    return *result;
}

// xmllint's verdict; empty when the schema accepts the file.
std::string schema_faults(const std::string& xml, Pain001Version version) {
    const auto schema = test::schemas_path(std::string(to_text(version)) + ".xsd");
    const test::TempFolder folder;
    EXPECT_TRUE(write_file_atomically(folder.file("order.xml"), xml));
    const std::string command = "xmllint --noout --nonet --schema '" + schema->string() + "' '" +
                                folder.file("order.xml").string() + "' > '" +
                                folder.file("verdict").string() + "' 2>&1";
    return std::system(command.c_str()) == 0 ? "" : test::read_text(folder.file("verdict"));
}

constexpr Pain001Version k_versions[] = {Pain001Version::V03, Pain001Version::V09};

TEST(Pain001, IsWrittenAsTheReferenceSays) {
    Payment belgian = a_payment(2), later = a_payment(3);
    belgian.payee_iban = Iban::parse("BE68539007547034");
    belgian.amount = eur(50'50);
    belgian.reference = "+++010/8068/17183+++";
    later.execute_on = day("2026-12-25");
    later.reference = "RF18539007547034";
    const OrderBatch batch = checked({a_payment(1), belgian, later});
    for (Pain001Version version : k_versions)
        test::expect_golden(
            test::data_path("payments/" + std::string(to_text(version)) + ".expected.xml"),
            write_pain001(batch, version));
}

TEST(Pain001, TheBicOfTheDebtorStandsWhereEachVersionWantsIt) {
    const OrderBatch batch = checked({a_payment(1)}, Bic::parse("AGRIFRPP845"));
    EXPECT_NE(write_pain001(batch, Pain001Version::V03).find("<BIC>AGRIFRPP845</BIC>"),
              std::string::npos);
    EXPECT_NE(write_pain001(batch, Pain001Version::V09).find("<BICFI>AGRIFRPP845</BICFI>"),
              std::string::npos);
}

TEST(Pain001, ASwissReferenceTravelsAsText) {
    Payment swiss = a_payment(1);
    swiss.reference = "210000000003139471430009017";
    const std::string xml = write_pain001(checked({swiss}), Pain001Version::V09);
    EXPECT_NE(xml.find("<Ustrd>210000000003139471430009017</Ustrd>"), std::string::npos);
    EXPECT_EQ(xml.find("Strd>\n"), std::string::npos);
}

TEST(Pain001, IsUtf8WithoutByteOrderMark) {
    const std::string xml = write_pain001(checked({a_payment(1)}), Pain001Version::V09);
    EXPECT_TRUE(xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    for (char c : xml)
        EXPECT_GE(c, 0) << "SEPA texts are ASCII";
}

// Texts a hostile or careless person might type.
std::string random_text(std::mt19937& random) {
    static const char* pieces[] = {"Facture",    " n° ",  "é",    "&", "<b>",
                                   "]]>",        "œuvre", "//",   "/", "€",
                                   "\"quoted\"", "東京",  "\x01", "_", "12345678901234567890",
                                   "RF18",       " ",     "'"};
    std::string text;
    for (std::size_t i = random() % 14; i > 0; --i)
        text += pieces[random() % std::size(pieces)];
    return text;
}

TEST(Pain001, EveryRandomBatchIsValidAndItsTotalsAreThoseOfItsTransfers) {
    std::mt19937 random(20261121);
    const char* ibans[] = {"DE89370400440532013000", "BE68539007547034", "NL91ABNA0417164300",
                           "FR7614508021000880011223321", "GB33BUKB20201555555555"};
    const char* references[] = {"+++010/8068/17183+++", "RF18539007547034", ""};
    for (int round = 0; round < 40; ++round) {
        std::vector<Payment> payments;
        Money expected = eur(0);
        for (std::size_t i = 0, count = 1 + random() % 12; i < count; ++i) {
            Payment payment = a_payment(static_cast<int>(i + 1));
            payment.payee_iban = Iban::parse(ibans[random() % std::size(ibans)]);
            payment.payee_name = "N" + random_text(random);
            payment.reference =
                random() % 2 ? random_text(random) : references[random() % std::size(references)];
            payment.amount = eur(1 + static_cast<std::int64_t>(random() % 99'999'999));
            payment.execute_on = k_today.plus_days(static_cast<int>(random() % 40) - 20);
            expected += payment.amount;
            payments.push_back(std::move(payment));
        }
        const OrderBatch batch = checked(std::move(payments));
        for (Pain001Version version : k_versions) {
            SCOPED_TRACE("round " + text::number(round) + " " + std::string(to_text(version)));
            const std::string xml = write_pain001(batch, version);
            pugi::xml_document document;
            ASSERT_TRUE(document.load_buffer(xml.data(), xml.size()));
            const auto root = document.child("Document").child("CstmrCdtTrfInitn");
            Money total = eur(0), of_blocks = eur(0);
            std::size_t transfers = 0;
            std::set<std::string> dates;
            for (const auto& block : root.children("PmtInf")) {
                Money sum = eur(0);
                long long count = 0;
                for (const auto& transfer : block.children("CdtTrfTxInf")) {
                    sum +=
                        *parse_money(transfer.child("Amt").child_value("InstdAmt"), Currency::eur())
                             .money;
                    ++count;
                    EXPECT_LE(std::string(transfer.child("Cdtr").child_value("Nm")).size(), 70u);
                    EXPECT_LE(std::string(transfer.child("RmtInf").child_value("Ustrd")).size(),
                              140u);
                }
                EXPECT_EQ(block.child_value("CtrlSum"), sum.to_decimal());
                EXPECT_EQ(block.child_value("NbOfTxs"), text::number(count));
                const auto execution = block.child("ReqdExctnDt");
                const std::string date = version == Pain001Version::V03
                                             ? execution.child_value()
                                             : execution.child_value("Dt");
                EXPECT_TRUE(dates.insert(date).second) << "one block per execution date";
                EXPECT_TRUE(payments::is_target_day(day(date)));
                total += sum;
                of_blocks += *parse_money(block.child_value("CtrlSum"), Currency::eur()).money;
                transfers += static_cast<std::size_t>(count);
            }
            EXPECT_EQ(total, expected);
            EXPECT_EQ(of_blocks, expected);
            EXPECT_EQ(root.child("GrpHdr").child_value("CtrlSum"), expected.to_decimal());
            EXPECT_EQ(root.child("GrpHdr").child_value("NbOfTxs"),
                      text::number(static_cast<long long>(transfers)));
            EXPECT_EQ(transfers, batch.payments.size());
            if (test::schemas_path()) {
                EXPECT_EQ(schema_faults(xml, version), "");
            }
        }
    }
}

TEST(Pain001, TheSchemasAcceptTheGoldenFiles) {
    if (!test::schemas_path())
        GTEST_SKIP() << test::k_no_schemas;
    for (Pain001Version version : k_versions)
        EXPECT_EQ(schema_faults(test::read_text(test::data_path(
                                    "payments/" + std::string(to_text(version)) + ".expected.xml")),
                                version),
                  "");
}

} // namespace
} // namespace comptoir::formats
