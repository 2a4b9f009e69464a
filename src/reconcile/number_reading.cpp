#include "number_reading.h"

#include "check_digits.h"
#include "comptoir/core/text.h"
#include "introductions.h"
#include "label_edge.h"

#include <algorithm>

namespace comptoir::reconcile {

namespace {

// A number that so many open items bear names none of them ("AN2026").
constexpr std::size_t k_owners_max = 64;
constexpr std::size_t k_reference_most = 27; // characters of the longest with check digits
constexpr std::size_t k_grouped_digits_least = 6;
constexpr std::size_t k_worn_words_max = 6;
constexpr std::size_t k_worn_digits_least = 3;
// Of a worn number that proves something beside no name: with letters, and of digits alone.
constexpr std::size_t k_sure_digits_with_letters = 4;
constexpr std::size_t k_sure_digits_alone = 8;
constexpr std::size_t k_digits_without_letters_least = 5; // "10092" of FA10092

// Runs of letters and runs of digits, these without the zeros they begin with: "FA2026" is FA and
// 2026, "0318" is 318.
void append_groups(std::string_view word, std::vector<std::string>& groups) {
    for (std::size_t at = 0; at < word.size();) {
        std::size_t end = at;
        while (end < word.size() && is_digit(word[end]) == is_digit(word[at]))
            ++end;
        const std::string_view group = word.substr(at, end - at);
        groups.push_back(is_digit(group.front()) ? without_zeros(group) : std::string(group));
        at = end;
    }
}

std::string joined(const std::vector<std::string>& groups, std::size_t from = 0) {
    std::string text;
    for (std::size_t i = from; i < groups.size(); ++i) {
        if (i > from)
            text += '|';
        text += groups[i];
    }
    return text;
}

struct RawHit {
    const KeyOwner* owner;
    KeyPlace place;
    bool is_worn = false;
    bool is_checked = false; // by the check digits of a reference that holds it
};

int column_rank(Column column) {
    // A place people see first is named first.
    return column == Column::AcrossLabels ? 2 : static_cast<int>(column);
}

void add_hit(LineReading& reading, NumberHit hit) {
    for (NumberHit& known : reading.hits) {
        if (known.item != hit.item)
            continue;
        if (known.introduced.empty() != hit.introduced.empty()) {
            if (hit.introduced.empty())
                known = std::move(hit); // called an invoice, or nothing, elsewhere in the line
            return;
        }
        const bool is_called = known.is_called || hit.is_called;
        const bool is_at_edge = known.is_at_edge && hit.is_at_edge;
        std::vector<KeyPlace> places = known.places;
        places.insert(places.end(), hit.places.begin(), hit.places.end());
        if (known.is_short && !hit.is_short)
            known = std::move(hit);
        else if (known.is_short == hit.is_short &&
                 column_rank(hit.column) < column_rank(known.column))
            known = std::move(hit);
        known.places = std::move(places);
        known.is_called = is_called;
        known.is_at_edge = is_at_edge;
        return;
    }
    reading.hits.push_back(std::move(hit));
}

// "1102/26", written as the piece is: its digits alone read as a day, its groups do not.
bool is_grouped_number(const std::vector<Word>& words, KeyPlace place, bool is_as_written) {
    std::size_t digits = 0;
    for (std::size_t i = place.first; i <= place.last; ++i)
        digits += words[i].text.size();
    return is_as_written && place.last == place.first + 1 && digits >= k_grouped_digits_least;
}

bool is_pure_digits(const std::vector<Word>& words, KeyPlace place) {
    for (std::size_t i = place.first; i <= place.last; ++i) {
        if (!text::all_digits(words[i].text))
            return false;
    }
    return true;
}

std::size_t digits_at(const std::vector<Word>& words, KeyPlace place) {
    std::size_t digits = 0;
    for (std::size_t i = place.first; i <= place.last; ++i)
        digits += count_digits(words[i].text);
    return digits;
}

// "1/3": the first of three.
bool is_rank(const std::vector<Word>& words, std::size_t at) {
    return at + 1 < words.size() && words[at + 1].gap == '/' && words[at].text.size() == 1 &&
           words[at + 1].text.size() == 1 && text::all_digits(words[at + 1].text) &&
           words[at].text <= words[at + 1].text &&
           (at + 2 == words.size() || words[at + 2].gap == ' ' || words[at + 2].gap == '\n');
}

// Of digits alone, with blanks between: not a part of a longer row of them, as an account's or a
// telephone's.
bool stands_apart(const std::vector<Word>& words, KeyPlace place) {
    const bool after = place.first > 0 && words[place.first].gap == ' ' &&
                       text::all_digits(words[place.first - 1].text);
    const bool before = place.last + 1 < words.size() && words[place.last + 1].gap == ' ' &&
                        text::all_digits(words[place.last + 1].text) &&
                        !is_rank(words, place.last + 1);
    return !after && !before;
}

bool may_be_worn(const std::vector<Word>& words, KeyPlace place) {
    const bool is_bare = place.first == place.last && is_pure_digits(words, place);
    const std::size_t least = is_bare ? k_digits_without_letters_least : k_worn_digits_least;
    if (digits_at(words, place) < least || reads_as_month(words, place))
        return false;
    return is_pure_digits(words, place)
               ? stands_as_groups(words, place) && stands_apart(words, place)
               : stands_whole(words, place);
}

// Worn, and yet long enough to be nobody else's. Digits with blanks between may be many things.
// "FAC 2026-11" is what was invoiced in November as well as FAC2026-00011.
bool is_sure(const std::vector<Word>& words, KeyPlace place) {
    if (place.last > place.first && reads_as_month(words, {place.last - 1, place.last}))
        return false;
    const std::size_t digits = digits_at(words, place);
    if (!is_pure_digits(words, place))
        return digits >= k_sure_digits_with_letters;
    return digits >= k_sure_digits_alone && stands_whole(words, place);
}

// What wears off gets less: a digit more makes another number.
bool adds_digits(const std::vector<Word>& words, KeyPlace place, const KeyOwner& owner) {
    const std::string& number = owner.piece ? *owner.piece : *owner.text;
    return digits_at(words, place) > count_digits(number);
}

void find_worn(const std::vector<Word>& words, const NumberIndex& index, std::vector<RawHit>& raw) {
    std::vector<std::string> groups;
    for (std::size_t last = 0; last < words.size(); ++last) {
        if (count_digits(words[last].text) == 0)
            continue;
        groups.clear();
        append_groups(words[last].text, groups);
        if (!index.ends_worn(groups.back()))
            continue; // nearly every word
        std::string run = joined(groups);
        for (std::size_t first = last + 1; first-- > 0 && last - first < k_worn_words_max;) {
            if (first < last) {
                groups.clear();
                append_groups(words[first].text, groups);
                run = joined(groups) + '|' + run;
            }
            const std::vector<KeyOwner>* owners = index.find_worn(run);
            if (owners && owners->size() <= k_owners_max && may_be_worn(words, {first, last})) {
                for (const KeyOwner& owner : *owners) {
                    if (!adds_digits(words, {first, last}, owner))
                        raw.push_back({&owner, {first, last}, true});
                }
            }
            if (words[first].gap == '\n')
                break;
        }
    }
}

// "RF65100364", "+++000/0000/50520+++": a reference that is no piece's own, whose check digits say
// that the number in it is whole.
void add_checked(const std::vector<Word>& words, std::string_view key, KeyPlace place,
                 const NumberIndex& index, std::vector<RawHit>& raw) {
    for (const std::string_view number : numbers_in_reference(key)) {
        const std::vector<KeyOwner>* owners = index.find(number);
        if (!owners || owners->size() > k_owners_max || !stands_whole(words, place))
            continue;
        for (const KeyOwner& owner : *owners) {
            if (owner.kind == HitKind::Piece)
                raw.push_back({&owner, place, false, true});
        }
    }
}

bool covers(KeyPlace outer, KeyPlace inner) {
    return outer.first <= inner.first && inner.last <= outer.last;
}

// Inside a longer one; a worn one gives way to one that is whole at the same place too.
bool is_inside(const std::vector<RawHit>& raw, const RawHit& hit) {
    return std::any_of(raw.begin(), raw.end(), [&](const RawHit& other) {
        if (!covers(other.place, hit.place))
            return false;
        const bool is_longer =
            other.place.last - other.place.first > hit.place.last - hit.place.first;
        return is_longer || (hit.is_worn && !other.is_worn);
    });
}

} // namespace

std::vector<std::string> number_groups(std::string_view number) {
    std::vector<Word> words;
    append_words(number, Column::Label, words);
    std::vector<std::string> groups;
    for (const Word& word : words)
        append_groups(word.text, groups);
    return groups;
}

void NumberIndex::add(const std::string& key, KeyOwner owner) {
    m_owners[key].push_back(owner);
    m_longest = std::max(m_longest, key.size());
}

void NumberIndex::add_worn(std::string_view number, KeyOwner owner) {
    const std::vector<std::string> groups = number_groups(number);
    if (groups.empty() || groups.back().empty() || count_digits(groups.back()) == 0)
        return; // its counter is not at its end
    m_worn[joined(groups)].push_back(owner);
    m_last_groups[groups.back()] = 1;
    const bool has_letters = groups.size() > 1 && count_digits(groups.front()) == 0;
    if (has_letters && count_digits(joined(groups, 1)) >= k_digits_without_letters_least)
        m_worn[joined(groups, 1)].push_back(owner);
}

void read_numbers(const bank::StatementLine& line, const std::vector<Word>& words,
                  const NumberIndex& index, LineReading& reading) {
    const bool may_be_cut = cuts_a_number(line);
    const bool fills_label = edge_of(line) == LabelEdge::InWord;
    std::vector<RawHit> raw;
    const std::size_t longest = std::max(index.longest(), k_reference_most);
    for_each_key(words, longest, [&](std::string_view key, KeyPlace place) {
        const std::vector<KeyOwner>* owners = index.find(key);
        if (!owners)
            add_checked(words, key, place, index, raw);
        if (!owners || owners->size() > k_owners_max || !stands_whole(words, place))
            return;
        for (const KeyOwner& owner : *owners)
            raw.push_back({&owner, place});
    });
    find_worn(words, index, raw);
    for (const RawHit& hit : raw) {
        if (is_inside(raw, hit))
            continue;
        const bool is_as_written =
            hit.owner->piece && is_written_as(words, hit.place, *hit.owner->piece);
        const bool is_month = reads_as_month(words, hit.place);
        if (is_month && !is_as_written)
            continue; // "LOYER 10/2026" is not 1020/26
        const bool is_weak = hit.is_checked ? false
                             : hit.is_worn
                                 ? !is_sure(words, hit.place)
                                 : hit.owner->strength == KeyStrength::Short &&
                                       !is_grouped_number(words, hit.place, is_as_written);
        const bool is_short =
            is_weak || is_month || (may_be_cut && stands_at_cut(words, hit.place));
        add_hit(reading, {hit.owner->item,
                          words[hit.place.first].column,
                          hit.owner->kind,
                          is_short,
                          hit.owner->text ? *hit.owner->text : std::string{},
                          introduced_as(words, hit.place),
                          {hit.place},
                          is_called_invoice(words, hit.place),
                          false,
                          {},
                          fills_label && ends_label(words, hit.place.last)});
    }
    std::sort(reading.hits.begin(), reading.hits.end(),
              [](const NumberHit& a, const NumberHit& b) { return a.item < b.item; });
}

} // namespace comptoir::reconcile
