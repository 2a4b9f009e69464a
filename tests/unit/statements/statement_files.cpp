#include "statement_files.h"

#include <nlohmann/json.hpp>

namespace comptoir::test {

namespace {

using Json = nlohmann::ordered_json;

void put(Json& json, const char* key, const std::string& text) {
    if (!text.empty())
        json[key] = text;
}
void put(Json& json, const char* key, const std::optional<Date>& day) {
    if (day)
        json[key] = day->to_iso();
}

Json account_json(const bank::AccountIdentity& account) {
    Json json = Json::object();
    if (account.iban)
        json["iban"] = account.iban->text();
    put(json, "number", account.number);
    if (account.currency)
        json["currency"] = account.currency->code();
    put(json, "bic", account.bic);
    put(json, "holder", account.holder);
    return json;
}

void put_balance(Json& json, const char* key, const std::optional<bank::DatedBalance>& balance) {
    if (!balance)
        return;
    Json inner = Json::object();
    put(inner, "date", balance->date);
    inner["amount"] = balance->amount.to_decimal();
    json[key] = inner;
}

Json line_json(const bank::StatementLine& line) {
    Json json = Json::object();
    json["booked_on"] = line.booked_on.to_iso();
    put(json, "valued_on", line.valued_on);
    json["amount"] = line.amount.to_decimal();
    json["currency"] = line.amount.currency().code();
    json["status"] = bank::to_text(line.status);
    put(json, "label", line.label);
    put(json, "label_more", line.label_more);
    put(json, "comment", line.comment);
    put(json, "remittance_reference", line.remittance_reference);
    put(json, "ordering_account", line.ordering_account);
    Json party = Json::object();
    put(party, "name", line.counterparty.name);
    put(party, "iban", line.counterparty.iban);
    put(party, "bic", line.counterparty.bic);
    if (!party.empty())
        json["counterparty"] = party;
    put(json, "end_to_end_id", line.end_to_end_id);
    put(json, "bank_reference", line.bank_reference);
    put(json, "structured_reference", line.structured_reference);
    put(json, "mandate_id", line.mandate_id);
    put(json, "cheque_number", line.cheque_number);
    json["nature"] = bank::to_text(line.nature);
    put(json, "bank_code", line.bank_code);
    if (line.original_amount) {
        json["original_amount"] = line.original_amount->to_decimal();
        json["original_currency"] = line.original_amount->currency().code();
    }
    if (line.charges)
        json["charges"] = line.charges->to_decimal();
    if (line.reversal)
        json["reversal"] = true;
    json["entry"] = line.entry;
    if (line.of_entry != 1)
        json["of_entry"] = line.of_entry;
    return json;
}

Json statement_json(const bank::StatementDraft& statement) {
    const bank::StatementHeader& header = statement.header;
    Json json = Json::object();
    json["format"] = header.format;
    json["account"] = account_json(header.account);
    put(json, "id", header.id);
    put(json, "sequence", header.sequence);
    put(json, "from", header.from);
    put(json, "to", header.to);
    put_balance(json, "opening", header.opening);
    put_balance(json, "closing", header.closing);
    json["balance_check"] = bank::to_text(statement.check);
    json["lines"] = Json::array();
    for (const bank::StatementLine& line : statement.lines)
        json["lines"].push_back(line_json(line));
    return json;
}

} // namespace

bool Reading::told(ErrorCode code) const {
    for (const Diagnostic& diagnostic : diagnostics)
        if (diagnostic.code == code)
            return true;
    return false;
}

const bank::StatementLine& Reading::line(std::size_t index) const {
    return statements.at(0).lines.at(index);
}

Reading read_bytes(std::string_view bytes, std::size_t piece_bytes) {
    formats::TextSource source(bytes, piece_bytes);
    bank::CollectingSink sink;
    const auto done = formats::read_statements(source, "sample", sink);
    Reading reading;
    reading.statements = std::move(sink.statements);
    reading.diagnostics = std::move(sink.diagnostics);
    if (!done)
        reading.error = done.error();
    return reading;
}

std::string reading_json(const Reading& reading) {
    Json json = Json::object();
    json["statements"] = Json::array();
    for (const bank::StatementDraft& statement : reading.statements)
        json["statements"].push_back(statement_json(statement));
    json["diagnostics"] = Json::array();
    for (const Diagnostic& diagnostic : reading.diagnostics) {
        Json told = {{"code", diagnostic.code.name}};
        if (diagnostic.place && diagnostic.place->line > 0)
            told["line"] = diagnostic.place->line;
        json["diagnostics"].push_back(told);
    }
    if (reading.error)
        json["error"] = reading.code();
    return json.dump(1, ' ', false, Json::error_handler_t::strict) + "\n";
}

std::string camt_file(std::string_view entries, std::int64_t sum_minor, std::string_view version) {
    const Money opening = eur(100'000);
    const Money closing = opening + eur(sum_minor);
    const auto balance = [](std::string_view kind, Money amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + std::string(kind) +
               "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" + amount.abs().to_decimal() +
               "</Amt><CdtDbtInd>" + (amount.is_negative() ? "DBIT" : "CRDT") +
               "</CdtDbtInd><Dt><Dt>2026-01-31</Dt></Dt></Bal>\n";
    };
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001." +
           std::string(version) +
           "\"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-02-01T06:00:00</CreDtTm></"
           "GrpHdr>\n"
           "<Stmt><Id>S1</Id><Acct><Id><IBAN>FR7610001000010000000000162</IBAN></Id><Ccy>EUR</"
           "Ccy></Acct>\n" +
           balance("OPBD", opening) + balance("CLBD", closing) + std::string(entries) +
           "\n</Stmt></BkToCstmrStmt></Document>\n";
}

} // namespace comptoir::test
