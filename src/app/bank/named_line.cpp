#include "app/bank/named_line.h"

#include <string>

namespace comptoir::app {

namespace {

Params named(const std::string& name, const storage::LineRecord& line, Params more) {
    const std::string& label = line.line.label.empty() ? line.line.label_more : line.line.label;
    Params params{{name, line.id.value()},
                  {name + "_day", line.line.booked_on},
                  {name + "_amount", line.line.amount},
                  {name + "_label", label}};
    params.insert(params.end(), more.begin(), more.end());
    return params;
}

} // namespace

Params named_line(const storage::LineRecord& line, Params more) {
    return named("line", line, std::move(more));
}

Params line_known_as(storage::Database& database, bank::LineId line) {
    const auto known = storage::find_line(database, line);
    return known ? named_line(*known) : Params{{"line", line.value()}};
}

Params named_other(const storage::LineRecord& line, Params more) {
    return named("other", line, std::move(more));
}

} // namespace comptoir::app
