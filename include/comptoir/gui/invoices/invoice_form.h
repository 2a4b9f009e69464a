// The fields of one invoice: as read, as corrected, and its next step.
//
// Beside each field a tag says where the value comes from or what the checks say about it. The next
// step of the life cycle (review, approve, book) is one button; steps already done cannot be
// edited.
#pragma once

#include "comptoir/app/invoices.h"
#include "comptoir/gui/support/async.h"

#include <QScrollArea>
#include <QVariant>

class QGridLayout;
class QLabel;
class QLineEdit;

namespace comptoir::gui {

class DayEdit;
class MoneyEdit;
class TagLabel;

class InvoiceForm : public QScrollArea {
    Q_OBJECT

public:
    explicit InvoiceForm(Session& session, QWidget* parent = nullptr);
    void show_invoice(std::int64_t id); // 0: nothing
    void reload();
    void retranslate();
    const std::optional<invoices::Invoice>& invoice() const { return m_invoice; }
    QString next_step_words() const; // empty: nothing left to do here
    std::optional<users::Right> next_step_right() const;
    void next_step();
    void ask_refusal(QWidget* window);
    bool can_refuse() const;

signals:
    void failed(const comptoir::Error& error);
    void told(const QString& sentence);
    void refused(const QString& sentence); // what was typed is not right
    void shown_changed();

private:
    struct Field {
        QLabel* label;
        QWidget* input;
        TagLabel* tag;
    };
    enum Row { Party, Number, Issued, Due, Net, Vat, Gross, Iban, Reference, Account, k_rows };

    void build();
    void fill();
    void fill_inputs();
    void keep_typed(const QVariantList& typed);
    QVariantList inputs() const;
    void fill_tags();
    void fill_history(const std::vector<app::HistoryLine>& lines);
    app::InvoiceReview review() const;
    void run(std::function<Result<invoices::Invoice>(app::Writer&)> act, const QString& sentence);
    QLineEdit* line(Row row) const;
    MoneyEdit* money(Row row) const;
    DayEdit* day(Row row) const;

    Session& m_session;
    std::vector<Field> m_fields;
    QWidget* m_sheet;
    QLabel* m_taxes;
    QLabel* m_checks;
    QLabel* m_history_title;
    QLabel* m_history;
    std::optional<invoices::Invoice> m_invoice;
    std::vector<app::HistoryLine> m_lines;
    bool m_party_known = false;
    bool m_iban_confirmed = false;
    bool m_due_known = false;
    std::int64_t m_id = 0;
    // What fill() wrote, of which invoice: what differs from it was typed.
    QVariantList m_written;
    std::pair<std::int64_t, invoices::InvoiceState> m_written_of{0, {}};
    Latest m_latest;
};

} // namespace comptoir::gui
