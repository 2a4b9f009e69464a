// Every statement file of the corpus against figures computed by an independent script, and the
// page that says so (docs/formats/corpus.md). Formats that no line of formats.inc names yet are
// counted apart.
#include "corpus_figures.h"
#include "support/test_paths.h"

#include "comptoir/core/text.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

namespace comptoir::test {
namespace {

namespace fs = std::filesystem;

std::string count_text(std::size_t count) {
    return text::number(static_cast<long long>(count));
}

// How a format of the corpus fares.
struct Tally {
    std::set<std::string> files, differing_files;
    std::set<std::string> coherent, differing_coherent; // files all of whose balances add up
    std::size_t statements = 0, agreeing = 0;
};

struct Explained {
    std::string why;
    bool met = false;
};

class Corpus : public testing::Test {
protected:
    void SetUp() override {
        if (!corpus_path())
            GTEST_SKIP() << k_no_corpus;
        m_folder = *corpus_path("statements");
        m_statements = read_corpus_table(m_folder / "STATEMENTS.tsv");
        m_files = read_corpus_table(m_folder / "INDEX.tsv");
        for (const auto& entry : fs::directory_iterator(data_path("statements")))
            if (entry.path().filename().string().starts_with("explained_differences"))
                for (const CorpusRow& row : read_corpus_table(entry.path()))
                    m_explained[row.at("file") + " " + row.at("nr") + " " + row.at("field") + " " +
                                row.at("ours")] = {row.at("why")};
    }

    const Reading& reading(const std::string& path) {
        const auto known = m_readings.find(path);
        if (known != m_readings.end())
            return known->second;
        return m_readings[path] = read_bytes(read_text(m_folder / path));
    }

    void expect_explained(const CorpusDifference& difference) {
        const auto found = m_explained.find(difference.key());
        if (found == m_explained.end()) {
            ADD_FAILURE() << difference.key() << ": expected " << difference.expected;
            return;
        }
        found->second.met = true;
    }

