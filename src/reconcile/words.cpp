#include "words.h"

#include "bank_markers.h"
#include "comptoir/core/date.h"
#include "comptoir/core/iban.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <optional>

namespace comptoir::reconcile {

using namespace std::string_view_literals; // the two word lists

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t count_digits(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

std::string without_zeros(std::string_view digits) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return std::string(digits);
}

namespace {

constexpr std::size_t k_words_per_key_max = 6;
constexpr std::size_t k_key_least = 4;
constexpr int k_short_years = 60;
constexpr int k_year_first = 1990, k_year_last = 2039; // 2083 is a number
constexpr std::size_t k_prefix_letters_max = 7;        // "FACTURE"
constexpr std::size_t k_long_group_least = 5;          // "2026.00710"; a year has four digits
constexpr std::size_t k_end_group_least = 4;           // "51830033.0275"; cents have two

bool is_ascii_alnum(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool is_blank(unsigned char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_digit);
}
bool has_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return !is_digit(c); });
}

std::string capitals(std::string_view ascii) {
    std::string result(ascii);
    for (char& c : result) {
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    }
    return result;
}

// "n°", "nº" and "№" stand before a number without being a part of it.
void drop_number_signs(std::string& text) {
    for (const std::string_view sign : {"\xC2\xBA", "\xC2\xB0", "\xE2\x84\x96"}) {
        for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at))
            text.replace(at, sign.size(), " ");
    }
}

// A run of bytes without ASCII blanks or marks becomes one word, or several when Unicode marks
// stand inside.
void append_run(std::string_view run, bool ascii, char gap, Column column,
                std::vector<Word>& words) {
    if (ascii) {
        words.push_back({capitals(run), gap, column});
        return;
    }
    char between = gap;
    for (std::string& word : text::fold_words(run)) {
        words.push_back({std::move(word), between, column});
        between = '-';
    }
}

bool plausible_day(int year, int month, int day) {
    return year >= 1990 && year <= 2099 && month >= 1 && day >= 1 &&
           Date::from_ymd(year, static_cast<unsigned>(month), static_cast<unsigned>(day))
               .has_value();
}

// Two digits of a year of payments, not of births.
bool plausible_short_day(int year, int month, int day) {
    return year < k_short_years && plausible_day(2000 + year, month, day);
}

int digits_at(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i)
        value = value * 10 + (text[i] - '0');
    return value;
}

// DDMMYY, DDMMYYYY, YYYYMMDD or YYMMDD.
bool reads_as_day(std::string_view digits) {
    if (!text::all_digits(digits))
        return false;
    if (digits.size() == 6) {
        return plausible_short_day(digits_at(digits, 4, 2), digits_at(digits, 2, 2),
                                   digits_at(digits, 0, 2)) ||
               plausible_short_day(digits_at(digits, 0, 2), digits_at(digits, 2, 2),
                                   digits_at(digits, 4, 2));
    }
    if (digits.size() == 8) {
        return plausible_day(digits_at(digits, 4, 4), digits_at(digits, 2, 2),
                             digits_at(digits, 0, 2)) ||
               plausible_day(digits_at(digits, 0, 4), digits_at(digits, 4, 2),
                             digits_at(digits, 6, 2));
    }
    return false;
}

// A day is written in one run, or as day, month and year: "1102/26" is none.
bool reads_as_day(KeyPlace place, std::string_view run) {
    return (place.first == place.last || place.last - place.first == 2) && reads_as_day(run);
}

bool joins_numbers(char gap) {
    return gap == '-' || gap == '_' || gap == '.' || gap == '/';
}

// Is `neighbour`, separated from the run by `gap`, a part of the same number?
bool lengthens(std::string_view run, std::string_view neighbour, char gap) {
    if (gap == '\n' || gap == ' ' || !has_digit(neighbour))
        return false;
    const bool pure_digits = !has_letter(run);
    if (!joins_numbers(gap))
        return pure_digits && (gap == ',' || gap == '\'') && !has_letter(neighbour); // 1,234.56
    if (gap == '/' && has_letter(neighbour))
        return false; // "F592/F593" are two references
    if (!pure_digits && run.size() >= 6 && reads_as_day(neighbour))
        return false; // a day written after the number
    return true;
}

bool inner_gaps_allow(const std::vector<Word>& words, KeyPlace place, bool pure_digits) {
    for (std::size_t i = place.first + 1; i <= place.last; ++i) {
        const char gap = words[i].gap;
        // Points belong to amounts, phone numbers and days, whose groups are short; blanks and
        // commas always do.
        const bool long_group = gap == '.' && (words[i].text.size() >= k_long_group_least ||
                                               (words[i - 1].text.size() >= k_long_group_least &&
                                                words[i].text.size() >= k_end_group_least));
        if (pure_digits && !long_group && gap != '-' && gap != '/' && gap != '_')
            return false;
        if (gap == ',' || gap == ';' || gap == '+' || gap == '&')
            return false; // these list several references
    }
    return true;
}

