#include "comptoir/documents/pdf_attachments.h"

#include "comptoir/core/text.h"
#include "comptoir/documents/errors.h"
#include "support/test_paths.h"

#include <gtest/gtest.h>

namespace comptoir::documents {

namespace {

// A PDF with that many attachments of that content, as small as a PDF can be.
struct Made {
    int attachments = 1;
    std::string content = "<a/>";
    std::string name = "(a.xml)";
    std::string extra;         // behind the catalog's keys
    std::string trailer_extra; // /Encrypt …
    long long claimed_size = -1;
};

std::string number(long long value) {
    return text::number(value);
}

std::string a_pdf(const Made& made) {
    std::vector<std::string> objects{"", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                     "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>"};
    std::string names;
    for (int i = 0; i < made.attachments; ++i) {
        const auto file = static_cast<long long>(objects.size()) + 1;
        const std::string size =
            made.claimed_size < 0 ? "" : " /Params << /Size " + number(made.claimed_size) + " >>";
        objects.push_back("<< /Type /EmbeddedFile" + size + " /Length " +
                          number(static_cast<long long>(made.content.size())) + " >>\nstream\n" +
                          made.content + "\nendstream");
        objects.push_back("<< /Type /Filespec /F " + made.name + " /UF " + made.name +
                          " /EF << /F " + number(file) + " 0 R >> >>");
        names += "(" + text::pad_left(number(i), 4, '0') + ") " + number(file + 1) + " 0 R ";
    }
    objects[0] = "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [" + names +
                 "] >> >> " + made.extra + " >>";
    std::string pdf = "%PDF-1.7\n", table;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table +=
            text::pad_left(number(static_cast<long long>(pdf.size())), 10, '0') + " 00000 n \n";
        pdf += number(static_cast<long long>(i) + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string start = number(static_cast<long long>(pdf.size()));
    const std::string count = number(static_cast<long long>(objects.size()) + 1);
    return pdf + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer\n<< /Size " +
           count + " /Root 1 0 R " + made.trailer_extra + " >>\nstartxref\n" + start + "\n%%EOF\n";
}

std::string refusal(std::string_view bytes) {
    const auto content = read_pdf(bytes);
    return content ? "read" : std::string(content.error().code.name);
}

TEST(PdfContent, AFacturxGivesItsXmlItsMetadataAndItsStructure) {
    const auto content =
        read_pdf(test::read_text(test::data_path("../../resources/samples/facture-aaro.pdf")));
    ASSERT_TRUE(content) << content.error().code.name;
    EXPECT_EQ(content->pages, 1);
    ASSERT_EQ(content->attachments.size(), 1u);
    EXPECT_EQ(content->attachments[0].name, "factur-x.xml");
    EXPECT_EQ(content->attachments[0].bytes,
              test::read_text(test::data_path("../../resources/samples/facture-aaro.xml")));
    EXPECT_NE(content->metadata.find("<fx:ConformanceLevel>EN 16931<"), std::string::npos);
    EXPECT_EQ(content->associated_files, true);
    EXPECT_EQ(content->has_relationship, true);
    EXPECT_EQ(content->relationship, "Data");
    EXPECT_EQ(content->output_intents, true);
}

TEST(PdfContent, APlainPdfHasNothing) {
    const auto content = read_pdf(a_pdf({.attachments = 0}));
    ASSERT_TRUE(content);
    EXPECT_TRUE(content->attachments.empty());
    EXPECT_EQ(content->associated_files, false);
    EXPECT_EQ(content->has_relationship, false);
    EXPECT_EQ(content->output_intents, false);
    EXPECT_EQ(pdf_page_count(a_pdf({.attachments = 0})).value_or(0), 1);
}

TEST(PdfContent, StructureInsideObjectStreamsIsUnknown) {
    const auto content = read_pdf(a_pdf({.extra = "/Note /ObjStm"}));
    ASSERT_TRUE(content);
    EXPECT_EQ(content->associated_files, std::nullopt);
}

TEST(PdfContent, NamesAreReadWhateverTheirEncoding) {
    EXPECT_EQ(read_pdf(a_pdf({.name = "(caf\xE9.xml)"}))->attachments.at(0).name, "café.xml");
    EXPECT_EQ(read_pdf(a_pdf({.name = "<FEFF0061002E0078006D006C>"}))->attachments.at(0).name,
              "a.xml");
}

TEST(PdfContent, WhatIsNoPdfIsRefused) {
    EXPECT_EQ(refusal(""), errors::pdf_unreadable.name);
    EXPECT_EQ(refusal("%PDF-1.7\nnothing more"), errors::pdf_unreadable.name);
    EXPECT_EQ(refusal("hello"), errors::pdf_unreadable.name);
}

TEST(PdfContent, APasswordIsSaidToBeOne) {
    // Standard security handler, revision 2, with a user password nobody knows.
    const std::string hash = "<" + std::string(64, '5') + ">";
    EXPECT_EQ(
        refusal(a_pdf(
            {.trailer_extra = "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O " +
                              hash + " /U " + hash + " >>"})),
        errors::pdf_encrypted.name);
}

TEST(PdfContent, SizesAndCountsHaveBounds) {
    EXPECT_EQ(refusal(std::string(static_cast<std::size_t>(k_pdf_bytes_max) + 1, ' ')),
              errors::pdf_too_large.name);
    EXPECT_EQ(refusal(a_pdf({.attachments = k_attachments_max + 1})),
              errors::pdf_too_many_attachments.name);
    EXPECT_EQ(refusal(a_pdf({.attachments = k_attachments_max})), "read");
    EXPECT_EQ(refusal(a_pdf({.claimed_size = k_attachment_bytes_max + 1})),
              errors::pdf_attachment_too_large.name);
    EXPECT_EQ(refusal(a_pdf({.content = std::string(
                                 static_cast<std::size_t>(k_attachment_bytes_max) + 1, 'x')})),
              errors::pdf_attachment_too_large.name);
}

} // namespace
} // namespace comptoir::documents
