#include "form_ahead.h"

#include "bank_markers.h"
#include "beside_names.h"
#include "comptoir/core/text.h"
#include "label_edge.h"
#include "name_ends.h"
#include "vocabulary.h"
#include "word_set.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_payment_word_least = 4; // MAR, BON and REG begin names as well

using Words = std::vector<std::string>;

// Names begin with them, as MOULIN of "SCI DU MOULIN" does not.
bool is_article(std::string_view word) {
    static const WordSet k_words("AU AUX D DE DES DU L LA LE LES THE VAN VON");
    return k_words.contains(word);
}

// Of a person; of a house that is not told by its form.
bool is_title(std::string_view word) {
    return is_legal_form(word) || word == "MR";
}

bool has_digit(std::string_view word) {
    return count_digits(word) > 0;
}

// They begin a number or what is paid, also where the width left no more of them.
bool introduces(std::string_view word) {
    static const WordSet k_words("CDE CHQ CLI ECH FAC INV NO NR NRO NUM REF REFS VIR");
    return k_words.contains(word);
}

struct Ahead {
    std::string form;
    std::size_t last = 0;   // its last word
    bool announces = false; // says that a name follows, and is no part of it
};

// "EN VOTRE FAVEUR", "DE: ", "/EMET ": who pays comes next.
bool announces_who_pays(const Word& word) {
    return word.text == "FAVEUR" ||
           (word.is_marker && (announces_a_name(word.text) || word.text == "DE"));
}

// The form or title that begins at the word, also with points: "S.C.I.". With a blank two letters
// are none: "N V-2026" is a number.
std::optional<Ahead> form_at(const std::vector<Word>& words, const std::vector<char>& is_number,
                             std::size_t at) {
    if (is_company_form(words[at].text) || is_title(words[at].text))
        return Ahead{words[at].text, at};
    if (announces_who_pays(words[at])) {
        const bool is_of = at + 1 < words.size() && words[at + 1].text == "DE" &&
                           words[at + 1].gap != '\n' && !words[at].is_marker;
        return Ahead{words[at].text, is_of ? at + 1 : at, true};
    }
    std::string letters;
    bool has_points = true;
    for (std::size_t i = at; i < words.size() && words[i].text.size() == 1; ++i) {
        if (is_number[i] != 0 || (i > at && words[i].gap == '\n'))
            break;
        has_points = has_points && (i == at || words[i].gap == '.');
        letters += words[i].text;
        const bool ends =
            i + 1 == words.size() || words[i + 1].gap == '\n' || words[i + 1].text.size() > 1;
        if (ends && letters.size() > (has_points ? 1U : 2U) && is_company_form(letters))
            return Ahead{letters, i};
    }
    return std::nullopt;
}

// Who reads one line for one party.
class Reader {
public:
    Reader(const Context& context, std::uint32_t line, std::uint32_t party)
        : m_context(context), m_line(line), m_words(*context.words(line)),
          m_name(text::fold_words(context.parties.facts(party).name)),
          m_known(context.parties.words_of_name(party)),
          m_forms(legal_forms_in(context.parties.facts(party).name)) {
        append_words(other_name(context.line(line)), Column::CounterpartyName, m_words);
        m_is_number.assign(m_words.size(), 0);
        for (const NumberHit& hit : context.readings[line].hits) {
            for (const KeyPlace place : hit.places) {
                for (std::size_t i = place.first; i <= place.last && i < m_words.size(); ++i)
                    m_is_number[i] = 1;
            }
        }
        const bank::StatementLine& texts = context.line(line);
        m_of_us =
            legal_forms_of_own_name(context, text::fold_compact(texts.label + texts.label_more));
    }