std::string_view letters_before_digits(std::string_view word) {
    return word.substr(0, std::min(word.find_first_of("0123456789"), word.size()));
}

// "FC-26-310/FC-26-311": the slash parts two numbers that begin with the same letters.
bool begins_in_a_list(const std::vector<Word>& words, std::size_t first) {
    const std::string_view letters = letters_before_digits(words[first].text);
    if (words[first].gap != '/' || letters.empty())
        return false;
    for (std::size_t i = first; i > 0 && i + k_words_per_key_max > first; --i) {
        if (words[i].gap == '\n')
            return false;
        if (letters_before_digits(words[i - 1].text) == letters)
            return true;
    }
    return false;
}

char mark_before(std::string_view text, std::size_t at) {
    return at == 0 ? '\n' : text[at - 1];
}
// "BENEF :" as "BENEF:".
char mark_after(std::string_view text, std::size_t end) {
    const std::size_t colon = std::min(text.find_first_not_of(' ', end), text.size());
    if (colon < text.size() && text[colon] == ':')
        return ':';
    return end < text.size() ? text[end] : '\n';
}

} // namespace

void append_words(std::string_view original, Column column, std::vector<Word>& words) {
    std::string text(original);
    drop_number_signs(text);
    char gap = '\n';
    std::size_t i = 0;
    while (i < text.size()) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (!is_ascii_alnum(c) && c < 0x80) {
            // A mark beside blanks separates like a blank: "F592 - AARO".
            if (gap != '\n')
                gap = is_blank(c) || gap == ' ' ? ' ' : (gap == 0 ? text[i] : gap);
            ++i;
            continue;
        }
        bool ascii = true;
        std::size_t end = i;
        for (; end < text.size(); ++end) {
            const auto e = static_cast<unsigned char>(text[end]);
            if (e >= 0x80)
                ascii = false;
            else if (!is_ascii_alnum(e))
                break;
        }
        const std::size_t before = words.size();
        append_run(std::string_view(text).substr(i, end - i), ascii, gap == 0 ? ' ' : gap, column,
                   words);
        if (words.size() > before) {
            gap = 0; // nothing seen since the word
            words.back().is_marker =
                words.size() == before + 1 &&
                is_bank_marker(words.back().text, mark_before(text, i), mark_after(text, end));
        }
        i = end;
    }
}

bool cuts_a_number(const bank::StatementLine& line) {
    if (!runs_on(line))
        return false;
    // A word of many letters before it begins no number: "PROVENCALE" and 45280.
    std::size_t letters = 0;
    while (letters < line.label.size() && letters <= k_prefix_letters_max &&
           is_letter(line.label[line.label.size() - 1 - letters]))
        ++letters;
    const char next = line.label_more.front();
    return letters <= k_prefix_letters_max && (is_digit(next) || joins_numbers(next));
}

std::vector<Word> words_of(const bank::StatementLine& line) {
    std::vector<Word> words;
    words.reserve(24);
    if (runs_on(line))
        append_words(line.label + line.label_more, Column::AcrossLabels, words);
    append_words(std::string_view(line.label).substr(0, before_what_is_repeated(line)),
                 Column::Label, words);
    append_words(line.label_more, Column::LabelMore, words);
    append_words(line.comment, Column::Comment, words);
    append_words(line.remittance_reference, Column::RemittanceReference, words);
    if (!looks_like_iban(line.ordering_account))
        append_words(line.ordering_account, Column::OrderingAccount, words);
    append_words(line.end_to_end_id, Column::EndToEndId, words);
    append_words(line.structured_reference, Column::StructuredReference, words);
    return words;
}

std::string key_of(std::string_view reference) {
    std::vector<Word> words;
    append_words(reference, Column::Label, words);
    std::string key;
    for (const Word& word : words)
        key += word.text;
    return key;
}

KeyStrength key_strength(std::string_view key) {
    const auto digits = static_cast<std::size_t>(std::count_if(key.begin(), key.end(), is_digit));
    if (key.size() < k_key_least || digits < 2)
        return KeyStrength::Useless;
    if (digits < key.size())
        return KeyStrength::Strong;
    if (key.size() == 4 && digits_at(key, 0, 4) >= k_year_first &&
        digits_at(key, 0, 4) <= k_year_last)
        return KeyStrength::Useless;
    if (key.size() < 6 || reads_as_day(key))
        return KeyStrength::Short;
    return KeyStrength::Strong;
}

