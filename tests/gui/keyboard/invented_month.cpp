#include "invented_month.h"

#include "comptoir/app/bank.h"
#include "comptoir/app/books.h"
#include "comptoir/app/templates.h"
#include "comptoir/core/invariant.h"
#include "month_books.h"

#include <algorithm>
#include <array>
#include <functional>

namespace comptoir::gui {

namespace {

constexpr int k_lines = 200;
constexpr int k_stride = 73; // shares no divisor with 200: every place comes once
constexpr const char* k_iban = "FR7630006000011234567890189";
constexpr const char* k_savings_iban = "FR7616958000010000420011886";

constexpr std::array<Named, 16> k_customers{{
    {"CDURA", "Durand Bâtiment", "DURAND BATIMENT"},
    {"CPARC", "Clinique du Parc", "CLINIQUE DU PARC"},
    {"CBERN", "Bernard et Fils", "BERNARD ET FILS"},
    {"CVIGN", "Vignobles Castel", "VIGNOBLES CASTEL"},
    {"CGIVO", "Mairie de Givry", "MAIRIE DE GIVRY"},
    {"CROUS", "Garage Rousseau", "GARAGE ROUSSEAU"},
    {"CMOUL", "Moulin de la Plaine", "MOULIN DE LA PLAINE"},
    {"CPHAR", "Pharmacie Centrale", "PHARMACIE CENTRALE"},
    {"CTHEA", "Théâtre des Quais", "THEATRE DES QUAIS"},
    {"CBRAS", "Brasserie Lumen", "BRASSERIE LUMEN"},
    {"CLYCE", "Lycée Ampère", "LYCEE AMPERE"},
    {"CPISC", "Piscines Azur", "PISCINES AZUR"},
    {"CGIRA", "Travaux Girard", "TRAVAUX GIRARD"},
    {"COPTI", "Optique Marceau", "OPTIQUE MARCEAU"},
    {"CHOTE", "Hôtel Bellevue", "HOTEL BELLEVUE"},
    {"CFERM", "Ferme du Coteau", "FERME DU COTEAU"},
}};
constexpr std::array<Named, 10> k_suppliers{{
    {"FPAPE", "Papeterie Duval", "PAPETERIE DUVAL"},
    {"FENER", "Énergie du Rhône", "ENERGIE DU RHONE"},
    {"FMENU", "Menuiserie Lefèvre", "MENUISERIE LEFEVRE"},
    {"FTRAN", "Transports Vaillant", "TRANSPORTS VAILLANT"},
    {"FIMPR", "Imprimerie Leroux", "IMPRIMERIE LEROUX"},
    {"FTELE", "Télécom Alpes", "TELECOM ALPES"},
    {"FNETT", "Nettoyage Soleil", "NETTOYAGE SOLEIL"},
    {"FBOIS", "Bois et Panneaux", "BOIS ET PANNEAUX"},
    {"FQUIN", "Quincaillerie Morel", "QUINCAILLERIE MOREL"},
    {"FEAUX", "Eaux du Lyonnais", "EAUX DU LYONNAIS"},
}};
constexpr Named k_counter{"CTPE", "Ventes au comptoir", "VENTES AU COMPTOIR"};

Date october(int day) {
    return *Date::from_ymd(2026, 10, static_cast<unsigned>(day));
}
Date day_of(int place) {
    return october(1 + place * 30 / k_lines);
}

std::string padded(int number, std::size_t width) {
    std::string digits = std::to_string(number);
    digits.insert(0, width - digits.size(), '0');
    return digits;
}

class MonthBuilder {
public:
    InventedMonth build();

private:
    struct Text {
        std::string label, more, name;
        bank::Nature nature = bank::Nature::Transfer;
    };
    int next_place();
    // Never twice the same, and no sum of two is a third one by design.
    std::int64_t next_amount() {
        return 18'437 + static_cast<std::int64_t>(++m_amounts) * 7'919 % 401'003;
    }
    std::string next_sale() { return "FAC2026-" + padded(200 + ++m_sales, 5); }
    std::string next_purchase(std::size_t supplier) {
        return std::string(k_suppliers[supplier].code).substr(1, 2) + "-26" +
               padded(4100 + 7 * ++m_purchases, 5);
    }
    const Named& next_customer() { return k_customers[m_customers++ % k_customers.size()]; }
    Date invoiced() {
        return *Date::from_ymd(2026, 9, 3 + static_cast<unsigned>(m_sales + m_purchases) % 25);
    }
    bank::StatementLine& add(Shape shape, std::int64_t cents, const Text& text, int place = -1);

