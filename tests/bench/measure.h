// One measure is one process of its own, so that its peak memory is its own too.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace comptoir::bench {

struct Measure {
    double seconds = 0;
    double cpu_seconds = 0; // of the process; other programs on the machine weigh less on it
    double peak_mib = 0;    // VmHWM of the process
    std::int64_t count = 0; // what it counted: lines, matches, rows
};

// Runs this program again with `--task arguments…`; the best time of `runs`. Ends the program when
// a task fails: a figure of a failed task is worth nothing.
Measure measure(const std::vector<std::string>& arguments, int runs);

// For the task: from its making to measure().
class Watch {
public:
    Watch();
    Measure measure(std::int64_t count) const;

private:
    double m_start, m_cpu_start;
};
// Prints what measure() reads.
void answer(const Measure& measure);

struct Row {
    std::string what, ours, limit, ratio, wanted;
    bool met = true;
};
class Table {
public:
    void add(Row row);
    void print() const; // markdown
private:
    std::vector<Row> m_rows;
};

std::string in_seconds(double seconds); // "1.23 s", "45 ms"
std::string in_mib(double mib);
std::string times(double ratio); // "1.4 ×"
void print_machine(const std::filesystem::path& folder);

} // namespace comptoir::bench
