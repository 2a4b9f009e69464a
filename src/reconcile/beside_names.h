// What stands beside a name in a line and is no part of it.
#pragma once

#include "name_check.h"

#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

// The words of a line that may be the party's name: a legal form that lost its blank is taken off
// ("SASDURAND"), and so are our own company's name, which payers write behind theirs, the site a
// payment is for ("CHANTIER MOREAU") and the town of a shop; empty when nothing else is left beside
// a number or the party's name.
std::vector<NameWord> without_what_stands_besides(const Context& context,
                                                  std::vector<NameWord> words, std::uint32_t line,
                                                  std::uint32_t party, NameProof proof);

// The legal forms of our own name, where the letters of a line hold it.
std::vector<std::string> legal_forms_of_own_name(const Context& context, std::string_view letters);

} // namespace comptoir::reconcile
