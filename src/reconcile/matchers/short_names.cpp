// A name that the line shortens: ELEC TANGUY for Électricité Tanguy, CHAUDRONNERIE GARN where a
// card's text ends, ADOBE SYSTEMS for Adobe Systems Software.
//
// Every word of the line stands for a word of the party's name, in order: whole, a trade's word
// abbreviated, or cut where the text ends. What the line leaves out is the trade or the legal form.
// No other party's name has those words, one open invoice of all has the amount, and one line: then
// the evidence leaves one answer. So do several of this party alone, when no more lines ask for
// them and each of these has its name: a subscription. A surname alone, or a first name that starts
// another, is none.
#include "matchers.h"

#include "../name_at_edge.h"
#include "../name_check.h"
#include "../outcome.h"
#include "../vocabulary.h"
#include "../words.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_words_least = 2;
constexpr std::size_t k_short_least = 3;      // letters of an abbreviation
constexpr std::size_t k_telling_least = 4;    // letters of the word that tells the party
constexpr std::size_t k_cut_width_least = 18; // card networks and older files cut there
// At the end of a full column; so little of a name needs an amount that is nobody's by chance.
constexpr std::size_t k_narrow_width_least = 12;
constexpr std::size_t k_start_least = 5;  // letters of a cut word
constexpr std::size_t k_lacking_most = 3; // and what it lacks
constexpr std::int64_t k_round_amount = 10'00;

constexpr std::string_view k_particles = "ADLNSV"; // à, d', l', n/réf, s/réf, v/réf

using Key = std::pair<std::string_view, std::int64_t>; // currency, amount

class ShortNameMatcher {
public:
    explicit ShortNameMatcher(Context& context) : m_context(context) {}

    void match() {
        std::map<Key, std::vector<std::uint32_t>> lines;
        for (const std::uint32_t line : m_context.open_lines())
            lines[key_of_line(line)].push_back(line);
        std::map<Key, std::vector<std::uint32_t>> items;
        for (std::uint32_t i = 0; i < m_context.items.size(); ++i) {
            const ItemState& item = m_context.items[i];
            if (item.is_invoice() && item.remaining != 0)
                items[{item.item->open.currency().code(), item.remaining}].push_back(i);
        }
        for (const auto& [key, same] : lines) {
            const auto fitting = items.find(key);
            if (fitting != items.end() && same.size() <= fitting->second.size() &&
                are_equal_pieces(fitting->second))
                match_group(same, fitting->second);
        }
    }

private:
    Key key_of_line(std::uint32_t line) const {
        return {m_context.line(line).amount.currency().code(), m_context.minor(line)};
    }

    bool names_nobody(std::uint32_t line) const {
        const LineReading& reading = m_context.readings[line];
        return m_context.undecided(line) && reading.named.empty() && reading.of_iban.empty() &&
               reading.parties.empty() && !reading.own_account;
    }

    // Of one party, whose payment makes the same VAT due.
    bool are_equal_pieces(const std::vector<std::uint32_t>& items) const {
        const auto vat_of = [&](std::uint32_t index) {
            const auto found = m_context.books.waiting_vat.find(m_context.items[index].item->id);
            return found == m_context.books.waiting_vat.end() ? std::string{} : found->second;
        };
        const ItemState& first = m_context.items[items.front()];
        return std::all_of(items.begin(), items.end(), [&](std::uint32_t index) {
            const ItemState& item = m_context.items[index];
            return item.party == first.party && item.item->account == first.item->account &&
                   vat_of(index) == vat_of(items.front());
        });
    }

