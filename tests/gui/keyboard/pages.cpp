#include "pages.h"

#include "comptoir/core/invariant.h"

#include <array>

namespace comptoir::gui {

namespace {

struct Both {
    const char *fr, *en;
    std::string in(i18n::Language language) const {
        return language == i18n::Language::French ? fr : en;
    }
};

constexpr Both k_shape_words[] = {
    {"Client, numéro de facture", "Customer, invoice number"},
    {"Client, plusieurs factures", "Customer, several invoices"},
    {"Prélèvement d’un fournisseur, numéro", "Direct debit of a supplier, number"},
    {"Nom et montant, sans numéro", "Name and amount, no number"},
    {"Chèque déjà dans les livres", "Cheque that is in the books"},
    {"Virement déjà dans les livres", "Transfer that is in the books"},
    {"Remise de chèques déjà dans les livres", "Cheque deposit that is in the books"},
    {"Acompte sur facture", "Instalment of an invoice"},
    {"Facture moins avoir", "Invoice less credit note"},
    {"Remboursement d’un avoir", "Credit note paid back"},
    {"Virement entre ses comptes", "Between own accounts"},
    {"Frais bancaires, par modèle", "Bank fees, by template"},
    {"Loyer avec TVA, par modèle", "Rent with VAT, by template"},
    {"Emprunt, modèle en parts", "Loan, template in shares"},
    {"Remise CB nette de commission", "Card takings less commission"},
    {"Trop-perçu", "More than is open"},
    {"Escompte", "Early payment discount"},
    {"Frais d’une banque étrangère", "Fee of a foreign bank"},
    {"Deux ou trois centimes", "Two or three cents"},
    {"Prélèvement rejeté", "Returned direct debit"},
    {"Deux clients, même montant, sans nom", "Two customers, one amount, no name"},
    {"Salaires (8 lignes à la fois)", "Wages (8 lines at once)"},
    {"Impôts et cotisations", "Taxes and charges"},
    {"Carte, sans facture, avec TVA", "Card, no invoice, with VAT"},
    {"Un prélèvement, deux comptes", "One debit, two accounts"},
    {"Emprunt, modèle à répartir", "Loan, template to spread"},
    {"Remise de chèques de trois clients", "Cheques of three customers"},
    {"Facture payée par un autre", "Invoice paid by somebody else"},
    {"Paiement incomplet, écart à solder", "Short payment, rest written off"},
    {"Acompte avant toute facture", "Paid before any invoice"},
    {"Payeur inconnu", "Unknown payer"},
};
static_assert(std::size(k_shape_words) == static_cast<std::size_t>(Shape::k_shapes));

constexpr Both k_step_words[] = {
    {"tout ce qui n’a qu’une réponse, après l’aperçu",
     "all that has one answer, after the preview"},
    {"confirmer la proposition", "confirm the proposal"},
    {"choisir parmi les réponses", "choose among the answers"},
    {"imputer à un compte", "book to an account"},
    {"imputer à un compte, TVA comprise", "book to an account, VAT inside"},
    {"comptabiliser par le modèle", "book by the template"},
    {"cocher la facture, solder l’écart", "tick the invoice, write the rest off"},
    {"mettre la facture sur la ligne, rapprocher", "put the invoice on the line, match"},
    {"créer l’encaissement, rapprocher", "create the receipt, match"},
    {"cocher plusieurs factures", "tick several invoices"},
    {"noter et mettre de côté", "write a note and put aside"},
    {"reprendre ce qui attend : compte 471", "take up what waits: account 471"},
    {"annuler et refaire", "undo and do again"},
};
static_assert(std::size(k_step_words) == static_cast<std::size_t>(Step::k_steps));

std::string per_line(int keys, int lines) {
    if (lines == 0)
        return "–";
    const int tenths = (keys * 10 + lines / 2) / lines;
    return std::to_string(tenths / 10) +
           (tenths % 10 == 0 ? "" : "," + std::to_string(tenths % 10));
}

std::string decimal_of(std::string number, i18n::Language language) {
    if (language == i18n::Language::English)
        for (char& c : number)
            c = c == ',' ? '.' : c;
    return number;
}

std::string table(const KeyLog& log, i18n::Language language) {
    const bool french = language == i18n::Language::French;
    std::string text = french ? "| Ligne | Geste | Lignes | Touches | Par ligne | Exemple |\n"
                              : "| Line | Act | Lines | Keys | Per line | Example |\n";
    text += "|---|---|---:|---:|---:|---|\n";
    for (const auto& [what, row] : log.rows()) {
        const auto& [shape, step] = what;
        const std::string name = shape == Shape::k_shapes
                                     ? "–"
                                     : k_shape_words[static_cast<std::size_t>(shape)].in(language);
        text += "| " + name + " | " + k_step_words[static_cast<std::size_t>(step)].in(language) +
                " | " + (row.lines == 0 ? "–" : std::to_string(row.lines)) + " | " +
                std::to_string(row.keys) + " | " +
                decimal_of(per_line(row.keys, row.lines), language) + " | " +
                key_words(row.example, language).toStdString() + " |\n";
    }
    return text;
}

std::string picture(const char* name, const Both& words, i18n::Language language) {
    return "![" + words.in(language) + "](../../pictures/keyboard-" + name + "-" +
           std::string(i18n::to_text(language)) + ".png)\n\n";
}

std::string french_page(const KeyLog& log) {
    constexpr auto k_in = i18n::Language::French;
    std::string text =
        "# Rapprocher au clavier\n\n"
        "Un relevé de 200 lignes d’une société inventée, rapproché sans souris. Cette page est "
        "écrite par le programme qui a\n"
        "appuyé sur les touches (`gui.keyboard`) : ce qu’elle compte est ce qui a été fait.\n\n"
        "Rien ne demande AltGr. Les lettres agissent quand un tableau a le clavier ; dans un "
        "champ, elles s’écrivent. Les chiffres\n"
        "se tapent au pavé numérique ou avec Maj. F1 montre les touches du volet, Ctrl+PgSuiv et "
        "Ctrl+PgPréc changent d’onglet.\n\n"
        "## Le déroulement\n\n"
        "1. **A** montre les lignes qui n’ont qu’une réponse ; **Entrée** les rapproche toutes, "
        "Ctrl+Z les rendrait toutes.\n"
        "2. Le curseur est sur la première ligne qui reste. **Entrée** confirme ce qui est proposé "
        "et passe à la suivante ;\n"
        "   **N** va à la prochaine proposition.\n"
        "3. Sans proposition : **K** un compte (et sa TVA), **M** le modèle, **I** une facture, "
        "**C** le mouvement,\n"
        "   **Tab** puis **Espace** pour cocher dans les livres, **S** pour solder l’écart, **E** "
        "et **P** pour noter et mettre de\n"
        "   côté.\n"
        "4. **Ctrl+F** filtre au fil de la frappe, du côté qui a le clavier ; ↓ entre dans ce qui "
        "reste, **Ctrl+A** et **Espace** le\n"
        "   cochent d’un coup. Échap dans le filtre le vide.\n"
        "5. Dans **À contrôler**, ce qui attendait se traite de la même façon.\n\n";
    text += picture("start", {"Le relevé au départ", ""}, k_in);
    text += picture("preview", {"A : ce qui sera rapproché", ""}, k_in);
    text +=
        picture("automatic", {"Après l’automatique : le curseur sur la première ligne", ""}, k_in);
    text += "## Les touches\n\nEn tout **" + std::to_string(log.total()) +
            " touches pour 200 lignes**, caractères saisis compris.\n\n" + table(log, k_in) +
            "\nUn compte et sa TVA, deux comptes, et cocher dans les livres demandent plus de six "
            "touches : ce sont les chiffres du\n"
            "compte et les lettres du filtre.\n\n";
    text += picture("account", {"K : compte et TVA", ""}, k_in);
    text += picture("template", {"M : le modèle de la ligne", ""}, k_in);
    text += picture("filter", {"Ctrl+F, ↓, Ctrl+A, Espace : les salaires d’un coup", ""}, k_in);
    text += picture("write-off", {"S : solder l’écart", ""}, k_in);
    text += picture("end", {"L’état de rapprochement : écart 0,00", ""}, k_in);
    return text;
}

std::string english_page(const KeyLog& log) {
    constexpr auto k_in = i18n::Language::English;
    std::string text = "# Reconciling by keyboard\n\n"
                       "A statement of 200 lines of an invented company, reconciled without a "
                       "mouse. This page is written by the program that\n"
                       "pressed the keys (`gui.keyboard`): what it counts is what was done.\n\n"
                       "Nothing needs AltGr. Letters act while a table has the keyboard; in a "
                       "field they are text. Digits come from the keypad,\n"
                       "or with Shift on a French keyboard. F1 shows the keys of the pane, "
                       "Ctrl+PgDn and Ctrl+PgUp change the tab.\n\n"
                       "## How it goes\n\n"
                       "1. **A** shows the lines that have one answer; **Enter** matches them all, "
                       "Ctrl+Z would give them all back.\n"
                       "2. The cursor is on the first line that is left. **Enter** confirms what "
                       "is proposed and goes on to the next; **N** goes to\n"
                       "   the next proposal.\n"
                       "3. Without a proposal: **K** an account (and its VAT), **M** the template, "
                       "**I** an invoice, **C** the movement, **Tab** then\n"
                       "   **Space** to tick in the books, **S** to write off the rest, **E** and "
                       "**P** to note and put aside.\n"
                       "4. **Ctrl+F** filters as you type, on the side that has the keyboard; ↓ "
                       "goes into what is left, **Ctrl+A** and **Space** tick\n"
                       "   it at once. Esc in the filter empties it.\n"
                       "5. In **To control**, what waited is done the same way.\n\n";
    text += picture("start", {"", "The statement at the start"}, k_in);
    text += picture("preview", {"", "A: what will be matched"}, k_in);
    text += picture("automatic", {"", "After the automatic: the cursor on the first line"}, k_in);
    text += "## The keys\n\nTogether **" + std::to_string(log.total()) +
            " keys for 200 lines**, typed characters included.\n\n" + table(log, k_in) +
            "\nAn account with its VAT, two accounts, and ticking in the books take more than six "
            "keys: they are the digits of the\n"
            "account and the letters of the filter.\n\n";
    text += picture("account", {"", "K: account and VAT"}, k_in);
    text += picture("template", {"", "M: the template of the line"}, k_in);
    text += picture("filter", {"", "Ctrl+F, ↓, Ctrl+A, Space: the wages at once"}, k_in);
    text += picture("write-off", {"", "S: write off the rest"}, k_in);
    text += picture("end", {"", "The reconciliation statement: difference 0.00"}, k_in);
    return text;
}

} // namespace

std::string keyboard_page(const KeyLog& log, i18n::Language language) {
    return language == i18n::Language::French ? french_page(log) : english_page(log);
}

} // namespace comptoir::gui
