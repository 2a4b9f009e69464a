// What one bank line says: which open items it names, and whose account or name it carries.
#pragma once

#include "text_index.h"
#include "words.h"

#include "comptoir/core/date.h"
#include "comptoir/reconcile/types.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace comptoir::reconcile {

inline constexpr std::uint32_t k_no_party = std::numeric_limits<std::uint32_t>::max();

// Parties by name, statement reference and IBAN. One hash look-up per run of words.
class PartyIndex {
public:
    explicit PartyIndex(const std::vector<PartyFacts>& parties);

    std::uint32_t find(std::string_view code) const; // k_no_party when unknown
    const PartyFacts& facts(std::uint32_t party) const { return (*m_parties)[party]; }
    std::size_t size() const { return m_parties->size(); }

    struct Mention {
        std::vector<std::uint32_t> parties; // sorted; several when they share the name
        bool by_reference = false;
        std::size_t first = 0, last = 0; // words, included
        bool is_shortened = false;       // by its trade
    };
    // Every party named in the words, longest mention first where they overlap, then the names that
    // the width of a column cut, then those whose trade is shortened.
    std::vector<Mention> mentions(const std::vector<Word>& words) const;
    // The parties whose full name these words are, in any order (a structured counterparty name).
    std::vector<std::uint32_t> named(std::string_view counterparty_name) const;
    std::vector<std::uint32_t> of_iban(std::string_view iban) const;
    // The parties whose name begins with that of the mention and goes on: with further words alone,
    // or within its last one as well.
    std::vector<std::uint32_t> names_going_on(const std::vector<Word>& words,
                                              const Mention& mention, bool by_words_alone) const;
    // Does a structured name share a word, the initials or most letters with the party's?
    bool resembles(std::uint32_t party, std::string_view counterparty_name) const;
    // The words of its name and statement reference, in the usual spelling.
    const std::vector<std::string>& words_of_name(std::uint32_t party) const {
        return m_words[party];
    }
    // Parties that have this word in their name, or one that it is the start of; the first of them
    // when there are too many.
    std::vector<std::uint32_t> with_word(std::string_view word) const;
    static constexpr std::size_t k_word_holders_max = 64;

private:
    using Parties = std::vector<std::uint32_t>;
    struct Found {
        std::size_t first, last;
        const Parties* parties;
        bool by_reference;
    };
    void add_name(const std::string& name, std::uint32_t party);
    void add_reference(const std::string& reference, std::uint32_t party);
    const Parties* without_legal_form(const std::string& name, const std::string& first,
                                      const std::string& last) const;
    std::vector<Found> whole_mentions(const std::vector<Word>& words) const;
    void add_cut_mentions(const std::vector<Word>& words, const std::vector<Found>& found,
                          std::vector<Mention>& mentions) const;
    Parties with_cut_name(const std::string& start) const;
    void add_tiny_mentions(const std::vector<Word>& words, std::vector<Mention>& mentions) const;
    void add_short_mentions(const std::vector<Word>& words, std::vector<Mention>& mentions) const;
    Parties with_short_name(const std::vector<std::string>& words) const;

    const std::vector<PartyFacts>* m_parties;
    std::unordered_map<std::string_view, std::uint32_t> m_by_code;
    TextIndex<Parties> m_by_name;      // its letters and digits alone
    TextIndex<Parties> m_by_tiny_name; // of two characters
    TextIndex<Parties> m_by_reference; // words joined with blanks
    TextIndex<Parties> m_by_sorted_name;
    TextIndex<Parties> m_by_iban;
    std::vector<std::vector<std::string>> m_words;                     // by party
    std::vector<std::pair<std::string, std::uint32_t>> m_sorted_names; // as m_by_name
    std::vector<std::pair<std::string, std::uint32_t>> m_sorted_words;
    std::size_t m_words_max = 0;
};

// The runs of words of one column that are neither numbers nor a payment's: names stand there.
std::vector<KeyPlace> runs_of_names(const std::vector<Word>& words);

// Apart by one letter that was added, dropped or changed.
bool is_one_letter_apart(std::string_view a, std::string_view b);
// The first letters of the words.
std::string initials_of(const std::vector<std::string>& words);

enum class HitKind : std::uint8_t { Piece, Reference, PaymentOrder, InLabel };

