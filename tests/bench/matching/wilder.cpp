// What more banks and more people write, with the true answer.
#include "wild_maker.h"

#include "comptoir/core/text.h"
#include "support/statement_texts.h"

#include <algorithm>

namespace comptoir::bench {

namespace {

const Currency k_eur = Currency::eur();

std::string two(int number) {
    return (number < 10 ? "0" : "") + text::number(number);
}

std::string join(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts)
        text += (text.empty() || part.empty() ? "" : " ") + std::string(part);
    return text;
}

std::string euros(std::int64_t minor) {
    const std::int64_t cents = std::abs(minor);
    return text::number(cents / 100) + "," + two(static_cast<int>(cents % 100));
}

} // namespace

void Wild::write_wilder(bank::StatementLine& line, const std::string& name,
                        const std::string& reference, const std::string& more) const {
    switch (m_bank) {
    case Bank::Slashes:
        line.label = join({line.amount.is_negative() ? "VIR SEPA EMIS /DE" : "VIR SEPA RECU /DE",
                           name, "/MOTIF", reference, more, "/REF NOTPROVIDED"})
                         .substr(0, 140);
        break;
    case Bank::Tags: {
        const std::string whole = "/EREF/" + text::number(line.booked_on.days() * 37) + "/NAME/" +
                                  text::fold(name) + "/REMI/" + join({reference, more}) +
                                  "/RUM/FR12ZZZ4711";
        line.label = whole.substr(0, 70);
        line.label_more = whole.size() > 70 ? whole.substr(70, 70) : "";
        break;
    }
    case Bank::Swift: {
        const std::string whole = text::fold(join({"VIRT", name}));
        line.label = whole.substr(0, 35);
        line.label_more = join({reference, more}).substr(0, 35);
        break;
    }
    default:
        line.label = line.amount.is_negative() ? "OVERSCHRIJVING NAAR" : "VIREMENT EN VOTRE FAVEUR";
        line.counterparty.name = text::fold(name);
        line.comment = join({reference, more}).substr(0, 140);
        break;
    }
}

// A number as payers write it: with blanks, other marks, fewer or more zeros.
std::string Wild::worn(const std::string& number) {
    std::string text;
    const int how = m_dice.from(1, 6);
    for (const char c : number) {
        const bool is_mark = c == '-' || c == '/';
        if (is_mark && how == 1)
            text += ' ';
        else if (is_mark && how == 2)
            text += c == '-' ? '/' : '-';
        else if (!is_mark || how != 3)
            text += c;
    }
    if (how == 4)
        return "N " + text;
    return how == 5 ? "FACTURE " + text : text;
}

// A name as it is typed: small or double blanks, without accents.
std::string Wild::as_written(std::string name) {
    const int how = m_dice.from(1, 4);
    if (how == 1)
        return text::fold(name);
    if (how == 2) {
        for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 2))
            name.insert(at, 1, ' ');
    }
    return name;
}

void Wild::worn_number() {
    const std::size_t i = fresh(any(m_dice.chance(50)));
    line("wilder: worn number", after(i), m_invoices[i].open, as_written(name_of(i)), {},
         worn(m_invoices[i].number), pays(i, true));
}

// "F12 A F15", "F12/13/14", "F12 ET 13": all of them, or those between.
void Wild::range() {
    const std::size_t company = any(m_dice.chance(50));
    std::vector<std::size_t> all;
    for (int n = m_dice.from(2, 5); n > 0; --n)
        all.push_back(fresh(company));
    Truth truth;
    std::int64_t sum = 0;
    Date last;
    for (const std::size_t i : all) {
        sum += m_invoices[i].open;
        truth.parts.push_back({m_invoices[i].row, m_invoices[i].open, {}, {}});
        last = std::max(last, m_invoices[i].day);
    }
    const std::string& from = m_invoices[all.front()].number;
    const std::string& to = m_invoices[all.back()].number;
    std::string text =
        from + std::string(m_dice.one_of({" A ", " AU ", "-", " TOT ", " BIS "})) + to;
    if (m_dice.chance(50)) {
        text = from;
        for (std::size_t n = 1; n < all.size(); ++n) {
            const std::string& number = m_invoices[all[n]].number;
            text += "/" + (number.size() > 2 ? number.substr(number.size() - 2) : number);
        }
    }
    if (m_dice.chance(30)) // and one that owes as much as them all
        invoice(company, sum);
    line("wilder: range of numbers", last.plus_days(m_dice.from(1, 60)), sum, name_of(all.front()),
         {}, text, truth);
}

