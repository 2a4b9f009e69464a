#include "key_log.h"

#include <algorithm>

namespace comptoir::gui {

void KeyLog::begin(Step step, Shape shape, int lines) {
    end();
    m_at.emplace(shape, step);
    m_rows[*m_at].lines += lines;
}

void KeyLog::add_lines(int lines) {
    if (m_at)
        m_rows[*m_at].lines += lines;
}

void KeyLog::end() {
    if (!m_at)
        return;
    Row& row = m_rows[*m_at];
    if (!row.now.empty() && (row.example.empty() || row.now.size() < row.example.size()))
        row.example = row.now;
    row.now.clear();
    m_at.reset();
}

void KeyLog::press(const Stroke& stroke) {
    ++m_total;
    if (!m_at)
        return;
    Row& row = m_rows[*m_at];
    ++row.keys;
    row.now.push_back(stroke);
}

namespace {

QString name_of(const Stroke& stroke, bool french) {
    switch (stroke.key) {
    case Qt::Key_Return:
        return french ? QStringLiteral("Entrée") : QStringLiteral("Enter");
    case Qt::Key_Space:
        return french ? QStringLiteral("Espace") : QStringLiteral("Space");
    case Qt::Key_Tab:
        return QStringLiteral("Tab");
    case Qt::Key_Escape:
        return french ? QStringLiteral("Échap") : QStringLiteral("Esc");
    case Qt::Key_Down:
        return QStringLiteral("↓");
    case Qt::Key_Up:
        return QStringLiteral("↑");
    case Qt::Key_Right:
        return QStringLiteral("→");
    case Qt::Key_PageDown:
        return french ? QStringLiteral("PgSuiv") : QStringLiteral("PgDn");
    case Qt::Key_PageUp:
        return french ? QStringLiteral("PgPréc") : QStringLiteral("PgUp");
    default:
        return QString(QChar(stroke.key));
    }
}

QString words_of(const Stroke& stroke, bool french) {
    QString words;
    if (stroke.modifiers.testFlag(Qt::ControlModifier))
        words += QStringLiteral("Ctrl+");
    if (stroke.modifiers.testFlag(Qt::AltModifier))
        words += QStringLiteral("Alt+");
    if (stroke.modifiers.testFlag(Qt::ShiftModifier))
        words += french ? QStringLiteral("Maj+") : QStringLiteral("Shift+");
    return words + name_of(stroke, french);
}

} // namespace

QString key_words(const std::vector<Stroke>& strokes, i18n::Language language) {
    const bool french = language == i18n::Language::French;
    QStringList words;
    QString typed;
    const auto put = [&] {
        if (!typed.isEmpty())
            words << QStringLiteral("`%1`").arg(typed);
        typed.clear();
    };
    for (const Stroke& stroke : strokes) {
        if (!stroke.text.isEmpty()) {
            typed += stroke.text;
            continue;
        }
        put();
        words << words_of(stroke, french);
    }
    put();
    return words.join(QStringLiteral(", "));
}

} // namespace comptoir::gui
