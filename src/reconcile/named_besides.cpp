#include "named_besides.h"

#include "comptoir/core/text.h"
#include "introductions.h"

#include <algorithm>
#include <set>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_end_of_number_least = 3;
constexpr std::size_t k_digits_of_number_least = 5;
constexpr std::size_t k_few_digits = 3;

// One token names both items, and can only mean `own`: the line's party, or its side, says so.
bool token_means(const Context& context, std::uint32_t line, const NumberHit& own,
                 const NumberHit& other) {
    if (key_of_hit(context, own) != key_of_hit(context, other))
        return false;
    const LineReading& reading = context.readings[line];
    const ItemState& item = context.items[other.item];
    const bool other_side = (item.item->open.minor() < 0) != (context.minor(line) < 0);
    return other_side ||
           (reading.agrees(context.items[own.item].party) && !reading.agrees(item.party));
}

// Known numbers run together: "FC-310/FC-311", of the first one its end at least, of the others
// their digits. `may_stop`: a blank inside may end it in another one, "FC310/FC311/FC 312".
bool is_run_together(std::string_view number, const std::vector<std::string>& known,
                     bool may_stop) {
    std::vector<std::string_view> parts;
    std::vector<std::size_t> ends; // where a known number may end
    for (const std::string& key : known) {
        parts.push_back(key);
        const std::size_t letters = std::min(key.find_first_of("0123456789"), key.size());
        if (letters > 0 && key.size() - letters >= k_digits_of_number_least)
            parts.push_back(std::string_view(key).substr(letters));
        for (std::size_t left = k_end_of_number_least; left <= key.size(); ++left) {
            if (number.starts_with(std::string_view(key).substr(key.size() - left)))
                ends.push_back(left);
        }
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const std::string_view rest = number.substr(ends[i]);
        for (const std::string_view part : parts) {
            const bool is_start =
                may_stop && rest.size() >= k_end_of_number_least && part.starts_with(rest);
            const bool is_whole = !part.empty() && rest.starts_with(part);
            if (is_start || (is_whole && rest.size() == part.size()))
                return true;
            const std::size_t end = ends[i] + part.size();
            if (is_whole && std::find(ends.begin(), ends.end(), end) == ends.end())
                ends.push_back(end);
        }
    }
    return false;
}

} // namespace

bool names_item(const Context& context, std::uint32_t line, std::uint32_t item) {
    const std::vector<NumberHit>& hits = context.readings[line].hits;
    return std::any_of(hits.begin(), hits.end(),
                       [&](const NumberHit& hit) { return hit.item == item; });
}

std::string key_of_hit(const Context& context, const NumberHit& hit) {
    return hit.kind == HitKind::Piece ? context.items[hit.item].key : key_of(hit.text);
}

const NumberHit* left_out(const Context& context, std::uint32_t line,
                          const std::function<bool(std::uint32_t)>& is_held) {
    const LineReading& reading = context.readings[line];
    for (const NumberHit& hit : reading.hits) {
        if ((hit.is_short && !reading.agrees(context.items[hit.item].party)) || is_held(hit.item))
            continue;
        const bool means_a_held_one =
            std::any_of(reading.hits.begin(), reading.hits.end(), [&](const NumberHit& own) {
                return own.item != hit.item && is_held(own.item) &&
                       token_means(context, line, own, hit);
            });
        if (!means_a_held_one)
            return &hit;
    }
    return nullptr;
}

std::optional<std::string> other_number(const std::vector<std::string>& numbers,
                                        const std::vector<std::string>& known, bool may_stop) {
    for (const std::string& number : numbers) {
        if (std::find(known.begin(), known.end(), number) == known.end() &&
            !is_run_together(number, known, may_stop))
            return number;
    }
    return std::nullopt;
}

Reason speaks_against(std::string text, std::string piece) {
    return {reasons::other_number, {{"text", std::move(text)}, {"piece", std::move(piece)}}};
}

namespace {

// A number that the books hold in the label of another party's piece, which the line may pay: it
// proves nothing for that one, and the answer is not the only one.
const NumberHit* named_in_other_label(const Context& context, std::uint32_t line,
                                      const std::function<bool(std::uint32_t)>& is_held) {
    const LineReading& reading = context.readings[line];
    for (const NumberHit& hit : reading.elsewhere) {
        const ItemState& item = context.items[hit.item];
        const bool may_pay = (item.item->open.minor() < 0) == (context.minor(line) < 0);
        const bool is_own_too =
            std::any_of(reading.hits.begin(), reading.hits.end(), [&](const NumberHit& own) {
                return is_held(own.item) && key_of_hit(context, own) == key_of(hit.text);
            });
        if (may_pay && !hit.is_short && !is_held(hit.item) && !is_own_too)
            return &hit;
    }
    return nullptr;
}

bool is_text(const Word& word) {
    return word.column == Column::Label || word.column == Column::LabelMore ||
           word.column == Column::Comment;
}

// Pieces with so few digits name nothing, and yet "215" alone is not 216, nor 178.
std::optional<std::string> near_short_number(const std::vector<Word>& words,
                                             const std::vector<std::string>& known) {
    const auto is_near = [](const std::string& key) {
        return key.size() == k_few_digits && text::all_digits(key);
    };
    if (std::none_of(known.begin(), known.end(), is_near))
        return std::nullopt;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        const bool stands_alone =
            (word.gap == ' ' || word.gap == '\n') &&
            (i + 1 == words.size() || words[i + 1].gap == ' ' || words[i + 1].gap == '\n');
        if (is_text(word) && stands_alone && is_near(word.text) &&
            std::find(known.begin(), known.end(), word.text) == known.end() &&
            introduced_as(words, {i, i}).empty())
            return word.text;
    }
    return std::nullopt;
}

