#include "comptoir/gui/widgets/typed_edits.h"

#include "comptoir/gui/widgets/card.h"

#include <QEvent>
#include <QKeyEvent>

namespace comptoir::gui {

QDate to_qdate(Date day) {
    return QDate(day.year(), static_cast<int>(day.month()), static_cast<int>(day.day()));
}

Date from_qdate(QDate day) {
    return Date::from_ymd(day.year(), static_cast<unsigned>(day.month()),
                          static_cast<unsigned>(day.day()))
        .value_or(Date{});
}

MoneyEdit::MoneyEdit(const Words& words, QWidget* parent) : QLineEdit(parent), m_words(words) {
    setAlignment(Qt::AlignRight);
    connect(this, &QLineEdit::textChanged, this,
            [this] { set_style_property(this, "problem", !text().isEmpty() && !money()); });
    connect(this, &QLineEdit::editingFinished, this, [this] {
        if (const auto value = money())
            set_money(*value);
    });
}

void MoneyEdit::set_money(Money money) {
    m_currency = money.currency();
    setText(m_words.bare(money));
}

std::optional<Money> MoneyEdit::money() const {
    return parse(text(), m_currency);
}

std::optional<Money> MoneyEdit::parse(const QString& text, Currency currency) {
    QString plain;
    for (const QChar c : text)
        if (!c.isSpace() && c != QChar(0x202f))
            plain += c == QChar(0x2212) ? QLatin1Char('-') : c;
    // The last mark is the decimal one: "1.234,50" and "1,234.50" both read 1234.50.
    const qsizetype mark =
        std::max(plain.lastIndexOf(QLatin1Char(',')), plain.lastIndexOf(QLatin1Char('.')));
    if (mark >= 0) {
        QString whole = plain.left(mark);
        whole.remove(QLatin1Char(',')).remove(QLatin1Char('.'));
        plain = whole + QLatin1Char('.') + plain.mid(mark + 1);
    }
    return parse_money(plain.toStdString(), currency).money;
}

void MoneyEdit::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        if (const auto value = money())
            set_money(*value);
    QLineEdit::changeEvent(event);
}

void MoneyEdit::keyPressEvent(QKeyEvent* event) {
    const bool keypad_point = event->modifiers().testFlag(Qt::KeypadModifier) &&
                              (event->key() == Qt::Key_Period || event->key() == Qt::Key_Comma);
    if (keypad_point) {
        insert(m_words.language() == i18n::Language::French ? QStringLiteral(",")
                                                            : QStringLiteral("."));
        return;
    }
    QLineEdit::keyPressEvent(event);
}

IbanEdit::IbanEdit(QWidget* parent) : QLineEdit(parent) {
    connect(this, &QLineEdit::textChanged, this,
            [this] { set_style_property(this, "problem", text().size() > 14 && !iban()); });
}

void IbanEdit::set_iban(const std::optional<Iban>& iban) {
    setText(iban ? q(iban->printed()) : QString());
}

std::optional<Iban> IbanEdit::iban() const {
    return Iban::parse(text().toStdString());
}

} // namespace comptoir::gui
