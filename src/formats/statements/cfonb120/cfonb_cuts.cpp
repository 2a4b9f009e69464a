#include "formats/statements/cfonb120/cfonb_cuts.h"

#include "comptoir/core/errors.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/cfonb120/cfonb_record.h"

namespace comptoir::formats::cfonb120 {

namespace {

constexpr std::int64_t k_records_per_look = 1'000;

} // namespace

Result<std::optional<StatementCuts>> find_cuts(ByteSource& source, const Work& work) {
    RecordReader records(source);
    StatementCuts cuts;
    // What stands before the first 01 (nothing, in a sound file) belongs to the first block.
    cuts.blocks.push_back({});
    bool has_begun = false;
    for (std::int64_t count = 0;; ++count) {
        if (count % k_records_per_look == 0 && work.stopped())
            return fail(comptoir::errors::cancelled);
        const auto record = records.next();
        if (!record) {
            if (record.error().code != ErrorCode(errors::cfonb_record_length))
                return fail(record.error());
            CT_ASSIGN(more, records.skip_line());
            if (!more)
                break;
            continue;
        }
        if (!*record)
            break;
        if ((*record)->code() != "01")
            continue;
        if (has_begun) {
            cuts.blocks.back().end = records.record_offset();
            cuts.blocks.push_back({records.record_offset(), 0});
        }
        has_begun = true;
    }
    cuts.blocks.back().end = records.bytes_read();
    cuts.after = {records.bytes_read(), records.bytes_read()};
    return std::optional(std::move(cuts));
}

} // namespace comptoir::formats::cfonb120
