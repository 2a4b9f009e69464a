// Builds one world: parties with open pieces, and the acts that make bank lines of them.
#pragma once

#include "habits.h"
#include "world.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace comptoir::bench {

struct Piece {
    ledger::RowId row;
    std::size_t party = 0;
    std::string number;
    std::int64_t open = 0; // holder's side: a sale > 0, a purchase < 0
    Date booked_on;
};

struct Party {
    std::string code, name, at_bank, iban;
    bool is_customer = true;
    bool iban_known = false; // to our books
    Numbering numbering;     // our own series for customers
    std::vector<std::size_t> pieces;
};

// How a line of one act shows whose it is.
struct Face {
    bool with_name = true;
    bool with_iban = false;
    std::string reference; // stained already; empty: none
};

class Maker {
public:
    explicit Maker(std::uint64_t seed);
    World make(int cases);
    // Two years of the same company, with recurring lines that have templates in the second.
    TwoYears make_two_years(int cases);

private:
    void add_cases(std::size_t lines);
    void finish();
    // Pieces. An amount that no other piece has, unless `like` asks for an equal of it.
    std::size_t add_party();
    std::size_t any_party(bool customer);
    std::size_t add_piece(std::size_t party, std::int64_t minor);
    std::size_t fresh_piece(std::size_t party); // with an amount of its own in the whole world
    std::int64_t fresh_amount();
    void add_strangers();

    std::size_t add_entry(Date day, std::int64_t minor, const std::string& piece,
                          const std::string& label, std::size_t party);

    // Lines.
    Date day_of_year(int day) const;
    Date any_day();
    Date day_after(const Piece& piece);
    void add_line(std::string_view shape, Date day, std::int64_t minor, std::size_t party,
                  const Face& face, Truth truth);
    void add_bare_line(std::string_view shape, Date day, std::int64_t minor,
                       const std::string& label, bank::Nature nature, Truth truth);
    Truth settles(const std::vector<std::size_t>& pieces, bool decidable) const;
    // The pieces in full, and the rest of the line on an account.
    Truth with_rest(Truth truth, std::int64_t line_minor, std::string account,
                    std::string party = {}) const;
    Truth points(const std::vector<std::size_t>& entries, bool decidable) const;
    Face face(bool name, bool iban, std::string reference = {}) const;
    std::string reference_of(const Piece& piece, Stain stain);
    // Are these the only open pieces of the party that add up so?
    bool is_only_set(std::size_t party, std::int64_t sum) const;

    // Shapes: each adds the pieces and the lines of one case.
    void exact_number();
    void stained_number();
    void name_and_amount();
    void iban_and_amount();
    void twins();
    void two_parties_one_amount();
    void several_numbers();
    void several_by_sum();
    void instalment();
    void overpayment();
    void credit_note_netted();
    void fee_deducted();
    void discount_taken();
    void refund();
    void came_back();
    void cheque_in_books();
    void transfer_in_books();
    void twins_in_books();
    void deposit_of_several();
    void stranger_whose_amount_fits();
    void invoice_never_received();
    void foreign_name_and_number();
    void nobody();
    void own_transfer();

    Dice m_dice;
    World m_world;
    Date m_start;
    bool m_has_templates = false;
    Numbering m_ours;
    bool m_cuts_labels = false; // a bank that writes 31 characters and runs on
    std::vector<Party> m_parties;
    std::vector<Piece> m_pieces;
    std::set<std::int64_t> m_amounts;
    std::set<std::string> m_numbers;
    struct Sum {
        std::size_t line, party;
        std::int64_t minor;
    };
    std::vector<Sum> m_sums; // judged at the end
    std::int64_t m_next_row = 1, m_next_line = 1;
};

// Those a company makes for its recurring lines.
std::vector<reconcile::EntryTemplate> recurring_templates();

} // namespace comptoir::bench
