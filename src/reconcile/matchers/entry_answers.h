// What is said of a line and the existing entries that fit it: chosen, shown, or doubted.
#pragma once

#include "../context.h"
#include "entry_affinity.h"

#include <cstdint>
#include <vector>

namespace comptoir::reconcile {

struct EntryWindow {
    int before = 0; // the entry may be this many days before the line
    int after = 0;
};
// Tolerances. A transfer, a direct debit and everything without its own tolerance: the journal's
// days (default 5) or --days. A cheque: issued up to 60 days before it is presented. A bill: 30
// days, since it is entered when it is accepted. A card: 10 days between purchase and booking.
EntryWindow entry_window(const bank::StatementLine& line, int days);

enum class EntryWhy { OnlyOne, Elimination, Label, OneToOne };

struct EntryChoice {
    std::uint32_t line = 0, entry = 0; // indexes of the context
    EntryWhy why = EntryWhy::OnlyOne;
    Affinity affinity = k_no_affinity;
    std::size_t candidates = 1;  // that the line had
    std::size_t equal_count = 0; // lines and entries that went one to one
    bool beside_doubt = false;   // what another line takes, not for certain, would fit too
};
// Unattended unless something speaks against it (gate.h); returns whether it is.
bool answer_with_entry(Context& context, const EntryChoice& choice);

// Several entries, or one that several lines want: best first, for a person.
void show_entries(Context& context, std::uint32_t line, const std::vector<std::uint32_t>& entries,
                  std::size_t lines_count);
// An entry of another party than the line names: shown unless a later matcher knows better.
void show_foreign_entry(Context& context, std::uint32_t line, std::uint32_t entry);

} // namespace comptoir::reconcile
