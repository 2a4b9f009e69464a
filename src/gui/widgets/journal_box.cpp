#include "comptoir/gui/widgets/journal_box.h"

#include "comptoir/gui/support/said_once.h"
#include "comptoir/gui/support/words.h"

#include <QComboBox>

#include <algorithm>

namespace comptoir::gui {

void add_journal(QComboBox* box, const ledger::Journal& journal) {
    box->addItem(said_once(q(journal.code), q(journal.name), QStringLiteral(" · ")),
                 q(journal.code));
}

void offer_bank_journals(QComboBox* box, const std::vector<ledger::Journal>& journals) {
    const QString kept = box->currentData().toString();
    while (box->count() > 1)
        box->removeItem(1);
    for (const ledger::Journal& each : journals)
        if (each.type == ledger::JournalType::Bank)
            add_journal(box, each);
    box->setCurrentIndex(std::max(0, box->findData(kept)));
}

} // namespace comptoir::gui
