// The acts of worlds made to mislead.
#include "wild_maker.h"

#include "comptoir/core/text.h"
#include "support/statement_texts.h"

#include <algorithm>

namespace comptoir::bench {

namespace {

const Currency k_eur = Currency::eur();

} // namespace

void Wild::whole() {
    const std::size_t i = fresh(any(m_dice.chance(50)));
    const std::string name = m_dice.chance(75) ? at_bank(name_of(i)) : "";
    line("wild: whole number", after(i), m_invoices[i].open, name, {}, m_invoices[i].number,
         pays(i, !name.empty()));
}

void Wild::name_only() {
    const std::size_t i = fresh(any(m_dice.chance(50)));
    line("wild: name and amount", after(i), m_invoices[i].open, name_of(i), {}, {}, pays(i, true));
}

void Wild::account_only() {
    const std::size_t company = any(m_dice.chance(50));
    const std::size_t i = fresh(company);
    line("wild: account and amount", after(i), m_invoices[i].open, {}, m_companies[company].iban,
         {}, pays(i, m_companies[company].iban_known));
}

// A subscription: equal invoices, each paid under its number, in any order.
void Wild::series() {
    const std::size_t company = any(m_dice.chance(50));
    std::vector<std::size_t> all{fresh(company)};
    for (int i = m_dice.from(1, 4); i > 0; --i)
        all.push_back(invoice(company, m_invoices[all.front()].open));
    Date last = m_invoices[all.front()].day;
    for (const std::size_t i : all)
        last = std::max(last, m_invoices[i].day);
    while (all.size() > 1) {
        const auto at = static_cast<std::size_t>(m_dice.from(0, static_cast<int>(all.size()) - 1));
        last = last.plus_days(m_dice.from(1, 9));
        line("wild: subscription", last, m_invoices[all[at]].open, name_of(all[at]), {},
             m_invoices[all[at]].number, pays(all[at], true));
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
    }
}

void Wild::instalment() {
    const std::size_t i = fresh(any(m_dice.chance(50)));
    Truth truth = pays(i, false);
    const std::int64_t part = m_invoices[i].open * m_dice.from(30, 70) / 100;
    if (!m_amounts.insert(std::abs(part)).second)
        return;
    truth.parts.front().minor = part;
    line("wild: instalment", after(i), part, name_of(i), {}, m_invoices[i].number, truth);
}

// Somebody whose name holds that of a party.
void Wild::longer_name() {
    const std::size_t i = fresh(any(m_dice.chance(50)));
    const std::string other =
        m_dice.chance(50) ? name_of(i) + " " + new_word() : new_word() + " " + name_of(i);
    if (m_names.contains(other))
        return;
    line("wild: a longer name", after(i), m_invoices[i].open, other, {}, {}, {}, name_of(i));
}

// Somebody whose name is one letter or one word away.
void Wild::like_name() {
    const std::size_t i = fresh(any(m_dice.chance(50)));
    std::string other = name_of(i);
    if (m_dice.chance(50))
        other.insert(other.size() / 2, 1, 'x');
    else
        other = other.substr(0, other.find_last_of(" -")) + " " + new_word();
    if (m_names.contains(other) || text::fold(other) == text::fold(name_of(i)))
        return;
    line("wild: a like name", after(i), m_invoices[i].open, other, {}, {}, {}, name_of(i));
}

void Wild::number_of_another() {
    const bool customer = m_dice.chance(50);
    const std::size_t i = fresh(any(customer));
    const std::size_t other = any(customer);
    if (other == m_invoices[i].company ||
        text::fold(m_companies[other].name) == text::fold(name_of(i)))
        return;
    line("wild: number of another", after(i), m_invoices[i].open, at_bank(m_companies[other].name),
         {}, m_invoices[i].number, {});
}

// The number of an invoice we do not have, the amount of one we do.
void Wild::never_came() {
    const std::size_t company = any(false);
    while (m_companies[company].pieces.size() < 3)
        fresh(company);
    const std::size_t i = fresh(company);
    const std::string number = new_number(m_companies[company]);
    line("wild: never came", after(i), m_invoices[i].open, m_companies[company].name, {},
         "FACTURE " + number, {});
}

// Two suppliers used one number; the name says one, the amount the other.
void Wild::one_number_of_two() {
    const std::size_t one = fresh(any(false));
    const std::size_t other = any(false);
    if (other == m_invoices[one].company)
        return;
    const std::int64_t more = m_invoices[one].open - fresh_amount();
    const std::size_t two = invoice(other, more, m_invoices[one].number);
    const bool right = m_dice.chance(50);
    line("wild: one number of two", std::max(after(one), after(two)), m_invoices[two].open,
         right ? m_companies[other].name : name_of(one), {}, m_invoices[two].number,
         right ? pays(two, true) : Truth{});
}

void Wild::day_like_number() {
    const Date day = test::day("2026-04-10").plus_days(m_dice.from(0, 100));
    const std::string iso = day.to_iso();
    const std::string digits = m_dice.chance(50) ? iso.substr(8, 2) + iso.substr(5, 2) + "26"
                                                 : "26" + iso.substr(5, 2) + iso.substr(8, 2);
    const std::size_t i = invoice(any(false), -fresh_amount(), digits);
    line("wild: a day like a number", day, m_invoices[i].open, m_dice.chance(60) ? new_name() : "",
         {}, digits, {});
}

void Wild::amount_like_number() {
    const std::size_t company = any(false);
    const std::int64_t amount = fresh_amount();
    const std::size_t i = invoice(company, -amount, text::number(amount));
    std::string written = text::number(amount / 100) + "," + text::number(amount % 100 + 100);
    written.erase(written.find(',') + 1, 1);
    line("wild: an amount like a number", after(i), -amount, m_dice.chance(70) ? new_name() : "",
         {}, written + " EUR", {});
}

// A factor or a parent pays for another: its account is known as one party's.
void Wild::factor() {
    const std::size_t payer = any(true);
    const std::size_t i = fresh(any(true));
    if (m_invoices[i].company == payer || !m_companies[payer].iban_known)
        return;
    if (m_dice.chance(50)) // the payer owes as much itself
        invoice(payer, m_invoices[i].open);
    line("wild: a factor pays", after(i), m_invoices[i].open,
         m_dice.chance(50) ? name_of(i) : "Affacturage " + new_word(), m_companies[payer].iban,
         m_dice.chance(60) ? m_invoices[i].number : "", pays(i, false));
}

// Sisters: the number says one, the name the other.
void Wild::sister() {
    const std::size_t i = fresh(any(true));
    const std::size_t sister = add_company();
    m_companies[sister].name = name_of(i) + " Holding";
    m_world.books.parties[sister].name = m_companies[sister].name;
    m_names.insert(m_companies[sister].name);
    line("wild: a sister pays", after(i), m_invoices[i].open, m_companies[sister].name, {},
         m_dice.chance(70) ? m_invoices[i].number : "", {}, name_of(i));
}

void Wild::paid_twice() {
    const std::size_t i = fresh(any(m_dice.chance(50)));
    const Date day = after(i);
    for (int n = 0; n < 2; ++n)
        line("wild: paid twice", day.plus_days(n * m_dice.from(0, 5)), m_invoices[i].open,
             name_of(i), {}, m_invoices[i].number, pays(i, false));
}

void Wild::tax_with_number() {
    const std::size_t i = invoice(any(false), -fresh_amount(),
                                  m_dice.chance(50) ? "20260" + text::number(m_dice.from(1, 9))
                                                    : text::number(m_dice.from(3310, 3399)));
    line("wild: tax with a number", after(i), m_invoices[i].open,
         std::string(m_dice.one_of({"DGFIP", "URSSAF", "MALAKOFF HUMANIS", "FINANZAMT"})), {},
         m_invoices[i].number, {});
}

void Wild::card_with_number() {
    const std::size_t i =
        invoice(any(false), -fresh_amount(), text::number(m_dice.from(1'000, 99'999)));
    line("wild: card with a number", after(i), m_invoices[i].open, "CB STATION " + new_word(), {},
         m_invoices[i].number, {});
    m_world.lines.back().line.nature = bank::Nature::Card;
}

void Wild::homonyms() {
    const std::size_t i = fresh(any(m_dice.chance(50)));
    std::size_t twin = add_company();
    while (m_companies[twin].is_customer != m_companies[m_invoices[i].company].is_customer)
        twin = add_company();
    m_companies[twin].name = name_of(i);
    m_world.books.parties[twin].name = name_of(i);
    invoice(twin, m_invoices[i].open);
    line("wild: homonyms", after(i), m_invoices[i].open, name_of(i), {}, {}, pays(i, false));
}

// An entry of the amount and day, of another party than the line names.
void Wild::entry_of_another() {
    const std::size_t company = any(m_dice.chance(50));
    reconcile::EntryCandidate entry;
    entry.bank_journal = entry.journal = "BQ";
    entry.row = ledger::RowId{m_row};
    entry.entry = ledger::EntryId{m_row};
    entry.number = text::number(m_row++);
    entry.piece = "RG" + text::number(m_dice.from(100, 9'999));
    entry.account = "512100";
    entry.party = m_companies[company].code;
    entry.party_name = m_companies[company].name;
    entry.label = "Règlement " + m_companies[company].name;
    entry.date = test::day("2026-02-05").plus_days(m_dice.from(0, 200));
    const bool in = m_companies[company].is_customer;
    entry.amount = Money{in ? fresh_amount() : -fresh_amount(), k_eur};
    entry.has_third_party_counterpart = true;
    const Date day = entry.date.plus_days(m_dice.from(0, 2));
    const std::int64_t minor = entry.amount.minor();
    m_world.books.entries.push_back(std::move(entry));
    line("wild: entry of another", day, minor, new_name(), {}, {}, {}, m_companies[company].name);
}

// The number of one is a part of a longer one on the line.
void Wild::part_of_number() {
    const std::size_t i =
        invoice(any(false), -fresh_amount(), text::number(m_dice.from(10'000, 999'999)));
    const std::string& number = m_invoices[i].number;
    const std::string longer = m_dice.chance(33)   ? "9" + number
                               : m_dice.chance(50) ? number + "7"
                                                   : "REF12-" + number + "-88";
    line("wild: part of a number", after(i), m_invoices[i].open,
         m_dice.chance(50) ? new_name() : "", {}, longer, {});
}

World Wild::make(int cases) {
    using Act = void (Wild::*)();
    static constexpr Act k_acts[]{&Wild::whole,
                                  &Wild::whole,
                                  &Wild::whole,
                                  &Wild::whole,
                                  &Wild::name_only,
                                  &Wild::name_only,
                                  &Wild::name_only,
                                  &Wild::account_only,
                                  &Wild::series,
                                  &Wild::instalment,
                                  &Wild::longer_name,
                                  &Wild::like_name,
                                  &Wild::number_of_another,
                                  &Wild::never_came,
                                  &Wild::one_number_of_two,
                                  &Wild::day_like_number,
                                  &Wild::amount_like_number,
                                  &Wild::factor,
                                  &Wild::sister,
                                  &Wild::paid_twice,
                                  &Wild::tax_with_number,
                                  &Wild::card_with_number,
                                  &Wild::homonyms,
                                  &Wild::entry_of_another,
                                  &Wild::part_of_number};
    while (static_cast<int>(m_world.lines.size()) < cases)
        (this->*k_acts[static_cast<std::size_t>(m_dice.from(0, 24))])();
    return std::move(m_world);
}

} // namespace comptoir::bench
