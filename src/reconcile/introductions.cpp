#include "introductions.h"

#include <unordered_set>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_signs_max = 3; // "CDE N NO 4411"

// Orders, quotes, delivery notes, customers, contracts and files, in the languages of the banks.
bool is_no_invoice(std::string_view word) {
    static const std::unordered_set<std::string_view> k_words{
        "ABONNE",       "ABONNEMENT",  "ADHERENT",   "AFFAIRE",    "ANGEBOT",     "AUFTRAG",
        "BC",           "BDC",         "BDL",        "BESTELLING", "BESTELLUNG",  "BL",
        "BON",          "CDE",         "CDES",       "CHANTIER",   "CLIENT",      "CLT",
        "CMD",          "CMDE",        "COMMANDE",   "COMMANDES",  "CONTRACT",    "CONTRAT",
        "CONTRATS",     "CTR",         "CUSTOMER",   "DELIVERY",   "DEVIS",       "DOSS",
        "DOSSIER",      "KDNR",        "KLANT",      "KUNDE",      "KUNDENNR",    "LEVERBON",
        "LIEFERSCHEIN", "LIVRAISON",   "LIVRAISONS", "MANDAT",     "MANDATE",     "MDT",
        "OFFERTE",      "OFFRE",       "ORDER",      "ORDINE",     "PEDIDO",      "PO",
        "POLICE",       "PRESUPUESTO", "PROJET",     "QUOTATION",  "QUOTE",       "RUM",
        "SINISTRE",     "VERTRAG",     "PERIODE",    "MOIS",       "LIGNE",       "TEL",
        "TELEPHONE",    "SITE",        "SIRET",      "SIREN",      "LOT",         "LOYER",
        "ECHEANCE",     "ECHEANCIER",  "AGENCE",     "APPT",       "APPARTEMENT", "MENSUALITE"};
    return k_words.contains(word);
}

} // namespace

bool is_number_sign(std::string_view word) {
    static const std::unordered_set<std::string_view> k_signs{
        "N", "NO", "NR", "NRO", "NUM", "NUMERO", "NUMBER", "NUMMER", "NRS", "NOS"};
    return k_signs.contains(word);
}

bool is_invoice_word(std::string_view word) {
    static const std::unordered_set<std::string_view> k_names{
        "FA",      "FCT",     "FACT", "FACTURE",  "FACTURES", "FAC", "FACTUUR", "FACTURA",
        "FATTURA", "INVOICE", "INV",  "RECHNUNG", "RECHNNR",  "RNG", "BILL",    "FACTS"};
    return k_names.contains(word);
}

std::string introduced_as(const std::vector<Word>& words, KeyPlace place) {
    std::size_t signs = 0;
    for (std::size_t i = place.first; i > 0 && words[i].gap != '\n'; --i) {
        const std::string& before = words[i - 1].text;
        if (is_no_invoice(before))
            return before;
        if (!is_number_sign(before) || ++signs > k_signs_max)
            break;
    }
    return {};
}

bool is_called_invoice(const std::vector<Word>& words, KeyPlace place) {
    std::size_t signs = 0;
    for (std::size_t i = place.first; i > 0 && words[i].gap != '\n'; --i) {
        const std::string& before = words[i - 1].text;
        if (is_invoice_word(before))
            return true;
        if (!is_number_sign(before) || ++signs > k_signs_max)
            break;
    }
    return false;
}

std::vector<Word> without_introduced(const std::vector<Word>& words) {
    std::vector<Word> left;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (introduced_as(words, {i, i}).empty() || is_number_sign(words[i].text)) {
            left.push_back(words[i]);
            continue;
        }
        while (i + 1 < words.size() && words[i + 1].gap != ' ' && words[i + 1].gap != '\n')
            ++i; // to the end of "INV-2026-00428"
    }
    return left;
}

} // namespace comptoir::reconcile
