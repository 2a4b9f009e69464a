#include "party_beside_number.h"

#include "beside_names.h"
#include "name_check.h"
#include "vocabulary.h"

#include <algorithm>
#include <optional>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_telling_least = 5; // letters of a start that a column cut
constexpr std::size_t k_whole_least = 3;   // "AXA", "EDF"

// The party of all the pieces the line names, whose remainders are its amount; none when they are
// several parties', or another sum.
std::uint32_t party_of_exact_numbers(const Context& context, std::uint32_t line,
                                     const LineReading& reading) {
    std::optional<std::uint32_t> party;
    std::int64_t sum = 0;
    for (const NumberHit& hit : reading.hits) {
        const ItemState& item = context.items[hit.item];
        if (hit.kind == HitKind::PaymentOrder || hit.kind == HitKind::InLabel ||
            !hit.introduced.empty() || !context.same_currency(line, hit.item) ||
            (party && *party != item.party))
            return k_no_party;
        party = item.party;
        sum += item.remaining;
    }
    return party && sum == context.minor(line) ? *party : k_no_party;
}

// "PAIEMENT 260208": the day of an invoice as well as a number.
bool is_a_day(const Context& context, std::uint32_t index, const LineReading& reading) {
    const bank::StatementLine& line = context.line(index);
    const auto shared_words = context.words(index);
    const std::vector<Word>& words = *shared_words;
    return std::any_of(reading.hits.begin(), reading.hits.end(), [&](const NumberHit& hit) {
        return stands_as_day_near(words, hit.places, line.booked_on);
    });
}

// A word that tells the party, or enough letters of it.
bool tells(const std::vector<NameWord>& words, const std::vector<std::string>& name) {
    return std::any_of(words.begin(), words.end(), [&](const NameWord& word) {
        return !is_trade_word(word.text) &&
               std::any_of(name.begin(), name.end(), [&](const std::string& our) {
                   return !is_trade_word(our) && !is_payment_word(our) &&
                          ((word.text == our && our.size() >= k_whole_least) ||
                           (word.is_cut && our.starts_with(word.text) &&
                            word.text.size() >= k_telling_least));
               });
    });
}

} // namespace

void read_party_beside_number(const Context& context, std::uint32_t line, LineReading& reading) {
    if (reading.hits.empty() || !reading.named.empty() || !reading.of_iban.empty() ||
        !reading.parties.empty())
        return;
    const std::uint32_t party = party_of_exact_numbers(context, line, reading);
    if (party == k_no_party || is_a_day(context, line, reading))
        return;
    const std::vector<std::string>& name = context.parties.words_of_name(party);
    const std::vector<NameWord> words = without_what_stands_besides(
        context, name_words_of(context, line), line, party, NameProof::Number);
    const Closeness closeness = closeness_of(words, name);
    const bool all_met =
        std::all_of(closeness.met.begin(), closeness.met.end(), [](bool met) { return met; });
    if (words.empty() || !all_met || !closeness.whole || !tells(words, name))
        return;
    reading.named = reading.parties = {party};
    reading.by_name = true;
}

} // namespace comptoir::reconcile
