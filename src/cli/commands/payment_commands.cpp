// payment add, list, cancel, ibans, confirm-iban, export.
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/table.h"
#include "comptoir/app/payments.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

using payments::Payment;

constexpr std::int64_t k_list_limit_max = 1'000'000;

struct PaymentOptions {
    std::vector<std::int64_t> ids, items;
    std::string on, state, format = "pain.001.001.09", journal, output, party, iban;
    std::int64_t limit = 1'000, after = 0;
    bool repeat = false;
};

void write_payment(JsonWriter& json, const Payment& payment) {
    json.begin_object();
    json.put("id", payment.id);
    json.put("state", payments::to_text(payment.state));
    json.member("invoice", payment.invoice);
    json.put("item", payment.open_item);
    json.put("party", std::string_view(payment.party));
    json.put("payee_name", std::string_view(payment.payee_name));
    if (payment.payee_iban)
        json.put("payee_iban", std::string_view(payment.payee_iban->text()));
    json.put("iban_confirmed", payment.iban_confirmed);
    json.put("amount", payment.amount);
    json.put("currency", payment.amount.currency().code());
    json.put("execute_on", payment.execute_on);
    json.member("reference", payment.reference);
    json.put("end_to_end_id", std::string_view(payment.end_to_end_id));
    json.member("batch", payment.batch);
    json.member("entry", payment.entry);
    json.end_object();
}

void write_payments(CommandContext& context, const std::vector<Payment>& found, bool more) {
    JsonWriter json(context.out);
    json.begin_object();
    json.key("payments");
    json.begin_array();
    for (const Payment& payment : found)
        write_payment(json, payment);
    json.end_array();
    if (more)
        json.put("next", found.back().id);
    json.end_object();
}

void print_payments(CommandContext& context, const std::vector<Payment>& found) {
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.state"},
                 {"cli.column.execute_on"},
                 {"cli.column.payee"},
                 {"cli.column.reference"},
                 {"cli.column.amount", Side::Right}},
                context.language);
    for (const Payment& payment : found)
        table.add({text::number(payment.id.value()),
                   i18n::word("payment", payments::to_text(payment.state), context.language),
                   i18n::format(payment.execute_on, context.language), payment.payee_name,
                   payment.reference, i18n::format(payment.amount, context.language)});
    table.print(context.out);
}

Result<void> run_add(CommandContext& context, const PaymentOptions& options) {
    app::PaymentAdd request;
    for (std::int64_t id : options.ids)
        request.invoices.emplace_back(id);
    for (std::int64_t id : options.items)
        request.items.emplace_back(id);
    request.repeat_is_meant = options.repeat;
    CT_ASSIGN(execute_on, optional_day_argument(options.on));
    request.execute_on = execute_on;
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(added, workspace->write<std::vector<Payment>>(
                         [&](app::Writer& writer) { return app::add_payments(writer, request); }));
    if (context.json) {
        write_payments(context, added, false);
        return {};
    }
    for (const Payment& payment : added)
        context.say(payment.iban_confirmed ? "cli.payment.added" : "cli.payment.added_unconfirmed",
                    {{"id", payment.id.value()},
                     {"amount", payment.amount},
                     {"payee", payment.payee_name},
                     {"party", payment.party}});
    return {};
}

Result<void> run_list(CommandContext& context, const PaymentOptions& options) {
    app::PaymentFilter filter{.after = options.after, .limit = options.limit + 1};
    if (!options.state.empty()) {
        CT_ASSIGN(state, choice_argument("--state", "payment", options.state));
        filter.state = payments::parse_payment_state(state);
    }
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(found, workspace->read<std::vector<Payment>>(
                         [&](app::Reader& reader) { return app::list_payments(reader, filter); }));
    const bool more = static_cast<std::int64_t>(found.size()) > options.limit;
    if (more)
        found.pop_back();
    if (context.json)
        write_payments(context, found, more);
    else
        print_payments(context, found);
    return {};
}

Result<void> run_cancel(CommandContext& context, const PaymentOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>([&](app::Writer& writer) -> Result<void> {
        for (std::int64_t id : options.ids)
            CT_TRY(app::cancel_payment(writer, payments::PaymentId{id}));
        return {};
    }));
    if (!context.json) {
        for (std::int64_t id : options.ids)
            context.say("cli.payment.cancelled", {{"id", id}});
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("cancelled");
    json.begin_array();
    for (std::int64_t id : options.ids)
        json.value(id);
    json.end_array();
    json.end_object();
    return {};
}

