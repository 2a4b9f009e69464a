// invoice read, list, show, review, approve, refuse, book.
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/invoice_json.h"
#include "cli/table.h"
#include "comptoir/app/invoices.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

using invoices::Invoice;
using invoices::InvoiceId;

constexpr std::int64_t k_list_limit_max = 1'000'000;

// --- invoice read -----------------------------------------------------------------------------

void tell_reading(CommandContext& context, const inbox::Reading& reading) {
    const Invoice& draft = reading.draft;
    context.say("cli.invoice.read", {{"source", std::string(inbox::to_text(reading.source))},
                                     {"number", draft.number},
                                     {"seller", draft.seller.name},
                                     {"gross", draft.gross}});
    for (const invoices::InvoiceCheck& check : reading.checks)
        if (!check.ok)
            context.say(check.weight == invoices::CheckWeight::Rule ? "cli.invoice.rule_broken"
                                                                    : "cli.invoice.notice",
                        {{"code", check.code}});
    for (const Diagnostic& diagnostic : reading.diagnostics)
        context.warn(diagnostic);
}

Result<void> run_read(CommandContext& context, const std::string& file) {
    CT_ASSIGN(reading, app::read_invoice_file(file));
    if (context.json) {
        JsonWriter json(context.out);
        write_reading(json, reading, context.language);
    } else {
        tell_reading(context, reading);
    }
    return {};
}

// --- invoice list, show -------------------------------------------------------------------------

struct ListOptions {
    std::string state, direction, text;
    std::int64_t limit = 1'000, after = 0;
};

Result<app::InvoiceFilter> filter_of(const ListOptions& options) {
    app::InvoiceFilter filter{
        .text = options.text, .after = options.after, .limit = options.limit + 1};
    if (!options.state.empty()) {
        CT_ASSIGN(state, choice_argument("--state", "invoice", options.state));
        filter.state = invoices::parse_invoice_state(state);
    }
    if (!options.direction.empty()) {
        CT_ASSIGN(direction, choice_argument("--direction", "direction", options.direction));
        filter.direction = invoices::parse_direction(direction);
    }
    return filter;
}

void print_table(CommandContext& context, const std::vector<Invoice>& found) {
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.direction"},
                 {"cli.column.day"},
                 {"cli.column.number"},
                 {"cli.column.party"},
                 {"cli.column.state"},
                 {"cli.column.gross", Side::Right}},
                context.language);
    for (const Invoice& invoice : found) {
        const bool purchase = invoice.direction == invoices::Direction::Purchase;
        table.add({text::number(invoice.id.value()),
                   i18n::word("direction", to_text(invoice.direction), context.language),
                   i18n::format(invoice.issued_on, context.language), invoice.number,
                   purchase ? invoice.seller.name : invoice.buyer.name,
                   i18n::word("invoice", to_text(invoice.state), context.language),
                   i18n::format(invoice.gross, context.language)});
    }
    table.print(context.out);
}

