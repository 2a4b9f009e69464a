// The gate for entries that the books hold already (gate.h).
#include "gate.h"

#include "matchers/entry_affinity.h"
#include "matchers/entry_names.h"
#include "matchers/matchers.h"
#include "name_check.h"
#include "named_besides.h"
#include "vocabulary.h"

#include "comptoir/core/text.h"

#include <algorithm>
#include <cstdlib>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_equals_scanned_max = 64;
// Cheques of one book differ in their last digits.
constexpr std::size_t k_cheque_book_digits = 3;
// A French cheque has seven (CFONB, line of magnetic characters).
constexpr std::size_t k_cheque_digits = 7;

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

// "REGLT SCHT 202600134" pays that invoice, and not 202600366.
bool label_bears_another(const std::string& label, const std::string& key) {
    if (key_strength(key) != KeyStrength::Strong)
        return false;
    std::vector<Word> words;
    append_words(label, Column::Label, words);
    bool bears_it = false, bears_another = false;
    for_each_key(words, key.size(), [&](std::string_view run, KeyPlace place) {
        bears_it = bears_it || run == key;
        bears_another = bears_another ||
                        (run != key && shape_of(run) == shape_of(key) &&
                         key_strength(run) == KeyStrength::Strong && stands_whole(words, place));
    });
    return bears_another && !bears_it;
}

// --- Entries ------------------------------------------------------------------------------------

// What the gate asks about one answer of existing entries.
class EntryGate {
public:
    EntryGate(Context& context, const EntryAnswer& answer) : m_context(context), m_answer(answer) {}

    std::optional<Reason> named_item() const {
        // What is lettered in whole is no payment of a named piece that is open.
        const NumberHit* hit = left_out(m_context, m_answer.line, [&](std::uint32_t item) {
            return may_be_paid_here(m_context.items[item]);
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

    // Two cheques of one book, of one amount: the rent of two months. A piece as long as the whole
    // number of a cheque is one, too, where the entry does not say what it is.
    std::optional<Reason> other_cheque() const {
        const bank::StatementLine& line = m_context.line(m_answer.line);
        const std::string given = key_of(line.cheque_number); // with its zeros
        const std::string cheque = text::all_digits(given) ? given : cheque_number_of(line);
        if (line.nature != bank::Nature::Cheque || !line.amount.is_negative() ||
            cheque.size() <= k_cheque_book_digits)
            return std::nullopt;
        const std::size_t book = cheque.size() - k_cheque_book_digits;
        for (const std::uint32_t index : m_answer.entries) {
            const std::string piece = key_of(entry(index).piece);
            const bool is_known =
                !cheque_number_of(entry(index)).empty() && !is_other_cheque(line, entry(index));
            if (piece.size() != cheque.size() || !text::all_digits(piece) || piece == cheque ||
                is_known)
                continue;
            const bool may_be_whole = cheque.size() >= k_cheque_digits && piece.front() != '0';
            if (may_be_whole || piece.compare(0, book, cheque, 0, book) == 0)
                return speaks_against(cheque, entry(index).piece);
        }
        return std::nullopt;
    }

    // Only a cheque waits so long to be paid, and the entry does not say that it is one. An entry
    // that says it is a transfer, a debit or a card's is none of ours, be it of the day.
    std::optional<Reason> no_cheque() const {
        const bank::StatementLine& line = m_context.line(m_answer.line);
        const std::int64_t days = std::abs(first().date - line.booked_on);
        const EntryMeans means = means_of(first());
        const bool is_other = means == EntryMeans::Other && line.amount.is_negative();
        const bool is_late = days > m_context.days_of(m_context.lines[m_answer.line].journal);
        if (m_answer.entries.size() > 1 || line.nature != bank::Nature::Cheque ||
            (!is_late && !is_other) || means == EntryMeans::Cheque ||
            affinity_of(m_context, m_answer.line, line_words(line),
                        entry_words(m_context, first()))[0] >= 2)
            return std::nullopt;
        if (means == EntryMeans::Other)
            return Reason{reasons::entry_other_means, {{"label", first().label}}};
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
               (names_piece(words(), piece) ||
                names_slip(m_context.line(m_answer.line), words(), piece));
    }

    bool is_stood_for(const ItemState& item) const {
        return std::any_of(m_answer.entries.begin(), m_answer.entries.end(),
                           [&](std::uint32_t index) { return stands_for(entry(index), item); });
    }

    bool may_be_paid_here(const ItemState& item) const {
        return std::any_of(m_answer.entries.begin(), m_answer.entries.end(),
                           [&](std::uint32_t index) {
                               return !entry(index).is_settled && stands_for(entry(index), item);
                           });
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
        if ((bears_another || label_bears_another(payment.label, item.key)) && affinity[0] < 2)
            return false;
        return !is_sum() || payment.amount.minor() == item.remaining;
    }

    Context& m_context;
    const EntryAnswer& m_answer;
    mutable std::optional<std::vector<Word>> m_words; // most lines need none
};

} // namespace

std::optional<Reason> doubt(Context& context, const EntryAnswer& answer) {
    if (context.lines[answer.line].doubtful)
        return Reason{reasons::doubtful_line, {}};
    if (answer.is_own_order && says_returned(context.line(answer.line)))
        return Reason{reasons::is_return, {}};
    if (answer.is_own_order)
        return std::nullopt;
    const EntryGate gate(context, answer);
    for (const auto ask : {&EntryGate::named_item, &EntryGate::exact_item, &EntryGate::named_number,
                           &EntryGate::other_cheque, &EntryGate::no_cheque, &EntryGate::other_name,
                           &EntryGate::accident}) {
        if (std::optional<Reason> reason = (gate.*ask)())
            return reason;
    }
    return std::nullopt;
}

} // namespace comptoir::reconcile