    std::optional<std::string> somebody_else() const {
        std::optional<std::string> other_form;
        for (std::size_t at = 0; at < m_words.size(); ++at) {
            const std::optional<Ahead> ahead =
                is_read(at) ? form_at(m_words, m_is_number, at) : std::nullopt;
            if (!ahead || is_of_us(ahead->form) || stands_behind_name(at) ||
                (has_next(ahead->last) && is_explained(ahead->last + 1)))
                continue;
            if (begins_a_name(*ahead)) {
                if (!may_begin_own_name(ahead->last + 1))
                    return ahead->form + " " + m_words[ahead->last + 1].text;
            } else if (is_possessive(*ahead)) {
                continue; // "SA FACTURE"
            }
            if (!is_company_form(ahead->form))
                continue;
            if (is_own_form(*ahead))
                return std::nullopt;
            if (!m_forms.empty() || is_at_edge(ahead->last))
                other_form = ahead->form;
        }
        return other_form;
    }

private:
    bool is_read(std::size_t at) const {
        const Column column = m_words[at].column;
        return (column == Column::Label || column == Column::LabelMore ||
                column == Column::CounterpartyName) &&
               m_is_number[at] == 0;
    }
    bool is_of_us(const std::string& form) const {
        return std::find(m_of_us.begin(), m_of_us.end(), form) != m_of_us.end();
    }
    bool is_own_word(const std::string& word) const {
        return std::find(m_name.begin(), m_name.end(), word) != m_name.end() ||
               std::find(m_known.begin(), m_known.end(), word) != m_known.end();
    }
    bool has_next(std::size_t at) const {
        return at + 1 < m_words.size() && m_words[at + 1].gap != '\n';
    }
    // The last word of a label that fills its width.
    bool is_at_edge(std::size_t at) const {
        return ends_label(m_words, at) && edge_of(m_context.line(m_line)) != LabelEdge::Inside;
    }
    // "3M SAS": the form ends a name. "CHANTIER SCI MOREAU": where the work was done.
    bool stands_behind_name(std::size_t at) const {
        return at > 0 && m_words[at].gap != '\n' &&
               (is_own_word(m_words[at - 1].text) || m_words[at - 1].text == "CHANTIER");
    }
    bool is_possessive(const Ahead& ahead) const {
        return ahead.form == "SA" && has_next(ahead.last);
    }
    // What the width left of the party's own form counts as that.
    bool is_own_form(const Ahead& ahead) const {
        return std::any_of(m_forms.begin(), m_forms.end(), [&](const std::string& own) {
            return own == ahead.form || (is_at_edge(ahead.last) && own.starts_with(ahead.form));
        });
    }
    bool is_time(std::size_t at) const {
        return has_next(at) &&
               (has_digit(m_words[at + 1].text) || is_payment_word(m_words[at + 1].text));
    }
    // The last word of a label, whose next letter may have been cut.
    bool may_be_cut(std::size_t at) const {
        return is_at_edge(at) && edge_of(m_context.line(m_line)) == LabelEdge::InWord;
    }
    // A name that was read, and explained: ours, a site, a town.
    bool is_explained(std::size_t at) const {
        const std::string& word = m_words[at].text;
        return word.size() > 1 && m_is_number[at] == 0 && !has_digit(word) &&
               !is_payment_word(word) && !is_connector(word) && !m_words[at].is_marker;
    }
    // With the word that begins the continuation: "FA" and "CT", "F" and "25-0135".
    bool goes_on_as_else(std::size_t at) const {
        if (at + 1 >= m_words.size() || m_words[at + 1].column != Column::LabelMore)
            return false;
        const std::string& more = m_words[at + 1].text;
        return (m_words[at].text.size() == 1 && has_digit(more)) ||
               (is_payment_word(m_words[at].text + more) && !is_payment_word(more));
    }
    // "SARL FACT" and "LOYER SCI AVRIL" do not; "SCI LES", "SARL MAR" where the label ends do. Of
    // the party's own form "LOYER SCI DU 2 TRIM" tells the time.
    bool begins_a_name(const Ahead& ahead) const {
        if (!has_next(ahead.last))
            return false;
        const std::size_t at = ahead.last + 1;
        const std::string& next = m_words[at].text;
        if (m_is_number[at] != 0 || has_digit(next) || is_company_form(next) || is_title(next))
            return false;
        if (may_be_cut(at))
            return !goes_on_as_else(at) && !introduces(next) &&
                   (next.size() < k_payment_word_least || !is_payment_word(next));
        if (ahead.announces && !is_at_edge(at))
            return false; // "FAVEUR DU 12/05/2026"
        const bool tells_time = is_own_form(ahead) && !is_at_edge(at) && is_time(at);
        return is_article(next) && !tells_time;
    }
    // "SARL DU" of Dupont, "SCI DU" of SCI du Moulin; not of Garcia, nor of Mairie du Mans.
    bool may_begin_own_name(std::size_t at) const {
        const std::string& next = m_words[at].text;
        const bool is_cut = may_be_cut(at);
        bool is_beginning = true;
        for (const std::string& word : m_name) {
            if (is_company_form(word) || is_title(word))
                continue;
            if ((is_beginning && word == next) ||
                (is_cut && word.size() > next.size() && word.starts_with(next)))
                return true;
            is_beginning = is_beginning && is_trade_word(word);
        }
        return false;
    }

    const Context& m_context;
    std::uint32_t m_line;
    std::vector<Word> m_words;
    Words m_name;
    const Words& m_known;
    Words m_forms, m_of_us;
    std::vector<char> m_is_number;
};

} // namespace

std::optional<std::string> form_of_somebody_else(const Context& context, std::uint32_t line,
                                                 std::uint32_t party) {
    const LineReading& reading = context.readings[line];
    if (reading.agrees(party) && !reading.by_learning)
        return std::nullopt; // its name or its account says who it is
    return Reader(context, line, party).somebody_else();
}

} // namespace comptoir::reconcile
