#include "comptoir/core/iban.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/resource.h"
#include "comptoir/core/text.h"
#include "identifier_text.h"
#include "table_lines.h"

#include <algorithm>
#include <array>
#include <vector>

namespace comptoir {

namespace {

constexpr std::size_t k_length_min = 15;
constexpr std::size_t k_length_max = 34;

// A run of the BBAN: "5!n" is five digits; n digits, a capitals, c either.
struct BbanRun {
    std::size_t length = 0;
    char kind = 'c';
};

struct CountryRule {
    std::string_view country;
    std::size_t length = 0;
    bool sepa = false;
    std::vector<BbanRun> runs; // empty: any digits and capitals
};

std::vector<BbanRun> read_structure(std::string_view structure) {
    std::vector<BbanRun> runs;
    while (!structure.empty()) {
        const std::size_t mark = structure.find('!');
        invariant(mark != std::string_view::npos && mark + 1 < structure.size(),
                  "a BBAN structure is a list of runs such as 5!n");
        const auto length = text::parse_integer(structure.substr(0, mark));
        invariant(length && *length > 0, "a run of a BBAN has a length");
        runs.push_back({static_cast<std::size_t>(*length), structure[mark + 1]});
        structure.remove_prefix(mark + 2);
    }
    return runs;
}

std::vector<CountryRule> load_rules() {
    std::vector<CountryRule> rules;
    for (const resources::Resource& list : resources::core_lists()) {
        if (list.name != "iban-registry.tsv")
            continue;
        for_each_row(list.content, [&](const std::vector<std::string_view>& columns) {
            invariant(columns.size() == 11 && columns[0].size() == 2,
                      "iban-registry.tsv has eleven columns");
            // French and British territories are listed for their names; their IBANs start
            // with FR and GB, so that "GP…" is no IBAN.
            if (columns[10].starts_with("territory"))
                return;
            const auto length = text::parse_integer(columns[1]);
            invariant(length && *length > 4, "an IBAN has a length");
            CountryRule rule{
                columns[0], static_cast<std::size_t>(*length), columns[9].starts_with("yes"), {}};
            // Countries outside the registry publish no binding structure.
            if (columns[10] == "SWIFT registry")
                rule.runs = read_structure(columns[3]);
            rules.push_back(std::move(rule));
        });
    }
    invariant(!rules.empty(), "iban-registry.tsv is compiled in");
    std::sort(rules.begin(), rules.end(),
              [](const CountryRule& a, const CountryRule& b) { return a.country < b.country; });
    return rules;
}

const CountryRule* find_rule(std::string_view country) {
    static const std::vector<CountryRule> rules = load_rules();
    const auto found = std::lower_bound(
        rules.begin(), rules.end(), country,
        [](const CountryRule& rule, std::string_view c) { return rule.country < c; });
    return found != rules.end() && found->country == country ? &*found : nullptr;
}

bool matches_structure(std::string_view bban, const std::vector<BbanRun>& runs) {
    for (const BbanRun& run : runs) {
        for (const char c : bban.substr(0, run.length)) {
            if (run.kind == 'n' && !is_ascii_digit(c))
                return false;
            if (run.kind == 'a' && !is_ascii_capital(c))
                return false;
        }
        bban.remove_prefix(run.length);
    }
    return true;
}

bool has_iban_start(std::string_view text) {
    return text.size() >= 4 && is_ascii_capital(text[0]) && is_ascii_capital(text[1]) &&
           is_ascii_digit(text[2]) && is_ascii_digit(text[3]);
}

bool is_alnum(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_ascii_alnum_capital);
}

// ISO 13616-1: the first four characters go to the end; the whole modulo 97 is 1. The check digits
// are 98 minus a remainder, hence 02 to 98; 00, 01 and 99 would satisfy the sum alone.
bool has_right_checksum(std::string_view iban) {
    const std::string_view digits = iban.substr(2, 2);
    if (digits == "00" || digits == "01" || digits == "99")
        return false;
    const auto of_account = mod97(iban.substr(4));
    return of_account && mod97(iban.substr(0, 4), *of_account) == 1U;
}

std::optional<IbanProblem> find_problem(std::string_view iban) {
    if (iban.empty())
        return IbanProblem::Empty;
    if (!is_alnum(iban))
        return IbanProblem::BadCharacters;
    if (iban.size() < 4)
        return IbanProblem::WrongLength;
    if (!has_iban_start(iban))
        return IbanProblem::BadCharacters;
    const CountryRule* rule = find_rule(iban.substr(0, 2));
    if (!rule)
        return IbanProblem::UnknownCountry;
    if (iban.size() != rule->length)
        return IbanProblem::WrongLength;
    if (!matches_structure(iban.substr(4), rule->runs))
        return IbanProblem::BadCharacters;
    if (!has_right_checksum(iban))
        return IbanProblem::WrongChecksum;
    return std::nullopt;
}

std::string two_digits(unsigned value) {
    return text::pad_left(text::number(static_cast<long long>(value)), 2, '0');
}

// Letters of a French account number count as digits: A and J 1, B, K and S 2 … I, R and Z 9
// (CFONB, "Le RIB").
unsigned rib_digit(char c) {
    if (is_ascii_digit(c))
        return static_cast<unsigned>(c - '0');
    constexpr std::string_view k_values = "12345678912345678923456789";
    return static_cast<unsigned>(k_values[static_cast<std::size_t>(c - 'A')] - '0');
}

unsigned rib_mod97(std::string_view part) {
    unsigned rest = 0;
    for (const char c : part)
        rest = (rest * 10 + rib_digit(c)) % 97;
    return rest;
}

} // namespace