    fs::path m_folder;
    std::vector<CorpusRow> m_statements, m_files;
    std::map<std::string, Explained> m_explained;
    std::map<std::string, Reading> m_readings;
};

TEST_F(Corpus, EveryStatementGivesTheExpectedFiguresOrAnExplainedDifference) {
    std::map<std::string, int> not_yet;
    int compared = 0;
    for (const CorpusRow& row : m_statements) {
        const std::string id = format_id_of(row.at("format"));
        if (!is_registered(id)) {
            ++not_yet[id.empty() ? "no statement" : id];
            continue;
        }
        ++compared;
        for (const CorpusDifference& difference : compare_with_corpus(row, reading(row.at("path"))))
            expect_explained(difference);
    }
    for (const CorpusRow& row : m_files) // those the script found no statement in
        if (row.at("statements") == "0" && is_registered(format_id_of(row.at("format"))) &&
            format_id_of(row.at("format")) != "csv")
            expect_explained({fs::path(row.at("path")).filename(), "*", "refused",
                              reading(row.at("path")).code(), "no statement"});
    for (const auto& [key, explained] : m_explained)
        EXPECT_TRUE(explained.met || !not_yet.empty()) << "no such difference any more: " << key;
    for (const auto& [id, count] : not_yet)
        RecordProperty(id, count);
    EXPECT_GT(compared, 80);
}

TEST_F(Corpus, MessagesThatAreNoStatementsAreRefusedByTheirName) {
    for (const CorpusRow& row : m_files) {
        const std::string& format = row.at("format");
        if (!format.starts_with("pain"))
            continue;
        // A bare <Document> without namespace does not even say that it is of ISO 20022.
        const std::string code = reading(row.at("path")).code();
        EXPECT_TRUE(code == "formats.not_a_statement" || code == "formats.unknown_format")
            << row.at("path") << ": " << code;
    }
}

TEST_F(Corpus, PiecesOfAnySizeGiveTheSameReading) {
    for (const CorpusRow& row : m_files) {
        if (!is_registered(format_id_of(row.at("format"))))
            continue;
        const std::string bytes = read_text(m_folder / row.at("path"));
        EXPECT_EQ(reading_json(read_bytes(bytes, 997)), reading_json(reading(row.at("path"))))
            << row.at("path");
    }
}

// --- The page ---------------------------------------------------------------------------------

std::string agreement_table(const std::map<std::string, Tally>& tallies) {
    std::string table =
        "| format | files | agree | statements | agree | files with coherent balances "
        "| agree |\n|---|---|---|---|---|---|---|\n";
    std::array<std::size_t, 6> sums{};
    const auto row = [&](const std::string& name, const std::array<std::size_t, 6>& counts) {
        table += "| " + name + " |";
        for (const std::size_t count : counts)
            table += " " + count_text(count) + " |";
        table += "\n";
    };
    for (const auto& [format, tally] : tallies) {
        const std::array<std::size_t, 6> counts{
            tally.files.size(),    tally.files.size() - tally.differing_files.size(),
            tally.statements,      tally.agreeing,
            tally.coherent.size(), tally.coherent.size() - tally.differing_coherent.size()};
        row(format, counts);
        for (std::size_t at = 0; at < sums.size(); ++at)
            sums[at] += counts[at];
    }
    row("**together**", sums);
    return table;
}

std::string what_differs(const CorpusDifference& difference) {
    if (difference.field == "refused")
        return "refused: `" + difference.ours + "`";
    const auto shown = [](const std::string& text) {
        return text.empty() ? "–" : "`" + text + "`";
    };
    return difference.field + " " + shown(difference.ours) + " instead of " +
           shown(difference.expected);
}

// "camt.053", "OFX 1": the versions together.
std::string page_format(const std::string& format) {
    if (format.starts_with("camt."))
        return format.substr(0, 8);
    if (format.starts_with("OFX"))
        return format.substr(0, 4);
    return format;
}

class CorpusPage : public Corpus {
protected:
    void tally(const CorpusRow& row, std::set<std::string>& differences) {
        const std::string& path = row.at("path");
        Tally& tally = m_tallies[page_format(row.at("format"))];
        const bool is_new = tally.files.insert(path).second;
        if (is_new && is_coherent(path))
            tally.coherent.insert(path);
        ++tally.statements;
        const auto found = compare_with_corpus(row, reading(path));
        if (found.empty()) {
            ++tally.agreeing;
            return;
        }
        tally.differing_files.insert(path);
        if (tally.coherent.contains(path))
            tally.differing_coherent.insert(path);
        for (const CorpusDifference& difference : found)
            if (difference.field != "refused" || is_new)
                add_difference(row.at("format"), difference, differences);
    }
    void add_difference(const std::string& format, const CorpusDifference& difference,
                        std::set<std::string>& table) {
        const std::string number = difference.number == "*" ? "" : ", " + difference.number;
        table.insert("| " + page_format(format) + " | `" + difference.file + "`" + number + " | " +
                     what_differs(difference) + " | " + m_explained[difference.key()].why + " |\n");
    }
    bool is_coherent(const std::string& path) const {
        bool coherent = false;
        for (const CorpusRow& row : m_statements)
            if (row.at("path") == path) {
                if (row.at("balance_check") != "ok")
                    return false;
                coherent = true;
            }
        return coherent;
    }
    // Files of CSV have no expected figures: what was read stands beside them.
    std::string csv_table() {
        std::string table = "| file | read as | statements | lines |\n|---|---|---|---|\n";
        for (const CorpusRow& row : m_files) {
            if (row.at("format") != "CSV" || !is_registered("csv"))
                continue;
            const Reading& read = reading(row.at("path"));
            std::size_t lines = 0;
            for (const bank::StatementDraft& statement : read.statements)
                lines += statement.lines.size();
            const std::string format =
                read.statements.empty() ? std::string() : read.statements.front().header.format;
            table += "| `" + fs::path(row.at("path")).filename().string() + "` | " +
                     (read.error ? "refused: `" + read.code() + "` | – | – |\n"
                                 : "`" + format + "` | " + count_text(read.statements.size()) +
                                       " | " + count_text(lines) + " |\n");
        }
        return table;
    }
    std::map<std::string, Tally> m_tallies;
};

TEST_F(CorpusPage, SaysWhatTheReadingGives) {
    for (const CorpusRow& row : m_files)
        if (const std::string id = format_id_of(row.at("format"));
            !id.empty() && !is_registered(id) && !std::getenv("COMPTOIR_UPDATE_GOLDEN"))
            GTEST_SKIP() << "the page waits for " << id;
    std::set<std::string> rows;
    for (const CorpusRow& row : m_statements)
        if (is_registered(format_id_of(row.at("format"))))
            tally(row, rows);
    for (const CorpusRow& row : m_files) {
        const std::string id = format_id_of(row.at("format"));
        if (row.at("statements") == "0" && is_registered(id) && id != "csv")
            add_difference(row.at("format"),
                           {fs::path(row.at("path")).filename(), "*", "refused",
                            reading(row.at("path")).code(), "no statement"},
                           rows);
    }
    std::string differences = "| format | file | what | why |\n|---|---|---|---|\n";
    for (const std::string& row : rows)
        differences += row;
    const fs::path page = data_path("statements").parent_path().parent_path().parent_path() /
                          "docs/formats/corpus.md";
    std::string text = read_text(page);
    const std::string begin = "<!-- made by unit.statements: begin -->\n";
    const std::size_t from = text.find(begin);
    const std::size_t to = text.find("<!-- made by unit.statements: end -->");
    ASSERT_TRUE(from != std::string::npos && to != std::string::npos);
    text.replace(from + begin.size(), to - from - begin.size(),
                 "\n## Agreement\n\n" + agreement_table(m_tallies) + "\n## Differences\n\n" +
                     differences + "\n## CSV\n\n" + csv_table() + "\n");
    expect_golden(page, text);
}

} // namespace
} // namespace comptoir::test
