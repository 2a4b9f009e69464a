#include "comptoir/i18n/i18n.h"

#include "comptoir/core/text.h"
#include "i18n/text_table.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace comptoir::i18n {

namespace {

constexpr std::string_view k_narrow_space = "\u202f";
constexpr std::string_view k_minus = "\u2212";

const Text* find_text(std::string_view key) {
    const auto all = texts();
    const auto found = std::lower_bound(
        all.begin(), all.end(), key,
        [](const Text& text, std::string_view wanted) { return text.key < wanted; });
    return found != all.end() && found->key == key ? &*found : nullptr;
}

// What is wrong with a date is one code, and how to write it right differs by the file it is in; of
// a wrong balance, what can be done differs by the place where it is met.
const Text* find_text_of_form(std::string_view key, const Params& params) {
    static constexpr std::array<std::string_view, 3> k_with_forms{
        "bank.balance_mismatch.", "core.amount_unreadable.", "core.date_unreadable."};
    const auto group = std::find_if(k_with_forms.begin(), k_with_forms.end(),
                                    [&](auto one) { return one.substr(0, one.size() - 1) == key; });
    if (group == k_with_forms.end())
        return nullptr;
    for (const Param& param : params)
        if (const auto* form = std::get_if<std::string>(&param.value); form && param.name == "form")
            return find_text(std::string(*group).append(*form));
    return nullptr;
}

// Numbers that name a thing are written without separators, so that they can be typed again.
bool names_a_thing(std::string_view param) {
    static constexpr std::array<std::string_view, 19> k_names{
        "by",    "column", "connection", "entry", "id",      "invoice", "line",
        "match", "number", "other",      "page",  "payment", "pid",     "port",
        "row",   "rows",   "statement",  "step",  "year"};
    return std::find(k_names.begin(), k_names.end(), param) != k_names.end();
}

std::string value_text(const Param& param, Language language) {
    struct Visitor {
        const Param& param;
        Language language;
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(std::int64_t number) const {
            return names_a_thing(param.name) ? text::number(number)
                                             : format_count(number, language);
        }
        std::string operator()(Money amount) const { return format(amount, language); }
        std::string operator()(Date day) const { return format(day, language); }
    };
    return std::visit(Visitor{param, language}, param.value);
}

// French counts 0 and 1 as one, English 1 alone (CLDR plural rules).
bool is_one(const Param& param, Language language) {
    const auto* count = std::get_if<std::int64_t>(&param.value);
    if (!count)
        return false;
    return *count == 1 || *count == -1 || (*count == 0 && language == Language::French);
}

const Param* find_param(const Params& params, std::string_view name) {
    const auto found = std::find_if(params.begin(), params.end(),
                                    [&](const Param& one) { return one.name == name; });
    return found == params.end() ? nullptr : &*found;
}

// A thing by what people know of it. Its number is for whoever types it: where `ids` is among the
// parameters it follows, in brackets.
std::string known_as(const Param& param, const Params& params, Language language) {
    const bool with_number = find_param(params, "ids") != nullptr;
    if (param.name == "match" || param.name == "pairing") // nothing but a number
        return with_number
                   ? say(param.name == "match" ? "named.match" : "named.pairing", {param}, language)
                   : std::string{};
    const Param* day = find_param(params, param.name + "_day");
    const Param* amount = find_param(params, param.name + "_amount");
    const Param* label = find_param(params, param.name + "_label");
    if (!day || !amount || !label)
        return value_text(param, language);
    const std::string name = value_text(*label, language);
    std::string text =
        say(name.empty() ? "named.bare" : "named.line",
            {{"day", day->value}, {"amount", amount->value}, {"label", name}}, language);
    return with_number ? text + " [" + value_text(param, language) + "]" : text;
}

// What stands between braces: "count", "count?entry|entries", "state@invoice" or "line#".
std::string placeholder_text(std::string_view inside, const Params& params, Language language) {
    const std::size_t mark = inside.find_first_of("?@#");
    const std::string_view name = inside.substr(0, mark);
    const Param* const param = find_param(params, name);
    if (!param) {
        std::string kept = "{"; // a name without parameter stays as it is: the fault is seen
        return kept.append(inside).append("}");
    }
    if (mark == std::string_view::npos)
        return value_text(*param, language);
    const std::string_view rest = inside.substr(mark + 1);
    if (inside[mark] == '#')
        return known_as(*param, params, language);
    if (inside[mark] == '@')
        return word(rest, value_text(*param, language), language);
    const std::size_t bar = rest.find('|');
    if (bar == std::string_view::npos)
        return std::string(rest);
    return std::string(is_one(*param, language) ? rest.substr(0, bar) : rest.substr(bar + 1));
}

bool starts_with_vowel(std::string_view text) {
    static constexpr std::array<std::string_view, 28> k_vowels{
        "A", "E", "I", "O", "U", "a", "e", "i", "o", "u", "À", "Â", "É", "È",
        "Ê", "Î", "Ô", "Û", "Œ", "à", "â", "é", "è", "ê", "î", "ô", "û", "œ"};
    return std::ranges::any_of(k_vowels, [&](auto vowel) { return text.starts_with(vowel); });
}

// French elides before a name: "de" and Atelier Exemple are "d’Atelier Exemple". Not before numbers
// and codes, whose letters are spelled, nor before h, which may be sounded.
void elide(std::string& before, std::string_view param, std::string_view value) {
    static constexpr std::array<std::string_view, 3> k_names{"company", "name", "party"};
    if (std::ranges::find(k_names, param) == k_names.end() || !starts_with_vowel(value))
        return;
    for (const std::string_view word : {"de ", "que "}) {
        if (!before.ends_with(word))
            continue;
        const std::size_t at = before.size() - word.size();
        if (at == 0 || before[at - 1] == ' ')
            before.replace(before.size() - 2, 2, "’");
        return;
    }
}

std::string filled(std::string_view pattern, const Params& params, Language language) {
    std::string text;
    text.reserve(pattern.size() + 32);
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos)
            break;
        text.append(pattern.substr(0, open));
        const std::string_view inside = pattern.substr(open + 1, close - open - 1);
        const std::string value = placeholder_text(inside, params, language);
        if (language == Language::French)
            elide(text, inside, value);
        text.append(value);
        pattern.remove_prefix(close + 1);
        // "Aaro S.A." at the end of a sentence ends it: one full stop is enough.
        const bool ends = pattern == "." || pattern.starts_with(". ");
        if (ends && (text.ends_with('.') || text.ends_with("…")))
            pattern.remove_prefix(1);
    }
    return text.append(pattern);
}