Result<void> run_list(CommandContext& context, const ListOptions& options) {
    CT_ASSIGN(filter, filter_of(options));
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(found, workspace->read<std::vector<Invoice>>(
                         [&](app::Reader& reader) { return app::list_invoices(reader, filter); }));
    const bool more = static_cast<std::int64_t>(found.size()) > options.limit;
    if (more)
        found.pop_back();
    if (!context.json) {
        print_table(context, found);
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("invoices");
    json.begin_array();
    for (const Invoice& invoice : found) {
        json.begin_object();
        write_invoice_members(json, invoice);
        json.end_object();
    }
    json.end_array();
    if (more)
        json.put("next", found.back().id);
    json.end_object();
    return {};
}

struct ShownInvoice {
    Invoice invoice;
    std::vector<app::HistoryLine> history;
};

void write_shown(JsonWriter& json, const ShownInvoice& shown) {
    json.begin_object();
    json.key("invoice");
    json.begin_object();
    write_invoice_members(json, shown.invoice);
    write_checks(json, app::checks_of(shown.invoice));
    json.key("history");
    json.begin_array();
    for (const app::HistoryLine& line : shown.history) {
        json.begin_object();
        json.put("at", std::string_view(line.at.to_iso()));
        json.put("user", std::string_view(line.user));
        json.put("action", std::string_view(line.action));
        json.member("before", line.before);
        json.member("after", line.after);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    json.end_object();
}

Result<void> run_show(CommandContext& context, std::int64_t id) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(shown,
              workspace->read<ShownInvoice>([&](app::Reader& reader) -> Result<ShownInvoice> {
                  CT_ASSIGN(invoice, app::load_invoice(reader, InvoiceId{id}));
                  CT_ASSIGN(history, app::history_of(reader, "invoice " + text::number(id)));
                  return ShownInvoice{std::move(invoice), std::move(history)};
              }));
    if (context.json) {
        JsonWriter json(context.out);
        write_shown(json, shown);
        return {};
    }
    print_table(context, {shown.invoice});
    for (const invoices::InvoiceCheck& check : app::checks_of(shown.invoice))
        if (!check.ok)
            context.say(check.weight == invoices::CheckWeight::Rule ? "cli.invoice.rule_broken"
                                                                    : "cli.invoice.notice",
                        {{"code", check.code}});
    for (const app::HistoryLine& line : shown.history)
        context.out << "  " << i18n::format_time(line.at, context.language) << "  " << line.user
                    << "  " << line.action << "  " << line.after << '\n';
    return {};
}

// --- review, approve, refuse, book --------------------------------------------------------------

struct StepOptions {
    std::vector<std::int64_t> ids;
    std::string number, party, account, issued_on, due_on, net, vat, gross, payable, reference,
        means, reason;
};

Result<app::InvoiceReview> review_of(const StepOptions& options, Currency currency) {
    app::InvoiceReview review;
    review.number = optional_text_argument(options.number);
    review.party = optional_text_argument(options.party);
    review.expense_account = optional_text_argument(options.account);
    review.payment_reference = optional_text_argument(options.reference);
    review.payment_means = optional_text_argument(options.means);
    CT_ASSIGN(issued_on, optional_day_argument(options.issued_on));
    CT_ASSIGN(due_on, optional_day_argument(options.due_on));
    CT_ASSIGN(net, optional_amount_argument(options.net, currency));
    CT_ASSIGN(vat, optional_amount_argument(options.vat, currency));
    CT_ASSIGN(gross, optional_amount_argument(options.gross, currency));
    CT_ASSIGN(payable, optional_amount_argument(options.payable, currency));
    review.issued_on = issued_on;
    review.due_on = due_on;
    review.net = net;
    review.vat = vat;
    review.gross = gross;
    review.payable = payable;
    return review;
}

using Step = std::function<Result<Invoice>(app::Writer&, InvoiceId)>;

// All invoices or none: one transaction.
Result<void> run_step(CommandContext& context, const StepOptions& options, const char* said,
                      const Step& step) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(done, workspace->write<std::vector<Invoice>>(
                        [&](app::Writer& writer) -> Result<std::vector<Invoice>> {
                            std::vector<Invoice> changed;
                            for (std::int64_t id : options.ids) {
                                CT_ASSIGN(invoice, step(writer, InvoiceId{id}));
                                changed.push_back(std::move(invoice));
                            }
                            return changed;
                        }));
    if (!context.json) {
        for (const Invoice& invoice : done)
            context.say(said, {{"id", invoice.id.value()},
                               {"number", invoice.number},
                               {"party", invoice.party},
                               {"entry", invoice.entry.value()}});
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("invoices");
    json.begin_array();
    for (const Invoice& invoice : done) {
        json.begin_object();
        write_invoice_members(json, invoice);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return {};
}

void add_review(CLI::App& group, CommandContext& context) {
    auto options = std::make_shared<StepOptions>();
    CLI::App* command =
        group.add_subcommand("review", "Check an invoice, correct what was misread");
    command->add_option("invoices", options->ids, "Invoice ids")->required();
    command->add_option("--number", options->number, "Its number");
    command->add_option("--party", options->party,
                        "Third party's code; created from the document when absent");
    command->add_option("--account", options->account, "Where the net amount goes");
    command->add_option("--issued", options->issued_on, "YYYY-MM-DD");
    command->add_option("--due", options->due_on, "YYYY-MM-DD");
    command->add_option("--net", options->net, "Net amount");
    command->add_option("--vat", options->vat, "VAT");
    command->add_option("--gross", options->gross, "Gross amount");
    command->add_option("--payable", options->payable, "Amount to pay");
    command->add_option("--reference", options->reference, "Payment reference");
    command->add_option("--means", options->means,
                        "Means of payment, UNTDID 4461: 30 transfer, 59 direct debit");
    command->callback([&context, options] {
        context.finish([&] {
            return run_step(context, *options, "cli.invoice.reviewed",
                            [&](app::Writer& writer, InvoiceId id) -> Result<Invoice> {
                                CT_ASSIGN(invoice, app::load_invoice(writer, id));
                                CT_ASSIGN(review, review_of(*options, invoice.currency));
                                return app::review_invoice(writer, id, review);
                            });
        });
    });
}

void add_decisions(CLI::App& group, CommandContext& context) {
    auto approved = std::make_shared<StepOptions>();
    CLI::App* approve = group.add_subcommand("approve", "Approve what was reviewed");
    approve->add_option("invoices", approved->ids, "Invoice ids")->required();
    approve->callback([&context, approved] {
        context.finish([&] {
            return run_step(context, *approved, "cli.invoice.approved", app::approve_invoice);
        });
    });

    auto refused = std::make_shared<StepOptions>();
    CLI::App* refuse = group.add_subcommand("refuse", "Refuse an invoice, with the reason");
    refuse->add_option("invoices", refused->ids, "Invoice ids")->required();
    refuse->add_option("--reason", refused->reason, "Why");
    refuse->callback([&context, refused] {
        context.finish([&] {
            return run_step(context, *refused, "cli.invoice.refused",
                            [&](app::Writer& writer, InvoiceId id) {
                                return app::refuse_invoice(writer, id, refused->reason);
                            });
        });
    });

    auto booked = std::make_shared<StepOptions>();
    CLI::App* book = group.add_subcommand("book", "Post the entry of an approved invoice");
    book->add_option("invoices", booked->ids, "Invoice ids")->required();
    book->add_option("--account", booked->account, "Where the net amount goes");
    book->callback([&context, booked] {
        context.finish([&] {
            return run_step(
                context, *booked, "cli.invoice.booked", [&](app::Writer& writer, InvoiceId id) {
                    return app::book_invoice(writer, id, optional_text_argument(booked->account));
                });
        });
    });
}

} // namespace

void add_invoice_commands(CLI::App& root, CommandContext& context) {
    CLI::App* group = subcommand_group(root, "invoice",
                                       "Invoices: read, list, show, review, approve, refuse, book");

    auto file = std::make_shared<std::string>();
    CLI::App* read = group->add_subcommand("read", "What an invoice file says; needs no dossier");
    read->add_option("file", *file, "PDF or XML")->required();
    read->callback([&context, file] { context.finish([&] { return run_read(context, *file); }); });

    auto listed = std::make_shared<ListOptions>();
    CLI::App* list = group->add_subcommand("list", "Invoices");
    list->add_option("--state", listed->state,
                     "received, reviewed, approved, booked, ordered, settled, refused, duplicate");
    list->add_option("--direction", listed->direction, "purchase or sale");
    list->add_option("--text", listed->text, "In numbers and names");
    list->add_option("--limit", listed->limit, "At most so many")
        ->check(CLI::Range(std::int64_t{1}, k_list_limit_max));
    list->add_option("--after", listed->after, "Go on after this id")
        ->check(CLI::NonNegativeNumber);
    list->callback(
        [&context, listed] { context.finish([&] { return run_list(context, *listed); }); });

    auto shown = std::make_shared<std::int64_t>(0);
    CLI::App* show = group->add_subcommand("show", "One invoice with its checks and history");
    show->add_option("invoice", *shown, "Invoice id")->required();
    show->callback(
        [&context, shown] { context.finish([&] { return run_show(context, *shown); }); });

    add_review(*group, context);
    add_decisions(*group, context);
}

} // namespace comptoir::cli
