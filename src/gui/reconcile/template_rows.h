// The accounts of a template as a small table people type into: account, third party, share, VAT.
#pragma once

#include "comptoir/gui/support/session.h"
#include "comptoir/reconcile/templates.h"

#include <QCoreApplication>
#include <QTableWidget>

#include <vector>

namespace comptoir::gui {

class TemplateRowsEdit : public QTableWidget {
    Q_DECLARE_TR_FUNCTIONS(TemplateRowsEdit)

public:
    enum Column { Account, Party, Share, Vat, k_columns };

    TemplateRowsEdit(Session& session, QWidget* parent);
    void show_rows(const std::vector<reconcile::TemplateRow>& rows);
    // What was typed; empty with the words that say what is wrong.
    struct Typed {
        std::vector<reconcile::TemplateRow> rows;
        QString problem;
    };
    Typed typed() const;

private:
    QString text_at(int row, Column column) const;
    QString share_words(const reconcile::RowShare& share) const;
    bool read_share(const QString& text, reconcile::RowShare& share) const;

    Session& m_session;
};

} // namespace comptoir::gui
