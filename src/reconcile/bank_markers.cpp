#include "bank_markers.h"

#include <algorithm>
#include <array>

namespace comptoir::reconcile {

namespace {

struct Marker {
    std::string_view word;
    bool by_slash = false; // "/BEN ", "MDT/"
    bool by_colon = false; // "BENEF:"
};

// What this table is: words seen on statements, no bank's list. No bank we know of publishes what
// it puts before a name or a reference in a label, so the French ones, with a slash on either side
// ("/BEN DUPONT", "MDT/FR12", "/MOTIF") or a colon ("DE: ", "BENEF:", "RUM:"), are collected from
// labels and may be incomplete; an unknown one is read as a word of a name, which asks a person and
// settles nothing. Written down are the code words of SWIFT fields 72 and 86 (/BENM/, /ORDP/,
// /REMI/, /EREF/, /MARF/, /CSID/, /RTRN/, /CNTP/) and the abbreviations of the SEPA schemes: RUM
// the mandate, ICS the creditor, E2E the end-to-end identification.
constexpr std::array k_markers{
    Marker{"BEN", true, true},   Marker{"BENEF", true, true},    Marker{"BENM", true, false},
    Marker{"BNF", true, true},   Marker{"CHEZ", true, true},     Marker{"CNTP", true, false},
    Marker{"CSID", true, false}, Marker{"DATE", true, true},     Marker{"DE", true, true},
    Marker{"DO", true, true},    Marker{"E2E", true, true},      Marker{"ECH", true, true},
    Marker{"EMET", true, true},  Marker{"EMETTEUR", true, true}, Marker{"EREF", true, true},
    Marker{"ICS", true, true},   Marker{"ID", true, true},       Marker{"INFO", true, true},
    Marker{"LIB", true, true},   Marker{"MANDAT", true, true},   Marker{"MARF", true, false},
    Marker{"MDT", true, true},   Marker{"MOTIF", true, true},    Marker{"OBJET", true, true},
    Marker{"ORDP", true, false}, Marker{"POUR", true, true},     Marker{"REF", true, true},
    Marker{"REFDO", true, true}, Marker{"REMI", true, false},    Marker{"RTRN", true, false},
    Marker{"RUM", true, true},
};

} // namespace

bool is_bank_marker(std::string_view word, char before, char after) {
    if (before != '/' && after != '/' && after != ':')
        return false; // nearly every word
    const auto found = std::lower_bound(
        k_markers.begin(), k_markers.end(), word,
        [](const Marker& marker, std::string_view wanted) { return marker.word < wanted; });
    if (found == k_markers.end() || found->word != word)
        return false;
    return (found->by_slash && (before == '/' || after == '/')) ||
           (found->by_colon && after == ':');
}

bool announces_a_name(std::string_view marker) {
    static constexpr std::array<std::string_view, 9> k_of_names{
        "BEN", "BENEF", "BENM", "BNF", "CHEZ", "DO", "EMET", "EMETTEUR", "ORDP"};
    return std::find(k_of_names.begin(), k_of_names.end(), marker) != k_of_names.end();
}

} // namespace comptoir::reconcile
