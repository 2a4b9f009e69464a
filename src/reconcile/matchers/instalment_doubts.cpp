#include "instalment_doubts.h"

#include "../gate.h"
#include "../introductions.h"
#include "../subset_sum.h"
#include "../vocabulary.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace comptoir::reconcile {

namespace {

// A number of an invoice: fewer digits are a rank, a day or a rate; more characters a bank's id.
constexpr std::size_t k_digits_least = 3;
constexpr std::size_t k_token_most = 16;
constexpr std::size_t k_grouped_digits_least = 6;
constexpr std::size_t k_reference_digits_least = 9;
// Beside the named piece, so few are no accident whatever else is open.
constexpr std::size_t k_sure_pieces = 2;
constexpr std::size_t k_candidates_max = 200;
constexpr std::string_view k_list_marks = "+,;&";

// One number as it is written: "FA2026-1418". A slash before a letter begins another.
struct Token {
    std::string text;
    KeyPlace place;
};

bool joins(const Word& before, const Word& word) {
    if (word.gap == '/')
        return is_digit(word.text.front()) || count_digits(before.text) == 0;
    return word.gap == '-' || word.gap == '.' || word.gap == '_';
}

// The tokens of what people write; ids and references are the banks'.
std::vector<Token> tokens_of(const std::vector<Word>& words) {
    const bool runs_across = !words.empty() && words.front().column == Column::AcrossLabels;
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Column column = words[i].column;
        const bool is_text = column == Column::Comment ||
                             (runs_across ? column == Column::AcrossLabels
                                          : column == Column::Label || column == Column::LabelMore);
        if (!is_text)
            continue;
        Token token{words[i].text, {i, i}};
        while (token.place.last + 1 < words.size() &&
               joins(words[token.place.last], words[token.place.last + 1])) {
            ++token.place.last;
            token.text += words[token.place.last].text;
        }
        i = token.place.last;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

bool calls_invoice(std::string_view letters) {
    static const std::unordered_set<std::string_view> k_names{"FAC",     "FACT", "FACTURE",
                                                              "INVOICE", "INV",  "RNG"};
    return k_names.contains(letters);
}

// "1 420.73", "2026-03", "03/2026".
bool is_amount_or_month(const std::vector<Word>& words, KeyPlace place) {
    if (place.last == place.first)
        return false;
    const std::string& last = words[place.last].text;
    const std::string& first = words[place.first].text;
    if (words[place.last].gap == '.' && last.size() == 2)
        return true;
    const std::string& year = last.size() == 4 ? last : first;
    const std::string& month = last.size() == 4 ? first : last;
    return place.last == place.first + 1 && year.size() == 4 && year.starts_with("20") &&
           month.size() <= 2 && month <= "12";
}

bool may_be_a_number(const std::vector<Word>& words, const Token& token) {
    if (token.text.size() > k_token_most || count_digits(token.text) < k_digits_least)
        return false;
    if (text::all_digits(token.text)) {
        // "0102/2026" is no day: its groups are not those of one.
        const bool is_grouped = token.place.last == token.place.first + 1 &&
                                token.text.size() >= k_grouped_digits_least;
        return (is_grouped || key_strength(token.text) == KeyStrength::Strong) &&
               !is_amount_or_month(words, token.place);
    }
    std::string letters = token.text;
    std::erase_if(letters, is_digit);
    const bool is_said = is_payment_word(letters) && !calls_invoice(letters);
    const bool is_quarter = letters == "T" || letters == "Q" || letters == "S"; // "T12026"
    const bool is_hour = letters == "H" && token.text.size() <= 5;
    return !is_said && !is_quarter && !is_hour && key_strength(token.text) == KeyStrength::Strong;
}

bool is_bank_id(const bank::StatementLine& line, std::string_view token) {
    return token == key_of(line.end_to_end_id) || token == key_of(line.bank_reference) ||
           token == key_of(line.mandate_id) || token == key_of(line.cheque_number) ||
           token == key_of(line.structured_reference);
}

bool is_explained(const Context& context, std::uint32_t line, const std::string& token) {
    const LineReading& reading = context.readings[line];
    const bool by_number =
        std::any_of(reading.hits.begin(), reading.hits.end(), [&](const NumberHit& hit) {
            const std::string key =
                hit.kind == HitKind::Piece ? context.items[hit.item].key : key_of(hit.text);
            return key.find(token) != std::string::npos || token.find(key) != std::string::npos ||
                   may_be_the_same_number(token, key);
        });
    return by_number || is_bank_id(context.line(line), token) ||
           std::any_of(reading.parties.begin(), reading.parties.end(), [&](std::uint32_t party) {
               const std::vector<std::string>& name = context.parties.words_of_name(party);
               return std::find(name.begin(), name.end(), token) != name.end();
           });
}

// "/REF 17890420410", "REF: 30041443869", "VIR RECU 4620862762 DE:": so many digits are the bank's
// own. Some put a letter behind those of an operation.
bool is_reference_of_bank(const std::vector<Word>& words, const Token& token) {
    if (token.place.first == 0 || words[token.place.first].gap == '\n')
        return false;
    const std::string& before = words[token.place.first - 1].text;
    const std::string_view text = token.text;
    const bool is_operation = token.place.first == 2 && token.place.last == 2 && before == "RECU" &&
                              text.size() > k_reference_digits_least &&
                              text::all_digits(text.substr(0, text.size() - 1));
    return is_operation || (text::all_digits(text) && text.size() >= k_reference_digits_least &&
                            (before == "REF" || before == "REFERENCE"));
}

std::string unexplained_number(const Context& context, std::uint32_t line,
                               const std::vector<Word>& words) {
    for (const Token& token : tokens_of(words)) {
        if (may_be_a_number(words, token) && introduced_as(words, token.place).empty() &&
            !is_reference_of_bank(words, token) && !is_explained(context, line, token.text))
            return token.text;
    }
    return {};
}

bool ends_open(std::string_view text) {
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return !text.empty() &&
           (std::string_view("+,;&/-").find(text.back()) != std::string_view::npos ||
            text.ends_with("...") || text.ends_with(" ET") || text.ends_with(" et"));
}

bool says_more(std::string_view word) {
    static const std::unordered_set<std::string_view> k_words{
        "SUIV",    "SUIVANT",  "SUIVANTE",   "SUIVANTES", "SUIVANTS", "AUTRES",
        "ETC",     "FACTURES", "FACTS",      "INVOICES",  "FACTUREN", "FACTURAS",
        "FATTURE", "FOLGENDE", "RECHNUNGEN", "DIVERSES"};
    return k_words.contains(word);
}

// What follows a mark that lists: another number that is not known ("FC-310, 311"), or the first
// half of one at the end ("INV-26-0547+INV").
bool lists_more(const Context& context, std::uint32_t index, std::string_view text) {
    for (std::size_t mark = text.find_first_of(k_list_marks); mark != std::string_view::npos;
         mark = text.find_first_of(k_list_marks, mark + 1)) {
        const std::size_t before = text.find_last_not_of(' ', mark == 0 ? 0 : mark - 1);
        if (before == std::string_view::npos || mark == 0 || !is_digit(text[before]))
            continue;
        std::vector<Word> words;
        append_words(text.substr(mark + 1), Column::Comment, words);
        if (words.empty())
            continue;
        const Token next = tokens_of(words).front();
        const bool is_cut =
            words.size() == 1 && count_digits(next.text) == 0 && text[mark + 1] != ' ';
        const bool is_other = count_digits(next.text) >= k_digits_least &&
                              !(text[mark] == ',' && is_amount_or_month(words, next.place)) &&
                              !is_explained(context, index, next.text);
        if (is_cut || is_other)
            return true;
    }
    return false;
}

// The column's width ended the list, or the payer did.
bool list_goes_on(const Context& context, std::uint32_t index, const std::vector<Word>& words) {
    const bank::StatementLine& line = context.line(index);
    const bool runs_across = runs_on(line);
    const std::string first = runs_across ? line.label + line.label_more : line.label;
    const std::string second = runs_across ? std::string{} : line.label_more;
    if (ends_open(first) || ends_open(second) || lists_more(context, index, first) ||
        lists_more(context, index, second))
        return true;
    const std::vector<Token> tokens = tokens_of(words);
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const Token& token) { return says_more(token.text); });
}

