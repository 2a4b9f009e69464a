// Plays acts on a dossier made from a seed, and takes them back, through the services alone.
#pragma once

#include "act.h"
#include "comptoir/app/difference.h"
#include "comptoir/app/differences.h"
#include "comptoir/app/identify.h"
#include "comptoir/app/learned.h"
#include "comptoir/app/lettering.h"
#include "comptoir/app/line_acts.h"
#include "comptoir/app/match_sources.h"
#include "comptoir/app/movements.h"
#include "comptoir/app/pairings.h"
#include "comptoir/app/payments.h"
#include "comptoir/app/pointing.h"
#include "comptoir/app/recognised.h"
#include "comptoir/app/templates.h"
#include "comptoir/app/users.h"
#include "flow/reconcile/reconcile_dossier.h"

#include <map>
#include <optional>
#include <set>

namespace comptoir::test {

inline constexpr std::size_t k_invoices = 14, k_bank_entries = 4;
inline constexpr std::size_t k_first_lines = 24, k_imported_lines = 3;
inline constexpr std::size_t k_transfers = 3; // between the banks, among the first lines
inline constexpr std::size_t k_first_transfer = 3, k_foreign_lines = 3;
inline constexpr std::size_t k_taken_over = 2; // entries of imported books, of this much
inline constexpr std::int64_t k_opening_cents = -19000;

class ActPlayer {
public:
    explicit ActPlayer(std::uint64_t seed);

    // "" when done, else the code of the refusal.
    std::string play(const Act& act);
    std::string take_back(const Act& act);
    // Lines an act touched beside those it names; for automatic matches.
    const std::vector<bank::LineId>& lines_of(const Act& act) { return m_done[act.number].lines; }
    // Whether a later act cannot be taken back without an earlier one, though neither names the
    // other: a match kept on an entry that was made, the erasure of what was switched off.
    bool leans_on(const Act& later, const Act& earlier);
    // What no undo takes back; "" when done, else the code of the refusal.
    std::string settle(const Step& step);
    // Drafts that acts made on their own: once validated they are no longer taken back as drafts.
    bool has_own_drafts(const std::map<int, Act>& standing);
    // Of the lines of the first statement.
    const std::vector<std::int64_t>& cents() const { return m_cents; }
    // The dossier's file, and a program that lets go of it and takes it up again.
    std::filesystem::path path() const { return m_books.dossier.path(); }
    void close() { m_books.dossier.close(); }
    void reopen() { m_books.dossier.reopen(); }
    std::string check_fault();
    // What was committed, in the words of the journal of events.
    std::vector<std::string> events();
    void expect_check_passes() { m_books.expect_check_passes(); }
    // Everything a person sees, without the ids that depend on what was undone meanwhile.
    std::string state();
    // The journals as they are stored: entries with their ids, numbers, days and rows.
    std::string ledger();

private:
    struct Done {
        std::vector<bank::LineId> lines;
        std::vector<reconcile::MatchId> matches;
        reconcile::PairingId pairing;
        app::PairingChange members; // to put a pair together again
        std::vector<app::CreatedMovement> movements;
        app::LineActUndo marks;
        std::vector<app::LineNature> natures;
        app::Lettered lettered;
        app::Unlettered unlettered;
        std::string before; // third party or template that a person had set
        bank::StatementId statement;
        std::vector<app::Lettered> planned;
        app::ErasedLearning forgotten;
        bool was_learning = true;
        app::RemovedTemplate removed;
        app::UserChange user; // as they were
        app::RepairDone repair;
        std::size_t repaired = 0; // place among the bank entries
        reconcile::PointingId pointing;
        app::PointingUndo session_before;
        app::KeptMatch kept;
        reconcile::StoredTemplate template_before;
        std::vector<std::string> order_before; // of templates, or of sources
        std::int64_t setting = 0;              // a limit
        app::SwitchedLearning switched;
        std::vector<bank::LineId> doubts; // of what was deleted
        bank::LineId gone, doubted;       // of two that were merged
        payments::PaymentId payment;
        ledger::EntryId posted;
    };

    bank::LineId line(const LineRef& ref) const;
    std::vector<bank::LineId> lines(const Act& act) const;
    app::LineRow row_of(app::Reader& reader, bank::LineId id);
    void make_templates();
    void make_dues(Date day);
    void make_user();
    void make_taken_over();
    void make_documents();
    void make_payees();
    void make_other_banks();
    std::vector<bank::LineId> lines_of_bank(const std::string& journal, Currency currency,
                                            const std::vector<LineSpec>& specs);

