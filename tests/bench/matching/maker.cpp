#include "maker.h"

#include "comptoir/core/iban.h"
#include "comptoir/core/text.h"
#include "support/statement_texts.h"

#include <algorithm>
#include <numeric>

namespace comptoir::bench {

namespace {

const Currency k_eur = Currency::eur();
constexpr std::size_t k_label_width = 31;
constexpr int k_party_percent = 12; // a new party for so many of the cases

} // namespace

Date Maker::day_of_year(int day) const {
    return m_start.plus_days(day);
}

Maker::Maker(std::uint64_t seed) : m_dice(seed * 7919 + 17), m_start(test::day("2026-01-05")) {
    m_world.seed = seed;
    m_ours = invented_numbering(m_dice);
    m_cuts_labels = m_dice.chance(40);
    m_world.books.journals = {{"BQ", "FR7630006000011234567890189", m_dice.from(3, 10)},
                              {"BL", "FR7616958000010000420011886", 5}};
    m_world.books.accounts = reconcile::usual_accounts(ledger::Chart::Pcg);
}

std::size_t Maker::add_party() {
    Party party;
    const std::size_t index = m_parties.size();
    party.is_customer = m_dice.chance(55);
    party.code = (party.is_customer ? "C" : "F") + text::number(10'000 + static_cast<int>(index));
    party.name = invented_name(m_dice, m_world.seed * 1000 + index);
    party.at_bank = name_at_bank(m_dice, party.name);
    const FrenchRib rib{"30004", "00812",
                        text::number(10'000'000'000 + static_cast<std::int64_t>(index) * 7717)};
    party.iban = iban_of_rib(rib)->text();
    party.iban_known = m_dice.chance(50);
    party.numbering = invented_numbering(m_dice);
    reconcile::PartyFacts facts{party.code, party.name, {}, {}};
    if (party.iban_known)
        facts.ibans.insert(party.iban);
    m_world.books.parties.push_back(std::move(facts));
    m_parties.push_back(std::move(party));
    return index;
}

std::size_t Maker::any_party(bool customer) {
    if (!m_dice.chance(k_party_percent)) {
        for (int tries = 0; tries < 20 && !m_parties.empty(); ++tries) {
            const auto index =
                static_cast<std::size_t>(m_dice.from(0, static_cast<int>(m_parties.size()) - 1));
            if (m_parties[index].is_customer == customer)
                return index;
        }
    }
    std::size_t index = add_party();
    while (m_parties[index].is_customer != customer)
        index = add_party();
    return index;
}

std::int64_t Maker::fresh_amount() {
    std::int64_t amount = m_dice.amount();
    while (!m_amounts.insert(amount).second)
        amount = m_dice.amount() + m_dice.from(1, 99);
    return amount;
}

std::size_t Maker::add_piece(std::size_t party_index, std::int64_t minor) {
    Party& party = m_parties[party_index];
    Piece piece;
    piece.row = ledger::RowId{m_next_row++};
    piece.party = party_index;
    do {
        piece.number = next_number(m_dice, party.is_customer ? m_ours : party.numbering);
    } while (!m_numbers.insert(piece.number).second);
    piece.open = minor;
    piece.booked_on = day_of_year(m_dice.from(0, 250));
    ledger::OpenItem item;
    item.id = piece.row;
    item.journal = party.is_customer ? "VE" : "AC";
    item.number = text::number(piece.row.value());
    item.piece = piece.number;
    item.account = party.is_customer ? "411000" : "401000";
    item.party = party.code;
    item.party_name = party.name;
    item.booked_on = piece.booked_on;
    item.due_on = piece.booked_on.plus_days(m_dice.one_of(std::vector<int>{0, 15, 30, 30, 45, 60}));
    item.amount = Money{minor, k_eur};
    item.open = item.amount;
    item.rows = {item.id};
    m_world.books.items.push_back(std::move(item));
    m_pieces.push_back(piece);
    party.pieces.push_back(m_pieces.size() - 1);
    return m_pieces.size() - 1;
}

std::size_t Maker::fresh_piece(std::size_t party) {
    return add_piece(party, m_parties[party].is_customer ? fresh_amount() : -fresh_amount());
}

Date Maker::day_after(const Piece& piece) {
    return piece.booked_on.plus_days(m_dice.from(1, 60));
}

Truth Maker::settles(const std::vector<std::size_t>& pieces, bool decidable) const {
    Truth truth;
    truth.decidable = decidable;
    for (const std::size_t index : pieces)
        truth.parts.push_back({m_pieces[index].row, m_pieces[index].open});
    return truth;
}

Truth Maker::with_rest(Truth truth, std::int64_t line_minor, std::string account,
                       std::string party) const {
    Truth::Part rest{{}, line_minor, std::move(account), std::move(party)};
    for (const Truth::Part& part : truth.parts)
        rest.minor -= part.minor;
    truth.parts.push_back(std::move(rest));
    return truth;
}

Face Maker::face(bool name, bool iban, std::string reference) const {
    return {name, iban, std::move(reference)};
}

std::string Maker::reference_of(const Piece& piece, Stain stain) {
    const std::string text = stained(m_dice, piece.number, stain);
    return std::string(m_dice.one_of({"", "", "", "FACT ", "REF ", "FACTURE ", "N "})) + text;
}

void Maker::add_line(std::string_view shape, Date day, std::int64_t minor, std::size_t party_index,
                     const Face& face, Truth truth) {
    const Party& party = m_parties[party_index];
    reconcile::LineFacts facts;
    facts.id = bank::LineId{m_next_line++};
    facts.statement = bank::StatementId{1};
    facts.journal = "BQ";
    bank::StatementLine& line = facts.line;
    line.booked_on = day;
    line.amount = Money{minor, k_eur};
    const bool debit = minor < 0 && m_dice.chance(30);
    line.nature = debit ? bank::Nature::DirectDebit : bank::Nature::Transfer;
    std::string label(debit ? "PRLV SEPA" : m_dice.one_of({"VIR", "VIR SEPA", "VIREMENT DE"}));
    if (face.with_name) {
        if (m_dice.chance(50))
            label += " " + party.at_bank;
        else
            line.counterparty.name = m_dice.chance(50) ? party.name : party.at_bank;
    }
    if (face.with_iban)
        line.counterparty.iban = party.iban;
    if (m_cuts_labels && !face.reference.empty()) {
        const std::string whole = label + " " + face.reference;
        line.label = whole.substr(0, k_label_width);
        if (whole.size() > k_label_width)
            line.label_more = whole.substr(k_label_width);
    } else if (m_dice.chance(50) && !face.reference.empty()) {
        line.label = label;
        line.label_more = face.reference;
    } else {
        line.label = label + (face.reference.empty() ? "" : " " + face.reference);
    }
    m_world.lines.push_back(std::move(facts));
    m_world.truths.push_back(std::move(truth));
    m_world.shapes.push_back(shape);
}

void Maker::add_bare_line(std::string_view shape, Date day, std::int64_t minor,
                          const std::string& label, bank::Nature nature, Truth truth) {
    reconcile::LineFacts facts;
    facts.id = bank::LineId{m_next_line++};
    facts.statement = bank::StatementId{1};
    facts.journal = "BQ";
    facts.line.booked_on = day;
    facts.line.amount = Money{minor, k_eur};
    facts.line.label = label;
    facts.line.nature = nature;
    m_world.lines.push_back(std::move(facts));
    m_world.truths.push_back(std::move(truth));
    m_world.shapes.push_back(shape);
}

// Open pieces that nobody pays, some with the amount of another party's.
void Maker::add_strangers() {
    const std::size_t count = m_pieces.size() / 4;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t party = any_party(m_dice.chance(50));
        fresh_piece(party);
    }
}

void Maker::add_cases(std::size_t lines) {
    using Act = void (Maker::*)();
    struct Weighted {
        Act act;
        int weight;
    };
    const std::vector<Weighted> acts{
        {&Maker::exact_number, 18},
        {&Maker::stained_number, 10},
        {&Maker::name_and_amount, 12},
        {&Maker::iban_and_amount, 4},
        {&Maker::twins, 3},
        {&Maker::two_parties_one_amount, 2},
        {&Maker::several_numbers, 5},
        {&Maker::several_by_sum, 3},
        {&Maker::instalment, 3},
        {&Maker::overpayment, 1},
        {&Maker::credit_note_netted, 2},
        {&Maker::fee_deducted, 1},
        {&Maker::discount_taken, 1},
        {&Maker::refund, 1},
        {&Maker::came_back, 1},
        {&Maker::cheque_in_books, 4},
        {&Maker::transfer_in_books, 6},
        {&Maker::twins_in_books, 2},
        {&Maker::deposit_of_several, 2},
        {&Maker::stranger_whose_amount_fits, 4},
        {&Maker::invoice_never_received, 3},
        {&Maker::foreign_name_and_number, 2},
        {&Maker::nobody, 9},
        {&Maker::own_transfer, 2},
    };
    const int total = std::accumulate(
        acts.begin(), acts.end(), 0, [](int sum, const Weighted& one) { return sum + one.weight; });
    while (m_world.lines.size() < lines) {
        int draw = m_dice.from(1, total);
        for (const Weighted& one : acts) {
            draw -= one.weight;
            if (draw <= 0) {
                (this->*one.act)();
                break;
            }
        }
    }
}

void Maker::finish() {
    add_strangers();
    for (const Sum& sum : m_sums)
        m_world.truths[sum.line].decidable = is_only_set(sum.party, sum.minor);
}

World Maker::make(int cases) {
    for (int i = 0; i < 6; ++i)
        add_party();
    add_cases(static_cast<std::size_t>(cases));
    finish();
    return std::move(m_world);
}

TwoYears Maker::make_two_years(int cases) {
    TwoYears years;
    m_has_templates = true;
    m_start = test::day("2025-01-05");
    for (int i = 0; i < 6; ++i)
        add_party();
    add_cases(static_cast<std::size_t>(cases));
    years.first_year = m_world.lines.size();
    m_start = test::day("2026-01-05");
    add_cases(years.first_year + static_cast<std::size_t>(cases));
    finish();
    years.world = std::move(m_world);
    years.templates = recurring_templates();
    return years;
}

TwoYears make_two_years(std::uint64_t seed, int cases) {
    return Maker(seed).make_two_years(cases);
}

World make_world(std::uint64_t seed, int cases) {
    return Maker(seed).make(cases);
}

} // namespace comptoir::bench