    // Each in turn, by their days; none when one of the lines is somebody else's.
    void match_group(const std::vector<std::uint32_t>& lines, std::vector<std::uint32_t> items) {
        std::sort(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) {
            return settles_before(*m_context.items[a].item, *m_context.items[b].item);
        });
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (!may_take(lines[i], items[i]))
                return;
        for (std::size_t i = 0; i < lines.size(); ++i)
            take(lines[i], items[i], items.size());
    }

    bool may_take(std::uint32_t line, std::uint32_t index) const {
        const ItemState& item = m_context.items[index];
        if (!names_nobody(line) || item.party == k_no_party ||
            !may_settle_invoices(m_context.line(line)) ||
            !plausible_day(m_context.line(line), *item.item))
            return false;
        const std::vector<NameWord> words = the_one_name(name_words_of(m_context, line));
        const std::vector<std::string>& name = m_context.parties.words_of_name(item.party);
        // "CASTRELANGE JEA" at the end of a full label: Jean or Jeanne.
        const bool is_at_width = !words.empty() && words.back().is_cut;
        const bool may_be_narrow = is_at_width && m_context.minor(line) % k_round_amount != 0 &&
                                   (begins_with_trade(name) || lacks_an_end(line, words, name));
        const std::size_t least = may_be_narrow ? k_narrow_width_least : k_cut_width_least;
        const bool is_short =
            (!is_at_width || width_of(words) >= k_cut_width_least || may_be_narrow) &&
            (shortens(words, name, least) || shortens(words, turned(name), least)) &&
            is_the_only_one(words, item.party) && !has_letter_of_another(line, item.party);
        return is_short || (m_context.minor(line) % k_round_amount != 0 &&
                            is_only_start_at_edge(m_context, line, item.party));
    }

    void take(std::uint32_t line, std::uint32_t index, std::size_t equals) {
        const ItemState& item = m_context.items[index];
        ItemAnswer answer;
        answer.line = line;
        answer.unattended = true;
        answer.parts = {{index, m_context.minor(line)}};
        answer.reasons.push_back(exact_amount(m_context, line, item));
        answer.reasons.push_back(
            {reasons::name_shortened, {{"party", party_name(m_context, item)}}});
        if (equals == 1)
            answer.reasons.push_back(runner_up(m_context, line, 1));
        else
            answer.reasons.push_back({reasons::interchangeable,
                                      {{"count", static_cast<std::int64_t>(equals)},
                                       {"party", party_name(m_context, item)},
                                       {"amount", m_context.line(line).amount.abs()},
                                       {"piece", item.item->piece}}});
        answer.evidence = score::k_party;
        answer_with_items(m_context, std::move(answer));
    }

    // "DURAND X FILS" is not Durand & Fils: a letter alone may be all that tells two names apart.
    bool has_letter_of_another(std::uint32_t line, std::uint32_t party) const {
        const std::vector<std::string> own = text::fold_words(m_context.parties.facts(party).name);
        const std::vector<Word> words = words_of(m_context.line(line));
        return std::any_of(words.begin(), words.end(), [&](const Word& word) {
            const bool is_letter =
                word.text.size() == 1 && word.text.front() >= 'A' && word.text.front() <= 'Z';
            return is_letter && k_particles.find(word.text) == std::string_view::npos &&
                   std::find(own.begin(), own.end(), word.text) == own.end();
        });
    }

    // "KARIM BESNAR" where the column ended: of a name of two words that no house has, the first
    // whole and of the second all but its last letters. What is a name of its own is no start of
    // one: MARTIN is not Martinez, nor JULIE Julien.
    bool lacks_an_end(std::uint32_t line, const std::vector<NameWord>& words,
                      const std::vector<std::string>& name) const {
        if (words.size() != 2 || name.size() != 2 || !fills_a_column(m_context.line(line)))
            return false;
        const std::string& start = words.back().text;
        return std::any_of(name.begin(), name.end(), [&](const std::string& ours) {
            return starts(start, ours) && start.size() >= k_start_least &&
                   ours.size() - start.size() <= k_lacking_most && !is_a_name_of_its_own(start);
        });
    }

    static bool fills_a_column(const bank::StatementLine& line) {
        return std::binary_search(std::begin(k_label_widths), std::end(k_label_widths),
                                  text::length_in_characters(line.label));
    }

    // First names and surnames that begin others.
    static bool is_a_name_of_its_own(std::string_view word) {
        static constexpr std::array<std::string_view, 34> k_names{
            "ADRIEN",  "ALEXANDR",  "ANDRE",    "ANTON",    "ARMAND",  "AUBERT",  "BERNARD",
            "CAROL",   "CHRISTIAN", "CLAUDE",   "CLEMENT",  "DANIEL",  "DENIS",   "DURAND",
            "FABIEN",  "FERNAND",   "FRANCOIS", "FREDERIC", "GABRIEL", "GILBERT", "JULIE",
            "LAURENT", "LOUIS",     "LUCIEN",   "MARCEL",   "MARTIN",  "MICHEL",  "PASCAL",
            "PETIT",   "RAPHAEL",   "ROBERT",   "SIMON",    "STEPHAN", "VALENTIN"};
        return std::binary_search(k_names.begin(), k_names.end(), word);
    }

    // A surname and a first name the other way round.
    static std::vector<std::string> turned(std::vector<std::string> name) {
        if (name.size() == 2)
            std::swap(name.front(), name.back());
        return name;
    }

    static bool starts(const std::string& start, const std::string& word) {
        return start.size() >= k_short_least && start.size() < word.size() &&
               word.compare(0, start.size(), start) == 0;
    }

    // The name of a line that holds one, be it in its text and in an element of its own, cut in one
    // of them; empty when there are two.
    static std::vector<NameWord> the_one_name(const std::vector<NameWord>& words) {
        std::vector<std::vector<NameWord>> runs;
        for (const NameWord& word : words) {
            if (runs.empty() || !word.follows)
                runs.push_back({});
            runs.back().push_back(word);
        }
        if (runs.empty())
            return {};
        const auto longest =
            std::max_element(runs.begin(), runs.end(), [](const auto& a, const auto& b) {
                return letters_of(a) < letters_of(b);
            });
        for (const std::vector<NameWord>& run : runs) {
            if (!repeats(run, *longest))
                return {};
        }
        return *longest;
    }

    static std::size_t letters_of(const std::vector<NameWord>& words) {
        std::size_t letters = 0;
        for (const NameWord& word : words)
            letters += word.text.size();
        return letters;
    }

    static bool repeats(const std::vector<NameWord>& run, const std::vector<NameWord>& longest) {
        if (run.size() > longest.size())
            return false;
        for (std::size_t i = 0; i < run.size(); ++i) {
            const bool is_last = i + 1 == run.size();
            if (run[i].text != longest[i].text &&
                !(is_last && starts(run[i].text, longest[i].text)))
                return false;
        }
        return true;
    }

    static std::size_t width_of(const std::vector<NameWord>& words) {
        std::size_t width = words.size() - 1;
        for (const NameWord& word : words)
            width += word.text.size();
        return width;
    }

    // Does the word stand for that one of the name?
    static bool stands_for(const NameWord& word, const std::string& ours, bool may_be_cut) {
        return word.text == ours || shortens_trade(word.text, ours) ||
               (may_be_cut && starts(word.text, ours));
    }

    static bool shortens(const std::vector<NameWord>& words, const std::vector<std::string>& name,
                         std::size_t width_least) {
        if (words.size() < k_words_least)
            return false;
        const bool wide = width_of(words) >= width_least;
        bool telling = false;
        std::size_t at = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool may_be_cut = wide && i + 1 == words.size();
            while (at < name.size() && !stands_for(words[i], name[at], may_be_cut)) {
                if (!may_be_left_out(name[at]))
                    return false;
                ++at;
            }
            if (at == name.size())
                return false;
            telling =
                telling || (!is_trade_word(name[at]) && words[i].text.size() >= k_telling_least);
            ++at;
        }
        const bool was_cut = wide && words.back().text != name[at - 1];
        return telling && (was_cut || std::all_of(name.begin() + static_cast<std::ptrdiff_t>(at),
                                                  name.end(), may_be_left_out));
    }

    // "DURAND PERE" and "DURAND FILS", "DURAND" and "DURAND HOLDING" are two.
    static bool tells_relatives_apart(const std::string& word) {
        static constexpr std::array<std::string_view, 10> k_words{
            "FILS",    "FRERE",  "FRES",       "GROUP", "GROUPE",
            "HOLDING", "INVEST", "PATRIMOINE", "PERE",  "SONS"};
        return std::binary_search(k_words.begin(), k_words.end(), word);
    }

    static bool may_be_left_out(const std::string& word) {
        if (tells_relatives_apart(word))
            return false;
        return is_trade_word(word) || is_legal_form(word) || is_payment_word(word);
    }

    // No other name has a word for each of the line's.
    bool is_the_only_one(const std::vector<NameWord>& words, std::uint32_t party) const {
        std::vector<std::uint32_t> holders = m_context.parties.with_word(words.front().text);
        if (holders.size() == PartyIndex::k_word_holders_max)
            return false; // there may be more
        for (std::size_t i = 1; i < words.size(); ++i) {
            const std::vector<std::uint32_t> more = m_context.parties.with_word(words[i].text);
            if (more.size() == PartyIndex::k_word_holders_max)
                return false;
            std::vector<std::uint32_t> both;
            std::set_intersection(holders.begin(), holders.end(), more.begin(), more.end(),
                                  std::back_inserter(both));
            holders = std::move(both);
        }
        return holders.size() == 1 && holders.front() == party;
    }

    Context& m_context;
};

} // namespace

void match_short_names(Context& context) {
    ShortNameMatcher(context).match();
}

} // namespace comptoir::reconcile