// "202605", "052026", "0478382011": a month or a telephone stands in a line for its own sake.
bool reads_as_period_or_telephone(const std::string& key) {
    if (!text::all_digits(key))
        return false;
    if (key.size() == 10)
        return key[0] == '0' && key[1] != '0';
    const auto is_month = [](std::string_view two) { return two >= "01" && two <= "12"; };
    const std::string_view digits = key;
    return digits.size() == 6 && ((digits.starts_with("20") && is_month(digits.substr(4))) ||
                                  (digits.substr(2, 2) == "20" && is_month(digits.substr(0, 2))));
}

} // namespace

std::optional<Reason> doubt_of_instalment(const Context& context, std::uint32_t line,
                                          const NumberHit& hit) {
    const std::string& piece = context.items[hit.item].item->piece;
    if (!hit.introduced.empty())
        return Reason{reasons::no_invoice_number, {{"word", hit.introduced}, {"piece", piece}}};
    if (hit.kind == HitKind::PaymentOrder)
        return std::nullopt; // our own order says how much
    if (reads_as_period_or_telephone(hit.kind == HitKind::Piece ? context.items[hit.item].key
                                                                : key_of(hit.text)))
        return Reason{reasons::short_number, {{"piece", piece}}};
    const std::vector<Word> words = words_of(context.line(line));
    if (list_goes_on(context, line, words))
        return Reason{reasons::list_goes_on, {{"piece", piece}}};
    if (std::string other = unexplained_number(context, line, words); !other.empty())
        return Reason{reasons::other_number, {{"text", std::move(other)}, {"piece", piece}}};
    return std::nullopt;
}

