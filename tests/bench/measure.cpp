#include "measure.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

namespace comptoir::bench {

namespace {

[[noreturn]] void give_up(const std::string& problem) {
    std::cerr << "comptoir-bench: " << problem << "\n";
    std::exit(1);
}

// What a child wrote to its standard output.
std::string output_of(const std::vector<std::string>& arguments) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0)
        give_up("no pipe");
    const pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        std::vector<std::string> owned{"comptoir-bench", "--task"};
        owned.insert(owned.end(), arguments.begin(), arguments.end());
        std::vector<char*> pointers;
        for (std::string& argument : owned)
            pointers.push_back(argument.data());
        pointers.push_back(nullptr);
        execv("/proc/self/exe", pointers.data());
        _exit(127);
    }
    close(ends[1]);
    std::string output;
    std::array<char, 4096> piece{};
    for (ssize_t count; (count = read(ends[0], piece.data(), piece.size())) > 0;)
        output.append(piece.data(), static_cast<std::size_t>(count));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        give_up("task " + arguments.front() + " failed");
    return output;
}

std::string fixed(double value, int decimals) {
    std::ostringstream text;
    text.setf(std::ios::fixed);
    text.precision(decimals);
    text << value;
    return text.str();
}

std::string line_of(const char* path, const std::string& key) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(key))
            return line.substr(line.find_first_not_of(" \t:", key.size()));
    return "?";
}

double now_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double cpu_seconds() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

} // namespace

Measure measure(const std::vector<std::string>& arguments, int runs) {
    Measure best;
    for (int run = 0; run < runs; ++run) {
        std::istringstream said(output_of(arguments));
        Measure once;
        if (!(said >> once.seconds >> once.cpu_seconds >> once.peak_mib >> once.count))
            give_up("task " + arguments.front() + " said nothing");
        if (run == 0 || once.seconds < best.seconds)
            best = once;
    }
    return best;
}

Watch::Watch() : m_start(now_seconds()), m_cpu_start(cpu_seconds()) {}

Measure Watch::measure(std::int64_t count) const {
    const double peak = std::strtod(line_of("/proc/self/status", "VmHWM").c_str(), nullptr) / 1024;
    return {now_seconds() - m_start, cpu_seconds() - m_cpu_start, peak, count};
}

void answer(const Measure& measure) {
    std::cout << measure.seconds << " " << measure.cpu_seconds << " " << measure.peak_mib << " "
              << measure.count << std::endl;
}

void Table::add(Row row) {
    std::cerr << row.what << ": " << row.ours << "\n";
    m_rows.push_back(std::move(row));
}

void Table::print() const {
    std::cout << "| What | Comptoir | Limit, same run | Ratio | Wanted | |\n"
                 "|---|---:|---:|---:|---:|---|\n";
    for (const Row& row : m_rows)
        std::cout << "| " << row.what << " | " << row.ours << " | " << row.limit << " | "
                  << row.ratio << " | " << row.wanted << " | "
                  << (row.wanted.empty() ? ""
                      : row.met          ? "met"
                                         : "**not met**")
                  << " |\n";
}

std::string in_seconds(double seconds) {
    return seconds < 1 ? fixed(seconds * 1000, 0) + " ms" : fixed(seconds, 2) + " s";
}

std::string in_mib(double mib) {
    return fixed(mib, 0) + " MiB";
}

std::string times(double ratio) {
    return fixed(ratio, 2) + " ×";
}

void print_machine(const std::filesystem::path& folder) {
    const std::time_t now = std::time(nullptr);
    std::tm day{};
    gmtime_r(&now, &day);
    std::array<char, 16> date{};
    std::strftime(date.data(), date.size(), "%Y-%m-%d", &day);
    std::cout << "Machine: " << line_of("/proc/cpuinfo", "model name") << ", "
              << std::thread::hardware_concurrency() << " cores, "
              << fixed(std::strtod(line_of("/proc/meminfo", "MemTotal").c_str(), nullptr) / 1024 /
                           1024,
                       0)
              << " GiB memory, files in " << folder.string() << "; " << date.data() << ".\n\n";
}

} // namespace comptoir::bench
