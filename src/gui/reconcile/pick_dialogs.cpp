#include "comptoir/gui/reconcile/pick_dialogs.h"

#include "comptoir/app/invoices.h"
#include "comptoir/app/line_acts.h"
#include "comptoir/core/text.h"
#include "comptoir/gui/widgets/column_model.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/table.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>

#include <array>

namespace comptoir::gui {

namespace {

// Names the context of the translations below.
class PickDialogs {
    Q_DECLARE_TR_FUNCTIONS(PickDialogs)
};

bool holds_words(const QString& text, const QString& words) {
    const std::string folded = text::fold(text.toStdString());
    const auto wanted = text::fold_words(words.toStdString());
    return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
        return folded.find(word) != std::string::npos;
    });
}

class InvoiceTableModel : public ColumnModel<ledger::OpenItem> {
public:
    enum Column { Due, Piece, Party, Open, k_columns };
    InvoiceTableModel(const Words& words, QObject* parent) : ColumnModel(parent), m_words(words) {}
    qlonglong key_of(const ledger::OpenItem& row) const override { return row.id.value(); }
    std::span<const ColumnLook> looks() const override {
        static constexpr std::array<ColumnLook, k_columns> k_looks{{{CellKind::Dim, 12},
                                                                    {CellKind::Text, 16},
                                                                    {CellKind::Text, 22},
                                                                    {CellKind::Amount, 11}}};
        return k_looks;
    }
    QString column_name(int column) const override {
        switch (static_cast<Column>(column)) {
        case Due:
            return PickDialogs::tr("Due");
        case Piece:
            return PickDialogs::tr("Invoice");
        case Party:
            return PickDialogs::tr("Third party");
        case Open:
            return PickDialogs::tr("Left to settle");
        case k_columns:
            break;
        }
        return {};
    }
    QVariant cell(const ledger::OpenItem& row, int column, int role) const override {
        if (role != Qt::DisplayRole)
            return {};
        switch (static_cast<Column>(column)) {
        case Due:
            return m_words.date(row.due_on);
        case Piece:
            return q(row.piece.empty() ? row.number : row.piece);
        case Party:
            return q(row.party_name.empty() ? row.party : row.party_name);
        case Open:
            return m_words.bare(row.open);
        case k_columns:
            break;
        }
        return {};
    }

private:
    const Words& m_words;
};

class DocumentTableModel : public ColumnModel<inbox::Document> {
public:
    enum Column { Added, Name, k_columns };
    DocumentTableModel(const Words& words, QObject* parent) : ColumnModel(parent), m_words(words) {}
    qlonglong key_of(const inbox::Document& row) const override { return row.id.value(); }
    std::span<const ColumnLook> looks() const override {
        static constexpr std::array<ColumnLook, k_columns> k_looks{
            {{CellKind::Dim, 14}, {CellKind::Text, 40}}};
        return k_looks;
    }
    QString column_name(int column) const override {
        return column == Added ? PickDialogs::tr("Received") : PickDialogs::tr("Document");
    }
    QVariant cell(const inbox::Document& row, int column, int role) const override {
        if (role != Qt::DisplayRole)
            return {};
        return column == Added ? m_words.time(row.added_at) : q(row.name);
    }

private:
    const Words& m_words;
};

// Down and Enter leave the filter for the rows it left.
class IntoTable : public QObject {
public:
    IntoTable(QLineEdit* filter, Table* table) : QObject(filter), m_table(table) {
        filter->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::KeyPress)
            return QObject::eventFilter(watched, event);
        if (static_cast<QKeyEvent*>(event)->key() != Qt::Key_Down)
            return QObject::eventFilter(watched, event);
        m_table->setFocus(Qt::ShortcutFocusReason);
        return true;
    }

private:
    Table* m_table;
};

// The rows a filter leaves of a list; owned by its dialog.
template <class Model, class Row, class Text>
void follow_filter(QLineEdit* filter, Table* table, Model* model,
                   std::shared_ptr<std::vector<Row>> all, Text text) {
    const auto show = [=] {
        std::vector<Row> left;
        for (const Row& row : *all)
            if (holds_words(text(row), filter->text()))
                left.push_back(row);
        model->set_rows(std::move(left));
        if (model->rowCount() > 0)
            table->setCurrentIndex(model->index(0, 0));
    };
    QObject::connect(filter, &QLineEdit::textChanged, table, show);
    show();
}

FormDialog* pick_dialog(Session& session, QWidget* window, const QString& title, const char* name) {
    auto* dialog =
        new FormDialog({session.theme(), session.words(), session.jobs()}, title, window);
    dialog->setObjectName(QLatin1String(name));
    dialog->setMinimumSize(680, 420);
    return dialog;
}

} // namespace

QString lines_in_words(const Words& words, const std::vector<LineView>& lines) {
    if (lines.size() == 1)
        return PickDialogs::tr("%1, %2", "a bank line: label, amount")
            .arg(lines.front().label, words.amount(lines.front().amount));
    Money total = lines.front().amount;
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (lines[i].amount.currency() == total.currency())
            total += lines[i].amount;
    return PickDialogs::tr("%n line(s), %1", "how many bank lines, and their sum",
                           static_cast<int>(lines.size()))
        .arg(words.amount(total));
}

