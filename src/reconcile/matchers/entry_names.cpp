#include "entry_names.h"

#include "../vocabulary.h"
#include "comptoir/core/text.h"
#include "matchers.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_word_least = 3;
// Letters by which a shortened word is shorter: "TRANSP" of "TRANSPORT". "JULIE" is not JULIEN.
constexpr std::size_t k_shortened_least = 3;
constexpr std::size_t k_joined_least = 5;
constexpr std::size_t k_number_least = 4;
// Of a piece: shorter ones count the vouchers of a journal.
constexpr std::size_t k_piece_number_least = 6;

using Words = std::vector<std::string>;
using WordSet = std::unordered_set<std::string_view>;

// What was paid for, as accountants write it in a label: no name.
const WordSet& purposes() {
    static const WordSet k_words{
        "ABONNEMENTS",  "ACOMPTES",      "ADHESION",      "ADMINISTRATION", "AFFRANCHISSEMENT",
        "ALARME",       "AMENDE",        "ANNONCE",       "APPORT",         "ASSOCIE",
        "ASSOCIES",     "ASSURANCE",     "ASSURANCES",    "AUTOROUTE",      "AVANCES",
        "AVOCAT",       "BANCAIRES",     "BONUS",         "BUREAU",         "CARBURANT",
        "CARBURANTS",   "CAUTION",       "CHARGES",       "CHQE",           "COLIS",
        "COMMISSIONS",  "COMPLEMENT",    "COMPTABLE",     "COTISATIONS",    "COURANT",
        "DECAISSEMENT", "DEPENSES",      "DEPLACEMENT",   "DEPLACEMENTS",   "DIVERSES",
        "DIVIDENDE",    "DIVIDENDES",    "DONS",          "DOUANE",         "ELECTRICITE",
        "EMPLOYE",      "EMPRUNT",       "ENCAISSEMENT",  "ENTRETIEN",      "ESSENCE",
        "EXPENSE",      "EXPENSES",      "FIBRE",         "FISCAL",         "FORMATION",
        "FOURNISSEURS", "FOURNITURE",    "FOURNITURES",   "GARANTIE",       "GASOIL",
        "GAZ",          "GERANT",        "GRATIFICATION", "HEBERGEMENT",    "IMPOT",
        "IMPOTS",       "INDEMNITE",     "INDEMNITES",    "INFORMATIQUE",   "INTERNET",
        "LEASING",      "LICENCE",       "LICENCES",      "LOCATIVES",      "LOGICIEL",
        "LOHN",         "MARCHANDISE",   "MARCHANDISES",  "MATERIEL",       "MISSION",
        "MOBILE",       "MULTIRISQUE",   "MUTUELLE",      "NETS",           "NOTES",
        "PAIES",        "PARKING",       "PAYE",          "PAYROLL",        "PEAGE",
        "PEAGES",       "PERCU",         "PERSONNEL",     "PRET",           "PREVOYANCE",
        "PRIME",        "PRIMES",        "RBT",           "REMBOURSEMENTS", "REMBT",
        "REMUNERATION", "REMUNERATIONS", "REPARATION",    "REPARATIONS",    "REPAS",
        "RETRAITE",     "RGLT",          "RGT",           "SALAIRES",       "SALARY",
        "SALARIE",      "SITE",          "SOCIALES",      "STAGE",          "STAGIAIRE",
        "SUBVENTION",   "SURVEILLANCE",  "TAXE",          "TAXES",          "TELEPHONE",
        "TELEPHONIE",   "TIMBRES",       "TRAJET",        "TRAVAUX",        "TROP",
        "URSSAF",       "VEHICULE",      "VIREMENTS",     "WAGES"};
    return k_words;
}

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool may_name(std::string_view word) {
    return word.size() >= k_word_least && !has_digit(word) && !is_payment_word(word) &&
           !is_bank_word(word) && !is_trade_word(word) && !is_legal_form(word) &&
           !is_connector(word) && !purposes().contains(word);
}

Words names_in(std::string_view text) {
    Words words = text::fold_words(text);
    std::erase_if(words, [](const std::string& word) { return !may_name(word); });
    return words;
}

// One is the other, or a shortened form or an end of it.
bool meet(std::string_view a, std::string_view b) {
    if (a.size() > b.size())
        std::swap(a, b);
    if (a == b)
        return true;
    return b.size() - a.size() >= k_shortened_least && (b.starts_with(a) || b.ends_with(a));
}

bool is_met(const std::string& word, const Words& by) {
    return std::any_of(by.begin(), by.end(),
                       [&](const std::string& other) { return meet(word, other); });
}

std::string joined(const Words& words) {
    std::string text;
    for (const std::string& word : words)
        text += word;
    return text;
}

