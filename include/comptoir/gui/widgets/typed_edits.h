// Inputs that take and give typed values: an amount, a day, an account number of a bank.
//
// Each says what is wrong by its border and accessible description, and answers an empty value
// until the text is right. The keypad's point is the decimal comma in French.
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/core/iban.h"
#include "comptoir/core/money.h"
#include "comptoir/gui/support/words.h"

#include <QDate>
#include <QLineEdit>

#include <functional>
#include <optional>

namespace comptoir::gui {

QDate to_qdate(Date day);
Date from_qdate(QDate day);

class MoneyEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit MoneyEdit(const Words& words, QWidget* parent = nullptr);
    void set_money(Money money);
    std::optional<Money> money() const;
    // "1 234,5", "1234.50", "-12": blanks and both marks are understood.
    static std::optional<Money> parse(const QString& text, Currency currency);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Words& m_words;
    Currency m_currency;
};

// A day is typed as people write it: 31/08/2026, 31/8/26, 31-08, 31082026, 3108, 31. What is left
// out is that of the day shown before. ↑ and ↓ go to the next and the previous day.
class DayEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit DayEdit(const Words& words, QWidget* parent = nullptr);
    void set_day(Date day);          // the nearest day of the range
    void set_range(DateRange range); // what is being typed stays as it is typed
    void set_latest(Date last) { set_range({m_range.from, last}); }
    // As typed so far; the last one that was right while it is none.
    Date day() const { return typed().value_or(m_day); }
    // What is typed, when it is no day or none of the range; nothing while it is right. An act that
    // takes the day asks first: day() is then one that nobody meant.
    QString problem() const;
    // What such an act does: false while it is none, which is told, and the field takes the
    // keyboard with its text selected.
    bool is_right(const std::function<void(const QString& problem)>& tell);
    // `near` gives the month and year that the text leaves out.
    static std::optional<Date> parse(const QString& text, Date near, const QLocale& locale);
    QSize sizeHint() const override;

signals:
    void day_typed(); // by a person: whole, or left with Tab or Enter

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    // What is no day stays, red, until it is mended; outside a form a word says so at once.
    void focusOutEvent(QFocusEvent* event) override;

private:
    std::optional<Date> typed() const; // of the range
    void write();
    void show_problem();
    void accept_typed();

    const Words& m_words;
    Date m_day;
    DateRange m_range;
};

class IbanEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit IbanEdit(QWidget* parent = nullptr);
    void set_iban(const std::optional<Iban>& iban);
    std::optional<Iban> iban() const;
};

} // namespace comptoir::gui
