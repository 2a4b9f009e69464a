#include "cli/line_json.h"

namespace comptoir::cli {

namespace {

void write_counterparty(JsonWriter& json, const bank::Counterparty& counterparty) {
    if (counterparty.name.empty() && counterparty.iban.empty() && counterparty.bic.empty())
        return;
    json.key("counterparty");
    json.begin_object();
    json.member("name", counterparty.name);
    json.member("iban", counterparty.iban);
    json.member("bic", counterparty.bic);
    json.end_object();
}

} // namespace

void write_line_members(JsonWriter& json, const bank::StatementLine& line) {
    json.put("booked_on", line.booked_on);
    json.member("valued_on", line.valued_on);
    json.put("amount", line.amount);
    json.put("currency", line.amount.currency().code());
    json.put("status", to_text(line.status));
    json.member("label", line.label);
    json.member("label_more", line.label_more);
    json.member("comment", line.comment);
    json.member("remittance_reference", line.remittance_reference);
    json.member("ordering_account", line.ordering_account);
    write_counterparty(json, line.counterparty);
    json.member("end_to_end_id", line.end_to_end_id);
    json.member("bank_reference", line.bank_reference);
    json.member("structured_reference", line.structured_reference);
    json.member("mandate_id", line.mandate_id);
    json.member("cheque_number", line.cheque_number);
    json.put("nature", to_text(line.nature));
    json.member("bank_code", line.bank_code);
    if (line.original_amount) {
        json.put("original_amount", *line.original_amount);
        json.put("original_currency", line.original_amount->currency().code());
    }
    json.member("charges", line.charges);
    if (line.reversal)
        json.put("reversal", true);
    json.put("entry", line.entry);
    if (line.of_entry > 1)
        json.put("of_entry", line.of_entry);
}

} // namespace comptoir::cli
