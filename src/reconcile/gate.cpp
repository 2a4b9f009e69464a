#include "gate.h"

#include "comptoir/core/text.h"
#include "introductions.h"
#include "matchers/entry_affinity.h"
#include "matchers/entry_names.h"
#include "matchers/matchers.h"
#include "name_check.h"
#include "past_decisions.h"
#include "vocabulary.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace comptoir::reconcile {

namespace {

// An accidental set must be this unlikely: possible sets over possible amounts, at most 1 in …
constexpr std::int64_t k_accident_odds = 200;
constexpr std::size_t k_searched_pieces_max = 30;
constexpr std::size_t k_equals_scanned_max = 64;
// Cheques of one book differ in their last digits.
constexpr std::size_t k_cheque_book_digits = 3;
constexpr std::size_t k_end_of_number_least = 3;
constexpr std::size_t k_digits_of_number_least = 5;

std::string key_of_hit(const Context& context, const NumberHit& hit) {
    return hit.kind == HitKind::Piece ? context.items[hit.item].key : key_of(hit.text);
}

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

// The first open item that the line names and the answer does not hold. A number that proves
// nothing alone counts when it is one of the line's own party.
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

// A number in the line that has a shape of the series and is none of the known ones.
std::optional<std::string> other_number(const std::vector<std::string>& numbers,
                                        const std::vector<std::string>& known,
                                        bool may_stop = false) {
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

// A word of the entry in the line that is neither a bank's, nor a part of many names, nor of the
// party's: what was bought, or when.
bool shares_own_word(const Context& context, const LineWords& line, const EntryWords& entry) {
    const std::vector<std::string>& name = context.parties.words_of_name(entry.party);
    return std::any_of(entry.label.begin(), entry.label.end(), [&](const std::string& word) {
        const bool is_own = word.size() > 2 && !is_payment_word(word) && !is_trade_word(word) &&
                            !is_legal_form(word) &&
                            std::find(name.begin(), name.end(), usual_spelling(word)) == name.end();
        return is_own && (line.label.contains(word) || line.more.contains(word));
    });
}

// --- Entries ------------------------------------------------------------------------------------

// What the gate asks about one answer of existing entries.
class EntryGate {
public:
    EntryGate(Context& context, const EntryAnswer& answer) : m_context(context), m_answer(answer) {}

    std::optional<Reason> named_item() const {
        const NumberHit* hit = left_out(m_context, m_answer.line, [&](std::uint32_t item) {
            return is_stood_for(m_context.items[item]);
        });
        if (!hit)
            return std::nullopt;
        const ItemState& item = m_context.items[hit->item];
        return Reason{reasons::also_an_item,
                      {{"piece", item.item->piece}, {"party", party_name(m_context, item)}}};
    }

    // The line names no number, but its party, which has an open item of the very amount.
    std::optional<Reason> exact_item() const {
        const LineReading& reading = m_context.readings[m_answer.line];
        if (reading.parties.size() != 1)
            return std::nullopt;
        const std::int64_t amount = m_context.minor(m_answer.line);
        std::size_t scanned = 0;
        for (const std::uint32_t index :
             m_context.items_of_amount(reading.parties.front(), amount)) {
            if (++scanned > k_equals_scanned_max)
                break;
            const ItemState& item = m_context.items[index];
            if (item.remaining != amount || !m_context.same_currency(m_answer.line, index) ||
                !plausible_day(m_context.line(m_answer.line), *item.item))
                continue;
            if (is_stood_for(item))
                return std::nullopt; // equal ones are interchangeable
            return Reason{reasons::other_exact_item,
                          {{"piece", item.item->piece},
                           {"amount", m_context.line(m_answer.line).amount.abs()}}};
        }
        return std::nullopt;
    }

    // The pieces of entries are often numbers of the books: only a number of their own shape
    // speaks against them. A sum proves less, so the whole series of its party does.
    std::optional<Reason> named_number() const {
        Series series;
        std::vector<std::string> known;
        for (const std::uint32_t index : m_answer.entries) {
            known.push_back(key_of(entry(index).piece));
            series.add(known.back());
        }
        const bank::StatementLine& line = m_context.line(m_answer.line);
        std::vector<std::string> numbers;
        if (series.longest() > 0)
            numbers = numbers_of_series(line, words(), series);
        if (is_sum()) {
            const std::uint32_t party = m_context.parties.find(first().party);
            for (const NumberHit& hit : m_context.readings[m_answer.line].hits)
                known.push_back(key_of_hit(m_context, hit)); // judged as an item already
            for (std::string& number : numbers_of_series(line, words(), m_context.series_of(party)))
                numbers.push_back(std::move(number));
        }
        const std::optional<std::string> other = other_number(numbers, known);
        if (!other)
            return std::nullopt;
        return speaks_against(*other, first().piece.empty() ? first().label : first().piece);
    }

    // Two cheques of one book, of one amount: the rent of two months.
    std::optional<Reason> other_cheque() const {
        const std::string cheque = key_of(m_context.line(m_answer.line).cheque_number);
        if (cheque.size() <= k_cheque_book_digits || !text::all_digits(cheque))
            return std::nullopt;
        const std::size_t book = cheque.size() - k_cheque_book_digits;
        for (const std::uint32_t index : m_answer.entries) {
            const std::string piece = key_of(entry(index).piece);
            if (piece.size() == cheque.size() && text::all_digits(piece) && piece != cheque &&
                piece.compare(0, book, cheque, 0, book) == 0)
                return speaks_against(cheque, entry(index).piece);
        }
        return std::nullopt;
    }

    // Only a cheque waits so long to be paid, and the entry does not say that it is one.
    std::optional<Reason> late_for_no_cheque() const {
        const bank::StatementLine& line = m_context.line(m_answer.line);
        const std::int64_t days = std::abs(first().date - line.booked_on);
        if (m_answer.entries.size() > 1 || line.nature != bank::Nature::Cheque ||
            days <= m_context.days_of(m_context.lines[m_answer.line].journal) ||
            means_of(first()) == EntryMeans::Cheque ||
            affinity_of(m_context, m_answer.line, line_words(line),
                        entry_words(m_context, first()))[0] >= 2)
            return std::nullopt;
        return Reason{reasons::entry_no_cheque, {{"label", first().label}, {"days", days}}};
    }

    // One entry, whose party the line does not name while it names somebody: amount and day may fit
    // by accident. A name that is longer than the party's, or a letter away, is somebody.
    std::optional<Reason> other_name() const {
        if (m_answer.entries.size() > 1)
            return std::nullopt;
        const std::uint32_t party = m_context.parties.find(first().party);
        if (party == k_no_party)
            return std::nullopt;
        const LineReading& reading = m_context.readings[m_answer.line];
        const bool agrees = reading.agrees(party);
        const LineWords of_line = line_words(m_context.line(m_answer.line));
        const EntryWords of_entry = entry_words(m_context, first());
        if ((agrees && (reading.by_iban || reading.by_reference || reading.by_hand)) ||
            affinity_of(m_context, m_answer.line, of_line, of_entry)[0] > (agrees ? 1 : 0) ||
            shares_own_word(m_context, of_line, of_entry) ||
            !other_name_than(m_context, m_answer.line, party,
                             agrees ? NameProof::NameAlone : NameProof::AmountAlone))
            return std::nullopt;
        return Reason{reasons::entry_of_other_party, {{"party", first().party_name}}};
    }

    std::optional<Reason> accident() const {
        if (!is_sum() || !may_fit_by_accident(m_answer.searched, m_answer.entries.size()))
            return std::nullopt;
        return Reason{reasons::chance_of_accident,
                      {{"items", static_cast<std::int64_t>(m_answer.searched.pieces)}}};
    }

private:
    const EntryCandidate& entry(std::uint32_t index) const {
        return m_context.books.entries[index];
    }
    const EntryCandidate& first() const { return entry(m_answer.entries.front()); }
    // Several entries that nothing but their total holds together.
    bool is_sum() const { return m_answer.entries.size() > 1 && !names_common_piece(); }

    const std::vector<Word>& words() const {
        if (!m_words)
            m_words = words_of(m_context.line(m_answer.line));
        return *m_words;
    }

    bool names_common_piece() const {
        const std::string& piece = first().piece;
        return std::all_of(m_answer.entries.begin(), m_answer.entries.end(),
                           [&](std::uint32_t index) { return entry(index).piece == piece; }) &&
               names_piece(words(), piece);
    }

    bool is_stood_for(const ItemState& item) const {
        return std::any_of(m_answer.entries.begin(), m_answer.entries.end(),
                           [&](std::uint32_t index) { return stands_for(entry(index), item); });
    }

    // Is the entry the payment of that item? One of its party, unless it bears the number of
    // another one; among several, the one of its amount. An entry without a party has to share
    // something with the line.
    bool stands_for(const EntryCandidate& payment, const ItemState& item) const {
        const std::uint32_t party = m_context.parties.find(payment.party);
        if (party != k_no_party && party != item.party)
            return false;
        const Affinity affinity =
            affinity_of(m_context, m_answer.line, line_words(m_context.line(m_answer.line)),
                        entry_words(m_context, payment));
        if (!payment.has_third_party_counterpart && affinity == k_no_affinity)
            return false;
        const std::string key = key_of(payment.piece);
        const bool bears_another = key != item.key && shape_of(key) == shape_of(item.key);
        if (bears_another && affinity[0] < 2)
            return false;
        return !is_sum() || payment.amount.minor() == item.remaining;
    }

    Context& m_context;
    const EntryAnswer& m_answer;
    mutable std::optional<std::vector<Word>> m_words; // most lines need none
};

} // namespace

Searched searched_among(std::span<const std::int64_t> amounts) {
    Searched searched{amounts.size(), 0};
    for (const std::int64_t amount : amounts)
        searched.range += std::abs(amount);
    return searched;
}

bool may_fit_by_accident(const Searched& searched, std::size_t taken) {
    if (searched.pieces == 0 || searched.pieces > k_searched_pieces_max)
        return searched.pieces == 0 || taken != searched.pieces;
    return taken != searched.pieces &&
           (std::int64_t{1} << searched.pieces) > searched.range / k_accident_odds;
}

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
    const std::vector<Word> words = words_of(context.line(line));
    for (const CalledNumber& called :
         numbers_called_invoice(is_proven ? without_introduced(words) : words)) {
        const bool is_known = std::any_of(known.begin(), known.end(), [&](const auto& key) {
            return may_be_called(called, key);
        });
        if (!is_known && !is_run_together(called.number, known, is_proven))
            return speaks_against(called.number, piece);
    }
    for (const std::uint32_t party : parties) {
        const Series& series = party == k_no_party ? of_nobody : context.series_of(party);
        const auto numbers = numbers_of_series(context.line(line), words, series);
        if (const std::optional<std::string> other = other_number(numbers, known, is_proven))
            return speaks_against(*other, piece);
        for (std::string& list : lists_of_series(words, series)) {
            const std::string key = key_of(list);
            if (std::find(known.begin(), known.end(), key) == known.end() &&
                !(is_proven && is_run_together(key, known, true)))
                return speaks_against(std::move(list), piece);
        }
    }
    return std::nullopt;
}

