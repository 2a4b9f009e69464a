// Inputs that take and give typed values: an amount, a day, an account number of a bank.
//
// Each says what is wrong by its border and accessible description, and answers an empty value
// until the text is right. The keypad's point is the decimal comma in French.
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/core/iban.h"
#include "comptoir/core/money.h"
#include "comptoir/gui/support/words.h"

#include <QDateEdit>
#include <QLineEdit>

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

class DayEdit : public QDateEdit {
    Q_OBJECT

public:
    explicit DayEdit(const Words& words, QWidget* parent = nullptr);
    void set_day(Date day) { setDate(to_qdate(day)); }
    Date day() const { return from_qdate(date()); }

protected:
    void changeEvent(QEvent* event) override;
    // Tab goes to the next field at once; the arrows and what is typed move within the day.
    bool focusNextPrevChild(bool next) override;

private:
    const Words& m_words;
};

class IbanEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit IbanEdit(QWidget* parent = nullptr);
    void set_iban(const std::optional<Iban>& iban);
    std::optional<Iban> iban() const;
};

} // namespace comptoir::gui
