// Lines that meet what the books hold already, and lines that nothing answers.
#include "maker.h"

#include "comptoir/core/text.h"

#include <algorithm>

namespace comptoir::bench {

std::size_t Maker::add_entry(Date day, std::int64_t minor, const std::string& piece,
                             const std::string& label, std::size_t party) {
    reconcile::EntryCandidate entry;
    entry.bank_journal = "BQ";
    entry.row = ledger::RowId{m_next_row};
    entry.entry = ledger::EntryId{m_next_row};
    ++m_next_row;
    entry.journal = "BQ";
    entry.number = text::number(entry.row.value());
    entry.piece = piece;
    entry.account = "512100";
    entry.party = m_parties[party].code;
    entry.party_name = m_parties[party].name;
    entry.label = label;
    entry.date = day;
    entry.amount = Money{minor, Currency::eur()};
    entry.has_third_party_counterpart = true;
    m_world.books.entries.push_back(std::move(entry));
    return m_world.books.entries.size() - 1;
}

Truth Maker::points(const std::vector<std::size_t>& entries, bool decidable) const {
    Truth truth;
    truth.decidable = decidable;
    for (const std::size_t index : entries)
        truth.parts.push_back(
            {m_world.books.entries[index].row, m_world.books.entries[index].amount.minor()});
    return truth;
}

Date Maker::any_day() {
    return day_of_year(m_dice.from(5, 300));
}

// A cheque we wrote; the bank pays it days or months later.
void Maker::cheque_in_books() {
    const std::size_t party = any_party(false);
    const std::string number = text::number(m_dice.from(1'000'000, 9'999'999));
    const Date day = any_day();
    const std::size_t entry = add_entry(day, -fresh_amount(), number, "Chèque " + number, party);
    const std::int64_t minor = m_world.books.entries[entry].amount.minor();
    add_bare_line("cheque in the books",
                  day.plus_days(m_dice.from(2, m_dice.chance(30) ? 200 : 20)), minor,
                  "CHEQUE " + number, bank::Nature::Cheque, points({entry}, true));
    m_world.lines.back().line.cheque_number = m_dice.chance(50) ? number : "";
}

void Maker::transfer_in_books() {
    const std::size_t party = any_party(m_dice.chance(50));
    const Date day = any_day();
    const bool in = m_parties[party].is_customer;
    const std::size_t entry = add_entry(day, in ? fresh_amount() : -fresh_amount(),
                                        "VIR" + text::number(m_dice.from(100, 99'999)),
                                        "Virement " + m_parties[party].name, party);
    // Within the journal's tolerance, and alone with this amount.
    add_line("transfer in the books",
             day.plus_days(m_dice.from(0, m_world.books.journals.front().days_tolerance)),
             m_world.books.entries[entry].amount.minor(), party, face(m_dice.chance(70), false),
             points({entry}, true));
}

void Maker::twins_in_books() {
    const std::size_t party = any_party(m_dice.chance(50));
    const Date day = any_day();
    const std::int64_t amount = m_parties[party].is_customer ? fresh_amount() : -fresh_amount();
    const int count = m_dice.from(2, 3);
    for (int i = 0; i < count; ++i) {
        const Date booked = day.plus_days(i * m_dice.from(0, 2));
        const std::size_t entry =
            add_entry(booked, amount, "VIR" + text::number(m_dice.from(100, 99'999)),
                      "Virement " + m_parties[party].name, party);
        add_line("equal transfers in the books", booked.plus_days(m_dice.from(0, 2)), amount, party,
                 face(true, false), points({entry}, true));
    }
}

// Cheques of several customers, one line at the bank under the deposit's number.
void Maker::deposit_of_several() {
    const Date day = any_day();
    const std::string deposit = text::number(m_dice.from(10'000, 9'999'999));
    std::vector<std::size_t> entries;
    std::int64_t sum = 0;
    const int count = m_dice.from(2, 6);
    for (int i = 0; i < count; ++i) {
        const std::size_t party = any_party(true);
        entries.push_back(add_entry(day, fresh_amount(), deposit,
                                    "Remise " + deposit + " " + m_parties[party].name, party));
        sum += m_world.books.entries[entries.back()].amount.minor();
    }
    add_bare_line("cheque deposit of several", day.plus_days(m_dice.from(0, 3)), sum,
                  "REMISE CHEQUES " + deposit, bank::Nature::Cheque, points(entries, true));
    m_world.lines.back().line.remittance_reference = m_dice.chance(60) ? deposit : "";
}

// Somebody the books do not know pays what a customer owes.
void Maker::stranger_whose_amount_fits() {
    const std::size_t piece = fresh_piece(any_party(m_dice.chance(50)));
    const std::string name = name_at_bank(
        m_dice, invented_name(m_dice, 900'000 + static_cast<std::uint64_t>(m_next_line)));
    add_bare_line("stranger whose amount fits", day_after(m_pieces[piece]), m_pieces[piece].open,
                  "VIR SEPA " + name, bank::Nature::Transfer, {});
    if (m_dice.chance(60))
        m_world.lines.back().line.counterparty.name = name;
}

// The line names an invoice of the party's series that never came, and its amount fits another.
void Maker::invoice_never_received() {
    const std::size_t party = any_party(false);
    while (m_parties[party].pieces.size() < 4)
        fresh_piece(party);
    const std::size_t open = fresh_piece(party);
    const std::string number = next_number(m_dice, m_parties[party].numbering);
    m_numbers.insert(number);
    Truth nothing;
    add_line("invoice never received", day_after(m_pieces[open]), m_pieces[open].open, party,
             face(true, false, "FACT " + number), nothing);
}

// A number of one party beside the name of another.
void Maker::foreign_name_and_number() {
    const bool customer = m_dice.chance(50);
    const std::size_t piece = fresh_piece(any_party(customer));
    const std::size_t other = any_party(customer);
    if (other == m_pieces[piece].party)
        return;
    add_line("number of one, name of another", day_after(m_pieces[piece]), m_pieces[piece].open,
             other, face(true, false, m_pieces[piece].number), {});
}

namespace {

// Wages, taxes, charges. A template is found by its reference; those without one are what a person
// books by hand, each time to the same account.
struct Habit {
    std::string_view label, account, reference;
    bank::Nature nature;
};
const std::vector<Habit> k_habits{
    {"PRLV SEPA URSSAF COTISATIONS", "431000", "URSSAF", bank::Nature::DirectDebit},
    {"PRLV DGFIP TVA", "445510", "DGFIP TVA", bank::Nature::Tax},
    {"VIR SALAIRE", "421000", "VIR SALAIRE", bank::Nature::Salary},
    {"FRAIS DE TENUE DE COMPTE", "627000", "TENUE DE COMPTE", bank::Nature::Fee},
    {"COMMISSION D INTERVENTION", "627000", "COMMISSION", bank::Nature::Fee},
    {"CB RESTAURANT DES HALLES", "625700", "", bank::Nature::Card},
    {"CB TOTAL STATION 4471", "606100", "CB TOTAL", bank::Nature::Card},
    {"RETRAIT DAB", "580000", "RETRAIT DAB", bank::Nature::Cash},
    {"INTERETS DEBITEURS", "661600", "INTERETS DEBITEURS", bank::Nature::Interest},
    {"ECHEANCE PRET 0048812", "164000", "ECHEANCE PRET", bank::Nature::Other},
};

} // namespace

std::vector<reconcile::EntryTemplate> recurring_templates() {
    std::vector<reconcile::EntryTemplate> templates;
    for (const Habit& habit : k_habits) {
        if (habit.reference.empty())
            continue;
        reconcile::EntryTemplate made;
        made.id = static_cast<std::int64_t>(templates.size()) + 1;
        made.code = "T" + text::number(made.id);
        made.reference = habit.reference;
        made.accounts = {{std::string(habit.account), "", std::nullopt}};
        templates.push_back(std::move(made));
    }
    return templates;
}

// Sometimes with the amount of an open piece.
void Maker::nobody() {
    const Habit& habit = m_dice.one_of(k_habits);
    std::int64_t minor = -m_dice.amount();
    if (m_dice.chance(40) && !m_pieces.empty()) {
        const auto piece =
            static_cast<std::size_t>(m_dice.from(0, static_cast<int>(m_pieces.size()) - 1));
        minor = m_pieces[piece].open;
    }
    Truth truth;
    if (m_has_templates) {
        truth = with_rest({}, minor, std::string(habit.account));
        // A charge brings no money in: who sees one that does, asks.
        truth.decidable = !habit.reference.empty() && minor < 0;
    }
    add_bare_line("wages, taxes, charges", any_day(), minor,
                  std::string(habit.label) + " " + text::number(m_dice.from(1, 99)), habit.nature,
                  std::move(truth));
}

// Money between two of our accounts: both lines, or the other one has not come yet.
void Maker::own_transfer() {
    const std::int64_t amount = m_dice.chance(50) ? fresh_amount() : -fresh_amount();
    const Date day = any_day();
    const bool both = m_dice.chance(70);
    const auto truth = [&](std::int64_t minor, bool decidable) {
        Truth whole = with_rest({}, minor, "580000");
        whole.decidable = decidable;
        return whole;
    };
    add_bare_line("between own accounts", day, amount,
                  std::string(m_dice.one_of({"VIR EPARGNE", "VIREMENT INTERNE", "VIR SEPA"})),
                  m_dice.chance(50) ? bank::Nature::Internal : bank::Nature::Transfer,
                  truth(amount, both));
    m_world.lines.back().line.counterparty.iban = m_world.books.journals.back().iban;
    if (!both)
        return;
    add_bare_line("between own accounts", day.plus_days(m_dice.from(0, 3)), -amount,
                  "VIR RECU COMPTE COURANT", bank::Nature::Internal, truth(-amount, true));
    m_world.lines.back().journal = "BL";
    if (m_dice.chance(60))
        m_world.lines.back().line.counterparty.iban = m_world.books.journals.front().iban;
}

// A direct debit of ours that the customer's bank sent back, or our transfer to a closed account.
void Maker::came_back() {
    const std::size_t party = any_party(m_dice.chance(70));
    const bool customer = m_parties[party].is_customer;
    const std::int64_t amount = customer ? fresh_amount() : -fresh_amount();
    reconcile::PastPayment payment;
    payment.match = reconcile::MatchId{m_next_row};
    payment.journal = "BQ";
    payment.line.booked_on = any_day();
    payment.line.amount = Money{amount, Currency::eur()};
    payment.line.end_to_end_id = "E2E" + text::number(m_next_row++);
    payment.account = customer ? "411000" : "401000";
    payment.party = m_parties[party].code;
    payment.party_name = m_parties[party].name;
    payment.piece = "F" + text::number(m_next_row++);
    const std::string id = payment.line.end_to_end_id;
    const Date day = payment.line.booked_on.plus_days(m_dice.from(2, 40));
    m_world.books.past_payments.push_back(payment);
    add_bare_line("a payment that came back", day, -amount,
                  std::string(m_dice.one_of({"REJET PRLV SEPA", "VIR RETOURNE", "IMPAYE"})) + " " +
                      m_parties[party].at_bank,
                  bank::Nature::Return,
                  with_rest({}, -amount, payment.account, m_parties[party].code));
    if (m_dice.chance(50))
        m_world.lines.back().line.end_to_end_id = id;
}

} // namespace comptoir::bench
