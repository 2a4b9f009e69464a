// Files as banks break them: each opens at the right line, and after the documented repair it is
// imported, with the original bytes as they came. The list follows docs/formats/quarantine.md.
#include "broken_file.h"

namespace comptoir::test {
namespace {

using bank::CorrectionKind;

// --- CFONB 120: line 1 is the record 01, 2 to 5 the movements, 6 the record 07 ------------------

std::vector<Broken> broken_cfonb() {
    const std::string whole = cfonb_text({{.lines = broken_history(), .opening_minor = 1000'00}});
    BrokenLines files("Cfonb", whole);
    files.replaced("AmountWithALetter", 3, with_columns(files.line(3), 95, "x"),
                   "formats.cfonb_amount");
    files.replaced("RecordCutAtNinetyColumns", 4, files.line(4).substr(0, 90),
                   "formats.cfonb_record_length");
    files.replaced("RecordOfAnotherAccount", 5, with_columns(files.line(5), 22, "99999999999"),
                   "formats.cfonb_account_mismatch");
    files.replaced("UnknownCurrency", 2, with_columns(files.line(2), 17, "EUX"),
                   "core.currency_unknown");
    files.replaced("ClosingBalanceHundredThousandOff", 6, with_columns(files.line(6), 96, "1"),
                   "bank.balance_mismatch");
    files.replaced("ClosingBalanceWithTheWrongSign", 6, with_columns(files.line(6), 104, "}"),
                   "bank.balance_mismatch");
    // Wrong decimals: nothing on the line itself is wrong, only the balance tells.
    files.replaced("AmountWithoutDecimals", 3, with_columns(files.line(3), 20, "0"),
                   "bank.balance_mismatch", 6);
    files.lost("MovementLost", 4, "bank.balance_mismatch", 5);
    files.lost("NewBalanceLost", 6, "formats.cfonb_not_closed", 6);
    files.added("MovementSentTwice", 4, {files.line(4)}, "bank.balance_mismatch", 7);
    files.added("LineOfThePrinter", 3, {"PAGE 2 DE 2"}, "formats.cfonb_wrong_record", 4);
    auto all = files.take();
    // The viewer cuts it into records: the faulty one is the third.
    auto lines = split(whole);
    std::string right = std::exchange(lines[2], with_columns(lines[2], 95, "x"));
    all.push_back({"CfonbWithoutLineEnds",
                   joined(lines, ""),
                   "formats.cfonb_amount",
                   3,
                   {{CorrectionKind::Replace, 3, std::move(right)}}});
    return all;
}

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
                                       ? line_with("CLBD")
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
        split(camt_text({{.lines = broken_history(), .opening_minor = 1000'00}}));
    std::vector<Broken> m_all;
};

std::vector<Broken> broken_files() {
    std::vector<Broken> all = broken_cfonb();
    for (Broken& broken : CamtFiles().all())
        all.push_back(std::move(broken));
    return all;
}

// --- The journey of each ----------------------------------------------------------------------

class BrokenFile : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenFile, OpensAtItsFaultAndIsImportedAfterTheRepair) {
    expect_repair(GetParam(), true);
}

INSTANTIATE_TEST_SUITE_P(SeenInTheWild, BrokenFile, ::testing::ValuesIn(broken_files()),
                         [](const auto& of) { return of.param.name; });

} // namespace
} // namespace comptoir::test