struct NumberHit {
    std::uint32_t item = 0;
    Column column = Column::Label;
    HitKind kind = HitKind::Piece;
    bool is_short = false;             // supports a known party, proves nothing alone
    std::string text;                  // all but Piece: as the books hold it
    std::string introduced = {};       // "BL", "DEVIS": what the line calls it, when no invoice
    std::vector<KeyPlace> places = {}; // where it stands, in words_of()
    bool is_called = false;            // "FACTURE N 17": the line calls it an invoice's number
    bool is_listed = false;            // read as one of a list (number_lists.h)
    std::string written = {};          // the end a list shortens it to
    bool is_at_edge = false;           // everywhere: the width may have cut a longer one
};

struct LineReading {
    std::vector<NumberHit> hits;        // one per item
    std::vector<NumberHit> elsewhere;   // in labels of entries of other parties: no evidence
    std::vector<std::uint32_t> named;   // all parties its texts name, sorted
    std::vector<std::uint32_t> of_iban; // all parties its IBAN belongs to, sorted
    std::vector<std::uint32_t> parties; // what these agree on, sorted; empty: unknown
    bool by_reference = false;
    bool by_name = false;
    bool by_short_name = false; // one of them at least shortens its trade
    bool by_iban = false;
    bool name_against_iban = false;
    bool own_account = false;         // the other side is one of our own accounts
    bool by_hand = false;             // a person said whose line it is
    const Learned* learned = nullptr; // what past decisions say of such lines
    bool by_learning = false;         // its party comes from there alone

    bool agrees(std::uint32_t party) const;
    // A name or an IBAN of somebody else, and none of this party.
    bool contradicts(std::uint32_t party) const;
};

// The other side's account: the counterparty's IBAN, else the ordering account; empty when neither
// has the shape of one.
std::string other_account(const bank::StatementLine& line);
// The counterparty's name, empty when it says nothing ("NOTPROVIDED").
std::string_view other_name(const bank::StatementLine& line);
// Its words, folded; where the format has no such element, those that the continuation marks as a
// name ("POUR: …").
std::vector<std::string> words_of_other_name(const bank::StatementLine& line);

// The party part of a reading: A112 to A114, then the counterparty's IBAN.
void read_parties(const bank::StatementLine& line, const std::vector<Word>& words,
                  const PartyIndex& parties, LineReading& reading);

// The shapes that the numbers of some invoices have in common ("F99999999"). Pure digits look like
// days, amounts and contract numbers: of theirs the first half belongs to the shape ("00119999"),
// as numbers given one after another share it. Where letters and digits alternate and the letters
// of two numbers differ ("X421M1", "Q422T2"), any letters may stand there.
class Series {
public:
    void add(const std::string& key);
    void add(const Series& other);
    bool holds(std::string_view key) const;
    // The same of numbers that begin with a digit and hold letters ("568/A"), which look like many
    // other things and only tell a list.
    bool may_begin_list(std::string_view key) const;
    std::size_t longest() const { return m_longest; }
    std::size_t longest_of_lists() const { return std::max(m_longest, m_longest_of_lists); }

private:
    void add_drawn_letters(const std::string& key);

    std::unordered_set<std::string> m_shapes, m_list_shapes;
    std::unordered_map<std::string, std::string> m_letters; // of numbers with letters inside
    std::size_t m_longest = 0, m_longest_of_lists = 0;
};

// The numbers a line calls those of invoices: "FACTURE 371122", "RECHNUNG NR 2026/17".
struct CalledNumber {
    std::string number;
    std::string or_else; // what stands before the end of a full label; empty: it is no end
    KeyPlace place = {};
};
std::vector<CalledNumber> numbers_called_invoice(const std::vector<Word>& words);
// May one of the two be this key?
bool may_be_called(const CalledNumber& called, std::string_view key);
// May the number be this key with zeros, letters or an end of it lost?
bool may_be_the_same_number(std::string_view written, std::string_view key);

// The whole tokens of the line that have a shape of the series, the longest where they overlap:
// numbers of its invoices, be they in the books or not. A token that the width of the label may
// have cut is none.
std::vector<std::string> numbers_of_series(const bank::StatementLine& line,
                                           const std::vector<Word>& words, const Series& series);

// Numbers of the series that further digits follow behind a mark: "F26-12/13/14" names three.
std::vector<std::string> lists_of_series(const std::vector<Word>& words, const Series& series);

} // namespace comptoir::reconcile
