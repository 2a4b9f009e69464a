// template list, add, set, order, remove, replay, past, book.
#include "cli/answer.h"
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/match_arguments.h"
#include "cli/template_report.h"
#include "comptoir/app/bank.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/templates.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/reconcile/template_errors.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

using reconcile::ShareKind;
using reconcile::StoredTemplate;
using reconcile::TemplateRow;
using reconcile::TemplateScope;

constexpr const char* k_account_meaning =
    "NUMBER[=SHARE][,party=CODE][,vat=RATE]; SHARE is 80%, an amount, or rest";
constexpr const char* k_account_shape = "627000, 164000=80%, 661000=rest,vat=20";

struct TemplateOptions {
    std::string code, new_code, label, journal, reference, reason;
    std::vector<std::string> accounts;
    bool all_companies = false, inactive = false, active = false;
};

Result<reconcile::RowShare> share_of(const std::string& text) {
    if (text == "rest")
        return reconcile::RowShare{};
    if (!text.empty() && text.back() == '%') {
        const MoneyParse percent =
            parse_money(std::string_view(text).substr(0, text.size() - 1), Currency::eur());
        // Two decimals are read; thousandths are what is kept.
        if (!percent.money || percent.money->minor() % 10 != 0)
            return refuse_choice("--account", text, k_account_shape);
        return reconcile::RowShare{ShareKind::Permille, percent.money->minor() / 10};
    }
    CT_ASSIGN(amount, amount_argument(text, Currency::eur()));
    return reconcile::RowShare{ShareKind::Amount, amount.minor()};
}

Result<TemplateRow> row_of(const std::string& text) {
    TemplateRow row;
    std::string_view rest = text;
    bool is_first = true;
    while (!rest.empty() || is_first) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        const std::string part(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t at = part.find('=');
        const std::string name = part.substr(0, at);
        const std::string value = at == std::string::npos ? std::string() : part.substr(at + 1);
        if (is_first) {
            row.account = name;
            if (at != std::string::npos) {
                CT_ASSIGN(share, share_of(value));
                row.share = share;
            }
        } else if (name == "party") {
            row.party = value;
        } else if (name == "vat") {
            row.vat = Rate::parse_percent(value);
            if (!row.vat)
                return refuse_choice("--account", text, k_account_shape);
        } else {
            return refuse_choice("--account", text, k_account_shape);
        }
        is_first = false;
    }
    return row;
}

std::optional<TemplateScope> scope_of(const TemplateOptions& options) {
    return options.all_companies ? std::optional(TemplateScope::Shared) : std::nullopt;
}

// What was typed, over what there is.
Result<void> change(StoredTemplate& one, const TemplateOptions& options, const CLI::App& command) {
    const auto typed = [&](const char* name) {
        const CLI::Option* option = command.get_option_no_throw(name);
        return option && option->count() > 0;
    };
    if (typed("--label"))
        one.label = options.label;
    if (typed("--journal"))
        one.journal = options.journal;
    if (typed("--reference"))
        one.reference = options.reference;
    if (typed("--code"))
        one.code = options.new_code;
    if (options.inactive || options.active)
        one.active = options.active;
    if (!options.accounts.empty()) {
        one.rows.clear();
        for (const std::string& text : options.accounts) {
            CT_ASSIGN(row, row_of(text));
            one.rows.push_back(std::move(row));
        }
    }
    return {};
}

Result<void> run_list(CommandContext& context) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(list, workspace->read<std::vector<app::TemplateRowOfList>>(
                        [](app::Reader& reader) { return app::list_templates(reader); }));
    if (context.json) {
        JsonWriter json(context.out);
        write_templates(json, list);
    } else {
        print_templates(context, list);
    }
    return {};
}

void tell_saved(CommandContext& context, const app::TemplateSaved& saved, const std::string& code) {
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("template", saved.id);
        json.put("lines_changed", saved.identified.templates);
        json.key("replay");
        write_replay(json, saved.replay);
        json.end_object();
        return;
    }
    context.say("cli.template.saved", {{"template", code}, {"lines", saved.identified.templates}});
}

Result<void> run_save(CommandContext& context, const TemplateOptions& options,
                      const CLI::App& command, bool is_new) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(saved, workspace->write<app::TemplateSaved>(
                         [&](app::Writer& writer) -> Result<app::TemplateSaved> {
                             StoredTemplate one;
                             if (is_new) {
                                 one.code = options.code;
                                 one.scope = scope_of(options).value_or(TemplateScope::Company);
                             } else {
                                 CT_ASSIGN(found, app::template_named(writer, options.code,
                                                                      scope_of(options)));
                                 one = std::move(found);
                             }
                             CT_TRY(change(one, options, command));
                             return app::save_template(writer, one, options.reason);
                         }));
    tell_saved(context, saved, options.code);
    return {};
}

void tell_replay(CommandContext& context, const app::Replay& replay) {
    if (!context.json)
        return print_replay(context, replay);
    JsonWriter json(context.out);
    write_replay(json, replay);
}