std::optional<Iban> Iban::parse(std::string_view text, IbanProblem* problem) {
    std::string canonical = without_blanks(text);
    const auto found = find_problem(canonical);
    if (found) {
        if (problem)
            *problem = *found;
        return std::nullopt;
    }
    return Iban{std::move(canonical)};
}

std::string Iban::printed() const {
    std::string result;
    result.reserve(m_text.size() + m_text.size() / 4);
    for (std::size_t i = 0; i < m_text.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            result += ' ';
        result += m_text[i];
    }
    return result;
}

std::string Iban::masked() const {
    return m_text.substr(0, 4) + " •••• " + m_text.substr(m_text.size() - 4);
}

bool Iban::is_sepa() const {
    const CountryRule* rule = find_rule(country());
    return rule && rule->sepa;
}

bool Iban::is_swiss_qr() const {
    if (country() != "CH" && country() != "LI")
        return false;
    // SIX, Swiss implementation guidelines QR-bill: QR-IID 30000 to 31999.
    return bban().starts_with("30") || bban().starts_with("31");
}

bool looks_like_iban(std::string_view text) {
    const std::string canonical = without_blanks(text);
    return canonical.size() >= k_length_min && canonical.size() <= k_length_max &&
           has_iban_start(canonical) && is_alnum(canonical);
}

std::optional<bool> national_check_ok(const Iban& iban) {
    const std::string_view bban = iban.bban();
    if (iban.country() == "BE") {
        const unsigned expected = mod97(bban.substr(0, 10)).value_or(0);
        return two_digits(expected == 0 ? 97 : expected) == bban.substr(10, 2);
    }
    const auto rib = rib_of_iban(iban);
    if (!rib)
        return std::nullopt;
    return rib_key(*rib) == bban.substr(21, 2);
}

std::optional<std::string> rib_key(const FrenchRib& rib) {
    const std::string account = text::to_upper_ascii(rib.account);
    if (rib.bank.size() != 5 || !text::all_digits(rib.bank) || rib.branch.size() != 5 ||
        !text::all_digits(rib.branch) || account.size() != 11 || !is_alnum(account))
        return std::nullopt;
    const unsigned rest =
        (89 * rib_mod97(rib.bank) + 15 * rib_mod97(rib.branch) + 3 * rib_mod97(account)) % 97;
    return two_digits(97 - rest);
}

std::optional<Iban> iban_of_rib(const FrenchRib& rib) {
    const auto key = rib_key(rib);
    if (!key)
        return std::nullopt;
    const std::string bban = rib.bank + rib.branch + text::to_upper_ascii(rib.account) + *key;
    const auto rest = mod97(bban + "FR00");
    invariant(rest.has_value(), "a RIB holds digits and capitals");
    return Iban::parse("FR" + two_digits(98 - *rest) + bban);
}

std::optional<FrenchRib> rib_of_iban(const Iban& iban) {
    if (iban.country() != "FR" && iban.country() != "MC")
        return std::nullopt;
    const std::string_view bban = iban.bban();
    return FrenchRib{std::string{bban.substr(0, 5)}, std::string{bban.substr(5, 5)},
                     std::string{bban.substr(10, 11)}};
}

} // namespace comptoir