void Wild::deposit() {
    const std::size_t i = fresh(any(m_dice.chance(50)));
    const int percent = m_dice.from(2, 8) * 10;
    const std::int64_t part = m_invoices[i].open * percent / 100;
    if (!m_amounts.insert(std::abs(part)).second)
        return;
    Truth truth = pays(i, false);
    truth.parts.front().minor = part;
    if (m_dice.chance(50)) { // of an order of which there is no invoice yet
        const std::string number = new_number(m_companies[m_invoices[i].company]);
        line("wilder: deposit", after(i), m_invoices[i].open, name_of(i), {},
             "ACOMPTE " + text::number(percent) + "% COMMANDE " + number, {});
        return;
    }
    line("wilder: deposit", after(i), part, name_of(i), {},
         "ACOMPTE " + text::number(percent) + "% " + m_invoices[i].number, truth);
}

// Cents, a discount, what a bank kept back: a person decides.
void Wild::small_difference() {
    const std::size_t i = fresh(any(m_dice.chance(50)));
    const std::int64_t open = m_invoices[i].open;
    const int how = m_dice.from(1, 3);
    const std::int64_t minor = how == 1   ? open + m_dice.from(-5, 5)
                               : how == 2 ? open - open * 2 / 100
                                          : open - (open < 0 ? -1 : 1) * m_dice.from(5, 25) * 100;
    if (minor == open || (minor < 0) != (open < 0) || !m_amounts.insert(std::abs(minor)).second)
        return;
    line("wilder: small difference", after(i), minor, name_of(i), {},
         m_invoices[i].number + (how == 3   ? " FRAIS SHA"
                                 : how == 2 ? " ESCOMPTE 2%"
                                            : ""),
         {});
}

void Wild::wages() {
    const std::size_t i = fresh(any(false));
    const std::string words = m_dice.chance(50)
                                  ? "SALAIRES 0" + text::number(m_dice.from(1, 9)) + "/26 " +
                                        text::number(m_dice.from(2, 40)) + " VIRS"
                                  : "PAIE REMISE " + m_invoices[i].number;
    line("wilder: wages in one batch", after(i), m_invoices[i].open, {}, {}, words, {});
}

void Wild::levy() {
    const std::size_t i = fresh(any(false));
    const std::string who(m_dice.one_of({"URSSAF ILE DE FRANCE", "DGFIP IMPOT IS", "SIE PARIS 8",
                                         "DIRECTION GENERALE DES FINANCES PUBLIQUES", "ONSS RSZ",
                                         "AFC TVA", "KLESIA", "CAISSE AVS"}));
    const std::string reference =
        m_dice.chance(40)
            ? "TVA1-0" + text::number(m_dice.from(1, 9)) + "2026-3517"
            : "RUM " + text::number(m_dice.from(10'000, 99'999)) + " REF " + m_invoices[i].number;
    line("wilder: levy", after(i), m_invoices[i].open, who, {}, reference, {});
}

