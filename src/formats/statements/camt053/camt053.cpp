// CAMT.053 (and 052, 054): ISO 20022 bank-to-customer cash management, versions .01 to .14.
// Source: the ISO 20022 message definitions; docs/formats/camt053.md.
#include "comptoir/formats/statement_format.h"
#include "formats/statements/camt053/camt_cuts.h"
#include "formats/statements/camt053/camt_reader.h"

#include <algorithm>
#include <string>

namespace comptoir::formats::camt053 {

namespace {

constexpr int k_sure = 1000;
constexpr int k_likely = 900;
constexpr int k_some_xml = 10; // so that a payment order is refused by its name

// UTF-16 with its zero bytes left out is enough to find ASCII words.
std::string without_zero_bytes(std::string_view sample) {
    std::string text(sample);
    std::erase(text, '\0');
    return text;
}

class Camt053 final : public StatementFormat {
public:
    FormatDescription info() const override {
        return {"camt053", "CAMT.053", ".xml .camt .camt053"};
    }

    int recognise(std::string_view sample) const override {
        const bool is_utf16 = sample.starts_with("\xFF\xFE") || sample.starts_with("\xFE\xFF");
        const std::string narrowed = is_utf16 ? without_zero_bytes(sample) : std::string();
        const std::string_view text = is_utf16 ? std::string_view(narrowed) : sample;
        for (const std::string_view element :
             {"BkToCstmrStmt", "BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn"})
            if (text.find(element) != std::string_view::npos)
                return k_sure;
        if (text.find("xsd:camt.05") != std::string_view::npos)
            return k_likely;
        const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF\xFE\xFF");
        const bool is_xml = first != std::string_view::npos && text[first] == '<' &&
                            (text.substr(first).starts_with("<?xml") ||
                             text.find("urn:iso:std:iso:20022") != std::string_view::npos);
        // OFX 2 is XML too, and another format's.
        return is_xml && text.find("<OFX>") == std::string_view::npos ? k_some_xml : 0;
    }

    Result<void> parse(ByteSource& source, bank::StatementSink& sink, const Work& work,
                       const ReadingChoices&) const override {
        return CamtReader(sink).read(source, work);
    }
    Result<std::optional<StatementCuts>> cuts(ByteSource& source, const Work& work) const override {
        return find_cuts(source, work);
    }
};

} // namespace

const StatementFormat& format() {
    static const Camt053 format;
    return format;
}

} // namespace comptoir::formats::camt053
