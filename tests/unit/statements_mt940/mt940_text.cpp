#include "mt940_text.h"

#include "comptoir/core/money.h"

#include <algorithm>

namespace comptoir::test {

std::string mt940_statement(const std::vector<std::string>& fields, std::int64_t sum_cents,
                            std::string_view line_end) {
    const Money closing = eur(1000'00 + sum_cents);
    std::string amount = closing.abs().to_decimal();
    std::replace(amount.begin(), amount.end(), '.', ',');
    std::vector<std::string> lines{":20:RELEVE", ":25:FR7610001000010000000000162", ":28C:1/1",
                                   ":60F:C260101EUR1000,00"};
    lines.insert(lines.end(), fields.begin(), fields.end());
    lines.push_back(std::string(":62F:") + (closing.is_negative() ? "D" : "C") + "260131EUR" +
                    amount);
    lines.push_back("-");
    std::string text;
    for (const std::string& line : lines)
        text.append(line).append(line_end);
    return text;
}

Reading read_mt940_text(std::string_view text, std::string_view reference,
                        const std::vector<std::string>& supplementary) {
    std::vector<std::string> fields{":61:2601050105D10,00NTRF" + std::string(reference)};
    fields.insert(fields.end(), supplementary.begin(), supplementary.end());
    fields.push_back(":86:" + std::string(text));
    return read_bytes(mt940_statement(fields, -10'00));
}

Reading read_mt940_movement(std::string_view movement, std::int64_t cents) {
    return read_bytes(mt940_statement({":61:" + std::string(movement)}, cents));
}

} // namespace comptoir::test