namespace {

std::vector<std::uint32_t> roles_of(const Context& context, std::uint32_t line,
                                    std::uint32_t party) {
    std::vector<std::uint32_t> roles = context.parties.named(context.parties.facts(party).name);
    roles.push_back(party);
    const std::vector<std::uint32_t>& of_line = context.readings[line].parties;
    if (std::find(of_line.begin(), of_line.end(), party) != of_line.end())
        roles.insert(roles.end(), of_line.begin(), of_line.end());
    std::sort(roles.begin(), roles.end());
    roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
    return roles;
}

std::vector<ItemPart> parts_of(const Context& context, std::uint32_t named,
                               const std::vector<std::uint32_t>& items,
                               const std::vector<std::pair<std::int64_t, int>>& set) {
    std::vector<ItemPart> parts{{named, context.items[named].remaining}};
    for (const auto& [amount, count] : set) {
        int left = count;
        for (const std::uint32_t item : items) {
            if (left > 0 && context.items[item].remaining == amount) {
                parts.push_back({item, amount});
                --left;
            }
        }
    }
    return parts;
}

// None of its equals is left, which it might be instead.
bool takes_all(const std::vector<std::int64_t>& amounts,
               const std::vector<std::pair<std::int64_t, int>>& set) {
    return std::all_of(set.begin(), set.end(), [&](const auto& one) {
        return std::count(amounts.begin(), amounts.end(), one.first) == one.second;
    });
}

} // namespace

ExactSets exact_sets_with(Context& context, std::uint32_t line, std::uint32_t item) {
    const ItemState& named = context.items[item];
    if (named.party == k_no_party || context.search_budget == 0)
        return {};
    const std::int64_t wanted = context.minor(line) - named.remaining;
    std::vector<std::uint32_t> items;
    std::vector<std::int64_t> amounts;
    bool may_reach = false;
    for (const std::uint32_t role : roles_of(context, line, named.party)) {
        for (const std::uint32_t other : context.items_of_party(role)) {
            const ItemState& state = context.items[other];
            if (other == item || state.remaining == 0 || !context.same_currency(line, other) ||
                !plausible_day(context.line(line), *state.item))
                continue;
            items.push_back(other);
            amounts.push_back(state.remaining);
            may_reach = may_reach || (state.remaining < 0) == (wanted < 0);
        }
    }
    if (!may_reach || items.size() > k_candidates_max)
        return {};
    std::sort(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) {
        return settles_before(*context.items[a].item, *context.items[b].item);
    });
    const SubsetSums sums = find_subset_sums(amounts, wanted);
    context.search_budget -= std::min(context.search_budget, sums.cost + items.size());
    const Searched searched = searched_among(amounts);
    ExactSets found;
    for (const auto& set : sums.sets) {
        std::vector<ItemPart> parts = parts_of(context, item, items, set);
        if (parts.size() - 1 <= k_sure_pieces || !may_fit_by_accident(searched, parts.size() - 1))
            found.sets.push_back(std::move(parts));
    }
    found.is_only =
        verdict_of(sums) == SetVerdict::OnlyOne && takes_all(amounts, sums.sets.front());
    return found;
}

} // namespace comptoir::reconcile