namespace {

// A deposit pays no invoice in full; wages, loans and taxes pay none whose party is not named.
std::optional<Reason> speaks_of_else(const Context& context, const ItemAnswer& answer,
                                     bool named_by_number) {
    const LineReading& reading = context.readings[answer.line];
    const bool names_party =
        std::any_of(answer.parts.begin(), answer.parts.end(), [&](const ItemPart& part) {
            return reading.agrees(context.items[part.item].party);
        });
    for (Word& word : words_of(context.line(answer.line))) {
        if ((!named_by_number && says_deposit(word.text)) ||
            (!names_party && context.minor(answer.line) < 0 && says_no_invoice(word.text)))
            return Reason{reasons::speaks_of, {{"word", std::move(word.text)}}};
    }
    return std::nullopt;
}

// The line carries another name than that of a party the answer settles. Our own payment order and
// the statement reference somebody chose for the party say more than a name.
std::optional<Reason> other_name(const Context& context, const ItemAnswer& answer) {
    const LineReading& reading = context.readings[answer.line];
    const bool is_ordered =
        std::any_of(reading.hits.begin(), reading.hits.end(),
                    [](const NumberHit& hit) { return hit.kind == HitKind::PaymentOrder; });
    if (is_ordered || reading.by_reference || reading.by_hand)
        return std::nullopt;
    // A few digits, or those of a day, fit by accident: beside them the name has to be the party's.
    const bool is_proven =
        std::any_of(answer.parts.begin(), answer.parts.end(), [&](const auto& part) {
            return std::any_of(reading.hits.begin(), reading.hits.end(), [&](const NumberHit& hit) {
                return hit.item == part.item && !hit.is_short;
            });
        });
    const NameProof proof = is_proven || reading.by_iban ? NameProof::Number : NameProof::NameAlone;
    const bool is_named =
        std::all_of(answer.parts.begin(), answer.parts.end(), [&](const auto& part) {
            return std::any_of(reading.hits.begin(), reading.hits.end(),
                               [&](const NumberHit& hit) { return hit.item == part.item; });
        });
    // Who pays for two by their numbers writes one name.
    std::set<std::uint32_t> people;
    for (const ItemPart& part : answer.parts)
        people.insert(context.items[part.item].party);
    const bool one_will_do = is_named && answer.accounts.empty() && people.size() == 2;
    std::optional<Reason> foreign;
    for (const ItemPart& part : answer.parts) {
        const ItemState& item = context.items[part.item];
        auto name = other_name_than(context, answer.line, item.party, proof);
        if (!name && one_will_do)
            return std::nullopt;
        if (name && !foreign)
            foreign = Reason{reasons::foreign_name,
                             {{"name", std::move(*name)}, {"party", party_name(context, item)}}};
    }
    return foreign;
}

// How many of the parties the line may name could pay it: one that is only a supplier pays nothing.
std::size_t may_pay(const Context& context, std::uint32_t line) {
    const std::vector<std::uint32_t>& parties = context.readings[line].parties;
    if (parties.size() < 2)
        return parties.size();
    const auto count = std::count_if(parties.begin(), parties.end(), [&](std::uint32_t party) {
        const std::vector<std::uint32_t>& items = context.items_of_party(party);
        return items.empty() || std::any_of(items.begin(), items.end(), [&](std::uint32_t index) {
                   return context.items[index].item->open.is_negative() ==
                          (context.minor(line) < 0);
               });
    });
    return static_cast<std::size_t>(count);
}

// The whole line, to the cent, by whole numbers of its own party.
bool is_proven_by_numbers(const Context& context, const ItemAnswer& answer) {
    const LineReading& reading = context.readings[answer.line];
    std::int64_t sum = 0;
    for (const ItemPart& part : answer.parts) {
        sum += part.amount;
        const ItemState& item = context.items[part.item];
        const bool is_named =
            std::any_of(reading.hits.begin(), reading.hits.end(), [&](const NumberHit& hit) {
                return hit.item == part.item && !hit.is_short && hit.introduced.empty();
            });
        if (!is_named || !reading.agrees(item.party) || part.amount != item.remaining)
            return false;
    }
    return answer.accounts.empty() && sum == context.minor(answer.line);
}

// An order number happens to be that of a piece which the line cannot pay: another party's, on the
// other side.
bool is_of_the_other_side(const Context& context, std::uint32_t line, const ItemState& item) {
    return item.party != k_no_party && !context.readings[line].agrees(item.party) &&
           item.item->open.is_negative() != (context.minor(line) < 0);
}

} // namespace

