#include "field_probes.h"

#include <array>
#include <fstream>
#include <span>
#include <string>
#include <vector>

namespace comptoir::bench {

namespace fs = std::filesystem;

namespace {

using Record = std::vector<std::string>;

// Keeps the compiler from dropping what nobody reads, and is the border to the caller that every
// reader has.
class RecordSink {
public:
    virtual ~RecordSink() = default;
    virtual void take(Record&& record) = 0;
};
class CountedRecords final : public RecordSink {
public:
    void take(Record&& record) override {
        ++records;
        for (const std::string& field : record)
            bytes += field.size();
    }
    std::int64_t records = 0;
    std::size_t bytes = 0;
};

class Lines {
public:
    explicit Lines(const fs::path& file) : m_in(file, std::ios::binary) {}
    bool next() {
        if (!std::getline(m_in, m_line))
            return false;
        text = m_line;
        if (text.ends_with('\r'))
            text.remove_suffix(1);
        return true;
    }
    std::string_view text;

private:
    std::ifstream m_in;
    std::string m_line;
};

void add_columns(Record& record, std::string_view line, std::span<const std::size_t> widths) {
    for (const std::size_t width : widths) {
        const std::size_t taken = std::min(width, line.size());
        record.emplace_back(line.substr(0, taken));
        line.remove_prefix(taken);
    }
}

void add_parts(Record& record, std::string_view line, char border) {
    for (;;) {
        const std::size_t end = line.find(border);
        record.emplace_back(line.substr(0, end));
        if (end == std::string_view::npos)
            return;
        line.remove_prefix(end + 1);
    }
}

void split_csv(Lines& lines, RecordSink& sink) {
    lines.next(); // the header
    while (lines.next()) {
        Record record;
        record.reserve(13);
        add_parts(record, lines.text, ';');
        sink.take(std::move(record));
    }
}

void split_cfonb(Lines& lines, RecordSink& sink) {
    // Record code, bank, blank, branch, currency, decimals, blank, account, operation, day, return,
    // value day, label, blank, number, exempt, unavailable, amount, reference.
    static constexpr std::array<std::size_t, 19> k_widths{2, 5, 4,  5, 3, 1, 1, 11, 2, 6,
                                                          2, 6, 31, 2, 7, 1, 1, 14, 16};
    while (lines.next()) {
        if (!lines.text.starts_with("04"))
            continue;
        Record record;
        record.reserve(k_widths.size());
        add_columns(record, lines.text, k_widths);
        sink.take(std::move(record));
    }
}

void split_coda(Lines& lines, RecordSink& sink) {
    // As docs/formats/coda.md has them: 2.1, 2.2, 2.3.
    static constexpr std::array<std::size_t, 16> k_first{2, 4,  4, 21, 1, 15, 6, 8,
                                                         1, 53, 6, 3,  1, 1,  1, 1};
    static constexpr std::array<std::size_t, 13> k_second{2, 4, 4, 53, 35, 11, 3, 1, 4, 4, 4, 1, 2};
    static constexpr std::array<std::size_t, 8> k_third{2, 4, 4, 34, 3, 35, 43, 3};
    Record record;
    const auto give = [&] {
        if (!record.empty())
            sink.take(std::move(record));
        record = {};
    };
    while (lines.next()) {
        if (lines.text.starts_with("21")) {
            give();
            record.reserve(k_first.size() + k_second.size() + k_third.size());
            add_columns(record, lines.text, k_first);
        } else if (lines.text.starts_with("22")) {
            add_columns(record, lines.text, k_second);
        } else if (lines.text.starts_with("23")) {
            add_columns(record, lines.text, k_third);
        }
    }
    give();
}

// Value day, entry day, mark, amount, type, reference, the bank's reference.
void add_statement_line(Record& record, std::string_view text) {
    add_columns(record, text, std::array<std::size_t, 2>{6, 4});
    text.remove_prefix(10);
    const std::size_t mark = text.find_first_of("0123456789");
    record.emplace_back(text.substr(0, mark));
    text.remove_prefix(mark);
    const std::size_t amount = text.find_first_not_of("0123456789,");
    record.emplace_back(text.substr(0, amount));
    record.emplace_back(text.substr(amount, 4));
    text.remove_prefix(amount + 4);
    const std::size_t end = text.find("//");
    record.emplace_back(text.substr(0, end));
    record.emplace_back(end == std::string_view::npos ? std::string_view() : text.substr(end + 2));
}

void split_mt940(Lines& lines, RecordSink& sink) {
    Record record;
    std::string details; // a :86: goes over several lines
    const auto give = [&] {
        if (record.empty())
            return;
        add_parts(record, details, '?');
        details.clear();
        sink.take(std::move(record));
        record = {};
    };
    while (lines.next()) {
        if (lines.text.starts_with(":61:")) {
            give();
            record.reserve(16);
            add_statement_line(record, lines.text.substr(4));
        } else if (lines.text.starts_with(":86:")) {
            details.assign(lines.text.substr(4));
        } else if (lines.text.starts_with(':') || lines.text == "-") {
            give();
        } else if (!record.empty()) {
            details.append(lines.text);
        }
    }
    give();
}

// <TAG>value, one to a line.
void split_ofx(Lines& lines, RecordSink& sink) {
    Record record;
    bool is_movement = false;
    while (lines.next()) {
        const std::size_t end = lines.text.find('>');
        if (!lines.text.starts_with('<') || end == std::string_view::npos)
            continue;
        const std::string_view tag = lines.text.substr(1, end - 1);
        if (tag == "STMTTRN") {
            is_movement = true;
            record.reserve(16);
        } else if (tag == "/STMTTRN") {
            is_movement = false;
            sink.take(std::move(record));
            record = {};
        } else if (is_movement) {
            record.emplace_back(tag);
            record.emplace_back(lines.text.substr(end + 1));
        }
    }
}

// A letter and its value, one to a line; '^' ends the record.
void split_qif(Lines& lines, RecordSink& sink) {
    Record record;
    while (lines.next()) {
        if (lines.text == "^") {
            sink.take(std::move(record));
            record = {};
            continue;
        }
        if (lines.text.empty() || lines.text.starts_with('!'))
            continue;
        if (record.empty())
            record.reserve(12);
        record.emplace_back(lines.text.substr(0, 1));
        record.emplace_back(lines.text.substr(1));
    }
}

struct Probe {
    std::string_view name;
    void (*split)(Lines& lines, RecordSink& sink);
};
constexpr std::array<Probe, 6> k_probes{{{"fields-csv", split_csv},
                                         {"fields-cfonb", split_cfonb},
                                         {"fields-coda", split_coda},
                                         {"fields-mt940", split_mt940},
                                         {"fields-ofx", split_ofx},
                                         {"fields-qif", split_qif}}};

} // namespace

bool probe_fields(std::string_view probe, const fs::path& file) {
    for (const Probe& row : k_probes) {
        if (row.name != probe)
            continue;
        const Watch watch;
        Lines lines(file);
        CountedRecords counted;
        row.split(lines, counted);
        answer(watch.measure(counted.records));
        return true;
    }
    return false;
}

} // namespace comptoir::bench
