#include "comptoir/core/currency.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/resource.h"
#include "comptoir/core/text.h"
#include "table_lines.h"

#include <array>
#include <vector>

namespace comptoir {

namespace {

constexpr std::uint16_t k_no_row = 0xFFFF;

struct CurrencyRow {
    std::string_view code;
    int decimals = 0;
};

// The list in row order, and the row of each of the 26³ codes: one look-up instead of a search,
// since every amount of a statement names its currency.
struct CurrencyTable {
    std::vector<CurrencyRow> rows;
    std::array<std::uint16_t, 26 * 26 * 26> row_of_code{};
};

std::size_t slot_of(std::string_view code) {
    const auto letter = [&](std::size_t i) { return static_cast<std::size_t>(code[i] - 'A'); };
    return (letter(0) * 26 + letter(1)) * 26 + letter(2);
}

bool has_code_shape(std::string_view code) {
    if (code.size() != 3)
        return false;
    for (const char c : code)
        if (c < 'A' || c > 'Z')
            return false;
    return true;
}

std::string_view list_content() {
    for (const resources::Resource& list : resources::core_lists())
        if (list.name == "currencies.tsv")
            return list.content;
    invariant_broken("currencies.tsv is compiled in", __FILE__, __LINE__);
}

CurrencyTable load_table() {
    CurrencyTable table;
    table.row_of_code.fill(k_no_row);
    table.rows.push_back({"EUR", 2});
    for_each_row(list_content(), [&](const std::vector<std::string_view>& columns) {
        invariant(columns.size() == 4 && has_code_shape(columns[0]),
                  "currencies.tsv has four columns and three-letter codes");
        const auto decimals = text::parse_integer(columns[2]);
        invariant(decimals && *decimals >= 0 && *decimals <= 4, "a currency has 0 to 4 decimals");
        if (columns[0] == "EUR")
            return;
        table.rows.push_back({columns[0], static_cast<int>(*decimals)});
    });
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        table.row_of_code[slot_of(table.rows[row].code)] = static_cast<std::uint16_t>(row);
    return table;
}

const CurrencyTable& table() {
    static const CurrencyTable loaded = load_table();
    return loaded;
}

} // namespace

std::optional<Currency> Currency::parse(std::string_view code) {
    if (code == "EUR") // nearly always; it is the row without number
        return eur();
    if (!has_code_shape(code))
        return std::nullopt;
    const std::uint16_t row = table().row_of_code[slot_of(code)];
    if (row == k_no_row)
        return std::nullopt;
    return Currency{row};
}

std::string_view Currency::code() const {
    return m_index == 0 ? std::string_view{"EUR"} : table().rows[m_index].code;
}

int Currency::decimals() const {
    return m_index == 0 ? 2 : table().rows[m_index].decimals;
}

} // namespace comptoir
