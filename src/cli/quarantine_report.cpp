#include "cli/quarantine_report.h"

namespace comptoir::cli {

namespace {

Error error_of(const app::QuarantineFault& fault) {
    return Error{ErrorCode{fault.code}, ErrorKind::Refused, fault.params, fault.place};
}

} // namespace

void write_fault(JsonWriter& json, const app::QuarantineFault& fault, i18n::Language language) {
    json.key("fault");
    write_error(json, error_of(fault), language);
    if (fault.first_column == 0)
        return;
    json.key("columns");
    json.begin_array();
    json.value(fault.first_column);
    json.value(fault.last_column);
    json.end_array();
}

std::string fault_text(const app::QuarantineFault& fault, i18n::Language language) {
    const std::string place = i18n::place_text(fault.place, language);
    return (place.empty() ? "" : place + "\u00a0: ") + i18n::explain(error_of(fault), language);
}

void write_corrections(JsonWriter& json, const std::vector<app::Correction>& corrections) {
    json.key("corrections");
    json.begin_array();
    for (const app::Correction& correction : corrections) {
        json.begin_object();
        json.put("id", correction.id);
        json.put("kind", to_text(correction.line.kind));
        json.put("line", correction.line.line);
        if (correction.line.kind != bank::CorrectionKind::Insert)
            json.put("before", std::string_view(correction.before));
        if (correction.line.kind != bank::CorrectionKind::Delete)
            json.put("after", std::string_view(correction.line.text));
        json.put("why", std::string_view(correction.why));
        json.put("made_at", correction.made_at.to_iso());
        json.put("made_by", std::string_view(correction.made_by));
        json.end_object();
    }
    json.end_array();
}

void print_corrections(const CommandContext& context,
                       const std::vector<app::Correction>& corrections) {
    for (const app::Correction& correction : corrections) {
        context.say("cli.quarantine.correction",
                    {{"id", correction.id.value()},
                     {"kind", std::string(to_text(correction.line.kind))},
                     {"line", correction.line.line},
                     {"at", i18n::format_time(correction.made_at, context.language)},
                     {"by", correction.made_by},
                     {"why", correction.why}});
        if (correction.line.kind != bank::CorrectionKind::Insert)
            context.out << "  - " << correction.before << '\n';
        if (correction.line.kind != bank::CorrectionKind::Delete)
            context.out << "  + " << correction.line.text << '\n';
    }
}

} // namespace comptoir::cli
