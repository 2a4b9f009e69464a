// Accounts that share an amount, each with its VAT: what a line is booked to.
//
// The first row takes the whole; a further one takes what is left. VAT stands inside the amount and
// is put apart when the entry is made.
#pragma once

#include "comptoir/app/reconcile.h"
#include "comptoir/gui/support/session.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace comptoir::gui {

class MoneyEdit;

class AccountRows : public QWidget {
    Q_OBJECT

public:
    explicit AccountRows(Session& session, QWidget* parent = nullptr);
    void set_total(Money total); // holder's side: what the rows share
    // Stands beside an account that asks for a third party, until another one is typed.
    void set_party(const QString& party) { m_party = party; }
    // What is still to be done, as a sentence; empty: the rows are complete.
    QString problem() const;
    std::vector<app::ManualTarget> rows() const;
    void add_row();

private:
    struct Row {
        QLineEdit* account;
        QLineEdit* party;
        MoneyEdit* amount;
        QComboBox* vat;
    };
    void changeEvent(QEvent* event) override;
    void show_left();
    Money left() const;

    Session& m_session;
    Money m_total;
    QString m_party;
    std::vector<Row> m_rows;
    QGridLayout* m_grid;
    QLabel* m_left;
    QPushButton* m_more;
};

} // namespace comptoir::gui