Result<void> run_ibans(CommandContext& context, const PaymentOptions& options) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(found, workspace->read<std::vector<app::PayeeIban>>([&](app::Reader& reader) {
        return app::payee_ibans(reader, options.party);
    }));
    if (!context.json) {
        Table table({{"cli.column.iban"},
                     {"cli.column.origin"},
                     {"cli.column.first_seen"},
                     {"cli.column.state"}},
                    context.language);
        for (const app::PayeeIban& known : found)
            table.add({known.iban.printed(),
                       i18n::word("iban_origin", known.origin, context.language),
                       i18n::format_time(known.first_seen_at, context.language),
                       i18n::word("iban", known.payable ? "confirmed" : "unconfirmed",
                                  context.language)});
        table.print(context.out);
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("ibans");
    json.begin_array();
    for (const app::PayeeIban& known : found) {
        json.begin_object();
        json.put("iban", std::string_view(known.iban.text()));
        json.put("origin", std::string_view(known.origin));
        json.put("first_seen_at", std::string_view(known.first_seen_at.to_iso()));
        json.member("confirmed_by", known.confirmed_by.value_or(""));
        json.put("payable", known.payable);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return {};
}

Result<void> run_confirm(CommandContext& context, const PaymentOptions& options) {
    CT_ASSIGN(iban, iban_argument(options.iban));
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>(
        [&](app::Writer& writer) { return app::confirm_payee_iban(writer, options.party, iban); }));
    if (!context.json) {
        context.say("cli.payment.confirmed", {{"party", options.party}, {"iban", iban.printed()}});
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.put("party", std::string_view(options.party));
    json.put("iban", std::string_view(iban.text()));
    json.end_object();
    return {};
}

Result<void> run_export(CommandContext& context, const PaymentOptions& options) {
    const auto format = app::parse_pain_format(options.format);
    if (!format)
        return refuse_choice("--format", options.format, "pain.001.001.03, pain.001.001.09");
    app::PaymentExport request{
        .format = *format, .journal = options.journal, .output = options.output, .payments = {}};
    for (std::int64_t id : options.ids)
        request.payments.emplace_back(id);
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(report, workspace->write<app::PaymentExportReport>([&](app::Writer& writer) {
        return app::export_payments(writer, request);
    }));
    if (!context.json) {
        context.say("cli.payment.exported", {{"count", report.count},
                                             {"total", report.total},
                                             {"path", report.path.string()},
                                             {"sha256", report.sha256}});
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.put("batch", report.batch);
    json.put("format", std::string_view(options.format));
    json.put("message_id", std::string_view(report.message_id));
    json.put("count", report.count);
    json.put("total", report.total);
    json.put("sha256", std::string_view(report.sha256));
    json.put("path", std::string_view(report.path.string()));
    json.end_object();
    return {};
}

void add_basket(CLI::App& group, CommandContext& context) {
    auto added = std::make_shared<PaymentOptions>();
    CLI::App* add = group.add_subcommand("add", "Put open purchases in the basket");
    add->add_option("invoices", added->ids, "Invoice ids");
    add->add_option("--item", added->items, "Open items of imported books, by id");
    add->add_option("--on", added->on, "Execution day, YYYY-MM-DD (default: today)");
    add->add_flag("--repeat", added->repeat, "The same payment as a recent one is meant");
    add->callback([&context, added] { context.finish([&] { return run_add(context, *added); }); });

    auto listed = std::make_shared<PaymentOptions>();
    CLI::App* list = group.add_subcommand("list", "Payments");
    list->add_option("--state", listed->state, "basket, ordered, settled or cancelled");
    list->add_option("--limit", listed->limit, "At most so many")
        ->check(CLI::Range(std::int64_t{1}, k_list_limit_max));
    list->add_option("--after", listed->after, "Go on after this id")
        ->check(CLI::NonNegativeNumber);
    list->callback(
        [&context, listed] { context.finish([&] { return run_list(context, *listed); }); });

    auto cancelled = std::make_shared<PaymentOptions>();
    CLI::App* cancel =
        group.add_subcommand("cancel", "Take payments out of the basket, or orders back");
    cancel->add_option("payments", cancelled->ids, "Payment ids")->required();
    cancel->callback(
        [&context, cancelled] { context.finish([&] { return run_cancel(context, *cancelled); }); });
}

} // namespace

void add_payment_commands(CLI::App& root, CommandContext& context) {
    CLI::App* group = subcommand_group(
        root, "payment", "SEPA payments: add, list, cancel, ibans, confirm-iban, export");
    add_basket(*group, context);

    auto known = std::make_shared<PaymentOptions>();
    CLI::App* ibans =
        group->add_subcommand("ibans", "Account numbers met for a third party, newest first");
    ibans->add_option("party", known->party, "Third party's code")->required();
    ibans->callback(
        [&context, known] { context.finish([&] { return run_ibans(context, *known); }); });

    auto confirmed = std::make_shared<PaymentOptions>();
    CLI::App* confirm =
        group->add_subcommand("confirm-iban", "Say that an IBAN is the third party's own");
    confirm->add_option("party", confirmed->party, "Third party's code")->required();
    confirm->add_option("iban", confirmed->iban, "IBAN")->required();
    confirm->callback([&context, confirmed] {
        context.finish([&] { return run_confirm(context, *confirmed); });
    });

    auto exported = std::make_shared<PaymentOptions>();
    CLI::App* order = group->add_subcommand("export", "Write the SEPA file of the basket");
    order->add_option("payments", exported->ids, "Payment ids (default: the whole basket)");
    order->add_option("--format", exported->format, "pain.001.001.03 or pain.001.001.09");
    order->add_option("--journal", exported->journal, "The bank journal that pays")->required();
    order->add_option("--output", exported->output, "File to write")->required();
    order->callback(
        [&context, exported] { context.finish([&] { return run_export(context, *exported); }); });
}

} // namespace comptoir::cli
