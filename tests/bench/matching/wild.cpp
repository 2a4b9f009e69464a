#include "wild.h"

#include "wild_maker.h"

#include "comptoir/core/iban.h"
#include "comptoir/core/text.h"
#include "support/statement_texts.h"

namespace comptoir::bench {

namespace {

const Currency k_eur = Currency::eur();

} // namespace

Wild::Wild(std::uint64_t seed, bool wilder) : m_dice(seed * (wilder ? 7919 : 104729) + 71) {
    m_world.seed = seed;
    m_bank = static_cast<Bank>(m_dice.from(0, wilder ? 8 : 4));
    m_world.books.journals = {{"BQ", "FR7630006000011234567890189", m_dice.from(2, 12)},
                              {"BL", "FR7616958000010000420011886", 5}};
    m_world.books.accounts = reconcile::usual_accounts(ledger::Chart::Pcg);
    m_series_style = m_dice.from(0, 7);
    for (int i = 0; i < 12; ++i)
        add_company();
}

std::string Wild::new_word() {
    static const std::vector<std::string> k_starts{"Bar", "Mon", "Val", "Cor", "Ler", "Hof", "Ver",
                                                   "Jan", "Sch", "Del", "Gar", "Ned", "Pol", "Rix"};
    static const std::vector<std::string> k_middles{"an", "el", "in", "ou",  "er", "a",
                                                    "i",  "é",  "ü",  "oni", "eve"};
    static const std::vector<std::string> k_ends{"d",   "ot", "ier", "mann", "eau", "sen",
                                                 "aux", "ic", "ard", "ova",  "sma", "ez"};
    return m_dice.one_of(k_starts) + m_dice.one_of(k_middles) + m_dice.one_of(k_ends);
}

std::string Wild::new_name() {
    for (;;) {
        const std::string one = new_word();
        std::string name;
        switch (m_dice.from(1, 11)) {
        case 1:
            name = one;
            break;
        case 2:
            name = one + " " + new_word();
            break;
        case 3:
            name = "Société " + one + " & " + new_word();
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
                   new_word();
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

void Wild::write(bank::StatementLine& line, const std::string& name, const std::string& reference,
                 const std::string& more) const {
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
        line.label = line.amount.is_negative() ? "PRLV SEPA" : "VIREMENT SEPA RECU";
        line.counterparty.name = name;
        line.label_more = join({reference, more});
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
    default:
        write_wilder(line, name, reference, more);
        break;
    }
}

void Wild::line(std::string_view shape, Date day, std::int64_t minor, const std::string& name,
                const std::string& iban, const std::string& reference, Truth truth,
                const std::string& own) {
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
    write(line, name, reference, more);
    if (m_bank == Bank::Camt)
        line.end_to_end_id = m_dice.chance(60) ? "NOTPROVIDED" : text::number(m_line * 7919);
    if (!own.empty()) {
        bank::StatementLine honest = line;
        write(honest, own, reference, more);
        if (text::trim(honest.label) == text::trim(line.label) &&
            honest.label_more == line.label_more &&
            honest.counterparty.name == line.counterparty.name)
            return;
    }
    m_world.lines.push_back(std::move(facts));
    m_world.truths.push_back(std::move(truth));
    m_world.shapes.push_back(shape);
}

World make_wild_world(std::uint64_t seed, int cases) {
    return Wild(seed).make(cases);
}

} // namespace comptoir::bench
