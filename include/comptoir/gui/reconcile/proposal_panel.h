// Why a line would be matched with what, in words, and what the runner-up lacked.
#pragma once

#include "comptoir/gui/support/session.h"
#include "comptoir/reconcile/types.h"

#include <QFrame>

class QLabel;

namespace comptoir::gui {

class ProposalPanel : public QFrame {
    Q_OBJECT

public:
    explicit ProposalPanel(Surroundings surroundings, QWidget* parent = nullptr);
    // Without a line: says how to go on.
    void show_proposal(bool has_line, const reconcile::Proposal* proposal);
    QString text() const;

private:
    QString reasons(const reconcile::Proposal& proposal, bool of_others) const;
    QString answer(const reconcile::Proposal& proposal) const;
    QString also(const reconcile::Proposal& proposal) const;

    Surroundings m_surroundings;
    QLabel* m_answer;
    QLabel* m_also;
};

} // namespace comptoir::gui
