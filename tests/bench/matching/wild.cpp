#include "wild.h"

#include "habits.h"

#include "comptoir/core/iban.h"
#include "comptoir/core/text.h"
#include "support/statement_texts.h"

#include <algorithm>
#include <set>

namespace comptoir::bench {

namespace {

const Currency k_eur = Currency::eur();

enum class Bank { Cfonb, Camt, Ofx, Chatty, German };

struct Company {
    std::string code, name, iban;
    bool is_customer = true;
    bool iban_known = false;
    int series = 0;
    std::vector<std::size_t> pieces;
};

struct Invoice {
    ledger::RowId row;
    std::size_t company = 0;
    std::string number;
    std::int64_t open = 0;
    Date day;
};

std::string word_of(Dice& dice) {
    static const std::vector<std::string> k_starts{"Bar", "Mon", "Val", "Cor", "Ler", "Hof", "Ver",
                                                   "Jan", "Sch", "Del", "Gar", "Ned", "Pol", "Rix"};
    static const std::vector<std::string> k_middles{"an", "el", "in", "ou",  "er", "a",
                                                    "i",  "é",  "ü",  "oni", "eve"};
    static const std::vector<std::string> k_ends{"d",   "ot", "ier", "mann", "eau", "sen",
                                                 "aux", "ic", "ard", "ova",  "sma", "ez"};
    return dice.one_of(k_starts) + dice.one_of(k_middles) + dice.one_of(k_ends);
}

class Wild {
public:
    explicit Wild(std::uint64_t seed) : m_dice(seed * 104729 + 71) {
        m_world.seed = seed;
        m_bank = static_cast<Bank>(m_dice.from(0, 4));
        m_world.books.journals = {{"BQ", "FR7630006000011234567890189", m_dice.from(2, 12)},
                                  {"BL", "FR7616958000010000420011886", 5}};
        m_world.books.accounts = reconcile::usual_accounts(ledger::Chart::Pcg);
        m_series_style = m_dice.from(0, 7);
        for (int i = 0; i < 12; ++i)
            add_company();
    }

    World make(int cases);

private:
    std::string new_name();
    std::size_t add_company();
    std::size_t any(bool customer);
    std::string new_number(Company& company);
    std::int64_t fresh_amount();
    std::size_t invoice(std::size_t company, std::int64_t minor, std::string number = {});
    std::size_t fresh(std::size_t company) {
        return invoice(company,
                       m_companies[company].is_customer ? fresh_amount() : -fresh_amount());
    }
    std::string at_bank(const std::string& name);
    std::string dirt();
    void line(std::string_view shape, Date day, std::int64_t minor, const std::string& name,
              const std::string& iban, const std::string& reference, Truth truth);
    Truth pays(std::size_t index, bool decidable) const;
    Date after(std::size_t index) { return m_invoices[index].day.plus_days(m_dice.from(1, 70)); }
    const std::string& name_of(std::size_t index) const {
        return m_companies[m_invoices[index].company].name;
    }

    void whole();
    void name_only();
    void account_only();
    void series();
    void instalment();
    void longer_name();
    void like_name();
    void number_of_another();
    void never_came();
    void one_number_of_two();
    void day_like_number();
    void amount_like_number();
    void factor();
    void sister();
    void paid_twice();
    void tax_with_number();
    void card_with_number();
    void homonyms();
    void entry_of_another();
    void part_of_number();

