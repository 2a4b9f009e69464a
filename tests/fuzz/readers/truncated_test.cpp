// A download that broke off, of every sample at every seventh byte: it is refused with the place to
// look at, its balances say that something is missing, or what was read of it is what the whole
// file says. Never half an operation, never a changed amount.
#include "reading_text.h"

#include "comptoir/core/text.h"
#include "comptoir/formats/csv_errors.h"
#include "comptoir/formats/statement_errors.h"
#include "comptoir/formats/statement_format.h"
#include "support/test_paths.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace comptoir::test {
namespace {

constexpr std::size_t k_step = 7;

struct Sample {
    std::string name; // "coda/month.cod"
};
void PrintTo(const Sample& sample, std::ostream* out) {
    *out << sample.name;
}

std::vector<Sample> samples() {
    std::vector<Sample> all;
    for (const formats::StatementFormat* format : formats::statement_formats()) {
        const std::string folder(format->info().id);
        for (const auto& entry :
             std::filesystem::directory_iterator(data_path("statements") / folder))
            if (entry.path().extension() != ".json" && entry.path().extension() != ".md")
                all.push_back({folder + "/" + entry.path().filename().string()});
    }
    std::sort(all.begin(), all.end(),
              [](const Sample& a, const Sample& b) { return a.name < b.name; });
    return all;
}

struct Reading {
    bank::CollectingSink sink;
    Result<void> done;
};

Reading read(std::string_view bytes) {
    Reading reading;
    formats::TextSource source(bytes);
    reading.done = formats::read_statements(source, "cut", reading.sink);
    return reading;
}

// What can be said of a file as a whole only.
bool concerns_the_file(ErrorCode code) {
    for (const ErrorSpec& spec : {formats::errors::empty_file, formats::errors::unknown_format,
                                  formats::errors::no_statement, formats::errors::not_a_statement,
                                  formats::errors::encoding_unknown})
        if (code == ErrorCode(spec))
            return true;
    return false;
}

std::string compared(const bank::StatementLine& line, bool without_texts) {
    return without_texts ? line.booked_on.to_iso() + " " + line.amount.to_decimal() + " " +
                               std::string(line.amount.currency().code())
                         : line_text(line);
}

std::multiset<std::string> lines_of(const bank::CollectingSink& sink, bool without_texts) {
    std::multiset<std::string> lines;
    for (const bank::StatementDraft& statement : sink.statements)
        for (const bank::StatementLine& line : statement.lines)
            lines.insert(compared(line, without_texts));
    // A batch whose parts were cut off behind it is one operation.
    for (const bank::StatementDraft& statement : sink.statements)
        for (auto line = statement.lines.begin(); line != statement.lines.end();) {
            bank::StatementLine batch = *line++;
            for (; line != statement.lines.end() && line->entry == batch.entry; ++line)
                batch.amount += line->amount;
            lines.insert(compared(batch, without_texts));
        }
    return lines;
}

class Truncated : public ::testing::TestWithParam<Sample> {};

TEST_P(Truncated, IsRefusedWithAPlaceOrWhatIsReadIsWhole) {
    const std::string bytes = read_text(data_path("statements/" + GetParam().name));
    const Reading whole = read(bytes);
    // Nothing tells that a text was cut which ends the last row of a table.
    const bool is_table = GetParam().name.starts_with("csv/");
    const auto known = lines_of(whole.sink, is_table);
    for (std::size_t length = 0; length < bytes.size(); length += k_step) {
        SCOPED_TRACE("the first " + text::number(static_cast<long long>(length)) + " bytes");
        const Reading cut = read(std::string_view(bytes).substr(0, length));
        if (!cut.done) {
            const Error& error = cut.done.error();
            EXPECT_TRUE(concerns_the_file(error.code) || (error.place && error.place->line > 0))
                << error.code.name << " says no place";
            continue;
        }
        for (const bank::StatementDraft& statement : cut.sink.statements) {
            if (statement.check == bank::BalanceCheck::Mismatch)
                continue; // no import takes it
            for (const bank::StatementLine& line : statement.lines)
                EXPECT_TRUE(known.contains(compared(line, is_table))) << line_text(line);
        }
        if (HasFailure())
            return; // one length to look at is enough
    }
}

INSTANTIATE_TEST_SUITE_P(EverySample, Truncated, ::testing::ValuesIn(samples()),
                         [](const auto& of) {
                             std::string name = of.param.name;
                             for (char& c : name)
                                 if (!std::isalnum(static_cast<unsigned char>(c)))
                                     c = '_';
                             return name;
                         });

} // namespace
} // namespace comptoir::test
