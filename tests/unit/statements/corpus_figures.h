// The corpus of other projects' statement files: what an independent script computed for each, what
// our reading gives, and where the two differ.
#pragma once

#include "statement_files.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace comptoir::test {

using CorpusRow = std::map<std::string, std::string>; // column -> cell

// A table of tab-separated values with a line of names.
std::vector<CorpusRow> read_corpus_table(const std::filesystem::path& path);

// The folder of the format that reads what the corpus calls "MT940/942"; empty for messages that
// are no statements.
std::string format_id_of(const std::string& corpus_format);
bool is_registered(const std::string& format_id);

struct CorpusDifference {
    std::string file;   // its name, without folders
    std::string number; // of the statement; "*" for the file
    std::string field;  // "balance_check"; "refused" for a file
    std::string ours, expected;
    std::string key() const { return file + " " + number + " " + field + " " + ours; }
};

// One row of STATEMENTS.tsv against the reading of its file.
std::vector<CorpusDifference> compare_with_corpus(const CorpusRow& row, const Reading& reading);

} // namespace comptoir::test