void open_invoice_dialog(Session& session, QWidget* window, const LineView& line,
                         std::function<void(std::optional<ledger::RowId>)> picked) {
    FormDialog* dialog =
        pick_dialog(session, window, PickDialogs::tr("Invoice of the line"), "invoice_dialog");
    dialog->set_introduction(lines_in_words(session.words(), {line}));
    auto* filter = new QLineEdit(dialog);
    filter->setObjectName(QStringLiteral("invoice_filter"));
    auto* model = new InvoiceTableModel(session.words(), dialog);
    auto* table = new Table(QStringLiteral("invoice_choice"), session.theme(), dialog);
    table->show_model(model, InvoiceTableModel::Party);
    auto* everybody = new QCheckBox(PickDialogs::tr("Of every third party"), dialog);
    everybody->setObjectName(QStringLiteral("everybody"));
    auto* none = new QCheckBox(PickDialogs::tr("No invoice after all"), dialog);
    none->setObjectName(QStringLiteral("no_invoice"));
    none->setVisible(!line.invoice.isEmpty());
    dialog->add_row(PickDialogs::tr("&Filter"), filter);
    dialog->add_row(PickDialogs::tr("&Invoices"), table);
    dialog->add_row(QString(), everybody);
    dialog->add_row(QString(), none);
    new IntoTable(filter, table);
    auto all = std::make_shared<std::vector<ledger::OpenItem>>();
    const auto text_of = [](const ledger::OpenItem& item) {
        return q(item.piece) + QLatin1Char(' ') + q(item.party_name) + QLatin1Char(' ') +
               q(item.party) + QLatin1Char(' ') + q(item.open.to_decimal());
    };
    follow_filter(filter, table, model, all, text_of);
    const auto load = [=, &session, id = line.id] {
        query(
            session, dialog,
            [id, whole = everybody->isChecked()](app::Reader& reader) {
                return app::invoices_for_line(reader, id, whole);
            },
            [=](Result<app::InvoiceChoice> choice) {
                if (!choice)
                    return dialog->show_error(choice.error());
                *all = std::move(choice->items);
                emit filter->textChanged(filter->text());
            });
    };
    QObject::connect(everybody, &QCheckBox::toggled, dialog, load);
    const auto act = [=] {
        if (!none->isChecked() && table->current_key() == 0)
            return dialog->show_problem(PickDialogs::tr("Choose an invoice first."));
        dialog->accept();
        picked(none->isChecked() ? std::nullopt
                                 : std::optional(ledger::RowId{table->current_key()}));
    };
    dialog->set_act(PickDialogs::tr("Put on the line"), act);
    QObject::connect(table, &Table::enter_pressed, dialog, act);
    QObject::connect(table, &QTableView::doubleClicked, dialog, act);
    load();
    dialog->open();
}

void open_document_dialog(Session& session, QWidget* window, const std::vector<LineView>& lines,
                          std::function<void(const std::vector<inbox::DocumentId>&)> picked) {
    FormDialog* dialog =
        pick_dialog(session, window, PickDialogs::tr("Attach documents"), "document_dialog");
    dialog->set_introduction(lines_in_words(session.words(), lines));
    auto* filter = new QLineEdit(dialog);
    filter->setObjectName(QStringLiteral("document_filter"));
    auto* model = new DocumentTableModel(session.words(), dialog);
    auto* table = new Table(QStringLiteral("document_choice"), session.theme(), dialog);
    table->show_model(model, DocumentTableModel::Name);
    dialog->add_row(PickDialogs::tr("&Filter"), filter);
    dialog->add_row(PickDialogs::tr("&Documents"), table,
                    PickDialogs::tr("Those of the Documents pane; several may be chosen."));
    new IntoTable(filter, table);
    auto all = std::make_shared<std::vector<inbox::Document>>();
    follow_filter(filter, table, model, all,
                  [](const inbox::Document& document) { return q(document.name); });
    query(
        session, dialog,
        [](app::Reader& reader) { return app::list_documents(reader, std::nullopt); },
        [=](Result<std::vector<inbox::Document>> documents) {
            if (!documents)
                return dialog->show_error(documents.error());
            *all = std::move(*documents);
            emit filter->textChanged(filter->text());
        });
    const auto act = [=] {
        std::vector<inbox::DocumentId> chosen;
        for (const qlonglong key : table->selected_keys())
            chosen.emplace_back(key);
        if (chosen.empty())
            return dialog->show_problem(PickDialogs::tr("Choose a document first."));
        dialog->accept();
        picked(chosen);
    };
    dialog->set_act(PickDialogs::tr("Attach"), act);
    QObject::connect(table, &Table::enter_pressed, dialog, act);
    dialog->open();
}

void open_text_dialog(Session& session, QWidget* window, const std::vector<LineView>& lines,
                      LineText kind, std::function<void(const QString&)> typed) {
    const bool note = kind == LineText::Note;
    auto* dialog = new FormDialog(
        {session.theme(), session.words(), session.jobs()},
        note ? PickDialogs::tr("Note on the lines") : PickDialogs::tr("Ignore"), window);
    dialog->setObjectName(QStringLiteral("text_dialog"));
    dialog->set_introduction(lines_in_words(session.words(), lines));
    auto* text = new QLineEdit(note ? lines.front().note : QString(), dialog);
    text->setObjectName(QStringLiteral("text"));
    dialog->add_row(note ? PickDialogs::tr("&Note") : PickDialogs::tr("&Why"), text,
                    note ? PickDialogs::tr("Empty takes the note away.")
                         : PickDialogs::tr("The line leaves the work for good; who reads the "
                                           "statement later must understand it."));
    dialog->set_act(note ? PickDialogs::tr("Save") : PickDialogs::tr("Ignore"), [=] {
        if (!note && text->text().trimmed().isEmpty())
            return dialog->show_problem(PickDialogs::tr("Say why first."));
        dialog->accept();
        typed(text->text());
    });
    dialog->open();
}

} // namespace comptoir::gui
