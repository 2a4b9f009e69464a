// Journals in a combo box: "BQ · Banque de l'Exemple", with the code as data.
#pragma once

#include "comptoir/ledger/types.h"

#include <vector>

class QComboBox;

namespace comptoir::gui {

void add_journal(QComboBox* box, const ledger::Journal& journal);

// The bank journals behind the box's first item, which stands for all. What was chosen stays so.
void offer_bank_journals(QComboBox* box, const std::vector<ledger::Journal>& journals);

} // namespace comptoir::gui
