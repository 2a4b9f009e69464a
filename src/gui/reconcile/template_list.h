// The list of entry templates, in the order they are tried: add, change, order, remove, and correct
// what was booked before a change.
#pragma once

#include "comptoir/app/templates.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/column_model.h"

#include <QDialog>

class QPushButton;

namespace comptoir::gui {

class FormDialog;
class MessageBar;
class Table;

class TemplateListModel : public ColumnModel<app::TemplateRowOfList> {
    Q_DECLARE_TR_FUNCTIONS(TemplateListModel)

public:
    enum Column { Order, Code, Label, Accounts, Reference, Scope, Lines, State, k_columns };

    explicit TemplateListModel(const Words& words, QObject* parent = nullptr);
    qlonglong key_of(const app::TemplateRowOfList& row) const override { return row.it.id.value(); }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const app::TemplateRowOfList& row, int column, int role) const override;

private:
    const Words& m_words;
};

class TemplateList : public QDialog {
    Q_DECLARE_TR_FUNCTIONS(TemplateList)

public:
    TemplateList(Session& session, QWidget* parent);

private:
    QPushButton* add_button(const char* name, const QString& words, std::function<void()> act);
    void reload();
    void update_buttons();
    struct OrderChange {
        reconcile::TemplateScope scope = reconcile::TemplateScope::Company;
        std::vector<std::string> before, after;
    };
    void move(int by);
    void ask_why(const OrderChange& change);
    void save_order(const OrderChange& change, const QString& reason, FormDialog* asked_in);
    void remove();
    void correct_past();
    void book_past(const reconcile::StoredTemplate& one);
    const app::TemplateRowOfList* current() const;

    Session& m_session;
    Latest m_latest;
    TemplateListModel* m_model;
    Table* m_table;
    MessageBar* m_messages;
    QPushButton *m_add, *m_change, *m_up, *m_down, *m_past, *m_remove;
};

void open_template_list(Session& session, QWidget* window);

} // namespace comptoir::gui