std::string shape_of(std::string_view key) {
    std::string shape(key);
    for (char& c : shape) {
        if (is_digit(c))
            c = '9';
    }
    return shape;
}

void for_each_key(const std::vector<Word>& words, std::size_t longest,
                  const std::function<void(std::string_view key, KeyPlace place)>& visit) {
    std::string key;
    for (std::size_t first = 0; first < words.size(); ++first) {
        key.clear();
        const std::size_t end = std::min(words.size(), first + k_words_per_key_max);
        for (std::size_t last = first; last < end; ++last) {
            if (last > first && words[last].gap == '\n')
                break;
            key += words[last].text;
            if (key.size() > longest)
                break;
            if (key.size() >= k_key_least)
                visit(key, {first, last});
        }
    }
}

std::string run_of(const std::vector<Word>& words, KeyPlace place) {
    std::string run;
    for (std::size_t i = place.first; i <= place.last; ++i)
        run += words[i].text;
    return run;
}

namespace {

// Not a part of a longer number on either side.
bool is_bounded(const std::vector<Word>& words, KeyPlace place, std::string_view run) {
    if (place.first > 0 && !begins_in_a_list(words, place.first) &&
        lengthens(run, words[place.first - 1].text, words[place.first].gap))
        return false;
    return place.last + 1 >= words.size() ||
           !lengthens(run, words[place.last + 1].text, words[place.last + 1].gap);
}

} // namespace

bool stands_whole(const std::vector<Word>& words, KeyPlace place) {
    const std::string run = run_of(words, place);
    const bool pure_digits = !has_letter(run);
    if (place.last > place.first) {
        if (!inner_gaps_allow(words, place, pure_digits) || reads_as_day(place, run))
            return false;
    }
    return is_bounded(words, place, run);
}

bool stands_as_groups(const std::vector<Word>& words, KeyPlace place) {
    const std::string run = run_of(words, place);
    for (std::size_t i = place.first + 1; i <= place.last; ++i) {
        if (words[i].gap != ' ' && words[i].gap != '-' && words[i].gap != '/' &&
            words[i].gap != '_')
            return false;
    }
    return !reads_as_day(place, run) && is_bounded(words, place, run);
}

bool is_written_as(const std::vector<Word>& words, KeyPlace place, std::string_view reference) {
    std::vector<Word> groups;
    append_words(reference, Column::Label, groups);
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(place.first);
    const auto end = words.begin() + static_cast<std::ptrdiff_t>(place.last) + 1;
    return std::equal(first, end, groups.begin(), groups.end(),
                      [](const Word& a, const Word& b) { return a.text == b.text; });
}

bool reads_as_month(const std::vector<Word>& words, KeyPlace place) {
    if (place.last != place.first + 1 || !text::all_digits(words[place.first].text) ||
        !text::all_digits(words[place.last].text))
        return false;
    const bool year_first = words[place.first].text.size() == 4;
    const std::string& year = words[year_first ? place.first : place.last].text;
    const std::string& month = words[year_first ? place.last : place.first].text;
    return year.size() == 4 && month.size() <= 2 &&
           plausible_day(digits_at(year, 0, 4), digits_at(month, 0, month.size()), 1);
}

bool is_month_name(std::string_view word) {
    static constexpr std::array k_months{
        "AOUT"sv,      "APRIL"sv,    "AUGUST"sv,  "AVR"sv,     "AVRIL"sv,   "DEC"sv,
        "DECEMBRE"sv,  "DEZEMBER"sv, "FEBRUAR"sv, "FEV"sv,     "FEVR"sv,    "FEVRIER"sv,
        "JANUAR"sv,    "JANV"sv,     "JANVIER"sv, "JUIL"sv,    "JUILLET"sv, "JUIN"sv,
        "JULI"sv,      "JUNI"sv,     "MAERZ"sv,   "MAI"sv,     "MARS"sv,    "NOV"sv,
        "NOVEMBER"sv,  "NOVEMBRE"sv, "OCT"sv,     "OCTOBRE"sv, "OKTOBER"sv, "SEPT"sv,
        "SEPTEMBER"sv, "SEPTEMBRE"sv};
    return std::binary_search(k_months.begin(), k_months.end(), word);
}