// "SNCF", or one written with other blanks: "ANNELAURE PEETERS".
bool meet_as_a_whole(const Words& a, const Words& b) {
    const std::string one = joined(a), two = joined(b);
    const std::string& shorter = one.size() < two.size() ? one : two;
    const std::string& longer = one.size() < two.size() ? two : one;
    return longer == shorter ||
           (shorter.size() >= k_joined_least &&
            longer.size() - shorter.size() >= k_shortened_least &&
            longer.find(shorter) != std::string::npos) ||
           one == initials_of(b) || two == initials_of(a);
}

bool pays_people(std::string_view text) {
    static const WordSet k_words{"SALAIRE",  "SALAIRES", "PAIE", "PAIES",  "PAYE",
                                 "SALARY",   "PAYROLL",  "LOHN", "GEHALT", "REMUNERATION",
                                 "EXPENSES", "NDF",      "LOON"};
    const Words words = text::fold_words(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool note = (words[i] == "NOTE" || words[i] == "NOTES") && i + 1 < words.size() &&
                          (words[i + 1] == "DE" || words[i + 1] == "FRAIS");
        if (note || k_words.contains(words[i]))
            return true;
    }
    return false;
}

// Whom the line names: the name the bank gives in its own column; of wages and expenses, which pay
// a person, what stands in the label, too.
Words people_of(const bank::StatementLine& line, const EntryCandidate& entry) {
    Words names = names_in(other_name(line));
    if (names.empty() && (pays_people(line.label) || pays_people(entry.label)))
        names = names_in(line.label + " " + line.label_more);
    return names;
}

} // namespace

bool names_other_person(const Context& context, std::uint32_t index, const EntryCandidate& entry) {
    const bank::StatementLine& line = context.line(index);
    const LineReading& reading = context.readings[index];
    if (!has_other_party(line.nature) || reading.own_account || reading.by_hand ||
        reading.agrees(context.parties.find(entry.party)))
        return false;
    const Words theirs = people_of(line, entry);
    const Words ours = names_in(entry.label + " " + entry.party_name);
    if (theirs.empty() || ours.empty() || meet_as_a_whole(theirs, ours))
        return false;
    const Words said = text::fold_words(line.label + " " + line.label_more);
    const bool ours_left = std::any_of(ours.begin(), ours.end(), [&](const std::string& word) {
        return !is_met(word, theirs) && !is_met(word, said);
    });
    const bool theirs_left = std::any_of(
        theirs.begin(), theirs.end(), [&](const std::string& word) { return !is_met(word, ours); });
    return ours_left && theirs_left;
}

bool is_of_other_party(const Context& context, std::uint32_t line, const EntryCandidate& entry) {
    const LineReading& reading = context.readings[line];
    const std::uint32_t party = context.parties.find(entry.party);
    if (party == k_no_party)
        return false;
    if (reading.contradicts(party))
        return true;
    // The number of an invoice of somebody else, where no name is written.
    return reading.parties.empty() && reading.hits.size() == 1 && !reading.hits.front().is_short &&
           context.items[reading.hits.front().item].party != party;
}

// --- Cheques ------------------------------------------------------------------------------------

namespace {

bool is_cheque_word(std::string_view word) {
    return word == "CHEQUE" || word == "CHQ" || word == "CHQE" || word == "CHEQ" ||
           word == "CHECK" || word == "SCHECK";
}

// Between the word and the number: "CHEQUE EMIS 5848497", "CHQ PAYE N 5848497", "CHEQUE TIRE SUR".
bool stands_before_number(std::string_view word) {
    static const WordSet k_words{"BANCAIRE", "BANQUE",    "COMPENSE", "DEBIT", "DEBITE", "EMIS",
                                 "EMISE",    "NUMERO",    "NUMMER",   "PAYE",  "PAYEE",  "PAID",
                                 "PRESENTE", "PRESENTED", "TIRE",     "TIREE", "NUMBER", "REGLE"};
    return !has_digit(word) && (word.size() <= 3 || k_words.contains(word)); // "N", "NO", "NUM"
}

// "CHQ 5848497", "CHEQUE N° 5848497", "CHQ5848497"; empty when none follows.
std::string number_after_cheque(std::string_view text) {
    std::vector<Word> words;
    append_words(text, Column::Label, words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (const std::string_view start : {"CHEQUE", "CHQ"}) {
            const std::string_view word = words[i].text;
            if (word.starts_with(start) && word.size() >= start.size() + k_number_least &&
                text::all_digits(word.substr(start.size())))
                return without_zeros(word.substr(start.size()));
        }
        if (!is_cheque_word(words[i].text))
            continue;
        std::size_t next = i + 1;
        while (next < words.size() && stands_before_number(words[next].text))
            ++next;
        if (next < words.size() && text::all_digits(words[next].text) &&
            words[next].text.size() >= k_number_least)
            return without_zeros(words[next].text);
    }
    return {};
}

std::string number_of_piece(const EntryCandidate& entry) {
    if (std::string number = number_after_cheque(entry.piece); !number.empty())
        return number;
    const std::string piece = key_of(entry.piece);
    const std::string number = text::all_digits(piece) ? without_zeros(piece) : std::string{};
    const bool is_cheque =
        number.size() >= k_piece_number_least && means_of(entry) == EntryMeans::Cheque;
    return is_cheque ? number : std::string{};
}

bool is_same_number(std::string_view a, std::string_view b) {
    if (a.size() > b.size())
        std::swap(a, b);
    return a == b || (a.size() >= k_number_least && b.ends_with(a));
}

// What a bank pays for us; the number of a remittance is that of its slip.
bool is_written_by_us(const bank::StatementLine& line) {
    if (line.nature != bank::Nature::Cheque || !line.amount.is_negative())
        return false;
    const Words words = text::fold_words(line.label);
    return std::find(words.begin(), words.end(), "REMISE") == words.end();
}

// Banks also credit a remittance as a transfer.
bool speaks_of_cheques(const std::string& text) {
    const Words words = text::fold_words(text);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return is_cheque_word(word) || word == "CHEQUES" || word == "REM" || word == "REMISE";
    });
}

} // namespace

