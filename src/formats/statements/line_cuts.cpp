#include "formats/statements/line_cuts.h"

#include "comptoir/core/errors.h"

#include <algorithm>
#include <string>

namespace comptoir::formats {

namespace {

bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

} // namespace

Result<std::optional<StatementCuts>>
find_line_cuts(ByteSource& source, const Work& work,
               const std::function<bool(std::string_view)>& begins_block) {
    StatementCuts cuts;
    cuts.blocks.push_back({});
    bool has_begun = false;
    std::string head;
    std::int64_t line_begin = 0, offset = 0;
    const auto end_line = [&] {
        if (head.empty() || !begins_block(head))
            return;
        if (has_begun) {
            cuts.blocks.back().end = line_begin;
            cuts.blocks.push_back({line_begin, 0});
        }
        has_begun = true;
    };
    for (;;) {
        if (work.stopped())
            return fail(comptoir::errors::cancelled);
        CT_ASSIGN(piece, source.next());
        if (piece.empty())
            break;
        for (const char c : piece) {
            ++offset;
            if (is_line_end(c)) {
                end_line();
                head.clear();
                line_begin = offset;
            } else if (head.size() < k_line_head_bytes) {
                head += c;
            }
        }
    }
    end_line();
    cuts.blocks.back().end = offset;
    cuts.after = {offset, offset};
    return std::optional(std::move(cuts));
}

} // namespace comptoir::formats
