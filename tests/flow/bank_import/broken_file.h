// A statement file as a bank broke it, and its way through the quarantine into the books.
#pragma once

#include "comptoir/core/bytes.h"
#include "quarantine_dossier.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace comptoir::test {

inline std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

inline std::string joined(const std::vector<std::string>& lines, std::string_view end = "\n") {
    std::string text;
    for (const std::string& line : lines)
        text.append(line).append(end);
    return text;
}

inline std::string with(std::string line, std::string_view old_text, std::string_view new_text) {
    const std::size_t at = line.find(old_text);
    EXPECT_NE(at, std::string::npos) << old_text << " in " << line;
    return at == std::string::npos ? line : line.replace(at, old_text.size(), new_text);
}

inline std::string with_columns(std::string line, std::size_t column, std::string_view text) {
    return line.replace(column - 1, text.size(), text);
}

struct Broken {
    std::string name;
    std::string text;
    std::string fault;
    std::int64_t line = 0;
    std::vector<bank::LineCorrection> repair;
    bool proves_nothing = false; // it holds no two balances: a person's word is needed
    bool names_no_account = false;
};
inline void PrintTo(const Broken& broken, std::ostream* out) {
    *out << broken.name;
}

// What is in every one of them once it is whole.
inline std::vector<TextLine> broken_history() {
    return {{day("2026-01-05"), -12'00, "PRLV ELECTRICITE", "REF1"},
            {day("2026-01-06"), 250'50, "VIR DUVAL", "REF2"},
            {day("2026-01-07"), -30'25, "CB PAPETERIE", "REF3"},
            {day("2026-01-08"), 99'99, "VIR MARTIN", "REF4"}};
}

// The whole file of a format, and the ways in which its lines are broken. Lines count from 1.
class BrokenLines {
public:
    BrokenLines(std::string format, std::string_view whole)
        : m_format(std::move(format)), m_lines(split(whole)) {}

    const std::string& line(std::int64_t number) const {
        return m_lines[static_cast<std::size_t>(number - 1)];
    }
    // `fault_line` of 0: the line itself.
    void replaced(const char* name, std::int64_t number, std::string broken, const char* fault,
                  std::int64_t fault_line = 0) {
        auto lines = m_lines;
        std::string right = std::exchange(lines[static_cast<std::size_t>(number - 1)], broken);
        add(name, lines, fault, fault_line == 0 ? number : fault_line,
            {{bank::CorrectionKind::Replace, number, std::move(right)}});
    }
    void lost(const char* name, std::int64_t number, const char* fault, std::int64_t fault_line,
              std::int64_t count = 1) {
        auto lines = m_lines;
        const auto first = lines.begin() + (number - 1);
        std::vector<bank::LineCorrection> repair;
        for (auto line = first; line != first + count; ++line)
            repair.push_back({bank::CorrectionKind::Insert, number, *line});
        lines.erase(first, first + count);
        add(name, lines, fault, fault_line, std::move(repair));
    }
    void added(const char* name, std::int64_t after, std::vector<std::string> more,
               const char* fault, std::int64_t fault_line) {
        auto lines = m_lines;
        lines.insert(lines.begin() + after, more.begin(), more.end());
        std::vector<bank::LineCorrection> repair;
        for (std::int64_t count = 1; count <= static_cast<std::int64_t>(more.size()); ++count)
            repair.push_back({bank::CorrectionKind::Delete, after + count, ""});
        add(name, lines, fault, fault_line, std::move(repair));
    }
    std::vector<Broken> take() { return std::move(m_all); }

private:
    void add(const char* name, const std::vector<std::string>& lines, const char* fault,
             std::int64_t line, std::vector<bank::LineCorrection> repair) {
        m_all.push_back({m_format + name, joined(lines), fault, line, std::move(repair)});
    }
    std::string m_format;
    std::vector<std::string> m_lines;
    std::vector<Broken> m_all;
};

// It is refused, waits at its fault, and after the repair alone is imported as it should have been.
inline void expect_repair(const Broken& broken, bool with_labels) {
    QuarantineDossier dossier;
    const std::optional<std::string> journal =
        broken.names_no_account ? std::optional<std::string>("BQ") : std::nullopt;
    const auto refused = dossier.try_text(broken.text, {.journal = journal});
    EXPECT_EQ(refusal_of(refused), broken.fault) << "without quarantine it is refused";

    const app::QuarantineId id = dossier.put_aside(broken.text, journal);
    ASSERT_TRUE(id);
    const auto view = dossier.show(id);
    EXPECT_EQ(view.file.fault.code, broken.fault);
    EXPECT_EQ(view.file.fault.place.line, broken.line);
    EXPECT_EQ(view.file.sha256, crypto::to_hex(crypto::sha256(broken.text)));
    const auto faulty = std::count_if(view.lines.begin(), view.lines.end(),
                                      [](const app::QuarantineLine& line) { return line.faulty; });
    // What is missing at the end is shown behind the last line.
    const bool is_shown = broken.line >= 1 && broken.line <= view.lines_total + 1;
    EXPECT_EQ(faulty, is_shown ? 1 : 0) << "the view opens at the fault";
    const app::QuarantineImportRequest request{.journal = journal,
                                               .without_balances = broken.proves_nothing};
    EXPECT_EQ(refusal_of(dossier.release(id, request)), broken.fault) << "not without the repair";
    EXPECT_EQ(dossier.line_count(), 0);

    for (const bank::LineCorrection& repair : broken.repair)
        ASSERT_EQ(refusal_of(dossier.correct(
                      id, {.kind = repair.kind, .line = repair.line, .text = repair.text})),
                  "");
    ASSERT_EQ(dossier.fault(id, journal),
              broken.proves_nothing ? "quarantine.balance_not_proven" : "")
        << "nothing else stands in the way after the repair";
    const auto report = value_of(dossier.release(id, request));
    EXPECT_EQ(BankDossier::totals_of(report), (Totals{4, 0, 0}));
    EXPECT_EQ(dossier.lines(with_labels), lines_of(broken_history(), with_labels));
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

} // namespace comptoir::test
