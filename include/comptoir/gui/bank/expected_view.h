// The Expected tab: what the bank announced and has not booked yet, apart from booked lines.
//
// Rows are drawn faint and in italics, under the word "expected": nothing here is in a balance. A
// row whose booked line came in says which one, and opens it.
#pragma once

#include "comptoir/app/expected.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/support/paging.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/column_model.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "comptoir/gui/widgets/table.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace comptoir::gui {

class ExpectedTableModel : public ColumnModel<app::ExpectedRow> {
    Q_OBJECT

public:
    enum Column { Journal, Day, Label, Party, Amount, State, Source, BookedAs, k_columns };

    explicit ExpectedTableModel(const Words& words, QObject* parent = nullptr);
    qlonglong key_of(const app::ExpectedRow& row) const override { return row.id.value(); }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const app::ExpectedRow& row, int column, int role) const override;

private:
    QString booked_as(const app::ExpectedRow& row) const;

    const Words& m_words;
};

class ExpectedView : public QWidget {
    Q_OBJECT

public:
    explicit ExpectedView(Session& session, QWidget* parent = nullptr);
    void reload(); // keeps selection and place
    void retranslate();
    void open_booked(); // the statement of the line that came in its place
    void toggle();      // it does not come, or it does after all
    void focus_filter();
    bool can_open() const;
    bool can_toggle() const;
    const app::ExpectedRow* current() const;
    Table* table() const { return m_table; }
    ExpectedTableModel* model() const { return m_model; }
    QComboBox* states() const { return m_states; }
    QString sums() const;
    std::int64_t waiting() const; // expected and late ones, of the journals shown

signals:
    void failed(const comptoir::Error& error);
    void told(const QString& sentence, int tone);
    void open_asked(const QString& journal, qlonglong statement);
    void changed();
    void counted();

private:
    enum Scope { Waiting, Late, Booked, Dropped, All, k_scopes };
    struct Loaded {
        Page<app::ExpectedRow> page;
        std::vector<app::ExpectedTotal> totals;
    };
    static Result<Loaded> load(app::Reader& reader, app::ExpectedFilter filter);
    app::ExpectedFilter filter() const;
    void load_more(qlonglong after);
    void load_journals();
    void show_sums();

    Session& m_session;
    ExpectedTableModel* m_model;
    Card* m_card;
    Table* m_table;
    QComboBox* m_journals;
    QComboBox* m_states;
    QLineEdit* m_text;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_sums;
    std::vector<app::ExpectedTotal> m_totals;
    QTimer m_typing;
    Latest m_latest, m_latest_journals;
};

} // namespace comptoir::gui