// "1234567" -> "1 234 567" with the language's own separator.
std::string grouped(std::string_view digits, Language language) {
    const std::string_view separator = language == Language::French ? k_narrow_space : ",";
    std::string text;
    for (std::size_t index = 0; index < digits.size(); ++index) {
        if (index > 0 && (digits.size() - index) % 3 == 0)
            text.append(separator);
        text.push_back(digits[index]);
    }
    return text;
}

// Readers name fields of national formats in English words, the others by the tag of the file.
std::string field_name(std::string_view field, Language language) {
    std::string name(field);
    std::replace(name.begin(), name.end(), ' ', '_');
    if (has_text("place_field." + name))
        return word("place_field", name, language);
    if (has_text("csv_role." + name))
        return word("csv_role", name, language);
    return std::string(field);
}

std::string currency_sign(Currency currency) {
    return currency == Currency::eur() ? "€" : std::string(currency.code());
}

} // namespace

std::optional<Language> parse_language(std::string_view text) {
    if (text == "fr")
        return Language::French;
    if (text == "en")
        return Language::English;
    return std::nullopt;
}

std::string_view to_text(Language language) {
    return language == Language::French ? "fr" : "en";
}

Language language_of_environment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (!value || !*value)
            continue;
        return std::string_view(value).starts_with("en") ? Language::English : Language::French;
    }
    return Language::French;
}