    Dice m_dice;
    World m_world;
    Bank m_bank = Bank::Cfonb;
    int m_series_style = 0;
    std::vector<Company> m_companies;
    std::vector<Invoice> m_invoices;
    std::set<std::int64_t> m_amounts;
    std::set<std::string> m_names, m_numbers;
    std::int64_t m_row = 1, m_line = 1;
    int m_next = 100;
};

std::string Wild::new_name() {
    for (;;) {
        const std::string one = word_of(m_dice);
        std::string name;
        switch (m_dice.from(1, 11)) {
        case 1:
            name = one;
            break;
        case 2:
            name = one + " " + word_of(m_dice);
            break;
        case 3:
            name = "Société " + one + " & " + word_of(m_dice);
            break;
        case 4:
            name = one + " GmbH & Co. KG";
            break;
        case 5:
            name = "Van den " + one + " BV";
            break;
        case 6:
            name = "L'Atelier d'" + one;
            break;
        case 7:
            name = text::number(m_dice.from(2, 99)) + " " + one;
            break;
        case 8: // inside or beside the name of another
            name = m_companies.empty() ? one : m_dice.one_of(m_companies).name + " Transports";
            break;
        case 9:
            name = m_companies.empty() ? one : m_dice.one_of(m_companies).name + " " + one;
            break;
        case 10:
            name = "Compagnie Générale de " + one + " et de Services Techniques";
            break;
        default:
            name = std::string(m_dice.one_of({"SARL ", "SAS ", "EURL ", "Ets "})) + one + "-" +
                   word_of(m_dice);
            break;
        }
        if (name.size() < 60 && m_names.insert(name).second)
            return name;
    }
}

std::size_t Wild::add_company() {
    const std::size_t index = m_companies.size();
    Company company;
    company.is_customer = m_dice.chance(50);
    company.code = (company.is_customer ? "C" : "F") + text::number(static_cast<int>(index) + 1);
    company.name = new_name();
    const FrenchRib rib{"30004", "00777",
                        text::number(20'000'000'000 + static_cast<std::int64_t>(index) * 1313)};
    company.iban = iban_of_rib(rib)->text();
    company.iban_known = m_dice.chance(40);
    company.series = m_dice.chance(40) ? 100 : m_dice.from(1, 90'000);
    reconcile::PartyFacts facts{company.code, company.name, {}, {}};
    if (company.iban_known)
        facts.ibans.insert(company.iban);
    m_world.books.parties.push_back(std::move(facts));
    m_companies.push_back(std::move(company));
    return index;
}

std::size_t Wild::any(bool customer) {
    for (int tries = 0; tries < 12 && !m_dice.chance(15); ++tries) {
        const auto index =
            static_cast<std::size_t>(m_dice.from(0, static_cast<int>(m_companies.size()) - 1));
        if (m_companies[index].is_customer == customer)
            return index;
    }
    std::size_t index = add_company();
    while (m_companies[index].is_customer != customer)
        index = add_company();
    return index;
}

// Customers' invoices have our numbers, one series; suppliers each their own, often alike.
std::string Wild::new_number(Company& company) {
    int& next = company.is_customer ? m_next : company.series;
    next += m_dice.from(1, 3);
    const int style = company.is_customer ? m_series_style : next % 3 == 0 ? 7 : company.series % 8;
    const std::string n = text::number(next);
    switch (style) {
    case 0:
        return "FC-26-" + n;
    case 1:
        return text::number(260'000 + next);
    case 2:
        return "2026/03/" + n;
    case 3:
        return n + "/A";
    case 4:
        return "26" + text::number(100'000 + next);
    case 5:
        return "V" + text::number(1'000'000 + next);
    case 6:
        return company.code + "-" + n;
    default:
        return text::number(10'000 + next);
    }
}

std::int64_t Wild::fresh_amount() {
    std::int64_t amount = m_dice.amount();
    while (amount < 500 || !m_amounts.insert(amount).second)
        amount = m_dice.amount() + m_dice.from(1, 99);
    return amount;
}

std::size_t Wild::invoice(std::size_t company_index, std::int64_t minor, std::string number) {
    Company& company = m_companies[company_index];
    Invoice invoice;
    invoice.row = ledger::RowId{m_row++};
    invoice.company = company_index;
    invoice.number = number.empty() ? new_number(company) : std::move(number);
    invoice.open = minor;
    invoice.day = test::day("2026-01-05").plus_days(m_dice.from(0, 250));
    ledger::OpenItem item;
    item.id = invoice.row;
    item.journal = company.is_customer ? "VE" : "AC";
    item.number = text::number(item.id.value());
    item.piece = invoice.number;
    item.account = company.is_customer ? "411000" : "401000";
    item.party = company.code;
    item.party_name = company.name;
    item.booked_on = invoice.day;
    item.due_on = invoice.day.plus_days(30);
    item.amount = item.open = Money{minor, k_eur};
    item.rows = {item.id};
    m_world.books.items.push_back(std::move(item));
    m_invoices.push_back(invoice);
    company.pieces.push_back(m_invoices.size() - 1);
    return m_invoices.size() - 1;
}

Truth Wild::pays(std::size_t index, bool decidable) const {
    Truth truth;
    truth.parts.push_back({m_invoices[index].row, m_invoices[index].open, {}, {}});
    truth.decidable = decidable;
    return truth;
}

std::string Wild::at_bank(const std::string& name) {
    std::string text = m_bank == Bank::Camt ? name : text::fold(name);
    if (m_dice.chance(8) && text.size() > 22)
        text.resize(22 + static_cast<std::size_t>(m_dice.from(0, 6)) % (text.size() - 21));
    return text;
}

// What payers and banks write besides.
std::string Wild::dirt() {
    switch (m_dice.from(1, 8)) {
    case 1:
        return "DU " + text::number(m_dice.from(10, 28)) + "/0" + text::number(m_dice.from(1, 9)) +
               "/26";
    case 2:
        return "1 " + text::number(m_dice.from(100, 999)) + ",50 EUR";
    case 3:
        return "ECH " + text::number(m_dice.from(10, 28)) + "03" + "26";
    case 4:
        return "MERCI";
    default:
        return {};
    }
}

void Wild::line(std::string_view shape, Date day, std::int64_t minor, const std::string& name,
                const std::string& iban, const std::string& reference, Truth truth) {
    reconcile::LineFacts facts;
    facts.id = bank::LineId{m_line++};
    facts.statement = bank::StatementId{1};
    facts.journal = "BQ";
    bank::StatementLine& line = facts.line;
    line.booked_on = day;
    line.amount = Money{minor, k_eur};
    line.nature = bank::Nature::Transfer;
    line.counterparty.iban = iban;
    const std::string more = dirt();
    const auto join = [](std::initializer_list<std::string_view> parts) {
        std::string text;
        for (const std::string_view part : parts)
            text += (text.empty() || part.empty() ? "" : " ") + std::string(part);
        return text;
    };
    switch (m_bank) {
    case Bank::Cfonb: {
        const std::string whole = text::fold(join({"VIR SEPA", name})) + " " + reference;
        line.label = whole.substr(0, 31);
        line.label_more = whole.size() > 31 ? whole.substr(31) : text::fold(more);
        line.bank_code = "05";
        break;
    }
    case Bank::Camt:
        line.label = minor > 0 ? "VIREMENT SEPA RECU" : "PRLV SEPA";
        line.counterparty.name = name;
        line.label_more = join({reference, more});
        line.end_to_end_id = m_dice.chance(60) ? "NOTPROVIDED" : text::number(m_line * 7919);
        line.bank_code = "PMNT/RCDT/ESCT";
        break;
    case Bank::Ofx:
        line.label = join({"VIR", name}).substr(0, 32);
        line.comment = join({reference, more});
        break;
    case Bank::Chatty:
        line.label = join({"VIREMENT RECU DE", name, more, "MOTIF", reference});
        break;
    case Bank::German:
        line.label = join({"SEPA-Gutschrift", name});
        line.label_more = join({"Rechnung", reference, more});
        break;
    }
    m_world.lines.push_back(std::move(facts));
    m_world.truths.push_back(std::move(truth));
    m_world.shapes.push_back(shape);
}

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
        m_dice.chance(50) ? name_of(i) + " " + word_of(m_dice) : word_of(m_dice) + " " + name_of(i);
    if (m_names.contains(other))
        return;
    line("wild: a longer name", after(i), m_invoices[i].open, other, {}, {}, {});
}

// Somebody whose name is one letter or one word away.
void Wild::like_name() {
    const std::size_t i = fresh(any(m_dice.chance(50)));
    std::string other = name_of(i);
    if (m_dice.chance(50))
        other.insert(other.size() / 2, 1, 'x');
    else
        other = other.substr(0, other.find_last_of(" -")) + " " + word_of(m_dice);
    if (m_names.contains(other) || text::fold(other) == text::fold(name_of(i)))
        return;
    line("wild: a like name", after(i), m_invoices[i].open, other, {}, {}, {});
}

void Wild::number_of_another() {
    const bool customer = m_dice.chance(50);
    const std::size_t i = fresh(any(customer));
    const std::size_t other = any(customer);
    if (other == m_invoices[i].company)
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
         m_dice.chance(50) ? name_of(i) : "Affacturage " + word_of(m_dice), m_companies[payer].iban,
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
         m_dice.chance(70) ? m_invoices[i].number : "", {});
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
    line("wild: card with a number", after(i), m_invoices[i].open, "CB STATION " + word_of(m_dice),
         {}, m_invoices[i].number, {});
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
    line("wild: entry of another", day, minor, new_name(), {}, {}, {});
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

} // namespace

World make_wild_world(std::uint64_t seed, int cases) {
    return Wild(seed).make(cases);
}

} // namespace comptoir::bench