    Result<void> perform(app::Writer& writer, const Act& act, Done& done);
    Result<void> match(app::Writer& writer, const Act& act, Done& done);
    Result<void> write_off(app::Writer& writer, const Act& act, Done& done);
    Result<void> match_all(app::Writer& writer, const app::ReconcileRequest& request, Done& done);
    Result<void> match_proposal(app::Writer& writer, const Act& act, Done& done);
    Result<void> match_apart(app::Writer& writer, const Act& act, Done& done);
    Result<void> match_together(app::Writer& writer, const Act& act, Done& done);
    Result<void> write_off_rows(app::Writer& writer, const Act& act, Done& done);
    Result<void> match_foreign(app::Writer& writer, const Act& act, Done& done);
    Result<void> undo_match(app::Writer& writer, const Act& act, Done& done);
    Result<void> change_template(app::Writer& writer, const Act& act, Done& done);
    Result<void> change_settings(app::Writer& writer, const Act& act, Done& done);
    Result<void> change_file_lines(app::Writer& writer, const Act& act, Done& done);
    Result<void> refuse_worked_on(app::Reader& reader, const std::vector<bank::LineId>& ids);
    std::set<ledger::RowId> rows_made_by(const Act& act);
    void keep_doubts(app::Reader& reader, Done& done);
    static Result<void> doubt_again(app::Writer& writer, const Done& done);
    Result<void> bring_twin(app::Writer& writer, const Act& act, Done& done);
    Result<void> import_text(app::Writer& writer, const Act& act, const std::string& text,
                             Done& done);
    Result<void> order_payment(app::Writer& writer, const Act& act, Done& done);
    Result<void> match_order(app::Writer& writer, const Act& act, Done& done);
    Result<void> post_or_reverse(app::Writer& writer, const Act& act, Done& done);
    Result<void> correct_past(app::Writer& writer, const std::string& code);
    Result<void> perform_newer(app::Writer& writer, const Act& act, Done& done);
    Result<void> pair(app::Writer& writer, const Act& act, Done& done);
    Result<void> match_pair(app::Writer& writer, const Act& act, Done& done);
    Result<void> move(app::Writer& writer, const Act& act, Done& done);
    Result<void> book_template(app::Writer& writer, const Act& act, Done& done);
    Result<void> mark(app::Writer& writer, const Act& act, Done& done);
    Result<void> identify(app::Writer& writer, const Act& act, Done& done);
    Result<void> letter(app::Writer& writer, const Act& act, Done& done);
    Result<void> bring_in(app::Writer& writer, const Act& act, Done& done);
    Result<void> bring_back(app::Writer& writer, const Act& act, Done& done);
    Result<void> learn(app::Writer& writer, const Act& act, Done& done);
    Result<void> remove_template(app::Writer& writer, const Act& act, Done& done);
    Result<void> change_user(app::Writer& writer, const Act& act, Done& done);
    Result<void> letter_plan(app::Writer& writer, const Act& act, Done& done);
    Result<void> repair(app::Writer& writer, const Act& act, Done& done);
    Result<void> point(app::Writer& writer, const Act& act, Done& done);
    Result<void> change_marks(app::Writer& writer, const Act& act, Done& done);
    Result<app::PointingOpening> opening_of(app::Writer& writer, const Act& act);
    Result<void> reverse(app::Writer& writer, const Act& act, Done& done);
    Result<void> reverse_newer(app::Writer& writer, const Act& act, Done& done);
    Result<void> reverse_settings(app::Writer& writer, const Act& act, const Done& done);
    Result<void> reverse_file_lines(app::Writer& writer, const Act& act, const Done& done);
    Result<void> reverse_pairs(app::Writer& writer, const Act& act, Done& done);
    Result<void> reverse_letters(app::Writer& writer, const Act& act, Done& done);
    Result<void> reverse_repair(app::Writer& writer, Done& done);
    Result<void> reverse_pointing(app::Writer& writer, const Act& act, const Done& done);
    Result<void> reverse_identity(app::Writer& writer, const Act& act, const Done& done);
    std::string join_balances();
    std::string join_lines(); // also learns the labels by id
    std::string join_entries();
    std::string join_matches();
    std::string join_pointings();
    std::string join_learned();
    std::string join_settings();
    std::string join_limits();
    std::string join_file_lines(); // orders and what was deleted
    ledger::RowId invoice(const std::string& party, const std::string& piece, std::int64_t cents,
                          Date day, bool vat_waits);
    void know_entry(std::size_t place, ledger::EntryId id, const ledger::Entry& entry);

    ReconcileDossier m_books;
    std::vector<bank::LineId> m_first_lines;
    std::vector<std::int64_t> m_cents;
    // The latter two of the bank entries.
    std::vector<ledger::RowId> m_invoices, m_party_rows, m_bank_rows;
    std::vector<ledger::EntryId> m_entries, m_taken_over;
    std::vector<bank::LineId> m_second_lines, m_foreign_lines;
    std::vector<inbox::DocumentId> m_documents;
    std::map<int, Done> m_done;
    int m_forgets = 0; // that stand
    std::map<std::int64_t, std::string> m_labels;
};

} // namespace comptoir::test