void Wild::loan() {
    const std::size_t i =
        invoice(any(false), -fresh_amount(), text::number(m_dice.from(10'000, 9'999'999)));
    line("wilder: loan", after(i), m_invoices[i].open, {}, {},
         "ECHEANCE PRET " + m_invoices[i].number + " CAP " + euros(m_invoices[i].open * 9 / 10) +
             " INT " + euros(m_invoices[i].open / 10),
         {});
}

// A standing order: equal invoices, one paid each month.
void Wild::rent() {
    const std::size_t company = any(false);
    const std::size_t first = fresh(company);
    std::vector<std::size_t> all{first};
    for (int n = m_dice.from(1, 3); n > 0; --n)
        all.push_back(invoice(company, m_invoices[first].open));
    Date last;
    for (const std::size_t i : all)
        last = std::max(last, m_invoices[i].day);
    for (const std::size_t i : all) {
        last = last.plus_days(m_dice.from(1, 10));
        line("wilder: standing order", last, m_invoices[i].open, name_of(i), {}, "VIR PERMANENT",
             pays(i, true));
    }
}

// What comes back is no payment, whatever its amount fits.
void Wild::reject() {
    const bool out = m_dice.chance(50);
    const std::size_t i = fresh(any(!out));
    const std::string word(m_dice.one_of({"REJET VIR", "IMPAYE", "RETOUR PRLV", "PRLV REJETE",
                                          "RUECKLASTSCHRIFT", "VIR RETOURNE", "CHQ IMPAYE"}));
    line("wilder: reject", after(i), m_invoices[i].open, name_of(i), {},
         word + " " + std::string(m_dice.one_of({"AC04", "MS03 SANS RAISON", "AM04 PROVISION"})) +
             (m_dice.chance(50) ? " " + m_invoices[i].number : ""),
         {});
}

void Wild::refund() {
    const std::size_t company = any(true);
    const std::size_t i = invoice(company, -fresh_amount());
    line("wilder: refund", after(i), m_invoices[i].open, name_of(i), {},
         "REMBOURSEMENT AVOIR " + m_invoices[i].number, pays(i, true));
}

void Wild::inverted() {
    const std::size_t company = add_company();
    const std::string given(m_dice.one_of({"Jean", "Marie", "Anne", "Luc", "Sophie", "Pierre"}));
    const std::string family = new_word();
    if (!m_names.insert(given + " " + family).second)
        return;
    m_companies[company].name = m_world.books.parties[company].name = given + " " + family;
    const std::size_t i = fresh(company);
    line("wilder: inverted name", after(i), m_invoices[i].open,
         (m_dice.chance(50) ? "M " : "") + text::to_upper_ascii(family) + " " + given, {}, {},
         pays(i, true));
}

// A cousin.
void Wild::other_first_name() {
    const std::size_t company = add_company();
    const std::string family = new_word();
    if (!m_names.insert("Jean " + family).second)
        return;
    m_companies[company].name = m_world.books.parties[company].name = "Jean " + family;
    const std::size_t i = fresh(company);
    line("wilder: other first name", after(i), m_invoices[i].open,
         std::string(m_dice.one_of({"Paul ", "Mme ", "Luc ", "M. et Mme ", "J. "})) + family, {},
         {}, {});
    const std::string& label = m_world.lines.back().line.label;
    const std::string& name = m_world.lines.back().line.counterparty.name;
    // "J." and a title may well be he.
    if ((label + " " + name).find("Paul") == std::string::npos &&
        text::fold(label + " " + name).find("PAUL") == std::string::npos &&
        text::fold(label + " " + name).find("LUC") == std::string::npos)
        m_world.truths.back() = pays(i, false);
}

// Two parties whose names differ by the legal form; the line says which.
void Wild::other_form() {
    const std::string family = new_word() + " " + new_word();
    const std::size_t one = add_company(), other = add_company();
    for (const auto& [company, form] : {std::pair(one, " SARL"), std::pair(other, " SAS")}) {
        m_companies[company].name = m_world.books.parties[company].name = family + form;
        m_companies[company].is_customer = true;
        m_names.insert(family + form);
    }
    const std::size_t i = fresh(one);
    const bool right = m_dice.chance(50);
    line("wilder: other legal form", after(i), m_invoices[i].open,
         right ? m_companies[one].name : m_companies[other].name, {},
         m_dice.chance(50) ? m_invoices[i].number : "", right ? pays(i, false) : Truth{});
}

void Wild::without_form() {
    const std::size_t i = fresh(any(m_dice.chance(50)));
    std::string name = name_of(i);
    for (const std::string_view form : {"SARL ", "SAS ", "EURL ", "Ets ", "Société "})
        if (name.compare(0, form.size(), form) == 0)
            name.erase(0, form.size());
    line("wilder: without legal form", after(i), m_invoices[i].open,
         name + (m_dice.chance(50) ? " SA" : ""), {}, m_invoices[i].number, pays(i, true));
}

void Wild::long_cheque() {
    reconcile::EntryCandidate entry;
    const std::int64_t cheque = m_dice.from(1'000, 999'999);
    entry.bank_journal = entry.journal = "BQ";
    entry.row = ledger::RowId{m_row};
    entry.entry = ledger::EntryId{m_row};
    entry.number = text::number(m_row++);
    entry.piece = text::number(cheque);
    entry.account = "512100";
    entry.label = "Chèque " + entry.piece;
    entry.date = test::day("2026-02-05").plus_days(m_dice.from(0, 200));
    entry.amount = Money{-fresh_amount(), k_eur};
    entry.has_third_party_counterpart = true;
    const std::string written = std::string(7 - entry.piece.size(), '0') + entry.piece;
    Truth truth;
    truth.parts.push_back({entry.row, entry.amount.minor(), {}, {}});
    truth.decidable = true;
    const Date day = entry.date.plus_days(m_dice.from(0, 40));
    const std::int64_t minor = entry.amount.minor();
    m_world.books.entries.push_back(std::move(entry));
    line("wilder: cheque with zeros", day, minor, {}, {}, "CHEQUE " + written, truth);
    m_world.lines.back().line.cheque_number = written;
    m_world.lines.back().line.nature = bank::Nature::Cheque;
}

// "FACTURE CARTE DU 120826 STATION": the day of the purchase is somebody's invoice number.
void Wild::day_of_card() {
    const Date day = test::day("2026-03-10").plus_days(m_dice.from(0, 150));
    const std::string iso = day.to_iso();
    const std::string digits =
        iso.substr(8, 2) + iso.substr(5, 2) + (m_dice.chance(50) ? "26" : "");
    const std::size_t i = invoice(any(false), -fresh_amount(), digits);
    line("wilder: day of a card", day.plus_days(m_dice.from(1, 4)), m_invoices[i].open,
         m_dice.chance(50) ? "STATION " + new_word() : "", {}, "FACTURE CARTE DU " + digits, {});
    m_world.lines.back().line.nature = bank::Nature::Card;
}

void Wild::stranger() {
    const std::size_t i = fresh(any(m_dice.chance(50)));
    line("wilder: stranger", after(i), m_invoices[i].open, new_name(), {},
         m_dice.chance(50) ? worn(new_number(m_companies[m_invoices[i].company])) : "", {});
}

World Wild::make_wilder(int cases) {
    using Act = void (Wild::*)();
    static constexpr Act k_acts[]{&Wild::whole,
                                  &Wild::name_only,
                                  &Wild::longer_name,
                                  &Wild::like_name,
                                  &Wild::number_of_another,
                                  &Wild::never_came,
                                  &Wild::card_with_number,
                                  &Wild::homonyms,
                                  &Wild::entry_of_another,
                                  &Wild::part_of_number,
                                  &Wild::worn_number,
                                  &Wild::worn_number,
                                  &Wild::range,
                                  &Wild::range,
                                  &Wild::deposit,
                                  &Wild::small_difference,
                                  &Wild::wages,
                                  &Wild::levy,
                                  &Wild::loan,
                                  &Wild::rent,
                                  &Wild::reject,
                                  &Wild::refund,
                                  &Wild::inverted,
                                  &Wild::other_first_name,
                                  &Wild::other_form,
                                  &Wild::without_form,
                                  &Wild::long_cheque,
                                  &Wild::day_of_card,
                                  &Wild::stranger,
                                  &Wild::series};
    while (static_cast<int>(m_world.lines.size()) < cases)
        (this->*k_acts[static_cast<std::size_t>(m_dice.from(0, 29))])();
    return std::move(m_world);
}

World make_wilder_world(std::uint64_t seed, int cases) {
    return Wild(seed, true).make_wilder(cases);
}

} // namespace comptoir::bench
