// Does an existing entry name somebody else than the line, or another cheque?
//
// Amount and day alone let every equal salary of one day fit. The label of an entry says whose
// payment it books and by which means: what it says is compared with the line's.
#pragma once

#include "../context.h"

#include <string>
#include <string_view>

namespace comptoir::reconcile {

// The line's other party and the label or auxiliary of the entry name two people: each has a name
// that the other lacks ("PEETERS JULIE" and "Salaire Peeters Anne-Laure").
bool names_other_person(const Context& context, std::uint32_t line, const EntryCandidate& entry);

// The auxiliary of the entry is another party than the line's.
bool is_of_other_party(const Context& context, std::uint32_t line, const EntryCandidate& entry);

// A cheque that we wrote has one number; empty when it is not known.
std::string cheque_number_of(const bank::StatementLine& line);
std::string cheque_number_of(const EntryCandidate& entry);
// Is it the number of the cheque that the line pays?
bool is_cheque_of(const bank::StatementLine& line, std::string_view number);
// Both numbers are known and differ.
bool is_other_cheque(const bank::StatementLine& line, const EntryCandidate& entry);

// By what means the entry says it was paid.
enum class EntryMeans { Unsaid, Cheque, Other };
EntryMeans means_of(const EntryCandidate& entry);
// The entry books cheques or card takings, and the line is of another kind.
bool is_of_other_means(const bank::StatementLine& line, const EntryCandidate& entry);
// A cheque is presented long after it was written; anything else takes `days`.
bool waits_too_long(const bank::StatementLine& line, const EntryCandidate& entry, int days);

} // namespace comptoir::reconcile