std::optional<Reason> doubt(Context& context, const ItemAnswer& answer) {
    const bank::StatementLine& line = context.line(answer.line);
    const LineReading& reading = context.readings[answer.line];
    if (context.lines[answer.line].doubtful)
        return Reason{reasons::doubtful_line, {}};
    if (says_returned(line))
        return Reason{reasons::is_return, {}};
    if (reading.own_account)
        return Reason{reasons::internal_transfer, {}};
    std::vector<std::uint32_t> items;
    std::size_t found = 0; // parts that nothing but the sum speaks for
    for (const ItemPart& part : answer.parts) {
        items.push_back(part.item);
        found += std::none_of(reading.hits.begin(), reading.hits.end(),
                              [&](const NumberHit& hit) { return hit.item == part.item; });
    }
    const auto is_held = [&](std::uint32_t item) {
        return std::find(items.begin(), items.end(), item) != items.end();
    };
    const bool is_proven = is_proven_by_numbers(context, answer);
    const auto says_nothing = [&](std::uint32_t item) {
        return is_held(item) ||
               (is_proven && is_of_the_other_side(context, answer.line, context.items[item]));
    };
    if (std::optional<Reason> other =
            named_besides(context, answer.line, items, says_nothing, is_proven))
        return other;
    if (std::optional<Reason> name = other_name(context, answer))
        return name;
    if (std::optional<Reason> else_meant =
            speaks_of_else(context, answer, found < answer.parts.size()))
        return else_meant;
    // Homonyms, or a name cut where theirs differ: one of them owes it, any of them may pay.
    const std::size_t payers = may_pay(context, answer.line);
    if (found > 0 && payers > 1)
        return Reason{reasons::shared_name, {{"count", static_cast<std::int64_t>(payers)}}};
    // What was learned proposes; an account number or a mandate alone is as good as a known one.
    if (found > 0 && reading.by_learning && !is_as_good_as_known(*reading.learned))
        return Reason{reasons::learned_alone, {}};
    if (found > 0 && answer.parts.size() > 1 && answer.verdict != SetVerdict::OnlyOne)
        return Reason{reasons::search_stopped,
                      {{"items", static_cast<std::int64_t>(answer.searched.pieces)}}};
    if (answer.parts.size() > 1 && found > 0 && may_fit_by_accident(answer.searched, found))
        return Reason{reasons::chance_of_accident,
                      {{"items", static_cast<std::int64_t>(answer.searched.pieces)}}};
    return std::nullopt;
}

std::optional<Reason> doubt(Context& context, const EntryAnswer& answer) {
    if (context.lines[answer.line].doubtful)
        return Reason{reasons::doubtful_line, {}};
    const EntryGate gate(context, answer);
    for (const auto ask : {&EntryGate::named_item, &EntryGate::exact_item, &EntryGate::named_number,
                           &EntryGate::other_cheque, &EntryGate::late_for_no_cheque,
                           &EntryGate::other_name, &EntryGate::accident}) {
        if (std::optional<Reason> reason = (gate.*ask)())
            return reason;
    }
    return std::nullopt;
}

} // namespace comptoir::reconcile