bool reads_as_day_near(std::string_view digits, Date day) {
    constexpr std::int64_t k_days_near = 400;
    if (!text::all_digits(digits) || (digits.size() != 6 && digits.size() != 8))
        return false;
    const std::size_t year_digits = digits.size() - 4;
    const auto is_near = [&](std::size_t year_at, std::size_t month_at, std::size_t day_at) {
        const int year = digits_at(digits, year_at, year_digits) + (year_digits == 2 ? 2000 : 0);
        const std::optional<Date> read =
            Date::from_ymd(year, static_cast<unsigned>(digits_at(digits, month_at, 2)),
                           static_cast<unsigned>(digits_at(digits, day_at, 2)));
        return read && std::abs(*read - day) <= k_days_near;
    };
    return is_near(4, 2, 0) || is_near(0, year_digits, year_digits + 2);
}

bool stands_as_day_near(const std::vector<Word>& words, const std::vector<KeyPlace>& places,
                        Date day) {
    return std::any_of(places.begin(), places.end(), [&](KeyPlace place) {
        return reads_as_day_near(run_of(words, place), day);
    });
}

bool stands_at_cut(const std::vector<Word>& words, KeyPlace place) {
    const Word& last = words[place.last];
    if (last.column == Column::Label)
        return place.last + 1 == words.size() || words[place.last + 1].gap == '\n';
    return words[place.first].column == Column::LabelMore && words[place.first].gap == '\n';
}

bool is_bank_word(std::string_view word) {
    static constexpr std::array k_words{
        "ABONNEMENT"sv, "ACHAT"sv,     "AVOIR"sv,       "BANQUE"sv,   "CARTE"sv,     "CB"sv,
        "CESSION"sv,    "CHEQUE"sv,    "CHQ"sv,         "CLIENT"sv,   "COMPTE"sv,    "CONTRAT"sv,
        "COTISATION"sv, "CREDIT"sv,    "DATE"sv,        "DE"sv,       "DEBIT"sv,     "DES"sv,
        "DIVERS"sv,     "DU"sv,        "ECH"sv,         "ECHEANCE"sv, "ECHEANCES"sv, "EMIS"sv,
        "EN"sv,         "ET"sv,        "EUR"sv,         "EURO"sv,     "EUROS"sv,     "FACT"sv,
        "FACTURE"sv,    "FACTURES"sv,  "FAVEUR"sv,      "FRAIS"sv,    "FRANCE"sv,    "FROM"sv,
        "INST"sv,       "INTERETS"sv,  "INVOICE"sv,     "LA"sv,       "LE"sv,        "LES"sv,
        "LOYER"sv,      "MOTIF"sv,     "NOM"sv,         "NUM"sv,      "ORDRE"sv,     "PAIEMENT"sv,
        "PAYMENT"sv,    "POUR"sv,      "PRELEVEMENT"sv, "PRLV"sv,     "RECU"sv,      "REF"sv,
        "REFERENCE"sv,  "REGLEMENT"sv, "REMISE"sv,      "SALAIRE"sv,  "SEPA"sv,      "TRANSFER"sv,
        "TVA"sv,        "VIR"sv,       "VIREMENT"sv,    "VIRT"sv,     "VRST"sv};
    return std::binary_search(k_words.begin(), k_words.end(), word);
}

std::vector<std::string> name_words(std::string_view name) {
    static constexpr std::array k_forms{"AG"sv,
                                        "ASBL"sv,
                                        "ASSOCIATION"sv,
                                        "BV"sv,
                                        "BVBA"sv,
                                        "EARL"sv,
                                        "EI"sv,
                                        "EIRL"sv,
                                        "ETAB"sv,
                                        "ETABLISSEMENT"sv,
                                        "ETABLISSEMENTS"sv,
                                        "ETS"sv,
                                        "EURL"sv,
                                        "GAEC"sv,
                                        "GIE"sv,
                                        "GMBH"sv,
                                        "INC"sv,
                                        "KG"sv,
                                        "LLC"sv,
                                        "LTD"sv,
                                        "M"sv,
                                        "MADAME"sv,
                                        "MLLE"sv,
                                        "MME"sv,
                                        "MONSIEUR"sv,
                                        "MR"sv,
                                        "NV"sv,
                                        "PLC"sv,
                                        "SA"sv,
                                        "SARL"sv,
                                        "SAS"sv,
                                        "SASU"sv,
                                        "SCI"sv,
                                        "SCOP"sv,
                                        "SELARL"sv,
                                        "SNC"sv,
                                        "SOCIETE"sv,
                                        "SPRL"sv,
                                        "SRL"sv,
                                        "STE"sv};
    std::vector<std::string> words = text::fold_words(name);
    const auto is_form = [](const std::string& word) {
        return std::binary_search(k_forms.begin(), k_forms.end(), std::string_view(word));
    };
    while (words.size() > 1 && is_form(words.back()))
        words.pop_back();
    while (words.size() > 1 && is_form(words.front()))
        words.erase(words.begin());
    return words;
}

} // namespace comptoir::reconcile
