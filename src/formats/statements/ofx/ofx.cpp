// OFX 1 (SGML) and 2 (XML), also named QFX (docs/formats/ofx.md).
#include "comptoir/core/text.h"
#include "comptoir/formats/statement_format.h"
#include "formats/statements/ofx/ofx_reader.h"

#include <string>
#include <string_view>

namespace comptoir::formats::ofx {

namespace {

constexpr int k_sure = 950;
constexpr int k_likely = 600; // the inside of one, without its beginning
constexpr std::size_t k_looked_at = 16 * 1024;

class Ofx final : public StatementFormat {
public:
    FormatDescription info() const override { return {"ofx", "OFX", ".ofx .qfx .qbo .ofc"}; }

    int recognise(std::string_view sample) const override {
        const std::string upper = text::to_upper_ascii(sample.substr(0, k_looked_at));
        const std::size_t first = upper.find_first_not_of("\xEF\xBB\xBF \t\r\n");
        if (first == std::string::npos)
            return 0;
        const std::string_view text = std::string_view(upper).substr(first);
        if (text.starts_with("OFXHEADER") || text.starts_with("<?OFX"))
            return k_sure;
        if (!text.starts_with('<') && text.find("OFXSGML") == std::string_view::npos)
            return text.find("<OFX>") != std::string_view::npos ? k_likely : 0;
        for (const std::string_view tag : {"<OFX>", "<OFX ", "<?OFX"})
            if (text.find(tag) != std::string_view::npos)
                return k_sure;
        for (const std::string_view tag : {"<STMTTRN>", "<BANKTRANLIST>", "<BANKMSGSRSV1>"})
            if (text.find(tag) != std::string_view::npos)
                return k_likely;
        return 0;
    }

    Result<void> parse(ByteSource& source, bank::StatementSink& sink, const Work& work,
                       const ReadingChoices& choices) const override {
        return OfxReader(source, sink, work, choices).read();
    }
};

} // namespace

const StatementFormat& format() {
    static const Ofx format;
    return format;
}

} // namespace comptoir::formats::ofx
