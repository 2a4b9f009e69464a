#include "storage/json/statement_line_json.h"

#include "comptoir/core/invariant.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace comptoir::storage {

namespace {

using Json = nlohmann::json;
using bank::StatementLine;

struct TextMember {
    const char* name;
    std::string StatementLine::*member;
};
constexpr std::array<TextMember, 11> k_texts{{
    {"label", &StatementLine::label},
    {"label_more", &StatementLine::label_more},
    {"comment", &StatementLine::comment},
    {"remittance_reference", &StatementLine::remittance_reference},
    {"ordering_account", &StatementLine::ordering_account},
    {"end_to_end_id", &StatementLine::end_to_end_id},
    {"bank_reference", &StatementLine::bank_reference},
    {"structured_reference", &StatementLine::structured_reference},
    {"mandate_id", &StatementLine::mandate_id},
    {"cheque_number", &StatementLine::cheque_number},
    {"bank_code", &StatementLine::bank_code},
}};

Json money_json(const Money& money) {
    return Json{{"minor", money.minor()}, {"currency", std::string(money.currency().code())}};
}

std::optional<Money> money_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_object())
        return std::nullopt;
    const auto currency = Currency::parse(found->value("currency", std::string{}));
    const auto minor = found->find("minor");
    invariant(currency && minor != found->end() && minor->is_number_integer(),
              "a stored amount is whole");
    return Money{minor->get<std::int64_t>(), *currency};
}

void put(Json& object, const char* name, const std::string& text) {
    if (!text.empty())
        object[name] = text;
}

bank::LineStatus status_of(std::string_view text) {
    for (const bank::LineStatus status :
         {bank::LineStatus::Booked, bank::LineStatus::Pending, bank::LineStatus::Info})
        if (bank::to_text(status) == text)
            return status;
    return bank::LineStatus::Booked;
}

} // namespace

std::string to_json(const StatementLine& line) {
    Json object;
    object["booked_on"] = line.booked_on.to_iso();
    if (line.valued_on)
        object["valued_on"] = line.valued_on->to_iso();
    object["amount"] = money_json(line.amount);
    object["status"] = bank::to_text(line.status);
    for (const TextMember& text : k_texts)
        put(object, text.name, line.*(text.member));
    put(object, "counterparty_name", line.counterparty.name);
    put(object, "counterparty_iban", line.counterparty.iban);
    put(object, "counterparty_bic", line.counterparty.bic);
    object["nature"] = bank::to_text(line.nature);
    if (line.original_amount)
        object["original_amount"] = money_json(*line.original_amount);
    if (line.charges)
        object["charges"] = money_json(*line.charges);
    if (line.reversal)
        object["reversal"] = true;
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

StatementLine line_from_json(std::string_view json) {
    const Json object = Json::parse(json, nullptr, false);
    invariant(object.is_object(), "a stored line is a JSON object");
    StatementLine line;
    const auto day = Date::parse_iso(object.value("booked_on", std::string{}));
    const auto amount = money_of(object, "amount");
    invariant(day && amount, "a stored line has a day and an amount");
    line.booked_on = *day;
    line.valued_on = Date::parse_iso(object.value("valued_on", std::string{}));
    line.amount = *amount;
    line.status = status_of(object.value("status", std::string{}));
    for (const TextMember& text : k_texts)
        line.*(text.member) = object.value(text.name, std::string{});
    line.counterparty.name = object.value("counterparty_name", std::string{});
    line.counterparty.iban = object.value("counterparty_iban", std::string{});
    line.counterparty.bic = object.value("counterparty_bic", std::string{});
    line.nature =
        bank::parse_nature(object.value("nature", std::string{})).value_or(bank::Nature::Other);
    line.original_amount = money_of(object, "original_amount");
    line.charges = money_of(object, "charges");
    line.reversal = object.value("reversal", false);
    return line;
}

} // namespace comptoir::storage
