// Lines that settle open pieces.
#include "maker.h"

#include <algorithm>
#include <numeric>

namespace comptoir::bench {

void Maker::exact_number() {
    const Piece piece = m_pieces[fresh_piece(any_party(m_dice.chance(50)))];
    const bool name = m_dice.chance(80);
    add_line("whole number, exact amount", day_after(piece), piece.open, piece.party,
             face(name, m_dice.chance(40), reference_of(piece, Stain::None)),
             settles({m_pieces.size() - 1}, true));
}

void Maker::stained_number() {
    const Piece piece = m_pieces[fresh_piece(any_party(m_dice.chance(50)))];
    const Stain stain =
        std::vector<Stain>{Stain::NoMarks, Stain::OtherMarks, Stain::NoZeros,
                           Stain::Blanks}[static_cast<std::size_t>(m_dice.from(0, 3))];
    // The name and an amount of its own leave one answer, however the number was stained.
    add_line("stained number, with name", day_after(piece), piece.open, piece.party,
             face(true, false, reference_of(piece, stain)), settles({m_pieces.size() - 1}, true));
}

void Maker::name_and_amount() {
    const Piece piece = m_pieces[fresh_piece(any_party(m_dice.chance(50)))];
    add_line("name and amount", day_after(piece), piece.open, piece.party, face(true, false),
             settles({m_pieces.size() - 1}, true));
}

void Maker::iban_and_amount() {
    std::size_t party = any_party(m_dice.chance(50));
    for (int tries = 0; tries < 50 && !m_parties[party].iban_known; ++tries)
        party = any_party(m_dice.chance(50));
    const Piece piece = m_pieces[fresh_piece(party)];
    add_line("known IBAN and amount", day_after(piece), piece.open, party, face(false, true),
             settles({m_pieces.size() - 1}, m_parties[party].iban_known));
}

// Subscriptions: equal pieces of one party, as many payments or fewer, without numbers.
void Maker::twins() {
    const std::size_t party = any_party(m_dice.chance(50));
    const std::size_t first = fresh_piece(party);
    std::vector<std::size_t> pieces{first};
    const int count = m_dice.from(2, 4);
    while (static_cast<int>(pieces.size()) < count)
        pieces.push_back(add_piece(party, m_pieces[first].open));
    std::sort(pieces.begin(), pieces.end(), [&](std::size_t a, std::size_t b) {
        return m_pieces[a].booked_on < m_pieces[b].booked_on;
    });
    const int paid = m_dice.from(1, count);
    for (int i = 0; i < paid; ++i) {
        const std::size_t piece = pieces[static_cast<std::size_t>(i)];
        add_line("equal pieces of one party",
                 m_pieces[piece].booked_on.plus_days(m_dice.from(5, 30)), m_pieces[piece].open,
                 party, face(true, m_dice.chance(20)), settles({piece}, true));
    }
}

// Two parties owe the same, and the line names neither: nobody can tell.
void Maker::two_parties_one_amount() {
    const bool customer = m_dice.chance(50);
    const std::size_t first = fresh_piece(any_party(customer));
    std::size_t other = any_party(customer);
    if (other == m_pieces[first].party)
        return;
    const std::size_t second = add_piece(other, m_pieces[first].open);
    const std::size_t paid = m_dice.chance(50) ? first : second;
    add_line("two parties, one amount, no name", day_after(m_pieces[paid]), m_pieces[paid].open,
             m_pieces[paid].party, face(false, false), settles({paid}, false));
}

void Maker::several_numbers() {
    const std::size_t party = any_party(m_dice.chance(50));
    std::vector<std::size_t> pieces;
    std::string references;
    std::int64_t sum = 0;
    Date latest;
    const int count = m_dice.from(2, 4);
    for (int i = 0; i < count; ++i) {
        pieces.push_back(fresh_piece(party));
        const Piece& piece = m_pieces[pieces.back()];
        references += (references.empty() ? "" : m_dice.chance(50) ? " " : " + ") + piece.number;
        sum += piece.open;
        latest = i == 0 ? piece.booked_on : std::max(latest, piece.booked_on);
    }
    add_line("several numbers, their sum", latest.plus_days(m_dice.from(1, 40)), sum, party,
             face(m_dice.chance(70), false, references), settles(pieces, true));
}

void Maker::several_by_sum() {
    const std::size_t party = any_party(m_dice.chance(50));
    const int wanted = m_dice.from(2, 3);
    std::vector<std::size_t> pieces;
    std::int64_t sum = 0;
    Date latest;
    for (int i = 0; i < wanted; ++i) {
        pieces.push_back(fresh_piece(party));
        sum += m_pieces[pieces.back()].open;
        latest = i == 0 ? m_pieces[pieces.back()].booked_on
                        : std::max(latest, m_pieces[pieces.back()].booked_on);
    }
    add_line("name and the sum of several", latest.plus_days(m_dice.from(1, 40)), sum, party,
             face(true, false), settles(pieces, false));
    m_sums.push_back({m_world.lines.size() - 1, party, sum});
}

// Whether a sum has one set is known once all pieces are there. Pieces beyond a few: too many sets
// are possible for one of them to prove anything.
bool Maker::is_only_set(std::size_t party, std::int64_t sum) const {
    constexpr std::size_t k_pieces_max = 12;
    const std::vector<std::size_t>& pieces = m_parties[party].pieces;
    if (pieces.size() > k_pieces_max)
        return false;
    int found = 0;
    for (std::uint32_t set = 1; set < (1u << pieces.size()); ++set) {
        std::int64_t total = 0;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (set & (1u << i))
                total += m_pieces[pieces[i]].open;
        }
        found += total == sum;
    }
    return found == 1;
}

