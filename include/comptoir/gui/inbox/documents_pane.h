// Documents: what came in, by box, with its preview and the fields that were read.
#pragma once

#include "comptoir/gui/invoices/invoice_form.h"
#include "comptoir/gui/shell/pane.h"
#include "comptoir/gui/widgets/page_view.h"
#include "comptoir/gui/widgets/row_model.h"
#include "comptoir/gui/widgets/table.h"
#include "comptoir/inbox/types.h"

class QStackedWidget;

namespace comptoir::gui {

class Card;
class ChipRow;

struct DocumentView {
    inbox::Document document;
    std::optional<invoices::Invoice> invoice;
};

class DocumentTableModel : public RowModel<DocumentView> {
    Q_OBJECT

public:
    enum Column { Name, Party, Number, Gross, Source, State, Added, k_columns };

    explicit DocumentTableModel(const Words& words, QObject* parent = nullptr);
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    qlonglong key_of(const DocumentView& row) const override { return row.document.id.value(); }
    QVariant cell(const DocumentView& row, int column, int role) const override;

private:
    const Words& m_words;
};

class DocumentsPane : public Pane {
    Q_OBJECT

public:
    explicit DocumentsPane(Session& session, QWidget* parent = nullptr);
    QString title() const override;
    QString icon() const override { return QStringLiteral("documents"); }
    void jump(const QString& kind, qlonglong id) override;
    inbox::Box box() const;
    void add_files(const std::vector<std::filesystem::path>& files, inbox::Box box);
    QWidget* first_focus() const override { return m_table; }
    Table* table() const { return m_table; }
    DocumentTableModel* model() const { return m_model; }
    InvoiceForm* form() const { return m_form; }
    PageView* pages() const { return m_pages; }

protected:
    void refresh(const Nouns& nouns) override;
    void refresh_count(const Nouns& nouns) override;
    void retranslate() override;
    void update_actions() override;

private:
    struct Counts {
        std::int64_t boxes[3] = {0, 0, 0}; // waiting, by box
    };
    void build_content();
    void build_actions();
    void load();
    void follow_row();
    void move_to(inbox::Box box);

    ChipRow* m_chips;
    Card* m_list;
    Card* m_preview;
    Card* m_fields;
    Table* m_table;
    DocumentTableModel* m_model;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    PageView* m_pages;
    InvoiceForm* m_form;
    QStackedWidget* m_form_stack;
    QLabel* m_no_fields;
    QAction *m_add, *m_next, *m_refuse, *m_to_purchase, *m_to_sale, *m_to_other;
    Counts m_counts;
    qlonglong m_wanted = 0;
    Latest m_latest;
};

} // namespace comptoir::gui