    void customers();
    void suppliers();
    void entries_in_books();
    void templates();
    void differences();
    void returned();
    void own_accounts();
    void accounts_by_hand();
    void answers_by_hand();
    void unknown();

    MonthBooks m_books;
    InventedMonth m_month;
    std::array<bool, k_lines> m_taken{};
    int m_place = 0, m_amounts = 0, m_sales = 0, m_purchases = 0;
    std::size_t m_customers = 0;
};

int MonthBuilder::next_place() {
    do
        m_place = (m_place + k_stride) % k_lines;
    while (m_taken[static_cast<std::size_t>(m_place)]);
    return m_place;
}

bank::StatementLine& MonthBuilder::add(Shape shape, std::int64_t cents, const Text& text,
                                       int place) {
    MonthLine made;
    made.shape = shape;
    made.place = place >= 0 ? place : next_place();
    invariant(!m_taken[static_cast<std::size_t>(made.place)], "one line has a place");
    m_taken[static_cast<std::size_t>(made.place)] = true;
    made.line.booked_on = made.line.valued_on.emplace(day_of(made.place));
    made.line.amount = eur(cents);
    made.line.label = text.label;
    made.line.label_more = text.more;
    made.line.counterparty.name = text.name;
    made.line.nature = text.nature;
    made.line.bank_reference = "OP" + padded(made.place + 1, 6);
    m_month.lines.push_back(std::move(made));
    return m_month.lines.back().line;
}

void MonthBuilder::customers() {
    for (int i = 0; i < 46; ++i) {
        const Named& customer = next_customer();
        const std::int64_t cents = next_amount();
        const std::string piece = next_sale();
        m_books.sale(customer, piece, cents, invoiced());
        add(Shape::CustomerNumber, cents,
            {std::string("VIR SEPA ") + customer.bank, piece, customer.bank});
    }
    for (int i = 0; i < 10; ++i) {
        const Named& customer = next_customer();
        std::int64_t sum = 0;
        std::string pieces;
        for (int each = 0; each < 2 + i % 2; ++each) {
            const std::int64_t cents = next_amount();
            const std::string piece = next_sale();
            m_books.sale(customer, piece, cents, invoiced());
            sum += cents;
            pieces += (pieces.empty() ? "" : " ") + piece;
        }
        add(Shape::CustomerGroup, sum,
            {std::string("VIR SEPA ") + customer.bank, pieces, customer.bank});
    }
    for (int i = 0; i < 15; ++i) {
        const Named& customer = next_customer();
        const std::int64_t cents = next_amount();
        m_books.sale(customer, next_sale(), cents, invoiced());
        add(Shape::NameAndAmount, cents,
            {std::string("VIR SEPA ") + customer.bank, "REGLEMENT", customer.bank});
    }
    for (int i = 0; i < 6; ++i) {
        const Named& customer = next_customer();
        const std::int64_t cents = next_amount() + 200'000;
        const std::string piece = next_sale();
        m_books.sale(customer, piece, cents, invoiced());
        add(Shape::Instalment, cents / 2 - cents / 2 % 1000,
            {std::string("VIR SEPA ") + customer.bank, "ACOMPTE " + piece, customer.bank});
    }
    for (int i = 0; i < 4; ++i) {
        const Named& customer = next_customer();
        const std::int64_t cents = next_amount() + 100'000;
        const std::string piece = next_sale(), credit = "AV2026-" + padded(31 + i, 5);
        m_books.sale(customer, piece, cents, invoiced());
        m_books.sale(customer, credit, -12'000 - 600 * i, invoiced());
        add(Shape::CreditNote, cents - 12'000 - 600 * i,
            {std::string("VIR SEPA ") + customer.bank, piece + " " + credit, customer.bank});
    }
}

void MonthBuilder::suppliers() {
    for (std::size_t i = 0; i < 28; ++i) {
        const std::size_t at = i % k_suppliers.size();
        const std::int64_t cents = next_amount() / 3;
        const std::string piece = next_purchase(at);
        m_books.purchase(k_suppliers[at], piece, cents, invoiced());
        add(Shape::SupplierNumber, -cents,
            {std::string("PRLV SEPA ") + k_suppliers[at].bank, piece, k_suppliers[at].bank,
             bank::Nature::DirectDebit});
    }
    for (std::size_t i = 0; i < 2; ++i) {
        const std::int64_t cents = 4'380 + 1'260 * static_cast<std::int64_t>(i);
        const std::string piece = "AVR-26" + padded(310 + static_cast<int>(i), 5);
        m_books.purchase(k_suppliers[i], piece, -cents, invoiced());
        add(Shape::Refund, cents,
            {std::string("VIR SEPA ") + k_suppliers[i].bank, "REMBOURSEMENT AVOIR " + piece,
             k_suppliers[i].bank});
    }
}

// What somebody booked before the bank said so: cheques, transfers, a deposit of cheques.
void MonthBuilder::entries_in_books() {
    for (int i = 0; i < 6; ++i) {
        const std::string cheque = std::to_string(4'412'087 + i);
        const std::int64_t cents = next_amount() / 4;
        auto& line =
            add(Shape::ChequeInBooks, -cents, {"CHEQUE " + cheque, "", "", bank::Nature::Cheque});
        line.cheque_number = cheque;
        m_books.payment(k_suppliers[static_cast<std::size_t>(i)], cheque, -cents,
                        std::max(line.booked_on.plus_days(-4), october(1)));
    }
    for (int i = 0; i < 6; ++i) {
        const Named& supplier = k_suppliers[static_cast<std::size_t>(9 - i)];
        const std::int64_t cents = next_amount() / 3;
        auto& line = add(Shape::TransferInBooks, -cents,
                         {std::string("VIR SEPA ") + supplier.bank, "", supplier.bank});
        m_books.payment(supplier, "VIR-10-" + padded(i + 1, 2), -cents,
                        std::max(line.booked_on.plus_days(-1), october(1)));
    }
    for (int i = 0; i < 3; ++i) {
        const std::string deposit = std::to_string(7'730'041 + i);
        std::int64_t sum = 0;
        const int place = next_place();
        for (int each = 0; each < 3; ++each) {
            const std::int64_t cents = next_amount() / 5;
            m_books.payment(next_customer(), deposit, cents,
                            std::max(day_of(place).plus_days(-1), october(1)));
            sum += cents;
        }
        add(Shape::ChequeDeposit, sum,
            {"REMISE CHEQUES " + deposit, "3 CHEQUES", "", bank::Nature::Cheque}, place);
    }
}

void MonthBuilder::templates() {
    const char* const fees[] = {"FRAIS BANCAIRES TENUE DE COMPTE", "FRAIS BANCAIRES CARTE",
                                "FRAIS BANCAIRES VIREMENTS",
                                "FRAIS BANCAIRES COMMISSION MOUVEMENT"};
    for (int i = 0; i < 8; ++i)
        add(Shape::Fee, -620 - 130 * i, {fees[i % 4], "", "", bank::Nature::Fee});
    add(Shape::RentWithVat, -216'000,
        {"VIR PERM LOYER LES TILLEULS", "OCTOBRE 2026", "SCI LES TILLEULS"});
    add(Shape::LoanByShares, -98'765,
        {"PRLV ECHEANCE PRET 40021", "", "", bank::Nature::DirectDebit});
    add(Shape::LoanBySpreading, -61'240,
        {"PRLV ECHEANCE MATERIEL 88120", "", "", bank::Nature::DirectDebit});
}

void MonthBuilder::differences() {
    const auto receipt = [this](std::int64_t more, const char* words) {
        const Named& customer = next_customer();
        const std::int64_t cents = next_amount() + 150'000;
        const std::string piece = next_sale();
        m_books.sale(customer, piece, cents - cents % 1000, *Date::from_ymd(2026, 9, 27));
        return std::pair(cents - cents % 1000 + more, Text{std::string("VIR SEPA ") + customer.bank,
                                                           piece + words, customer.bank});
    };
    for (int i = 0; i < 3; ++i) {
        const auto [cents, text] = receipt(1'500 + 100 * i, "");
        add(Shape::Overpayment, cents, text);
    }
    for (int i = 0; i < 3; ++i) {
        auto [cents, text] = receipt(0, " ESCOMPTE 2 %");
        add(Shape::Discount, cents - cents / 50, text, 5 + 3 * i);
    }
    for (int i = 0; i < 2; ++i) {
        const auto [cents, text] = receipt(-1'500, " FRAIS OUR");
        add(Shape::ForeignFee, cents, text);
    }
    for (int i = 0; i < 2; ++i) {
        const auto [cents, text] = receipt(-2 - i, "");
        add(Shape::Cents, cents, text);
    }
    for (int i = 0; i < 8; ++i) {
        const int day = 2 + 3 * i;
        const std::string ticket = "TPE2610" + padded(day, 2);
        const std::int64_t cents = 61'200 + 3'790 * i, commission = 310 + 20 * i;
        m_books.sale(k_counter, ticket, cents, october(day));
        add(Shape::CardRemittance, cents - commission,
            {"REMISE CB " + ticket,
             "COMMISSION " + std::to_string(commission / 100) + "," +
                 padded(static_cast<int>(commission % 100), 2),
             "", bank::Nature::Card},
            std::min(k_lines - 1, day * k_lines / 30 + 2));
    }
}

void MonthBuilder::returned() {
    for (int i = 0; i < 2; ++i) {
        const Named& customer = k_customers[static_cast<std::size_t>(3 + i)];
        const std::int64_t cents = 84'230 + 11'170 * i;
        const std::string piece = next_sale(), mandate = "RUM-0042" + std::to_string(i);
        m_books.sale(customer, piece, cents, invoiced());
        auto& paid = add(Shape::CustomerNumber, cents,
                         {std::string("PRLV RECU ") + customer.bank, piece, customer.bank,
                          bank::Nature::DirectDebit},
                         9 + i);
        paid.mandate_id = mandate;
        paid.end_to_end_id = "E2E-" + piece;
        auto& back = add(Shape::Returned, -cents,
                         {std::string("REJET PRLV ") + customer.bank, "PROVISION INSUFFISANTE",
                          customer.bank, bank::Nature::Return},
                         62 + 2 * i);
        back.mandate_id = mandate;
        back.end_to_end_id = "E2E-" + piece;
    }
}

void MonthBuilder::own_accounts() {
    for (int i = 0; i < 4; ++i) {
        const std::int64_t cents = (i % 2 == 0 ? -1 : 1) * (250'000 + 40'000 * i);
        auto& line = add(Shape::OwnAccounts, cents,
                         {i % 2 == 0 ? "VIR VERS LIVRET" : "VIR DU LIVRET", "EPARGNE", ""});
        line.counterparty.iban = k_savings_iban;
        line.nature = bank::Nature::Internal;
        bank::StatementLine leg = line;
        leg.amount = -line.amount;
        leg.counterparty.iban = k_iban;
        leg.bank_reference = "LV" + padded(i, 4);
        m_month.other.push_back(std::move(leg));
    }
}

void MonthBuilder::accounts_by_hand() {
    const char* const staff[] = {"A MOREAU",   "B LEGRAND", "C PETIT",   "D ROCHE",
                                 "E FONTAINE", "F BLANC",   "G MERCIER", "H GARNIER"};
    for (int i = 0; i < 8; ++i)
        add(Shape::Wages, -(198'000 + 5'400 * i),
            {std::string("VIR SALAIRE ") + staff[i], "OCTOBRE", staff[i], bank::Nature::Salary},
            180 + i);
    const char* const charges[] = {"PRLV COTISATIONS SOCIALES", "PRLV MUTUELLE DU RHONE",
                                   "PRLV FINANCES PUBLIQUES TVA", "PRLV FINANCES PUBLIQUES CFE"};
    const std::int64_t owed[] = {411'300, 38'460, 286'900, 71'200};
    for (std::size_t i = 0; i < 4; ++i)
        add(Shape::TaxesAndCharges, -owed[i], {charges[i], "", "", bank::Nature::Tax});
    const char* const cards[] = {"CARTE STATION DES PINS", "CARTE PEAGE A7", "CARTE HOTEL DES ARTS",
                                 "CARTE BRICO COUDRAY"};
    for (int i = 0; i < 8; ++i)
        add(Shape::CardWithVat, -(2'460 + 714 * i), {cards[i % 4], "", "", bank::Nature::Card});
    add(Shape::TwoAccounts, -74'000,
        {"PRLV ASSUREUR DU MIDI", "PRIME ET INTERETS", "", bank::Nature::DirectDebit});
}

void MonthBuilder::answers_by_hand() {
    for (int i = 0; i < 3; ++i) { // two customers owe the same and the bank names neither
        const std::int64_t cents = 93'610 + 1'410 * i;
        m_books.sale(next_customer(), next_sale(), cents, invoiced());
        m_books.sale(next_customer(), next_sale(), cents, invoiced());
        add(Shape::TwoAnswers, cents, {"VIR RECU " + std::to_string(402'118 + 77 * i), "", ""});
    }
    for (int i = 0; i < 2; ++i) { // cheques of three customers, not booked yet
        std::int64_t sum = 0;
        for (int each = 0; each < 3; ++each) {
            const std::int64_t cents = next_amount() / 2;
            m_books.sale(next_customer(), "DEP" + std::to_string(i + 1) + "-" + next_sale(), cents,
                         invoiced());
            sum += cents;
        }
        add(Shape::DepositOfInvoices, sum,
            {"REMISE DE CHEQUES " + std::to_string(90'210 + i), "", "", bank::Nature::Cheque});
    }
    for (int i = 0; i < 3; ++i) { // a part, paid by somebody else than the customer
        const Named& customer = k_customers[static_cast<std::size_t>(7 + i)];
        const std::int64_t cents = 268'340 + 2'070 * i;
        const std::string piece = next_sale();
        m_books.sale(customer, piece, cents, invoiced());
        add(Shape::InvoiceOnLine, cents - 100'000,
            {"VIR SEPA HOLDING DUNOYER", "POUR " + piece.substr(8), "HOLDING DUNOYER"});
    }
    for (int i = 0; i < 2; ++i) { // short by more than any habit explains
        const Named& customer = k_customers[static_cast<std::size_t>(11 + i)];
        const std::int64_t cents = 318'340 + 4'090 * i;
        m_books.sale(customer, "LIT" + std::to_string(i + 1) + "-" + next_sale(), cents,
                     invoiced());
        add(Shape::ShortByHand, cents - 4'371,
            {"VIR INST " + std::to_string(55'031 + i), "SOLDE DE TOUT COMPTE", ""});
    }
    for (int i = 0; i < 2; ++i) // paid before any invoice is there
        add(Shape::Prepayment, 150'000 + 30'000 * i,
            {std::string("VIR SEPA ") + k_customers[static_cast<std::size_t>(14 + i)].bank,
             "ACOMPTE DEVIS " + std::to_string(118 + i),
             k_customers[static_cast<std::size_t>(14 + i)].bank});
}

void MonthBuilder::unknown() {
    for (int i = 0; i < 4; ++i)
        add(Shape::Unknown, 31'007 + 4'013 * i,
            {"VIR INST SANS MOTIF " + std::to_string(661 + i), "", ""});
}

InventedMonth MonthBuilder::build() {
    returned(); // these have their places first
    differences();
    accounts_by_hand();
    customers();
    suppliers();
    entries_in_books();
    templates();
    own_accounts();
    answers_by_hand();
    unknown();
    invariant(m_month.lines.size() == k_lines, "the month has 200 lines");
    std::sort(m_month.lines.begin(), m_month.lines.end(),
              [](const MonthLine& a, const MonthLine& b) { return a.place < b.place; });
    m_month.fec = m_books.text();
    return std::move(m_month);
}

bank::StatementHeader header_of(const char* iban, std::int64_t opening,
                                const std::vector<bank::StatementLine>& lines) {
    bank::StatementHeader header;
    header.format = "feed";
    header.account.iban = Iban::parse(iban);
    header.account.currency = Currency::eur();
    header.from = october(1);
    header.to = october(31);
    Money closing = eur(opening);
    for (const bank::StatementLine& line : lines)
        closing += line.amount;
    header.opening = bank::DatedBalance{header.from, eur(opening)};
    header.closing = bank::DatedBalance{header.to, closing};
    return header;
}

void add_template(test::TempDossier& dossier, const char* code, const char* label,
                  const char* reference, std::vector<reconcile::TemplateRow> rows) {
    reconcile::StoredTemplate one;
    one.code = code;
    one.label = label;
    one.reference = reference;
    one.rows = std::move(rows);
    test::value_of(dossier.write<app::TemplateSaved>(
        [&](app::Writer& writer) { return app::save_template(writer, one); }));
}

void add_templates(test::TempDossier& dossier) {
    using reconcile::ShareKind;
    add_template(dossier, "FRAIS", "Frais bancaires", "FRAIS BANCAIRES",
                 {{"627000", {}, {ShareKind::Rest, 0}, {}}});
    add_template(dossier, "LOYER", "Loyer des bureaux", "LOYER LES TILLEULS",
                 {{"613200", {}, {ShareKind::Rest, 0}, Rate::parse_percent("20")}});
    add_template(
        dossier, "PRET", "Échéance d’emprunt", "ECHEANCE PRET",
        {{"164000", {}, {ShareKind::Permille, 800}, {}}, {"661000", {}, {ShareKind::Rest, 0}, {}}});
    add_template(dossier, "MATERIEL", "Crédit du matériel", "ECHEANCE MATERIEL",
                 {{"164000", {}, {ShareKind::Amount, 55'000}, {}},
                  {"661000", {}, {ShareKind::Rest, 0}, {}}});
}

} // namespace

InventedMonth invented_month() {
    return MonthBuilder().build();
}

std::map<std::int64_t, Shape> take_in(test::TempDossier& dossier, const InventedMonth& month) {
    const auto file = dossier.write_file("123456782FEC20261231.txt", month.fec);
    test::value_of(dossier.write<app::BooksReport>([&](app::Writer& writer) {
        app::BooksImport request;
        request.files = {file};
        return app::import_books(writer, request);
    }));
    const auto add_journal = [&](const char* code, const char* iban, const char* account) {
        test::value_of(dossier.write<ledger::Journal>([&](app::Writer& writer) {
            return app::add_journal(writer,
                                    {.code = code, .iban = Iban::parse(iban), .account = account});
        }));
    };
    add_journal("BQ", k_iban, "512100");
    add_journal("LV", k_savings_iban, "512200");
    add_templates(dossier);
    std::vector<bank::StatementLine> lines;
    for (const MonthLine& each : month.lines)
        lines.push_back(each.line);
    std::vector<bank::LineId> ids;
    test::value_of(
        dossier.write<app::ImportReport>([&](app::Writer& writer) -> Result<app::ImportReport> {
            CT_TRY(app::stage_feed_statement(writer, "LV",
                                             header_of(k_savings_iban, 1'500'000, month.other),
                                             month.other, nullptr));
            return app::stage_feed_statement(writer, "BQ", header_of(k_iban, 4'118'250, lines),
                                             lines, &ids);
        }));
    std::map<std::int64_t, Shape> shapes;
    for (std::size_t i = 0; i < ids.size(); ++i)
        shapes[ids[i].value()] = month.lines[i].shape;
    return shapes;
}

} // namespace comptoir::gui