void Maker::instalment() {
    const Piece piece = m_pieces[fresh_piece(any_party(m_dice.chance(50)))];
    const std::int64_t part = piece.open * m_dice.from(20, 80) / 100;
    if (!m_amounts.insert(std::abs(part)).second || part == 0)
        return;
    Truth truth = settles({m_pieces.size() - 1}, true);
    truth.parts.front().minor = part;
    add_line("instalment with number and name", day_after(piece), part, piece.party,
             face(true, false, reference_of(piece, Stain::None)), truth);
}

void Maker::overpayment() {
    const Piece piece = m_pieces[fresh_piece(any_party(true))];
    const std::int64_t more = m_dice.from(1, 90) * 100;
    add_line("more than is open", day_after(piece), piece.open + more, piece.party,
             face(true, false, reference_of(piece, Stain::None)),
             with_rest(settles({m_pieces.size() - 1}, false), piece.open + more, "411000",
                       m_parties[piece.party].code));
}

void Maker::credit_note_netted() {
    const std::size_t party = any_party(m_dice.chance(50));
    const std::size_t invoice = fresh_piece(party);
    const std::int64_t part = -(m_pieces[invoice].open * m_dice.from(5, 60) / 100);
    if (part == 0)
        return;
    const std::size_t note = add_piece(party, part);
    const bool both = m_dice.chance(60);
    const std::string references = m_pieces[invoice].number + " - " + m_pieces[note].number;
    const Date day = std::max(m_pieces[invoice].booked_on, m_pieces[note].booked_on);
    add_line("invoice less credit note", day.plus_days(m_dice.from(1, 30)),
             m_pieces[invoice].open + m_pieces[note].open, party,
             face(true, false, both ? references : m_pieces[invoice].number),
             settles({invoice, note}, both));
}

void Maker::fee_deducted() {
    const Piece piece = m_pieces[fresh_piece(any_party(true))];
    const std::int64_t fee = m_dice.from(5, 25) * 100;
    if (piece.open <= fee * 4)
        return;
    add_line("less a foreign bank's fee", day_after(piece), piece.open - fee, piece.party,
             face(true, false, reference_of(piece, Stain::None)),
             with_rest(settles({m_pieces.size() - 1}, false), piece.open - fee, "627000"));
}

void Maker::discount_taken() {
    const Piece piece = m_pieces[fresh_piece(any_party(m_dice.chance(50)))];
    const std::int64_t paid =
        piece.open - piece.open * m_dice.one_of(std::vector<int>{10, 15, 20, 20, 30, 50}) / 1000;
    if (paid == piece.open)
        return;
    add_line("less an early payment discount", piece.booked_on.plus_days(m_dice.from(2, 10)), paid,
             piece.party, face(true, false, reference_of(piece, Stain::None)),
             with_rest(settles({m_pieces.size() - 1}, false), paid,
                       piece.open > 0 ? "665000" : "765000"));
}

// A credit note that is paid back.
void Maker::refund() {
    const bool customer = m_dice.chance(50);
    const std::size_t party = any_party(customer);
    const std::size_t note = add_piece(party, customer ? -fresh_amount() : fresh_amount());
    add_line("credit note paid back", day_after(m_pieces[note]), m_pieces[note].open, party,
             face(true, false, reference_of(m_pieces[note], Stain::None)), settles({note}, true));
}

} // namespace comptoir::bench
