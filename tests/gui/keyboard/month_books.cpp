#include "month_books.h"

#include "comptoir/core/invariant.h"

#include <algorithm>
#include <array>
#include <utility>

namespace comptoir::gui {

namespace {

constexpr std::pair<std::string_view, std::string_view> k_accounts[] = {
    {"101300", "Capital"},
    {"164000", "Emprunts auprès des établissements de crédit"},
    {"401000", "Fournisseurs"},
    {"411000", "Clients"},
    {"421000", "Personnel, rémunérations dues"},
    {"431000", "Sécurité sociale"},
    {"437000", "Autres organismes sociaux"},
    {"445510", "TVA à décaisser"},
    {"445660", "TVA déductible sur autres biens et services"},
    {"445710", "TVA collectée"},
    {"471000", "Compte d’attente"},
    {"512100", "Banque de l’Exemple"},
    {"512200", "Livret d’entreprise"},
    {"580000", "Virements internes"},
    {"606100", "Fournitures non stockables"},
    {"606300", "Petit équipement"},
    {"612200", "Crédit-bail mobilier"},
    {"613200", "Locations immobilières"},
    {"616000", "Primes d’assurance"},
    {"625100", "Voyages et déplacements"},
    {"625700", "Réceptions"},
    {"627000", "Services bancaires"},
    {"635110", "Cotisation foncière des entreprises"},
    {"641100", "Salaires"},
    {"658500", "Écarts de règlement"},
    {"661000", "Charges d’intérêts"},
    {"665000", "Escomptes accordés"},
    {"706000", "Prestations de services"},
    {"758900", "Écarts de règlement favorables"},
    {"765000", "Escomptes obtenus"},
};

std::string amount(std::int64_t cents) {
    const std::string part = std::to_string(cents % 100);
    return std::to_string(cents / 100) + "," + (part.size() == 1 ? "0" : "") + part;
}

std::string_view name_of(std::string_view account) {
    const auto* found = std::find_if(std::begin(k_accounts), std::end(k_accounts),
                                     [&](const auto& each) { return each.first == account; });
    invariant(found != std::end(k_accounts), "the month names the accounts it uses");
    return found->second;
}

// One sixth of a price with 20 % of VAT.
std::int64_t vat_in(std::int64_t gross) {
    return gross / 6;
}

} // namespace

MonthBooks::MonthBooks() {
    m_text =
        "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\t"
        "CompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\t"
        "ValidDate\tMontantdevise\tIdevise\r\n";
    const Date first = *Date::from_ymd(2026, 1, 1);
    begin("AN", "À-nouveaux", first, "AN2026", "Report à nouveau");
    row("512100", 4'118'250);
    row("512200", 1'500'000);
    row("164000", -2'400'000);
    row("101300", -3'218'250);
    // What the year booked before: every account that the month uses is in the chart.
    begin("OD", "Opérations diverses", *Date::from_ymd(2026, 9, 30), "OD-09", "Écritures du mois");
    std::int64_t sum = 0;
    for (const auto& [account, name] : k_accounts) {
        if (account.starts_with("512") || account.starts_with("40") || account == "411000" ||
            account == "101300" || account == "641100")
            continue;
        row(account, account.starts_with("4") || account.starts_with("7") ? -100 : 100);
        sum += account.starts_with("4") || account.starts_with("7") ? -100 : 100;
    }
    row("641100", -sum + 1'736'000);
    row("421000", -1'736'000);
}

void MonthBooks::begin(std::string_view journal, std::string_view name, Date day, std::string piece,
                       std::string label) {
    ++m_number;
    m_head = std::string(journal) + "\t" + std::string(name) + "\t" + std::to_string(m_number) +
             "\t" + day.to_compact() + "\t";
    m_tail = piece + "\t" + day.to_compact() + "\t" + std::move(label) + "\t";
}

void MonthBooks::row(std::string_view account, std::int64_t debit_above_0, const Named* party) {
    m_text += m_head + std::string(account) + "\t" + std::string(name_of(account)) + "\t";
    m_text += party ? std::string(party->code) + "\t" + party->name : std::string("\t");
    m_text += "\t" + m_tail;
    m_text +=
        debit_above_0 > 0 ? amount(debit_above_0) + "\t0,00" : "0,00\t" + amount(-debit_above_0);
    const bool lettered = party && !m_letter.empty();
    m_text += "\t" + (lettered ? m_letter + "\t20260930" : std::string("\t"));
    m_text += "\t20260930\t\t\r\n";
}

void MonthBooks::sale(const Named& customer, const std::string& piece, std::int64_t gross,
                      Date day) {
    begin("VE", "Ventes", day, piece, (gross < 0 ? "Avoir " : "Facture ") + piece);
    row("411000", gross, &customer);
    row("706000", -(gross - vat_in(gross)));
    row("445710", -vat_in(gross));
}

void MonthBooks::purchase(const Named& supplier, const std::string& piece, std::int64_t gross,
                          Date day) {
    begin("AC", "Achats", day, piece, (gross < 0 ? "Avoir " : "Facture ") + piece);
    row("606300", gross - vat_in(gross));
    row("445660", vat_in(gross));
    row("401000", -gross, &supplier);
}

void MonthBooks::payment(const Named& party, const std::string& piece, std::int64_t cents,
                         Date day) {
    const int letter = m_letters++;
    m_letter = {static_cast<char>('A' + letter / 26), static_cast<char>('A' + letter % 26)};
    const Date august = *Date::from_ymd(2026, 8, 20);
    if (cents < 0)
        purchase(party, "P" + m_letter + "-2608", -cents, august);
    else
        sale(party, "P" + m_letter + "-2608", cents, august);
    begin("BQ", "Banque", day, piece,
          std::string(cents < 0 ? "Règlement " : "Encaissement ") + party.name);
    row(cents < 0 ? "401000" : "411000", -cents, &party);
    row("512100", cents);
    m_letter.clear();
}

} // namespace comptoir::gui
