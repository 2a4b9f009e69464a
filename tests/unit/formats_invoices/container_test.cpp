#include "comptoir/formats/invoices/errors.h"
#include "comptoir/formats/invoices/invoice_format.h"

#include <gtest/gtest.h>

namespace comptoir::formats {

namespace {

std::optional<std::size_t> chosen(std::vector<std::string> names) {
    return invoice_attachment(names);
}

TEST(FacturxAttachment, StandardNamesWinWithoutCase) {
    EXPECT_EQ(chosen({"annexe.pdf", "factur-x.xml"}), 1u);
    EXPECT_EQ(chosen({"other.xml", "Factur-X.XML"}), 1u);
    EXPECT_EQ(chosen({"ZUGFeRD-invoice.xml"}), 0u);
    EXPECT_EQ(chosen({"zugferd-invoice.xml"}), 0u);
    EXPECT_EQ(chosen({"xrechnung.xml", "a.xml"}), 0u);
}

TEST(FacturxAttachment, ALonelyXmlUnderAnotherNameIsTaken) {
    EXPECT_EQ(chosen({"plan.pdf", "facture.xml"}), 1u);
}

TEST(FacturxAttachment, OrdersAndDoubtAreNotTaken) {
    EXPECT_EQ(chosen({}), std::nullopt);
    EXPECT_EQ(chosen({"order-x.xml"}), std::nullopt);
    EXPECT_EQ(chosen({"a.xml", "b.xml"}), std::nullopt);
    EXPECT_EQ(chosen({"facture.txt"}), std::nullopt);
}

FacturxContainer sound() {
    return {"factur-x.xml", "<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>",
            true,           true,
            "Data",         true};
}

std::vector<std::string> broken(const FacturxContainer& container,
                                std::string profile = "urn:cen.eu:en16931:2017") {
    inbox::Reading reading;
    reading.profile = std::move(profile);
    check_container(reading, container);
    EXPECT_EQ(reading.source, inbox::ReadingSource::Facturx);
    std::vector<std::string> codes;
    for (const auto& check : reading.checks)
        if (!check.ok)
            codes.push_back(check.code);
    return codes;
}
using Codes = std::vector<std::string>;

TEST(FacturxContainer, ASoundOneBreaksNothing) {
    EXPECT_EQ(broken(sound()), Codes{});
    FacturxContainer attribute = sound();
    attribute.metadata =
        "<pdfaProperty:name>ConformanceLevel</x> <rdf fx:ConformanceLevel=\"BASIC\"/>";
    EXPECT_EQ(broken(attribute, "urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic"),
              Codes{});
}

TEST(FacturxContainer, EachPartMissingIsTold) {
    FacturxContainer container = sound();
    container.metadata.clear();
    EXPECT_EQ(broken(container), Codes{"FX-XMP"});
    container = sound();
    container.metadata = "<fx:ConformanceLevel>MINIMUM</fx:ConformanceLevel>";
    EXPECT_EQ(broken(container), Codes{"FX-XMP-PROFILE"});
    container = sound();
    container.associated = false;
    EXPECT_EQ(broken(container), Codes{"FX-AF"});
    container = sound();
    container.related = false;
    EXPECT_EQ(broken(container), Codes{"FX-AFRELATIONSHIP"});
    container = sound();
    container.relationship = "Source";
    EXPECT_EQ(broken(container), Codes{"FX-AFRELATIONSHIP"});
    container = sound();
    container.output_intent = false;
    EXPECT_EQ(broken(container), Codes{"PDFA-OUTPUTINTENT"});
    container = sound();
    container.attachment_name = "facture.xml";
    EXPECT_EQ(broken(container), Codes{"FX-NAME"});
}

TEST(FacturxContainer, WhatCannotBeSeenIsNotJudged) {
    FacturxContainer container = sound();
    container.associated.reset();
    container.related.reset();
    container.output_intent.reset();
    EXPECT_EQ(broken(container), Codes{});
}

TEST(InvoiceNotes, TravelWithTheReading) {
    const auto codes = [](std::string_view xml) {
        std::vector<std::string_view> found;
        const auto reading = read_invoice_xml(xml);
        for (const Diagnostic& note : reading->diagnostics)
            found.push_back(note.code.name);
        return found;
    };
    const std::string ubl =
        "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'>"
        "<CustomizationID>urn:mine</CustomizationID><InvoiceTypeCode>999</"
        "InvoiceTypeCode><IssueDate>soon</IssueDate>"
        "<PaymentMeans><PaymentMeansCode>58</PaymentMeansCode><PayeeFinancialAccount><ID>A</ID></"
        "PayeeFinancialAccount></PaymentMeans>"
        "<PaymentMeans><PaymentMeansCode>58</PaymentMeansCode><PayeeFinancialAccount><ID>B</ID></"
        "PayeeFinancialAccount></PaymentMeans>"
        "</Invoice>";
    EXPECT_EQ(codes(ubl), (std::vector<std::string_view>{
                              notes::invoice_type_unknown.name, notes::field_unreadable.name,
                              notes::several_ibans.name, notes::profile_unknown.name}));
    inbox::Reading reading;
    FacturxContainer container = sound();
    container.attachment_name = "facture.xml";
    check_container(reading, container);
    EXPECT_EQ(reading.diagnostics.at(0).code, ErrorCode(notes::attachment_name));
    EXPECT_EQ(notes::profile_exceeded.name,
              "formats.profile_exceeded"); // provoked by the corpus, PRF-001
}

} // namespace
} // namespace comptoir::formats
