// Files as banks break them: each opens at the right line, and after the documented repair it is
// imported, with the original bytes as they came. The list follows docs/formats/quarantine.md.
#include "comptoir/core/bytes.h"
#include "quarantine_dossier.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace comptoir::test {
namespace {

using bank::CorrectionKind;

// --- A text as its lines ----------------------------------------------------------------------

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string joined(const std::vector<std::string>& lines, std::string_view end = "\n") {
    std::string text;
    for (const std::string& line : lines)
        text.append(line).append(end);
    return text;
}

std::string with(std::string line, std::string_view old_text, std::string_view new_text) {
    const std::size_t at = line.find(old_text);
    EXPECT_NE(at, std::string::npos) << old_text << " in " << line;
    return line.replace(at, old_text.size(), new_text);
}

std::string with_columns(std::string line, std::size_t column, std::string_view text) {
    return line.replace(column - 1, text.size(), text);
}

struct Broken {
    std::string name;
    std::string text;
    std::string fault;
    std::int64_t line = 0;
    std::vector<bank::LineCorrection> repair;
};
void PrintTo(const Broken& broken, std::ostream* out) {
    *out << broken.name;
}

std::vector<TextLine> history() {
    return {{day("2026-01-05"), -12'00, "PRLV ELECTRICITE", "REF1"},
            {day("2026-01-06"), 250'50, "VIR DUVAL", "REF2"},
            {day("2026-01-07"), -30'25, "CB PAPETERIE", "REF3"},
            {day("2026-01-08"), 99'99, "VIR MARTIN", "REF4"}};
}

// --- CFONB 120: line 1 is the record 01, 2 to 5 the movements, 6 the record 07 ------------------

class CfonbFiles {
public:
    std::vector<Broken> all() {
        const std::string amount = m_lines[2].substr(90, 14);
        replaced("AmountWithALetter", 3, with_columns(m_lines[2], 95, "x"), "formats.cfonb_amount");
        replaced("RecordCutAtNinetyColumns", 4, m_lines[3].substr(0, 90),
                 "formats.cfonb_record_length");
        replaced("RecordOfAnotherAccount", 5, with_columns(m_lines[4], 22, "99999999999"),
                 "formats.cfonb_account_mismatch");
        replaced("UnknownCurrency", 2, with_columns(m_lines[1], 17, "EUX"),
                 "core.currency_unknown");
        replaced("ClosingBalanceHundredThousandOff", 6, with_columns(m_lines[5], 96, "1"),
                 "bank.balance_mismatch");
        replaced("ClosingBalanceWithTheWrongSign", 6, with_columns(m_lines[5], 104, "}"),
                 "bank.balance_mismatch");
        // Wrong decimals: nothing on the line itself is wrong, only the balance tells.
        replaced("AmountWithoutDecimals", 3, with_columns(m_lines[2], 20, "0"),
                 "bank.balance_mismatch", 6);
        lost("MovementLost", 4, "bank.balance_mismatch", 5);
        lost("NewBalanceLost", 6, "formats.cfonb_not_closed", 1);
        added("MovementSentTwice", 4, m_lines[3], "bank.balance_mismatch", 7);
        added("LineOfThePrinter", 3, "PAGE 2 DE 2", "formats.cfonb_wrong_record", 4);
        without_line_ends();
        return std::move(m_all);
    }

private:
    void add(std::string name, const std::vector<std::string>& lines, std::string fault,
             std::int64_t line, bank::LineCorrection repair) {
        m_all.push_back({"Cfonb" + name, joined(lines), std::move(fault), line, {repair}});
    }
    void replaced(const char* name, std::int64_t line, std::string broken, const char* fault,
                  std::int64_t fault_line = 0) {
        auto lines = m_lines;
        std::string right = std::exchange(lines[static_cast<std::size_t>(line - 1)], broken);
        add(name, lines, fault, fault_line == 0 ? line : fault_line,
            {CorrectionKind::Replace, line, std::move(right)});
    }
    void lost(const char* name, std::int64_t line, const char* fault, std::int64_t fault_line) {
        auto lines = m_lines;
        const auto place = lines.begin() + (line - 1);
        std::string right = *place;
        lines.erase(place);
        add(name, lines, fault, fault_line, {CorrectionKind::Insert, line, std::move(right)});
    }
    void added(const char* name, std::int64_t after, std::string line, const char* fault,
               std::int64_t fault_line) {
        auto lines = m_lines;
        lines.insert(lines.begin() + after, std::move(line));
        add(name, lines, fault, fault_line, {CorrectionKind::Delete, after + 1, ""});
    }
    // The viewer cuts it into records: the faulty one is the third.
    void without_line_ends() {
        auto lines = m_lines;
        std::string right = std::exchange(lines[2], with_columns(lines[2], 95, "x"));
        m_all.push_back({"CfonbWithoutLineEnds",
                         joined(lines, ""),
                         "formats.cfonb_amount",
                         3,
                         {{CorrectionKind::Replace, 3, std::move(right)}}});
    }

    std::vector<std::string> m_lines =
        split(cfonb_text({{.lines = history(), .opening_minor = 1000'00}}));
    std::vector<Broken> m_all;
};

// --- CAMT.053 ---------------------------------------------------------------------------------

class CamtFiles {
public:
    std::vector<Broken> all() {
        // Noticed where the entry ends.
        replaced("TagNotClosed", "250.50", "</Amt>", "", "formats.xml_malformed",
                 line_with("</Ntry>", line_with("250.50")) - line_with("250.50"));
        replaced("AmountWithAComma", "250.50", "250.50", "250,50", "core.amount_unreadable");
        replaced("AmountTooFine", "250.50", "250.50", "250.505", "amount_too_fine");
        replaced("UnknownCurrency", "250.50", "EUR", "EUX", "core.currency_unknown");
        replaced("AmountOfThePrinter", "99.99", "99.99", "9.99", "bank.balance_mismatch");
        unknown_encoding();
        document_type();
        cut_short();
        in_one_line();
        return std::move(m_all);
    }

private:
    std::int64_t line_with(std::string_view text, std::int64_t after = 0) const {
        for (auto at = static_cast<std::size_t>(after); at < m_lines.size(); ++at)
            if (m_lines[at].find(text) != std::string::npos)
                return static_cast<std::int64_t>(at) + 1;
        ADD_FAILURE() << text;
        return 1;
    }
    // fault_shift: how many lines later the fault is noticed.
    void replaced(const char* name, std::string_view marker, std::string_view right,
                  std::string_view wrong, const char* fault, std::int64_t fault_shift = 0) {
        auto lines = m_lines;
        const std::int64_t line = line_with(marker);
        std::string& broken = lines[static_cast<std::size_t>(line - 1)];
        const std::string whole = broken;
        broken = with(broken, right, wrong);
        const std::int64_t place = std::string_view(fault) == "bank.balance_mismatch"
                                       ? line_with("</Stmt>")
                                       : line + fault_shift;
        m_all.push_back({std::string("Camt") + name,
                         joined(lines),
                         fault,
                         place,
                         {{CorrectionKind::Replace, line, whole}}});
    }
    void unknown_encoding() {
        auto lines = m_lines;
        const std::string whole = lines[0];
        lines[0] = R"(<?xml version="1.0" encoding="BANK-7"?>)";
        m_all.push_back({"CamtUnknownEncoding",
                         joined(lines),
                         "formats.encoding_unknown",
                         0,
                         {{CorrectionKind::Replace, 1, whole}}});
    }
    void document_type() {
        auto lines = m_lines;
        lines.insert(lines.begin() + 1, "<!DOCTYPE Document>");
        m_all.push_back({"CamtDocumentType",
                         joined(lines),
                         "formats.dtd_forbidden",
                         2,
                         {{CorrectionKind::Delete, 2, ""}}});
    }
    // The end of the file was lost with the last line.
    void cut_short() {
        auto lines = m_lines;
        const auto last = static_cast<std::int64_t>(lines.size());
        const std::string end = lines.back();
        lines.pop_back();
        m_all.push_back({"CamtCutShort",
                         joined(lines),
                         "formats.xml_malformed",
                         last,
                         {{CorrectionKind::Insert, last, end}}});
    }
    // The viewer ends a line between two elements: the amount stands on a line of its own.
    void in_one_line() {
        std::string text;
        for (const std::string& line : m_lines)
            text += line.substr(std::min(line.find_first_not_of(' '), line.size()));
        const std::size_t amount = text.find("250.50");
        std::int64_t line = 1;
        for (std::size_t at = 0; at + 1 < amount; ++at)
            if (text[at] == '>' && text[at + 1] == '<')
                ++line;
        text.replace(amount, 6, "250,50");
        m_all.push_back({"CamtInOneLine",
                         text,
                         "core.amount_unreadable",
                         line,
                         {{CorrectionKind::Replace, line, R"(<Amt Ccy="EUR">250.50</Amt>)"}}});
    }

    std::vector<std::string> m_lines =
        split(camt_text({{.lines = history(), .opening_minor = 1000'00}}));
    std::vector<Broken> m_all;
};

std::vector<Broken> broken_files() {
    std::vector<Broken> all = CfonbFiles().all();
    for (Broken& broken : CamtFiles().all())
        all.push_back(std::move(broken));
    return all;
}

// --- The journey of each ----------------------------------------------------------------------

class BrokenFile : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenFile, OpensAtItsFaultAndIsImportedAfterTheRepair) {
    const Broken& broken = GetParam();
    QuarantineDossier dossier;
    const auto refused = dossier.try_text(broken.text);
    EXPECT_EQ(refusal_of(refused), broken.fault) << "without quarantine it is refused";

    const app::QuarantineId id = dossier.put_aside(broken.text);
    ASSERT_TRUE(id);
    const auto view = dossier.show(id);
    EXPECT_EQ(view.file.fault.code, broken.fault);
    EXPECT_EQ(view.file.fault.place.line, broken.line);
    EXPECT_EQ(view.file.sha256, crypto::to_hex(crypto::sha256(broken.text)));
    const auto faulty = std::count_if(view.lines.begin(), view.lines.end(),
                                      [](const app::QuarantineLine& line) { return line.faulty; });
    const bool is_shown = broken.line >= 1 && broken.line <= view.lines_total;
    EXPECT_EQ(faulty, is_shown ? 1 : 0) << "the view opens at the fault";
    EXPECT_EQ(refusal_of(dossier.release(id)), broken.fault) << "not without the repair";
    EXPECT_EQ(dossier.line_count(), 0);

    for (const bank::LineCorrection& repair : broken.repair)
        ASSERT_EQ(refusal_of(dossier.correct(
                      id, {.kind = repair.kind, .line = repair.line, .text = repair.text})),
                  "");
    ASSERT_EQ(dossier.fault(id), "") << "nothing stands in the way after the repair";
    const auto report = value_of(dossier.release(id));
    EXPECT_EQ(BankDossier::totals_of(report), (Totals{4, 0, 0}));
    EXPECT_EQ(dossier.lines(), lines_of(history()));
    expect_balances_hold(dossier);

    EXPECT_EQ(dossier.stored_original(id), broken.text) << "the original is as it came";
    ASSERT_EQ(report.statements.size(), 1U);
    const auto made = dossier.corrections_of(report.statements[0].id);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->original_sha256, crypto::to_hex(crypto::sha256(broken.text)));
    EXPECT_NE(made->corrected_sha256, made->original_sha256);
    ASSERT_EQ(made->corrections.size(), broken.repair.size());
    EXPECT_EQ(made->corrections[0].line.text, broken.repair[0].text);
    EXPECT_EQ(value_of(dossier.read<std::string>([&](app::Reader& reader) {
                  return app::original_file(reader, report.statements[0].id);
              })),
              broken.text);
}

INSTANTIATE_TEST_SUITE_P(SeenInTheWild, BrokenFile, ::testing::ValuesIn(broken_files()),
                         [](const auto& of) { return of.param.name; });

} // namespace
} // namespace comptoir::test
