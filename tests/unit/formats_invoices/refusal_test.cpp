#include "comptoir/core/errors.h"
#include "comptoir/formats/invoices/errors.h"
#include "comptoir/formats/invoices/invoice_format.h"
#include "support/test_paths.h"

#include <gtest/gtest.h>

#include <random>

namespace comptoir::formats {

namespace {

std::string refusal(std::string_view xml) {
    const auto reading = read_invoice_xml(xml);
    return reading ? "read" : std::string(reading.error().code.name);
}

std::string refusal_of_file(std::string_view name) {
    return refusal(test::read_text(test::data_path("invoices/refused/" + std::string(name))));
}

TEST(InvoiceXml, ADoctypeIsRefusedWhateverItHolds) {
    for (const char* file : {"doctype.xml", "external_entity.xml", "billion_laughs.xml"})
        EXPECT_EQ(refusal_of_file(file), errors::invoice_xml_doctype.name) << file;
}

TEST(InvoiceXml, BrokenXmlIsRefusedWithItsLine) {
    EXPECT_EQ(refusal_of_file("truncated.xml"), errors::invoice_xml_malformed.name);
    EXPECT_EQ(refusal_of_file("lying_encoding.xml"), errors::invoice_xml_malformed.name);
    for (std::string_view xml :
         {"", " ", "<", "<a>", "<a></b>", "<a>&undefined;</a>", "<a b=1/>", "<a/><b/>", "no"})
        EXPECT_EQ(refusal(xml), errors::invoice_xml_malformed.name) << xml;
    const auto reading = read_invoice_xml("<a>\n<b>\n</a>");
    ASSERT_FALSE(reading);
    EXPECT_EQ(std::get<std::int64_t>(reading.error().params.at(0).value), 3);
}

TEST(InvoiceXml, NestingAndSizeHaveBounds) {
    EXPECT_EQ(refusal_of_file("too_deep.xml"), errors::invoice_xml_too_deep.name);
    std::string large = "<a>";
    large.append(static_cast<std::size_t>(k_invoice_xml_bytes_max), 'x');
    EXPECT_EQ(refusal(large + "</a>"), errors::invoice_xml_too_large.name);
}

TEST(InvoiceXml, OrdersAndForeignVocabulariesAreNoInvoices) {
    EXPECT_EQ(refusal_of_file("order.xml"), errors::invoice_xml_other.name);
    EXPECT_EQ(refusal("<Invoice xmlns='urn:example:other'><Total>1</Total></Invoice>"),
              errors::invoice_xml_other.name);
    EXPECT_EQ(refusal("<p:FatturaElettronica xmlns:p='http://example.it'/>"),
              errors::invoice_xml_other.name);
}

TEST(InvoiceXml, ATotalThatIsNoAmountOfItsCurrencyIsRefused) {
    EXPECT_EQ(refusal_of_file("total_too_fine.xml"), comptoir::errors::amount_too_fine.name);
    EXPECT_EQ(refusal_of_file("total_with_comma.xml"), comptoir::errors::amount_unreadable.name);
}

TEST(InvoiceXml, ACurrencyNobodyKnowsIsRefusedAndNeverTakenForTheEuro) {
    const std::string euros = test::read_text(test::data_path("invoices/ubl/invoice.xml"));
    const std::string stated = "DocumentCurrencyCode>EUR<";
    ASSERT_NE(euros.find(stated), std::string::npos);
    const auto in = [&](std::string_view code) {
        std::string xml = euros;
        xml.replace(xml.find(stated), stated.size(),
                    "DocumentCurrencyCode>" + std::string(code) + "<");
        // amounts name their currency too
        for (std::size_t at; (at = xml.find("\"EUR\"")) != std::string::npos;)
            xml.replace(at, 5, "\"" + std::string(code) + "\"");
        return xml;
    };
    EXPECT_EQ(refusal(in("XQQ")), comptoir::errors::currency_unknown.name);
    EXPECT_EQ(refusal(in("euro")), comptoir::errors::currency_unknown.name);
    const auto small = read_invoice_xml(in("usd"));
    ASSERT_TRUE(small);
    EXPECT_EQ(small->draft.currency.code(), "USD");
}

TEST(InvoiceXml, ANakedRootIsReadAndSaysWhatItLacks) {
    const auto reading = read_invoice_xml(
        "<x:CrossIndustryInvoice "
        "xmlns:x='urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100'/>");
    ASSERT_TRUE(reading);
    EXPECT_TRUE(reading->confidence_permille.empty());
    std::vector<std::string> broken;
    for (const auto& check : reading->checks)
        if (!check.ok)
            broken.push_back(check.code);
    EXPECT_EQ(broken,
              (std::vector<std::string>{"BR-04", "BR-05", "BR-01", "BR-03", "BR-02", "BR-06"}));
}

TEST(InvoiceXml, NoMutationOfAnInvoiceBreaksTheReader) {
    std::mt19937 random(20261122);
    for (const char* name : {"invoices/cii/every_total.xml", "invoices/cii/zugferd1.xml",
                             "invoices/ubl/invoice.xml"}) {
        const std::string original = test::read_text(test::data_path(name));
        for (int round = 0; round < 400; ++round) {
            std::string xml = original;
            const std::size_t at = random() % xml.size();
            switch (random() % 4) {
            case 0:
                xml[at] = static_cast<char>(random());
                break;
            case 1:
                xml.resize(at);
                break;
            case 2:
                xml.erase(at, random() % 40);
                break;
            default:
                xml.insert(at, "9999999999999");
                break;
            }
            const auto reading = read_invoice_xml(xml); // read or refused, never thrown
            if (!reading) {
                EXPECT_FALSE(reading.error().code.name.empty());
            }
        }
    }
}

} // namespace
} // namespace comptoir::formats