Result<void> run_replay(CommandContext& context, const TemplateOptions& options,
                        const CLI::App& command) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(replay, workspace->read<app::Replay>([&](app::Reader& reader) -> Result<app::Replay> {
        CT_ASSIGN(one, app::template_named(reader, options.code, scope_of(options)));
        CT_TRY(change(one, options, command));
        return app::replay_template(reader, one);
    }));
    tell_replay(context, replay);
    return {};
}

struct OrderOptions {
    std::vector<std::string> codes;
    std::string reason;
    bool all_companies = false, replays = false;
    TemplateScope scope() const {
        return all_companies ? TemplateScope::Shared : TemplateScope::Company;
    }
};

Result<void> run_order(CommandContext& context, const OrderOptions& options) {
    if (options.replays) {
        CT_ASSIGN(workspace, context.open_for_reading());
        CT_ASSIGN(replay, workspace->read<app::Replay>([&](app::Reader& reader) {
            return app::replay_order(reader, options.scope(), options.codes);
        }));
        tell_replay(context, replay);
        return {};
    }
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(identified, workspace->write<app::Identified>([&](app::Writer& writer) {
        return app::order_templates(writer, options.scope(), options.codes, options.reason);
    }));
    answer(context, "lines_changed", identified.templates, "cli.template.ordered",
           {{"lines", identified.templates}});
    return {};
}

Result<void> run_remove(CommandContext& context, const TemplateOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<app::RemovedTemplate>(
        [&](app::Writer& writer) -> Result<app::RemovedTemplate> {
            CT_ASSIGN(found, app::template_named(writer, options.code, scope_of(options)));
            return app::remove_template(writer, found.id);
        }));
    answer(context, "removed", std::string_view(options.code), "cli.template.removed",
           {{"template", options.code}});
    return {};
}

Result<void> run_past(CommandContext& context, const TemplateOptions& options, bool apply) {
    std::vector<app::PastEntry> list;
    const auto id_of = [&](app::Reader& reader) {
        return app::template_named(reader, options.code, scope_of(options));
    };
    if (apply) {
        CT_ASSIGN(workspace, context.open_for_writing());
        CT_ASSIGN(done, workspace->write<std::vector<app::PastEntry>>(
                            [&](app::Writer& writer) -> Result<std::vector<app::PastEntry>> {
                                CT_ASSIGN(found, id_of(writer));
                                return app::correct_past(writer, found.id);
                            }));
        list = std::move(done);
    } else {
        CT_ASSIGN(workspace, context.open_for_reading());
        CT_ASSIGN(seen, workspace->read<std::vector<app::PastEntry>>(
                            [&](app::Reader& reader) -> Result<std::vector<app::PastEntry>> {
                                CT_ASSIGN(found, id_of(reader));
                                return app::preview_past(reader, found.id);
                            }));
        list = std::move(seen);
    }
    if (context.json) {
        JsonWriter json(context.out);
        write_past(json, list);
    } else {
        if (!apply && !list.empty())
            context.say("cli.template.past_planned");
        print_past(context, list);
    }
    return {};
}

// --- book -------------------------------------------------------------------------------------

struct BookOptions {
    std::vector<std::int64_t> lines;
    std::string code, label;
    std::vector<std::string> amounts; // one per account of the template, in order
    bool spread = false, although_booked = false;
};

Result<reconcile::MatchId> book_one(app::Writer& writer, const BookOptions& options) {
    const bank::LineId line{options.lines.front()};
    std::optional<reconcile::TemplateId> which;
    if (!options.code.empty()) {
        CT_ASSIGN(found, app::template_named(writer, options.code));
        which = found.id;
    }
    CT_ASSIGN(currency, currency_of_line(writer, line.value()));
    std::vector<Money> parts;
    for (const std::string& text : options.amounts) {
        CT_ASSIGN(amount, amount_argument(text, currency));
        parts.push_back(amount);
    }
    CT_ASSIGN(entry, app::prefill_entry(writer, line, which, parts));
    // A170: a person spreads the amount, or says that the template's shares do.
    if (entry.must_be_spread && parts.empty() && !options.spread)
        return fail(reconcile::errors::template_needs_spread,
                    {{"template", entry.used.code},
                     {"count", static_cast<std::int64_t>(entry.used.rows.size())}});
    if (!options.label.empty())
        entry.label = options.label;
    entry.although_booked = options.although_booked;
    return app::book_template_entry(writer, entry);
}

