// A ZIP of statements is imported like its members: all or none, each with its own original.
#include "bank_dossier.h"
#include "support/zip_text.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

class ZipImport : public ::testing::Test {
protected:
    ZipImport() {
        std::mt19937 random(7);
        m_history = random_history(random, 60, false);
        for (std::size_t part = 0; part < 3; ++part)
            m_parts.push_back(camt_text({cut(m_history, 1000'00, part * 20, part * 20 + 20)}));
    }
    Result<app::ImportReport> import_zip(const std::vector<ZipEntry>& entries) {
        return m_dossier.try_import({m_dossier.write_file("a.zip", zip_text(entries))});
    }
    static std::string codes(const app::ImportReport& report) {
        std::string list;
        for (const Diagnostic& diagnostic : report.diagnostics)
            list += std::string(diagnostic.code.name) + " " +
                    std::filesystem::path(diagnostic.place->file).filename().string() + "; ";
        return list;
    }
    BankDossier m_dossier;
    std::vector<TextLine> m_history;
    std::vector<std::string> m_parts;
};

TEST_F(ZipImport, MembersComeInTheOrderOfTheirDays) {
    const auto report =
        value_of(import_zip({{"z.xml", m_parts[0]}, {"m.xml", m_parts[2]}, {"a.xml", m_parts[1]}}));
    EXPECT_EQ(BankDossier::totals_of(report), (Totals{60, 0, 0}));
    EXPECT_EQ(codes(report), "") << "no gap between statements that follow each other";
    EXPECT_EQ(m_dossier.lines(), lines_of(m_history));
    expect_balances_hold(m_dossier);
    const auto statements = m_dossier.statements();
    ASSERT_EQ(statements.size(), 3U);
    EXPECT_EQ(statements[0].file_name, "a.zip!z.xml");
    EXPECT_EQ(statements[1].file_name, "a.zip!a.xml");
    EXPECT_EQ(statements[2].file_name, "a.zip!m.xml");
    for (std::size_t part = 0; part < 3; ++part)
        EXPECT_EQ(value_of(m_dossier.read<std::string>([&](app::Reader& reader) {
                      return app::original_file(reader, statements[part].id);
                  })),
                  m_parts[part]);
}

TEST_F(ZipImport, TheSameMembersOutsideAnArchiveAreKnown) {
    value_of(import_zip({{"1.xml", m_parts[0]}, {"2.xml", m_parts[1]}}));
    EXPECT_EQ(m_dossier.import_text(m_parts[1]), (Totals{0, 20, 0}));
    EXPECT_EQ(BankDossier::totals_of(value_of(import_zip({{"again.xml", m_parts[0]}}))),
              (Totals{0, 20, 0}));
}

TEST_F(ZipImport, WhatIsNoStatementIsNamed) {
    const std::string advice =
        camt_report_text(cut(m_history, 1000'00, 20, 40), CamtReport::Advice);
    const auto report = value_of(import_zip({{"1.xml", m_parts[0]},
                                             {"advice.xml", advice},
                                             {"__MACOSX/._1.xml", "x"},
                                             {"conditions.pdf", "%PDF-1.4"}}));
    EXPECT_EQ(BankDossier::totals_of(report), (Totals{20, 0, 0}));
    ASSERT_EQ(report.expected.size(), 1U) << "an advice announces, it books nothing";
    EXPECT_EQ(report.expected.front().lines_new, 20);
    EXPECT_NE(codes(report).find("formats.zip_member_skipped ._1.xml"), std::string::npos);
    EXPECT_NE(codes(report).find("formats.zip_member_not_statement a.zip!conditions.pdf"),
              std::string::npos);
    EXPECT_EQ(m_dossier.integer("SELECT count(*) FROM file"), 2) << "what is left out is not kept";
}

TEST_F(ZipImport, OneDamagedMemberRefusesThemAll) {
    const std::string cut_short = m_parts[1].substr(0, m_parts[1].size() / 2);
    const auto refused = import_zip({{"1.xml", m_parts[0]}, {"2.xml", cut_short}});
    EXPECT_EQ(refusal_of(refused), "formats.xml_malformed");
    EXPECT_TRUE(refused.error().place->file.ends_with("a.zip!2.xml"));
    EXPECT_EQ(refusal_of(import_zip(
                  {{"1.xml", m_parts[0]}, {"2.xml", m_parts[1], {.wrong_check_sum = true}}})),
              "formats.zip_damaged");
    EXPECT_EQ(
        refusal_of(import_zip({{"1.xml", m_parts[0]}, {"2.xml", m_parts[1], {.encrypted = true}}})),
        "formats.zip_encrypted");
    EXPECT_EQ(refusal_of(import_zip({{"readme.txt", "Hello"}})), "formats.zip_no_statement");
    EXPECT_EQ(m_dossier.line_count(), 0);
    EXPECT_EQ(m_dossier.integer("SELECT count(*) FROM file"), 0);
}

TEST_F(ZipImport, WhatBecameOfEachMemberIsTold) {
    value_of(import_zip({{"1.xml", m_parts[0]}}));
    const std::string advice =
        camt_report_text(cut(m_history, 1000'00, 40, 60), CamtReport::Advice);
    const auto path = m_dossier.write_file(
        "b.zip", zip_text({{"1.xml", m_parts[0]},
                           {"2.xml", m_parts[1]},
                           {"3.xml", m_parts[2]},
                           {"broken.xml", m_parts[2].substr(0, m_parts[2].size() / 2)},
                           {"advice.xml", advice}}));
    const auto report =
        value_of(m_dossier.try_import({path}, {.leave_out = {"b.zip!3.xml"}, .quarantine = true}));
    std::map<std::string, std::string> fates;
    for (const app::ImportedMember& member : report.members) {
        EXPECT_TRUE(member.in_archive);
        fates[member.name] = std::string(to_text(member.fate));
    }
    EXPECT_EQ(fates, (std::map<std::string, std::string>{{"b.zip!1.xml", "known"},
                                                         {"b.zip!2.xml", "imported"},
                                                         {"b.zip!3.xml", "left_out"},
                                                         {"b.zip!broken.xml", "put_aside"},
                                                         {"b.zip!advice.xml", "imported"}}));
    EXPECT_EQ(m_dossier.line_count(), 40);
}

TEST_F(ZipImport, APlainFileTellsItsFateToo) {
    const auto report = value_of(m_dossier.try_text(m_parts[0]));
    ASSERT_EQ(report.members.size(), 1U);
    EXPECT_FALSE(report.members.front().in_archive);
    EXPECT_EQ(report.members.front().lines_new, 20);
}

} // namespace
} // namespace comptoir::test
