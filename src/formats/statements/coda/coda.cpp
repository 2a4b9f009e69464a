// CODA: the Belgian coded statement of account (docs/formats/coda.md).
#include "comptoir/core/text.h"
#include "comptoir/formats/coda_errors.h"
#include "comptoir/formats/statement_format.h"
#include "formats/statements/coda/coda_base64.h"
#include "formats/statements/coda/coda_line.h"
#include "formats/statements/coda/coda_reader.h"
#include "formats/statements/line_cuts.h"

#include <string>
#include <utility>

namespace comptoir::formats::coda {

namespace {

constexpr int k_sure = 950;
constexpr int k_damaged = 100;

// A first line of 128 characters with a record's code: to be refused at its record, not as a file
// of a format nobody knows.
bool looks_like_record(std::string_view sample) {
    const std::string_view line = sample.substr(0, sample.find_first_of("\r\n"));
    return line.size() == k_columns && (line.starts_with("0") || line.starts_with("1")) &&
           text::all_digits(line.substr(0, 5));
}

class Coda final : public StatementFormat {
public:
    FormatDescription info() const override { return {"coda", "CODA", ".cod .coda .bc2 .txt"}; }

    int recognise(std::string_view sample) const override {
        if (begins_coda(sample) || begins_coda(unpack_beginning(sample)))
            return k_sure;
        return looks_like_record(sample) ? k_damaged : 0;
    }

    Result<void> parse(ByteSource& source, bank::StatementSink& sink, const Work& work,
                       const ReadingChoices&) const override {
        // The registry has filled the first piece: it holds a record, packed or not.
        CT_ASSIGN(first, source.next());
        FirstAgain whole(std::string(first), source);
        if (begins_coda(first) || !begins_coda(unpack_beginning(first)))
            return CodaReader(whole, sink, work).read();
        sink.diagnostic({Diagnostic::Severity::Warning, errors::coda_base64, {}, std::nullopt});
        Base64Source unpacked(whole);
        return CodaReader(unpacked, sink, work).read();
    }

    // A delivery begins at its record 0; a packed file is one block.
    Result<std::optional<StatementCuts>> cuts(ByteSource& source, const Work& work) const override {
        return find_line_cuts(source, work,
                              [](std::string_view line) { return line.starts_with("00000"); });
    }

private:
    class FirstAgain final : public ByteSource {
    public:
        FirstAgain(std::string first, ByteSource& rest) : m_first(std::move(first)), m_rest(rest) {}
        Result<std::string_view> next() override {
            if (!std::exchange(m_given, true))
                return std::string_view(m_first);
            return m_rest.next();
        }
        std::int64_t bytes_total() const override { return m_rest.bytes_total(); }

    private:
        std::string m_first;
        bool m_given = false;
        ByteSource& m_rest;
    };
};

} // namespace

const StatementFormat& format() {
    static const Coda format;
    return format;
}

} // namespace comptoir::formats::coda
