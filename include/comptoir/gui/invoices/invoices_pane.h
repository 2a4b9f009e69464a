// Factures: every invoice by state, with its fields, history and preview.
#pragma once

#include "comptoir/gui/invoices/invoice_form.h"
#include "comptoir/gui/invoices/invoice_table_model.h"
#include "comptoir/gui/shell/pane.h"
#include "comptoir/gui/widgets/table.h"

#include <map>

class QComboBox;
class QStackedWidget;
class QTabBar;

namespace comptoir::gui {

class Card;
class ChipRow;
class PageView;

class InvoicesPane : public Pane {
    Q_OBJECT

public:
    explicit InvoicesPane(Session& session, QWidget* parent = nullptr);
    QString title() const override;
    QString icon() const override { return QStringLiteral("invoices"); }
    void jump(const QString& kind, qlonglong id) override;
    QWidget* first_focus() const override { return m_table; }
    Table* table() const { return m_table; }
    InvoiceTableModel* model() const { return m_model; }
    ChipRow* chips() const { return m_chips; }

protected:
    void refresh(const Nouns& nouns) override;
    void refresh_count(const Nouns& nouns) override;
    void retranslate() override;
    void update_actions() override;

private:
    static constexpr int k_all = 100; // QButtonGroup keeps negative ids for itself
    void build_content();
    void load();
    void load_more(qlonglong after);
    app::InvoiceFilter filter() const;
    void follow_row();
    void show_sums();

    ChipRow* m_chips;
    QComboBox* m_direction;
    QLineEdit* m_filter_edit;
    Card* m_list;
    Card* m_detail;
    Table* m_table;
    InvoiceTableModel* m_model;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_sums;
    QTabBar* m_detail_tabs;
    QStackedWidget* m_detail_stack;
    InvoiceForm* m_form;
    PageView* m_pages;
    QAction *m_next, *m_refuse, *m_filter, *m_add;
    QTimer m_filter_timer;
    std::map<invoices::InvoiceState, std::int64_t> m_counts; // absent: none
    qlonglong m_wanted = 0;
    Latest m_latest;
};

} // namespace comptoir::gui
