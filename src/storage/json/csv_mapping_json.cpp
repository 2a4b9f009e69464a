#include "storage/json/csv_mapping_json.h"

#include <nlohmann/json.hpp>

namespace comptoir::storage {

namespace {

using Json = nlohmann::json;

std::string text_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flag_of(const Json& object, const char* key, bool otherwise) {
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

} // namespace

std::string to_json(const bank::CsvMapping& mapping) {
    Json columns = Json::array();
    for (const bank::CsvColumn& column : mapping.columns)
        columns.push_back({{"header", column.header}, {"role", to_text(column.role)}});
    Json object{{"name", mapping.name},
                {"delimiter", std::string(1, mapping.delimiter)},
                {"encoding", to_text(mapping.encoding)},
                {"has_header", mapping.has_header},
                {"columns", std::move(columns)},
                {"debit_sign", to_text(mapping.debit_sign)},
                {"amounts_inverted", mapping.amounts_inverted},
                {"account", mapping.account}};
    if (mapping.decimal_mark != 0)
        object["decimal_mark"] = std::string(1, mapping.decimal_mark);
    if (mapping.date_order)
        object["date_order"] = to_text(*mapping.date_order);
    if (mapping.currency)
        object["currency"] = mapping.currency->code();
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bank::CsvMapping csv_mapping_from_json(std::string_view text) {
    bank::CsvMapping mapping;
    const Json object = Json::parse(text, nullptr, false);
    if (!object.is_object())
        return mapping;
    mapping.name = text_of(object, "name");
    if (const std::string delimiter = text_of(object, "delimiter"); delimiter.size() == 1)
        mapping.delimiter = delimiter.front();
    mapping.encoding =
        bank::parse_csv_encoding(text_of(object, "encoding")).value_or(bank::CsvEncoding::Detect);
    if (const std::string mark = text_of(object, "decimal_mark"); mark.size() == 1)
        mapping.decimal_mark = mark.front();
    mapping.date_order = bank::parse_date_order(text_of(object, "date_order"));
    mapping.has_header = flag_of(object, "has_header", true);
    mapping.debit_sign = bank::parse_csv_debit_sign(text_of(object, "debit_sign"))
                             .value_or(bank::CsvDebitSign::Detect);
    mapping.amounts_inverted = flag_of(object, "amounts_inverted", false);
    mapping.account = text_of(object, "account");
    mapping.currency = Currency::parse(text_of(object, "currency"));
    const auto columns = object.find("columns");
    if (columns == object.end() || !columns->is_array())
        return mapping;
    for (const Json& column : *columns)
        if (column.is_object())
            mapping.columns.push_back(
                {text_of(column, "header"),
                 bank::parse_csv_role(text_of(column, "role")).value_or(bank::CsvRole::Ignore)});
    return mapping;
}

} // namespace comptoir::storage