Result<void> run_book(CommandContext& context, const BookOptions& options) {
    const bool alone = options.lines.size() == 1 || !options.code.empty() ||
                       !options.amounts.empty() || !options.label.empty() || options.spread;
    if (alone && options.lines.size() != 1)
        return fail(errors::usage,
                    {{"problem", i18n::say("cli.template.one_line", context.language)}});
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(matches, workspace->write<std::vector<reconcile::MatchId>>(
                           [&](app::Writer& writer) -> Result<std::vector<reconcile::MatchId>> {
                               if (alone) {
                                   CT_ASSIGN(match, book_one(writer, options));
                                   return std::vector<reconcile::MatchId>{match};
                               }
                               std::vector<bank::LineId> lines;
                               for (const std::int64_t line : options.lines)
                                   lines.emplace_back(line);
                               return app::book_template_entries(writer, lines,
                                                                 options.although_booked);
                           }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("matches");
        json.begin_array();
        for (const reconcile::MatchId match : matches)
            json.value(match);
        json.end_array();
        json.end_object();
    } else {
        context.say("cli.template.booked", {{"count", static_cast<std::int64_t>(matches.size())}});
    }
    return {};
}

// --- options ----------------------------------------------------------------------------------

void add_fields(CLI::App& command, TemplateOptions& options) {
    command.add_option("--label", options.label, "What it books");
    command.add_option("--account", options.accounts, k_account_meaning)->allow_extra_args(false);
    command.add_option("--journal", options.journal, "Only for lines of this bank journal");
    command.add_option("--reference", options.reference,
                       "Words on the statement that recognise a line");
    command.add_flag("--inactive", options.inactive, "Switch it off");
    command.add_option("--reason", options.reason, "Why, although the past says otherwise");
}

CLI::App* add_command(CLI::App& group, const char* name, const char* description,
                      TemplateOptions& options) {
    CLI::App* command = group.add_subcommand(name, description);
    command->add_option("code", options.code, "Its code")->required();
    command->add_flag("--all-companies", options.all_companies, "The one for all companies");
    return command;
}

void add_list_commands(CLI::App& group, CommandContext& context) {
    group.add_subcommand("list", "All templates, in the order they are tried")
        ->callback([&context] { context.finish([&] { return run_list(context); }); });
    for (const bool is_new : {true, false}) {
        auto options = std::make_shared<TemplateOptions>();
        CLI::App* command = add_command(group, is_new ? "add" : "set",
                                        is_new ? "Add a template" : "Change a template", *options);
        add_fields(*command, *options);
        if (!is_new) {
            command->add_option("--code", options->new_code, "Another code");
            command->add_flag("--active", options->active, "Switch it on again");
        }
        command->callback([&context, options, command, is_new] {
            context.finish([&] { return run_save(context, *options, *command, is_new); });
        });
    }
    auto options = std::make_shared<OrderOptions>();
    CLI::App* order = group.add_subcommand("order", "The order in which they are tried");
    order->add_option("codes", options->codes, "Every code, once")->required();
    order->add_flag("--all-companies", options->all_companies, "Those for all companies");
    order->add_option("--reason", options->reason, "Why, although the past says otherwise");
    order->add_flag("--replay", options->replays,
                    "What it would have said of everything booked; saves nothing");
    order->callback(
        [&context, options] { context.finish([&] { return run_order(context, *options); }); });
}

void add_past_commands(CLI::App& group, CommandContext& context) {
    auto removed = std::make_shared<TemplateOptions>();
    add_command(group, "remove", "Remove a template", *removed)->callback([&context, removed] {
        context.finish([&] { return run_remove(context, *removed); });
    });
    auto replayed = std::make_shared<TemplateOptions>();
    CLI::App* replay = add_command(
        group, "replay", "What it would have said of everything booked; saves nothing", *replayed);
    add_fields(*replay, *replayed);
    replay->callback([&context, replayed, replay] {
        context.finish([&] { return run_replay(context, *replayed, *replay); });
    });
    auto past = std::make_shared<TemplateOptions>();
    auto apply = std::make_shared<bool>(false);
    CLI::App* command =
        add_command(group, "past", "Entries made with it that it would make otherwise now", *past);
    command->add_flag("--apply", *apply, "Change drafts, reverse what is validated and open");
    command->callback([&context, past, apply] {
        context.finish([&] { return run_past(context, *past, *apply); });
    });
}

void add_book(CLI::App& group, CommandContext& context) {
    auto options = std::make_shared<BookOptions>();
    CLI::App* book = group.add_subcommand("book", "Make the entries of lines, and match them");
    book->add_option("lines", options->lines, "Line ids")->required();
    book->add_option("--template", options->code, "Another template than the line's (one line)");
    book->add_option("--amount", options->amounts, "What each account takes, in order (one line)")
        ->allow_extra_args(false);
    book->add_flag("--spread", options->spread, "Take the template's shares (one line)");
    book->add_option("--label", options->label, "Label of the entry (one line)");
    book->add_flag("--although-booked", options->although_booked,
                   "Even if an entry already explains a line");
    book->callback(
        [&context, options] { context.finish([&] { return run_book(context, *options); }); });
}

} // namespace

void add_template_commands(CLI::App& root, CommandContext& context) {
    CLI::App* group = subcommand_group(
        root, "template", "Entry templates: list, add, set, order, remove, replay, past, book");
    add_list_commands(*group, context);
    add_past_commands(*group, context);
    add_book(*group, context);
}

} // namespace comptoir::cli