std::string cheque_number_of(const bank::StatementLine& line) {
    const std::string given = key_of(line.cheque_number);
    if (text::all_digits(given) && given.size() >= k_number_least)
        return without_zeros(given);
    return number_after_cheque(line.label + " " + line.label_more);
}

std::string cheque_number_of(const EntryCandidate& entry) {
    std::string number = number_after_cheque(entry.label);
    return number.empty() ? number_of_piece(entry) : number;
}

bool is_cheque_of(const bank::StatementLine& line, std::string_view number) {
    return !number.empty() && is_written_by_us(line) && cheque_number_of(line) == number;
}

bool is_other_cheque(const bank::StatementLine& line, const EntryCandidate& entry) {
    if (!is_written_by_us(line))
        return false;
    const std::string in_column = cheque_number_of(line);
    const std::string in_label = number_after_cheque(line.label + " " + line.label_more);
    const std::string of_piece = number_of_piece(entry);
    const std::string of_entry = cheque_number_of(entry);
    if (in_column.empty() || of_entry.empty())
        return false;
    const auto is_ours = [&](const std::string& number) {
        return !number.empty() &&
               (is_same_number(number, of_entry) || is_same_number(number, of_piece));
    };
    return !is_ours(in_column) && !is_ours(in_label);
}

EntryMeans means_of(const EntryCandidate& entry) {
    static const WordSet k_others{
        "VIR",          "VIREMENT", "VIREMENTS", "VIRT",  "VRT",      "PRLV",     "PRELEVEMENT",
        "PRELEVEMENTS", "PREL",     "SEPA",      "SCT",   "SDD",      "CB",       "CARTE",
        "ESPECES",      "RETRAIT",  "LCR",       "EFFET", "BOR",      "TRANSFER", "UEBERWEISUNG",
        "UBERWEISUNG",  "CARD",     "CASH",      "TIP",   "VERSEMENT"};
    EntryMeans means = EntryMeans::Unsaid;
    for (const std::string* text : {&entry.label, &entry.piece}) {
        for (const std::string& word : text::fold_words(*text)) {
            const bool begins = (word.starts_with("CHQ") || word.starts_with("CHEQUE")) &&
                                word.find_first_of("0123456789") != std::string::npos;
            if (is_cheque_word(word) || word == "CHEQUES" || begins)
                return EntryMeans::Cheque;
            if (k_others.contains(word))
                means = EntryMeans::Other;
        }
    }
    return means;
}

bool is_of_other_means(const bank::StatementLine& line, const EntryCandidate& entry) {
    // No cheque: neither is a bill, a direct debit or a card payment.
    const bool is_transfer =
        line.nature == bank::Nature::Transfer || line.nature == bank::Nature::InstantTransfer ||
        line.nature == bank::Nature::Bill || line.nature == bank::Nature::DirectDebit ||
        line.nature == bank::Nature::Card;
    if (!is_transfer && line.nature != bank::Nature::Cheque)
        return false;
    static const WordSet k_takings{"CB", "CARTE", "CARTES", "TPE", "CARD", "CARDS"};
    const auto speaks_of_takings = [&](const std::string& text) {
        const Words words = text::fold_words(text);
        return std::any_of(words.begin(), words.end(),
                           [&](const std::string& word) { return k_takings.contains(word); });
    };
    const bool is_takings = !entry.amount.is_negative() && speaks_of_takings(entry.label);
    if (is_transfer && means_of(entry) == EntryMeans::Cheque)
        return !speaks_of_cheques(line.label + " " + line.label_more);
    return line.nature != bank::Nature::Card && is_takings &&
           !speaks_of_takings(line.label + " " + line.label_more);
}

bool waits_too_long(const bank::StatementLine& line, const EntryCandidate& entry, int days) {
    return line.nature == bank::Nature::Cheque && std::abs(line.booked_on - entry.date) > days &&
           means_of(entry) == EntryMeans::Other;
}

} // namespace comptoir::reconcile
