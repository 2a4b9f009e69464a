// MT940 and MT942: the statements of SWIFT (docs/formats/mt940.md).
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/mt940_errors.h"
#include "formats/statements/mt940/mt_fields.h"
#include "formats/statements/mt940/mt_reader.h"

#include <algorithm>
#include <utility>

namespace comptoir::formats::mt940 {

namespace {

constexpr int k_sure = 900;
constexpr int k_other_message = 300; // to be refused by its name
constexpr int k_piece_of_one = 200;

// Which of the tags begin a line of `sample`.
struct Tags {
    bool reference = false; // :20:
    bool statement = false; // what only statements have
    bool account = false;   // :25:, :28C:
};

Tags tags_of(std::string_view sample) {
    Tags tags;
    const auto note = [&](std::string_view line) {
        const std::string_view tag = tag_of(line);
        tags.reference = tags.reference || tag == "20";
        tags.account = tags.account || tag.starts_with("25") || tag.starts_with("28");
        tags.statement = tags.statement || tag.starts_with("60") || tag.starts_with("61") ||
                         tag.starts_with("62") || tag == "34F";
    };
    std::size_t at = 0;
    while (at < sample.size()) {
        const std::size_t begin = std::min(
            sample.find_first_not_of(std::string_view("\r\n\x01\x02\x03@", 6), at), sample.size());
        note(sample.substr(begin, 8));
        // "{4:" may be followed by the first tag on its line.
        const std::size_t end = std::min(sample.find_first_of("\r\n", begin), sample.size());
        const std::string_view line = sample.substr(begin, end - begin);
        if (const std::size_t block = line.find("{4:"); block != std::string_view::npos)
            note(line.substr(block + 3).substr(0, 8));
        at = std::min(end, sample.find("@@:", begin));
        if (at <= begin)
            at = end;
    }
    return tags;
}

// A block begins behind the message before it, so that headers stay with what they announce; where
// nothing ended that one, at the header or the :20: of the next. Fields are told apart as for
// reading: a ":20:" in the text of an operation begins nothing.
Result<std::optional<StatementCuts>> find_message_cuts(ByteSource& source, const Work& work) {
    FieldReader fields(source);
    StatementCuts cuts;
    cuts.blocks.push_back({});
    bool has_begun = false;
    bool has_header = false; // it holds for all that comes before the next end of a message
    std::optional<std::int64_t> begin; // of what stands in front of the next :20:
    for (;;) {
        if (work.stopped())
            return fail(comptoir::errors::cancelled);
        const auto read = fields.next();
        if (!read && read.error().code == ErrorCode(errors::mt940_text_too_long))
            return std::optional<StatementCuts>();
        if (!read)
            return fail(read.error());
        if (!*read)
            break;
        const Field& field = **read;
        if (field.kind == Field::Kind::Separator) {
            begin = fields.next_offset();
            has_header = false;
        } else if (field.kind == Field::Kind::Header) {
            begin = begin.value_or(field.offset);
            has_header = true;
        } else if (field.kind == Field::Kind::Tag) {
            if (field.tag == "20" && std::exchange(has_begun, true) && (begin || !has_header)) {
                const std::int64_t border = begin.value_or(field.offset);
                cuts.blocks.back().end = border;
                cuts.blocks.push_back({border, 0});
            }
            begin.reset();
        }
    }
    if (fields.mixes_line_ends())
        return std::optional<StatementCuts>();
    cuts.blocks.back().end = fields.bytes_read();
    cuts.after = {fields.bytes_read(), fields.bytes_read()};
    return std::optional(std::move(cuts));
}

class Mt940 final : public StatementFormat {
public:
    FormatDescription info() const override {
        return {"mt940", "MT940", ".sta .mt940 .940 .mt942 .942 .swi .mta .txt"};
    }

    int recognise(std::string_view sample) const override {
        if (sample.starts_with("\xEF\xBB\xBF"))
            sample.remove_prefix(3);
        const Tags tags = tags_of(sample);
        const std::string_view type = message_type(sample.substr(0, 200));
        if (type == "940" || type == "942" || type == "950")
            return k_sure;
        if (!type.empty())
            return k_other_message;
        if (tags.reference && (tags.statement || tags.account))
            return k_sure;
        return tags.reference || tags.statement || tags.account ? k_piece_of_one : 0;
    }

    Result<void> parse(ByteSource& source, bank::StatementSink& sink, const Work& work,
                       const ReadingChoices& choices) const override {
        return MtReader(source, sink, work, choices).read();
    }

    Result<std::optional<StatementCuts>> cuts(ByteSource& source, const Work& work) const override {
        return find_message_cuts(source, work);
    }
};

} // namespace

const StatementFormat& format() {
    static const Mt940 format;
    return format;
}

} // namespace comptoir::formats::mt940
