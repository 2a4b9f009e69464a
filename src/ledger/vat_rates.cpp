#include "comptoir/ledger/vat_rates.h"

#include "comptoir/core/text.h"

#include <algorithm>

namespace comptoir::ledger {

std::vector<int> known_vat_rates(Chart chart) {
    switch (chart) {
    case Chart::Pcg:
        return {200, 130, 100, 85, 55, 21, 9};
    case Chart::Pcmn:
        return {210, 120, 60};
    case Chart::Kmu:
        return {81, 80, 77, 38, 37, 26, 25};
    }
    return {};
}

bool is_known_vat_rate(Chart chart, int permille) {
    const std::vector<int> known = known_vat_rates(chart);
    return std::find(known.begin(), known.end(), permille) != known.end();
}

bool is_vat_of(Chart chart, std::int64_t vat_minor, std::int64_t net_minor) {
    const std::vector<int> rates = known_vat_rates(chart);
    return std::any_of(rates.begin(), rates.end(), [&](int permille) {
        return net_minor / 1000 * permille + (net_minor % 1000 * permille + 500) / 1000 ==
               vat_minor;
    });
}

std::string vat_rate_text(int permille) {
    const std::string whole = text::number(std::int64_t{permille / 10});
    return permille % 10 == 0 ? whole : whole + "." + text::number(std::int64_t{permille % 10});
}

std::string known_vat_rates_text(Chart chart) {
    std::string known;
    for (const int permille : known_vat_rates(chart))
        known += (known.empty() ? "" : ", ") + vat_rate_text(permille);
    return known;
}

} // namespace comptoir::ledger