// Which words of a line are numbers by which it names an answer's pieces. Those of a list stand in
// the label and, run together, across it: there whatever was cut goes as well.
std::vector<char> explained_words(const std::vector<Word>& words, const LineReading& reading,
                                  const std::function<bool(std::uint32_t)>& is_held,
                                  bool of_lists_alone) {
    std::vector<char> is_read(words.size(), 0);
    std::set<std::string_view> across;
    for (const NumberHit& hit : reading.hits) {
        if (!is_held(hit.item) || (of_lists_alone && !hit.is_listed))
            continue;
        for (const KeyPlace place : hit.places) {
            for (std::size_t i = place.first; i <= place.last && i < words.size(); ++i) {
                is_read[i] = 1;
                if (hit.is_listed && words[i].column == Column::AcrossLabels)
                    across.insert(words[i].text);
            }
        }
    }
    for (std::size_t i = 0; i < words.size() && !across.empty(); ++i) {
        const bool is_label =
            words[i].column == Column::Label || words[i].column == Column::LabelMore;
        if (is_label && count_digits(words[i].text) > 0 &&
            (across.contains(words[i].text) || stands_at_cut(words, {i, i})))
            is_read[i] = 1;
    }
    return is_read;
}

// `words` themselves where all are left, as in most lines; else those that are, kept in `left`.
const std::vector<Word>& without(const std::vector<Word>& words,
                                 const std::vector<char>& is_left_out, std::vector<Word>& left) {
    if (std::none_of(is_left_out.begin(), is_left_out.end(), [](char out) { return out != 0; }))
        return words;
    char gap = 0; // where words were left out
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (is_left_out[i] != 0) {
            gap = gap == '\n' || words[i].gap == '\n' ? '\n' : ' ';
            continue;
        }
        left.push_back(words[i]);
        if (gap != 0 && words[i].gap != '\n')
            left.back().gap = gap;
        gap = 0;
    }
    return left;
}

} // namespace

std::optional<Reason> named_besides(Context& context, std::uint32_t line,
                                    const std::vector<std::uint32_t>& items,
                                    const std::function<bool(std::uint32_t)>& is_held,
                                    bool is_proven) {
    const std::string& piece = context.items[items.front()].item->piece;
    if (const NumberHit* hit = left_out(context, line, is_held))
        return speaks_against(context.items[hit->item].item->piece, piece);
    if (const NumberHit* hit = named_in_other_label(context, line, is_held))
        return speaks_against(hit->text, piece);
    std::vector<std::string> known;
    std::vector<std::uint32_t> parties;
    Series of_nobody; // items whose party is unknown have no series but their own
    for (const std::uint32_t index : items) {
        known.push_back(context.items[index].key);
        const std::vector<std::string>& others = context.items[index].label_keys;
        known.insert(known.end(), others.begin(), others.end());
        parties.push_back(context.items[index].party);
        if (parties.back() == k_no_party)
            of_nobody.add(known.back());
    }
    // None is left out, but a few digits that another's piece happens to bear name nothing.
    for (const NumberHit& hit : context.readings[line].hits) {
        if (!hit.is_short || is_held(hit.item) ||
            context.readings[line].agrees(context.items[hit.item].party))
            known.push_back(key_of_hit(context, hit));
    }
    std::sort(parties.begin(), parties.end());
    parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
    const auto shared_words = context.words(line);
    const std::vector<Word>& all = *shared_words;
    const LineReading& reading = context.readings[line];
    const std::vector<char> is_listed = explained_words(all, reading, is_held, true);
    std::vector<Word> left, left_of_lists;
    const std::vector<Word>& words =
        without(all, explained_words(all, reading, is_held, false), left);
    const std::vector<Word>& of_lists = without(all, is_listed, left_of_lists);
    for (const CalledNumber& called :
         numbers_called_invoice(is_proven ? without_introduced(all) : all)) {
        if (!is_proven && is_listed[called.place.first] != 0)
            continue; // a list begins there
        const bool is_known = std::any_of(known.begin(), known.end(), [&](const auto& key) {
            return may_be_called(called, key);
        });
        if (!is_known && !is_run_together(called.number, known, is_proven))
            return speaks_against(called.number, piece);
    }
    if (std::optional<std::string> near = near_short_number(of_lists, known))
        return speaks_against(std::move(*near), piece);
    for (const std::uint32_t party : parties) {
        const Series& series = party == k_no_party ? of_nobody : context.series_of(party);
        const auto numbers = numbers_of_series(context.line(line), words, series);
        if (const std::optional<std::string> other = other_number(numbers, known, is_proven))
            return speaks_against(*other, piece);
        for (std::string& list : lists_of_series(of_lists, series)) {
            const std::string key = key_of(list);
            if (std::find(known.begin(), known.end(), key) == known.end() &&
                !is_run_together(key, known, is_proven))
                return speaks_against(std::move(list), piece);
        }
    }
    return std::nullopt;
}

} // namespace comptoir::reconcile
