#include "cli/template_report.h"

#include "cli/table.h"
#include "comptoir/core/text.h"

namespace comptoir::cli {

namespace {

using Side = Table::Side;
using reconcile::ShareKind;

constexpr std::int64_t k_permille_of_percent = 10;

// "80%", "25.00", "rest"
std::string share_text(const reconcile::RowShare& share) {
    switch (share.kind) {
    case ShareKind::Permille: {
        const std::int64_t tenth = share.value % k_permille_of_percent;
        return text::number(share.value / k_permille_of_percent) +
               (tenth != 0 ? "." + text::number(tenth) : std::string()) + "%";
    }
    case ShareKind::Amount:
        return eur(share.value).to_decimal();
    case ShareKind::Rest:
        return "rest";
    }
    return "rest";
}

std::string accounts_of(const reconcile::StoredTemplate& one) {
    std::string text;
    for (const reconcile::TemplateRow& row : one.rows) {
        text += (text.empty() ? "" : " · ") + row.account;
        if (!row.party.empty())
            text += " " + row.party;
        if (one.has_several_accounts())
            text += " " + share_text(row.share);
        if (row.vat)
            text += " (" + row.vat->to_percent() + " %)";
    }
    return text;
}

std::string booked_text(const app::ReplayedLine& line, i18n::Language language) {
    std::string text;
    for (const app::BookedOn& side : line.booked)
        text += (text.empty() ? "" : " · ") + side.account +
                (side.party.empty() ? "" : " " + side.party) + " " +
                i18n::format_bare(side.amount, language);
    return text;
}

} // namespace

void write_template(JsonWriter& json, const reconcile::StoredTemplate& one) {
    json.put("id", one.id);
    json.put("scope", to_text(one.scope));
    json.put("code", std::string_view(one.code));
    json.put("label", std::string_view(one.label));
    json.member("journal", one.journal);
    json.member("reference", one.reference);
    json.put("active", one.active);
    json.key("accounts");
    json.begin_array();
    for (const reconcile::TemplateRow& row : one.rows) {
        json.begin_object();
        json.put("account", std::string_view(row.account));
        json.member("party", row.party);
        json.put("share", std::string_view(share_text(row.share)));
        json.member("vat", row.vat ? row.vat->to_percent() : std::string());
        json.end_object();
    }
    json.end_array();
}

void write_templates(JsonWriter& json, const std::vector<app::TemplateRowOfList>& list) {
    json.begin_object();
    json.key("templates");
    json.begin_array();
    for (const app::TemplateRowOfList& row : list) {
        json.begin_object();
        write_template(json, row.it);
        json.key("missing_accounts");
        json.begin_array();
        for (const std::string& account : row.missing)
            json.value(std::string_view(account));
        json.end_array();
        json.put("lines", row.lines);
        json.put("matches", row.matches);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

void print_templates(const CommandContext& context,
                     const std::vector<app::TemplateRowOfList>& list) {
    if (list.empty())
        context.say("cli.template.none");
    Table table({{"cli.column.code"},
                 {"cli.column.scope"},
                 {"cli.column.name"},
                 {"cli.column.account"},
                 {"cli.column.reference"},
                 {"cli.column.lines", Side::Right},
                 {"cli.column.state"}},
                context.language);
    for (const app::TemplateRowOfList& row : list)
        table.add({row.it.code,
                   i18n::word("template_scope", to_text(row.it.scope), context.language),
                   row.it.label, accounts_of(row.it), row.it.reference,
                   i18n::format_count(row.lines, context.language),
                   i18n::word("template",
                              !row.missing.empty() ? "missing_account"
                              : row.it.active      ? "active"
                                                   : "inactive",
                              context.language)});
    table.print(context.out);
}

void write_replay(JsonWriter& json, const app::Replay& replay) {
    json.begin_object();
    json.put("agrees", replay.agrees);
    json.put("contradicts", replay.contradicts);
    json.put("closed", replay.closed);
    json.put("open", replay.open);
    json.put("earlier", replay.earlier);
    json.key("contradictions");
    json.begin_array();
    for (const app::ReplayedLine& line : replay.contradictions) {
        json.begin_object();
        json.put("line", line.line);
        json.put("statement", line.statement);
        json.put("journal", std::string_view(line.journal));
        json.put("match", line.match);
        json.put("booked_on", line.booked_on);
        json.put("amount", line.amount);
        json.put("label", std::string_view(line.label));
        json.put("closed", line.in_closed_period);
        json.key("booked");
        json.begin_array();
        for (const app::BookedOn& side : line.booked) {
            json.begin_object();
            json.put("account", std::string_view(side.account));
            json.member("party", side.party);
            json.put("amount", side.amount);
            json.end_object();
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

void print_replay(const CommandContext& context, const app::Replay& replay) {
    context.say("cli.replay.counts", {{"agrees", replay.agrees},
                                      {"contradicts", replay.contradicts},
                                      {"closed", replay.closed},
                                      {"open", replay.open}});
    if (replay.earlier > 0)
        context.say("cli.replay.earlier", {{"count", replay.earlier}});
    Table table({{"cli.column.line", Side::Right},
                 {"cli.column.day"},
                 {"cli.column.label"},
                 {"cli.column.amount", Side::Right},
                 {"cli.column.booked"}},
                context.language);
    for (const app::ReplayedLine& line : replay.contradictions)
        table.add({text::number(line.line.value()), i18n::format(line.booked_on, context.language),
                   line.label, i18n::format_bare(line.amount, context.language),
                   booked_text(line, context.language)});
    table.print(context.out);
}

void write_past(JsonWriter& json, const std::vector<app::PastEntry>& list) {
    json.begin_object();
    json.key("entries");
    json.begin_array();
    for (const app::PastEntry& past : list) {
        json.begin_object();
        json.put("match", past.before);
        json.member("new_match", past.after);
        json.put("fate", to_text(past.fate));
        json.put("booked_on", past.booked_on);
        json.put("amount", past.amount);
        json.put("label", std::string_view(past.label));
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

void print_past(const CommandContext& context, const std::vector<app::PastEntry>& list) {
    if (list.empty())
        context.say("cli.template.past_none");
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.day"},
                 {"cli.column.label"},
                 {"cli.column.amount", Side::Right},
                 {"cli.column.state"}},
                context.language);
    for (const app::PastEntry& past : list)
        table.add({text::number(past.before.value()),
                   i18n::format(past.booked_on, context.language), past.label,
                   i18n::format_bare(past.amount, context.language),
                   i18n::word("past_entry", to_text(past.fate), context.language)});
    table.print(context.out);
}

} // namespace comptoir::cli
