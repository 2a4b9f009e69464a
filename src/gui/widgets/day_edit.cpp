#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QEvent>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QToolTip>

#include <algorithm>

namespace comptoir::gui {

namespace {

// Whole years alone: what is still being typed may become another day.
constexpr int k_written_out = 8;

std::optional<Date> from_parts(const QStringList& parts, Date near) {
    const auto number = [&parts](qsizetype at) { return parts[at].toInt(); };
    int year = near.year();
    unsigned month = near.month();
    if (parts.size() > 1)
        month = static_cast<unsigned>(number(1));
    if (parts.size() > 2) {
        year = number(2);
        if (parts[2].size() == 2)
            year += 2000;
        else if (parts[2].size() != 4)
            return std::nullopt;
    }
    return Date::from_ymd(year, month, static_cast<unsigned>(number(0)));
}

// "31", "3108", "310826", "31082026": nothing between day, month and year.
QStringList cut_digits(const QString& digits) {
    QStringList parts{digits.left(2)};
    if (digits.size() > 2)
        parts << digits.mid(2, 2);
    if (digits.size() > 4)
        parts << digits.mid(4);
    return parts;
}

} // namespace

DayEdit::DayEdit(const Words& words, QWidget* parent)
    : QLineEdit(parent), m_words(words),
      m_day(from_qdate(QDate(2000, 1, 1))), m_range{*Date::from_ymd(1900, 1, 1),
                                                    *Date::from_ymd(2199, 12, 31)} {
    setMaxLength(24);
    write();
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    connect(this, &QLineEdit::textEdited, this, [this] {
        show_problem();
        const QString plain = text().trimmed();
        // In the middle of the text it goes on: 15/1/2026 is on its way to 15/12/2026.
        if (typed() && cursorPosition() == text().size() && plain.size() >= k_written_out &&
            plain.contains(QRegularExpression(QStringLiteral("\\d{4}"))))
            accept_typed();
    });
    connect(this, &QLineEdit::editingFinished, this, [this] {
        if (!typed())
            return;
        accept_typed();
        write();
    });
}

std::optional<Date> DayEdit::parse(const QString& text, Date near, const QLocale& locale) {
    static const QRegularExpression marks(QStringLiteral("[/.\\-\\s]+"));
    static const QRegularExpression digits(QStringLiteral("^\\d+$"));
    const QString plain = text.trimmed();
    if (const auto iso = Date::parse_iso(plain.toStdString()))
        return iso;
    if (plain.contains(digits)) {
        if (plain.size() == 8)
            if (const auto compact = Date::parse_compact(plain.toStdString()))
                return compact;
        if (plain.size() == 1 || plain.size() == 2 || plain.size() == 4 || plain.size() == 6 ||
            plain.size() == 8)
            return from_parts(cut_digits(plain), near);
        return std::nullopt;
    }
    const QStringList parts = plain.split(marks);
    const bool numbers = std::all_of(parts.begin(), parts.end(),
                                     [](const QString& p) { return p.contains(digits); });
    if (numbers && parts.size() <= 3)
        return from_parts(parts, near);
    const QDate named = locale.toDate(plain, QStringLiteral("d MMM yyyy"));
    return named.isValid() ? Date::from_ymd(named.year(), static_cast<unsigned>(named.month()),
                                            static_cast<unsigned>(named.day()))
                           : std::nullopt;
}

std::optional<Date> DayEdit::typed() const {
    const auto day = parse(text(), m_day, m_words.locale());
    return day && m_range.contains(*day) ? day : std::nullopt;
}

QString DayEdit::problem() const {
    const auto day = parse(text(), m_day, m_words.locale());
    if (day && m_range.contains(*day))
        return {};
    if (day)
        return tr("%1 is outside: type a day from %2 to %3.")
            .arg(text().trimmed(), m_words.date(m_range.from), m_words.date(m_range.to));
    return text().trimmed().isEmpty()
               ? tr("Type a day, such as %1.").arg(m_words.date(m_day))
               : tr("“%1” is no day: type it as %2.").arg(text().trimmed(), m_words.date(m_day));
}

bool DayEdit::is_right(const std::function<void(const QString& problem)>& tell) {
    const QString wrong = problem();
    if (wrong.isEmpty())
        return true;
    tell(wrong);
    setFocus(Qt::OtherFocusReason);
    selectAll();
    return false;
}

void DayEdit::set_day(Date day) {
    m_day = std::clamp(day, m_range.from, m_range.to);
    write();
}

void DayEdit::set_range(DateRange range) {
    if (range == m_range)
        return;
    const bool is_right = problem().isEmpty();
    m_day = std::clamp(day(), range.from, range.to);
    m_range = range;
    if (isModified() || !is_right)
        return show_problem();
    write();
}

// No wider than a day needs: it stands in bars beside other things.
QSize DayEdit::sizeHint() const {
    const int blank = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    const int widest = fontMetrics().horizontalAdvance(m_words.date(*Date::from_ymd(2028, 8, 28)));
    return {widest + 4 * blank, QLineEdit::sizeHint().height()};
}

void DayEdit::accept_typed() {
    const auto day = typed();
    if (!day || *day == m_day)
        return;
    m_day = *day;
    emit day_typed();
}

void DayEdit::write() {
    setText(m_words.date(m_day));
    show_problem();
}

void DayEdit::show_problem() {
    const QString wrong = problem();
    set_style_property(this, "problem", !wrong.isEmpty());
    setToolTip(wrong);
}

void DayEdit::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    if (step == 0 || isReadOnly())
        return QLineEdit::keyPressEvent(event);
    const Date before = m_day;
    set_day(day().plus_days(step));
    if (m_day != before)
        emit day_typed();
}

void DayEdit::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason ||
        typed() || qobject_cast<FormDialog*>(window()))
        return;
    QToolTip::showText(mapToGlobal(QPoint(0, height())), problem(), this);
}

void DayEdit::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        write();
    QLineEdit::changeEvent(event);
}

} // namespace comptoir::gui
