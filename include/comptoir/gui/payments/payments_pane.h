// Paiements: open purchases, the basket, one SEPA file, and who is paid on which account.
//
// The main button always says how many payments and how much money it is about.
#pragma once

#include "comptoir/app/payments.h"
#include "comptoir/gui/payments/payment_table_model.h"
#include "comptoir/gui/shell/pane.h"
#include "comptoir/gui/widgets/table.h"

class QGridLayout;
class QStackedWidget;

namespace comptoir::gui {

class Card;
class ChipRow;
class FormDialog;

// Every account number met for a payee, and the act that confirms one.
class PayeeCard : public QWidget {
    Q_OBJECT

public:
    explicit PayeeCard(Session& session, QWidget* parent = nullptr);
    void show_row(const std::optional<PaymentView>& row);
    void reload();
    void retranslate();
    bool can_confirm() const;
    void ask_confirmation(QWidget* window); // of the newest account not payable yet

signals:
    void failed(const comptoir::Error& error);
    void told(const QString& sentence);
    void shown_changed();

private:
    void show_ibans();
    std::optional<app::PayeeIban> unconfirmed() const;

    Session& m_session;
    std::optional<PaymentView> m_row;
    std::vector<app::PayeeIban> m_ibans;
    QLabel* m_facts;
    QLabel* m_title;
    QLabel* m_list;
    Latest m_latest;
};

class PaymentsPane : public Pane {
    Q_OBJECT

public:
    enum Chip { ToPay, Basket, Ordered, Settled };

    explicit PaymentsPane(Session& session, QWidget* parent = nullptr);
    QString title() const override;
    QString icon() const override { return QStringLiteral("payments"); }
    ChipRow* chips() const { return m_chips; }
    QWidget* first_focus() const override { return m_table; }
    Table* table() const { return m_table; }
    PaymentTableModel* model() const { return m_model; }
    PayeeCard* payee() const { return m_payee; }

protected:
    void refresh(const Nouns& nouns) override;
    void refresh_count(const Nouns& nouns) override;
    void retranslate() override;
    void update_actions() override;

private:
    void build_content();
    void build_actions();
    void load();
    void follow_row();
    void primary();
    void add_to_basket();
    void ask_export();
    QLabel* payee_check(const std::vector<const PaymentView*>& rows, QWidget* parent);
    void write_orders(FormDialog* dialog, const app::PaymentExport& request);
    void refuse_basket(const Error& error);
    void cancel();
    std::vector<const PaymentView*> concerned() const; // ticked ones, or all of the basket

    ChipRow* m_chips;
    Card* m_list;
    Card* m_detail;
    Table* m_table;
    PaymentTableModel* m_model;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    PayeeCard* m_payee;
    QAction *m_primary, *m_party, *m_confirm, *m_cancel, *m_tick;
    std::array<std::int64_t, 4> m_counts{};
    Latest m_latest;
};

} // namespace comptoir::gui