bool has_text(std::string_view key) {
    return find_text(key) != nullptr;
}

std::string say(std::string_view key, const Params& params, Language language) {
    const Text* text = find_text_of_form(key, params);
    if (!text)
        text = find_text(key);
    if (!text)
        return std::string(key);
    return filled(language == Language::French ? text->french : text->english, params, language);
}

std::string say(std::string_view key, Language language) {
    return say(key, {}, language);
}

std::string explain(const Error& error, Language language) {
    return say(error.code.name, error.params, language);
}

std::string explain(const Diagnostic& diagnostic, Language language) {
    return say(diagnostic.code.name, diagnostic.params, language);
}

std::string explain(const reconcile::Reason& reason, Language language) {
    return say(reason.code.name, reason.params, language);
}

std::string place_text(const std::optional<SourcePlace>& place, Language language) {
    if (!place)
        return {};
    std::string text = place->file;
    const auto add = [&](std::string_view key, std::string_view name, const Param::Value& value) {
        if (!text.empty())
            text.append(", ");
        text.append(say(key, {{std::string(name), value}}, language));
    };
    if (place->line > 0)
        add("place.line", "line", place->line);
    if (!place->record.empty())
        add("place.record", "record", place->record);
    if (!place->field.empty())
        add("place.field", "field", field_name(place->field, language));
    return text;
}

std::string format_bare(Money amount, Language language) {
    const std::string plain = amount.abs().to_decimal();
    const std::size_t point = plain.find('.');
    std::string text = amount.is_negative() ? std::string(k_minus) : std::string();
    text.append(grouped(std::string_view(plain).substr(0, point), language));
    if (point != std::string::npos) {
        text.push_back(language == Language::French ? ',' : '.');
        text.append(plain, point + 1);
    }
    return text;
}

std::string format(Money amount, Language language) {
    const std::string sign = currency_sign(amount.currency());
    if (language == Language::French)
        return format_bare(amount, language) + "\u00a0" + sign;
    const std::string gap = amount.currency() == Currency::eur() ? "" : "\u00a0";
    return (amount.is_negative() ? std::string(k_minus) : "") + sign + gap +
           format_bare(amount.abs(), language);
}

std::string format(Date day, Language language) {
    static constexpr std::array<std::string_view, 12> k_months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::string number = text::pad_left(text::number(day.day()), 2, '0');
    if (language == Language::English)
        return number + " " + std::string(k_months[day.month() - 1]) + " " +
               text::number(day.year());
    return number + "/" + text::pad_left(text::number(day.month()), 2, '0') + "/" +
           text::number(day.year());
}

std::string format_time(Instant instant, Language language) {
    constexpr std::int64_t k_minutes_per_day = 24 * 60;
    const std::int64_t minutes = instant.ms / 60'000 + local_offset_minutes(instant);
    const std::int64_t of_day =
        (minutes % k_minutes_per_day + k_minutes_per_day) % k_minutes_per_day;
    return format(local_day(instant), language) + " " +
           text::pad_left(text::number(of_day / 60), 2, '0') + ":" +
           text::pad_left(text::number(of_day % 60), 2, '0');
}

std::string format_count(std::int64_t count, Language language) {
    const std::string digits = text::number(count < 0 ? -count : count);
    return (count < 0 ? std::string(k_minus) : std::string()) + grouped(digits, language);
}

std::string word(std::string_view domain, std::string_view value, Language language) {
    std::string key(domain);
    key.push_back('.');
    key.append(value);
    return say(key, language);
}

std::vector<std::string_view> text_keys() {
    std::vector<std::string_view> keys;
    for (const Text& text : texts())
        keys.push_back(text.key);
    return keys;
}

} // namespace comptoir::i18n
